"""What looks like a person's: nicks after their words, addresses of all kinds, spelled e-mails."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

import pytest

from tests.rows import each_row
from wizard.outcome import personal_patterns
from wizard.outcome.normalized_text import masked
from wizard.outcome.personal_patterns import Kind, PersonalPatterns


def hidden(text: str, told: str = "") -> str:
    """`text` with a point in the place of what looks like a person's."""
    return masked(text, PersonalPatterns(told).find(text, lambda _: "•"))


@each_row(
    "place",
    [
        *("телеграм", "Телеграмм", "в телеграме", "тг", "ТГ", "tg", "Telegram", "ВК", "вк", "vk"),
        *("вконтакте", "инста", "инстаграм", "insta", "Instagram", "whatsapp", "WhatsApp"),
        *("Whats App", "ватсап", "вотсап", "скайп", "в скайпе", "skype", "ник", "под ником"),
        *("тг-канал", "ник на форуме", "логин в ЛК", "в одноклассниках", "пишите в телегу"),
        *("логин", "логином", "viber", "вайбер", "дискорд", "мой тг", "тг ник", "вк это"),
    ],
)
@each_row("joint", [" ", ": ", ":", " - ", " — ", " @", ": @", " «"])
def test_a_nick_is_masked_after_the_name_of_its_place(place: str, joint: str) -> None:
    text = hidden(f"вот {place}{joint}masha_iv, и всё.")
    assert text in (f"вот {place}{joint}•, и всё.", f"вот {place}{joint[:-1]}•, и всё.")


@each_row("place", ["телеграм", "тг:", "ВК", "whatsapp", "ник", "логин -"])
@each_row(
    "nick",
    [
        *("mashaiv", "Masha", "masha87", "маша_87", "masha.ivanova", "_masha_", "m-iv", "87masha"),
        *("MashaIvanova", "masha__iv", "id12345", "маша87", "live:masha.ivanova", "Masha Ivanova"),
    ],
)
def test_every_kind_of_nick_is_masked(place: str, nick: str) -> None:
    assert hidden(f"вот {place} {nick}, и всё.") == f"вот {place} •, и всё."


@pytest.mark.parametrize("text", ["вк 123456789", "тг 5012345678", "ВК: id12345", "ник 20051999"])
def test_a_number_of_an_account_is_masked(text: str) -> None:
    assert hidden(f"{text}, и всё.").endswith(" •, и всё.")


@pytest.mark.parametrize(
    "text", ["аккаунт masha_iv", "MAX masha_iv", "профиль: masha87", "login (masha_iv"]
)
def test_a_nick_that_can_be_told_is_masked_after_any_word_for_it(text: str) -> None:
    assert hidden(f"{text}, и всё.").endswith("•, и всё.")


@each_row(
    "text",
    [
        *("Telegram (17.02.2026)", "Telegram и WhatsApp", "Telegram WhatsApp Viber", "вк 5 раз"),
        *("Instagram (Meta)", "WhatsApp Business", "телеграм 12 500 ₽", "телеграм 12500 руб."),
        *("Telegram 22.11.2026", "тг 24/7", "вк 10-го числа", "телеграм молчит", "ник не помню"),
        *("логин забыл", "в вк пишут", "Telegram is silent", "nick and name", "login page"),
        *("аккаунт Ozon", "профиль seller", "ВКонтакте, Twitter", "ВК 18+", "пикник Masha"),
        *("Telegram support@shop.ru", "телеграм shop.ru/help", "телеграм\nmasha"),
    ],
)
def test_what_follows_the_name_of_a_place_and_is_no_nick_stays(text: str) -> None:
    assert hidden(text, "support@shop.ru shop.ru/help") == text


