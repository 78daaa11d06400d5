"""Tables of rates: each way to be wrong, by changing one thing of a library with a sound one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import changer, codes_of, faults

UNREAD = "  rumour:\n    kind: forum\n    title: A rumour\n"


def test_a_sound_table_has_no_problems(rated: Path) -> None:
    assert faults(rated) == []


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("from: 2026-06-01", "from: 2026-01-02", []),
        ("from: 2026-06-01", "from: 2026-01-01", ["bad-rate"]),
        ("from: 2026-06-01", "from: 2025-12-31", ["bad-rate"]),
        ("until: 2026-11-20", "until: 2026-06-01", []),
        ("until: 2026-11-20", "until: 2026-05-31", ["bad-rate"]),
        ("until: 2026-11-20", "until: 2026-11-22", []),
        ("until: 2026-11-20", "until: 2026-11-23", ["bad-rate"]),
        ("    checked: 2026-11-22\nterms", "    checked: 2026-11-23\nterms", ["future-date"]),
        ("percent: 14.5, sources: [manual", "percent: 14.5, sources: [leaflet", ["unknown-source"]),
        ("percent: 14.5", "percent: 0", []),
        ("percent: 14.5", "percent: 99.99", []),
        ("percent: 14.5", 'percent: "14,5"', ["wrong-type"]),
        ("percent: 14.5", "percent: 14.5 %", ["wrong-type"]),
        ("percent: 14.5", "percent: 114.5", ["wrong-type"]),
        ("percent: 14.5", "percent: -1", ["wrong-type"]),
    ],
)
def test_what_is_wrong_with_a_table_is_told(
    rated: Path, old: str, new: str, codes: list[str]
) -> None:
    assert codes_of(changer(rated)("facts.yaml", old, new)) == codes


def test_a_table_that_was_not_looked_at_for_a_year_is_stale(rated: Path) -> None:
    change = changer(rated)
    change("facts.yaml", "from: 2026-01-01", "from: 2025-01-01")
    change("facts.yaml", "from: 2026-06-01", "from: 2025-06-01")
    change("facts.yaml", "until: 2026-11-20", "until: 2025-11-20")
    end = "    checked: 2026-11-22\nterms"
    assert codes_of(change("facts.yaml", end, end.replace("2026", "2025"))) == []
    change("facts.yaml", end.replace("2026", "2025"), "    checked: 2025-11-21\nterms")
    assert codes_of(rated) == ["stale-date"]


def test_a_rate_that_nobody_read_is_no_rate(rated: Path) -> None:
    change = changer(rated)
    change("facts.yaml", "  manual:\n", f"{UNREAD}  manual:\n")
    change(
        "facts.yaml", "percent: 14.5, sources: [manual p. 7]", "percent: 14.5, sources: [rumour]"
    )
    assert codes_of(rated) == ["bad-rate"]
    change("facts.yaml", "sources: [rumour]", "sources: [rumour, manual]")
    assert codes_of(rated) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (", rates: of_bank}", "}"),
        ("{rule: days_since, day: bought}", "{rule: days_since, day: bought, rates: of_bank}"),
        ("owed: years, ", ""),
    ],
)
def test_only_a_rule_that_counts_by_a_table_takes_one_and_it_must(
    rated: Path, old: str, new: str
) -> None:
    (fault, *_) = faults(changer(rated)("demo.yaml", old, new))
    assert fault.code == "rule-arguments"


@pytest.mark.parametrize(
    ("guard", "codes"),
    [
        ("{answered: kept}", []),
        ("{all: [{answered: bought}, {answered: years}]}", ["unset-name"]),
        ("{all: [{answered: years}, {not: {answered: kept}}]}", ["unset-name"]),
    ],
)
def test_what_is_counted_by_a_table_may_be_missing_though_all_else_is_known(
    rated: Path, guard: str, codes: list[str]
) -> None:
    assert (
        codes_of(changer(rated)("demo.yaml", "when: {answered: kept}", f"when: {guard}")) == codes
    )


def test_that_it_is_missing_can_be_told(rated: Path) -> None:
    change = changer(rated)
    change("demo.yaml", "It comes to {{ kept }}.", "It is not known what it comes to.")
    guard = "{all: [{answered: bought}, {answered: years}, {not: {answered: kept}}]}"
    assert codes_of(change("demo.yaml", "when: {answered: kept}", f"when: {guard}")) == []
