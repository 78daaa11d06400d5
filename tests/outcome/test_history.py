"""What was answered and tried, in words: the same for the screen, the document and the letters."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SAMPLE, TODAY, Change, changer, library
from tests.rows import each_row
from wizard.i18n import language
from wizard.outcome.history import History
from wizard.outcome.letters import Attempt
from wizard.outcome.wording import Wording
from wizard.walk.steps import Step
from wizard.walk.walk import Walk
from wizard.walk.walker import Walker

EN = language("en")
MORE = (
    "      before: {label: Before, done: earlier, to: good}\n"
    "      never: {label: I did not, done: never, to: good}\n"
)


def history(folder: Path = SAMPLE) -> History:
    return History(library(folder), Wording(library(folder), EN))


def step(node: str, answer: Any, day: int = 0, **more: Any) -> Step:
    return Step(f"demo.{node}", answer, TODAY + timedelta(days=day), **more)


def walked(folder: Path, *steps: Step, at: str = "call") -> Walk:
    walk = Walker(library(folder), f"demo.{at}").replay(steps, TODAY + timedelta(days=9))
    assert walk.steps == steps
    return walk


@pytest.mark.parametrize(
    ("node", "words"),
    [
        ("owner", "Name"),
        ("plugged", "Is it plugged in?"),
        ("plug_in", "The plug"),
        ("call", "Help desk"),
    ],
)
def test_a_node_is_called_by_its_title_its_rung_or_its_text(node: str, words: str) -> None:
    assert history().question(f"demo.{node}", {}) == words


def test_an_action_without_a_title_and_a_rung_is_called_by_its_text(changed: Change) -> None:
    folder = changed("demo.yaml", "action\n    stage: help\n", "action\n")
    assert history(folder).question("demo.call", {"owner": "Ann"}) == "Call them, Ann"


@pytest.mark.parametrize(
    ("node", "answer", "words"),
    [
        ("plugged", "yes", "Yes"),
        ("kit", ["receipt", "box"], "The receipt; The box"),
        ("kit", [], "nothing ticked"),
        ("bought", "2026-11-02", "2 Nov 2026"),
        ("bought", None, "skipped"),
        ("owner", "Ann", "Ann"),
        ("years", "3", "3"),
    ],
)
def test_an_answer_is_told_as_the_person_saw_it(node: str, answer: Any, words: str) -> None:
    assert history().answer(step(node, answer), {}) == words


def test_what_is_known_stands_in_an_answer_as_it_did_on_the_screen(changed: Change) -> None:
    changed("demo.yaml", "label: The box", 'label: "The box, {{ owner }}"')
    told = history(changed("demo.yaml", '{label: "Yes"', '{label: "Yes, {{ owner }}"'))
    assert told.answer(step("kit", ["box"]), {"owner": "Ann"}) == "The box, Ann"
    assert told.answer(step("plugged", "yes"), {"owner": "{{ x }}"}) == "Yes, {{ x }}"


@each_row(
    ("told", "words"),
    [
        (step("plugged", "yes"), "Is it plugged in?: Yes (22 Nov 2026)"),
        (step("plugged", "perhaps"), "Is it plugged in?: perhaps (22 Nov 2026)"),
        (step("kit", ["lid", "box"]), "What is at hand?: lid; box (22 Nov 2026)"),
        (step("gone", "ever"), "demo.gone: ever (22 Nov 2026)"),
        (step("gone", None), "demo.gone: skipped (22 Nov 2026)"),
        (step("gone", []), "demo.gone: skipped (22 Nov 2026)"),
        (step("which_way", None), "demo.which_way: skipped (22 Nov 2026)"),
        (step("story", "One\ntwo"), "Their answer: One two (22 Nov 2026)"),
        (step("bought", "1.11.2026"), "When was it bought?: 1 Nov 2026 (22 Nov 2026)"),
        (step("bought", ""), "When was it bought?: skipped (22 Nov 2026)"),
        (step("bought", "soon"), "When was it bought?: soon (22 Nov 2026)"),
    ],
)
def test_a_step_without_a_place_is_told_in_one_line(told: Step, words: str) -> None:
    assert history().told(told, {}) == words


@pytest.mark.parametrize(
    ("lost", "told"),
    [
        (step("gone", "ever"), True),
        (step("plugged", "no"), True),
        (step("plugged", "yes"), False),
        (step("plugged", "yes", -3), True),  # it was done on its own day
        (step("owner", "Bo"), True),
        (step("owner", "Ann", -3), False),
        (step("owner", "Ann", message="Dear Sir"), True),
    ],
)
def test_what_was_lost_is_told_unless_it_was_given_again(lost: Step, told: bool) -> None:
    steps = [step("plugged", "yes"), step("power", "off"), step("owner", "Ann")]
    way = walked(SAMPLE, *steps, at="plugged")
    assert history().astray(way, [lost]) == [lost] * told


def test_a_lost_cell_is_told_however_like_it_another_row_is(rowed: Path) -> None:
    answers = [("plugged", "yes"), ("power", "off"), ("owner", "Ann"), ("goods#device", "a")]
    way = walked(rowed, *(step(*one) for one in answers), at="plugged")
    lost = [step("goods#device", "a"), step("goods#more", "yes"), step("goods#device", "b")]
    assert history(rowed).astray(way, lost) == lost


@pytest.fixture
def folder(copy: Path) -> Path:
    """The sample with actions that were taken long ago, or never."""
    return changer(copy)("demo.yaml", "      solved: {", f"{MORE}      solved: {{")


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        (step("call", "later"), True),
        (step("call", "refused"), True),
        (step("call", "before"), False),
        (step("call", "never"), False),
        (step("plugged", "yes"), False),
        (step("owner", "Ann"), False),
        (step("gone", "later"), False),
        (step("call", "gone"), False),
    ],
)
def test_only_what_was_done_now_was_sent_on_its_day(folder: Path, given: Step, sent: bool) -> None:
    assert history(folder).sent(given) is sent


def attempt(**more: Any) -> Attempt:
    known = {"channel": "Help desk", "stage": "help", "letter": "ask"}
    return Attempt(**{**known, **more})


def test_one_that_was_answered_at_once_has_no_day_of_sending() -> None:
    walk = walked(SAMPLE, step("call", "refused", 1))
    (found,) = history().attempts(walk, EN)
    assert found == attempt(
        date="23 Nov 2026", result="They refused", answer="They refused", sent=""
    )


def test_one_that_was_waited_for_is_of_its_first_day_with_its_last_word() -> None:
    steps = [step("call", "later", 0), step("call", "later", 2), step("call", "refused", 3)]
    (found,) = history().attempts(walked(SAMPLE, *steps), EN)
    result = "They refused (25 Nov 2026)"
    told = {"result": result, "answer": "They refused"}
    assert found == attempt(date="22 Nov 2026", sent="22 Nov 2026", **told)


def test_one_that_is_waited_for_was_sent_on_the_day_on_which_that_was_said() -> None:
    (found,) = history().attempts(walked(SAMPLE, step("call", "later")), EN)
    told = {"result": "I am waiting", "answer": "I am waiting", "awaited": True}
    assert found == attempt(date="22 Nov 2026", sent="22 Nov 2026", **told)


def test_an_attempt_is_of_the_day_that_its_message_bears() -> None:
    steps = step("call", "later", 3, message="It is dead.", dated=TODAY), step("call", "later", 5)
    (found,) = history().attempts(walked(SAMPLE, *steps), EN)
    assert found.sent == EN.date(TODAY)


def test_one_that_was_printed_is_noted_on_the_day_on_which_it_was_told() -> None:
    (found,) = history().attempts(walked(SAMPLE, step("call", "refused", 3, dated=TODAY)), EN)
    assert (found.date, found.sent) == ("25 Nov 2026", "")


def test_whoever_comes_back_tries_once_more() -> None:
    questions: dict[str, Any] = {
        "plugged": "yes",
        "power": "on",
        "bought": None,
        "owner": "Ann",
        "kit": [],
    }
    between = [step(node, answer, 2) for node, answer in questions.items()]
    steps = [step("call", "later"), step("call", "again", 1), *between]
    walk = walked(SAMPLE, *steps, step("call", "later", 3), step("call", "refused", 4))
    found = history().attempts(walk, EN)
    assert [(one.sent, one.answer, one.result) for one in found] == [
        ("22 Nov 2026", "Look at the plug again", "Look at the plug again (23 Nov 2026)"),
        ("25 Nov 2026", "They refused", "They refused (26 Nov 2026)"),
    ]


def test_one_of_an_earlier_day_has_none_and_one_that_never_was_is_none(folder: Path) -> None:
    (found,) = history(folder).attempts(walked(folder, step("call", "before")), EN)
    assert found == attempt(date="earlier", result="Before", answer="Before", sent="earlier")
    assert history(folder).attempts(walked(folder, step("call", "never")), EN) == []


def test_one_that_was_put_off_is_of_the_day_on_which_it_was_done(changed: Change) -> None:
    put_off = "      put_off: {label: Not yet, wait: true, done: never}\n"
    folder = changed("demo.yaml", "      solved: {", f"{put_off}      solved: {{")
    steps = [step("call", "put_off", 0), step("call", "later", 4)]
    (found,) = history(folder).attempts(walked(folder, *steps), EN)
    told = {"result": "I am waiting", "answer": "I am waiting", "awaited": True}
    assert found == attempt(date="26 Nov 2026", sent="26 Nov 2026", **told)
    (found,) = history(folder).attempts(walked(folder, *steps, step("call", "refused", 6)), EN)
    assert (found.date, found.sent) == ("26 Nov 2026", "26 Nov 2026")


def test_who_waits_and_goes_another_way_has_tried_it(folder: Path) -> None:
    steps = [step("call", "later", 0), step("call", "never", 4)]
    (found,) = history(folder).attempts(walked(folder, *steps), EN)
    told = {"result": "I am waiting", "answer": "I am waiting", "awaited": True}
    assert found == attempt(date="22 Nov 2026", sent="22 Nov 2026", **told)


def test_numbers_stand_with_the_channel_each_once(changed: Change) -> None:
    folder = changed("demo.yaml", "    letter: ask\n", "    letter: ask\n    number: serial\n")
    steps = [
        step("call", "later", 0, number="A-1"),
        step("call", "later", 1, number="B-2"),
        step("call", "refused", 1, number="A-1"),
    ]
    walk = walked(folder, *steps)
    (found,) = history(folder).attempts(walk, EN)
    assert found.channel == "Help desk, No. A-1, No. B-2"


def test_actions_are_told_in_their_order_without_questions_and_the_one_at_hand() -> None:
    steps = [step("plugged", "no"), step("plug_in", "done")]
    walk = walked(SAMPLE, *steps, at="plugged")
    (found,) = history().attempts(walk, EN)
    assert found == Attempt("22 Nov 2026", "The plug", "It is", "look", "", "", "It is")
    assert history().attempts(walk, EN, until="demo.plug_in") == []


def test_days_are_told_in_the_language_that_is_asked_for() -> None:
    (found,) = history().attempts(walked(SAMPLE, step("call", "refused")), language("ru"))
    assert found.date == f"{date(2026, 11, 22):%d.%m.%Y}"


def test_a_number_that_was_corrected_since_is_told_as_that(changed: Change) -> None:
    folder = changed(
        "demo.yaml", "    reply_within: reply\n", "    reply_within: reply\n    number: serial\n"
    )
    asked = "  story:\n"
    changer(folder)(
        "demo.yaml",
        "refused: {label: They refused, to: story}",
        "refused: {label: They refused, to: again}",
    )
    again = (
        "  again: {kind: input, type: text, title: Number, text: Which?, save_as: serial, "
        "to: story}\n"
    )
    changer(folder)("demo.yaml", asked, again + asked)
    steps = (
        step("call", "later", number="REQ-55"),
        step("call", "refused", 1),
        step("again", "REQ-77", 1),
    )
    (attempt,) = history(folder).attempts(walked(folder, *steps), EN)
    assert "REQ-77" in attempt.channel
    assert "REQ-55" not in attempt.channel


def test_a_number_that_is_asked_behind_a_message_is_of_that_message(changed: Change) -> None:
    """And stays so where the next one has its own."""
    again = (
        "  again: {kind: input, type: text, title: Number, text: Which?, save_as: serial, "
        "to: twice}\n"
        "  twice:\n    kind: action\n    text: Write once more\n    letter: ask\n"
        "    number: serial\n    choices:\n      later: {label: Waiting, wait: true}\n"
        "      done: {label: Done, to: story}\n"
    )
    numbered = "    reply_within: reply\n    number: serial\n"
    changed("demo.yaml", "    reply_within: reply\n", numbered)
    changed("demo.yaml", "They refused, to: story}", "They refused, to: again}")
    folder = changed("demo.yaml", "  story:\n", again + "  story:\n")
    own = (step("twice", "later", 2, number="REQ-88"), step("twice", "done", 3))
    way = (step("call", "refused", 1), step("again", "REQ-77", 1), *own)
    first, second = history(folder).attempts(walked(folder, *way), EN)
    assert first.channel.endswith("No. REQ-77")
    assert second.channel.endswith("No. REQ-88")
    assert "REQ-77" not in second.channel
