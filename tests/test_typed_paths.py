"""A path that was typed: the home folder is known, and what can be no path is told at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from wizard import locations
from wizard.errors import UnwritableError
from wizard.i18n import LANGUAGES, language

ODD = {
    "a user that is not there": "~nosuchuser-of-ozon-wizard/x.md",
    "too long a name": "x" * 300,
    "too long a path": "/".join(["folder"] * 1000),
    "a NUL": "de\0lo.md",
    "half a letter": "de\ud800lo.md",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_what_can_be_no_path_is_refused_in_a_short_line(text: str) -> None:
    with pytest.raises(UnwritableError) as caught:
        locations.typed(text)
    for said in (str(caught.value), *(language(code).failure(caught.value) for code in LANGUAGES)):
        assert said.isprintable()
        assert len(said) < 320
        said.encode()


@pytest.mark.parametrize("text", ["delo.md", "a/b/../c.md", "/tmp/x", ".", "Моё дело ⚠.md", "a~b"])
def test_any_other_path_is_taken_as_it_stands(text: str) -> None:
    assert locations.typed(text) == Path(text)


def test_the_home_folder_is_known_by_its_sign(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert locations.typed("~/delo.md") == tmp_path / "delo.md"


def test_a_file_that_begins_with_the_sign_is_meant_where_there_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("~delo.md").touch()
    assert locations.typed("~delo.md") == Path("~delo.md")


@pytest.mark.parametrize(
    "text", ["file:///any/x%20y/%D0%B4.md", "file://localhost/any/x%20y/д.md", "file:/any/x y/д.md"]
)
def test_the_address_of_a_file_is_its_path(text: str) -> None:
    assert locations.typed(text) == Path("/any/x y/д.md")


@pytest.mark.parametrize(
    "text", ["https://example.org/x.md", "file://other/x.md", "FTP://x/y", "smb://nas/x", "file:"]
)
def test_any_other_address_is_refused(text: str) -> None:
    with pytest.raises(UnwritableError) as refused:
        locations.typed(text)
    for code in LANGUAGES:
        assert language(code)("unwritable_URL") in language(code).failure(refused.value)


@pytest.mark.parametrize("text", ["de\0lo.md", "file:///tmp/%00"])
def test_a_character_that_no_path_has_is_named(text: str) -> None:
    with pytest.raises(UnwritableError) as refused:
        locations.typed(text)
    for code in LANGUAGES:
        assert language(code)("unwritable_NUL") in language(code).failure(refused.value)


def test_what_looks_like_an_address_and_is_there_is_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("file:/tmp").mkdir(parents=True)
    assert locations.typed("file:///tmp") == Path("file:///tmp")


def test_a_path_is_told_as_it_would_be_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ann")
    assert locations.short(Path("/home/ann/cases/x.txt")) == "~/cases/x.txt"
    assert locations.short(Path("/srv/x.txt")) == "/srv/x.txt"
