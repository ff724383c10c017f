"""The documents that belong to a bill: the carrier's PDF and what came beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.look import Look
from ui.models.cells import Cell, Column, RowsModel
from ui.pages.strangers_paper import StrangersPaper
from ui.widgets.boxes import Column as Stack
from ui.widgets.boxes import Row
from ui.widgets.buttons import Button
from ui.widgets.notices import EmptyState
from ui.widgets.table import Table
from wallet.book import PaperView, StrangersPdf


class PapersTab(QWidget):
    """A list of documents by name, kind, size and digest; the chosen one can be shown or saved."""

    save_wanted = Signal(object)
    """`wallet.book.PaperView`: the document to save."""
    show_wanted = Signal(object)
    """`wallet.book.PaperView`: the PDF to show, as pictures of its pages."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._papers: tuple[PaperView, ...] = ()
        self._model = RowsModel(self)
        self.table = Table(look, "", 2.6, selects=True)
        self.view = Button(look, "", "eye")
        self.save = Button(look, "", "download")
        self.paper = StrangersPaper(look)
        self._empty = EmptyState(look, "file-text", "")
        self._stack = QStackedWidget()

        self.table.setModel(self._model)
        self.table.opened.connect(self._open)
        self.table.selectionModel().currentRowChanged.connect(self._can)
        self.view.clicked.connect(lambda: self._open(self.table.currentIndex().row()))
        self.save.clicked.connect(lambda: self._save(self.table.currentIndex().row()))
        self.paper.left.connect(self._show_list)

        listed = QWidget()
        column = Stack(look, 0, 0, listed)
        column.addWidget(self.table, 1)
        foot = Row(look, 1, 1.5)
        foot.addWidget(self.view)
        foot.addWidget(self.save)
        foot.addStretch()
        column.addLayout(foot)
        self._stack.addWidget(listed)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.paper)
        whole = Stack(look, 0, 0, self)
        whole.addWidget(self._stack)
        look.follow(self._say)

    def show_papers(self, papers: Sequence[PaperView]) -> None:
        """Show these documents."""
        if tuple(papers) != self._papers:
            self._papers = tuple(papers)
            self._show_list()
        self._say()

    def show_pdf(self, paper: PaperView, pdf: StrangersPdf) -> None:
        """Show the pages of one of them, beside ours."""
        self.paper.show_pdf(paper, pdf)
        self._stack.setCurrentWidget(self.paper)

    def _show_list(self) -> None:
        self._stack.setCurrentIndex(0 if self._papers else 1)
        self.paper.clear()

    def _open(self, row: int) -> None:
        """Show the pages of a PDF, and save anything else."""
        if 0 <= row < len(self._papers):
            paper = self._papers[row]
            (self.show_wanted if paper.is_pdf else self.save_wanted).emit(paper)

    def _can(self) -> None:
        row = self.table.currentIndex().row()
        self.view.setEnabled(0 <= row < len(self._papers) and self._papers[row].is_pdf)

    def _save(self, row: int) -> None:
        if 0 <= row < len(self._papers):
            self.save_wanted.emit(self._papers[row])

    def _say(self) -> None:
        self.table.setAccessibleName(self.tr("Papers"))
        self.view.setText(self.tr("Show its pages"))
        self.save.setText(self.tr("Save…"))
        self._empty.say(self.tr("No documents came with this bill. What is signed stands beside."))
        columns = (
            Column("name", self.tr("Document")),
            Column("size", self.tr("Size"), elides=False, is_number=True),
            Column("digest", "SHA-256", leaves=1),
        )
        rows = [
            (
                Cell(paper.name, self._kind(paper), is_strong=True),
                Cell(self._look.speech.size(paper.size)),
                Cell(f"{paper.digest[:8]} … {paper.digest[-8:]}"),
            )
            for paper in self._papers
        ]
        self._model.show(columns, rows)
        if rows:
            self.table.selectRow(0)
        self._can()
        if self._stack.currentWidget() is not self.paper:
            self._show_list()

    def _kind(self, paper: PaperView) -> str:
        if paper.is_carrier_pdf:
            return self.tr("The carrier’s PDF; the signed data prevail")
        return paper.media_type
