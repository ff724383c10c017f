"""The public suites about documents: DCSA, credentials, DIDs, OpenAttestation."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from tests.conformance import test_credentials as credentials
from tests.conformance import test_dcsa_transport_documents as transport
from tests.conformance import test_dcsa_vectors as dcsa
from tests.conformance import test_openattestation as openattestation
from tests.conformance import test_pint_attacks as attacks
from tests.conformance import test_pint_demo as demo
from tests.conformance.vector import Vector
from wallet.errors import Unreadable, WalletError
from wallet.formats.credentials.did import did_document
from wallet.formats.credentials.jsonld import contexts_for
from wallet.formats.credentials.suites import check_proof
from wallet.formats.openattestation.wrapped import unsalt
from wallet.formats.transport_document import issue_defects, schema_defects
from wallet.keys.multikey import read_did_key, read_method
from wallet.proof.pins import Pins
from wallet.proof.verdict import Headline, Result

pins_of = credentials.pins.__wrapped__


def integrity_proofs(data: Path) -> Iterator[Vector]:
    """Take signed examples of Data Integrity, each also with another issuer."""
    folder, pins = data / "conformance/04-w3c-di", pins_of(data.parent)
    for path in sorted(folder.rglob("*.json*")):
        name, source = path.relative_to(folder).as_posix(), credentials.read(path)
        proofs = source.get("proof") if isinstance(source, dict) else None
        if not proofs:
            continue
        proofs = proofs if isinstance(proofs, list) else [proofs]
        document = {member: item for member, item in source.items() if member != "proof"}
        try:
            yield name, all(_holds(document, proof, pins) for proof in proofs)
        except Unreadable as wrong:
            if name in credentials.W3C:
                yield name, False
            else:
                yield name, f"{wrong.code}: beyond the suites of TradeTrust; refused by name"


def _holds(document: dict, proof: dict, pins: Pins) -> bool:
    key = read_did_key(proof["verificationMethod"].partition("#")[0])
    contexts = contexts_for(pins)
    changed = document | {"issuer": "did:example:somebody-else"}
    return (
        check_proof(document, proof, key, contexts).is_right
        and not check_proof(changed, proof, key, contexts).is_right
    )


def data_model(data: Path) -> Iterator[Vector]:
    """Take the test suite of the data model of Verifiable Credentials 2.0."""
    yield from credentials.models(data)


def did_documents(data: Path) -> Iterator[Vector]:
    """DID documents of many makers."""
    for path in sorted((data / "conformance/06-did").rglob("*.json")):
        for source in credentials.documents_in(credentials.read(path)):
            name = f"{path.stem} {str(source.get('id'))[:40]}"
            try:
                document = did_document(source)
            except WalletError:
                yield name, False
                continue
            yield name, True
            for method in document.methods.values():
                try:
                    read_method(method)
                    yield f"{name} {method['type']}", True
                except Unreadable:
                    yield f"{name} {method['type']}", f"a key of type {method['type']}"


def attested(data: Path) -> Iterator[Vector]:
    """OpenAttestation and TradeTrust: fixtures of the references, and their 400 fuzz documents."""
    folder = data / "conformance/08-oa-tradetrust"
    for name, said in json.loads((folder / "expected.json").read_bytes()).items():
        source = json.loads((folder / name).read_bytes())
        many = isinstance(source, list)
        for document, wanted in zip(
            source if many else [source], said if many else [said], strict=True
        ):
            yield name, _attested(document, wanted, pins_of(data.parent))
    samples = data / "tradetrust/oa"
    wrapped = json.loads((samples / "fuzz-400-v2.json").read_bytes())
    plain = json.loads((samples / "fuzz-400-v2-data.json").read_bytes())
    for number, (document, content) in enumerate(zip(wrapped, plain, strict=True)):
        right = openattestation.is_whole(document) and unsalt(document["data"]) == content
        yield f"fuzz {number}", right


def _attested(document: dict, wanted: dict, pins: Pins) -> bool | str:
    if wanted["kind"].startswith("VC "):
        check = credentials.judged(document, pins).check("document.integrity")
        if check is None or check.result is Result.NOT_CHECKED:
            why = check.reason if check else "not judged"
            return f"{why}: said to be not checked, and never good"
        if check.reason == "vc-statements-changed":
            return "was signed under contexts other than those its maker published"
        return check.result is Result.PASSED
    if not wanted["kind"].startswith(("OAv2", "OAv3")):
        return f"{wanted['kind'].rstrip('?')}: neither OpenAttestation 2 or 3 nor signed"
    right = openattestation.is_whole(document) is wanted["integrity"]
    verdict = openattestation.judged(document)
    return right and (wanted["integrity"] or verdict.headline is Headline.CHANGED)


def pint_vectors(data: Path) -> Iterator[Vector]:
    """DCSA PINT 3: nineteen envelopes and the answer a receiving platform must give."""
    for number in dcsa.NUMBERS:
        vector, verdict = dcsa.verdict_on(data / "dcsa", number)
        yield vector["name"], verdict.answer == vector["expect"]
    trust = demo.trust_of(data / "dcsa/pint-demo", "keys/public/*.jwk")
    papers = demo.papers_of(data / "dcsa/pint-demo")
    for name in demo.ENVELOPES:
        verdict = demo.verdict_on(data / "dcsa/pint-demo", name, trust, papers)
        yield f"pint-demo {name}", verdict.headline is Headline.COPY


def pint_attacks(data: Path) -> Iterator[Vector]:
    """Attacks on PINT envelopes."""
    folder = data / "conformance/14-dcsa-pint"
    for name in attacks.ATTACKS:
        yield name, _attacked(folder / "generated-attacks", name)
    for path in sorted((folder / "endorsementchain").rglob("*.json")):
        yield path.name, "a draft of DCSA that PINT 3 took the place of"


def _attacked(folder: Path, name: str) -> bool:
    expect = attacks.load(folder, name)["expect"].partition(":")[0]
    try:
        verdict = attacks.verdict_on(folder, name)
    except WalletError:
        return expect.startswith("reject")
    is_flagged = bool(attacks.warnings_of(verdict))
    return {
        "accept": verdict.is_good and not is_flagged,
        "depends": verdict.is_good and not is_flagged,
        "accept-or-limit": not verdict.is_good or is_flagged,
        "accept-and-warn": verdict.is_good and is_flagged,
        "reject": not verdict.is_good,
    }.get(expect, not verdict.is_good or is_flagged)


def transport_documents(data: Path) -> Iterator[Vector]:
    """DCSA eBL 3: transport documents that DCSA and others published."""
    for path in sorted((data / "dcsa/transport-documents").glob("*.json")):
        document = json.loads(path.read_text("utf-8"))
        found = [defect.code for defect in issue_defects(document)]
        yield path.stem, schema_defects(document) == () and found == transport._WHY_NOT[path.stem]
