"""Issues bills on the TradeTrust rail: OpenAttestation 2 or W3C credentials, with our own key."""

from __future__ import annotations

import json
import secrets
import uuid
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from wallet.clock import write_time
from wallet.desk import nodes
from wallet.desk.approving import unless_unapproved
from wallet.desk.documents import keep_document
from wallet.desk.guarding import unless_frozen
from wallet.desk.incoming import read_file
from wallet.desk.office import Office
from wallet.desk.title_files import remember
from wallet.errors import Refused
from wallet.formats.credentials import issuing as credentials
from wallet.formats.credentials.did import is_did
from wallet.formats.openattestation import issuing as openattestation
from wallet.formats.tradetrust.document import read_document
from wallet.keys.canonical import JsonObject, read_object
from wallet.keys.ethereum import ChainKey, read_address
from wallet.proof.verdict import Verdict
from wallet.titles.escrow import TitleRef
from wallet.titles.parties import Role


class Family(StrEnum):
    """As what a bill is issued."""

    OPENATTESTATION = "openattestation"
    CREDENTIAL = "credential"


@dataclass(frozen=True, slots=True)
class Registry:
    """The token registry that will mint the title."""

    chain_id: int
    address: str


@dataclass(frozen=True, slots=True)
class Attested:
    """A document that was issued."""

    data: bytes
    verdict: Verdict
    title: TitleRef | None = None
    """What the registry must mint now; until then it is a title of nobody."""
    did_document: bytes | None = None
    """What to publish under the ``did:web``, if that is the issuer."""
    dns_record: str = ""
    """What to put into the DNS zone, if a domain vouches."""


def attest(
    office: Office,
    content: Path,
    family: Family,
    *,
    registry: Registry | None = None,
    domain: str = "",
) -> Attested:
    """Sign what the JSON file `content` says, and keep the document.

    Args:
        office: Whose; a carrier's or forwarder's.
        content: The bill by the names of TradeTrust's templates, or of TrustVC's terms.
        family: As what.
        registry: Whose title it shall be; a plain document where there is none.
        domain: The DNS name of the issuer: it must vouch for the key, or be its ``did:web``.

    Raises:
        Refused: ``not-a-carrier``, ``document-not-issuable``, ``titles-frozen``,
            ``approval-needed``.
        CouldNotLook: The file cannot be read.

    """
    if office.card.role not in (Role.CARRIER, Role.OTHER):
        raise Refused("not-a-carrier", refusal=8)
    unless_frozen(office, signing=True)
    unless_unapproved(office)
    said = read_object(read_file(content))
    if registry is not None:
        registry = Registry(registry.chain_id, read_address(registry.address))
    if family is Family.CREDENTIAL:
        return _credential(office, said, registry, domain)
    return _openattestation(office, said, registry, domain)


def _openattestation(
    office: Office, said: JsonObject, registry: Registry | None, domain: str
) -> Attested:
    name = office.card.party.name
    if registry is not None:
        if not domain:
            raise Refused("document-not-issuable", where="domain", defect="missing")
        network = {"chain": "", "chainId": str(registry.chain_id)}
        issuer = openattestation.registry_issuer(name, registry.address, domain)
        document = openattestation.wrap({**said, "network": network}, issuer, _salt)
        ref = openattestation.title_to_mint(document, registry.chain_id, registry.address)
        record = f"openatts net=ethereum netId={registry.chain_id} addr={registry.address}"
        return _kept(office, document, ref, dns_record=record)
    key = nodes.chain_key(office)
    if key is None:
        key = ChainKey.new()
        nodes.put_chain_key(office, key)
    issuer = openattestation.did_issuer(name, key.address, domain)
    wrapped = openattestation.wrap(said, issuer, _salt)
    document = openattestation.sign_wrapped(wrapped, key, write_time(office.clock.now()))
    record = f"openatts a=dns-did; p=did:ethr:{key.address}#controller; v=1.0;" if domain else ""
    return _kept(office, document, None, dns_record=record)


def _credential(
    office: Office, said: JsonObject, registry: Registry | None, domain: str
) -> Attested:
    key, now = office.signing_key(), write_time(office.clock.now())
    did = f"did:web:{domain}" if domain else office.card.did
    if not is_did(did):
        raise Refused("document-not-issuable", where="domain", defect="not-a-name")
    method = f"{did}#multikey-1" if domain else f"{did}#{did.removeprefix('did:key:')}"
    identifier = f"urn:uuid:{uuid.uuid4()}"
    token = credentials.token_of(identifier)
    ref = TitleRef(registry.chain_id, registry.address, token) if registry is not None else None
    unsigned = credentials.bill_credential(
        said, issuer=did, identifier=identifier, valid_from=now, title=ref
    )
    document = credentials.sign_selectively(unsigned, key, method, now, secrets.token_bytes(32))
    published = credentials.did_document(did, key) if domain else None
    return _kept(office, document, ref, published=published)


def _kept(
    office: Office,
    document: JsonObject,
    ref: TitleRef | None,
    *,
    dns_record: str = "",
    published: JsonObject | None = None,
) -> Attested:
    data = json.dumps(document, ensure_ascii=False, indent=2).encode()
    read = read_document(data, "")
    if read is None:
        raise Refused("document-not-issuable", where="", defect="unreadable")
    verdict = keep_document(office, read, "")
    if ref is not None:
        remember(office, ref, str(document.get("id", "")), verdict.number)
    office.vault.anchor()
    return Attested(
        data,
        verdict,
        ref,
        None if published is None else json.dumps(published, indent=2).encode(),
        dns_record,
    )


def _salt() -> str:
    return str(uuid.uuid4())
