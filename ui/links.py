"""What a start was asked to open: files, links, or to ask for a file.

A link is ``ladewell:`` with the link of a TradeTrust code behind it. It may come from any web page
or letter, so all it can do is to have somebody asked whether its document is wanted.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QUrl, Signal
from PySide6.QtGui import QFileOpenEvent

SCHEME = "ladewell:"
_CHOOSE = b"?choose"
MOST_BYTES = 1024 * 1024
_MOST = 2_000
_LONGEST = 16 * 1024
"""Of one path or link, in bytes."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to open."""

    paths: tuple[Path, ...] = ()
    links: tuple[str, ...] = ()
    chooses: bool = False
    """Ask the user which file."""

    @classmethod
    def of(cls, arguments: Sequence[str], *, chooses: bool = False) -> Wanted:
        """Read what a command line, a desktop or a system names: paths, ``file:`` URLs, links."""
        links = tuple(text for text in arguments if _is_link(text))
        paths = (_path_of(text) for text in arguments if text and not _is_link(text))
        return cls(tuple(paths), links, chooses)

    def to_bytes(self) -> bytes:
        """Return it as another start hands it over; of too much only the first."""
        parts = [_CHOOSE] if self.chooses else []
        parts += [os.fsencode(path.absolute()) for path in self.paths]
        parts += [link.encode("utf-8", "replace") for link in self.links]
        fitting, room = [], MOST_BYTES
        for part in (one for one in parts[:_MOST] if len(one) <= _LONGEST):
            room -= len(part) + 1
            if room < 0:
                break
            fitting.append(part)
        return b"\0".join(fitting)

    @classmethod
    def from_bytes(cls, said: bytes) -> Wanted | None:
        """Read what another start said; nothing if it was none of ours."""
        parts = [part for part in said.split(b"\0")[:_MOST] if part]
        chooses = _CHOOSE in parts
        texts = [os.fsdecode(part) for part in parts if part != _CHOOSE]
        wanted = cls(
            tuple(Path(text) for text in texts if not _is_link(text)),
            tuple(text for text in texts if _is_link(text)),
            chooses,
        )
        return wanted if all(path.is_absolute() for path in wanted.paths) else None


class OpenRequests(QObject):
    """Hears what macOS asks a running program to open; elsewhere a second start comes instead."""

    called = Signal(object)
    """`Wanted`."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FileOpen and isinstance(event, QFileOpenEvent):
            named = event.file() or event.url().toString(
                QUrl.ComponentFormattingOption.FullyEncoded
            )
            self.called.emit(Wanted.of([named]))
            return True
        return super().eventFilter(watched, event)


def link_to(target: str) -> str:
    """Return the link that a TradeTrust code makes: it is opened as if it came from outside."""
    return SCHEME + target


def target_of(link: str) -> str:
    """Return the link that stands behind the scheme."""
    return link[len(SCHEME) :].removeprefix("//")


def _is_link(text: str) -> bool:
    return text[: len(SCHEME)].lower() == SCHEME


def _path_of(text: str) -> Path:
    url = QUrl(text)
    return Path(url.toLocalFile() if url.isLocalFile() else text)
