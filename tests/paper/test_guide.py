"""The page for the person."""

from __future__ import annotations

import pytest

from tests.paper.letters import CLAIM, FIRM, RU, SUIT, read
from wizard.i18n import language
from wizard.paper import as_text
from wizard.paper.addressees import addressees
from wizard.paper.guide import guide
from wizard.paper.layout import Points
from wizard.paper.signs import signs

KNOWN = signs("ru")
MARKS = [f"{at}." for at in range(1, 20)]


def lines(text: str, *, counted: bool = True) -> list[list[str]]:
    """What it says, by its sections."""
    found = read(text)
    page = guide(found, addressees(found, KNOWN), KNOWN, RU, counted=counted)
    lists = [block for block in page.blocks if isinstance(block, Points)]
    assert all([one.mark for one in block.points] == MARKS[: len(block.points)] for block in lists)
    return [
        [as_text.words(point.words).replace("\u00a0", " ") for point in one.points] for one in lists
    ]


def test_it_says_what_to_fill_in_put_in_say_and_keep() -> None:
    fill, put, say, keep = lines(CLAIM)
    assert fill[0] == "Продавцу — впишите: имя или название продавца, его адрес и ОГРН"
    assert fill[-2:] == [RU("guide_box"), RU("guide_enclosed_copies")]
    assert put[:2] == [
        "Продавцу: один экземпляр и копии приложений.",
        "Владельцу агрегатора (ООО «Площадка», 123112, Москва, Садовая, 10): один экземпляр"
        " и копии приложений. Среди них — копии чека и описи письма с"
        " пометкой «Продавцу»: его отправьте раньше.",
    ]
    assert (len(say), len(keep)) == (5, 3)


def test_a_choice_within_a_sentence_leaves_the_sentence() -> None:
    """Of a line with a box all is struck out, of boxes with a slash beside them the words."""
    alone = "[оставьте, если товар тяжёлый: Вывезти товар прошу вашими силами.]"
    for boxes, told in (
        ("[оставьте одно: Сдан. / Не сдан.]", ["guide_box"]),
        ("Он [оставьте одно: сдан / не сдан], и всё.", ["guide_choice"]),
        (f"Он [оставьте одно: сдан / не сдан].\n\n{alone}", ["guide_box", "guide_choice"]),
    ):
        fill = lines(CLAIM.replace(alone, boxes))[0]
        assert [key for key in ("guide_box", "guide_choice") if RU(key) in fill] == told


def test_by_which_day_it_goes_out_is_told_before_all_else() -> None:
    asked = "о защите прав потребителя [проверьте, успеваете ли: последний день — 11.12.2026]"
    fill = lines(SUIT.replace("о защите прав потребителя", asked))[0]
    assert fill[0] == "Последний день — 11.12.2026."
    assert len([line for line in fill if "11.12.2026" in line]) == 1


def test_which_way_it_goes_is_told_before_all_else() -> None:
    asked = "О ВОЗВРАТЕ [проверьте сначала: есть ли в кабинете раздел для жалоб]"
    claim = CLAIM.replace("ТРЕБУЮ", f"{asked}\n\nТРЕБУЮ", 1)
    assert lines(claim)[0][0] == "Есть ли в кабинете раздел для жалоб."


def test_of_no_enclosures_nothing_is_said() -> None:
    bare = "В Банк [впишите: адрес]\n\nЗАЯВЛЕНИЕ\n\nПрошу.\n\n1.11.2026  подпись ____ / А. А. /"
    put = next(section for section in lines(bare) if section[0].startswith("Банк"))
    assert put[0] == "Банк: один экземпляр."
    assert RU("guide_sign_alone") in put
    assert not [line for line in put if "копии приложений" in line]


def test_what_is_to_be_written_into_a_table_is_found_by_its_row() -> None:
    row = "— [проценты с 15.09.2026: ставка не проверена — впишите по 22.11.2026];"
    fill = lines(SUIT.replace(row, "— 500 ₽ × 69 дн. = [впишите: сумма];"))[0]
    assert "500 ₽ × 69 дн — впишите: сумма" in fill


def test_it_says_in_which_order_they_are_posted() -> None:
    order = lines(CLAIM)[2][0]
    assert order == (
        "Порядок: первым отправьте письмо с пометкой «Продавцу». Снимите копии чека и описи со"
        " штемпелем и положите их в конверт с пометкой «Владельцу агрегатора»: его отправьте"
        " последним."
    )
    order = lines(SUIT)[2][0]
    marks = "«Ответчик 1», «Ответчик 2», «Третье лицо»"
    assert order.startswith(f"Порядок: первыми отправьте письма с пометками: {marks}.")
    assert "в конверт с пометкой «Суд»" in order
    assert lines(FIRM)[1][0].startswith("Оператору площадки (")
    assert "Порядок" not in "".join(lines(FIRM)[2])


