"""Guards that never hold, or that others go before: finite answers, stretches, dates."""

from __future__ import annotations

import pytest

from tests.conftest import Change, codes_of

NEVER, SHADOWED, DEFAULT = "never-holds", "shadowed-guard", "unreachable-default"


def ways(*guards: str) -> str:
    lines = [f"      - {{when: {guard}, to: shop}}" for guard in guards]
    return "\n".join(["    to:", *lines, "      - {to: call}\n"])


ROUTE = (
    "    to:\n      - {when: {power: off}, to: socket}\n"
    "      - {when: {years: {at_least: 3}}, to: shop}\n      - {to: call}\n"
)


@pytest.mark.parametrize(
    ("guards", "codes"),
    [
        # Finite answers, exactly; nobody comes to the route without an answer about the power.
        (["{power: on}", "{power: off}"], [DEFAULT]),
        (["{power: [on, off]}"], [DEFAULT]),
        (["{power: on}", "{power: [on, off]}"], [DEFAULT]),
        (["{power: on}", "{power: on}"], [SHADOWED]),
        (["{power: on}", "{not: {power: on}}"], [DEFAULT]),
        (["{power: on, kit: box}", "{power: off, kit: box}", "{kit: box}"], [SHADOWED]),
        (["{power: on, kit: box}", "{kit: box}"], []),
        (["{kit: box}", "{kit: receipt}", "{kit: [box, receipt]}"], [SHADOWED]),
        (["{kit: box}", "{kit: receipt}"], []),
        (["{all: [{kit: box}, {kit: receipt}]}"], []),  # both are ticked
        (["{all: [{power: on}, {power: off}]}"], [NEVER]),
        (["{not: {answered: power}}"], [NEVER]),
        (["{not: {answered: serial}}", "{answered: serial}"], [DEFAULT]),
        (["{answered: serial}", "{serial: A1}"], [SHADOWED]),
        (["{serial: A1}", "{serial: [A1, A2]}", "{serial: A2}"], [SHADOWED]),
        (["{any: [{power: on}, {kit: box}]}", "{all: [{power: on}, {kit: box}]}"], [SHADOWED]),
        # Stretches of numbers.
        (["{years: {at_least: 3}}", "{years: {at_least: 4}}"], [SHADOWED]),
        (["{years: {at_least: 4}}", "{years: {at_least: 3}}"], []),
        (["{years: {below: 3}}", "{years: {at_least: 3}}"], []),  # or nobody asked
        (["{years: {below: 3}}", "{years: {at_least: 3}}", "{answered: years}"], [SHADOWED]),
        (["{all: [{years: {at_least: 5}}, {years: {below: 5}}]}"], [NEVER]),
        (["{all: [{years: {at_least: 5}}, {years: {below: 6}}]}"], []),
        (["{years: {at_least: 5.5}}", "{years: {at_least: 6}}"], [SHADOWED]),  # a whole number
        (["{years: {below: 0}}"], [NEVER]),
        (["{years: {at_least: 1000000000}}"], [NEVER]),  # more than can be typed
        (["{all: [{years: 4}, {years: {at_least: 5}}]}"], [NEVER]),
        (["{years: [4, 5]}", "{years: 5}"], [SHADOWED]),
        (["{age: {at_least: 9}}", "{age: {at_least: 8}}", "{age: {at_least: 10}}"], [SHADOWED]),
        # Dates; a working day is no longer than a day.
        (["{bought: {older_than: 9 days}}", "{bought: {older_than: 10 days}}"], [SHADOWED]),
        (["{bought: {older_than: 9 days}}", "{bought: {within: 9 days}}"], []),
        (
            ["{bought: {older_than: 9 days}}", "{bought: {older_than: 9 working days}}"],
            [SHADOWED],
        ),
        (["{bought: {older_than: 9 working days}}", "{bought: {older_than: 9 days}}"], []),
        (
            ["{all: [{bought: {within: 9 days}}, {bought: {older_than: 9 working days}}]}"],
            [NEVER],
        ),
        # A month has 28 to 31 days, and a year twelve of them.
        (["{bought: {older_than: 1 year}}", "{bought: {older_than: 12 months}}"], [SHADOWED]),
        (["{bought: {older_than: 11 months}}", "{bought: {older_than: 1 year}}"], [SHADOWED]),
        (["{bought: {older_than: 27 days}}", "{bought: {older_than: 1 month}}"], [SHADOWED]),
        (["{bought: {older_than: 28 days}}", "{bought: {older_than: 1 month}}"], [SHADOWED]),
        (["{bought: {older_than: 29 days}}", "{bought: {older_than: 1 month}}"], []),
        (["{bought: {older_than: 1 month}}", "{bought: {older_than: 30 days}}"], []),
        (["{bought: {older_than: 1 month}}", "{bought: {older_than: 31 days}}"], [SHADOWED]),
        (["{bought: {older_than: 2 years}}", "{bought: {older_than: 730 days}}"], []),
        (["{bought: {older_than: 2 years}}", "{bought: {older_than: 731 days}}"], [SHADOWED]),
        (["{all: [{bought: {within: 1 year}}, {bought: {older_than: 1 year}}]}"], [NEVER]),
        (
            ["{all: [{bought: {within: 1 month}}, {bought: {older_than: 31 working days}}]}"],
            [NEVER],
        ),
    ],
)
def test_a_way_that_nobody_takes_is_told_of(
    changed: Change, guards: list[str], codes: list[str]
) -> None:
    found = codes_of(changed("demo.yaml", ROUTE, ways(*guards)))
    assert [code for code in found if code != "unreachable-node"] == codes  # the socket


