"""Derived values: there when their arguments are, and counted only then."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec import structs

from tests.conftest import SHIPPED, TODAY, Change, codes_of, library
from wizard.law.rules import Value
from wizard.library.facts import Facts
from wizard.library.guard import parse
from wizard.library.model import Rows
from wizard.walk.values import Derivations, Values, derived, totals

DERIVED = Derivations(
    {
        "refund_due": [derived({"term": "claim_23_1", "from": "handed"})],
        "penalty": [derived({"rule": "late_delivery_penalty", "price": "price", "due": "due"})],
        "basis": [
            derived({"when": {"wish": "swap"}, "is": "exchange"}),
            derived({"when": {"answered": "due"}, "is": "late"}),
        ],
        "answer_due": [
            derived({"when": {"basis": "exchange"}, "term": "exchange_21", "from": "handed"}),
            derived({"when": {"basis": "late"}, "term": "claim_23_1", "from": "handed"}),
        ],
    }
)


def values(**asked: Value) -> Values:
    return Values(asked, DERIVED, library(SHIPPED).facts, TODAY)


def test_a_term_ends_so_many_days_after_a_named_date() -> None:
    assert values(handed=date(2026, 11, 22))["refund_due"] == date(2026, 12, 2)


def test_a_term_that_ends_on_a_day_off_ends_on_the_next_working_day() -> None:
    assert values(handed=date(2026, 11, 18))["refund_due"] == date(2026, 11, 30)


def test_a_value_is_not_there_before_its_arguments_are() -> None:
    assert "refund_due" not in values()
    assert "penalty" not in values(price=Decimal(100))
    assert list(values(price=Decimal(100))) == ["price"]


def test_a_rule_counts_to_today() -> None:
    known = values(price=Decimal(12500), due=date(2026, 11, 5))
    assert known["penalty"] == Decimal("1062.50")
    assert known.figures("penalty")["days"] == 17


def test_a_term_that_is_not_there_is_told(changed: Change) -> None:
    old = "age: {rule: days_since, day: bought}"
    assert codes_of(changed("demo.yaml", old, "age: {term: no_such, from: bought}")) == [
        "unknown-term"
    ]


def test_a_term_runs_from_a_date_only(changed: Change) -> None:
    old = "age: {rule: days_since, day: bought}"
    assert codes_of(changed("demo.yaml", old, "age: {term: reply, from: owner}")) == [
        "rule-arguments"
    ]


def test_a_term_takes_the_day_it_runs_from_and_no_more(changed: Change) -> None:
    old = "age: {rule: days_since, day: bought}"
    assert codes_of(changed("demo.yaml", old, "age: {term: reply, day: bought}")) == [
        "rule-arguments"
    ]


def test_the_first_entry_whose_guard_holds_gives_the_value() -> None:
    handed = date(2026, 11, 16)
    assert values(wish="swap", handed=handed)["answer_due"] == date(2026, 11, 23)
    assert values(due=handed, handed=handed)["answer_due"] == date(2026, 11, 26)
    both = values(wish="swap", due=handed, handed=handed)
    assert (both["basis"], both["answer_due"]) == ("exchange", date(2026, 11, 23))


def test_a_value_is_not_there_while_no_guard_holds() -> None:
    known = values(wish="keep", handed=date(2026, 11, 16))
    assert "basis" not in known
    assert "answer_due" not in known
    with pytest.raises(KeyError):
        known["answer_due"]


def test_an_entry_whose_guard_holds_waits_for_its_arguments() -> None:
    assert "answer_due" not in values(wish="swap", due=date(2026, 11, 16))


def test_all_that_is_there_is_met_in_the_order_of_the_library() -> None:
    ways = Derivations(
        {
            "mood": [
                derived({"when": {"not": {"answered": "wish"}}, "is": "calm"}),
                derived({"when": {"wish": "swap"}, "is": "cross"}),
            ],
            "plea": [derived({"when": {"stand": "firm"}, "is": "short"})],
            "stand": [derived({"when": {"mood": "cross"}, "is": "firm"})],
            "always": [derived({"is": "so"})],
            "never": [derived({"when": {"wish": "keep"}, "is": "so"})],
        }
    )
    for asked, there in (
        ({}, ["mood", "always"]),
        ({"wish": "swap"}, ["wish", "mood", "plea", "stand", "always"]),
        ({"wish": "keep"}, ["wish", "always", "never"]),
    ):
        known = Values(asked, ways, Facts(), TODAY)
        assert list(known) == there
        assert all((name in known) == (name in there) for name in ways)


WITH_RATES = Derivations(
    {
        "kept": [
            derived({"rule": "interest", "owed": "owed", "since": "since", "rates": "of_bank"})
        ],
        "age": [derived({"rule": "days_since", "day": "since"})],
        "word": [derived({"is": "so"})],
    }
)


def test_what_rates_give_is_there_as_long_as_they_reach_and_its_lines_are_beyond(
    rated: Path,
) -> None:
    facts, since = library(rated).facts, {"since": date(2026, 11, 10)}
    last = facts.rates["of_bank"].until
    for day, there in (last, True), (last + timedelta(days=1), False):
        known = Values({"owed": Decimal(1000), **since}, WITH_RATES, facts, day)
        assert known.get("kept") == (Decimal("3.97") if there else None)
        lines = known.lines("kept") or []
        assert lines[0][1]["days"] == 10
        assert [known.lines(name) for name in ("age", "word", "owed")] == [None] * 3
    assert Values(since, WITH_RATES, facts, last).lines("kept") is None


def test_what_a_column_comes_to_is_there_where_the_column_is_asked_for(rowed: Path) -> None:
    goods = library(rowed).trees["demo"].nodes["goods"]
    assert isinstance(goods, Rows)
    of = {name: name for name in ("cost", "noise", "gone")}
    guards = {name: way.guard for name, [way] in totals(structs.replace(goods, totals=of)).items()}
    assert guards == {"cost": None, "noise": parse({"power": "on"}), "gone": None}


AGE = "age: {rule: days_since, day: bought}"


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("[{when: {power: of}, is: old}, {is: new}]", "unknown-answer"),
        ("[{is: old}, {when: {power: off}, is: new}]", "after-default"),
        ("[{when: {power: off}, rule: days_since}]", "rule-arguments"),
        ("{is: old, day: bought}", "rule-arguments"),
        ("{is: [old]}", "wrong-type"),
        ("[{when: {age: new}, is: new}]", "derived-circle"),
        ("[{when: {power: off}, rule: days_ago, day: bought}]", "unknown-rule"),
    ],
)
def test_each_entry_of_a_list_is_checked(changed: Change, entry: str, code: str) -> None:
    assert codes_of(changed("demo.yaml", AGE, f"age: {entry}")) == [code]


def test_guards_may_look_at_what_a_value_is(changed: Change) -> None:
    age = "age: [{when: {power: off}, is: old}, {is: new}]"
    folder = changed("demo.yaml", AGE, age)
    demo = folder / "demo.yaml"
    text = demo.read_text("utf-8")
    demo.write_text(text.replace("when: {power: off}, to", "when: {age: older}, to"), "utf-8")
    assert codes_of(folder) == ["unknown-answer"]
