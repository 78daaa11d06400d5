"""A page: everything that one screen says, and what is asked and offered on it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.conftest import SAMPLE, TODAY, Change, changer, library
from wizard.i18n import language
from wizard.outcome.drafts import NO_DRAFTS
from wizard.outcome.page import MOST_TOLD, Page, Pages
from wizard.walk.steps import Step
from wizard.walk.walk import Walk
from wizard.walk.walker import Walker

EN = language("en")
LATER = ("later", 0)
SHOP = (
    "  shop:\n    kind: action\n    stage: shop\n    text: Take it to the shop\n    choices:\n"
    "      done: {label: It is done, to: good}\n\n  end:\n"
)
TO_CALL: list[Any] = ["yes", "on", "2026-11-01", "Ann", ["box"]]


def pages(folder: Path = SAMPLE) -> Pages:
    return Pages(library(folder), EN)


def walked(folder: Path, *answers: tuple[Any, int], today: int = 0, at: str = "call") -> Walk:
    """A walk by answers and the days on which they were given."""
    walk = Walker(library(folder), f"demo.{at}").begin(TODAY)
    for answer, day in answers:
        step = Step(walk.at, answer, TODAY + timedelta(days=day))
        walk = walk.walker.replay((*walk.steps, step), step.on)
    return walk.walker.replay(walk.steps, TODAY + timedelta(days=today))


def page(folder: Path, *answers: Any, at: str = "plugged") -> Page:
    walk = walked(folder, *((answer, 0) for answer in answers), at=at)
    return pages(folder).page(walk)


def test_an_action_says_all_that_it_takes() -> None:
    shown = page(SAMPLE, *TO_CALL)
    assert (shown.at, shown.kind, shown.status) == ("demo.call", "action", None)
    assert (shown.heading, shown.details) == (
        *("Call them, Ann", "The light is on, and the device is dead."),
    )
    assert shown.steps == ("Have the receipt at hand.", "Tell them that the light is on.")
    assert shown.contact is not None
    assert (shown.contact.id, [contact.id for contact in shown.doubtful]) == ("desk", ["old_line"])
    assert shown.message is not None
    assert shown.message.text.startswith("Dear Ann,")
    assert shown.written == shown.message.text
    assert [(option.id, option.waits) for option in shown.options] == [
        *(("solved", False), ("refused", False), ("again", False), ("later", True)),
    ]
    assert (shown.field, shown.prefill, shown.offered, shown.typed) == (None, None, "", None)
    assert (shown.waiting, shown.next_rung, shown.registered_as) == (False, "", "")
    assert (shown.trail, shown.number) == ("Desk", 6)


def test_a_question_says_no_more_than_it_asks() -> None:
    shown = page(SAMPLE)
    assert (shown.heading, shown.details, shown.steps) == ("Is it plugged in?", None, ())
    assert (shown.contact, shown.doubtful, shown.message, shown.written) == (None, (), None, None)
    assert (shown.remarks, shown.deadline, shown.deadlines) == ((), None, ())
    assert [option.label for option in shown.options] == ["Yes", "No"]
    assert (shown.trail, shown.number) == ("A look at it", 1)


def test_an_end_says_how_it_ends() -> None:
    shown = page(SAMPLE, "no", "done")
    assert (shown.kind, shown.status, shown.details) == (
        *("outcome", "solved", "Nothing is left to do."),
    )
    assert shown.trail == "A device does not switch on", "it stands on no rung"


def test_a_value_is_filled_in_wherever_it_may_stand(changed: Change) -> None:
    changed("demo.yaml", "Have the receipt at hand.", "Have the receipt at hand, {{ owner }}.")
    changed("demo.yaml", "label: They refused,", "label: "
            '"They refused {{ owner }}", hint: "So {{ owner }}",')  # fmt: skip
    folder = changed("demo.yaml", "device is dead.", "device of {{ owner }} is dead.")
    shown = page(folder, *TO_CALL)
    assert shown.steps[0] == "Have the receipt at hand, Ann."
    assert shown.details == "The light is on, and the device of Ann is dead."
    assert (shown.options[1].label, shown.options[1].hint) == ("They refused Ann", "So Ann")
    assert shown.options[0].hint is None


@pytest.mark.parametrize("said", ["", "    facts: [repair]\n"])
def test_the_claims_of_remarks_stand_among_the_sources_once(changed: Change, said: str) -> None:
    folder = changed("demo.yaml", "    facts: [repair]\n", said)
    changed("letters/ask.md", "facts: [repair]\n", "")
    changed("letters/ask.md", "Written on {{ today }}. ", "")
    shown = page(folder, "yes", "on", None, "Ann", ["box"])
    assert [remark.text for remark in shown.remarks] == ["no date"]
    claims = [line.claim for line in shown.sources]
    assert claims.count("A device that does not switch on is repaired without pay.") == 1


def test_steps_are_counted_by_nodes_without_the_one_at_hand() -> None:
    assert page(SAMPLE, "later", at="call").number == 1
    assert page(SAMPLE, *TO_CALL, "again").number == 6, "five others, and this one"


@pytest.mark.parametrize(
    ("answers", "words"),
    [(["no"], ", 1 ahead"), (["no", "done"], ", 0 ahead"), ([], ", 2 to 9 ahead")],
)
def test_how_far_it_can_still_be_is_told_as_it_is_known(answers: list[str], words: str) -> None:
    assert page(SAMPLE, *answers).ahead == words


@pytest.mark.parametrize(("most", "told"), [(MOST_TOLD, True), (MOST_TOLD + 1, False)])
def test_a_way_that_is_too_long_is_not_told(
    most: int, told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = pages()
    _, longest = made._bounds
    monkeypatch.setitem(longest, "demo.plugged", most)
    assert bool(made.page(walked(SAMPLE, at="plugged")).ahead) is told


# --- The title of a case ---


OTHER = """\
tree: other
title: Another tree
start: first
{title}nodes:
  first:
    kind: question
    text: Again?
    choices:
      yes: {{label: "Yes", to: demo.plugged}}
