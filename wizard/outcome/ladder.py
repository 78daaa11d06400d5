"""The ladder: the stages of a library, and how far a walk has come on them.

Owns whose rungs are drawn, and the state of each: passed, here, ahead, or left out on the way; and
how each can be gone to from the step at hand. One ahead is drawn where some way leads to it, and
where its guard lets it come. Refuses to go.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Literal

import msgspec

from wizard.library.guard import parse
from wizard.library.library import Library
from wizard.library.manifest import Stage
from wizard.library.model import Audience
from wizard.library.node import tree_of
from wizard.outcome.dates import Deadline
from wizard.outcome.deadline_words import told
from wizard.outcome.history import History
from wizard.walk.answers import waits
from wizard.walk.guards import holds
from wizard.walk.showing import options
from wizard.walk.steps import Step
from wizard.walk.visits import all_taking
from wizard.walk.walk import Walk

State = Literal["passed", "here", "ahead", "skipped"]


class Rung(msgspec.Struct, frozen=True):
    """A stage of the ladder."""

    id: str
    title: str
    state: State
    day: str
    """When it was tried, short; or by when somebody has to act."""
    result: str
    """What came of it."""
    leads: str
    """The choice of the step at hand that goes straight there; nothing where there is none."""
    step: int | None
    """The last step that was answered on it, where it lies behind."""
    said: str
    """The day in words, where there is room: whose it is, or what it is of."""


def is_open(rung: Rung) -> bool:
    """Whether one can go to a rung from the step at hand."""
    return bool(rung.leads) or rung.step is not None


def _may_come(stage: Stage, walk: Walk) -> bool:
    """Whether what was answered lets a stage come."""
    return stage.when is None or holds(parse(stage.when), walk.values, walk.today)


class Ladder:
    """Makes the ladder of walks on one library."""

    def __init__(self, library: Library, history: History) -> None:
        self._library = library
        self._history = history
        self._say = history.language
        self._acts = {node.stage for node in library.nodes.values() if node.acts}

    def rungs(self, walk: Walk, due: Deadline | None) -> list[Rung]:
        """The rungs from the first to the last; `due` is the date of the step at hand."""
        here = self.stage(walk.at) or self._begun(walk)
        met = self._met(walk)
        stages = self._drawn(walk, {*met, here})
        order = list(stages)
        top = max((order.index(name) for name in {*met, here} if name in stages), default=-1)
        leads, before = self._leads(walk), self._told_earlier(walk)
        nearest = self._library.graph.nearest(walk.at)
        to_come = {self.stage(reference) for reference in nearest}
        rungs = []
        for index, (name, stage) in enumerate(stages.items()):
            state: State = "skipped" if index < top else "ahead"
            on = met.get(name, [])
            if name in before or (on and self._taken(on, name)):
                state = "passed"
            if name == here:
                state = "here"
            if state == "ahead" and name not in to_come:
                continue
            day, result, said = "", "", ""
            if state != "skipped":
                day, result, said = self._news(walk, on, due if state == "here" else None)
            if name in before and not (day or result):
                day = said = self._say("earlier")
            title, behind = stage.short or stage.title, self._behind(on)
            step = behind if state in ("passed", "skipped") else None
            rungs.append(Rung(name, title, state, day, result, leads.get(name, ""), step, said))
        return rungs

    def _leads(self, walk: Walk) -> dict[str, str]:
        """By stage the choice of the step at hand that goes straight there.

        It says that the step was not taken: nothing else is true of whoever only goes on.
        """
        node = walk.node
        if not node.acts:
            return {}
        shown = [(name, node.choices[name]) for name in options(node, walk.values)]
        ways = [name for name, choice in shown if choice.done == "never" and not choice.wait]
        found = {self.stage(walk.answer(name).at): name for name in ways}
        here = self.stage(walk.at)
        return {stage: name for stage, name in found.items() if stage and stage != here}

    def _told_earlier(self, walk: Walk) -> set[str]:
        """The stages that were ticked as tried before."""
        nodes = self._library.nodes
        ticked = ((nodes[step.node], step.answer) for step in walk.steps)
        return {
            stage
            for node, answer in ticked
            if node.ticks
            for item in answer or ()
            if (stage := node.items[item].stage) is not None
        }

    def _met(self, walk: Walk) -> dict[str, list[tuple[int, Step]]]:
        """The steps that were answered on each stage, each with its number."""
        found: dict[str, list[tuple[int, Step]]] = {}
        for index, step in enumerate(walk.steps):
            if stage := self.stage(step.node):
                found.setdefault(stage, []).append((index, step))
        return found

    def _behind(self, on: Sequence[tuple[int, Step]]) -> int | None:
        """The last step that was answered on a stage, one that was taken before all others."""
        last = next((index for index, step in reversed(on) if self._acted(step)), None)
        return last if last is not None or not on else on[-1][0]

    def stage(self, reference: str) -> str | None:
        """The stage of a node."""
        node = self._library.node(reference)
        return node.stage

    def _drawn(self, walk: Walk, met: Container[str | None]) -> dict[str, Stage]:
        """The stages that stand on the ladder of the person who walks; all that they have `met`."""
        audience = self._audience(walk)
        return {
            name: stage
            for name, stage in self._library.manifest.stages.items()
            if stage.audience in ("anyone", audience) and (name in met or _may_come(stage, walk))
        }

    def _audience(self, walk: Walk) -> Audience:
        """Whom the latest tree on the way that is not for anyone is for.

        Who has not come to such a tree yet is taken for a buyer, as most are.
        """
        met = dict.fromkeys(step.node for step in reversed(walk.steps))
        for reference in (walk.at, *met):
            audience = self._library.trees[tree_of(reference)].audience
            if audience != "anyone":
                return audience
        return "buyer"

    def _news(
        self, walk: Walk, on: Sequence[tuple[int, Step]], due: Deadline | None
    ) -> tuple[str, str, str]:
        """The day of a rung, what came of it, and the day in words."""
        if due is not None and due.sent:
            day = told(due, "rung", walk.today, self._say, self._say.short_day(due.day))
            return day, "", day
        acts = [step for _, step in on if self._acted(step)]
        last = next(reversed(all_taking(self._library, acts) or acts), None)
        if last is None:
            return "", "", ""
        node = self._library.node(last.node)
        when = node.choices[str(last.answer)].done
        day = said = self._say("earlier")
        if when != "earlier":
            day = self._say.short_day(last.on)
            said = self._say("rung_answered", date=day)
        result = "" if waits(node, last.answer) else self._history.answer(last, walk.values)
        return day, result, said

    def _taken(self, on: Sequence[tuple[int, Step]], stage: str) -> bool:
        """Whether anything was done on a rung; one that was only passed by is left out.

        Where nothing can be done on it at all, it is enough to have been asked.
        """
        acts = [step for _, step in on if self._acted(step)]
        return bool(all_taking(self._library, acts)) if acts else stage not in self._acts

    def _begun(self, walk: Walk) -> str | None:
        """The rung that was asked about last, while nothing was done on it: it is still at hand."""
        last = next(
            (name for step in reversed(walk.steps) if (name := self.stage(step.node))), None
        )
        if last is None or walk.ended or last not in self._acts:
            return None
        steps = (step for step in walk.steps if self.stage(step.node) == last)
        return None if any(self._acted(step) for step in steps) else last

    def _acted(self, step: Step) -> bool:
        return self._library.node(step.node).acts

    def contacts(self, stage: str) -> list[str]:
        """To whom one turns on a stage, by the names of the contacts."""
        nodes = self._library.nodes.values()
        found = (node.contact for node in nodes if node.acts and node.stage == stage)
        return list(dict.fromkeys(name for name in found if name))
