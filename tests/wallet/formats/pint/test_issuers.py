"""Who issues: in its own name, as the document names it, to whom it signed."""

from __future__ import annotations

from tests.wallet.builders import (
    BANK,
    CARRIER,
    SHIPPER,
    START,
    Person,
    Voyage,
    all_of,
    document,
    failures,
    trust_in,
)
from tests.wallet.formats.pint.test_reading import AGENT, first_entry, nameless
from wallet.formats.parties import write_issue_to
from wallet.formats.pint import write
from wallet.formats.pint.case import Case
from wallet.formats.pint.judge import judge
from wallet.formats.pint.payloads import IssuanceManifest, write_issuance
from wallet.keys import jws
from wallet.keys.canonical import canonical, digest_of
from wallet.proof.verdict import Headline
from wallet.titles.bill import OfflinePolicy
from wallet.titles.parties import Party


def test_a_carrier_signs_both_and_only_in_its_own_name():
    """Named by its code alone: by its platform, say, or on paper of its own."""
    for carrier, wrong in (
        (nameless(CARRIER), set()),
        (nameless(BANK), {"chain.acts: signed-by-other", "issuer.signature: issuer-not-actor"}),
    ):
        issued = write.issue(
            document("bearer"), carrier=carrier, to=SHIPPER.party, key=CARRIER.key, at=START,
            policy=OfflinePolicy(),
        )  # fmt: skip
        case = Case(trust_in(CARRIER), START, issue_to=issued.issue_to)
        found = failures(judge(issued.envelope, case))
        assert found <= wrong
        assert bool(found) == bool(wrong)


def issued_by(agent: Person, named: object) -> tuple[str, str]:
    """Return what is said of who issued a bill that names `named` as its issuer."""
    bill = document("bearer")
    bill["documentParties"]["issuingParty"] = named
    issued = write.issue(
        bill, carrier=agent.party, to=SHIPPER.party, key=agent.key, at=START,
        policy=OfflinePolicy(),
    )  # fmt: skip
    case = Case(trust_in(agent), START, issue_to=issued.issue_to)
    return all_of(judge(issued.envelope, case), "issuer.identity")


def test_a_carrier_is_the_one_the_document_names_by_code_or_by_name():
    code = {"codeListProvider": "GLEIF", "partyCode": "999900MERIDIANCL0198"}
    by_name = {"partyName": CARRIER.party.name.upper(), "identifyingCodes": []}
    by_code = {"partyName": "MCL", "identifyingCodes": [code | {"codeListName": "LEI"}]}
    for named in (by_name, by_code, {"partyName": 1}, "Meridian", None):
        assert issued_by(CARRIER, named) == ("passed", "issuer-by-card")
    for named in (by_name, by_code):
        assert issued_by(AGENT, named) == ("not-checked", "issuer-not-named")


def test_an_issue_to_names_the_receiver_by_its_key_or_by_a_code():
    def judged(issue_to: dict, to: Party | None):
        voyage = Voyage.begin("bearer")
        issuance = IssuanceManifest(voyage.envelope.digest, digest_of(issue_to))
        signed = jws.sign(canonical(write_issuance(issuance)), CARRIER.key)

        def change(payload):
            payload["issuanceManifestSignedContent"] = signed
            if to is None:
                del payload["transactions"][0]["recipient"]

        return first_entry(change).judge(issue_to=issue_to)

    lei = write_issue_to(nameless(SHIPPER))
    assert judged(lei, SHIPPER.party).headline is Headline.COPY
    wrong = "document.integrity: issue-to-changed"
    for issue_to in ({"identifyingCodes": 1}, {"identifyingCodes": [{}]}):
        assert wrong in failures(judged(issue_to, SHIPPER.party))
    assert wrong in failures(judged(write_issue_to(SHIPPER.party), None))
    assert wrong not in failures(judged(lei, None))
