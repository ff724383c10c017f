"""Verdicts on credentials: time, lists, titles and what somebody left out."""

from __future__ import annotations

import base64
import gzip
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from wallet.formats.credentials.issuing import bill_credential, did_document, sign_selectively
from wallet.formats.credentials.jsonld import inline_name
from wallet.formats.credentials.judge import judge
from wallet.formats.evidence import contract_pin
from wallet.formats.tradetrust.outlook import Outlook
from wallet.keys.signing import SigningKey
from wallet.proof.pins import Pin, PinKind, Pins
from wallet.proof.trust import Trust
from wallet.proof.verdict import Headline, Result, Verdict
from wallet.titles.escrow import TitleRecord, TitleRef, TitleState, TitleStatus
from wallet.titles.state import Degree

AT = datetime(2026, 11, 22, tzinfo=UTC)
KEY, OTHER = SigningKey.generate(), SigningKey.generate()
ISSUER, METHOD = "did:web:carrier.example", "did:web:carrier.example#multikey-1"
LIST = "https://carrier.example/status/1"
TITLE = TitleRef(137, "0x71D28767662cB233F887aD2Bb65d048d760bA694", 7)
HOLDER = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
FACTORY = "0x8ba1f109551bD432803012645Ac136ddd64DBA72"
DID = Pin(PinKind.DID, ISSUER, json.dumps(did_document(ISSUER, KEY)).encode(), "file", AT)


def credential(title: TitleRef | None = None, key: SigningKey = KEY, **more: Any) -> dict[str, Any]:
    unsigned = bill_credential(
        {"blNumber": "SHA1", "vessel": "MV SAMPLE"}, issuer=ISSUER, title=title,
        identifier="urn:uuid:00000000-0000-4000-8000-000000000001",
        valid_from="2026-11-01T00:00:00Z",
    )  # fmt: skip
    return sign_selectively(unsigned | more, key, METHOD, "2026-11-01T00:00:00Z", bytes(32))


def entry(index: int, purpose: str = "revocation") -> dict[str, Any]:
    return {
        "type": "BitstringStatusListEntry", "statusPurpose": purpose,
        "statusListIndex": str(index), "statusListCredential": LIST,
    }  # fmt: skip


