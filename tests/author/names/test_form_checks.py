"""What is wrong with the fields of a form, each fault at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import changer, codes_of, faults
from wizard.author.names.unused import unused
from wizard.author.tree.loading import load

PAID = "      paid_back:\n"
MORE = "".join(
    f'      more_{number}: {{type: text, text: "And {number}?"}}\n' for number in range(2)
)


def test_the_sample_with_a_form_has_no_problems(formed: Path) -> None:
    assert faults(formed) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "at"),
    [
        ("{type: text, title", "{type: multiline, title", "bad-form-field", "multiline"),
        ("details: For the answer", "details: 'It cost {{ price }}'", "bad-form-field", "'It"),
        ("when: {price: {at_least: 1000}}", "when: {prise: {at_least: 1000}}", "unknown-name",
         "prise"),
        ("when: {price: {at_least: 1000}}", "when: {answered: price}", "unreachable-default",
         "paid_back"),
        ("type: email, text", "type: email, tex", "unknown-key", "tex"),
        ("type: email, text", "type: mail, text", "unknown-value", "mail"),
        ("title: Paid back", "title: Paid back\n        to: kit", "unknown-key", "to"),
        ("title: Paid back", "title: Paid back\n        latest: today", "idle-key", "latest"),
        ("title: Paid back", "title: Paid back\n        so_far: true", "idle-key", "so_far"),
        ("title: Paid back", "title: Paid back\n        min: a lot", "bad-limit", "a lot"),
        ("{type: money, title: Price", "{type: text, title: Price", "guard-type", "at_least"),
        ("      mail: {", "      today: {", "reserved-name", "today"),
        ("details: It goes into the message.", "details: 'Of {{ serial }}'", "unset-name",
         "{{ serial }}"),
        ("How much of it was paid back?", "And of the {{ serial }}?", "unset-name",
         "{{ serial }}"),
        ("stage: help\n    fields", "facts: [plugs]\n    stage: help\n    fields", "unknown-fact",
         "plugs"),
    ],
)  # fmt: skip
def test_a_fault_is_told_at_its_place(formed: Path, old: str, new: str, code: str, at: str) -> None:
    folder = changer(formed)("demo.yaml", old, new)
    found = faults(folder)
    assert [fault.code for fault in found] == [code]
    line = (folder / "demo.yaml").read_text("utf-8").splitlines()[found[0].line - 1]
    assert line[found[0].column - 1 :].startswith(at)


def test_five_fields_fit_and_a_long_text_above_them_does_not(formed: Path) -> None:
    more = MORE.splitlines(keepends=True)[0]
    folder = changer(formed)("demo.yaml", PAID, more + PAID)
    assert codes_of(folder) == []
    long = "details: |\n" + "      A line.\n" * 3
    changer(folder)("demo.yaml", "details: It goes into the message.\n", long)
    assert codes_of(folder) == ["long-screen"]


def test_a_sixth_field_is_one_too_many(formed: Path) -> None:
    folder = changer(formed)("demo.yaml", PAID, MORE + PAID)
    told = [fault for fault in faults(folder) if fault.code == "bad-form-field"]
    assert ["«mail»" in fault.message for fault in told] == [True]


def test_a_form_asks_for_something(formed: Path) -> None:
    path = formed / "demo.yaml"
    text = path.read_text("utf-8")
    begin, end = text.index("    fields:\n"), text.index("    to: kit\n")
    path.write_text(text[:begin] + "    fields: {}\n" + text[end:], "utf-8")
    told = [fault for fault in faults(formed) if fault.code == "no-choices"]
    assert ["name: {type: text" in fault.hint for fault in told] == [True]


def test_a_guard_under_a_field_looks_at_what_it_names(formed: Path) -> None:
    change = changer(formed)
    folder = change("demo.yaml", "evidence: true", "evidence: false")
    assert "unused-checklist" in [fault.code for fault in unused(load(folder))]
    guarded = "details: [{id: why, text: For the answer, when: {kit: box}}]"
    change("demo.yaml", "details: For the answer", guarded)
    assert "unused-checklist" not in [fault.code for fault in unused(load(folder))]
