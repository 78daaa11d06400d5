"""The screen, driven by keys."""

from __future__ import annotations

from math import inf
from pathlib import Path

import pytest
from textual.widgets import Input, OptionList, Static, TextArea

from tests.conftest import changer, desk_of
from tests.outcome.test_own_days import BOUGHT, library_with
from tests.tui.conftest import TO_CHAT, TO_ORDER_HELP, answered, case, screen, type_
from wizard import own_clipboard
from wizard.cases import store
from wizard.cases.beside import message_file
from wizard.cases.desk import Desk
from wizard.tui.app import WizardApp
from wizard.tui.ask import Ask
from wizard.tui.choices import Choices
from wizard.tui.dialogs import AskPath, Confirm, Reading
from wizard.tui.home import Home
from wizard.tui.listening import Waiting
from wizard.tui.review import Review
from wizard.tui.step import StepView
from wizard.tui.step_text import StepText

KEYS_TO_CHAT = "111105.11\n3\n12345678-0001\n"

TO_OWNER = ("yes", "off")
"""To a field of one line, in the sample."""


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (80, 18), (40, 12), (30, 8)])
async def test_every_line_of_a_step_can_be_read(ozon: Desk, size: tuple[int, int]) -> None:
    app = WizardApp(ozon, answered(ozon, TO_CHAT))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        text, view = app.screen.query_one(StepText), app.screen.query_one(StepView)
        lines = str(text.render()).count("\n") + 1
        assert text.size.height == lines > 8
        told = screen(app)._work.step.below
        unseen = view.virtual_size.height - view.size.height - view._blank  # a blank line is none
        assert told == max(0, unseen)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (80, 18), (40, 12)])
async def test_what_is_below_a_step_is_known_before_it_is_drawn(
    ozon: Desk, size: tuple[int, int]
) -> None:
    app = WizardApp(ozon, ozon.new())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        work, step = screen(app)._work, screen(app)._work.step
        numbers = {"escalation.numbers#ticket": "12-345"}
        numbers["escalation.numbers#order_number"] = "12345678-0001"
        for answer in (*TO_ORDER_HELP, "silence", numbers, "silence"):
            screen(app).take(answer)
            most = step.styles.max_height
            assert most is not None
            told = step.ahead(work._room, int(most.value))
            await pilot.pause()
            await pilot.pause()
            assert told == step.below


async def test_under_a_step_stands_calmly_that_facts_of_it_are_in_doubt(copy: Path) -> None:
    old = "about: ozon\n    status: confirmed\n    sources: [manual p. 3]"
    changer(copy)("facts.yaml", old, old.replace("confirmed", "former_edition"))
    desk = desk_of(copy)
    told = desk.language("doubts", letter="i")
    app = WizardApp(desk, desk.new())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        text = str(app.screen.query_one(StepText).render())
        assert told in text and "⚠" not in text
        await pilot.press("1")
        await pilot.pause()
        assert told not in str(app.screen.query_one(StepText).render())


@pytest.mark.parametrize(("status", "marked"), [("confirmed", False), ("unconfirmed", True)])
async def test_a_day_at_the_side_is_marked_where_its_term_is_in_doubt(
    copy: Path, status: str, marked: bool
) -> None:
    old = "about: law\n    status: confirmed\n    sources: [act s. 9]"
    changer(copy)("facts.yaml", old, old.replace("confirmed", status))
    desk = desk_of(copy)
    steps = ("yes", "on", "2026-11-01", "Ann", ["box"], "later")
    app = WizardApp(desk, answered(desk, steps))  # type: ignore[arg-type]
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        dates = str(app.screen.query_one("#dates", Static).render())
        assert desk.language("short_law") in dates
        assert ("⚠" in dates) is marked


