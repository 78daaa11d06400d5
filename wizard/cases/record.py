"""A case file as text: YAML front matter with the steps, and the document under it.

Owns the format and its version. What comes back from `parse` is what was given to `render`, to
the last character of an answer. Refuses the disk: that is `store`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import lru_cache
from itertools import islice
from typing import Annotated, NamedTuple

import msgspec
from msgspec import Meta

from wizard.cases.front_matter_reader import MOST, FrontMatter, FrontMatterError
from wizard.errors import CaseFileError
from wizard.law.days import FARTHEST
from wizard.library.fields.date import FIRST
from wizard.outcome.calendar import Announced
from wizard.outcome.correspondence import Printed
from wizard.outcome.drafts import Draft
from wizard.outcome.exhibit import LAST_NUMBER, Exhibit
from wizard.pattern import pattern
from wizard.walk.answers import Answer
from wizard.walk.steps import OwedAnswer, SentClaim, Step

FORMAT = 2
"""Version 2 knows what was typed and not answered yet, and the entry to which a case is led that
was begun in the person's own words; a file of version 1 has nothing of it."""
_FENCE = "---"
_SEAL = "seal: "
_FIELD = pattern(r"Object (?P<how>missing required|contains unknown) field `(?P<name>[^`]*)`")
_READING = pattern(r"ozon-wizard(?:\.exe)?'? case resume ([\w.-]+)\Z")
"""How a document ends that was written for people."""
_NAMES = pattern(r"[A-Za-z][\w-]*")
_VERSION = pattern(r"[0-9]{1,9}")

Name = Annotated[str, Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]*\Z", max_length=80)]
"""What may become a part of a calendar entry or of a line on a terminal."""


class Record(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True
):
    """The front matter."""

    format: Annotated[int, Meta(ge=1)] = msgspec.field(name="ozon-wizard")
    id: Name
    file: str = ""
    """A hash of the name under which it was written, where that is not the id: by it a case that
    was renamed is told from its copies."""
    tree: str
    entry: str = ""
    """The node to which the person is led by what they said, behind what everybody is asked."""
    library: str
    """The fingerprint of the library that the steps were answered on."""
    language: str
    created: date
    updated: datetime
    stamped: datetime | None = None
    """What a calendar is told of that moment, where a clock that ran ahead had written the case
    before: it never falls, or a calendar would hold what is new for old. None where it is the
    same."""
    steps: list[Step] = []
    kept: dict[str, Answer] = {}
    """Answers that are not on the way, by slot."""
    drafts: dict[str, Draft] = {}
    """Messages that the person edited and has not sent, by node."""
    printed: dict[str, Printed] = {}
    """When messages were put on paper that are to be sent, by node."""
    typed: dict[str, Answer] = {}
    """What was typed or ticked and not given as an answer yet, by slot or by name of a number."""
    lost: list[Step] = []
    """Steps without a place on the way any more, as they were: a later library has none for them,
    or a changed answer leads elsewhere and they sent something."""
    owed: list[OwedAnswer] = []
    """Answers that are awaited to what some of those sent."""
    sent: list[SentClaim] = []
    """Claims that went out and are not on the way any more as they were, and what was told of
    them."""
    former: list[Step] = []
    """What was written in answers, or as numbers of messages, and was corrected while a text of the
    case bears it still: that is masked there as well. Each is of the day of its correction."""
    evidence: list[Exhibit] = []
    """Copies of what proves anything, beside the case."""
    last_exhibit: Annotated[int, Meta(ge=0, le=LAST_NUMBER)] = 0
    """The highest number of evidence that was taken away: none is given twice."""
    announced: dict[str, Announced] = {}
    """What was written of it for a calendar, by event."""
    seal: str = ""
    """A hash of all the rest of the file; another one means that a person edited it."""


class CaseFile(NamedTuple):
    """A parsed case file."""

    record: Record
    body: str
    edited: bool
    """Whether the file is not as it was written."""


def render(record: Record, body: str) -> str:
    """The whole file."""
    text = "".join(_lines(msgspec.structs.replace(record, seal="")))
    seal = seal_of([*text.splitlines(), *body.splitlines()])
    return f"{_FENCE}\n{text}{_SEAL}{seal}\n{_FENCE}\n\n{body}"


def readable(record: Record) -> bool:
    """Whether it has no more values than are read again.

    A case is written at every key: as many as JSON has signs that begin a value are no fewer, and
    told at once; only where that is too many are they counted.
    """
    written = msgspec.json.encode(record)
    at_most = 1 + sum(map(written.count, (b",", b"[", b"{")))
    return at_most <= MOST or sum(1 for _ in every_value(record)) <= MOST


def every_value(record: Record) -> Iterator[object]:
    """All that stands in its front matter, and what that stands in, as a reader counts it."""
    yield from _within(msgspec.to_builtins(record))


def _within(value: object) -> Iterator[object]:
    yield value
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for part in parts:
        yield from _within(part)


