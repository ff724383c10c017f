"""A seal covers every byte, other programs take it, and no stranger's passes for more."""

from __future__ import annotations

import json
import shutil
import subprocess
import threading
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO

import pytest
from asn1crypto import keys as asn1_keys
from asn1crypto import tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore
from pypdf import PdfReader

from tests.wallet.papers import samples
from wallet.errors import CouldNotLook
from wallet.keys.certificates import own_certificate, sign_for_cms
from wallet.keys.signing import PublicKey, SigningKey
from wallet.papers.bill import render_bill
from wallet.papers.read import attachments, is_signed
from wallet.papers.seal import Sealer, seal
from wallet.papers.sealed import seals

KEY = SigningKey.generate()
NAME = "Straits Merchant Bank Ltd"
CERTIFICATE = own_certificate(KEY, name=NAME, since=datetime(2026, 1, 1, tzinfo=UTC))


def sealer(server: str = "") -> Sealer:
    return Sealer(CERTIFICATE, lambda data: sign_for_cms(KEY, data), server)


@pytest.fixture(scope="module")
def printed() -> bytes:
    return render_bill(samples.paper(1, entries=1))


@pytest.fixture(scope="module")
def sealed(printed) -> bytes:
    return seal(printed, sealer(), samples.AT)


def test_a_sealed_print_is_the_print_and_the_seal_behind_it(printed, sealed):
    assert sealed.startswith(printed)
    assert attachments(sealed) == attachments(printed)
    assert is_signed(sealed)
    assert not is_signed(printed)


def test_the_seal_holds_and_names_the_key(sealed):
    (found,) = seals(sealed)
    assert found.holds
    assert found.name == NAME
    assert found.claimed_at == samples.AT
    assert found.stamped_at is None
    assert PublicKey.from_certificate(found.certificate).thumbprint == KEY.public.thumbprint


def test_the_same_print_is_sealed_with_the_same_bytes(printed, sealed):
    assert seal(printed, sealer(), samples.AT) == sealed


def test_a_sealed_print_stays_archivable_and_allows_no_change(sealed):
    root = PdfReader(BytesIO(sealed), strict=True).root_object
    assert "<pdfaid:part>3</pdfaid:part>" in root["/Metadata"].get_data().decode()
    assert "/Version" not in root
    (reference,) = root["/Perms"]["/DocMDP"]["/Reference"]
    assert reference.get_object()["/TransformParams"]["/P"] == 1
    # PDF/A-3 §6.1.12 forbids these three.
    assert not {"/DigestLocation", "/DigestMethod", "/DigestValue"} & set(reference.get_object())
    (field,) = root["/AcroForm"]["/Fields"]
    assert field.get_object()["/Rect"] == [0, 0, 0, 0]
    assert field.get_object()["/TU"] == "Ladewell"
    assert "/NeedAppearances" not in root["/AcroForm"]


@pytest.mark.parametrize("place", [0.01, 0.3, 0.6, 0.95])
def test_one_changed_byte_breaks_the_seal(sealed, place):
    changed = bytearray(sealed)
    changed[int(len(changed) * place)] ^= 1
    assert not any(one.holds for one in seals(bytes(changed)))


@pytest.mark.parametrize("more", [b"\n", b"%", b"1 0 obj\n<<>>\nendobj\n"])
def test_whatever_is_added_behind_breaks_the_seal(sealed, more):
    assert not any(one.holds for one in seals(sealed + more))


def test_an_update_that_shows_another_page_breaks_the_seal(sealed):
    """An incremental update, as shadow attacks use: the signed part stays as it was."""
    from pypdf import PdfWriter

    writer = PdfWriter(BytesIO(sealed), incremental=True)
    writer.add_blank_page(100, 100)
    changed = BytesIO()
    writer.write(changed)
    assert changed.getvalue().startswith(sealed)
    (found,) = seals(changed.getvalue())
    assert not found.holds


def test_what_is_no_pdf_has_a_seal_that_does_not_hold():
    assert not any(one.holds for one in seals(b"%PDF-1.7 nothing"))


@pytest.mark.skipif(shutil.which("pdfsig") is None, reason="poppler is not installed")
def test_poppler_finds_the_signature_valid_over_the_whole_document(sealed, tmp_path):
    file = tmp_path / "sealed.pdf"
    file.write_bytes(sealed)
    said = subprocess.run(["pdfsig", file], capture_output=True, text=True, check=False).stdout
    assert "Total document signed" in said
    assert "Signature is Valid" in said
    assert NAME in said


@pytest.fixture(scope="module")
def time_server():
    """Run a time-stamp server on this machine, with an RSA certificate of its own making."""
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Invented Time Ltd")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2040, 1, 1, tzinfo=UTC))
        .add_extension(
            x509.ExtendedKeyUsage([x509.ExtendedKeyUsageOID.TIME_STAMPING]), critical=True
        )
        .sign(key, hashes.SHA256())
    )
    certificate = asn1_x509.Certificate.load(made.public_bytes(serialization.Encoding.DER))
    private = key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    stamper = DummyTimeStamper(
        tsa_cert=certificate,
        tsa_key=asn1_keys.PrivateKeyInfo.load(private),
        certs_to_embed=SimpleCertificateStore.from_certs([certificate]),
        fixed_dt=datetime(2026, 10, 28, 6, 13, tzinfo=UTC),
    )

    class Stamps(BaseHTTPRequestHandler):
        def do_POST(self):
            asked = self.rfile.read(int(self.headers["Content-Length"]))
            answer = b"nothing"
            if self.path == "/good":
                answer = stamper.request_tsa_response(tsp.TimeStampReq.load(asked)).dump()
            kind = "text/html" if self.path == "/page" else "application/timestamp-reply"
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Stamps)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_time_stamp_is_set_where_a_server_is(printed, time_server):
    (found,) = seals(seal(printed, sealer(f"{time_server}/good"), samples.AT))
    assert found.holds
    assert found.stamped_at == datetime(2026, 10, 28, 6, 13, tzinfo=UTC)
    assert found.stamped_by == "Invented Time Ltd"


@pytest.mark.parametrize("path", ["/page", "/nonsense"])
def test_what_is_no_time_stamp_seals_nothing(printed, time_server, path):
    with pytest.raises(CouldNotLook, match="time-stamp-failed"):
        seal(printed, sealer(f"{time_server}{path}"), samples.AT)


@pytest.mark.parametrize("url", ["file:///etc/passwd", "http://127.0.0.1:9/", "time", "http://["])
def test_a_server_that_is_not_there_is_said_so(printed, url):
    with pytest.raises(CouldNotLook, match="time-stamp-failed"):
        seal(printed, sealer(url), samples.AT)


def test_no_verdict_is_rosier_than_the_oracle(shared):
    """Some 50 signed PDFs, most of them attacked, judged by two other programs."""
    folder = shared / "data/conformance/11-pdf"
    oracle = json.loads((folder / "expected_signature_oracle.json").read_text("utf-8"))
    rosier = []
    for name, expected in oracle.items():
        good = [
            one.get("intact") and one.get("valid") and one.get("docmdp_ok")
            and one.get("coverage") == "ENTIRE_FILE"
            for one in expected["sigs"]
        ]  # fmt: skip
        found = [one.holds for one in seals((folder / name).read_bytes())]
        if sum(found) > sum(map(bool, good)) or (found and found[-1] and not good[-1]):
            rosier.append(name)
    assert len(oracle) == 50
    assert rosier == []
