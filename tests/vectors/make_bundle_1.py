"""Makes the bundle that every later version must read and find right: ``python -m …``.

It was made once, in November 2026, and is not made again: what is written today may say more.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.wallet.bundles.many import vault_of
from wallet.book import Selection, Wish

FILE = Path(__file__).parent / "bundle-1.asice"


def main() -> None:
    """Write the file."""
    with TemporaryDirectory() as folder, vault_of(Path(folder) / "vault", 2, hops=2) as book:
        book.bundle(book.select(Selection()), FILE, Wish("two bills"))


if __name__ == "__main__":
    main()
