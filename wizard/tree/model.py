"""The tree format as types: what an author may write, and nothing else.

Owns the shape of a tree, of the manifest and of a letter's head. Refuses positions (`source`),
meaning across files (`check`) and behaviour (`walk`). Docstrings of the fields are the
descriptions that an editor shows.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

Id = Annotated[str, Meta(pattern="^[a-z][a-z0-9_]*$", max_length=64)]
"""A name: a lower-case letter, then letters, digits and underscores."""

NodeRef = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$", max_length=130)]
"""A node of this tree (`refund`) or of another one (`escalation.claim`)."""

Text = Annotated[str, Meta(min_length=1)]
"""Words for the person; `{{ name }}` stands for a value, and nothing else is special."""

PLACEHOLDER = re.compile(r"\{\{ ?([a-z][a-z0-9_]*) ?\}\}")
"""`{{ name }}` in a `Text`."""

FieldType = Literal[
    "text", "multiline", "date", "money", "integer", "phone", "email", "order_number"
]
Audience = Literal["buyer", "seller", "anyone"]


class Candidate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One way on: taken when its guard holds; without `when`, always."""

    to: NodeRef
    when: dict[str, Any] | None = None


Target = NodeRef | list[Candidate]


class Choice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One answer of a question or one result of an action."""

    label: Text
    to: Target | None = None
    """The next node; missing only where `wait` is set."""
    wait: bool = False
    """The person will come back later; the walk stays on this node."""
    done: Literal["now", "earlier", "never"] = "now"
    """Whether the step of an action was taken: on the day of the answer, on an earlier day that
    nobody asks for, or not at all; what was never done is not told as an attempt."""
    hint: Text | None = None
    facts: list[Id] = []


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line of a checklist."""

    label: Text
    hint: Text | None = None


class _Node(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", kw_only=True
):
    text: Text
    """What to do or what is asked, in one line."""
    title: Text | None = None
    """A short name for the document; an answer to a question without one stays out of it."""
    details: Text | None = None
    """Paragraphs under the text."""
    stage: Id | None = None
    """The rung of the ladder, from `library.yaml`."""
    facts: list[Id] = []
    """Where the claims of this screen come from."""
    doubtful: list[Id] = []
    """Contacts that are told of, with their status, and not to be relied on."""


class Question(_Node, frozen=True, tag="question"):
    """One choice of several."""

    choices: dict[Id, Choice]
    save_as: Id | None = None
    """A case-wide name for the chosen id."""


class Input(_Node, frozen=True, tag="input"):
    """One value typed in."""

    type: FieldType
    to: Target
    save_as: Id
    """A case-wide name: asked once, offered again everywhere else."""
    optional: bool = False
    latest: Literal["today"] | None = None
    """For dates: nothing later than this."""
    earliest: Id | None = None
    """For dates: nothing earlier than the date of this name, where it is known."""
    personal: bool = False
    """It names the person, or could: masked in a document that is to be posted."""
    example: Text | None = None


class Checklist(_Node, frozen=True, tag="checklist"):
    """Several of several; a guard `{name: item}` holds when the item is ticked."""

    items: dict[Id, Item]
    to: Target
    save_as: Id
    evidence: bool = False
    """The document lists what is there and what is still to be gathered."""


class Action(_Node, frozen=True, tag="action"):
    """Something the person does outside the wizard, and how it went."""

    choices: dict[Id, Choice]
    contact: Id | None = None
    steps: list[Text] = []
    letter: Id | None = None
    reply_within: Id | None = None
    """A term from `facts.yaml`: when an answer is due, and of what kind the term is."""
    since: Id | None = None
    """The name of a date from which the term is counted; without it, the day of the step."""
    number: Id | None = None
    """The name of the number under which the message is registered: asked of who waits, kept with
    the attempt, and offered where a field asks for the same name."""


class Outcome(_Node, frozen=True, tag="outcome"):
    """An end of the way."""

    status: Literal["solved", "open", "referred"]
    contact: Id | None = None
    steps: list[Text] = []


class Route(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="route"):
    """Guards alone, no screen."""

    to: list[Candidate]


Node = Question | Input | Checklist | Action | Outcome | Route
Screen = Question | Input | Checklist | Action | Outcome
"""A node that a person sees."""


Derivation = dict[str, Any]
"""One entry of `compute`: `rule`, `term` or `is`, with `when` where others follow."""


class Tree(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file of nodes."""

    tree: Id
    title: Text
    nodes: dict[Id, Node]
    start: Id | None = None
    """Where a person who begins with this tree stands; without it the tree is a part of others."""
    audience: Audience = "anyone"
    case_title: Text | None = None
    """The title of a case, with values; `title` stands in until they are all known."""
    compute: dict[Id, Derivation | list[Derivation]] = {}
    """Derived values: a `rule` of law and the names of its arguments; the last day of a `term` of
    `facts.yaml` that runs `from` a named date; or what something `is`, an id. A list is tried in
    order: the first whose guard `when` holds gives the value."""


def alternatives(entry: Derivation | list[Derivation]) -> list[Derivation]:
    """An entry of `compute` as the list in which it is tried."""
    return entry if isinstance(entry, list) else [entry]


class Stage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A rung of the ladder."""

    title: Text
    short: Text | None = None
    audience: Audience = msgspec.field(name="for", default="anyone")
    """Whose ladder it stands on; without it, everybody's."""


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`library.yaml`: what the folder as a whole is."""

    library: Id
    title: Text
    start: Id
    languages: Annotated[list[Literal["ru", "en"]], Meta(min_length=1)]
    about: Text
    """One line for the first screen."""
    notice: Text | None = None
    """What the library is not, said once."""
    stages: dict[Id, Stage] = {}


class LetterHead(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The front matter of `letters/*.md`."""

    letter: Id
    title: Text
    facts: list[Id] = []
    checks: list[Id] = []
    """What this message is held against, from `messages.yaml`, beside what every message is."""


class Letter(msgspec.Struct, frozen=True):
    """A message ready to send: a Jinja template over the names of the case."""

    head: LetterHead
    body: str
    first_line: int
    """The line of the file on which the body starts."""
