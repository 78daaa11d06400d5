"""Cases on the screen: the list, two windows, waiting, the calendar, a library that changed."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from textual.pilot import Pilot
from textual.widgets import Input, Static

from tests.conftest import SAMPLE, TODAY, Change, desk_of, full_disk, no_room
from tests.tui.conftest import answered, case, screen, type_
from wizard.cases import case_folder, store
from wizard.cases.calendar_file import save_calendar
from wizard.cases.case import Case
from wizard.cases.desk import Desk
from wizard.i18n import language
from wizard.tui import listening
from wizard.tui.app import WizardApp, run
from wizard.tui.choices import Choices
from wizard.tui.dialogs import AskFolder, AskPath, Confirm, Reading
from wizard.tui.home import Home
from wizard.tui.listening import HABIT
from wizard.tui.menu import Menu
from wizard.tui.notices import Leaving
from wizard.tui.registration_window import AskNumber

TO_CALL = ("yes", "on", "01.11.2026", "Ann", "box")
say = language("ru")


@pytest.fixture
def waiting(desk: Desk) -> Case:
    """A case that waits, in a file."""
    kept = answered(desk, (*TO_CALL, "later"))
    kept.release()
    return kept


def shown(app: WizardApp, name: str) -> str:
    return str(screen(app).query_one(f"#{name}", Static).render())


def told(app: WizardApp) -> str:
    return "\n".join(note.message for note in app._notifications)


async def settled(pilot: Pilot[None]) -> None:
    await pilot.pause()
    await pilot.pause(0.1)


def rows(app: WizardApp) -> list[str]:
    """What can be come to on the first screen, in one line."""
    return [
        str(menu.get_option_at_index(n).prompt)
        for menu in app.screen.query(Menu)
        for n in menu.stops
    ]


async def test_the_first_screen_offers_open_cases_and_the_overdue_ones_first(
    desk: Desk, waiting: Case
) -> None:
    for answers in (("yes",), ("no", "done")):
        answered(desk, answers).release()
    early = desk_of(SAMPLE, TODAY - timedelta(days=30))
    answered(early, (*TO_CALL[:2], "", "Bob", "", "later")).release()
    app = WizardApp(desk)
    async with app.run_test() as pilot:
        await settled(pilot)
        assert isinstance(app.screen, Home)
        first, second, third, new = rows(app)
        assert "⚠ " in first and "просрочен на" in first
        assert "02.12.2026" in second
        assert "начато 22.11.2026" in third
        assert say("home_in_order") in new


async def test_a_file_that_cannot_be_opened_is_told_of_in_the_list(
    desk: Desk, waiting: Case
) -> None:
    (desk.folder / "notes.md").write_text("# [b]Mine[/b]\n", "utf-8")
    app = WizardApp(desk)
    async with app.run_test() as pilot:
        await settled(pilot)
        assert "notes.md" in rows(app)[-2]
        await pilot.press("1", "enter")
        assert case(app).id == waiting.id


@pytest.mark.parametrize("key", ["²", "①", "0", "9"])
async def test_a_key_that_is_no_number_of_a_case_does_nothing(
    desk: Desk, waiting: Case, key: str
) -> None:
    app = WizardApp(desk)
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press(key)
        assert isinstance(app.screen, Home)


async def test_a_case_is_deleted_from_the_list_after_a_question(desk: Desk, waiting: Case) -> None:
    key = "delete"
    app = WizardApp(desk)
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press(key, key)
        assert isinstance(app.screen, Confirm)
        await pilot.press("1")
        assert waiting.path.exists()
        await pilot.press(key, "2")
        await settled(pilot)
        assert not waiting.path.exists()
        assert isinstance(app.screen, Home)
        assert len(rows(app)) == 1


async def test_deleting_the_case_on_the_screen_leaves_a_new_one(desk: Desk) -> None:
    app = WizardApp(desk, answered(desk, ("yes",)))
    async with app.run_test() as pilot:
        path = case(app).path
        await pilot.press("l", "delete", "delete", "2")
        await settled(pilot)
        assert not path.exists()
        await pilot.press("escape", "escape")  # what was told, and the list
        assert case(app).walk.steps == ()
        await pilot.press("1")
        assert not path.exists()
        assert len(case_folder.listed(desk.folder)) == 1


async def test_new_case_in_the_list_cannot_be_deleted(desk: Desk, waiting: Case) -> None:
    app = WizardApp(desk)
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("down", "down", "delete")
        assert isinstance(app.screen, Home)


async def test_the_second_window_is_told_and_can_look_without_writing(
    desk: Desk, waiting: Case
) -> None:
    assert waiting.place.claim()
    before = waiting.path.read_bytes()
    second = desk_of(SAMPLE)
    app = WizardApp(second, second.resume(waiting.path))
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        assert say("case_busy") in told(app)
        assert say("read_only") in shown(app, "head")
        await pilot.press("2")
        assert case(app).walk.steps == waiting.walk.steps
        assert say("case_busy") in told(app)
        await pilot.press("backspace", "escape", "i")
        assert isinstance(app.screen, Reading)
    assert waiting.path.read_bytes() == before


async def test_the_second_window_goes_on_once_the_first_is_closed(
    desk: Desk, waiting: Case
) -> None:
    assert waiting.place.claim()
    second = desk_of(SAMPLE)
    app = WizardApp(second, second.resume(waiting.path))
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        waiting.answer("refused")
        waiting.release()
        await pilot.press("2")
        assert case(app).walk.at == "demo.story"
        assert say("case_reloaded") in told(app)
        assert say("read_only") not in shown(app, "head")
        await type_(pilot, "Note")
        await pilot.press("tab", "enter", "2")
        assert case(app).walk.at == "demo.shop"
        assert len(store.read_record(waiting.path).steps) == len(waiting.walk.steps) + 1


async def test_a_window_that_only_reads_writes_the_days_that_are_in_the_file(
    desk: Desk, tmp_path: Path
) -> None:
    first = answered(desk, TO_CALL)
    second = desk_of(SAMPLE)
    app = WizardApp(second, second.resume(first.path))
    path = tmp_path / "dates.ics"
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        first.answer("later")
        save_calendar(first, path)
        given = days_of(path)
        for _ in range(2):  # also once the first window is closed
            await pilot.press("d")
            app.screen.query_one("#path", Input).value = str(path)
            await pilot.press("enter")
            assert days_of(path) == given
            first.release()
        assert case(app).walk.waiting is not None
        assert not case(app).elsewhere
    assert [status for _, status in given] == ["CONFIRMED"]


async def test_what_comes_up_while_a_place_is_asked_for_is_written_too(
    desk: Desk, waiting: Case, tmp_path: Path
) -> None:
    assert waiting.place.claim()
    second = desk_of(SAMPLE)
    app = WizardApp(second, second.resume(waiting.path))
    path = tmp_path / "dates.ics"
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await pilot.press("d")
        save_calendar(waiting, path)
        waiting.answer("refused")
        app.screen.query_one("#path", Input).value = str(path)
        await pilot.press("enter")
        assert [status for _, status in days_of(path)] == ["CANCELLED"]
        screen(app).look_anew()
        assert say("read_only") in shown(app, "head")
        assert case(app).walk.at == screen(app).page.at == "demo.story"


def days_of(path: Path) -> list[tuple[str, str]]:
    events = Calendar.from_ical(path.read_text("utf-8")).walk("VEVENT")
    return [(str(one["DTSTART"].dt), str(one["STATUS"])) for one in events]


@pytest.mark.parametrize(
    ("answers", "keys", "field"),
    [
        (("yes", "on", "01.11.2026"), "Ann", "field"),
        ((*TO_CALL, "refused"), "Noqs", "long"),
        (("yes", "on", "01.11.2026", "Ann"), "1", "choices"),
    ],
)
async def test_where_nothing_can_be_kept_nothing_is_typed_until_it_can(
    desk: Desk, answers: tuple[str, ...], keys: str, field: str
) -> None:
    first = answered(desk, answers)
    second = desk_of(SAMPLE)
    app = WizardApp(second, second.resume(first.path))
    before = first.path.read_bytes()
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        asked = screen(app)._work.ask
        assert say("typing_shut") in " ".join(shown(app, "explain").split())
        empty = asked.typed
        await type_(pilot, keys)
        assert asked.typed == empty
        assert app.screen is screen(app), "no letter of it was a command"
        assert first.path.read_bytes() == before
        first.release()
        assert not screen(app).look_anew(), "it is the same page"
        assert say("typing_shut") not in shown(app, "explain")
        await type_(pilot, keys)
        assert asked.typed != empty
    assert store.read_record(first.path).typed


async def test_a_case_left_for_another_is_free_for_another_window(
    desk: Desk, waiting: Case
) -> None:
    app = WizardApp(desk, desk.resume(waiting.path))
    async with app.run_test() as pilot:
        assert desk_of(SAMPLE).resume(waiting.path).elsewhere
        await pilot.press("n", "2")
        await settled(pilot)
        assert not desk_of(SAMPLE).resume(waiting.path).elsewhere


async def test_the_case_at_hand_can_be_chosen_from_the_list(desk: Desk, waiting: Case) -> None:
    app = WizardApp(desk, desk.resume(waiting.path))
    async with app.run_test() as pilot:
        await pilot.press("l", "1", "enter")
        await settled(pilot)
        assert not case(app).elsewhere
        await pilot.press("2")
        assert case(app).walk.at == "demo.story"


@pytest.mark.parametrize("key", ["d", "в"])
async def test_the_dates_are_written_for_a_calendar(
    desk: Desk, waiting: Case, key: str, tmp_path: Path
) -> None:
    app = WizardApp(desk, desk.resume(waiting.path))
    path = tmp_path / "dates.ics"
    async with app.run_test() as pilot:
        await pilot.press(key)
        assert isinstance(app.screen, AskPath)
        app.screen.query_one("#path", Input).value = str(path)
        await pilot.press("enter")
        assert str(path) in told(app)
    assert len(Calendar.from_ical(path.read_text("utf-8")).walk("VEVENT")) == 1


async def test_that_the_case_could_not_note_its_dates_is_told(
    desk: Desk, waiting: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting.release()
    app = WizardApp(desk, desk.resume(waiting.path))
    async with app.run_test() as pilot:
        await pilot.press("d")
        app.screen.query_one("#path", Input).value = str(tmp_path / "dates.ics")
        monkeypatch.setattr(store, "write", full_disk)
        await pilot.press("enter")
        assert say("calendar_unnoted", why=case(app).trouble) in told(app)


async def test_a_calendar_is_written_over_another_file_only_on_purpose(
    desk: Desk, waiting: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = WizardApp(desk, desk.resume(waiting.path))
    path = tmp_path / "notes.txt"
    path.write_text("mine\n", "utf-8")
    async with app.run_test() as pilot:
        await pilot.press("d")
        app.screen.query_one("#path", Input).value = str(path)
        await pilot.press("enter")
        assert path.read_text("utf-8") == "mine\n"
        await pilot.press("enter")
        assert "VCALENDAR" in path.read_text("utf-8")
        await pilot.press("d")
        app.screen.query_one("#path", Input).value = str(path)
        await pilot.press("enter")  # by now it is this case's own
        assert not isinstance(app.screen, AskPath)


async def test_without_dates_the_key_says_so(desk: Desk) -> None:
    app = WizardApp(desk)
    async with app.run_test() as pilot:
        await pilot.press("d")
        assert told(app) == say("no_dates")


@pytest.mark.parametrize(("bought", "offered"), [("2026-11-12", True), ("2026-11-09", False)])
async def test_an_outcome_with_dates_to_come_offers_the_calendar(
    changed: Change, bought: str, offered: bool
) -> None:
    path = changed(
        "demo.yaml",
        "  age: {rule: days_since, day: bought}\n",
        "  age: {rule: days_since, day: bought}\n  last: {term: reply, from: bought}\n",
    )
    desk = desk_of(path)
    way = (*TO_CALL[:2], bought, *TO_CALL[3:], "refused", "Note.")
    app = WizardApp(desk, answered(desk, way))
    async with app.run_test() as pilot:
        await settled(pilot)
        ids = [row.id for row in app.screen.query_one(Choices).rows]
        there = ["calendar"] if offered else []
        assert ids == ["save", *there, "new", "cases", "quit", "unsolved"]
        await pilot.press("2")
        assert isinstance(app.screen, AskPath) == offered


@pytest.mark.parametrize(
    ("days", "due", "asked"),
    [
        (3, "через 7 дней", "Ответили?"),
        (10, "это сегодня", "Ответили?"),
        (12, "Просрочено 2 дня", "Ответили? Если нет, дальше — The shop"),
    ],
)
async def test_on_return_the_wizard_knows_the_date(
    changed: Change, days: int, due: str, asked: str
) -> None:
    changed("library.yaml", "short: Desk}\n", "short: Desk}\n  store: {title: The shop}\n")
    changed("demo.yaml", "    status: open\n", "    status: open\n    stage: store\n")
    path = changed("demo.yaml", "{label: They refused, to: story}", "{label: No, to: shop}")
    answered(desk_of(path), (*TO_CALL, "later")).release()
    app = WizardApp(desk_of(path, TODAY + timedelta(days=days)))
    async with app.run_test(size=(100, 40)) as pilot:
        await settled(pilot)
        await pilot.press("1", "enter")
        await settled(pilot)
        assert due in shown(app, "text")
        assert shown(app, "prompt") == asked


async def test_what_fits_no_more_is_said_on_the_screen(changed: Change, waiting: Case) -> None:
    changed("demo.yaml", "  power:\n    kind", "  light:\n    kind")
    desk = desk_of(changed("demo.yaml", "to: power", "to: light"))
    app = WizardApp(desk, desk.resume(waiting.path))
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, Reading)
        said = str(app.screen.query_one("#reading Static", Static).render())
        assert say("case_astray") in said
        assert "demo.power: on (22.11.2026)" in said
        await pilot.press("escape")
        assert case(app).walk.at == "demo.light"
        await pilot.press("1")
        assert store.read_record(waiting.path).lost == list(waiting.walk.steps[1:])


async def test_a_disk_that_fills_up_is_told_at_once_and_another_folder_taken(
    desk: Desk, waiting: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = WizardApp(desk, desk.resume(waiting.path))
    async with app.run_test(size=(100, 30)) as pilot:
        with monkeypatch.context() as full:
            full.setattr(os, "fsync", no_room)
            await pilot.press("2")
            await settled(pilot)
            assert isinstance(app.screen, AskPath)
            assert say("not_saved_short") in shown(app, "head")
        app.screen.query_one("#path", Input).value = str(tmp_path / "stick")
        await pilot.press("enter")
        assert say("path_new_folder") in str(app.screen.query_one("#explain", Static).render())
        await pilot.press("enter")
        await pilot.pause()
        told = [*app._notifications]
        await type_(pilot, "Note")
        await pilot.press("tab", "enter", "2")
        assert case(app).walk.at == "demo.shop"
        assert say("moved_linked", path=case(app).kept_at) in [one.message for one in told]
    (kept,) = (tmp_path / "stick").glob("*.md")
    assert desk.open(kept).walk.at == desk.open(waiting.path).walk.at == "demo.shop"


@pytest.mark.usefixtures("held_on")
async def test_an_enter_that_is_held_gives_a_case_no_other_folder(
    desk: Desk, waiting: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listening, "HABIT", 0.0)  # else nothing is heard for a moment
    app = WizardApp(desk, desk.resume(waiting.path))
    async with app.run_test(size=(100, 30)) as pilot:
        waiting.path.unlink()
        await pilot.press("down", "down", "enter")
        await settled(pilot)
        assert isinstance(app.screen, AskFolder)
        for _ in range(6):
            await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, AskFolder) and not waiting.path.exists()
        monkeypatch.setattr(listening, "AGAIN", 0.0)  # now it is pressed anew, but soon
        monkeypatch.setattr(listening, "REPEATED", 0.0)
        app._last_at -= 1.0
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, AskFolder), "nobody reads it so fast"
        app._last_at -= 7200.0
        await pilot.press("enter")
        await settled(pilot)
        assert waiting.path.exists()


@pytest.mark.parametrize("wanted", [True, False])
async def test_where_the_file_of_a_case_was_taken_away_it_is_asked_whether_to_make_it_again(
    desk: Desk, waiting: Case, wanted: bool
) -> None:
    app = WizardApp(desk, desk.resume(waiting.path))
    async with app.run_test(size=(100, 30)) as pilot:
        waiting.path.unlink()
        await pilot.press("2")
        await settled(pilot)
        assert isinstance(app.screen, AskFolder)
        assert app.screen.query_one("#path", Input).value == f"{waiting.path.parent}{os.sep}"
        await settled(pilot)
        await pilot.pause(HABIT)
        await pilot.press("enter" if wanted else "escape")
        await settled(pilot)
        assert waiting.path.exists() is wanted
        await pilot.press("ctrl+c")
        await settled(pilot)
        assert left(app) is wanted, "what is in no file is asked about"
    assert waiting.path.exists() is wanted


def left(app: WizardApp) -> bool:
    return app._exit


async def test_who_leaves_a_case_that_is_kept_nowhere_is_asked(
    desk: Desk, waiting: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = WizardApp(desk, desk.resume(waiting.path))
    async with app.run_test(size=(100, 30)) as pilot:
        monkeypatch.setattr(os, "fsync", no_room)
        await pilot.press("2")
        await settled(pilot)
        await pilot.press("escape", "ctrl+c")
        await settled(pilot)
        assert not left(app)
        assert say("leave_lost") in str(app.screen.query_one("#reading Static", Static).render())
        await pilot.press("1", "ctrl+c")
        await settled(pilot)
        await pilot.press("2")
        await settled(pilot)
        assert left(app)
        assert app.return_code == 130


async def new(app: WizardApp, pilot: Pilot[None]) -> None:
    await pilot.press("n")


async def another(app: WizardApp, pilot: Pilot[None]) -> None:
    await pilot.press("l")
    await settled(pilot)
    await pilot.press("2", "enter")


async def said_anew(app: WizardApp, pilot: Pilot[None]) -> None:
    app._screen.begin_other(app._desk.new)


async def in_another_language(app: WizardApp, pilot: Pilot[None]) -> None:
    app.next_language()


async def quit_at_once(app: WizardApp, pilot: Pilot[None]) -> None:
    await pilot.press("ctrl+q")


@pytest.mark.parametrize("way", [new, another, said_anew, in_another_language, quit_at_once])
async def test_whatever_takes_a_case_off_that_cannot_be_kept_is_asked_about(
    way: Callable[[WizardApp, Pilot[None]], Awaitable[None]],
    desk: Desk,
    waiting: Case,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answered(desk, ("yes", "on")).release()
    app = WizardApp(desk, desk.resume(waiting.path), lambda _: desk.library)
    async with app.run_test(size=(100, 30)) as pilot:
        with monkeypatch.context() as full:
            full.setattr(os, "fsync", no_room)
            await pilot.press("3")
            await settled(pilot)
            await pilot.press("escape")
            here = case(app)
            await way(app, pilot)
            await settled(pilot)
            assert isinstance(app.screen, Leaving)
            await pilot.press("1")
            await settled(pilot)
            assert case(app) is here
            assert here.unsaved
        await way(app, pilot)
        await settled(pilot)
    assert desk.open(waiting.path).walk.steps == here.walk.steps, "there is room again"


async def test_who_answered_nothing_where_nothing_can_be_written_loses_nothing_and_is_not_asked(
    desk: Desk, waiting: Case, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    waiting.release()
    before = waiting.path.read_bytes()
    monkeypatch.setattr(store, "write", full_disk)
    monkeypatch.setattr(store, "probe", lambda folder: full_disk(folder, ""))
    app = WizardApp(desk, desk.resume(waiting.path))
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, AskPath)
        await pilot.press("escape", "ctrl+c")
        await settled(pilot)
        assert left(app)
    monkeypatch.setattr("wizard.tui.app.drive", lambda _: 0)
    assert run(app) == 0
    assert say("as_it_was", path=waiting.path) in capsys.readouterr().out
    assert waiting.path.read_bytes() == before


async def test_what_was_done_on_an_earlier_day_is_not_taken_back_by_one_key(
    desk: Desk, waiting: Case
) -> None:
    later = desk_of(SAMPLE, TODAY + timedelta(days=3))
    later = Desk(desk.library, desk.language, later.today, desk.now, desk.folder)
    app = WizardApp(later, later.resume(waiting.path))
    async with app.run_test(size=(100, 30)) as pilot:
        before = case(app).walk.steps
        for _ in range(20):
            await pilot.press("escape")
        assert case(app).walk.steps == before
        await pilot.press("left")
        await settled(pilot)
        assert isinstance(app.screen, Confirm)
        await pilot.press("2")
        await settled(pilot)
        assert case(app).walk.steps == before[:-1]
        await pilot.press("left")  # an answer to a question is of no day
        assert case(app).walk.steps == before[:-2]


@pytest.mark.parametrize(("key", "taken", "lost"), [("1", 0, 0), ("2", 1, 1), ("3", 1, 0)])
async def test_whether_a_letter_of_an_earlier_day_went_out_is_asked_on_the_way_back(
    desk: Desk, waiting: Case, key: str, taken: int, lost: int
) -> None:
    desk.today += timedelta(days=3)
    app = WizardApp(desk, desk.resume(waiting.path))
    async with app.run_test(size=(100, 30)) as pilot:
        before = case(app).walk.steps
        await pilot.press("left")
        await settled(pilot)
        assert [str(row.prompt).strip() for row in app.screen.query_one(Menu).options] == [
            *(f"1  {say('back_no')}", f"2  {say('back_sent_over')}", f"3  {say('back_sent_slip')}")
        ]
        await pilot.press(key)
        await settled(pilot)
        assert case(app).walk.steps == before[: len(before) - taken]
        assert len(case(app).lost) == lost


async def test_over_an_answer_to_a_letter_it_is_asked_whether_that_was_true(
    desk: Desk, waiting: Case
) -> None:
    waiting.release()
    for _ in range(2):
        desk.today += timedelta(days=3)
        there = desk.resume(waiting.path)
        if there.walk.waiting:
            there.answer("refused")
            there.release()
    app = WizardApp(desk, there)
    async with app.run_test(size=(100, 30)) as pilot:
        before = case(app).walk.steps
        await pilot.press("escape")
        await settled(pilot)
        assert [str(row.prompt).strip() for row in app.screen.query_one(Menu).options] == [
            f"1  {say('back_no')}",
            f"2  {say('back_answer_over')}",
            f"3  {say('back_answer_slip')}",
        ]
        await pilot.press("2")
        await settled(pilot)
        assert (case(app).walk.steps, case(app).lost) == (before[:-1], before[-1:])


@pytest.mark.parametrize(("key", "days"), [("1", []), ("2", [0]), ("3", [3])])
async def test_a_message_of_before_or_a_new_one_is_told_apart_by_the_person(
    desk: Desk, waiting: Case, key: str, days: list[int]
) -> None:
    desk.today += timedelta(days=3)
    there = desk.resume(waiting.path)
    there.adopt(there.walk.back_over())
    app = WizardApp(desk, there)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("4")
        await settled(pilot)
        assert isinstance(app.screen, Confirm)
        await pilot.press(key)
        await settled(pilot)
        steps = [step for step in case(app).walk.steps if step.node == "demo.call"]
        assert [(step.on - TODAY).days for step in steps] == days


@pytest.mark.parametrize(("keys", "lost"), [(["enter", "down", "enter"], 1), (["3"], 0)])
async def test_a_change_asks_whether_the_letter_behind_it_went_out(
    desk: Desk, waiting: Case, keys: list[str], lost: int
) -> None:
    app = WizardApp(desk, desk.resume(waiting.path))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("r", "home", "down", "enter")
        await settled(pilot)
        await pilot.press("2")
        await settled(pilot)
        assert isinstance(app.screen, Confirm)
        await pilot.press(*keys)
        await settled(pilot)
        await pilot.press("2")  # it ends the case, and is meant
        await settled(pilot)
        assert case(app).walk.steps[1].answer == "off"
        assert len(case(app).lost) == lost


async def test_where_there_is_room_again_it_is_kept_and_nobody_is_asked(
    desk: Desk, waiting: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = WizardApp(desk, desk.resume(waiting.path))
    async with app.run_test(size=(100, 30)) as pilot:
        with monkeypatch.context() as full:
            full.setattr(os, "fsync", no_room)
            await pilot.press("2")
            await settled(pilot)
            answered_here = case(app)
            assert answered_here.trouble
        await pilot.press("ctrl+c")
        await pilot.pause()
        assert app.return_code == 130
    assert desk.open(waiting.path).walk.steps == answered_here.walk.steps


@pytest.mark.parametrize(("key", "code"), [("ctrl+c", 130), ("ctrl+q", 0)])
async def test_a_second_interrupt_leaves_without_an_answer(
    desk: Desk, waiting: Case, monkeypatch: pytest.MonkeyPatch, key: str, code: int
) -> None:
    app = WizardApp(desk, desk.resume(waiting.path))
    async with app.run_test(size=(100, 30)) as pilot:
        monkeypatch.setattr(os, "fsync", no_room)
        case(app).keep()
        await pilot.press(key)
        await settled(pilot)
        assert not left(app)
        await pilot.press(key)
        assert app.return_code == code


async def test_a_thousand_cases_are_offered(desk: Desk, waiting: Case) -> None:
    text = waiting.path.read_text("utf-8")
    for number in range(999):
        store.write(desk.folder / f"2026-11-01-{number:04}.md", text)
    app = WizardApp(desk)
    async with app.run_test() as pilot:
        await settled(pilot)
        assert len(rows(app)) == 102, "a heading, a hundred cases, and what shows more"
        app.screen.query_one("#open", Menu).choose(101)
        await settled(pilot)
        assert len(rows(app)) == 202
        await pilot.press("1", "enter")
        await settled(pilot)
        assert case(app).walk.at == "demo.call"


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (80, 20), (40, 12)])
async def test_every_line_of_the_list_can_be_come_to_and_is_in_sight(
    desk: Desk, waiting: Case, size: tuple[int, int]
) -> None:
    text = waiting.path.read_text("utf-8")
    for number in range(25):
        store.write(desk.folder / f"2026-11-01-{number:04}.md", text)
        store.write(desk.folder / f"broken-{number:04}.md", "no case")
    app = WizardApp(desk)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        menu = app.screen.query_one(Menu)
        for stop in menu.stops:
            await pilot.press("down")
            await pilot.pause()
            assert menu.highlighted == stop
            lines = [n for n, line in enumerate(menu._lines) if line[0] == stop]
            shown = min(menu.size.height, len(lines))  # of a long row the beginning
            assert menu.scroll_y <= lines[0]
            assert lines[shown - 1] < menu.scroll_y + menu.size.height
        await pilot.press("enter")  # it can only be read
        assert isinstance(app.screen, Home)


@pytest.mark.parametrize(("typed", "number"), [("12-345\n", "12-345"), ("\n", None)])
async def test_who_waits_is_asked_for_the_number(
    changed: Change, typed: str, number: str | None
) -> None:
    term = "    reply_within: reply\n"
    desk = desk_of(changed("demo.yaml", term, f"{term}    number: serial\n"))
    app = WizardApp(desk, answered(desk, TO_CALL))
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("4")
        await settled(pilot)
        assert isinstance(app.screen, AskNumber)
        await type_(pilot, typed)
        await settled(pilot)
        assert len(app.screen_stack) == 2
        assert case(app).walk.steps[-1].number == number
        assert store.read_record(case(app).path).steps[-1].number == number


@pytest.mark.parametrize(("answers", "code"), [((), 0), (("yes",), 2)])
def test_a_sitting_whose_case_is_not_kept_is_no_good_end(
    desk: Desk, answers: tuple[str, ...], code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "write", full_disk)
    case = answered(desk, answers)
    case.trouble = "the disk is full"
    monkeypatch.setattr("wizard.tui.app.drive", lambda _: 0)
    monkeypatch.setattr(WizardApp, "last", case)
    assert run(WizardApp(desk, None, lambda _: desk.library)) == code
