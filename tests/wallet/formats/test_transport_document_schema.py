"""The schema of transport documents: our tables against DCSA's own schema, and against anything."""

from __future__ import annotations

import copy
import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wallet.formats.transport_document import (
    MOST_DEFECTS,
    content_defects,
    issue_defects,
    particulars,
    party_codes,
    schema_defects,
)
from wallet.places import resource

_SAMPLES = [
    json.loads(resource(f"samples/{kind}/{size}.json").read_text(encoding="utf-8"))
    for kind in ("to-order", "straight", "bearer")
    for size in ("typical", "minimal")
]
_GONE = object()


def _places(value: Any, where: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the path of every member and item inside `value`."""
    names = (
        value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    )
    return [
        place for name in names for place in ((*where, name), *_places(value[name], (*where, name)))
    ]


def _at(document: Any, place: tuple[Any, ...]) -> Any:
    for name in place:
        document = document[name]
    return document


def _changed(document: Any, place: tuple[Any, ...], value: Any) -> Any:
    """Return `document` with another value at `place`, or with nothing there; it stays itself."""
    changed = copy.copy(document)
    name, *rest = place
    if rest:
        changed[name] = _changed(document[name], tuple(rest), value)
    elif value is _GONE:
        del changed[name]
    else:
        changed[name] = value
    return changed


@pytest.fixture(scope="module")
def dcsa(shared: Path):
    """Return a function that says whether DCSA's schema accepts a document."""
    fastjsonschema = pytest.importorskip("fastjsonschema")

    def is_date(text: str) -> bool:
        try:
            return len(text) == 10 and bool(datetime.strptime(text, "%Y-%m-%d"))
        except ValueError:
            return False

    def is_moment(text: str) -> bool:
        return text[10:11] == "T" and text.endswith("Z") and is_date(text[:10]) and len(text) == 20

    name = "pint-3.0.0-TransportDocument.schema.json"
    validate = fastjsonschema.compile(
        json.loads((shared / "data/dcsa/schemas" / name).read_text(encoding="utf-8")),
        formats={"date": is_date, "date-time": is_moment},
        use_default=False,
        detailed_exceptions=False,
    )

    def accepts(document: Any) -> bool:
        try:
            validate(document)
        except fastjsonschema.JsonSchemaValueException:
            return False
        return True

    return accepts


@pytest.fixture(scope="module")
def member_names(shared: Path) -> list[str]:
    """Return the name of every member that DCSA's schema knows anywhere."""
    found: set[str] = set()

    def collect(schema: Any) -> None:
        if isinstance(schema, dict):
            found.update(schema.get("properties", {}))
            for part in schema.values():
                collect(part)
        elif isinstance(schema, list):
            for part in schema:
                collect(part)

    path = shared / "data/dcsa/schemas/pint-3.0.0-TransportDocument.schema.json"
    collect(json.loads(path.read_text(encoding="utf-8")))
    return sorted(found)


@pytest.fixture(scope="module")
def full_document(shared: Path) -> Any:
    """Return a document in which every member there is has a value (though not a sensible one)."""
    path = shared / "data/dcsa/transport-documents/pint-demo-HHL71800000.json"
    return json.loads(path.read_text(encoding="utf-8"))


_LENGTHS = st.sampled_from(
    [0, 1, 2, 3, 4, 5, 6, 7, 10, 11, 12, 15, 16, 20, 30, 35, 50, 65, 70, 100, 150, 250, 255]
)
_VALUES = st.one_of(
    st.sampled_from([_GONE, None, True, False, [], {}, [{}], [""], ["x"], {"value": 1}]),
    st.sampled_from([0, 1, 3, 4, -1, 1.0, 0.5, 100, 100.5, 99_999_999, 100_000_000, -0.0]),
    st.sampled_from(["", " ", "a ", " a", "a b", "a\nb", "a\n", "\u3000a", "盐田"]),
    st.sampled_from(["x@y", "@y", "x@ y", "+86 755", "1", "0"]),
    st.sampled_from(["BOL", "SWB", "PRE", "CY", "KGM", "LTR", "GRM", "CEL", "BIC", "NMFTA", "SHI"]),
    st.sampled_from(["CN", "cn", "CNYTN", "CN1TN", "3480", "348A", "9.1", "9.", "2626W", "2200"]),
    st.sampled_from(["2026-02-28", "2026-02-30", "2026-2-28", "2026-02-28T09:41:00Z", "20260228"]),
    st.builds(lambda length, over, text: text * (length + over), _LENGTHS, st.integers(0, 1),
              st.sampled_from(["a", "A", "7", "，"])),
    st.builds(lambda length: ["x"] * length, st.sampled_from([3, 4, 5, 6, 7, 50, 51, 150, 151])),
)  # fmt: skip


@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_our_tables_and_dcsas_schema_accept_the_same_documents(
    dcsa, member_names, full_document, data
):
    document = data.draw(st.sampled_from([*_SAMPLES, full_document]), label="document")
    for _ in range(data.draw(st.integers(1, 3), label="changes")):
        places = _places(document)
        objects = [()] + [place for place in places if isinstance(_at(document, place), dict)]
        place = data.draw(
            st.sampled_from(places)
            | st.builds(
                lambda where, name: (*where, name),
                st.sampled_from(objects),
                st.sampled_from(member_names),
            ),
            label="place",
        )
        values = [_at(document, other) for other in places]
        value = data.draw(_VALUES | st.sampled_from(values), label="value")
        if value is _GONE and place not in places:
            continue
        document = _changed(document, place, value)
    defects = schema_defects(document)
    assert (not defects) == dcsa(document), defects


def test_every_single_member_taken_away_is_judged_as_dcsa_judges_it(dcsa, full_document):
    for document in (*_SAMPLES, full_document):
        for place in _places(document):
            changed = _changed(document, place, _GONE)
            assert (not schema_defects(changed)) == dcsa(changed), place


def test_every_single_member_of_another_type_is_judged_as_dcsa_judges_it(dcsa, full_document):
    for place in _places(full_document):
        for value in (None, True, 7, "", [], {}):
            changed = _changed(full_document, place, value)
            assert (not schema_defects(changed)) == dcsa(changed), (place, value)


_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from([10**400, -(10**4000), 0, 1])
    | st.floats()
    | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(value=_JSON)
def test_any_json_value_is_judged_and_read(value):
    _judge_and_read(value)
    assert schema_defects(value)


@settings(max_examples=200)
@given(data=st.data())
def test_a_document_broken_anywhere_is_judged_and_read(data):
    document = data.draw(st.sampled_from(_SAMPLES))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.sampled_from(_places(document)))
        document = _changed(document, place, data.draw(_JSON))
    _judge_and_read(document)