@each_row(
    "address",
    [
        *("г. Казань, Баумана 10", "г.Казань, Баумана, 10", "город Казань, Баумана 10, кв. 5"),
        *("г. Нижний Новгород, Большая Покровская 5", "г. Тверь, Советская, д. 7, кв. 8"),
        *("Казань, Баумана 10", "420012, Казань, Баумана 10", "Москва, Тверская 7, кв. 3"),
        *("г. Орёл, 3-я Курская 15", "г. Казань, улица Баумана 10", "Баумана 10, Казань"),
        *("Ленина 5-12", "Ленина, 5-12", "Пушкина 10/3", "Советская 5-12", "Горького 7а-15"),
        *("Баумана 10-5", "Карла Маркса 5-12", "Победы 15-3", "Строителей 4-44", "Гоголя 3-8"),
        *("Ленина, д. 5", "Ленина д.5", "Ленина дом 5", "Садовая, д. 5, кв. 12"),
        *("ш. Энтузиастов 5", "ш. Энтузиастов, д. 5", "шоссе Энтузиастов 5", "Энтузиастов ш., 5"),
        *("аллея Героев 5", "просп. Мира 10", "пр. Мира 10", "бульв. Победы 3", "пл. Победы 1"),
        *(
            "Ленина ул., 5",
            "Ленина улица, 5",
            "Мира проспект 10",
            "Гагарина пр-т 7",
            "тракт Сибирский 5",
        ),
        *("СНТ Ромашка, уч. 5", "СНТ «Ромашка», участок 5", "снт Ромашка 5", "ДНТ Берёзка, д. 7"),
        *("ГСК Мотор, бокс 12", "СНТ Ромашка-2, уч. №5", "тер. СНТ Заря, 5", "КП Лесной, д. 12"),
        *(
            "ЖК Солнечный, корп. 3, кв. 45",
            "садовое товарищество Заря, уч. 5",
            "СНТ Заря, линия 3, уч. 5",
        ),
        *("с. Ивановка, д. 5", "деревня Ивановка, дом 5", "пос. Лесной, 12", "пгт. Лесной 12"),
        *("дер. Малые Вязёмы 5", "село Ивановка 5", "станица Динская, 5", "кв-л 5, д. 12"),
        *("Казань Баумана 10", "Казань ул Баумана 10", "пгт Лесной, Мира 5", "д. Ивановка, 5"),
        *("Большая Морская 5-12", "Фрунзе 5-12", "Шевченко 5-12", "Ленинский 10-5", "ЛЕНИНА 5-12"),
        *(
            "Декабристов 5-12",
            "Днепровская 5-12",
            "Эталонная 5-12",
            "Часовая 5-12",
            "Мартовская 5-1",
        ),
        *(
            "50 лет Октября 5-12",
            "8 Марта 5-12",
            "ш.Энтузиастов, 5к2",
            "СНТ Заря, 5-я линия, уч. 5",
        ),
    ],
)
@each_row("around", ["вот: {}, и всё.", "вот: {} и всё.", "вот: {}\nи всё."])
def test_an_address_is_masked(address: str, around: str) -> None:
    text = hidden(around.format(address))
    assert text in (around.format("•"), around.format("420012, •"), around.format("тер. •"))


@each_row(
    "text",
    [
        *("Пункт 5", "Пункта 5-12", "Статья 18", "Статьи 18-19", "Закон 2300-1", "Закона 59-1"),
        *("Ленина 5 ноября", "Мая 5-12", "Января 10-12", "Доставка 5-12", "Проверка 3-5 дней"),
        *("Поддержка 24/7", "Сумма 10-15 тысяч", "Итого 5-12", "Цена 100-200 ₽", "Москва 24/7"),
        *("г. Москва, Пункт 5", "г. Москва, Закон 2300-1", "г. Москва, 22.11.2026", "Заказа 12-34"),
        *("Москва, Статья 18", "г. Москва, Сумма 5 000 ₽", "Казань, Заказ 123", "Срок 5-7"),
        *("на улице 5 градусов", "Эта улица 5 лет", "Таблица 1-2", "Правила 5-12", "с. 5, п. 3"),
        *(
            "Оценка 4-5",
            "и пр. товары 5",
            "ЖК экран 5",
            "Ст. 18",
            "КП 5",
            "Ивана 5 раз",
            "Ленина 5",
        ),
        *("Москва, Ноября 5", "Приложения 1-2", "Глава 5-1", "Размера 42-44", "Раздел 3-1"),
        *("Спустя 5-10 минут", "Кроссовки 42-43", "Температура 36-37", "Футболка 42-44"),
        *("Гражданского 475-503", "Акт 5/12", "Чек 5-12", "Счёт 10-3", "8 Марта 10-12 часов"),
        *("п. 5-7 Правил 2463", "Обувь 38-39", "Москва, 22 ноября 2026", "Версия 5/12"),
    ],
)
def test_what_only_resembles_an_address_stays(text: str) -> None:
    assert hidden(f"Вот: {text}.", "доставка проверка поддержка оценка сумма") == f"Вот: {text}."


@pytest.mark.parametrize("text", ["Telegram yesterday", "telegram: yesterday", "ник yesterday"])
def test_a_word_of_the_library_after_the_name_of_a_place_is_no_nick(text: str) -> None:
    assert hidden(text, "It was yesterday, at noon.") == text
    assert hidden(text) != text


