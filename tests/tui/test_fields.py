"""A form on the screen, driven by keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from tests.conftest import desk_of
from tests.tui.conftest import TO_CHAT, answered, case, screen, type_
from tests.tui.test_mouse import contrast
from wizard.cases import store
from wizard.cases.desk import Desk
from wizard.tui import listening
from wizard.tui.app import WizardApp
from wizard.tui.fields import Fields
from wizard.tui.footer import footer
from wizard.tui.review import Review

NAME, PRICE, BACK, MAIL = (f"demo.owner#{name}" for name in ("owner", "price", "paid_back", "mail"))
ALL = "Ann\n2000\n100\n"


@pytest.fixture
def app(formed: Path, monkeypatch: pytest.MonkeyPatch) -> WizardApp:
    monkeypatch.setattr(listening, "HELD", 0.0)
    return WizardApp(desk_of(formed), answered(desk_of(formed), ("yes", "off")))


def fields(app: WizardApp) -> Fields:
    return screen(app).query_one(Fields)


def shown(app: WizardApp) -> list[str]:
    return [row.line.at for row in fields(app).rows if row.line]


def notes(app: WizardApp) -> list[str]:
    return [str(row.note.render()).strip() for row in fields(app).rows]


async def started(pilot: Pilot[None]) -> None:
    await pilot.pause()
    await pilot.pause()


async def test_enter_goes_from_field_to_field_and_gives_all_behind_the_last(app: WizardApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await started(pilot)
        await type_(pilot, ALL)
        assert case(app).walk.at == NAME
        await type_(pilot, "\n")
        assert case(app).walk.at == "demo.kit"
        assert case(app).walk.asked["owner"] == "Ann"
        assert not case(app).typed
        assert not fields(app).display


async def test_a_field_appears_and_goes_with_what_decides_it(app: WizardApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await started(pilot)
        assert shown(app) == [NAME, PRICE, MAIL]
        await type_(pilot, "Ann\n2000")
        assert shown(app) == [NAME, PRICE, BACK, MAIL]
        assert notes(app)[1] == "= 2\xa0000\xa0₽"
        await pilot.press("down", "down")
        await type_(pilot, "a@b.org")
        await pilot.press("up", "up", "backspace")
        await pilot.pause()
        assert shown(app) == [NAME, PRICE, MAIL]
        assert fields(app).inputs[2].value == "a@b.org"


async def test_each_fault_stands_below_its_field_and_the_rest_stays(app: WizardApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await started(pilot)
        await type_(pilot, "\nmuch\nnobody\n")
        assert case(app).walk.at == NAME
        told = notes(app)
        assert [note.startswith("✗") for note in told] == [True, True, True]
        assert [field.value for field in fields(app).inputs] == ["", "much", "nobody"]
        assert app.focused is fields(app).inputs[0]
        await type_(pilot, "A")
        assert [note.startswith("✗") for note in notes(app)] == [False, True, True]


async def test_what_is_typed_is_in_the_file_and_there_again(app: WizardApp, formed: Path) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await started(pilot)
        await type_(pilot, "An\n2000 r")
        screen(app).keep_typed()
        path = case(app).path
        assert store.read_record(path).typed == {NAME: "An", PRICE: "2000 r"}
    again = WizardApp(desk_of(formed), desk_of(formed).resume(path))
    async with again.run_test(size=(80, 24)) as pilot:
        await started(pilot)
        assert [field.value for field in fields(again).inputs] == ["An", "2000 r", ""]
        assert again.focused is fields(again).inputs[2]
        await pilot.press("escape")
        await pilot.pause()
        assert case(again).walk.at == "demo.power"
        await type_(pilot, "2")
        assert [field.value for field in fields(again).inputs] == ["An", "2000 r", ""]


async def test_back_from_behind_a_form_leads_to_the_whole_of_it(app: WizardApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await started(pilot)
        await type_(pilot, f"{ALL}\n")
        await pilot.press("left")
        await pilot.pause()
        assert shown(app) == [NAME, PRICE, BACK, MAIL]
        assert fields(app).inputs[0].value == "Ann"
        assert len(case(app).walk.steps) == 2


async def test_a_field_that_is_picked_from_the_answers_is_asked_alone(app: WizardApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await started(pilot)
        await type_(pilot, f"{ALL}\nr")
        assert isinstance(app.screen, Review)
        app.screen.dismiss(2)
        await started(pilot)
        assert not fields(app).display
        await type_(pilot, "a\n")
        assert case(app).walk.asked["owner"] == "Anna"
        assert case(app).walk.at == "demo.kit"


async def test_an_enter_that_is_held_gives_nothing(
    app: WizardApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await started(pilot)
        await type_(pilot, "Ann\n5\n")
        monkeypatch.setattr(listening, "HELD", 60.0)
        await pilot.press("enter", "enter", "enter")
        await pilot.pause()
        assert case(app).walk.at == NAME
        assert notes(app)[2] == case(app).desk.language("still_held")


async def test_a_paste_fills_one_field_and_answers_nothing(app: WizardApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await started(pilot)
        app.post_message(events.Paste("Ann\nLee\n"))
        await started(pilot)
        assert [field.value for field in fields(app).inputs] == ["Ann Lee", "", ""]
        assert case(app).walk.at == NAME


async def test_a_click_takes_the_keys_to_a_field(app: WizardApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await started(pilot)
        await pilot.click(fields(app).inputs[1])
        await type_(pilot, "7")
        assert [field.value for field in fields(app).inputs] == ["", "7", ""]


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20), (40, 12)])
async def test_the_field_with_the_keys_is_in_sight(app: WizardApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await started(pilot)
        await type_(pilot, ALL)
        for place, field in enumerate(fields(app).inputs):
            await pilot.press(*(["down"] if place else ["up"] * 4))
            await started(pilot)
            assert app.focused is field
            area = fields(app).region
            assert area.contains_region(field.region)


async def test_all_fields_are_in_sight_at_once_on_a_usual_screen(app: WizardApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await started(pilot)
        await type_(pilot, ALL)
        assert fields(app).max_scroll_y == 0
        said = str(footer(screen(app).page, 0, 80, case(app).desk.language))
        assert "Tab" in said
        await pilot.resize_terminal(60, 20)
        await started(pilot)
        assert [field.value for field in fields(app).inputs] == ["Ann", "2000", "100", ""]


@pytest.mark.parametrize("theme", ["wizard-dark", "wizard-light"])
async def test_a_field_is_plainly_one_and_the_one_with_the_keys_too(
    app: WizardApp, theme: str
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await started(pilot)
        app.theme = theme
        await started(pilot)
        here, other, *_ = fields(app).inputs
        for field in (here, other):
            kind, edge = field.styles.border_left
            ground = field.background_colors[0]
            assert kind, "its sides stand without colours"
            assert contrast(edge, ground) >= 3
            assert field.region.height == 1, "no row is lost for a frame"
        assert here.has_focus
        assert here.styles.border_left != other.styles.border_left


@pytest.mark.parametrize("size", [(240, 70), (180, 50), (160, 50), (100, 40)])
async def test_a_form_on_a_high_screen_needs_no_bar(ozon: Desk, size: tuple[int, int]) -> None:
    way = (*TO_CHAT, "claim", "shop", "prepaid")
    shown = WizardApp(ozon, answered(ozon, way))
    async with shown.run_test(size=size) as pilot:
        await started(pilot)
        assert len(fields(shown).rows) > 3
        assert fields(shown).max_scroll_y == 0
        notes_of = [part for row in fields(shown).rows for part in (row.label, row.note)]
        for part in notes_of:
            assert part.size.height == str(part.render()).count("\n") + 1
