"""Reads members out of a JSON object that a stranger wrote, or says which one is wrong.

Parsing and checking in one step: what comes back has the type and length it
should have. Members nobody asks for are left alone, as DCSA's schemas do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

from wallet.clock import read_time
from wallet.errors import Unreadable

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

HEX64 = re.compile(r"[0-9a-f]{64}", re.ASCII)
NAME = re.compile(r"\S(?:.*\S)?")
TOKEN = re.compile(r"\S+")
_CHAIN_ID = re.compile(r"[1-9][0-9]{0,15}", re.ASCII)
COMPACT_JWS = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+", re.ASCII)


def malformed(where: str, why: str) -> Unreadable:
    """Return the refusal for a member that is not as it must be."""
    return Unreadable("member-malformed", where=where, why=why)


def text(
    source: Mapping[str, Any], name: str, *, most: int, pattern: re.Pattern[str] | None = None
) -> str:
    """Return the string member `name`, at most `most` characters, matching `pattern` entirely.

    Raises:
        Unreadable: It is missing, not a string, too long, or of another form.

    """
    value = source.get(name)
    if not isinstance(value, str):
        raise malformed(name, "wrong-type" if name in source else "missing")
    if len(value) > most:
        raise malformed(name, "too-long")
    if pattern is not None and pattern.fullmatch(value) is None:
        raise malformed(name, "pattern")
    return value


def optional_text(
    source: Mapping[str, Any], name: str, *, most: int, pattern: re.Pattern[str] | None = None
) -> str | None:
    """Return the string member `name`, or None where it is absent.

    Raises:
        Unreadable: It is there and not a string, too long, or of another form.

    """
    return text(source, name, most=most, pattern=pattern) if name in source else None


def moment(source: Mapping[str, Any], name: str) -> datetime:
    """Return the RFC 3339 member `name` in UTC.

    Raises:
        Unreadable: It is missing or no such moment.

    """
    return read_time(text(source, name, most=40))


def whole(source: Mapping[str, Any], name: str, *, least: int, most: int) -> int:
    """Return the whole number member `name` within `least` and `most`.

    Raises:
        Unreadable: It is missing, no whole number, or out of bounds.

    """
    value = source.get(name)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise malformed(name, "number")
    return value


def child(source: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """Return the object member `name`.

    Raises:
        Unreadable: It is missing or no object.

    """
    value = source.get(name)
    if not isinstance(value, dict):
        raise malformed(name, "missing" if value is None else "wrong-type")
    return value


def children(
    source: Mapping[str, Any],
    name: str,
    read: Callable[[Mapping[str, Any]], T],
    *,
    least: int = 0,
    most: int,
) -> tuple[T, ...]:
    """Return the list member `name`, each of its objects read by `read`.

    Raises:
        Unreadable: It is missing though `least` wants one, no list of objects, or too long.

    """
    value = source.get(name, [])
    if not isinstance(value, list) or not least <= len(value) <= most:
        raise malformed(name, "list")
    for item in value:
        if not isinstance(item, dict):
            raise malformed(name, "wrong-type")
    return tuple([read(item) for item in value])  # a list first, which is made faster


def chain_number(network: object) -> int | None:
    """Return the number of a chain that a document names as its network, if it names one.

    It is written as a number or as its digits: ``{"chainId": "137"}``.
    """
    named = network.get("chainId") if isinstance(network, dict) else None
    if isinstance(named, str) and _CHAIN_ID.fullmatch(named):
        named = int(named)
    if not isinstance(named, int) or isinstance(named, bool):
        return None
    return named if 0 < named < 2**53 else None


def choice(source: Mapping[str, Any], name: str, among: type[E]) -> E:
    """Return the string member `name` as one of `among`.

    Raises:
        Unreadable: It is missing, no string, or none of them.

    """
    value = text(source, name, most=100)
    try:
        return among(value)
    except ValueError as other:
        raise malformed(name, "not-a-choice") from other
