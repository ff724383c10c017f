"""Every dialog there is, made as one meets it: for the tests that walk all of them."""

from __future__ import annotations

import ast
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import quote

from PySide6 import QtWidgets
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

import ui
from tests.screens.chains import ME
from tests.screens.giving import _give, _issue, a_trade
from tests.screens.worlds import _draft, _pins
from tests.wallet.registries.title_escrow.paper import REF
from ui.actions.evidence import ToAsk
from ui.actions.titles import Drafted
from ui.dialogs.add_person import AddPersonDialog
from ui.dialogs.arrivals import ArrivalsDialog
from ui.dialogs.ask_control import AskControlDialog
from ui.dialogs.batch import BatchDialog
from ui.dialogs.bundle import BundleDialog
from ui.dialogs.card import CardDialog
from ui.dialogs.confirm import ConfirmDialog
from ui.dialogs.evidence import EvidenceDialog
from ui.dialogs.exchange import ExchangeDialog
from ui.dialogs.give import GiveDialog
from ui.dialogs.issue import IssueDialog
from ui.dialogs.look_up import LookUpDialog
from ui.dialogs.new_words import NewWordsDialog
from ui.dialogs.open_link import OpenLinkDialog
from ui.dialogs.passphrase import ChangePassphraseDialog, PassphraseDialog
from ui.dialogs.prove import ProveDialog
from ui.dialogs.reissue import ReissueDialog
from ui.dialogs.report import ReportDialog
from ui.dialogs.scan.dialog import ScanDialog
from ui.dialogs.show_codes import ShowCodesDialog
from ui.dialogs.thaw import ThawDialog
from ui.dialogs.title_codes import TitleCodesDialog
from ui.dialogs.title_move import TitleMoveDialog
from ui.dialogs.title_sign import TitleSignDialog
from ui.dialogs.versions import CompareDialog
from ui.jobs import Job
from ui.look import Look
from ui.pages.why import WhyDialog
from ui.session import Session
from ui.widgets.fields import LabelledField
from wallet.book import BillView, Card, Guard, LookUp, PinKind, TitleView
from wallet.desk.nodes import Network
from wallet.desk.title_files import TitleLine
from wallet.errors import CouldNotLook
from wallet.titles.escrow import TitleAct

FOLDER = Path("vault")
LINK = "ladewell:https://actions.tradetrust.io/?q=" + quote(
    json.dumps({"type": "DOCUMENT", "payload": {"uri": "https://documents.example/bill.tt"}})
)
QUESTION = LookUp(PinKind.DID, "did:web:line.example", "https://line.example/did.json")


@dataclass(frozen=True, slots=True)
class Met:
    """One dialog as one meets it."""

    kind: type[QDialog]
    make: Callable[[Session, Look, QWidget], QDialog]
    first: str
    """Where the keyboard is at first: the attribute, with dots; what is to be filled in, or what
    does nothing that cannot be taken back."""


@cache
def _seen() -> tuple[BillView, Card]:
    trade = a_trade()
    bill = trade.issue()
    return trade.book("shipper").show(bill), trade.book("buyer").card


def _drafted(me: str = ME) -> Drafted:
    return Drafted(None, _draft(), "0.01464 POL", {}, b"", me, "Polygon")


def _title() -> TitleView:
    line = TitleLine(REF, "urn:uuid:42", "MCLU4711003")
    return TitleView(line, Network(137, "Polygon", "POL"), None, (), "", "", ME, (), {ME: "Me"}, ())


def _look_up(session: Session, look: Look, parent: QWidget) -> QDialog:
    asked = ToAsk((QUESTION,), "https://dns.example/dns-query")
    return LookUpDialog(
        session, look, lambda _named: session.without_vault(lambda _progress: asked),
        lambda _asked: session.without_vault(lambda _progress: None), parent,
    )  # fmt: skip


def _passphrase(session: Session, look: Look, parent: QWidget) -> QDialog:
    def does(_passphrase: str) -> Job:
        return session.without_vault(lambda _progress: None)

    return PassphraseDialog(session, look, FOLDER, "Ask?", ("So it is.",), "Do it", does, parent)


def _confirm(_session: Session, look: Look, parent: QWidget) -> QDialog:
    field = LabelledField(look, "&Why", QLineEdit())
    return ConfirmDialog(look, "Strike it?", ("It goes.",), "Strike", parent=parent, field=field)


