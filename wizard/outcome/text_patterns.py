"""Marks in a text: words, answers of the case, what looks like a date, a phone, shouting.

Owns the looking, in time that grows with the length of the text and not faster: a person waits for
it at every key. Refuses to say whether a mark is good or bad: that is `advice`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

import msgspec

from wizard.library.fields.date import MONTHS
from wizard.library.fields.email import is_address
from wizard.library.messages import Marks, Sign
from wizard.outcome import brackets
from wizard.pattern import pattern

LOOKED_AT = 200_000
"""Characters, that take a quarter of a second at worst; what is pasted by mistake must not hang the
screen. Gaps are found behind them too, and that nothing else was looked for there is told."""
SHORTEST_SHOUT = 4
"""Letters; a shorter word in capitals is an abbreviation."""
SHORTEST_VALUE = 4
"""Characters; a shorter answer cannot be told from any other word."""
SAME = 0.95
"""The part of a text's runs of three words that makes it the same text as an earlier one."""
PHONES = 5_000
"""Runs of digits that are tried as phone numbers, and are none."""

_TOKEN = pattern(r"\d[\d.\-/:]*\d|\w+")
_DAY = pattern(
    r"(?<![\d.])(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2})(?!\d)"
    r"|(?<!\d)\d{1,2}\s+[^\W\d_]{3,8}"
)
_NUMBER = pattern(r"\d{5,}(?:-\d+){1,3}|\d{8,}")


class Sent(msgspec.Struct, frozen=True):
    """A message that went out before, to somebody else."""

    channel: str
    text: str


class Subject(msgspec.Struct, frozen=True, dict=True):
    """A text to be looked at, and what the case knows."""

    text: str
    known: Mapping[str, str]
    """Answers by name, as letters write them."""
    sent: Sequence[Sent] = ()
    own: Collection[str] = ()
    """What stands in brackets in answers, as `brackets.own` has it."""

    @cached_property
    def head(self) -> str:
        """The part that is looked at."""
        return self.text[:LOOKED_AT]

    @cached_property
    def line(self) -> str:
        """Its words in one line, a space around each."""
        return _line(self.head)


def words(text: str) -> list[str]:
    """The words of a text, with what does not tell words apart taken away: case, and two dots."""
    return [word.casefold().replace("ё", "е") for word in _TOKEN.findall(text)]


def find(marks: Marks, subject: Subject, allowed: Collection[str] = ()) -> list[str]:
    """Everything that `marks` names and `subject` holds, each once, as it can be shown."""
    found = [hit for phrase in marks.words for hit in _phrase(phrase, subject.line)]
    found += [
        subject.known[name]
        for name in marks.values
        if name in subject.known and part_of(subject.known[name], subject)
    ]
    for sign in marks.signs:
        found += SIGNS[sign](subject)
    if marks.longer_than is not None and len(subject.text) > marks.longer_than:
        found.append(str(len(subject.text)))
    spared = [phrase for phrase in allowed if not phrase.isspace()]
    return [
        hit
        for hit in dict.fromkeys(found)
        if not any(any(_phrase(phrase, _line(hit))) for phrase in spared)
    ]


def whole(value: str, subject: Subject) -> bool:
    """Whether all of a value stands in the text; figures may be set apart in any way."""
    figures = _figures(value)
    if figures:
        return figures.search(subject.head) is not None
    return _line(value) in subject.line


def part_of(value: str, subject: Subject) -> bool:
    """Whether enough of a value stands in the text to give it away: two words side by side.

    A surname with a first name does, or a street with a house; a single word of several does not.
    """
    own = words(value)
    if sum(map(len, own)) < SHORTEST_VALUE:
        return False
    if len(own) == 1 or _figures(value):
        return whole(value, subject)
    pairs = pairwise(subject.line.split())
    return any(one != other and one in own and other in own for one, other in pairs)


def _line(text: str) -> str:
    return f" {' '.join(words(text))} "


def _phrase(phrase: str, line: str) -> Iterator[str]:
    """Each place of a word or phrase in a line of words."""
    start = _line(phrase).rstrip() if phrase.endswith("*") else _line(phrase)
    at = line.find(start) if start.strip() else -1
    while at >= 0:
        end = line.index(" ", at + len(start.rstrip()))
        yield line[at:end].strip()
        at = line.find(start, end)


def _figures(value: str) -> re.Pattern[str] | None:
    """A value of figures alone, however they are grouped: `12 500`, `12500`, `12.500`."""
    own = "".join(words(value))
    digits = re.sub(r"\D", "", own)
    if not digits or len(digits) > 40 or any(map(str.isalpha, own)):
        return None
    apart = r"[\s.,-]?".join(digits)
    return re.compile(rf"(?<!\d){apart}(?!\d)")


def _days(subject: Subject) -> Iterator[str]:
    for match in _DAY.finditer(subject.head):
        word = match[0].split()[-1]
        if word[0].isdigit() or word.casefold()[:3] in MONTHS:
            yield match[0]


def _phones(subject: Subject) -> Iterator[str]:
    if not re.search(r"\d", subject.head):
        return
    import phonenumbers  # 50 ms, and few messages are held against it

    for match in phonenumbers.PhoneNumberMatcher(subject.head, "RU", max_tries=PHONES):
        yield match.raw_string


def _emails(subject: Subject) -> Iterator[str]:
    for piece in subject.head.split():
        bare = piece.strip(".,;:!?()[]<>«»\"'")
        if "@" in bare and is_address(bare):
            yield bare


def _numbers(subject: Subject) -> Iterator[str]:
    yield from (word for word in _TOKEN.findall(subject.head) if _NUMBER.fullmatch(word))


def _capitals(subject: Subject) -> Iterator[str]:
    answered = set(_TOKEN.findall(" ".join(subject.known.values())))
    for word in _TOKEN.findall(subject.head):
        shouted = len(word) >= SHORTEST_SHOUT and word.isalpha() and word.isupper()
        # A name that the person typed in capitals is a name.
        if shouted and word not in answered:
            yield word


def _exclamations(subject: Subject) -> Iterator[str]:
    count = subject.head.count("!")
    if count > 1:
        yield "!" * min(count, 3)


def _gaps(subject: Subject) -> Iterator[str]:
    for gap in brackets.gaps(subject.text, subject.own):
        # «fill in: the seller's name» asks for the seller's name
        yield brackets.shown(gap[1]).rpartition(": ")[2]


def _repeats(subject: Subject) -> Iterator[str]:
    own = _runs(subject.head)
    for earlier in subject.sent:
        if own and len(own & _runs(earlier.text[:LOOKED_AT])) >= SAME * len(own):
            yield earlier.channel


def _runs(text: str) -> set[tuple[str, ...]]:
    """Runs of three words; a day or a sum that changed makes no other text."""
    own = [word for word in words(text) if not word[0].isdigit()]
    return set(zip(own, own[1:], own[2:], strict=False))


SIGNS: dict[Sign, Callable[[Subject], Iterator[str]]] = {
    "date": _days,
    "phone": _phones,
    "email": _emails,
    "order_number": _numbers,
    "capitals": _capitals,
    "exclamations": _exclamations,
    "gap": _gaps,
    "repeat": _repeats,
}
