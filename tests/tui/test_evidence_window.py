"""What a case has as evidence, on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.tui.conftest import TO_ORDER_HELP, answered, case, screen, type_
from tests.tui.test_letter import claiming
from wizard import locations
from wizard.cases import attaching, beside, store
from wizard.cases.desk import Desk
from wizard.i18n import language
from wizard.tui.app import WizardApp
from wizard.tui.dialogs import Confirm, Reading
from wizard.tui.evidence_window import AskFile, AskWords, Pick

say = language("ru")


@pytest.fixture
def photo(home: Path) -> Path:
    path = home / "IMG_1.JPG"
    path.write_bytes(b"\xff\xd8\xff")
    return path


def told(app: WizardApp) -> list[str]:
    return [one.message for one in app._notifications]


def on_top(app: WizardApp, kind: type) -> bool:
    return isinstance(app.screen, kind)


async def attach(pilot: Pilot[None], path: Path) -> None:
    app = pilot.app
    assert isinstance(app.screen, AskFile)
    app.screen.query_one("#path", Input).value = f"{path}"
    await type_(pilot, "\n")


@pytest.mark.parametrize("key", ["a", "ф"])
async def test_a_asks_for_a_file_and_then_what_it_is(ozon: Desk, photo: Path, key: str) -> None:
    app = WizardApp(ozon, answered(ozon, TO_ORDER_HELP))
    async with app.run_test(size=(120, 40)) as pilot:
        await type_(pilot, key)
        await attach(pilot, photo)
        assert on_top(app, AskWords)
        assert [exhibit.name for exhibit in case(app).exhibits] == ["IMG_1.JPG"]
        app.screen.query_one("#words", Input).value = "чек"
        await type_(pilot, "\n")
        (exhibit,) = ozon.open(case(app).path).exhibits
        assert (exhibit.title, exhibit.item) == ("чек", "receipt")
        folder = locations.short(photo.parent)
        line = attaching.line(case(app), exhibit)
        assert told(app) == [say("attached_from", line=line, folder=folder)]
        assert app.screen is screen(app)
        assert screen(app).page.at == "escalation.order_help"


@pytest.mark.parametrize(
    ("words", "called"),
    [("1", ("", "receipt")), ("3квитанция\n", ("квитанция", "")), ("3\n", ("", ""))],
)
async def test_where_a_checklist_was_asked_its_items_are_offered_and_words_of_ones_own(
    desk: Desk, photo: Path, words: str, called: tuple[str, str]
) -> None:
    app = WizardApp(desk, answered(desk, ("yes", "on", "01.11.2026", "Ann")))
    async with app.run_test(size=(120, 40)) as pilot:
        await type_(pilot, "a")
        await attach(pilot, photo)
        assert on_top(app, Pick)
        await type_(pilot, words)
        (exhibit,) = desk.open(case(app).path).exhibits
        assert (exhibit.title, exhibit.item) == called
        assert app.screen is screen(app)


@pytest.mark.usefixtures("held_on")
async def test_an_enter_that_is_held_does_not_say_what_a_file_is(desk: Desk, photo: Path) -> None:
    app = WizardApp(desk, answered(desk, ("yes", "on", "01.11.2026", "Ann")))
    async with app.run_test(size=(120, 40)) as pilot:
        await type_(pilot, "a")
        await attach(pilot, photo)
        assert on_top(app, Pick)
        for _ in range(6):
            await pilot.press("enter")
        assert on_top(app, Pick), "nobody has read it yet"
        (exhibit,) = case(app).exhibits
        assert (exhibit.title, exhibit.item) == ("", "")
        await type_(pilot, "1")
        assert case(app).exhibits[0].item == "receipt"


async def test_once_there_is_a_letter_for_the_post_its_receipt_is_offered(
    ozon: Desk, photo: Path
) -> None:
    app = WizardApp(ozon, claiming(ozon).case)
    async with app.run_test(size=(120, 40)) as pilot:
        await type_(pilot, "a")
        await attach(pilot, photo)
        assert isinstance(app.screen, Pick)
        postal = [*app.screen._rows].index(say("evidence_postal")) + 1
        await type_(pilot, str(postal))
        (exhibit,) = case(app).exhibits
        assert attaching.line(case(app), exhibit).startswith(f"№ 1 {say('evidence_postal')} (")


async def test_a_name_alone_is_looked_for_and_said_where(ozon: Desk, photo: Path) -> None:
    app = WizardApp(ozon, answered(ozon, TO_ORDER_HELP))
    async with app.run_test(size=(120, 40)) as pilot:
        await type_(pilot, "a")
        await attach(pilot, Path("нет.jpg"))
        explained = " ".join(str(app.screen.query_one("#explain").render()).split())
        assert explained.startswith("✗ «нет.jpg»: такого файла нет ни в папке ")
        await type_(pilot, "x")
        assert say("evidence_keys") in str(app.screen.query_one("#explain").render())
        await pilot.press("escape")


async def test_what_cannot_be_taken_is_told_beside_the_field(ozon: Desk, photo: Path) -> None:
    app = WizardApp(ozon, answered(ozon, TO_ORDER_HELP))
    async with app.run_test(size=(120, 40)) as pilot:
        await type_(pilot, "a")
        await attach(pilot, photo.parent)
        assert on_top(app, AskFile)
        explained = str(app.screen.query_one("#explain").render())
        assert say("attach_folder", path=photo.parent)[-40:] in " ".join(explained.split())
        await pilot.press("escape")
        assert app.screen is screen(app)
        assert case(app).exhibits == ()


@pytest.mark.parametrize("size", [(120, 40), (40, 12)])
async def test_what_is_there_is_listed_added_to_and_taken_out(
    ozon: Desk, photo: Path, size: tuple[int, int]
) -> None:
    made = answered(ozon, TO_ORDER_HELP)
    attaching.attach(made, photo)
    other = photo.with_name("other.txt")
    other.write_text("x", "utf-8")
    app = WizardApp(ozon, made)
    async with app.run_test(size=size) as pilot:
        await type_(pilot, "a")
        await type_(pilot, "1")
        await attach(pilot, other)
        await pilot.press("escape")  # what it is, nobody says
        assert len(case(app).exhibits) == 2
        await type_(pilot, "a")
        await type_(pilot, "2")
        assert on_top(app, Pick)
        await type_(pilot, "2")
        assert isinstance(app.screen, Confirm)
        await type_(pilot, "2")
        assert isinstance(app.screen, Confirm)  # the digit that led there agrees to no loss
        await type_(pilot, "\n")
        assert [exhibit.number for exhibit in case(app).exhibits] == [2]
        assert told(app)[-1] == say("detached", line="№ 1 IMG_1.JPG, 1 КБ")
        await type_(pilot, "a")
        await type_(pilot, "2")
        await type_(pilot, "2")
        await type_(pilot, "1")  # it stays
        assert len(case(app).exhibits) == 1


async def test_what_was_begun_as_a_name_outlives_escape_and_the_window_and_is_given_later(
    ozon: Desk, photo: Path
) -> None:
    app = WizardApp(ozon, answered(ozon, TO_ORDER_HELP))
    async with app.run_test(size=(120, 40)) as pilot:
        await type_(pilot, "a")
        await attach(pilot, photo)
        assert on_top(app, AskWords)
        await type_(pilot, "чат с пр")
        path = case(app).path
        assert store.read_record(path).typed[attaching.draft(1)] == "чат с пр", "at once"
        await pilot.press("escape")
        await pilot.pause()
    again = WizardApp(ozon, ozon.resume(path))
    async with again.run_test(size=(120, 40)) as pilot:
        await type_(pilot, "a")
        await type_(pilot, "2")
        await type_(pilot, "1")
        assert again.screen.query_one("#words", Input).value == "чат с пр"
        await type_(pilot, "одавцом\n")
        (exhibit,) = ozon.open(path).exhibits
        assert exhibit.title == "чат с продавцом"
        assert store.read_record(path).typed == {}
        assert told(again)[-1] == say("evidence_named", line=attaching.line(case(again), exhibit))


async def test_a_case_begins_with_what_is_gone_and_printing_tells_it(
    ozon: Desk, photo: Path
) -> None:
    made = answered(ozon, TO_ORDER_HELP)
    attaching.attach(made, photo)
    (beside.evidence_folder(made.path) / "1.jpg").unlink()
    (damage,) = attaching.damaged(made)
    made.release()
    app = WizardApp(ozon, ozon.resume(made.path))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, Reading)
        assert damage in str(app.screen._parts[0].render())
        await pilot.press("escape")
        await type_(pilot, "p")
        assert app.screen._question.startswith(damage)  # type: ignore[attr-defined]


async def test_another_window_has_the_case(ozon: Desk, photo: Path) -> None:
    first = answered(ozon, TO_ORDER_HELP)
    attaching.attach(first, photo)
    app = WizardApp(ozon, ozon.open(first.path))
    async with app.run_test(size=(120, 40)) as pilot:
        await type_(pilot, "a")
        app.clear_notifications()
        await type_(pilot, "2")
        assert say("case_busy") in told(app), "before anything is typed"
        app.clear_notifications()
        await type_(pilot, "a")
        await type_(pilot, "1")
        assert say("case_busy") in told(app)
        assert not isinstance(app.screen, AskFile)
        assert attaching.damaged(first) == []


async def test_the_palette_has_it(ozon: Desk) -> None:
    app = WizardApp(ozon, answered(ozon, TO_ORDER_HELP))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        titles = [item.title for item in app.commands]
        assert any(say("key_evidence")[1:] in title for title in titles)
