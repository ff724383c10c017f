"""Makes the bundle with TradeTrust documents that every later version must find right.

It was made once, in November 2026, and is not made again: what is written today may say more.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.wallet.bundles.many import vault_of
from tests.wallet.bundles.rail import add_documents
from wallet.book import Selection, Wish

FILE = Path(__file__).parent / "bundle-2.asice"


def main() -> None:
    """Write the file."""
    with TemporaryDirectory() as folder, vault_of(Path(folder) / "vault", 1, hops=2) as book:
        add_documents(book, Path(folder))
        book.bundle(book.select(Selection()), FILE, Wish("a bill and two documents"))


if __name__ == "__main__":
    main()
