"""References: what the table of codes does not show by its one example each."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Change, codes_of, faults
from wizard.commands.proved import sound
from wizard.errors import FaultyLibraryError, UnreadableError


@pytest.mark.parametrize(
    ("file", "old", "new", "codes"),
    [
        ("library.yaml", "start: demo", "start: dome", ["unknown-tree"]),
        ("library.yaml", "short: Desk}", "short: Desk, when: {powr: off}}", ["unknown-name"]),
        ("library.yaml", "short: Desk}", "short: Desk, when: {power: of}}", ["unknown-answer"]),
        ("library.yaml", "short: Desk}", "short: Desk, when: {}}", ["bad-guard"]),
        ("demo.yaml", "start: plugged", "start: plugd", ["unknown-node"]),
        ("demo.yaml", "doubtful: [old_line]", "doubtful: [older_line]", ["unknown-contact"]),
        ("demo.yaml", "{rule: days_since, day: bought}", "{rule: days_since, day: owner}",
         ["rule-arguments"]),
        ("demo.yaml", "{rule: days_since, day: bought}", "{rule: days_since, day: day}",
         ["unknown-name"]),
        ("demo.yaml", "{rule: days_since, day: bought}", "{day: bought}", ["unknown-rule"]),
        ("demo.yaml", "  age: {", "  owner: {", ["name-clash", "unknown-name"]),
        ("demo.yaml", "when: {power: off}", "when: {power: [off, up, on, down]}",
         ["unknown-answer", "unknown-answer"]),
        ("demo.yaml", "when: {power: off}", "when: {kit: crate}", ["unknown-answer"]),
        ("demo.yaml", "when: {power: off}", "when: {all: [{power: up}, {not: {any: [{x: y}]}}]}",
         ["unknown-answer", "unknown-name"]),
        ("demo.yaml", "when: {power: off}", "when: {answered: [owner, ower]}", ["unknown-name"]),
        ("demo.yaml", "when: {power: off}", "when: {}", ["bad-guard"]),
        ("demo.yaml", "when: {power: off}", "when: {any: []}", ["bad-guard"]),
        ("demo.yaml", "when: {power: off}", "when: {years: {at_least: many}}", ["bad-guard"]),
        ("demo.yaml", "when: {power: off}", "when: {bought: {within: 3 weeks}}", ["bad-guard"]),
        ("demo.yaml", "when: {power: off}", "when: {bought: {after: bougth}}", ["unknown-name"]),
        ("demo.yaml", "when: {power: off}", "when: {bougth: {after: buoght}}",
         ["unknown-name", "unknown-name"]),
        ("demo.yaml", "when: {power: off}", "when: {bought: {before: age}}", ["not-a-date"]),
        ("demo.yaml", "when: {power: off}", "when: {owner: {before: bought}}", ["guard-type"]),
        ("demo.yaml", "when: {power: off}", "when: {owner: {not_after: kit}}",
         ["guard-type", "not-a-date"]),
        ("demo.yaml", "when: {power: off}", "when: {bought: {after: 2026-11-01}}", ["bad-guard"]),
        ("demo.yaml", "when: {power: off}", "when: {years: {at_least: 1, below: 2}}",
         ["bad-guard"]),
        ("demo.yaml", "      receipt: {label: The receipt}", "      receipt: {label: '{{ x }}'}",
         ["unknown-name"]),
        ("demo.yaml", "Have the receipt at hand.", "Have the {% receipt %}", ["bad-placeholder"]),
        ("demo.yaml", "on {{ bought }}", "on {{ bough }}", ["unknown-name"]),
        ("demo.yaml", "- Have the receipt at hand.", "- {id: own, text: T, facts: [repairs]}",
         ["unknown-fact"]),
        ("demo.yaml", "- Have the receipt at hand.", "- {id: own, text: 'T {{ x }}'}",
         ["unknown-name"]),
        ("demo.yaml", "- Have the receipt at hand.", "- {id: own, text: T, when: {x: y}}",
         ["unknown-name"]),
        ("demo.yaml", "details: The light is on, and the device is dead.",
         "details: [{id: a, text: T}, {id: b, text: T}, {id: a, text: T}]", ["same-id"]),
        ("demo.yaml", "box: {label: The box}", "box: {label: The box, when: {power: up}}",
         ["unknown-answer"]),
        ("demo.yaml", "solved: {label: It works,", "solved: {label: It works, when: {},",
         ["bad-guard"]),
        ("letters/ask.md", "{{ contacts.shop.value }}", "{{ contacts.shed.value }}",
         ["unknown-contact"]),
        ("letters/ask.md", "Dear {{ owner }}", "Dear {{ ownr }}", ["unknown-name"]),
        ("letters/ask.md", "facts: [repair]", "facts: [repairs]", ["unknown-fact"]),
        ("letters/ask.md", "letter: ask", "letter: query", ["tree-name"]),
    ],
)  # fmt: skip
def test_what_does_not_hold_is_told_of(
    changed: Change, file: str, old: str, new: str, codes: list[str]
) -> None:
    assert sorted(codes_of(changed(file, old, new))) == sorted(codes)


def test_an_unsound_name_is_told_of_where_it_is_set_and_not_where_it_is_used(
    changed: Change,
) -> None:
    assert codes_of(changed("demo.yaml", "save_as: owner", "save_as: Owner")) == ["bad-id"]


def test_a_node_of_another_tree_can_be_named(copy: Path, changed: Change) -> None:
    (copy / "more.yaml").write_text(
        "tree: more\ntitle: More\nstart: end\n"
        "nodes:\n  end: {kind: outcome, status: open, text: The end}\n",
        "utf-8",
    )
    assert codes_of(changed("demo.yaml", "It works, to: good", "It works, to: more.end")) == []
    assert codes_of(changed("demo.yaml", "to: more.end}", "to: more.ends}")) == ["unknown-node"]


ELSEWHERE = """\
tree: more
title: More
nodes:
  begin:
    kind: question
    text: Go on?
    choices:
      yes: {label: "Yes", to: [{when: {power: off}, to: demo.kit}, {to: end}]}
      no: {label: "No", to: demo.kit}
  end: {kind: outcome, status: open, text: The end}
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("text: Is the light", 'text: "Is the light'),
        ("off: {label: It", "Off: {label: It"),
        ("off: {label: It", "off: {lable: It"),
        ("text: Is the light", "txet: Is the light"),
    ],
)
def test_a_slip_in_a_tree_blames_no_answer_that_another_tree_looks_at(
    copy: Path, changed: Change, old: str, new: str
) -> None:
    (copy / "more.yaml").write_text(ELSEWHERE, "utf-8")
    assert codes_of(changed("demo.yaml", "    to: kit\n", "    to: more.begin\n")) == []
    assert len(codes_of(changed("demo.yaml", old, new))) == 1


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("library.yaml", "  help: {", "  Help: {"),
        ("messages.yaml", "  date:", "  Date:"),
        ("facts.yaml", "  plug:", "  Plug:"),
        ("facts.yaml", "  reply:", "  Reply:"),
    ],
)
def test_an_id_that_is_no_name_is_told_where_it_stands_alone(
    changed: Change, file: str, old: str, new: str
) -> None:
    assert codes_of(changed(file, old, new)) == ["bad-id"]


