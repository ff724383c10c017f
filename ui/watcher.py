"""Looks for codes in pictures as they come, off the window's thread."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage

from ui.jobs import Job
from ui.pages.latest import Latest
from ui.session import Session
from wallet.book import Catcher, Caught, Mark, is_link, look_at, marks_in
from wallet.progress import Progress

PREVIEW = QSize(1280, 960)
"""The largest picture that is handed back to be shown."""

_SAMPLE = 997
"""Every so many-th pixel tells how bright a picture is; a prime, so that no column does alone."""


class Picture(Protocol):
    """Something that can be looked at, once, on the worker."""

    def look(self) -> tuple[tuple[Mark, ...], float]:
        """Return the codes in it, and how bright it is on the whole, from 0 to 255."""

    def preview(self) -> QImage:
        """Return it as it is shown to the user."""


@dataclass(frozen=True, slots=True)
class Glance:
    """What one picture told."""

    caught: tuple[Caught, ...]
    """What came of each code that could be read."""
    marks: tuple[Mark, ...]
    light: float
    """How bright it was on the whole, from 0 to 255."""
    preview: QImage
    rank: int
    count: int
    """How much is known of the transfer that is nearest to complete; zeros if there is none."""
    link: str = ""
    """The link of a TradeTrust code, if one was there."""


class Watcher(QObject):
    """Looks at one picture at a time. While it looks, the newest of those that come waits.

    No queue grows: what a picture was replaced by shows the same codes or newer ones.
    """

    glanced = Signal(object)
    """A `Glance`, for each picture that was looked at."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._catcher = Catcher()
        self._newest: Picture | None = None
        self._looking = Latest(self)
        self._looking.answered.connect(self._looked)
        self._looking.failed.connect(self._go_on)

    def show(self, picture: Picture) -> None:
        """Look at `picture`, now or as soon as the one before is done."""
        if self._looking.is_waiting:
            self._newest = picture
        else:
            self._look(picture)

    def begin_anew(self) -> None:
        """Forget everything that was caught."""
        self._catcher = Catcher()
        self._newest = None
        self._looking.drop()

    def read(self, text: str) -> Glance:
        """Take the text of one code that something else has read: a hand scanner."""
        caught = self._catcher.take(text)
        rank, count = self._catcher.best
        return Glance((caught,), (), 0, QImage(), rank, count, text if is_link(text) else "")

    def look_at(self, paths: list[Path]) -> Job:
        """Look at files, each picture of them; the job brings `wallet.book.Seen`."""
        catcher = self._catcher
        return self._session.aside(lambda progress: look_at(paths, progress, catcher))

    def _look(self, picture: Picture) -> None:
        self._looking.ask(self._session.aside(partial(_glance, picture, self._catcher)))

    def _looked(self, glance: Glance) -> None:
        self._go_on()
        self.glanced.emit(glance)

    def _go_on(self) -> None:
        picture, self._newest = self._newest, None
        if picture is not None:
            self._look(picture)


def _glance(picture: Picture, catcher: Catcher, _progress: Progress) -> Glance:
    marks, light = picture.look()
    caught = tuple(catcher.take(mark.text) for mark in marks if mark.text)
    rank, count = catcher.best
    link = next((mark.text for mark in marks if is_link(mark.text)), "")
    return Glance(caught, marks, light, picture.preview(), rank, count, link)


def brightness(pixels: bytes | bytearray | memoryview, step: int = 1) -> float:
    """Return how bright a grey picture is, from 0 to 255, by a sample of its pixels."""
    sample = pixels[:: _SAMPLE * step]
    return sum(sample) / max(1, len(sample))


class StillPicture:
    """A picture in memory: a piece of the screen, a clipboard."""

    def __init__(self, image: QImage) -> None:
        """Look at `image`, which must not change any more."""
        self._image = image

    def look(self) -> tuple[tuple[Mark, ...], float]:
        """Return the codes in it, and how bright it is on the whole, from 0 to 255."""
        grey = on_white(self._image).convertToFormat(QImage.Format.Format_Grayscale8)
        pixels = grey.constBits()
        marks = marks_in(pixels, grey.width(), grey.height(), grey.bytesPerLine(), thorough=True)
        return marks, brightness(pixels)

    def preview(self) -> QImage:
        """Return it as it is shown to the user."""
        return fitting(self._image)


def on_white(image: QImage) -> QImage:
    """Return `image` as it looks on paper: white where it is transparent."""
    if not image.hasAlphaChannel():
        return image
    paper = QImage(image.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    from PySide6.QtGui import QPainter

    with QPainter(paper) as painter:
        painter.drawImage(0, 0, image)
    return paper


def fitting(image: QImage) -> QImage:
    """Return `image` no larger than a preview."""
    if image.width() <= PREVIEW.width() and image.height() <= PREVIEW.height():
        return image
    return image.scaled(PREVIEW, Qt.AspectRatioMode.KeepAspectRatio)
