"""What was answered and what was tried, in words.

Owns the reading of steps: the screen's review, the ladder, the document and the letters agree
because they all ask here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from wizard.controls import one_line
from wizard.errors import FieldError
from wizard.i18n import Language
from wizard.law.rules import Value
from wizard.library.library import Library
from wizard.library.model import Node, Route
from wizard.library.node import screen_of
from wizard.outcome.earlier_claims import left
from wizard.outcome.letters import Attempt, uncapitalized
from wizard.outcome.taken_back import same
from wizard.outcome.wording import Wording
from wizard.walk.answers import accept, row_of, waits
from wizard.walk.sent_again import goes_out
from wizard.walk.steps import Step
from wizard.walk.visits import sent_by, taking
from wizard.walk.walk import Walk


class History:
    """Reads the steps of walks on one library."""

    def __init__(self, library: Library, wording: Wording) -> None:
        self._library = library
        self._wording = wording
        self.language = wording.language

    def question(self, reference: str, values: Mapping[str, Value]) -> str:
        """A node in a few words, with what is known in its places."""
        node = self._library.node(reference)
        if node.acts:
            return self.channel(node, values)
        return self._wording.placed(node.title or node.text, values)

    def asked(self, walk: Walk, index: int) -> str:
        """The question of a step of a walk: of a cell, where there are several rows, with its
        own, «Item 2: price»."""
        step, question = walk.steps[index], self.question(walk.steps[index].node, walk.values)
        row = row_of(walk.walker.library.node(step.node), walk.past[index].asked)
        if not row or [one.node for one in walk.steps].count(step.node) == 1:
            return question
        each = self._library.node(screen_of(step.node)).each
        first = question.lower() == each.lower()
        return f"{each} {row}" if first else f"{each} {row}: {uncapitalized(question)}"

    def answer(self, step: Step, values: Mapping[str, Value]) -> str:
        """An answer as the person saw it, with what is known in the places of its label."""
        node = self._library.node(step.node)
        if choice := node.chosen(step.answer):
            return self._wording.placed(choice.label, values)
        if node.ticks:
            labels = (node.items[item].label for item in step.answer or ())
            ticked = "; ".join(self._wording.placed(label, values) for label in labels)
            return ticked or self.language("nothing_ticked")
        if step.answer is None or node.field is None:
            return self.language("skipped")
        kind = node.field.takes
        return kind.shown(kind.value(str(step.answer)), self.language)

    def told(self, step: Step, values: Mapping[str, Value]) -> str:
        """A step that may not fit this library any more, in one line: what, the answer, the day."""
        node = self._library.find(step.node)
        known = node is not None and not node.passes
        question = self.question(step.node, values) if known else step.node
        try:
            read = accept(node or Route([]), step.answer, step.on)
            answer = self.answer(replace(step, answer=read), values)
        except FieldError:
            given = step.answer or self.language("skipped")
            answer = given if isinstance(given, str) else "; ".join(given)
        return one_line(f"{question}: {answer} ({self.language.date(step.on)})")

    def astray(self, walk: Walk, lost: Sequence[Step]) -> list[Step]:
        """Those of `lost` without a place, in the order of their days: all but what was given again
        as it was, and what is told with the letter of which it tells.

        A field that was given again has another day. A cell of a list is no other one, however
        like it is: there may be several.
        """
        away = [step for step in lost if not self._given_again(step, walk.steps)]
        told = (step for step in away if not self._told_with_letter(step, walk, lost))
        return sorted(told, key=lambda step: step.on)

    def _given_again(self, step: Step, steps: Sequence[Step]) -> bool:
        node = self._library.find(step.node)
        if node is None or node.in_rows:
            return False
        return any(same(step, replace(one, on=step.on) if node.field else one) for one in steps)

    def _told_with_letter(self, step: Step, walk: Walk, lost: Sequence[Step]) -> bool:
        """Whether a step tells of a letter on the way, or only that one is still waited for."""
        began = sent_by(step, [*walk.steps, *lost])
        if began is None or began is step:
            return False
        node = self._library.find(step.node)
        choice = node.choices.get(str(step.answer)) if node else None
        waited = choice is not None and choice.wait
        return waited or any(same(began, one) for one in walk.steps)

    def sent(self, step: Step) -> bool:
        """Whether an answer says that the message of its step was sent on its day; none does of a
        step or an answer that this library has not.
        """
        node = self._library.find(step.node)
        choice = node.choices.get(str(step.answer)) if node is not None and node.acts else None
        return choice is not None and choice.done == "now"

    def attempts(self, walk: Walk, language: Language, until: str | None = None) -> list[Attempt]:
        """What was tried, in order: each visit to an action with its last word; none to `until`."""
        steps = [step for step in walk.steps if step.node != until]
        return self._attempts(steps, walk.values, language)

    def replaced(self, walk: Walk, language: Language) -> list[Attempt]:
        """Claims that were replaced by others on ways that are no more, with what came of them."""
        return [
            attempt
            for one in left(walk)
            for attempt in self._attempts([one.step, *one.told], walk.values, language)
        ]

    def _attempts(
        self, steps: Iterable[Step], values: Mapping[str, Value], language: Language
    ) -> list[Attempt]:
        found: list[list[Step]] = []
        last: dict[str, list[Step]] = {}
        for step in self._corrected(steps):
            node = self._library.find(step.node)
            if node is None or not node.acts or str(step.answer) not in node.choices:
                continue
            known = last.get(step.node)
            if known and (waits(node, known[-1].answer) or self._awaits(step.node)):
                known.append(step)
            else:  # whoever comes back does it once more, on another day and with another result
                last[step.node] = [step]
                found.append(last[step.node])
            if self._goes_out(step):
                last = {name: of for name, of in last.items() if not self._awaits(name)}
        attempts = (self._attempt(visit, values, language) for visit in found)
        return [attempt for attempt in attempts if attempt is not None]

    def _awaits(self, name: str) -> bool:
        """Whether a step waits for what was sent before it: of each letter that is another wait."""
        node = self._library.node(name)
        return node.letter is None and (node.number is not None or node.reply_within is not None)

    def _goes_out(self, step: Step) -> bool:
        """Whether a step says that something was sent, be it once more."""
        node = self._library.find(step.node)
        if node is None or str(step.answer) not in node.choices:
            return False
        return goes_out(self._library, step) or (node.letter is not None and self.sent(step))

    def _corrected(self, steps: Iterable[Step]) -> list[Step]:
        """Steps with the numbers of their messages as a field that asks for one told last: it is
        that of the message before it, whether that had one or none yet.
        """
        found = list(steps)
        numbered: dict[str, int] = {}
        for place, step in enumerate(found):
            node = self._library.find(step.node) or Route([])
            if node.number and (step.number or self._unnumbered(found, numbered, step)):
                numbered[node.number] = place
            name = node.field.save_as if node.field else None
            if name in numbered and isinstance(step.answer, str):
                earlier = numbered[name]
                found[earlier] = replace(found[earlier], number=step.answer)
            if self._goes_out(step):  # the number that is told next is of another letter
                numbered = {
                    name: earlier
                    for name, earlier in numbered.items()
                    if not self._awaits(found[earlier].node)
                }
        return found

    def _unnumbered(self, steps: list[Step], numbered: Mapping[str, int], step: Step) -> bool:
        """Whether a step was taken at a node of which no number was told since."""
        node = self._library.node(step.node)
        place = numbered.get(node.number or "")
        there = place is not None and steps[place].node == step.node
        choice = node.choices.get(str(step.answer))
        return not there and choice is not None and choice.done != "never"

    def _attempt(
        self, steps: list[Step], values: Mapping[str, Value], language: Language
    ) -> Attempt | None:
        """An attempt begins on the day on which it was said to be made: «not sent yet» is none."""
        node = self._library.node(steps[-1].node)
        steps = taking(node, steps)
        if not steps:
            return None
        last = node.choices[str(steps[-1].answer)]
        done = last.done
        first, earlier = steps[0], language("earlier") if done == "earlier" else ""
        day = earlier or language.date(first.dated or first.on)
        return Attempt(
            date=earlier or language.date(first.on),
            channel=self._numbered(self.channel(node, values), steps),
            result=self._result(steps, values, language),
            stage=node.stage or "",
            letter=node.letter or "",
            sent=day if len(steps) > 1 or earlier or last.wait else "",
            answer=self.answer(steps[-1], values),
            awaited=last.wait,
        )

    def _numbered(self, channel: str, steps: list[Step]) -> str:
        """A channel with the numbers that were given there."""
        given = list(dict.fromkeys(step.number for step in steps if step.number))
        return ", ".join([channel, *(self.language("numbered", number=item) for item in given)])

    def _result(self, steps: list[Step], values: Mapping[str, Value], language: Language) -> str:
        """What came of a step, and on which day, if that was not the day it was taken."""
        first, last = steps[0], steps[-1]
        result = self.answer(last, values)
        return result if first.on == last.on else f"{result} ({language.date(last.on)})"

    def channel(self, node: Node, values: Mapping[str, Value]) -> str:
        """Where an action turns to."""
        stage = self._library.manifest.stages.get(node.stage or "")
        named = node.title or (stage.title if stage else node.text)
        return self._wording.placed(named, values)
