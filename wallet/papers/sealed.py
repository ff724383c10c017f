"""Checks the seals of a PDF, whoever made them; believes none that does not cover every byte.

Whose a seal is, nobody learns here: that follows from its key, as everywhere (`proof.trust`).
A signature that is not over the whole file is no seal of this file: most attacks on signed PDFs
add something behind what was signed. The bytes may be anybody's; call it apart (`apart`).
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

_MOST_SEALS = 16
_STRONG = ("sha256", "sha384", "sha512", "sha3_256", "sha3_384", "sha3_512")


@dataclass(frozen=True, slots=True)
class Seal:
    """One signature in a PDF, and what is so about it."""

    is_intact: bool
    """Whether what it covers is as it was, and the signature is that of its certificate's key."""
    is_whole: bool
    """Whether it covers every byte of the file and nothing was added that it forbids."""
    certificate: bytes = b""
    """Whose it claims to be: the signer's certificate (DER)."""
    name: str = ""
    """The name in the certificate: a claim, nothing more."""
    claimed_at: datetime | None = None
    """The time the signer wrote."""
    stamped_at: datetime | None = None
    """The time a time-stamp server set over the signature, where that stamp is intact."""
    stamped_by: str = ""
    why: str = ""
    """Why it could not be read, a word for the log."""

    @property
    def holds(self) -> bool:
        """Whether this file is, byte for byte, what the signer sealed."""
        return self.is_intact and self.is_whole


def seals(pdf: bytes) -> tuple[Seal, ...]:
    """Return every signature in `pdf`, in the order of its form fields; never raises.

    What cannot be read as a signature counts as one that does not hold.
    """
    # Imported here: it takes half a second, and few PDFs are sealed.
    from pyhanko.pdf_utils.reader import PdfFileReader

    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)
    try:
        signed = PdfFileReader(BytesIO(pdf), strict=True).embedded_signatures[:_MOST_SEALS]
    except Exception as wrong:  # on hostile bytes it lets out whatever Python has
        return (Seal(False, False, why=type(wrong).__name__),)
    return tuple(_check(one) for one in signed)


def _check(signed: Any) -> Seal:
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.status import SignatureCoverageLevel
    from pyhanko_certvalidator import ValidationContext

    try:
        certificate = signed.signer_cert
        # Its own root: whom to trust is not for this module, and nothing is fetched.
        alone = ValidationContext(trust_roots=[certificate], allow_fetching=False)
        status = validate_pdf_signature(signed, alone, ts_validation_context=alone)
        whole = (
            status.coverage is SignatureCoverageLevel.ENTIRE_FILE
            and status.modification_level is not None
            and status.modification_level.name == "NONE"
            and bool(status.docmdp_ok)
        )
        stamp = status.timestamp_validity
        if stamp is not None and not (stamp.intact and stamp.valid):
            stamp = None
        return Seal(
            is_intact=bool(
                status.intact and status.valid and status.md_algorithm.lower() in _STRONG
            ),
            is_whole=whole,
            certificate=certificate.dump(),
            name=_name(certificate),
            claimed_at=_aware(status.signer_reported_dt),
            stamped_at=_aware(stamp.timestamp) if stamp is not None else None,
            stamped_by=_name(stamp.signing_cert) if stamp is not None else "",
        )
    except Exception as wrong:
        return Seal(False, False, why=type(wrong).__name__)


def _name(certificate: Any) -> str:
    named = certificate.subject.native
    name = named.get("common_name") or named.get("organization_name") or ""
    return str(name)[:200]


def _aware(moment: datetime | None) -> datetime | None:
    return moment if moment is not None and moment.tzinfo is not None else None
