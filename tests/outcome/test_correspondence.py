"""Which text stands for a message: the wizard's, the person's own, or the one that was sent."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.conftest import TODAY, changer, library, translate
from wizard.author.tree.translation import read, spoken
from wizard.i18n import language
from wizard.outcome.advice import Remark
from wizard.outcome.correspondence import AtHand, Correspondence
from wizard.outcome.drafts import NO_DRAFTS, Draft, Drafts
from wizard.outcome.letters import Message
from wizard.outcome.page import Pages
from wizard.outcome.text_patterns import LOOKED_AT
from wizard.walk.steps import Step
from wizard.walk.walk import Walk
from wizard.walk.walker import Walker

EN = language("en")
WAYS = "      later: {label: I am waiting, wait: true}\n"
MORE = WAYS + (
    "      put_off: {label: Not yet, done: never, wait: true}\n"
    "      never: {label: I did not, done: never, to: write}\n"
    "      before: {label: Before, done: earlier, to: write}\n"
    "      gone: {label: It is over, to: write}\n"
)
WRITE = """  write:
    kind: action
    title: The office
    text: Write to them
    letter: plea
    choices:
      later: {label: I am waiting, wait: true}
      put_off: {label: Not yet, done: never, wait: true}
      back: {label: Call again, done: never, to: call}
      sent: {label: Sent, to: call}
      name: {label: Sent under another name, to: owner}

