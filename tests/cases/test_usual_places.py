"""A file that is named without its folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from wizard import locations
from wizard.cases.usual_places import found
from wizard.errors import UnreadableError
from wizard.i18n import language

say = language("ru")


@pytest.fixture
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder with two others in it, and another folder at hand."""
    for name in ("Загрузки", "Desktop", "here"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(locations, "home", lambda: tmp_path)
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path


@pytest.mark.parametrize("folder", ["", "Загрузки", "Desktop"])
def test_it_is_found_where_files_come_to_lie(user: Path, folder: str) -> None:
    place = user / folder / "чек.jpg"
    place.write_bytes(b"1")
    assert found("чек.jpg", say) == place


def test_the_folder_at_hand_comes_first_and_a_folder_that_was_named_alone(user: Path) -> None:
    for folder in ("here", "Загрузки"):
        (user / folder / "чек.jpg").write_bytes(b"1")
    assert found("чек.jpg", say) == Path("чек.jpg")
    assert found("бумаги/чек.jpg", say) == Path("бумаги/чек.jpg")
    assert found(str(user / "чек.jpg"), say) == user / "чек.jpg"


def test_nothing_is_chosen_between_two_and_it_is_said_where_was_looked(user: Path) -> None:
    with pytest.raises(UnreadableError) as refused:
        found("чек.jpg", say)
    assert str(refused.value) == say("attach_nowhere", name="чек.jpg", here="~/here")
    for folder in ("Desktop", "Загрузки"):
        (user / folder / "чек.jpg").write_bytes(b"1")
    with pytest.raises(UnreadableError) as refused:
        found("чек.jpg", say)
    assert "~/Desktop/чек.jpg, ~/Загрузки/чек.jpg" in str(refused.value)


@pytest.mark.parametrize("folder", ["here", "", "Загрузки"])
def test_the_ending_may_be_left_out(user: Path, folder: str) -> None:
    place = user / folder / "чек пылесос.jpg"
    place.write_bytes(b"1")
    assert found("чек пылесос", say).resolve() == place
    assert found(str(place.with_suffix("")), say) == place


def test_a_whole_name_comes_before_one_without_its_ending(user: Path) -> None:
    (user / "here" / "чек.jpg").write_bytes(b"1")
    (user / "Загрузки" / "чек").write_bytes(b"1")
    assert found("чек", say) == user / "Загрузки" / "чек"


def test_of_two_with_several_endings_none_is_chosen(user: Path) -> None:
    for ending in ("jpg", "pdf"):
        (user / "here" / f"чек.{ending}").write_bytes(b"1")
    for name in ("чек", str(user / "here" / "чек")):
        with pytest.raises(UnreadableError) as refused:
            found(name, say)
        assert "чек.jpg" in str(refused.value) and "чек.pdf" in str(refused.value)


def test_what_is_nowhere_is_left_to_whoever_reads_it(user: Path) -> None:
    (user / "here" / "чек").mkdir()
    assert found("none/чек", say) == Path("none/чек")
