"""The words for a day of a case: whose it is, whether it is still to come, what stands behind it.

Owns that a person's own day and that of an answer never sound alike, in no place, and that a
guideline is never called a term of law. Refuses to count days.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, Protocol

from msgspec.structs import replace

from wizard.i18n import Language
from wizard.library.facts import Whose
from wizard.outcome.dates import Deadline
from wizard.outcome.letters import uncapitalized


class ToldDay(Protocol):
    """As much of a day as words for it need: a deadline, or what a list keeps of one."""

    @property
    def title(self) -> str:
        """What is to be done by then."""

    @property
    def day(self) -> date:
        """The last day."""

    @property
    def whose(self) -> Whose | Literal["again"]:
        """Who has to do it; `again` is for a day on which to look again, which nobody has to."""

    @property
    def sent(self) -> bool:
        """Whether the day stands."""

    @property
    def settled(self) -> bool:
        """Whether it is done."""

    @property
    def lapsed(self) -> bool:
        """Whether it passed in a case that has ended."""

    @property
    def late(self) -> bool:
        """Whether that was after the day."""

    @property
    def other(self) -> date | None:
        """Until when it runs by another counting, where it has passed by this one."""


def basis(due: Deadline, say: Language) -> str:
    """Whether a law or a habit stands behind a date; what is not confirmed says so."""
    words = say(f"binding_{due.binding}")
    sure = due.status == "confirmed"
    return words if sure else f"{words}, {say(f'status_{due.status}')}"


def phrase(due: ToldDay, today: date, say: Language) -> str:
    """A day in a line of its own: whose it is, and how long is left."""
    return told(due, "due", today, say)


def missed(due: Deadline, today: date, say: Language) -> str:
    """A last day of the person's own that a wait would let pass, in a sentence of its own."""
    what = uncapitalized(" ".join(due.title.split()))
    return told(replace(due, title=what), "missed", today, say)


def told(due: ToldDay, place: str, today: date, say: Language, day: str = "") -> str:
    """What is said of a day in some place: whose it is, and whether it is still to come.

    Args:
        due: the day.
        place: the first part of the names of the words; where a state has none, those of the next
            one that holds are said, and last those without any.
        today: decides on the state: `late`, `settled`, `open`, `lapsed`, `passed`, `today`.
        say: the language.
        day: as it is written there; with the day of the week, unless given.
    """
    left = (due.day - today).days
    states = {
        "late": due.late,
        "settled": due.settled,
        "open": not due.sent,
        "lapsed": due.lapsed,
        "passed": left < 0,
        "today": left == 0,
    }
    key = f"{place}_{due.whose}"
    exact = (f"{key}_{name}" for name, holds in states.items() if holds)
    words = say(
        next((words for words in exact if words in say), key),
        date=day or say.day(due.day),
        days=say.plural("days", abs(left)),
        what=due.title,
    )
    return counted(words, due.other, say)


def counted(words: str, other: date | None, say: Language) -> str:
    """The words for a day that has passed, with what is true of it by another counting, if any."""
    return words if other is None else say("by_another", words=words, date=say.date(other))
