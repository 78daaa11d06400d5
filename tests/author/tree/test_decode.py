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


@pytest.mark.parametrize(
    ("old", "new", "code", "hint"),
    [
        ("facts: [plug]", "facts: plug", "wrong-type", "write [plug]"),
        ("      - Take the receipt.", "      -Take\n      -Go", "wrong-type", "after each dash"),
        (
            "      - Take the receipt.",
            "      Take it, and go",
            "wrong-type",
            "write «- Take it, and",
        ),
        ("facts: [plug]", "facts: {plug: 1}", "wrong-type", "behind a dash"),
        ("box: {label: The box}", "box: The box", "wrong-type", 'write {label: "The box"}'),
        ("box: {label: The box}", "box: 'a \"box\"'", "wrong-type", "such as {label: …}"),
        ("{label: They refused, to: story}", "They refused", "wrong-type", 'refused", to: …}'),
        ("when: {power: off}", "when: power == off", "wrong-type", "such as {name: …}"),
        ("when: {power: off}", "when: power != off", "wrong-type", "such as {name: …}"),
        ("{years: {at_least: 3}}", "years >= 3", "wrong-type", "such as {name: …}"),
        ("when: {power: off}", "when: off", "wrong-type", "such as {name: …}"),
        ("{rule: days_since, day: bought}", "bought + 3", "wrong-type", "such as {rule: …}"),
        ("to: story}", "to: [story]}", "wrong-type", "write {to: story}"),
        ("    to: kit", "    to: {node: kit}", "wrong-type", "write «to: kit»"),
        ("contact: desk", "contact: [desk, shop]", "wrong-type", "write one id, and no more"),
        ("contact: desk", "contact: [desk]", "wrong-type", "write «contact: desk»"),
        ("contact: shop", "contact: The shop", "bad-id", "the id of a contact in facts.yaml"),
        ("stage: help", "stage: Help desk", "bad-id", "the id of a stage in library.yaml"),
        ("to: story}", "to: Their answer}", "bad-id", "write «story»"),
        ("to: story}", "to: Is it plugged in?}", "bad-id", "write «plugged»"),
        ("to: story}", "to: The answer}", "bad-id", "the id of a node"),
        ("to: which_way", "to: Which way", "bad-id", "write «which_way»"),
        ("letter: ask", "letter: ask.md", "bad-id", "write «ask»"),
        ("facts: [plug]", "facts: [plug repair]", "bad-id", "comma is missing: «plug, repair»"),
        ("facts: [plug]", "facts: [plug; repair]", "bad-id", "comma is missing: «plug, repair»"),
        ("save_as: serial", "save_as: serialNumber", "bad-id", "write «serial_number»"),
        ("{when: {power: off}, to", "{if: {power: off}, to", "unknown-key", "mean «when»?"),
        ("when: {power: off}", "when: {or: [{power: off}]}", "bad-guard", "write «any»"),
        ("when: {power: off}", "when: {none: [{power: off}]}", "bad-guard", "«not: {any: […]}»"),
        ("when: {power: off}", "when: {answerd: power}", "unknown-name", "mean «answered»?"),
        ("{older_than: 30 days}", "{older_than: 2 weeks}", "bad-guard", "working days"),
        ("{years: {at_least: 3}}", "{years: {at_least: 1 000}}", "bad-guard", "in digits"),
        ("when: {power: off}", "when: {power = off}", "bad-guard", "write {power: off}"),
        ("when: {power: off}", "when: {all: {power: off}}", "bad-guard", "write «all: [{…}]»"),
        ("when: {power: off}", "when: {power: {is: off}}", "bad-guard", "the value itself"),
        ("{years: {at_least: 3}}", "{years: {'>=': 3}}", "bad-guard", "write «at_least»"),
        ("{years: {at_least: 3}}", "{years: {at_most: 3}}", "bad-guard", "the next number up"),
        ("- {to: call}", "- {else: call}", "unknown-key", "mean «to»?"),
        ("nodes:", "steps:", "unknown-key", "mean «nodes»?"),
        ("facts: [plug]", "facts: {plug}", "wrong-type", "write [plug]"),
        ("facts: [plug]", "facts: [[plug]]", "wrong-type", "write «plug»"),
        ("- Have the", "- text: Have the", "wrong-type", "take out «text:»"),
        ("type: integer", "type: number", "unknown-value", "write «integer» or «money»"),
        ("- Have the receipt at hand.", "-", "empty-entry", "take the dash out"),
        ("      - Take the receipt.", "      — Take it.", "wrong-type", "hyphen: «- Take it.»"),
        ("text: Plug it in", "text: ~", "empty-value", "write a value"),
        ("  good:\n", "  good2: no\n  good:\n", "wrong-type", "such as {kind: …, text: …}"),
        (
            "choices:\n      done: {label: It is, to: good}",
            "choices: no",
            "wrong-type",
            "{name: ",
        ),
        ("evidence: true", "evidence: on", "wrong-type", "write true"),
        ("evidence: true", "evidence: Нет", "wrong-type", "write false"),
        ("evidence: true", "evidence: maybe", "wrong-type", "write true or false"),
        ("- Take the receipt.", "- Take: the receipt.", "wrong-type", '"Take: the receipt."'),
        ("text: Plug it in", "text: [Plug it in]", "wrong-type", '"[Plug it in]"'),
        ("text: Plug it in", "text: {Plug it in}", "wrong-type", '"{Plug it in}"'),
        ("text: Plug it in", "text: {a: 1, b: 2}", "wrong-type", "write text"),
        ("text: Call them, {{ owner }}", "text: {{ owner }}", "yaml-key", '"{{ owner }}"'),
        ("label: I am waiting,", "label: Sent, I am waiting,", "unknown-key", '"Sent, I am wai'),
        ("label: They refused,", "label: No, they said, so,", "unknown-key", '"No, they said, so"'),
        ("label: They refused,", "label: No, not: so,", "unknown-key", "or write one of label, to"),
        ("label: They refused,", "label: No, I won't: so,", "unknown-key", '"No, I won\'t: so"'),
        ("They refused, to: story", "They refused, to:story", "unknown-key", "space after «to:»"),
        (
            "text: Plug it in",
            "text: Plug it in\n    mood: good",
            "unknown-key",
            "one of choices, ",
        ),
        ("    kind: action\n    title", "    knd: action\n    title", "unknown-key", "«kind»"),
        ("    text: Plug it in\n", "", "missing-key", "add «text: …»"),
        ("type: integer", "type: fine", "unknown-value", "write one of these"),
        ("    text: Plug it in", "    tехt: Plug it in", "unknown-key", "«text» in Latin letters"),
        ("    text: Plug it in", "    Text: Plug it in", "unknown-key", "mean «text»?"),
        ("to: story}", "tо: story}", "unknown-key", "«to» in Latin letters"),
        ("to: story}", "ot: story}", "unknown-key", "mean «to»?"),
        ("to: story}", "to: stоry}", "bad-id", "write «story» in Latin letters"),
        ("save_as: serial", "save_as: Serial", "bad-id", "write «serial»"),
        ("save_as: serial", "save_as: my serial-number", "bad-id", "write «my_serial_number»"),
        ("save_as: serial", "save_as: номер", "bad-id", "lower-case Latin letters"),
        ("      box: {label", "      Box: {label", "bad-id", "write «box»"),
        ("day: bought}", "day: owner}", "rule-arguments", "name a date"),
        ("age: {rule: days_since, day", "age: {is: old, day", "rule-arguments", "other keys out"),
        ("{rule: days_since, day: bought}", "{rule: [days_since]}", "wrong-type", "write text"),
        ("when: {power: off}", "when: {power: maybe}", "unknown-answer", "it can be off, on"),
        ("{years: {at_least: 3}}", "{years: many}", "unknown-answer", "a whole number, in digits"),
    ],
)
def test_what_to_do_is_said_with_what_was_written(
    changed: Change, old: str, new: str, code: str, hint: str
) -> None:
    [fault] = faults(changed("demo.yaml", old, new))
    assert fault.code == code
    assert hint in fault.hint


