"""Guarded texts on a page and in the document: what is shown, cited and marked as doubtful."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Change, desk_of, library
from tests.walk.test_showing import TO_CALL, walk
from wizard.i18n import language
from wizard.outcome.document import document
from wizard.outcome.page import Page, Pages

EN = language("en")
STEP = "- Have the receipt at hand."
SAID = "details: The light is on, and the device is dead."
DOUBTFUL = (
    "facts.yaml",
    "facts:\n",
    (
        "facts:\n  rumour: {text: They are rude., about: advice, status: unconfirmed,"
        " sources: [manual p. 9], checked: 2026-11-22}\n"
    ),
)


def page(folder: Path, *answers: Any) -> Page:
    return Pages(library(folder), EN).page(walk(folder, *answers))


def written(folder: Path, *answers: Any) -> str:
    pages, way = Pages(library(folder), EN), walk(folder, *answers)
    return document(pages, way, pages.page(way))


def step(changed: Change, rest: str, text: str = "Take it.") -> Path:
    return changed("demo.yaml", STEP, f'- {{id: own, text: "{text}"{rest}}}')


@pytest.mark.parametrize(("guard", "there"), [("{kit: receipt}", True), ("{kit: box}", False)])
def test_a_step_is_shown_and_told_where_its_guard_holds(
    changed: Change, guard: str, there: bool
) -> None:
    folder = step(changed, f", when: {guard}", "Take it, {{ owner }}.")
    shown = ["Take it, Ann."] if there else []
    assert list(page(folder, *TO_CALL).steps) == [*shown, "Tell them that the light is on."]
    assert ("Take it, Ann." in written(folder, *TO_CALL)) is there


def test_paragraphs_stand_one_below_the_other_and_none_is_nothing(changed: Change) -> None:
    lines = (
        "details:\n      - It is on.\n      - {id: box, text: Bring the box., when: {kit: box}}\n"
        "      - {id: paper, text: Bring the paper., when: {kit: receipt}}"
    )
    folder = changed("demo.yaml", SAID, lines)
    assert page(folder, *TO_CALL).details == "It is on.\nBring the paper."
    assert page(folder, *TO_CALL[:-1], []).details == "It is on."


def test_a_screen_without_a_paragraph_that_is_shown_has_no_details(changed: Change) -> None:
    folder = changed("demo.yaml", SAID, "details: [{id: box, text: Box., when: {kit: box}}]")
    assert page(folder, *TO_CALL).details is None


@pytest.mark.parametrize(
    ("facts", "marked"), [("repair", False), ("rumour", True), ("repair, rumour", True)]
)
def test_the_mark_of_doubt_stands_on_the_line_that_rests_on_it(
    changed: Change, facts: str, marked: bool
) -> None:
    changed(*DOUBTFUL)
    folder = step(changed, f", facts: [{facts}]")
    line = "Take it. ⚠ not confirmed" if marked else "Take it."
    assert page(folder, *TO_CALL).steps[0] == line
    assert line in written(folder, *TO_CALL)


@pytest.mark.parametrize(("guard", "there"), [("{kit: receipt}", True), ("{kit: box}", False)])
def test_what_is_not_shown_is_not_cited(changed: Change, guard: str, there: bool) -> None:
    changed(*DOUBTFUL)
    folder = step(changed, f", facts: [rumour], when: {guard}")
    claims = [line.claim for line in page(folder, *TO_CALL).sources]
    assert ("They are rude." in claims) is there
    assert ("They are rude" in written(folder, *TO_CALL)) is there


def test_choices_are_numbered_as_they_are_shown(changed: Change) -> None:
    folder = changed(
        "demo.yaml", "solved: {label: It works,", "solved: {when: {kit: box}, label: Y,"
    )
    case = desk_of(folder).new()
    for answer in TO_CALL:
        case.answer(answer)
    assert [option.id for option in case.page.options] == ["refused", "again", "later"]


def test_a_list_that_was_ticked_before_offers_what_is_shown_now(changed: Change) -> None:
    folder = changed("demo.yaml", "box: {label: The box}", "box: {label: Box, when: {power: on}}")
    way = walk(folder, *TO_CALL[:-1], ["receipt", "box"]).back()
    pages = Pages(library(folder), EN)
    assert pages.prefill(way) == ["receipt", "box"]
    assert pages.prefill(way.change(1, "off")) == ["receipt"]


def test_evidence_that_is_not_asked_for_is_not_told(changed: Change) -> None:
    folder = changed("demo.yaml", "box: {label: The box}", "box: {label: Box, when: {power: off}}")
    assert "[ ] Box" not in written(folder, *TO_CALL)
    assert "[x] The receipt" in written(folder, *TO_CALL)
