"""Prints bills of a vault with their verdicts: one, many, sealed, or on paper in their place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from wallet.desk.casefile import judge_file, load, pack
from wallet.desk.connections import noting
from wallet.desk.distrust import StrangersPdf, manifest_of, strangers_pdf, with_kept_safety
from wallet.desk.documents import document_in, outlook_of
from wallet.desk.office import TIME_STAMP_SERVER, Office
from wallet.desk.printing import print_name, render_document, render_envelope
from wallet.errors import Refused, WalletError
from wallet.formats.medium import MOST_ORIGINALS
from wallet.formats.members import text, whole
from wallet.formats.pint.claims import entry_in
from wallet.formats.pint.envelope import Envelope
from wallet.formats.tradetrust.document import judge_document
from wallet.keys.certificates import sign_for_cms
from wallet.parcels.file import Purpose
from wallet.progress import Progress
from wallet.proof.verdict import Verdict
from wallet.titles.state import Status
from wallet.words import Language


@dataclass(frozen=True, slots=True)
class Printed:
    """One bill of many, printed or not."""

    bill: str
    file_name: str = ""
    """Under which it was handed over."""
    verdict: Verdict | None = None
    wrong: WalletError | None = None
    """Why it was not printed; the others still are."""


def render_view(office: Office, bill: str, language: Language, *, sealed: bool = False) -> bytes:
    """Return the PDF of a bill in the vault, judged now.

    Args:
        office: Whose vault.
        bill: Its digest.
        language: Of the labels.
        sealed: Whether the owner's seal is set over it, time-stamped where a server is set.

    Raises:
        CouldNotLook: ``bill-unknown``, ``time-stamp-failed``.

    """
    return render_judged(office, bill, language, sealed=sealed)[1]


def render_judged(
    office: Office,
    bill: str,
    language: Language,
    *,
    sealed: bool = False,
    server: str | None = None,
) -> tuple[Verdict, bytes]:
    """Return the verdict on a bill in the vault, and its PDF; see `render_view`."""
    if (document := document_in(office, bill)) is not None:
        verdict = judge_document(document, outlook_of(office))
        pdf = render_document(document, verdict, language)
        return verdict, (seal_print(office, pdf, server) if sealed else pdf)
    case = load(office, bill)
    verdict, _chain = judge_file(office, case)
    verdict = with_kept_safety(office, verdict, case.envelope)
    pdf = render_envelope(case.envelope, verdict, pack(office, case, Purpose.COPY), language)
    return verdict, (seal_print(office, pdf, server) if sealed else pdf)


def render_many(
    office: Office,
    bills: Iterable[str],
    take: Callable[[str, bytes], None],
    language: Language,
    progress: Progress,
    *,
    sealed: bool = False,
    server: str | None = None,
) -> tuple[Printed, ...]:
    """Print many bills, one after the other, and hand each to `take` with a file name.

    One that cannot be printed is named in the answer and stops nobody else. No two are handed
    over under one name, though two carriers may use one number.

    Raises:
        Cancelled: The user asked to stop; what was printed stays.
        CouldNotLook: What `take` raises, such as ``file-unwritable``; ``time-stamp-failed``.

    """
    chosen = list(dict.fromkeys(bills))
    done: list[Printed] = []
    taken: set[str] = set()
    for count, bill in enumerate(chosen):
        holding = office.vault.holding(bill)
        number = holding.number if holding is not None else ""
        progress.step(count, len(chosen), number)
        try:
            verdict, pdf = render_judged(office, bill, language)
        except WalletError as wrong:
            done.append(Printed(bill, wrong=wrong))
            continue
        name = print_name(number)
        if name.casefold() in taken:
            name = f"{name.removesuffix('.pdf')}-{bill[:8]}.pdf"
        taken.add(name.casefold())
        take(name, seal_print(office, pdf, server) if sealed else pdf)
        done.append(Printed(bill, name, verdict))
    progress.step(len(chosen), len(chosen))
    return tuple(done)


def seal_print(office: Office, pdf: bytes, server: str | None = None) -> bytes:
    """Return a print with the owner's seal over it (PAdES B-B, B-T where a server is set).

    `server` is asked for the time-stamp instead of the one in the settings; an empty one is none.

    Raises:
        CouldNotLook: ``time-stamp-failed``.

    """
    from wallet.papers.seal import Sealer, seal

    key = office.signing_key()
    asked = office.setting(TIME_STAMP_SERVER) or "" if server is None else server
    sealer = Sealer(office.certificate(), lambda data: sign_for_cms(key, data), asked)
    with noting(office, "stamp"):
        return seal(pdf, sealer, office.clock.now())


def print_on_paper(office: Office, bill: str, language: Language) -> tuple[bytes, ...]:
    """Carrier: print the paper that takes the place of a record which is closed, one PDF for each.

    These are the only prints that are no copies; they are to be signed by hand. What they state
    of the change of medium, and how many there are, is what the carrier signed (MLETR art. 18).

    Raises:
        Refused: ``never-an-original``: I am not its carrier, or the record is not closed.
        CouldNotLook: ``bill-unknown``.

    """
    from wallet.papers.bill import Switch

    case = load(office, bill)
    verdict, chain = judge_file(office, case)
    last = entry_in(case.envelope.chain[-1])
    said = last.said.medium
    is_carriers = chain is not None and chain.carrier.is_same_as(office.me)
    is_closed = verdict.status is Status.ON_PAPER and verdict.is_good
    if not is_carriers or not is_closed or said is None:
        raise Refused("never-an-original", refusal=16)
    parcel = pack(office, case, Purpose.COPY)
    count = whole(said, "originals", least=1, most=MOST_ORIGINALS)
    statement = text(said, "statement", most=1_000)
    return tuple(
        render_envelope(case.envelope, verdict, parcel, language, Switch(statement, number, count))
        for number in range(1, count + 1)
    )


def paper_in_vault(office: Office, bill: str, digest: str) -> StrangersPdf:
    """Return how a PDF that belongs to a bill may be shown.

    Raises:
        Refused: ``pdf-not-named``.
        CouldNotLook: ``bill-unknown``, ``document-missing``, ``pdf-unreadable`` …

    """
    if document_in(office, bill) is not None:
        # What is inside a signed document is named by it.
        named = tuple(paper.digest for paper in office.vault.papers(bill))
    else:
        named = _named(load(office, bill).envelope)
    return strangers_pdf(office.vault.fetch(digest), digest, named)


def _named(envelope: Envelope) -> tuple[str, ...]:
    manifest = manifest_of(envelope)
    return tuple(paper.digest for paper in manifest.papers) if manifest is not None else ()
