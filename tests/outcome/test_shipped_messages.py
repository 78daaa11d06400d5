"""Every letter of the shipped library, wherever its scenarios come to it, passes its own check."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import SHIPPED, desk_of, walks_of
from wizard.cases.desk import Desk
from wizard.outcome.correspondence import AtHand
from wizard.outcome.drafts import NO_DRAFTS
from wizard.walk.walk import Walk

GAP = re.compile(r"\[[^\[\]\n]+\]")
FILLED = "чек от 05.11.2026"
"""What a person might write into any gap."""
SCENARIOS = sorted((SHIPPED / "scenarios").glob("*.yaml"))


@cache
def desk() -> Desk:
    return desk_of(SHIPPED)


@cache
def met(path: Path) -> list[tuple[Walk, AtHand]]:
    """Every walk of a file of scenarios, wherever it stands at a message, and what is at hand
    there: of those that have the same answers on the same day, one.
    """
    return list(_met(desk(), path))


def _met(desk: Desk, path: Path) -> Iterator[tuple[Walk, AtHand]]:
    known: dict[str, tuple[Walk, str | None]] = {}
    """By all that was answered the walk, and what is written there."""
    for end in walks_of(path):
        walk, way = end.walker.begin(end.today), f"{end.today}"
        for step in end.steps:
            if way not in known:
                here = desk.pages.messages.at_hand(walk)
                known[way] = walk, here.written if here is not None else None
                if here is not None and here.written is not None:
                    yield walk, here
            walk, written = known[way]
            way = f"{way}\n{step.answer!r} {step.number}"
            if way not in known:
                filled = GAP.sub(FILLED, written or "") or None
                walk = walk.answer(step.answer, filled if desk.pages.history.sent(step) else None)
                walk = walk.numbered(step.number) if step.number else walk


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_nothing_is_to_be_said_of_a_letter_whose_gaps_are_filled(path: Path) -> None:
    pages = desk().pages
    said = set()
    for walk, here in met(path):
        assert here.written is not None
        filled = GAP.sub(FILLED, here.message.text)
        drafts = pages.messages.drafted(walk, NO_DRAFTS, here.written, filled)
        said |= {(walk.at, remark.text) for remark in pages.page(walk, drafts).remarks}
    assert said == set()


def test_every_letter_is_met() -> None:
    walks = [walk for path in SCENARIOS for walk, _ in met(path)]
    letters = {getattr(walk.node, "letter", None) for walk in walks}
    assert letters == set(desk().library.letters)


def dated() -> Iterator[tuple[str, str, date]]:
    """Every paper as it is written where a scenario meets it, with the scenario's file and day."""
    for path in SCENARIOS:
        for walk, here in met(path):
            yield f"{path.stem}: {walk.at}", here.message.text, walk.today


@cache
def all_dated() -> list[tuple[str, str, date]]:
    return list(dated())


def all_papers() -> list[tuple[str, str]]:
    return [(where, text) for where, text, _ in all_dated()]


@pytest.mark.parametrize(
    "slip",
    [
        r"(ТРЕБУЮ|ПРОШУ|Прошу):\n\n",  # nothing is demanded
        r"Приложения[^\n]*:\n\n",
        r"^— [^\n]*;\n(\n|\Z)",  # a list breaks off
        r"[^\n]\nОбращение в поддержку",  # a paragraph grows into the one before
        r"\n\n\n",
        r"^(<{7}|={7}|>{7})",  # what a merge of two wordings left behind
    ],
)
def test_no_paper_breaks_off(slip: str) -> None:
    broken = [where for where, text in all_papers() if re.search(slip, text, re.MULTILINE)]
    assert broken == []


KINDS_OF_GAP = re.compile(
    r"\[(впишите: [^\[\]]+"  # a blank
    r"|оставьте, если [^\[\]:]+:[ \xa0][^\[\]]*[.;]"  # a whole passage, which takes its stop along
    r"|проверьте\b[^\[\]]+"  # what is told, and leaves no mark on paper
    r"|оставьте одно(, [^\[\]:]+)?: [^\[\]]+ / [^\[\]]+)\]"
)


def test_every_gap_says_in_one_of_four_ways_what_to_do_with_it() -> None:
    gaps = {(where, gap) for where, text in all_papers() for gap in GAP.findall(text)}
    assert [found for found in sorted(gaps) if not KINDS_OF_GAP.fullmatch(found[1])] == []


def test_no_stop_is_left_behind_where_a_passage_is_struck_out() -> None:
    left = re.compile(r"\[оставьте, если [^\[\]]*\][.;,]")
    assert [where for where, text in all_papers() if left.search(text)] == []


def test_no_bracket_stands_in_another() -> None:
    nested = re.compile(r"\[[^\[\]\n]*\[")
    assert [where for where, text in all_papers() if nested.search(text)] == []


def test_what_is_enclosed_at_any_rate_is_one_thing() -> None:
    """The post compares it with its name in the inventory, in which nothing is struck out."""
    sure = re.compile(r"^— (?!\[)[^\n]*\bили\b", re.MULTILINE)
    lists = [(where, text.partition("\nПриложения")[2]) for where, text in all_papers()]
    assert [where for where, listed in lists if sure.search(listed)] == []


OVER = re.compile(r"(?:истёк|истекла|истекли|прошёл|прошла) (\d\d\.\d\d\.\d{4})")


def test_no_term_that_still_runs_is_told_as_over() -> None:
    early = []
    for where, text, today in all_dated():
        days = (datetime.strptime(day, "%d.%m.%Y").date() for day in OVER.findall(text))
        early += [(where, day) for day in days if day >= today]
    assert early == []


COMPARED = re.compile(
    r'(?:attempt\.answer (?:in|==)|"answer", "(?:in|equalto)",|\bitem [!=]=)\s*(\[[^\]]*\]|"[^"]*")'
)


def test_an_answer_with_which_a_letter_compares_can_be_given() -> None:
    """Letters know answers by their labels: one that is worded anew is worded anew there too."""
    labels = {
        option.label for node in desk().library.nodes.values() for option in node.options.values()
    }
    compared = {
        label
        for path in (SHIPPED / "letters").rglob("*.md")
        for found in COMPARED.findall(path.read_text("utf-8"))
        for label in re.findall('"([А-ЯЁ][^"]*)"', found)
    }
    assert len(compared) > 10
    assert compared - labels == set()


ANSWERS = re.compile(r'(?:answer (?:==|in)|"answer", "(?:equalto|in)",) (\[[^\]]*\]|"[^"]*")')


def test_what_letters_take_for_an_answer_is_one_still() -> None:
    """They know what was tried by the words of the choice, which an editor may change."""
    labels = {
        choice.label for node in desk().library.nodes.values() for choice in node.choices.values()
    }
    sources = sorted((SHIPPED / "letters").rglob("*.md"))
    told = {
        label
        for source in sources
        for listed in ANSWERS.findall(source.read_text("utf-8"))
        for label in re.findall('"([^"]+)"', listed)
    }
    assert len(told) > 10
    assert told <= labels
