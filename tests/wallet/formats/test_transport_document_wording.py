"""Words that rule an electronic record out."""

from __future__ import annotations

import pytest

from wallet.formats.transport_document import paper_only_clause


@pytest.mark.parametrize(
    ("terms", "shown"),
    [
        ("Sold as seen. This bill is valid only on paper; so there.",
         "This bill is valid only on paper"),
        ("It shall not be issued as an electronic bill", None),
        ("The ETDA is excluded", None),
        ("本提单不得转为电子形式。第二句", "本提单不得转为电子形式"),
        (f"{'a' * 300} only on paper {'b' * 300}",
         f"{'a' * 119} only on paper {'b' * 119}"[:200]),
    ],
)  # fmt: skip
def test_the_sentence_that_rules_a_record_out_is_shown(terms, shown):
    assert paper_only_clause({"termsAndConditions": terms}) == (shown or terms)
    assert paper_only_clause({"carrierClauses": ["", terms]}) == (shown or terms)


def test_terms_that_are_long_and_begin_like_such_a_sentence_are_looked_through_once():
    """Tried anew at every letter these took minutes, and any carrier can write them."""
    clauses = ["etda " * 12_000, "not be made " * 5_000, "a" * 60_000] * 3
    assert paper_only_clause({"carrierClauses": clauses}) is None
