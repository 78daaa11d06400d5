"""A letter, filled in.

Owns the sandbox in which Jinja runs. A letter is in the language of its library, and so are the
dates and sums in it, whatever language the reader has chosen for the program. A value that is not
known stands as a visible gap, never as nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from datetime import date
from decimal import Decimal
from functools import cached_property, wraps
from types import SimpleNamespace
from typing import Any

import msgspec

from wizard.controls import printable
from wizard.i18n import Language, language
from wizard.law.rules import Value
from wizard.library.library import Library
from wizard.library.table import Table
from wizard.outcome import acts, brackets
from wizard.outcome.earlier_claims import EARLIER, EarlierClaim
from wizard.outcome.respondents import Papers
from wizard.outcome.typed import TypedWording, alike
from wizard.outcome.wording import Wording, tied
from wizard.pattern import pattern
from wizard.walk.answers import Chosen
from wizard.walk.steps import Enclosed
from wizard.walk.values import Values


class Attempt(msgspec.Struct, frozen=True, dict=True):
    """Something that was tried: what a follow-up and a claim refer to."""

    date: str
    """The day it was noted, or «earlier»."""
    channel: str
    result: str
    stage: str
    """The rung of the ladder, or nothing."""
    letter: str
    """The message that was sent, or nothing: a look at a page is no message to anybody."""
    sent: str
    """The day it was sent, or that its message bears, where that is known: not if the outcome was
    told in the same breath."""
    answer: str
    """What came of it, without a day: to be held against the label of a choice."""
    awaited: bool = False
    """Whether its answer is awaited still, or was until another way was gone."""
    _compared: Callable[[], str] = str
    """Tells `unsaid`, for which the message is written once more: few letters ask."""

    @cached_property
    def unsaid(self) -> str:
        """What it would demand by the answers of today, and did not say; nothing mostly."""
        return self._compared()


SIGNATURE = "____"
"""What a paper is signed on."""


class Message(msgspec.Struct, frozen=True):
    """A letter ready to copy."""

    letter: str
    title: str
    text: str
    day: date | None
    """The day it was written for; of words of the person that are not sent yet nobody knows it."""
    outdated: bool = False
    """Whether the person edited it, and the wizard would write something else by now."""
    own: frozenset[str] = frozenset()
    """What stands in brackets in answers: it is no gap."""
    sent: date | None = None
    """The day on which it went out, or was printed for that; None while it did not."""
    enclosed: tuple[Enclosed, ...] | None = None
    """What evidence went out with it, where that was noted."""

    @property
    def gaps(self) -> int:
        """How many places are to be filled in, or looked at."""
        return sum(1 for _ in brackets.gaps(self.text, self.own))

    @property
    def signed(self) -> bool:
        """Whether it has a place for a signature: then it is meant for paper."""
        return SIGNATURE in self.text

    def called(self, title: str, say: Language) -> str:
        """`title` with its day, or with whose words they are."""
        return f"{title}, {say.date(self.day) if self.day else say('edited')}"


def plain(text: str) -> str:
    """A text as a message has it, whoever wrote it: nothing that acts, no blanks at line ends."""
    return "\n".join(line.rstrip() for line in printable(text).strip().expandtabs(4).split("\n"))


class Ticked(tuple[str, ...]):
    """The labels of what is ticked: a list to go through, and words where it is printed."""

    __slots__ = ()

    def __str__(self) -> str:
        return ", ".join(self)


def uncapitalized(text: object) -> str:
    """A text with a small first letter, to go on in the middle of a sentence.

    The first word is left alone where it is no common one: «SMS», «QR-код», «I».
    """
    words = text if isinstance(text, str) else str(text)
    first, second = words[:1], words[1:2]
    if second.isupper() or second.isdigit() or (first == "I" and not second.isalpha()):
        return words
    return alike(words, first.lower() + words[1:])


def without(text: object, words: str) -> str:
    """A text without such words at its beginning: «Прошу: вернуть» behind «ПРОШУ:»."""
    opening = "|".join(map(re.escape, words.split()))
    whole = text if isinstance(text, str) else str(text)
    rest = re.sub(rf"(?i)^\W*(?:(?:{opening})(?!\w)[\s:,.—–-]*)+", "", whole)
    return alike(whole, rest) if re.search(r"\w", rest) else whole


def words(text: object) -> list[str]:
    """The words of a text, to be counted or gone through: whatever stands between blanks."""
    return str(text).split()


def ended(text: str) -> str:
    """A text in which no sentence ends twice, as where a template closes what a person typed."""
    return _TWICE.sub("", text)


FILTERS: Mapping[str, Callable[..., str]] = {"uncapitalize": uncapitalized, "without": without}
"""What letters have beside the filters of Jinja."""


def _even(text: str) -> str:
    """A text to be held against another one: blanks alike, its capitals small."""
    return " ".join(ended(text).lower().split())


_STREAMS = ("selectattr", "rejectattr", "unique")
"""Filters of Jinja whose result can be gone through once, and cannot be counted."""


def _to_list(stream: Callable[..., Iterable[object]]) -> Callable[..., list[object]]:
    @wraps(stream)
    def listed(*arguments: object) -> list[object]:
        return list(stream(*arguments))

    return listed


_TWICE = pattern(r"(?<=[!?…])\.(?!\.)|(?<=[^.!?…]\.)\.(?!\.)")
"""A full stop behind the end of a sentence; «?..» is one end."""
_GAP = pattern(r"\[[^\]]*\]")
_BLANK = pattern(r"\n{3,}")
"""More than one empty line, where a template left something out."""
RESPONDENTS = "respondents"
"""What a letter calls those of whom something is demanded."""


class Letters:
    """Fills the letters of one library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.language = language(library.manifest.languages[0])
        self._wording = Wording(library, self.language)
        self._papers = Papers(library, self._wording)
        self._environment: Any = None
        self._templates: dict[str, Any] = {}

    def write(
        self,
        name: str,
        values: Values,
        attempts: Sequence[Attempt],
        today: date,
        earlier: Sequence[EarlierClaim] = (),
    ) -> Message:
        """The letter `name` with the values of a walk."""
        letter, wording = self._library.letters[name], self._wording
        known = dict(values)  # counted once: a library may derive hundreds of values
        context: dict[str, Any] = {
            key: value if isinstance(value, tuple) else _said(wording, key, value)
            for key, value in known.items()
        }
        context |= {
            "today": self.language.date(today),
            "contacts": self._library.facts.contacts,
            "attempts": attempts,
            EARLIER: [self._as_words(claim) for claim in earlier],
            "said": {key: _label(wording, key, value, known) for key, value in known.items()},
        }
        if RESPONDENTS in letter.body:
            context[RESPONDENTS] = self._papers.debtors(values)
        text = plain(_BLANK.sub("\n\n", self._template(name).render(context)))
        if SIGNATURE in text:
            text = acts.named(text, self._library.manifest.acts)
        return Message(name, letter.head.title, tied(ended(text)), today)

    @cached_property
    def marking(self) -> Letters:
        """The same with marks around what was typed, as `covering.within` knows them."""
        other = copy(self)
        other._wording = TypedWording(self._library, self.language)
        other._papers = Papers(self._library, other._wording)
        return other

    def unsaid(self, written: Message, sent: str, values: Values) -> str:
        """What a message demands, and of whom, that the one that was sent does not say.

        Gaps do not count: the person fills them in. Of a letter that tells no demands of the
        library each line counts.
        """
        demands = RESPONDENTS in self._library.letters[written.letter].body
        phrases = self._papers.phrases(values) if demands else written.text.split("\n")
        told, said = (_even(text) for text in (written.text, plain(sent)))
        for phrase in phrases:
            for part in map(_even, _GAP.split(phrase)):
                if part in told and part not in said:
                    return phrase
        return ""

    def demanded(self, values: Values, sent: str) -> dict[str, str]:
        """By id what a claim demands where so much is known, in the words of the message that was
        `sent`; nothing for what it says otherwise.
        """
        said = _even(plain(sent))
        return {
            one.id: f"{one.claim} ({one.article})"
            if all(part in said for part in map(_even, _GAP.split(one.claim)))
            else ""
            for one in self._papers.claimed(values)
        }

    def _as_words(self, claim: EarlierClaim) -> SimpleNamespace:
        """A claim as letters have it: nothing where something is not known."""
        told = msgspec.structs.asdict(claim)
        shown = (date, Decimal)
        return SimpleNamespace(
            **{
                name: (self.language.show(value) if value else "")
                if isinstance(value, shown) or value is None
                else value
                for name, value in told.items()
            }
        )

    def cited(self, names: Iterable[str], values: Values) -> list[str]:
        """The facts on which all rests that some letters demand."""
        bodies = (self._library.letters[name].body for name in names)
        return self._papers.facts(values) if any(RESPONDENTS in body for body in bodies) else []

    def prepare(self, name: str) -> None:
        """Compile the letter `name`, so that writing it takes no time."""
        self._template(name)

    def _template(self, name: str) -> Any:
        if name not in self._templates:
            self._templates[name] = self._sandbox().from_string(self._library.letters[name].body)
        return self._templates[name]

    def _sandbox(self) -> Any:
        if self._environment is None:
            from jinja2 import ChainableUndefined
            from jinja2.sandbox import SandboxedEnvironment

            wording = self._wording

            class Gap(ChainableUndefined):
                def __str__(self) -> str:
                    return wording.gap(str(self._undefined_name or ""))

            self._environment = SandboxedEnvironment(
                undefined=Gap, trim_blocks=True, lstrip_blocks=True, autoescape=False
            )
            self._environment.globals.clear()
            known = self._environment.filters
            known |= {**FILTERS, "words": words}
            known |= {name: _to_list(known[name]) for name in _STREAMS}
        return self._environment


def _said(wording: Wording, name: str, value: Value) -> object:
    """What a name is in a letter: of rows, each with its cells behind a dot."""
    if isinstance(value, Table):
        return [SimpleNamespace(**row) for row in wording.rows(name, value)]
    # A choice stays an id, so that a letter can compare it, and a sum of nothing is nothing,
    # so that a letter can leave it out; everything else is words.
    if isinstance(value, Decimal) and not value:
        return ""
    return wording.verbatim(value) if isinstance(value, str) else wording.value(name, value)


def _label(wording: Wording, name: str, value: Value, known: Mapping[str, Value]) -> str | Ticked:
    """A value as the person saw it; what an author wrote has what is known in its places."""
    if isinstance(value, Table):
        return Ticked(wording.first_column(name, value))
    if isinstance(value, tuple):
        labels = wording.labels(name, value)
        return Ticked(wording.placed(label, known) for label in labels)
    said = wording.value(name, value)
    return wording.placed(said, known) if isinstance(value, Chosen) else said