def test_values_are_told_each_at_its_place_in_a_text_of_several_lines(changed: Change) -> None:
    folder = changed(
        "demo.yaml",
        "details: The light is on, and the device is dead.",
        "details: |\n      The light is on,\n      {{ ownr }} and {{ ower }} and {% raw %}.",
    )
    found = [(fault.code, fault.column, fault.end_column) for fault in faults(folder)]
    assert found == [
        ("unknown-name", 7, 17),
        ("unknown-name", 22, 32),
        ("bad-placeholder", 37, 47),
    ]
    assert len({fault.line for fault in faults(folder)}) == 1


def test_a_hash_in_a_letter_is_a_sign_like_any_other(changed: Change) -> None:
    assert codes_of(changed("letters/ask.md", "the device is dead", "the device #12 is dead")) == []


def test_a_lost_file_of_facts_is_one_fault(copy: Path) -> None:
    (copy / "facts.yaml").unlink()
    [fault] = faults(copy)
    assert (fault.code, fault.path) == ("unknown-fact", str(copy / "demo.yaml"))
    assert fault.hint.startswith("there is no facts.yaml, in which")


def test_what_an_editor_leaves_beside_a_file_is_no_part_of_a_library(copy: Path) -> None:
    for place in (".#demo.yaml", "letters/.#ask.md", "scenarios/.#demo.yaml"):
        (copy / place).symlink_to("someone@host:1")
    assert codes_of(copy) == []


