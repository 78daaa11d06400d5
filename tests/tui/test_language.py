"""The other language, by a key."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from tests.conftest import NOW, SHIPPED, TODAY, Run
from tests.tui.conftest import TO_CHAT, answered, case, screen, type_
from wizard import settings
from wizard.cases.case_folder import listed
from wizard.cases.desk import Desk
from wizard.commands.proved import sound, spoken_in
from wizard.i18n import language
from wizard.tui.app import WizardApp


@pytest.fixture
def russian(home: Path) -> Desk:
    return Desk(sound(SHIPPED), language("ru"), TODAY, lambda: NOW)


def footer(app: WizardApp) -> str:
    return str(screen(app).query_one("#keys").render())


async def test_a_key_says_the_same_step_in_the_other_language_and_back(russian: Desk) -> None:
    speak = partial(spoken_in, SHIPPED, russian.library)
    app = WizardApp(russian, answered(russian, TO_CHAT), speak)
    async with app.run_test() as pilot:
        before = case(app)
        await type_(pilot, "g")
        now = case(app)
        assert now.page.heading == "Write in the chat and ask for an operator"
        assert [step.node for step in now.walk.steps] == [step.node for step in before.walk.steps]
        assert now.elsewhere is False
        assert settings.chosen("language") == "en"
        await type_(pilot, "4")  # it can be answered, and is kept
        assert "Chat and operator" in now.path.read_text("utf-8")
        await pilot.press("escape")
        await type_(pilot, "п")  # the same key on a Russian keyboard
        assert case(app).page.heading == "Напишите в чат и позовите оператора"
        assert len(listed(now.path.parent)) == 1


async def test_nothing_answered_yet_begins_anew_and_the_first_page_shows_the_key(
    russian: Desk,
) -> None:
    speak = partial(spoken_in, SHIPPED, russian.library)
    app = WizardApp(russian, russian.new("delivery"), speak)
    async with app.run_test() as pilot:
        assert "g English" in footer(app)
        await type_(pilot, "g")
        assert case(app).page.heading == "What has happened to the delivery?"
        assert "g Русский" in footer(app)
        await type_(pilot, "1")
        assert "Русский" not in footer(app)


async def test_a_library_of_one_language_has_no_other(desk: Desk) -> None:
    english = Desk(desk.library, language("en"), TODAY, lambda: NOW)
    app = WizardApp(english, english.new(), lambda _: desk.library)
    async with app.run_test() as pilot:
        assert app.other == ""
        await type_(pilot, "g")
        assert case(app).page.at == "demo.plugged"
        assert settings.chosen("language") is None


def test_what_was_chosen_on_the_screen_holds_from_then_on(run: Run, translated: Path) -> None:
    settings.remember("theme", "wizard-light")
    settings.remember("language", "ru")
    on = ["--trees", str(translated), "--plain"]
    assert "Оно включено в розетку?" in run(*on)[1]
    assert "Is it plugged in?" in run(*on, "--lang", "en")[1]
    assert settings.chosen("theme") == "wizard-light"


def test_a_choice_that_a_library_does_not_have_is_passed_over(run: Run, copy: Path) -> None:
    settings.remember("language", "ru")
    assert "Answer with a number" in run("--trees", str(copy), "--plain")[1]
