"""Commitments: in, coded agreements, pledges, invitations and plans; out, who is bound to what by when."""

from .finder import find_commitments

__all__ = ["find_commitments"]
