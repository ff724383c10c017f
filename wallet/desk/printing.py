"""Prints a bill or a document with its verdict; of a file, this is all that is loaded.

No vault is opened here, and no room of the other rail before there is a document of it: half of
what a print in a new process takes is loading.
"""

from __future__ import annotations

import base64
from pathlib import Path
from typing import TYPE_CHECKING

from wallet.desk.carrying import DOCUMENT, carried
from wallet.desk.distrust import manifest_of, visualisation_of
from wallet.desk.incoming import read_file, read_incoming
from wallet.desk.verifying import Question, judge_incoming, outlook_for
from wallet.errors import Unreadable
from wallet.formats.pint.envelope import Envelope
from wallet.formats.transport_document import particulars
from wallet.parcels.file import Parcel
from wallet.parcels.qr import modules
from wallet.proof.verdict import Verdict
from wallet.words import Language, say

if TYPE_CHECKING:
    from wallet.formats.tradetrust.document import Document
    from wallet.papers.bill import Switch

MEDIA_TYPE = "application/json"


def print_name(number: str) -> str:
    """Return a name for the print of bill `number` that every file system takes."""
    safe = "".join(one if one.isalnum() or one in "-_" else "-" for one in number)[:80].strip("-")
    return f"{safe or 'bill'}.pdf"


def render_file(path: Path, question: Question, language: Language) -> tuple[Verdict, bytes]:
    """Return verdict and PDF of a file, judged by `question`.

    Raises:
        CouldNotLook: The file cannot be read as a bill.

    """
    incoming = read_incoming(read_file(path), path.name, question.sealing_key)
    if incoming.document is not None:
        from wallet.formats.tradetrust.document import judge_document

        verdict = judge_document(incoming.document, outlook_for(question))
        return verdict, render_document(incoming.document, verdict, language)
    if incoming.envelope is None or incoming.parcel is None:
        raise Unreadable("not-a-bill", name=path.name, format=incoming.format)
    verdict, _chain = judge_incoming(incoming, question)
    return verdict, render_envelope(incoming.envelope, verdict, incoming.parcel, language)


def render_document(document: Document, verdict: Verdict, language: Language) -> bytes:
    """Return the PDF of a document by our own template, with the signed file inside."""
    from wallet.formats.tradetrust.particulars import particulars_of
    from wallet.papers.bill import BillPaper, render_bill
    from wallet.papers.press import Attachment

    code = base64.b32encode(bytes.fromhex(document.digest)).decode().rstrip("=")
    source = Attachment(
        DOCUMENT, MEDIA_TYPE, document.data, "source",
        say("paper", "source-document", language=language),
    )  # fmt: skip
    return render_bill(
        BillPaper(
            verdict=verdict,
            particulars=particulars_of(document),
            attachments=(source,),
            language=language,
            qr=modules(f"{verdict.number[:40]}\n{code}"),
        )
    )


def render_envelope(
    envelope: Envelope,
    verdict: Verdict,
    parcel: Parcel,
    language: Language,
    switch: Switch | None = None,
) -> bytes:
    """Return the PDF of a bill and its verdict, with everything of `parcel` inside."""
    from wallet.papers.bill import BillPaper, render_bill

    code = base64.b32encode(bytes.fromhex(envelope.digest)).decode().rstrip("=")
    manifest = manifest_of(envelope)
    return render_bill(
        BillPaper(
            verdict=verdict,
            particulars=particulars(envelope.document),
            attachments=carried(
                parcel,
                manifest.papers if manifest is not None else (),
                visualisation_of(envelope) or "",
                language,
            ),
            language=language,
            qr=modules(f"{envelope.number[:40]}\n{code}"),
            switch=switch,
        )
    )
