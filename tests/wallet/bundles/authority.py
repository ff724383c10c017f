"""A time stamp authority of our own, in this process or behind a port of this machine."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

from asn1crypto import algos, cms, core, tsp, x509

from tests.wallet.builders import BUYER, START
from wallet.bundles.cms import low_s
from wallet.keys.certificates import own_certificate, sign_for_cms

CERTIFICATE = own_certificate(BUYER.key, name="Invented Time Stamp Unit", since=START)


def answer(request: bytes, at: datetime, *, wrong: str = "") -> bytes:
    """Answer a request for a time stamp (RFC 3161 §2.4.2), or answer it wrongly."""
    asked = tsp.TimeStampReq.load(request)
    imprint = asked["message_imprint"]["hashed_message"].native
    info = tsp.TSTInfo(
        {
            "version": "v1",
            "policy": "1.2.3.4",
            "message_imprint": {
                "hash_algorithm": {"algorithm": "sha256"},
                "hashed_message": bytes(32) if wrong == "imprint" else imprint,
            },
            "serial_number": 7,
            "gen_time": at.astimezone(UTC),
            "nonce": core.Integer(1 if wrong == "nonce" else asked["nonce"].native),
        }
    )
    raw, leaf = info.dump(), x509.Certificate.load(CERTIFICATE)
    attributes = cms.CMSAttributes(
        [
            cms.CMSAttribute({"type": "content_type", "values": ["tst_info"]}),
            cms.CMSAttribute({"type": "message_digest", "values": [hashlib.sha256(raw).digest()]}),
        ]
    )
    signature = low_s(sign_for_cms(BUYER.key, attributes.dump()))
    if wrong == "signature":
        signature = low_s(sign_for_cms(BUYER.key, b"something else"))
    signed = cms.SignedData(
        {
            "version": "v3",
            "digest_algorithms": [algos.DigestAlgorithm({"algorithm": "sha256"})],
            "encap_content_info": {
                "content_type": "tst_info",
                "content": core.ParsableOctetString(raw),
            },
            "certificates": [leaf],
            "signer_infos": [
                {
                    "version": "v1",
                    "sid": {
                        "issuer_and_serial_number": {
                            "issuer": leaf.issuer,
                            "serial_number": leaf.serial_number,
                        }
                    },
                    "digest_algorithm": {"algorithm": "sha256"},
                    "signed_attrs": attributes,
                    "signature_algorithm": {"algorithm": "sha256_ecdsa"},
                    "signature": signature,
                }
            ],
        }
    )
    token = cms.ContentInfo({"content_type": "signed_data", "content": signed})
    status = "rejection" if wrong == "refusal" else "granted"
    return tsp.TimeStampResp({"status": {"status": status}, "time_stamp_token": token}).dump()


@contextmanager
def serving(at: datetime, *, wrong: str = "") -> Iterator[str]:
    """Answer requests on a port of this machine, and return its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = self.rfile.read(int(self.headers["Content-Length"]))
            data = answer(request, at, wrong=wrong)
            self.send_response(200)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_said: object) -> None:
            """Keep quiet."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