@pytest.mark.parametrize("text", ["тг: web", "telegram: support", "вк @page1", "тг nick masha"])
def test_after_a_colon_any_word_is_a_nick(text: str) -> None:
    assert hidden(text) == f"{text.rpartition(' ')[0]} •"


def test_a_word_of_the_library_before_two_numbers_is_no_street() -> None:
    assert hidden("Гарантии 5-12.", "гарантии") == "Гарантии 5-12."
    assert hidden("Гарантии 5-12.") == "•."


@each_row(
    "address",
    [
        *("maria ivanova at mail dot ru", "maria at mail dot ru", "maria собака mail точка ru"),
        *(
            "maria ivanova собака mail точка ru",
            "мария собака мейл точка ру",
            "maria собака mail ru",
        ),
        *("maria dot ivanova at mail dot ru", "maria точка иванова собака mail.ru"),
        *(
            "maria нижнее подчеркивание iv собака mail точка ru",
            "maria underscore iv at mail dot ru",
        ),
        *("maria эт mail точка ru", "maria дог mail точка com", "maria87 at mail dot ru"),
        *("maria (at) mail (dot) ru", "maria [собака] mail [точка] ru", "maria_iv собака mail.ru"),
        *("maria at mail.ru", "maria at gmail.com", "maria собачка яндекс точка ру"),
        *("maria@mail точка ru", "Maria Ivanova At Mail Dot Ru", "maria at mail dot co dot uk"),
        *("maria тире iv собака mail точка ru", "maria собака mail тчк ru"),
        *("maria [dot] ivanova [at] mail [dot] ru", "maria ivanova @ mail . ru", "m at ya dot ru"),
        *("maria sobaka mail tochka ru", "ivanova 87 собака mail точка ru", "мария собака маил ру"),
    ],
)
@each_row("before", ["вот: ", "моя почта ", "e-mail ", "пишите на "])
def test_an_email_that_is_spelled_out_is_masked(address: str, before: str) -> None:
    assert hidden(f"{before}{address}, и всё.") == f"{before}•, и всё."


@each_row(
    "text",
    [
        *("Моя собака ест корм. Потом ушла.", "Собака на mail и точка.", "look at this dot"),
        *(
            "at home dot",
            "We met at noon. Ok",
            "Точка зрения, собака",
            "почта@нет",
            "собака. Точка",
        ),
        *("Он в точка ру", "dog food. no"),
    ],
)
def test_words_for_the_signs_of_an_email_alone_are_none(text: str) -> None:
    assert hidden(text) == text


@each_row(
    ("before", "secret"),
    [
        *(
            ("код из СМС ", "4821"),
            ("код: ", "48-21"),
            ("код домофона ", "12К34"),
            ("PIN ", "1234"),
        ),
        *(("код подтверждения — ", "482113"), ("пароль ", "qwerty123"), ("password: ", "Z9!x")),
        *(("", "4276****9010"), ("карта *", "9010"), ("карта на ", "9010"), ("карта ·· ", "9010")),
        *(("карта, оканчивающаяся на ", "9010"), ("Visa ", "1111"), ("списали с *", "9010")),
        *(("р/с ", "408 17 810 0 9991 0004312"), ("счёт № ", "40817 810 0 99910004312")),
        *(("", "12.03.1980"), ("", "1990"), ("born on ", "12.03.1990"), ("индекс ", "630 099")),
        *(("авто ", "А123ВС154"), ("авто ", "A123BC54"), ("с адреса ", "91.204.16.7")),
        *(("точка ", "55.0302, 82.9204"), ("", "id12345678"), ("SN", "12345678")),
        *(("сертификат ", "AB12CD34"), ("сертификата № ", "AB12-CD34"), ("промокод: ", "OZAB12CD")),
        *(("отправление ", "OZ-556677"), ("номер отправления — ", "OZ-556677")),
        *(("посылка ", "RA123456789RU"), ("трек ", "RA 123 456 789 RU"), ("", "RB 987654321 CN")),
        *(("свидетельство ", "V-МЮ № 123456"), ("свидетельство ", "II-АК 123456")),
        *(("паспорт ", "AB1234567"), ("билет ", "АЕ № 1234567"), ("СТС ", "77 УА 123456")),
        *(("паспорт ", "N12345678"), ("права ", "77ТУ123456"), ("диплом ", "ДВС 1234567")),
        *(("gift card ", "AB12CD34"), ("tracking number ", "OZ-556677"), ("трек ", "55667788")),
    ],
)
def test_what_opens_something_or_tells_who_somebody_is_is_masked(before: str, secret: str) -> None:
    after = " г.р., и всё" if before == "" and secret[0] == "1" else ", и всё"
    assert hidden(f"вот {before}{secret}{after}.") == f"вот {before}•{after}."


