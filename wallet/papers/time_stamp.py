"""Asks a time-stamp server (RFC 3161 §3.4) over HTTP, within bounds."""

from __future__ import annotations

from wallet.errors import CouldNotLook
from wallet.registries.https import Https

_SECONDS = 15.0
_MOST_BYTES = 256 * 1024


def ask_time_stamp(url: str, request: bytes) -> bytes:
    """Return the server's answer (DER of a TimeStampResp) to `request` (DER of a TimeStampReq).

    What the answer says is for the caller to check; plain HTTP is in order, as the
    answer is signed.

    Raises:
        CouldNotLook: ``time-stamp-failed``: no such address, no answer, or no time-stamp.

    """
    web = Https(timeout=_SECONDS, patience=_SECONDS, most=_MOST_BYTES)
    try:
        answer = web.post(url, request, "application/timestamp-query", plain="anybody")
    except CouldNotLook as wrong:
        why = wrong.facts.get("why", wrong.code)
        raise CouldNotLook("time-stamp-failed", server=url, why=why) from wrong
    if not answer.is_good or answer.media_type != "application/timestamp-reply":
        raise CouldNotLook("time-stamp-failed", server=url, why="answer")
    return answer.body
