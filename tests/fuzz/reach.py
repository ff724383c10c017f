"""Prints which public readers the targets reach; run apart, for what is cached is not called."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import wallet
from tests.fuzz.mutate import mutated
from tests.fuzz.readers import readers
from tests.fuzz.targets import TARGETS

SOURCES = str(Path(wallet.__file__).parent) + "/"


def main() -> None:
    """Run every target on its seeds and a few changes, and note which functions were called."""
    wanted, seen = set(readers()), set()

    def note(frame, event, _argument) -> None:
        code = frame.f_code
        if event == "call" and code.co_filename.startswith(SOURCES):
            module = code.co_filename[len(SOURCES) : -len(".py")].replace("/", ".")
            seen.add(f"{module}.{code.co_qualname}")

    sys.setprofile(note)
    for target in TARGETS:
        dice, seeds = random.Random(1), target.seeds()
        changed = [mutated(dice.choice(seeds), dice, target.most) for _ in range(3)]
        for data in (*seeds, *changed):
            target.try_on(data)
    sys.setprofile(None)
    print(*sorted(wanted & seen), sep="\n")


if __name__ == "__main__":
    main()
