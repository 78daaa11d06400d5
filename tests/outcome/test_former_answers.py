"""A value that was corrected since a text was written with it is masked there all the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.cases.test_case import walked
from tests.conftest import TODAY, Change, answer_all, desk_of
from wizard.cases import handing_over, importing, store
from wizard.cases.case import Case
from wizard.cases.exports import redacted
from wizard.cases.record import render
from wizard.outcome.drafts import Draft
from wizard.outcome.former_answers import gone, held, texts
from wizard.walk.steps import SentClaim, Step

OLD, NEW, LAST = "Бурый Лис", "Старый Барсук", "Чёрный Кот"
"""No pattern knows them."""
OWNER = 3
"""The step at which the name is told."""


@pytest.fixture
def personal(changed: Change) -> Path:
    """The sample, where the name is personal, and of what went out a number is told."""
    changed(
        "demo.yaml", "    type: text\n    title: Name\n", "    type: text\n    personal: true\n"
    )
    return changed(
        "demo.yaml", "    reply_within: reply\n", "    reply_within: reply\n    number: serial\n"
    )


def at_letter(folder: Path, owner: str = OLD) -> Case:
    return walked(desk_of(folder), "yes", "on", None, owner, ["box"])


def sent(folder: Path) -> Case:
    case = at_letter(folder)
    case.answer("later")
    return case


def corrected(case: Case, *owners: str) -> Case:
    for owner in owners:
        case.change(OWNER, owner)
    return case


def by_the_list(folder: Path) -> Case:
    return corrected(sent(folder), NEW)


def twice(folder: Path) -> Case:
    return corrected(sent(folder), NEW, LAST)


def step_by_step(folder: Path) -> Case:
    case = sent(folder)
    for _ in range(3):
        case.adopt(case.walk.back_over() if case.walk.at == "demo.call" else case.walk.back())
    case.answer(NEW)
    return case


def off_the_way(folder: Path) -> Case:
    """The question is left, met again, and answered otherwise."""
    case = sent(folder)
    case.change(0, "no")
    case.change(0, "yes")
    return answer_all(case, ["on", None, NEW])


def in_own_words(folder: Path) -> Case:
    case = at_letter(folder)
    case.edit(f"Это пишет {OLD}.")
    return corrected(case, NEW)


def in_own_words_that_went_out(folder: Path) -> Case:
    case = in_own_words(folder)
    case.answer("later")
    return case


def in_their_story(folder: Path) -> Case:
    case = at_letter(folder)
    case.answer("refused")
    case.answer(f"Спросили, кто такая {OLD}.")
    return corrected(case, NEW)


@pytest.mark.parametrize(
    "made",
    [
        by_the_list,
        twice,
        step_by_step,
        off_the_way,
        in_own_words,
        in_own_words_that_went_out,
        in_their_story,
    ],
)
def test_it_is_masked_here_and_wherever_the_case_goes(
    personal: Path, made: Callable[[Path], Case]
) -> None:
    case = made(personal)
    assert OLD in case.document(), "a text has it still"
    case.release()
    other = desk_of(personal)
    packed = handing_over.save(case, handing_over.whole(case), personal / "case.zip")
    other.folder = personal / "others"
    there = [case, case.desk.open(case.path), other.open(importing.bring_in(other, packed))]
    for one in there:
        assert "Бурый" not in redacted(one)
        assert OLD in [step.answer for step in one.former]


def test_it_is_kept_for_no_longer_than_a_text_bears_it(personal: Path) -> None:
    case = corrected(at_letter(personal), NEW)
    assert (case.former, "former" in case.path.read_text("utf-8")) == ((), False)
    case.answer("later")
    corrected(case, LAST, NEW, LAST)
    assert [step.answer for step in case.former] == [NEW]
    assert "Барсук" not in redacted(case)


def test_a_number_that_was_corrected_is_masked_in_what_names_it(personal: Path) -> None:
    case = sent(personal)
    case.number("бур-7а")
    case.answer("refused")
    case.answer("Мне сказали: ищите бур-7а.")
    case.adopt(case.walk.back())
    case.adopt(case.walk.back())
    case.number("бур-8а")
    case.answer("refused")
    case.answer("Мне сказали: ищите бур-7а.")
    assert "бур-7а" not in redacted(case)


def test_what_is_handed_over_tells_of_no_answer_that_nothing_there_bears(personal: Path) -> None:
    case = corrected(sent(personal), NEW)
    record = replace(store.read_record(case.path), former=[])
    case.release()
    record = replace(record, kept={"demo.gone": "Ван Дер Ваальс", "demo.lost": OLD})
    case.path.write_text(render(record, case.document()), "utf-8")
    again = case.desk.open(case.path)
    again.place.claim()
    packed = handing_over.save(again, handing_over.whole(again), personal / "case.zip")
    again.release()
    other = desk_of(personal)
    other.folder = personal / "others"
    there = other.open(importing.bring_in(other, packed))
    assert [(step.node, step.answer) for step in there.former] == [("demo.lost", OLD)]
    assert "Бурый" not in redacted(there)


def test_what_is_gone_is_what_names_somebody_and_stands_nowhere(personal: Path) -> None:
    known = desk_of(personal).library
    on = [Step("demo.power", "on", TODAY), Step("demo.owner", OLD, TODAY, number="7")]
    there = [Step("demo.power", "off", TODAY), Step("demo.owner", NEW, TODAY)]
    assert [(one.answer, one.number) for one in gone(known, on, there, TODAY)] == [
        (OLD, None),
        (None, "7"),
    ]
    assert gone(known, on, [*there, on[1]], TODAY) == []
    was = [Step("demo.gone", "an_id", TODAY), Step("demo.gone", "Ann Lee", TODAY)]
    assert [one.answer for one in gone(known, was, [], TODAY)] == ["Ann Lee"]


def test_whatever_a_case_holds_is_held_once_for_each_place(personal: Path) -> None:
    told = [Step("demo.owner", name, TODAY) for name in (OLD, NEW, LAST)]
    claim = SentClaim(replace(told[2], message="A letter"), {}, (told[2],))
    answers = [*held(told[:1], {"demo.story/2": "A story"}, told[1:2], [claim])]
    assert [step.node for step in answers] == [
        *("demo.owner", "demo.owner", "demo.story", "demo.owner", "demo.owner")
    ]
    drafts = [Draft("A draft", "x", others=(Draft("Another", "x"),))]
    said = texts(desk_of(personal).library, answers, drafts)
    assert said.split("\n\n") == ["A draft", "Another", "A story", "A letter"]
