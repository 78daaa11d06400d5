"""The check of a message: one good text, and what is said when one thing in it is changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import SAMPLE, SHIPPED, library
from tests.rows import each_row
from wizard.library.messages import Check, Marks
from wizard.outcome import brackets
from wizard.outcome.advice import checks_of, review
from wizard.outcome.text_patterns import LOOKED_AT, Sent, Subject

KNOWN = {
    "order_number": "12345678-0001",
    "ticket": "77-1234",
    "full_name": "Иванова Мария Петровна",
    "address": "620014, Екатеринбург, ул. Ленина, 1, кв. 2",
    "reply_email": "maria@example.com",
    "item": "Пылесос BOSCH [2 насадки]",
}
OWN = brackets.own(KNOWN.values())
GOOD = """Здравствуйте.

Заказ № 12345678-0001. Обещанный срок доставки — 05.11.2026, заказ не передан.

Это продолжение обращения № 77-1234. Прошу назвать день доставки или вернуть деньги.

Снимок экрана прилагаю."""
POST = """@ozon, здравствуйте. Срок доставки заказа — 05.11.2026, на 22.11.2026 заказа нет.

Прошу ответить. Номера сообщу в личном сообщении."""
CHECKS = library(SHIPPED).checks
ALL = ("order_number", "exact_date", "demand", "evidence", "short", "repeated")
FULL = {name: check for name, check in CHECKS.items() if check.always or name in ALL}
PUBLIC = {name: check for name, check in CHECKS.items() if check.always or name == "private"}


def remarks(text: str, checks: dict[str, Check] = FULL, *sent: Sent) -> list[str]:
    return [remark.check for remark in review(Subject(text, KNOWN, sent, OWN), checks)]


def test_a_good_message_is_left_alone() -> None:
    assert remarks(GOOD) == []
    assert remarks(POST, PUBLIC) == []


@each_row(
    ("old", "new", "check"),
    [
        ("Заказ № 12345678-0001. ", "", "order_number"),
        ("12345678-0001", "12345678-0002", "order_number"),
        ("05.11.2026", "на прошлой неделе", "exact_date"),
        ("Прошу назвать", "Хорошо бы назвать", "demand"),
        ("Снимок экрана прилагаю.", "Спасибо.", "evidence"),
        ("Здравствуйте.", "Здравствуйте! Помогите!", "exclamations"),
        ("Здравствуйте.", "Здравствуйте!!!", "exclamations"),
        ("не передан", "НЕ ПЕРЕДАН", "shouting"),
        ("Здравствуйте.", "Здравствуйте. Вы обнаглели.", "calm"),
        ("Здравствуйте.", "Это чёрт знает что.", "calm"),
        ("Здравствуйте.", "Сколько  можно\nждать.", "calm"),
        ("назвать день доставки", "назвать [впишите: что]", "gaps"),
        ("Здравствуйте.", "Здравствуйте. " + "Подробно о том, что было. " * 60, "short"),
    ],
)
def test_one_change_gives_one_remark(old: str, new: str, check: str) -> None:
    assert old in GOOD
    assert remarks(GOOD.replace(old, new, 1)) == [check]


@pytest.mark.parametrize(
    "words",
    [
        "ООО «Ромашка», ОГРН 1027739244741, ИНН 7704217370, РФ, СМС, VK.",
        "ПРЕТЕНЗИЯ. ТРЕБУЮ вернуть деньги. ЗАЯВЛЕНИЕ.",
        "Пылесос BOSCH.",
        "Пылесос BOSCH [2 насадки].",
        "Помогите, пожалуйста!",
        "Наглядно это видно на фото. Товар достали из коробки.",
        "[x] [ ] []",
    ],
)
def test_what_only_looks_like_a_fault_is_left_alone(words: str) -> None:
    assert remarks(f"{GOOD}\n{words}") == []


@pytest.mark.parametrize(
    "day",
    ["5.11.26", "05/11/2026", "2026-11-05", "5 ноября", "5 ноября 2026 года", "12 Мая"],
)
def test_a_day_may_be_written_in_any_way(day: str) -> None:
    assert remarks(GOOD.replace("05.11.2026", day)) == []


@pytest.mark.parametrize("figures", ["5 заказов", "12 500", "11.2026", "1.2.3.4"])
def test_other_figures_are_no_day(figures: str) -> None:
    assert remarks(GOOD.replace("05.11.2026", figures)) == ["exact_date"]


@pytest.mark.parametrize("number", ["12345678 0001", "123456780001", "12345678.0001"])
def test_a_number_may_be_set_apart_in_any_way(number: str) -> None:
    assert remarks(GOOD.replace("12345678-0001", number)) == []


@each_row(
    "given_away",
    [
        "Заказ 12345678-0001.",
        "Заказ 99887766-0003.",
        "Обращение 77-1234.",
        "Меня зовут Мария Иванова.",
        "Иванова Мария Петровна",
        "Живу на ул. Ленина, 1.",
        "Пишите на maria@example.com.",
        "Пишите на другая@почта.рф!",
        "Телефон 8 912 345-67-89.",
        "+79123456789",
    ],
)
def test_what_gives_a_person_away_is_told_in_a_public_post(given_away: str) -> None:
    assert remarks(f"{POST} {given_away}", PUBLIC) == ["private"]


@pytest.mark.parametrize(
    "harmless", ["Мария.", "Жду с 05.11.2026, прошло 17 дней.", "Цена 12 500 ₽.", "@ozon"]
)
def test_what_gives_nobody_away_may_stand_in_a_public_post(harmless: str) -> None:
    assert remarks(f"{POST} {harmless}", PUBLIC) == []


@pytest.mark.parametrize("day", ["05.11.2026", "06.11.2026"])
def test_the_same_text_to_somebody_else_is_told_with_where_it_went(day: str) -> None:
    sent = Sent("Чат и оператор", GOOD)
    (remark,) = review(Subject(GOOD.replace("05.11.2026", day), KNOWN, [sent]), FULL)
    assert remark.check == "repeated"
    assert "Чат и оператор" in remark.text


def test_a_text_that_tells_something_new_is_no_repetition() -> None:
    sent = Sent("Чат и оператор", GOOD)
    more = "В чате ответили 20.11.2026, что заказ ищут, но день доставки не назвали."
    assert remarks(f"{GOOD}\n{more}", FULL, sent) == []


def test_what_the_case_does_not_know_is_not_asked_for() -> None:
    text = GOOD.replace("12345678-0001", "того же дня")
    known = {name: value for name, value in KNOWN.items() if name != "order_number"}
    assert review(Subject(text, known), FULL) == []


def test_a_remark_names_what_it_found_and_not_all_of_it() -> None:
    loud = " ПЕРВОЕ ВТОРОЕ ТРЕТЬЕ"
    (remark,) = review(Subject(f"{GOOD}{loud}", KNOWN), FULL)
    assert remark.text.endswith("ПЕРВОЕ · ВТОРОЕ · ТРЕТЬЕ")
    (remark,) = review(Subject(f"{GOOD}{loud} ЧЕТВЁРТОЕ", KNOWN), FULL)
    assert remark.text.endswith("ПЕРВОЕ · ВТОРОЕ · ТРЕТЬЕ · …")
    assert remark.facts == ("seller_style",)


def test_a_missing_answer_is_named() -> None:
    (remark,) = review(Subject(GOOD.replace("12345678", "1"), KNOWN), FULL)
    assert "12345678-0001" in remark.text


def test_a_letter_is_held_against_what_it_names_and_what_every_message_is() -> None:
    assert set(checks_of(library(SAMPLE), "ask")) == {"date", "calm"}


def test_an_ending_is_any_ending_only_behind_a_star() -> None:
    def found(word: str) -> list[str]:
        check = Check("{{ what }}", avoids=Marks(words=[word]))
        return [remark.text for remark in review(Subject("Требуем требования", {}), {"x": check})]

    assert found("треб*") == ["требуем · требования"]
    assert found("треб") == []
    assert found("требуем треб*") == ["требуем требования"]


FILLER = "Товар пришёл не тот, и деньги за него не вернули. "


@pytest.mark.parametrize("letters", [25_000, LOOKED_AT - 1000, LOOKED_AT + 1000])
def test_a_gap_is_told_however_far_down_it_stands(letters: int) -> None:
    text = f"{GOOD}\n{FILLER * (letters // len(FILLER))}\n[впишите: ваш адрес]"
    (remark,) = review(Subject(text, KNOWN), {"gaps": FULL["gaps"]})
    assert "ваш адрес" in remark.text


def test_what_gives_a_person_away_is_told_behind_much_else() -> None:
    long = POST + FILLER * 1000
    assert remarks(f"{long} 8 912 345-67-89", PUBLIC) == ["private"]
    assert remarks(f"{POST}{' 12 500 ₽, 5 шт.;' * 200} 8 912 345-67-89", PUBLIC) == ["private"]


@given(text=st.text(max_size=300))
def test_any_text_can_be_looked_at(text: str) -> None:
    review(Subject(text, {**KNOWN, "odd": text}, [Sent("x", text)]), CHECKS)


@pytest.mark.parametrize("piece", ["1 ", "1-", "[", "a@", "!", "ВЕРНИТЕ ", "8912 ", "5 \n", "«"])
def test_a_text_as_long_as_is_looked_at_can_be_looked_at(piece: str) -> None:
    text = piece * (LOOKED_AT // len(piece) * 2)
    review(Subject(text, KNOWN, [Sent("x", text)]), CHECKS)
