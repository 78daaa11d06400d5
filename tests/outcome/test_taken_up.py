"""Which of the steps that were led away from is taken up again, and behind which letter."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace as other
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.cases.test_case import TO_CALL, walked
from tests.conftest import SAMPLE, desk_of
from wizard.cases.desk import Desk
from wizard.outcome.page import Pages
from wizard.outcome.taken_back import off_the_way
from wizard.outcome.taken_up import away_from, offered, sent_with, taken_up
from wizard.walk.steps import Step
from wizard.walk.walk import Walk


def test_what_went_out_is_taken_up_as_it_was_on_its_own_day(desk: Desk) -> None:
    case = walked(desk, *TO_CALL, "later")
    sent = case.walk.steps[-1]
    before = case.walk.back()
    said = replace(sent, on=desk.today + timedelta(days=3))
    assert sent_with(case.walk, sent)
    assert taken_up(before, [sent], said) == [sent]
    assert taken_up(before, [sent], replace(said, node="demo.power")) == []
    assert away_from(case.walk, [sent]) == []
    assert away_from(before, [sent]) == [sent]


def test_where_nothing_went_out_all_is_offered_as_before(desk: Desk) -> None:
    case = walked(desk, *TO_CALL)
    assert offered(case.walk.back(), case.walk, [], {"demo.owner": "Ann"}) == {"demo.owner": "Ann"}


@dataclass
class Way:
    """A walk at a letter, and what moves have led away from; each sitting is on a later day."""

    pages: Pages
    walk: Walk
    lost: tuple[Step, ...] = ()

    def later(self) -> Way:
        self.walk = self.walk.on(self.walk.today + timedelta(days=1))
        return self

    def back_to(self, count: int) -> None:
        while len(self.walk.steps) > count:
            self._adopt(self.walk.back_over())

    def say(self, answer: str) -> None:
        at_hand = self.pages.messages.at_hand(self.walk)
        sends = at_hand is not None and at_hand.written is not None
        anew = self.walk.answer(answer, f"Of {self.walk.today}" if sends else None)
        again = taken_up(self.walk, self.lost, anew.steps[-1])
        self._adopt(self.walk.take(*again) if again else anew)

    def _adopt(self, walk: Walk) -> None:
        self.lost = off_the_way(self.walk, walk, self.lost, self.pages.history.sent)
        self.walk = other(walk, lost=())

    @property
    def sent(self) -> list[str | None]:
        """The letters on the way and off it, each once."""
        astray = self.pages.history.astray(self.walk, self.lost)
        return [step.message for step in (*self.walk.steps, *astray) if step.message]


DETOUR = st.lists(st.sampled_from(["later", "later", "solved", "again", "refused"]), max_size=3)


@given(
    waits=st.integers(1, 3),
    refused=st.booleans(),
    detours=st.lists(DETOUR, max_size=3),
    data=st.data(),
)
def test_the_same_answers_again_are_the_same_way_whatever_was_said_in_between(
    waits: int, *, refused: bool, detours: list[list[str]], data: st.DataObject
) -> None:
    desk = desk_of(SAMPLE)
    way = Way(desk.pages, walked(desk, *TO_CALL).walk)
    answers = ["later"] * waits + ["refused"] * refused
    for answer in answers:
        way.later().say(answer)
    steps, sent = way.walk.steps, way.sent
    count = data.draw(st.integers(1, len(answers)))
    told = steps[-1:]
    for detour in [*detours, answers[-count:]]:
        way.later().back_to(len(steps) - count)
        assert way.sent == sent
        for answer in detour:
            if way.walk.at == "demo.call":
                way.say(answer)
                told = way.walk.steps[-1:] if answer == "refused" == answers[-1] else told
        assert way.sent == sent
    if told == steps[-1:]:
        assert way.walk.steps == steps
    else:  # it was told once more on another day in between: what was told last is meant
        assert way.walk.steps[-1:] == told
    assert way.pages.history.astray(way.walk, way.lost) == []


@given(
    first=st.sampled_from(["refused", "solved", "again"]),
    since=st.lists(st.sampled_from(["later", "refused", "solved"]), max_size=3),
)
def test_however_a_letter_that_was_answered_at_once_is_told_again_it_is_one(
    first: str, since: list[str]
) -> None:
    desk = desk_of(SAMPLE)
    way = Way(desk.pages, walked(desk, *TO_CALL).walk)
    count = len(way.walk.steps)
    way.later().say(first)
    sent = way.sent
    for answer in [*since, "later"]:
        way.later().back_to(count)
        assert way.sent == sent
        way.say(answer)
        assert way.sent == sent
    assert way.walk.waiting is not None
