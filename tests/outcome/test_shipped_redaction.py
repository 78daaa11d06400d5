"""Of the documents of the shipped trees nothing is masked but what the person wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import walks_of
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