@pytest.mark.parametrize(
    ("old", "new", "code", "hint"),
    [
        ("read: 2026-11-22", "read: 2026-11-31", "wrong-type", "such as 2026-11-22"),
        ("read: 2026-11-22", "read: 20.11.2026", "wrong-type", "such as 2026-11-22"),
        ("length: 10 days", "length: 2 weeks", "bad-length", "such as «10 days»"),
        ("[manual p. 3]", "[manual p. 4, 5]", "bad-id", '"manual p. 4, 5"'),
        ("[manual p. 3]", "[manual p. 4, 5, 6]", "bad-id", '"manual p. 4, 5, 6"'),
        ("sources: [manual p. 3]", "sources: [Manual]", "bad-id", "write «manual»"),
    ],
)
def test_what_to_do_about_facts_is_said_with_what_was_written(
    changed: Change, old: str, new: str, code: str, hint: str
) -> None:
    [fault] = faults(changed("facts.yaml", old, new))
    assert fault.code == code
    assert hint in fault.hint


def test_what_stands_under_a_bad_name_is_told_at_its_own_place(changed: Change) -> None:
    changed("demo.yaml", "    status: solved\n", "    status: solvd\n")
    folder = changed("demo.yaml", "  good:\n", "  Good:\n")
    text = (folder / "demo.yaml").read_text("utf-8").splitlines()
    [fault] = [fault for fault in faults(folder) if fault.code == "unknown-value"]
    assert text[fault.line - 1] == "    status: solvd"


@pytest.mark.parametrize(
    ("old", "new", "message", "hint"),
    [
        ("  plug_in:\n", "    plug_in:\n", "inside «plugged»", "indent it by 2 spaces"),
        ("    choices:\n      yes", "  choices:\n      yes", "beside «plugged»", "by 4 spaces"),
        (
            "      receipt: {label: The receipt}\n      box",
            "    receipt: {label: The receipt}\n    box",
            "«receipt» stands beside «items»",
            "move lines 75 to 76 by 2 spaces to the right",
        ),
    ],
)
def test_a_block_on_a_wrong_level_is_told_with_where_it_belongs(
    changed: Change, old: str, new: str, message: str, hint: str
) -> None:
    [fault] = faults(changed("demo.yaml", old, new))
    assert message in fault.message
    assert hint in fault.hint


def test_what_else_is_wrong_in_a_block_on_a_wrong_level_is_told_where_it_stands(
    changed: Change,
) -> None:
    changed("demo.yaml", "{label: It is, to: good}", "{label: It is, to: goood}")
    folder = changed("demo.yaml", "  plug_in:\n", "    plug_in:\n")
    level, node = faults(folder)
    assert (level.code, node.code) == ("wrong-level", "unknown-node")
    line = (folder / "demo.yaml").read_text("utf-8").splitlines()[node.line - 1]
    assert line[node.column - 1 : node.end_column - 1] == "goood"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("  socket:\n    kind: outcome\n", "  socket:\n", "missing-key"),
        ("    text: Plug it in\n", "    text: Plug it in\n    extra: {a: 1}\n", "unknown-key"),
        ("    text: Plug it in\n", "    text:\n", "empty-value"),
    ],
)
def test_what_no_move_mends_is_told_as_it_is(
    changed: Change, old: str, new: str, code: str
) -> None:
    assert codes_of(changed("demo.yaml", old, new)) == [code]