@each_row(
    "text",
    [
        *("Код ошибки 404.", "пароль не подходит", "карта на 5000 ₽", "**2026** год", "** 1001"),
        *("в 1990 году", "12.03.2026 г.", "версия 8.2.8", "статья 26.1, 2300-1", "код не пришёл"),
        *("оплатила картой 1500 ₽", "на 5000 рублей", "индекс цен 2025", "A4 100 листов"),
        *("сертификат на 3000 ₽", "сертификат 300000 ₽", "промокод не сработал 05.11.2026"),
        *("10 от 123456 руб.", "за 15 по 123456 шт", "USD 1234567", "RUB1234567", "на 1234567 ₽"),
        *("12 шт 123456 ₽", "модель WH1000", "версия V-2 123"),
        *("сертификат соответствия", "отправление 2026-11-05", "трек-номер не обновляется"),
    ],
)
def test_what_is_like_a_secret_and_is_none_stays(text: str) -> None:
    assert hidden(text) == text


@each_row(
    "phone",
    [
        *("восемь девятьсот семнадцать 123 45 67", "8 девятьсот семнадцать 123-45-67"),
        *("плюс семь девятьсот семнадцать сто двадцать три сорок пять шестьдесят семь",),
        *("917 сто двадцать три сорок пять 67", "восемь, девятьсот семнадцать, 123-45-67"),
        *("девять один семь один два три четыре пять шесть семь", "восемь (девятьсот) 1234567"),
        *("восемь восемьсот двести ноль ноль пятнадцать ноль ноль", "123-45-67", "123 45-67"),
        "eight nine one seven one two three 45 67",
    ],
)
def test_a_phone_in_words_and_a_local_one_are_masked(phone: str) -> None:
    assert hidden(f"Звоните: {phone} днём.") == "Звоните: • днём."


@each_row(
    "text",
    [
        *("двадцать пять тысяч триста рублей", "сто двадцать три рубля", "два-три дня"),
        *("один из двух, 3 из 5", "25 тысяч девятьсот семнадцать рублей 50 копеек", "123-45-678"),
        *("десять минут, двадцать пять дней", "2026-11-05", "10-12-15", "123-45-67 руб."),
        "прошло сто дней, сорок пять звонков и три письма",
    ],
)
def test_numbers_in_words_that_are_no_phone_stay(text: str) -> None:
    assert hidden(f"Вот: {text}") == f"Вот: {text}"


@each_row(
    ("before", "secret"),
    [
        *(("код на посылку ", "4821"), ("код для курьера ", "4821"), ("код выдачи ", "48-21")),
        *(("код получения заказа: ", "482113"), ("код от двери #", "38К"), ("код ", "К3821")),
        *(("код подъезда ", "38К"), ("код подразделения ", "160-001"), ("домофон ", "12К3456")),
        *(("домофон *", "45678"), ("калитка: ", "1234"), ("code for the parcel ", "4821")),
        *(("VIN ", "XTA210930Y1234567"), ("VIN: ", "ХТА21093012345678")),
        *(("машина ", "WBA3A5C50CF256985"), ("выдан ", "ОВД Вахитовского района 01.02.2005")),
        *(("выдан ", "01.02.2005 ОВД Вахитовского района г. Казани"), ("выдан ", "УВД г. Казани")),
        *(("выдан ", "ГУ МВД России по Московской области 15 мая 2019"),),
        *(("выдан ", "отделением УФМС России по ул. Мира 01.02.2005"),),
    ],
)
def test_codes_and_documents_are_masked_after_their_words(before: str, secret: str) -> None:
    assert hidden(f"вот {before}{secret}, и всё.") == f"вот {before}•, и всё."


@each_row(
    "text",
    [
        *("Код товара 123456", "Код отказа 55", "Код не пришёл 300 раз", "Код страны 643"),
        *("подъезд 2, этаж 5", "домофон 1500 ₽", "выдан чек на 500 ₽", "error code 500"),
        *("выдан товар курьером 12.03.2026", "выдан в пункте 5 ноября", "ABCDEFGHIJKLMNOPQ"),
        *("выдан отделом доставки 5 ноября", "12345678901", "код по ОКВЭД 47911"),
    ],
)
def test_codes_and_papers_that_name_nobody_stay(text: str) -> None:
    assert hidden(f"Вот: {text}.", "12345678901") == f"Вот: {text}."


