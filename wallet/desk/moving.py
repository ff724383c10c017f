"""Moves a vault to another machine: the owner signs that it goes on there, and no longer here.

The statement, a compact JWS (``typ: ladewell-hand-over+jws``), lies inside the file that is carried
over: ``{"version": 1, "vault", "size", "root", "handedOverDateTime", "untilDateTime"}``. It holds
for a week, so that the file, found again a year later, is an old backup and nothing more.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from wallet.clock import read_time, write_time
from wallet.desk.guarding import unless_frozen
from wallet.desk.office import Office
from wallet.errors import Unreadable, WalletError
from wallet.keys import jws
from wallet.keys.canonical import canonical, read_object
from wallet.progress import Progress

HAND_OVER = "ladewell-hand-over+jws"

_HOLDS_FOR = timedelta(days=7)


def hand_over(office: Office, path: Path, progress: Progress) -> tuple[WalletError, ...]:
    """Write the file in which this vault goes on; here its titles freeze.

    Returns:
        The documents that could not be taken along.

    Raises:
        Refused: ``titles-frozen``, ``file-exists``.
        CouldNotLook: ``anchor-not-written``, ``disk-full`` …

    """
    vault, now = office.vault, office.clock.now()
    if vault.memory.hand_over is None:
        unless_frozen(office)
    size, root = vault.log_head()
    said = {
        "version": 1,
        "vault": vault.id,
        "size": size,
        "root": root,
        "handedOverDateTime": write_time(now),
        "untilDateTime": write_time(now + _HOLDS_FOR),
    }
    statement = jws.sign(canonical(said), office.signing_key(), typ=HAND_OVER)
    return vault.hand_over(path, statement, progress)


def take_over(office: Office) -> bool:
    """Go on here, if the restored vault was handed over and the statement still holds.

    Returns:
        Whether it does; else titles stay frozen.

    """
    statement = office.vault.memory.hand_over
    if statement is None or not _holds(office, statement):
        return False
    office.vault.take_over()
    return True


def _holds(office: Office, statement: str) -> bool:
    try:
        signed = jws.read(statement)
        said = read_object(signed.payload)
        until = read_time(said["untilDateTime"])
        return (
            signed.header.get("typ") == HAND_OVER
            and jws.verify(signed, office.card.key)
            and (said["version"], said["vault"]) == (1, office.vault.id)
            and office.vault.log_root(said["size"]) == said["root"]
            and office.clock.now() <= until
        )
    except (Unreadable, LookupError, TypeError):
        return False
