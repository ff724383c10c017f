"""Whom this vault asks about chains and names, and the key it signs there with."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ui.look import Ink, Look
from ui.pages.latest import Latest
from ui.pages.outcome import Outcome
from ui.session import Session
from ui.widgets.boxes import Row
from ui.widgets.buttons import Button
from ui.widgets.fields import FieldGrid, LabelledField
from ui.widgets.panels import Panel
from ui.widgets.text import Label
from wallet.book import RESOLVER, Book, Network, resolver_host
from wallet.errors import CouldNotLook


@dataclass(frozen=True, slots=True)
class _Known:
    """What the vault says about chains."""

    networks: tuple[Network, ...]
    address: str
    resolver: str


class NetworksPanel(Panel):
    """One node for each chain, named by the user; the program knows none by itself."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, " ", 3, parent=parent)
        self._session = session
        self._look = look
        self._known: _Known | None = None
        self._latest = Latest(self)
        self._about = Label(look, "", ink=Ink.TEXT2, wraps=True)
        self.network = QComboBox()
        self._network = LabelledField(look, "", self.network)
        self.endpoint = QLineEdit()
        self._endpoint = LabelledField(look, "", self.endpoint)
        self.name_node = Button(look, "", "check")
        self.forget = Button(look, "", "wifi-off")
        self.resolver = QLineEdit()
        self._resolver = LabelledField(look, "", self.resolver)
        self.name_resolver = Button(look, "", "check")
        self._key = FieldGrid(look, 1)
        self.make_key = Button(look, "", "key-round")
        self.outcome = Outcome(look)

        self.network.activated.connect(lambda _at: self._say_network())
        self.name_node.clicked.connect(lambda: self._set(self.endpoint.text().strip()))
        self.forget.clicked.connect(lambda: self._set(""))
        self.name_resolver.clicked.connect(self._set_resolver)
        self.make_key.clicked.connect(self._make)
        self._latest.answered.connect(self._found)
        self._latest.failed.connect(self.outcome.complain)

        buttons = Row(look)
        buttons.addWidget(self.name_node)
        buttons.addWidget(self.forget)
        buttons.addStretch()
        names = Row(look)
        names.addWidget(self.name_resolver)
        names.addStretch()
        keys = Row(look)
        keys.addWidget(self.make_key)
        keys.addStretch()
        for part in (self._about, self._network, self._endpoint):
            self.body.addWidget(part)
        self.body.addLayout(buttons)
        self.body.addWidget(self._resolver)
        self.body.addLayout(names)
        self.body.addWidget(self._key)
        self.body.addLayout(keys)
        self.body.addWidget(self.outcome)
        look.follow(self._say)

    def refresh(self) -> None:
        """Ask the book again."""
        if self._session.is_open:
            self._latest.ask(self._session.read(_known))

    def _found(self, known: _Known) -> None:
        self._known = known
        if not self.resolver.hasFocus():
            self.resolver.setText(known.resolver)
        self._say()

    @property
    def _at(self) -> Network | None:
        at = self.network.currentIndex()
        if self._known is None or not 0 <= at < len(self._known.networks):
            return None
        return self._known.networks[at]

    def _set(self, endpoint: str) -> None:
        if (network := self._at) is None:
            return
        chain = network.chain_id
        job = self._session.write(lambda book, _progress: book.titles.set_node(chain, endpoint))
        job.succeeded.connect(self._named)
        self.outcome.watch(job, self.tr("Keeping it"))

    def _named(self, network: Network) -> None:
        self.endpoint.clear()
        said = self.tr("{host} is asked about {name} from now on, and nobody else.")
        if not network.host:
            said = self.tr("Nobody is asked about {name} any more.")
        self.outcome.tell(said.format(host=network.host, name=network.name))
        self.refresh()

    def _set_resolver(self) -> None:
        resolver = self.resolver.text().strip()
        self._resolver.complain("")
        try:
            host = resolver_host(resolver) if resolver else ""
        except CouldNotLook:
            self._resolver.complain(self.tr("An address begins with https:// or dns://."))
            return
        said = self.tr("{host} is asked about names from now on, and nobody else.")
        if not host:
            said = self.tr("Nobody is asked about names any more.")
        job = self._session.write(lambda book, _progress: book.set(RESOLVER, resolver))
        job.succeeded.connect(self.refresh)
        self.outcome.watch(job, self.tr("Keeping it"), said.format(host=host))

    def _make(self) -> None:
        job = self._session.write(lambda book, _progress: book.titles.make_key())
        job.succeeded.connect(self.refresh)
        self.outcome.watch(job, self.tr("Making the key"))

    # Words

    def _say(self) -> None:
        self.call(self.tr("Titles on chains"))
        self._about.say(
            self.tr(
                "A node is asked only when you ask for it, and only the one you name here. If it "
                "does not answer, no other is tried."
            )
        )
        self._network.call(self.tr("C&hain"))
        self._endpoint.call(self.tr("Address of its &node"))
        self._resolver.call(self.tr("Address of the resolver of names (&DNS)"))
        self._resolver.hint(
            self.tr(
                "Asked for the name of a TradeTrust issuer, only when you look it up. "
                "https://… or dns://…; empty: nobody is asked."
            )
        )
        self.name_resolver.setText(self.tr("Keep this resolver"))
        self.name_node.setText(self.tr("Ask this node"))
        self.forget.setText(self.tr("Ask nobody"))
        self.make_key.setText(self.tr("Make a key for chains"))
        known = self._known
        self.make_key.setVisible(known is not None and not known.address)
        if known is None:
            return
        at = max(0, self.network.currentIndex())
        with QSignalBlocker(self.network):
            self.network.clear()
            self.network.addItems(
                [f"{one.name} · {one.host}" if one.host else one.name for one in known.networks]
            )
            self.network.setCurrentIndex(at)
        none = self.tr("none yet; titles can be looked at without one")
        self._key.show_facts([(self.tr("Address of this vault’s key"), known.address or none)])
        self._say_network()

    def _say_network(self) -> None:
        network = self._at
        host = network.host if network is not None else ""
        self.forget.setVisible(bool(host))
        hint = self.tr("Now: {host}").format(host=host) if host else self.tr("https://…")
        self._endpoint.hint(hint)


def _known(book: Book) -> _Known:
    titles = book.titles
    return _Known(titles.networks(), titles.address, book.setting(RESOLVER) or "")
