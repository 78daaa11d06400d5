"""A case in another language: its screens speak to the person, and what goes out does not."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.cases.test_case import TO_CALL, walked
from tests.conftest import (
    NOW,
    SAMPLE,
    SHIPPED,
    TODAY,
    Run,
    library,
    messages_of,
    shipped_pages,
    shipped_walks,
)
from wizard.cases.case import Case
from wizard.cases.desk import Desk
from wizard.commands.proved import sound, spoken_in
from wizard.i18n import language

OFTEN = 3
"""How often the letter of each step is looked at, in as many walks."""


@pytest.fixture
def russian(translated: Path) -> Desk:
    """A sitting over the sample library, which is written in English, in Russian."""
    said = spoken_in(translated, sound(translated), "ru")
    return Desk(said, language("ru"), TODAY, lambda: NOW)


@pytest.fixture
def case(russian: Desk) -> Case:
    """A case that waits for an answer."""
    return walked(russian, *TO_CALL, "later")


def test_the_screen_speaks_and_the_letter_stays_as_it_is_sent(case: Case) -> None:
    assert case.page.heading.startswith("Позвоните им, ")
    message = case.page.message
    assert message is not None
    assert message.title == "Письмо в службу"
    assert "you asked how to tell us" in message.text


def test_a_library_that_was_kept_is_spoken_in_another_language(translated: Path) -> None:
    fresh = sound(translated)
    kept = sound(translated)
    assert spoken_in(translated, kept, "ru").facts.facts.keys() == fresh.facts.facts.keys()


def test_all_that_is_sent_in_the_shipped_scenarios_is_the_same_in_english(home: Path) -> None:
    russian = shipped_pages()  # what others of this group have written with them is there
    english = Desk(spoken_in(SHIPPED, sound(SHIPPED), "en"), language("en"), TODAY, lambda: NOW)
    compared, met = 0, Counter[str]()
    for walk in shipped_walks():
        way = {step.node for step in walk.steps if russian.library.node(step.node).letter}
        if all(met[node] >= OFTEN for node in way):
            continue
        met.update(way)
        ours, theirs = (messages_of(pages, walk) for pages in (russian, english.pages))
        assert [message.text for message in theirs] == [message.text for message in ours]
        compared += len(ours)
    assert compared > 100


def test_a_case_goes_on_in_another_language(case: Case) -> None:
    case.release()
    first = Desk(library(SAMPLE), language("en"), TODAY, lambda: NOW).resume(case.path)
    assert first.lost == ()
    assert first.page.heading.startswith("Call them, ")
    first.answer("refused")
    first.release()
    again = case.desk.resume(case.path)
    assert again.page.heading == "Что они сказали?"


def test_a_kept_case_is_shown_in_its_own_language_or_in_the_one_asked_for(
    run: Run, case: Case, translated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case.release()
    on = ["--trees", str(translated), "--today", TODAY.isoformat()]
    assert "Служба помощи" in run("case", "show", case.id, *on)[1]
    assert "Help desk" in run("case", "show", case.id, "--lang", "en", *on)[1]
    monkeypatch.setenv("OZON_WIZARD_LANG", "en")
    assert "Help desk" in run("case", "show", case.id, *on)[1]
    assert "Служба помощи" in run("--lang", "ru", "case", "show", case.id, *on)[1]


def test_the_dates_of_a_case_are_told_in_its_own_language(
    run: Run, case: Case, translated: Path
) -> None:
    case.release()
    on = ["--trees", str(translated), "--today", TODAY.isoformat()]
    calendar = run("case", "calendar", case.id, *on)[1].replace("\r\n ", "")
    assert "Ответить должны за десять дней." in calendar


def test_a_language_of_the_environment_that_there_is_not_is_told(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OZON_WIZARD_LANG", "de")
    code, out, err = run("case", "list")
    assert (code, out) == (2, "")
    assert "OZON_WIZARD_LANG: «de» is none of ru, en" in err


def test_scenarios_are_walked_in_the_language_they_are_written_in(
    run: Run, translated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OZON_WIZARD_LANG", "ru")
    code, out, _ = run("test", "--trees", str(translated))
    assert code == 0, out
