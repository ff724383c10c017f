"""Builds the wheel from what is committed, the same bytes each time: ``dist/ladewell-….whl``.

Called by packaging/build.py. It is built of a copy of the committed files, so that nothing else
that lies about gets in, and that copy also gets what the program shows of its build.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from origin import PROJECT, Origin, origin

_BACKEND = "import sys, setuptools.build_meta as it; it.build_wheel(sys.argv[1])"


def build(folder: Path, source: Origin) -> Path:
    """Build the wheel into `folder` and return its path."""
    with tempfile.TemporaryDirectory(prefix="ladewell-wheel-") as work:
        copy = Path(work, "ladewell")
        archive = subprocess.run(
            ["git", "-C", str(PROJECT), "archive", "HEAD"], check=True, capture_output=True
        ).stdout
        with tarfile.open(fileobj=io.BytesIO(archive)) as files:
            files.extractall(copy, filter="data")
        (copy / "resources" / "build.json").write_text(source.as_json, encoding="utf-8")
        # What a zip keeps of a file beside its bytes is when it was changed and who may read it.
        for path in [copy, *copy.rglob("*")]:
            path.chmod(0o755 if path.is_dir() else 0o644)
            os.utime(path, (source.seconds, source.seconds))
        made = Path(work, "made")
        made.mkdir()
        subprocess.run(
            [sys.executable, "-c", _BACKEND, str(made)],
            cwd=copy,
            env=source.surroundings,
            stdout=subprocess.DEVNULL,
            check=True,
        )
        (wheel,) = made.glob("*.whl")
        return wheel.rename(folder / wheel.name)


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    sys.stdout.write(f"{build(target, origin())}\n")
