"""The dates of a case, read back by the parser of the same library that others use."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

import msgspec
import pytest
from icalendar import Calendar, Component

from tests.conftest import NOW, SAMPLE, TODAY, Change, answer_all, changer, desk_of, shipped_walks
from wizard.cases.calendar_file import calendar_of, dated, for_calendar, save_calendar
from wizard.cases.case import Case
from wizard.cases.desk import Desk
from wizard.outcome.calendar import Announced
from wizard.outcome.dates import dates

CALLED = ["yes", "on", "1 ноября", "Ann Lee", ["box"], "later"]
DUE = date(2026, 12, 2)


def walked(desk: Desk, *answers: object) -> Case:
    case = desk.new()
    return answer_all(case, answers)


def events(case: Case) -> list[Component]:
    data = calendar_of(case)
    assert data is not None
    return list(Calendar.from_ical(data.decode()).walk("VEVENT"))


@pytest.fixture
def called(desk: Desk) -> Case:
    return walked(desk, *CALLED)


def test_a_date_is_a_whole_day_with_an_alarm_the_day_before(called: Case) -> None:
    (event,) = events(called)
    assert event.decoded("dtstart") == DUE
    assert event.decoded("dtend") == DUE + timedelta(days=1)
    assert event["dtstart"].params["VALUE"] == "DATE"
    (alarm,) = event.walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(days=-1)
    assert alarm["action"] == "DISPLAY"


def test_a_day_to_look_again_is_one_event_that_moves_from_wait_to_wait(
    copy: Path, tmp_path: Path
) -> None:
    change = changer(copy)
    change("library.yaml", "stages:\n", "look_again: 7 days\nstages:\n")
    change(
        "demo.yaml",
        "{label: It is, to: good}",
        "{label: It is, to: good}\n      put_off: {label: W, wait: true}",
    )
    case = walked(desk_of(copy), "no", "put_off")
    (event,) = events(case)
    assert event.decoded("dtstart") == TODAY + timedelta(days=7)
    assert event["uid"] == f"{case.id}.look_again@ozon-wizard"
    assert "Загляните снова: The plug" in event["summary"]
    assert "напоминание, а не срок" in event["description"]
    (alarm,) = event.walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(hours=9), "in the morning, and not the day before"
    written(case, tmp_path)
    case.answer("done")
    (taken_back,) = written(case, tmp_path).values()
    assert (taken_back["uid"], taken_back["status"]) == (event["uid"], "CANCELLED")


def test_it_says_what_is_due_and_whether_a_law_says_so_and_no_name(called: Case) -> None:
    (event,) = events(called)
    assert called.page.title in event["summary"]
    assert "Help desk" in event["summary"]
    assert "An answer is due within ten days." in event["description"]
    assert "Срок по закону" in event["description"]
    assert f"ozon-wizard case resume {called.id}" in event["description"]
    data = (calendar_of(called) or b"").decode()
    assert "Ann" not in data.replace("\r\n ", "")


def test_lines_are_folded_and_end_as_the_standard_has_it(called: Case) -> None:
    data = calendar_of(called) or b""
    lines = data.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75


def test_a_second_file_of_the_same_state_is_the_same(called: Case) -> None:
    first = calendar_of(called)
    called.release()
    assert calendar_of(called.desk.resume(called.path)) == first


def test_a_case_of_a_century_has_a_calendar(called: Case) -> None:
    """Its first day is that of a clock which was wrong."""
    called.created = date(1990, 1, 1)
    called.updated = NOW.replace(year=2099)
    (event,) = events(called)
    assert event["sequence"] == 2**31 - 1


def test_a_case_of_a_day_to_come_has_a_calendar_too(called: Case) -> None:
    called.created = date(2027, 1, 1)
    (event,) = events(called)
    assert event["sequence"] == 0


def test_a_second_import_updates_the_first(called: Case) -> None:
    """The same names, a higher number, a later change."""
    (before,) = events(called)
    called.release()
    later = desk_of(SAMPLE, TODAY + timedelta(days=2))
    later._now = lambda: NOW + timedelta(days=2)
    again = later.resume(called.path)
    again.back()
    again.answer("later")
    (after,) = events(again)
    assert after["uid"] == before["uid"]
    assert after["sequence"] > before["sequence"]
    assert after.decoded("last-modified") > before.decoded("last-modified")
    assert after.decoded("dtstamp") > before.decoded("dtstamp")


def test_a_clock_that_ran_ahead_and_was_put_right_makes_nothing_old(called: Case) -> None:
    """A calendar holds what has a lower number, or an earlier stamp, for old."""
    ahead, right = NOW + timedelta(days=365), NOW + timedelta(days=1)
    called.release()
    told = []
    for moment in (ahead, right, right, ahead + timedelta(days=1)):
        desk = desk_of(SAMPLE, TODAY)
        desk._now = partial(max, moment, moment)
        case = desk.resume(called.path)
        case.back()
        case.answer("later")
        case.release()
        told.append(events(desk.resume(called.path))[0])
        assert (case.stamped is None) is (moment != right)
    for key in ("dtstamp", "last-modified"):
        stamps = [event.decoded(key) for event in told]
        assert stamps == sorted({*stamps})
    numbers = [event["sequence"] for event in told]
    assert numbers == sorted({*numbers})


def test_stamps_are_of_the_last_save_in_universal_time(called: Case) -> None:
    (event,) = events(called)
    assert event.decoded("last-modified") == NOW == event.decoded("dtstamp")
    assert b"LAST-MODIFIED:20261122T140200Z" in (calendar_of(called) or b"")
    day = datetime.combine(TODAY, NOW.time().min, UTC)
    assert event["sequence"] == (NOW - day).total_seconds()


def test_two_cases_share_no_name(desk: Desk) -> None:
    first, second = walked(desk, *CALLED), walked(desk, *CALLED)
    assert events(first)[0]["uid"] != events(second)[0]["uid"]


def test_what_follows_from_a_named_date_is_in_it_too(changed: Change) -> None:
    folder = changed(
        "demo.yaml",
        "  age: {rule: days_since, day: bought}\n",
        "  age: {rule: days_since, day: bought}\n  last: {term: guarantee, from: bought}\n",
    )
    path = folder / "facts.yaml"
    guarantee = (
        "  guarantee:\n    length: 2 years\n    text: The guarantee ends.\n"
        "    binding: guideline\n    by: anyone\n    about: ozon\n    status: confirmed\n"
        "    sources: [manual p. 9]\n    checked: 2026-11-22\n"
    )
    path.write_text(path.read_text("utf-8").rstrip("\n") + "\n" + guarantee, "utf-8")
    case = walked(desk_of(folder), *CALLED)
    first, second = events(case)
    assert first.decoded("dtstart") == DUE
    assert second.decoded("dtstart") == date(2028, 11, 1)
    assert second["uid"] == f"{case.id}.guarantee.bought@ozon-wizard"
    assert second["summary"] == f"Ваш срок: The guarantee ends · {case.page.title}"
    assert "Ориентир, не закон" in second["description"]


@pytest.mark.parametrize("answers", [[], CALLED[:-1], [*CALLED, "solved"], ["no", "done"]])
def test_what_was_not_sent_or_is_solved_has_no_dates(desk: Desk, answers: list[object]) -> None:
    case = walked(desk, *answers)
    assert not dated(case)
    assert calendar_of(case) is None


def test_it_is_written_where_the_person_says(called: Case, tmp_path: Path) -> None:
    path = save_calendar(called, tmp_path / "dates.ics").path
    assert path.read_bytes() == calendar_of(called)
    inside = save_calendar(called, tmp_path).path
    assert (inside.parent, inside.suffix) == (tmp_path, ".ics")
    assert save_calendar(called, tmp_path).path == inside, "the same file is brought up to date"


def what(case: Case) -> list[tuple[date, str]]:
    """The days of a calendar, and what stands there before the title of the case."""
    return [
        (event.decoded("dtstart"), event["summary"].partition(" · ")[0]) for event in events(case)
    ]


def test_what_a_law_still_owes_stays_when_the_person_goes_on(desk: Desk) -> None:
    gone_on = walked(desk, *CALLED, "again", "yes")
    assert what(gone_on) == [(DUE, "Ответ ждём: Help desk")]
    assert not dated(walked(desk, *CALLED, "refused"))


OWN = (
    "terms:\n  soon:\n    length: 5 days\n    text: It is sent within five days.\n"
    "    binding: guideline\n    by: anyone\n    about: ozon\n    status: confirmed\n"
    "    sources: [manual p. 5]\n    checked: 2026-11-22\n"
)


@pytest.fixture
def own(changed: Change) -> Desk:
    """The call has to be made within five days of the purchase, which is a day of its own too."""
    changed("facts.yaml", "terms:\n", OWN)
    changed("demo.yaml", "compute:\n", "compute:\n  last: {term: soon, from: bought}\n")
    within = "    do_within: soon\n    since: bought\n    reply_within: reply\n"
    return desk_of(changed("demo.yaml", "    reply_within: reply\n", within))


def test_an_own_day_is_told_as_ones_own_until_the_step_is_taken(own: Desk) -> None:
    way = ["yes", "on", "20 ноября", "Ann", []]
    at_hand = walked(own, *way)
    assert what(at_hand) == [(date(2026, 11, 25), "Ваш срок: Help desk")]
    assert events(at_hand)[0]["uid"] == f"{at_hand.id}.soon.bought@ozon-wizard"
    (alarm,) = events(at_hand)[0].walk("VALARM")
    assert alarm["description"] == events(at_hand)[0]["summary"]
    assert what(walked(own, *way, "later")) == [(DUE, "Ответ ждём: Help desk")]


def test_days_of_both_sides_stand_in_their_order(own: Desk) -> None:
    assert what(walked(own, "yes", "on", "20 ноября")) == [
        (date(2026, 11, 25), "Ваш срок: It is sent within five days")
    ]
    both = walked(own, "yes", "on", "20 ноября", "Ann", [], "later", "again", "yes", "on")
    assert what(both) == [(DUE, "Ответ ждём: Help desk")]


def test_a_step_without_a_name_of_its_own_is_told_without_what_was_answered(
    changed: Change,
) -> None:
    path = changed(
        "demo.yaml", "  call:\n    kind: action\n    stage: help\n", "  call:\n    kind: action\n"
    )
    case = walked(desk_of(path), *CALLED)
    (event,) = events(case)
    assert event["summary"].startswith("Ответ ждём: Call them")
    assert "Ann" not in event["summary"]
    assert "Ann" in case.page.deadlines[0].title


def again(case: Case, days: int, *answers: object, back: int = 0) -> Case:
    """A case on a later day, with some answers taken back and others given."""
    case.release()
    desk = desk_of(SAMPLE, TODAY + timedelta(days=days))
    desk._now = lambda: NOW + timedelta(days=days)
    opened = desk.resume(case.path)
    for _ in range(back):
        opened.back()
    for answer in answers:
        opened.answer(answer)
    return opened


def written(case: Case, place: Path) -> dict[str, Component]:
    """What is written for the calendar of the person, by name."""
    path = save_calendar(case, place / "dates.ics").path
    found = Calendar.from_ical(path.read_bytes().decode()).walk("VEVENT")
    return {str(event["uid"]): event for event in found}


@pytest.mark.parametrize("answer", ["refused", "solved"])
def test_what_a_calendar_was_given_and_is_done_with_is_taken_back(
    called: Case, tmp_path: Path, answer: str
) -> None:
    (before,) = written(called, tmp_path).values()
    assert before["status"] == "CONFIRMED"
    done = again(called, 1, answer)
    assert dated(done)
    assert calendar_of(done) is None, "for others nothing is to be taken back"
    (gone,) = written(done, tmp_path).values()
    assert (gone["uid"], gone["status"]) == (before["uid"], "CANCELLED")
    assert gone["sequence"] > before["sequence"]
    assert gone.decoded("dtstart") == DUE
    assert not gone.walk("VALARM")
    assert not dated(done), "the calendar knows by now"
    (back,) = written(again(done, 2, "later", back=1), tmp_path).values()
    assert (back["uid"], back["status"]) == (before["uid"], "CONFIRMED")
    assert back["sequence"] > gone["sequence"]


def test_what_a_strangers_case_says_was_given_does_not_act(called: Case) -> None:
    called.announced = {"\x1b[2J\u202ea.b": Announced(DUE)}
    data = for_calendar(called).decode()
    assert "\x1b" not in data
    assert "\u202e" not in data
    assert any("a.b@" in event["uid"] for event in Calendar.from_ical(data).walk("VEVENT"))


def test_what_no_calendar_was_given_is_not_taken_back(called: Case) -> None:
    assert not dated(again(called, 1, "refused"))


def test_where_answers_have_no_place_nothing_is_taken_back(called: Case, tmp_path: Path) -> None:
    written(called, tmp_path)
    called.release()
    text = called.path.read_text("utf-8")
    called.path.write_text(text.replace("answer: 'yes'", "answer: mended", 1), "utf-8")
    assert not dated(called.desk.open(called.path))


def test_one_term_has_one_name_whichever_step_tells_of_it() -> None:
    """It does not turn with the steps, nor does it with the day on which the term begins."""
    some = 0
    for walk in shipped_walks()[::9]:
        names: dict[tuple[str, date], set[str]] = {}
        for index in range(len(walk.steps) + 1):
            before = walk.before(index) if index < len(walk.steps) else walk
            found = [due for due in dates(before) if due.sent]
            told = [(due.name, due.event) for due in found]
            assert len(set(told)) == len(told)
            for due in found:
                if walk.asked.get(due.event) == due.since:  # and was not forgotten since
                    names.setdefault((due.name, due.since), set()).add(due.event)
        assert all(len(several) == 1 for several in names.values()), names
        some += len(names)
    assert some > 10


def test_an_event_is_kept_as_its_day_and_stands_unless_it_was_taken_back() -> None:
    kept = msgspec.json.encode(Announced(TODAY))
    assert msgspec.json.decode(kept) == {"day": TODAY.isoformat()}
    assert msgspec.json.decode(kept, type=Announced).cancelled is False


def test_what_is_awaited_twice_from_one_step_is_two_days_to_a_calendar(
    called: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As of two complaints about two matters, which went to one authority."""
    (due,) = dates(called.walk)
    later = msgspec.structs.replace(due, since=due.since + timedelta(days=7))
    monkeypatch.setattr("wizard.outcome.calendar.dates", lambda _: [due, later, later])
    told = {str(event["uid"]): event.decoded("dtstart") for event in events(called)}
    assert list(told.values()) == [due.day, later.day]
