"""A page: everything that one screen says, resolved into words.

Owns what both front ends show, so that neither decides anything: the step with its values filled
in, the contact with its status, the day an answer is due, the message, the choices, the sources,
the ladder and how far it can still be.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from wizard.i18n import Language
from wizard.i18n import language as russian
from wizard.outcome.dates import Deadline, awaited, deadlines
from wizard.outcome.history import History
from wizard.outcome.ladder import Ladder, Rung
from wizard.outcome.letters import Letters, Message
from wizard.outcome.sources import ContactLine, SourceLine, Sources
from wizard.outcome.wording import Wording
from wizard.tree.library import Library
from wizard.tree.model import Action, Checklist, Input, Node, Outcome, Question, Route
from wizard.walk.ahead import longest_ahead
from wizard.walk.answers import Answer
from wizard.walk.fields import value
from wizard.walk.walk import Step, Walk


@dataclass(frozen=True)
class Option:
    """A choice or a line of a checklist."""

    id: str
    label: str
    hint: str | None
    waits: bool = False


@dataclass(frozen=True)
class Page:
    """One screen."""

    at: str
    kind: Literal["question", "input", "checklist", "action", "outcome"]
    title: str
    """Of the case."""
    heading: str
    details: str | None
    steps: tuple[str, ...]
    contact: ContactLine | None
    doubtful: tuple[ContactLine, ...]
    message: Message | None
    deadline: Deadline | None
    deadlines: tuple[Deadline, ...]
    options: tuple[Option, ...]
    field: Input | None
    prefill: Answer
    offered: str
    """The pre-filled answer of a field as a person would type it."""
    sources: tuple[SourceLine, ...]
    ladder: tuple[Rung, ...]
    trail: str
    number: int
    ahead: int
    waiting: bool
    """The step was taken, and the answer is not there yet."""
    status: str | None
    """Of an outcome."""


class Pages:
    """Makes pages of one library in one language."""

    def __init__(self, library: Library, language: Language) -> None:
        self.library = library
        self.language = language
        self.wording = Wording(library, language)
        self.sources = Sources(library, language)
        self.letters = Letters(library)
        self.history = History(library, self.wording)
        self.ladder = Ladder(library, self.history)
        self._ahead = longest_ahead(library)

    def page(self, walk: Walk) -> Page:
        """The page of the node at which a walk stands."""
        node = walk.node
        assert not isinstance(node, Route), "a walk never stops at a route"
        values = walk.values
        acts = node if isinstance(node, Action | Outcome) else None
        dates = deadlines(walk)
        due = next((item for item in dates if item.node == walk.at), None)
        prefill = self.prefill(walk)
        return Page(
            at=walk.at,
            kind=_kind(node),
            title=self.title(walk),
            heading=self.wording.fill(node.text, values),
            details=self.wording.fill(node.details, values) if node.details else None,
            steps=tuple(self.wording.fill(step, values) for step in acts.steps) if acts else (),
            contact=self.sources.contact(acts.contact) if acts and acts.contact else None,
            doubtful=tuple(self.sources.contact(name) for name in node.doubtful),
            message=self.message(walk),
            deadline=due,
            deadlines=tuple(dates),
            options=tuple(self._options(walk)),
            field=node if isinstance(node, Input) else None,
            prefill=prefill,
            offered=self._offered(node, prefill),
            sources=tuple(self.sources.node(node)),
            ladder=tuple(self.ladder.rungs(walk, due)),
            trail=self._trail(walk),
            number=len({step.node for step in walk.steps} - {walk.at}) + 1,
            ahead=self._ahead[walk.at],
            waiting=awaited(walk),
            status=node.status if isinstance(node, Outcome) else None,
        )

    def title(self, walk: Walk) -> str:
        """What the case is called: by the last tree on the way that can name it."""
        values = walk.values
        visited = dict.fromkeys([step.node.split(".")[0] for step in walk.steps])
        trees = [self.library.trees[name] for name in [*visited, walk.at.split(".")[0]]]
        named = [
            tree.case_title
            for tree in trees
            if tree.case_title and self.wording.complete(tree.case_title, values)
        ]
        if named:
            return self.wording.fill(named[-1], values)
        titled = [tree.title for tree in trees if tree.case_title]
        return titled[-1] if titled else trees[0].title

    def message(self, walk: Walk) -> Message | None:
        """The message of the action at hand, written with what is known now."""
        node = walk.node
        if not isinstance(node, Action) or node.letter is None:
            return None
        tried = self.history.attempts(walk, russian("ru"), until=walk.at)
        return self.letters.write(node.letter, walk.values, tried, walk.today)

    def messages(self, walk: Walk) -> list[Message]:
        """The message at hand, then those of the way, each as it was when it was sent."""
        found = [self.message(walk)]
        seen = {walk.at}
        for index, step in enumerate(walk.steps):
            if step.node not in seen and self.history.sent(step):
                seen.add(step.node)
                found.append(self._as_sent(walk, index, step))
        return [message for message in found if message is not None]

    def _as_sent(self, walk: Walk, index: int, step: Step) -> Message | None:
        """The message that was kept with a step, or what it must have been on its day."""
        node = self.library.node(step.node)
        if step.message is not None and isinstance(node, Action) and node.letter:
            title = self.library.letters[node.letter].head.title
            return Message(node.letter, title, step.message, step.on)
        return self.message(walk.walker.replay(walk.steps[:index], step.on))

    def prefill(self, walk: Walk) -> Answer:
        """What is offered before the person types: an old answer, or a value asked elsewhere."""
        node = walk.node
        kept = walk.prefill(walk.at)
        if kept is not None:
            return kept
        name = getattr(node, "save_as", None)
        known = walk.asked.get(name) if name else None
        if known is None:
            return None
        if isinstance(known, tuple):
            return list(known)
        return known.isoformat() if hasattr(known, "isoformat") else str(known)

    def _offered(self, node: Node, prefill: Answer) -> str:
        if not isinstance(node, Input) or not isinstance(prefill, str):
            return ""
        if node.type in ("date", "money"):
            return self.language.show(value(node, prefill))
        return prefill

    def _trail(self, walk: Walk) -> str:
        stage = self.library.manifest.stages.get(self.ladder.stage(walk.at) or "")
        if stage:
            return stage.short or stage.title
        return self.library.trees[walk.at.split(".")[0]].title

    def _options(self, walk: Walk) -> Iterator[Option]:
        node = walk.node
        values = walk.values
        if isinstance(node, Question | Action):
            for name, choice in node.choices.items():
                hint = self.wording.fill(choice.hint, values) if choice.hint else None
                yield Option(name, self.wording.fill(choice.label, values), hint, choice.wait)
        elif isinstance(node, Checklist):
            for name, item in node.items.items():
                hint = self.wording.fill(item.hint, values) if item.hint else None
                yield Option(name, self.wording.fill(item.label, values), hint)


def _kind(
    node: object,
) -> Literal["question", "input", "checklist", "action", "outcome"]:
    match node:
        case Question():
            return "question"
        case Input():
            return "input"
        case Checklist():
            return "checklist"
        case Action():
            return "action"
    return "outcome"
