"""Makes the preset dictionary that messages through light are compressed with (RFC 1951).

``python resources/dictionaries/make_dictionary.py NUMBER``, from the top of the project. A
dictionary holds what bills have in common and no bill's own words: the names of DCSA's members,
then the shapes of sample documents and of what is signed, their values taken out. What is most
likely to be said stands last, where it is cheapest to point at.

A number that was ever released keeps its bytes for ever, or messages in the world could no longer
be read; so this refuses to write over one. A better dictionary gets the next number.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT))

from wallet.clock import SystemClock  # noqa: E402 - the project is found first
from wallet.formats.card import read_card  # noqa: E402
from wallet.formats.pint.envelope import read_envelope  # noqa: E402
from wallet.formats.record import read_record  # noqa: E402
from wallet.keys.canonical import canonical, read_object  # noqa: E402
from wallet.parcels.file import Parcel, read_parcel  # noqa: E402
from wallet.parcels.fold import Folder  # noqa: E402
from wallet.titles.acts import ActCode  # noqa: E402
from wallet.titles.bill import Offline  # noqa: E402
from wallet.titles.parties import Role  # noqa: E402
from wallet.voyage import Voyage  # noqa: E402

SAMPLES = PROJECT / "resources" / "samples"
SCHEMA = PROJECT / "wallet" / "formats" / "transport_document"
SHAPES = ("straight/long", "bearer/long", "to-order/long", "straight/typical", "bearer/typical")

_MEMBER = re.compile(r'"([a-z][A-Za-z0-9]{2,})"')
_STRING = re.compile(rb'"((?:[^"\\]|\\.)*)"(:?)')
_NUMBER = re.compile(rb'(?<!"version":)(?<=:)-?\d+(?:\.\d+)?')
_PIECE = re.compile(rb'.*?(?:""|\}\]?|$)', re.S)
_LEAST_PIECE = 6
_KNOWN = re.compile(rb"[\xfb-\xfd].", re.S)

WORDS = {word.encode() for words in (ActCode, Role, Offline, ("enc",)) for word in words}
"""Values that are words of the format itself."""

PORTS = {
    "AEJEA": "Jebel Ali", "AUMEL": "Melbourne", "AUSYD": "Sydney", "BEANR": "Antwerp",
    "BRSSZ": "Santos", "CNNGB": "Ningbo", "CNNSA": "Nansha", "CNSHA": "Shanghai",
    "CNSHK": "Shekou", "CNTAO": "Qingdao", "CNTXG": "Tianjin", "CNXMN": "Xiamen",
    "CNYTN": "Yantian", "DEBRV": "Bremerhaven", "DEHAM": "Hamburg", "ESVLC": "Valencia",
    "FRLEH": "Le Havre", "GBFXT": "Felixstowe", "GBSOU": "Southampton", "HKHKG": "Hong Kong",
    "IDJKT": "Jakarta", "INMUN": "Mundra", "INNSA": "Nhava Sheva", "ITGOA": "Genoa",
    "JPTYO": "Tokyo", "JPYOK": "Yokohama", "KRPUS": "Busan", "LKCMB": "Colombo",
    "MYPKG": "Port Klang", "MYTPP": "Tanjung Pelepas", "NLRTM": "Rotterdam", "PAMIT": "Manzanillo",
    "PHMNL": "Manila", "SAJED": "Jeddah", "SGSIN": "Singapore", "THLCH": "Laem Chabang",
    "TWKHH": "Kaohsiung", "USLAX": "Los Angeles", "USLGB": "Long Beach", "USNYC": "New York",
    "VNHPH": "Haiphong", "VNSGN": "Ho Chi Minh City", "ZADUR": "Durban",
}  # fmt: skip
"""Ports by UN/LOCODE that see most of the world's containers."""

