"""Describes a bundle to tools that know RO-Crate 1.1 (JSON-LD in `ro-crate-metadata.json`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from wallet.keys.canonical import canonical

CONTEXT = "https://w3id.org/ro/crate/1.1/context"
NAME = "ro-crate-metadata.json"
_ABOUT = ("README.txt", "README.zh.txt", "FORMAT.md", "bundle.json", "bills.csv", "left-out.json")


def crate(profile: Mapping[str, Any], bills: Iterable[Mapping[str, Any]]) -> bytes:
    """Return the metadata of a bundle: the crate, who made it, and one data set for each bill."""
    exporter = profile["exporter"]
    parts: list[dict[str, Any]] = [{"@id": name, "@type": "File", "name": name} for name in _ABOUT]
    parts += [
        {
            "@id": bill["folder"],
            "@type": "Dataset",
            "name": f"Bill of lading {bill['number']}",
            "identifier": f"urn:sha256:{bill['digest']}",
        }
        for bill in bills
    ]
    graph = [
        {
            "@id": NAME,
            "@type": "CreativeWork",
            "about": {"@id": "./"},
            "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
        },
        {
            "@id": "./",
            "@type": "Dataset",
            "name": "Evidence of electronic bills of lading",
            "description": "Signed bills, who had control of them when, and why to believe it.",
            "datePublished": profile["as_of"],
            "license": "Evidence; all rights remain with the parties.",
            "creator": {"@id": exporter["did"]},
            "hasPart": [{"@id": part["@id"]} for part in parts],
        },
        {"@id": exporter["did"], "@type": "Organization", "name": exporter["name"]},
        *parts,
    ]
    return canonical({"@context": CONTEXT, "@graph": graph})
