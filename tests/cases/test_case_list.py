"""A case in one line: the day that matters, whose it is, and the order of cases by it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Literal

import pytest

from tests.cases.test_case import TO_CALL
from tests.conftest import SAMPLE, SHIPPED, TODAY, Change, changer, desk_of
from tests.rows import each_row
from wizard.cases.case import Case
from wizard.cases.case_index import row
from wizard.cases.case_list import UNSEEN, CaseList, Summary, apart, overview, summary
from wizard.cases.farewell import parting
from wizard.cases.outlook import Day, Outlook
from wizard.errors import UnreadableError
from wizard.outcome.dates import NEAR


def kept(folder: Path, *answers: tuple[object, int], tree: str | None = None) -> Case:
    """A case by answers and the days, counted from that of the tests, on which they were given."""
    case = desk_of(folder, TODAY + timedelta(days=answers[0][1])).new(tree)
    for answer, day in answers:
        path, desk = case.path, desk_of(folder, TODAY + timedelta(days=day))
        if desk.today != case.desk.today:
            case.release()
            case = desk.resume(path)
        case.answer(answer)
    case.release()
    return case


def seen(case: Case, folder: Path, day: int = 0) -> Summary:
    return summary(desk_of(folder, TODAY + timedelta(days=day)), case.path)


def line(item: Summary) -> str:
    return item.news.replace("\u00a0", " ")


APPROVED: list[tuple[object, int]] = [("broken", 0), ("approved", 0), (TODAY.isoformat(), 0)]


@pytest.mark.parametrize(
    ("day", "words", "late"),
    [
        (3, "ваш срок: сделать до 26.11.2026", False),
        (4, "ваш срок: сделать до 26.11.2026", False),
        (5, "ваш срок прошёл 1 день назад", True),
        (6, "ваш срок прошёл 2 дня назад", True),
    ],
)
def test_an_own_day(day: int, words: str, late: bool) -> None:
    case = kept(SHIPPED, *APPROVED, tree="defect")
    item = seen(case, SHIPPED, day)
    assert line(item).endswith(words)
    assert (item.late, item.due) == (late, TODAY + timedelta(days=4))
    opened = desk_of(SHIPPED, TODAY + timedelta(days=day)).resume(case.path)
    said = " ".join(parting(opened)).replace("\u00a0", " ")
    assert ("Ваш срок: сделать до 26.11.2026" in said) is not late
    assert ("Ваш срок прошёл" in said) is late
    opened.release()


CALLED: list[tuple[object, int]] = [*((answer, -2) for answer in TO_CALL), ("later", -2)]


@pytest.mark.parametrize(
    ("day", "words", "late"),
    [
        (8, "Desk · ответ ждём до 30.11.2026", False),
        (9, "Desk · просрочено 1 день: ответ (help desk)", True),
    ],
)
def test_an_answer_that_is_awaited(day: int, words: str, late: bool) -> None:
    item = seen(kept(SAMPLE, *CALLED), SAMPLE, day)
    assert line(item).endswith(words)
    assert (item.late, item.due) == (late, TODAY + timedelta(days=8))


@pytest.mark.parametrize(
    ("day", "words", "late"),
    [
        (8, "ответ ждём до 30.11.2026 (help desk)", False),
        (9, "просрочено 1 день: ответ (help desk)", True),
    ],
)
def test_an_answer_that_is_owed_after_the_person_went_on_is_named(
    day: int, words: str, late: bool
) -> None:
    item = seen(kept(SAMPLE, *CALLED, ("again", 0), ("yes", 0)), SAMPLE, day)
    assert line(item).endswith(words)
    assert item.late is late


def test_a_step_that_was_not_taken_and_an_end_have_no_day() -> None:
    at_hand = seen(kept(SAMPLE, *CALLED[:-1]), SAMPLE)
    assert (at_hand.due, at_hand.late, at_hand.ended) == (None, False, False)
    assert "ждём" not in at_hand.news
    way: list[tuple[object, int]] = [("again", 0), ("yes", 0), ("off", 0), ("Ann", 0), ([], 0)]
    over = seen(kept(SAMPLE, *CALLED, *way), SAMPLE, 30)
    assert (over.due, over.late, over.ended) == (None, False, True)
    assert "росрочено" not in over.news


def test_a_name_is_filled_in_and_begins_as_within_a_sentence(changed: Change) -> None:
    folder = changed("demo.yaml", "action\n    stage: help\n", "action\n")
    way: list[tuple[object, int]] = [("Ann Lee", -2), ([], -2), ("later", -2)]
    item = seen(kept(folder, *CALLED[:2], (None, -2), *way), folder, 9)
    assert line(item).endswith("ответ (call them, Ann Lee)")


def test_what_has_passed_comes_first_then_the_next_day_whosever_it_is(changed: Change) -> None:
    """Owed for long, and a later day to come at another step: both are told, and it is late."""
    term = "  soon:\n    length: 3 days\n    text: It is sent.\n    binding: guideline\n"
    term += "    about: ozon\n    status: confirmed\n"
    term += "    sources: [manual p. 5]\n    checked: 2026-11-22\n"
    changed("facts.yaml", "terms:\n", f"terms:\n{term}")
    folder = changed(
        "demo.yaml", "    text: Plug it in\n", "    text: Plug it in\n    do_within: soon\n"
    )
    theirs = kept(folder, *((answer, 0) for answer in (*TO_CALL, "later")))
    mine = kept(folder, ("no", 2))
    late = kept(folder, *((answer, -15) for answer in (*TO_CALL, "later")))
    owed = kept(folder, *((answer, -15) for answer in (*TO_CALL, "later")), ("again", 1), ("no", 1))
    bare = kept(folder, ("yes", 0))
    ended = kept(folder, ("no", -30), ("done", -30))
    found = overview(desk_of(folder, TODAY + timedelta(days=2)))
    order = {late: 0, owed: 1, mine: 2, theirs: 3, bare: 4, ended: 5}
    assert [item.id for item in found.cases] == [case.id for case in order]
    assert [item.late for item in found.cases] == [True, True, *[False] * 4]
    assert [item.due and (item.due - TODAY).days for item in found.cases] == [
        *(-5, 4, 5, 10, None, None)
    ]
    assert found.open == found.cases[:5]


def test_a_case_is_told_in_one_line_of_what_it_is_and_where_it_stands() -> None:
    item = seen(kept(SAMPLE, *CALLED), SAMPLE)
    assert item.line == f"{item.title} · {item.news}"
    assert item.title == "A device does not switch on"
    assert (item.place, item.solved) == ("Desk", False)


def test_what_is_to_be_done_now_comes_before_a_day_and_a_far_day_is_left_out() -> None:
    """A claim is to be sent today: three years until a lawsuit are no news then."""
    to_claim = (
        "nobody",
        "buyer",
        "delivery",
        "overdue",
        "05.11.2026",
        "silence",
        None,
        "12345678-0001",
    )
    to_send = ("claim", "shop", "prepaid", None, "Ann Lee", "101000, Moscow, 1", None)
    goods = ("A kettle", "4590", "no", "refund", "")
    case = kept(SHIPPED, *((answer, 0) for answer in (*to_claim, *to_send, *goods)))
    item = seen(case, SHIPPED)
    assert line(item) == "Отправьте претензию"
    assert item.due and (item.due - TODAY).days > 365


def test_a_title_that_acts_on_a_terminal_is_one_line(changed: Change) -> None:
    folder = changed("demo.yaml", "A device bought on {{ bought }}", "Of {{ owner }}")
    way: list[tuple[object, int]] = [("yes", 0), ("on", 0), (None, 0), ("Ann\u202e\nLee", 0)]
    item = seen(kept(folder, *way), folder)
    assert item.title == "Of Ann Lee does not switch on"
    assert item.line.isprintable()


def test_a_case_that_ended_says_how() -> None:
    ended: dict[str, list[tuple[object, int]]] = {
        "solved": [("no", 0), ("done", 0)],
        "referred": [("yes", 0), ("off", 0), ("Ann", 0), ([], 0)],
    }
    say = desk_of(SAMPLE).language
    for status, way in ended.items():
        item = seen(kept(SAMPLE, *way), SAMPLE)
        assert item.place == say(f"outcome_{status}")
        assert (item.ended, item.solved) == (True, status == "solved")


def test_a_case_that_stands_on_no_rung_says_when_it_was_begun(copy: Path) -> None:
    changer(copy)(
        "demo.yaml", "case_title: A device bought on {{ bought }} does not switch on\n", ""
    )
    item = seen(kept(copy, ("yes", 0)), copy)
    assert item.place == item.title
    assert line(item) == f"{desk_of(copy).language('begun', date=TODAY)}"


def test_a_folder_that_is_none_is_told_of_and_not_taken_for_an_empty_one(tmp_path: Path) -> None:
    desk = desk_of(SAMPLE)
    desk.folder = tmp_path / "cases"
    assert overview(desk) == CaseList([], [])
    desk.folder.touch()
    found = overview(desk)
    assert found.cases == []
    assert len(found.refused) == 1
    assert found.refused == [desk.language("no_folder", path=desk.folder)]


def test_a_file_that_is_no_case_stops_none_of_the_others() -> None:
    case = kept(SAMPLE, ("yes", 0))
    case.path.with_name("x.md").write_text("no case", "utf-8")
    found = overview(desk_of(SAMPLE))
    assert [item.id for item in found.cases] == [case.id]
    (reason,) = found.refused
    assert "x.md" in reason
    with pytest.raises(UnreadableError):
        summary(desk_of(SAMPLE), case.path.with_name("x.md"))


def test_cases_of_one_title_are_told_apart(home: Path) -> None:
    """By what they are about, or else by the day on which they were begun."""
    say, days = desk_of(SAMPLE).language, [TODAY - timedelta(days=n) for n in range(4)]

    def item(name: str, title: str, begun: date, particular: str = "") -> Summary:
        told = Outlook(title, "", "", begun, "", "", None, (), 0, particular)
        return Summary(name, home, row(UNSEEN, TODAY, TODAY, told), TODAY, say)

    begun = [say("begun", date=day) for day in days]
    items = [
        item("a", "Деньги", days[0], "Пылесос"),
        item("b", "Деньги", days[1]),
        item("c", "Деньги", days[2], "Фен"),
        item("d", "Деньги", days[3], "Фен"),
        item("e", "Посылка", days[3], "Фен"),
        item("f", "Чайник", days[0], "Чайник"),
        item("g", "Чайник", days[1], "Чайник"),
    ]
    assert apart(items) == {
        "a": "Пылесос",
        "b": begun[1],
        "c": f"Фен · {begun[2]}",
        "d": f"Фен · {begun[3]}",
        "f": begun[0],
        "g": begun[1],
    }


def of(days: int, whose: Literal["mine", "theirs"]) -> Day:
    return Day(f"{whose}{days}", "Суд", TODAY + timedelta(days=days), whose)


OWED, OWN, PASSED = of(-1, "theirs"), of(3, "mine"), "просрочено 1 день: ответ (суд)"
AHEAD = "ваш срок: до 25.11.2026 (суд)"
FAR, NEAREST = of(NEAR, "mine"), of(NEAR - 1, "mine")


@each_row(
    ("pressing", "others", "at", "told", "own_ahead"),
    [
        (None, (), "", [], ""),
        (None, (OWED,), "", [PASSED], ""),
        (OWED, (of(-2, "mine"),), "", [PASSED, "ваш срок прошёл 2 дня назад (суд)"], ""),
        (of(-2, "mine"), (OWED,), "", ["ваш срок прошёл 2 дня назад (суд)"], ""),
        (None, (OWED, of(0, "mine")), "", [PASSED], ""),
        (None, (of(-5, "theirs"), of(-2, "mine")), "", ["ваш срок прошёл 2 дня назад (суд)"], ""),
        (None, (OWED, of(-2, "theirs")), "", ["просрочено 2 дня: ответ (суд)"], ""),
        (OWN, (), "", [AHEAD], AHEAD),
        (OWN, (OWED,), "", [AHEAD, PASSED], AHEAD),
        (of(0, "mine"), (OWED,), "", ["ваш срок сегодня (суд)", PASSED], ""),
        (of(3, "theirs"), (OWED,), "", ["ответ ждём до 25.11.2026 (суд)", PASSED], ""),
        (FAR, (), "", [], ""),
        (NEAREST, (), "", ["ваш срок: до 19.02.2027 (суд)"], "ваш срок: до 19.02.2027 (суд)"),
        (FAR, (), FAR.node, [f"ваш срок: сделать до {FAR.day:%d.%m.%Y}"], None),
    ],
)  # fmt: skip
def test_what_has_passed_stands_behind_the_day_that_presses_and_no_day_that_is_far(
    pressing: Day | None, others: tuple[Day, ...], at: str, told: list[str], own_ahead: str | None
) -> None:
    days = (*([pressing] if pressing else []), *others)
    item = made(Outlook("Деньги", "Шаг", "", TODAY, "", at, pressing, days))
    assert line(item).split(" · ") == ["Шаг", *told]
    assert item.own_ahead.replace("\u00a0", " ") == (told[0] if own_ahead is None else own_ahead)


def made(told: Outlook) -> Summary:
    say = desk_of(SAMPLE).language
    return Summary("a", Path("cases"), row(UNSEEN, TODAY, TODAY, told), TODAY, say)


def test_a_case_of_which_not_all_is_known_says_so_and_where_it_is() -> None:
    item = made(Outlook("Деньги", "Шаг", "", TODAY, "", "", None, (), astray=True))
    assert item.alarms
    assert item.news == item.doubt == desk_of(SAMPLE).language("list_astray")
    assert item.path == Path("cases/a.md")


def test_a_step_that_would_be_another_one_today_is_told_so() -> None:
    case = kept(SAMPLE, ("yes", 0), ("on", 0), ("2026-11-01", 0), ("Ann", 0), (["box"], 0))
    assert not seen(case, SAMPLE, 9).alarms
    item = seen(case, SAMPLE, 60)
    assert (item.alarms, item.doubt) == (False, "")
    changed_ = kept(SAMPLE, ("yes", 0), ("on", 0), ("2026-11-01", 0))
    late = seen(changed_, SAMPLE, 10)
    assert late.alarms
    assert "guarantee" in late.doubt
    assert late.doubt in late.line
    opened = desk_of(SAMPLE, TODAY + timedelta(days=10)).open(changed_.path)
    assert opened.document().count(opened.page.outgrown) == 1
    assert opened.page.outgrown in opened.document().split("##")[0]
