"""Prints a bill with its verdict: from the vault, or from any file."""

from __future__ import annotations

import base64
from pathlib import Path

from wallet.desk.casefile import judge_file, load, pack
from wallet.desk.incoming import read_file, read_incoming
from wallet.desk.office import Office
from wallet.desk.verifying import Question, judge_incoming
from wallet.errors import Unreadable
from wallet.formats.pint.envelope import Envelope, write_envelope
from wallet.formats.transport_document import particulars
from wallet.parcels.file import MEDIA_TYPE, Parcel, Purpose, write_parcel
from wallet.parcels.qr import modules
from wallet.proof.verdict import Verdict
from wallet.words import Language, say


def render_view(office: Office, bill: str, language: Language) -> bytes:
    """Return the PDF of a bill in the vault, judged now.

    Raises:
        CouldNotLook: ``bill-unknown``.

    """
    case = load(office, bill)
    verdict, _chain = judge_file(office, case)
    return _render(case.envelope, verdict, pack(office, case, Purpose.COPY), language)


def render_file(path: Path, question: Question, language: Language) -> tuple[Verdict, bytes]:
    """Return verdict and PDF of a file, judged by `question`.

    Raises:
        CouldNotLook: The file cannot be read as a bill.

    """
    incoming = read_incoming(read_file(path), path.name, question.sealing_key)
    if incoming.envelope is None or incoming.parcel is None:
        raise Unreadable("not-a-bill", name=path.name, format=incoming.format)
    verdict, _chain = judge_incoming(incoming, question)
    return verdict, _render(incoming.envelope, verdict, incoming.parcel, language)


def _render(envelope: Envelope, verdict: Verdict, parcel: Parcel, language: Language) -> bytes:
    from wallet.papers.bill import BillPaper, render_bill
    from wallet.papers.press import Attachment

    code = base64.b32encode(bytes.fromhex(envelope.digest)).decode().rstrip("=")
    attachments = (
        Attachment(
            "envelope.json",
            "application/json",
            write_envelope(envelope),
            "source",
            say("paper", "source-envelope", language=language),
        ),
        Attachment(
            "bill.ebl",
            MEDIA_TYPE,
            write_parcel(parcel),
            "supplement",
            say("paper", "source-parcel", language=language),
        ),
    )
    return render_bill(
        BillPaper(
            verdict=verdict,
            particulars=particulars(envelope.document),
            attachments=attachments,
            language=language,
            qr=modules(f"{envelope.number[:40]}\n{code}"),
        )
    )
