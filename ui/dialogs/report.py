"""Shows what may be told about a mistake of the program; sends nothing to anybody."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.dialogs.files import ask_to_save
from ui.dialogs.paper_dialog import PaperDialog
from ui.help.opening import open_help
from ui.look import Face, Ink, Look
from ui.widgets.boxes import Row
from ui.widgets.buttons import Button
from ui.widgets.text import Icon, Label
from wallet.errors import WalletError

_NAME = "ladewell-report.txt"


class ReportDialog(PaperDialog):
    """All of the report, to be read before it is saved."""

    help_topic = "privacy#report"

    def __init__(
        self, look: Look, report: str, parent: QWidget | None, *, is_of_last_run: bool = False
    ) -> None:
        super().__init__(look, parent)
        self.report = report
        title = self.tr("The program made a mistake")
        means = self.tr(
            "What was signed is safe in the vault; nothing else was signed. You can go on, or "
            "close the program and start it again."
        )
        if is_of_last_run:
            title = self.tr("The program ended by itself last time")
            means = self.tr(
                "What was signed is safe in the vault. Look at Activity to see what was done last."
            )
        self.text = QPlainTextEdit(report)
        self.save = Button(look, self.tr("Save the report…"), "save")
        self.read = Button(look, self.tr("What stands in it"), "circle-help")
        self.close_ = Button(look, self.tr("Close"))
        self.said = Label(look, "", ink=Ink.TEXT2, wraps=True)

        self.save.clicked.connect(
            lambda: ask_to_save(self, self.tr("Save the report"), _NAME, self.save_to)
        )
        self.read.clicked.connect(lambda: open_help(self.help_topic))
        self.close_.clicked.connect(self.accept)

        self.setWindowTitle(title)
        self.text.setReadOnly(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(self.tr("The report"))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(look.metrics.ems(16))
        head = Row(look, 1)
        head.addWidget(Icon(look, "circle-x", Ink.BAD, 1.3))
        head.addWidget(Label(look, title, Face.TITLE), 1)
        self.body.addLayout(head)
        self.body.addWidget(Label(look, means, wraps=True))
        about = self.tr(
            "This is all of it: no names, no numbers, no file names of yours. It is sent to "
            "nobody. If you save it, you can give it to those who mend the program."
        )
        self.body.addWidget(Label(look, about, ink=Ink.TEXT2, wraps=True))
        self.body.addWidget(self.text, 1)
        self.body.addWidget(self.said)
        self.said.hide()
        self.foot.left.addWidget(self.save)
        self.foot.left.addWidget(self.read)
        self.decide_by(self.close_)
        self.setMinimumWidth(look.metrics.ems(44))
        self.close_.setFocus()

    def save_to(self, path: Path) -> None:
        """Write the report; here and not on the worker, which may be what failed."""
        from wallet.book import write_file  # not needed by those whose program does not fail

        try:
            write_file(path, self.report.encode() + b"\n")
        except WalletError:
            said = self.tr("It could not be written there. Choose another folder.")
        else:
            said = self.tr("Saved as {path}.").format(path=path)
        self.said.say(said)
        self.said.show()
