"""The camera: which one, whether it may be used, and its frames as pictures to look at."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from PySide6.QtCore import QCameraPermission, QCoreApplication, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import (
    QCamera,
    QCameraDevice,
    QMediaCaptureSession,
    QMediaDevices,
    QVideoFrame,
    QVideoFrameFormat,
    QVideoSink,
)

from ui.watcher import brightness, fitting, on_white
from wallet.book import Mark, marks_in

_Format = QVideoFrameFormat.PixelFormat
_BRIGHTNESS = {
    _Format.Format_Y8: (0, 1),
    _Format.Format_NV12: (0, 1),
    _Format.Format_NV21: (0, 1),
    _Format.Format_YUV420P: (0, 1),
    _Format.Format_YUV422P: (0, 1),
    _Format.Format_YV12: (0, 1),
    _Format.Format_IMC1: (0, 1),
    _Format.Format_IMC2: (0, 1),
    _Format.Format_IMC3: (0, 1),
    _Format.Format_IMC4: (0, 1),
    _Format.Format_P010: (1, 2),
    _Format.Format_P016: (1, 2),
    _Format.Format_Y16: (1, 2),
    _Format.Format_YUYV: (0, 2),
    _Format.Format_UYVY: (1, 2),
}
"""Where the brightness of a pixel stands in the first plane: the first byte, and the step."""

_ENOUGH = 1920 * 1080
_RATE = 30.0
_LEAST = 21
"""Pixels of a side: no code has fewer modules, and Qt does not survive every frame of fewer."""
_SILENCE_S = 5
"""A camera that gives nothing for so long is broken, though no driver says so."""


class FramePicture:
    """One frame of a camera or a film. Its brightness is read where the driver put it."""

    def __init__(self, frame: QVideoFrame) -> None:
        """Look at `frame`."""
        self._frame = QVideoFrame(frame)

    def look(self) -> tuple[tuple[Mark, ...], float]:
        """Return the codes in it, and how bright it is on the whole, from 0 to 255."""
        if self._is_tiny:
            return (), 0.0
        frame = self._frame
        where = _BRIGHTNESS.get(frame.pixelFormat())
        if where is not None and frame.map(QVideoFrame.MapMode.ReadOnly):
            try:
                return _look_at_plane(frame, *where)
            finally:
                frame.unmap()
        grey = on_white(frame.toImage()).convertToFormat(QImage.Format.Format_Grayscale8)
        if grey.isNull():
            return (), 0.0
        pixels = grey.constBits()
        marks = marks_in(pixels, grey.width(), grey.height(), grey.bytesPerLine())
        return marks, brightness(pixels)

    def preview(self) -> QImage:
        """Return it as it is shown to the user."""
        return QImage() if self._is_tiny else fitting(self._frame.toImage())

    @property
    def _is_tiny(self) -> bool:
        return min(self._frame.width(), self._frame.height()) < _LEAST


def _look_at_plane(frame: QVideoFrame, first: int, step: int) -> tuple[tuple[Mark, ...], float]:
    # The frame's own bytes: not copied, and not used after it is unmapped.
    pixels = memoryview(frame.bits(0))[first:]
    height = frame.height() - (first > 0)  # else the last row would end behind the buffer
    stride = frame.bytesPerLine(0)
    marks = marks_in(pixels, frame.width(), height, stride, step=step)
    return marks, brightness(pixels, step)


class CameraState(StrEnum):
    """Why there is a picture, or none."""

    ABSENT = "absent"
    """No camera is connected."""
    ASKING = "asking"
    """The user is being asked whether it may be used."""
    FORBIDDEN = "forbidden"
    """The user or the system said no."""
    STARTING = "starting"
    RUNNING = "running"
    BROKEN = "broken"
    """It is there and gives no picture, as when another program has it."""
    OFF = "off"


class Camera(QObject):
    """One camera at a time, from the moment it is started until it is stopped.

    Attributes:
        sink: Where frames arrive, from the camera or from a test.

    """

    arrived = Signal(object)
    """A `FramePicture`, for each frame."""
    changed = Signal()
    """The state, the devices or the chosen one are others."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = CameraState.OFF
        self._camera: QCamera | None = None
        self._device = QCameraDevice()
        self._capture = QMediaCaptureSession(self)
        self._media = QMediaDevices(self)
        self._silence = QTimer(self, interval=_SILENCE_S * 1000, singleShot=True)
        self.sink = QVideoSink(self)
        self._capture.setVideoSink(self.sink)
        self.sink.videoFrameChanged.connect(self._frame)
        self._media.videoInputsChanged.connect(self._plugged)
        self._silence.timeout.connect(self._broke)

    @property
    def state(self) -> CameraState:
        """Why there is a picture, or none."""
        return self._state

    @property
    def names(self) -> tuple[str, ...]:
        """What the cameras are called, in the system's order."""
        return tuple(device.description() for device in QMediaDevices.videoInputs())

    @property
    def chosen(self) -> int:
        """Which of `names` is in use; -1 if none is."""
        devices = QMediaDevices.videoInputs()
        return devices.index(self._device) if self._device in devices else -1

    @property
    def resolution(self) -> tuple[int, int]:
        """Width and height of its pictures; zeros if it is not running."""
        if self._camera is None:
            return 0, 0
        size = self._camera.cameraFormat().resolution()
        return size.width(), size.height()

    @property
    def is_mirrored(self) -> bool:
        """Whether it looks at the user, who expects a mirror. Codes are read unmirrored."""
        return self._device.position() is QCameraDevice.Position.FrontFace

    def start(self) -> None:
        """Use the camera that was chosen, or the system's first one; ask first where one must."""
        self._let_go()  # of one that failed: else this program is the other that has it
        if self._device not in QMediaDevices.videoInputs():
            self._device = QMediaDevices.defaultVideoInput()
        if self._device.isNull():
            self._be(CameraState.ABSENT)
            return
        application, wanted = QCoreApplication.instance(), QCameraPermission()
        if application is None:
            return
        match application.checkPermission(wanted):
            case Qt.PermissionStatus.Granted:
                self._open()
            case Qt.PermissionStatus.Denied:
                self._be(CameraState.FORBIDDEN)
            case _:
                self._be(CameraState.ASKING)
                application.requestPermission(wanted, self, self._permitted)

    def choose(self, place: int) -> None:
        """Use another camera, by its place among `names`."""
        devices = QMediaDevices.videoInputs()
        if 0 <= place < len(devices):
            self.stop()
            self._device = devices[place]
            self.start()

    def stop(self) -> None:
        """Let go of the camera; its lamp goes out."""
        self._let_go()
        self._be(CameraState.OFF)

    def _let_go(self) -> None:
        self._silence.stop()
        if self._camera is not None:
            self._camera.errorOccurred.disconnect(self._broke)  # what it says now is about nothing
            self._camera.stop()
            self._capture.setCamera(None)  # type: ignore[arg-type]  # Qt takes none
            self._camera.deleteLater()
            self._camera = None

    def _broke(self) -> None:
        self._be(CameraState.BROKEN)

    def _permitted(self) -> None:
        if self._state is CameraState.ASKING:
            self.start()

    def _open(self) -> None:
        self._be(CameraState.STARTING)
        self._camera = QCamera(self._device, self)
        formats = self._device.videoFormats()
        best = best_format(
            (one.resolution().width(), one.resolution().height(), one.maxFrameRate())
            for one in formats
        )
        if best is not None:
            self._camera.setCameraFormat(formats[best])
        self._camera.setFocusMode(QCamera.FocusMode.FocusModeAutoNear)
        self._camera.errorOccurred.connect(self._broke)
        self._capture.setCamera(self._camera)
        self._silence.start()
        self._camera.start()

    def _frame(self, frame: QVideoFrame) -> None:
        if not frame.isValid():
            return
        if self._camera is not None:
            self._silence.start()
        if self._state is not CameraState.RUNNING:
            self._be(CameraState.RUNNING)
        self.arrived.emit(FramePicture(frame))

    def _plugged(self) -> None:
        is_there = self._device in QMediaDevices.videoInputs()
        if self._camera is not None and not is_there:
            self.stop()
            self._device = QCameraDevice()
            self.start()
        elif self._state is CameraState.ABSENT:
            self.start()
        else:
            self.changed.emit()

    def _be(self, state: CameraState) -> None:
        self._state = state
        self.changed.emit()


def best_format(formats: Iterable[tuple[int, int, float]]) -> int | None:
    """Return which of a camera's formats to use, by place: (width, height, frames a second).

    Full HD at 30 frames a second if there is such; else the most pixels below that. More pixels
    cost time and read nothing that these do not.
    """
    best, place = (False, False, 0, 0.0), None
    for at, (width, height, rate) in enumerate(formats):
        pixels = width * height
        value = (pixels <= _ENOUGH, rate >= _RATE / 2, pixels, min(rate, _RATE))
        if pixels > _ENOUGH:
            value = (False, value[1], -pixels, value[3])
        if place is None or value > best:
            best, place = value, at
    return place
