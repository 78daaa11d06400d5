"""A letter on paper, line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plain.test_sitting import sample, say
from tests.plain.test_typing import TO_CALL
from wizard.cases import printing

pytestmark = pytest.mark.usefixtures("shown")


@pytest.mark.parametrize("key", ["p", "з", ":печать"])
def test_p_prints_here_or_where_the_person_says(
    key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    case, printed = sample(*TO_CALL, key, f"{key} {tmp_path / 'x.txt'}")
    (page,) = tmp_path.glob("*.html")
    assert say("paper_shown", **printing.placed(page)) in printed
    assert say("paper_saved", **printing.placed(tmp_path / "x.txt")) in printed
    assert "Dear Ann" in (tmp_path / "x.txt").read_text("utf-8")
    assert case.walk.at == "demo.call"
    assert [*case.printed] == ["demo.call"]


def test_what_stands_there_is_kept_unless_it_is_the_same_letter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    mine = tmp_path / "mine.html"
    mine.write_text("mine", "utf-8")
    _, printed = sample(*TO_CALL, "p", "p", f"p {mine}", "p x.odt")
    assert mine.read_text("utf-8") == "mine"
    assert say("path_taken", path=mine) in printed
    assert say("unwritable_ENDING") in printed
    assert len([*tmp_path.iterdir()]) == 2


def test_without_a_letter_there_is_nothing_to_print(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    _, printed = sample("p")
    assert say("paper_none") in printed
    assert [*tmp_path.iterdir()] == []
