"""What leaves a case beside its file: its document, and that without names."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cases.test_case import TO_CALL, walked
from tests.conftest import TODAY, Change, desk_of
from wizard.cases.case import Case
from wizard.cases.desk import Desk
from wizard.cases.exports import (
    copy_name,
    file_words,
    holds_made,
    page_name,
    redacted,
    save_copy,
    save_made,
    save_page,
)
from wizard.errors import UnwritableError
from wizard.walk.steps import Step


@pytest.fixture
def waiting(desk: Desk) -> Case:
    """A case that waits for an answer by a day."""
    return walked(desk, *TO_CALL, "later")


def test_a_document_is_masked_with_what_was_answered_and_what_was_lost(changed: Change) -> None:
    folder = changed("demo.yaml", "    title: Name\n", "    title: Name\n    personal: true\n")
    case = walked(desk_of(folder), "yes", "on", None, "Annabel", ["box"])
    case.lost = (Step("demo.gone", "Bartholomew", TODAY),)
    case.adopt(case.walk)
    assert "Annabel" in case.document()
    assert "Bartholomew" in case.document()
    text = redacted(case)
    assert "Annabel" not in text
    assert "Bartholomew" not in text
    assert "Annabel" in case.document(), "the case itself stays"


def test_a_copy_is_named_by_the_title_of_its_case(waiting: Case) -> None:
    assert copy_name(waiting) == "a-device-does-not-switch-on.md"


def test_the_ending_decides_whether_a_document_is_a_page_or_markdown(
    waiting: Case, tmp_path: Path
) -> None:
    page = save_copy(waiting, tmp_path / "case.html").read_text("utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert f"<h1>{waiting.page.title}</h1>" in page
    assert f"case resume {waiting.id}" in page
    for name in ("case.md", "case", "case.txt"):
        text = save_copy(waiting, tmp_path / name).read_text("utf-8")
        assert text.startswith(waiting.document())


@pytest.mark.parametrize("name", ["case.pdf", "case.DOCX", "case.odt"])
def test_what_a_document_cannot_be_is_refused_before_anything_is_written(
    waiting: Case, tmp_path: Path, name: str
) -> None:
    with pytest.raises(UnwritableError) as refused:
        save_copy(waiting, tmp_path / name)
    assert ".html" in waiting.desk.language.failure(refused.value)
    assert not [*tmp_path.iterdir()]


def test_in_a_folder_a_page_has_a_name_of_its_own(waiting: Case, tmp_path: Path) -> None:
    first, second = save_page(waiting, tmp_path), save_page(waiting, tmp_path)
    assert first.name == page_name(waiting) == "a-device-does-not-switch-on.html"
    assert second != first and second.suffix == ".html"
    assert save_page(waiting, tmp_path / "case.md").read_text("utf-8").startswith("#")


@pytest.mark.parametrize(("ending", "last"), [(".html", "</body>"), (".md", "ozon-wizard")])
def test_what_was_made_is_made_again_as_long_as_nobody_changed_it(
    waiting: Case, tmp_path: Path, ending: str, last: str
) -> None:
    place = tmp_path / f"out{ending}"
    save_made(waiting, place)
    save_made(waiting, place)
    made = place.read_text("utf-8")
    for mine in made.replace(last, f"Mine {last}"), f"Mine\n{made}":
        place.write_text(mine, "utf-8")
        with pytest.raises(UnwritableError):
            save_made(waiting, place)
    other = save_copy(waiting, tmp_path / f"kept{ending}")
    with pytest.raises(UnwritableError):
        save_made(waiting, other)


@pytest.mark.parametrize("name", ["made.md", "made.html"])
def test_it_is_known_again_as_long_as_nobody_changed_it(
    waiting: Case, tmp_path: Path, name: str
) -> None:
    place = save_made(waiting, tmp_path / name)
    assert holds_made(place)
    for data in (place.read_bytes().replace(b"Ann", b"Bob"), b"", b"\xff\xfe"):
        place.write_bytes(data)
        assert not holds_made(place)
    assert not holds_made(tmp_path / "none.md")


def test_a_long_title_gives_a_name_of_whole_words() -> None:
    title = "Претензия о недостатке, нехватке или не том товаре (статьи 18 и 23.1)"
    assert file_words(title) == "претензия-о-недостатке-нехватке-или-не-том-товаре-статьи-18"
    assert file_words("а" * 70) == file_words("а" * 60) == "а" * 60
    longest = "а" * 28 + "-" + "б" * 31
    assert file_words(longest) == file_words(f"{longest} в") == longest
    assert file_words("Заказ № 1") == "заказ-1"
