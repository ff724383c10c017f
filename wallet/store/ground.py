"""On what ground a vault would stand: a disk of this machine, a network drive, a cloud's folder.

Two machines that write through a network drive do not see each other's locks, and a cloud's folder
keeps two files where both have written. Neither is forbidden; the owner is told, and a backup there
does the same good.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

CLOUD, NETWORK, READ_ONLY = "cloud-folder", "network-drive", "read-only"

_MOUNTS = Path("/proc/self/mountinfo")
_NETWORK = (
    "nfs", "cifs", "smb", "9p", "vboxsf", "vmhgfs", "prl_fs", "afs", "ceph", "glusterfs", "davfs",
    "fuse.",
)  # fmt: skip
_CLOUDS = (
    "dropbox", "onedrive", "google drive", "googledrive", "my drive", "icloud", "com~apple~cloud",
    "nextcloud", "owncloud", "pcloud", "box sync", "syncthing", "nutstore", "坚果云",
    "baidunetdisk", "百度网盘",
)  # fmt: skip
_ESCAPED = re.compile(r"\\([0-7]{3})")
_DRIVE_REMOTE = 4
"""What Windows' GetDriveType says of a network drive."""


def ground_of(folder: Path) -> tuple[str, ...]:
    """Return what an owner should know of `folder`, there already or to be made; mostly nothing.

    ``cloud-folder``, ``network-drive``, ``read-only``; on macOS network drives are not recognised.
    """
    place = folder.absolute()
    while not place.exists() and place != place.parent:
        place = place.parent
    place = place.resolve()
    found = []
    if any(part.casefold().startswith(_CLOUDS) for part in (*place.parts, *folder.parts)):
        found.append(CLOUD)
    if _is_remote(place):
        found.append(NETWORK)
    if not os.access(place, os.W_OK):
        found.append(READ_ONLY)
    return tuple(found)


def _is_remote(place: Path) -> bool:
    if sys.platform == "win32":
        import ctypes  # only there

        kind: int = ctypes.windll.kernel32.GetDriveTypeW(f"{place.anchor}")
        return kind == _DRIVE_REMOTE or place.anchor.startswith("\\\\")
    try:
        lines = _MOUNTS.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return False
    # proc(5): … mount point … - type …; of several that contain the place, the longest counts.
    kinds: dict[Path, str] = {}
    for line in lines:
        before, _dash, after = line.partition(" - ")
        fields = before.split(" ")
        if len(fields) > 4:
            point = _ESCAPED.sub(lambda found: chr(int(found[1], 8)), fields[4])
            kinds[Path(point)] = after.split(" ")[0]
    around = next((path for path in (place, *place.parents) if path in kinds), None)
    return around is not None and kinds[around].startswith(_NETWORK)
