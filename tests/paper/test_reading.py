"""A letter taken apart: nothing of its words is lost, and each stands where it belongs."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import pytest

from tests.outcome.test_shipped_messages import SCENARIOS, desk, met
from tests.paper.letters import CLAIM, FIRM, MESSAGE, RU, SUIT, read
from wizard.outcome.letters import Message
from wizard.paper import as_text, gaps
from wizard.paper.envelope import alone
from wizard.paper.layout import Aside, Blank, Enclosures, Grid, Paragraph, Point, Points, Signature
from wizard.paper.reading import paper
from wizard.paper.reckoning import reckoning
from wizard.paper.signs import signs

GAP = re.compile(r"\[[^\[\]]*\]")
WORD = re.compile(r"\w+")


def test_the_head_stands_in_groups_and_the_title_in_the_middle() -> None:
    found = read(CLAIM)
    assert [len(group) for group in found.head] == [2, 2]
    assert found.head[1][1] == ("Адрес: 660000, Красноярск, пр. Мира, 10",)
    assert (found.title, found.subtitle) == ("ПРЕТЕНЗИЯ", ("о просрочке",))


def test_demands_are_points_and_their_calculation_is_a_table_below() -> None:
    calls = [block for block in read(CLAIM).blocks if isinstance(block, Paragraph)]
    assert [block.look for block in calls] == ["text", "lead", "call", "text"]
    points = [block for block in read(CLAIM).blocks if isinstance(block, Points)][-1]
    assert [point.mark for point in points.points] == ["1.", "2."]
    assert points.points[1].words == (
        "Выплатить неустойку\u00a0— 1\u00a0062,50\u00a0₽ (статья\u00a023.1).",
    )
    (grid,) = [block for block in read(CLAIM).blocks if isinstance(block, Grid)]
    how = "12\u00a0500\u00a0₽ × 0,5\u00a0% × 17 дн. (06.11.2026–22.11.2026)"
    assert grid.rows == ((("2",), (how,), ("1\u00a0062,50\u00a0₽",)),)


def test_enclosures_are_numbered_and_those_in_doubt_have_a_box() -> None:
    (enclosures,) = [block for block in read(CLAIM).blocks if isinstance(block, Enclosures)]
    assert enclosures.heading == ("Приложения (копии):", Aside("оставьте, если прилагаете"))
    assert [point.mark for point in enclosures.points] == ["1.", "2.", "3."]
    assert [as_text.words(point.words) for point in enclosures.points] == [
        "[ ] документ об оплате;",
        "почтовый чек об отправке претензии продавцу (к экземпляру для владельца агрегатора);",
        f"{'_' * 28} (другие документы).",
    ]
    assert read(CLAIM).enclosures == enclosures.points


def test_an_enclosure_that_is_a_gap_as_a_whole_has_one_box() -> None:
    found = read("Приложения:\n— [приложите, если есть: отчёт];\n— чек.\n\n22.11.2026   ____ / А /")
    assert [as_text.words(point.words) for point in found.enclosures] == ["[ ] отчёт;", "чек."]
    assert gaps.to_do(found) == [("Приложения", "приложите, если есть")]


def test_an_enclosure_whose_line_is_a_gap_is_one_of_the_list() -> None:
    lines = "— чек;\n[оставьте, если прилагаете: — отчёт;]\n— [впишите: другие]."
    found = read(f"Приложения:\n{lines}\n\n22.11.2026   ____ / А /")
    assert [as_text.words(point.words) for point in found.enclosures] == [
        *("чек;", "[ ] отчёт;", f"{'_' * 28} (другие)."),
    ]
    assert gaps.to_do(found)[0] == ("Приложения", "оставьте, если прилагаете")


def test_one_demand_stands_below_the_word_that_makes_it() -> None:
    found = read("ТРЕБУЮ:\nВернуть 500 ₽.\n\nПрошу ответить.").blocks
    assert [block.look for block in found if isinstance(block, Paragraph)] == [
        *("call", "text", "text"),
    ]


def test_one_enclosure_may_stand_behind_the_word_and_several_are_never_guessed() -> None:
    one = "Приложение: исполнительный лист (подлинник)."
    signed = "\n\n22.11.2026      подпись ______ / А /"
    (enclosures, _) = read(one + signed).blocks
    assert enclosures == Enclosures(
        ("Приложение:",), (Point("1.", ("исполнительный лист (подлинник)", ".")),)
    )
    assert isinstance(
        read(f"Приложения: чек, по которому видно, что.{signed}").blocks[0], Paragraph
    )


def test_it_is_signed_where_a_line_is_drawn_for_that() -> None:
    assert read(CLAIM).signature == Signature("22.11.2026", ("подпись",), "Носова Анна")
    signature = read(FIRM).signature
    assert signature is not None
    assert signature.words == ("ООО «Связь»: ", Blank("должность", "впишите: должность", "long"))
    assert read(MESSAGE).signature is None


def test_a_message_has_its_name_for_a_title_and_its_lines_stay_apart() -> None:
    found = read(MESSAGE)
    assert (found.head, found.title) == ((), "Письмо")
    place = found.blocks[1]
    assert isinstance(place, Paragraph)
    assert [run for run in place.words if isinstance(run, str)] == ["Где: ", ".\nКогда: ", "."]


def test_sums_stay_whole_in_what_a_person_typed_too() -> None:
    block = read("Прошу вернуть 12 500 ₽ за 3 дня.").blocks[0]
    assert block == Paragraph(("Прошу вернуть 12\u00a0500\u00a0₽ за 3\u00a0дня.",))


def test_each_respondent_has_its_own_demands() -> None:
    looks = [b.look for b in read(SUIT).blocks if isinstance(b, Paragraph)]
    assert looks == ["text", "call", "lead"]


@cache
def shipped() -> dict[str, list[Message]]:
    """Every letter that the scenarios come to, by its kind."""
    found: dict[str, dict[str, Message]] = {}
    for path in SCENARIOS:
        for walk in met(path):
            here = desk().pages.messages.at_hand(walk)
            assert here is not None
            found.setdefault(here.message.letter, {})[here.message.text] = here.message
    return {name: [*texts.values()] for name, texts in found.items()}


def counted(text: str) -> Counter[str]:
    return Counter(WORD.findall(text))


@pytest.mark.slow
def test_no_word_of_any_shipped_letter_is_lost() -> None:
    lost: Counter[str] = Counter()
    for one in (one for messages in shipped().values() for one in messages):
        printed = as_text.text(alone(paper(one, RU), RU, ""), RU)
        lost += counted(GAP.sub(" ", one.text)) - counted(printed)
    assert {word for word in lost if word.strip("_")} <= {"Расчёт"}, "it stands above the table"


@pytest.mark.slow
def test_what_a_person_may_keep_of_a_shipped_letter_stands_on_its_paper() -> None:
    kept = re.compile(r"\[оставьте[^\[\]:]*: ([^\[\]]*)\]")
    lost: Counter[str] = Counter()
    for one in (one for messages in shipped().values() for one in messages):
        drawn = (run for piece in paper(one, RU).pieces() for run in piece if isinstance(run, str))
        lost += counted(" ".join(kept.findall(one.text))) - counted(" ".join(drawn))
    assert [word for word in lost if word.strip("_")] == []


@pytest.mark.slow
def test_each_enclosure_of_a_shipped_letter_goes_into_the_list() -> None:
    enclosed = re.compile(r"^Приложени[ея][^\n]*:\n((?:.+\n?)+)", re.MULTILINE)
    signed = [one for messages in shipped().values() for one in messages]
    papers = [(paper(one, RU), enclosed.search(one.text)) for one in signed]
    lists = [
        (len(one.enclosures), found[1].strip().count("\n") + 1) for one, found in papers if found
    ]
    assert lists
    assert [pair for pair in lists if pair[0] != pair[1]] == []


@pytest.mark.slow
def test_every_shipped_letter_that_is_signed_says_to_whom_it_is() -> None:
    papers = [paper(one, RU) for messages in shipped().values() for one in messages]
    assert all(bool(one.head) is (one.signature is not None) for one in papers)


@pytest.mark.slow
def test_every_shipped_suit_that_encloses_a_calculation_has_it() -> None:
    enclosed = re.compile("^— расчёт .*подписанный истцом", re.MULTILINE)
    suits = [one for name in ("lawsuit", "lawsuit_penalty") for one in shipped()[name]]
    enclosing = [one for one in suits if enclosed.search(one.text)]
    assert enclosing
    bare = [one for one in enclosing if reckoning(paper(one, RU), signs("ru"), RU) is None]
    assert [one.text for one in bare] == []
