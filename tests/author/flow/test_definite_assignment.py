"""Values where they are needed: what counts as known, and the way that is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Change, codes_of, faults

SAID = "The light is on, and the device is dead."
ASKED_ALWAYS = ("optional: true\n    to:\n      - {when", "optional: false\n    to:\n      - {when")
PART = "tree: more\ntitle: More\n{start}nodes:\n{nodes}"


def test_a_date_that_all_were_asked_for_who_come_through_a_guard_is_there(changed: Change) -> None:
    changed("demo.yaml", SAID, "Bought on {{ bought }}, {{ age }} days ago.")
    assert codes_of(changed("demo.yaml", *ASKED_ALWAYS)) == []


def test_whoever_skips_the_question_finds_a_gap(changed: Change) -> None:
    (fault,) = faults(changed("demo.yaml", SAID, "Bought on {{ bought }}."))
    assert fault.code == "unset-name"
    assert fault.hint.startswith("such as: demo.plugged: yes → ")
    assert fault.hint.endswith(" → which_way → call")


@pytest.mark.parametrize(
    ("guard", "codes"),
    [
        ("{answered: bought}", []),
        ("{bought: {within: 10 days}}", []),
        ("{age: {at_least: 10}}", []),
        ("{all: [{kit: box}, {answered: bought}]}", []),
        ("{any: [{kit: box}, {answered: bought}]}", ["unset-name"]),
        ("{not: {answered: bought}}", ["unset-name"]),
        ("{not: {bought: {within: 10 days}}}", ["unset-name"]),
        ("{any: [{age: {below: 9}}, {not: {not: {answered: bought}}}]}", []),
    ],
)
def test_a_guard_that_holds_proves_what_it_looks_at(
    changed: Change, guard: str, codes: list[str]
) -> None:
    changed("demo.yaml", "- {to: call}", f"- {{when: {guard}, to: call}}\n      - {{to: shop}}")
    assert codes_of(changed("demo.yaml", SAID, "Bought on {{ bought }}.")) == codes


def test_what_an_earlier_guard_did_not_hold_for_is_known_too(changed: Change) -> None:
    changed(
        "demo.yaml",
        "- {to: call}",
        "- {when: {not: {answered: bought}}, to: shop}\n      - {to: call}",
    )
    assert codes_of(changed("demo.yaml", SAID, "Bought on {{ bought }}.")) == []


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("{% if serial %}{{ serial }}{% endif %}", []),
        ("{% if not serial %}-{% else %}{{ serial }}{% endif %}", []),
        ("{% if serial and bought %}{{ serial }} {{ bought }}{% endif %}", []),
        ("{% if serial or bought %}{{ serial }}{% endif %}", ["unset-name"]),
        ("{% if bought %}-{% elif serial %}{{ serial }}{% endif %}", []),
        ("{{ serial or 'none' }}", []),
        ("{{ serial if serial else 'none' }}", []),
        ("{{ serial | default('none') }}", []),
        ("{{ serial | default(bought) }}", ["unset-name"]),
        ("{{ 'there' if serial }}", []),
        ("{% if serial == 'x' %}{{ serial }}{% endif %}", []),
        ("{% if serial != 'x' %}{{ serial }}{% endif %}", ["unset-name"]),
        ("{% if 'box' in kit %}{{ kit | length }}{% endif %}", []),
        ("{% if power == 'on' %}{{ bought }}{% endif %}", ["unset-name"]),
        ("{% if power == 'off' %}{{ bought }}{% endif %}", []),
        ("{% if said.serial %}{{ serial }}{% endif %}", []),
        ("{% set number = serial or 'none' %}{{ number }}", []),
        ("{% for item in kit %}{{ loop.index }}{% endfor %}", []),
        ("{% for item in kit %}{{ serial }}{% endfor %}", ["unset-name"]),
        ("{{ owner ~ ' ' ~ serial }}", ["unset-name"]),
        ("{{ serial and 'there' }}", ["unset-name"]),
        ("{# {{ serial }} #}", []),
    ],
)
def test_a_letter_may_ask_for_what_may_not_be_there_and_not_print_it(
    changed: Change, line: str, codes: list[str]
) -> None:
    assert codes_of(changed("letters/ask.md", "Written on", f"{line}\nWritten on")) == codes


def test_a_name_in_a_letter_is_marked_where_it_is_needed_and_not_where_it_is_asked_for(
    changed: Change,
) -> None:
    line = "{{ serial or '-' }} {{ 'serial' }} {# serial #} serial {{ serial }}"
    (fault,) = faults(changed("letters/ask.md", "Written on", f"{line}\nWritten on"))
    assert fault.column == line.rindex("serial") + 1


def test_what_another_tree_asks_for_is_not_known_to_who_begins_here(
    copy: Path, changed: Change
) -> None:
    changed("demo.yaml", "It works, to: good", "It works, to: more.end")
    end = "  end: {kind: outcome, status: open, text: 'Bye, {{ owner }}'}\n"
    (copy / "more.yaml").write_text(PART.format(start="start: end\n", nodes=end), "utf-8")
    (fault,) = faults(copy)
    assert (fault.code, fault.hint) == ("unset-name", "such as: more.end")
    (copy / "more.yaml").write_text(PART.format(start="", nodes=end), "utf-8")
    assert codes_of(copy) == []


@pytest.mark.parametrize(
    ("entry", "codes"),
    [
        ("[{when: {answered: bought}, is: known}, {is: none}]", []),
        ("[{when: {answered: bought}, is: known}]", ["unset-name"]),
        ("[{when: {power: on}, is: known}]", []),
        ("[{when: {power: off}, is: known}]", ["unset-name"]),
        ("[{when: {answered: bought}, term: reply, from: bought}]", ["unset-name"]),
    ],
)
def test_a_derived_value_is_there_where_one_of_its_entries_gives_it(
    changed: Change, entry: str, codes: list[str]
) -> None:
    changed("demo.yaml", "compute:\n", f"compute:\n  more: {entry}\n")
    assert codes_of(changed("demo.yaml", SAID, "It is {{ more }}.")) == codes


def test_a_letter_that_several_steps_offer_is_told_of_once(changed: Change) -> None:
    two = "    text: Plug it in\n    letter: ask\n"
    changed("demo.yaml", "    text: Plug it in\n", two)
    folder = changed("letters/ask.md", "Written on", "Bought {{ bought }}, written on")
    assert [fault.message for fault in faults(folder)] == [
        "«owner» may have no value when «demo.plug_in» offers this letter",
        "«bought» may have no value when «demo.plug_in» offers this letter (as do 1 more)",
    ]
