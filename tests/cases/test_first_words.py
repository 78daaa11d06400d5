"""What is typed before any case has a file."""

from __future__ import annotations

from pathlib import Path

from wizard.cases import first_words


def test_it_is_kept_for_its_owner_alone_until_nothing_is_left(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "cases"
    assert first_words.kept(folder) == ""
    first_words.keep(folder, "деньги не вер")
    assert first_words.kept(folder) == "деньги не вер"
    assert (folder.parent / first_words.NAME).stat().st_mode & 0o777 == 0o600
    first_words.keep(folder, "")
    first_words.keep(folder, "")
    assert first_words.kept(folder) == ""


def test_where_it_cannot_be_kept_or_read_nobody_is_stopped(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file in the place of the folder")
    folder = tmp_path / "data" / "cases"
    first_words.keep(folder, "деньги")
    first_words.keep(folder, "")
    assert first_words.kept(folder) == ""
    odd = tmp_path / "odd"
    odd.mkdir()
    (odd / first_words.NAME).write_bytes(b"\xff" * 100)
    assert first_words.kept(odd / "cases") == ""
    (odd / first_words.NAME).write_bytes(b"a" * (first_words.MAX_BYTES + 1))
    assert first_words.kept(odd / "cases") == ""
