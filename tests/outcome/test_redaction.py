"""A document to be posted: nobody is named in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import SAMPLE, Change, changer, desk_of
from wizard.cases.case import Case
from wizard.cases.exports import redacted
from wizard.walk.walk import Walk

OWNER = "    type: text\n    title: Name\n"
PERSONAL = f"{OWNER}    personal: true\n"


def case_of(folder: Path, owner: str, story: str = "Nothing.") -> Case:
    desk = desk_of(folder)
    case, known = desk.new(), (desk.library.fingerprint, owner)
    if known not in REFUSED:
        told = desk.new()
        walk = told.walk
        for answer in ("yes", "on", None, owner, ["box"]):
            walk = walk.answer(answer)
        told.adopt(walk)
        REFUSED[known] = told.step("refused")  # with the letter that was sent
        told.release()
    case.adopt(REFUSED[known].answer(story))
    return case


REFUSED: dict[tuple[str, str], Walk] = {}
"""Where all that is told before the story leads; to write a case at each answer takes its time."""


@pytest.fixture
def personal(changed: Change) -> Path:
    """The sample, where the name is marked as personal."""
    return changed("demo.yaml", OWNER, PERSONAL)


def typed(changed: Change, type_: str) -> Path:
    """The sample, where a field of another type is asked for in place of the name."""
    return changed("demo.yaml", OWNER, OWNER.replace("text", type_))


def test_nothing_is_masked_that_is_not_marked() -> None:
    case = case_of(SAMPLE, "Teal Lamp")
    assert redacted(case) == case.document()


def test_a_name_is_masked_wherever_it_stands(personal: Path) -> None:
    case = case_of(personal, "Анна Ли-Петрова", "Ли-Петровой  Анне отказали. Анна спорила.")
    text = redacted(case)
    assert "Dear" in case.document(), "a letter with the name is in the document"
    for word in ("Анна", "Анне", "Петров"):
        assert word in case.document()
        assert word not in text
    assert "[скрыто: name]" in text
    assert "отказали" in text
    assert "спорила" in text


@pytest.mark.parametrize(
    "name",
    ["Продавцов Сергей", "Мороз Вера", "Петров-Водкин Кузьма", "Кузнецов", "петров сергей"],
)
def test_who_trades_under_their_own_name_is_a_person(changed: Change, name: str) -> None:
    case = case_of(typed(changed, "party"), f"ИП {name}, Москва, ОГРН 312774612300123")
    assert name in case.document()
    text = redacted(case)
    assert [word for word in re.split(r"[ -]", name) if word in text] == []
    assert "ИП" in text


def test_a_firm_is_no_person(changed: Change) -> None:
    case = case_of(typed(changed, "party"), "ООО «Мороз и сын»")
    assert "«Мороз и сын»" in redacted(case)


@pytest.mark.parametrize(
    "owner",
    [
        "г. Казань, ул. Баумана, д. 5, кв. 12, 420012",
        "Ann *x* _y_ [z](w) | `q` <b> ~~o~~ # &amp;",
        "Two\nlines",
        "\u202eAnn Lee\x1b[2J",
        "a" * 1000,
        "Ян",
        "12-345/АБ",
    ],
)
def test_any_personal_text_is_gone(personal: Path, owner: str) -> None:
    case = case_of(personal, owner)
    text = redacted(case)
    assert "Dear [скрыто" in text
    assert "- **Name:**" in text
    for word in owner.replace("\u202e", "").replace("\x1b", "").split():
        if len(word.strip(".,")) > 3:
            assert word.strip(".,") not in text


@pytest.mark.parametrize(
    ("type_", "given", "forms"),
    [
        (
            "phone",
            "8 912 345-67-89",
            ["+79123456789", "8 (912) 345-67-89", "89123456789", "+7 912 345 67 89", "912-3456789"],
        ),
        ("email", "ann_lee@example.org", ["ann_lee@example.org", "Ann_Lee@Example.org"]),
        (
            "order_number",
            "12345678-0001",
            ["12345678-0001", "12345678 – 0001", "12345678", "№12345678-0001"],
        ),
        (
            "track",
            "80112378945619",
            ["80112378945619", "801123 78 94561 9", "801123-78-94561-9", "#80112378945619"],
        ),
        ("registration_number", "AB12CD34567", ["AB12CD34567", "ab12cd34567", "№ AB12CD34567"]),
    ],
)
def test_numbers_and_addresses_are_masked_in_every_form(
    changed: Change, type_: str, given: str, forms: list[str]
) -> None:
    story = "; ".join(forms)
    case = case_of(typed(changed, type_), given, f"Писали так: {story}.")
    text = redacted(case)
    for form in forms:
        assert form not in text
    assert "12345678" not in text
    assert "345" not in text.split("Писали", 1)[1]
    assert "Писали так" in text


def test_the_page_of_the_post_is_masked_with_the_number_that_it_is_opened_at() -> None:
    page = "https://www.pochta.ru/tracking#"
    story = f"Видно на {page}80112378945619 и {page}RA123456785RU, а 80112378945618 — не письмо."
    text = redacted(case_of(SAMPLE, "Ann", story))
    for number in ("80112378945619", "RA123456785RU"):
        assert number not in text


def test_what_looks_like_a_persons_is_masked_in_free_text() -> None:
    story = "Звонила с +7 (912) 345-67-89, писала с ann@example.org про 87654321-0002."
    text = redacted(case_of(SAMPLE, "Ann", story))
    for secret in ("345-67-89", "ann@example.org", "87654321"):
        assert secret not in text
    assert "Звонила с [скрыто: телефон], писала с [скрыто: почта] про" in text


def test_what_the_library_tells_everybody_stays() -> None:
    case = case_of(SAMPLE, "Ann", "Звонила по 8 800 555-35-35, как сказано.")
    assert "8 800 555-35-35, как сказано" in redacted(case)


def test_dates_sums_and_laws_stay(personal: Path) -> None:
    story = "На 22.11.2026 — 12 500,50 ₽, статья 23.1, № 2300-1 от 07.02.1992."
    text = redacted(case_of(personal, "22", story))
    assert story.replace("#", "") in text.replace("\\", "")


def test_a_name_that_is_off_the_way_is_masked_in_what_was_sent(personal: Path) -> None:
    case = case_of(personal, "Цой Ыхва Мгеладзе")
    case.adopt(case.walk.change(0, "no"))
    assert "demo.owner" in case.walk.kept, "the question is not on the way any more"
    assert "Мгеладзе" in case.document(), "the letter that was sent is told all the same"
    assert "Мгеладзе" not in redacted(case)


def test_a_message_that_was_kept_with_its_step_is_masked(personal: Path) -> None:
    case = case_of(personal, "Ann Lee")
    edited = case.walk.steps[5].message
    assert edited is not None
    assert edited in case.document()
    assert "Ann" not in redacted(case)


def test_an_answer_to_a_question_that_is_gone_is_masked_whole(
    personal: Path, changed: Change
) -> None:
    case = case_of(personal, "Ann Lee", "Anything at all.")
    case.release()
    path = personal / "demo.yaml"
    path.write_text(path.read_text("utf-8").replace("owner:\n", "holder:\n", 1), "utf-8")
    text = path.read_text("utf-8").replace("to: owner", "to: holder")
    path.write_text(text, "utf-8")
    again = desk_of(personal).resume(case.path)
    assert "Ann Lee" in again.document()
    assert "Ann" not in redacted(again)


@pytest.mark.parametrize(
    "secret",
    [
        "4276 1234 5678 9012",
        "4276123456789012",
        "4276-1234-5678-9012",
        "4276 1234 5678 9012 345",
        "4510 123456",
        "45 10 123456",
        "4510123456",
        "4510 № 123456",
        "4510, номер 123456",
        "123-456-789 00",
        "500100732259",
        "40817810099910004312",
        "5555 6666 0002",
        "5555\u00a06666\u00a00002",
        "555566660002",
        "https://vk.com/vera",
        "http://vk.com/vera_k.",
        "www.facebook.com/vera",
        "vk.com/vera_k",
        "t.me/vera",
        "вера.рф/обо-мне",
        "@vera_k",
        "@Vera.K",
    ],
)
@pytest.mark.parametrize("around", ["{}", "Вот: {}, и всё.", "({})", "карта {} на 22.11.2026"])
def test_what_looks_like_a_persons_number_page_or_nick_is_masked(secret: str, around: str) -> None:
    case = case_of(SAMPLE, "Ann", around.format(secret))
    assert case.walk.asked["story"] == around.format(secret)
    text = redacted(case)
    story = text.split("## Что случилось")[1]
    for word in ("4276", "5678", "4510", "123456", "456", "5001", "4081", "6666", "vera", "вера"):
        assert word in "22.11.2026" or word not in story.lower()
    assert "[скрыто: " in story
    assert ("22.11.2026" in story) >= ("22.11.2026" in around)


@pytest.mark.parametrize("form", ["1234 5678", "12345678", "1234–5678", "1234 - 5678"])
def test_a_known_order_is_masked_however_it_is_written(changed: Change, form: str) -> None:
    text = redacted(case_of(typed(changed, "order_number"), "1234-5678", f"Заказ {form}."))
    assert "5678" not in text


@pytest.mark.parametrize(
    "story",
    [
        "С 22.11.2026 23.11.2026 по 24.11.2026 25.11.2026.",
        "Дважды: 999 999 999,99 ₽ и 12 500 ₽.",
        "№ 2300-1, ст. 26.1, п. 4, 5 и 6; 1 2 3 4 5 6 7 8 9 10 11.",
        "Телефон 12 500 ₽, телефон: 123456 ₽; 10 кв. м, 2 кв. 2026, д. 5 по ст. 12.",
        "Сумма 1.234.567,89 ₽, 999 999 999,99 ₽ и 12.345.678 ₽; 2024/2025/2026.",
        "С 22.11.2026 по 23.11.2026, 22/11/2026, 22-11-2026 12:30, в 10.30.45.",
        "Ст. 26.1, п. 4.5.6.7.8, ФЗ № 2300-1, ПП РФ № 2463, 59-ФЗ, ГК 475/503.",
        "Моя собака ест корм. Потом в магазин @ и всё. Вес 1.5 кг, размер 10x20x30.",
        "Телеграм молчит, ник не помню, вк - нет; встретил Иванов. А потом ушёл.",
        "Цена 1999/шт., и/или т.е./в т.ч., почта@нет, 2026/11/22.",
    ],
)
def test_dates_sums_and_lists_are_no_traces(story: str) -> None:
    case = case_of(SAMPLE, "Ann", story)
    assert redacted(case) == case.document()


def test_pages_and_numbers_that_the_library_tells_stay(changed: Change) -> None:
    folder = changed(
        "demo.yaml", "details: Nothing is left to do.", "details: See https://x.example/a1."
    )
    case = case_of(folder, "Ann", "Смотрела www.x.example/a1, а не x.example/a2.")
    text = redacted(case)
    assert "www.x.example/a1, а не [скрыто: ссылка]." in text


@pytest.mark.parametrize(
    "mark", ["\u00ad", "\u200b", "\u200d", "\u2060", "\ufe0f", "\u034f", "\u200e"]
)
@pytest.mark.parametrize(
    "secret",
    [
        *("4276 1234 5678 9012", "+7 (912) 345-67-89", "ann@example.org", "87654321-0002"),
        *("https://vk.com/vera", "@vera_k", "Ли-Петрова", "петровой"),
    ],
)
def test_a_mark_that_nobody_sees_is_no_disguise(personal: Path, secret: str, mark: str) -> None:
    hidden = mark.join(secret)
    text = redacted(case_of(personal, "Анна Ли-Петрова", f"Вот: {hidden}, и всё."))
    assert re.search(r"Вот: <?(?:\[скрыто: [^\]]*\]>?.?-?.?)+, и всё", text)


@pytest.mark.parametrize("known", ["12", "1234", "5678", "4276 1234", "Vera", "vk", "example"])
@pytest.mark.parametrize(
    "secret", ["4276 1234 5678 9012", "https://vk.com/Vera_example", "Vera.12@example.org"]
)
def test_a_short_value_leaves_nothing_of_a_longer_secret(
    personal: Path, known: str, secret: str
) -> None:
    text = redacted(case_of(personal, known, f"Вот: {secret}, и всё."))
    assert re.search(r"Вот: <?\[скрыто: [^\]]*\]>?, и всё", text)


@pytest.mark.parametrize(
    "secret",
    [
        *("4081 7810.0999 1000 4312", "40817.810.0.9991.0004312", "40817 810 0 9991 0004312"),
        *("DE89 3704 0044 0532 0130 00", "GB29NWBK60161331926819"),
        *("4276.1234.5678.9012", "4276/1234/5678/9012", "4276\u00a01234\u00a05678\u00a09012"),
        *("4276\u20091234\u20095678\u20099012", "4276\u20111234\u20115678\u20119012"),
        *("4276\u20141234\u20145678\u20149012", "4276_1234_5678_9012", "４２７６1234５６７８9012"),
        *("71 1234567", "71 № 1234567", "71-1234567"),
        *("8 (495) 123-45-67", "495-123-45-67", "(495) 123-45-67", "8.495.123.45.67"),
        *("+7/912/345/67/89", "8 912 345.67.89", "(84235) 1-23-45"),
        *("д. 5, кв. 12", "дом 5 квартира 12", "д.5к.2кв.12", "дом 5, корпус 2, кв. 12"),
        *("t.me/nick", "nick [at] mail . ru", "nick собака mail.ru", "nick @ mail.ru"),
        *("nick(at)mail(dot)ru", "nick @ mail . ru"),
    ],
)
@pytest.mark.parametrize(
    "around", ["Вот: {}, и всё.", "Вот: {}\nи всё.", "Вот: {} и всё.", "Вот: {}"]
)
def test_another_writing_is_no_disguise(secret: str, around: str) -> None:
    text = redacted(case_of(SAMPLE, "Ann", around.format(secret)))
    assert re.search(r"Вот: \(?\[скрыто: [^\]]*\](?:, и всё\.|\s+и всё\.|\s)", text)


@pytest.mark.parametrize(
    ("before", "secret"),
    [
        *(("тел. ", number) for number in ("123-45-67", "1234567", "123 45 67", "12-34-56")),
        *(("Телефон: ", number) for number in ("123-45-67", "123456")),
        *((word, "nick") for word in ("телеграм: ", "Telegram - ", "ник: ", "тг:", "vk: ")),
        ("загранпаспорт ", "711234567"),
    ],
)
def test_what_a_word_before_it_tells_is_masked(before: str, secret: str) -> None:
    text = redacted(case_of(SAMPLE, "Ann", f"Вот {before}{secret}, и всё."))
    assert re.search(rf"Вот {re.escape(before)}\[скрыто: [^\]]*\], и всё", text)


@pytest.mark.parametrize(
    "form",
    [
        *("иванов", "ивановым", "Ивановым", "ИВАНОВУ", "И. И. Иванов", "Иванов И.И.", "и. иванова"),
        *("Иванову И. И.", "Ivanov", "IVANOV", "ivanov", "иван", "ивана", "Ivan", "Юлия", "юлией"),
        *("Yulia", "Iuliia", "Julia", "Yuliya", "Щербаков-Иванов", "Shcherbakov", "Scherbakov"),
    ],
)
def test_a_known_name_is_masked_in_every_form(personal: Path, form: str) -> None:
    text = redacted(case_of(personal, "Юлия Иван Иванов Щербаков", f"Вот: {form} — и всё."))
    assert re.search(r"Вот: (\[скрыто: name\]-?)+ — и всё", text)


@pytest.mark.parametrize("value", ["Отказ Нет", "Возврат Магазин", "Магазин Возврат Отказ"])
def test_words_of_the_library_are_no_names_without_a_capital(personal: Path, value: str) -> None:
    path = personal / "demo.yaml"
    text = path.read_text("utf-8").replace("Nothing is left to do.", "нет возврат отказ магазин.")
    path.write_text(text, "utf-8")
    story = "Вот: нет, возврат, отказ, магазин."
    assert story in redacted(case_of(personal, value, story))


TVER = "г. Тверь, ул. Склизкова, д. 12, корп. 3, кв. 45"
MYTISHCHI = "Мытищи, Ленина 5-7"


@pytest.mark.parametrize(
    ("address", "story", "name"),
    [
        (TVER, "живу на склизкова 12", "склизкова"),
        (TVER, "тверь склизкова 12 45", "тверь склизкова"),
        (TVER, "я с улицы склизкова", "склизкова"),
        (MYTISHCHI, "мытищи ленина 5", "мытищи ленина"),
        (MYTISHCHI, "ленина 5, кв 7", "ленина"),
        (MYTISHCHI, "живу в мытищах, на улице ленина 5", "мытищах ленина"),
        ("170100, Москва, пр-т Вернадского, 37/2", "вернадского, 37", "вернадского"),
        ("Большая Садовая, дом 302-бис", "на садовой", "садовой"),
    ],
)
def test_ones_own_street_is_masked_without_a_capital(
    personal: Path, address: str, story: str, name: str
) -> None:
    text = redacted(case_of(personal, address, f"Вот: {story}, курьер не доехал."))
    assert "курьер не доехал" in text
    for word in name.split():
        assert word not in text


def test_a_long_personal_text_with_numbers_makes_no_word_a_name(personal: Path) -> None:
    owner = "Чайник 5 литров пришёл разбитым. " * 6
    story = "Это чайник, и он разбит."
    assert story in redacted(case_of(personal, owner, story))


def test_a_sum_beside_a_known_number_stays(changed: Change) -> None:
    case = case_of(typed(changed, "order_number"), "12345678-0001", "Заказ 12345678-0001 12 500 ₽.")
    assert "] 12 500 ₽" in redacted(case)


@pytest.mark.parametrize(
    "secret",
    [
        *("проспект Мира 10", "пр-т Мира, 10-15", "Мира 10, кв. 15", "наб. Фонтанки 45 кв. 3"),
        *("ул. Гагарина 3", "улице Гагарина в доме 3", "пер. Сивцев Вражек 12"),
        *("микрорайон 5 дом 12", "Тверской улице 7", "Lenina 5, kv 7", "4111 11** **** 1111"),
        *("8*916*123*45*67", "hxxps://x.example/y", "RR123456789RU"),
    ],
)
def test_an_address_and_a_disguised_number_are_masked_in_free_text(secret: str) -> None:
    text = redacted(case_of(SAMPLE, "Ann", f"вот: {secret}, и всё."))
    assert re.search(r"вот: \[скрыто: [^\]]*\], и всё", text)


@pytest.mark.parametrize(
    ("before", "secret"),
    [
        *(("карта *", "1234"), ("карта ", "1111"), ("паспорт: ", "45 08, 123456")),
        *(("т. ", "23-45-67"), ("тел.:", "2-34-56"), ("мой ник ", "мариша87")),
        *(("код ", "123456"), ("CVV ", "123"), ("пин ", "1234"), ("родилась ", "05.03.1961")),
        ("дата рождения: ", "5 марта 1961"),
    ],
)
def test_a_secret_is_masked_after_its_word(before: str, secret: str) -> None:
    text = redacted(case_of(SAMPLE, "Ann", f"вот {before}{secret}, и всё."))
    text = text.replace("\\", "")
    assert re.search(rf"вот {re.escape(before)}\[скрыто: [^\]]*\], и всё", text)


@pytest.mark.parametrize(
    ("owner", "form"),
    [
        *(
            ("г. Казань, ул. Ленина, д. 5, кв. 7", form)
            for form in ("Ленина 5/7", "Lenina 5, kv 7")
        ),
        ("г. Казань, ул. Ленина, д. 5, кв. 7", "Ленина 5 кв 7"),
        *(("Мария Иванова", form) for form in ("maria_iv", "Иванова-Петрова", "ИвановаМария")),
    ],
)
def test_a_mask_takes_the_rest_of_what_it_begins(personal: Path, owner: str, form: str) -> None:
    text = redacted(case_of(personal, owner, f"вот: {form}, и всё."))
    assert re.search(r"вот: \[скрыто: [^\]]*\], и всё", text)


@pytest.mark.parametrize(
    "story",
    [
        "На улице 5 градусов, на улице Ленина 5 ноября, площадь 45 кв. м, проезд 60 ₽.",
        "Оплатил картой 1500 ₽, картой 2000 руб.; код товара есть; заказ 05.03.2026; ст. 18.",
        "Итоги 2 кв. 2026, на улице Мира 22.11.2026, ник не помню, логин забыл.",
    ],
)
def test_what_only_follows_such_a_word_stays(story: str) -> None:
    case = case_of(SAMPLE, "Ann", story)
    assert redacted(case) == case.document()


@pytest.mark.parametrize(
    ("owner", "form"),
    [
        *(("Павел Цой", form) for form in ("Павла", "Павлу Цою", "Tsoy", "павла цоя")),
        *(("Лев Толстой", form) for form in ("Льву", "Льва Толстого", "Толстым", "Tolstoy")),
        *(("Лейла Мамедова", form) for form in ("mamedov", "Mamedova", "mamedova", "Мамедов")),
        *(("Инна Шевченко", form) for form in ("Ševčenko", "Inna Ševčenko", "shevchenko")),
    ],
)
def test_a_known_name_is_masked_in_its_cases_and_in_other_letters(
    personal: Path, owner: str, form: str
) -> None:
    text = redacted(case_of(personal, owner, f"Вот: {form} — и всё."))
    assert re.search(r"Вот: (\[скрыто: name\] ?)+ ?— и всё", text)


@pytest.mark.parametrize(
    ("story", "left"),
    [
        ("пишите в тг masha_iv, ВК masha_iv", "пишите в тг •, ВК •"),
        ("живу: г. Казань, Баумана 10", "живу: •"),
        ("почта maria ivanova at mail dot ru", "почта •"),
        ("пункт 5, Статья 18, Закон 2300-1", "пункт 5, Статья 18, Закон 2300-1"),
    ],
)
def test_what_names_a_person_is_masked_in_a_story(story: str, left: str) -> None:
    text = re.sub(r"\[скрыто: [^\]]*\]", "•", redacted(case_of(SAMPLE, "Ann", f"Вот, {story}.")))
    assert f"Вот, {left}." in text.replace("\\", "")


@pytest.mark.parametrize(
    ("story", "left"),
    [
        ("заказ 4821-99", "заказ •"),
        ("заказ 99-4821", "заказ •"),
        ("заказ 4821‑99", "заказ •"),
        ("заказ 4821/99", "заказ •"),
        ("заказ 4821/возврат", "заказ •/возврат"),
        ("обращение CASE-4821-7", "обращение •"),
        ("обращение x-4821/5", "обращение •"),
        ("обращение 99-Ann", "обращение •"),
        ("код подразделения 160-001", "код подразделения •"),
        ("код 7751-99", "код •"),
        ("дня 4821-11-05", "дня 4821-11-05"),
        ("дня 05-11-4821", "дня 05-11-4821"),
    ],
)
def test_a_number_is_masked_whole_or_not_at_all(personal: Path, story: str, left: str) -> None:
    text = redacted(case_of(personal, "Ann 4821", f"Вот: {story} — и всё."))
    assert f"Вот: {left} — и всё" in re.sub(r"\[скрыто[^\]]*\]", "•", text)


@pytest.mark.parametrize("number", ["9204 123456", "92 04 123456"])
def test_a_passport_is_not_called_a_phone(number: str) -> None:
    text = redacted(case_of(SAMPLE, "Ann", f"паспорт {number}, и всё."))
    assert "паспорт [скрыто: номер], и всё" in text


def test_an_abbreviation_that_the_library_uses_is_no_name(personal: Path) -> None:
    text = redacted(case_of(personal, "USSR Ann", "USSR is no shop, said Ann. The USSR desk."))
    assert "USSR is no shop" in text
    assert "Ann" not in text.replace("[скрыто: name]", "")


def test_a_part_of_a_contact_that_everybody_knows_stays(copy: Path) -> None:
    changer(copy)("demo.yaml", OWNER, PERSONAL)
    shop = "kind: web\n    label: The shop\n    value: device.example"
    changer(copy)(
        "facts.yaml", shop, "kind: address\n    label: The shop\n    value: Anna Street 5"
    )
    text = redacted(case_of(copy, "Anna Device", "It went to Anna Street 5, and Anna waited."))
    assert "It went to Anna Street 5, and [скрыто: name] waited." in text


@pytest.mark.parametrize(
    ("owner", "form"),
    [
        *(("О'Нил Жан-Поль", form) for form in ("о'нилу", "ОНил", "О’Нил", "о’нил", "онилом")),
        *(
            ("О'Нил Жан-Поль", form)
            for form in ("O'Nil", "O’Nil", "О`Нила", "О'НИЛ", "Нилу", "ONil")
        ),
        *(("д’Артаньян Поль", form) for form in ("Дартаньяну", "д'артаньян", "Д’Артаньян")),
        *(
            ("Лук'янова Мар'яна", form)
            for form in ("Лукьяновой", "Марьяна", "лук'янова", "Мар’яне")
        ),
        *(("Ким Ю", form) for form in ("Kim Yu", "Yu Kim", "Ю. Ким", "Kim Yu.", "Ким Ю", "KIM YU")),
        *(("Иванова Мария Петровна", form) for form in ("IVANOVA MP", "Ivanova M P", "Иванова МП")),
        *(("Иванова Мария Петровна", form) for form in ("MP Ivanova", "М П Ивановой", "ИВАНОВА М")),
        *(
            ("Жукова Юлия Яковлевна", form)
            for form in ("Zhukova YuYa", "Yu. Ya. Zhukova", "ЖУКОВА ЮЯ")
        ),
    ],
)
def test_an_own_name_is_known_with_its_marks_and_initials_written_otherwise(
    personal: Path, owner: str, form: str
) -> None:
    text = redacted(case_of(personal, owner, f"Вот: {form} — и всё."))
    assert re.search(r"Вот: \[скрыто: name\]( \[скрыто: name\])? — и всё", text)


@pytest.mark.parametrize(
    ("owner", "form"),
    [
        *(
            ("г. Уфа, ул. Мира 7", form)
            for form in ("улица мира 7", "мира 7", "на мира, 7", "ул мира 7")
        ),
        *(
            ("г. Уфа, ул. Мира 7", form)
            for form in ("мира д. 7", "мира дом 7", "Мира 7", "улице мира, д.7")
        ),
        *(("Уфа, Победы 3, кв. 8", form) for form in ("победы 3-8", "победы 3 кв 8", "победы, 3")),
    ],
)
def test_an_own_street_is_known_by_its_house_though_it_is_a_word(
    personal: Path, owner: str, form: str
) -> None:
    path = personal / "demo.yaml"
    told = path.read_text("utf-8").replace("Nothing is left to do.", "мира победы на улице дом.")
    path.write_text(told, "utf-8")
    text = redacted(case_of(personal, owner, f"Вот: {form} — и всё."))
    assert re.search(r"Вот: (на |улиц[ае] |ул )?\[скрыто: [^\]]*\] — и всё", text)


@pytest.mark.parametrize("story", ["7 раз, мира 5 лет, во имя мира и победы, мира на 7 дней"])
def test_an_own_street_without_its_house_is_a_word(personal: Path, story: str) -> None:
    path = personal / "demo.yaml"
    told = path.read_text("utf-8").replace("Nothing is left to do.", "мира победы имя.")
    path.write_text(told, "utf-8")
    text = redacted(case_of(personal, "г. Уфа, ул. Мира 7", f"Вот: {story}."))
    assert f"Вот: {story}." in text


OWN_ADDRESS = "101000, Москва, ул. Мира, 5, кв. 7"


def with_public_address(changed: Change) -> Path:
    """The sample with a postal address in place of the name, and one that it tells everybody."""
    typed(changed, "postal_address")
    public = "Ask at 123112, Москва, Пресненская наб., 10 *now*"
    return changed("facts.yaml", "A device that does not switch on is repaired without pay", public)


def test_what_the_library_tells_is_whole_though_it_has_a_word_of_the_persons(
    changed: Change,
) -> None:
    case = case_of(with_public_address(changed), OWN_ADDRESS)
    assert "123112, Москва, Пресненская наб., 10" in case.document()
    text = redacted(case)
    assert "123112, Москва, Пресненская наб., 10" in text
    assert "Мира" not in text


def test_a_town_that_everybody_is_told_is_not_said_to_be_the_persons(changed: Change) -> None:
    story = f"Курьер из Москвы был на улице Мира, 5. Пишите: {OWN_ADDRESS}."
    text = redacted(case_of(with_public_address(changed), OWN_ADDRESS, story))
    assert "Курьер из Москвы был" in text
    assert "Пишите: [скрыто" in text
    assert "101000" not in text
    assert "Мира" not in text
