"""The tree format as types: what an author may write, and nothing else.

Owns the shape of a tree and of its nodes. Refuses positions (`source`),
meaning across files (`check`) and behaviour (`walk`). Docstrings of the fields are the
descriptions that an editor shows. Annotations are read at every start, when a library is decoded,
so they are no strings here and in `facts`, `messages` and `library`.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

import msgspec
from msgspec import Meta, structs

from wizard.library.fields import KINDS, Bound, FieldKind
from wizard.library.fields.kind import Scale
from wizard.library.length import Length
from wizard.library.node import AnyNode, Ending
from wizard.pattern import pattern

ID = "^[a-z][a-z0-9_]*$"
Id = Annotated[str, Meta(pattern=ID, max_length=64)]
"""A name: a lower-case letter, then letters, digits and underscores."""

NodeRef = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$", max_length=130)]
"""A node of this tree (`refund`) or of another one (`escalation.claim`)."""

StepRef = Annotated[
    str, Meta(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?(#[a-z][a-z0-9_]*)?$", max_length=195)
]
"""A node, or a field of a form or of rows (`claim.respondent#seller`)."""

Text = Annotated[str, Meta(min_length=1)]
"""Words for the person; `{{ name }}` stands for a value, and nothing else is special."""

PLACEHOLDER = pattern(r"\{\{ ?([a-z][a-z0-9_]*) ?\}\}")
"""`{{ name }}` in a `Text`."""

TODAY = "today"
"""What stands for the day itself where a date is named."""

if TYPE_CHECKING:
    FieldType = str
else:  # so the decoder takes the kinds there are, and no type has to name them again
    FieldType = Literal[tuple(KINDS)]
Audience = Literal["buyer", "seller", "anyone"]


class Candidate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One way on: taken when its guard holds; without `when`, always."""

    to: NodeRef
    """The node that it leads to."""
    when: dict[str, Any] | None = None
    """What has to hold; the last way has none."""


Target = NodeRef | list[Candidate]