async def test_an_own_day_that_ends_before_a_wait_stands_at_the_side_and_in_the_step(
    copy: Path,
) -> None:
    folder, steps = library_with(copy, 9), ("yes", "on", BOUGHT.isoformat(), "Ann", ["box"])
    desk = desk_of(folder)
    app = WizardApp(desk, answered(desk, (*steps, "later")))  # type: ignore[arg-type]
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        dates = str(app.screen.query_one("#dates", Static).render())
        own, awaited = (f"{day}.{month}" for day, month in ((29, 11), ("02", 12)))
        assert dates.index(own) < dates.index(awaited), "in their order"
        step = str(app.screen.query_one(StepText).render())
        assert desk.language("missed_mine", date="", what="").split(",")[0] in step


async def test_digits_and_enter_walk_to_the_chat(ozon: Desk) -> None:
    app = WizardApp(ozon, ozon.new())
    async with app.run_test(size=(120, 40)) as pilot:
        await type_(pilot, KEYS_TO_CHAT)
        assert case(app).walk.at == "escalation.chat"


async def test_every_answer_is_on_disk_at_once(ozon: Desk) -> None:
    app = WizardApp(ozon, ozon.new())
    async with app.run_test() as pilot:
        for count, key in enumerate("1111", start=1):
            await type_(pilot, key)
            assert len(store.read_record(case(app).path).steps) == count


async def test_arrows_and_enter_choose(ozon: Desk) -> None:
    app = WizardApp(ozon, ozon.new())
    async with app.run_test() as pilot:
        await pilot.press("down", "down", "down", "enter")
        assert case(app).walk.at == "start.fraud_bank"


@pytest.mark.parametrize("letters", ["jjjk", "ооол", "ОООЛ", "JJJK"])
async def test_letters_move_the_cursor_in_either_alphabet(ozon: Desk, letters: str) -> None:
    app = WizardApp(ozon, ozon.new())
    async with app.run_test() as pilot:
        await type_(pilot, letters)
        assert app.screen.query_one(Choices).highlighted == 1


@pytest.mark.parametrize("key", ["backspace", "left", "escape"])
async def test_back_takes_the_last_answer_back(ozon: Desk, key: str) -> None:
    app = WizardApp(ozon, ozon.new())
    async with app.run_test() as pilot:
        await type_(pilot, "11")
        await pilot.press(key)
        assert case(app).walk.at == "start.role"


async def test_escape_leaves_a_field_and_keeps_nothing_half_typed(ozon: Desk) -> None:
    app = WizardApp(ozon, ozon.new())
    async with app.run_test() as pilot:
        await type_(pilot, "111105")
        await pilot.press("escape")
        assert case(app).walk.at == "delivery.reason"


async def test_a_wrong_date_is_explained_beside_the_field_and_kept(ozon: Desk) -> None:
    app = WizardApp(ozon, ozon.new())
    async with app.run_test() as pilot:
        await type_(pilot, "111132.13\n")
        assert app.screen.query_one("#field", Input).value == "32.13"
        assert "32.13" in str(app.screen.query_one("#explain", Static).render())
        assert case(app).walk.at == "delivery.due_date"


async def test_a_date_is_read_back_while_it_is_typed(ozon: Desk) -> None:
    app = WizardApp(ozon, ozon.new())
    async with app.run_test() as pilot:
        await type_(pilot, "11115 ноября")
        await pilot.pause(0.1)
        assert "05.11.2026, чт" in str(app.screen.query_one("#explain", Static).render())


async def test_wrong_keys_do_nothing(ozon: Desk) -> None:
    app = WizardApp(ozon, ozon.new())
    async with app.run_test() as pilot:
        await pilot.press("x", "7", "0", "z", "f5", "tab", "ctrl+z", "ц")
        assert case(app).walk.steps == ()


async def test_a_digit_ticks_a_line_of_a_checklist(ozon: Desk) -> None:
    app = WizardApp(ozon, answered(ozon, TO_ORDER_HELP))
    async with app.run_test() as pilot:
        await type_(pilot, "5313")
        await pilot.press("end", "enter")
        assert case(app).walk.asked["tried"] == ("chat",)


