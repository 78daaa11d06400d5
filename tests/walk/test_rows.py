"""Rows: a form that is asked again for each of several like things."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import TODAY, Change, library
from wizard.errors import FieldError
from wizard.library.guard import parse
from wizard.library.table import Table
from wizard.walk.form import FormError, fields, fill
from wizard.walk.guards import holds
from wizard.walk.steps import Step
from wizard.walk.walk import Walk
from wizard.walk.walker import Walker

DEVICE, COST, NOISE, MORE = (f"demo.goods#{part}" for part in ("device", "cost", "noise", "more"))


@pytest.fixture
def walk(rowed: Path) -> Walk:
    begun = Walker(library(rowed), "demo").begin(TODAY)
    return begun.answer("yes").answer("off").answer("Ann")


def given(walk: Walk, *answers: Any) -> Walk:
    for answer in answers:
        walk = walk.answer(answer)
    return walk


def rows(walk: Walk) -> list[dict[str, object]]:
    table = walk.values["goods"]
    assert isinstance(table, Table)
    return [dict(row) for row in table.rows]


def test_each_row_is_asked_by_its_columns_and_then_for_one_more(walk: Walk) -> None:
    assert walk.at == DEVICE
    one = given(walk, "Kettle", "500")
    assert one.at == MORE
    two = given(one, "yes", "Lamp", "1500", "no")
    assert two.at == "demo.costly"
    assert rows(two) == [{"device": "Kettle", "cost": 500}, {"device": "Lamp", "cost": 1500}]
    assert two.values["costs"] == 2000
    assert [step.node for step in two.steps[3:]] == [DEVICE, COST, MORE, DEVICE, COST, MORE]


def test_a_whole_list_asks_for_no_more(walk: Walk) -> None:
    three = given(walk, "a", "1", "yes", "b", "2", "yes", "c", "3")
    assert three.at == "demo.costly"
    assert len(rows(three)) == 3


def test_a_row_taken_back_takes_its_cells_along(walk: Walk) -> None:
    two = given(walk, "a", "1", "yes", "b", "2", "no")
    back = two.back().back().back().back()
    assert back.at == MORE
    assert rows(back) == [{"device": "a", "cost": 1}]
    none_more = two.change(5, "no")
    assert none_more.at == "demo.kit"
    assert rows(none_more) == [{"device": "a", "cost": 1}]
    assert none_more.values["costs"] == 1


def test_rows_that_a_change_drops_are_offered_again_each_in_its_own(walk: Walk) -> None:
    three = given(walk, "a", "1", "yes", "b", "2", "yes", "c", "3")
    one = three.change(5, "no")
    assert one.kept == {
        f"{DEVICE}/2": "b", f"{COST}/2": "2.00", f"{MORE}/2": "yes",
        f"{DEVICE}/3": "c", f"{COST}/3": "3.00",
    }  # fmt: skip
    second = one.change(5, "yes")
    assert second.prefill(DEVICE) == "b"
    cost = second.answer("B")
    assert cost.prefill(COST) == "2.00"
    third = given(cost, "2", "yes")
    assert third.prefill(DEVICE) == "c"


def test_a_cell_of_any_row_is_corrected_alone(walk: Walk) -> None:
    two = given(walk, "a", "1", "yes", "b", "2", "no")
    changed = two.change(4, "10")
    assert changed.at == "demo.costly"
    assert not changed.lost
    assert changed.values["costs"] == 12


def test_who_finds_one_more_later_is_asked_for_it(walk: Walk) -> None:
    one = given(walk, "a", "1", "no")
    more = one.change(5, "yes")
    assert more.at == DEVICE
    assert more.prefill(DEVICE) is None
    assert rows(given(more, "b", "2", "no")) == [
        {"device": "a", "cost": 1}, {"device": "b", "cost": 2},
    ]  # fmt: skip


def test_what_stands_behind_rows_is_not_gone_to_while_one_more_is_added(walk: Walk) -> None:
    behind = given(walk, "a", "1", "no", ["box"])
    begun = behind.back().back().answer("yes")
    assert given(begun, "b", "2").at == MORE


def test_a_step_of_one_column_is_none_of_another(walk: Walk) -> None:
    two = given(walk, "a", "1", "yes", "b", "2", "no")
    steps = [step for step in two.steps if step.node != DEVICE]
    replayed = walk.walker.replay(steps, TODAY)
    assert replayed.at == DEVICE


def test_who_was_not_asked_for_more_has_one(walk: Walk) -> None:
    steps = [*given(walk, "a", "1").steps, Step("demo.kit", ["box"], TODAY)]
    replayed = walk.walker.skip_added(walk.walker.replay(steps, TODAY), {})
    assert not replayed.lost
    assert rows(replayed) == [{"device": "a", "cost": 1}]


def test_rows_that_are_come_to_again_begin_anew(walk: Walk) -> None:
    on = walk.walker.begin(TODAY).answer("yes").answer("on").answer("").answer("Ann")
    round_ = given(on, "a", "1", "", "no", [], "again", "yes", "on", "", "Ann")
    assert round_.at == DEVICE
    assert rows(given(round_, "b", "2", "hum")) == [{"device": "b", "cost": 2, "noise": "hum"}]


def test_one_row_is_filled_in_at_once(walk: Walk) -> None:
    assert [one.walk.at for one in fields(walk, lambda there: "")] == [DEVICE, COST]
    one = fill(walk, {DEVICE: "a", COST: "1"})
    assert one.at == MORE
    with pytest.raises(FormError):
        fill(one.answer("yes"), {DEVICE: "b", COST: "x"})
    two = fill(one.answer("yes"), {DEVICE: "b", COST: "2"})
    assert two.back().whole().at == DEVICE
    assert rows(two.back().whole()) == [{"device": "a", "cost": 1}]
    assert two.whole() is two


def test_a_cell_is_refused_as_any_field(walk: Walk) -> None:
    with pytest.raises(FieldError, match="field_money"):
        given(walk, "a", "much")


@pytest.mark.parametrize(
    ("guard", "of_none", "of_two"),
    [
        ({"any": {"cost": {"at_least": 2}}}, False, True),
        ({"any": {"cost": {"at_least": 3}}}, False, False),
        ({"every": {"cost": {"at_least": 1}}}, False, True),
        ({"every": {"cost": {"at_least": 2}}}, False, False),
        ({"every": {"answered": "noise"}}, False, False),
        ({"any": {"not": {"answered": "noise"}}}, False, True),
        ({"count": {"at_least": 2}}, False, True),
        ({"count": {"at_least": 3}}, False, False),
        ({"count": {"below": 3}}, False, True),
        ({"count": {"below": 2}}, False, False),
    ],
)
def test_a_guard_over_rows(walk: Walk, guard: Any, of_none: bool, of_two: bool) -> None:
    read = parse({"goods": guard})
    two = given(walk, "a", "1", "yes", "b", "2", "no")
    assert (holds(read, walk.values, TODAY), holds(read, two.values, TODAY)) == (of_none, of_two)


def offered(walk: Walk, *between: Any) -> list[object]:
    """What is offered for each part of the list in turn, each time given."""
    found = list[object]()
    while (answer := walk.prefill(walk.at)) is not None and walk.at in (DEVICE, COST, MORE):
        found.append(answer)
        walk = given(walk, answer, *(between if walk.at == COST else ()))
    return found


THREE = ["a", "1.00", "yes", "b", "2.00", "yes", "c", "3.00"]


@pytest.mark.parametrize("taken", range(1, 9))
def test_who_goes_back_through_rows_is_offered_each_row_again(walk: Walk, taken: int) -> None:
    back = given(walk, *THREE, "yes")
    for _ in range(1 + taken):
        back = back.back()
    assert offered(back) == THREE[-taken:]


def test_of_rows_that_do_not_fit_any_more_each_is_offered_again(walk: Walk) -> None:
    three = given(walk, *THREE)
    changed = given(three.change(1, "on"), "", "Ann")  # a third column is asked for by now
    assert offered(changed, "hum") == THREE


def test_a_row_that_was_given_anew_is_not_offered_as_it_was(walk: Walk) -> None:
    back = given(walk, "a", "1", "yes", "b", "2")
    while back.at != DEVICE or back.prefill(DEVICE) != "a":
        back = back.back()
    anew = given(back, "A", "10", "yes")
    assert (anew.at, anew.prefill(DEVICE)) == (DEVICE, "b")
    assert given(anew, "B", "20").back().back().back().prefill(MORE) == "yes"
    assert given(anew, "B", "20").kept == {}


def test_a_row_that_cannot_be_read_leaves_the_others_their_places(walk: Walk) -> None:
    steps = [*given(walk, *THREE).steps]
    steps[4] = Step(COST, "NaN", TODAY)
    replayed = walk.walker.replay(steps, TODAY)
    assert replayed.at == COST
    assert offered(given(replayed, "1")) == THREE[2:]


def test_who_took_a_row_back_is_asked_for_one_more_all_the_same(walk: Walk) -> None:
    back = given(walk, "a", "1", "no", ["box"]).back().back()
    assert (back.at, back.prefill(MORE)) == (MORE, "no")
    two = given(back, "yes", "b", "2")
    assert (two.at, two.prefill(MORE)) == (MORE, None)


@pytest.mark.parametrize("spoilt", range(7))
def test_a_cell_that_cannot_be_read_takes_none_of_another_row(walk: Walk, spoilt: int) -> None:
    three = given(walk, "a", "1", "yes", "b", "2", "yes", "c", "3")
    steps = [*three.steps]
    bad = steps[3 + spoilt]
    steps[3 + spoilt] = Step(bad.node, "" if bad.node == DEVICE else "much", bad.on)
    replayed = walk.walker.replay(steps, TODAY)
    table = replayed.asked.get("goods")
    prices = {"a": 1, "b": 2, "c": 3}
    there = [dict(row) for row in table.rows] if isinstance(table, Table) else []
    assert all(row.get("cost") in (None, prices[str(row["device"])]) for row in there)
    assert steps[3 + spoilt] in replayed.lost
    assert [*replayed.steps, *replayed.lost] == steps or bad.node == MORE


def test_a_cell_that_is_gone_takes_none_of_another_row(walk: Walk) -> None:
    two = given(walk, "a", "1", "yes", "b", "2", "no")
    steps = [step for step in two.steps if step != two.steps[4]]
    replayed = walk.walker.replay(steps, TODAY)
    assert replayed.at == COST
    assert replayed.lost == tuple(steps[4:])
    steps.remove(two.steps[5])  # the question behind it is gone as well
    assert walk.walker.replay(steps, TODAY).at == COST


def replayed(walk: Walk, folder: Path) -> Walk:
    """The same steps on a library that has changed since."""
    return Walker(library(folder), "demo").replay(walk.steps, TODAY)


def test_a_column_that_is_asked_for_earlier_by_now_is_still_that_of_its_row(
    walk: Walk, changed: Change
) -> None:
    device = '      device: {type: text, title: Device, text: "What is it called?"}\n'
    cost = '      cost: {type: money, title: Price, text: "What did it cost?"}\n'
    two = given(walk, "a", "1", "yes", "b", "2", "no")
    again = replayed(two, changed("demo.yaml", device + cost, cost + device))
    assert (again.at, rows(again)) == (DEVICE, [{"cost": 1}])
    assert again.lost == (two.steps[3], *two.steps[5:])


def test_a_list_that_is_asked_for_no_more_stops_nothing_behind_it(
    walk: Walk, changed: Change
) -> None:
    two = given(walk, "a", "1", "no", ["box"])
    again = replayed(two, changed("demo.yaml", "    to: goods\n", "    to: kit\n"))
    assert (again.at, again.asked["kit"]) == (two.at, ("box",))
    assert again.lost == two.steps[3:6]
