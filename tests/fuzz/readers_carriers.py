"""Readers of what carries bills: parcels, bundles, pictures and codes, as fuzzing calls them."""

from __future__ import annotations

import contextlib
import io

from tests.fuzz.readers_formats import AT, said
from tests.fuzz.readers_keys import text_of
from tests.wallet.builders import BUYER
from wallet.bundles import cms
from wallet.bundles.archive import Archive
from wallet.bundles.manifests import read_asic_manifest
from wallet.bundles.reader import BundleReader, folders_of
from wallet.desk.container import exported_of
from wallet.desk.incoming import read_incoming
from wallet.desk.proving import question_in
from wallet.desk.verifying import Question, judge_incoming
from wallet.errors import WalletError
from wallet.formats.card import read_cards
from wallet.keys.sealed_stream import PartReader, SealedReader, SealedWriter, is_sealed_stream
from wallet.parcels import bytewords, cbor
from wallet.parcels.archive import read_archive, write_archive
from wallet.parcels.file import (
    SEALED,
    is_parcel,
    is_sealed,
    issue_to_of,
    open_sealed,
    read_parcel,
    seal_parcel,
)
from wallet.parcels.film import is_film
from wallet.parcels.fountain import read_part, write_part
from wallet.parcels.keyboard import layout_of
from wallet.parcels.light import Catcher
from wallet.parcels.message import Kind, read_message
from wallet.parcels.scan import codes_in, codes_in_picture, marks_in
from wallet.parcels.ur import Whole, is_ur, read_ur

QUESTION = Question(AT, sealing_key=BUYER.sealing)


def archive(data: bytes) -> None:
    """Read the strict archive of a parcel; what was read is written as it was."""
    members = read_archive(data)
    assert read_archive(write_archive(members)) == members


def parcel(data: bytes) -> None:
    """Read a parcel and all in it, open or sealed to me."""
    is_parcel(data), is_sealed(data)
    if is_sealed(data):
        data = open_sealed(data, BUYER.sealing)
    found = read_parcel(data)
    issue_to_of(found)
    read_cards(found.cards)


def sealed_inside(data: bytes) -> None:
    """Read whatever somebody sealed to me: only the sender can have made it."""
    anything(seal_parcel(data, BUYER.card.sealing_jwk))


def anything(data: bytes) -> None:
    """Read a file of any kind, as ``verify`` does, and judge what it is."""
    with contextlib.suppress(WalletError):
        question_in(data)
    incoming = read_incoming(data, "file", BUYER.sealing)
    if incoming.envelope is not None:
        said(judge_incoming(incoming, QUESTION)[0])


def bundle(data: bytes) -> None:
    """Read a bundle and every bill in it."""
    folders_of(io.BytesIO(data))
    found = BundleReader(io.BytesIO(data))
    exported_of(found.bundle, QUESTION)
    for files in found.bills():
        for name in list(files.files)[:2]:
            found.open(files.folder + name, 1 << 20)
        files.envelope()


def bundle_archive(data: bytes) -> None:
    """Read the directory of a bundle's archive and each file in it."""
    found = Archive(io.BytesIO(data))
    for member in found.members:
        try:
            found.read(member, 1 << 20)
        except WalletError:
            continue


def manifest(data: bytes) -> None:
    """Read the manifest of a bundle, whole and in small pieces."""
    whole = read_asic_manifest([data])
    pieces = read_asic_manifest(data[at : at + 7] for at in range(0, len(data), 7))
    assert pieces == whole


def signature(data: bytes) -> None:
    """Read a signature of a bundle and a time stamp."""
    for read in (
        lambda: cms.read(data, lambda _name: bytes(32)),
        lambda: cms.read_stamp(data, bytes(32)),
        lambda: cms.read_stamp_answer(data, bytes(32), 7),
    ):
        try:
            read()
        except WalletError:
            continue


def sealed_stream(data: bytes) -> None:
    """Read a bundle sealed to me, as it stands and as only its sender could have made it."""
    file = io.BytesIO()
    writer = SealedWriter(file, BUYER.card.sealing_jwk, typ=SEALED)
    writer.write(data)
    writer.close()
    assert io.BufferedReader(SealedReader(file, BUYER.sealing, typ=SEALED)).read() == data
    is_sealed_stream(data)
    with contextlib.suppress(WalletError):
        io.BufferedReader(PartReader(io.BytesIO(data), bytes(32))).read()
    io.BufferedReader(SealedReader(io.BytesIO(data), BUYER.sealing, typ=SEALED)).read()


def code(data: bytes) -> None:
    """Read what one code says, and what a keyboard made of it."""
    text = text_of(data)
    layout_of(text).read(text)
    if is_ur(text):
        read_ur(text)
    assert bytewords.decode(bytewords.encode(data)) == data
    bytewords.decode(text)


def codes(data: bytes) -> None:
    """Catch codes that come one after another, a line each."""
    catcher = Catcher()
    for line in text_of(data).splitlines()[:200]:
        catcher.take(line)
        assert catcher.best[0] <= catcher.best[1]


def part(data: bytes) -> None:
    """Read a part of a fountain; what was read is written as it was."""
    found = read_part(data)
    assert read_part(write_part(found)) == found


def message(data: bytes) -> None:
    """Unfold what came by light, as each kind."""
    with contextlib.suppress(WalletError):
        cbor.read(data)
    for kind in Kind:
        try:
            read_message(Whole(kind, data))
        except WalletError:
            continue


def picture(data: bytes) -> None:
    """Look for codes in a picture."""
    is_film(data)
    for _texts in codes_in_picture(data, "picture"):
        pass


def pixels(data: bytes) -> None:
    """Look for codes in bare grey pixels, as from a camera."""
    width = int(len(data) ** 0.5)
    if not width:
        return  # a camera has no such picture
    height = len(data) // width
    codes_in(data[: width * height], width, height)
    marks_in(data[: width * height], width, height)
