"""Commitments: in, coded agreements, pledges, invitations and plans; out, who is bound to what by when."""

from .finder import Bound, find_bonds, find_commitments

__all__ = ["Bound", "find_bonds", "find_commitments"]
