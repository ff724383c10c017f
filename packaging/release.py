"""Signs what is handed out, and checks what was: ``release.py key|sign|verify``.

``release.py key KEY`` makes a key, which stays outside the project; ``release.py sign KEY DIR``
writes ``SHA256SUMS`` of the files in DIR and its signature beside it; ``release.py verify PUBLIC
DIR`` says whether all files are there and are those that were signed. The list is what ``sha256sum
--check`` reads, the signature plain Ed25519 (RFC 8032) over its bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import sys
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

PROJECT = Path(__file__).resolve().parent.parent
LIST, SIGNATURE = "SHA256SUMS", "SHA256SUMS.sig"
_LINE = re.compile(r"([0-9a-f]{64})  ([A-Za-z0-9][A-Za-z0-9._+-]*)")


class NotGenuine(Exception):
    """What lies there is not what was signed; the message says what is wrong."""


def make_key(file: Path) -> Path:
    """Make a key in `file`, for its owner's eyes only, and return the path of its public half."""
    if file.resolve().is_relative_to(PROJECT):
        raise SystemExit("A key does not belong into the project.")
    key = Ed25519PrivateKey.generate()
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    with open(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as out:
        out.write(secret)
    public = file.with_suffix(".pub.pem")
    public.write_bytes(
        key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    )
    return public


def sign(key_file: Path, folder: Path) -> int:
    """List the files of `folder` by digest, sign the list, and return how many they are."""
    key = load_pem_private_key(key_file.read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise SystemExit(f"{key_file} holds no Ed25519 key.")
    files = _files_in(folder)
    if unlisted := [path.name for path in files if not _LINE.fullmatch(f"{'0' * 64}  {path.name}")]:
        raise SystemExit(f"A list cannot hold these names: {unlisted}")
    said = "".join(f"{_digest(path)}  {path.name}\n" for path in files).encode("ascii")
    (folder / LIST).write_bytes(said)
    (folder / SIGNATURE).write_bytes(key.sign(said))
    return len(files)


def verify(public_file: Path, folder: Path) -> int:
    """Check signature, digests and completeness, and return how many files there are.

    Raises:
        NotGenuine: Something is missing, too much, or not as it was signed.

    """
    key = load_pem_public_key(public_file.read_bytes())
    if not isinstance(key, Ed25519PublicKey):
        raise SystemExit(f"{public_file} holds no Ed25519 key.")
    try:
        said, signature = (folder / LIST).read_bytes(), (folder / SIGNATURE).read_bytes()
        key.verify(signature, said)
    except FileNotFoundError as wrong:
        raise NotGenuine(f"{wrong.filename} is missing") from wrong
    except InvalidSignature as wrong:
        raise NotGenuine(f"{LIST} was not signed with this key") from wrong
    listed = {}
    for line in said.decode("ascii").splitlines():
        read = _LINE.fullmatch(line)
        if read is None:
            raise NotGenuine(f"{LIST} has a line that is none: {line!r}")
        listed[read[2]] = read[1]
    there = {path.name: path for path in _files_in(folder)}
    if missing := listed.keys() - there.keys():
        raise NotGenuine(f"missing: {', '.join(sorted(missing))}")
    if added := there.keys() - listed.keys():
        raise NotGenuine(f"not signed: {', '.join(sorted(added))}")
    if changed := [name for name, digest in listed.items() if _digest(there[name]) != digest]:
        raise NotGenuine(f"changed: {', '.join(sorted(changed))}")
    return len(listed)


def _files_in(folder: Path) -> list[Path]:
    ours = (LIST, SIGNATURE)
    return sorted(path for path in folder.iterdir() if path.is_file() and path.name not in ours)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line says and return the exit code: 1 where something is not genuine."""
    parser = argparse.ArgumentParser(description="Signs what is handed out, and checks it.")
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("key", help="make a key").add_argument("key", type=Path)
    for verb, what, about in (
        ("sign", "key", "sign the files of a folder"),
        ("verify", "public", "check the files of a folder"),
    ):
        below = verbs.add_parser(verb, help=about)
        below.add_argument("key", type=Path, metavar=what.upper())
        below.add_argument("folder", type=Path, metavar="DIR")
    wish = parser.parse_args(arguments)
    try:
        match wish.verb:
            case "key":
                print(make_key(wish.key))
            case "sign":
                print(f"{sign(wish.key, wish.folder)} files signed")
            case _:
                print(f"{verify(wish.key, wish.folder)} files are as they were signed")
    except NotGenuine as wrong:
        print(f"Not genuine: {wrong}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
