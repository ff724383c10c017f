"""Looks for codes in a film or a PDF, in a process of its own: ``python -m ui.film FILE``.

Writes one line of JSON for each picture that has codes: how far it is (0 to 1), and their texts.
Films and PDFs come from anybody, and what decodes them is large and native: here it runs
without a vault, for a bounded time, in bounded memory, and takes nobody along when it falls.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QSize, QTimer, QUrl
from PySide6.QtGui import QGuiApplication

from ui.watcher import StillPicture

_MOST_SECONDS = 900
_MOST_MEMORY = 4 * 2**30
_MOST_PAGES = 200
_DOTS = 200
"""To an inch of a page: a module of a printed code is then eight dots wide."""
_MOST_DOTS = 5000

_PATIENCE_MS = 10_000
"""A film without a picture for so long is over, or is none."""

_ENOUGH, _MOST_PASSES = 0.9, 4
"""A busy machine leaves pictures out. Then the film is played again, each time half as fast."""

_COULD_NOT = 2


def main(path: Path) -> int:
    """Read the file at `path` and return the exit code: 0, or 2 if it cannot be read."""
    _bind()
    application = QGuiApplication([])
    with path.open("rb") as file:
        is_paper = file.read(5) == b"%PDF-"
    return _turn_pages(path) if is_paper else _play(path, application)


def _bind() -> None:
    """Let this process neither run nor grow without end."""
    end = threading.Timer(_MOST_SECONDS, os._exit, (_COULD_NOT,))
    end.daemon = True
    end.start()
    if sys.platform.startswith("linux"):
        import resource  # there is none on Windows

        # Not the address space: PDFium reserves more of that than there is memory.
        resource.setrlimit(resource.RLIMIT_DATA, (_MOST_MEMORY, _MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (_MOST_SECONDS, _MOST_SECONDS))


def _tell(share: float, texts: list[str]) -> None:
    if texts:
        sys.stdout.write(json.dumps([round(share, 4), texts]) + "\n")
        sys.stdout.flush()


def _turn_pages(path: Path) -> int:
    from PySide6.QtPdf import QPdfDocument

    document = QPdfDocument()
    if document.load(str(path)) is not QPdfDocument.Error.None_:
        return _COULD_NOT
    count = min(document.pageCount(), _MOST_PAGES)
    for page in range(count):
        points = document.pagePointSize(page)
        wide, high = (min(_MOST_DOTS, round(side * _DOTS / 72)) for side in points.toTuple())
        marks, _light = StillPicture(document.render(page, QSize(wide, high))).look()
        _tell((page + 1) / count, [mark.text for mark in marks if mark.text])
    return 0


def _play(path: Path, application: QGuiApplication) -> int:
    from PySide6.QtMultimedia import QMediaMetaData, QMediaPlayer, QVideoFrame, QVideoSink

    from ui.camera import FramePicture

    player, sink = QMediaPlayer(), QVideoSink()
    status = QMediaPlayer.MediaStatus
    seen = passes = 0

    def end() -> None:
        application.exit(0 if seen else _COULD_NOT)

    def expected() -> float:
        rate = player.metaData().value(QMediaMetaData.Key.VideoFrameRate)
        return float(rate or 0) * player.duration() / 1000

    def play_again() -> None:
        nonlocal seen, passes
        passes += 1
        if passes >= _MOST_PASSES or seen >= _ENOUGH * expected():
            end()
            return
        player.setPlaybackRate(player.playbackRate() / 2)
        player.setPosition(0)
        player.play()

    def look(frame: QVideoFrame) -> None:
        nonlocal seen
        if frame.isValid():
            seen += 1
            patience.start()
            marks, _light = FramePicture(frame).look()
            share = player.position() / max(1, player.duration())
            _tell(share, [mark.text for mark in marks if mark.text])

    def turned(now: QMediaPlayer.MediaStatus) -> None:
        is_blind = now is status.LoadedMedia and not player.hasVideo()
        if is_blind or now is status.InvalidMedia:
            end()
        elif now is status.EndOfMedia:
            play_again()

    patience = QTimer()
    patience.setSingleShot(True)
    patience.setInterval(_PATIENCE_MS)
    patience.timeout.connect(end)
    patience.start()
    sink.videoFrameChanged.connect(look)
    player.mediaStatusChanged.connect(turned)
    player.errorOccurred.connect(lambda *_: application.exit(_COULD_NOT))
    player.setVideoSink(sink)
    player.setSource(QUrl.fromLocalFile(str(path)))
    player.play()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
