"""Cases at a glance: for the first screen and for `case list`.

Owns one line a case and their order: overdue first, then by the next date, then by age.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wizard.cases.case import Case, Desk
from wizard.cases.store import stored
from wizard.errors import UnreadableError


@dataclass(frozen=True)
class Summary:
    """One case."""

    id: str
    path: Path
    title: str
    place: str
    """The rung, or how it ended."""
    due: date | None
    """The day an answer is due to something that was sent."""
    ended: bool
    solved: bool
    news: str
    """Where it stands, and the next date."""

    @property
    def line(self) -> str:
        """The whole case in one line."""
        return f"{self.title} · {self.news}"


def summaries(desk: Desk) -> list[Summary]:
    """Every case in the folder that this library can read."""
    found = []
    for path, _ in stored(desk.folder):
        try:
            found.append(_summary(desk, desk.open(path)))
        except UnreadableError:
            continue
    return sorted(found, key=lambda item: (item.ended, item.due or date.max))


def _summary(desk: Desk, case: Case) -> Summary:
    say = desk.language
    page = case.page
    due = next((item.day for item in page.deadlines if item.sent), None)
    ended = case.walk.ended
    place = say(f"outcome_{page.status}") if page.status else page.trail
    parts = [place] if place != page.title else [say("begun", date=case.created)]
    if due and not ended:
        left = (due - desk.today).days
        if left < 0:
            parts.append(say("overdue_by", days=say.plural("days", -left)))
        else:
            parts.append(say("rung_until", date=say.date(due)))
    return Summary(
        case.id,
        case.path,
        page.title,
        place,
        due,
        ended,
        page.status == "solved",
        " · ".join(parts),
    )
