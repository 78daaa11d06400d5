"""A page: everything that one screen says, resolved into words.

Owns what both front ends show, so that neither decides anything: the step with its values filled
in, the contact with its status, the day an answer is due, the message, the choices, the sources,
the ladder and how far it can still be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import msgspec
from msgspec.structs import replace

from wizard.errors import FieldError
from wizard.i18n import Language
from wizard.library.library import Library
from wizard.library.model import Choice, Input, Item, Node, Variant
from wizard.library.node import NodeKind, is_part, screen_of, tree_of
from wizard.library.table import Table
from wizard.outcome.advice import Remark
from wizard.outcome.correspondence import Correspondence
from wizard.outcome.dates import Deadline, awaited, deadlines
from wizard.outcome.defined_words import DefinedWord, DefinedWords
from wizard.outcome.drafts import NO_DRAFTS, Drafts
from wizard.outcome.earlier_claims import of_another
from wizard.outcome.field_line import FieldLine
from wizard.outcome.heading import heading
from wizard.outcome.history import History
from wizard.outcome.ladder import Ladder, Rung
from wizard.outcome.letters import Letters, Message
from wizard.outcome.looking_again import LookAgain, look_again
from wizard.outcome.own_days import own_days, own_passed
from wizard.outcome.rows_so_far import last_row, row_title, rows_so_far
from wizard.outcome.sources import ContactLine, SourceLine, Sources, unique
from wizard.outcome.wording import Wording
from wizard.walk.ahead import fewest_ahead, longest_ahead
from wizard.walk.answers import Answer, accept, asked
from wizard.walk.numbers import told
from wizard.walk.showing import lines, options
from wizard.walk.values import Values
from wizard.walk.walk import Walk

MOST_TOLD = 30
"""A longer way is the sum of all detours: as a number it frightens, and tells nothing."""


class Option(msgspec.Struct, frozen=True):
    """A choice or a line of a checklist."""

    id: str
    label: str
    hint: str | None
    waits: bool = False


class Page(msgspec.Struct, frozen=True):
    """One screen."""

    at: str
    kind: NodeKind
    title: str
    """Of the case."""
    heading: str
    outgrown: str
    """That today another step would be at hand, and how to come to it; nothing where none is."""
    details: str | None
    steps: tuple[str, ...]
    contact: ContactLine | None
    doubtful: tuple[ContactLine, ...]
    message: Message | None
    written: str | None
    """The message as the wizard writes it, while it can still be edited."""
    remarks: tuple[Remark, ...]
    """What is to be said about the message before it is sent."""
    deadline: Deadline | None
    deadlines: tuple[Deadline, ...]
    own_days: tuple[Deadline, ...]
    """What the person would miss who leaves it at that."""
    own_passed: tuple[Deadline, ...]
    """What they have missed, as far as anybody knows."""
    again: LookAgain | None
    """When whoever waits here is called to look again."""
    options: tuple[Option, ...]
    field: Input | None
    opening: str
    """Of the first field of a form that is asked field by field, the words of the form."""
    lines: tuple[FieldLine, ...]
    """The fields of a form, where it is shown on one screen."""
    prefill: Answer
    offered: str
    """The pre-filled answer of a field as a person would type it."""
    typed: Answer
    """What was typed or ticked here before, and never given as an answer."""
    sources: tuple[SourceLine, ...]
    doubts: bool
    """Whether not all facts that it rests on are confirmed."""
    ladder: tuple[Rung, ...]
    trail: str
    number: int
    ahead: str
    """How far it can still be, in words; nothing where that is too far to say anything."""
    waiting: bool
    """The step was taken, and the answer is not there yet."""
    next_rung: str
    """Where to turn to next, once an answer is overdue."""
    registered_as: str
    """What the number of the message is called, while it was sent and has none."""
    status: str | None
    """Of an outcome."""

    @property
    def begun(self) -> Answer:
        """What stands there before the person goes on: what they began, or what is offered."""
        return self.prefill if self.typed is None else self.typed

    @property
    def begun_text(self) -> str:
        """The same in a field, as a person would type it."""
        return self.typed if isinstance(self.typed, str) else self.offered


class Pages:
    """Makes pages of one library in one language."""

    def __init__(self, library: Library, language: Language) -> None:
        self.library = library
        self.language = language
        self.wording = Wording(library, language)
        self.sources = Sources(library, language)
        self.letters = Letters(library.first or library)
        self.defined = DefinedWords(library.glossary)
        self.history = History(library, self.wording)
        self.ladder = Ladder(library, self.history)
        self.messages = Correspondence(library, self.letters, self.history, self.sources)

    @cached_property
    def _bounds(self) -> tuple[dict[str, int], dict[str, int]]:
        """The fewest and the most screens ahead of each node; a first screen tells none of them."""
        return fewest_ahead(self.library), longest_ahead(self.library)

    def told(self, found: Iterable[Deadline], values: Values) -> list[Deadline]:
        """Days with the words in which they are told."""
        return [replace(due, title=self.wording.fill(due.title, values)) for due in found]

    def page(self, walk: Walk, drafts: Drafts = NO_DRAFTS) -> Page:
        """The page of the node at which a walk stands."""
        node = walk.node
        assert not node.passes, "a walk never stops at a route"
        values = walk.values
        dates = self.told(deadlines(walk), values)
        due = next((item for item in dates if item.node == walk.at), None)
        shown = options(node, values)
        instead = self.outgrown(walk)
        outgrown = self.language("outgrown", step=instead) if instead else ""
        again = look_again(walk)
        prefill = self.prefill(walk)
        here = self.messages.at_hand(walk, drafts)
        remarks = self.messages.remarks(walk, here, self.language) if here else []
        cited = self.sources.facts(name for remark in remarks for name in remark.facts)
        nodes = {step.node for step in walk.steps}
        claims = unique([*self.sources.node(walk.at, values), *self.demanded(walk)])
        return Page(
            at=walk.at,
            kind=node.kind,
            title=self.title(walk),
            heading=heading(self.wording, walk),
            outgrown=outgrown,
            details="\n".join(
                [
                    *filter(None, [outgrown]),
                    *self._rows_so_far(walk),
                    *self.lines(node.paragraphs, values),
                ]
            )
            or None,
            steps=tuple(self.lines(node.steps, values)),
            contact=self._contact(walk),
            doubtful=tuple(self.sources.contact(name) for name in node.doubtful),
            message=here.message if here else None,
            written=here.written if here else None,
            remarks=tuple(remarks),
            deadline=due,
            deadlines=tuple(dates),
            own_days=tuple(self.told(own_days(walk), values)),
            own_passed=tuple(self.told(own_passed(walk), values)),
            again=replace(again, title=self.wording.fill(again.title, values)) if again else None,
            options=tuple(self._options(shown, values, walk.prefill(walk.at))),
            field=asked(node.field, values, walk.today) if node.field else None,
            opening=self._opening(walk),
            lines=(),
            prefill=prefill,
            offered=self.offered(node, prefill),
            typed=None,
            sources=tuple(unique([*claims, *cited])),
            doubts=self.sources.doubts(claims),
            ladder=tuple(self.ladder.rungs(walk, due)),
            trail=self.trail(walk),
            number=len({*map(screen_of, nodes)} - {screen_of(walk.at)}) + 1,
            ahead=self._ahead(walk.at),
            waiting=awaited(walk),
            next_rung=self._next_rung(walk, due),
            registered_as=self._registered_as(walk),
            status=node.status,
        )

    def words(self, page: Page) -> list[DefinedWord]:
        """What words on a page and in its message mean, in the order in which they are read."""
        options = [text for option in page.options for text in (option.label, option.hint or "")]
        fields = [text for line in page.lines for text in (line.label, line.details)]
        message = page.message.text if page.message else ""
        texts = (page.heading, page.details or "", *page.steps, *options, *fields, message)
        return self.defined.used(*texts)

    def _opening(self, walk: Walk) -> str:
        before = walk.steps[-1].node if walk.steps else ""
        if not is_part(walk.at):
            return ""
        node = self.library.node(screen_of(walk.at))
        if screen_of(before) != screen_of(walk.at):
            return "\n".join(self.lines([node.text, *node.paragraphs], walk.values))
        if not self.library.node(before).ends_rows:
            return ""
        told = row_title(self.library, walk), last_row(self.language, walk)
        return "\n".join(filter(None, told))

    def outgrown(self, walk: Walk) -> str:
        """What would be to be done today instead of the step at hand; nothing where that is it."""
        if walk.outgrown is None:
            return ""
        return self.wording.fill(self.library.node(walk.outgrown).text, walk.values)

    def _rows_so_far(self, walk: Walk) -> list[str]:
        return rows_so_far(self.wording, walk) if walk.node.ends_rows else []

    def demanded(self, walk: Walk) -> list[SourceLine]:
        """What bears the demands of the letter at hand."""
        letters = [walk.node.letter] if walk.node.letter else []
        return self.sources.facts(self.letters.cited(letters, walk.values))

    def _ahead(self, at: str) -> str:
        fewest, most = (bound[at] for bound in self._bounds)
        if most > MOST_TOLD:
            return ""
        key = "ahead_exact" if fewest == most else "ahead_between"
        return self.language(key, fewest=fewest, most=most)

    def title(self, walk: Walk) -> str:
        """What the case is called: by the last tree on the way that can name it."""
        values = walk.values
        visited = dict.fromkeys(map(tree_of, dict.fromkeys(step.node for step in walk.steps)))
        trees = [self.library.trees[name] for name in [*visited, tree_of(walk.at)]]
        named = [
            tree.case_title
            for tree in trees
            if tree.case_title and self.wording.complete(tree.case_title, values)
        ]
        if named:
            return self.wording.fill(named[-1], values)
        titled = [tree.title for tree in trees if tree.case_title]
        return titled[-1] if titled else trees[0].title

    def lines(self, texts: Sequence[str | Variant], values: Values) -> Iterator[str]:
        """Steps, or paragraphs, that are shown; what rests on a doubtful fact is marked so."""
        for line in lines(texts, values):
            if isinstance(line, str):
                yield self.wording.fill(line, values)
                continue
            doubt = self.sources.doubt(line.facts)
            yield self.wording.fill(line.text, values) + (f" ⚠ {doubt}" if doubt else "")

    def prefill(self, walk: Walk) -> Answer:
        """What is offered before the person types: an old answer, or a value asked elsewhere."""
        answer, shown = self._known(walk), options(walk.node, walk.values)
        if isinstance(answer, list):
            return [item for item in answer if item in shown]
        return answer if walk.node.field or answer in shown else None

    def _known(self, walk: Walk) -> Answer:
        """The same, whether it can be picked now or not."""
        node = walk.node
        kept = walk.prefill(walk.at)
        if kept is not None and _fits(node, kept, walk):
            return kept
        known = walk.asked.get(node.save_as) if node.save_as else None
        if known is None or isinstance(known, Table):  # another row has other cells
            return None
        if node.field and node.field.takes.of_message and not told(walk, str(node.save_as)):
            return None  # the next letter has a number of its own
        if node.field and of_another(walk, str(node.save_as)):
            return None
        if isinstance(known, tuple):
            return list(known)
        return node.field.takes.canonical(known) if node.field else str(known)

    def offered(self, node: Node, prefill: Answer) -> str:
        """A pre-filled answer of a field as a person would type it."""
        if node.field is None or not isinstance(prefill, str):
            return ""
        return node.field.takes.offered(prefill, self.language)

    def trail(self, walk: Walk) -> str:
        """Where a walk stands, in a word or two: the rung, or what the tree is about."""
        stage = self.library.manifest.stages.get(self.ladder.stage(walk.at) or "")
        if stage:
            return stage.short or stage.title
        return self.library.trees[tree_of(walk.at)].title

    def _contact(self, walk: Walk) -> ContactLine | None:
        node = walk.node
        if node.contact is None:
            return None
        name = node.number
        number = walk.values.get(name) if name and told(walk, name) else None
        return self.sources.contact(node.contact, number if isinstance(number, str) else "")

    def _registered_as(self, walk: Walk) -> str:
        """The number that a person who waits may have been given, and has not told yet.

        What is sent here has a number of its own; where nothing is, one that was told stands.
        """
        node = walk.node
        if not awaited(walk) or node.number is None:
            return ""
        if node.letter is None:
            known = told(walk, node.number)
        else:
            known = any(step.number for step in walk.steps if step.node == walk.at)
        return "" if known else walk.titles.get(node.number, node.number).rstrip("?")

    def _next_rung(self, walk: Walk, due: Deadline | None) -> str:
        """The next rung that an answer to an overdue step leads to."""
        node = walk.node
        stages = self.library.manifest.stages
        here = self.ladder.stage(walk.at)
        late = due is not None and due.sent and due.days_left(walk.today) < 0
        if not late or here is None or not node.acts:
            return ""
        ahead = list(stages)[list(stages).index(here) + 1 :]
        ways = (name for name in options(node, walk.values) if not node.choices[name].wait)
        led = (walk.answer(name).at for name in ways)
        reached = {self.ladder.stage(at) for at in led}
        return next((stages[name].title for name in ahead if name in reached), "")

    def _options(
        self, shown: Mapping[str, Choice | Item], values: Values, former: Answer
    ) -> Iterator[Option]:
        for name, option in shown.items():
            hints = [self.wording.fill(option.hint, values)] if option.hint else []
            if name == former:  # no more than marked: Enter alone takes no choice
                hints.append(self.language("former_answer"))
            waits = isinstance(option, Choice) and option.wait
            label = self.wording.fill(option.label, values)
            yield Option(name, label, " · ".join(hints) or None, waits)


def _fits(node: Node, answer: Answer, walk: Walk) -> bool:
    """Whether an old answer is one still; the node may have changed since it was given."""
    try:
        return accept(node, answer, walk.today) == answer
    except FieldError:
        return False
