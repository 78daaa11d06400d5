"""The calculation of a suit on a sheet of its own."""

from __future__ import annotations

from msgspec.structs import replace

from tests.paper.letters import CLAIM, RU, SUIT, read
from wizard.paper import as_text
from wizard.paper.layout import Blank, Grid
from wizard.paper.reckoning import reckoning
from wizard.paper.signs import signs

KNOWN = signs("ru")


def test_it_has_what_comes_to_a_sum_and_the_price_that_the_suit_names() -> None:
    found = reckoning(read(SUIT), KNOWN, RU)
    assert found is not None
    (grid,) = [block for block in found.blocks if isinstance(block, Grid)]
    rows = [[as_text.words(cell).replace("\u00a0", " ") for cell in row] for row in grid.rows]
    assert [row[0] for row in rows] == ["1.1", "1.2", "", "", "", ""]
    assert [row[2] for row in rows] == ["12 500 ₽", "", "220,55 ₽", "", "1 062,50 ₽", "13 562,50 ₽"]
    assert rows[4][1] == "всего за 87 дн."
    assert sum(grid.shares) == 100
    assert found.signature == read(SUIT).signature


def test_a_sum_to_which_another_is_to_be_written_has_a_place_for_both() -> None:
    costs = "1.1. Взыскать почтовые расходы на претензию — 300 ₽ и на копии — [впишите: сумма]"
    found = reckoning(read(SUIT.replace("1.1. Взыскать предоплату — 12 500 ₽", costs)), KNOWN, RU)
    assert found is not None
    (grid,) = [block for block in found.blocks if isinstance(block, Grid)]
    (sum_,) = grid.rows[0][2]
    assert isinstance(sum_, Blank)


def test_it_names_both_sides() -> None:
    found = reckoning(read(SUIT), KNOWN, RU)
    assert found is not None
    assert found.head[1][0] == ("Истец: Орлова Ольга",)
    assert len(found.head[1]) == 4


def test_its_heading_names_no_day_for_sums_that_run_to_another() -> None:
    found = reckoning(read(SUIT), KNOWN, RU)
    assert found is not None
    assert found.subtitle == ("взыскиваемых сумм",)


def test_a_list_that_demands_nothing_hides_no_demand() -> None:
    listed = SUIT.replace("Товар не передан.", "Было:\n— отказ — 500 ₽;\n— письмо.")
    mixed = SUIT.replace("1.1. Взыскать", "— Признать отказ незаконным.\n1.1. Взыскать")
    for text in (listed, mixed):
        assert reckoning(read(text), KNOWN, RU) == reckoning(read(SUIT), KNOWN, RU)


def test_goods_that_are_told_by_number_are_no_demands() -> None:
    goods = "Товары:\n1. Наушники — 20 000 ₽: не работают.\n2. Чехол — 1 000 ₽."
    text = SUIT.replace("1.1. В", "1. В").replace("1.2. В", "2. В")
    told = text.replace("Товар не передан.", goods)
    assert reckoning(read(told), KNOWN, RU) == reckoning(read(text), KNOWN, RU)


def test_what_is_no_suit_or_has_no_line_to_sign_on_has_none() -> None:
    enclosed = CLAIM.replace("— документ об оплате", "— расчёт неустойки")
    assert reckoning(read(enclosed), KNOWN, RU) is None
    assert reckoning(replace(read(SUIT), blocks=read(SUIT).blocks[:-1]), KNOWN, RU) is None


def test_a_claim_and_a_suit_that_encloses_none_have_none() -> None:
    assert reckoning(read(CLAIM), KNOWN, RU) is None
    without = SUIT.replace("— расчёт взыскиваемых сумм, подписанный истцом.\n", "")
    assert reckoning(read(without), KNOWN, RU) is None
    nothing = SUIT.replace("1.1.", "—").replace("1.2.", "—")
    assert reckoning(read(nothing), KNOWN, RU) is None
