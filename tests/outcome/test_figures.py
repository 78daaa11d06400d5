"""What a rule counts, in words."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SHIPPED, TODAY, changer, library, shipped_walks
from wizard.i18n import language
from wizard.law import rules
from wizard.outcome.figures import PRICE_OF_SUIT, Figure, calculation, figures, onward
from wizard.walk.walk import Walk
from wizard.walk.walker import Walker

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
    assert penalty.basis == "Russian Law No 2300-1, art. 23.1, para. 3"
    how = penalty.how.replace("\u00a0", " ")
    assert how == "0.5% of 1,000 ₽ = 5 ₽ a day × days late: 40; at most the prepayment"
    assert (together.value, together.what, together.how) == (
        *(Decimal("1200.00"), "Prepayment and penalty together", ""),
    )
    assert together.basis == "Russian Law No 2300-1, art. 23.1"


@pytest.mark.parametrize("late", [0, 1])
def test_of_nothing_there_is_no_calculation(folder: Path, late: int) -> None:
    walk = Walker(library(folder), "demo.bought").begin(TODAY).answer("2026-10-13").answer("1000")
    values = walk.on(date(2026, 10, 13) + timedelta(days=late)).values
    assert values["penalty"] == Decimal(5) * late
    for told in (calculation, onward):
        assert bool(told(values, "penalty", language("en"))) is bool(late)


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


def walked(folder: Path, on: date) -> Walk:
    walker = Walker(library(folder), "demo.bought")
    walk = walker.begin(TODAY).answer("2026-05-27").answer("36500")
    return walk.on(on)


def counted(folder: Path, on: date) -> str:
    return calculation(walked(folder, on).values, "kept", language("en")).replace("\u00a0", " ")


LINES = (
    "\n— 36,500 ₽ × 16% × 4 days (28 May 2026–31 May 2026) ÷ 365 days = 64 ₽;"
    "\n— 36,500 ₽ × 14.5% × {days} ÷ 365 days = {sum};"
    "\n— {total} for {all} days in all"
)


def test_a_calculation_by_rates_has_a_line_for_each(rated: Path) -> None:
    assert counted(rated, date(2026, 5, 28)) == (
        "36,500 ₽ × 16% × 1 day (28 May 2026) ÷ 365 days = 16 ₽"
    )
    lines = LINES.format(days="1 day (1 Jun 2026)", sum="14.50 ₽", total="78.50 ₽", all=5)
    assert counted(rated, date(2026, 6, 1)) == lines
    assert counted(rated, date(2026, 5, 27)) == "", "nothing is owed yet"


def test_behind_the_last_day_that_is_known_there_is_a_gap_and_no_value(rated: Path) -> None:
    known = LINES.format(
        days="173 days (1 Jun 2026–20 Nov 2026)", sum="2,508.50 ₽", total="2,572.50 ₽", all=177
    )
    assert counted(rated, date(2026, 11, 20)) == known
    assert walked(rated, date(2026, 11, 20)).values["kept"] == Decimal("2572.50")
    day = date(2026, 11, 21)
    assert counted(rated, day) == known.rpartition("\n")[0] + (
        "\n— 36,500 ₽ × [write: the rate on 21 Nov 2026, from bank.example] % × 1 day "
        "(21 Nov 2026) ÷ 365 days = [write: the sum];"
        "\n— up to 21 Nov 2026 in all: [write: 2,572.50 ₽ + what is missing]"
    )
    values = walked(rated, day).values
    assert "kept" not in values
    assert values.get("kept") is None
    assert "kept" not in values.counted()


def test_what_grows_by_rates_has_a_day_and_no_sum_for_each(rated: Path) -> None:
    values = walked(rated, date(2026, 6, 1)).values
    assert onward(values, "kept", language("en")) == (
        "to 1 Jun 2026 and further from 2 Jun 2026 until the demand is met"
    )


def test_interest_is_a_figure_as_far_as_it_is_known(rated: Path) -> None:
    (figure,) = figures(walked(rated, date(2026, 6, 1)), language("en"))
    assert (figure.value, figure.basis) == (
        Decimal("78.50"),
        "Civil Code of Russia, art. 395, paras. 1 and 3",
    )
    assert figure.how.endswith("from 28 May 2026 to 1 Jun 2026, 5 days in all")
    assert list(figures(walked(rated, date(2026, 11, 21)), language("en"))) == []


def test_a_place_of_the_law_is_told_in_the_language_of_the_reader() -> None:
    told = language("en")
    of_words = [rule.source for name, rule in rules.RULES.items() if f"rule_{name}" in told]
    assert [one for one in (PRICE_OF_SUIT, *of_words) if not told(one).isascii()] == []


def test_once_all_is_over_what_grew_is_none(folder: Path) -> None:
    fee = "  fee: {rule: consumer_duty, claimed: price}\n"
    changer(folder)("demo.yaml", "compute:\n", f"compute:\n{fee}")
    answers: tuple[Any, ...] = ("2026-10-13", "2000000", None, "Ann", [])
    assert len(found(folder, *answers)) == 3
    (stays,) = found(folder, *answers, "solved")
    assert stays.what == language("en")("rule_consumer_duty")


# --- The fee for a suit ---


def test_a_paper_that_went_out_before_a_sum_was_known_owes_no_fee(copy: Path) -> None:
    change = changer(copy)
    change("demo.yaml", "type: integer", "type: money")
    change("demo.yaml", "compute:\n", "compute:\n  fee: {rule: consumer_duty, claimed: years}\n")
    change("letters/ask.md", "Dear", "{% if fee %}It costs {{ fee }}.{% endif %}\nDear")
    walk = Walker(library(copy), "demo.call").begin(TODAY)
    for answer in ("again", "yes", "on", "2026-08-01", "2000000"):
        walk = walk.answer(answer)
    assert "fee" in walk.values.counted()
    assert list(figures(walk, language("en"))) == []


TO_PRICE: tuple[object, ...] = (
    *("nobody", "buyer", "delivery", "overdue", "2026-11-05", "silence", None, "12345678-0001"),
    *("claim", "shop", "prepaid", None, "Ann Lee", "101000, Moscow, 1", None, "A kettle"),
)
TO_SUIT: tuple[object, ...] = (
    *("no", "refund", [], "handed", "2026-11-28", None, None),
    *("refused", "both", "skip", None, None),
)


@pytest.mark.parametrize(("price", "owed"), [("888000", False), ("980000", True)])
def test_the_fee_for_a_suit_that_was_filed_is_that_of_its_day(price: str, owed: bool) -> None:
    def fees(walk: Walk) -> list[Figure]:
        what = language("ru")("rule_consumer_duty")
        return [each for each in figures(walk, language("ru")) if each.what == what]

    walk = Walker(library(SHIPPED), "start").begin(date(2026, 11, 29))
    for answer in (*TO_PRICE, price, *TO_SUIT):
        walk = walk.answer(answer)
    assert walk.at == "court.court_district"
    before, year = fees(walk), walk.today + timedelta(days=365)
    assert bool(before) is owed
    assert fees(walk.answer("waiting").on(year)) != before, "it grows until the suit is filed"
    for day in (walk.today, walk.today + timedelta(days=11), year):
        assert fees(walk.answer("filed").on(day)) == before


def test_nothing_grows_once_it_was_fulfilled() -> None:
    """Neither beside the sum that is final, nor where its day is not known."""
    say, growing = language("ru"), list[tuple[str, str]]()
    for walk in shipped_walks():
        met = {"met_date", "penalty_only", "work_met"} & walk.asked.keys()
        if met or walk.node.status == "solved":
            told = [figure for figure in figures(walk, say) if figure.what.endswith("на сегодня")]
            growing += [(walk.at, figure.what) for figure in told]
    assert not growing


def test_interest_is_told_once() -> None:
    say = language("ru")
    for walk in shipped_walks():
        if {"met_date", "work_met"} & walk.asked.keys():
            told = [one.what for one in figures(walk, say) if one.what.startswith("Проценты")]
            assert len(told) <= 1, walk.at


def test_what_is_demanded_is_told_once_however_many_terms_count_it() -> None:
    """Of an exchange three terms may run, and each has a penalty of its own on the way."""
    twice = []
    for walk in shipped_walks():
        told = [one.what for one in figures(walk, language("ru"))]
        price = language("ru")("price_of_suit") in told
        sums = sum("вместе" in what for what in told)
        if price and (len(set(told)) < len(told) or sums > 1):
            twice.append((walk.at, told))
    assert twice == []