class Variant(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text that is shown to some, or that rests on facts of its own."""

    id: Id
    """Its name within the node: translations find it by that."""
    text: Text
    """What it says."""
    when: dict[str, Any] | None = None
    """What has to hold for it to be shown; without it, it is shown always."""
    facts: list[Id] = []
    """Where its claims come from; what is not confirmed is marked behind it."""


Line = Text | Variant
"""A text, or one with a name, and with a guard or facts of its own."""


class Choice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One answer of a question or one result of an action."""

    label: Text
    """What the person chooses, in their words."""
    to: Target | None = None
    """The next node; missing only where `wait` is set."""
    wait: bool = False
    """The person will come back later; the walk stays on this node."""
    look_again: Length | None = None
    """How long whoever waits may be left alone: on its last day they are called to look again. It
    is nobody's term. Without it that of `library.yaml` stands, where the step has no day at all."""
    look_after: Id | None = None
    """The name of a date, on the day after which there will be something to see: they are called
    then, and where it is not known or has passed, after `look_again`."""
    done: Literal["now", "earlier", "never"] = "now"
    """Whether the step of an action was taken: on the day of the answer, on an earlier day that
    nobody asks for, or not at all; what was never done is not told as an attempt."""
    day: Id | None = None
    """The name under which the day is known before which this step was not taken, as far as was
    told: on which the person came to it, or said last that it was not; or that of the message which
    went out with it, where it bears an earlier one. Of another date that lies before it by
    `earliest`, or behind the day of this answer by `latest`, it is asked whether it is right. It is
    refused only where a message was printed that bears a day: nobody named the others, and who
    catches up did it before."""
    unanswered: Literal["early", "late"] | None = None
    """This way on is taken without an answer: `early`, while the term runs, or `late`, after it.
    What a law owes stays due; any other way on says that an answer came."""
    hint: Text | None = None
    """A line under the label."""
    facts: list[Id] = []
    """Where the claims of the label and the hint come from."""
    when: dict[str, Any] | None = None
    """What has to hold for it to be offered; at least one choice always is."""


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line of a checklist."""

    label: Text
    """What can be ticked."""
    hint: Text | None = None
    """A line under the label."""
    when: dict[str, Any] | None = None
    """What has to hold for it to be offered."""
    stage: Id | None = None
    """The rung that was tried earlier by whoever ticks it."""


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """That a case may begin at a node, and what people say who belong there."""

    title: Text
    """What has happened to them, as the list of what was found says it."""
    words: Annotated[list[Text], Meta(min_length=1)]
    """How they may say it: a few words each, without mistakes, in any form of a word."""
    secondary: bool = False
    """Whether many tell of it beside what has happened: what the rest of their words fits is
    offered before it."""


class _Words(AnyNode, msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    text: Text
    """What to do or what is asked, in one line."""
    title: Text | None = None
    """A short name for the document; an answer to a question without one stays out of it."""
    details: Text | list[Line] | None = None
    """Paragraphs under the text; in a list, each may have a guard."""
    facts: list[Id] = []
    """Where the claims of this screen come from."""


class _Node(_Words, frozen=True, tag_field="kind", kw_only=True):
    stage: Id | None = None
    """The rung of the ladder, from `library.yaml`."""
    doubtful: list[Id] = []
    """Contacts that are told of, with their status, and not to be relied on."""
    entry: Entry | None = None
    """Where a case may begin here: how it is called, and by which words it is found."""


class Question(_Node, frozen=True, tag="question"):
    """One choice of several."""

    chooses: ClassVar[bool] = True

    choices: dict[Id, Choice]
    """What can be answered: an id, and under it the label and the way on."""
    save_as: Id | None = None
    """A case-wide name for the chosen id."""
    assumed: Id | None = None
    """The choice that holds of whoever was not asked: an open case that had come further before
    there was this question, an answers file or a scenario that does not name it."""


class _Field(_Words, frozen=True, kw_only=True):
    type: FieldType
    """What may be typed, and how it is read."""
    optional: bool = False
    """It can be skipped; the name then has no value."""
    latest: Id | list[Id] | None = None
    """For dates: nothing later than `today`, or than the date of this name, or than any of several,
    where it is known."""
    earliest: Id | list[Id] | None = None
    """For dates: nothing earlier than the date of this name, or of any of these, where it is known.
    Where nothing later than today may be said, a date that has not come yet bounds nothing."""
    past: bool | dict[str, Any] = False
    """For dates: `true`, or a guard; where it holds, one without its year is the last such day, and
    else the nearest; where neither is near, its year is asked for. With `latest` it is the last
    one anyway."""
    about: bool = False
    """For dates: who does not remember the day may say «about 5 May». It is told as such, and held
    to be that day, so nothing may be counted by it."""
    min: Text | None = None
    """For sums, numbers, times and dates: nothing less than this. Only where it is a day before
    1990, and not before 1900, a date lies before 1990."""
    max: Text | None = None
    """For sums, numbers, times and dates: nothing more than this."""
    part_of: Id | list[Id] | None = None
    """For sums: less than the sum of this name, or than each of several, where it is known."""
    number_of: Id | None = None
    """For an INN: the name of the firm, or of the person, whose number it is."""
    days_since: Id | None = None
    """For numbers: days that have passed, no more than since the date of this name."""
    left_as: Id | None = None
    """For sums: the name under which it stays known, added up, once the claim of which it tells
    was replaced by another one. For dates: the name under which the first one of a way stays known,
    though it is forgotten or told anew, or told of a claim that was replaced."""
    so_far: bool = False
    """For sums with `left_as`: it is all that there has been by then, so told anew it takes the
    place of what was told here before, and is not added to it."""
    forgets: list[Id] = []
    """Names of what was told of a claim that this answer ends: they are not known any more."""
    story: bool = False
    """What the person said in their own words when they began is offered here."""
    personal: bool = False
    """It names the person, or could: masked in a document that is to be posted. What is of a type
    that always does, or that numbers what is theirs, is masked without it."""
    lasting: bool = False
    """It is as true in the person's next case: offered there, if they asked for that, and masked as
    what is `personal`."""
    example: Text | None = None
    """What an answer looks like."""

    @property
    def takes(self) -> FieldKind:
        """The kind of field: how what is typed is read, shown and hidden."""
        return KINDS[self.type]

    @property
    def least(self) -> Bound | None:
        """The least that it takes."""
        return self.takes.least if self.min is None else self._limit(self.min)

    @property
    def most(self) -> Bound | None:
        """The most that it takes."""
        return None if self.max is None else self._limit(self.max)

    def _limit(self, written: str) -> Bound | None:
        return self.takes.limits.read(written) if self.takes.limits else None

    @property
    def scale(self) -> Scale | None:
        """How the values lie that it takes."""
        scale = self.takes.scale
        if scale is None:
            return None
        first = scale.first if self.least is None else scale.place(self.least)
        last = scale.last if self.most is None else scale.place(self.most)
        return structs.replace(scale, first=max(first, scale.first), last=min(last, scale.last))

    @property
    def wholes(self) -> list[str]:
        """The names of the sums of which this one is a part."""
        return one_or_more(self.part_of)

    @property
    def names_somebody(self) -> bool:
        """Whether an answer may name a person."""
        return bool(self.takes.personal or self.personal or self.lasting)

    @property
    def by_today(self) -> bool:
        """Whether nothing later than today is taken."""
        return TODAY in one_or_more(self.latest)

    @property
    def follows(self) -> list[str]:
        """The names of the dates before which this one cannot lie."""
        return one_or_more(self.earliest)

    @property
    def precedes(self) -> list[str]:
        """The names of the dates behind which this one cannot lie."""
        return [name for name in one_or_more(self.latest) if name != TODAY]


class Input(_Field, frozen=True, tag_field="kind", tag="input"):
    """One value typed in."""

    to: Target
    """The next node, or guarded ways with a default at the end."""
    save_as: Id
    """A case-wide name: asked once, offered again everywhere else."""
    stage: Id | None = None
    """The rung of the ladder, from `library.yaml`."""
    doubtful: list[Id] = []
    """Contacts that are told of, with their status, and not to be relied on."""
    entry: Entry | None = None
    """Where a case may begin here: how it is called, and by which words it is found."""

    @property
    def field(self) -> "Input":
        """Itself."""
        return self


class FormField(_Field, frozen=True):
    """One line of a form: what an input is, without a screen and a way on of its own."""

    when: dict[str, Any] | None = None
    """What has to hold for it to be asked; what is typed above it in a form counts, and of rows
    only what was answered before them."""


class Form(_Node, frozen=True, tag="form"):
    """Several values typed in on one screen: a few inputs in a row."""

    passes: ClassVar[bool] = True

    fields: dict[Id, FormField]
    """What is asked, in this order: a case-wide name, and under it the field."""
    to: Target
    """The next node, or guarded ways with a default at the end."""


class More(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is asked behind each row of a list: whether there is one more."""

    text: Text
    """The question."""
    yes: Text
    """The choice that leads to the next row."""
    no: Text
    """The choice that leads on."""


MOST_ROWS = 9


class Rows(_Node, frozen=True, tag="rows"):
    """Several like things, one behind the other: a form that is asked again for each of them."""

    passes: ClassVar[bool] = True

    each: Text
    """What one row is called, in a word or two."""
    columns: dict[Id, FormField]
    """What is asked of each row, in this order: a name, and under it the field. The first one says
    which row it is, and is asked of everybody."""
    more: More
    """What is asked behind each row."""
    save_as: Id
    """A case-wide name for the rows; in a text it is the first column of all of them."""
    to: Target
    """The next node, or guarded ways with a default at the end."""
    max: int = MOST_ROWS
    """So many rows at most, 9 without it: then nobody is asked for one more."""
    totals: dict[Id, Id] = {}
    """Case-wide names for what a column comes to in all rows, and under each that column: the sum
    of money, or the texts one behind the other."""

    @property
    def fields(self) -> dict[str, FormField]:
        """What is asked of each row."""
        return self.columns

    @property
    def most_rows(self) -> int:
        """So many rows are a whole list."""
        return self.max


def one_or_more(names: str | Sequence[str] | None) -> list[str]:
    """Names that stand alone or in a list."""
    return [names] if isinstance(names, str) else list(names or ())


class Checklist(_Node, frozen=True, tag="checklist"):
    """Several of several; a guard `{name: item}` holds when the item is ticked."""

    ticks: ClassVar[bool] = True

    items: dict[Id, Item]
    """What can be ticked: an id, and under it the label."""
    to: Target
    """The next node, or guarded ways with a default at the end."""
    save_as: Id
    """A case-wide name for the list of what is ticked."""
    evidence: bool = False
    """The document lists what is there and what is still to be gathered."""


class Action(_Node, frozen=True, tag="action"):
    """Something the person does outside the wizard, and how it went."""

    acts: ClassVar[bool] = True
    chooses: ClassVar[bool] = True

    choices: dict[Id, Choice]
    """How it went: an id, and under it the label and the way on."""
    contact: Id | None = None
    """Where to turn to, from `facts.yaml`; shown with its status."""
    steps: list[Line] = []
    """What to do, one line each."""
    letter: Id | None = None
    """A message ready to send: the name of a file in `letters/`."""
    reply_within: Id | None = None
    """A term from `facts.yaml`: when an answer is due, and of what kind the term is."""
    since: Id | None = None
    """The name of a date from which the term is counted, that of `do_within` if there is one;
    `step_before` is the day on which the step before this one was taken, to which the answer comes;
    without it, the day of the step."""
    do_within: Id | None = None
    """A term of the person's own, within which they have to take the step: from `since`, or from
    the day they come to it. Once it is taken, an answer is awaited within `reply_within`."""
    number: Id | None = None
    """The name of the number under which the message is registered: asked of who waits, kept with
    the attempt, and offered where a field asks for the same name."""
    sends_again: bool = False
    """What was sent before goes out once more: numbers and days that were told of it are of the
    first time."""


class Outcome(_Node, frozen=True, tag="outcome"):
    """An end of the way."""

    status: Ending
    """How it ends: the problem is solved; it is closed without that, and nothing is left to be
    done; it is open; others go on with it."""
    contact: Id | None = None
    """Where to turn to, from `facts.yaml`; shown with its status."""
    steps: list[Line] = []
    """What is left to do, one line each."""


class Route(
    AnyNode, msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="route"
):
    """Guards alone, no screen."""

    passes: ClassVar[bool] = True

    to: list[Candidate]
    """Guarded ways, tried in order, with a default at the end."""


Node = Question | Input | Form | Rows | Checklist | Action | Outcome | Route
Screen = Question | Input | Form | Rows | Checklist | Action | Outcome
"""A node that a person sees."""


Derivation = dict[str, Any]
"""One entry of `compute`: `rule`, `term` or `is`, with `when` where others follow."""


class Tree(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file of nodes."""

    tree: Id
    """The name of the tree: that of the file."""
    title: Text
    """What the tree is about, for the list of trees."""
    nodes: dict[Id, Node]
    """The steps: an id, and under it the step."""
    start: Id | None = None
    """Where a person who begins with this tree stands; without it the tree is a part of others."""
    audience: Audience = "anyone"
    """Whose problem it is."""
    case_title: Text | None = None
    """The title of a case, with values; `title` stands in until they are all known."""
    compute: dict[Id, Derivation | list[Derivation]] = {}
    """Derived values: a `rule` of law and the names of its arguments; the last day of a `term` of
    `facts.yaml` that runs `from` a named date, and is `met` on another one, once that is known, or
    by a step (`tree.step`), or by one answer to it (`tree.step#choice`), or by a claim that puts
    one demand (`tree.step#demand`); or what something `is`, an
    id. A list is tried in order: the first whose guard `when` holds gives the value."""


def alternatives(entry: Derivation | list[Derivation]) -> list[Derivation]:
    """An entry of `compute` as the list in which it is tried."""
    return entry if isinstance(entry, list) else [entry]
