"""Makes the inputs that searches start from, out of invented bills: ``python -m …``.

They are kept beside this script, so that the short run is the same everywhere; what is sealed or
drawn anew each time changes when this is run, and nothing depends on it.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

from tests.fuzz import readers_vaults
from tests.fuzz.target import CORPUS
from tests.fuzz.targets import TARGETS
from tests.wallet import openattestation as oa
from tests.wallet.builders import (
    BANK,
    BUYER,
    CARRIER,
    SHIPPER,
    START,
    Voyage,
    sealing_key,
    signing_key,
)
from tests.wallet.bundles.evidence import bundle, members
from tests.wallet.formats.tradetrust.test_hostile import credential
from tests.wallet.papers.strangers import pdf
from tests.wallet.registries.title_escrow.paper import REF, long_title
from tests.wallet.tradetrust_files import encrypt_document
from wallet.formats import exchange
from wallet.formats.approval import sign_approval, sign_request
from wallet.formats.challenge import sign_challenge, sign_proof
from wallet.formats.credentials.cbor import write_cbor
from wallet.formats.credentials.issuing import did_document
from wallet.formats.evidence import write_evidence
from wallet.formats.pint.double import Fork, write_fork
from wallet.formats.pint.envelope import write_envelope
from wallet.formats.pint.payloads import read_entry
from wallet.keys import jws
from wallet.keys.canonical import canonical, read_object
from wallet.keys.certificates import own_certificate
from wallet.keys.ethereum import ChainKey
from wallet.keys.transactions import Transaction
from wallet.keys.vaultkeys import seal_blob
from wallet.parcels import light, message, pictures, ur
from wallet.parcels.archive import write_archive
from wallet.parcels.file import Purpose, seal_parcel, write_parcel
from wallet.proof.pins import Pin, PinKind
from wallet.registries.chain.node import Chain
from wallet.registries.title_escrow import evidence, reading
from wallet.titles.acts import Act, ActCode

Files = dict[str, dict[str, bytes]]
ED25519 = {
    "kty": "OKP",
    "crv": "Ed25519",
    "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
}
"""The public example key of RFC 8037, appendix A.2."""
VECTORS = Path(__file__).parents[1] / "vectors"


def written(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def own_rail() -> Files:
    """Return inputs for the readers of our own formats."""
    voyage = Voyage.begin().transfer(SHIPPER, BANK, ActCode.ENDORSE_TO_ORDER)
    before = voyage.envelope
    voyage.give(BANK, BUYER, ActCode.BLANK_ENDORSE)
    parcel = voyage.parcel(Purpose.OFFER)
    other = Voyage.begin().transfer(SHIPPER, BANK, ActCode.ENDORSE_TO_ORDER)
    other.give(BANK, SHIPPER, ActCode.ENDORSE_TO_ORDER)
    given_back = Voyage.begin().surrender(SHIPPER)
    two = Fork(
        before.digest, tuple(before.chain), (voyage.envelope.chain[-1], other.envelope.chain[-1])
    )
    signed = {
        path.stem: path.read_bytes() for path in VECTORS.glob("*.jws")
    }  # card, receipt, record, refusal, rejection
    challenge = sign_challenge("Bank", "7" * 64, at=START, key=BANK.key)
    answer = sign_proof(challenge, bill="b" * 64, entry="e" * 64, at=START, key=BUYER.key)
    request = sign_request(
        "offer",
        {"to": "x"},
        number="N1",
        bill="b" * 64,
        entry="e" * 64,
        name="Clerk",
        at=START,
        key=BANK.key,
    )
    approval = sign_approval(request, name="Other", at=START, key=BUYER.key)
    signed |= {
        "challenge": challenge.text.encode(),
        "answer": answer.text.encode(),
        "request": request.text.encode(),
        "approval": approval.text.encode(),
    }
    whole = write_envelope(voyage.envelope)
    opened = read_object(whole)
    opened["envelopeManifestSignedContent"] = _opened(opened["envelopeManifestSignedContent"])
    opened["envelopeTransferChain"] = [_opened(one) for one in opened["envelopeTransferChain"]]
    rejected = Voyage.begin().give(SHIPPER, BANK)
    fallen = rejected.copy().reject(BANK)
    again = rejected.replaced(SHIPPER, BUYER, fallen)
    payloads = {name: jws.read(data).payload for name, data in signed.items()}
    sealed = seal_parcel(write_parcel(parcel), BUYER.card.sealing_jwk)
    return {
        "json": {
            "bill": canonical(voyage.envelope.document),
            "odd": b'[1e2,-0.5,"\\u00e9",null,true]',
        },
        "jws": signed,
        "jws-payload": {"card": payloads["card-1"]},
        "statement": signed,
        "signed-statement": payloads,
        "envelope": {"plain": whole, "replaced": write_envelope(again.envelope)},
        "signed-envelope": {"opened": written(opened)},
        "transport-document": {"bill": canonical(voyage.envelope.document)},
        "pint-parts": {
            f"part-{number}": jws.read(text).payload
            for number, text in enumerate(
                (voyage.envelope.manifest, *voyage.envelope.chain, *parcel.receipts[:1])
            )
        },
        "exchange": {
            "surrender": exchange.write_surrender("N1", "R1", _acts(given_back)),
            "endorsements": exchange.write_endorsements("N1", _acts(voyage)),
        },
        "fork": {"fork": write_fork(two)},
        "parcel": {"open": write_parcel(parcel), "sealed": sealed},
        "archive": {"open": write_archive([("mimetype", b"x"), ("a/b", b"c" * 99)])},
        "sealed-inside": {"parcel": write_parcel(parcel)},
        "sealed-text": {"sealed": seal_parcel(b"small", BANK.card.sealing_jwk)},
        "anything": {
            "parcel": write_parcel(parcel),
            "envelope": whole,
            **signed,
            "replaced": write_parcel(again.parcel(Purpose.OFFER)),
        },
        "verify": {"envelope": whole, "card": signed["card-1"]},
        "trust-file": {
            "card": signed["card-1"],
            "jwks": written({"keys": [BANK.key.public.jwk]}),
            "did": written(did_document("did:web:carrier.example", CARRIER.key)),
        },
        "jwk": {
            "ed25519": written(ED25519),
            "signing": written(signing_key("x").to_jwk()),
            "sealing": written(sealing_key("x").to_jwk()),
        },
        "message": _folded(write_parcel(parcel), signed["card-1"]),
    } | _by_light(signed["card-1"], write_parcel(parcel))


def _acts(voyage: Voyage) -> list[Act]:
    payloads = [jws.read(text).payload for text in voyage.envelope.chain]
    return [act for payload in payloads for act in read_entry(read_object(payload)).acts]


def _opened(text: str) -> dict[str, Any]:
    part = jws.read(text)
    payload = read_object(part.payload)
    inner = payload.get("issuanceManifestSignedContent")
    if isinstance(inner, str):
        payload["issuanceManifestSignedContent"] = _opened(inner)
    return {"kid": part.kid, "payload": payload}


def _folded(parcel: bytes, card: bytes) -> dict[str, bytes]:
    return {
        "parcel": message.write_file(parcel).message,
        "card": message.write_file(card).message,
    }


def _by_light(card: bytes, parcel: bytes) -> Files:
    still, moving = light.beam(message.write_file(card)), light.beam(message.write_file(parcel))
    lines = [moving.text(number) for number in range(1, moving.fragments + 3)]
    part = ur.read_ur(lines[-1])
    assert isinstance(part, ur.Piece)
    from wallet.parcels.fountain import write_part
    from wallet.parcels.qr import modules

    return {
        "code": {"whole": still.text(1).encode(), "piece": lines[0].encode()},
        "codes": {"all": "\n".join(lines).encode()},
        "part": {"part": write_part(part.part)},
        "picture": {"code": pictures.png(modules("UR:X", version=1), 2)},
    }


def tradetrust() -> Files:
    """Return inputs for the readers of TradeTrust."""
    documents = {
        "oa2": written(oa.signed_bill()),
        "oa2-registry": written(oa.signed_bill(oa.registry_issuer())),
        "oa3": written(oa.signed_bill_3(vessel="MV SAMPLE")),
        "vc": written(credential()),
        "presentation": written(
            {
                "@context": ["https://www.w3.org/ns/credentials/v2"],
                "type": ["VerifiablePresentation"],
                "verifiableCredential": [credential()],
            }
        ),
    }
    secret, _key = encrypt_document(documents["oa2"])
    name = b"\7carrier\7example\0"
    text = b"openatts a=dns-did; p=did:ethr:0x1#controller; v=1.0;"
    answer = (
        b"\0\0\x81\xa0\0\1\0\1\0\0\0\0"
        + name
        + b"\0\x10\0\1"
        + b"\xc0\x0c\0\x10\0\1\0\0\0\x3c"
        + (len(text) + 1).to_bytes(2)
        + bytes([len(text)])
        + text
    )
    pin = Pin(PinKind.DNS, "carrier.example", written([text.decode()]), "file", START)
    link = {"uri": "https://carrier.example/d.json", "key": "2b" * 32}
    proof = write_cbor([bytes(64), bytes(33), bytes(32), [bytes(64)], ["/issuer"], {1: b"x"}])
    return {
        "document": documents,
        "encrypted": {"oa2": secret},
        "dns": {"kept": written([text.decode()]), "answer": answer},
        "link": {
            "link": b"https://action.openattestation.com?q="
            + json.dumps({"type": "DOCUMENT", "payload": link}).encode()
        },
        "did-document": {"did": written(did_document("did:web:carrier.example", CARRIER.key))},
        "evidence-file": {"pin": write_evidence(pin)},
        "proof-value": {"base": proof},
        "key-text": {
            "did": BANK.did.encode(),
            "time": b"2026-11-22T08:00:00.000+08:00",
            "address": oa.KEY.address.encode(),
        },
    }


def chains() -> Files:
    """Return inputs for the readers of chains."""
    key = ChainKey.from_hex("22" * 32)
    sent = Transaction(137, 7, 1, 2, 21_000, key.address, b"\1\2\3").sign(key)
    found = reading.read_title(Chain(long_title(5)), REF, START)
    journal = reading.Journal(found.escrow, 1, found.block, found.block_hash, found.logs)
    logs = [{"address": found.escrow, "data": "0x", "topics": ["0x" + "0" * 64]}]
    return {
        "transaction": {"signed": sent.raw},
        "remark": {"signature": bytes(32) + sent.signature},
        "words": {"words": bytes(31) + b"\x20" + bytes(31) + b"\x04" + b"text".ljust(32, b"\0")},
        "kept-title": {
            "evidence": evidence.write_evidence(found),
            "journal": reading.write_journal(journal),
        },
        "answer": {
            "one": written({"jsonrpc": "2.0", "id": 0, "result": "0x89"}),
            "two": written(
                [{"id": 0, "result": logs}, {"id": 1, "error": {"code": 3, "data": "0x08c379a0"}}]
            ),
            "block": written(
                {"id": 0, "result": {"number": "0x1", "hash": "0x" + "0" * 64, "timestamp": "0x1"}}
            ),
        },
        "node": {"lie": b"\0\1\5\7", "late": b"\x0a\x1e\x14\x50"},
    }


def carriers() -> Files:
    """Return inputs for the readers of bundles and PDFs."""
    whole = bundle(1)
    inside = dict(members(whole))
    signed = next(data for name, data in inside.items() if name.endswith(".p7s"))
    listed = next(data for name, data in inside.items() if name.endswith("ASiCManifest.xml"))
    leaf = own_certificate(BANK.key, name="Bank", since=START)
    return {
        "bundle": {"bundle": whole},
        "bundle-archive": {"bundle": whole},
        "manifest": {"manifest": listed},
        "signature": {"signature": signed},
        "certificate": {"leaf": leaf},
        "sealed-stream": {"text": b"some text" * 9},
        "pdf": {
            "blank": pdf(),
            "script": pdf(root=b"/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>"),
            "file": pdf(
                {
                    4: b"<</Type/Filespec/F(a)/EF<</F 5 0 R>>>>",
                    5: b"<</Length 1>>stream\nx\nendstream",
                },
                root=b"/Names<</EmbeddedFiles<</Names[(a)4 0 R]>>>>",
            ),
        },
        "pdf-apart": {"blank": pdf()},
        "pixels": {"grey": hashlib.shake_256(b"grey").digest(400)},
        "group-signature": {"signature": bytes(96 + 80 + 32), "proof": bytes(96 + 3 * 48 + 5 * 32)},
    }


def vaults() -> Files:
    """Return inputs for the readers of the vault's files."""
    folder = readers_vaults.place()
    return {
        "header": {"header": (folder / "vault" / "header.json").read_bytes()},
        "anchor": {
            "anchor": canonical(
                {
                    "v": 1,
                    "size": 1,
                    "epoch": 0,
                    "vault": "A" * 22,
                    "root": "A" * 43,
                    "spent": "A" * 43,
                }
            )
        },
        "backup": {"two-bills": (folder / "backup").read_bytes()},
        "passphrase": {"words": b"correct horse battery staple 2026"},
        "sealed-blob": {"blob": seal_blob(bytes(32), b"small", context=b"fuzz")},
        "recovery-words": {"words": " ".join(["abandon"] * 23 + ["art"]).encode()},
        "vault-files": {"header": b"\2\0\0\1xx", "database": b"\4\0\x10\0" + bytes(16)},
        "search": {"word": b"MRDN-000001", "filter": b'kind:bearer since:2026-10-01 x* OR "y'},
        "arguments": {
            "list": b"list",
            "show": b"show\nMRDN-000001\n--json",
            "at": b"--at\n2026\nlist",
            "bundle": b"bundle\n--filter\nkind:x\n-o\nx.asice",
            "verify": b"verify\na.ebl\nb.json",
            "offer": b"offer\nMRDN-000000\n--to\nb.json\n--how\norder",
            "title": b"title\nshow\nx",
            "export": b"export\nMRDN-000000\n--as\npint\n-o\nx",
            "scan": b"scan\na.ebl\nc.pdf",
        },
    }


def main() -> None:
    """Write every input; what is there already is replaced."""
    shutil.rmtree(CORPUS, ignore_errors=True)
    every = own_rail() | tradetrust() | chains() | carriers() | vaults()
    known = {target.name: target for target in TARGETS}
    for name, files in every.items():
        (CORPUS / name).mkdir(parents=True)
        for called, data in files.items():
            assert name in known, name
            known[name].try_on(data)
            (CORPUS / name / called).write_bytes(data)


if __name__ == "__main__":
    main()
