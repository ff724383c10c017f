"""The public suites about bytes: JSON, JOSE, graphs, codes, archives, PDFs, primitives."""

from __future__ import annotations

import hashlib
import json
import struct
from collections.abc import Iterator
from pathlib import Path

from tests.conformance import test_archives as archives
from tests.conformance import test_asic as asic
from tests.conformance import test_crypto as crypto
from tests.conformance import test_jose as jose
from tests.conformance import test_json_parse as json_parse
from tests.conformance import test_qr_images as qr_images
from tests.conformance import test_rdfc as rdfc
from tests.conformance import test_ur as ur
from tests.conformance.vector import Vector
from wallet.desk.auditing import Audit
from wallet.errors import Unreadable, WalletError
from wallet.formats.credentials.canonical_rdf import canonical_quads, line
from wallet.keys import jws
from wallet.keys.canonical import canonical, read_json
from wallet.keys.sealing import SealingKey, open_sealed
from wallet.keys.signing import PublicKey
from wallet.keys.vaultkeys import hkdf, open_blob
from wallet.parcels.ur import read_ur

QUESTION = archives.QUESTION
_OTHER_ALGORITHM = "an algorithm the wallet does not use: refused"


def refused(work) -> bool:
    """Say whether `work` ends in a refusal."""
    try:
        work()
    except WalletError:
        return True
    return False


def jcs(data: Path) -> Iterator[Vector]:
    """RFC 8785: documents and numbers of its author."""
    folder = data / "conformance/01-jcs"
    for path in sorted((folder / "input").glob("*.json")):
        written = canonical(read_json(path.read_bytes()))
        yield path.stem, written == bytes.fromhex((folder / f"outhex/{path.stem}.txt").read_text())
    for row in (folder / "es6-numbers/es6_5000.txt").read_text().split():
        bits, text = row.split(",")
        number = struct.unpack(">d", bytes.fromhex(bits.rjust(16, "0")))[0]
        yield bits, canonical(number) == text.encode()


def json_texts(data: Path) -> Iterator[Vector]:
    """JSONTestSuite."""
    for path in sorted((data / "conformance/02-json-parse/test_parsing").glob("*.json")):
        found = json_parse.verdict(path)
        if path.name in json_parse.STRICTER:
            yield path.name, "stricter on purpose: a member twice is two documents (RFC 7493)"
        elif path.name[0] == "i":
            yield path.name, "the suite leaves it open"
        else:
            yield path.name, (found == "read") == path.name.startswith("y_")
    for path in sorted((data / "conformance/02-json-parse/test_transform").glob("*.json")):
        json_parse.verdict(path)  # whatever comes, no other error
        yield path.name, "the suite expects nothing of it"


def jose_texts(data: Path) -> Iterator[Vector]:
    """RFC 7515 and 7520, and Wycheproof for JOSE."""
    folder = data / "conformance/03-jose"
    example = json.loads((folder / "cookbook/jws/4_1.rsa_v15_signature.json").read_text())
    keys = {
        "rfc7515_A.3": json.loads((folder / "rfc-vectors/rfc7515_A.3.jwk").read_text()),
        "rfc7520_4.1": example["input"]["key"] | {"alg": "RS256"},
    }
    for path in sorted((folder / "rfc-vectors").glob("*.jwsc")):
        text = path.read_text().strip()
        if path.stem in keys:
            yield path.name, jose.accepts(text, jose.public(keys[path.stem]))
        else:
            yield path.name, refused(lambda text=text: jws.read(text)) and _OTHER_ALGORITHM
    for path in sorted((folder / "rfc-vectors").glob("*.jwec")):
        text = path.read_text().strip()
        is_refused = refused(lambda text=text: open_sealed(text, SealingKey.generate()))
        yield path.name, is_refused and _OTHER_ALGORITHM
    for path in sorted((folder / "wycheproof").glob("*.json")):
        for group, case in jose.cases_of(path):
            yield f"{path.stem} {case['tcId']}", _wycheproof_jose(group, case)


