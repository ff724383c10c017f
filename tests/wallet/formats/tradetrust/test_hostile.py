"""Whatever a document holds, there is a verdict or a refusal, in bounded time."""

from __future__ import annotations

import contextlib
import copy
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.wallet.openattestation import DID, DOMAIN, signed_bill, signed_bill_3
from wallet.errors import Unreadable, WalletError
from wallet.formats.credentials.issuing import bill_credential, did_document, sign_selectively
from wallet.formats.credentials.selective import _select
from wallet.formats.openattestation.flat import leaves_with_brackets, leaves_with_dots
from wallet.formats.tradetrust.document import judge_document, read_document, title_of
from wallet.formats.tradetrust.outlook import Outlook
from wallet.formats.tradetrust.particulars import attachments_of, particulars_of
from wallet.keys.signing import SigningKey
from wallet.proof.pins import Pin, PinKind, Pins
from wallet.proof.trust import Trust
from wallet.proof.verdict import Headline, Verdict
from wallet.titles.escrow import TitleRef

AT = datetime(2026, 11, 22, tzinfo=UTC)
KEY = SigningKey.generate()
ISSUER = "did:web:carrier.example"
TITLE = TitleRef(137, "0x71D28767662cB233F887aD2Bb65d048d760bA694", 7)
PINS = Pins(
    [
        Pin(PinKind.DID, ISSUER, json.dumps(did_document(ISSUER, KEY)).encode(), "file", AT),
        Pin(PinKind.DNS, DOMAIN,
            json.dumps([f"openatts a=dns-did; p={DID}#controller; v=1.0;"]).encode(), "file", AT),
    ]
)  # fmt: skip


def credential() -> dict[str, Any]:
    unsigned = bill_credential(
        {"blNumber": "SHA1", "packages": [{"packagesWeight": "1"}, {"packagesWeight": "2"}]},
        issuer=ISSUER, identifier="urn:uuid:00000000-0000-4000-8000-000000000001",
        valid_from="2026-11-01T00:00:00Z", title=TITLE,
    )  # fmt: skip
    return sign_selectively(
        unsigned, KEY, f"{ISSUER}#multikey-1", "2026-11-01T00:00:00Z", bytes(32)
    )


GENUINE = (signed_bill(), signed_bill_3(vessel="MV SAMPLE"), credential())


def judged(source: Any, pins: Pins = PINS) -> Verdict | None:
    document = read_document(json.dumps(source).encode(), "")
    if document is None:
        return None
    particulars_of(document)
    attachments_of(document)
    title_of(document)
    return judge_document(document, Outlook(AT, Trust((), pins)))


@pytest.mark.parametrize("source", GENUINE, ids=["oa2", "oa3", "vc"])
def test_the_documents_are_genuine_to_begin_with(source):
    verdict = judged(source)
    assert verdict is not None
    assert verdict.headline is Headline.COPY


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inside = value.items() if isinstance(value, dict) else (
        enumerate(value) if isinstance(value, list) else ())  # fmt: skip
    return [path, *(place for name, item in inside for place in places(item, (*path, name)))]


STRANGE = st.sampled_from(
    [None, True, 0, -1, 1.5, "", "x", "did:key:z", "0x", [], {}, [[]], [None], {"@id": 7},
     {"@value": {}}, {"@context": {}}, {"@type": 3}, {"@list": [1]}, {"@graph": []}, "é" * 300,
     {"id": "_:b0"}, {"@reverse": {}}, {"@index": "x"}, {"": ""}, "https://a b/", 2**53],
)  # fmt: skip


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(GENUINE), st.data())
def test_any_member_may_be_strange(source, data):
    changed = copy.deepcopy(source)
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.sampled_from(places(changed)[1:] or [()]))
        if not place:
            return
        at = changed
        for step in place[:-1]:
            at = at[step]
        if data.draw(st.booleans()):
            at[place[-1]] = copy.deepcopy(data.draw(STRANGE))  # the next round may change it
        elif isinstance(at, dict):
            at[data.draw(st.sampled_from(["@id", "@type", "@context", "@nest", "new", "a:b"]))] = (
                copy.deepcopy(data.draw(STRANGE))
            )
    with contextlib.suppress(WalletError):
        verdict = judged(changed)
        if verdict is not None and changed != source and verdict.headline.is_good:
            assert_shows_the_same(source, changed)


