"""Builds the program as one folder that needs no Python: ``dist/ladewell``.

Called by packaging/build.py, in the environment with the tools. What goes in stands in
``ladewell.spec``; here it gets its papers: build, licences, bill of materials.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import icons
from origin import PROJECT, Origin, origin
from parts import write_licences
from sbom import sbom

SBOM = "sbom.cdx.json"


def build(folder: Path, source: Origin) -> Path:
    """Build the program into a folder in `folder`, and return that."""
    with tempfile.TemporaryDirectory(prefix="ladewell-build-") as work:
        built = Path(work, "built")
        built.mkdir()
        (built / "build.json").write_text(source.as_json, encoding="utf-8")
        (built / SBOM).write_text(sbom(source), encoding="utf-8")
        icons.write_ico(built / "ladewell.ico")  # the spec and the installers look for them there
        icons.write_icns(built / "ladewell.icns")
        write_licences(built / "licences")
        (built / "licences" / "Ladewell").mkdir()
        shutil.copyfile(PROJECT / "LICENSE", built / "licences" / "Ladewell" / "LICENSE")
        command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=ERROR"]
        command += ["--distpath", str(folder), "--workpath", str(Path(work, "work"))]
        subprocess.run(
            [*command, str(PROJECT / "packaging" / "ladewell.spec")],
            env=source.surroundings | {"LADEWELL_BUILT": str(built)},
            check=True,
        )
    program = folder / "ladewell"
    if sys.platform.startswith("linux"):
        (program / "ladewell-window").symlink_to("ladewell")
    return program


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    sys.stdout.write(f"{build(target, origin())}\n")