def _judge_and_read(value: Any) -> None:
    for defect in issue_defects(value):
        assert defect.where == "" or defect.where.startswith("/")
        assert defect.code
        assert all(len(str(fact)) < 200 for fact in defect.facts.values())
    assert len(schema_defects(value)) + len(content_defects(value)) <= 2 * MOST_DEFECTS
    particulars(value)
    party_codes(value)


def test_members_nobody_knows_are_let_be():
    document = _changed(_SAMPLES[0], ("org.ladewell.note",), {"deep": [1, None]})
    document = _changed(document, ("transports", "vesselVoyages", 0, "callSign"), 7)
    assert schema_defects(document) == ()


def test_a_defect_says_where_and_what():
    place = ("documentParties", "shipper", "partyName")
    (missing,) = schema_defects(_changed(_SAMPLES[0], place, _GONE))
    assert (missing.where, missing.code) == ("/documentParties/shipper/partyName", "missing")
    (long,) = schema_defects(_changed(_SAMPLES[0], place, "x" * 71))
    assert (long.where, long.code) == ("/documentParties/shipper/partyName", "too-long")
    assert long.facts == {"length": 71, "longest": 70}
    (choice,) = schema_defects(_changed(_SAMPLES[0], ("transportDocumentTypeCode",), "HBL"))
    assert choice.code == "not-a-choice"
    assert choice.facts == {"value": "HBL", "choices": ("BOL", "SWB")}