def _arrivals(_session: Session, look: Look, parent: QWidget) -> QDialog:
    dialog = ArrivalsDialog(look, parent)
    dialog.add_failed("damaged.ebl", CouldNotLook("not-a-file"))
    return dialog


EVERY = (
    Met(AddPersonDialog, lambda s, look, p: AddPersonDialog(s, look, FOLDER, p), "name"),
    Met(ArrivalsDialog, _arrivals, "_close"),
    Met(AskControlDialog, lambda s, look, p: AskControlDialog(s, look, p), "codes"),
    Met(BatchDialog, lambda s, look, p: BatchDialog(s, look, [FOLDER], p), "table"),
    Met(BundleDialog, lambda s, look, p: BundleDialog(s, look, (), p), "words"),
    Met(CardDialog, lambda s, look, p: CardDialog(s, look, _seen()[1], "a.jws", p), "compared"),
    Met(
        ChangePassphraseDialog,
        lambda s, look, p: ChangePassphraseDialog(s, look, FOLDER, (), p),
        "line",
    ),
    Met(
        CompareDialog,
        lambda s, look, p: CompareDialog(s, look, "0" * 64, "MRDN-1", p),
        "close_",
    ),
    Met(ConfirmDialog, _confirm, "field"),
    Met(EvidenceDialog, lambda s, look, p: EvidenceDialog(s, look, _pins(), p), "back"),
    Met(ExchangeDialog, lambda s, look, p: ExchangeDialog(s, look, _seen()[0], p), ""),
    Met(GiveDialog, lambda _s, look, _p: _give(look)[0], "whom.search"),
    Met(IssueDialog, lambda _s, look, _p: _issue(look)[0], "papers.open"),
    Met(LookUpDialog, _look_up, "back"),
    Met(NewWordsDialog, lambda s, look, p: NewWordsDialog(s, look, FOLDER, "Anna", p), "line"),
    Met(OpenLinkDialog, lambda s, look, p: OpenLinkDialog(s, look, LINK, p), "back"),
    Met(PassphraseDialog, _passphrase, "line"),
    Met(ProveDialog, lambda s, look, p: ProveDialog(s, look, "0" * 64, "MRDN-1", p), "scan"),
    Met(ReissueDialog, lambda s, look, p: ReissueDialog(s, look, _seen()[0], p), "_open"),
    Met(ReportDialog, lambda _s, look, p: ReportDialog(look, "ValueError", p), "close_"),
    Met(ScanDialog, lambda s, look, p: ScanDialog(s, look, parent=p), ""),
    Met(
        ShowCodesDialog,
        lambda s, look, p: ShowCodesDialog(s, look, "Card", "Scan it.", parent=p),
        "codes",
    ),
    Met(
        ThawDialog,
        lambda s, look, p: ThawDialog(s, look, Guard(("log-behind",), None), p),
        "back",
    ),
    Met(
        TitleCodesDialog,
        lambda s, look, p: TitleCodesDialog(s, look, "Ask", "Scan.", b"{}", "a.request", p),
        "save",
    ),
    Met(
        TitleMoveDialog,
        lambda s, look, p: TitleMoveDialog(s, look, _title(), TitleAct.TRANSFER_BOTH, ME, p),
        "owner",
    ),
    Met(TitleSignDialog, lambda s, look, p: TitleSignDialog(s, look, _drafted(), p), "back"),
    Met(
        WhyDialog,
        lambda _s, look, p: WhyDialog(look, CouldNotLook("host-unreachable", host="x"), p),
        "close_",
    ),
)

BASES = {"PaperDialog", "StepsDialog"}
"""What others are made of."""


def dialogs() -> set[str]:
    """Return the name of every class in the program that is a dialog, by what it derives from."""
    parents: dict[str, set[str]] = {}
    for path in Path(ui.__file__).parent.rglob("*.py"):
        text = path.read_text("utf-8")
        for node in ast.parse(text).body if "Dialog" in text else ():
            if isinstance(node, ast.ClassDef):
                bases = {ast.unparse(base).rpartition(".")[2] for base in node.bases}
                parents.setdefault(node.name, set()).update(bases)
    found = {name for name in dir(QtWidgets) if _is_dialog(getattr(QtWidgets, name))}
    own: set[str] = set()
    while more := {name for name, bases in parents.items() if bases & (found | own)} - own:
        own |= more
    return own - BASES


def _is_dialog(one: object) -> bool:
    return isinstance(one, type) and issubclass(one, QDialog)