def status_list(
    *ones: int, purpose: str = "revocation", key: SigningKey = KEY, size: int = 16 * 1024,
    cut: int = 0, **more: str,
) -> Pin:  # fmt: skip
    bits = bytearray(size)
    for place in ones:
        bits[place // 8] |= 0x80 >> place % 8
    packed = gzip.compress(bytes(bits), mtime=0)
    encoded = base64.urlsafe_b64encode(packed[: len(packed) - cut]).rstrip(b"=").decode()
    unsigned = more | {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "id": LIST, "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": ISSUER, "validFrom": "2026-11-01T00:00:00Z",
        "credentialSubject": {"id": f"{LIST}#list", "type": "BitstringStatusList",
                              "statusPurpose": purpose, "encodedList": f"u{encoded}"},
    }  # fmt: skip
    signed = sign_selectively(unsigned, key, METHOD, "2026-11-01T00:00:00Z", bytes(32))
    return Pin(PinKind.STATUS_LIST, LIST, json.dumps(signed).encode(), "carrier.example", AT)


def judged(
    source: Any, *pins: Pin, at: datetime = AT, record: TitleRecord | None = None,
    addresses: frozenset[str] = frozenset(),
) -> Verdict:  # fmt: skip
    trust = Trust((), Pins((DID, *pins)))
    return judge(source, "0" * 64, Outlook(at, trust, lambda _ref: record, addresses))


def result_of(verdict: Verdict, code: str) -> tuple[Result, str]:
    check = verdict.check(code)
    assert check is not None
    return check.result, check.reason


# Time


def test_a_credential_of_tomorrow_and_one_of_yesterday_are_said_plainly():
    early = judged(credential(), at=datetime(2026, 10, 1, tzinfo=UTC))
    assert (early.headline, early.facts["case"]) == (Headline.NOT_CHECKED, "not-yet")
    assert result_of(early, "vc.validity") == (Result.FAILED, "vc-not-yet-valid")
    ended = credential(validUntil="2026-11-10T00:00:00Z")
    late = judged(ended)
    assert (late.headline, late.facts["case"]) == (Headline.ENDED, "expired")
    assert result_of(late, "vc.validity") == (Result.FAILED, "vc-expired")
    assert not late.is_good
    assert judged(ended, at=AT - timedelta(days=14)).is_good


# Lists


def test_a_list_says_whether_a_credential_was_revoked_and_as_of_when():
    source = credential(credentialStatus=entry(9))
    clear = judged(source, status_list(8, 10))
    assert result_of(clear, "document.status") == (Result.PASSED, "status-list-clear")
    assert clear.is_good
    check = clear.check("document.status")
    assert check is not None
    assert (check.source, check.facts["at"]) == ("carrier.example", AT)

    revoked = judged(source, status_list(9))
    assert (revoked.headline, revoked.facts["case"]) == (Headline.ENDED, "revoked")
    assert not revoked.is_good

    unknown = judged(source)
    assert result_of(unknown, "document.status") == (Result.NOT_CHECKED, "status-list-not-pinned")
    assert unknown.facts["case"] == "status-unlooked"


def test_a_suspension_is_no_revocation():
    source = credential(credentialStatus=entry(3, "suspension"))
    verdict = judged(source, status_list(3, purpose="suspension"))
    assert (verdict.headline, verdict.facts["case"]) == (Headline.ENDED, "suspended")


@pytest.mark.parametrize(
    ("status", "listed", "reason"),
    [(entry(3), status_list(3, key=OTHER), "status-list-not-signed"),
     (entry(3), status_list(3, purpose="suspension"), "status-list"),
     (entry(10**8), status_list(), "status-list"),
     (entry(3) | {"statusListIndex": "-1"}, status_list(), "status-list"),
     (entry(3) | {"statusSize": 99}, status_list(), "status-list"),
     (entry(3), status_list(validUntil="2026-11-02T00:00:00Z"), "status-list-expired"),
     (entry(3), status_list(size=1024), "status-list"),
     (entry(3), status_list(cut=9), "status-list"),
     (entry(3), status_list(size=17 * 2**20), "status-list"),  # a bomb
     ({"type": "SomethingElse"}, status_list(), "vc-status-kind")],
)  # fmt: skip
def test_a_list_that_cannot_be_relied_on_says_nothing(status, listed, reason):
    source = credential() | {"credentialStatus": status}
    verdict = judged(source, listed)
    assert result_of(verdict, "document.status") == (Result.NOT_CHECKED, reason)


# Titles


def record(status: TitleStatus, ref: TitleRef = TITLE, *, standard: bool = True) -> TitleRecord:
    state = TitleState(5, status, owner=HOLDER, holder=HOLDER)
    return TitleRecord(ref, HOLDER, state, (), 100, "0x" + "1" * 64, AT, AT, "node.example",
                       is_standard=standard, factory=FACTORY)  # fmt: skip


@pytest.mark.parametrize(
    ("status", "headline", "case", "good"),
    [(TitleStatus.ACTIVE, Headline.COPY, "title", True),
     (TitleStatus.RETURNED, Headline.WAITING, "returned", True),
     (TitleStatus.BURNT, Headline.ENDED, "burnt", True),
     (TitleStatus.NEVER_MINTED, Headline.NOT_CHECKED, "never-minted", False)],
)  # fmt: skip
def test_active_returned_burnt_and_never_minted_titles_are_different_things(
    status, headline, case, good
):
    verdict = judged(credential(TITLE), record=record(status))
    assert (verdict.headline, verdict.facts["case"], verdict.is_good) == (headline, case, good)
    check = verdict.check("document.status")
    assert check is not None
    assert (check.reason, check.facts["at"]) == (f"title-{status.value}", AT)


def test_a_title_that_my_account_holds_is_mine():
    mine = judged(credential(TITLE), record=record(TitleStatus.ACTIVE),
                  addresses=frozenset({HOLDER}))  # fmt: skip
    assert mine.headline is Headline.HOLDER
    assert mine.holder is not None
    assert mine.holder.name == HOLDER


def test_what_a_chain_says_of_another_title_counts_for_nothing():
    other = TitleRef(1, TITLE.registry, TITLE.token_id)
    verdict = judged(credential(TITLE), record=record(TitleStatus.ACTIVE, other))
    assert result_of(verdict, "document.status") == (Result.NOT_CHECKED, "title-not-looked-at")


@pytest.mark.parametrize(
    ("status", "case", "vouched"),
    [(TitleStatus.ACTIVE, "contract-unknown", Headline.HOLDER),
     (TitleStatus.RETURNED, "contract-unknown-ended", Headline.WAITING),
     (TitleStatus.BURNT, "contract-unknown-ended", Headline.ENDED),
     (TitleStatus.NEVER_MINTED, "never-minted", Headline.NOT_CHECKED)],
)  # fmt: skip
def test_a_contract_that_nobody_vouches_for_says_nothing_of_the_title(status, case, vouched):
    strange = record(status, standard=False)
    mine = frozenset({HOLDER})
    verdict = judged(credential(TITLE), record=strange, addresses=mine)
    assert (verdict.headline, verdict.facts["case"]) == (Headline.NOT_CHECKED, case)
    assert not verdict.is_good
    assert verdict.degree is Degree.NONE
    check = result_of(verdict, "control.record")
    assert check[0] is not Result.PASSED

    other = contract_pin("eip155:1:0x" + "9" * 40, "Pilot", AT)
    verdict = judged(credential(TITLE), other, record=strange, addresses=mine)
    assert verdict.headline is Headline.NOT_CHECKED

    pin = contract_pin(strange.contract, "Pilot agreement of 3 May", AT)
    verdict = judged(credential(TITLE), pin, record=strange, addresses=mine)
    assert verdict.headline is vouched
    if status is not TitleStatus.NEVER_MINTED:
        check = verdict.check("control.record")
        assert (check.result, check.reason) == (Result.PASSED, "title-contract-vouched")
        assert (check.source, check.facts["vouched_at"]) == ("Pilot agreement of 3 May", AT)


# Whose keys, and what is left out


def test_the_key_of_somebody_else_does_not_sign_for_the_issuer():
    verdict = judged(credential(key=OTHER))
    assert verdict.headline is Headline.CHANGED
    source = credential()
    source["proof"]["verificationMethod"] = "did:web:other.example#multikey-1"
    assert result_of(judged(source), "issuer.signature") == (Result.FAILED, "vc-signed-by-other")


def test_without_a_status_one_may_have_been_left_out_and_that_is_said():
    verdict = judged(credential())
    assert result_of(verdict, "document.status") == (Result.NOT_CHECKED, "vc-no-status-shown")
    assert result_of(verdict, "vc.hidden") == (Result.NOT_CHECKED, "vc-may-be-left-out")


def test_our_own_status_cannot_be_left_out():
    source = credential(TITLE)
    bare = {name: item for name, item in source.items() if name != "credentialStatus"}
    assert judged(bare).headline is Headline.CHANGED


def test_a_context_inside_a_credential_must_be_pinned_as_any_other():
    scope = {"freight": "https://carrier.example/terms#freight"}
    source = credential()
    source["@context"] = [*source["@context"], scope]
    verdict = judged(source)
    assert result_of(verdict, "vc.contexts") == (Result.NOT_CHECKED, "vc-context-unknown")
    pin = Pin(PinKind.CONTEXT, inline_name(scope), json.dumps(scope).encode(), "file", AT)
    assert judged(source, pin).is_good
    source["credentialSubject"]["freight"] = "USD 1"
    assert judged(source, pin).headline is Headline.CHANGED


def test_a_pinned_context_never_takes_the_place_of_one_we_ship():
    url = "https://trustvc.io/context/bill-of-lading-carrier.json"
    evil = {"@context": {"@vocab": "https://evil.example/"}}
    pin = Pin(PinKind.CONTEXT, url, json.dumps(evil).encode(), "file", AT)
    assert judged(credential(), pin).is_good
