"""Of the documents of the shipped trees nothing is masked but what the person wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import SHIPPED, library, walks_of
from tests.outcome.test_shipped_messages import SCENARIOS, desk
from wizard.outcome.document import document
from wizard.outcome.redaction import looks


@pytest.mark.parametrize("text", ["Ozon Иван", "Иван Ozon", "Иван Озон", "общага ОЗОН"])
def test_the_name_of_the_shop_is_no_persons_and_no_place(text: str) -> None:
    assert list(looks(f"Вот, {text}, и всё.", desk().pages)) == []


SEEN: set[str] = set()
"""Lines in which nothing was taken for a person's: what most documents say is looked at once."""


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_no_hotline_sum_date_or_law_looks_like_a_persons(path: Path) -> None:
    pages = desk().pages
    for walk in walks_of(path):
        lines = document(pages, walk, pages.page(walk)).split("\n")
        text = "\n".join(line for line in lines if line not in SEEN)
        typed = [*(step.answer for step in walk.steps), *(step.number for step in walk.steps)]
        answers = [one for one in typed if isinstance(one, str)]
        shown = [text[span.start : span.end] for span in looks(text, pages)]
        assert [word for word in shown if not any(word in answer for answer in answers)] == []
        SEEN.update(lines)


OF_NOBODY = {
    *("bank_what", "bank_wish", "barred_place", "bought_from", "child_item", "claimed_for"),
    *("claimed_from", "clause", "contents", "error_text", "fresh_what", "fresh_wish", "goods"),
    *("incident", "kept_for", "leaked_what", "maker", "offer_due", "offer_what", "paid_to"),
    *("parcel_harm", "screen_text", "seller", "seller_story", "stock_what", "story", "sum_from"),
    *("trip_what", "unreturned", "wanted", "wish", "work_flaw"),
}
"""What is told in words of goods, of money, of a firm or of a place that is open to everybody. It
stays, but for what in it looks like a person's."""


def test_whoever_asks_for_words_decides_whether_they_name_a_person_or_an_order() -> None:
    fields = [node.field for node in library(SHIPPED).nodes.values() if node.field is not None]
    words = [one for one in fields if one.type in ("text", "phrase", "multiline", "party")]
    assert {one.save_as for one in words if not one.names_somebody} == OF_NOBODY


def test_every_number_by_which_a_person_or_an_order_is_found_is_masked() -> None:
    fields = [node.field for node in library(SHIPPED).nodes.values() if node.field is not None]
    kinds = ("registration_number", "track", "order_number", "inn", "phone")
    numbers = [one for one in fields if one.type in kinds]
    assert {"track", "serial", "ticket", "claim_track", "inn"} <= {one.save_as for one in numbers}
    assert [one.save_as for one in numbers if not one.names_somebody] == []