async def test_space_ticks_the_line_under_the_cursor(ozon: Desk) -> None:
    app = WizardApp(ozon, answered(ozon, TO_ORDER_HELP))
    async with app.run_test() as pilot:
        await type_(pilot, "5jj ")
        await pilot.press("end", "enter")
        assert case(app).walk.asked["tried"] == ("hotline",)


async def test_keys_typed_ahead_find_the_page_they_were_meant_for(ozon: Desk) -> None:
    from textual import events

    app = WizardApp(ozon, ozon.new())
    async with app.run_test() as pilot:
        for character in f"{KEYS_TO_CHAT}3":
            name = {".": "full_stop", "-": "minus", "\n": "enter"}.get(character, character)
            app.post_message(events.Key(name, character))
        for _ in range(100):
            await pilot.pause(0.1)
            if len(case(app).walk.steps) == 9:
                break
        assert case(app).walk.at == "escalation.hotline"


async def test_a_digit_typed_before_a_case_that_goes_on_is_seen_answers_nothing(
    ozon: Desk,
) -> None:
    from textual import events

    made = answered(ozon, TO_ORDER_HELP)
    app, before = WizardApp(ozon, made), made.walk.steps
    app._inputs.extend(Waiting(events.Key(key, key), inf, inf) for key in "2c")
    async with app.run_test() as pilot:
        await pilot.pause()
        assert case(app).walk.steps == before
        assert app.clipboard, "what answers nothing is done"


async def test_review_changes_an_earlier_answer(ozon: Desk) -> None:
    app = WizardApp(ozon, answered(ozon, TO_ORDER_HELP))
    async with app.run_test() as pilot:
        await type_(pilot, "r")
        assert isinstance(app.screen, Review)
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert screen(app).page.at == "delivery.due_date"
        await pilot.press(*["backspace"] * 10)
        await type_(pilot, "01.11\n")
        assert str(case(app).walk.asked["due_date"]) == "2026-11-01"
        assert case(app).walk.at == "escalation.order_help"


async def test_a_change_that_drops_steps_is_asked_about_first(ozon: Desk) -> None:
    app = WizardApp(ozon, answered(ozon, TO_CHAT))
    async with app.run_test() as pilot:
        before = case(app).walk.steps
        await pilot.press("r", "home", "enter", "3")
        await pilot.pause()
        assert isinstance(app.screen, Confirm)
        await pilot.press("1")
        assert case(app).walk.steps == before


async def test_an_agreed_change_keeps_the_dropped_answers(ozon: Desk) -> None:
    app = WizardApp(ozon, answered(ozon, TO_CHAT))
    async with app.run_test() as pilot:
        await pilot.press("r", "home", "enter", "3")
        await pilot.pause()
        await pilot.press("2")
        assert case(app).walk.at == "start.fraud_bank"
        assert case(app).walk.kept["escalation.numbers#order_number"] == "12345678-0001"


@pytest.mark.parametrize("key", ["i", "ш", "question_mark", "f1"])
async def test_windows_open_and_escape_closes_them(ozon: Desk, key: str) -> None:
    app = WizardApp(ozon, ozon.new())
    async with app.run_test() as pilot:
        await pilot.press(key)
        assert isinstance(app.screen, Reading)
        await pilot.press("escape")
        assert len(app.screen_stack) == 2


async def test_copy_puts_the_message_on_the_clipboard_and_in_a_file(
    ozon: Desk, tmp_path: Path
) -> None:
    case, theirs = answered(ozon, TO_ORDER_HELP), tmp_path / "theirs"
    assert case.page.message is not None
    theirs.write_text("mine", "utf-8")
    theirs.chmod(0o644)
    place = message_file(case.path, case.page.message.letter)
    place.parent.mkdir(parents=True)
    place.symlink_to(theirs)  # as a stranger's folder may have it
    app = WizardApp(ozon, case)
    async with app.run_test() as pilot:
        await type_(pilot, "с")
        assert app.clipboard.startswith("Здравствуйте.")
        (file,) = (ozon.folder / "messages").glob("*.txt")
        assert file.read_text("utf-8").strip() == app.clipboard.strip()
        assert file.stat().st_mode & 0o777 == 0o400, "what is written into it would go"
        assert not file.is_symlink()
        assert (theirs.read_text("utf-8"), theirs.stat().st_mode & 0o777) == ("mine", 0o644)