def without_seal(text: str) -> str:
    """The whole file as one that a person edited."""
    return re.sub(rf"^{_SEAL}.*\n", "", text, count=1, flags=re.MULTILINE)


def _lines(record: Record) -> Iterator[str]:
    """The fields as YAML, in their order; a case is written at every step, with all before it."""
    from wizard.cases.front_matter_writer import (
        dump,  # YAML takes its time: not before it is needed
    )

    others = msgspec.to_builtins(record)
    before = list(others).index("steps") if record.steps else len(others)
    yield dump(dict(islice(others.items(), before)))
    if record.steps:
        yield "steps:\n"
        yield from (_step(msgspec.json.encode(step)) for step in record.steps)
    rest = dict(islice(others.items(), before + 1, None))
    if rest:
        yield dump(rest)


@lru_cache(4096)
def _step(data: bytes) -> str:
    """A step as an item of a list in YAML."""
    from wizard.cases.front_matter_writer import dump

    return dump([msgspec.json.decode(data)])


def parse(text: str, shown: str) -> CaseFile:
    """A case file from its text.

    Raises:
        CaseFileError: it is not a case file, its head is broken, or it is of a newer format.
    """
    above, below = _split(text, shown)
    record = _record(above, shown)
    words = [line for line in above[1:] if not line.startswith(_SEAL)]
    seal = seal_of([*words, *below])
    return CaseFile(record, "".join(below).lstrip("\r\n"), record.seal != seal)


def front_matter(text: str, shown: str) -> Record:
    """The front matter of a case file from the text of the file.

    Raises:
        CaseFileError: it is not a case file, its head is broken, or it is of a newer format.
    """
    return _record(_split(text, shown)[0], shown)


def _split(text: str, shown: str) -> tuple[list[str], list[str]]:
    """The lines of the front matter with the fence above them, and those of the document."""
    lines = text.splitlines(keepends=True)
    if lines and lines[0].rstrip() == _FENCE:
        for number, line in enumerate(lines[1:], start=1):
            if line.rstrip() == _FENCE:
                return lines[:number], lines[number + 1 :]
    if reading := _READING.search(text.rstrip()):
        raise CaseFileError("case_for_reading", path=shown, case=reading[1])
    raise CaseFileError("case_no_head", path=shown)


def _record(lines: list[str], shown: str) -> Record:
    try:
        read = FrontMatter("".join(lines))
        version = read.data.get("ozon-wizard") if isinstance(read.data, dict) else None
        if isinstance(version, str) and _VERSION.fullmatch(version) and int(version) > FORMAT:
            raise CaseFileError("case_newer", path=shown, version=version, known=FORMAT)
        record = msgspec.convert(read.data, Record, strict=False)
    except FrontMatterError as error:
        raise _broken(shown, error) from error
    except msgspec.ValidationError as error:
        raise _broken(shown, _misshapen(read, str(error))) from error
    numbers = [exhibit.number for exhibit in record.evidence]
    if twice := next((number for number in numbers if numbers.count(number) > 1), None):
        line = read.line(f"$.evidence[{len(numbers) - 1 - numbers[::-1].index(twice)}]")
        raise _broken(shown, FrontMatterError(line, "head_twice", f"{twice}"))
    for day in _days(record):
        if not FIRST <= day <= FARTHEST:
            raise CaseFileError("case_day", path=shown, day=day)
    return record


def _days(value: object) -> Iterator[date]:
    """Every day in a record: of whichever a calendar or a document may be made.

    Some were counted, such as the end of a term that was announced, and lie behind all that the
    clock may say: whatever can be named or counted is read, or what was written could not be.
    """
    if isinstance(value, datetime):
        yield value.date()
    elif isinstance(value, date):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _days(getattr(value, name))
    elif isinstance(value, dict | list | tuple):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _days(part)


def _broken(shown: str, error: FrontMatterError) -> CaseFileError:
    return CaseFileError(
        "case_broken", path=shown, line=error.line, what=error.what, name=error.name
    )


def _misshapen(read: FrontMatter, said: str) -> FrontMatterError:
    """What msgspec says of data that are no record."""
    what, _, place = said.partition(" - at `")
    line = read.line(place.rstrip("`"))
    if field := _FIELD.match(what):
        if field["how"].startswith("missing"):
            return FrontMatterError(line, "head_missing", field["name"])
        line = read.line(place.rstrip("`"), field["name"])
        return FrontMatterError(line, "head_unknown", field["name"])
    names = _NAMES.findall(place.removeprefix("$"))
    return (
        FrontMatterError(line, "head_value", names[-1])
        if names
        else FrontMatterError(line, "head_shape")
    )


def seal_of(lines: list[str]) -> str:
    """A hash of lines; how they end and the blank ones around them do not count."""
    plain = "\n".join(line.rstrip() for line in lines if line.strip())
    return hashlib.sha256(plain.encode()).hexdigest()[:16]
