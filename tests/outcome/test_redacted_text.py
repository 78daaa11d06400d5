"""What is taken out of a text, answer by answer: which are personal, and what a mask says."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from functools import partial

import pytest

from tests.conftest import SAMPLE, TODAY, changer, library
from wizard.i18n import language
from wizard.outcome.page import Pages
from wizard.outcome.redaction import redact
from wizard.walk.steps import Step
from wizard.walk.walk import Walk
from wizard.walk.walker import Walker

FIELDS = """\
  plan:
    kind: input
    type: person
    title: The buyer
    text: Who bought it?
    save_as: plan
    to: trader

  trader:
    kind: input
    type: party
    title: The seller
    text: Who sold it?
    save_as: trader
    to: kept

  kept:
    kind: input
    type: text
    title: Street?
    text: Where do you live?
    lasting: true
    save_as: kept
    to: serial

  serial:
"""
step = partial(Step, on=TODAY)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """The sample, with a name, a seller and what is true in every case."""
    folder = tmp_path_factory.mktemp("library") / "library"
    shutil.copytree(SAMPLE, folder)
    change = changer(folder)
    change("demo.yaml", "  serial:\n", FIELDS)
    change("demo.yaml", "serial number?", "serial number?\n    personal: true")
    change("demo.yaml", "    letter: ask\n", "    letter: ask\n    number: serial\n")
    change("demo.yaml", "What did they say?", "What did they say of А. or ООО, ИП, Т. К. П.?")
    change("facts.yaml", "The shop", "'Tula 5: a Tula 5'")
    return Pages(library(folder), language("en"))


def walk_of(pages: Pages, steps: Iterable[Step]) -> Walk:
    start = Walker(pages.library, "demo").begin(TODAY)
    return Walk(start.walker, TODAY, tuple(steps), "demo.story", {}, {})


@pytest.mark.parametrize(
    ("number", "told", "masked"),
    [
        # With the rest of what it is a part of, where either has a digit at that side.
        ("345678", "1-345678", "[]"),
        ("345678", "No AB-345678-CD.", "No []."),
        ("X34567Y", "AB-X34567Y-cd", "AB-[]-cd"),
        ("X34567Y", "12-X34567Y-34", "[]"),
        # No part of a day, and a day where it is all of the answer.
        ("2026", "On 22-11-2026.", "On 22-11-2026."),
        ("22-11-2026", "On 22-11-2026.", "On []."),
        # A whole number, and what stands beside it.
        ("1234567890", "1234567890 12 500", "[] 12 500"),
        ("1234567890", "It is 1234567890, 4276 1234 5678 9012.", "It is [], [hidden: number]."),
    ],
)
def test_a_number_is_taken_out_whole_and_alone(
    pages: Pages, number: str, told: str, masked: str
) -> None:
    walk = walk_of(pages, [step("demo.serial", number)])
    expected = masked.replace("[]", "[hidden: what is the serial number]")
    assert redact(told, pages, walk) == expected


@pytest.mark.parametrize(
    ("answers", "told", "masked"),
    [
        # What is personal by its type, by the tree, and because it is true in every case.
        ([("plan", "Vera Stone")], "Vera came.", "[the buyer] came."),
        ([("serial", "Vera Stone")], "Vera came.", "[what is the serial number] came."),
        ([("kept", "Vera Stone")], "Vera came.", "[street] came."),
        ([("owner", "Vera Stone")], "Vera came.", "Vera came."),
        # A person who trades, and a firm.
        ([("trader", "ИП Петров Иван, Тула")], "Петров и ИП.", "[the seller] и ИП."),
        ([("trader", "ООО Лампа")], "Лампа и ООО.", "Лампа и ООО."),
        # Whatever else was answered before it, and to a question that is gone.
        ([("kit", ["box"]), ("plan", "Vera Stone")], "Vera came.", "[the buyer] came."),
        ([("power", "on"), ("plan", "Vera Stone")], "on Vera", "on [the buyer]"),
        ([("gone", "Vera Stone"), ("plan", "Ann Lee")], "Vera, Ann", "[answer], [the buyer]"),
        ([("gone", "refused")], "It is refused.", "It is refused."),
        # Initials alone are of a name by its type, where the library does not tell of such.
        ([("plan", "Иванова Мария Ли")], "И. М. Л. и М. Л.", "[the buyer] и [the buyer]"),
        ([("plan", "Тест Клара Петровна")], "У К. П. и Т. К. П.", "У К. П. и Т. К. П."),
        ([("kept", "Иванова Мария Ли")], "У М. Л. это.", "У М. Л. это."),
        # Letters that the library has as words are initials all the same; abbreviations none.
        ([("plan", "Ли А. Б.")], "А Б Ли пришла.", "[the buyer] пришла."),
        ([("plan", "ИП Ли Вера")], "Как ИП, Вера.", "Как ИП, [the buyer]."),
        # Masks that stand side by side, and what the library tells everybody.
        ([("kept", "Tula 5")], "Tula 5:  a Tula 5. Tula 5?", "Tula 5:  a Tula 5. [street]?"),
    ],
)  # fmt: skip
def test_what_was_answered_is_taken_out_by_whose_it_is(
    pages: Pages, answers: list[tuple[str, str | list[str]]], told: str, masked: str
) -> None:
    steps = [step(f"demo.{name}", answer) for name, answer in answers]
    expected = masked.replace("[", "[hidden: ")
    if not any(name == "gone" for name, _ in answers):
        assert redact(told, pages, walk_of(pages, steps)) == expected
    assert redact(told, pages, walk_of(pages, ()), steps) == expected, "and of what was lost"