"""


@pytest.mark.parametrize(
    ("title", "answers", "words"),
    [
        ("", [], "Another tree"),
        ("", ["yes"], "A device does not switch on"),
        ("case_title: Mine\n", [], "Mine"),
        ("case_title: Mine\n", ["yes"], "Mine"),
        ("case_title: Mine\n", ["yes", "yes", "on", "2026-11-01"],
         "A device bought on 1 Nov 2026 does not switch on"),
        ("case_title: Of {{ owner }}\n", ["yes"], "A device does not switch on"),
    ],
)  # fmt: skip
def test_a_case_is_called_by_the_last_tree_that_can_name_it(
    copy: Path, title: str, answers: list[Any], words: str
) -> None:
    (copy / "other.yaml").write_text(OTHER.format(title=title), "utf-8")
    walk = Walker(library(copy), "other").begin(TODAY)
    for answer in answers:
        walk = walk.answer(answer)
    assert pages(copy).title(walk) == words


def test_where_no_tree_can_name_it_a_case_is_called_by_the_first(changed: Change) -> None:
    title = "case_title: A device bought on {{ bought }} does not switch on\n"
    folder = changed("demo.yaml", title, "")
    (folder / "other.yaml").write_text(OTHER.format(title=""), "utf-8")
    walk = Walker(library(folder), "other").begin(TODAY).answer("yes")
    assert pages(folder).title(walk) == "Another tree"


# --- What is offered ---


def test_an_old_answer_is_offered_where_it_is_one_still(copy: Path) -> None:
    made = pages(copy)
    assert made.prefill(walked(copy, ("yes", 0), at="plugged").back()) == "yes"
    begun = Walker(library(copy), "demo.plugged")
    assert made.prefill(begun.replay((), TODAY, {"demo.plugged": "gone"})) is None
    years = Walker(library(copy), "demo.years")
    assert made.prefill(years.replay((), TODAY, {"demo.years": "3"})) == "3"
    assert made.prefill(years.replay((), TODAY, {"demo.years": "many"})) is None


def test_a_value_that_was_asked_elsewhere_is_offered_as_it_is_typed(changed: Change) -> None:
    again = (
        "  again:\n    kind: input\n    type: date\n    text: Again?\n    save_as: bought\n"
        "    to: kit\n\n  kit:\n"
    )
    folder = changed("demo.yaml", "  kit:\n", again)
    changed("demo.yaml", "    save_as: owner\n    to: kit", "    save_as: owner\n    to: again")
    shown = page(folder, "2026-11-01", "Ann", at="bought")
    assert (shown.at, shown.prefill, shown.offered) == ("demo.again", "2026-11-01", "1 Nov 2026")
    assert (shown.begun, shown.begun_text) == ("2026-11-01", "1 Nov 2026")


def test_a_choice_that_was_made_elsewhere_is_offered(changed: Change) -> None:
    again = (
        "  again:\n    kind: question\n    text: Again?\n    save_as: power\n    choices:\n"
        "      on: {label: It is on, to: bought}\n      off: {label: It is off, to: owner}\n\n"
        "  bought:\n"
    )
    changed("demo.yaml", "  bought:\n", again)
    folder = changed("demo.yaml", "label: It is on, to: bought", "label: It is on, to: again")
    shown = page(folder, "yes", "on")
    assert (shown.at, shown.prefill, shown.offered) == ("demo.again", "on", "")


def test_items_that_were_ticked_before_are_offered_as_a_list() -> None:
    way = [*TO_CALL, "again", "yes", "on", None, "Ann"]
    shown = page(SAMPLE, *way)
    assert (shown.at, shown.prefill) == ("demo.kit", ["box"])
    assert page(SAMPLE, *TO_CALL[:4]).prefill is None


@pytest.mark.parametrize(
    ("typed", "begun", "words"),
    [(None, "Ann", "Ann"), ("Bo", "Bo", "Bo"), ("", "", ""), (["box"], ["box"], "Ann")],
)
def test_what_was_begun_comes_before_what_is_offered(typed: Any, begun: Any, words: str) -> None:
    shown = replace(page(SAMPLE), prefill="Ann", offered="Ann", typed=typed)
    assert (shown.begun, shown.begun_text) == (begun, words)


def test_a_field_is_asked_as_the_day_and_the_answers_before_it_want(changed: Change) -> None:
    folder = changed("demo.yaml", "    latest: today\n", "    past: {power: on}\n")
    shown = page(folder, "yes", "on")
    assert shown.field is not None
    assert shown.field.past is True


# --- The days ---


def with_shop(copy: Path) -> Path:
    """The sample with a third rung, that of the shop, to which a refusal leads."""
    change = changer(copy)
    change("library.yaml", "short: Desk}", "short: Desk}\n  shop: {title: The shop}")
    change("demo.yaml", "  shop:\n", SHOP)
    return change("demo.yaml", "to: story}", "to: shop}")


@pytest.fixture
def rungs(copy: Path) -> Path:
    return with_shop(copy)


def test_the_day_of_the_step_at_hand_is_told_with_its_values(changed: Change) -> None:
    folder = changed("demo.yaml", "    stage: help\n    text: Call", "    text: Call")
    shown = page(folder, *TO_CALL)
    assert shown.deadline is not None
    assert shown.deadline.title == "Call them, Ann"
    assert shown.deadlines == (shown.deadline,)


def test_a_day_of_another_step_is_not_that_of_the_step_at_hand() -> None:
    shown = pages().page(walked(SAMPLE, LATER, ("again", 1), today=1))
    assert shown.deadline is None
    assert [due.node for due in shown.deadlines] == ["demo.call"]


@pytest.mark.parametrize(
    ("answers", "today", "rung"),
    [
        ([LATER], 10, ""),
        ([LATER], 11, "The shop"),
        ([], 30, ""),
        ([LATER, ("again", 1)], 30, ""),
    ],
)
def test_the_next_rung_is_told_once_an_answer_is_overdue(
    rungs: Path, answers: list[tuple[Any, int]], today: int, rung: str
) -> None:
    assert pages(rungs).page(walked(rungs, *answers, today=today)).next_rung == rung


def test_no_rung_is_told_that_no_answer_leads_to(rungs: Path) -> None:
    changer(rungs)("demo.yaml", "label: They refused, to: shop", "label: They refused, to: socket")
    changer(rungs)("library.yaml", "stages:\n", "stages:\n  shop2: {title: Before}\n")
    assert pages(rungs).page(walked(rungs, LATER, today=30)).next_rung == ""


def test_the_number_of_what_was_sent_is_asked_of_who_waits_and_has_not_told(
    changed: Change,
) -> None:
    folder = changed("demo.yaml", "    letter: ask\n", "    letter: ask\n    number: serial\n")
    made = pages(folder)
    walk = walked(folder, LATER)
    assert made.page(walked(folder)).registered_as == ""
    assert made.page(walk).registered_as == "What is the serial number"
    assert made.page(walk.numbered("12")).registered_as == ""


def test_a_draft_stands_in_place_of_what_the_wizard_wrote() -> None:
    made = pages()
    walk = walked(SAMPLE, *((answer, 0) for answer in TO_CALL), at="plugged")
    written = made.page(walk).written
    assert written is not None
    drafts = made.messages.drafted(walk, NO_DRAFTS, written, "Mine, Ann")
    shown = made.page(walk, drafts)
    assert shown.message is not None
    assert (shown.message.text, shown.written) == ("Mine, Ann", written)


def test_where_nothing_is_sent_a_number_that_is_known_is_not_asked_again(changed: Change) -> None:
    change = "    letter: ask\n", "    number: serial\n"
    folder = changed("demo.yaml", *change)
    made = pages(folder)
    walk = walked(folder, ("later", 0))
    assert made.page(walk).registered_as == "What is the serial number"
    known = walked(folder, ("N-77", 0), ("Ann", 0), (["box"], 0), ("later", 0), at="serial")
    assert made.page(known).registered_as == ""


def test_the_page_of_a_contact_opens_at_the_number_of_the_step(changed: Change) -> None:
    folder = changed("demo.yaml", "    contact: desk\n", "    contact: shop\n    number: serial\n")
    url = "    url: https://device.example/\n"
    changer(folder)("facts.yaml", url, f"{url}    numbered: https://device.example/#\n")
    walk = walked(folder, LATER)
    for told, opened in ((walk, "https://device.example/"),
                      (walk.numbered("N-77"), "https://device.example/#N-77")):  # fmt: skip
        contact = pages(folder).page(told).contact
        assert contact is not None
        assert contact.url == opened


def test_the_former_answer_of_a_question_is_marked_as_that(copy: Path) -> None:
    made = pages(copy)
    first = walked(copy, ("yes", 0), at="plugged")
    former = made.language("former_answer")
    for walk in (first.back(), first.before(0)):
        hints = {option.id: option.hint or "" for option in made.page(walk).options}
        assert hints.pop("yes").endswith(former)
        assert not any(former in hint for hint in hints.values())
    again = made.page(walked(copy, ("yes", 0), at="power"))
    assert not any(former in (one.hint or "") for one in again.options)


OUTGROWN = EN("outgrown", step="For how many years is the guarantee?")


@pytest.mark.parametrize(("days", "told"), [(0, False), (9, False), (10, True)])
def test_a_step_that_would_be_another_one_today_says_so(days: int, told: bool) -> None:
    walk = walked(SAMPLE, ("2026-11-01", 0), today=days, at="bought")
    assert walk.at == "demo.owner", "what is answered is not moved"
    shown = pages().page(walk)
    assert (shown.details or "").splitlines()[:1] == ([OUTGROWN] if told else [])
    again = walk.back().answer("2026-11-01")
    assert (again.at == "demo.years") == told
    assert again.outgrown is None


@pytest.mark.parametrize(("done", "told"), [("", False), (", done: never", True)])
def test_who_waits_for_what_was_done_is_in_the_right_place(
    copy: Path, done: str, told: bool
) -> None:
    changer(copy)("demo.yaml", "bought: {older_than: 30 days}", "bought: {older_than: 31 days}")
    changer(copy)("demo.yaml", "to: years}\n      - {to: owner}", "to: years}\n      - {to: call}")
    changer(copy)("demo.yaml", "wait: true}", f"wait: true{done}}}")
    walk = walked(copy, ("2026-11-01", 0), LATER, today=20, at="bought")
    assert walk.at == "demo.call"
    assert (walk.outgrown is not None) == told
