"""Every act that DCSA has no code of its own for, as a wallet writes it, in two voyages."""

from __future__ import annotations

from datetime import timedelta

from tests.wallet.builders import BANK, BUYER, CARRIER, SHIPPER, Person, Voyage
from wallet.formats.pint.extensions import write_charge, write_outcome, write_until
from wallet.titles.acts import ActCode, Meaning, Step
from wallet.titles.steps import acts_of, meaning_of


def step(voyage: Voyage, kind: Step, by: Person, to: Person | None = None, **more: object) -> None:
    """Sign one step of the life-cycle as the desk writes it."""
    meaning, said = meaning_of(kind), dict(more)
    if kind in (Step.PLEDGE, Step.RELEASE) and meaning is not None:
        said |= write_charge(meaning) | write_until(voyage.now + timedelta(days=3))
    acts = acts_of(kind, by.party, to.party if to else None, voyage.tick())
    voyage.sign(by, *acts, **said)


def pledged_and_claimed() -> Voyage:
    """Return a bill pledged, released, pledged again, its default declared, and claimed."""
    voyage = Voyage.begin()
    step(voyage, Step.PLEDGE, SHIPPER, BANK)
    voyage.accept(BANK).record()
    step(voyage, Step.RELEASE, BANK, BUYER)
    voyage.accept(BUYER).record()
    step(voyage, Step.PLEDGE, BUYER, BANK)
    voyage.accept(BANK).record()
    step(voyage, Step.ENFORCE, BANK, **write_charge(Meaning.ENFORCE, "Loan 4711 is unpaid"))
    step(voyage, Step.SURRENDER_FOR_DELIVERY, BANK, CARRIER)
    return voyage.answer(ActCode.ACCEPT_SURRENDER, BANK)


def answered(asked: Step, answer: Step, **said: object) -> Voyage:
    """Return a bill that was given back and answered."""
    voyage = Voyage.begin()
    step(voyage, asked, SHIPPER, CARRIER)
    step(voyage, answer, CARRIER, SHIPPER, **said)
    return voyage


def every_act() -> list[Voyage]:
    """Return voyages in which every act stands that is not DCSA's own."""
    amend, paper = Step.SURRENDER_FOR_AMENDMENT, Step.REQUEST_PAPER
    return [
        pledged_and_claimed(),
        answered(amend, Step.REISSUE, **write_outcome(Meaning.REISSUE, ("f" * 64,))),
        answered(amend, Step.VOID, **write_outcome(Meaning.VOID)),
        answered(amend, Step.REFUSE_SURRENDER),
        answered(paper, Step.ISSUE_PAPER, **write_outcome(Meaning.PAPER, statement={"version": 1})),
        answered(paper, Step.REFUSE_PAPER),
    ]
