"""Whatever a person does, the case is the replay of what stands in its file."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases.test_case import TO_CALL, on_disk, walked
from tests.cases.test_record import HARD
from tests.conftest import SAMPLE, SHIPPED, TODAY, desk_of
from tests.walk.test_replay import choose
from wizard.cases import store
from wizard.cases.calendar_file import calendar_of
from wizard.cases.case import Case
from wizard.cases.case_list import overview
from wizard.cases.exports import redacted, save_copy
from wizard.errors import UnreadableError
from wizard.library.model import Action, Question

Draw = st.DataObject


def answer(data: Draw, case: Case) -> Case:
    case.answer(choose(data, case.walk))
    return case


def wait(data: Draw, case: Case) -> Case:
    node = case.walk.node
    if isinstance(node, Question | Action):
        waiting = [name for name, choice in node.choices.items() if choice.wait]
        if waiting:
            case.answer(data.draw(st.sampled_from(waiting)))
            assert case.walk.waiting is not None
    return case


def back(_: Draw, case: Case) -> Case:
    before, waiting = case.walk.steps, case.walk.waiting is not None
    case.back()
    left = before[:-1]
    while (
        waiting and left and left[-1] == before[-1]
    ):  # said again on the same day, it is said once
        left = left[:-1]
    assert case.walk.steps == left
    return case


def change(data: Draw, case: Case) -> Case:
    if case.walk.steps:
        index = data.draw(st.integers(0, len(case.walk.steps) - 1))
        case.change(index, choose(data, case.walk.before(index)))
    return case


def save(_: Draw, case: Case) -> Case:
    """The document for people, which is no case; the case goes on from a copy of its file, in a
    folder where no other is: beside another one it would be a case of its own.
    """
    folder = store.free(case.desk.folder.parent / "elsewhere")
    folder.mkdir()
    place = folder / f"{len(case.walk.steps)}.md"
    assert save_copy(case, place).read_text("utf-8").startswith(case.document())
    if not case.path.exists():
        return case
    return reopened(case, Path(shutil.copy(case.path, place)))


def resume(data: Draw, case: Case) -> Case:
    """Another day, another sitting."""
    if not case.path.exists():
        return case
    case.desk.today += timedelta(days=data.draw(st.integers(0, 20)))
    return reopened(case, case.path)


def reopened(case: Case, path: Path) -> Case:
    case.release()
    again = case.desk.resume(path)
    assert (again.walk.steps, again.walk.lost, again.id) == (case.walk.steps, (), case.id)
    return again


MOVES: list[Callable[[Draw, Case], Case]] = [*[answer] * 8, back, change, wait, save, resume]


@pytest.mark.parametrize("library", [SAMPLE, SHIPPED], ids=["sample", "shipped"])
@settings(max_examples=40)
@given(data=st.data())
def test_any_moves_give_the_replay_of_the_file(
    library: Path, data: Draw, tmp_path_factory: pytest.TempPathFactory
) -> None:
    desk = desk_of(library)
    desk.today = TODAY
    desk.folder = tmp_path_factory.mktemp("home") / "cases"
    case = desk.new()
    for move in data.draw(st.lists(st.sampled_from(MOVES), max_size=30)):
        if case.walk.ended and move is answer:
            continue
        case = move(data, case)
        assert (case.trouble, case.set_aside) == (None, None)
        if not case.path.exists():
            assert case.walk.steps == ()
            continue
        record = store.read_record(case.path)
        again = desk.walk(record, case.path)
        assert (again.at, again.steps, again.asked, again.lost) == (
            case.walk.at,
            case.walk.steps,
            case.walk.asked,
            (),
        )
        # What was not on the way in this sitting is kept for pre-filling, in the file and here.
        assert again.kept == case.walk.kept
    if case.path.exists():
        assert desk.open(case.path).document() == case.document()
    case.release()


WORDS = [
    "demo.call",
    "demo.which_way",
    "demo.gone",
    "gone",
    "later",
    "kit",
    "[a, b]",
    "'9999-12-31'",
]


@settings(max_examples=60)
@given(data=st.data())
def test_whatever_is_edited_in_a_file_it_opens_or_is_refused_and_is_never_lost(
    data: Draw, tmp_path_factory: pytest.TempPathFactory
) -> None:
    desk = desk_of(SAMPLE)
    desk.folder = tmp_path_factory.mktemp("home") / "cases"
    case = walked(desk, *TO_CALL, "later", "refused")
    case.release()
    text = on_disk(case)
    lines = text.split("\n")
    for _ in range(data.draw(st.integers(1, 3))):
        number = data.draw(st.integers(0, len(lines) - 1))
        words = lines[number].split(" ")
        words[data.draw(st.integers(0, len(words) - 1))] = data.draw(
            st.sampled_from([*WORDS, *HARD])
        )
        lines[number] = " ".join(words)
        if data.draw(st.booleans()):
            del lines[data.draw(st.integers(0, len(lines) - 1))]
    edited = "\n".join(lines).encode("utf-8", "replace")
    case.path.write_bytes(edited)
    try:
        again = desk.resume(case.path)
    except UnreadableError as error:
        assert str(case.path) in str(error)
        assert len(overview(desk).refused) == 1
        assert case.path.read_bytes() == edited
        return
    assert len(overview(desk).cases) == 1
    calendar_of(again)
    redacted(again)
    kept = len([*again.walk.steps, *again.lost])
    again.back()
    assert again.trouble is None
    assert len([*again.walk.steps, *again.lost]) >= kept - 1
    if plain(edited.decode()) != plain(text):
        assert again.set_aside is not None
        assert again.set_aside.read_bytes() == edited
    again.release()


def plain(text: str) -> list[str]:
    """The words of a file, without what editors do to the ends of lines."""
    return [line.rstrip() for line in text.splitlines() if line.strip()]