@pytest.mark.parametrize(("taken", "key"), [("xclip", "copied"), ("", "copy_sent")])
async def test_it_is_told_as_copied_where_a_program_took_it_and_nowhere_else(
    ozon: Desk, monkeypatch: pytest.MonkeyPatch, taken: str, key: str
) -> None:
    given: list[str] = []

    def put(text: str) -> str:
        given.append(text)
        return taken

    monkeypatch.setattr(own_clipboard, "command", lambda: ["xclip"])
    monkeypatch.setattr(own_clipboard, "put", put)
    app = WizardApp(ozon, answered(ozon, TO_ORDER_HELP))
    async with app.run_test() as pilot:
        await type_(pilot, "c")
        await app.workers.wait_for_complete()
        await pilot.pause()
        (told,) = [note.message for note in app._notifications]
        assert told.startswith(ozon.language(key, program=taken))
        assert given == [app.clipboard]


async def test_without_a_program_nothing_is_told_as_copied(ozon: Desk) -> None:
    app = WizardApp(ozon, answered(ozon, TO_ORDER_HELP))
    async with app.run_test() as pilot:
        await type_(pilot, "c")
        (told,) = [note.message for note in app._notifications]
        assert "копирован" not in told and ".txt" in told


async def test_save_writes_where_the_person_says(ozon: Desk, tmp_path: Path) -> None:
    app = WizardApp(ozon, answered(ozon, TO_ORDER_HELP))
    target = tmp_path / "дело.md"
    async with app.run_test() as pilot:
        await type_(pilot, "s")
        app.screen.query_one("#path", Input).value = str(target)
        await pilot.press("enter")
        assert "# Заказ не пришёл" in target.read_text("utf-8")


