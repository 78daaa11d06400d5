"""The days of a case in its document: whose, what stands behind them, and what is done with."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.conftest import SHIPPED, TODAY, Change, desk_of
from wizard.cases.case import Case
from wizard.i18n import language
from wizard.outcome.document import document

TERM = (
    "terms:\n  soon:\n    length: 5 days\n    text: It is sent within five days.\n"
    "    binding: law\n    by: anyone\n    about: law\n    status: disputed\n"
    "    sources: [act s. 5, manual p. 5]\n    checked: 2026-11-22\n"
)
WAY: tuple[object, ...] = ("yes", "on", "20 ноября", "Ann", [])


@pytest.fixture
def folder(changed: Change) -> Path:
    changed("facts.yaml", "terms:\n", TERM)
    changed("demo.yaml", "compute:\n", "compute:\n  last: {term: soon, from: bought}\n")
    within = "    do_within: soon\n    since: bought\n    reply_within: reply\n"
    return changed("demo.yaml", "    reply_within: reply\n", within)


def case(folder: Path, *answers: object, tree: str | None = None) -> Case:
    made = desk_of(folder).new(tree)
    for answer in answers:
        made.answer(answer)
    return made


def text(made: Case, later: int = 0) -> str:
    walk = made.walk.walker.replay(made.walk.steps, TODAY + timedelta(days=later))
    return document(made.desk.pages, walk, made.desk.pages.page(walk)).replace("\u00a0", " ")


def rows(made: Case, later: int = 0) -> list[list[str]]:
    say = language("ru")
    _, _, table = text(made, later).partition(f"## {say('doc_dates')}\n")
    lines = table.partition("\n## ")[0].strip().splitlines()
    return [line.strip("| ").split(" | ") for line in lines]


def test_a_day_of_ones_own_and_what_stands_behind_it(folder: Path) -> None:
    head, _, own = rows(case(folder, *WAY))
    assert head == ["Срок, сумма", "Чей срок", "Что", "Основание", "Как посчитано"]
    assert own == [
        "25.11.2026",
        "ваш срок",
        "It is sent within five days.",
        "срок по закону; The act on devices, s. 5 ⚠ *в источниках сказано разное*",
        "5 дней, отсчёт со следующего дня после 20.11.2026",
    ]


def test_a_habit_names_no_law_though_one_is_its_source(folder: Path) -> None:
    path = folder / "facts.yaml"
    path.write_text(path.read_text("utf-8").replace("binding: law", "binding: guideline", 1))
    assert rows(case(folder, *WAY))[2][3] == "ориентир, не закон ⚠ *в источниках сказано разное*"


@pytest.mark.parametrize(
    ("later", "next_step", "line"),
    [
        (3, "ваш срок: сделать до 25.11.2026, ср", "Ваш срок: сделать до 25.11.2026, ср"),
        (4, "ваш срок прошёл: 25.11.2026, ср", "Ваш срок прошёл: сделать надо было до 25.11.2026"),
    ],
)
def test_the_step_at_hand_says_that_it_is_ones_own(
    folder: Path, later: int, next_step: str, line: str
) -> None:
    words = text(case(folder, *WAY), later)
    assert words.splitlines()[2].endswith(f" — {next_step}")
    assert f"   - {line}" in words
    assert "твет ждём" not in words


@pytest.mark.parametrize(
    ("later", "next_step", "line", "whose"),
    [
        (0, "ответ ждём до 02.12.2026, ср", "Ответ ждём до 02.12.2026, ср (", "ответ ждём"),
        (10, "ответ ждём до 02.12.2026, ср", "Ответ ждём до 02.12.2026, ср (", "ответ ждём"),
        (11, "ответ ждали до 02.12.2026, ср", "Ответ ждали до 02.12.2026, ср, ", "ответ просрочен"),
    ],
)
def test_once_it_is_taken_the_answer_is_told_and_the_own_day_is_done_with(
    folder: Path, later: int, next_step: str, line: str, whose: str
) -> None:
    made = case(folder, *WAY, "later")
    words = text(made, later)
    assert words.splitlines()[2].endswith(f" — {next_step}")
    assert f"   - {line}" in words
    assert [row[:2] for row in rows(made, later)[2:]] == [
        ["25.11.2026", "ваш срок, сделано"],
        ["02.12.2026", whose],
    ]


def test_what_would_be_due_if_it_were_sent_today_says_so() -> None:
    made = case(SHIPPED, "broken", tree="defect")
    words = text(made)
    assert "— если сделать это сегодня, ответ ждём до 23.11.2026, пн" in words
    assert "- Если сделать это сегодня, ответ ждём до 23.11.2026, пн" in words
    assert rows(made)[2][-1] == "если отправить 22.11.2026, отсчёт со следующего дня"


def test_an_answer_leaves_the_day_as_a_record_and_silence_leaves_it_due() -> None:
    """The claim was handed on the 10th: the answer was due on the 20th."""
    way = ["nobody", "buyer", "delivery", "overdue", "2026-11-05", "refused", None, "1234-0001"]
    way += ["silence", "absent", "refused", "refused", "skip", "shop", "prepaid"]
    way += ["", "Ann Lee", "Here Street 1", ""]
    way += ["Vase", "12500", "no", "refund"]
    then = ("2026-11-10", None, None, "waiting")
    made = case(SHIPPED, *way, ["receipt"], "handed", *then, "refused", "both")
    day = "20.11.2026"
    assert [row[:2] for row in rows(made) if row[0] == day] == [[day, "ответ получен"]]
    silent = case(SHIPPED, *way, ["receipt"], "handed", *then, "silence", "both")
    assert [row[:2] for row in rows(silent) if row[0] == day] == [[day, "ответ просрочен"]]


def test_days_stand_in_their_order_and_sums_after_them() -> None:
    way = ["nobody", "buyer", "delivery", "overdue", "2026-11-05", "refused", None, "1234-0001"]
    way += ["silence", "absent", "refused", "refused", "skip", "shop", "prepaid"]
    way += ["", "Ann Lee", "Here Street 1", ""]
    made = case(SHIPPED, *way, "Vase", "12500", "no", "refund", ["receipt"], "handed", "2026-11-10",
                None, None)  # fmt: skip
    found = rows(made)[2:]
    days = [date(*map(int, reversed(row[0].split(".")))) for row in found if "₽" not in row[0]]
    assert days == sorted(days)
    assert len(days) == 2
    assert all("₽" in row[0] and row[1] == "—" for row in found[len(days) :])
    assert len(found) > len(days)
