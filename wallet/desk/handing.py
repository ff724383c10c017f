"""What comes of a verb: the bill, and the parcel to hand over."""

from __future__ import annotations

from dataclasses import dataclass

from wallet.desk.caring import Care
from wallet.desk.casefile import CaseFile, pack
from wallet.desk.lighting import Sealed, seal_small
from wallet.errors import Refused
from wallet.formats.card import Card
from wallet.parcels.file import SUFFIX, Purpose, seal_parcel, write_parcel


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a verb: the bill, and the parcel to hand over."""

    bill: str
    number: str
    purpose: Purpose
    parcel: bytes
    """The parcel file, ready to be written or sent; sealed if that was asked."""
    refused: bool = False
    """Whether a registrar refused to record, because another entry came first."""
    sealed: Sealed | None = None
    """What to show by light instead of `parcel`, where that is sealed."""
    suffix: str = SUFFIX
    """How its file name ends."""
    label: str = ""
    """What it is, where `purpose` says too little of that: a rejection is a receipt too."""

    @property
    def what(self) -> str:
        """What it is, in one word for its file name."""
        return self.label or self.purpose.value

    @property
    def file_name(self) -> str:
        """A name for the parcel file that says what it is."""
        safe = "".join(c if c.isalnum() or c in "-_" else "-" for c in self.number) or "bill"
        return f"{safe}-{self.what}{self.suffix}"


class Hands(Care):
    """A vault out of which parcels are handed."""

    @property
    def card(self) -> Card:
        """My own card."""
        return self._office.card

    def _done(
        self,
        case: CaseFile,
        purpose: Purpose,
        seal_to: Card | None = None,
        *,
        refused: bool = False,
        label: str = "",
    ) -> Done:
        parcel = pack(self._office, case, purpose)
        data, sealed = write_parcel(parcel), None
        if seal_to is not None:
            if seal_to.did == self.card.did:
                raise Refused("own-card")
            sealed = seal_small(parcel, seal_to)
            data = seal_parcel(data, seal_to.sealing_jwk)
        label = "refused" if refused else label
        return Done(case.bill, case.envelope.number, purpose, data, refused, sealed, label=label)
