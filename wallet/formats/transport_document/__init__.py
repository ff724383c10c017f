"""The transport document: DCSA eBL 3.0.4 as it travels in PINT 3.0.0 envelopes.

* `schema_defects`: is it of the right form?
* `content_defects`: does it agree with itself and with DCSA's rules?
* `issue_defects`: may a carrier sign it?
* `particulars`: what does it say?
* `party_codes`: whom does it mean?
* `differences`, `check_versions`: what did an amendment change, and may it?
* `condition_in`, `paper_only_clause`: which words rule an act out?

A document stays the JSON object it was: what is signed is its canonical form,
so nothing here ever writes one.
"""

from __future__ import annotations

from wallet.formats.transport_document.content import content_defects
from wallet.formats.transport_document.excerpt import particulars, party_codes
from wallet.formats.transport_document.issuing import ISSUED, issue_defects
from wallet.formats.transport_document.particulars import (
    CargoLine,
    Charge,
    Container,
    DangerousLine,
    GoodsLine,
    Licence,
    OtherParty,
    Particulars,
    PartyLines,
    Place,
    Quantity,
    ReeferSettings,
    Reference,
    Totals,
    Voyage,
)
from wallet.formats.transport_document.rules import MOST_DEFECTS, Defect
from wallet.formats.transport_document.schema import schema_defects
from wallet.formats.transport_document.versions import Difference, check_versions, differences
from wallet.formats.transport_document.wording import condition_in, paper_only_clause

__all__ = [
    "ISSUED",
    "MOST_DEFECTS",
    "CargoLine",
    "Charge",
    "Container",
    "DangerousLine",
    "Defect",
    "Difference",
    "GoodsLine",
    "Licence",
    "OtherParty",
    "Particulars",
    "PartyLines",
    "Place",
    "Quantity",
    "ReeferSettings",
    "Reference",
    "Totals",
    "Voyage",
    "check_versions",
    "condition_in",
    "content_defects",
    "differences",
    "issue_defects",
    "paper_only_clause",
    "particulars",
    "party_codes",
    "schema_defects",
]
