"""Prints what each target calls of what it is to read; what is cached is called once only."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import wallet
from tests.fuzz.mutate import mutated
from tests.fuzz.reads import READS
from tests.fuzz.targets import TARGETS

SOURCES = str(Path(wallet.__file__).parent) + "/"


def main() -> None:
    """Run every target on its seeds and a few changes, and print ``target function`` a line."""
    for target in TARGETS:
        seen: set[str] = set()

        def note(frame, event, _argument, seen=seen) -> None:
            code = frame.f_code
            if event == "call" and code.co_filename.startswith(SOURCES):
                module = code.co_filename[len(SOURCES) : -len(".py")].replace("/", ".")
                seen.add(f"{module}.{code.co_qualname}")

        dice, seeds = random.Random(1), target.seeds()
        changed = [mutated(dice.choice(seeds), dice, target.most) for _ in range(3)]
        sys.setprofile(note)
        for data in (*seeds, *changed):
            target.try_on(data)
        sys.setprofile(None)
        for name in READS.get(target.name, ()):
            if name in seen:
                print(target.name, name)


if __name__ == "__main__":
    main()
