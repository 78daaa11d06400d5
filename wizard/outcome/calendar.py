"""The dates of a case as a calendar file (RFC 5545), for any of the common calendars.

Owns what becomes an event: what the person has to do, everything that was sent and is still owed
an answer, every day that follows from a date the person named, such as the end of a limitation, and
when whoever waits is to look again.
Each says whose day it is. What would be due only if it were sent today is none. What a calendar was
given before and is done with by now is taken back. Nothing personal goes in beyond the title of the
case.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from wizard.controls import one_line, printable
from wizard.law.days import FARTHEST
from wizard.library.library import Library
from wizard.outcome.asked_anew import is_right
from wizard.outcome.dates import Deadline, dates
from wizard.outcome.deadline_words import basis, counted
from wizard.outcome.looking_again import LookAgain, look_again
from wizard.outcome.page import Pages
from wizard.walk.walk import Walk

if TYPE_CHECKING:
    from icalendar import Event as Entry

ONE_DAY = timedelta(days=1)
MAKER = "@ozon-wizard"
"""In what the name of an event ends that nobody else in the world uses."""
CANCELLED = "CANCELLED"
MORNING = timedelta(hours=9)
"""Nothing is late on a day on which to look again: a day before it there is nothing to see."""
AGAIN = "look_again"
"""The name of that event; any other has a full stop in it."""


class Event(msgspec.Struct, frozen=True):
    """A day that matters."""

    name: str
    """Of the term and of what it runs from: the same in every file of the case, whichever step
    tells of it, and on whatever day it ends."""
    day: date
    what: str
    """Whose day it is, and what is due."""
    why: str
    """The term in words, and whether a law stands behind it."""
    alarm: timedelta = -ONE_DAY
    """When to remind of it, from the beginning of the day."""
    cancelled: bool = False
    """Whether it is taken back."""


class Announced(msgspec.Struct, frozen=True, omit_defaults=True):
    """An event that a calendar was given, as it was given last."""

    day: date
    cancelled: bool = False


Announcements = Mapping[str, Announced]
"""By the names of events."""
_LARGEST = 2**31 - 1
"""The largest number that a calendar may hold: sixty-eight years of seconds."""


class Stamp(msgspec.Struct, frozen=True):
    """Which case, and which version of it: what lets a second import update the first."""

    case: str
    created: date
    updated: datetime

    @property
    def moment(self) -> datetime:
        """The last change in universal time; a time without a zone is a local one."""
        return self.updated.astimezone(UTC)

    @property
    def sequence(self) -> int:
        """A number that grows with every change of the case: seconds since its first day."""
        begun = datetime.combine(self.created, time(), UTC)
        return min(max(0, int((self.moment - begun).total_seconds())), _LARGEST)


def stamped(now: datetime, last: datetime | None) -> datetime | None:
    """The moment of a change for a calendar, where the clock stands before that of the `last` one:
    a second behind that. None where the clock is right, or no clock comes there.
    """
    if last is None or not last.astimezone(UTC) > now.astimezone(UTC):
        return None
    moment = last.astimezone(UTC) + timedelta(seconds=1)
    return moment if moment.date() <= FARTHEST else None


def events(pages: Pages, walk: Walk) -> list[Event]:
    """Every date of a walk that stands and is not done with, in order; last when to look again."""
    again = look_again(walk)
    found = list(_named_apart(_event(pages, due) for due in dates(walk) if due.stands))
    return [*found, _looking(pages, again)] if again else found


def _named_apart(found: Iterable[Event]) -> Iterator[Event]:
    """Events of which each has a name of its own: what is awaited twice from one step, as of two
    complaints to one authority, would be one day to a calendar.
    """
    names = set[str]()
    for event in found:
        name = f"{event.name}.{event.day}" if event.name in names else event.name
        if name not in names:
            names.add(name)
            yield msgspec.structs.replace(event, name=name)


def term_of(name: str) -> str:
    """The term of which an event is named."""
    return name.partition(".")[0]


def under_given_names(
    standing: Sequence[Event], before: Announcements, library: Library
) -> list[Event]:
    """The events that stand; a right that runs from something else now than when a calendar was
    given it keeps the name under which that knows it.
    """
    names = {event.name for event in standing}
    gone = [name for name, one in before.items() if name not in names and not one.cancelled]
    fresh = [name for name in names if name not in before]
    known: dict[str, str] = {}
    for name in fresh:
        same = [one for one in gone if term_of(one) == term_of(name)]
        others = [one for one in fresh if term_of(one) == term_of(name)]
        if is_right(library.facts.terms.get(term_of(name))) and len(same) == len(others) == 1:
            known[name] = same[0]
    return [msgspec.structs.replace(one, name=known.get(one.name, one.name)) for one in standing]


def with_taken_back(standing: Sequence[Event], before: Announcements, pages: Pages) -> list[Event]:
    """The events that stand, and those that a calendar was given before and stand no more."""
    names = {event.name for event in standing}
    gone = [(name, one.day) for name, one in before.items() if name not in names]
    what = pages.language("calendar_cancelled")
    return [*standing, *(Event(name, day, what, "", cancelled=True) for name, day in gone)]


def announcements(found: Iterable[Event]) -> dict[str, Announced]:
    """What a calendar knows that was given some events."""
    return {
        event.name: Announced(date.fromordinal(event.day.toordinal()), event.cancelled)
        for event in found
    }


def announced_in(file: bytes, case: str) -> dict[str, Announced]:
    """What a calendar file tells that `calendar` made of one case."""
    from icalendar import Calendar

    return {
        str(entry["uid"]).removeprefix(f"{case}.").removesuffix(MAKER): Announced(
            entry.decoded("dtstart"), entry.get("status") == CANCELLED
        )
        for entry in Calendar.from_ical(file).walk("VEVENT")
    }


def _event(pages: Pages, due: Deadline) -> Event:
    say = pages.language
    # Without values: a name in the text of a node stays out of the calendar.
    what = pages.wording.fill(due.title, {})
    why = [due.term.text, f"{basis(due, say).capitalize()}."]
    name = f"{due.name}.{due.event}"
    words = counted(say(f"calendar_{due.whose}", what=what), due.other, say)
    return Event(name, due.day, words, "\n".join(why))


def _looking(pages: Pages, again: LookAgain) -> Event:
    """A case has one such day, which moves from wait to wait."""
    say, what = pages.language, pages.wording.fill(again.title, {})
    words = say("calendar_again", what=what)
    return Event(AGAIN, again.day, words, say("calendar_again_why"), alarm=MORNING)


class CaseDays(NamedTuple):
    """The events of a case."""

    found: Sequence[Event]
    title: str
    """Of the case; it stands in every event."""
    stamp: Stamp
    """The case and its version."""
    hint: str
    """How to go on with the case."""


def calendar(cases: Iterable[CaseDays]) -> bytes:
    """A calendar file with the days of some cases."""
    from icalendar import Calendar  # 60 ms, and few sittings need it

    file = Calendar()
    file.add("prodid", "-//ozon-wizard//ozon-wizard//RU")
    file.add("version", "2.0")
    file.add("calscale", "GREGORIAN")
    file.add("method", "PUBLISH")
    for case in cases:
        for event in case.found:
            file.add_component(_entry(event, case))
    return bytes(file.to_ical())


def _entry(event: Event, case: CaseDays) -> Entry:
    """One event, with an alarm unless it is taken back."""
    from icalendar import Alarm
    from icalendar import Event as Entry

    entry = Entry()
    summary = one_line(f"{event.what} · {case.title}")
    # What was announced is known by the names in a case file, which may be a stranger's.
    entry.add("uid", one_line(f"{case.stamp.case}.{event.name}{MAKER}"))
    entry.add("dtstamp", case.stamp.moment)
    entry.add("last-modified", case.stamp.moment)
    entry.add("sequence", case.stamp.sequence)
    entry.add("dtstart", event.day)
    entry.add("dtend", event.day + ONE_DAY)
    entry.add("summary", summary)
    entry.add("description", printable(f"{event.why}\n{case.hint}".lstrip()))
    entry.add("transp", "TRANSPARENT")
    entry.add("status", CANCELLED if event.cancelled else "CONFIRMED")
    if event.cancelled:
        return entry
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", event.alarm)
    alarm.add("description", summary)
    entry.add_component(alarm)
    return entry
