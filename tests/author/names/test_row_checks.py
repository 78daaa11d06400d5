"""What is wrong with rows, each fault at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import changer, codes_of, faults
from wizard.author.names.form_checks import rows

DEVICE = '{type: text, title: Device, text: "What is it called?"}'
COST = 'cost: {type: money, title: Price, text: "What did it cost?"}'


def test_the_sample_with_rows_has_no_problems(rowed: Path) -> None:
    assert faults(rowed) == []
    assert rows.__doc__


@pytest.mark.parametrize(
    ("old", "new", "code", "at"),
    [
        ("max: 3", "max: 10", "bad-rows", "10"),
        ("max: 3", "max: 1", "bad-rows", "1"),
        ("max: 3", "max: many", "wrong-type", "many"),
        (DEVICE, DEVICE.replace("}", ", optional: true}"), "bad-rows", "true"),
        (DEVICE, DEVICE.replace("}", ", when: {power: on}}"), "bad-rows", "{power"),
        ("when: {power: on}", "when: {costs: {at_least: 5}}", "bad-rows", "{costs"),
        ("when: {power: on}", "when: {answered: cost}", "unknown-name", "cost"),
        ("totals: {costs: cost}", "totals: {costs: price}", "unknown-column", "price"),
        ("totals: {costs: cost}", "totals: {costs: cost, sound: noise}", "bad-rows", "noise"),
        ("totals: {costs: cost}", "totals: {costs: cost, owner: cost}", "name-clash", "owner"),
        ("save_as: goods", "save_as: owner", "name-clash", "owner"),
        ("save_as: goods", "save_as: today", "reserved-name", "today"),
        ("{every: {cost: {below: 1000}}}", "{every: {price: {below: 1000}}}", "unknown-column",
         "price"),
        ("{every: {cost: {below: 1000}}}", "{any: {answered: price}}", "unknown-column", "price"),
        ("{every: {cost: {below: 1000}}}", "{every: {cost: {within: 2 days}}}", "guard-type",
         "within"),
        ("{goods: {every: {cost: {below: 1000}}}}", "{owner: {every: {cost: {below: 1000}}}}",
         "guard-type", "every"),
        ("{count: {at_least: 2}}", "{count: 2}", "bad-guard", "count"),
        ("{count: {at_least: 2}}", "{count: {after: owner}}", "bad-guard", "count"),
        ("{count: {at_least: 2}}", "{coun: {at_least: 2}}", "bad-guard", "coun"),
        ("{goods: {count: {at_least: 2}}}", "{goods: Kettle}", "guard-type", "Kettle"),
        ("yes: One more", 'yes: "One {{ mor }}"', "unknown-name", "{{ mor"),
        ("each: Device", "each: ''", "empty-value", "each"),
        ("    each: Device\n", "", "missing-key", "goods"),
        ("more: {text: \"Is there one more?\", yes: One more, no: That is all}",
         "more: {text: \"Is there one more?\", yes: One more}", "missing-key", "more"),
        ("title: Noise\n", "example: hum\n", "unused-column", "noise"),
    ],
)  # fmt: skip
def test_a_fault_is_told_at_its_place(rowed: Path, old: str, new: str, code: str, at: str) -> None:
    folder = changer(rowed)("demo.yaml", old, new)
    found = faults(folder)
    assert [fault.code for fault in found] == [code]
    line = (folder / "demo.yaml").read_text("utf-8").splitlines()[found[0].line - 1]
    assert line[found[0].column - 1 :].startswith(at)


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("{{ one.cost }}", "{{ one.price }}", ["unknown-column"]),
        ("{{ one.cost }}", "{{ one }}", ["letter-part"]),
        ("in goods or []", "in good or []", ["unknown-name"]),
        ("{{ loop.index }}. {{ one.device }}, {{ one.cost }}", "{{ said.goods }}", []),
        ("{{ loop.index }}.", "{{ goods }}", ["letter-part"]),
        ("{{ loop.index }}.", "{% if goods and goods | length == 2 %}two{% endif %}", []),
        ("{{ loop.index }}.", "{{ (goods | first).device }}", ["letter-part"]),
        ("{{ one.cost }}", "{{ 'a' if one.noise == 'b' }}", []),
        ("{{ one.cost }}", "{{ 'a' if one.cost == '5' }}", ["letter-part"]),
    ],
)
def test_a_letter_goes_through_rows(rowed: Path, old: str, new: str, codes: list[str]) -> None:
    assert codes_of(changer(rowed)("letters/ask.md", old, new)) == codes


def test_one_choice_is_there_whoever_comes(rowed: Path) -> None:
    old = "yes: {label: It is, to: kit}"
    new = "yes: {label: It is, to: kit, when: {goods: {any: {cost: {at_least: 1000}}}}}"
    assert codes_of(changer(rowed)("demo.yaml", old, new)) == ["no-choice-left"]


def test_no_guard_over_rows_holds_before_they_are_asked_for(rowed: Path) -> None:
    old, new = "text: What is your name?", "text: What is your name, after {{ costs }}?"
    assert codes_of(changer(rowed)("demo.yaml", old, new)) == ["unset-name"]


def test_no_column_is_called_as_the_question_behind_it(rowed: Path) -> None:
    changer(rowed)("scenarios/demo.yaml", ", noise: none", "")
    assert codes_of(changer(rowed)("demo.yaml", "      noise:\n", "      more:\n")) == ["bad-rows"]


def test_a_letter_that_goes_through_rows_needs_them(rowed: Path) -> None:
    change = changer(rowed)
    change("demo.yaml", "    text: Plug it in\n", "    text: Plug it in\n    letter: ask\n")
    assert codes_of(rowed) == ["unset-name"]
    change("letters/ask.md", "in goods or []", "in goods")
    assert codes_of(rowed) == ["unset-name", "unset-name"]


def test_nothing_is_known_of_rows_at_their_first_cell(rowed: Path) -> None:
    old, new = "What is it called?", "What is it called, after {{ costs }}?"
    assert codes_of(changer(rowed)("demo.yaml", old, new)) == ["unset-name"]


LETTER = "letters/ask.md"


@pytest.mark.parametrize(
    ("old", "new", "code", "hint"),
    [
        ("{{ one.cost }}", "{{ one.price }}", "unknown-column",
         "columns of goods are cost, device, noise"),
        ("{{ one.cost }}", "{{ one.csot }}", "unknown-column", "did you mean «cost»?"),
        ("{{ one.device }}", "{{ goods }}", "letter-part", "write said.goods, or one by one"),
        ("{{ one.device }}", "{{ goods | upper }}", "letter-part", "write said.goods"),
        ("{{ one.device }}", "{{ goods.device }}", "letter-part",
         "one by one: {% for one in goods %}{{ one.device }}{% endfor %}"),
        ("{{ one.device }}", "{{ attempts.result }}", "letter-part",
         "one by one: {% for one in attempts %}{{ one.result }}{% endfor %}"),
    ],
)  # fmt: skip
def test_a_letter_is_told_what_rows_have(
    rowed: Path, old: str, new: str, code: str, hint: str
) -> None:
    found = faults(changer(rowed)(LETTER, old, new))
    assert [fault.code for fault in found] == [code]
    assert hint in found[0].hint


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("when: {power: on}", "when: {cost: {at_least: 5}}", "answered before the list"),
        ("{goods: {count: {at_least: 2}}}", "{goods: {count: {at_least: 2}}, cost: {at_least: 5}}",
         "it is a column of «goods»: {goods: {any: {cost: …}}}"),
    ],
)  # fmt: skip
def test_a_guard_is_told_where_a_column_is_known(
    rowed: Path, old: str, new: str, hint: str
) -> None:
    found = faults(changer(rowed)("demo.yaml", old, new))
    assert [fault.code for fault in found] == ["unknown-name"]
    assert hint in found[0].hint
