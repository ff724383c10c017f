"""Ten transport documents of DCSA and others: which may be issued, and why the others may not.

All ten obey the schema. The four of the Conformance Gateway are issued
documents and right. DCSA's own examples in its OpenAPI files show the form, not a
bill one could issue: they are to order and notify nobody, their shipper has
neither address nor code, and most are still drafts. The pint-demo fills every
member there is, also those that exclude each other.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from wallet.formats.transport_document import (
    content_defects,
    issue_defects,
    particulars,
    schema_defects,
)

_EXAMPLE = ["notify-party-missing", "party-unidentified"]
_WHY_NOT: dict[str, list[str]] = {
    "cg-issuance-straight": [],
    "cg-issuance-to-order": [],
    "cg-issuance-blank": [],
    # Has no issueDate, as no document of that template has; see content.py.
    "cg-pint-straight": [],
    # The only example that is ISSUED.
    "openapi-ebl-3.0.4-dgExample": _EXAMPLE,
    "openapi-ebl-3.0.4-reeferExample": [*_EXAMPLE, "not-issued-status"],
    "openapi-ebl-3.0.4-regularSTDExample": [*_EXAMPLE, "not-issued-status"],
    "openapi-iss-3.0.4-regularSTDExample": [*_EXAMPLE, "not-issued-status"],
    "openapi-pint-3.0.0-regularSTDExample": [*_EXAMPLE, "not-issued-status"],
    "pint-demo-HHL71800000": [
        "waybill-to-order",
        "consignee-and-endorsee",
        "both-dates",
        "waybill-with-originals",
        "waybill-with-originals",
        "not-a-reefer",
        "waybill-not-transferable",
        "not-issued-status",
    ],
}


@pytest.fixture
def documents(shared: Path) -> dict[str, Any]:
    """Return the ten documents by name."""
    folder = shared / "data/dcsa/transport-documents"
    return {
        path.stem: json.loads(path.read_text(encoding="utf-8"))
        for path in sorted(folder.glob("*.json"))
    }


def test_the_table_knows_each_document(documents):
    assert set(documents) == set(_WHY_NOT)


def test_all_obey_the_schema(documents):
    assert {
        name: schema_defects(document) for name, document in documents.items()
    } == dict.fromkeys(documents, ())


@pytest.mark.parametrize("name", _WHY_NOT)
def test_each_is_issued_or_refused_for_the_right_reason(documents, name):
    assert [defect.code for defect in issue_defects(documents[name])] == _WHY_NOT[name]


def test_the_reefer_and_the_dangerous_goods_have_nothing_wrong_with_their_cargo(documents):
    for name in ("openapi-ebl-3.0.4-reeferExample", "openapi-ebl-3.0.4-dgExample"):
        assert [defect.code for defect in content_defects(documents[name])] == _EXAMPLE


def test_what_they_say_is_read(documents):
    blank = particulars(documents["cg-issuance-blank"])
    assert (blank.is_to_order, blank.endorsee.name, blank.notify_parties[0].name) == (
        True,
        "",
        "IKEA Denmark",
    )
    goods = particulars(documents["openapi-ebl-3.0.4-dgExample"]).goods[0].dangerous[0]
    assert (goods.number, goods.imo_class, goods.packing_group) == ("UN3082", "9", "III")
    regular = particulars(documents["openapi-ebl-3.0.4-regularSTDExample"])
    assert regular.vessel == "MSC Gülsün"
    assert regular.shipper.lines == ("Strawinskylaan 4117",)
