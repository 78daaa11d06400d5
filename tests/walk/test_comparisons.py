"""An answer against others: forward, after a correction and in a case that is opened again."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import SHIPPED, TODAY, library
from tests.rows import each_row
from wizard.errors import FieldError
from wizard.library.model import Input
from wizard.walk.comparisons import FirstDay, LetterDay, compare
from wizard.walk.walker import Walker

PART = Input(type="money", text="How much of it?", to="end", save_as="part", part_of="price")


def test_a_part_is_held_against_its_sum() -> None:
    compare(PART, "10.00", TODAY, {"price": Decimal(11)}, {})
    compare(PART, "10.00", TODAY, {}, {})
    with pytest.raises(FieldError) as caught:
        compare(PART, "10.00", TODAY, {"price": Decimal(10)}, {"price": "Price"})
    assert caught.value.values == {"what": "Price", "whole": Decimal(10)}


def test_a_part_of_a_sum_that_was_counted_is_told_without_its_name() -> None:
    with pytest.raises(FieldError, match="field_no_part_left") as caught:
        compare(PART, "10.00", TODAY, {"price": Decimal(10)}, {})
    assert caught.value.values == {"whole": Decimal(10)}


DAYS = Input(
    type="integer",
    text="How many days?",
    to="end",
    save_as="days",
    days_since="came",
    optional=True,
)


def test_no_more_days_are_counted_than_have_passed() -> None:
    came = TODAY - timedelta(days=24)
    compare(DAYS, "24", TODAY, {"came": came}, {})
    compare(DAYS, "99999999", TODAY, {}, {})
    compare(DAYS, None, TODAY, {"came": came}, {})
    with pytest.raises(FieldError, match="field_days_since") as caught:
        compare(DAYS, "25", TODAY, {"came": came}, {"came": "Received"})
    assert caught.value.values == {"what": "Received", "date": came, "most": 24}
    for soon in TODAY, TODAY + timedelta(days=3):
        compare(DAYS, "0", TODAY, {"came": soon}, {})
        with pytest.raises(FieldError, match="field_days_since") as caught:
            compare(DAYS, "1", TODAY, {"came": soon}, {})
        assert caught.value.values["most"] == 0


GIVEN = Input(
    type="date",
    text="When?",
    to="end",
    save_as="given",
    earliest=["bought", "came"],
    latest="today",
)
FOUND = Input(type="date", text="When?", to="end", save_as="found", latest=["came", "bought"])
TITLES = {"bought": "Bought", "came": "Received"}


def day(days: int) -> str:
    return str(TODAY + timedelta(days=days))


def bound(field: Input, given: str, **known: int) -> object:
    """The day, from today, that rules a date out; nothing where none does."""
    days = {name: TODAY + timedelta(days=days) for name, days in known.items()}
    try:
        compare(field, given, TODAY, days, TITLES)
    except FieldError as error:
        values = error.values
        return values.get("earliest") or values.get("latest")
    return None


def test_of_several_days_the_one_that_leaves_the_least_is_told() -> None:
    for days in {"bought": -9, "came": -5}, {"bought": -5, "came": -9}:
        assert bound(GIVEN, day(-10), **days) == TODAY - timedelta(days=5)
        assert bound(GIVEN, day(-6), **days) == TODAY - timedelta(days=5)
        assert bound(GIVEN, day(-5), **days) is None
        assert bound(FOUND, day(-1), **days) == TODAY - timedelta(days=9)
        assert bound(FOUND, day(-9), **days) is None


def test_what_comes_tomorrow_bounds_nothing_and_what_came_today_does() -> None:
    assert bound(GIVEN, day(-1), came=1) is None
    assert bound(GIVEN, day(-1), came=0) == TODAY
    assert bound(GIVEN, day(0), came=0) is None


KIND = st.sampled_from([date, FirstDay, LetterDay])
NEAR = st.integers(-40, 40)


@given(
    field=st.sampled_from([GIVEN, FOUND, DAYS]),
    answer=st.integers(0, 40),
    days=st.dictionaries(st.sampled_from(["bought", "came"]), st.tuples(KIND, NEAR)),
    later=st.integers(0, 400),
)
def test_what_is_taken_on_a_day_is_taken_on_every_later_one(
    field: Input, answer: int, days: dict[str, tuple[type[date], int]], later: int
) -> None:
    known = {name: kind.fromisoformat(day(at)) for name, (kind, at) in days.items()}
    given_ = str(answer) if field is DAYS else day(-answer)
    now = TODAY + timedelta(days=later)
    try:
        compare(field, given_, TODAY, known, TITLES)
    except FieldError as error:
        if field is not DAYS:  # more days have passed by then
            with pytest.raises(FieldError, match=error.key):
                compare(field, given_, now, known, TITLES, told=TODAY)
    else:
        compare(field, given_, now, known, TITLES, told=TODAY)


@given(answer=NEAR, told=NEAR, now=st.integers(0, 400))
def test_what_was_only_told_bounds_nothing(answer: int, told: int, now: int) -> None:
    known = {name: FirstDay.fromisoformat(day(told)) for name in TITLES}
    for field in GIVEN, FOUND:
        compare(field, day(answer), TODAY + timedelta(days=now), known, TITLES)


def test_a_letter_that_bears_a_day_bounds_what_follows_it_and_nothing_else() -> None:
    known = {"came": LetterDay.fromisoformat(day(-5))}
    compare(GIVEN, day(-5), TODAY, known, TITLES)
    compare(FOUND, day(-1), TODAY, known, TITLES)
    with pytest.raises(FieldError, match="field_date_letter") as caught:
        compare(GIVEN, day(-6), TODAY, known, TITLES)
    assert caught.value.values["follows"] == "Received"


INN = Input(type="inn", text="Which INN?", to="end", save_as="inn", number_of="firm")
TRADER, FIRM = "773512345663", "7707083893"


@each_row(
    ("owner", "number", "key"),
    [
        ("ИП Иванова Мария", FIRM, "field_inn_of_trader"),
        ("индивидуальный предприниматель Цой", FIRM, "field_inn_of_trader"),
        ("ООО «Печать»", TRADER, "field_inn_of_firm"),
        ("«ПАО Печать»", TRADER, "field_inn_of_firm"),
        ("ИП Иванова Мария", TRADER, None),
        ("ООО «Печать»", FIRM, None),
        ("Иванова Мария", TRADER, None),
        ("Печать", FIRM, None),
        ("Ипатова Анна", FIRM, None),
        ("Аорта", TRADER, None),
    ],
)
def test_a_number_is_held_against_whose_it_is(owner: str, number: str, key: str | None) -> None:
    if key is None:
        compare(INN, number, TODAY, {"firm": owner}, {})
        return
    with pytest.raises(FieldError, match=key):
        compare(INN, number, TODAY, {"firm": owner}, {})


def test_a_name_that_is_corrected_drops_a_number_that_is_not_its_own() -> None:
    way = Walker(library(SHIPPED), "seller_claim.begin").begin(TODAY)
    way = way.answer("ООО «Печать»").answer(FIRM)
    assert [step.node for step in way.change(0, "ИП Цой Анна").lost] == ["seller_claim.inn"]
    assert way.change(0, "АО «Печать»").lost == ()
