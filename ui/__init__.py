"""The window: Qt widgets over the book."""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 - it puts its own import in the place of Python's

# With that, Qt for Python reads the source of every module that is imported later, in search of
# ``from __feature__ import …``, which nobody here says: a twentieth of a start, and of each import
# of the core. Python's own lies beside it, and goes back to its place.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
