"""One vector of a public suite: its name, and whether we do as it says."""

from __future__ import annotations

Vector = tuple[str, bool | str]
"""The name; and true where it passed, false where it failed, or why it is not for us."""
