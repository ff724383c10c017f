"""Third step of issuing: how far the bill may travel unrecorded, beside its draft."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from ui.actions.issue import Preview
from ui.look import Face, Ink, Look
from ui.pages.bill_facts import ParticularsTab
from ui.widgets.boxes import Column, Row
from ui.widgets.fields import LabelledField
from ui.widgets.panels import Panel, Scroll
from ui.widgets.pdf import PdfPane
from ui.widgets.tabs import Tabs
from ui.widgets.text import Label
from wallet.titles.bill import Offline, OfflinePolicy

_MOST_HOPS, _MOST_DAYS = 1000, 36_500


class TermsStep(QWidget):
    """The offline policy at the left; the bill as its reader will see it at the right."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        usual = OfflinePolicy()
        self._look = look
        self.rule = QComboBox()
        self.hops = QSpinBox(minimum=0, maximum=_MOST_HOPS, value=usual.hops)
        self.days = QSpinBox(minimum=0, maximum=_MOST_DAYS, value=usual.days)
        self._limits = QWidget()
        self._means = Label(look, "", ink=Ink.TEXT2, wraps=True)
        self.pdf = PdfPane(look)
        self.particulars = ParticularsTab(look)
        self.tabs = Tabs(look)

        self.rule.addItem(self.tr("Yes, within limits"), Offline.PROVISIONAL)
        self.rule.addItem(self.tr("No, each transfer is recorded first"), Offline.FORBIDDEN)
        self.rule.currentIndexChanged.connect(lambda _at: self._say())
        self.tabs.add(self.pdf, self.tr("As it will be printed"))
        self.tabs.add(self.particulars, self.tr("Particulars"))
        self.pdf.save.hide()  # a draft is to be looked at, not to be sent
        self.pdf.elsewhere.hide()

        limits = Column(look, 1.5, 0, self._limits)
        hops = self.tr("&Most transfers in a row")
        days = self.tr("&Days from the first of them")
        limits.addWidget(LabelledField(look, hops, self.hops))
        limits.addWidget(LabelledField(look, days, self.days))
        policy = Panel(look)
        rule = self.tr("May it be given on before you have &recorded the last transfer?")
        asked = Label(look, rule, wraps=True)
        asked.setBuddy(self.rule)
        self.rule.setAccessibleName(rule.replace("&", ""))
        for part in (asked, self.rule, self._limits, self._means):
            policy.body.addWidget(part)
        aside = QWidget()
        left = Column(look, 1.5, 0, aside)
        left.addWidget(Label(look, self.tr("Travelling unrecorded"), Face.SECTION))
        left.addWidget(policy)
        left.addStretch()
        right = Column(look, 1.5)
        right.addWidget(Label(look, self.tr("As its reader will see it"), Face.SECTION))
        right.addWidget(self.tabs, 1)
        row = Row(look, 3, (3, 2), self)
        row.addWidget(Scroll(look, aside), 2)
        row.addLayout(right, 3)
        self._say()

    @property
    def policy(self) -> OfflinePolicy:
        """What is chosen."""
        return OfflinePolicy(Offline(self.rule.currentData()), self.hops.value(), self.days.value())

    def show_preview(self, preview: Preview) -> None:
        """Show the draft."""
        self.pdf.load(preview.pdf)
        self.particulars.show_particulars(preview.draft.particulars)

    def _say(self) -> None:
        is_open = self.policy.rule is Offline.PROVISIONAL
        self._limits.setVisible(is_open)
        if is_open:
            said = self.tr(
                "Between two records it may pass from hand to hand without a network. Whoever gets "
                "it sees how far it is recorded, and that you could still have seen another "
                "transfer first."
            )
        else:
            said = self.tr(
                "Whoever gets it can give it on only after you have recorded that. Two transfers "
                "of one position then cannot both be accepted."
            )
        self._means.say(said)
