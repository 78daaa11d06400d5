"""The fold: ordered ways, back, change, what falls off the way, waiting, meeting a node twice."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.conftest import SAMPLE, TODAY, Change, library
from tests.rows import each_row
from wizard.errors import FieldError
from wizard.i18n import language
from wizard.walk.steps import Step
from wizard.walk.walk import Walk
from wizard.walk.walker import Walker

WALKER = Walker(library(SAMPLE), "demo")
TO_CALL = ["yes", "on", "2026-11-20", "Ann", ["receipt"]]


def walk(*answers: Any, today: date = TODAY) -> Walk:
    way = WALKER.begin(today)
    for answer in answers:
        way = way.answer(answer)
    return way


def later(way: Walk, days: int) -> Walk:
    """The same case opened on another day."""
    return way.walker.replay(way.steps, way.today + timedelta(days=days), way.kept)


@each_row(
    ("answers", "at"),
    [
        ([], "plugged"),
        (["no"], "plug_in"),
        (["yes", "off"], "owner"),
        (["yes", "on", "2026-11-20"], "owner"),  # two days old: the default
        (["yes", "on", "2026-01-20"], "years"),  # older than thirty days: the guard
        (["yes", "on", None], "owner"),  # skipped: no guard about it holds
        (["yes", "off", "Ann", []], "socket"),  # the first way of the route
        (["yes", "on", "2026-01-20", "3", None, "Ann", []], "shop"),  # its second way
        (["yes", "on", "2026-01-20", "2", None, "Ann", []], "call"),  # its default
        (TO_CALL, "call"),
        ([*TO_CALL, "refused", None], "shop"),
    ],
)
def test_the_first_way_whose_guard_holds_is_taken(answers: list[Any], at: str) -> None:
    assert walk(*answers).at == f"demo.{at}"


def test_what_an_answer_forgets_was_never_told_to_those_behind_it(changed: Change) -> None:
    folder = changed("demo.yaml", "save_as: owner", "save_as: owner\n    forgets: [bought, power]")
    way = Walker(library(folder), "demo").begin(TODAY)
    for answer in TO_CALL[:3]:
        way = way.answer(answer)
    assert {"bought", "power"} <= {*way.asked}
    way = way.answer("Ann")
    assert not {"bought", "power"} & {*way.asked}
    assert "bought" in way.back().asked


def test_a_walk_may_begin_at_any_node_and_a_route_is_passed() -> None:
    assert Walker(library(SAMPLE), "demo.which_way").begin(TODAY).at == "demo.call"


def test_an_answer_that_is_none_leaves_the_walk_as_it_is() -> None:
    way = walk("yes")
    with pytest.raises(FieldError):
        way.answer("perhaps")
    assert way.at == "demo.power"


def test_back_takes_the_last_answer_off_the_way_and_keeps_it_for_the_question() -> None:
    way = walk("yes", "on").back()
    assert way.at == "demo.power"
    assert way.prefill("demo.power") == "on"
    assert "power" not in way.asked


def test_waits_of_one_day_are_taken_back_together() -> None:
    way = walk(*TO_CALL, "later")
    several = way.answer("later").answer("later")
    assert several.back().steps == way.back().steps == walk(*TO_CALL).steps
    tomorrow = later(way, 1).answer("later")
    assert tomorrow.back().steps == way.steps, "those of other days were other ones"
    begun = Walker(library(SAMPLE), "demo.call").begin(TODAY)
    for waits in 1, 2, 3:
        way = begun
        for _ in range(waits):
            way = way.answer("later")
        assert (way.back().at, way.back().steps) == (begun.at, ())


def test_back_at_the_start_stays_there() -> None:
    way = walk()
    assert way.back() is way


def test_another_answer_than_the_one_taken_back_replaces_it() -> None:
    way = walk("yes", "on").back().answer("off")
    assert way.at == "demo.owner"
    assert way.prefill("demo.power") is None


def test_change_keeps_the_later_answers_that_still_fit() -> None:
    way = walk(*TO_CALL).change(1, "off")
    assert way.at == "demo.socket"
    assert [step.node for step in way.lost] == ["demo.bought"]
    assert way.prefill("demo.bought") == "2026-11-20"


def test_an_answer_that_fell_off_the_way_routes_nothing_and_sets_nothing() -> None:
    way = walk("yes", "on", "2026-01-20", "9", None, "Ann", []).change(1, "off")
    assert "years" not in way.asked
    assert "bought" not in way.values
    assert way.at == "demo.socket"


def test_a_change_back_and_forth_offers_every_answer_again() -> None:
    way = walk(*TO_CALL)
    again = way.change(1, "off").change(1, "on")
    for node in ("demo.bought", "demo.owner", "demo.kit"):
        assert again.at == node
        again = again.answer(again.prefill(node))
    assert (again.at, again.asked) == (way.at, way.asked)


def test_a_correction_does_not_move_the_day_of_the_step() -> None:
    way = later(walk(*TO_CALL), 3).change(3, "Bob")
    assert way.steps[3] == Step("demo.owner", "Bob", TODAY)


def test_a_day_that_is_corrected_is_judged_by_today_where_that_keeps_the_way() -> None:
    """On the day of the first answer what was bought since would have been bought yet."""
    way = later(walk("yes", "on", "2026-01-20", "9", None, "Ann", []), 60)
    changed = way.change(2, "2026-12-01")
    assert (changed.at, changed.lost) == (way.at, ())
    assert changed.steps[2].on == way.today


@pytest.mark.parametrize("given", [(), ("Ann",), ("Ann", [])])
def test_a_day_that_is_corrected_leads_on_as_today_unless_answers_behind_it_were_lost(
    given: tuple[Any, ...],
) -> None:
    way = later(walk("yes", "on", "2026-11-20", *given), 60)
    changed = way.change(2, "2026-11-21")
    assert (changed.at, changed.steps[2].on, changed.lost) == (
        (way.at, TODAY, ()) if given else ("demo.years", way.today, ())
    )


def test_a_date_may_be_corrected_to_one_after_the_day_of_the_first_answer() -> None:
    way = later(walk(*TO_CALL), 5)
    tomorrow = (TODAY + timedelta(days=1)).isoformat()
    changed = way.change(2, tomorrow)
    assert changed.lost == ()
    assert changed.asked["bought"] == TODAY + timedelta(days=1)


def test_a_case_opened_with_an_earlier_day_keeps_its_steps() -> None:
    way = walk("yes", "on", "2026-11-22")
    assert later(way, -10).steps == way.steps


def test_a_guard_looks_at_the_day_of_the_step_for_ever() -> None:
    way = walk("yes", "on", "2026-11-20")
    assert later(way, 300).at == way.at == "demo.owner"


def test_a_derived_value_is_counted_on_the_day_that_is_asked_for() -> None:
    way = walk(*TO_CALL)
    assert way.values["age"] == 2
    assert later(way, 8).values["age"] == 10
    assert "age" not in walk("yes").values
    assert len(way.values) == len(list(way.values))


def test_who_waits_stays_and_may_answer_later() -> None:
    way = walk(*TO_CALL, "later")
    assert way.at == "demo.call"
    assert way.waiting == Step("demo.call", "later", TODAY)
    after = later(way, 9).answer("solved")
    assert after.at == "demo.good"
    assert after.waiting is None
    assert [step.answer for step in after.steps if step.node == "demo.call"] == ["later", "solved"]


def test_a_number_is_of_the_last_step_and_moves_nobody() -> None:
    way = walk(*TO_CALL, "later")
    told = way.numbered("7")
    assert told.steps == (*way.steps[:-1], msgspec.structs.replace(way.steps[-1], number="7"))
    assert (told.at, told.asked, told.waiting) == (way.at, way.asked, told.steps[-1])


def test_another_day_may_lead_the_last_answer_elsewhere_than_its_own_did() -> None:
    way = walk("yes", "on", "2026-11-20")
    assert way.at == "demo.owner"
    assert way.outgrown is None
    assert [later(way, days).outgrown for days in (1, 28, 29)] == [None, None, "demo.years"]
    # What was given on that day led there knowingly, and so did the answers behind it.
    assert later(walk("yes", "on"), 40).answer("2026-11-20").outgrown is None
    assert later(way, 40).answer("Ann").outgrown is None


@pytest.mark.parametrize(
    ("choice", "reached"), [("wait: true", None), ("wait: true, done: never", "demo.shop")]
)
def test_who_has_done_something_and_waits_for_what_comes_is_in_the_right_place(
    changed: Change, choice: str, reached: str | None
) -> None:
    changed("demo.yaml", "wait: true", choice)
    folder = changed("demo.yaml", "years: {at_least: 3}", "bought: {older_than: 30 days}")
    way = Walker(library(folder), "demo").begin(TODAY)
    for answer in TO_CALL:
        way = way.answer(answer)
    assert later(way, 40).outgrown == "demo.shop"
    assert later(way.answer("later"), 40).outgrown == reached
    assert later(way, 1).answer("later").on(TODAY + timedelta(days=40)).outgrown == reached


FRESH = """\
    to: fresh

  fresh:
    kind: question
    text: Is it yours?
    save_as: fresh
    assumed: no
    choices:
      yes: {label: It is, to: owner}
      no:
        label: It is not
        to:
          - {when: {bought: {older_than: 30 days}}, to: years}
          - {to: owner}
