"""What is typed before any case has a file."""

from __future__ import annotations

import os
from pathlib import Path

from wizard.cases import store
from wizard.cases.first_words import MOST_WINDOWS, NAME, FirstWords, hold, settle


def again(folder: Path) -> str:
    """What a window finds that is opened now, and closed."""
    words = FirstWords(folder)
    found = words.kept()
    words.release()
    return found


def test_it_is_kept_for_its_owner_alone_until_nothing_is_left(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "cases"
    words = FirstWords(folder)
    assert words.kept() == ""
    words.keep("деньги не вер")
    assert (folder.parent / NAME).stat().st_mode & 0o777 == 0o600
    words.release()
    words.keep("after the end")
    assert again(folder) == "деньги не вер"
    words = FirstWords(folder)
    words.keep("деньги " * 1000)
    assert words.kept() == "деньги " * 1000
    words.keep("")
    words.keep("")
    assert words.kept() == ""
    assert not (folder.parent / NAME).exists()


def test_each_window_has_its_own_words(tmp_path: Path) -> None:
    folder = tmp_path / "cases"
    first, second = FirstWords(folder), FirstWords(folder)
    first.keep("деньги")
    assert second.kept() == ""
    second.keep("посылка")
    # A later version finds them by these names.
    assert (folder.parent / NAME).read_text("utf-8") == "деньги"
    assert (folder.parent / "first-words-2.txt").read_text("utf-8") == "посылка"
    first.keep("")
    first.release()
    assert second.kept() == "посылка"
    second.release()
    assert again(folder) == "посылка"  # the next window goes on with them, wherever they are


def test_in_too_many_windows_nothing_is_kept_and_nobody_is_stopped(tmp_path: Path) -> None:
    folder = tmp_path / "cases"
    windows = [FirstWords(folder) for _ in range(MOST_WINDOWS + 1)]
    for window in windows:
        window.keep("слово")
    assert [window.kept() for window in windows] == ["слово"] * MOST_WINDOWS + [""]
    for window in windows:
        window.release()


def test_where_it_cannot_be_kept_or_read_nobody_is_stopped(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file in the place of the folder")
    words = FirstWords(tmp_path / "data" / "cases")
    words.keep("деньги")
    words.keep("")
    assert words.kept() == ""
    words.release()
    odd = tmp_path / "odd"
    odd.mkdir()
    (odd / NAME).write_bytes(b"\xff" * 100)
    assert again(odd / "cases") == ""
    os.truncate(odd / NAME, store.MAX_BYTES + 1)
    assert again(odd / "cases") == ""


def test_what_a_case_was_begun_with_is_kept_beside_other_words_until_its_file_has_it(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "data" / "cases"
    other = FirstWords(folder)
    other.keep("посылка")
    other.release()
    path = folder.parent / "first-words-2.txt"
    for said in ("деньги не вернули", " деньги не  вернули"):  # as it was typed
        hold(folder, said)
        assert sorted(one.name for one in folder.parent.iterdir()) == [path.name, NAME]
        assert path.read_text("utf-8") == said
    settle(folder, "деньги")
    assert path.exists()
    settle(folder, "деньги не вернули")
    assert [one.name for one in folder.parent.iterdir()] == [NAME]
    assert again(folder) == "посылка"


def test_words_that_another_window_is_told_are_not_settled(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "cases"
    window = FirstWords(folder)
    window.keep("посылка")
    settle(folder, "посылка")
    assert window.kept() == "посылка"
    window.release()
