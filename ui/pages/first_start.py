"""The first page anybody sees: three doors, one of which needs nothing at all."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSpacerItem, QWidget

from ui.jobs import Job
from ui.look import Face, Ink, Look
from ui.pages.brand import Brand
from ui.pages.door import Door
from ui.pages.door_pictures import RoutePicture, StepsPicture
from ui.pages.outcome import Outcome
from ui.pages.quick_look import QuickLook
from ui.pages.recent import RecentFiles
from ui.session import Session
from ui.settings import Wishes
from ui.widgets.boxes import Column, Row
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.drop_zone import DropZone
from ui.widgets.panels import Ground, Scroll
from ui.widgets.text import Label

_PICTURES_NEED = 46
"""A window less high than so many sizes of the body font leaves the pictures out."""


class FirstStartPage(QWidget):
    """Create a vault, open what somebody gave you, or look around with samples."""

    help_topic = "start"

    create_wanted = Signal()
    open_wanted = Signal()
    """Choose a file to look at."""
    files_dropped = Signal(list)
    """Look at these, a list of `pathlib.Path`."""
    samples_wanted = Signal()
    vault_wanted = Signal()
    """Open a vault that exists already."""
    restore_wanted = Signal()
    """Make a vault of a backup."""

    def __init__(
        self, session: Session, look: Look, wishes: Wishes, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._steps = StepsPicture(look)
        self._zone = DropZone(look, "")
        self._route = RoutePicture(look)
        self.make = Button(look, "", "", Kind.PRIMARY, tall=True, trailing="arrow-right")
        self.open = Button(look, "", "folder-open", tall=True)
        self.recent = IconButton(look, "chevron-down", "")
        self.recent_files = RecentFiles(session, wishes.settings, self.recent)
        self.play = Button(look, "", "play", tall=True)
        self.existing = Button(look, "", "lock-keyhole", Kind.LINK)
        self.restore = Button(look, "", "archive", Kind.LINK)
        self.outcome = Outcome(look)
        points = ("key-round", "pen-line", "lock-keyhole")
        self._vault_door = Door(look, "lock-keyhole", self._steps, points, chosen=True)
        self._file_door = Door(look, "file-check", self._zone, ("shield-check", "eye", "archive"))
        self._sample_door = Door(look, "ship", self._route, ("users", "play", "rotate-ccw"))
        self._promise = Label(look, "", ink=Ink.TEXT2, wraps=True)
        self._small = Label(look, "", Face.CAPTION, Ink.TEXT2)

        self.make.clicked.connect(self.create_wanted)
        self.open.clicked.connect(self.open_wanted)
        self.play.clicked.connect(self.samples_wanted)
        self.existing.clicked.connect(self.vault_wanted)
        self.restore.clicked.connect(self.restore_wanted)
        self._zone.dropped.connect(self._dropped)
        self.recent_files.chosen.connect(self._dropped)

        self.make.setFocus()  # where the page begins; a proxy would draw the Tab key to it
        self._lay_out(look, wishes)
        look.follow(self._dress)

    def _lay_out(self, look: Look, wishes: Wishes) -> None:
        content = Ground(look)
        page = Column(look, 1.5, (3, 2), content)
        self._quick = QuickLook(look, wishes)
        page.addWidget(self._quick)
        page.addStretch(1)
        page.addWidget(Brand(look))
        self._promise.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        page.addWidget(self._promise)
        self._air = QSpacerItem(0, 0)
        page.addItem(self._air)
        self._doors = QWidget()
        doors = Row(look, 3, 0, self._doors)
        for door, button in (
            (self._vault_door, self.make),
            (self._file_door, self.open),
            (self._sample_door, self.play),
        ):
            button.setSizePolicy(
                self._zone.sizePolicy().horizontalPolicy(), button.sizePolicy().verticalPolicy()
            )
            door.buttons.addWidget(button)
            button.clicked.connect(self.outcome.clear)
            doors.addWidget(door, 1)
        self._file_door.buttons.addWidget(self.recent)
        self._sample_door.buttons.addWidget(self.outcome)
        middle = Row(look)
        middle.addStretch(1)
        middle.addWidget(self._doors, 60)
        middle.addStretch(1)
        page.addLayout(middle)
        page.addStretch(1)
        foot = Row(look)
        foot.addWidget(self.existing)
        foot.addWidget(self.restore)
        foot.addStretch()
        foot.addWidget(self._small)
        page.addLayout(foot)
        whole = Column(look, 0, 0, self)
        scroll = Scroll(look, content)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it takes the keyboard
        whole.addWidget(scroll)

    def watch_samples(self, job: Job) -> None:
        """Show how far the voyage is, in place of the button that started it."""
        self.play.hide()
        job.finished.connect(self.play.show)
        self.outcome.watch(job, self.tr("Shenzhen to Rotterdam"))

    def _dropped(self, paths: list[Path]) -> None:
        self.files_dropped.emit(paths)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give the doors one height down to their pictures; spare these in a low window."""
        m = self._look.metrics
        is_low = self.height() < m.ems(_PICTURES_NEED)
        for picture in (self._steps, self._zone, self._route):
            picture.setVisible(not is_low)
        self._air.changeSize(0, 0 if is_low else 2 * m.u)
        doors = (self._vault_door, self._file_door, self._sample_door)
        whole = min(self.width() - 6 * m.u, self._doors.maximumWidth())
        inside = (whole - 6 * m.u) // 3 - 6 * m.u
        for door in doors:
            door.words.setMinimumHeight(max(one.words.heightForWidth(inside) for one in doors))

    def _dress(self) -> None:
        m = self._look.metrics
        self._doors.setMaximumWidth(m.ems(76))
        self._zone.setFixedHeight(self._steps.sizeHint().height())
        self.recent.call(self.tr("Recent files"))
        self._promise.say(
            self.tr(
                "Hold, check and hand over electronic bills of lading on your own machine. No "
                "account, no fee, no network needed."
            )
        )
        self._vault_door.say(
            self.tr("Create my vault"),
            self.tr("To receive, hold and give bills. About two minutes."),
            self.tr("Choose a passphrase only you know"),
            self.tr("Write the recovery words on paper"),
            self.tr("Encrypted, on this computer only"),
        )
        self._steps.say(self.tr("passphrase"), self.tr("words"), self.tr("check"))
        self._file_door.say(
            self.tr("Open a bundle or bill"),
            self.tr("To check what somebody gave you. No vault needed."),
            self.tr("Is it genuine, and who has control?"),
            self.tr("Read-only: nothing is kept"),
            self.tr("Parcels, envelopes, whole folders"),
        )
        self._zone.say(self.tr("Drop .ebl, .asice or .json here"))
        self._sample_door.say(
            self.tr("Look around with sample bills"),
            self.tr("To learn by playing. Nothing here is real."),
            self.tr("A carrier, a shipper, two banks, a buyer"),
            self.tr("One click plays the whole voyage"),
            self.tr("Gone when you leave, back when you like"),
        )
        self._route.say(self.tr("Shenzhen"), self.tr("Singapore"), self.tr("Rotterdam"))
        self.make.setText(self.tr("Create my vault"))
        self.open.setText(self.tr("Open a file"))
        self.play.setText(self.tr("Play the voyage"))
        self.existing.setText(self.tr("Open a vault I have already"))
        self.restore.setText(self.tr("Restore a backup or move here"))
        self._fit()
        self._small.say(self.tr("Everything stays on this computer. Open source, Apache-2.0."))
