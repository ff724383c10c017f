"""What a registrar does with parcels somebody brings: take them in, then rule on what they show.

A parcel that goes another way than what was recorded is not an accident but the very thing a
registrar is for: it gets the signed refusal, which contains what came first.

A folder of parcels is a day's post. All of it is taken in before anything is ruled on, so that an
offer and its receipt find each other in whatever order they lie there; then there is one answer for
each bill, and one for each parcel that came too late.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from wallet.desk.casefile import CaseFile, load
from wallet.desk.incoming import read_file, read_incoming
from wallet.desk.office import Office
from wallet.desk.receiving import case_of, parting, receive
from wallet.desk.registering import Registered, refuse_late, register
from wallet.errors import CouldNotLook, Refused, Unreadable, WalletError
from wallet.progress import Cancelled, Progress, Silent
from wallet.proof.verdict import Headline

_OWN_ANSWERS = ("-record.ebl", "-refused.ebl")
"""What lies in the folder from the last time is no post."""


@dataclass(frozen=True, slots=True)
class Filed:
    """What became of one file of the post."""

    path: Path
    number: str = ""
    bill: str = ""
    wrong: WalletError | None = None
    """Why nothing could be done with it."""
    is_new: bool = False
    """Whether anything was signed about it: a record, or a refusal."""
    is_late: bool = False
    """Whether it got a refusal."""


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer to send: about a bill, or to one parcel that came too late."""

    registered: Registered
    paths: tuple[Path, ...]
    """What it answers."""


@dataclass(slots=True)
class Post:
    """What came of a whole folder."""

    filed: list[Filed] = field(default_factory=list)
    answers: list[Answered] = field(default_factory=list)


def record_file(office: Office, path: Path) -> Registered:
    """Take the parcel at `path` in and rule on it.

    Raises:
        CouldNotLook: The file cannot be read.
        Refused: ``bill-changed``, ``signer-unknown``, ``not-the-registrar`` or ``not-agreed``.

    """
    bill, late = _take_in(office, path)
    return register(office, load(office, bill)) if late is None else _refuse(office, bill, late)


def record_files(office: Office, paths: Iterable[Path], progress: Progress = Silent()) -> Post:
    """Take many parcels in and rule on every bill among them.

    Args:
        office: Where.
        paths: Files, and folders for the files right inside them.
        progress: Told of each file and each bill; asking it to stop ends the work between two.

    """
    post, files = Post(), list(_every(paths))
    brought: dict[str, list[Path]] = {}
    late: list[tuple[str, CaseFile, Path]] = []
    try:
        for done, path in enumerate(files):
            progress.step(done, 2 * len(files), path.name)
            try:
                bill, branch = _take_in(office, path)
            except WalletError as wrong:
                post.filed.append(Filed(path, wrong=wrong))
                continue
            if branch is None:
                brought.setdefault(bill, []).append(path)
            else:
                late.append((bill, branch, path))
        _rule(office, post, brought, late, len(files), progress)
    except Cancelled:
        pass  # what was done by then is done, and told
    return post


def _rule(
    office: Office,
    post: Post,
    brought: dict[str, list[Path]],
    late: list[tuple[str, CaseFile, Path]],
    count: int,
    progress: Progress,
) -> None:
    for done, (bill, paths) in enumerate(brought.items()):
        case = load(office, bill)
        progress.step(count + done, 2 * count, case.envelope.number)
        try:
            registered = register(office, case)
        except Refused as wrong:
            post.filed += [Filed(path, case.envelope.number, bill, wrong) for path in paths]
            continue
        is_late = registered.refusal is not None
        is_new = is_late or bool(registered.records)
        post.filed += [
            Filed(path, case.envelope.number, bill, is_new=is_new, is_late=is_late)
            for path in paths
        ]
        post.answers.append(Answered(registered, tuple(paths)))
    for bill, branch, path in late:
        number = branch.envelope.number
        progress.step(2 * count - 1, 2 * count, number)
        try:
            registered = _refuse(office, bill, branch)
        except Refused as wrong:
            post.filed.append(Filed(path, number, bill, wrong))
            continue
        post.filed.append(Filed(path, number, bill, is_new=True, is_late=True))
        post.answers.append(Answered(registered, (path,)))


def _take_in(office: Office, path: Path) -> tuple[str, CaseFile | None]:
    """Return the bill that a file is about, and its chain where that goes another way."""
    received = receive(office, path)
    if received.verdict is None:
        raise Unreadable("not-a-bill", name=path.name, format="card")
    number = {"number": received.verdict.number}
    if received.verdict.headline is Headline.UNKNOWN_SIGNER:
        raise Refused("signer-unknown", refusal=13, **number)
    if not received.is_kept:
        raise Refused("bill-changed", refusal=12, **number)
    arrived = read_incoming(read_file(path), path.name, office.sealing_key())
    if arrived.envelope is None:
        raise CouldNotLook("not-a-bill", name=path.name, format=arrived.format)
    case = case_of(arrived)
    is_other = parting(load(office, case.bill).envelope, case.envelope) is not None
    return case.bill, case if is_other else None


def _refuse(office: Office, bill: str, branch: CaseFile) -> Registered:
    return refuse_late(office, load(office, bill), branch)


def _every(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(
                inside
                for inside in path.iterdir()
                if inside.is_file() and not inside.name.endswith(_OWN_ANSWERS)
            )
        else:
            yield path
