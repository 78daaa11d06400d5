"""The screen or lines: as was asked for now, in the environment, or once for all."""

from __future__ import annotations

from pathlib import Path

import pytest

from wizard import settings
from wizard.cases.desk import Desk
from wizard.cases.first_words import FirstWords
from wizard.commands import authoring, opening
from wizard.common_options import CommonOptions


@pytest.fixture
def a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "has_screen", lambda: True)


@pytest.mark.usefixtures("a_terminal")
@pytest.mark.parametrize(
    ("asked", "variable", "kept", "plain"),
    [
        (None, None, None, False),
        (True, None, None, True),
        (None, "1", None, True),
        (None, "0", None, False),
        (None, "", None, False),
        (None, None, "plain", True),
        (None, None, "screen", False),
        (False, "1", "plain", False),
    ],
)
def test_lines_are_chosen(
    monkeypatch: pytest.MonkeyPatch,
    asked: bool | None,
    variable: str | None,
    kept: str | None,
    plain: bool,
) -> None:
    if variable is not None:
        monkeypatch.setenv(opening.PLAIN_VARIABLE, variable)
    if kept:
        settings.remember("front", kept)
    assert opening.is_plain(asked) is plain


def test_where_nothing_can_be_drawn_there_are_lines_whatever_was_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(opening, "has_screen", lambda: False)
    assert opening.is_plain(False)
    assert opening.is_plain(None)


@pytest.mark.usefixtures("home")
def test_what_is_typed_while_a_library_is_followed_goes_with_its_cases(
    copy: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(library: Path, desk: Desk, tree: str | None) -> int:
        FirstWords(desk.folder).keep("my words")
        assert [*home.rglob("first-words.txt")] == [desk.folder.parent / "first-words.txt"]
        return 0

    monkeypatch.setattr(authoring, "has_screen", lambda: True)
    monkeypatch.setattr("wizard.author.preview.app.run", run)
    authoring.preview(CommonOptions(), str(copy), None)
    assert [*home.rglob("first-words.txt")] == []
