"""What is due over all cases: the days that have come, whose each is, and nothing else."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.conftest import FOR_SAMPLE, TODAY, Run, answer_all, changer, desk_of
from wizard.cases.case import Case
from wizard.cases.case_list import overview
from wizard.cases.due import due
from wizard.errors import EXIT_PROBLEMS, EXIT_USAGE
from wizard.i18n import language

WAITING = ("yes", "on", "2026-11-01", "Ann", ["box"], "later")
SOLVED = ("no", "done")


def begun(folder: Path, *answers: object) -> Case:
    case = desk_of(folder).new()
    return answer_all(case, answers)


def told(run: Run, today: str, *more: str) -> tuple[int, str, str]:
    return run("due", *more, *FOR_SAMPLE, "--today", today)


@pytest.mark.parametrize(
    ("today", "days"), [("2026-12-01", None), ("2026-12-02", 0), ("2026-12-05", -3)]
)
def test_a_day_is_due_once_it_has_come(copy: Path, run: Run, today: str, days: int | None) -> None:
    case = begun(copy, *WAITING)
    begun(copy, *SOLVED)
    begun(copy, "yes")
    code, out, err = run("due", "--format", "json", "--trees", str(copy), "--today", today)
    found = json.loads(out)
    assert (code, err) == (0 if days is None else EXIT_PROBLEMS, "")
    assert [(one["case"], one["days"], one["whose"], one["node"]) for one in found] == (
        [] if days is None else [(case.id, days, "theirs", "demo.call")]
    )
    assert all(one["date"] == "2026-12-02" for one in found)


def test_it_is_told_in_words_whose_day_it_is(copy: Path, run: Run) -> None:
    case = begun(copy, *WAITING)
    words = ("due", "--trees", str(copy), "--lang", "ru")
    code, out, _ = run(*words, "--today", "2026-12-05")
    assert code == EXIT_PROBLEMS
    assert out.startswith(case.id)
    assert "ответ просрочен на 3" in out.replace("\u00a0", " ")
    code, out, _ = run(*words, "--today", str(TODAY))
    assert (code, out.count("\n")) == (0, 1)


PUT_OFF = "{label: It is, to: good}\n      put_off: {label: W, wait: true, look_again: 3 days}"


@pytest.mark.parametrize(
    ("today", "days", "words"),
    [
        ("2026-11-24", None, ""),
        ("2026-11-25", 0, "загляните сегодня"),
        ("2026-12-05", -10, "пора заглянуть с 25.11.2026"),
    ],
)
def test_it_is_told_when_to_look_again_and_nothing_is_called_late(
    copy: Path, run: Run, today: str, days: int | None, words: str
) -> None:
    changer(copy)("demo.yaml", "{label: It is, to: good}", PUT_OFF)
    case = begun(copy, "no", "put_off")
    case.release()
    for format_ in ("json", "text"):
        asked = ("due", "--format", format_, "--trees", str(copy), "--today", today)
        code, out, err = run(*asked, "--lang", "ru")
        assert (code, err) == (0 if days is None else EXIT_PROBLEMS, "")
        if format_ == "json":
            found = [(one["whose"], one["days"], one["node"]) for one in json.loads(out)]
            assert found == ([] if days is None else [("again", days, "demo.plug_in")])
        elif days is not None:
            assert f"The plug · {words}" in out
        assert "просроч" not in out or days is None
    item = overview(desk_of(copy, date.fromisoformat(today))).cases[0]
    assert (item.late, item.alarms, item.due) == (False, False, date(2026, 11, 25))
    assert item.news.endswith(words or "загляните снова 25.11.2026")


def test_it_stands_behind_days_that_count(copy: Path) -> None:
    changer(copy)("demo.yaml", "{label: It is, to: good}", PUT_OFF)
    looking, owed = begun(copy, "no", "put_off"), begun(copy, *WAITING)
    found = due(desk_of(copy, date(2026, 12, 2))).due
    assert [(one.case, one.whose) for one in found] == [(owed.id, "theirs"), (looking.id, "again")]
    listed = overview(desk_of(copy, date(2026, 12, 3))).cases
    assert [item.id for item in listed] == [owed.id, looking.id]


def test_who_goes_on_is_not_called_any_more(copy: Path) -> None:
    changer(copy)("demo.yaml", "{label: It is, to: good}", PUT_OFF)
    begun(copy, "no", "put_off", "done")
    assert due(desk_of(copy, date(2026, 12, 2))).due == []


def test_one_calendar_holds_the_days_of_all_open_cases(copy: Path, run: Run) -> None:
    cases = [begun(copy, *WAITING), begun(copy, *WAITING)]
    begun(copy, *SOLVED)
    _, out, _ = run("due", "--format", "ics", "--trees", str(copy), "--today", str(TODAY))
    names = {str(event["uid"]) for event in Calendar.from_ical(out).walk("VEVENT")}
    assert names == {f"{case.id}.reply.demo.call@ozon-wizard" for case in cases}


def test_what_the_calendar_of_all_was_given_and_is_done_is_taken_back_in_the_next(
    copy: Path, run: Run
) -> None:
    case, other = begun(copy, *WAITING), begun(copy, *WAITING)
    case.release()
    other.release()
    words = ("due", "--format", "ics", "--trees", str(copy), "--lang", "en", "--today", str(TODAY))
    assert run(*words)[2] == ""
    say, window = language("en"), desk_of(copy).resume(case.path)
    window.answer("solved")
    code, out, err = run(*words)  # while the other window is open, nothing can be noted
    why = say("unnoted_busy")
    assert err.strip() == f"{case.id}: {say('calendar_unnoted_printed', why=why)}"
    window.release()
    code, out, err = run(*words)
    events = {str(one["uid"]): str(one["status"]) for one in Calendar.from_ical(out).walk("VEVENT")}
    states = {case.id: "CANCELLED", other.id: "CONFIRMED"}
    assert (code, err) == (0, "")
    assert events == {f"{name}.reply.demo.call@ozon-wizard": one for name, one in states.items()}


def test_a_file_that_is_no_case_is_named_and_the_others_are_told(copy: Path, run: Run) -> None:
    case = begun(copy, *WAITING)
    (case.path.parent / "other.md").write_text("nothing", "utf-8")
    code, out, err = run("due", "--trees", str(copy), "--today", "2026-12-05")
    assert (code, case.id in out, "other.md" in err) == (EXIT_PROBLEMS, True, True)


def test_no_folder_is_nothing_due(copy: Path) -> None:
    assert due(desk_of(copy)).due == []


@pytest.mark.parametrize("format_", ["text", "json", "ics"])
def test_nothing_due_is_said_only_of_the_cases_that_could_be_read(
    copy: Path, run: Run, format_: str
) -> None:
    case = begun(copy, *WAITING)
    case.path.write_text(case.path.read_text("utf-8").replace("steps:", "x: [\nsteps:"), "utf-8")
    words = ("--format", format_, "--trees", str(copy), "--lang", "ru", "--today", "2026-12-05")
    code, out, err = run("due", *words)
    assert (code, case.id in err) == (EXIT_USAGE, True)
    assert format_ != "text" or out.strip() == language("ru")("due_none_read")


@pytest.mark.parametrize("format_", ["text", "json", "ics"])
def test_a_case_whose_answers_have_no_place_any_more_is_no_case_without_days(
    copy: Path, run: Run, format_: str
) -> None:
    case = begun(copy, *WAITING)
    text = case.path.read_text("utf-8")
    case.path.write_text(text.replace("answer: 'yes'", "answer: mended", 1), "utf-8")
    assert text != case.path.read_text("utf-8")
    words = ("--trees", str(copy), "--lang", "en", "--today", "2026-12-05")
    why = desk_of(copy).uncounted(case.id, "A device")
    code, out, err = run("due", "--format", format_, *words)
    assert (code, why.partition("(")[0] in err) == (EXIT_USAGE, True)
    assert format_ != "text" or out.strip() == language("en")("due_none_read")
    for _ in range(2):  # from the index as well
        code, out, err = run("case", "list", *words)
        assert (code, case.id in err) == (EXIT_USAGE, True)
        assert "⚠" in out
        assert language("en")("list_astray") in out
    code, out, err = run("case", "calendar", case.id, *words)
    assert (code, case.id in err) == (EXIT_USAGE, True)
    case.release()
    (note := copy.with_name("note.txt")).write_text("a note", "utf-8")
    code, out, err = run("case", "attach", case.id, str(note), *words[:-2])
    assert code == 0, err
    code, out, err = run("due", "--format", format_, *words)
    assert (code, why.partition("(")[0] in err) == (EXIT_USAGE, True), "no note makes it forgotten"