def _wycheproof_jose(group: dict, case: dict) -> bool | str:
    if case["comment"] in jose.PAST_US:
        return jose.PAST_US[case["comment"]]
    if isinstance(case.get("jwe"), str):
        is_refused = refused(lambda: open_sealed(case["jwe"], SealingKey.generate()))
        return is_refused and ("invalid" in case["result"] or _OTHER_ALGORITHM)
    if "jws" not in case:
        return "neither a signature nor a seal in one line"
    jwks = group.get("public", group.get("private", {}))
    keys = jwks.get("keys", [jwks])
    found = any(jose.accepts(case["jws"], jwk) for jwk in keys)
    if case["result"] == "valid" and not any(key.get("alg") in jose.PINNED for key in keys):
        return not found and _OTHER_ALGORITHM
    return found == (case["result"] == "valid")


def graphs(data: Path) -> Iterator[Vector]:
    """RDFC-1.0 of the W3C."""
    folder = data / "conformance/07-rdfc"
    for entry in json.loads((folder / "manifest.jsonld").read_bytes())["entries"]:
        action = folder / entry["action"]
        if not action.exists():
            continue
        if "Map" in entry["type"]:
            yield entry["id"], "asks for the map of names, which nobody here needs"
            continue
        algorithm = entry.get("hashAlgorithm", "SHA256").lower()
        given = rdfc.quads(action.read_text("utf-8"))
        if "Negative" in entry["type"]:
            yield entry["id"], refused(lambda g=given, a=algorithm: canonical_quads(g, a))
            continue
        written = "".join(map(line, canonical_quads(given, algorithm)))
        yield entry["id"], written == (folder / entry["result"]).read_text("utf-8")


def light(data: Path) -> Iterator[Vector]:
    """BC-UR: parts that another implementation made, and what must be refused."""
    folder = data / "conformance/09-ur-bbqr"
    vectors = json.loads((folder / "ur/ur_vectors.json").read_text("utf-8"))
    for made in vectors["generated"]:
        message, _taken = ur.joined(made["parts"])
        digest = hashlib.sha256(message).hexdigest() if message is not None else None
        complete = made["expect"] == "complete"
        yield made["name"], digest == (made["cbor_sha256"] if complete else None)
    for made in vectors["negative"]:
        yield made["part"][:40], refused(lambda made=made: read_ur(made["part"]))
    for path in sorted((folder / "bbqr").rglob("*")):
        if path.is_file():
            yield path.name, "BBQr is another wallet's way; its codes are not taken for ours"


def photographs(data: Path) -> Iterator[Vector]:
    """Photographs of QR codes of zxing-cpp."""
    folder = data / "conformance/10-qr-images"
    for path in sorted(folder.rglob("*")):
        if path.suffix not in qr_images.PICTURES:
            continue
        name, label = path.relative_to(folder).as_posix(), path.with_suffix(".txt")
        found = qr_images.texts_in(path)
        if label.exists():
            said = label.read_bytes().decode("utf-8")
            yield name, said in found if name in qr_images.TWO_CODES else found == [said]
        elif name.startswith("falsepositives"):
            yield name, found == []
        else:
            yield name, "no label says what is in it"


def pdfs(data: Path) -> Iterator[Vector]:
    """Signed and attacked PDFs, judged by two other programs."""
    from wallet.papers.sealed import seals

    folder = data / "conformance/11-pdf"
    oracle = json.loads((folder / "expected_signature_oracle.json").read_text("utf-8"))
    for name, expected in oracle.items():
        good = [
            one.get("intact") and one.get("valid") and one.get("docmdp_ok")
            and one.get("coverage") == "ENTIRE_FILE"
            for one in expected["sigs"]
        ]  # fmt: skip
        found = [one.holds for one in seals((folder / name).read_bytes())]
        rosier = sum(found) > sum(map(bool, good)) or (found and found[-1] and not good[-1])
        yield name, not rosier
    for path in sorted(folder.rglob("*.pdf")):
        if path.relative_to(folder).as_posix() not in oracle:
            yield path.name, "unsigned or broken: read apart and survived, nothing else is expected"


def containers(data: Path) -> Iterator[Vector]:
    """ASiC containers of DSS and digidoc4j."""
    folder = data / "conformance/12-asic"
    names = json.loads((folder / "expected.json").read_text())
    audit = Audit(tuple(folder / name for name in names), asic.QUESTION)
    for one in audit.findings():
        if one.folder:
            continue
        name = str(one.path.relative_to(folder))
        if one.error is not None and one.error.code in ("bundle-xades", "bundle-foreign"):
            yield name, f"{one.error.code}: XAdES, ASiC-S or no ASiC-E; refused by name"
        elif names[name]["expect"] == "invalid":
            yield name, one.verdict is None or not one.verdict.is_good
        elif one.error is not None:
            yield name, f"{one.error.code}: refused by name"
        else:
            yield name, one.verdict is not None and not one.verdict.is_good


