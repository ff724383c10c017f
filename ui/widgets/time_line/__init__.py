"""Who could act, to whose order and how firmly, drawn over time and as a table."""

from __future__ import annotations

from ui.widgets.time_line.control import ControlView
from ui.widgets.time_line.picture import TimeLine
from ui.widgets.time_line.story import Fork, Story, tell

__all__ = ["ControlView", "Fork", "Story", "TimeLine", "tell"]
