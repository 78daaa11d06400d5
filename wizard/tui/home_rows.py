"""What stands on the first screen, in words: cases by what is due in them, and beginnings.

Owns how each row reads, and that a person's own day never looks like an answer that is due.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from textual.content import Content
from textual.widgets.option_list import Option as Row

from wizard.cases.case_list import CaseList, Summary, apart
from wizard.cases.due import Due
from wizard.i18n import Language

SHOWN = 100
"""Cases that are listed at once; a terminal of forty lines has room for ten."""
MORE = "more"
"""The row that shows as many again."""
MOST = 3
"""Days of one case that are told; the others are told in the case."""
MARGIN = "    "
SIGNS = {"mine": ("! ", "bold $error"), "theirs": ("⚠ ", "$warning"), "again": ("→ ", "$primary")}


def ordered(found: CaseList, due: Sequence[Due]) -> list[Summary]:
    """The cases in which something is due today first, the oldest day on top."""
    urgent = list(dict.fromkeys(one.case for one in due))
    place = {name: index for index, name in enumerate(urgent)}
    return sorted(found.cases, key=lambda item: place.get(item.id, len(place)))


def cases(
    items: Sequence[Summary],
    due: Sequence[Due],
    refused: Sequence[str],
    *,
    width: int,
    say: Language,
) -> Iterator[Row]:
    """A row for each case below what they have in common; the first one has the number 1."""
    urgent: dict[str, list[Due]] = {}
    for one in due:
        urgent.setdefault(one.case, []).append(one)
    told, group = apart(items), None
    for number, item in enumerate(items):
        title = say("home_today" if item.id in urgent else "home_cases")
        if title != group:
            group = title
            yield Row(Content.styled(title, "bold $dim"), disabled=True)
        days = urgent.get(item.id, [])
        yield Row(
            _case(number + 1, item, told.get(item.id, ""), days, width=width, say=say),
            id=f"{number}",
        )
    # They can be come to, or a long list of them could not be read to its end.
    for reason in refused:
        yield Row(Content.styled(f"{MARGIN}{_hanging(f'✗ {reason}', width)}", "$error"))


def more(rest: int, say: Language) -> Iterator[Row]:
    """A row for the cases that are not listed yet."""
    if rest > 0:
        words = say("home_more", more=say.plural("cases", rest))
        yield Row(Content.styled(f"{MARGIN}{words}", "$dim"), id=MORE)


def fitting(items: Sequence[Summary], words: str) -> list[Summary]:
    """The cases in which each of some words stands, or a part of one."""
    looked_for = _plain(words).split()
    return [item for item in items if all(word in _plain(item.line) for word in looked_for)]


def _plain(text: str) -> str:
    return text.lower().replace("ё", "е")


def beginnings(titles: Sequence[str], first: int, width: int) -> Iterator[Row]:
    """A row for each beginning; `first` is the number of the first one."""
    for index, title in enumerate(titles):
        words = Content.assemble(numbered(first + index), _hanging(title, width))
        yield Row(words, id=f"{index}")


def numbered(number: int) -> tuple[str, str]:
    """The digit that chooses a row; none behind the tenth."""
    return f"{number % 10 if number <= 10 else '':>2}  ", "bold $primary"


def _case(
    number: int, item: Summary, told: str, days: Sequence[Due], *, width: int, say: Language
) -> Content:
    title = _hanging(" · ".join(filter(None, (item.title, told))), width)
    parts: list[tuple[str, str] | str] = [numbered(number), (title, "bold")]
    if not days:
        style = "$warning" if item.alarms else "$dim"
        sign = "⚠ " if item.alarms else ("✓ " if item.solved else "")
        parts.append((f"\n{MARGIN}{_hanging(f'{sign}{item.news}', width)}", style))
    elif item.doubt:
        parts.append((f"\n{MARGIN}{_hanging(f'⚠ {item.doubt}', width)}", "$warning"))
    if days and item.own_ahead:
        sign, style = SIGNS["mine"]
        parts += [f"\n{MARGIN}", (_hanging(f"{sign}{item.own_ahead}", width), style)]
    for one in days[:MOST]:
        sign, style = SIGNS[one.whose]
        parts += [f"\n{MARGIN}", (_hanging(f"{sign}{_day(one, item, say)}", width), style)]
    return Content.assemble(*parts)


def _day(one: Due, item: Summary, say: Language) -> str:
    state = "passed" if one.days < 0 else "today"
    days = say.plural("days", abs(one.days))
    when = say(f"due_line_{one.whose}_{state}", date=say.short_day(one.date), days=days)
    return f"{when} · {one.title.removeprefix(f'{item.title}: ')}"


def _hanging(text: str, width: int) -> str:
    """`text` broken so that its further lines begin where the first one does."""
    room = max(width - len(MARGIN) - 1, 8)
    return text if len(text) <= room else f"\n{MARGIN}".join(wrap(text, room))
