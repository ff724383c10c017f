"""The verdict on a bill: numbered checks, one headline, and the control time line.

A verdict is data. "This bill is bad" is a `Verdict`; "I could not look" is a
`wallet.errors.CouldNotLook`. The shape is the JSON contract of the command
line: members may be added, never renamed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from wallet.titles.bill import Kind
from wallet.titles.parties import Party
from wallet.titles.state import Degree, Medium, Moment, Status

NO_FACTS: Mapping[str, object] = MappingProxyType({})


class Result(StrEnum):
    """What came of one check."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_CHECKED = "not-checked"
    NOT_APPLICABLE = "not-applicable"


class Headline(StrEnum):
    """The closed list of answers; exactly one stands over every bill."""

    HOLDER = "genuine.holder"
    OFFERED = "genuine.offered"
    AGREED = "genuine.agreed"
    COPY = "genuine.copy"
    ENDED = "genuine.ended"
    WAITING = "genuine.waiting"
    UNKNOWN_SIGNER = "unknown-signer"
    DISPUTED = "disputed"
    CHANGED = "changed"
    NOT_CHECKED = "not-checked"

    @property
    def is_good(self) -> bool:
        """Whether the bill is what it says (exit code 0)."""
        return self.value.startswith("genuine.")


class Answer(StrEnum):
    """DCSA PINT `responseCode`: what a receiving platform would answer (§2.10)."""

    ACCEPTED = "RECE"
    DUPLICATE = "DUPE"
    BAD_SIGNATURE = "BSIG"
    BAD_ENVELOPE = "BENV"
    BAD_DOCUMENT = "INCD"
    MISSING_DOCUMENT = "MDOC"
    DISPUTED = "DISE"


NUMBERS: Mapping[str, int] = MappingProxyType(
    {
        code: number
        for number, code in enumerate(
            (
                "format.strict",
                "document.integrity",
                "issuer.signature",
                "issuer.identity",
                "document.status",
                "chain.links",
                "chain.signatures",
                "chain.acts",
                "chain.times",
                "papers.digests",
                "address",
                "receipt.signature",
                "control.record",
                "control.fork",
                "pdf.safety",
                "bundle.manifest",
                "bundle.signature",
                "control.proof",
                "control.recovery",
            ),
            start=1,
        )
    }
    | {"pint.content": 101, "pint.names": 102, "pint.versions": 103, "pdf.seal": 121}
    | {"oa.issuers": 201, "oa.hidden": 202, "oa.unbound": 203}
    | {"vc.contexts": 301, "vc.terms": 302, "vc.model": 303, "vc.validity": 304, "vc.hidden": 305}
    | {"bundle.time": 111, "bundle.left-out": 112, "bundle.conclusions": 113}
    | {"exchange.told": 114}
)
"""Each check's number, fixed for life; checks of one format alone are numbered from 101."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing a reader may look at to check the check."""

    label: str
    """A stable word: ``digest``, ``kid``, ``entry``, ``receipt``, ``record``, ``certificate`` …"""
    value: str


@dataclass(frozen=True, slots=True)
class Check:
    """One numbered check and what came of it."""

    code: str
    result: Result
    reason: str
    """A stable code for the finding; `wallet.words` says it in a language with `facts`."""
    facts: Mapping[str, object] = field(default_factory=lambda: NO_FACTS)
    source: str = ""
    """Whose word it rests on: a card, a certificate, this file, this vault."""
    as_of: datetime | None = None
    evidence: tuple[Evidence, ...] = ()

    @property
    def number(self) -> int:
        """Its number, fixed for life (`NUMBERS`)."""
        return NUMBERS[self.code]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer about one bill, with everything it rests on."""

    format: str
    headline: Headline
    as_of: datetime
    checks: tuple[Check, ...]
    number: str = ""
    digest: str = ""
    """SHA-256 of the canonical transport document, 64 hex."""
    answer: Answer | None = None
    degree: Degree = Degree.NONE
    kind: Kind | None = None
    status: Status | None = None
    holder: Party | None = None
    order_party: Party | None = None
    charge: Party | None = None
    is_enforced: bool = False
    """Whether who holds it as security has declared a default."""
    carrier: Party | None = None
    receiver: Party | None = None
    """To whom an offer is open. Control is still the giver's, who cannot act with it."""
    timeline: tuple[Moment, ...] = ()
    facts: Mapping[str, object] = field(default_factory=lambda: NO_FACTS)
    """What the headline's sentence mentions: who is waited for, how it ended."""

    @property
    def is_good(self) -> bool:
        """Whether the bill is what it says (exit code 0); revoked or expired it is not."""
        return self.headline.is_good and not any(
            check.result is Result.FAILED and check.code in ("document.status", "vc.validity")
            for check in self.checks
        )

    @property
    def is_document(self) -> bool:
        """Whether it is about a document of the TradeTrust rail, not about a bill of our own."""
        return self.format.startswith(("openattestation", "vc-"))

    @property
    def medium(self) -> Medium | None:
        """In what form it is in force, where that is known."""
        return None if self.status is None else self.status.medium

    @property
    def sentence(self) -> str:
        """The code of what the headline means here, for `wallet.words`, group ``sentence``."""
        return "genuine.frozen" if self.status is Status.FROZEN and self.is_good else self.headline

    @property
    def is_disputed(self) -> bool:
        """Whether two transfers exist, or the registrar has recorded another one."""
        return self.headline is Headline.DISPUTED

    def check(self, code: str) -> Check | None:
        """Return the check called `code`, if it was part of this verdict."""
        return next((check for check in self.checks if check.code == code), None)

    def with_result(self, *results: Result) -> tuple[Check, ...]:
        """Return the checks that came out as one of `results`, in order of number."""
        return tuple(check for check in self.checks if check.result in results)
