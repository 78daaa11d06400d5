"""People told by their names alone: initials, capitals, names of other peoples, in Latin too."""

from __future__ import annotations

import pytest

from tests.outcome.test_personal_patterns import hidden
from tests.rows import each_row
from wizard.outcome.full_names import found


@each_row(
    "name",
    [
        *(
            "А. С. Пушкин",
            "А.С.Пушкин",
            "А.С. Пушкину",
            "А С Пушкин",
            "Пушкин А. С.",
            "Пушкин А.С.",
        ),
        *("Пушкин А С", "Пушкин АС", "ПУШКИН А.С.", "А.С. ПУШКИН", "Петрова-Водкина К. С."),
        *("Ахмедов Р.", "Р. Ахмедов", "Ахмедову Р.", "Р.Ахмедовым", "Ковальский Я.", "О. Шевченко"),
        *("Ю. А. Ким", "Ким Ю. А.", "Ivanova M. P.", "M.P. Ivanova", "Petrov A.", "A. Petrov"),
        *("ПЕТРОВ ИВАН", "ИВАН ПЕТРОВ", "ПЕТРОВОЙ АННЕ", "АННА ИВАНОВНА", "КИМ ОЛЬГА"),
        *("ИВАНОВ ПЁТР СЕРГЕЕВИЧ", "IVAN PETROV", "PETROVA MARIA", "ПЕТРОВ Иван", "Иван ПЕТРОВ"),
        *("Иван Петров", "Петрова Мария", "Ольга Шмидт", "Маша Кузнецова", "Рустам Каримов"),
        *(
            "Иван Сергеевич Петров",
            "Мария Петровна Озерная",
            "Анне Сергеевне Ким",
            "IVAN SERGEEVICH PETROV",
        ),
        *("Вера Кузнецова", "Роман Петренко", "Ивану Петровичу С.", "Анна Сергеевна К."),
        *(
            "Нгуен Ван Ань",
            "Во Тхи Лан",
            "Мин Хо Чжун",
            "Li Wei",
            "Nguyen Van Anh",
            "Ким Чен Ын",
            "Чан Тхи Хоа",
            "Пак Чи Сон",
            "Ли Вэй",
            "Чжан Сяо",
        ),
        *("Ван Сяо Мин", "Ким Чен", "Мамедов Рашид оглы", "Алиева Айсель Рамиз кызы"),
        *(
            "John Smith",
            "Jean Pierre Dubois",
            "Ivan Petrov",
            "Mary O'Connor",
            "Olga Shmidt",
            "Emily Brown",
            "Petrov Ivan",
        ),
        *("О’Нил Жан", "Жан О'Нил", "Айгуль Рашидова", "Гульнара Ахметова", "Ахмед Алиев"),
    ],
)
@each_row("around", ["вот: {}, и всё.", "Звонит {} и врёт.", "Подпись: {}\nи всё."])
def test_a_name_is_masked(name: str, around: str) -> None:
    dot = "" if name.endswith(".") else "."
    assert hidden(around.format(name)) == around.format("•")
    assert hidden(f"Это {name}{dot} Он ушёл.") in ("Это •. Он ушёл.", "Это • Он ушёл.")