"""
PLEA = "---\nletter: plea\ntitle: A plea\n---\n"
TOLD = (
    "{% for attempt in attempts %}{{ attempt.channel }}: {{ attempt.result }}, "
    "{{ attempt.date }}. {% endfor %}"
)
SAID_TWICE = (
    "  twice:\n    avoids: {signs: [repeat]}\n    text: 'sent before: {{ what }}'\n"
    "    always: true\n"
)
OWN = "It is dead. We thank you, Ann, for a repair of what was bought on 1 Nov 2026."


@pytest.fixture
def folder(copy: Path) -> Path:
    """The sample with a second message, and every kind of way on from the first."""
    change = changer(copy)
    change("demo.yaml", WAYS, MORE)
    change("demo.yaml", "  story:\n", f"{WRITE}  story:\n")
    change("messages.yaml", "checks:\n", f"checks:\n{SAID_TWICE}")
    (copy / "letters" / "plea.md").write_text(f"{PLEA}{{{{ owner }}}}, {{{{ today }}}}. {TOLD}")
    return copy


def on(day: int) -> date:
    return TODAY + timedelta(days=day)


def walked(folder: Path, *steps: tuple[Any, ...], today: int = 9, at: str = "call") -> Walk:
    """A walk from a node by answers, their days, and the messages that went with them."""
    walk = Walker(library(folder), f"demo.{at}").begin(on(0))
    for answer, day, *message in steps:
        walk = walk.on(on(day)).take(Step(walk.at, answer, on(day), *message))
        assert not walk.lost
    return walk.on(on(today))


def messages(folder: Path) -> Correspondence:
    return Pages(library(folder), EN).messages


def here(walk: Walk, drafts: Drafts = NO_DRAFTS) -> AtHand:
    found = Pages(walk.walker.library, EN).messages.at_hand(walk, drafts)
    assert found is not None
    return found


def text(walk: Walk) -> str:
    return here(walk).message.text


def earlier(walk: Walk) -> list[tuple[str, date | None]]:
    """The messages of a way: their texts and days."""
    return [(it.text, it.day) for it in Pages(walk.walker.library, EN).messages.earlier(walk)]


# --- As the wizard writes it ---


def test_a_step_without_a_letter_has_no_message(folder: Path) -> None:
    assert messages(folder).at_hand(walked(folder, at="plugged")) is None
    assert messages(folder).at_hand(walked(folder, at="plugged"), {"demo.plugged": DRAFT}) is None


def test_what_a_person_typed_in_brackets_is_no_gap_of_any_text_of_the_message(
    folder: Path,
) -> None:
    named = ("Ann [the first]", 0)
    draft = {"demo.call": replace(DRAFT, text="Dear Ann [the first], [fill in: why]")}
    written = walked(folder, named, ([], 0), at="owner")
    sent = walked(folder, named, ([], 0), ("later", 2, "Ann [the first] [x y]"), at="owner")
    assert here(written).message.gaps == 0
    assert here(written, draft).message.gaps == 1
    assert here(sent).message.gaps == 1


def test_what_is_not_sent_is_written_for_today_and_can_be_edited(folder: Path) -> None:
    found = here(walked(folder, ("Ann", 0), ([], 0), today=3, at="owner"))
    assert found.message.text == found.written
    assert (found.message.letter, found.message.title) == ("ask", "A request for repair")
    assert found.message.day == on(3)
    assert "Dear Ann," in found.message.text
    assert "Written on 25 Nov 2026" in found.message.text
    assert not found.message.outdated


def test_a_message_tells_what_was_tried_before_and_not_its_own_step(folder: Path) -> None:
    walk = walked(folder, ("later", 0), ("gone", 2), today=4, at="call")
    told = "Help desk: It is over (24 Nov 2026), 22 Nov 2026."
    assert text(walk) == f"[fill in: name], 26 Nov 2026. {told}"
    back = walked(folder, ("later", 0), ("gone", 2), ("sent", 3), today=4)
    assert back.at == "demo.call"
    assert "The office: Sent" in text(back)
    assert "Help desk" not in text(back)


def test_a_message_is_the_one_that_was_printed_if_no_more_than_the_day_has_changed(
    folder: Path,
) -> None:
    walk, pages = walked(folder, ("Ann", 0), ([], 0), today=3, at="owner"), messages(folder)
    printed = pages.printed(walk, NO_DRAFTS)
    assert printed is not None
    assert pages.as_printed(walk.on(on(5)), NO_DRAFTS, printed) == text(walk)
    assert pages.as_printed(walk.on(on(5)), {"demo.call": DRAFT}, printed) is None
    assert pages.as_printed(walk.answer("later"), NO_DRAFTS, printed) is None, "it was sent"
    assert pages.printed(walk.answer("later"), NO_DRAFTS) is None
    nowhere = walked(folder, at="plugged")
    assert pages.printed(nowhere, NO_DRAFTS) is None
    assert pages.as_printed(nowhere, NO_DRAFTS, printed) is None


def test_a_message_is_in_the_first_language_and_called_in_that_of_the_reader(copy: Path) -> None:
    folder = translate(copy)
    first = library(folder)
    translated = replace(spoken(first, read(folder, "ru", first)), first=first)
    walk = Walker(translated, "demo.call").begin(TODAY)
    found = Pages(translated, language("ru")).messages.at_hand(walk)
    assert found is not None
    assert found.message.text.startswith("Dear [fill in: name],")
    assert found.message.title == translated.letters["ask"].head.title
    assert found.message.title != first.letters["ask"].head.title


# --- In the person's own words ---

DRAFT = Draft("Mine", "another")


def drafted(walk: Walk, typed: str, drafts: Drafts = NO_DRAFTS) -> Drafts:
    written = here(walk, drafts).written
    assert written is not None
    return Pages(walk.walker.library, EN).messages.drafted(walk, drafts, written, typed)


def test_what_only_a_persons_own_words_tell_of_them_keeps_nothing_from_them(folder: Path) -> None:
    changer(folder)("demo.yaml", "save_as: serial\n", "save_as: serial\n    personal: true\n")
    walk = walked(folder, ("SN-4711", 0), ("Ann", 0), ([], 0), at="serial")
    assert "SN-4711" not in text(walk)
    assert here(walk, drafted(walk, "Mine has SN-4711.")).message.text == "Mine has SN-4711."


def test_a_draft_stands_in_place_of_what_the_wizard_writes(folder: Path) -> None:
    walk = walked(folder)
    found = here(walk, drafted(walk, "  Mine.  \nYours\x1b"))
    assert found.message.text == "Mine.\nYours"
    assert found.message.title == "A request for repair"
    assert found.written == text(walk)
    assert not found.message.outdated


def test_a_draft_of_another_step_is_none_of_this_one(folder: Path) -> None:
    found = here(walked(folder), {"demo.write": DRAFT})
    assert found.message.text == found.written


def test_a_draft_is_old_once_the_wizard_would_write_something_else(folder: Path) -> None:
    before = walked(folder, today=1)
    drafts = drafted(before, OWN)
    assert not here(before, drafts).message.outdated
    after = here(walked(folder, today=2), drafts)
    assert after.message.outdated
    assert after.message.text == OWN


def test_editing_an_old_draft_on_does_not_make_it_new(folder: Path) -> None:
    first = drafted(walked(folder, today=1), OWN)
    second = drafted(walked(folder, today=2), f"{OWN}!", first)
    assert second["demo.call"].written == first["demo.call"].written
    assert here(walked(folder, today=2), second).message.outdated
    anew = drafted(walked(folder, today=2), OWN)
    assert not here(walked(folder, today=2), anew).message.outdated


@pytest.mark.parametrize("typed", ["", " \n", "\x1b"])
def test_no_words_take_the_draft_back_and_no_other(folder: Path, typed: str) -> None:
    walk = walked(folder)
    drafts = {**drafted(walk, OWN), "demo.write": DRAFT}
    assert drafted(walk, typed, drafts) == {"demo.write": DRAFT}
    assert drafted(walk, f" {text(walk)}\n", drafts) == {"demo.write": DRAFT}
    assert set(drafted(walk, "Else", drafts)) == {"demo.call", "demo.write"}


BACK: list[tuple[Any, ...]] = [("gone", 0), ("back", 1)]


def test_a_step_that_is_met_again_has_another_draft(folder: Path) -> None:
    first, again = walked(folder, today=1), walked(folder, *BACK, today=1)
    twice = walked(folder, *BACK, *BACK, today=1)
    drafts = drafted(first, OWN)
    assert [drafted(it, OWN)["demo.call"].visit for it in (first, again, twice)] == [0, 1, 2]
    assert here(again, drafts).message.text == here(again).written
    assert here(again, drafted(again, OWN)).message.text == OWN
    assert here(first, drafted(again, OWN)).message.text == text(first)
    # It is not old either: it was begun anew, at what the wizard writes by now.
    assert not here(again, drafted(again, OWN, drafts)).message.outdated


def test_who_puts_a_step_off_has_not_left_it(folder: Path) -> None:
    off = walked(folder, ("put_off", 0), ("put_off", 0), today=0)
    assert drafted(off, OWN)["demo.call"].visit == 0
    again = walked(folder, *BACK, ("put_off", 1), today=1)
    assert drafted(again, OWN)["demo.call"].visit == 1
    elsewhere = walked(folder, ("put_off", 0), ("gone", 0), today=1)
    assert drafted(elsewhere, OWN)["demo.write"].visit == 0


# --- As it was sent ---


def test_what_was_sent_stands_and_cannot_be_edited(folder: Path) -> None:
    walk = walked(folder, ("later", 2, "Sent. \x1b\n"))
    sent = Message("ask", "A request for repair", "Sent.", on(2), sent=on(2))
    assert here(walk) == AtHand(sent)
    assert here(walk, {"demo.call": DRAFT}) == AtHand(sent)
    waiting = walked(folder, ("later", 2, "Sent."), ("later", 3), ("later", 4))
    assert here(waiting) == AtHand(sent)


def test_what_was_sent_and_not_kept_is_what_it_must_have_been(folder: Path) -> None:
    walk = walked(folder, ("Ann", 0), ([], 0), ("later", 2), at="owner")
    found = here(walk)
    assert found.written is None
    assert found.message.day == on(2)
    assert "Written on 24 Nov 2026" in found.message.text
    later = walked(folder, ("Ann", 0), ([], 0), ("gone", 2), ("name", 3), ("Bob", 4), at="owner")
    (call, _), (write, _) = earlier(later)
    assert "Dear Ann," in call
    assert write == "Ann, 25 Nov 2026. Help desk: It is over, 24 Nov 2026."


@pytest.mark.parametrize("answer", ["put_off", "never", "before"])
def test_what_was_not_sent_on_its_day_is_no_message(folder: Path, answer: str) -> None:
    walk = walked(folder, (answer, 1))
    assert messages(folder).earlier(walk) == []
    assert messages(folder).sent(walk, 0) is None
    assert here(walk).written is not None


def test_who_puts_it_off_first_sends_it_later(folder: Path) -> None:
    walk = walked(folder, ("put_off", 0), ("later", 2, "Sent."), ("later", 3))
    assert here(walk).message.day == on(2)
    assert [messages(folder).sent(walk, index) is None for index in range(2)] == [True, False]


def test_a_message_was_sent_with_its_step(folder: Path) -> None:
    walk = walked(folder, ("gone", 0, "First."), ("sent", 2, "Second."))
    sent = [messages(folder).sent(walk, index) for index in range(2)]
    assert sent == [
        Message("ask", "A request for repair", "First.", on(0), sent=on(0)),
        Message("plea", "A plea", "Second.", on(2), sent=on(2)),
    ]


def test_the_messages_of_the_way_are_those_of_each_stay_but_the_one_at_hand(folder: Path) -> None:
    steps = [("later", 0, "A"), ("gone", 1), ("later", 2, "B"), ("sent", 3), ("later", 4, "C")]
    ways = [walked(folder, *steps[:count]) for count in range(1, 6)]
    first, second = ("A", on(0)), ("B", on(2))
    assert [earlier(walk) for walk in ways] == [
        [],
        [first],
        [first],
        [first, second],
        [first, second],
    ]
    assert text(ways[4]) == "C"
    assert "Help desk" not in text(ways[3]), "who comes back has not sent it again"


def test_two_stays_at_one_step_are_two_messages(folder: Path) -> None:
    walk = walked(folder, ("gone", 0, "A"), ("back", 1), ("gone", 2, "B"), ("put_off", 3))
    assert earlier(walk) == [("A", on(0)), ("B", on(2))]
    assert here(walk).written is not None


def test_a_step_without_a_letter_sends_no_message_though_it_was_taken(folder: Path) -> None:
    walk = walked(folder, ("no", 0), ("done", 0), at="plugged")
    assert messages(folder).earlier(walk) == []
    assert messages(folder).sent(walk, 1) is None


def test_what_was_kept_of_a_letter_that_is_gone_is_no_message(folder: Path) -> None:
    walk = walked(folder, ("no", 0), ("done", 0, "Kept."), at="plugged")
    assert messages(folder).sent(walk, 1) is None


def test_at_hand_nothing_was_sent_where_the_letter_is_gone(folder: Path) -> None:
    changer(folder)("demo.yaml", "    letter: ask\n", "")
    assert messages(folder).at_hand(walked(folder, ("later", 0, "Kept."))) is None


# --- What is to be said about it ---

OLD = Remark("", EN("draft_outdated"), EN("draft_outdated_hint"))


def remarks(walk: Walk, drafts: Drafts = NO_DRAFTS) -> list[Remark]:
    return Pages(walk.walker.library, EN).messages.remarks(walk, here(walk, drafts), EN)


def told(walk: Walk, typed: str) -> list[str]:
    return [remark.text for remark in remarks(walk, drafted(walk, typed))]


NO_DATE = "no date"


def test_a_message_is_held_against_the_checks_of_its_letter(folder: Path) -> None:
    walk = walked(folder)
    assert told(walk, OWN) == []
    assert told(walk, "It is dead, STUPID.") == [NO_DATE, "not calm: stupid · STUPID"]
    assert told(walked(folder, ("never", 0)), "Stupid, and no date.") == ["not calm: stupid"]


def test_a_message_that_was_sent_is_not_judged(folder: Path) -> None:
    assert remarks(walked(folder, ("later", 0, "STUPID"))) == []


def test_a_check_looks_for_values_as_letters_write_them(folder: Path) -> None:
    changer(folder)("demo.yaml", "{label: The receipt}", "{label: The golden receipt}")
    changer(folder)("messages.yaml", "values: [owner]}", "values: [kit]}")
    changer(folder)("letters/ask.md", "checks: [date]", "checks: [name]")
    walk = walked(folder, ("Ann", 0), (["receipt"], 0), at="owner")
    assert told(walk, "I have my papers.") == ["no name: The golden receipt"]
    assert told(walk, "I have the golden receipt.") == []


@pytest.mark.parametrize(
    ("status", "doubt"),
    [("confirmed", None), ("disputed", "sources disagree"), ("outdated", "out of date")],
)
def test_advice_whose_source_is_not_sure_says_so(
    folder: Path, status: str, doubt: str | None
) -> None:
    facts = folder / "facts.yaml"
    start, repair, rest = facts.read_text("utf-8").partition("  repair:\n")
    facts.write_text(start + repair + rest.replace("confirmed", status, 1), "utf-8")
    walk = walked(folder)
    (remark,) = remarks(walk, drafted(walk, "It is dead."))
    assert (remark.text, remark.facts, remark.doubt) == (NO_DATE, ("repair",), doubt)


def test_an_old_draft_is_told_of_first(folder: Path) -> None:
    drafts = drafted(walked(folder, today=1), "It is dead.")
    assert [it.text for it in remarks(walked(folder, today=1), drafts)] == [NO_DATE]
    old, date_ = remarks(walked(folder, today=2), drafts)
    assert (old, date_.text) == (OLD, NO_DATE)


def test_that_the_rest_of_a_text_was_not_looked_at_is_told_first(folder: Path) -> None:
    walk = walked(folder)
    long = f"{OWN} {'more ' * (LOOKED_AT // 5)}"
    assert told(walk, long) == [EN("checked_in_part")]
    assert told(walk, long[:LOOKED_AT]) == []


def test_what_is_told_of_a_text_as_a_whole_stands_before_what_is_amiss_in_it(folder: Path) -> None:
    long = f"It is dead, STUPID. [ {'more ' * (LOOKED_AT // 5)}"
    drafts = drafted(walked(folder, today=1), long)
    old, part, left, *amiss = (it.text for it in remarks(walked(folder, today=2), drafts))
    assert (old, part) == (OLD.text, EN("checked_in_part"))
    assert "left over" in left
    assert amiss == [NO_DATE, "not calm: stupid · STUPID"]


def test_what_was_sent_elsewhere_is_not_sent_again(folder: Path) -> None:
    walk = walked(folder, ("gone", 0, OWN), today=1)
    assert told(walk, OWN) == ["sent before: Help desk"]
    assert told(walk, "Something quite different is said here.") == []


def test_what_was_sent_to_the_same_place_may_be_sent_again(folder: Path) -> None:
    walk = walked(folder, ("gone", 0, OWN), ("back", 1), today=1)
    assert told(walk, OWN) == []


def test_an_answer_to_a_question_was_sent_to_nobody(folder: Path) -> None:
    asked = walked(folder, ("Ann", 0, OWN), ([], 0), at="owner")
    assert told(asked, OWN) == []


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("It broke [here and there]. Nothing is lost.", None),
        ("To [fill in: whom].", None),
        ("The receipt;]", "The receipt;]"),
        ("[keep if it is so: The receipt", "["),
        ("[[fill in: whom]", "["),
        ("See you.\nPlease give me back all that I have paid.]", "…back all that I have paid.]"),
    ],
)
def test_a_bracket_that_is_left_over_is_told(folder: Path, text: str, near: str | None) -> None:
    known = [EN("bracket_left", near=near)] if near else []
    assert [said for said in told(walked(folder), f"{text} 01.11.2026") if "left over" in said] == (
        known
    )
