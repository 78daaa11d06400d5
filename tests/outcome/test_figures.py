"""What a rule counts, in words."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import TODAY, changer, library
from wizard.i18n import language
from wizard.outcome.figures import Figure, figures
from wizard.walk.walk import Walker

RULES = (
    "compute:\n"
    "  penalty: {rule: late_delivery_penalty, price: price, due: bought}\n"
    "  together: {rule: late_delivery_total, price: price, due: bought}\n"
    "  daily: {rule: late_delivery_daily, price: price, due: bought}\n"
)


@pytest.fixture
def folder(copy: Path) -> Path:
    """The sample, where a price is asked for in place of the years of guarantee."""
    change = changer(copy)
    change("demo.yaml", "      - {when: {years: {at_least: 3}}, to: shop}\n", "")
    change("demo.yaml", "type: integer", "type: money")
    change("demo.yaml", "save_as: years", "save_as: price")
    return change("demo.yaml", "compute:\n", RULES)


def found(folder: Path, *answers: Any) -> list[Figure]:
    walk = Walker(library(folder), "demo.bought").begin(TODAY)
    for answer in answers:
        walk = walk.answer(answer)
    return list(figures(walk, language("en")))


def test_what_is_known_is_counted_with_its_law_and_the_way_it_was_counted(folder: Path) -> None:
    penalty, together = found(folder, "2026-10-13", "1000")
    assert (penalty.value, penalty.what) == (
        *(Decimal("200.00"), "Penalty for the delay as of today"),
    )
    assert penalty.basis == "Закон РФ № 2300-1, ст. 23.1, п. 3"
    how = penalty.how.replace("\u00a0", " ")
    assert how == "0.5% of 1,000 ₽ = 5 ₽ a day × days late: 40; at most the prepayment"
    assert (together.value, together.what, together.how) == (
        *(Decimal("1200.00"), "Prepayment and penalty together", ""),
    )
    assert together.basis == "Закон РФ № 2300-1, ст. 23.1"


def test_what_has_no_words_is_no_figure(folder: Path) -> None:
    """The days since a date, and what a day costs, are for guards and letters alone."""
    walk = Walker(library(folder), "demo.bought").begin(TODAY).answer("2026-10-13").answer("1000")
    assert {"age", "daily"} <= set(walk.values)
    assert len(found(folder, "2026-10-13", "1000")) == 2


def test_nothing_is_no_figure(folder: Path) -> None:
    assert found(folder) == []
    assert found(folder, "2026-10-13") == []
    walk = Walker(library(folder), "demo.bought").begin(TODAY)
    on_the_day = walk.answer("2026-10-13").walker.replay(
        walk.answer("2026-10-13").answer("1000").steps, TODAY.replace(month=10, day=13)
    )
    assert [figure.what for figure in figures(on_the_day, language("en"))] == [
        "Prepayment and penalty together"
    ], "a penalty of nothing is left out"
