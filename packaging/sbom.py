"""Writes the bill of materials of the built program: CycloneDX 1.6, the same bytes each time."""

from __future__ import annotations

import json
import uuid
from typing import Any

from origin import Origin
from parts import Part, parts

_OURS = uuid.UUID("6b1d5c3e-2f74-5d0b-9a41-7c2f0e8d4b55")
"""The name space of our serial numbers."""


def sbom(origin: Origin) -> str:
    """Return the bill of materials for a build of `origin`."""
    components = [_component(part) for part in parts()]
    ours = f"ladewell@{origin.version}"
    body: dict[str, Any] = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "timestamp": f"{origin.time:%Y-%m-%dT%H:%M:%SZ}",
            "component": {
                "type": "application",
                "bom-ref": ours,
                "name": "ladewell",
                "version": origin.version,
                "licenses": [{"expression": "Apache-2.0"}],
                "properties": [{"name": "ladewell:commit", "value": origin.commit}],
            },
        },
        "components": components,
        "dependencies": [
            {"ref": ours, "dependsOn": [component["bom-ref"] for component in components]}
        ],
    }
    serial = uuid.uuid5(_OURS, json.dumps(body, sort_keys=True))
    return json.dumps({"serialNumber": f"urn:uuid:{serial}", **body}, indent=1) + "\n"


def _component(part: Part) -> dict[str, Any]:
    purl = f"pkg:pypi/{part.name}@{part.version}" if part.is_library else ""
    found: dict[str, Any] = {
        "type": "library",
        "bom-ref": purl or f"{part.name}@{part.version}",
        "name": part.name,
        "version": part.version,
        "licenses": [{"expression": part.licence}],
    }
    if part.is_library:
        found["purl"] = purl
        # Each file of the release that may be installed: which one was, the lock leaves open.
        found["hashes"] = [{"alg": "SHA-256", "content": digest} for digest in part.hashes]
    return found
