"""One title on a chain: who has it, how it came to that, and what can be done with it now."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.look import Look
from ui.models.cells import Cell, RowsModel
from ui.models.cells import Column as Head
from ui.pages.title_words import called, named, title_answer
from ui.pages.title_work import TitleWork
from ui.session import Session
from ui.widgets.acts_row import ActsRow
from ui.widgets.banner import Banner
from ui.widgets.boxes import Column
from ui.widgets.fields import FieldGrid
from ui.widgets.panels import Panel
from ui.widgets.table import Table
from wallet.book import TitleView


class TitlePanel(QWidget):
    """Banner, roles, acts, moves under way, and the endorsement chain."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._view: TitleView | None = None
        self.banner = Banner(look)
        self.work = TitleWork(session, look)
        self.row = ActsRow(look)
        self._roles = FieldGrid(look, 2)
        self._model = RowsModel(self)
        self.chain = Table(look, "", 2.6)
        self._history = Panel(look, " ", 2)

        self.chain.setModel(self._model)
        self.row.chosen.connect(self.work.begin)
        self.work.looked.connect(self.show_title)

        column = Column(look, 1.5, 0, self)
        column.addWidget(self.banner)
        column.addWidget(self.row)
        column.addWidget(self.work)
        self._history.body.addWidget(self._roles)
        self._history.body.addWidget(self.chain, 1)
        column.addWidget(self._history, 1)
        look.follow(self._say)

    def show_title(self, view: TitleView) -> None:
        """Show a title."""
        self._view = view
        self._say()

    # Words

    def _say(self) -> None:
        self._history.call(self.tr("Endorsement chain"))
        self.chain.setAccessibleName(self.tr("Endorsement chain"))
        if (view := self._view) is None:
            return
        self.banner.show_answer(title_answer(self._look, view))
        self.work.show_title(view)
        self.row.show_acts(list(self.work.choices()), self.work.primary)
        self._say_roles(view)
        self._say_chain(view)

    def _say_roles(self, view: TitleView) -> None:
        line, record = view.line, view.record
        facts = [
            (self.tr("Chain"), view.network.name),
            (self.tr("Node that is asked"), view.network.host or self.tr("none named")),
            (self.tr("Token"), f"{line.ref.token_hex[:12]}…{line.ref.token_hex[-8:]}"),
            (self.tr("Registry"), line.ref.registry),
        ]
        if record is not None and record.state.owner:
            state, names, me = record.state, view.names, view.me
            facts += [
                (self.tr("Owner"), named(state.owner, names, me)),
                (self.tr("Holder"), named(state.holder, names, me)),
                (self.tr("Nominee"), called(state.nominee, names, me)),
                (self.tr("Key of this vault"), view.me),
            ]
        self._roles.show_facts(facts)

    def _say_chain(self, view: TitleView) -> None:
        heads = (
            Head("at", self.tr("Time"), elides=False),
            Head("what", self.tr("What was done")),
            Head("owner", self.tr("Owner after it")),
            Head("holder", self.tr("Holder after it")),
        )
        record, speech = view.record, self._look.speech
        lines = () if record is None else record.endorsements
        unread = self.tr("a remark this vault cannot read")
        rows = [
            (
                Cell(speech.time(line.at), self.tr("block {number}").format(number=line.block)),
                Cell(
                    speech.say("title-done", line.act.value),
                    unread if remark is None else remark,
                    is_strong=True,
                ),
                Cell(called(line.owner, view.names, view.me)),
                Cell(called(line.holder, view.names, view.me)),
            )
            for line, remark in zip(lines, view.remarks, strict=True)
        ]
        self._model.show(heads, rows)
        self.chain.setVisible(bool(rows))
