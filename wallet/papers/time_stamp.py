"""Asks a time-stamp server (RFC 3161 §3.4) over HTTP, within bounds."""

from __future__ import annotations

from urllib.parse import urlsplit

from wallet.errors import CouldNotLook

_SECONDS = 15.0
_MOST_BYTES = 256 * 1024


def ask_time_stamp(url: str, request: bytes) -> bytes:
    """Return the server's answer (DER of a TimeStampResp) to `request` (DER of a TimeStampReq).

    What the answer says is for the caller to check; plain HTTP is in order, as the
    answer is signed.

    Raises:
        CouldNotLook: ``time-stamp-failed``: no such address, no answer, or no time-stamp.

    """
    # Imported here: the network is asked only by whoever set a server.
    from http.client import HTTPException
    from urllib.request import Request, build_opener

    if urlsplit(url).scheme not in ("http", "https"):
        raise CouldNotLook("time-stamp-failed", server=url, why="address")
    asked = Request(  # noqa: S310  (of these two schemes)
        url,
        data=request,
        headers={"Content-Type": "application/timestamp-query"},
        method="POST",
    )
    try:
        with build_opener().open(asked, timeout=_SECONDS) as answer:
            kind = answer.headers.get_content_type()
            data: bytes = answer.read(_MOST_BYTES + 1)
    except (OSError, HTTPException, ValueError) as wrong:
        raise CouldNotLook("time-stamp-failed", server=url, why=type(wrong).__name__) from wrong
    if kind != "application/timestamp-reply" or len(data) > _MOST_BYTES:
        raise CouldNotLook("time-stamp-failed", server=url, why="answer")
    return data
