"""Names and addresses: what surely is none does not go into a paper."""

from __future__ import annotations

import pytest

from tests.library.fields.test_fields import TODAY, field, refusal
from tests.rows import each_row
from wizard.library.fields import KINDS, parse
from wizard.library.fields.kind import Asked
from wizard.library.fields.party import PartyField, is_no_answer
from wizard.library.fields.person import PersonField
from wizard.library.fields.postal_address import PostalAddressField


@each_row("kind", ["party", "person", "postal_address"])
@each_row(
    "typed",
    [
        "1",
        "?!",
        "нет",
        "да",
        "ok",
        "сохранить",
        "Не знаю.",
        "n/a",
        "don't know",
        "a@b.ru",
        "+7 912 345-67-89",
        "12.11.2026",
    ],
)
def test_what_names_nobody_and_no_place_is_refused(kind: str, typed: str) -> None:
    assert refusal(kind, typed) == f"field_{kind}"


@pytest.mark.parametrize("typed", ["ООО «1С»", "3М", "X5", "ИП Иванов И. И.", "Ozon", "千里"])
def test_a_firm_may_be_called_anything(typed: str) -> None:
    assert parse(field("party"), typed, TODAY) == typed


@pytest.mark.parametrize("typed", ["ООО", "ИП", "ОГРН 123", "http://ozon.ru", "ООО ОГРН 1027"])
def test_what_stands_around_a_name_is_none(typed: str) -> None:
    assert refusal("party", typed) == "field_party"


@pytest.mark.parametrize(
    "typed", ["нет нет", "да да", "нет да", "Иван Иван", "Не знаю пока", "ООО Ромашка"]
)
def test_a_word_said_twice_is_no_full_name(typed: str) -> None:
    assert refusal("person", typed) == "field_person"


@pytest.mark.parametrize(
    "typed", ["Иванов Иван", "Иванов И.И.", "Ли Бо", "O'Neil Kate", "Мамин-Сибиряк Дмитрий"]
)
def test_a_person_has_a_surname_and_a_name(typed: str) -> None:
    assert parse(field("person"), typed, TODAY) == typed


@pytest.mark.parametrize(
    "typed", ["Иванов", "Иванов 1", "Иванов @ivan", "Иванов; rm -rf", "Ли <Бо>", "Ли Бо?"]
)
def test_one_word_or_a_figure_is_no_full_name(typed: str) -> None:
    assert refusal("person", typed) == "field_person"


@pytest.mark.parametrize(
    "typed", ["101000, Москва, Мира, 1", "ул. Ленина 5", "Омск, до востребования"]
)
def test_where_a_letter_can_be_sent_is_an_address(typed: str) -> None:
    assert parse(field("postal_address"), typed, TODAY) == typed


@pytest.mark.parametrize(
    "typed", ["Москва", "г. Москва", "660000", "https://ozon.ru/1", "000000, Москва"]
)
def test_a_town_alone_is_no_address(typed: str) -> None:
    assert refusal("postal_address", typed) == "field_postal_address"


@pytest.mark.parametrize("kind", ["party", "person", "postal_address", "inn"])
def test_what_was_kept_as_a_text_stands(kind: str) -> None:
    assert KINDS[kind].stands("1")


@pytest.mark.parametrize("kind", [PartyField(), PersonField(), PostalAddressField()])
def test_a_sample_is_taken_in_russian_and_in_english(kind: PartyField | PostalAddressField) -> None:
    samples = kind.samples(TODAY)
    assert [sample.isascii() for sample in samples] == [False, True]
    assert [kind.read(sample, Asked(TODAY)) for sample in samples] == [*samples]


def test_a_name_that_begins_like_no_answer_is_one() -> None:
    assert is_no_answer("нет")
    assert not is_no_answer("Нет-Маркет")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Иванова Мария Петровна.", "Иванова Мария Петровна"),
        ("Иванова М. П.", "Иванова М. П."),
        ("Sammy Davis Jr.", "Sammy Davis Jr."),
        ("Иванова Мария,", "Иванова Мария"),
    ],
)
def test_what_ends_a_sentence_is_no_part_of_a_name(typed: str, name: str) -> None:
    assert parse(field("person"), typed, TODAY) == name


@pytest.mark.parametrize("typed", ["Москва Москва Москва", "москва, Москва и МОСКВА", "Москва"])
def test_one_name_repeated_is_no_address(typed: str) -> None:
    assert refusal("postal_address", typed) == "field_postal_address"
