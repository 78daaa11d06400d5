"""Faults of shape: each at its own place, all at once, and none that follows from another."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Change, codes_of, faults

TEN = """\
tree: ten
title: Ten faults
start: first
colour: red
nodes:
  first:
    kind: question
    text:
    choices:
      go: {label: Go, to: Nowhere}
      stay: {label: Stay, wait: sometimes}
  second:
    kind: input
    type: colour
    text: Which one?
    optional: yes
    save_as: which
    to: third
  third:
    kind: outcome
    status: solved
    text: [a, b]
  Fourth:
    kind: outcome
    status: open
    text: No
  fifth:
    kind: dance
  sixth: nothing
  seventh:
    kind: outcome
    status: open
    text: Really
    facts: nothing
"""

EXPECTED = [
    ("unknown-key", 4),
    ("empty-value", 8),
    ("bad-id", 10),
    ("wrong-type", 11),
    ("unknown-value", 14),
    ("wrong-type", 16),
    ("wrong-type", 22),
    ("bad-id", 23),
    ("unknown-kind", 28),
    ("wrong-type", 29),
    ("wrong-type", 34),
]


def test_many_faults_in_one_file_are_all_told_of_at_once(copy: Path) -> None:
    (copy / "ten.yaml").write_text(TEN, "utf-8")
    assert [(fault.code, fault.line) for fault in faults(copy)] == EXPECTED


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("{label: They refused, to: story}", "{label: They refused, to: }", "empty-value"),
        ("{label: They refused, to: story}", "{label: They refused, too: story}", "unknown-key"),
        ("{label: I am waiting, wait: true}", "{label: I am waiting, wait: yes}", "wrong-type"),
        ("when: {power: off}", "when: off", "wrong-type"),
        ("when: {power: off}", "when: ", "empty-value"),
        ("type: integer", "type: integral", "unknown-value"),
        ("compute:\n  age: {rule: days_since, day: bought}", "compute:\n  age: 3", "wrong-type"),
        ("age: {rule: days_since", "Age: {rule: days_since", "bad-id"),
        ("nodes:", "node:", "unknown-key"),
        ("start: plugged", "", "no-start"),
        ("to: kit", "to: [kit]", "wrong-type"),
        ("kind: checklist", "kind: [checklist]", "wrong-type"),
        ("box: {label: The box}", "box: The box", "wrong-type"),
    ],
)
def test_one_fault_gives_one_diagnostic(changed: Change, old: str, new: str, code: str) -> None:
    assert codes_of(changed("demo.yaml", old, new)) == [code]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("facts.yaml", "sources:\n", "sources: ]\n"),
        ("library.yaml", "title: Help with", "title: Help: with"),
        ("demo.yaml", "title: A device", "title: A: device"),
        ("letters/ask.md", "title: A request", "title: A: request"),
    ],
)
def test_a_file_that_cannot_be_taken_apart_is_the_only_one_at_fault(
    changed: Change, file: str, old: str, new: str
) -> None:
    assert codes_of(changed(file, old, new)) == ["yaml-syntax"]


@pytest.mark.parametrize("section", ["facts:", "contacts:", "terms:", "sources:"])
def test_a_misspelt_section_is_the_only_fault(changed: Change, section: str) -> None:
    misspelt = section.replace("s:", "z:")
    assert codes_of(changed("facts.yaml", section, misspelt)) == ["unknown-key"]


def test_a_fault_of_shape_does_not_hide_a_reference_that_does_not_hold(changed: Change) -> None:
    changed("demo.yaml", "optional: true", "optional: yes")
    assert codes_of(changed("demo.yaml", "contact: desk", "contact: dusk")) == [
        "wrong-type",
        "unknown-contact",
    ]


def test_a_near_miss_is_given_the_name_that_was_meant(changed: Change) -> None:
    assert faults(changed("demo.yaml", "to: story", "to: stroy"))[0].hint == "did you mean «story»?"