@pytest.mark.parametrize(
    ("guard", "codes"),
    [
        ("{bought: {older_than: 30 days}}", [DEFAULT]),
        ("{bought: {within: 30 days}}", [NEVER]),  # it was older at the guard before
        ("{bought: {older_than: 29 days}}", [DEFAULT]),
        ("{bought: {older_than: 31 days}}", []),  # and grows older still
        ("{power: off}", [NEVER]),
        ("{not: {answered: bought}}", [NEVER]),
    ],
)
def test_what_is_known_from_the_ways_here_is_reckoned_with(
    changed: Change, guard: str, codes: list[str]
) -> None:
    way = f"    to:\n      - {{when: {guard}, to: owner}}\n      - {{to: serial}}\n"
    assert codes_of(changed("demo.yaml", "    to: serial\n", way)) == codes


def test_what_follows_from_a_way_that_nobody_takes_is_not_told_of(changed: Change) -> None:
    folder = changed("demo.yaml", "{bought: {older_than: 30 days}}", "{power: off}")
    assert codes_of(folder) == [NEVER]


@pytest.mark.parametrize(
    ("limits", "guard", "codes"),
    [
        ("min: 3", "{years: {below: 3}}", [NEVER]),
        ("min: 3", "{years: {below: 4}}", []),
        ("max: 9", "{years: {at_least: 9}}", []),
        ("max: 9", "{years: {at_least: 10}}", [NEVER]),
        ("min: 3", "{years: {at_least: 3}}", []),  # or nobody asked
    ],
)
def test_what_a_field_refuses_is_no_answer(
    changed: Change, limits: str, guard: str, codes: list[str]
) -> None:
    changed("demo.yaml", "save_as: years", f"save_as: years\n    {limits}")
    assert codes_of(changed("demo.yaml", "{years: {at_least: 3}}", guard)) == codes


def test_of_two_fields_for_one_value_the_wider_one_counts(changed: Change) -> None:
    changed("demo.yaml", "save_as: years", "save_as: years\n    min: 3")
    more = "  more: {kind: input, type: integer, min: 2, text: M, save_as: years, to: kit}"
    changed("demo.yaml", "    to: kit\n", "    to: more\n")
    changed("demo.yaml", "  kit:", f"{more}\n\n  kit:")
    below = changed("demo.yaml", "{years: {at_least: 3}}", "{years: {below: 2}}")
    assert codes_of(below) == [NEVER]
    assert codes_of(changed("demo.yaml", "{years: {below: 2}}", "{years: {below: 3}}")) == []


def test_a_sum_of_every_kopeck_is_known(changed: Change) -> None:
    changed("demo.yaml", "type: integer", "type: money")
    assert codes_of(changed("demo.yaml", "{at_least: 3}", "{below: 0.02}")) == []
    assert codes_of(changed("demo.yaml", "{below: 0.02}", "{below: 0.01}")) == [NEVER]
