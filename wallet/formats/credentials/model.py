"""The rules of the W3C data model: is this a credential of the right form?

Verifiable Credentials Data Model 2.0 §4; of 1.1 only what TradeTrust still uses. The section each
rule comes from stands beside it. What a member *means* is for JSON-LD; here are types and presence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wallet.clock import read_time
from wallet.errors import Unreadable

VERSION_2 = "https://www.w3.org/ns/credentials/v2"
VERSION_1 = "https://www.w3.org/2018/credentials/v1"
FORMATS = {VERSION_2: "vc-2", VERSION_1: "vc-1"}

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+", re.ASCII)
_CONTEXT = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s]+", re.ASCII)
_MOST = 1_000
_TYPED = (
    "credentialStatus", "credentialSchema", "refreshService", "termsOfUse", "evidence",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Credential:
    """A credential of the right form; nothing of it is believed yet."""

    format: str
    source: Mapping[str, Any]
    issuer: str
    """The issuer's identifier."""
    issuer_name: str
    valid_from: datetime | None
    valid_until: datetime | None
    statuses: tuple[Mapping[str, Any], ...]
    subjects: tuple[Mapping[str, Any], ...]
    proofs: tuple[Mapping[str, Any], ...]

    @property
    def unsecured(self) -> dict[str, Any]:
        """The credential without its proofs: what they are over."""
        return {name: item for name, item in self.source.items() if name != "proof"}


def read_credential(source: Mapping[str, Any]) -> Credential:
    """Read a credential.

    Raises:
        Unreadable: ``vc-model``: which member breaks which rule.

    """
    version = _contexts(source)
    _types(source, "VerifiableCredential")
    _identifier(source, "id")
    issuer, name = _issuer(source)
    start, end = ("validFrom", "validUntil") if version == VERSION_2 else (
        "issuanceDate", "expirationDate",
    )  # fmt: skip
    if version == VERSION_1 and start not in source:
        raise _wrong(start, "missing")
    valid_from, valid_until = _moment(source, start), _moment(source, end)
    if valid_from and valid_until and valid_until < valid_from:  # §4.9
        raise _wrong(end, "before-validFrom")
    for member in ("name", "description"):
        _text(source, member)
    for member in _TYPED:
        _typed(source, member)
    return Credential(
        format=FORMATS[version],
        source=source,
        issuer=issuer,
        issuer_name=name,
        valid_from=valid_from,
        valid_until=valid_until,
        statuses=_objects(source, "credentialStatus"),
        subjects=_subjects(source),
        proofs=_objects(source, "proof"),
    )


def is_presentation(source: Mapping[str, Any]) -> bool:
    """Say whether this is a presentation of credentials, not a credential."""
    types = source.get("type")
    return "VerifiablePresentation" in (types if isinstance(types, list) else [types])


def _wrong(where: str, why: str) -> Unreadable:
    return Unreadable("vc-model", where=where, why=why)


def _contexts(source: Mapping[str, Any]) -> str:
    """§4.3: a list that begins with the base context; each is a URL or an object."""
    contexts = source.get("@context")
    listed = contexts if isinstance(contexts, list) else [contexts]
    if not listed or not isinstance(listed[0], str) or listed[0] not in FORMATS:
        raise _wrong("@context", "base-context-missing")
    if listed[0] == VERSION_2 and not isinstance(contexts, list) and "proof" not in source:
        raise _wrong("@context", "list")
    for context in listed:
        is_url = isinstance(context, str) and _CONTEXT.fullmatch(context) is not None
        if not is_url and not isinstance(context, dict):
            raise _wrong("@context", "not-a-url")
    return listed[0]


def _types(source: Mapping[str, Any], needed: str) -> None:
    """§4.5."""
    types = source.get("type")
    listed = types if isinstance(types, list) else [types]
    if not listed or not all(isinstance(one, str) and one for one in listed):
        raise _wrong("type", "missing")
    if needed not in listed:
        raise _wrong("type", f"no-{needed}")


def _identifier(source: Mapping[str, Any], member: str, *, needed: bool = False) -> None:
    """§4.4: one URL."""
    if member not in source and not needed:
        return
    value = source.get(member)
    if not isinstance(value, str) or _URL.fullmatch(value) is None:
        raise _wrong(member, "not-a-url")


def _issuer(source: Mapping[str, Any]) -> tuple[str, str]:
    """§4.7: a URL, or an object with one."""
    issuer = source.get("issuer")
    if isinstance(issuer, dict):
        _identifier(issuer, "id", needed=True)
        for member in ("name", "description"):
            _text(issuer, member)
        name = issuer.get("name")
        return str(issuer["id"]), name if isinstance(name, str) else ""
    _identifier(source, "issuer", needed=True)
    return str(issuer), ""


def _subjects(source: Mapping[str, Any]) -> tuple[Mapping[str, Any], ...]:
    """§4.8: objects with at least one claim each."""
    subjects = _objects(source, "credentialSubject")
    if not subjects or not all(subjects):
        raise _wrong("credentialSubject", "empty")
    for subject in subjects:
        _identifier(subject, "id")
    return subjects


def _moment(source: Mapping[str, Any], member: str) -> datetime | None:
    """§4.9: an XML dateTimeStamp, with its time zone."""
    if member not in source:
        return None
    value = source[member]
    if not isinstance(value, str):
        raise _wrong(member, "wrong-type")
    try:
        return read_time(value)
    except Unreadable as wrong:
        raise _wrong(member, "not-a-time") from wrong


def _text(source: Mapping[str, Any], member: str) -> None:
    """§11.1: a text, or objects of a text with its language and direction and nothing else."""
    if member not in source:
        return
    value = source[member]
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            if not one.keys() <= {"@value", "@language", "@direction"} or "@value" not in one:
                raise _wrong(member, "language")
        elif not isinstance(one, str):
            raise _wrong(member, "wrong-type")


def _typed(source: Mapping[str, Any], member: str) -> None:
    """§4.10, §5.2-5.6: each says what type it is of."""
    for one in _objects(source, member):
        types = one.get("type")
        if not types or not all(isinstance(kind, str) for kind in _listed(types)):
            raise _wrong(f"{member}.type", "missing")
        _identifier(one, "id", needed=member == "credentialSchema")


def _objects(source: Mapping[str, Any], member: str) -> tuple[Mapping[str, Any], ...]:
    if member not in source:
        return ()
    listed = _listed(source[member])
    if len(listed) > _MOST or not all(isinstance(one, dict) for one in listed):
        raise _wrong(member, "wrong-type")
    return tuple(listed)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