def assert_shows_the_same(source: Any, changed: Any) -> None:
    """Let what still counts as genuine differ only in what shows nothing to anybody."""
    documents = [read_document(json.dumps(one).encode(), "") for one in (source, changed)]
    assert documents[0] is not None
    assert documents[1] is not None
    mine, its = (particulars_of(one) for one in documents)
    assert (mine.number, mine.vessel, mine.goods, mine.shipper) == (
        its.number, its.vessel, its.goods, its.shipper,
    )  # fmt: skip


@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
def test_any_bytes_are_a_document_or_not(data):
    with contextlib.suppress(WalletError):
        read_document(data, "")


def test_a_graph_made_to_be_hard_is_refused_soon():
    """Ten blank nodes that all point at each other: 10! orders to try, were there no bound."""
    names = [f"_:n{place}" for place in range(10)]
    source = credential()
    source["credentialSubject"]["https://graph.example/next"] = [
        {"id": name, "https://graph.example/next": [
            {"id": other} for other in names if other != name
        ]}
        for name in names
    ]  # fmt: skip
    assert _why_not_whole(source) == "rdf-too-much"


def test_a_ring_of_nodes_that_look_alike_is_refused_before_the_stack_ends():
    source = credential()
    source["credentialSubject"]["https://ring.example/next"] = [
        {"id": f"_:n{place}", "https://ring.example/next": {"id": f"_:n{(place + 1) % 600}"}}
        for place in range(600)
    ]
    assert _why_not_whole(source) == "rdf-too-much"


def _why_not_whole(source: dict[str, Any]) -> str:
    verdict = judged(source)
    check = verdict.check("document.integrity") if verdict is not None else None
    assert check is not None
    return check.reason


@pytest.mark.parametrize(
    "pointers",
    [("/a", "/a/0/b/c"), ("/a/0", "/a/0/b/c"), ("/a/0/b/c", "/a"), ("", "/a/0/b/c"), ("/a", "/a")],
)
def test_what_is_selected_once_more_as_a_part_stays_selected_whole(pointers):
    document = {"@context": [], "a": [{"b": {"c": 1}}]}
    assert _select(document, list(pointers)) == document


@pytest.mark.parametrize("step", ["9" * 5000, "\u0660", "00", "-1", "1", "x", ""])
def test_a_pointer_to_no_place_of_a_list_is_refused(step):
    with pytest.raises(Unreadable) as caught:
        _select({"@context": [], "a": [{"b": 1}]}, [f"/a/{step}"])
    assert caught.value.code == "proof-pointer"


def test_a_root_that_is_no_hash_was_signed_by_nobody():
    source = copy.deepcopy(signed_bill())
    source["signature"]["merkleRoot"] = "no hash"
    verdict = judged(source)
    assert verdict is not None
    assert verdict.headline is Headline.CHANGED


@pytest.mark.parametrize("leaves_of", [leaves_with_dots, leaves_with_brackets])
def test_a_long_name_over_many_values_takes_no_more_than_a_few_megabytes(leaves_of):
    """Each leaf has the whole path: eight megabytes of JSON would have been terabytes."""
    with pytest.raises(Unreadable) as caught:
        leaves_of({"n" * 4000: [1] * 10_000})
    assert caught.value.code == "oa-ambiguous"
    assert len(leaves_of({"n" * 4000: [1] * 1_000})) == 1_000


def test_deep_and_wide_documents_are_refused():
    deep: Any = "x"
    for _ in range(60):
        deep = {"packages": deep}
    source = credential()
    source["credentialSubject"] = {"type": ["BillOfLadingCarrier"], "packages": deep}
    verdict = judged(source)
    assert verdict is None or not verdict.headline.is_good
    source["credentialSubject"] = [{"blNumber": str(place)} for place in range(60_000)]
    with contextlib.suppress(WalletError):
        wide = judged(source)
        assert wide is None or not wide.headline.is_good
