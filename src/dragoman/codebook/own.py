"""Own: in, the path of a user's codebook; out, that codebook, checked, or every error in it by file and line."""

from __future__ import annotations

from pathlib import Path

from ..errors import CodebookError
from .check import check_codebook
from .load import Codebook, load_codebook

__all__ = ["own_codebook"]


def own_codebook(path: str | Path) -> Codebook:
    """The codebook in the file or folder ``path``, which replaces the bundled one or (``extends: plover``) adds to it.

    Raises:
        CodebookError: there is none, or it has errors; the message names each by file and line.
    """
    errors = [str(fault) for fault in check_codebook(path) if fault.severity == "error"]
    if errors:
        lines = "\n".join(errors)
        raise CodebookError(f"{lines}\nMend them first: nothing was read with {path}.")
    load_codebook.cache_clear()  # the file may have changed
    return load_codebook(str(path))
