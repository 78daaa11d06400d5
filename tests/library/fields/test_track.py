"""The number of a registered letter: both forms, their control digits, and what is not guessed."""

from __future__ import annotations

import pytest

from tests.library.fields.test_fields import TODAY, field, refusal
from tests.rows import each_row
from wizard.errors import FieldError
from wizard.library.fields import KINDS, parse
from wizard.library.fields.track import grouped, is_track

INLAND, ABROAD = "80112378945619", "RA123456785RU"
"""Made up by the rules, as is RA123456785RU."""


@pytest.mark.parametrize("number", ["80514110186166", INLAND, "63010237080620"])
def test_fourteen_digits_end_in_a_control_digit(number: str) -> None:
    assert is_track(number)
    assert [is_track(f"{number[:-1]}{digit}") for digit in range(10)].count(True) == 1


@pytest.mark.parametrize(
    "number",
    # Those of pages about the standard; the last two are the remainders 10 and 11.
    ["RR473124829GB", "EE410342249RU", "EB000717618HK", "RA966331020RU", "RA000717595RU"],
)
def test_nine_digits_abroad_end_in_one_as_well(number: str) -> None:
    assert is_track(number)
    assert [is_track(f"{number[:10]}{digit}{number[11:]}") for digit in range(10)].count(True) == 1


@each_row(
    "said",
    [
        "{}",
        " {} ",
        "№ {}",
        "ШПИ {}",
        "ШПИ: {}",
        "трек-номер {}",
        "Трек {}",
        "РПО № {}",
        "номер письма {}",
        "почтовый идентификатор: {}",
        "tracking number {}",
        "https://www.pochta.ru/tracking#{}",
        "https://www.pochta.ru/tracking?barcode={}",
    ],
)
@each_row("number", [INLAND, ABROAD])
def test_the_number_alone_is_kept(number: str, said: str) -> None:
    assert parse(field("track"), said.format(number), TODAY) == number


@pytest.mark.parametrize("typed", ["801123 78 94561 9", "801123-78-94561-9", "8 0112378945619"])
def test_digits_may_be_grouped(typed: str) -> None:
    assert parse(field("track"), typed, TODAY) == INLAND


@pytest.mark.parametrize("typed", ["ra 123 456 785 ru", "Ra123456785rU", "RA 123456785 RU"])
def test_case_and_spaces_are_forgiven(typed: str) -> None:
    assert parse(field("track"), typed, TODAY) == ABROAD


def test_a_cyrillic_letter_that_sounds_as_it_looks_is_that_letter() -> None:
    assert parse(field("track"), "RА123456785RU", TODAY) == ABROAD
    assert parse(field("track"), "еЕ410342249kК", TODAY) == "EE410342249KK"


def test_a_cyrillic_letter_that_may_be_two_is_told_with_what_would_be_taken() -> None:
    with pytest.raises(FieldError) as told:
        parse(field("track"), "РА123456785RU", TODAY)
    assert told.value.key == "field_track_letter"
    assert told.value.values == {"letter": "Р", "taken": "PA123456785RU"}


def test_a_letter_that_looks_like_none_is_told() -> None:
    assert refusal("track", "ЯА123456785RU") == "field_track_alphabet"


@pytest.mark.parametrize("number", [INLAND, "410342249"])
def test_one_wrong_digit_is_a_slip(number: str) -> None:  # but where S10 has 5 and 0 for two
    for place, digit in enumerate(number):
        wrong = f"{number[:place]}{(int(digit) + 1) % 10}{number[place + 1 :]}"
        typed = wrong if len(wrong) == 14 else f"RA{wrong}RU"
        assert refusal("track", typed) == "field_track_slip"


@pytest.mark.parametrize("typed", [INLAND[:-1], f"{INLAND}0", "1", "4111 1111 1111 1111"])
def test_how_many_digits_there_are_is_told(typed: str) -> None:
    assert refusal("track", typed) == "field_track_length"


@pytest.mark.parametrize(
    "typed",
    ["RA12345678RU", "123456785RU", "R123456785RU", f"{INLAND}, {INLAND}", "СДЭК 1234", "?"],
)
def test_what_has_another_form_is_refused(typed: str) -> None:
    assert refusal("track", typed) == "field_track"


@pytest.mark.parametrize("typed", ["не знаю", "нет", "позже", "впишу потом", "later", "", "—"])
def test_who_does_not_know_it_goes_on(typed: str) -> None:
    assert parse(field("track", optional=True), typed, TODAY) is None


def test_what_is_kept_is_read_again() -> None:
    for sample in KINDS["track"].samples(TODAY):
        assert parse(field("track"), sample, TODAY) == sample
        assert KINDS["track"].stands(sample)


def test_numbers_are_found_in_a_text() -> None:
    page = f"https://www.pochta.ru/tracking#{INLAND}"
    text = f"Письма {INLAND} и {ABROAD.lower()}, {page}; 80112378945612"
    assert [*KINDS["track"].found(text)] == [INLAND, ABROAD.lower(), INLAND]


def test_a_number_is_told_in_the_groups_of_a_receipt() -> None:
    assert grouped(INLAND) == "801123 78 94561 9"
    assert grouped(ABROAD) == "RA 123 456 785 RU"


@pytest.mark.parametrize("typed", ["1", "0", "?", "да", "ок", "назад", "тест"])
def test_what_says_nothing_of_not_knowing_is_refused_where_the_number_may_be_skipped(
    typed: str,
) -> None:
    with pytest.raises(FieldError):
        parse(field("track", optional=True), typed, TODAY)


@pytest.mark.parametrize("typed", ["нет", "не знаю", "Позже.", "no", "хз", "-", ""])
def test_who_has_none_at_hand_skips_it_by_saying_so(typed: str) -> None:
    assert parse(field("track", optional=True), typed, TODAY) is None


@pytest.mark.parametrize("typed", ["00000000000000", "00112378945613"])
def test_no_post_office_has_an_index_that_begins_with_nought(typed: str) -> None:
    assert is_track(typed), "its control digit is right"
    assert refusal("track", typed) == "field_track_index"
