"""The first screen: what is due, what there is to choose, and what happened in one's own words."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, timedelta
from pathlib import Path
from unittest.mock import Mock

import pytest
from textual import events
from textual.color import Color
from textual.css.stylesheet import Stylesheet
from textual.geometry import Size
from textual.pilot import Pilot
from textual.widgets import Input

from tests.cases.test_days_agree import PAGES, SERVED, TO_CLAIM, TO_SEND, on, seen
from tests.cases.test_first_words import again
from tests.conftest import SHIPPED, TODAY, desk_of, no_room
from tests.tui.conftest import TO_CHAT, answered, case, keys, screen, ways_found
from wizard import disk
from wizard.cases import attaching
from wizard.cases.case_list import summary
from wizard.cases.desk import Desk
from wizard.cases.due import Due, due_of
from wizard.cases.first_words import NAME
from wizard.commands.proved import spoken_in
from wizard.library.first_choices import said_example
from wizard.tui import home_rows, listening, themes
from wizard.tui.app import WizardApp
from wizard.tui.home import Home
from wizard.tui.home_rows import cases
from wizard.tui.menu import Menu
from wizard.tui.themes import DARK, THEMES
from wizard.tui.throttle import PAUSE
from wizard.walk.walker import Walker

SIZES = [(120, 40), (80, 24), (40, 12), (30, 8)]


def begun(desk: Desk) -> WizardApp:
    return WizardApp(desk, find=ways_found())


def waiting(days: int) -> None:
    """A case that was sent some days ago."""
    answered(desk_of(SHIPPED, TODAY - timedelta(days=days)), (*TO_CHAT, "waiting")).release()


def first(app: WizardApp) -> Home:
    assert isinstance(app.screen, Home)
    return app.screen


def rows(menu: Menu) -> list[str]:
    return [str(menu.get_option_at_index(n).prompt) for n in range(menu.option_count)]


async def test_what_happened_is_the_first_that_is_asked(ozon: Desk) -> None:
    app = begun(ozon)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert first(app)._field.has_focus
        assert said_example(ozon.library) in first(app)._field.placeholder
        assert not first(app)._open.display
        await pilot.press("5", "enter")
        await pilot.pause()
        assert case(app).walk.at == "start.fraud", "what everybody is asked comes first"
        await pilot.press("1")
        assert case(app).walk.at == "refund.reason"


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_it_begins_in_the_theme_that_was_chosen_and_reads_the_style_sheet_once(
    ozon: Desk, theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    themes.remember(theme)
    read = Mock()
    monkeypatch.setattr(Stylesheet, "reparse", read)
    app = begun(ozon)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.theme == theme
        assert first(app).styles.background == Color.parse(str(app.current_theme.background))
        assert app.has_class("-dark-mode") is (theme == DARK.name)
        assert app.has_class("-light-mode") is (theme != DARK.name)
        assert not read.called


async def test_nothing_is_drawn_that_would_not_be_shown(
    ozon: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = begun(ozon)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        drawn = Mock(wraps=first(app)._compositor.render_update)
        monkeypatch.setattr(first(app)._compositor, "render_update", drawn)
        with app.batch_update():
            first(app)._refresh_layout(Size(80, 23))
            await pilot.pause()
            assert not drawn.called
        first(app)._refresh_layout(Size(80, 24))
        await pilot.pause()
        assert drawn.called


async def test_the_terminal_is_told_of_another_pointer_only(
    ozon: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = begun(ozon)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        told = Mock()
        monkeypatch.setattr(app._driver, "write", told)
        for shape in ("default", "text", "text", "default"):
            app._set_pointer_shape(shape)
        written = [str(call.args[0]) for call in told.mock_calls]
        assert [one.partition(";")[2].rstrip("\a") for one in written] == ["text", "default"]


async def test_what_is_typed_is_looked_for_and_kept_as_the_story(ozon: Desk) -> None:
    app = begun(ozon)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*keys("деньги не вернули 2 недели"))
        await pilot.pause(2 * PAUSE)
        assert first(app)._field.value == "деньги не вернули 2 недели", "a digit is a letter here"
        assert rows(first(app)._first)[-1].endswith(f"  {ozon.language('found_none')}")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, Home), "the first Enter only shows what there is"
        told = ozon.language("home_choose", title=first(app)._offered[0].title)
        assert str(first(app)._told.render()) == told, "and what the next one opens"
        await pilot.press("enter")
        await pilot.pause()
        assert case(app).walk.at == "start.fraud"
        assert case(app).walk.kept["claim.story"] == "деньги не вернули 2 недели"
        await pilot.press("1")
        assert case(app).walk.at == "refund.reason"


@pytest.mark.parametrize("key", ["enter", "down"])
async def test_a_digit_leads_to_a_row_of_what_was_found_once_the_cursor_is_there(
    ozon: Desk, key: str
) -> None:
    app = begun(ozon)
    async with app.run_test(size=(80, 24)) as pilot:
        await typed_first(app, pilot, "деньги не вернули")
        home = first(app)
        wanted = home._offered[1]
        assert rows(home._first)[1].strip().startswith("2  ")
        await pilot.press(key, "2")
        assert (home._open.highlighted, home._first.highlighted) == (None, 1)
        assert wanted.title in str(home._told.render())
        assert home._field.value == "деньги не вернули"
        await pilot.press("enter")
        await pilot.pause()
        assert case(app).walk.kept["claim.story"] == "деньги не вернули"
        assert case(app).entry == wanted.at


@pytest.mark.parametrize("words", ["не вернули деньги, приставка PS2", "нет заказа: PS 3"])
async def test_a_digit_that_ends_the_words_is_none_of_a_row_and_is_not_cut_off(
    ozon: Desk, words: str
) -> None:
    app = begun(ozon)
    async with app.run_test(size=(80, 24)) as pilot:
        await typed_first(app, pilot, words)
        home = first(app)
        assert not home._cursor.menu
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, Home), "the first Enter only shows what there is"
        assert home._first.highlighted == home._first.stops[0]
        await pilot.press("enter")
        await pilot.pause()
        assert case(app).walk.kept["claim.story"] == words


async def test_a_digit_without_a_row_and_one_behind_more_words_are_written(ozon: Desk) -> None:
    app = begun(ozon)
    async with app.run_test(size=(80, 24)) as pilot:
        await typed_first(app, pilot, "щщщщщ")
        await pilot.press("enter", "9")
        assert first(app)._field.value == "щщщщщ9"
        await pilot.press("down", "ы", "1")
        assert first(app)._field.value == "щщщщщ9ы1", "who writes on has no cursor"


async def test_a_digit_that_stands_for_itself_is_one_of_the_words(ozon: Desk) -> None:
    app = begun(ozon)
    async with app.run_test(size=(80, 24)) as pilot:
        await typed_first(app, pilot, "деньги не вернули 2")
        assert first(app)._first.highlighted is None
        await pilot.press("enter")
        assert isinstance(app.screen, Home)


async def test_a_digit_left_over_from_words_leads_to_what_is_listed_then(ozon: Desk) -> None:
    app = begun(ozon)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        home = first(app)
        home._field.value = "3 щщщщщ"
        await pilot.pause(PAUSE * 2)
        assert len(home._offered) < 3
        home._field.value = "3"
        await pilot.pause()
        assert home._first.highlighted == 2


async def test_words_of_fraud_lead_straight_to_its_question(ozon: Desk) -> None:
    app = begun(ozon)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*keys("назвал код из смс"))
        await pilot.pause(2 * PAUSE)
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen is screen(app)
        assert case(app).walk.at == "start.fraud"


async def test_words_that_fit_nothing_lead_to_the_questions_in_order(ozon: Desk) -> None:
    app = begun(ozon)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*keys("борщ остыл"), "enter")
        await pilot.pause()
        note = str(first(app).query_one("#note").render())
        assert note == ozon.language("found_nothing", example=said_example(ozon.library))
        await pilot.press("enter", "1")
        await pilot.pause()
        assert case(app).walk.at == "start.role"
        assert case(app).walk.kept["claim.story"] == "борщ остыл"


async def test_escape_clears_what_is_typed_and_then_closes(ozon: Desk) -> None:
    app = begun(ozon)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*keys("товар сломан"))
        await pilot.pause(2 * PAUSE)
        await pilot.press("escape")
        await pilot.pause(2 * PAUSE)
        assert first(app)._field.value == ""
        assert "1" in rows(first(app)._first)[0]
        await pilot.press("escape")
        assert app.screen is screen(app)
        assert case(app).walk.steps == ()


@pytest.mark.parametrize("size", SIZES)
async def test_fourteen_cases_leave_room_for_a_new_one(ozon: Desk, size: tuple[int, int]) -> None:
    for number in range(14):
        waiting(number % 6)
    app = begun(ozon)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.pause()
        shown = first(app)
        for part in (shown._open, shown._field, shown._first):
            assert part.size.height >= 1
            assert shown.region.contains_region(part.region)
            assert part.region.bottom <= size[1] - 1
        stops = len(shown._open.stops) + len(shown._first.stops)
        seen = set()
        for _ in range(stops):
            await pilot.press("down")
            await pilot.pause()
            (menu,) = [one for one in (shown._open, shown._first) if one.highlighted is not None]
            seen.add((menu.id, menu.highlighted))
            lines = [n for n, line in enumerate(menu._lines) if line[0] == menu.highlighted]
            assert menu.scroll_y <= lines[0] < menu.scroll_y + menu.size.height, "it is in sight"
        assert len(seen) == stops
        assert ozon.language("home_in_order") in rows(shown._first)[-1].replace("\n    ", " ")
        await pilot.press("enter")
        assert app.screen is screen(app)


async def test_what_is_due_today_stands_on_top_the_oldest_first(ozon: Desk) -> None:
    for days in (0, 9, 3):
        waiting(days)
    app = begun(ozon)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        shown = rows(first(app)._open)
        assert shown[0] == ozon.language("home_today")
        assert shown[3] == ozon.language("home_cases")
        late = [days_late(row) for row in shown[1:3]]
        assert late == sorted(late, reverse=True) and late[0] > 0
        await pilot.press("1", "enter")
        assert case(app).walk.at == "escalation.chat"


def days_late(row: str) -> int:
    return int(row.replace("\N{NO-BREAK SPACE}", " ").partition(" на ")[2].partition(" ")[0])


def test_ones_own_day_and_that_of_an_answer_look_different(ozon: Desk) -> None:
    made = answered(ozon, TO_CHAT)
    item = summary(ozon, made.path)
    told = {}
    for whose in ("mine", "theirs"):
        due = Due(made.path.stem, f"{item.title}: что-то", TODAY, 0, whose, "x")
        (_, row) = cases([item], [due], [], width=80, say=ozon.language)
        told[whose] = str(row.prompt)
    assert "! " in told["mine"] and "вашего срока" in told["mine"]
    assert "⚠ " in told["theirs"] and "для ответа" in told["theirs"]
    assert all("что-то" in words for words in told.values())


async def test_f3_speaks_the_other_language(ozon: Desk) -> None:
    app = WizardApp(ozon, None, lambda code: spoken_in(SHIPPED, ozon.library, code))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "F3 English" in str(first(app).query_one("#keys").render())
        await pilot.press("f3")
        for _ in range(20):
            await pilot.pause(0.05)
            if isinstance(app.screen, Home):
                break
        assert "own words" in str(first(app).query_one("#asked").render())


@pytest.mark.parametrize("key", ["q", "й"])
async def test_a_letter_that_begins_no_word_leaves(ozon: Desk, key: str) -> None:
    app = begun(ozon)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(key)
        await pilot.pause()
    assert app.return_code == 0


async def test_a_paste_is_typed_and_chooses_nothing(ozon: Desk) -> None:
    app = begun(ozon)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.post_message(events.Paste("1 деньги не вернули"))
        await pilot.pause()
        assert first(app).query_one("#told", Input).value == "1 деньги не вернули"


async def test_a_case_of_the_list_is_deleted(ozon: Desk) -> None:
    waiting(3)
    app = begun(ozon)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("down", "delete", "2")
        await pilot.pause()
        assert isinstance(app.screen, Home)
        assert not app.screen._open.display


async def test_the_last_line_names_only_keys_that_act_now(ozon: Desk) -> None:
    waiting(3)
    app = begun(ozon)

    def last() -> str:
        return str(first(app)._keyline.render())

    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert "Del удалить" in last()
        assert "Esc закрыть" in last()
        await pilot.press("down")
        assert "Del удалить" in last()
        await pilot.press("down")
        assert "Del" not in last(), "the cursor is on a way to begin"
        await pilot.press("up", "з")
        await pilot.pause()
        assert "Del" not in last(), "it takes a letter away"
        assert "Esc стереть" in last()
        await pilot.press("delete")
        assert isinstance(app.screen, Home)
        await pilot.press("escape")
        await pilot.pause()
        assert "Del удалить" in last()
        assert "Esc закрыть" in last()


@asynccontextmanager
async def one_deleted(app: WizardApp) -> AsyncIterator[Pilot[None]]:
    """The first screen once the only case of it was deleted."""
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("down", "delete", "2")
        await pilot.pause()
        yield pilot


async def test_of_a_case_that_is_kept_elsewhere_it_is_told_that_its_file_stays(
    ozon: Desk, tmp_path: Path
) -> None:
    case = answered(desk_of(SHIPPED), (*TO_CHAT, "waiting"))
    case.move_to(tmp_path)
    case.release()
    kept = case.kept_at
    async with one_deleted(begun(ozon)) as pilot:
        told = [one.message for one in pilot.app._notifications]
        assert told[0].endswith(ozon.language("removed_link", path=kept))
    assert (case.path.is_symlink(), kept.is_file()) == (False, True)


async def test_a_case_that_was_deleted_is_put_back_while_the_sitting_lasts(ozon: Desk) -> None:
    waiting(3)
    app = begun(ozon)
    async with one_deleted(app) as pilot:
        home = first(app)
        assert not home._cases
        assert "Ctrl+Z" in str(home._keyline.render())
        await pilot.press("escape", "l")
        await pilot.pause()
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert [item.path.exists() for item in first(app)._cases] == [True]
        assert "Ctrl+Z" not in str(first(app)._keyline.render())


async def test_a_full_disk_is_told_in_the_words_of_the_sitting_where_a_case_is_put_back(
    ozon: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting(3)
    app = begun(ozon)
    async with one_deleted(app) as pilot:
        monkeypatch.setattr(disk, "write", no_room)
        await pilot.press("ctrl+z")
        await pilot.pause()
        told = [notice.message for notice in app._notifications]
        assert told[-1].endswith("на диске нет места")


async def test_what_is_typed_leaves_the_cases_that_hold_it(ozon: Desk) -> None:
    waiting(3)
    other = answered(ozon, ("nobody", "buyer", "delivery"))
    other.release()
    app = begun(ozon)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        home = first(app)
        assert len(home._cases) == 2
        await typed_first(app, pilot, "заказ 1234")
        assert [item.title for item in home._listed] == ["Заказ 12345678-0001 не пришёл"]
        assert home._open.display
        await pilot.press("down", "enter")
        await pilot.pause()
        assert case(app).path == home._listed[0].path


async def typed_first(app: WizardApp, pilot: Pilot[None], words: str) -> None:
    await pilot.pause()
    await pilot.press(*keys(words))
    await pilot.pause(2 * PAUSE)


async def test_a_long_list_shows_its_first_part_and_more_for_who_asks(
    ozon: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(home_rows, "SHOWN", 2)
    for days in (2, 3, 4, 5, 6):
        waiting(days)
    app = begun(ozon)
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.pause()
        menu = first(app)._open
        for listed, rest in ((2, 3), (4, 1)):
            shown = [menu.get_option_at_index(index) for index in menu.stops]
            assert [one.id for one in shown] == [*map(str, range(listed)), home_rows.MORE]
            more = ozon.language.plural("cases", rest)
            assert ozon.language("home_more", more=more) in str(shown[-1].prompt)
            menu.highlighted = menu.stops[-1]
            await pilot.press("delete", "enter")
            await pilot.pause()
            assert isinstance(app.screen, Home), "that row is no case, and cannot be deleted"
        assert [menu.get_option_at_index(index).id for index in menu.stops] == [*"01234"]
        assert menu.highlighted == menu.stops[4], "the cursor is on the first of the new ones"
        await pilot.press("enter")
        await pilot.pause()
        assert case(app).walk.steps, "it is opened"


async def test_half_typed_words_outlive_the_language_and_the_window(ozon: Desk) -> None:
    app = begun(ozon)
    async with app.run_test(size=(80, 24)) as pilot:
        await typed_first(app, pilot, "заказ не при")
        await pilot.press("f3")
        await pilot.pause()
        await pilot.pause()
        assert first(app)._field.value == "заказ не при"
        path = ozon.folder.parent / NAME
        assert path.stat().st_mode & 0o777 == 0o600
        await pilot.press("ctrl+c")
    again = begun(ozon)
    async with again.run_test(size=(80, 24)) as pilot:
        await typed_first(again, pilot, "шёл")
        assert first(again)._field.value == "заказ не пришёл"
        assert first(again)._sought.found
        await pilot.press("down", "enter")
        await pilot.pause()
        assert case(again).walk.at == "start.fraud"
        assert path.read_text("utf-8") == "заказ не пришёл", "no case has a file yet"
        await pilot.press("2")
        assert await gone(path, pilot)
        assert "заказ не пришёл" in case(again).path.read_text("utf-8")


async def gone(path: Path, pilot: Pilot[None]) -> bool:
    """Whether the file is gone: what is typed is written a moment later, and so is that it went."""
    for _ in range(30):
        if not path.exists():
            return True
        await pilot.pause(0.1)
    return False


async def test_what_one_key_wiped_is_kept_until_a_case_begins_and_the_rest_nowhere(
    ozon: Desk,
) -> None:
    app, path = begun(ozon), ozon.folder.parent / NAME
    async with app.run_test(size=(80, 24)) as pilot:
        await typed_first(app, pilot, "деньги")
        await pilot.press(*["backspace"] * 6)
        assert await gone(path, pilot)
        await typed_first(app, pilot, "деньги")
        await pilot.press("escape")
        await pilot.pause(2 * PAUSE)
        assert path.exists(), "it can be had back"
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is screen(app)
        assert path.read_text("utf-8") == "деньги", "who only leaves may not have meant to wipe it"
        await pilot.press("escape")
        await typed_first(app, pilot, "")
        assert first(app)._field.value == "деньги"
        await pilot.press("escape", "3", "enter")
        assert await gone(path, pilot)


async def test_words_that_escape_took_away_can_be_had_back(
    ozon: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listening, "AGAIN", 600.0)
    app = begun(ozon)
    async with app.run_test(size=(80, 24)) as pilot:
        await typed_first(app, pilot, "деньги не вернули")
        await pilot.press("escape", "escape", "escape")  # held: it does not close what it cleared
        home = first(app)
        assert home._field.value == ""
        assert str(home._told.render()) == ozon.language("home_wiped")
        assert "Ctrl+Z" in str(home._keyline.render())
        await pilot.press("ctrl+z")
        await pilot.pause(2 * PAUSE)
        assert home._field.value == "деньги не вернули"
        assert home._sought.found
        await pilot.press("escape", "ctrl+c")
        await pilot.pause()
    assert again(ozon.folder) == "деньги не вернули", "nobody said that they were not meant"


@pytest.mark.parametrize("key", ["ctrl+c", "f3"])
async def test_the_last_letters_are_kept_however_fast_one_leaves(ozon: Desk, key: str) -> None:
    app = begun(ozon)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*keys("заказ"), key)
        await pilot.pause()
    assert again(ozon.folder) == "заказ"


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12), (30, 8)])
async def test_what_is_asked_is_told_whole(ozon: Desk, size: tuple[int, int]) -> None:
    app = WizardApp(ozon)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.pause()
        asked = app.screen.query_one("#asked")
        assert "…" not in asked.render_line(0).text


async def test_f3_that_is_held_ends_nothing_and_loses_no_word(ozon: Desk) -> None:
    app = WizardApp(ozon, None, lambda code: spoken_in(SHIPPED, ozon.library, code))
    async with app.run_test(size=(80, 24)) as pilot:
        await typed_first(app, pilot, "заказ не при")
        for _ in range(3):
            for _ in range(7):
                app.post_message(events.Key("f3", None))
            await pilot.pause(0.05)
        for _ in range(100):  # one language after the other
            await pilot.pause(0.1)
            if isinstance(app.screen, Home) and app.screen._field.value:
                break
        assert len([item for item in app.screen_stack if isinstance(item, Home)]) == 1
        assert first(app)._field.value == "заказ не при"
    assert app.fault is None
    assert again(ozon.folder) == "заказ не при"


@pytest.mark.parametrize("key", ["escape", "left", "backspace"])
async def test_back_from_the_first_step_leads_here_and_leaves_nothing_behind(
    ozon: Desk, key: str
) -> None:
    waiting(1)
    before = sorted(ozon.folder.glob("*.md"))
    app = begun(ozon)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("3", "enter", key)
        await pilot.pause()
        assert "Ваши дела" in rows(first(app)._open)[0]
        assert sorted(ozon.folder.glob("*.md")) == before
        await pilot.press("6", "enter")
        await pilot.pause()
        assert app.screen is screen(app)


async def test_back_from_the_first_step_has_the_words_again(ozon: Desk) -> None:
    app = begun(ozon)
    async with app.run_test(size=(80, 24)) as pilot:
        await typed_first(app, pilot, "деньги не вернули")
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert app.screen is screen(app)
        await pilot.press("escape")
        await pilot.pause(2 * PAUSE)
        home = first(app)
        assert home._field.value == "деньги не вернули"
        assert rows(home._first)[-1].endswith(ozon.language("found_none"))
        home.dismiss(None)  # the case has them still, and no file yet
        await pilot.pause()
        assert case(app).walk.kept["claim.story"] == "деньги не вернули"
        assert (ozon.folder.parent / NAME).read_text("utf-8") == "деньги не вернули"


async def test_a_case_with_something_in_it_is_listed_before_its_first_step(
    desk: Desk, tmp_path: Path
) -> None:
    made, photo = desk.new(), tmp_path / "photo.jpg"
    photo.write_bytes(b"1")
    attaching.attach(made, photo)
    app = WizardApp(desk, made)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("left")
        await pilot.pause()
        assert made.page.title in rows(first(app)._open)[1]


async def test_cases_of_one_title_are_told_apart_where_they_are_listed(ozon: Desk) -> None:
    for days in (1, 2):
        waiting(days)
    app = begun(ozon)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        heads = [row.split("\n")[0] for row in rows(first(app)._open)[1:3]]
        assert [head[4:] for head in heads] == [
            f"Заказ 12345678-0001 не пришёл · начато {day}.11.2026" for day in (21, 20)
        ]


@pytest.mark.parametrize(("key", "place"), [("down", 0), ("up", -1)])
async def test_a_cursor_on_a_line_that_is_none_begins_at_the_end(
    ozon: Desk, key: str, place: int
) -> None:
    waiting(2)
    app = begun(ozon)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        home = first(app)
        home._open.highlighted = 0
        assert 0 not in home._open.stops, "it is a heading"
        await pilot.press(key)
        await pilot.pause()
        menus = [menu for menu in (home._open, home._first) if menu.highlighted is not None]
        assert [menu.highlighted for menu in menus] == [menus[0].stops[place]]


async def test_a_list_that_was_hidden_with_the_cursor_in_it_is_passed_over(ozon: Desk) -> None:
    waiting(2)
    app = begun(ozon)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        home = first(app)
        await pilot.press("down")
        home._open.display = False
        await pilot.press("down")
        await pilot.pause()
        assert home._open.highlighted is None
        assert home._first.highlighted == home._first.stops[0]


async def test_a_list_that_has_no_styles_yet_is_waited_for(ozon: Desk) -> None:
    app = begun(ozon)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        home = first(app)
        styles = dict(home._first._component_styles)
        home._first._component_styles.clear()
        home._first._is_mounted = False
        home._fit()
        home._first._component_styles.update(styles)
        home._first._is_mounted = True
        await pilot.pause()
        assert app.fault is None


@pytest.mark.parametrize(
    ("today", "own"), [("2029-08-01", ""), ("2029-11-01", "05.11.2029"), ("2029-11-05", "")]
)
def test_an_own_day_that_comes_soon_stands_before_what_is_overdue(today: str, own: str) -> None:
    """On the day itself it is among what is due."""
    walk = Walker(PAGES.library, "start").begin(date(2026, 11, 29))
    for answer in (*TO_CLAIM, *TO_SEND, *SERVED):
        walk = walk.answer(answer)
    item = seen(on(walk, date.fromisoformat(today)))
    assert bool(item.own_ahead) is bool(own)
    assert own in item.own_ahead
    (_, row) = cases([item], due_of([item]), [], width=200, say=item.say)
    assert item.own_ahead in str(row.prompt)
    assert item.say("whose_mine") in str(row.prompt) or not own
