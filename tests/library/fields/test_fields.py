"""What a person may type into a field, and what is refused, with the key that says why."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.rows import each_row
from wizard.errors import FieldError
from wizard.i18n import language
from wizard.library.fields import KINDS, Value, parse
from wizard.library.model import FieldType, Input

TODAY = date(2026, 11, 22)
NBSP = "\u00a0"
MANY = (10, 27, 30, 100, 4299, 4301, 5000)
"""Digits: more than there may be, and around the bounds of sums and of whole numbers in Python."""
ENDS = ("", ".00", ",5", " ₽", " тыс", " руб. 50 коп.")
TYPES: tuple[FieldType, ...] = tuple(KINDS)


def field(type_: FieldType, **more: Any) -> Input:
    return Input(text="?", type=type_, save_as="x", to="next", **more)


def value(asked: Input, canonical: str) -> Value:
    return asked.takes.value(canonical)


def refusal(type_: FieldType, typed: str, **more: Any) -> str:
    with pytest.raises(FieldError) as caught:
        parse(field(type_, **more), typed, TODAY)
    assert language("ru")(caught.value.key, **caught.value.values)
    return caught.value.key


@each_row(
    ("typed", "day"),
    [
        ("2026-11-05", "2026-11-05"),
        ("05.11.2026", "2026-11-05"),
        (" 5.11.26 ", "2026-11-05"),
        ("25/11/2026", "2026-11-25"),
        ("05/05/2026", "2026-05-05"),
        ("25-11-2026", "2026-11-25"),
        ("11-25-2026", "2026-11-25"),
        ("25 11 2026", "2026-11-25"),
        ("05.11.2026.", "2026-11-05"),
        ("5 ноября", "2026-11-05"),
        ("5 Ноября 2025 г.", "2025-11-05"),
        ("5 ноября 2025", "2025-11-05"),
        ("31 августа", "2026-08-31"),
        ("1 январь", "2027-01-01"),
        ("5 nov 2026", "2026-11-05"),
        ("5 nov. 2026", "2026-11-05"),
        ("пятого ноября", "2026-11-05"),
        ("Двадцать первого ноября", "2026-11-21"),
        ("тридцатое октября", "2026-10-30"),
        ("тридцать первого октября", "2026-10-31"),
        ("первое мая прошлого года", "2025-05-01"),
        ("пятого мая этого года", "2026-05-05"),
        ("05.11.2026 15:30", "2026-11-05"),
        ("5 ноября в 15:30", "2026-11-05"),
        ("2026-11-05T15:30:00Z", "2026-11-05"),
        ("11/25/2026", "2026-11-25"),
        ("вчера вечером", "2026-11-21"),
        ("два дня назад", "2026-11-20"),
        ("две недели назад", "2026-11-08"),
        ("a week ago", "2026-11-15"),
        ("через неделю", "2026-11-29"),
        ("через три дня", "2026-11-25"),
        ("in 2 weeks", "2026-12-06"),
        ("20.11. 2026", "2026-11-20"),
        ("сегодня", "2026-11-22"),
        ("Вчера", "2026-11-21"),
        ("позавчера", "2026-11-20"),
        ("завтра", "2026-11-23"),
        ("yesterday", "2026-11-21"),
        ("29.02.2024", "2024-02-29"),
        ("05,11,2026", "2026-11-05"),
        ("25112026", "2026-11-25"),
        ("20261105", "2026-11-05"),
        ("20112026", "2026-11-20"),
        ("5.11 2026", "2026-11-05"),
        ("до 5 ноября", "2026-11-05"),
        ("с 05.11.2026", "2026-11-05"),
        ("by 5 Nov 2026", "2026-11-05"),
        ("неделю назад", "2026-11-15"),
        ("2 недели назад", "2026-11-08"),
        ("5 дней назад", "2026-11-17"),
        ("3 days ago", "2026-11-19"),
    ],
)
def test_a_date_is_understood_in_any_usual_spelling(typed: str, day: str) -> None:
    assert parse(field("date"), typed, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "today", "day"),
    [
        ("31.12", "2027-01-03", "2026-12-31"),
        ("05.01", "2026-12-30", "2027-01-05"),
        ("30 декабря", "2027-01-03", "2026-12-30"),
        ("22.11", "2026-11-22", "2026-11-22"),
        ("29.02", "2027-05-01", "2028-02-29"),
    ],
)
def test_a_day_without_a_year_is_the_nearest_one(typed: str, today: str, day: str) -> None:
    assert parse(field("date"), typed, date.fromisoformat(today)) == day


@pytest.mark.parametrize(
    ("typed", "today", "day"),
    [("05.01", "2026-12-30", "2026-01-05"), ("23.11", "2026-11-22", "2025-11-23")],
)
def test_of_a_question_about_the_past_it_is_the_last_one(typed: str, today: str, day: str) -> None:
    past = field("date", latest="today")
    assert parse(past, typed, date.fromisoformat(today)) == day


@each_row(
    ("typed", "today", "day"),
    [
        ("29 ноября", "2026-11-28", None),
        ("20 декабря", "2026-11-28", None),
        ("27.02", "2026-11-28", None),
        ("28.11", "2026-11-28", "2026-11-28"),
        ("20 декабря", "2027-01-03", "2026-12-20"),
        ("01.03", "2026-11-28", "2026-03-01"),
        ("29.11.25", "2026-11-28", "2025-11-29"),
        ("29.11.2026", "2026-11-28", "2026-11-29"),
        ("завтра", "2026-11-28", "2026-11-29"),
    ],
)
def test_a_day_that_comes_soon_is_not_taken_for_last_years_without_asking(
    typed: str, today: str, day: str | None
) -> None:
    promised = field("date", past=True)
    if day is None:
        with pytest.raises(FieldError) as refused:
            parse(promised, typed, date.fromisoformat(today))
        assert refused.value.key == "field_date_which"
    else:
        assert parse(promised, typed, date.fromisoformat(today)) == day


@each_row(
    ("typed", "key"),
    [
        ("скоро", "field_date"),
        ("5 брюмера", "field_date"),
        ("25-27.11", "field_date"),
        ("3 дня", "field_date"),
        ("99 99 99", "field_date_none"),
        ("32.11.2026", "field_date_none"),
        ("29.02.2026", "field_date_none"),
        ("31.04", "field_date_none"),
        ("2026-13-01", "field_date_none"),
        ("05.11.1926", "field_date_far"),
        ("01.01.2126", "field_date_far"),
        ("0000-01-01", "field_date_none"),
        ("1.1.70", "field_date_year"),
        ("01.01.28", "field_date_year"),
        ("5 января 40", "field_date_year"),
        ("26-11-05", "field_date_order"),
        ("26.11.05", "field_date_order"),
        ("25/12/11", "field_date_order"),
        ("05/11/2026", "field_date_month"),
        ("5/11/26", "field_date_month"),
        ("05/11", "field_date_month"),
        ("5 / 11 / 2026", "field_date_month"),
        ("до 05/11/2026", "field_date_month"),
        ("05-11-2026", "field_date_month"),
        ("05 - 11 - 2026", "field_date_month"),
        ("5-11-26", "field_date_month"),
        ("5-11", "field_date_month"),
        ("5 11 2026", "field_date_month"),
        ("5-11 2026", "field_date_month"),
        ("05112026", "field_date_month"),
    ],
)
def test_what_is_no_date_is_refused_with_its_reason(typed: str, key: str) -> None:
    assert refusal("date", typed) == key


@each_row(
    ("typed", "day"),
    [
        ("25-11-26", "2026-11-25"),
        ("1.1.27", "2027-01-01"),
        ("31.12.25", "2025-12-31"),
        ("30.11.20", "2020-11-30"),
        ("1.1.95", "1995-01-01"),
        ("1.1.2029", "2029-01-01"),
        ("26-11-2005", "2005-11-26"),
        ("2026-11-05", "2026-11-05"),
    ],
)
def test_a_year_of_two_digits_is_one_that_is_near_or_behind(typed: str, day: str) -> None:
    assert parse(field("date"), typed, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        *(("11/05/2026", None), ("28/11/2026", "2026-11-28"), ("11/11/2026", "2026-11-11")),
        *(("12/05/2026", "2026-05-12"), ("11.05.2026", "2026-05-11"), ("05/12/1990", None)),
        *(
            ("10-01-2026", None),
            ("10 01 2026", None),
            ("10012026", None),
            ("10,01,2026", "2026-01-10"),
        ),
        *(("12-05-2026", "2026-05-12"), ("2026-10-01", "2026-10-01"), ("11-11-2026", "2026-11-11")),
    ],
)
def test_without_dots_the_month_may_be_first_where_both_days_can_be(
    typed: str, day: str | None
) -> None:
    past, today = field("date", latest="today"), date(2026, 11, 28)
    if day is None:
        with pytest.raises(FieldError) as refused:
            parse(past, typed, today)
        assert refused.value.key == "field_date_month"
    else:
        assert parse(past, typed, today) == day


def test_slashes_with_a_day_of_the_week_are_one_day() -> None:
    assert parse(field("date"), "пн 11/05/2026", TODAY) == "2026-05-11"


def test_a_day_that_would_be_taken_for_another_is_named() -> None:
    said = []
    for type_, typed in (("date", "1.1.70"), ("date", "26-11-05"), ("phone", "8912345678")):
        with pytest.raises(FieldError) as caught:
            parse(field(type_), typed, TODAY)
        said.append(language("ru")(caught.value.key, **caught.value.values))
    assert "2070" in said[0]
    assert "2005" in said[1]
    assert "2026" in said[1]
    assert "+78912345678" in said[2].replace("\u00a0", "")


def test_a_date_to_come_is_refused_only_where_the_question_is_about_the_past() -> None:
    assert refusal("date", "завтра", latest="today") == "field_date_future"
    assert parse(field("date", latest="today"), "сегодня", TODAY) == "2026-11-22"


@each_row(
    ("typed", "sum_"),
    [
        ("12500", "12500.00"),
        ("12 500", "12500.00"),
        ("12,500", "12500.00"),
        ("1290.", "1290.00"),
        ("5 т.р.", "5000.00"),
        ("2k", "2000.00"),
        ("1,012,500.50 ₽", "1012500.50"),
        ("12500,50", "12500.50"),
        (f"12{NBSP}500,50 ₽", "12500.50"),
        ("12\u202f500", "12500.00"),
        ("1 234 567,8", "1234567.80"),
        ("12500.5", "12500.50"),
        ("12500 руб.", "12500.00"),
        ("12500 рублей", "12500.00"),
        ("12500р", "12500.00"),
        ("99 RUB", "99.00"),
        ("0,01", "0.01"),
    ],
)
def test_a_sum_is_understood_with_spaces_commas_and_roubles(typed: str, sum_: str) -> None:
    assert parse(field("money"), typed, TODAY) == sum_
    assert value(field("money"), sum_) == Decimal(sum_)


@each_row(
    ("typed", "key"),
    [
        ("много", "field_money"),
        ("12,500,50", "field_money"),
        ("12 50", "field_money"),
        ("1e3", "field_money"),
        ("$100", "field_money"),
        ("₽", "field_money"),
        ("-5", "field_money_negative"),
        ("0", "field_money_zero"),
        ("0,00", "field_money_zero"),
        ("1000000000", "field_money_large"),
        *((f"{'9' * digits}{end}", "field_money_large") for digits in MANY for end in ENDS),
    ],
)
def test_what_is_no_sum_is_refused_with_its_reason(typed: str, key: str) -> None:
    assert refusal("money", typed) == key


@pytest.mark.parametrize(("typed", "number"), [("3", "3"), ("1 000", "1000"), ("007", "7")])
def test_a_whole_number_is_understood(typed: str, number: str) -> None:
    assert parse(field("integer"), typed, TODAY) == number


@pytest.mark.parametrize("typed", ["три", "1.5", "-1", "1234567890", "1_000"])
def test_what_is_no_whole_number_is_refused(typed: str) -> None:
    assert refusal("integer", typed) == "field_integer"


@each_row("digits", MANY)
@each_row("type_", TYPES)
def test_no_number_is_too_long_to_be_read_or_refused(type_: FieldType, digits: int) -> None:
    for text in ("9" * digits, f"{'9' * digits}.00", f"-{'9' * digits}", f"{'0' * digits}.00"):
        canonical = field(type_).takes.stands(text)
        try:
            parsed = parse(field(type_), text, TODAY)
        except FieldError:
            continue
        assert parsed is not None
        assert value(field(type_), parsed) is not None
        assert not canonical or value(field(type_), text) is not None


def test_noughts_before_a_sum_count_for_nothing() -> None:
    assert parse(field("money"), f"{'0' * 5000}12.50", TODAY) == "12.50"


@pytest.mark.parametrize(
    "typed", ["+7 912 345-67-89", "8 (912) 345-67-89", "89123456789", "9123456789"]
)
def test_a_phone_has_one_form(typed: str) -> None:
    assert parse(field("phone"), typed, TODAY) == "+79123456789"


@pytest.mark.parametrize("typed", ["телефон", "12", "+7 912", "8 912 345 67 89 10 11 12"])
def test_what_is_no_phone_is_refused(typed: str) -> None:
    assert refusal("phone", typed) == "field_phone"


@pytest.mark.parametrize("typed", ["812 123-45-67", "7912345678", "8912345678", "(800) 555-35-35"])
def test_ten_digits_that_begin_as_eleven_do_may_lack_one_and_are_refused(typed: str) -> None:
    assert refusal("phone", typed) == "field_phone_short"


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("+7 812 123-45-67", "+78121234567"),
        ("8 812 123-45-67", "+78121234567"),
        ("79123456789", "+79123456789"),
        ("+375 29 123-45-67", "+375291234567"),
        ("+81 3 1234 5678", "+81312345678"),
        ("+84 24 1234567", "+84241234567"),
    ],
)
def test_a_phone_says_its_country_or_is_a_russian_one(typed: str, number: str) -> None:
    assert parse(field("phone"), typed, TODAY) == number


@each_row(
    "typed",
    [
        *("ann@example.org", "анна@почта.рф", "a.b+c@mail.example.org"),
        "ann@xn--80a1acny.xn--p1ai",
        *("a@1c.ru", "a@b.co", f"{'a' * 64}@example.org", f"a@{'b' * 63}.ru"),
    ],
)
def test_an_address_is_kept_as_it_is(typed: str) -> None:
    assert parse(field("email"), f"  {typed} ", TODAY) == typed


@each_row(
    ("typed", "key"),
    [
        *((typed, "field_email") for typed in ("ann", "ann@", "@example.org", "a b@example.org")),
        *((typed, "field_email") for typed in ("a@@b.c", "a(b@example.org", "@")),
        *((f"a@{domain}", "field_email_domain") for domain in ("b.123", "1.2", "b.c", "example")),
        *((f"a@{domain}", "field_email_domain") for domain in ("-b.ru", "b-.ru", "b_c.ru", "я.ф")),
        *((typed, "field_email_dots") for typed in (".a@b.ru", "a.@b.ru", "a..b@c.ru", "a@.b.ru")),
        *((typed, "field_email_dots") for typed in ("a@b.ru.", "a@b..ru")),
        (f"{'a' * 65}@example.org", "field_email_long"),
        (f"a@{'b' * 64}.ru", "field_email_long"),
        (f"a@{'почта' * 12}.рф", "field_email_long"),
        (f"{'a' * 60}@{'b.' * 96}ru", "field_email_long"),
    ],
)
def test_what_is_no_address_is_refused_with_its_reason(typed: str, key: str) -> None:
    assert refusal("email", typed) == key


@each_row(
    ("typed", "number"),
    [
        ("12345678-0001", "12345678-0001"),
        ("№ 12345678-0001", "12345678-0001"),
        ("#12345678", "12345678"),
        ("12345678 – 0001 – 2", "12345678-0001-2"),
        ("55556666\u00ad0002", "55556666-0002"),
        ("55556666\u00ad-\u200b0002", "55556666-0002"),
        ("\u200b5555\u200e-6666\u00ad", "5555-6666"),
        ("５５５５６６６６\u00ad０００２", "55556666-0002"),
    ],
)
def test_an_order_number_is_digits_and_hyphens(typed: str, number: str) -> None:
    assert parse(field("order_number"), typed, TODAY) == number


UNSEEN = ["\u200b", "\u200d", "\u2060", "\ufeff", "\u200e", "\u202c", "\u200b\u200b"]


@each_row("mark", UNSEEN)
@each_row(
    ("type_", "typed", "key"),
    [
        ("order_number", "55556666{}0002", "field_number_several"),
        ("order_number", "５５５５６６６６{}０００２", "field_number_several"),
        ("integer", "3{}5", "field_integer"),
        ("money", "12{}50", "field_money"),
    ],
)
def test_digits_with_a_mark_between_them_that_nobody_sees_are_not_joined(
    type_: FieldType, typed: str, key: str, mark: str
) -> None:
    assert refusal(type_, typed.format(mark)) == key


@each_row("mark", [*UNSEEN, "\u00ad"])
def test_marks_that_nobody_sees_part_what_may_be_parted(mark: str) -> None:
    assert parse(field("phone"), f"8912{mark}3456789", TODAY) == "+79123456789"
    assert parse(field("date"), f"25{mark}11{mark}2026", TODAY) == "2026-11-25"
    assert parse(field("email"), f"ann{mark}@example.org", TODAY) == "ann@example.org"


@pytest.mark.parametrize("typed", ["заказ", "123", "1234-", "12345678-0001-1-1-1", "AB-1234"])
def test_what_is_no_order_number_is_refused(typed: str) -> None:
    assert refusal("order_number", typed) == "field_order_number"


@each_row("type_", TYPES)
def test_an_empty_line_skips_an_optional_field_and_no_other(type_: FieldType) -> None:
    assert parse(field(type_, optional=True), "  \t", TODAY) is None
    assert refusal(type_, " \n") == "field_required"


def test_text_keeps_its_lines_and_spaces() -> None:
    typed = "  первая\n\n   вторая  "
    assert parse(field("multiline"), typed, TODAY) == typed


def test_text_may_be_long_but_not_endless() -> None:
    assert refusal("text", "а" * 5_000_001) == "field_too_long"


@given(type_=st.sampled_from(TYPES), typed=st.text(max_size=40))
def test_whatever_is_accepted_is_accepted_again_as_the_same(type_: FieldType, typed: str) -> None:
    check_again(type_, typed)


@given(typed=st.from_regex(r"[0-9 .,/-]{1,12}", fullmatch=True), type_=st.sampled_from(TYPES))
def test_digits_and_marks_are_accepted_again_as_the_same(type_: FieldType, typed: str) -> None:
    check_again(type_, typed)


@given(type_=st.sampled_from(TYPES), half=st.characters(categories=["Cs"]))
def test_half_a_character_never_reaches_a_file(type_: FieldType, half: str) -> None:
    for typed in (half, f"1{half}", f"a{half}@example.org"):
        check_again(type_, typed)


def check_again(type_: FieldType, typed: str) -> None:
    try:
        canonical = parse(field(type_, optional=True), typed, TODAY)
    except FieldError as error:
        assert language("ru")(error.key, **error.values)
        return
    if canonical is not None:
        canonical.encode("utf-8")
        value(field(type_), canonical)
        assert parse(field(type_, optional=True), canonical, TODAY) == canonical


@each_row(
    ("type_", "limits", "typed", "key", "said"),
    [
        ("integer", {"min": "3", "max": "9"}, "2", "field_small", "не меньше 3"),
        ("integer", {"min": "3", "max": "9"}, "3", None, ""),
        ("integer", {"min": "3", "max": "9"}, "9", None, ""),
        ("integer", {"min": "3", "max": "9"}, "10", "field_large", "не больше 9"),
        ("money", {"min": "100"}, "99,99", "field_small", "не меньше 100 ₽"),
        ("money", {"max": "1000.50"}, "1000,51", "field_large", "не больше 1 000,50 ₽"),
        ("money", {"max": "1000.50"}, "1000,50", None, ""),
        ("time", {"min": "09:00"}, "08:59", "field_early", "не раньше 09:00"),
        ("time", {"max": "18:00"}, "18:01", "field_late", "не позже 18:00"),
        ("date", {"min": "2026-11-01"}, "31.10.2026", "field_early", "не раньше 01.11.2026"),
        ("date", {"max": "2026-11-01"}, "02.11.2026", "field_late", "не позже 01.11.2026"),
        ("date", {"max": "2026-11-01"}, "01.11.2026", None, ""),
    ],
)
def test_what_is_less_or_more_than_a_field_takes_is_refused(
    type_: FieldType, limits: dict[str, str], typed: str, key: str | None, said: str
) -> None:
    asked = field(type_, **limits)
    if key is None:
        assert parse(asked, typed, TODAY)
        return
    with pytest.raises(FieldError) as caught:
        parse(asked, typed, TODAY)
    assert caught.value.key == key
    assert said in language("ru")(key, **caught.value.values).replace(NBSP, " ")


@pytest.mark.parametrize(
    ("limits", "typed", "day"),
    [
        ({}, "31.12.1989", None),
        ({"min": "1985-03-01"}, "31.12.1989", "1989-12-31"),
        ({"min": "1985-03-01"}, "01.03.1985", "1985-03-01"),
        ({"min": "1985-03-01"}, "28.02.1985", None),
        ({"min": "1920-01-01"}, "05.11.45", "1945-11-05"),  # nobody was born in 2045
        ({"min": "1900-01-01"}, "01.01.1900", "1900-01-01"),
    ],
)
def test_a_day_before_1990_is_taken_where_the_field_says_so(
    limits: dict[str, str], typed: str, day: str | None
) -> None:
    asked = field("date", latest="today", **limits)
    if day is None:
        with pytest.raises(FieldError) as caught:
            parse(asked, typed, TODAY)
        assert caught.value.key == "field_date_far"
    else:
        assert parse(asked, typed, TODAY) == day


@pytest.mark.parametrize("typed", ["4111111111111111", "4111-1111-1111-1111"])
def test_the_number_of_a_card_is_no_order(typed: str) -> None:
    assert refusal("order_number", typed) == "field_order_card"


def test_zeros_alone_are_no_order() -> None:
    assert refusal("order_number", "00000000-0000") == "field_order_number"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("месяц назад", "2026-10-22"),
        ("2 месяца назад", "2026-09-22"),
        ("three months ago", "2026-08-22"),
    ],
)
def test_months_that_are_counted_back_are_an_approximate_day(typed: str, day: str) -> None:
    assert refusal("date", typed) == "field_date_about"
    assert parse(field("date", about=True), typed, TODAY) == f"~{day}"


@pytest.mark.parametrize(
    "typed",
    [
        "двадцать двенадцатого ноября",
        "тридцать тридцатого мая",
        "прошлый понедельник",
        "третьего дня",
    ],
)
def test_words_that_give_no_day_are_refused(typed: str) -> None:
    assert refusal("date", typed) == "field_date"


def test_the_last_day_of_a_shorter_month_is_a_month_ago() -> None:
    asked = field("date", about=True)
    assert parse(asked, "месяц назад", date(2026, 3, 31)) == "~2026-02-28"


def test_marks_that_nobody_sees_are_dropped_from_words() -> None:
    name = Input(type="person", text="Who are you?", to="end", save_as="name")
    assert parse(name, "\u202aИванова\u200b Мария\u202c", TODAY) == "Иванова Мария"


@pytest.mark.parametrize("nothing", ["0", "0 ₽", "0,00", "0 руб. 00 коп."])
def test_a_sum_that_may_be_skipped_is_skipped_by_nothing(nothing: str) -> None:
    back = Input(type="money", text="How much came back?", to="end", save_as="back", optional=True)
    assert parse(back, nothing, TODAY) is None
    with pytest.raises(FieldError, match="field_money_zero"):
        parse(replace(back, optional=False), nothing, TODAY)
