"""Documents: kept once, read back or refused, and no file without a row for long."""

from __future__ import annotations

import hashlib
import os

import pytest

from wallet.errors import CouldNotLook, Unreadable

DATA = b"%PDF-1.7 the bill itself"
DIGEST = hashlib.sha256(DATA).hexdigest()


def documents(folder):
    return sorted(path for path in (folder / "blobs").rglob("*") if path.is_file())


def test_a_document_comes_back_by_its_digest(vault):
    assert vault.keep(DATA) == DIGEST
    assert vault.fetch(DIGEST) == DATA
    assert vault.keep(b"") == hashlib.sha256(b"").hexdigest()
    assert vault.fetch(hashlib.sha256(b"").hexdigest()) == b""


@pytest.mark.parametrize("digest", [DIGEST, "", "x", "../../etc/passwd", DIGEST.upper()])
def test_a_document_that_was_never_kept_is_missing(vault, digest):
    with pytest.raises(CouldNotLook, match="document-missing"):
        vault.fetch(digest)


def test_the_same_document_is_one_file_and_its_name_tells_nothing(vault, folder):
    vault.keep(DATA)
    vault.keep(DATA)
    (path,) = documents(folder)
    assert path.parent.name == path.name[:2]
    assert len(path.name) == 64
    assert path.name != DIGEST
    assert DATA not in path.read_bytes()


def test_a_document_whose_transaction_fails_leaves_nothing(vault, folder):
    def fail():
        with vault.transaction():
            vault.keep(DATA)
            assert vault.fetch(DIGEST) == DATA
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert documents(folder) == []
    with pytest.raises(CouldNotLook, match="document-missing"):
        vault.fetch(DIGEST)


def test_a_document_of_a_failed_inner_transaction_leaves_nothing(vault, folder):
    def fail():
        with vault.transaction():
            vault.keep(DATA)
            raise KeyError

    with vault.transaction():
        kept = vault.keep(b"kept")
        with pytest.raises(KeyError):
            fail()
    (path,) = documents(folder)
    assert path.parent.name == path.name[:2]
    assert vault.fetch(kept) == b"kept"


def test_what_a_crash_left_is_settled_when_the_vault_opens(open_vault, folder):
    vault = open_vault()
    vault.keep(DATA)
    vault.close()
    (path,) = documents(folder)
    incoming = folder / "blobs" / "incoming"
    os.replace(path, incoming / path.name)  # killed after the commit, before the move
    (incoming / ("ff" * 32)).write_bytes(b"half a docum")  # killed before the commit
    vault = open_vault()
    assert documents(folder) == [path]
    assert vault.fetch(DIGEST) == DATA


def test_a_document_that_could_not_be_moved_is_read_where_it_lies(vault, folder, monkeypatch):
    def refuse(*_):
        raise OSError

    monkeypatch.setattr(os, "replace", refuse)
    vault.keep(DATA)
    monkeypatch.undo()
    (path,) = documents(folder)
    assert path.parent.name == "incoming"
    assert vault.fetch(DIGEST) == DATA
    vault.keep(DATA)
    assert documents(folder) == [path]


def test_a_folder_copied_without_its_empty_folders_takes_documents(open_vault, folder):
    vault = open_vault()
    vault.keep(DATA)
    vault.close()
    (folder / "blobs" / "incoming").rmdir()
    assert open_vault().keep(b"another") == hashlib.sha256(b"another").hexdigest()


def test_a_lost_document_is_damage_until_it_comes_again(vault, folder):
    vault.keep(DATA)
    documents(folder)[0].unlink()
    with pytest.raises(Unreadable, match="blob-damaged") as refused:
        vault.fetch(DIGEST)
    assert refused.value.facts == {"digest": DIGEST, "why": "missing"}
    vault.keep(DATA)
    assert vault.fetch(DIGEST) == DATA


def test_every_changed_byte_is_noticed(vault, folder):
    vault.keep(DATA)
    (path,) = documents(folder)
    sealed = path.read_bytes()
    changes = [sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]
               for place in range(len(sealed))]  # fmt: skip
    changes += [b"", sealed[:-1], sealed + b"\0", bytes(len(sealed))]
    for change in changes:
        path.write_bytes(change)
        with pytest.raises(Unreadable, match="blob-damaged"):
            vault.fetch(DIGEST)
        assert [wrong.code for wrong in vault.check()] == ["blob-damaged"]
    path.write_bytes(sealed)
    assert vault.check() == ()


def test_one_document_does_not_pass_for_another(vault, folder):
    vault.keep(DATA)
    (mine,) = documents(folder)
    vault.keep(DATA[::-1])
    (other,) = set(documents(folder)) - {mine}
    mine.write_bytes(other.read_bytes())
    with pytest.raises(Unreadable, match="blob-damaged"):
        vault.fetch(DIGEST)


def test_a_full_disk_keeps_nothing(vault, folder, monkeypatch):
    def refuse(_):
        raise OSError(28, "No space left on device")

    vault.keep(b"before")
    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(CouldNotLook, match="disk-full"):
        vault.keep(DATA)
    monkeypatch.undo()
    assert len(documents(folder)) == 1
    vault.keep(DATA)
    assert vault.fetch(DIGEST) == DATA
