"""What is typed is read as what it says, or refused; never as something else."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.library.fields.test_fields import TODAY, field, refusal
from tests.rows import each_row
from wizard.errors import FieldError
from wizard.library.fields import KINDS, parse
from wizard.library.model import FieldType

NBSP, THIN, NARROW = "\u00a0", "\u2009", "\u202f"
ONE_LINE: tuple[FieldType, ...] = tuple(kind for kind in KINDS if kind not in ("text", "multiline"))


@each_row(
    ("typed", "day"),
    [
        ("5 ноября 2026 года", "2026-11-05"),
        ("5 ноября 2026 год", "2026-11-05"),
        ("05.11.2026 г.", "2026-11-05"),
        ("05.11.2026г", "2026-11-05"),
        ("2026/11/05", "2026-11-05"),
        ("2026.11.05", "2026-11-05"),
        ("5 нояб. 2026", "2026-11-05"),
        ("5 сент. 2026", "2026-09-05"),
        ("5 sept 2026", "2026-09-05"),
        ("5-го ноября", "2026-11-05"),
        ("5го ноября 2026", "2026-11-05"),
        ("ноября 5", "2026-11-05"),
        ("5ноября2026", "2026-11-05"),
        ("5 ноября 26", "2026-11-05"),
        ("чт, 5 ноября", "2026-11-05"),
        ("четверг 5 ноября 2026", "2026-11-05"),
        ("05.11.2026, чт", "2026-11-05"),
        ("5 Nov 2026, Thu", "2026-11-05"),
        (f"5{NBSP}ноября{NARROW}2026", "2026-11-05"),
        ("05 . 11 . 2026", "2026-11-05"),
        ("25‑11‑2026", "2026-11-25"),
        ("25−11−2026", "2026-11-25"),
        ("«05.11.2026»", "2026-11-05"),
        ('"05.11.2026"', "2026-11-05"),
        ("05.11.2026,", "2026-11-05"),
        ("０５．１１．２０２６", "2026-11-05"),
        ("\u200e05.11.2026\u200e", "2026-11-05"),
        ("5 November 2026", "2026-11-05"),
        ("5th of November, 2026", "2026-11-05"),
        ("Nov 5, 2026", "2026-11-05"),
        ("November 5th 2026", "2026-11-05"),
        ("послезавтра", "2026-11-24"),
    ],
)
def test_a_date_in_another_usual_spelling(typed: str, day: str) -> None:
    assert parse(field("date"), typed, TODAY) == day


@each_row(
    ("typed", "key"),
    [
        ("пт, 5 ноября 2026", "field_date_weekday"),
        ("05.11.2026 вс", "field_date_weekday"),
        ("5 маркиза", "field_date"),
        ("5 майские", "field_date"),
        ("5", "field_date"),
        ("5 г", "field_date"),
        ("ноябрь 2026", "field_date"),
        ("в четверг", "field_date"),
        ("05.11.2026 или 06.11.2026", "field_date"),
        ("05.11.2026 10:30, 12:30", "field_date"),
        ("05.11.20261", "field_date"),
        ("5-6 ноября", "field_date"),
        ("٠٥.١١.٢٠٢٦", "field_date"),
        ("05.11.202", "field_date"),
        ("05.13.2026", "field_date_none"),
        ("12 50", "field_date_none"),
    ],
)
def test_what_may_be_another_day_is_refused(typed: str, key: str) -> None:
    assert refusal("date", typed) == key


@pytest.mark.parametrize(
    ("typed", "nearest", "past"),
    [
        ("05.11.99", "1999-11-05", "1999-11-05"),
        ("05.11.26", "2026-11-05", "2026-11-05"),
        ("05.12.27", "2027-12-05", None),
        ("01.01.90", "1990-01-01", "1990-01-01"),
        ("05.02", "2027-02-05", "2026-02-05"),
        ("1 февраля", "2027-02-01", "2026-02-01"),
    ],
)
def test_a_year_that_is_not_said_is_near_or_past(
    typed: str, nearest: str, past: str | None
) -> None:
    assert parse(field("date"), typed, TODAY) == nearest
    for only in ({"latest": "today"}, {"past": True}):
        if past:
            soon = "past" in only and date.fromisoformat(nearest) > TODAY
            if soon:  # a promise that has passed may be one that comes soon, too
                assert refusal("date", typed, **only) == "field_date_which"
            else:
                assert parse(field("date", **only), typed, TODAY) == past
    if past is None:
        assert refusal("date", typed, latest="today") == "field_date_future"
        assert parse(field("date", past=True), typed, TODAY) == nearest


@each_row("typed", ["29.02", "29 фев", "Feb 29"])
@each_row("only", [{}, {"latest": "today"}, {"past": True}])
def test_a_day_that_only_years_far_off_have_needs_its_year(typed: str, only: Any) -> None:
    assert refusal("date", typed, **only) == "field_date_none"
    assert parse(field("date", **only), "29.02", date(2028, 3, 5)) == "2028-02-29"


def test_a_day_to_come_soon_is_the_last_one_only_where_it_can_be_no_other() -> None:
    assert parse(field("date"), "5 декабря", TODAY) == "2026-12-05"
    assert parse(field("date", latest="today"), "5 декабря", TODAY) == "2025-12-05"
    assert refusal("date", "5 декабря", past=True) == "field_date_which"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("20.05", None),
        ("20.05.2026", "2026-05-20"),
        ("20.05.26", "2026-05-20"),
        ("20.05.27", "2027-05-20"),
        ("28 февраля", "2027-02-28"),
        ("2 марта", None),
        ("29 августа", None),
        ("31 августа", "2026-08-31"),
    ],
)
def test_a_day_of_which_neither_year_is_near_needs_its_year(typed: str, day: str | None) -> None:
    today = date(2026, 11, 30)
    if day:
        assert parse(field("date"), typed, today) == day
        return
    with pytest.raises(FieldError) as refused:
        parse(field("date"), typed, today)
    assert refused.value.key == "field_date_which"


def test_after_the_term_has_passed_may_is_the_last_may() -> None:
    today = date(2026, 11, 27)
    assert parse(field("date", past=True), "5 мая", today) == "2026-05-05"
    assert parse(field("date", past=True), "5 мая 2027", today) == "2027-05-05"


@pytest.mark.parametrize("typed", ["29.02", "05.01", "05.01.99", "сегодня"])
def test_the_first_and_the_last_day_there_is_do_no_harm(typed: str) -> None:
    for today in (date.min, date.max):
        with pytest.raises(FieldError):
            parse(field("date", latest="today"), f"{typed} 1", today)
        try:
            parse(field("date"), typed, today)
        except FieldError as error:
            assert error.key.startswith("field_date")


@each_row(
    ("typed", "sum_"),
    [
        ("1 500 р", "1500.00"),
        ("1 500р.", "1500.00"),
        ("₽ 1500", "1500.00"),
        ("1.500,00", "1500.00"),
        ("1.234.567,8", "1234567.80"),
        ("1.500", "1500.00"),
        ("1'500", "1500.00"),
        ("1’500.50", "1500.50"),
        ("1500.-", "1500.00"),
        ("1500,—", "1500.00"),
        ("500 рублей 50 копеек", "500.50"),
        ("500 руб. 5 коп.", "500.05"),
        ("1 500р50к", "1500.50"),
        (f"1{THIN}500{NBSP}₽", "1500.00"),
        ("1  500", "1500.00"),
        ("1,5 тыс.", "1500.00"),
        ("15 тысяч рублей", "15000.00"),
        ("1,25 млн ₽", "1250000.00"),
        ("１５００", "1500.00"),
        ("«1500»", "1500.00"),
    ],
)
def test_a_sum_in_another_usual_spelling(typed: str, sum_: str) -> None:
    assert parse(field("money"), typed, TODAY) == sum_


@each_row(
    "typed",
    [
        "0,500",
        "0.500",
        "012 500",
        "500 50",
        "500 и 300",
        "500, 300",
        "1500 + 300",
        "1,5,5",
        "1.5.5",
        "1 500 1",
        "$1500",
        "500,50 руб. 50 коп.",
        "500 рублей 500 копеек",
        "1500 тг",
        "пятьсот",
        "около 500",
        "٥٠٠",
        "²",
        "12²",
        "½",
        "1500%",
        "1.5e3",
    ],
)
def test_what_may_be_another_sum_is_refused(typed: str) -> None:
    assert refusal("money", typed) == "field_money"


@pytest.mark.parametrize("typed", ["−5", "–5", "— 5", "₽ -5"])
def test_a_sum_below_nothing_is_told_whatever_its_dash(typed: str) -> None:
    assert refusal("money", typed) == "field_money_negative"


@each_row("typed", ["1 2", "12 34", "1 0000", "3 шт", "1,000", "٣", "²", "1 000 0"])
def test_two_numbers_are_not_one(typed: str) -> None:
    assert refusal("integer", typed) == "field_integer"


@each_row(
    ("typed", "number"),
    [
        ("12345678‑0001", "12345678-0001"),
        ("12345678‐0001", "12345678-0001"),
        ("12345678—0001", "12345678-0001"),
        ("12345678−0001", "12345678-0001"),
        ("12345678 - 0001", "12345678-0001"),
        ("заказ № 12345678-0001", "12345678-0001"),
        ("№12345678-0001", "12345678-0001"),
        ("N 12345678", "12345678"),
        ("«12345678-0001»", "12345678-0001"),
        ("１２３４５６７８-０００１", "12345678-0001"),
        (f"12345678-0001{NBSP}", "12345678-0001"),
    ],
)
def test_an_order_number_with_any_dash(typed: str, number: str) -> None:
    assert parse(field("order_number"), typed, TODAY) == number


@pytest.mark.parametrize(
    "typed",
    [
        "12345678 0001",
        "12345678-0001 12345678-0002",
        "12345678-0001, 12345678-0002",
        "12345678-0001; 12345678-0002",
        "12345678-0001 и 12345678-0002",
        "1234\u00a05678-0001",
        "12345678-0001/12345678-0002",
    ],
)
def test_two_order_numbers_are_not_one(typed: str) -> None:
    assert refusal("order_number", typed) == "field_number_several"


@pytest.mark.parametrize("typed", ["١٢٣٤٥٦٧٨", "12345678_0001", "12345678-0001а"])
def test_what_looks_like_an_order_number_is_refused(typed: str) -> None:
    assert refusal("order_number", typed) == "field_order_number"


@pytest.mark.parametrize(
    "typed",
    ["8 (912) 345‑67‑89", "тел. +7 912 345-67-89", "7 912 345 67 89", "\u202a+79123456789\u202c"],
)
def test_a_phone_in_another_usual_spelling(typed: str) -> None:
    assert parse(field("phone"), typed, TODAY) == "+79123456789"


def test_a_number_that_costs_nothing_and_one_from_abroad() -> None:
    assert parse(field("phone"), "8 (800) 555-35-35", TODAY) == "+78005553535"
    assert parse(field("phone"), "+375 29 123-45-67", TODAY) == "+375291234567"


@each_row(
    ("typed", "key"),
    [
        ("8 800 555 35 35 доб. 123", "field_phone_extension"),
        ("+7 912 345-67-89 #5", "field_phone_extension"),
        ("+7 912 345-67-89 x5", "field_phone_extension"),
        ("89123456789, 89987654321", "field_number_several"),
        ("89123456789/89987654321", "field_number_several"),
        ("+79123456789 +79987654321", "field_number_several"),
        ("8-800-FLOWERS", "field_phone"),
        ("8 912 345-67-89 Иван", "field_phone"),
        ("9123456", "field_phone"),
        ("123-45-67", "field_phone"),
        ("00375291234567", "field_phone"),
        ("٨٩١٢٣٤٥٦٧٨٩", "field_phone"),
    ],
)
def test_what_may_be_another_phone_is_refused(typed: str, key: str) -> None:
    assert refusal("phone", typed) == key


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("mailto:ann@example.org", "ann@example.org"),
        ("MAILTO:ann@example.org", "ann@example.org"),
        ("<ann@example.org>", "ann@example.org"),
        ("анна@почта.рф", "анна@почта.рф"),
        ("ann@почта.рф", "ann@почта.рф"),
        ("ann@пример.com", "ann@пример.com"),
        ("ann1@mail-1.ru", "ann1@mail-1.ru"),
    ],
)
def test_an_address_and_what_a_browser_puts_before_it(typed: str, address: str) -> None:
    assert parse(field("email"), typed, TODAY) == address


@each_row(
    ("typed", "letter"),
    [
        ("а@mail.ru", "а"),
        ("iv\u0430n@mail.ru", "\u0430"),
        ("ann@m\u0430il.ru", "\u0430"),
        ("ann@mail.r\u0443", "\u0443"),
        ("ann@\u043e\u0445.ru", "\u043e"),
        ("анна@mail.ru", "а"),
        ("ivаn@почта.рф", "а"),
        ("\u03bfnn@mail.ru", "\u03bf"),
        ("ann٣@mail.ru", "٣"),
    ],
)
def test_a_letter_of_another_alphabet_is_named(typed: str, letter: str) -> None:
    with pytest.raises(FieldError) as caught:
        parse(field("email"), typed, TODAY)
    assert (caught.value.key, caught.value.values) == ("field_email_letter", {"letter": letter})


@each_row(
    ("typed", "key"),
    [
        ("почта:ann@example.org", "field_email"),
        ("http://ann@example.org", "field_email"),
        ("mailto:ann@example.org?subject=x", "field_email"),
        ("Анна <ann@example.org>", "field_email"),
        ("ann(a)@example.org", "field_email"),
        ("ann@example.org.", "field_email_dots"),
        ("ann@example.org, eve@example.org", "field_email_several"),
        ("ann@example.org eve@example.org", "field_email_several"),
    ],
)
def test_what_is_more_than_an_address_is_refused(typed: str, key: str) -> None:
    assert refusal("email", typed) == key


@each_row("dash", ["-", " — ", "–", "−", "--"])
@each_row("type_", ("text", "multiline", *ONE_LINE))
def test_a_dash_alone_is_no_answer(type_: FieldType, dash: str) -> None:
    assert parse(field(type_, optional=True), dash, TODAY) is None
    assert refusal(type_, dash) == "field_required"


@each_row("typed", ["нет", "5", "№ 5", "👍", "C++", "..", "~", "nul\x00"])
def test_anything_else_is_text(typed: str) -> None:
    assert parse(field("text"), typed, TODAY) == typed


@each_row("type_", ("text", "multiline", *ONE_LINE))
@each_row("sign", ["\ufffd", "\udcff", "\ud800", "\uffff"])
def test_lost_letters_are_refused_whatever_is_around_them(type_: FieldType, sign: str) -> None:
    for typed in (sign, f"Ан{sign}а", f"05.11.2026{sign}", f"{sign}1500"):
        assert refusal(type_, typed, optional=True) == "field_lost_letters"


@pytest.mark.parametrize("code", ["\x1b[D", "\x1b[C", "\x1bOA", "\x1b[3~"])
def test_the_code_of_a_key_is_no_text(code: str) -> None:
    assert refusal("text", f"Анна{code}") == "field_key"


def test_old_breaks_of_lines_are_breaks_of_lines() -> None:
    assert parse(field("multiline"), "Раз.\r\nДва.\x0bТри.", TODAY) == "Раз.\nДва.\nТри."