async def test_an_existing_file_is_replaced_only_after_a_second_enter(
    ozon: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = WizardApp(ozon, answered(ozon, TO_ORDER_HELP))
    target = tmp_path / "дело.md"
    target.write_text("чужое", "utf-8")
    async with app.run_test() as pilot:
        await type_(pilot, "s")
        app.screen.query_one("#path", Input).value = str(target)
        await pilot.press("enter")
        assert target.read_text("utf-8") == "чужое"
        await pilot.press("enter")
        assert target.read_text("utf-8") != "чужое"


async def test_a_place_that_cannot_be_written_is_said_beside_the_field(
    ozon: Desk, tmp_path: Path
) -> None:
    app = WizardApp(ozon, answered(ozon, TO_ORDER_HELP))
    (tmp_path / "файл").write_text("", "utf-8")
    async with app.run_test() as pilot:
        await type_(pilot, "s")
        app.screen.query_one("#path", Input).value = str(tmp_path / "файл" / "дело.md")
        await pilot.press("enter")
        assert isinstance(app.screen, AskPath)
        assert "✗" in str(app.screen.query_one("#explain", Static).render())


async def test_a_folder_that_cannot_be_written_is_told_before_anything_is_typed(
    ozon: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "файл").write_text("", "utf-8")
    ozon.folder = tmp_path / "файл" / "cases"
    app = WizardApp(ozon, ozon.new())
    async with app.run_test() as pilot:
        await pilot.pause()
        assert isinstance(app.screen, AskPath)
        app.screen.query_one("#path", Input).value = str(tmp_path / "другое")
        await pilot.press("enter", "enter")
        await type_(pilot, "1")
        assert list((tmp_path / "другое").glob("*.md"))


async def test_open_cases_are_offered_at_the_next_start(ozon: Desk) -> None:
    first = WizardApp(ozon, answered(ozon, TO_CHAT))
    async with first.run_test() as pilot:
        identity = case(first).id
    second = WizardApp(ozon)
    async with second.run_test() as pilot:
        await pilot.pause()
        assert isinstance(second.screen, Home)
        await pilot.press("1", "enter")
        assert case(second).walk.at == "escalation.chat"
        assert case(second).id == identity


async def test_an_outcome_offers_what_can_be_done_next(ozon: Desk) -> None:
    app = WizardApp(ozon, answered(ozon, TO_ORDER_HELP))
    async with app.run_test() as pilot:
        await type_(pilot, "12")
        rows = [row.id for row in app.screen.query_one(Choices).rows]
        assert rows == ["save", "new", "cases", "quit", "unsolved"]
        await type_(pilot, "2")
        assert case(app).walk.steps == ()


async def test_waiting_says_until_when(ozon: Desk) -> None:
    app = WizardApp(ozon, answered(ozon, TO_ORDER_HELP))
    async with app.run_test(size=(120, 40)) as pilot:
        await type_(pilot, "4\n")  # the number of the message is asked and may be skipped
        assert "25.11.2026" in str(app.screen.query_one("#text", Static).render())
        assert "до 25.11" in str(app.screen.query_one("#ladder", Static).render())


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_every_choice_is_in_sight_at_every_size(ozon: Desk, size: tuple[int, int]) -> None:
    app = WizardApp(ozon, answered(ozon, TO_CHAT))
    async with app.run_test(size=size) as pilot:
        await pilot.pause(0.1)
        choices = app.screen.query_one(Choices)
        assert choices.region.bottom <= size[1] - 1
        assert choices.size.height >= 5
        assert app.screen.query_one(StepView).size.height >= 3


async def test_a_resize_is_followed(ozon: Desk) -> None:
    app = WizardApp(ozon, answered(ozon, TO_CHAT))
    async with app.run_test(size=(120, 40)) as pilot:
        assert app.screen.query_one("#side").display
        await pilot.resize_terminal(40, 12)
        await pilot.pause(0.1)
        assert not app.screen.query_one("#side").display
        assert app.screen.query_one(Ask).region.bottom <= 11
        await pilot.resize_terminal(120, 40)
        await pilot.pause(0.1)
        assert app.screen.query_one("#side").display


async def test_the_filter_narrows_a_long_list_and_enter_goes_to_the_first(ozon: Desk) -> None:
    app = WizardApp(ozon, ozon.new())
    async with app.run_test() as pilot:
        await type_(pilot, "111/постамат\n")
        assert case(app).walk.at == "delivery.reason"
        await type_(pilot, "\n")
        assert case(app).walk.at == "delivery.locker"


async def test_escape_ends_the_filter_and_not_the_step(ozon: Desk) -> None:
    app = WizardApp(ozon, ozon.new())
    async with app.run_test() as pilot:
        await type_(pilot, "111/пост")
        await pilot.press("escape")
        assert app.screen.query_one(OptionList).option_count == 8
        assert case(app).walk.at == "delivery.reason"


@pytest.mark.parametrize("key", ["q", "й", "Й"])
async def test_quitting_ends_with_zero(ozon: Desk, key: str) -> None:
    app = WizardApp(ozon, ozon.new())
    async with app.run_test() as pilot:
        await pilot.press(key)
        await pilot.pause()
    assert app.return_code == 0


async def test_ctrl_c_ends_with_130(ozon: Desk) -> None:
    app = WizardApp(ozon, ozon.new())
    async with app.run_test() as pilot:
        await pilot.press("ctrl+c")
        await pilot.pause()
    assert app.return_code == 130


async def test_the_other_theme_is_remembered(ozon: Desk) -> None:
    app = WizardApp(ozon, ozon.new())
    async with app.run_test() as pilot:
        first = app.theme
        await pilot.press("t")
        assert app.theme != first
    assert WizardApp(ozon, ozon.new()).theme != first


async def test_a_file_changed_from_outside_is_set_aside(ozon: Desk) -> None:
    app = WizardApp(ozon, ozon.new())
    async with app.run_test() as pilot:
        await type_(pilot, "11")
        path = case(app).path
        path.write_text(path.read_text("utf-8") + "\nМоя приписка.\n", "utf-8")
        await type_(pilot, "1")
        (aside,) = path.parent.glob("*.edited-1.md")
        assert "Моя приписка." in aside.read_text("utf-8")


async def test_markup_of_a_person_is_shown_as_it_was_typed(ozon: Desk) -> None:
    made = answered(ozon, (*TO_ORDER_HELP, "silence", "a [/x] [bold]b 1", "12345678-0001"))
    app = WizardApp(ozon, made)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert "a [/x] [bold]b 1" in str(app.screen.query_one("#message", Static).render())
        await pilot.press("r")
        assert isinstance(app.screen, Review)


async def test_escape_in_the_list_of_cases_stays_in_the_case(ozon: Desk) -> None:
    app = WizardApp(ozon, answered(ozon, TO_CHAT))
    async with app.run_test() as pilot:
        await pilot.press("l")
        assert isinstance(app.screen, Home)
        await pilot.press("escape")
        assert case(app).walk.at == "escalation.chat"


async def test_a_new_case_in_the_middle_of_one_is_asked_about(ozon: Desk) -> None:
    app = WizardApp(ozon, answered(ozon, TO_CHAT))
    async with app.run_test() as pilot:
        await pilot.press("n", "enter")
        assert case(app).walk.at == "escalation.chat"
        await pilot.press("n", "2")
        assert case(app).walk.at == "start.fraud"


async def test_pasted_lines_are_joined_and_none_is_lost(desk: Desk) -> None:
    from textual import events

    app = WizardApp(desk, answered(desk, TO_OWNER))
    async with app.run_test() as pilot:
        app.post_message(events.Paste("12\n345\r\n678"))
        await pilot.pause()
        assert app.screen.query_one("#field", Input).value == "12 345 678"


async def test_what_is_pasted_stays_in_order_and_acts_nowhere(desk: Desk) -> None:
    from textual import events

    sent = "г. Москва\n\x1b[31mул. Ленина\x00\x9b0m,\x7f д. 5"
    app = WizardApp(desk, answered(desk, TO_OWNER))
    async with app.run_test() as pilot:
        app.post_message(events.Paste(sent))
        await pilot.pause()
        assert app.screen.query_one("#field", Input).value == "г. Москва ул. Ленина, д. 5"
    steps = ("yes", "on", None, "Ann", ["box"], "refused")
    app = WizardApp(desk, answered(desk, steps))  # type: ignore[arg-type]
    async with app.run_test() as pilot:
        app.post_message(events.Paste(sent))
        await pilot.pause()
        assert app.screen.query_one("#long", TextArea).text == "г. Москва\nул. Ленина, д. 5"


async def test_a_value_known_from_before_goes_with_one_key_and_never_with_a_wrong_one(
    desk: Desk,
) -> None:
    app = WizardApp(desk, answered(desk, (*TO_OWNER, "Ann Lee")))
    async with app.run_test() as pilot:
        await pilot.press("escape", "q", "backspace")
        field = app.screen.query_one("#field", Input)
        assert field.value == "Ann Lee"
        await pilot.press("ctrl+u")
        await type_(pilot, "Bob\n")
        assert case(app).walk.asked["owner"] == "Bob"


async def test_a_case_that_waits_is_told_when_to_come_back(ozon: Desk) -> None:
    app = WizardApp(ozon, answered(ozon, TO_CHAT))
    async with app.run_test() as pilot:
        await type_(pilot, "4")
        assert not app._notifications, "the window that asks for the number comes first"
        await pilot.press("escape")
        (said,) = [note.message for note in app._notifications]
        assert "23.11.2026" in said
    assert app.last is not None


async def test_lines_of_a_paste_without_marks_are_joined_by_a_blank(desk: Desk) -> None:
    app = WizardApp(desk, answered(desk, TO_OWNER))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("1", "ctrl+j", "2", "ctrl+j")
        await pilot.pause()
        assert app.screen.query_one("#field", Input).value == "1 2 "
        assert len(case(app).walk.steps) == len(TO_OWNER)