"""


def test_what_is_assumed_leads_by_the_day_of_the_step_behind_it(changed: Change) -> None:
    way = later(walk("yes", "on", "2026-11-20", "Ann"), 60).answer([])
    old = (
        "    to:\n      - {when: {bought: {older_than: 30 days}}, to: years}\n      - {to: owner}\n"
    )
    walker = Walker(library(changed("demo.yaml", old, FRESH)), "demo")
    again = walker.skip_added(walker.replay(way.steps, way.today), {})
    assert (again.at, again.lost) == (way.at, ())
    assert again.asked["fresh"] == "no"
    [added] = [step for step in again.steps if step not in way.steps]
    assert added == Step("demo.fresh", "no", way.steps[3].on)


def seen(name: str, to: str, more: str = "optional: true") -> str:
    """A question that is new."""
    field = f"kind: input\n    type: text\n    text: Which?\n    save_as: {name}\n    {more}\n"
    return f"  {name}:\n    {field}    to: {to}\n\n"


@pytest.mark.parametrize("count", [1, 2])
def test_who_is_past_optional_questions_that_are_new_has_skipped_them(
    changed: Change, count: int
) -> None:
    way = later(later(walk("yes", "off"), 2).answer("Ann"), 5).answer([])
    added = [seen("fresh", "again" if count == 2 else "owner"), seen("again", "owner")][:count]
    changed("demo.yaml", "off: {label: It is off, to: owner}", "off: {label: Off, to: fresh}")
    walker = Walker(
        library(changed("demo.yaml", "  owner:\n", f"{''.join(added)}  owner:\n")), "demo"
    )
    back = walker.replay(way.steps, way.today)
    assert (back.at, len(back.lost)) == ("demo.fresh", 2)
    on = walker.skip_added(back, {})
    assert (on.at, on.lost) == (way.at, ())
    skipped = [step for step in on.steps if step not in way.steps]
    assert [(step.answer, step.on) for step in skipped] == [(None, way.steps[2].on)] * count


def test_who_comes_no_further_by_skipping_what_is_new_is_asked(changed: Change) -> None:
    way = walk("yes", "off", "Ann", [])
    added = seen("fresh", "again") + seen("again", "owner", "personal: true")
    changed("demo.yaml", "off: {label: It is off, to: owner}", "off: {label: Off, to: fresh}")
    walker = Walker(library(changed("demo.yaml", "  owner:\n", f"{added}  owner:\n")), "demo")
    for back in walker.replay(way.steps, TODAY), walker.begin(TODAY).answer("yes").answer("off"):
        assert back.at == "demo.fresh"
        assert walker.skip_added(back, {}) is back


def test_a_node_may_be_met_twice_and_the_last_answer_counts() -> None:
    way = walk(*TO_CALL, "again", "yes", "off")
    assert way.asked["power"] == "off"
    assert [step.node for step in way.steps].count("demo.power") == 2


def test_a_skipped_answer_clears_an_earlier_one_to_the_same_name() -> None:
    way = walk(*TO_CALL, "again", "yes", "on", None)
    assert "bought" not in way.asked


def test_a_step_of_a_library_that_has_changed_is_lost_and_the_rest_goes_on(
    changed: Change,
) -> None:
    way = walk(*TO_CALL)
    other = library(changed("demo.yaml", "It is on, to: bought", "It is on, to: owner"))
    again = Walker(other, "demo").replay(way.steps, TODAY)
    assert again.at == "demo.call"
    assert [step.node for step in again.lost] == ["demo.bought"]


def test_steps_that_no_longer_fit_are_told_of_in_their_order(copy: Any) -> None:
    text = (copy / "demo.yaml").read_text("utf-8")
    text = text.replace("on: {label: It is on,", "lit: {label: It is lit,")
    (copy / "demo.yaml").write_text(text, "utf-8")
    way = Walker(library(copy), "demo").replay(walk(*TO_CALL).steps, TODAY)
    assert way.at == "demo.power"
    assert [step.node for step in way.lost] == [
        "demo.power",
        "demo.bought",
        "demo.owner",
        "demo.kit",
    ]


def test_a_date_is_not_taken_before_the_one_it_depends_on(changed: Change) -> None:
    folder = changed("demo.yaml", "type: integer", "type: date\n    earliest: bought")
    changed("demo.yaml", "{years: {at_least: 3}}", "{years: {older_than: 3 days}}")
    folder_walker = Walker(library(folder), "demo")
    way = folder_walker.begin(TODAY)
    for answer in ("yes", "on", "2026-01-20"):
        way = way.answer(answer)
    with pytest.raises(FieldError, match="field_date_early") as caught:
        way.answer("2026-01-19")
    names = {key: str(value) for key, value in caught.value.values.items()}
    assert names == {
        "what": "For how many years is the guarantee?",
        "date": "2026-01-19",
        "follows": "When was it bought?",
        "earliest": "2026-01-20",
    }
    assert way.answer("2026-01-20").at == "demo.serial"


@pytest.mark.parametrize("key", ["earliest", "latest"])
def test_a_date_is_bounded_by_one_that_was_counted_as_well(changed: Change, key: str) -> None:
    changed("demo.yaml", "compute:\n", "compute:\n  same: {rule: event, day: bought}\n")
    changed("demo.yaml", "{years: {at_least: 3}}", "{years: {older_than: 3 days}}")
    folder = changed("demo.yaml", "type: integer", f"type: date\n    {key}: same")
    way = Walker(library(folder), "demo").begin(TODAY)
    for answer in ("yes", "on", "2026-01-20"):
        way = way.answer(answer)
    beyond = "2026-01-19" if key == "earliest" else "2026-01-21"
    with pytest.raises(FieldError) as caught:
        way.answer(beyond)
    said = language("ru")(caught.value.key, **caught.value.values)
    assert "same" not in said
    assert "20.01.2026" in said
    assert way.answer("2026-01-20").at == "demo.serial"


@pytest.mark.parametrize(
    ("typed", "taken"),
    [("99,99", True), ("100", False), ("100,01", False), ("1", True), ("0,5", True)],
)
def test_a_part_of_a_sum_is_less_than_the_sum(changed: Change, typed: str, taken: bool) -> None:
    changed("demo.yaml", "type: date\n    text: When", "type: money\n    text: When")
    changed("demo.yaml", "latest: today\n    optional", "optional")
    changed("demo.yaml", "compute:\n  age: {rule: days_since, day: bought}\n", "")
    changed("demo.yaml", "    details: The device is {{ age }} days old.\n", "")
    changed("demo.yaml", "{bought: {older_than: 30 days}}", "{answered: bought}")
    folder = changed("demo.yaml", "type: integer", "type: money\n    part_of: bought")
    way = Walker(library(folder), "demo").begin(TODAY)
    for answer in ("yes", "on", "100"):
        way = way.answer(answer)
    if taken:
        assert way.answer(typed).at == "demo.serial"
        on = way.answer(typed)
        assert on.change(2, "1").at == ("demo.years" if typed != "0,5" else "demo.serial")
    else:
        with pytest.raises(FieldError, match="field_no_part"):
            way.answer(typed)


FOLLOWS = "latest: today\n    earliest: [bought, serial]"


def two_bounds(changed: Change, bounds: str = FOLLOWS) -> Walker:
    """`years` is a date now, and follows both the day it was bought and the one in `serial`."""
    changed("demo.yaml", "latest: today\n    optional: true", "optional: true")
    changed("demo.yaml", "to: years}\n      - {to: owner}", "to: serial}\n      - {to: serial}")
    changed("demo.yaml", "type: text\n    text: What is the", "type: date\n    text: What is the")
    changed("demo.yaml", "optional: true\n    to: owner", "optional: true\n    to: years")
    changed("demo.yaml", "save_as: years\n    to: serial", "save_as: years\n    to: owner")
    changed("demo.yaml", "{years: {at_least: 3}}", "{years: {older_than: 3 days}}")
    folder = changed("demo.yaml", "type: integer", f"type: date\n    {bounds}")
    return Walker(library(folder), "demo")


@pytest.mark.parametrize(
    ("bought", "serial", "earliest"),
    [
        ("2026-11-01", "2026-11-10", "2026-11-10"),
        ("2026-11-10", "2026-11-01", "2026-11-10"),
        ("2026-11-10", None, "2026-11-10"),
        ("2026-11-10", "2026-11-23", "2026-11-10"),
        ("2026-11-23", None, None),
        (None, None, None),
    ],
)
def test_the_latest_of_the_dates_that_are_known_and_have_come_counts(
    changed: Change, bought: str | None, serial: str | None, earliest: str | None
) -> None:
    way = two_bounds(changed).begin(TODAY)
    for answer in ("yes", "on", bought, serial):
        way = way.answer(answer)
    assert way.at == "demo.years"
    if earliest:
        day = date.fromisoformat(earliest)
        with pytest.raises(FieldError, match="field_date_early"):
            way.answer((day - timedelta(days=1)).isoformat())
        assert way.answer(earliest).at == "demo.owner"
    else:
        assert way.answer("2020-01-01").at == "demo.owner"
    assert way.answer("сегодня").at == "demo.owner"


@pytest.mark.parametrize(
    ("bought", "serial", "last"),
    [
        ("2026-11-01", "2026-11-10", "2026-11-01"),
        ("2026-11-10", "2026-11-01", "2026-11-01"),
        ("2026-11-10", None, "2026-11-10"),
        ("2026-11-25", None, "2026-11-22"),  # today comes first
        (None, None, "2026-11-22"),
    ],
)
def test_a_date_lies_behind_none_that_it_comes_before(
    changed: Change, bought: str | None, serial: str | None, last: str
) -> None:
    way = two_bounds(changed, "latest: [bought, today, serial]").begin(TODAY)
    for answer in ("yes", "on", bought, serial):
        way = way.answer(answer)
    assert way.answer(last).at == "demo.owner"
    key = "field_date_future" if last == "2026-11-22" else "field_date_behind"
    with pytest.raises(FieldError, match=key):
        way.answer((date.fromisoformat(last) + timedelta(days=1)).isoformat())


def test_a_bound_that_comes_later_takes_no_answer_back(changed: Change) -> None:
    walker = two_bounds(changed)
    way = walker.begin(TODAY)
    for answer in ("yes", "on", "2026-11-25", None, "2026-11-20"):
        way = way.answer(answer)
    later = walker.replay(way.steps, date(2026, 12, 24))
    assert (later.at, later.lost) == ("demo.owner", ())


def test_what_was_taken_once_stays_though_no_more_of_the_kind_is_taken() -> None:
    way = walk(*TO_CALL, "refused")
    for node, answer in (("demo.owner", "-"), ("demo.owner", "Ann\ufffd")):
        steps = [
            msgspec.structs.replace(step, answer=answer) if step.node == node else step
            for step in way.steps
        ]
        again = WALKER.replay(steps, TODAY)
        assert (again.at, again.lost) == ("demo.story", ())
        with pytest.raises(FieldError):
            way.change(3, answer)


def test_an_answer_goes_with_its_question_to_another_node(changed: Change) -> None:
    steps = walk(*TO_CALL).steps
    changed("demo.yaml", "It is on, to: bought", "It is on, to: purchase")
    folder = changed(
        "demo.yaml",
        "  years:\n",
        "  purchase:\n    kind: input\n    type: date\n    text: When?\n    save_as: bought\n"
        "    latest: today\n    to: owner\n\n  years:\n",
    )
    again = Walker(library(folder), "demo").replay(steps, TODAY)
    assert (again.at, again.lost) == ("demo.call", ())
    assert again.steps[2].node == "demo.purchase"


def test_an_answer_to_another_name_does_not(changed: Change) -> None:
    steps = walk(*TO_CALL).steps
    changed("demo.yaml", "It is on, to: bought", "It is on, to: purchase")
    folder = changed(
        "demo.yaml",
        "  years:\n",
        "  purchase:\n    kind: input\n    type: date\n    text: When?\n    save_as: paid_on\n"
        "    latest: today\n    to: owner\n\n  years:\n",
    )
    again = Walker(library(folder), "demo").replay(steps, TODAY)
    assert again.at == "demo.purchase"
    assert "paid_on" not in again.asked


def test_steps_that_two_walks_share_are_those_before_the_first_that_was_given_anew() -> None:
    way = walk(*TO_CALL)
    assert way.answer("later").shared(way) == way.shared(way.answer("later")) == len(way.steps)
    assert way.change(1, "on").shared(way) == 1
    assert way.back().shared(way) == len(way.steps) - 1
    assert walk("no").shared(way) == 0


def test_what_is_made_of_a_walk_is_made_once_and_of_another_one_anew() -> None:
    made: list[str] = []

    def make(way: Walk) -> list[str]:
        made.append(way.at)
        return made

    way = walk("yes")
    assert way.once(make) is way.once(make)
    way.answer("on").once(make)
    assert made == [way.at, way.answer("on").at]


def test_a_day_of_a_form_that_is_corrected_is_judged_by_today_at_its_end(
    copy: Path, changed: Change
) -> None:
    """The way on hangs on what is asked behind it on the same screen."""
    field = """    kind: input
    type: date
    text: When was it bought?
    save_as: bought
    latest: today
    optional: true
    to:
"""
    form = """    kind: form
    text: What is it?
    fields:
      bought: {type: date, text: When was it bought?, latest: today, optional: true}
      colour: {type: text, text: Of what colour is it?, optional: true}
    to:
"""
    changed("demo.yaml", field, form)
    begun = Walker(library(copy), "demo").begin(TODAY).answer("yes").answer("on")
    way = later(begun.answer("2026-11-20").answer("red"), 60)
    assert way.at == "demo.owner"
    assert way.change(2, "2026-11-21").at == "demo.years"
