"""The dates of a case in a calendar file, and what the case knows of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.cases.test_case import TO_CALL, walked
from tests.conftest import FOR_SAMPLE, NOW, SHIPPED, Run, desk_of, full_disk, no_locks
from wizard import clock
from wizard.cases import lock, store
from wizard.cases.calendar_file import (
    calendar_name,
    calendar_of,
    calendar_place,
    dated,
    holds_calendar,
    save_calendar,
)
from wizard.cases.case import Case
from wizard.cases.case_list import overview
from wizard.cases.desk import Desk
from wizard.cases.exports import copy_name
from wizard.errors import UnwritableError
from wizard.i18n import language
from wizard.outcome.dates import standing

say = language("ru")
ON = [*FOR_SAMPLE, "--today", "2026-11-22"]


@pytest.fixture
def waiting(desk: Desk) -> Case:
    """A case that waits for an answer by a day."""
    return walked(desk, *TO_CALL, "later")


def unfolded(data: bytes | None) -> str:
    assert data is not None
    return data.decode().replace("\r\n ", "")


def test_a_case_without_dates_has_no_calendar(desk: Desk) -> None:
    case = walked(desk, "yes")
    assert (dated(case), calendar_of(case)) == (False, None)


@pytest.mark.parametrize(
    "day", [clock.EARLIEST, date(2098, 5, 10), date(2099, 12, 31), clock.LATEST]
)
@pytest.mark.usefixtures("home")
def test_a_case_is_read_again_whatever_day_its_calendar_was_given_on(
    day: date, tmp_path: Path
) -> None:
    """A term ends behind the last day that a clock may say."""
    case = desk_of(SHIPPED, day).new("delivery")
    for answer in ("overdue", day.isoformat()):
        case.answer(answer)
    save_calendar(case, tmp_path / "days.ics")
    case.release()
    assert max(one.day for one in case.announced.values()) > day
    assert desk_of(SHIPPED).open(case.path).announced == case.announced


def test_the_day_that_is_waited_for_is_in_the_calendar(waiting: Case) -> None:
    text = unfolded(calendar_of(waiting))
    assert dated(waiting)
    assert text.count("BEGIN:VEVENT") == 1
    assert "DTSTART;VALUE=DATE:20261202" in text
    assert f"UID:{waiting.id}." in text
    assert waiting.page.title in text
    assert f"ozon-wizard case resume {waiting.id}" in text


def test_a_calendar_has_the_moment_of_the_last_save_and_else_that_of_the_clock(
    waiting: Case, desk: Desk
) -> None:
    before = calendar_of(waiting)
    waiting.updated = None
    assert calendar_of(waiting) == before, "the clock of the tests stands still"
    waiting.updated = NOW.replace(hour=3)
    assert "DTSTAMP:20261122T030200Z" in unfolded(calendar_of(waiting))


def test_a_calendar_is_saved_into_a_folder_by_its_name_or_where_it_is_sent(
    waiting: Case, tmp_path: Path
) -> None:
    assert calendar_name(waiting) == Path(copy_name(waiting)).stem + ".ics"
    assert save_calendar(waiting, tmp_path).path == tmp_path / calendar_name(waiting)
    assert save_calendar(waiting, tmp_path / "days.ics").path == tmp_path / "days.ics"
    saved = {path.read_bytes().replace(b"\r\n", b"\n") for path in tmp_path.glob("*.ics")}
    assert saved == {(calendar_of(waiting) or b"").replace(b"\r\n", b"\n")}


def test_a_calendar_that_cannot_be_saved_is_told_of(waiting: Case, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UnwritableError, match="file"):
        save_calendar(waiting, tmp_path / "file" / "days.ics")


def test_a_calendar_goes_over_that_of_its_own_case_and_over_nothing_else(
    waiting: Case, desk: Desk, tmp_path: Path
) -> None:
    own = tmp_path / calendar_name(waiting)
    assert calendar_place(waiting, tmp_path) == own
    save_calendar(waiting, own)
    assert calendar_place(waiting, tmp_path) == own
    assert holds_calendar(waiting, own)
    other = walked(desk, *TO_CALL, "later")
    for content in (calendar_of(other) or b"", f"a note on {waiting.id}".encode()):
        own.write_bytes(content)
        assert not holds_calendar(waiting, own)
        assert calendar_place(waiting, tmp_path) == own.with_name(f"{own.stem}-2.ics")
    assert not holds_calendar(waiting, tmp_path)
    assert not holds_calendar(waiting, tmp_path / "none.ics")
    reminder = b"BEGIN:VALARM\r\nACTION:DISPLAY\r\nEND:VALARM\r\nEND:VEVENT"
    own.write_bytes((calendar_of(waiting) or b"").replace(b"END:VEVENT", reminder, 1))
    assert not holds_calendar(waiting, own), "somebody wants to be reminded"


def kept(case: Case) -> dict[str, object]:
    """What its file has noted."""
    return dict(case.desk.open(case.path).announced)


def told_states(path: Path) -> list[str]:
    found = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    return [str(event["status"]) for event in found]


def test_what_another_window_kept_from_being_noted_is_told_and_taken_back_in_the_same_file(
    run: Run, waiting: Case, tmp_path: Path
) -> None:
    place = tmp_path / "days.ics"
    code, out, err = run("case", "calendar", waiting.id, "-o", str(place), *ON)
    assert (code, str(place) in out) == (0, True)
    assert err.strip() == say("calendar_unnoted", why=say("unnoted_busy"))
    assert kept(waiting) == {}
    waiting.answer("solved")
    waiting.release()
    code, _, err = run("case", "calendar", waiting.id, "-o", str(place), *ON)
    assert (code, err) == (0, "")
    assert told_states(place) == ["CANCELLED"]
    assert [one.cancelled for one in waiting.desk.open(waiting.path).announced.values()] == [True]
    assert run("case", "calendar", waiting.id, "-o", str(place), *ON)[0] == 1


@pytest.mark.parametrize("name", ["days.ics", "."])
def test_what_a_full_disk_kept_from_being_noted_is_told_and_is_in_the_file(
    waiting: Case, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, before = tmp_path / name, waiting.desk
    with monkeypatch.context() as full:
        full.setattr(store, "write", full_disk)
        path, unnoted = save_calendar(waiting, place)
        assert unnoted == say("calendar_unnoted", why=waiting.trouble)
        assert say("unwritable_ENOSPC") in unnoted
        waiting.release()
    again = before.resume(waiting.path)
    assert not again.announced
    again.answer("solved")
    assert not dated(again)
    assert dated(again, place)
    assert save_calendar(again, place) == (path, "")
    assert told_states(path) == ["CANCELLED"]


def test_that_no_window_can_know_of_another_is_the_reason_that_is_told(
    run: Run, waiting: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting.release()
    monkeypatch.setattr(lock, "take", no_locks)
    why = f"{waiting.path}: {say('unwritable_EROFS')}"
    _, out, err = run("case", "calendar", waiting.id, *ON)
    assert out.startswith("BEGIN:VCALENDAR")
    assert err.strip() == say("calendar_unnoted_printed", why=why)


@pytest.mark.usefixtures("home")
def test_a_right_is_not_taken_back_while_what_it_runs_from_is_asked_anew(tmp_path: Path) -> None:
    """The three years run on, whatever the money was withheld for."""
    case, file = desk_of(SHIPPED).new("seller"), tmp_path / "days.ics"
    for answer in ("finance", "money_withheld", "shortage", "withheld", "20.11.2026", "A 1", "1"):
        case.answer(answer)
    save_calendar(case, file)
    assert {name for name, one in case.announced.items() if not one.cancelled} == {
        "limitation.withheld_day",
        "seller_withholding_dispute.withheld_day",
    }
    case.change(2, "other")
    assert case.walk.at == "seller_ticket.event_date"
    (day,) = [due for due in standing(case.walk) if due.name == "limitation"]
    assert (day.day, day.whose) == (date(2029, 11, 20), "mine")
    assert "20.11.2029" in case.document()
    assert [one.day for one in overview(case.desk).cases[0].outlook.days] == [day.day]
    save_calendar(case, file)
    assert {name for name, one in case.announced.items() if not one.cancelled} == {
        "limitation.withheld_day"
    }
    case.answer("20.11.2026")
    while not case.walk.node.acts:
        case.answer(case.walk.prefill(case.walk.at) or next(iter(case.walk.node.options), ""))
    save_calendar(case, file)
    assert {name for name, one in case.announced.items() if not one.cancelled} == {
        "limitation.withheld_day"
    }, "it is the same one"
    assert told_states(file).count("CONFIRMED") == 1
    case.release()


def test_a_day_of_ones_own_that_passed_unanswered_is_not_taken_back(tmp_path: Path) -> None:
    """Nobody said that the goods were handed in; that the point refused them does not undo it."""
    case = desk_of(SHIPPED, date(2026, 9, 10)).new("defect")
    file = tmp_path / "days.ics"
    for answer in ("broken", "approved", "10.09.2026", "barred", "code", "A point", "10.09.2026"):
        case.answer(answer)
    save_calendar(case, file)
    assert "2026-09-14" in {str(one.day) for one in case.announced.values()}
    case.desk.today = date(2026, 9, 15)
    case.turn()
    save_calendar(case, file)
    assert "CANCELLED" not in told_states(file)
    case.release()
