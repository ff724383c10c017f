"""Issues bills on the TradeTrust rail: data in, a signed document out, its title minted."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ui.actions.attest import Issued, Issuer, attest, issuer, save_form, take_key
from ui.actions.save_pdf import save_shown
from ui.dialogs.files import ask_to_open, ask_to_save
from ui.dialogs.title_move import TitleMoveDialog
from ui.look import Face, Ink, Look, Surface, Tone
from ui.pages.latest import Latest
from ui.pages.outcome import Outcome
from ui.pages.title_work import TitleWork
from ui.session import Session
from ui.widgets.boxes import Column, Row
from ui.widgets.buttons import Button, Kind
from ui.widgets.fields import FieldGrid, LabelledField
from ui.widgets.panels import Ground, Panel, Scroll
from ui.widgets.text import Label
from wallet.book import Family, Registry
from wallet.titles.escrow import TitleAct

_FAMILIES = (Family.CREDENTIAL, Family.OPENATTESTATION)


class AttestPane(QWidget):
    """What is issued, as what, on whose word, and which registry mints its title."""

    help_topic = "tradetrust"

    bill_wanted = Signal(str)
    """Open the page of a bill, by digest."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._look = session, look
        self._issuer = Issuer("", ())
        self._issued: Issued | None = None
        self.content: Path | None = None
        self._asking = Latest(self)
        self._about = Label(look, "", ink=Ink.TEXT2, wraps=True)
        self.choose = Button(look, "", "folder-open")
        self.form = Button(look, "", "save")
        self._chosen = Label(look, "", ink=Ink.TEXT2, elides=True)
        self.family, self.chain = QComboBox(), QComboBox()
        self.registry, self.domain, self.key = QLineEdit(), QLineEdit(), QLineEdit()
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self._fields = tuple(
            LabelledField(look, "", field)
            for field in (self.family, self.chain, self.registry, self.domain)
        )
        self._key = LabelledField(look, "", self.key)
        self.take = Button(look, "", "key-round")
        self.issue = Button(look, "", "stamp", Kind.PRIMARY)
        self.outcome = Outcome(look)
        self.work = TitleWork(session, look)
        self.result = Panel(look, " ", tone=Tone.WAIT)
        self._said = Label(look, "", Face.STRONG, wraps=True)
        self._facts = FieldGrid(look, 1)
        self.save = Button(look, "", "save")
        self.save_did = Button(look, "", "save")
        self.mint = Button(look, "", "stamp", Kind.PRIMARY)
        self.open = Button(look, "", "file-text")

        self._asking.answered.connect(self._found)
        self._asking.failed.connect(self.outcome.complain)
        self.choose.clicked.connect(self._ask_content)
        self.form.clicked.connect(self._ask_form)
        self.chain.currentIndexChanged.connect(lambda _at: self._can())
        self.take.clicked.connect(self._take)
        self.issue.clicked.connect(self._issue)
        self.save.clicked.connect(self._ask_save)
        self.save_did.clicked.connect(self._ask_save_did)
        self.mint.clicked.connect(self._mint)
        self.open.clicked.connect(self._open)
        session.locked.connect(self._forget)
        self._lay_out()
        look.follow(self._say)

    def _lay_out(self) -> None:
        look = self._look
        ground = Ground(look, Surface.PAPER)
        column = Column(look, 1.5, 2, ground)
        column.addWidget(self._about)
        choosing = Row(look)
        choosing.addWidget(self.choose)
        choosing.addWidget(self.form)
        choosing.addWidget(self._chosen, 1)
        column.addLayout(choosing)
        for pair in (self._fields[:2], self._fields[2:]):
            row = Row(look, 2)
            for field in pair:
                row.addWidget(field, 1)
            column.addLayout(row)
        key = Row(look, 2)
        key.addWidget(self._key, 1)
        key.addWidget(self.take)
        column.addLayout(key)
        acting = Row(look)
        acting.addWidget(self.issue)
        acting.addStretch()
        column.addLayout(acting)
        column.addWidget(self.outcome)
        self.result.body.addWidget(self._said)
        self.result.body.addWidget(self._facts)
        buttons = Row(look)
        for button in (self.mint, self.save, self.save_did, self.open):
            buttons.addWidget(button)
        buttons.addStretch()
        self.result.body.addLayout(buttons)
        self.result.hide()
        column.addWidget(self.result)
        column.addWidget(self.work)
        column.addStretch()
        whole = Column(look, 0, 0, self)
        whole.addWidget(Scroll(look, ground, Surface.PAPER))

    def refresh(self) -> None:
        """Ask the book with what this vault could issue."""
        if self._session.is_open:
            self._asking.ask(issuer(self._session))

    def _found(self, found: Issuer) -> None:
        self._issuer = found
        self._say()

    def _forget(self) -> None:
        self._asking.drop()
        self._issued, self.content = None, None
        self.key.clear()
        self.result.hide()

    # What is issued

    def _ask_content(self) -> None:
        title = self.tr("The bill’s data")
        ask_to_open(self.window(), title, lambda paths: self.take_content(paths[0]))

    def take_content(self, path: Path) -> None:
        """Issue what this file says."""
        self.content = path
        self._say()

    def _ask_form(self) -> None:
        ask_to_save(self.window(), self.tr("Save an empty form"), "bill.json", self.save_form)

    def save_form(self, path: Path) -> None:
        """Write the form to fill in."""
        said = self.tr("Saved as {path}. Fill it in with a text editor.").format(path=path)
        self.outcome.watch(save_form(self._session, path), self.tr("Saving"), said)

    @property
    def _registry(self) -> Registry | None:
        at = self.chain.currentIndex() - 1
        if at < 0:
            return None
        return Registry(self._issuer.networks[at].chain_id, self.registry.text().strip())

    def _take(self) -> None:
        job = take_key(self._session, self.key.text().strip())
        self.key.clear()
        said = self.tr("The key is in the vault.")
        self.outcome.watch(job, self.tr("Keeping the key"), said)

    def _issue(self) -> None:
        if self.content is None:
            return
        self.issue.setEnabled(False)
        job = attest(
            self._session,
            self.content,
            _FAMILIES[self.family.currentIndex()],
            self._registry,
            self.domain.text().strip(),
        )
        job.succeeded.connect(self._show_issued)
        job.finished.connect(self._can)
        self.outcome.watch(job, self.tr("Signing"))

    def _show_issued(self, issued: Issued) -> None:
        self._issued = issued
        self.result.show()
        self._say_issued()
        self.mint.setFocus()

    def _mint(self) -> None:
        title = self._issued.title if self._issued is not None else None
        if title is None:
            return
        self.work.show_title(title)
        dialog = TitleMoveDialog(
            self._session, self._look, title, TitleAct.MINT, self._issuer.address, self.window()
        )
        dialog.request_wanted.connect(self.work.show_request)
        dialog.sent.connect(self.work.tell)
        dialog.open()

    def _ask_save(self) -> None:
        if (issued := self._issued) is not None:
            number = issued.done.verdict.number or "bill"
            save = partial(self._save, issued.done.data)
            ask_to_save(self.window(), self.tr("Save the document"), f"{number}.tt", save)

    def _ask_save_did(self) -> None:
        document = self._issued.done.did_document if self._issued is not None else None
        if document is not None:
            save = partial(self._save, document)
            ask_to_save(self.window(), self.tr("Save the DID document"), "did.json", save)

    def _save(self, data: bytes, path: Path) -> None:
        said = self.tr("Saved as {path}.").format(path=path)
        self.outcome.watch(save_shown(self._session, data, path), self.tr("Saving"), said)

    def _open(self) -> None:
        if self._issued is not None:
            self.bill_wanted.emit(self._issued.done.verdict.digest)

    # Words

    def _can(self) -> None:
        has_title = self.chain.currentIndex() > 0
        self._fields[2].setVisible(has_title)
        self.issue.setEnabled(self.content is not None)
        needs_key = not self._issuer.address
        self._key.setVisible(needs_key)
        self.take.setVisible(needs_key)

    def _say(self) -> None:
        self._about.say(
            self.tr(
                "For carriers and forwarders: the data of a bill, signed with this vault’s key as "
                "TradeTrust does, and its title minted on a registry by the key that may."
            )
        )
        self.choose.setText(self.tr("Choose the bill’s data…"))
        self.form.setText(self.tr("Save an empty form…"))
        self._chosen.say(self.content.name if self.content is not None else "")
        labels = (
            self.tr("As &what"),
            self.tr("&Title"),
            self.tr("Token &registry"),
            self.tr("&Domain that vouches"),
        )
        for field, label in zip(self._fields, labels, strict=True):
            field.call(label)
        self._fields[2].hint(self.tr("Its address on the chain, 0x…"))
        self._fields[3].hint(
            self.tr("Empty: the bill is known by your card. A registry’s bill needs one.")
        )
        families = (
            self.tr("W3C credential (ecdsa-sd-2023)"),
            self.tr("OpenAttestation 2"),
        )
        chains = (self.tr("None: a signed document"), *self._chains())
        for box, words in ((self.family, families), (self.chain, chains)):
            at = max(0, box.currentIndex())
            with QSignalBlocker(box):
                box.clear()
                box.addItems(list(words))
                box.setCurrentIndex(min(at, len(words) - 1))
        self._key.call(self.tr("&Key that may mint, if there is one (64 hex digits)"))
        self.take.setText(self.tr("Take this key"))
        self.issue.setText(self.tr("Sign the bill"))
        self.save.setText(self.tr("Save the document…"))
        self.save_did.setText(self.tr("Save the DID document…"))
        self.mint.setText(self._look.speech.say("title-act", TitleAct.MINT.value))
        self.open.setText(self.tr("Look at the bill"))
        self._can()
        self._say_issued()

    def _chains(self) -> list[str]:
        return [self.tr("On {name}").format(name=one.name) for one in self._issuer.networks]

    def _say_issued(self) -> None:
        if (issued := self._issued) is None:
            return
        done = issued.done
        self.result.call(done.verdict.number or self.tr("Signed"))
        self.mint.setVisible(issued.title is not None and bool(self._issuer.address))
        self.save_did.setVisible(done.did_document is not None)
        said = self.tr("It is signed and stands in your list.")
        if issued.title is not None:
            said = self.tr("It is signed. Its title is nobody’s until the registry mints it.")
        self._said.say(said)
        facts = []
        if done.dns_record:
            facts.append((self.tr("Put this into the DNS zone, as TXT"), done.dns_record))
        if done.did_document is not None:
            where = f"https://{issued.domain}/.well-known/did.json"
            facts.append((self.tr("Publish the DID document at"), where))
        if done.title is not None:
            facts.append((self.tr("Token to mint"), f"0x{done.title.token_hex}"))
        self._facts.show_facts(facts)
        self._facts.setVisible(bool(facts))