PHRASES = (
    "有限公司", "深圳市", "上海", "中国", "集装箱", "银行", "路", "号", "区",
    " Shenzhen", " Guangdong", " China", " Singapore", " Netherlands", " Germany", " Limited",
    " GmbH", " S.A.", " N.V.", " B.V.", " Pte. Ltd.", " Co., Ltd", " Road", " Street", " Bank",
    " Shipping", " Logistics", " Trading", " International", "LETTER OF CREDIT NO. ",
    "CONTAINER SAID TO CONTAIN ", "SHIPPER'S LOAD, STOW, COUNT AND SEAL. ", "PALLETS", "CARTONS",
    "FREIGHT COLLECT", "FREIGHT PREPAID", "FREIGHT PAYABLE AS AGREED", "CLEAN ON BOARD",
    "SHIPPED ON BOARD ", " VOYAGE ", " AT ", " DAYS FREE DETENTION AT PORT OF DISCHARGE",
)  # fmt: skip
"""What stands in many bills."""


def main() -> None:
    """Write the dictionary with the number that the command line names."""
    number = int(sys.argv[1])
    target = Path(__file__).parent / f"{number}.dict"
    if target.exists():
        sys.exit(f"{target.name} is there already; take the next number.")
    dictionary = b"".join(members()) + "".join(PHRASES).encode() + ports()
    for name in SHAPES:
        for piece in _PIECE.findall(document(name)):
            if len(piece) >= _LEAST_PIECE and piece not in dictionary:
                dictionary += piece
    target.write_bytes(dictionary + b"".join(dict.fromkeys(signed())))


def ports() -> bytes:
    """Return the ports as they stand in a document."""
    return b"".join(
        canonical({"UNLocationCode": code, "locationName": name}) for code, name in PORTS.items()
    )


def members() -> list[bytes]:
    """Return the name of every member of a transport document, as it stands in JSON."""
    names: dict[str, None] = {}
    for path in sorted(SCHEMA.glob("*.py")):
        names |= dict.fromkeys(_MEMBER.findall(path.read_text("utf-8")))
    return [f'"{name}":""'.encode() for name in names]


def document(name: str) -> bytes:
    """Return the shape of a sample document."""
    return shape(canonical(read_object((SAMPLES / f"{name}.json").read_bytes())))


def signed() -> list[bytes]:
    """Return the shape of everything that is signed on a voyage, folded, as it is compressed."""
    with tempfile.TemporaryDirectory() as folder:
        voyage = Voyage(Path(folder), SystemClock(), sample="bearer/typical.json")
        voyage.prepare()
        voyage.sail()
        voyage.close()
        last = max(Path(folder).glob("*.ebl"))
        parcel = read_parcel(last.read_bytes())
    return [shape(text) for text in folded(parcel)]


def folded(parcel: Parcel) -> list[bytes]:
    """Fold a parcel's texts in the order of a message, and return the rarer ones first."""
    folder, envelope = Folder(), read_envelope(parcel.envelope)
    named = sorted(parcel.cards, key=lambda text: read_card(text).party.name)
    linked = sorted(parcel.records, key=lambda text: read_record(text).position)
    cards = [folder.jws(text) for text in named]
    folder.text(envelope.document_bytes)
    issue_to = folder.text(parcel.issue_to or b"")
    chain = [folder.jws(text) for text in envelope.chain]
    manifest = folder.jws(envelope.manifest)
    receipts = [folder.jws(text) for text in parcel.receipts]
    records = [folder.jws(text) for text in linked]
    return [issue_to, *records, *receipts, *cards, manifest, *chain]


def shape(text: bytes) -> bytes:
    """Take the values out of a JSON text, but for codes, marks and words of the format."""
    text = _KNOWN.sub(lambda it: it[0][:1] + b"\0", text)
    text = _STRING.sub(lambda it: it[0] if it[2] or is_word(it[1]) else b'""', text)
    return _NUMBER.sub(b"0", text)


def is_word(value: bytes) -> bool:
    """Say whether a value is a word that other bills use too."""
    return (
        value in WORDS
        or value.startswith(b"ladewell-")
        or re.fullmatch(rb"[A-Z][A-Z0-9-]{0,4}|[\xf5-\xff].?", value, re.S) is not None
    )


if __name__ == "__main__":
    main()
