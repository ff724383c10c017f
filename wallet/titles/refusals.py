"""The twenty-six things a wallet must refuse: number, law, and the codes that say it.

One table in one place. A refusal is raised where its rule stands, with a code and facts; what
law forbids it and which of the twenty-six it is, is looked up here by the code, so that the
window, the command line and the JSON say the same. What to do instead is said by `wallet.words`,
group ``remedy``, under the same code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Ground:
    """On what ground an act is refused."""

    number: int
    """1 to 26."""
    law: str
    """The law, convention or clause behind it, as a lawyer would cite it."""
    codes: tuple[str, ...]
    """The codes that say it; the first is the plainest case."""


_CONTROL = "MLETR art. 11; UK ETDA 2023 s.2(2); Singapore ETA s.16I"

GROUNDS: tuple[Ground, ...] = (
    Ground(1, _CONTROL, ("not-the-holder", "not-the-carrier", "signed-by-other", "not-a-carrier",
                        "reissue-to-other")),
    Ground(2, "MLETR art. 10(1)(b)(ii); PINT SACC", ("bill-ended",)),
    Ground(3, "COGSA 1992 s.1(2), s.1(3)", ("not-negotiable",)),
    Ground(4, "COGSA 1992 s.5(2); MLETR art. 15", ("not-the-order-party", "order-party-by-code")),
    Ground(5, "COGSA 1992 s.5(2)(b); MLETR art. 15", ("endorsement-missing",)),
    Ground(6, "Bills of Exchange Act 1882 s.32(2), s.33, by analogy", ("endorsement-conditional",)),
    Ground(
        7, "MLETR art. 10(1)(b), 11; PINT duplicate rule",
        ("offer-pending", "surrender-pending", "already-signed", "nothing-to-answer",
         "answer-to-other", "reissue-first", "nothing-offered", "offer-stands"),
    ),
    Ground(
        8, "MLETR art. 11; PINT BENV",
        ("not-addressed-to-you", "offer-expired", "already-answered", "not-accepted-yet",
         "surrender-not-an-offer", "already-accepted", "offer-ended"),
    ),
    Ground(
        9, "COGSA 1992 s.5(2); MLETR art. 11; The Berge Sisar [2001] UKHL 17",
        ("bill-pledged", "pledge-not-enforced", "not-pledged", "not-the-pledgee",
         "already-enforced", "default-not-declared"),
    ),
    Ground(
        10, "COGSA 1992 s.2(1); PINT SURRENDER_FOR_…", ("not-entitled", "surrender-not-to-carrier")
    ),
    Ground(
        11, "UK ETDA 2023 s.2(2)(c); PINT DISE",
        ("bill-frozen", "titles-frozen", "titles-unconfirmed", "frozen-by-registrar"),
    ),
    Ground(12, "MLETR art. 9, 10(2); RFC 7515", ("bill-changed",)),
    Ground(13, "MLETR art. 9; PINT BSIG", ("signer-unknown",)),
    Ground(
        14, "Hague-Visby III.3; UCP 600 art. 20; MLETR art. 10(1)(a)",
        ("document-not-issuable", "on-board-date-changed", "parts-do-not-add-up"),
    ),
    Ground(
        15, "MLETR art. 17; Singapore ETA s.16M; UK ETDA 2023 s.4",
        ("paper-outstanding", "already-issued", "number-used", "paper-statement-wrong"),
    ),
    Ground(16, "MLETR art. 10(1)(b)(i), 18", ("never-an-original",)),
    Ground(17, "UK ETDA 2023 s.2(4); MLETR art. 11", ("copy-is-no-control", "record-newer")),
    Ground(
        18, _CONTROL, ("record-first", "offline-hops-exceeded", "offline-days-exceeded")
    ),
    Ground(19, "MLETR art. 11; PINT SURRENDER_FOR_…", ("self-transfer", "transfer-to-carrier")),
    Ground(
        20, "The vault's own two-person rule; MLETR art. 12(a)(iii)",
        ("approval-needed", "maker-approves", "person-unknown", "approval-stale"),
    ),
    Ground(21, "UN, EU, UK and US sanctions; IG P&I circulars", ("sanctions-hit",)),
    Ground(22, "MLETR art. 12(a)(ii)", ("not-a-pdf", "pdf-active", "attachment-executable")),
    Ground(23, "UK ETDA 2023 s.5; MLETR art. 7", ("paper-only-clause",)),
    Ground(
        24, "MLETR art. 10(2); PINT actionCode",
        ("extension-unknown", "meaning-without-acts", "act-unknown"),
    ),
    Ground(25, "MLETR art. 8, 10(1)(b)", ("last-copy",)),
    Ground(26, "MLETR art. 13", ("time-backwards", "entry-from-future")),
)  # fmt: skip
"""Every ground, in order of number."""

_BY_CODE: Mapping[str, Ground] = MappingProxyType(
    {code: ground for ground in GROUNDS for code in ground.codes}
)


def ground_of(code: str) -> Ground | None:
    """Return the ground on which `code` refuses, if it is one of the twenty-six."""
    return _BY_CODE.get(code)
