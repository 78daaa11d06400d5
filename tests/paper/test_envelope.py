"""What is printed, and how often."""

from __future__ import annotations

from tests.paper.letters import CLAIM, FIRM, MESSAGE, RU, SUIT, bundle, read
from wizard.i18n import language
from wizard.paper import as_text
from wizard.paper.envelope import alone, full
from wizard.paper.layout import Sheet


def titles(sheets: tuple[Sheet, ...]) -> list[str]:
    return [sheet.paper.title for sheet in sheets]


def test_a_claim_is_printed_for_each_addressee_and_once_for_oneself() -> None:
    guide, claim, *inventories = bundle(CLAIM).sheets
    assert guide.own
    assert not claim.own
    assert claim.marks == (
        "Экземпляр 1 из 3 · Продавцу",
        "Экземпляр 2 из 3 · Владельцу агрегатора",
        "Экземпляр 3 из 3 · остаётся у вас",
    )
    assert [sheet.paper.title for sheet in inventories] == ["ОПИСЬ ВЛОЖЕНИЯ"] * 2
    assert [len(sheet.marks) for sheet in inventories] == [2, 2]


def test_of_a_suit_the_calculation_is_in_each_copy_and_parties_get_what_they_lack() -> None:
    sheets = bundle(SUIT).sheets
    assert titles(sheets) == [
        "ЧТО ОТПРАВИТЬ",
        "ИСКОВОЕ ЗАЯВЛЕНИЕ",
        "РАСЧЁТ",
        *["ОПИСЬ ВЛОЖЕНИЯ"] * 4,
    ]
    assert len(sheets[1].marks) == len(sheets[2].marks) == 5
    put = [as_text.words(piece) for piece in sheets[0].paper.pieces()]
    assert RU("guide_put_counted") in put
    bare = bundle(SUIT.replace("1.1.", "—").replace("1.2.", "—")).sheets[0].paper
    assert RU("guide_put_uncounted") in [as_text.words(piece) for piece in bare.pieces()]
    assert [mark.rpartition("· ")[2] for mark in sheets[1].marks] == [
        "Ответчик 1",
        "Ответчик 2",
        "Третье лицо",
        "Суд",
        "остаётся у вас",
    ]


def test_that_page_is_in_the_language_of_the_person_and_the_papers_in_theirs() -> None:
    english = full(read(CLAIM), RU, language("en"), "")
    assert titles(english.sheets)[:2] == ["WHAT TO SEND", "ПРЕТЕНЗИЯ"]
    assert titles(english.sheets)[-1] == "ОПИСЬ ВЛОЖЕНИЯ"


def test_a_message_and_a_paper_alone_are_one_sheet() -> None:
    assert bundle(MESSAGE).sheets == (Sheet(read(MESSAGE)),)
    assert alone(read(FIRM), RU, "").sheets == (Sheet(read(FIRM)),)
