"""A time of day: what is read and refused, and what guards, proofs, documents make of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import TODAY, Change, codes_of, faults
from tests.library.fields.test_fields import field, refusal
from tests.outcome.test_redaction import case_of, typed
from tests.rows import each_row
from wizard.author.paths.boundaries import Boundaries, Look
from wizard.author.tree.loading import load
from wizard.cases.exports import redacted
from wizard.i18n import language
from wizard.library.fields import parse
from wizard.library.fields.time_of_day import TimeField
from wizard.library.guard import GuardError, comparisons
from wizard.library.guard import parse as guard
from wizard.library.model import Input
from wizard.walk.guards import holds

ROUTE = "{years: {at_least: 3}}"


@each_row(
    ("said", "time"),
    [
        ("14:30", "14:30"),
        ("14.30", "14:30"),
        ("14 30", "14:30"),
        ("14-30", "14:30"),
        ("14 : 30", "14:30"),
        ("«14:30»", "14:30"),
        ("в 14:30", "14:30"),
        ("В 14\u00a0ч 30\u00a0мин.", "14:30"),
        ("14 часов 30 минут", "14:30"),
        ("14ч", "14:00"),
        ("в 9 часов", "09:00"),
        ("9:05", "09:05"),
        ("0:00", "00:00"),
        ("23:59", "23:59"),
        ("2 pm", "14:00"),
        ("2:30 pm", "14:30"),
        ("2.30PM", "14:30"),
        ("at 2 p.m.", "14:00"),
        ("14:30 pm", "14:30"),
        ("12 am", "00:00"),
        ("12 pm", "12:00"),
        ("12:05 am", "00:05"),
        ("9 утра", "09:00"),
        ("2 часа дня", "14:00"),
        ("в 7 вечера", "19:00"),
        ("12 ночи", "00:00"),
        ("11 ночи", "23:00"),
        ("12 дня", "12:00"),
        ("１４：３０", "14:30"),
        ("14–30", "14:30"),
    ],
)
def test_a_time_is_understood_in_any_usual_spelling(said: str, time: str) -> None:
    assert parse(field("time"), said, TODAY) == time


@each_row(
    ("said", "key"),
    [
        ("полтретьего", "field_time"),
        ("днём", "field_time"),
        ("14", "field_time"),  # an hour, or a day
        ("1430", "field_time"),
        ("14:3", "field_time"),
        ("14:30:15", "field_time"),
        ("около 14:30", "field_time"),
        ("14:30 мск", "field_time"),
        ("24:00", "field_time_none"),
        ("25:10", "field_time_none"),
        ("14:60", "field_time_none"),
        ("13 am", "field_time_none"),
        ("0:30 pm", "field_time_none"),
        ("12 утра", "field_time_none"),
        ("8 дня", "field_time_none"),
        ("10-12", "field_time_several"),  # from ten to twelve, or twelve past ten
        ("10-24", "field_time_several"),
        ("с 10:00 до 12:00", "field_time_several"),
        ("10:00-12:00", "field_time_several"),
        ("14:30, 15:30", "field_time_several"),
    ],
)
def test_what_is_no_one_time_is_refused_with_its_reason(said: str, key: str) -> None:
    assert refusal("time", said) == key


@each_row(
    ("when", "outcome"),
    [
        ({"came": {"at_least": "14:30"}}, True),
        ({"came": {"at_least": "14:31"}}, False),
        ({"came": {"at_least": "09:00"}}, True),
        ({"came": {"below": "14:31"}}, True),
        ({"came": {"below": "14:30"}}, False),
        ({"unset": {"below": "14:30"}}, False),
        ({"came": "14:30"}, True),
        ({"came": {"at_least": "5"}}, False),
        ({"price": {"at_least": "14:30"}}, False),
    ],
)
def test_a_time_is_compared_as_it_follows_in_a_day(when: dict[str, Any], outcome: bool) -> None:
    assert holds(guard(when), {"came": "14:30", "price": 5}, TODAY) is outcome


@pytest.mark.parametrize("bound", ["24:00", "9:00", "14-30", "2 pm", "14:30:00"])
def test_a_bound_is_a_time_as_the_program_writes_it(bound: str) -> None:
    with pytest.raises(GuardError, match="a number or a time such as 14:30"):
        guard({"came": {"at_least": bound}})


@pytest.mark.parametrize(
    ("condition", "codes"),
    [
        ("{at_least: 14:30}", []),
        ('{at_least: "14:30"}', []),
        ("{below: 00:01}", []),
        ("{below: 00:00}", ["never-holds"]),
        ("{at_least: 3}", ["guard-type"]),
        ("{older_than: 3 days}", ["guard-type"]),
        ("14:30", []),
        ("9:00", ["unknown-answer"]),
        ("noon", ["unknown-answer"]),
    ],
)
def test_check_knows_what_a_time_is_compared_with(
    changed: Change, condition: str, codes: list[str]
) -> None:
    changed("demo.yaml", "type: integer", "type: time")
    assert codes_of(changed("demo.yaml", ROUTE, f"{{years: {condition}}}")) == codes


def test_a_sum_is_not_compared_with_a_time(changed: Change) -> None:
    assert codes_of(changed("demo.yaml", "{at_least: 3}", "{at_least: 14:30}")) == ["guard-type"]


@pytest.mark.parametrize(
    ("first", "second", "codes"),
    [
        ("{below: 14:30}", "{below: 14:29}", ["shadowed-guard"]),
        ("{below: 14:29}", "{below: 14:30}", []),
        ("{below: 14:30}", "14:29", ["shadowed-guard"]),
        ("{below: 14:30}", "14:30", []),
        ("{at_least: 14:30}", "23:59", ["shadowed-guard"]),
    ],
)
def test_check_knows_the_order_of_times(
    changed: Change, first: str, second: str, codes: list[str]
) -> None:
    changed("demo.yaml", "type: integer", "type: time")
    ways = (
        f"{{when: {{years: {first}}}, to: shop}}\n      - {{when: {{years: {second}}}, to: call}}"
    )
    assert codes_of(changed("demo.yaml", f"{{when: {ROUTE}, to: shop}}", ways)) == codes


@pytest.mark.parametrize(("held", "codes"), [("14:30", []), ("2 pm", ["letter-part"])])
def test_a_letter_compares_it_as_it_is_written(
    changed: Change, held: str, codes: list[str]
) -> None:
    changed("demo.yaml", "type: integer", "type: time")
    folder = changed("letters/ask.md", "{% if bought %}", f"{{% if years == '{held}' %}}")
    found = [fault for fault in faults(folder) if fault.code == "letter-part"]
    assert [fault.code for fault in found] == codes
    assert all("a time of day such as 14:30, in digits and quotes" in one.hint for one in found)


def test_a_boundary_is_tried_on_both_sides(changed: Change) -> None:
    changed("demo.yaml", "type: integer", "type: time")
    library = load(changed("demo.yaml", "{at_least: 3}", "{at_least: 17:45}")).library
    node = library.node("demo.years")
    assert isinstance(node, Input)
    atoms = [
        Look(atom, (), ())
        for edge in library.graph.edges
        if edge.guard
        for atom in comparisons(edge.guard)
    ]
    typed = {option.answer for option in Boundaries(library, TODAY).options(node, atoms)}
    assert {"17:44", "17:45"} <= typed


def test_a_time_stands_in_the_document_as_it_is_said(changed: Change) -> None:
    case = case_of(typed(changed, "time"), "2:30 pm")
    assert "14:30" in case.document()
    assert "14:30:00" not in case.document()


def test_a_time_that_names_somebody_is_masked(changed: Change) -> None:
    folder: Path = typed(changed, "time\n    personal: true")
    case = case_of(folder, "2:30 pm")
    assert "14:30" in case.document()
    assert "14:30" not in redacted(case)


def test_a_type_that_there_is_not_is_told_with_all_there_are(changed: Change) -> None:
    problems = load(changed("demo.yaml", "type: integer", "type: clock")).problems
    assert [(one.code, one.hint) for one in problems] == [("unknown-value", "write «time»")]
    assert problems[0].message.endswith("postal_address, registration_number, text, time, track")


@each_row(
    ("word", "named"),
    [("14:30", True), ("00:00", True), ("23:59", True), ("24:00", False), ("9:30", False),
     ("14:60", False), ("14.30", False), ("14:300", False), ("١٤:٣٠", False)],
)  # fmt: skip
def test_a_guard_names_a_time_as_the_program_writes_it(word: str, named: bool) -> None:
    assert TimeField().named(word) is named
    assert TimeField.bounds is not None
    assert TimeField.bounds.read(word) == (word if named else None)


def test_a_time_is_echoed_by_a_clock_of_24_hours() -> None:
    assert TimeField().echoed("14:30", language("en")) == "14:30"
    assert (TimeField.scale.value(0), TimeField.scale.value(24 * 60 - 1)) == ("00:00", "23:59")
    assert TimeField.scale.place("14:30") == 870
