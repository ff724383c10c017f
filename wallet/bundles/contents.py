"""What was found in a bundle, beside its bills."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from wallet.bundles import cms
from wallet.bundles.dossier import Defect


@dataclass
class Bundle:
    """A bundle that was opened. Its bills come from `bills`; `defects` is whole after that."""

    profile: Mapping[str, Any]
    """What `data/bundle.json` says; nothing in a container of others."""
    signatures: tuple[cms.Signature, ...]
    unchecked: str = ""
    """Why a signature could not be checked, if one could not."""
    defects: list[Defect] = field(default_factory=list)
    cards: Mapping[str, str] = field(default_factory=dict)
    """The cards that came along, by digest."""
    folders: tuple[str, ...] = ()
    """The folders of the bills, in order."""
    files: int = 0
    size: int = 0
    """Bytes of all files."""

    @property
    def is_ours(self) -> bool:
        """Whether it says that it is a bundle of this program."""
        return bool(self.profile)
