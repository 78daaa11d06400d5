"""What a piece of evidence is called, and which item of a checklist it is."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from tests.conftest import SAMPLE, SHIPPED, TODAY, desk_of, library
from tests.rows import each_row
from wizard.i18n import language
from wizard.outcome.exhibit import (
    Exhibit,
    called,
    item_called,
    item_meant,
    items,
    items_asked,
    size,
    told,
)

say = language("ru")
EXHIBIT = Exhibit(
    file="3.jpg",
    name="IMG_1.JPG",
    type="image/jpeg",
    size=48213,
    sha256="0" * 64,
    added=date(2026, 11, 22),
)
KNOWN = {"receipt": "Чек или выписка по карте", "answers": "Письменные ответы", "log": "Ответы"}


@each_row(
    ("said", "item"),
    [
        ("receipt", "receipt"),
        ("чек", "receipt"),
        ("Чек или выписка по карте", "receipt"),
        ("выписка", "receipt"),
        ("ответы", "log"),
        ("письменные", "answers"),
        ("ответы письменные", "answers"),
        ("по", "receipt"),
        ("коробка", ""),
        ("", ""),
        ("—", ""),
    ],
)
def test_an_item_is_named_by_its_id_or_its_words(said: str, item: str) -> None:
    assert item_called(said, KNOWN) == item


def test_words_that_several_items_begin_with_name_none() -> None:
    assert item_called("фото", {"a": "Фото товара", "b": "Фото упаковки"}) == ""


def test_what_is_not_asked_yet_is_looked_for_in_the_library() -> None:
    case = desk_of(SHIPPED).new("claim.begin")
    assert items_asked(library(SHIPPED), case.walk) == {}
    assert {"receipt", "reckoning"} <= items(library(SHIPPED), case.walk).keys()
    assert item_meant("чек", library(SHIPPED), case.walk) == "receipt"
    assert item_meant("расчёт суммы", library(SHIPPED), case.walk) == "reckoning"
    assert item_meant("коробка", library(SHIPPED), case.walk) == ""


def test_items_of_the_checklist_at_hand() -> None:
    case = desk_of(SAMPLE).new()
    for answer in ("yes", "on", None, "Ann"):
        case.answer(answer)
    found = items_asked(case.desk.library, case.walk)
    assert found == {"receipt": "The receipt", "box": "The box"}
    assert item_meant("box", case.desk.library, case.walk) == "box"


def test_it_is_called_by_the_person_by_its_item_or_by_its_file() -> None:
    assert called(EXHIBIT, KNOWN) == "IMG_1.JPG"
    item = msgspec.structs.replace(EXHIBIT, item="receipt")
    assert called(item, KNOWN) == "Чек или выписка по карте"
    assert called(item, {}) == "IMG_1.JPG"
    titled = msgspec.structs.replace(item, title="чек\nза чайник")
    assert called(titled, KNOWN) == "чек за чайник"
    assert told(titled, KNOWN, say) == "№ 3 чек за чайник (IMG_1.JPG), 47 КБ"
    assert told(EXHIBIT, KNOWN, say) == "№ 3 IMG_1.JPG, 47 КБ"


@pytest.mark.parametrize(
    ("count", "words"),
    [(1, "1 КБ"), (1536, "2 КБ"), (1024 * 1024, "1,0 МБ"), (2_500_000, "2,4 МБ")],
)
def test_a_size_is_told_in_words(count: int, words: str) -> None:
    assert size(count, say) == words


def test_what_is_unnamed_has_nothing_that_a_person_wrote_and_no_hash() -> None:
    named = msgspec.structs.replace(EXHIBIT, title="чек Анны", item="receipt", sha256="a" * 64)
    data = msgspec.json.encode(named.unnamed).decode()
    assert "Анны" not in data
    assert "IMG" not in data
    assert "aaa" not in data
    assert named.unnamed.item == "receipt"
    assert msgspec.json.decode(data, type=Exhibit) == named.unnamed, "it is read as any other"


@each_row(
    "file", ["../1.jpg", "/1.jpg", "1.JPG", "0.jpg", "1.jpg\n", "1", "12345.jpg", "1.jpg.exe", ".1"]
)
def test_a_head_can_name_no_other_file(file: str) -> None:
    data = {**msgspec.to_builtins(EXHIBIT), "file": file}
    if file == "1":
        assert msgspec.convert(data, Exhibit, strict=False).number == 1
        return
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(data, Exhibit, strict=False)


def test_what_is_empty_is_not_written_and_what_is_unknown_is_not_read() -> None:
    bare = msgspec.structs.replace(EXHIBIT, name="", title="", item="")
    data = msgspec.to_builtins(bare)
    assert {"name", "title", "item"}.isdisjoint(data)
    assert msgspec.convert(data, Exhibit, strict=False) == bare
    with pytest.raises(msgspec.ValidationError, match="tilte"):
        msgspec.convert({**data, "tilte": "чек"}, Exhibit, strict=False)


def test_the_number_is_that_of_the_file() -> None:
    assert EXHIBIT.number == 3
    assert EXHIBIT.added <= TODAY
