"""A form that is filled in at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import TODAY, library
from wizard.walk.form import FormError, fields, fill
from wizard.walk.walk import Walk
from wizard.walk.walker import Walker

NAME, PRICE, BACK, MAIL = (f"demo.owner#{name}" for name in ("owner", "price", "paid_back", "mail"))


@pytest.fixture
def walk(formed: Path) -> Walk:
    return Walker(library(formed), "demo").begin(TODAY).answer("yes").answer("off")


def asked(walk: Walk, typed: dict[str, str]) -> list[str]:
    return [field.walk.at for field in fields(walk, lambda there: typed.get(there.at, ""))]


def test_a_walk_stands_at_the_first_field(walk: Walk) -> None:
    assert walk.at == NAME


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ({}, [NAME, PRICE, MAIL]),
        ({PRICE: "999"}, [NAME, PRICE, MAIL]),
        ({PRICE: "1 000"}, [NAME, PRICE, BACK, MAIL]),
        ({PRICE: "much"}, [NAME, PRICE, MAIL]),
    ],
)
def test_a_field_under_a_guard_is_asked_once_that_holds(
    walk: Walk, typed: dict[str, str], shown: list[str]
) -> None:
    assert asked(walk, typed) == shown


def test_all_that_is_typed_is_a_step_each(walk: Walk) -> None:
    after = fill(walk, {NAME: "Ann", PRICE: "2000", BACK: "100", MAIL: ""})
    assert after.at == "demo.kit"
    assert [(step.node, step.answer) for step in after.steps[2:]] == [
        (NAME, "Ann"), (PRICE, "2000.00"), (BACK, "100.00"), (MAIL, None),
    ]  # fmt: skip


def test_every_field_that_is_refused_is_told_and_nothing_is_answered(walk: Walk) -> None:
    with pytest.raises(FormError) as told:
        fill(walk, {NAME: "", PRICE: "2000", BACK: "x", MAIL: "a@b"})
    assert {at: error.key for at, error in told.value.refused.items()} == {
        NAME: "field_required", BACK: "field_money", MAIL: told.value.refused[MAIL].key,
    }  # fmt: skip
    assert told.value.key == "field_required"


def test_a_field_that_is_not_asked_any_more_is_no_step(walk: Walk) -> None:
    after = fill(walk, {NAME: "Ann", PRICE: "5", BACK: "100"})
    assert BACK not in [step.node for step in after.steps]
    assert "paid_back" not in after.asked


def test_who_answered_half_of_it_line_by_line_has_the_whole_before_them(walk: Walk) -> None:
    half = walk.answer("Ann").answer("2000")
    assert half.at == BACK
    whole = half.whole()
    assert (whole.at, len(whole.steps)) == (NAME, 2)
    assert (whole.prefill(NAME), whole.prefill(PRICE)) == ("Ann", "2000.00")
    assert walk.whole() is walk
    done = fill(walk, {NAME: "Ann", PRICE: "5"})
    assert done.whole() is done


def test_a_second_round_begins_where_the_first_one_ended(walk: Walk) -> None:
    first = fill(walk, {NAME: "Ann", PRICE: "5"})
    again = Walk(first.walker, TODAY, first.steps, NAME, first.asked, first.kept, past=first.past)
    assert again.whole() is again
