"""Gives a bill: to whom, what, confirm; then the parcel, and the receipt back.

After signing nothing can be lost by closing: the parcel is in the vault.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.actions.give import give, send_again, surrender
from ui.actions.receive import Arrival, is_picture, look, receive, receive_message
from ui.dialogs.gift import BACK, BEGINS_WITH, Gift, look_up, refusal_of_person, sign_words
from ui.dialogs.give_confirm import ConfirmStep
from ui.dialogs.give_show import ShowStep
from ui.dialogs.give_what import WhatStep
from ui.dialogs.give_whom import WhomStep
from ui.dialogs.scan.dialog import ScanDialog
from ui.dialogs.steps_dialog import StepsDialog
from ui.jobs import Job
from ui.look import ACTS, Face, Ink, Look
from ui.pages.latest import Latest
from ui.pages.why import WhyLabel
from ui.refusals import words_for
from ui.session import Session
from ui.widgets.buttons import Kind
from ui.widgets.text import Icon
from wallet.book import BillView, Book, Done, News, Purpose, Seen
from wallet.clock import Clock, SystemClock
from wallet.errors import Refused
from wallet.proof.verdict import Headline
from wallet.titles.acts import Ask, How
from wallet.titles.verbs import Verb

_WHOM, _WHAT, _CONFIRM, _SHOW = range(4)
_ASKS = {Verb.SURRENDER: Ask.DELIVERY, Verb.AMEND: Ask.AMENDMENT, Verb.TO_PAPER: Ask.PAPER}


class GiveDialog(StepsDialog):
    """Three steps in one window, then the parcel to hand over.

    Args:
        session: The open vault.
        look: How to draw.
        bill: Which, by digest.
        verb: `Verb.ENDORSE`, `Verb.HAND_OVER`, `Verb.PLEDGE` or `Verb.RELEASE`: what the second
            step begins with; `Verb.SURRENDER`, `Verb.AMEND` and `Verb.TO_PAPER` give it back to
            the carrier; `Verb.SEND_AGAIN` shows the same bytes.
        parent: The window.
        clock: Says which day stands on the preview.

    """

    help_topic = "give#steps"

    given = Signal(object)
    """`wallet.book.Done`, once it is signed."""

    def __init__(
        self,
        session: Session,
        look: Look,
        bill: str,
        verb: Verb = Verb.ENDORSE,
        parent: QWidget | None = None,
        *,
        clock: Clock | None = None,
    ) -> None:
        super().__init__(session, look, parent)
        self._bill = bill
        self._verb = verb
        self._clock = clock or SystemClock()
        self._gift: Gift | None = None
        self._done: Done | None = None
        self._signed_at: datetime | None = None
        self._is_shown = False
        self._answered = False
        self._headline = Headline.WAITING
        self._asking, self._showing = Latest(self), Latest(self)
        self._receiving, self._looking = Latest(self), Latest(self)
        self.whom = WhomStep(session, look)
        self.what = WhatStep(look, self._clock)
        self.confirm = ConfirmStep(look, self._clock)
        self.shown = ShowStep(session, look)
        self._lock = Icon(look, "lock")
        self._said = WhyLabel(look, Face.BODY)

        self._connect()
        for step in (self.whom, self.what, self.confirm):
            self._add_step(step)
        self._add_step(self.shown, scrolls=False)
        self._foot.left.addWidget(self._lock)
        self._foot.left.addWidget(self._said, 1)
        self._foot.give_room_to_words()
        look.follow(self._dress)
        first = _CONFIRM if verb in BACK else _WHOM
        self._turn(_SHOW if verb is Verb.SEND_AGAIN else first)
        self._ask()

    def _connect(self) -> None:
        self._session.changed.connect(self._ask)
        self._asking.answered.connect(self._found)
        self._asking.failed.connect(self._could_not)
        self._signing.answered.connect(self._was_signed)
        self._signing.failed.connect(self._was_refused)
        self._showing.answered.connect(self._show)
        self._showing.failed.connect(self._could_not)
        self._receiving.answered.connect(self._came)
        self._receiving.failed.connect(self._did_not_come)
        self._looking.answered.connect(self._saw)
        self._looking.failed.connect(self._did_not_come)
        self.whom.chosen.connect(self._say)
        self.whom.settled.connect(self._go_on)
        self.shown.receipt_dropped.connect(self.take_receipt)
        self.shown.scan_wanted.connect(self.scan_receipt)
        self.next.clicked.connect(self._go_on)

    def _dress(self) -> None:
        self._said.setMinimumWidth(self._look.metrics.ems(30))

    # What is shown

    def _turn(self, step: int) -> None:
        self._stack.setCurrentIndex(step)
        self._say()
        first = {_WHOM: self.whom.search, _WHAT: self.what, _CONFIRM: self.back}
        first.get(step, self.shown.scan).setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        """Ask the book for the bill and the people, or, once it is signed, how it stands."""
        if not self._session.is_open:
            return
        bill = self._bill
        if self._done is not None:
            self._showing.ask(self._session.read(lambda book: _stands(book, bill)))
        elif not self._signing.is_waiting:
            self._asking.ask(self._session.read(lambda book: look_up(book, bill)))

    def _found(self, gift: Gift) -> None:
        is_first = self._gift is None
        self._gift = gift
        self.whom.show_people(gift.people, partial(refusal_of_person, gift))
        if self._is_surrender:
            self.confirm.show_surrender(gift, self._verb)
        if is_first and self._verb is Verb.SEND_AGAIN:
            self._signing.ask(send_again(self._session, self._bill))
        self._say()

    def _could_not(self, error: Exception) -> None:
        self._said.say(words_for(error, self._look.speech.language))
        self._said.write_in(Ink.BAD)
        self._said.show()

    @property
    def _receiver(self) -> str:
        if self._gift is None:
            return ""
        receiver = self._gift.view.verdict.receiver
        if self._is_surrender:
            return self._gift.carrier
        if self._verb is Verb.SEND_AGAIN:
            return receiver.name if receiver is not None else ""
        return self.whom.person.name if self.whom.person is not None else ""

    def _say(self) -> None:
        step, number = self._step, self._gift.number if self._gift is not None else ""
        title = self.tr("Surrender {number}") if self._is_surrender else self.tr("Give {number}")
        self.setWindowTitle(title.format(number=number))
        about = self.tr("to {name}").format(name=self._receiver) if self._receiver else ""
        self._head.say(title.format(number=number), about)
        words = [self.tr("Confirm"), self.tr("Show"), self.tr("Receipt")]
        here = step - _CONFIRM + self._answered
        if not self._is_surrender:
            words = [self.tr("To whom"), self.tr("What"), *words]
            here = step + self._answered
        self._head.show_steps(words, here)
        self._say_foot(step)

    @property
    def _is_surrender(self) -> bool:
        return self._verb in BACK

    def _say_foot(self, step: int) -> None:
        said = ""
        if step == _SHOW and self._signed_at is not None:
            said = self._words_after.format(time=self._look.speech.time(self._signed_at))
        self._said.write_in(Ink.TEXT2)
        refusal = self._said.refuse(self._refusal(step), said)
        self._said.setVisible(bool(said or refusal))
        self._lock.setVisible(bool(said or refusal))
        is_first = step in (_WHOM, _SHOW) or (self._is_surrender and step == _CONFIRM)
        self.back.setText(self.tr("Cancel") if is_first else self.tr("Back"))
        self.back.setVisible(step != _SHOW)
        self.next.be(Kind.PLAIN if step == _SHOW else Kind.PRIMARY)
        self.next.show_icon("" if step != _CONFIRM else ACTS[self._verb.value])
        self.next.setText(self._next_words(step))
        self.next.refuse(refusal)
        self.next.setEnabled(self._can_go_on(step))

    @property
    def _words_after(self) -> str:
        if not self._answered:
            return self.tr(
                "Signed {time}. The bill is locked. Closing does not undo it; you find it again "
                "under Offered by me."
            )
        if self._headline is Headline.AGREED:
            return self.tr("Signed {time}, and agreed. The bill stays locked until it is recorded.")
        return self.tr("Signed {time}, and answered.")

    def _next_words(self, step: int) -> str:
        if step == _SHOW:
            return self.tr("Close") if self._answered else self.tr("Close, keep waiting")
        if step != _CONFIRM:
            return self.tr("Next")
        return sign_words(None if self._is_surrender else self.what.how)

    def _refusal(self, step: int) -> Refused | None:
        gift, person = self._gift, self.whom.person
        if gift is not None and step == _WHOM and person is not None:
            return refusal_of_person(gift, person)
        if gift is not None and self._is_surrender and step == _CONFIRM:
            return gift.refusal(self._verb)
        return None

    def _can_go_on(self, step: int) -> bool:
        if step == _WHOM:
            return self.whom.person is not None
        if step == _WHAT:
            return self.what.how is not None
        return step == _SHOW or (self._gift is not None and not self._signing.is_waiting)

    # What is decided

    def _go_on(self) -> None:
        gift, person, step = self._gift, self.whom.person, self._step
        if step == _SHOW:
            self.close()
            return
        if gift is None or self._refusal(step) or not self._can_go_on(step):
            return
        if self._is_surrender:
            words = self.confirm.words.text()
            self._watch(surrender(self._session, self._bill, _ASKS[self._verb], words))
        elif person is not None and step == _WHOM:
            wanted = BEGINS_WITH.get(self._verb, How.TO_ORDER)
            self.what.show_gift(gift, person.name, wanted)
            self._turn(_WHAT)
        elif person is not None and self.what.how is not None:
            if step == _WHAT:
                self.confirm.show_gift(gift, self.what.how, person.name)
                self._turn(_CONFIRM)
            else:
                seal = self.confirm.seal.isChecked()
                how, remark = self.what.how, self.confirm.words.text()
                self._watch(
                    give(self._session, self._bill, person.card, how, seal=seal, remark=remark)
                )

    def _go_back(self) -> None:
        if self._signing.is_waiting:
            return
        if self._step in (_WHAT, _CONFIRM) and not self._is_surrender:
            self._turn(self._step - 1)
        else:
            super()._go_back()

    def _watch(self, job: Job) -> None:
        self._signing.ask(job)
        self.confirm.outcome.watch(job, self.tr("Signing"))
        self._say()

    def _was_signed(self, done: Done) -> None:
        self._done = done
        if self._verb is not Verb.SEND_AGAIN:
            self.given.emit(done)
        self._ask()

    def _was_refused(self, error: Exception) -> None:
        self._say()
        if self._step != _CONFIRM:  # what was signed before could not be packed again
            self._could_not(error)

    # What comes back

    def _show(self, stands: tuple[BillView, Done | None]) -> None:
        view, record = stands
        if self._done is None:
            return
        if not self._is_shown:
            self._is_shown = True
            self._signed_at = view.verdict.timeline[-1].since if view.verdict.timeline else None
            self.shown.show_given(view, self._done, self._receiver)
            self._turn(_SHOW)
        self._headline = view.verdict.headline
        if self._headline is not Headline.WAITING:
            self._answered = True
            self.shown.show_answered(view, self._receiver, record)
        self._say()

    def take_receipt(self, paths: list[Path]) -> None:
        """Take in what was dropped; the receipt among it settles the transfer."""
        if not paths or self._receiving.is_waiting:
            return
        if is_picture(paths[0]):
            self._looking.ask(look(self._session, paths))
        else:
            self._receiving.ask(receive(self._session, paths[0]))

    def scan_receipt(self) -> ScanDialog:
        """Take the receipt by light."""
        title = self.tr("Scan the receipt")
        dialog = ScanDialog(self._session, self._look, title, self, clock=self._clock)
        dialog.arrived.connect(self.take_message)
        dialog.files_chosen.connect(self.take_receipt)
        dialog.open()
        return dialog

    def take_message(self, message: bytes | News, name: str) -> None:
        """Take in what came by light."""
        self._receiving.ask(receive_message(self._session, message, name))

    def _saw(self, seen: Seen) -> None:
        for message in seen.messages:
            self.take_message(message, self.tr("from pictures"))

    def _came(self, arrival: Arrival) -> None:
        verdict = arrival.received.verdict
        if verdict is None or verdict.digest != self._bill:
            self.shown.complain(
                self.tr("{name} is not the receipt for this bill.").format(name=arrival.name),
                self.tr("If it belongs to another bill, it was taken in and stands there."),
            )
        elif not arrival.received.is_kept:
            self.shown.complain(
                self.tr("{name} is changed, so it was not kept.").format(name=arrival.name),
                self.tr("Ask the receiver for the file as it left their vault."),
            )

    def _did_not_come(self, error: Exception) -> None:
        self.shown.complain(words_for(error, self._look.speech.language))


def _stands(book: Book, bill: str) -> tuple[BillView, Done | None]:
    """Return how the bill stands, and what its registrar should get if it is agreed."""
    view = book.show(bill)
    is_agreed = view.verdict.headline is Headline.AGREED
    return view, book.parcel(bill, Purpose.RECEIPT) if is_agreed else None
