"""A folder that is looked at again and again: what is new, and what of it can be shown at once."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from unittest.mock import Mock

import pytest

from tests.conftest import TODAY, changer, library, translate
from wizard.author import proof, watch
from wizard.author.watch import PATIENCE, Watch
from wizard.commands import proved
from wizard.errors import FaultyLibraryError


def watching(folder: Path, language: str = "en") -> Watch:
    """A watch that has seen the folder as it is."""
    made = Watch(folder, TODAY, language, library(folder))
    assert made.changed()
    assert not made.changed()
    return made


def settled(made: Watch) -> bool:
    """Whether anything is new, once it has come to rest."""
    return made.changed() or made.changed()


@pytest.mark.parametrize(
    "name",
    ["demo.yaml", "letters/ask.md", "scenarios/demo.yaml", "locale/ru/demo.yaml", "other.yml"],
)
def test_every_file_of_a_library_is_looked_at(copy: Path, name: str) -> None:
    translate(copy)
    made = watching(copy)
    with (copy / name).open("a", encoding="utf-8") as file:
        file.write("# more\n")
    assert settled(made)
    assert not settled(made)


@pytest.mark.parametrize("name", [".demo.yaml.swp", "demo.yaml~", "#demo.yaml#", "4913", "n.txt"])
def test_what_an_editor_leaves_beside_a_file_is_nothing_new(copy: Path, name: str) -> None:
    made = watching(copy)
    (copy / name).write_text("half of it", "utf-8")
    assert not settled(made)


def test_a_file_that_is_put_in_the_place_of_another_is_new_whatever_its_age(copy: Path) -> None:
    made = watching(copy)
    fresh = copy / ".demo.tmp"
    shutil.copy2(copy / "demo.yaml", fresh)
    fresh.replace(copy / "demo.yaml")
    assert settled(made)


def test_a_save_is_left_to_come_to_rest(copy: Path) -> None:
    made = watching(copy)
    text = (copy / "demo.yaml").read_bytes()
    (copy / "demo.yaml").write_bytes(b"")
    assert not made.changed()
    (copy / "demo.yaml").write_bytes(text)
    assert not made.changed()
    assert made.changed()
    assert made.read().library is not None


def test_an_emptied_file_is_waited_for_and_an_empty_one_is_read(copy: Path) -> None:
    made = watching(copy)
    (copy / "demo.yaml").write_bytes(b"")
    assert [made.changed() for _ in range(PATIENCE)] == [False] * (PATIENCE - 1) + [True]


def test_a_folder_that_never_rests_is_read_all_the_same(copy: Path) -> None:
    made = watching(copy)
    found = []
    for number in range(PATIENCE):
        (copy / "demo.yaml").write_text(f"# {number * '.'}\n", "utf-8")
        found.append(made.changed())
    assert found == [False] * (PATIENCE - 1) + [True]


def test_a_link_that_leads_nowhere_hides_no_later_save(copy: Path) -> None:
    made = watching(copy)
    (copy / ".#demo.yaml").symlink_to("someone@host:1")
    assert settled(made)
    changer(copy)("demo.yaml", "Is it plugged in?", "Is the plug in?")
    assert settled(made)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("demo.yaml", "text: Is it plugged in?", "text: Is the plug in?"),
        ("demo.yaml", "label: It is on", "label: It glows"),
        ("library.yaml", "about: Step by step", "about: Bit by bit"),
    ],
)
def test_new_words_need_no_proof(
    copy: Path, file: str, old: str, new: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, before = watching(copy), library(copy).fingerprint
    changer(copy)(file, old, new)
    monkeypatch.setattr(watch, "findings", None)
    said = made.words()
    assert said is not None
    assert said.fingerprint not in (before, "")
    assert new.partition(": ")[2] in str(said)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("demo.yaml", "text: Is it plugged in?", 'text: "Is {{ it }} plugged in?"'),
        ("demo.yaml", "on: {label: It is on", "lit: {label: It is on"),
        ("demo.yaml", "to: owner", "to: kit"),
        ("demo.yaml", "text: Is it plugged in?", "txet: Is it plugged in?"),
        ("letters/ask.md", "Dear {{ owner }}", "Dear {{ user }}"),
        ("library.yaml", "languages: [en]", "languages: [ru]"),
    ],
)
def test_all_else_is_proved_first(copy: Path, file: str, old: str, new: str) -> None:
    made = watching(copy)
    changer(copy)(file, old, new)
    assert made.words() is None


def test_new_words_of_a_translation_are_shown_too(copy: Path) -> None:
    translate(copy)
    made = watching(copy, "ru")
    changer(copy)("locale/ru/demo.yaml", "Оно включено в розетку?", "Вилка в розетке?")
    said = made.words()
    assert said is not None
    assert "Вилка в розетке?" in str(said)
    (copy / "locale/ru/demo.yaml").write_text("tree: [", "utf-8")
    assert made.words() is None
    seen = made.read()
    assert seen.library is None
    assert [problem.path.endswith("locale/ru/demo.yaml") for problem in seen.problems] == [True]


def test_a_library_is_proved_once_a_save(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    walkable = Mock(side_effect=proof._walkable)
    monkeypatch.setattr(proof, "_walkable", walkable)
    assert watching(copy).read().library is not None
    assert walkable.call_count == 1


def test_other_words_are_laid_over_what_was_sound_and_never_kept_as_proved(copy: Path) -> None:
    translate(copy)
    made = watching(copy)
    changer(copy)("demo.yaml", "to: owner", "to: ownr")
    assert made.spoken("ru").first is not None
    with pytest.raises(FaultyLibraryError):
        proved.sound(copy)
    changer(copy)("demo.yaml", "to: ownr", "to: kit")
    sound = proved.sound(copy)
    assert proved.spoken_in(copy, sound, "ru").fingerprint == sound.fingerprint


def test_a_folder_that_is_gone_is_told_of_and_found_again(copy: Path, tmp_path: Path) -> None:
    made = watching(copy)
    copy.rename(tmp_path / "away")
    assert settled(made)
    seen = made.read()
    assert (seen.library, seen.problems) == (None, ())
    assert seen.refusal.endswith("library: no such folder")
    (tmp_path / "away").rename(copy)
    assert settled(made)
    assert made.read().library is not None


def test_a_folder_that_nobody_may_look_into_is_told_of(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = watching(copy)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied", str(copy))

    monkeypatch.setattr(watch, "findings", refuse)
    monkeypatch.setattr(watch, "load", refuse)
    assert made.words() is None
    assert made.read().refusal == f"{copy}: no permission"


def test_the_folder_at_hand_may_be_deleted(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(copy)
    made = watching(Path())
    shutil.rmtree(copy)
    assert settled(made)
    assert made.read().refusal
    os.chdir("/")
