"""The verbs of a registrar, and of those who ask for proof and give it, for `wallet.book.Book`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from wallet.desk import doubling, proving, recording, registering
from wallet.desk.casefile import load
from wallet.desk.handing import Done, Hands
from wallet.desk.recording import Filed
from wallet.formats.record import Why
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

    def freeze(self, bill: str, why: Why, reference: str) -> Done:
        """Registrar: sign that nothing more is recorded of a bill, and on what that rests."""
        return self._done(registering.freeze(self._office, bill, why, reference), Purpose.FREEZE)

    def unfreeze(self, bill: str, reference: str) -> Done:
        """Registrar: sign that the freeze of a bill is over."""
        return self._done(registering.unfreeze(self._office, bill, reference), Purpose.FREEZE)

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
