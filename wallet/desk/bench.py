"""The verbs of a registrar, and of those who ask for proof and give it, for `wallet.book.Book`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, Self

from wallet.desk import approving, doubling, proving, recording, registering
from wallet.desk.approving import Person, Rule
from wallet.desk.casefile import load
from wallet.desk.four_eyes import carry_out, four_eyes
from wallet.desk.handing import Done, Hands
from wallet.desk.recording import Filed
from wallet.formats.approval import Approval, Request, read_approval, read_request
from wallet.formats.card import Card
from wallet.formats.record import Why
from wallet.keys.vaultkeys import KdfCost, calibrated_kdf
from wallet.parcels.file import Purpose
from wallet.progress import Progress, Silent
from wallet.proof.challenge import Challenge
from wallet.store import RegisterLine, Wanted


class Bench(Hands):
    """A vault that keeps registers, asks and proves."""

    # Registrar

    def record(self, bill: str) -> Done:
        """Registrar: record what was seen first, or sign the refusal of what came too late."""
        done = registering.register(self._office, load(self._office, bill))
        return self._done(done.case, Purpose.RECORD, refused=done.refusal is not None)

    def confirm_record(self, bill: str) -> Done:
        """Registrar: say anew that a bill stands as recorded, for whose vault was restored."""
        return self._done(
            registering.confirm(self._office, bill), Purpose.RECORD, label="confirmation"
        )

    def freeze(self, bill: str, why: Why, reference: str) -> Done:
        """Registrar: sign that nothing more is recorded of a bill, and on what that rests."""
        return self._done(registering.freeze(self._office, bill, why, reference), Purpose.FREEZE)

    def unfreeze(self, bill: str, reference: str) -> Done:
        """Registrar: sign that the freeze of a bill is over."""
        case = registering.unfreeze(self._office, bill, reference)
        return self._done(case, Purpose.FREEZE, label="unfreeze")

    def record_parcels(
        self, paths: Iterable[Path], progress: Progress | None = None
    ) -> tuple[tuple[Filed, ...], tuple[Done, ...]]:
        """Registrar: take many parcels in, and rule on every bill among them, in one go.

        Returns:
            What became of each file, and the answers to send: one for each bill, and one for each
            parcel that came too late.

        """
        post = recording.record_files(self._office, paths, progress or Silent())
        return tuple(post.filed), tuple(
            self._done(
                answer.registered.case,
                Purpose.RECORD,
                refused=answer.registered.refusal is not None,
            )
            for answer in post.answers
        )

    def register(
        self, *, wanted: Wanted = Wanted.ALL, text: str = "", offset: int = 0, limit: int = 200
    ) -> tuple[RegisterLine, ...]:
        """Registrar: return one page of the bills I keep the register of."""
        return self._vault.register_lines(wanted=wanted, text=text, offset=offset, limit=limit)

    def register_count(self, wanted: Wanted = Wanted.ALL, text: str = "") -> int:
        """Registrar: return how many bills of that sort there are."""
        return self._vault.register_count(wanted=wanted, text=text)

    def record_parcel(self, path: Path) -> Done:
        """Registrar: take a parcel in and rule on what it shows.

        A parcel that contradicts what was recorded gets the signed refusal.

        Raises:
            Refused: ``bill-changed``, ``not-the-registrar``, ``not-agreed`` …

        """
        registered = recording.record_file(self._office, path)
        refused = registered.refusal is not None
        return self._done(registered.case, Purpose.RECORD, refused=refused)

    # Proof

    def proof_of_fork(self, bill: str) -> bytes:
        """Return the file that proves to anybody that somebody signed this bill twice.

        Raises:
            CouldNotLook: ``fork-none``.

        """
        return doubling.proof_of(self._office, bill)

    def challenge(self, name: str = "") -> Challenge:
        """Sign a question who controls a bill; `name` says who asks, my card's if not given."""
        return proving.ask(self._office, name)

    def prove(self, bill: str, challenge: Challenge) -> Done:
        """Answer such a question: I control this bill now."""
        return self._done(proving.prove(self._office, bill, challenge), Purpose.PROOF)

    # Four eyes

    def as_person(self, passphrase: str) -> Self:
        """Work as the one of several people whose passphrase opened the vault."""
        self._office = replace(self._office, person=approving.who_opened(self._office, passphrase))
        return self

    @property
    def person(self) -> str:
        """The name of who of several people opened the vault; empty if none of them did."""
        return self._office.person.name if self._office.person is not None else ""

    def two_people(self) -> Rule:
        """Return whether two people have to agree here, and who they are."""
        return approving.rule(self._office)

    def add_person(
        self, name: str, passphrase: str, theirs: str, kdf: KdfCost | None = None
    ) -> Person:
        """Let somebody open the vault with a passphrase of their own, prepare and approve."""
        cost = kdf or calibrated_kdf()
        return approving.add_person(self._office, name, passphrase, theirs, cost)

    @four_eyes
    def add_approver(self, card: Card) -> Person:
        """Let the holder of a card approve at a machine of their own."""
        return approving.add_card(self._office, card)

    @four_eyes
    def remove_person(self, person: str) -> None:
        """Strike one of the people off."""
        approving.remove_person(self._office, person)

    @four_eyes
    def demand_two_people(self, on: bool) -> None:
        """Demand from now on that one prepares and another approves, or no longer."""
        approving.switch(self._office, on)

    def waiting(self) -> tuple[Request, ...]:
        """Return what waits for approval, oldest first."""
        return approving.waiting(self._office)

    def waiting_as(self, which: str) -> Request:
        """Return what waits, by the beginning of its digest: a file for another machine."""
        return approving.find(self._office, which)

    def approve(self, which: str) -> Any:
        """Approve what waits, by the beginning of its digest, and carry it out.

        Returns:
            What the verb returns: mostly `Done`.

        Raises:
            CouldNotLook: ``nothing-waiting``.
            Refused: ``maker-approves``, ``person-unknown``, ``approval-stale``; the verb's own.

        """
        request = approving.find(self._office, which)
        return carry_out(self, request, approving.approve(self._office, request))

    def approve_with(self, approval: bytes) -> Any:
        """Carry out what waits, by an approval that came from another machine."""
        read = read_approval(approval)
        return carry_out(self, approving.find(self._office, read.request), read)

    def approve_for_other(self, request: bytes) -> Approval:
        """Approve what another vault has prepared, with the key on my card."""
        return approving.approve_for_other(self._office, read_request(request))

    def drop(self, which: str) -> None:
        """Take what waits off the list without doing it."""
        approving.strike(self._office, approving.find(self._office, which))
