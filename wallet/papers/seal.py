"""Seals a finished PDF with a party's own certificate: PAdES B-B, or B-T with a time-stamp.

The seal says one thing: this wallet made this file, and not a byte of it was changed since. It
says nothing about title. It is an invisible certification that allows no change after it
(DocMDP 1), added behind the file, so that what was sealed is a prefix of the sealed file.
This module and its sister `sealed` alone know pyHanko.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from wallet.errors import CouldNotLook, WalletError
from wallet.papers.time_stamp import ask_time_stamp

if TYPE_CHECKING:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.signers import PdfSigner

FIELD = "LadewellSeal"
_READABLE = "Ladewell"


@dataclass(frozen=True, slots=True)
class Sealer:
    """Whose seal it is. The key itself stays where it is."""

    certificate: bytes
    """The party's X.509 certificate of a P-256 key, DER."""
    sign: Callable[[bytes], bytes]
    """Signs bytes with ECDSA and SHA-256; gives the DER of r and s."""
    time_stamp_server: str = ""
    """Where to ask for a time-stamp (RFC 3161) over the seal; none where it is empty."""


def seal(pdf: bytes, sealer: Sealer, at: datetime) -> bytes:
    """Return `pdf` with the seal behind it.

    The same PDF, sealer and time give the same bytes, unless a server stamps its time on it.

    Args:
        pdf: A finished PDF of ours.
        sealer: Whose seal.
        at: The time the seal claims.

    Raises:
        CouldNotLook: ``time-stamp-failed``: the server did not answer, or not with a time-stamp.

    """
    writer, signer = _writer(pdf, sealer), _signer(sealer, at)
    sealed = BytesIO()
    try:
        # A loop of its own, as a worker of the window has none.
        asyncio.run(signer.async_sign_pdf(writer, output=sealed))
    except WalletError:
        raise
    except Exception as wrong:
        if not sealer.time_stamp_server:
            raise
        # pyHanko lets out a dozen kinds of errors on what a server may answer.
        raise CouldNotLook("time-stamp-failed", why=type(wrong).__name__) from wrong
    return sealed.getvalue()


# pyHanko is imported inside these two: it takes half a second, and most prints are looked at, not
# sealed.


def _writer(pdf: bytes, sealer: Sealer) -> IncrementalPdfFileWriter:
    """Return what writes the seal behind `pdf`."""
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    class Writer(IncrementalPdfFileWriter):
        """Adds the seal and nothing else: title, dates and metadata stay as they were printed."""

        def _update_meta(self) -> None: ...

        def ensure_output_version(self, version: object) -> None:
            """Stay at PDF 1.7, which PDF/A-3 is made of."""

    writer = Writer(BytesIO(pdf))
    first, _ = writer._document_id
    second = hashlib.sha256(pdf + sealer.certificate).digest()[:16]
    writer._document_id = generic.ArrayObject([first, generic.ByteStringObject(second)])
    return writer


def _signer(sealer: Sealer, at: datetime) -> PdfSigner:
    """Return what signs with the sealer's key, as of `at`."""
    from asn1crypto import x509
    from pyhanko.sign import fields, signers
    from pyhanko.sign.timestamps import TimeStamper
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    class Key(signers.Signer):
        async def async_sign_raw(
            self, data: bytes, digest_algorithm: str, dry_run: bool = False
        ) -> bytes:
            # A dry run asks how long the signature may get: two INTEGERs of 33 bytes at most.
            return bytes(72) if dry_run else sealer.sign(data)

    class Session(signers.PdfSigner):
        def init_signing_session(self, *given: Any, **more: Any) -> Any:
            session = super().init_signing_session(*given, **more)
            session.system_time = at.replace(microsecond=0)
            return session

    class Server(TimeStamper):
        async def async_request_tsa_response(self, req: Any) -> Any:
            from asn1crypto import tsp

            return tsp.TimeStampResp.load(ask_time_stamp(sealer.time_stamp_server, req.dump()))

    certificate = x509.Certificate.load(sealer.certificate)
    store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    store.register(certificate)
    key = Key(signing_cert=certificate, cert_registry=store, prefer_pss=False)
    return Session(
        signers.PdfSignatureMetadata(
            field_name=FIELD,
            md_algorithm="sha256",
            subfilter=fields.SigSeedSubFilter.PADES,
            certify=True,
            docmdp_permissions=fields.MDPPerm.NO_CHANGES,
        ),
        signer=key,
        timestamper=Server() if sealer.time_stamp_server else None,  # type: ignore[no-untyped-call]
        new_field_spec=fields.SigFieldSpec(FIELD, readable_field_name=_READABLE),
    )
