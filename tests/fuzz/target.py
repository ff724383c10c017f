"""A target of fuzzing: something that reads bytes of strangers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from wallet.errors import WalletError

CORPUS = Path(__file__).parent / "corpus"
FOUND = Path(__file__).parent / "found"
"""Inputs that once did harm, by target; each is run in every test."""


@dataclass(frozen=True)
class Target:
    """Something that takes any bytes and lets out a `WalletError` or nothing.

    Args:
        name: Its name, and that of its folder in the corpus.
        run: Reads the bytes. An assertion in it is a property that must hold.
        most: Bytes of the largest input that is worth trying.
        tries: How many inputs a daily run draws; less where one costs much.

    """

    name: str
    run: Callable[[bytes], object]
    most: int = 8_192
    tries: int = 60

    def try_on(self, data: bytes) -> None:
        """Run on `data`; whatever comes out of this is a mistake of ours."""
        try:
            self.run(data)
        except WalletError:
            return

    def seeds(self) -> list[bytes]:
        """Return what is kept to start from: good inputs, and those that once did harm."""
        folders = (CORPUS / self.name, FOUND / self.name)
        return [path.read_bytes() for folder in folders for path in sorted(folder.glob("*"))]
