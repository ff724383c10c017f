"""Says in full why something is refused or went wrong: the sentence, the law, what to do instead.

`WrongPanel` says it in short beside its cause and leads here; so does every refused act.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.dialogs.paper_dialog import PaperDialog
from ui.dialogs.points import Point
from ui.help.opening import open_help
from ui.help.related import link_for, terms_for
from ui.look import Face, Ink, Look
from ui.mishaps import report_of
from ui.refusals import consequence_of, remedy_for, words_for
from ui.widgets.boxes import Column, Flow, Row
from ui.widgets.buttons import Button, Kind
from ui.widgets.fields import FieldGrid
from ui.widgets.notices import ErrorPanel
from ui.widgets.text import Icon, Label
from wallet.errors import Refused, WalletError
from wallet.titles.refusals import ground_of
from wallet.titles.verbs import Possibility


class WhyDialog(PaperDialog):
    """One refusal or failure in full: words, law, facts, and where to read on."""

    help_topic = "refused"

    def __init__(self, look: Look, error: Exception, parent: QWidget, *, act: str = "") -> None:
        super().__init__(look, parent, gap=2)
        language = look.speech.language
        title = self.tr("{act}: refused").format(act=act) if act else self.tr("Why this is so")
        sentence = words_for(error, language)
        instead = remedy_for(error, language)
        self.help_topic = link_for(error)
        self.close_ = Button(look, self.tr("Close"))
        self.read = Button(look, self.tr("Read about it in the help"), "circle-help")
        self.terms: list[Button] = []

        self.close_.clicked.connect(self.accept)
        self.read.clicked.connect(lambda: open_help(self.help_topic))

        self.setWindowTitle(title)
        self.setAccessibleDescription(sentence)
        grid = FieldGrid(look, 2)
        grid.show_facts([row for row in self._rows(error) if row[1]])
        head = Row(look, 1)
        head.addWidget(Icon(look, "lock", Ink.TEXT2, 1.3))
        head.addWidget(Label(look, title, Face.TITLE), 1)
        self.body.addLayout(head)
        self.body.addWidget(Label(look, sentence, wraps=True, selectable=True))
        if instead:
            self.body.addWidget(Point(look, "arrow-right", instead))
        self.body.addWidget(Label(look, consequence_of(error), ink=Ink.TEXT2, wraps=True))
        self.body.addWidget(grid)
        self._add_terms(look, error, self.body)
        self.body.addStretch(1)
        self.foot.left.addWidget(self.read)
        self.decide_by(self.close_)
        self.setMinimumWidth(look.metrics.ems(40))
        self.close_.setFocus()

    def _rows(self, error: Exception) -> tuple[tuple[str, str], ...]:
        if not isinstance(error, WalletError):
            return ()
        facts, ground = error.facts, ground_of(error.code)
        return (
            (self.tr("Refusal"), str(ground.number if ground else facts.get("refusal", ""))),
            (self.tr("Law"), ground.law if ground else str(facts.get("law", ""))),
            (self.tr("Clause"), str(facts.get("clause", ""))),
            (self.tr("Bill"), str(facts.get("number", ""))),
            # As other programs get it (--json), for whoever is asked for help.
            (self.tr("Code and facts"), _written(error)),
        )

    def _add_terms(self, look: Look, error: Exception, words: Column) -> None:
        terms = terms_for(error, look.speech.language)
        if not terms:
            return
        words.addWidget(Label(look, self.tr("Words of the trade"), Face.CAPTION, Ink.TEXT2))
        row = QWidget()
        flow = Flow(look, row)
        for link, name in terms:
            term = Button(look, name, kind=Kind.LINK)
            term.clicked.connect(lambda _=False, link=link: open_help(link))
            flow.addWidget(term)
            self.terms.append(term)
        words.addWidget(row)


def why_refused(look: Look, refused: Possibility, parent: QWidget) -> WhyDialog:
    """Return the dialog that says why an act is refused."""
    error = Refused(refused.refusal or "", **refused.facts)
    act = look.speech.say("verb", refused.verb.value)
    return WhyDialog(look, error, parent, act=act)


class WhyLabel(Label):
    """Small words beside a refused act, with the way to all of it."""

    def __init__(self, look: Look, face: Face = Face.CAPTION) -> None:
        super().__init__(look, "", face, Ink.TEXT2, wraps=True)
        self._own_look = look
        self._error: Exception | None = None
        self.linkActivated.connect(self._explain)

    def refuse(self, error: Exception | None, otherwise: str = "") -> str:
        """Say why something is refused, or `otherwise` if it is not; return the reason's words."""
        self._error = error
        if error is None:
            self.say(otherwise)
            return ""
        words = words_for(error, self._own_look.speech.language)
        self.say_with_link(words, self.tr("Why"))
        return words

    def _explain(self) -> None:
        if self._error is not None:
            explain(self._own_look, self._error, self.window())


class WrongPanel(ErrorPanel):
    """What went wrong, beside its cause, with the way to the whole of it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._own_look = look
        self._error: Exception | None = None
        self.why = Button(look, "", kind=Kind.LINK)
        self.why.clicked.connect(self._explain)
        self.acts.addWidget(self.why)
        self.acts.addStretch()
        look.follow(self._say)

    @property
    def controls(self) -> list[QWidget]:
        return [self.why, *super().controls]

    def show_wrong(self, error: Exception, means: str = "", remedy: str = "") -> None:
        """Say what `error` is in the user's words, what it means for the bill, what to do."""
        self._error = error
        self._say()
        language = self._own_look.speech.language
        self.why.show()
        remedy = remedy or remedy_for(error, language)
        super().show_error(words_for(error, language), means, remedy)

    def show_error(self, happened: str, means: str = "", remedy: str = "") -> None:
        self.why.hide()  # there is nothing behind the words
        super().show_error(happened, means, remedy)

    def _explain(self) -> None:
        if self._error is not None:
            explain(self._own_look, self._error, self.window())

    def _say(self) -> None:
        is_ours = self._error is None or isinstance(self._error, WalletError)
        self.why.setText(self.tr("Why") if is_ours else self.tr("Look at the report"))


def explain(look: Look, error: Exception, parent: QWidget) -> None:
    """Say in full why something went wrong; of a mistake of the program, show the report."""
    if isinstance(error, WalletError):
        WhyDialog(look, error, parent).open()
    else:
        from ui.dialogs.report import ReportDialog

        ReportDialog(look, report_of(error), parent).open()


def _written(error: WalletError) -> str:
    facts = ", ".join(f"{name}={value}" for name, value in error.facts.items())
    return f"{error.code} ({facts})" if facts else error.code