def hostile_archives(data: Path) -> Iterator[Vector]:
    """Hostile and broken ZIP archives."""
    folder = data / "conformance/13-archive"
    expected = json.loads((folder / "generated/expected.json").read_text())
    for name, told in expected.items():
        if name.startswith("statuslist"):
            yield name, "no archive"
            continue
        is_refused = refused(lambda name=name: archives.read_all(folder / "generated" / name))
        if name in archives.ALLOWED and not is_refused:
            yield name, archives.ALLOWED[name]
        else:
            yield name, is_refused == (told["expect"] != "accept")
    for path in sorted((folder / "libzip").rglob("*.zip")):
        is_refused = refused(lambda path=path: archives.read_all(path))
        if not path.name.startswith("incons-"):
            yield path.name, "a sample without an expectation: read or refused"
        elif path.name in archives.CONSISTENT:
            yield path.name, "contradicts itself about a time or a field without meaning only"
        else:
            yield path.name, is_refused


def primitives(data: Path) -> Iterator[Vector]:
    """Wycheproof for the primitives."""
    folder = data / "conformance/15-crypto"
    used = {
        "ecdsa_secp256r1_sha256_p1363_test": ("ES256", "publicKeyJwk"),
        "ed25519_test": ("EdDSA", "publicKeyJwk"),
        "rsa_pss_2048_sha256_mgf1_32_test": ("PS256", "publicKeyJwk"),
        "rsa_signature_2048_sha256_test": ("RS256", "keyJwk"),
    }
    for path in sorted((folder / "wycheproof").glob("*.json")):
        for group in json.loads(path.read_text())["testGroups"]:
            for case in group["tests"]:
                name = f"{path.stem} {case['tcId']}"
                if path.stem in used:
                    yield name, _signature(group, case, *used[path.stem])
                elif path.stem == "aes_gcm_test":
                    yield name, _sealed(group, case)
                elif path.stem == "hkdf_sha256_test":
                    yield name, _derived(case)
                else:
                    yield name, f"{path.stem}: no primitive of ours"
    for path in sorted((folder / "age-testkit").glob("*")):
        yield path.name, "age is no format of ours"


def _signature(group: dict, case: dict, algorithm: str, member: str) -> bool | str:
    key = PublicKey.from_jwk(group.get(member) or crypto.jwk_of(group["publicKey"]["uncompressed"]))
    if case["result"] == "acceptable":
        return "the suite leaves it open"
    message, signature = bytes.fromhex(case["msg"]), bytes.fromhex(case["sig"])
    return key.verify(algorithm, message, signature) == (case["result"] == "valid")


def _sealed(group: dict, case: dict) -> bool | str:
    if (group["ivSize"], group["keySize"], group["tagSize"]) != (96, 256, 128):
        return "only AES-256-GCM with 96-bit nonces is used"
    sealed = bytes.fromhex(case["iv"] + case["ct"] + case["tag"])
    try:
        opened = open_blob(bytes.fromhex(case["key"]), sealed, context=bytes.fromhex(case["aad"]))
    except Unreadable:
        return case["result"] == "invalid"
    return case["result"] == "valid" and opened.hex() == case["msg"]


def _derived(case: dict) -> bool | str:
    try:
        info = bytes.fromhex(case["info"]).decode()
    except UnicodeDecodeError:
        return "purposes are words here, these are bytes"
    if case["result"] != "valid":
        return "an impossible length, which nobody here can ask for"
    secret, salt = bytes.fromhex(case["ikm"]), bytes.fromhex(case["salt"])
    return hkdf(secret, salt=salt, info=info, length=case["size"]).hex() == case["okm"]


def naughty_strings(data: Path) -> Iterator[Vector]:
    """Take the big list of naughty strings: each is written and read as it was."""
    for text in json.loads((data / "conformance/16-text/blns.json").read_text("utf-8")):
        yield text[:40], read_json(canonical([text])) == [text]
