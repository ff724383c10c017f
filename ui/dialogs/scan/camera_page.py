"""Taking by camera: which one, what it sees, and plain words when it sees nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from ui.dialogs.scan.sight import Sight
from ui.look import Look
from ui.watcher import Watcher
from ui.widgets.boxes import Column
from ui.widgets.buttons import Button

if TYPE_CHECKING:  # Qt Multimedia is loaded when somebody wants a camera
    from ui.camera import Camera, FramePicture


class CameraPage(QWidget):
    """The picture of a camera, given to the watcher frame by frame.

    Attributes:
        camera: The camera, once the page was started; none where the system cannot show films.

    """

    other_wanted = Signal()
    """There is no camera: another way is wanted."""

    def __init__(self, look: Look, watcher: Watcher, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._watcher = watcher
        self.camera: Camera | None = None
        self.sight = Sight(look, "camera")
        self.devices = QComboBox()
        self._again = Button(look, icon="rotate-ccw")
        self._other = Button(look, icon="image")

        self.devices.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.devices.activated.connect(self._choose)
        self._again.clicked.connect(self.start)
        self._other.clicked.connect(self.other_wanted)

        self.sight.buttons.addWidget(self._again)
        self.sight.buttons.addWidget(self._other)
        self.sight.over.body.addWidget(self.devices)
        column = Column(look, 0, 0, self)
        column.addWidget(self.sight)
        look.follow(self._say)

    def start(self) -> None:
        """Use the camera from now on."""
        if self.camera is None:
            try:
                from ui.camera import Camera
            except ImportError:  # libpulse0 is missing, on a Linux without sound
                self.sight.say(
                    self.tr(
                        "This system lacks a library that cameras need: on Debian and Ubuntu, "
                        "libpulse0. Everything else works."
                    )
                )
                return
            self.camera = Camera(self)
            self.camera.arrived.connect(self._arrived)
            self.camera.changed.connect(self._say)
        self.camera.start()

    def stop(self) -> None:
        """Let go of the camera."""
        if self.camera is not None:
            self.camera.stop()

    @property
    def is_mirrored(self) -> bool:
        """Whether the picture is to be shown as in a mirror."""
        return self.camera is not None and self.camera.is_mirrored

    def _arrived(self, picture: FramePicture) -> None:
        self._watcher.show(picture)

    def _choose(self, place: int) -> None:
        if self.camera is not None:
            self.camera.choose(place)

    def _say(self) -> None:
        self._again.setText(self.tr("Try again"))
        self._other.setText(self.tr("Use a picture instead"))
        self.devices.setAccessibleName(self.tr("Camera"))
        if self.camera is None:
            return
        self._list_devices(self.camera)
        why = self._why_not(self.camera)
        if why:
            self.sight.say(why)
        else:
            self.sight.show_finder()

    def _list_devices(self, camera: Camera) -> None:
        names = list(camera.names)
        width, height = camera.resolution
        if 0 <= camera.chosen < len(names) and width:
            names[camera.chosen] += f", {width} × {height}"
        if [self.devices.itemText(at) for at in range(self.devices.count())] != names:
            self.devices.clear()
            self.devices.addItems(names)
        self.devices.setCurrentIndex(camera.chosen)
        self.sight.over.setVisible(bool(names))

    def _why_not(self, camera: Camera) -> str:
        from ui.camera import CameraState

        match camera.state:
            case CameraState.ABSENT:
                return self.tr(
                    "No camera is connected. Plug one in, or take a picture of the codes with a "
                    "telephone and open it here."
                )
            case CameraState.ASKING:
                return self.tr("The system asks whether Ladewell may use the camera.")
            case CameraState.FORBIDDEN:
                return self.tr(
                    "Ladewell may not use the camera. Allow it in the privacy settings of the "
                    "system, then try again."
                )
            case CameraState.BROKEN:
                return self.tr(
                    "The camera gives no picture. Another program may be using it: close that one, "
                    "then try again."
                )
        return ""
