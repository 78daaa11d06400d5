"""What any node can be asked, whatever its kind: its words, its choices, its ways on, its name.

Owns the answer of a kind that has no such thing, which is nothing, so nobody has to ask for the
kind first; and how a node is named, in its tree and from elsewhere. Refuses what an author may
write: that is `model`, whose kinds rest on this.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, Literal, cast

if TYPE_CHECKING:
    from wizard.library.fields import Value
    from wizard.library.model import (
        Choice,
        Entry,
        FormField,
        Input,
        Item,
        More,
        Target,
        Variant,
    )

NEXT = "next"
"""The trigger of a node that has one way on, guarded or not."""
Ending = Literal["solved", "closed", "open", "referred"]
NodeKind = Literal["question", "input", "form", "rows", "checklist", "action", "outcome", "route"]
PART = "#"
"""Between the name of a form and that of a part of it: `tree.form#field`; and between a step and an
answer to it: `tree.step#choice`."""
STEP_BEFORE = "step_before"
"""What stands for the day on which the step before was taken, where a first day is named."""
MORE = "more"
"""The part of a list that asks for one more row, `tree.rows#more`, and what it is answered by."""
_NOTHING: Mapping[str, Any] = MappingProxyType({})


class AnyNode:
    """A node; as it stands here, one that has nothing."""

    __slots__ = ()

    passes: ClassVar[bool] = False
    """A walk goes through it and never stops there: it has no screen, or asks by its fields."""
    acts: ClassVar[bool] = False
    """It is something that the person does outside the wizard."""
    chooses: ClassVar[bool] = False
    """It is answered by one of its choices."""
    ticks: ClassVar[bool] = False
    """It is answered by any of its items."""

    text: str = ""
    title: str | None = None
    stage: str | None = None
    facts: Sequence[str] = ()
    doubtful: Sequence[str] = ()
    contact: str | None = None
    letter: str | None = None
    reply_within: str | None = None
    since: str | None = None
    do_within: str | None = None
    example: str | None = None

    story: bool = False
    """It asks for what happened, in the person's own words."""
    lasting: bool = False
    """It asks for what is true of the person in every case of theirs."""
    evidence: bool = False
    optional: bool = False
    assumed: str | None = None
    save_as: str | None = None
    """The name that an answer sets."""
    column: str | None = None
    """The column of a list of which it asks for one cell."""
    first: bool = False
    """Whether a row of a list begins with it."""
    each: str = ""
    """What one row of a list is called."""
    ends_rows: str | None = None
    """The name of the list to whose rows it adds one, or none."""
    number: str | None = None
    """The name that whoever waits may be told here."""
    forgets: Sequence[str] = ()
    """The names that are not known any more once it is answered."""
    sends_again: bool = False
    """Whether what was sent before goes out here once more."""
    status: Ending | None = None
    """How it ends; None of all that do not end."""

    @property
    def entry(self) -> Entry | None:
        """That a case may begin here, and by which words it is found."""
        return None

    @property
    def details(self) -> str | Sequence[str | Variant] | None:
        """What stands under its text."""
        return None

    @property
    def steps(self) -> Sequence[str | Variant]:
        """What is to be done."""
        return ()

    @property
    def choices(self) -> Mapping[str, Choice]:
        """What can be answered, by its id."""
        return _NOTHING

    @property
    def items(self) -> Mapping[str, Item]:
        """What can be ticked, by its id."""
        return _NOTHING

    @property
    def to(self) -> Target | None:
        """The next node, or guarded ways, where this does not depend on a choice."""
        return None

    @property
    def kind(self) -> NodeKind:
        """What an author calls it."""
        return cast(NodeKind, self.__struct_config__.tag)  # type: ignore[attr-defined]

    @property
    def ends(self) -> bool:
        """Whether a way ends here."""
        return self.status is not None

    @property
    def is_over(self) -> bool:
        """Whether a way ends here, and nothing is left to be done or to be awaited."""
        return self.status in ("solved", "closed")

    @property
    def fields(self) -> Mapping[str, FormField]:
        """What is asked in one form, or of one row, by its name."""
        return _NOTHING

    @property
    def more(self) -> More | None:
        """What is asked behind each row of a list."""
        return None

    @property
    def most_rows(self) -> int:
        """So many rows are a whole list."""
        return 0

    @property
    def totals(self) -> Mapping[str, str]:
        """The names of what columns come to in all rows, and of which column each is."""
        return _NOTHING

    @property
    def in_rows(self) -> bool:
        """Whether its answer comes beside others in a list of rows."""
        return (self.column or self.ends_rows) is not None

    def kept(self, value: Value | None, known: Value | None) -> Value | None:
        """What its name stands for by an answer, where it stood for something before."""
        return value

    @property
    def field(self) -> Input | None:
        """The field that is to be filled in."""
        return None

    @property
    def follows(self) -> list[str]:
        """The names of the dates before which an answer cannot lie."""
        return []

    @property
    def precedes(self) -> list[str]:
        """The names of the dates behind which an answer cannot lie."""
        return []

    @property
    def ways(self) -> list[tuple[str, Target | None]]:
        """Its triggers and where each leads; None is back here, once the person returns."""
        if self.chooses:
            return [(name, choice.to) for name, choice in self.choices.items()]
        return [] if self.to is None else [(NEXT, self.to)]

    @property
    def triggers(self) -> list[str]:
        """What can be answered as far as the way on depends on it."""
        return list(self.choices) if self.chooses else [NEXT]

    @property
    def paragraphs(self) -> Sequence[str | Variant]:
        """Its details, one by one."""
        if self.details is None:
            return ()
        return (self.details,) if isinstance(self.details, str) else self.details

    @property
    def variants(self) -> Sequence[Variant]:
        """Its texts that have a name, and may have a guard."""
        texts = (*self.paragraphs, *self.steps)
        return [text for text in texts if not isinstance(text, str)]

    @property
    def guarded(self) -> bool:
        """Whether what it shows depends on what was answered."""
        parts = (*self.options.values(), *self.variants)
        return any(part.when is not None for part in parts)

    @property
    def options(self) -> Mapping[str, Choice | Item]:
        """What can be picked, one or several."""
        return self.choices or self.items

    def chosen(self, answer: object) -> Choice | None:
        """The choice that an answer is; None of a node without choices.

        Raises:
            KeyError: there are choices, and it is none of them.
        """
        return self.choices[str(answer)] if self.chooses else None