@pytest.mark.parametrize("nick", ["dasha.zakh.nsk", "masha.kuz", "masha_iv", "masha-iv"])
def test_a_nick_at_the_end_of_a_sentence_is_masked_without_its_full_stop(nick: str) -> None:
    assert hidden(f"Мой инстаграм {nick}. Он писал.") == "Мой инстаграм •. Он писал."


@each_row(
    "text",
    [
        *("дом 53", "в доме 53а", "кв. 117", "квартиру 117", "flat 12"),
        *("курьер Сидоров Иван Петрович", "Анна Сергеевна", "Петровой Анне Ильиничне"),
        *("OZON ID 123456789", "аккаунт 1234567", "+7 951 *** 54 32", "8 (951) ••• 54-32"),
    ],
)
def test_what_is_said_of_a_person_by_halves_is_masked(text: str) -> None:
    assert hidden(f"{text}, и всё.").endswith("•, и всё.")


@pytest.mark.parametrize(
    "text",
    ["2 кв. 2026", "10 кв. м", "дом 5 дней ждал", "Обычная вещь", "Главная новинка", "id товара"],
)
def test_what_only_looks_so_stays(text: str) -> None:
    assert hidden(text) == text


@each_row(
    "nick",
    [
        *(
            "live:.cid.12ab34cd56ef",
            "live:masha",
            "masha#1234",
            "masha+iv",
            "masha|pro",
            "masha~iv",
        ),
        *("masha$iv", "masha!", ".masha.", "masha*iv", "masha:iv", "masha'iv"),
    ],
)
@each_row("place", ["skype", "скайп:", "тг", "discord", "ник"])
def test_a_nick_is_not_masked_by_halves(place: str, nick: str) -> None:
    text = hidden(f"вот {place} {nick}, и всё.")
    assert re.fullmatch(rf"вот {place} \.?•!?\.?, и всё\.", text)


@pytest.mark.parametrize("text", ["@masha-iv", "@masha#12", "@masha|pro"])
def test_a_nick_behind_its_sign_is_masked_whole(text: str) -> None:
    assert hidden(f"вот {text}, и всё.") == "вот •, и всё."


@each_row(
    "phone",
    [
        *("+7 916 12З 45 67", "8 9I6 123 45 67", "8 9О6 123-45-67", "8 (916) l23-45-67"),
        *(
            "891612345б7",
            "8 916 123 4S 67",
            "+7 9l6 1Z3 45 67",
            "8 9OO 123 45 67",
            "8-916-12з-45-67",
        ),
    ],
)
def test_a_letter_in_the_place_of_a_digit_is_no_disguise(phone: str) -> None:
    assert hidden(f"Звоните: {phone} днём.") == "Звоните: • днём."


@each_row(
    "text",
    [
        *(
            "8 ОС 123 45 67 шт",
            "3 З 45 67",
            "12З 45 67",
            "размер 8 S 45 67",
            "iPhone 15 Pro 256 ГБ",
        ),
        *("ЗЗЗ 45 67 12 34", "B2B 100 20 30", "S8 64 128 256"),
    ],
)
def test_a_letter_among_few_digits_makes_no_phone(text: str) -> None:
    assert hidden(f"Вот: {text}.") == f"Вот: {text}."


@each_row(
    "place",
    [
        *("55°45′21″N 37°37′04″E", "55°45'21.3\"N, 37°37'4.1\"E", "N55°45.35' E37°37.1'"),
        *(
            "55° 45' с. ш., 37° 37' в. д.",
            "55°45′21″ с.ш. 37°37′04″ в.д.",
            "55.7512° N, 37.6184° E",
        ),
        *("55º45'21\" N 37º37'04\" E", "55°45′21″", "55,751244 37,618423", "55.7512°, 37.6184°"),
        *("широта 55.75, долгота 37.61", "lat 55.75, lon 37.61", "55 градусов 45 минут"),
    ],
)
def test_a_place_in_degrees_is_masked(place: str) -> None:
    assert hidden(f"Вот: {place}, и всё.") == "Вот: •, и всё."


