"""Pictures that come faster than they can be looked at: the newest wins, and no queue grows."""

from __future__ import annotations

import random
from threading import Event

import pytest
from PySide6.QtGui import QColor, QImage

from tests.camera import VIEWS, taken
from tests.ui.dialogs.trade import Desk
from ui.watcher import PREVIEW, StillPicture, Watcher, brightness
from wallet.book import Mark, Sight, light, modules

QVideoFrameFormat = pytest.importorskip(
    "PySide6.QtMultimedia", exc_type=ImportError
).QVideoFrameFormat
FORMAT = QVideoFrameFormat.PixelFormat


@pytest.fixture
def watcher(trade):
    desk: Desk = trade.desk("bank")
    watcher = Watcher(desk.session)
    watcher.desk = desk
    watcher.seen = []
    watcher.glanced.connect(watcher.seen.append)
    return watcher


class SlowPicture:
    """A picture that is looked at until somebody lets go."""

    def __init__(self, name, gate=None):
        self.name = name
        self.gate = gate

    def look(self):
        if self.gate is not None:
            self.gate.wait()
        return (Mark(self.name, 5.0),), 128.0

    def preview(self):
        return QImage()


def test_while_one_picture_is_looked_at_only_the_newest_waits(watcher):
    gate = Event()
    watcher.show(SlowPicture("first", gate))
    for number in range(100):
        watcher.show(SlowPicture(str(number)))
    gate.set()
    watcher.desk.settle()
    assert [glance.marks[0].text for glance in watcher.seen] == ["first", "99"]


def test_a_picture_that_breaks_the_decoder_stops_nothing(watcher, caplog):
    class Broken(SlowPicture):
        def look(self):
            raise MemoryError

    caplog.set_level("CRITICAL", "ui.jobs")
    watcher.show(Broken("x"))
    watcher.show(SlowPicture("y"))
    watcher.desk.settle()
    assert [glance.marks[0].text for glance in watcher.seen] == ["y"]


def test_what_was_caught_before_a_new_beginning_is_forgotten(watcher):
    beam = light(watcher.desk.session.card.text.encode(), version=5)
    glance = watcher.read(beam.text(1))
    assert (glance.rank, glance.count) == (1, beam.fragments)
    watcher.begin_anew()
    assert watcher.read("https://example.com").caught[0].sight is Sight.FOREIGN
    assert watcher.read(beam.text(2)).rank == 1


@pytest.mark.parametrize(
    "form",
    [FORMAT.Format_Y8, FORMAT.Format_NV12, FORMAT.Format_YUV420P, FORMAT.Format_YUYV,
     FORMAT.Format_P010],
    ids=lambda form: form.name,
)  # fmt: skip
def test_a_frame_is_read_where_the_driver_put_it(form, monkeypatch):
    from tests.ui import optics
    from ui import camera

    text = "UR:EBL-CARD/" + "LSADAOAXJZ" * 30
    picture = taken(modules(text), VIEWS["typical"], random.Random(1), (638, 480))
    seen = []

    def spy(pixels, *rest, **how):
        seen.append(pixels)
        return marks_in(pixels, *rest, **how)

    marks_in = camera.marks_in
    monkeypatch.setattr(camera, "marks_in", spy)
    frame = optics.frame_of(picture, form)
    ((mark,), brightness_seen) = camera.FramePicture(frame).look()
    assert mark.text == text
    assert isinstance(seen[0], memoryview), "not copied"
    assert not frame.isMapped()
    wanted = sum(picture.tobytes()) / len(picture.tobytes())
    assert abs(brightness_seen - wanted) < 30


def test_a_frame_without_a_plane_of_brightness_is_read_too():
    from PySide6.QtMultimedia import QVideoFrame

    from ui.camera import FramePicture

    image = QImage(64, 64, QImage.Format.Format_RGB32)
    image.fill(QColor(200, 200, 200))
    marks, light_seen = FramePicture(QVideoFrame(image)).look()
    assert marks == ()
    assert 190 < light_seen < 210
    assert FramePicture(QVideoFrame()).look() == ((), 0.0)


def test_a_preview_is_never_larger_than_it_is_shown():
    large = QImage(4000, 3000, QImage.Format.Format_RGB32)
    large.fill(0)
    assert StillPicture(large).preview().width() <= PREVIEW.width()
    small = QImage(40, 30, QImage.Format.Format_RGB32)
    small.fill(0)
    assert StillPicture(small).preview().size() == small.size()


def test_brightness_is_that_of_the_whole():
    assert brightness(bytes([255] * 100_000 + [0] * 100_000)) == pytest.approx(127.5, abs=3)
    assert brightness(b"") == 0


def test_a_camera_is_used_as_finely_as_it_helps():
    from ui.camera import best_format

    forms = [(640, 480, 30.0), (1280, 720, 30.0), (1920, 1080, 5.0), (3840, 2160, 30.0)]
    assert best_format(forms) == 1
    assert best_format([*forms, (1920, 1080, 30.0)]) == 4
    assert best_format([(3840, 2160, 30.0), (7680, 4320, 30.0)]) == 0
    assert best_format([]) is None
