"""Taking by hand scanner: at a serial port, or as a keyboard, whose layout is looked through."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from ui.hand_scanner import SerialScanner
from ui.look import Face, Ink, Look
from ui.projector import as_image
from ui.widgets.boxes import Column, Row
from ui.widgets.buttons import Button
from ui.widgets.key_well import KeyWell
from ui.widgets.panels import Panel, Scroll
from ui.widgets.qr_code import QrCode
from ui.widgets.text import Label
from wallet.book import TEST_TEXT, Layout, layout_of, modules


class ScannerPage(QWidget):
    """The port first, for it loses nothing; then the keyboard, with a check of its layout."""

    read = Signal(str)
    """The text of one code, put right."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._layout = Layout()
        self._is_checking = False
        self.scanner = SerialScanner(self)
        self.ports = QComboBox()
        self.listen = Button(look, icon="scan-line")
        self._port_said = Label(look, "", Face.CAPTION, Ink.TEXT2, wraps=True)
        self.well = KeyWell(look)
        self.check = Button(look)
        self.code = QrCode(look)
        self._layout_said = Label(look, "", wraps=True)

        self.listen.clicked.connect(self._listen)
        self.scanner.read.connect(self.read)
        self.scanner.failed.connect(self._port_failed)
        self.well.typed.connect(self.take)
        self.check.clicked.connect(self._begin_check)

        self.code.show_code(as_image(modules(TEST_TEXT)))
        self.code.setMinimumHeight(look.metrics.ems(14))
        self.code.hide()
        inside = QWidget()
        column = Column(look, 1.5, 0, inside)
        column.addWidget(self._port_panel())
        column.addWidget(self._keyboard_panel())
        column.addStretch()
        whole = Column(look, 0, 0, self)
        whole.addWidget(Scroll(look, inside))
        look.follow(self._say)

    def _port_panel(self) -> Panel:
        look = self._look
        panel = self._port = Panel(look, " ")
        row = Row(look, 1)
        row.addWidget(self.ports, 1)
        row.addWidget(self.listen)
        self._about_port = Label(look, "", ink=Ink.TEXT2, wraps=True)
        panel.body.addWidget(self._about_port)
        panel.body.addLayout(row)
        panel.body.addWidget(self._port_said)
        return panel

    def _keyboard_panel(self) -> Panel:
        look = self._look
        panel = self._keyboard = Panel(look, " ")
        self._about_keys = Label(look, "", ink=Ink.TEXT2, wraps=True)
        row = Row(look, 1)
        row.addWidget(self._layout_said, 1)
        row.addWidget(self.check, 0, Qt.AlignmentFlag.AlignTop)
        panel.body.addWidget(self._about_keys)
        panel.body.addWidget(self.well)
        panel.body.addLayout(row)
        panel.body.addWidget(self.code)
        return panel

    def start(self) -> None:
        """Look for ports, and give the keyboard to the well."""
        chosen = self.ports.currentData()
        self.ports.clear()
        for name, words in self.scanner.ports():
            self.ports.addItem(words, name)
        self.ports.setCurrentIndex(max(0, self.ports.findData(chosen)))
        self._say()
        self.well.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop(self) -> None:
        """Listen no more."""
        self.scanner.close()
        self._say()

    def take(self, typed: str) -> None:
        """Take what a scanner has typed: a code, or the code that shows the layout."""
        if not self._is_checking:
            self.read.emit(self._layout.read(typed))
            return
        self._is_checking = False
        self._layout = layout_of(typed)
        self._say()

    @property
    def said(self) -> str:
        """What is said about the layout."""
        return self._layout_said.whole

    def _begin_check(self) -> None:
        self._is_checking = not self._is_checking
        self._say()
        self.well.setFocus(Qt.FocusReason.OtherFocusReason)

    def _listen(self) -> None:
        if self.scanner.is_open:
            self.scanner.close()
        elif self.ports.currentData():
            self.scanner.open(str(self.ports.currentData()))
        self._say()

    def _port_failed(self) -> None:
        self._say()
        self._port_said.write_in(Ink.BAD)
        self._port_said.say(
            self.tr("This port cannot be opened, or the scanner was unplugged. Choose another one.")
        )

    def _say(self) -> None:
        self._port.call(self.tr("Scanner at a serial port (USB-COM)"))
        self._about_port.say(
            self.tr(
                "The safest way: set the scanner to USB-COM or serial, as its manual says. "
                "Nothing is changed on the way."
            )
        )
        self.ports.setAccessibleName(self.tr("Port"))
        self._port_said.write_in(Ink.TEXT2)
        are_none = self.ports.count() == 0
        words = self.tr("9600 baud, 8 bits, no parity.")
        if are_none:
            words = self.tr("No serial port is there. Plug the scanner in, then open this page.")
        if self.scanner.is_open:
            words = self.tr("Listening. Scan now.")
        self._port_said.say(words)
        self.listen.setText(self.tr("Stop") if self.scanner.is_open else self.tr("Listen"))
        self.listen.setEnabled(not are_none)
        self._keyboard.call(self.tr("Scanner that types like a keyboard"))
        self._about_keys.say(
            self.tr(
                "For single codes, and for printed sheets. A moving code is too fast for it: ask "
                "the other side to pause, and scan code by code."
            )
        )
        self.well.say(self.tr("Ready: scan now"), self.tr("Click here, then scan"))
        self._say_layout()

    def _say_layout(self) -> None:
        layout = self._layout
        self.check.setText(self.tr("Check the layout"))
        self.code.setVisible(self._is_checking)
        ink = Ink.TEXT2
        if self._is_checking:
            said = self.tr("Scan this code from the screen. It shows what becomes of each letter.")
            self.check.setText(self.tr("Leave the check"))
        elif layout.lost:
            ink = Ink.BAD
            said = self.tr(
                "This keyboard layout destroys data: {letters} cannot be told apart. Set the "
                "scanner to USB-COM, or the system’s keyboard to English (US)."
            ).format(letters=" ".join(layout.lost))
        elif layout.moved:
            ink = Ink.GOOD
            said = self.tr("The layout moves {letters}. That is put right now; go on.").format(
                letters=" ".join(layout.moved)
            )
        else:
            said = self.tr("Keyboard layouts change letters. Check yours once before you scan.")
        self._layout_said.write_in(ink)
        self._layout_said.say(said)