@each_row(
    "text",
    [
        *("А. С. ограничения", "Сергеев пруд", "Тверская область", "Вера в справедливость"),
        *("Витамин С. Потом", "Витамин А С", "Магазин Я. Потом", "Вариант Б. Продавец", "Один А."),
        *("Пункт А. Продавец отказал", "А. Магазин\nБ. Курьер", "т. е. Москва", "и т. д. Потом"),
        *(
            "ВЕРНИТЕ ДЕНЬГИ",
            "ВЕРНИТЕ ДЕНЬГИ ЗА ТОВАР",
            "КУРЬЕРОВ НЕТ",
            "НЕ ТОТ ЦВЕТ",
            "ГДЕ МОЙ ЗАКАЗ",
        ),
        *("ЗАКОНОВ РФ", "Законов РФ", "Судов РФ", "Надежда умирает", "Слава Богу", "Любовь Ozon"),
        *(
            "Ozon Банк",
            "Ozon Card",
        ),
        *(
            "Samsung Galaxy",
            "Apple Watch",
            "Red Bull",
            "New Balance",
            "Tommy Hilfiger",
            "Max Factor",
        ),
        *(
            "Harry Potter",
            "Calvin Klein",
            "Красная Шапочка",
            "Air Max",
            "Pro Max",
            "Li Ion",
            "Иван Чай",
            "«Дом Мод Люкс»",
            "Парк Горького",
        ),
        *("Январь Февраль Март", "В Мае и Июне", "Почта России", "Озон Банк", "Личный Кабинет"),
        *(
            "Верховный Суд",
            "Нижний Новгород",
            "Санкт-Петербург",
            "Ростов-на-Дону",
            "Набережные Челны",
        ),
        *("ООО «Интернет Решения»", "ГК РФ", "Роспотребнадзор", "И. О. директора", "а я и М."),
        *(
            "Dear Ozon",
            "Thank You",
            "I Want",
            "Google Play",
            "Ozon Premium",
            "Я. Потом",
            "ИП и ООО",
        ),
        *("Согласно ст. 18 Закона", "ПВЗ", "Ленинский район", "Московский вокзал", "Новый год"),
        *(
            "Иванов. А потом ушёл",
            "Товар Б У",
            "класс А",
            "А Б В",
            "размер S M L",
            "Xiaomi Redmi Note",
        ),
    ],
)
def test_what_only_resembles_a_name_stays(text: str) -> None:
    assert hidden(f"{text}.") == f"{text}."
    assert hidden(f"Вот, {text}, и всё.") == f"Вот, {text}, и всё."


@pytest.mark.parametrize("text", ["Позвонила Ольга", "Вчера Иван пришёл", "- Когда Анне"])
def test_the_first_word_of_a_sentence_is_no_surname(text: str) -> None:
    assert hidden(f"{text}. {text}?\n{text}") == f"{text}. {text}?\n{text}"


@pytest.mark.parametrize("text", ["Ozon Иван", "Иван Ozon"])
def test_the_name_of_the_shop_is_no_surname(text: str) -> None:
    assert hidden(f"Вот, {text}, и всё.", "library: ozon") == f"Вот, {text}, и всё."


def test_a_word_of_the_library_is_no_surname() -> None:
    assert list(found("Р. Ахмедов", {"ахмедов"})) == []
    assert list(found("Р. Ахмедов", ())) == [(0, 10)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ТОВАР ЖУТКИЙ ИВАН", ["ЖУТКИЙ ИВАН"]),
        ("ТОВАР А ЖУТКИЙ ИВАН", ["ЖУТКИЙ ИВАН"]),
        ("ТОВАР ТО ЖУТКИЙ ИВАН", []),
    ],
)
def test_in_a_row_of_four_words_in_capitals_an_unknown_one_is_no_name(
    text: str, names: list[str]
) -> None:
    assert [text[start:end] for start, end in found(text, ())] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("это Бо Хон Тху", ["Бо Хон Тху"]),
        ("это (Бо Хон Тху)", ["Бо Хон Тху"]),
        ("это «Бо Хон Тху»", []),
        ("это «Анна Коган»", ["Анна Коган"]),
    ],
)
def test_three_syllables_in_quotes_are_a_brand(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in found(text, ())] == names


@pytest.mark.parametrize("text", ["это БО ХОН ТХУ", "это Bo Hon Tkhu"])
def test_syllables_in_capitals_or_latin_are_any_words(text: str) -> None:
    assert list(found(text, ())) == []


@pytest.mark.parametrize(
    "text",
    [
        "Расписалась М. П. Иванова",
        "Акт: Иванов П. С. Сидорова позвали",
        "Вот: Пушкин А. С. Петрову дал",
    ],
)
def test_a_surname_on_either_side_of_initials_is_masked(text: str) -> None:
    assert not any(name in hidden(text) for name in ("Иванов", "Сидоров", "Пушкин", "Петров"))