def test_boxes_are_told_where_there_are_some() -> None:
    assert RU("guide_lacking") in lines(SUIT)[0]
    assert RU("guide_lacking") not in lines(CLAIM)[0]
    boxes = {RU("guide_box"), RU("guide_enclosed"), RU("guide_enclosed_copies")}
    assert not boxes & {*lines(FIRM)[0]}


@pytest.mark.parametrize(
    ("kept", "told"),
    [
        ("Вывезти товар прошу вашими силами.", ["guide_enclosed_copies"]),
        ("[оставьте, если товар тяжёлый: Вывезти.]", ["guide_box", "guide_enclosed_copies"]),
    ],
)
def test_what_a_box_means_is_told_of_those_in_the_text_and_of_those_in_the_list(
    kept: str, told: list[str]
) -> None:
    boxed = "[оставьте, если товар тяжёлый: Вывезти товар прошу вашими силами.]"
    fill = lines(CLAIM.replace(boxed, kept))[0]
    assert [key for key in ("guide_box", "guide_enclosed_copies") if RU(key) in fill] == told
    bare = lines(CLAIM.replace(boxed, kept).partition("Приложения")[0] + CLAIM.splitlines()[-1])[0]
    assert [key for key in ("guide_box", "guide_enclosed_copies") if RU(key) in bare] == told[:-1]


def test_the_parties_of_a_suit_get_what_they_lack_and_the_court_all() -> None:
    lack = "один экземпляр и копии тех приложений, которых у него нет."
    *parties, court = lines(SUIT)[1][:4]
    assert [line.partition(": ")[2] for line in parties] == [lack] * 3
    assert court.startswith("Суд: подписанный экземпляр и все приложения")
    assert "Копия верна" in court


def test_one_letter_before_that_to_the_court_is_told_as_one() -> None:
    alone = "\n".join(
        line for line in SUIT.splitlines() if not line.startswith(("Ответчик 2:", "Третье лицо"))
    ).replace("Ответчик 1:", "Ответчик:")
    order = lines(alone)[2][0]
    assert order.startswith("Порядок: первым отправьте письмо с пометкой «Ответчик».")
    assert lines(SUIT)[2][0].startswith("Порядок: первыми отправьте письма с пометками: ")


def test_an_address_that_may_have_changed_is_looked_up() -> None:
    assert [line for line in lines(CLAIM)[1] if "ЕГРЮЛ" in line] == [
        "Адрес ООО «Площадка» перед отправкой проверьте по ЕГРЮЛ: egrul.nalog.ru.",
        RU("guide_address_open"),
    ]
    assert sum("ЕГРЮЛ" in line for line in lines(SUIT)[1]) == 0


def test_a_film_is_no_sheet() -> None:
    filmed = CLAIM.replace("документ об оплате", "фото и видео")
    assert RU("guide_film") in lines(filmed)[1]
    assert RU("guide_film") not in lines(CLAIM)[1]


def test_what_is_enclosed_as_the_original_is_put_in_itself() -> None:
    writ = (
        "В банк должника [впишите: название и адрес]\n\nОт взыскателя: Иванова Мария\n\nЗАЯВЛЕНИЕ\n"
        "о взыскании\n\nПрошу взыскать.\n\nПриложение: исполнительный лист{}.\n\n"
        "22.11.2026    подпись ____________________ / Иванова Мария /\n"
    )
    for said, sign, copies in (
        (" (подлинник)", "guide_sign_alone", False),
        ("", "guide_sign", True),
    ):
        put = lines(writ.format(said))[1]
        assert RU(sign) in put
        assert ("копии приложений" in put[0], "подлинник: копию не примут" in put[0]) == (
            copies,
            not copies,
        )


def test_a_calculation_that_is_not_in_the_set_is_asked_for() -> None:
    assert RU("guide_put_counted") in lines(SUIT)[1]
    assert RU("guide_put_uncounted") in lines(SUIT, counted=False)[1]
    assert not any("расчёт" in line for line in lines(CLAIM)[1])


def test_it_is_in_the_language_of_the_person() -> None:
    found = read(CLAIM)
    page = guide(found, addressees(found, KNOWN), KNOWN, language("en"), counted=False)
    assert page.title == "WHAT TO SEND"