@pytest.mark.parametrize(
    ("place", "value", "code"),
    [
        (("isToOrder",), "true", "wrong-type"),
        (("carrierCode",), "", "pattern"),
        (("carrierCode",), "MERID", "too-long"),
        (("invoicePayableAt",), {"UNLocationCode": "CNSZ"}, "too-short"),
        (("consignmentItems", 0, "HSCodes", 0), "84571O", "pattern"),
        (("consignmentItems", 0, "HSCodes", 0), "\uff18\uff14\uff15\uff17\uff11\uff10", "pattern"),
        (("consignmentItems",), [], "too-few"),
        (("displayedNameForPortOfLoad",), ["x"] * 6, "too-many"),
        (("numberOfRiderPages",), -1, "too-small"),
        (("numberOfRiderPages",), 1.5, "wrong-type"),
        (("declaredValue",), float("nan"), "wrong-type"),
        (
            ("consignmentItems", 0, "cargoItems", 0, "outerPackaging", "numberOfPackages"),
            100_000_000,
            "too-large",
        ),
        (("issueDate",), "2026-02-29", "not-a-date"),
        (("issueDate",), "29 Oct 2026", "not-a-date"),
        (("partyContactDetails", 0), {"name": "Lin"}, "missing-one-of"),
        (("invoicePayableAt",), {"UNLocationCode": "CNSZX", "freeText": "x"}, "more-than-one-of"),
        (("carrierClauses",), ["clean on board\n"], "pattern"),
        (("carrierClauses",), ["\ufeffclean on board"], "pattern"),
    ],
)
def test_each_kind_of_defect_has_a_code(place, value, code):
    assert [defect.code for defect in schema_defects(_changed(_SAMPLES[0], place, value))] == [code]


def test_patterns_are_those_of_ecma_not_of_python():
    # U+001C is a space for Python's \s and none for JSON Schema's.
    assert schema_defects(_changed(_SAMPLES[0], ("carrierClauses",), ["clean\x1c"])) == ()


@pytest.mark.parametrize(
    ("moment", "is_right"),
    [
        ("2026-10-28T09:41:00Z", True),
        ("2026-10-28t09:41:60.123z", True),
        ("2026-10-28T09:41:00+08:00", True),
        ("2026-10-28T24:00:00Z", False),
        ("2026-10-28T09:41:00", False),
        ("2026-02-30T09:41:00Z", False),
        ("2026-10-28 09:41:00Z", False),
        (7, False),
    ],
)
def test_a_moment_is_one_of_rfc_3339(moment, is_right):
    place = ("consignmentItems", 0, "cargoItems", 0, "outerPackaging", "dangerousGoods", 0)
    document = _changed(_SAMPLES[4], (*place, "fumigationDateTime"), moment)
    assert (schema_defects(document) == ()) == is_right


def test_a_hostile_document_yields_few_defects_and_no_recursion():
    flood = _changed(_SAMPLES[0], ("consignmentItems",), [None] * 100_000)
    assert len(schema_defects(flood)) == MOST_DEFECTS
    assert len(issue_defects(flood)) == MOST_DEFECTS
    parties = [{"partyFunction": "SCO", "party": {}}] * 1_000
    assert len(content_defects({"documentParties": {"other": parties}})) == MOST_DEFECTS

    box: dict[str, Any] = {"quantity": 1, "material": "wood", "description": "box"}
    for _ in range(900):
        box = {**box, "innerPackagings": [box]}
    place = ("consignmentItems", 0, "cargoItems", 0, "outerPackaging", "dangerousGoods", 0)
    deep = _changed(_SAMPLES[4], (*place, "innerPackagings"), [box])
    assert [defect.code for defect in schema_defects(deep)] == ["too-deep"]
    particulars(deep)
