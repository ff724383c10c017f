"""A camera that is missing, taken, forbidden, pulled out or mad says so, and can be tried again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage

pytest.importorskip("PySide6.QtMultimedia", exc_type=ImportError)

from PySide6.QtMultimedia import QCamera, QCameraDevice, QVideoFrame, QVideoFrameFormat

from tests.ui.dialogs.trade import HandClock
from tests.ui.pages.desk import settle
from ui import camera as module
from ui.camera import CameraState, FramePicture
from ui.dialogs.scan.dialog import CLIPBOARD, ScanDialog
from ui.session import Session


class Device:
    """A camera as the system tells of it."""

    def __init__(self, name=""):
        self.name = name

    def isNull(self):
        return not self.name

    def description(self):
        return self.name

    def position(self):
        return QCameraDevice.Position.UnspecifiedPosition

    def videoFormats(self):
        return []


class Devices(QObject):
    """What is plugged in."""

    videoInputsChanged = Signal()
    there: tuple[Device, ...] = ()
    newest = None

    def __init__(self, parent):
        super().__init__(parent)
        Devices.newest = self

    @staticmethod
    def videoInputs():
        return list(Devices.there)

    @staticmethod
    def defaultVideoInput():
        return Devices.there[0] if Devices.there else Device()

    def plug(self, *devices):
        Devices.there = devices
        self.videoInputsChanged.emit()


class Opened(QCamera):
    """One camera that the program has opened; `running` are those that it has not let go of."""

    running: list = []  # noqa: RUF012 - emptied for each test

    def __init__(self, device, parent):
        super().__init__(parent)
        self.device = device

    def start(self):
        Opened.running.append(self)

    def stop(self):
        if self in Opened.running:
            Opened.running.remove(self)


class Leave:
    """What the system says to who wants the camera."""

    answer = Qt.PermissionStatus.Granted
    asked = ()

    def checkPermission(self, _wanted):
        return self.answer

    def requestPermission(self, *asked):
        Leave.asked = asked


@pytest.fixture
def leave(monkeypatch):
    """Return who may say no; one camera is plugged in."""
    leave = Leave()
    monkeypatch.setattr(module, "QMediaDevices", Devices)
    monkeypatch.setattr(module, "QCamera", type("Both", (Opened,), {}))
    monkeypatch.setattr(
        module, "QCoreApplication", type("One", (), {"instance": staticmethod(lambda: leave)})
    )
    monkeypatch.setattr(Devices, "there", (Device("Desk camera"),))
    monkeypatch.setattr(Opened, "running", [])
    return leave


@pytest.fixture
def scan(leave, jobs, look, qtbot):
    """Return a function that opens the dialog with what is plugged in."""

    def opening():
        dialog = ScanDialog(Session(jobs), look, clock=HandClock())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.resize(1100, 760)
        dialog.show()
        return dialog

    return opening


def frame(width=64, height=48, grey=200):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(grey * 0x010101)
    return QVideoFrame(image)


def see(dialog, one):
    dialog.camera.camera.sink.setVideoFrame(one)
    dialog.camera.camera.sink.videoFrameChanged.emit(one)


def test_a_camera_that_is_plugged_in_later_is_used_at_once(scan, monkeypatch):
    monkeypatch.setattr(Devices, "there", ())
    dialog = scan()
    assert "No camera is connected" in dialog.camera.sight.notice
    Devices.newest.plug(Device("Desk camera"))
    assert dialog.camera.sight.notice == ""
    assert [one.device.name for one in Opened.running] == ["Desk camera"]


def test_a_camera_in_use_says_so_and_is_let_go_before_it_is_tried_again(scan):
    dialog = scan()
    (first,) = Opened.running
    first.errorOccurred.emit(QCamera.Error.CameraError, "busy")
    assert "Another program" in dialog.camera.sight.notice
    dialog.camera._again.click()
    assert dialog.camera.sight.notice == ""
    (second,) = Opened.running
    assert second is not first
    first.errorOccurred.emit(QCamera.Error.CameraError, "said too late")
    assert dialog.camera.sight.notice == ""


def test_a_camera_that_never_gives_a_picture_or_stops_to_says_so(scan):
    dialog = scan()
    camera = dialog.camera.camera
    assert camera._silence.isActive()
    camera._silence.timeout.emit()
    assert "gives no picture" in dialog.camera.sight.notice
    see(dialog, frame())
    assert camera.state is CameraState.RUNNING, "it was only slow"
    assert dialog.camera.sight.notice == ""
    camera._silence.timeout.emit()
    assert "gives no picture" in dialog.camera.sight.notice
    dialog.go(CLIPBOARD)
    assert not camera._silence.isActive(), "nobody waits for what was let go"
    assert Opened.running == []


def test_a_camera_that_is_pulled_out_keeps_what_was_caught(scan, jobs):
    dialog = scan()
    see(dialog, frame())
    settle(jobs)
    dialog.progress.show_rank(3, 9)
    Devices.newest.plug()
    assert "No camera is connected" in dialog.camera.sight.notice
    assert Opened.running == []
    assert dialog.progress.rank == (3, 9)
    Devices.newest.plug(Device("Another camera"))
    assert [one.device.name for one in Opened.running] == ["Another camera"]
    assert dialog.progress.rank == (3, 9)


def test_a_camera_that_was_pulled_out_during_a_pause_is_not_waited_for(scan):
    dialog = scan()
    dialog.pause.click()
    assert Opened.running == []
    Devices.newest.plug(Device("Another camera"))
    dialog.pause.click()
    assert [one.device.name for one in Opened.running] == ["Another camera"]


def test_a_camera_that_may_not_be_used_is_used_once_it_may(scan, leave):
    leave.answer = Qt.PermissionStatus.Denied
    dialog = scan()
    assert "privacy settings" in dialog.camera.sight.notice
    assert Opened.running == []
    leave.answer = Qt.PermissionStatus.Granted
    dialog.camera._again.click()
    assert dialog.camera.sight.notice == ""
    assert len(Opened.running) == 1


def test_leave_that_is_given_after_the_user_went_on_opens_nothing(scan, leave):
    leave.answer = Qt.PermissionStatus.Undetermined
    dialog = scan()
    assert "asks whether" in dialog.camera.sight.notice
    dialog.go(CLIPBOARD)
    leave.answer = Qt.PermissionStatus.Granted
    Leave.asked[-1]()
    assert Opened.running == []


def test_black_pictures_want_light(scan, jobs):
    dialog = scan()
    for _number in range(3):
        dialog._clock.at = dialog._clock.at.replace(minute=dialog._clock.at.minute + 1)
        see(dialog, frame(grey=0))
        settle(jobs)
    assert dialog.camera.sight.finder.hint.startswith("Too dark")


_FORM = QVideoFrameFormat.PixelFormat


@pytest.mark.parametrize("size", [(0, 0), (1, 1), (1, 700), (20, 700), (641, 23), (23, 641)])
@pytest.mark.parametrize(
    "form",
    [_FORM.Format_NV12, _FORM.Format_UYVY, _FORM.Format_P010, _FORM.Format_Jpeg],
)
def test_a_frame_of_any_size_is_looked_at_or_passed_over(form, size):
    """Qt itself dies of some frames that are a pixel wide."""
    picture = FramePicture(QVideoFrame(QVideoFrameFormat(QSize(*size), form)))
    marks, light = picture.look()
    assert marks == ()
    assert 0 <= light <= 255
    picture.preview()


def test_frames_of_other_sizes_while_it_runs_do_not_stop_it(scan, jobs):
    dialog = scan()
    for size in ((640, 480), (1, 1), (4000, 8), (64, 48)):
        see(dialog, frame(*size))
        settle(jobs)
    assert dialog.camera.camera.state is CameraState.RUNNING
    assert dialog.outcome.words == ""