@each_row(
    "text",
    [
        *("20°", "40 °C", "35° C днём", "мороз 20° и ветер", "угол 45°", "12,50 и 37,60", "-18°C"),
        *("широта выбора 5", "платье 42, 44", "55.75 и 37.61"),
    ],
)
def test_degrees_of_another_thing_stay(text: str) -> None:
    assert hidden(f"Вот: {text}.") == f"Вот: {text}."


@each_row(
    "text",
    [
        *("8 916 123-45-67 доб. 12", "89161234567доб12", "8 (916) 123-45-67 (доб. 123)"),
        *("+7 916 123 45 67, добавочный 12", "8 916 123 45 67 доб.12", "8 916 123 45 67 ext. 12"),
        *("89161234567 доб № 12", "8 916 123 45 67 доп. 12", "8 916 123-45-67 #12"),
        *("доб. 123", "доб-12", "добавочный номер 12", "вн. 123", "внутренний номер 123"),
    ],
)
def test_an_extension_is_masked(text: str) -> None:
    assert not set("0123456789") & set(hidden(f"Тел: {text}, и всё."))


@pytest.mark.parametrize(
    "text", ["добавил 12 штук", "доба 12", "доп. 12 ₽", "доп. 2 часа", "вн. двор", "текст 12"]
)
def test_what_is_added_is_no_extension(text: str) -> None:
    assert hidden(f"Вот: {text}.") == f"Вот: {text}."


def test_what_the_library_tells_is_looked_through_only_where_it_matters(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked: list[int] = []
    found = personal_patterns._found

    def counting(text: str, words: Collection[str]) -> Iterator[tuple[Kind, str, int]]:
        looked.append(len(text))
        return found(text, words)

    monkeypatch.setattr(personal_patterns, "_found", counting)
    told = "Все знают, что ответ ждут. " * 2000 + "Звоните: 8 800 555-35-35. " + "Или нет. " * 2000
    for given in ("+7 800 555 35 35", "8 (800) 5553535"):
        assert hidden(given, told) == given
    assert hidden("8 916 123-45-67", told) == "•"
    assert sum(looked) < len(told) / 10


def test_what_is_nobodys_keeps_nothing_behind_it_from_being_masked() -> None:
    spelled = "собака яндекс точка ру, маша собака яндекс точка ру, и всё."
    assert hidden(spelled) == "собака яндекс точка ру, •, и всё."
    named = "ник любой, а ник masha, и всё."
    assert hidden(named, "любой") == "ник любой, а ник •, и всё."


@pytest.mark.parametrize(
    ("text", "left"),
    [
        # A number of ten digits is somebody's, of nine nobody's; years are none.
        ("Вот 123 456 789, и 1234 567 890.", "Вот 123 456 789, и •."),
        ("Вот 2024 2025 2026, и 2024 2025 2126.", "Вот 2024 2025 2026, и •."),
        # Of the digits of a phone two may be letters, and no more.
        ("Вот 916 12з 4o 67 и 916 12з 4o 6z.", "Вот • и 916 12з 4o 6z."),
        # A number that everybody is told, in other writings, and another one.
        ("+7 916 123 45 67, 9161234567", "+7 916 123 45 67, 9161234567"),
        ("8 016 123-45-67", "•"),
        # A street is a word of the library by its last name.
        ("Карла Гарантии 5-12, Гарантии Мира 5-12", "Карла Гарантии 5-12, •"),
        ("ник yesterday, ник masha", "ник yesterday, ник •"),
    ],
)
def test_what_is_somebodys_has_its_bounds(text: str, left: str) -> None:
    assert hidden(text, "Звоните 8 916 123-45-67: нет гарантии yesterday.") == left


@each_row("mark", ["1.", "12.", "3)", "05.11.2026.", "5.11.26."])
@each_row(
    "own",
    [
        *("4510 123456", "112-233-445 95", "40817810099910004312", "2200 7001 2345 6789"),
        *("Сидорова Анна Петровна", "А.С.Пушкин", "@mashaiv", "12345678-0001"),
    ],
)
def test_a_mark_that_is_joined_to_what_is_somebodys_does_not_hide_it(mark: str, own: str) -> None:
    assert hidden(f"вот:\n{mark}{own}\nи всё") == f"вот:\n{mark}•\nи всё"


@pytest.mark.parametrize("text", ["5.10", "22.11.2026", "1.5000", "10.1234 %", "ст. 18.1", "2.кг"])
def test_figures_with_a_point_stay(text: str) -> None:
    assert hidden(f"вот {text} тут") == f"вот {text} тут"
