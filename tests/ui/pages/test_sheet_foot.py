"""What of the sheet is in sight in the biggest letters, and what is said of the rest."""

from __future__ import annotations

from tests.ui.walking import called, in_view, settled
from ui.look import TextSize
from ui.widgets.text import Label


def test_what_is_compared_is_in_sight_in_the_biggest_letters(trade, read, look, qtbot):
    bill = trade.issue()
    page, _desk = read("bank", trade.offer(bill))
    look.wear(size=TextSize.BIGGER)
    page.resize(1211, 755)  # what a window of 1280 × 820 leaves it
    settled(page)
    words = [one for one in page.phrase.findChildren(Label) if one.isVisible()]
    facts = [one for one in page.facts.findChildren(Label) if ": " in one.accessibleName()]
    assert [one.accessibleName().split(":")[0] for one in facts[:6]] == [
        "Number", "Carrier", "Vessel, voyage", "Route", "Shipped on board", "Clauses"
    ]  # fmt: skip
    for said in (*words, *facts[:6]):
        assert in_view(said, page).size() == said.size(), called(said)


def test_what_is_below_is_told_until_it_was_seen(trade, read, look):
    bill = trade.issue()
    page, _desk = read("bank", trade.offer(bill))
    rest = page.decision.rest
    page.resize(1095, 900)
    settled(page)
    assert rest.isHidden(), "all of it is in sight"
    look.wear(size=TextSize.BIGGER)
    page.resize(1211, 755)  # what a window of 1280 × 820 leaves it
    settled(page)
    assert rest.isVisible()
    assert rest.text() == "More below"
    rest.click()
    settled(page)
    foot = page.facts.mapTo(page._scroll.viewport(), page.facts.rect().bottomLeft()).y()
    assert foot <= page._scroll.viewport().height()
    assert rest.isHidden()
    page._scroll.verticalScrollBar().setValue(0)
    assert rest.isVisible()
    page.resize(760, 755)
    settled(page)
    assert (rest.text(), rest.accessibleName()) == ("", "More below"), "an arrow, where it is tight"
