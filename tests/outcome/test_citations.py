"""What a document cites: the law, the other sources, and what is not confirmed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import SAMPLE, changer
from tests.outcome.test_page import TO_CALL, pages, walked
from wizard.outcome.citations import MOST_DOCUMENTS, Citations

REPAIR = "A device that does not switch on is repaired without pay"
WAY = [(answer, 0) for answer in TO_CALL]


def cited(folder: Path, *answers: tuple[object, int]) -> Citations:
    return Citations(pages(folder), walked(folder, *answers, at="plugged"))


def test_what_a_law_stands_behind_is_cited_with_its_article() -> None:
    assert list(cited(SAMPLE, *WAY).law()) == [
        f"- {REPAIR} (The act on devices, s. 7).",
        "- An answer is due within ten days (The act on devices, s. 9).",
    ]
    assert list(cited(SAMPLE).law()) == []


def test_the_other_sources_are_numbered_and_dated() -> None:
    assert list(cited(SAMPLE, *WAY).sources()) == [
        "1. Help desk: 8 800 555-35-35 — *not confirmed, checked 22 Nov 2026*. "
        "The manual, p. 9; <https://device.example/manual>.",
        "2. The old line: 8 800 000-00-00 — *out of date, checked 22 Nov 2026*. "
        "The manual, p. 1; <https://device.example/manual>.",
    ]


def test_a_fact_is_cited_at_its_own_step_alone() -> None:
    (here,) = cited(SAMPLE).sources()
    assert here.startswith("1. A device without power does not switch on — *confirmed,")
    assert list(cited(SAMPLE, ("yes", 0)).sources()) == []


def test_of_many_documents_the_first_are_cited(copy: Path) -> None:
    many = ", ".join(f"manual p. {number}" for number in range(1, MOST_DOCUMENTS + 2))
    changer(copy)("facts.yaml", "[manual p. 3]", f"[{many}]")
    (line,) = cited(copy).sources()
    assert line.count("The manual") == MOST_DOCUMENTS


def test_a_mistake_of_an_article_is_not_cited(copy: Path) -> None:
    changer(copy)(
        "facts.yaml",
        "without pay.\n    about: law\n    status: confirmed",
        "x.\n    about: law\n    status: wrong",
    )
    assert len(list(cited(copy, *WAY).law())) == 1


@pytest.mark.parametrize(("status", "mark"), [("confirmed", ""), ("disputed", "sources disagree")])
def test_what_is_not_confirmed_says_so_where_it_stands(status: str, mark: str) -> None:
    assert cited(SAMPLE).doubt(status) == (f" ⚠ *{mark}*" if mark else "")


def test_a_law_that_is_not_sure_is_marked(copy: Path) -> None:
    changer(copy)(
        "facts.yaml",
        "without pay.\n    about: law\n    status: confirmed",
        "x.\n    about: law\n    status: disputed",
    )
    assert next(cited(copy, *WAY).law()).endswith(
        "(The act on devices, s. 7). ⚠ *sources disagree*"
    )
