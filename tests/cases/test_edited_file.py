"""What an editor of one's own left beside a case, in whatever encoding."""

from __future__ import annotations

from pathlib import Path

import pytest

from wizard.cases.edited_file import done, left, place, read, write
from wizard.errors import FieldError, UnwritableError

BEFORE = "Здравствуйте, Анна.\n\nЖду ответа."


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = place(tmp_path / "2026-11-22-4f1c.md", "ask")
    write(path, BEFORE)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp866"])
def test_an_encoding_shows_in_a_line_that_stayed(file: Path, encoding: str) -> None:
    file.write_bytes("Добрый день!\r\nЖду ответа.\r\n".encode(encoding))
    assert read(file, BEFORE) == "Добрый день!\nЖду ответа."


@pytest.mark.parametrize("data", ["Другое".encode("cp1251"), b"\xff\x00\x98"])
def test_nothing_is_guessed(file: Path, data: bytes) -> None:
    file.write_bytes(data)
    with pytest.raises(FieldError, match="editor_unreadable"):
        read(file, BEFORE)


def test_what_is_left_is_what_the_case_does_not_say(file: Path, tmp_path: Path) -> None:
    case = tmp_path / "2026-11-22-4f1c.md"
    assert left(case, "ask", "Другое") == file
    assert left(case, "other", "Другое") is None
    assert left(case, "ask", BEFORE) is None
    assert not file.parent.exists()
    done(file)
    assert read(file, BEFORE) is None


def test_a_link_in_its_place_leads_nowhere(file: Path, tmp_path: Path) -> None:
    """A folder that a stranger made may bring one, and the person would write through it."""
    case, theirs = tmp_path / "2026-11-22-4f1c.md", tmp_path / "theirs"
    theirs.write_text("mine\n", "utf-8")
    theirs.chmod(0o644)
    file.unlink()
    file.symlink_to(theirs)
    assert left(case, "ask", BEFORE) is None
    with pytest.raises(FieldError, match="editor_unreadable"):
        read(file, BEFORE)
    write(file, BEFORE)
    assert (theirs.read_text("utf-8"), file.is_symlink()) == ("mine\n", False)
    assert read(file, BEFORE) == BEFORE


def test_nothing_is_written_where_the_folder_is_a_link(file: Path, tmp_path: Path) -> None:
    case, theirs = tmp_path / "2026-11-22-4f1c.md", tmp_path / "theirs"
    theirs.mkdir()
    file.unlink()
    file.parent.rmdir()
    file.parent.symlink_to(theirs)
    with pytest.raises(UnwritableError):
        write(file, BEFORE)
    (theirs / file.name).write_text("mine\n", "utf-8")
    assert left(case, "ask", BEFORE) is None
    assert [one.name for one in theirs.iterdir()] == [file.name]
