"""What stands under a guard: who sees it, who may answer by it, and what becomes of old answers."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SAMPLE, TODAY, Change, library
from wizard.errors import FieldError
from wizard.walk.showing import lines, options
from wizard.walk.walk import Walk
from wizard.walk.walker import Walker

REFUSED = ("demo.yaml", "refused: {label: They refused, ", "refused: {when: %s, label: No, ")
TO_CALL: list[Any] = ["yes", "on", "2026-11-20", "Ann", ["receipt"]]


def walk(folder: Path, *answers: Any) -> Walk:
    way = Walker(library(folder), "demo").begin(TODAY)
    for answer in answers:
        way = way.answer(answer)
    return way


def guarded(changed: Change, guard: str) -> Path:
    file, old, new = REFUSED
    return changed(file, old, new % guard)


def test_what_has_no_guard_stands_always() -> None:
    way = walk(SAMPLE, *TO_CALL)
    assert list(options(way.node, way.values)) == ["solved", "refused", "again", "later"]
    assert list(lines(way.node.steps, way.values)) == list(way.node.steps)
    assert not way.node.guarded


@pytest.mark.parametrize(
    ("guard", "there"),
    [
        ("{kit: receipt}", True),
        ("{kit: box}", False),
        ("{bought: {within: 3 days}}", True),
        ("{age: {at_least: 3}}", False),  # a name that is counted
        ("{answered: serial}", False),
    ],
)
def test_a_choice_is_offered_and_taken_only_where_its_guard_holds(
    changed: Change, guard: str, there: bool
) -> None:
    way = walk(guarded(changed, guard), *TO_CALL)
    assert ("refused" in options(way.node, way.values)) is there
    if there:
        assert way.answer("refused").at == "demo.story"
        return
    with pytest.raises(FieldError) as caught:
        way.answer("refused")
    assert (caught.value.key, caught.value.values) == (
        *("answer_hidden", {"given": "refused", "known": "solved, again, later"}),
    )


def test_an_old_answer_is_judged_by_the_day_on_which_it_was_given(changed: Change) -> None:
    way = walk(guarded(changed, "{bought: {within: 3 days}}"), *TO_CALL, "refused")
    again = way.walker.replay(way.steps, TODAY + timedelta(days=30))
    assert (again.at, again.lost) == ("demo.story", ())


def test_an_answer_that_is_hidden_since_another_was_corrected_is_kept_and_told(
    changed: Change,
) -> None:
    way = walk(guarded(changed, "{kit: receipt}"), *TO_CALL, "refused", "They said no")
    other = way.change(4, ["box"])
    assert other.at == "demo.call"
    assert [step.node for step in other.lost] == ["demo.call", "demo.story"]
    assert other.prefill("demo.call") == "refused"
    back = other.change(4, ["receipt"]).answer("refused")
    assert (back.at, back.prefill("demo.story")) == ("demo.story", "They said no")


def test_a_correction_to_what_was_not_shown_is_refused(changed: Change) -> None:
    way = walk(guarded(changed, "{kit: box}"), *TO_CALL, "again")
    with pytest.raises(FieldError) as caught:
        way.change(5, "refused")
    assert caught.value.key == "answer_hidden"
    assert way.change(5, "solved").at == "demo.good"


def test_an_item_is_ticked_only_where_it_is_shown(changed: Change) -> None:
    folder = changed(
        "demo.yaml", "box: {label: The box}", "box: {label: The box, when: {power: off}}"
    )
    way = walk(folder, *TO_CALL[:-1])
    assert list(options(way.node, way.values)) == ["receipt"]
    assert way.answer(["receipt"]).at == "demo.call"
    with pytest.raises(FieldError) as caught:
        way.answer(["receipt", "box"])
    assert caught.value.values == {"given": "box", "known": "receipt"}
