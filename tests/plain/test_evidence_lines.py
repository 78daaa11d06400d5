"""What a case has as evidence, line by line."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.conftest import SAMPLE, desk_of
from tests.plain.test_sitting import WHOLE, sample, say, sit
from tests.plain.test_typing import TO_CALL
from wizard import locations
from wizard.cases import attaching, beside
from wizard.cases.case import Case
from wizard.cases.session import Session
from wizard.errors import RefusedInputError
from wizard.plain.piped import Piped
from wizard.plain.sitting import Plain


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "IMG 1.JPG"
    path.write_bytes(b"\xff\xd8\xff")
    return path


@pytest.mark.parametrize("key", ["a", "ф", ":доказательства", ":приложить"])
def test_a_attaches_names_tells_and_takes_out(key: str, photo: Path, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("b", "utf-8")
    case, printed = sample(
        *TO_CALL,
        key,
        f"{key} {photo} --as receipt",
        f"{key} '{tmp_path}/b.txt'",
        key,
        f"{key} --detach 1",
        "2",
    )
    assert say("attached_none") in printed
    assert "  receipt — The receipt" in printed
    line = "№ 1 The receipt (IMG 1.JPG), 1 КБ"
    folder = locations.short(photo.parent)
    assert say("attached_from", line=line, folder=folder) in printed
    assert f"  - {line}" in printed
    assert say("detached", line=line) in printed
    assert [exhibit.number for exhibit in case.exhibits] == [2]
    assert case.walk.at == "demo.call"


@pytest.mark.parametrize("answer", ["", "1", "1000"])
def test_the_only_copy_goes_only_where_that_is_agreed_to(photo: Path, answer: str) -> None:
    case, printed = sample(*TO_CALL, f"a {photo}", "a --detach 1", answer)
    assert say("evidence_remove", line="№ 1 IMG 1.JPG, 1 КБ") in printed
    assert attaching.lines(case) == ["№ 1 IMG 1.JPG, 1 КБ"]
    assert attaching.damaged(case) == []


def piped(case: Case, *lines: str) -> None:
    source = io.StringIO("".join(f"{line}\n" for line in lines))
    Plain(Session(case), Piped(source, io.StringIO(), None, say)).run()


def test_a_script_takes_nothing_out_that_it_does_not_say_so_of(photo: Path) -> None:
    case, _ = sample(*TO_CALL, f"a {photo}")
    line = "№ 1 IMG 1.JPG, 1 КБ"
    with pytest.raises(RefusedInputError) as told:
        piped(case, ":a --detach 1", "q")
    assert say("detach_unasked", line=line, command=":a --detach 1 --yes") in str(told.value)
    assert (attaching.lines(case), attaching.damaged(case)) == ([line], [])
    piped(case, ":a --detach 1 --yes", "q")
    assert attaching.lines(case) == []


def test_who_says_so_beforehand_is_not_asked(photo: Path) -> None:
    case, printed = sample(*TO_CALL, f"a {photo}", "a --detach --yes 1", "a --detach --yes")
    assert say("detached", line="№ 1 IMG 1.JPG, 1 КБ") in printed
    assert say("detach_number") in printed
    assert case.exhibits == ()


def test_at_a_field_it_takes_a_colon(photo: Path) -> None:
    case, _ = sample("1", "on", f":a {photo}", "1 ноября")
    assert len(case.exhibits) == 1
    assert case.walk.at == "demo.owner"


def test_what_cannot_be_taken_is_told(photo: Path, tmp_path: Path) -> None:
    case, printed = sample(
        *TO_CALL, f"a {photo}", f"a {photo}", f"a {tmp_path}", "a --detach x", "a --detach 9"
    )
    assert say("attach_twice", path=photo, number=1) in printed
    assert say("attach_folder", path=tmp_path) in printed
    assert say("detach_number") in printed
    assert say("detach_unknown", number=9, known=[1]) in printed
    assert len(case.exhibits) == 1


def test_what_is_gone_is_told_at_the_beginning_and_before_printing(
    photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    case, _ = sample(*TO_CALL, f"a {photo}")
    (beside.evidence_folder(case.path) / "1.jpg").unlink()
    (damage,) = attaching.damaged(case)
    case.release()
    printed = sit(desk_of(SAMPLE).resume(case.path), "a", f"p {tmp_path / 'x.txt'}")
    assert printed.count(damage) == 3
    assert say("evidence_damaged_how") in printed
    assert printed.index(say("evidence_damaged")) < printed.index("Call them")


def test_an_outcome_can_have_it_too(photo: Path) -> None:
    case, _ = sample(*WHOLE[:-1], f"a {photo}")
    assert (case.walk.ended, len(case.exhibits)) == (True, 1)
