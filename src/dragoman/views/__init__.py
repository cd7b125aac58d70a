"""Views: in, `Reading`s; out, JSON, tables, a terminal report, a marked-up page. Views add no facts."""

from __future__ import annotations

__all__: list[str] = []
