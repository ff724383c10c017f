"""Searches for inputs that do harm, led by coverage: ``python -m tests.fuzz MINUTES [TARGET…]``.

Each target has a process of its own for its share of the time, with atheris (libFuzzer under
CPython's own tracing) where there is a wheel of it, else with the same changes drawn blindly. What
did harm is written to ``build/fuzz/TARGET``; mended, it goes to ``tests/fuzz/found/TARGET``.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOUND = ROOT / "build" / "fuzz"
MOST_SECONDS = 20
"""For one input: libFuzzer calls more a hang."""
MOST_MEGABYTES = 2048
SEEDS = 200
"""Of a blind search: how many inputs between two looks at the clock."""


def main() -> int:
    """Run every target, or those named, and say how each went."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("minutes", type=float, help="all targets together")
    parser.add_argument("targets", nargs="*")
    parser.add_argument("--only", metavar="TARGET", help=argparse.SUPPRESS)
    wish = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    if wish.only:
        return search(wish.only, wish.minutes * 60)
    from tests.fuzz.targets import TARGETS

    names = wish.targets or [target.name for target in TARGETS]
    share, bad = wish.minutes / len(names), []
    for name in names:
        started = time.monotonic()
        command = [sys.executable, "-m", "tests.fuzz", f"{share}", "--only", name]
        done = subprocess.run(
            command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
        bad += [name] if done.returncode else []
        how = "good" if done.returncode == 0 else f"exit code {done.returncode}"
        last = [line for line in done.stderr.splitlines() if line.startswith(("#", "Done"))][-1:]
        print(f"{name:20} {time.monotonic() - started:6.0f} s  {how}  {' '.join(last)[:90]}")
        if done.returncode:
            print(done.stderr[-3000:])
        sys.stdout.flush()
    print(f"{len(bad)} of {len(names)} targets failed: {' '.join(bad)}" if bad else "All good.")
    return 1 if bad else 0


def search(name: str, seconds: float) -> int:
    """Search in one target for so long; ends at the first harm."""
    try:
        import atheris
    except ImportError:
        return _blind_search(name, seconds)
    with atheris.instrument_imports(include=["wallet"], enable_loader_override=False):
        from tests.fuzz import targets
    from tests.fuzz.mutate import mutated

    target = next(one for one in targets.TARGETS if one.name == name)
    seeds, found = ROOT / "build" / "fuzz-seeds" / name, FOUND / name
    for folder in (seeds, found):
        folder.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(target.seeds()):
        (seeds / f"seed-{number}").write_bytes(data)

    def changed(data: bytes, most: int, seed: int) -> bytes:
        dice = random.Random(seed)
        if dice.random() < 0.5:
            return bytes(atheris.Mutate(data, most))
        return mutated(data, dice, most)

    atheris.Setup(
        ["fuzz", f"-max_total_time={max(1, round(seconds))}", f"-max_len={target.most}",
         f"-timeout={MOST_SECONDS}", f"-rss_limit_mb={MOST_MEGABYTES}",
         f"-artifact_prefix={found}/", "-print_final_stats=0", str(seeds)],
        target.try_on, custom_mutator=changed,
    )  # fmt: skip
    atheris.Fuzz()  # ends the process
    return 0


def _blind_search(name: str, seconds: float) -> int:
    from tests.fuzz.mutate import mutated
    from tests.fuzz.targets import TARGETS

    target = next(one for one in TARGETS if one.name == name)
    seeds, dice, end = target.seeds() or [b""], random.Random(name), time.monotonic() + seconds
    while time.monotonic() < end:
        for _ in range(SEEDS):
            data = mutated(dice.choice(seeds), dice, target.most)
            try:
                target.try_on(data)
            except BaseException:
                (FOUND / name).mkdir(parents=True, exist_ok=True)
                (FOUND / name / f"crash-{abs(hash(data)):x}").write_bytes(data)
                raise
    return 0


if __name__ == "__main__":
    sys.exit(main())