def test_a_letter_without_a_sound_head_is_one_fault(changed: Change) -> None:
    assert codes_of(changed("letters/ask.md", "checks: [date]", "checks: [date")) == ["yaml-syntax"]


def test_a_file_whose_name_is_no_id_is_to_be_renamed(copy: Path) -> None:
    (copy / "demo.yaml").rename(copy / "Demo (copy).yaml")
    hints = [fault.hint for fault in faults(copy) if fault.code == "tree-name"]
    assert hints == ["rename the file to demo.yaml"]


def test_a_file_of_facts_under_another_name_is_no_tree(copy: Path) -> None:
    (copy / "facts.yaml").rename(copy / "fact.yaml")
    found = {fault.path: (fault.code, fault.line, fault.hint) for fault in faults(copy)}
    assert len(found) == len(faults(copy)) == 2
    code, line, hint = found[str(copy / "fact.yaml")]
    assert (code, line) == ("tree-name", 1)
    assert "call it facts.yaml" in hint


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("demo.yaml", "title: A device", "title: For {{ owner }} a device"),
        ("library.yaml", "title: Help", "title: Help {{ owner }}"),
        ("library.yaml", "title: A look at it", 'title: "For {{ owner }}"'),
        ("letters/ask.md", "title: A", "title: For {% if owner %} a"),
    ],
)
def test_values_that_nothing_fills_in_are_told(
    changed: Change, file: str, old: str, new: str
) -> None:
    assert codes_of(changed(file, old, new)) == ["unfilled-value"]


def test_a_library_without_facts_can_be_walked(copy: Path) -> None:
    for path in [
        *copy.glob("letters/**/*.md"),
        *copy.glob("scenarios/*"),
        copy / "facts.yaml",
        copy / "messages.yaml",
        copy / "glossary.yaml",
    ]:
        path.unlink()
    manifest = (copy / "library.yaml").read_text("utf-8").partition("stages:")[0]
    (copy / "library.yaml").write_text(manifest, "utf-8")
    (copy / "demo.yaml").write_text(
        "tree: demo\ntitle: T\nstart: end\n"
        "nodes:\n  end: {kind: outcome, status: open, text: The end}\n",
        "utf-8",
    )
    assert codes_of(copy) == []


def test_a_faulty_library_is_not_handed_out(changed: Change) -> None:
    with pytest.raises(FaultyLibraryError, match=r"unknown-node[^$]*1 error in "):
        sound(changed("demo.yaml", "to: story", "to: stroy"))


@pytest.mark.parametrize(("name", "said"), [("none", "no such folder"), ("", "not a library")])
def test_a_folder_that_is_no_library_is_refused(tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(UnreadableError, match=said):
        sound(tmp_path / name)


def test_a_sound_library_is_kept_and_read_again_until_a_byte_of_it_changes(
    changed: Change, home: Path
) -> None:
    folder = changed("demo.yaml", "Is it plugged in?", "Is it in the socket?")
    first = sound(folder)
    (kept,) = (home / "cache" / "libraries").iterdir()
    assert sound(folder) == first
    kept.write_bytes(b"spoilt")
    assert sound(folder) == first
    changed("demo.yaml", "Is it in the socket?", "Is it?")
    assert sound(folder).fingerprint != first.fingerprint


def test_a_cache_that_cannot_be_written_does_no_harm(home: Path, copy: Path) -> None:
    (home / "cache").write_text("a file in the way", "utf-8")
    assert sound(copy).manifest.start == "demo"


def test_a_tree_that_cannot_be_read_may_set_any_answer(changed: Change) -> None:
    folder = changed("demo.yaml", "when: {power: off}", "when: {power: [off, low]}")
    (folder / "other.yaml").write_text("tree: other\ntitle: Power: low\n", "utf-8")
    assert codes_of(folder) == ["yaml-syntax"]