def tree_of(reference: str) -> str:
    """The tree in which `tree.node` stands."""
    return split(reference)[0]


def split(reference: str) -> tuple[str, str]:
    """`tree.node` as a tree and the name of a node in it; of a tree alone that is empty."""
    tree, _, name = reference.partition(".")
    return tree, name


def screen_of(reference: str) -> str:
    """What a node is a part of on the screen: the form of a field, and any other node itself."""
    return reference.partition(PART)[0]


def is_part(reference: str) -> bool:
    """Whether a node is a part of a form."""
    return PART in reference


def is_step(named: str) -> bool:
    """Whether a step is named, with its tree, where a date may be."""
    return "." in named


def named_answer(named: str) -> tuple[str, str]:
    """A step, and the answer to it that is meant, or nothing where any is: `tree.node#choice`."""
    reference, _, answer = named.partition(PART)
    return reference, answer


def called_now(reference: str, names: Mapping[str, str]) -> str:
    """What a step is called now that was renamed by `names`, old to new.

    A field is called by its own new name, or else below that of its form.
    """
    if reference in names or not is_part(reference):
        return names.get(reference, reference)
    form, _, field = reference.partition(PART)
    carried = f"{names.get(form, form)}{PART}{field}"
    return names.get(carried, carried)


def qualify(tree: str, reference: str) -> str:
    """`node` of `tree` and `other.node` alike as `tree.node`."""
    return reference if "." in reference else f"{tree}.{reference}"
