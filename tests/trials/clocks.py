"""A clock that goes where it likes while a case is walked: days, leap days, ends of time, zones.

Owns the days and the zones. The case is one of the shipped library, over all of its terms.
"""

from __future__ import annotations

import os
import time
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from unittest.mock import patch

from tests.conftest import SHIPPED, desk_of
from tests.trials.trial import Account, Trial
from wizard import clock
from wizard.cases.calendar_file import calendar_of
from wizard.cases.desk import Desk
from wizard.cases.session import Session
from wizard.errors import FieldError, UsageError

DAYS = (
    *(date(2028, 2, 28), date(2028, 2, 29), date(2028, 3, 1), date(2100, 1, 1), date(1990, 1, 1)),
    *(date(2026, 12, 31), date(2027, 1, 1), date(2000, 2, 29), date(2099, 12, 31)),
)
BEYOND = (date.min, date.max, date(1989, 12, 31), date(2100, 1, 2), date(9999, 12, 31))
ZONES = ("UTC", "Europe/Moscow", "Asia/Kamchatka", "America/New_York", "Pacific/Apia", "MSK-3",
         "Antarctica/Troll", "UTC24", "/etc/passwd", "Mars/Phobos", "<+14>-14", "")  # fmt: skip
GIVEN = ("05.11.2026", "29.02.2028", "01.01.1990", "31.12.2099", "4990", "100 000,50", "12-345",
         "12345678-0001", "Иванова Анна Ивановна", "anna@example.org", "+7 912 345-67-89",
         "7707083893", "10:30", "Москва, ул. Ленина, д. 1", "3")  # fmt: skip


def blows(chance: Random, count: int, account: Account) -> None:
    """Answer so many times, each on a day of its own."""
    with (
        TemporaryDirectory(prefix="trial-") as home,
        patch.dict(os.environ, OZON_WIZARD_HOME=home, TZ="UTC"),
    ):
        days = [date(2026, 11, 22)]
        first = desk_of(SHIPPED)
        desk = Desk(
            first.library, first.language, days[-1], lambda: _now(days[-1], chance),
            Path(home, "cases"), calendar=lambda: clock.today(days[-1].isoformat()),
        )  # fmt: skip
        session = Session(desk.new())
        for _ in range(count):
            if account.over:
                break
            days.append(_day(days[-1], chance))
            session = _answer(session, days, chance, account)
            _zone(chance, account)
    time.tzset()


def _day(before: date, chance: Random) -> date:
    try:
        return chance.choice((
            before, before + timedelta(1), before - timedelta(1), chance.choice(DAYS),
            chance.choice(BEYOND), before + timedelta(chance.randint(-4000, 4000)),
        ))  # fmt: skip
    except OverflowError:
        return date(2026, 11, 22)


def _now(day: date, chance: Random) -> datetime:
    """A moment of that day, at its very ends too, in any zone."""
    moment = chance.choice((0, 1, 86399, chance.randrange(86400)))
    zone = timezone(timedelta(minutes=chance.choice((-720, 0, 180, 345, 840))))
    return datetime(day.year, day.month, day.day, tzinfo=UTC).replace(tzinfo=zone) + timedelta(
        seconds=moment
    )


def _answer(session: Session, days: list[date], chance: Random, account: Account) -> Session:
    """One answer of the case; a new case where this one is over, or nothing fits."""
    before = list(session.case.walk.steps)
    try:
        if session.turn():
            account.happened["another day"] += 1
    except UsageError:
        account.happened["a day that is told to be none"] += 1
        days.append(session.desk.today)
        return session
    kept = [*session.case.walk.steps, *session.case.lost]
    if any(step not in kept for step in before):
        account.fault(f"{days[-2:]}: steps are lost")
    session.case.document()
    calendar_of(session.case)
    page = session.page
    if session.case.walk.ended or len(before) > 60:
        return _next(session, account)
    options = [option.id for option in page.options]
    answers: list[object] = [*options] or [None, [], *GIVEN]
    chance.shuffle(answers)
    for given in answers:
        try:
            session.make(session.propose(given))
        except (FieldError, TypeError, AttributeError):
            continue
        account.happened["answers"] += 1
        if session.case.trouble:
            account.fault(f"{days[-2:]}: {session.case.trouble}")
        return session
    return _next(session, account)


def _next(session: Session, account: Account) -> Session:
    """A new case; the old one is read from its file on this day as it was answered."""
    case, desk = session.case, session.desk
    session.release()
    if case.walk.steps:
        again = desk.open(case.path)
        kept = [*again.walk.steps, *again.lost]
        if any(step not in kept for step in case.walk.steps):
            account.fault(f"{desk.today}: {case.id} has lost steps in its file")
        account.happened["cases"] += 1
    return Session(desk.new())


def _zone(chance: Random, account: Account) -> None:
    """Another zone, as the surroundings name it."""
    os.environ["TZ"] = chance.choice(ZONES)
    clock.settle()
    if clock.now().utcoffset() is None:
        account.fault(f"{os.environ.get('TZ')}: a moment without a zone")
    account.happened["zones"] += 1


TRIALS = [
    Trial(
        "clocks",
        "answers on days and in zones of chance",
        "a day beyond what can be counted from is told of; on any other the case goes on, with a"
        " document and a calendar, and no answer is lost",
        short=60,
        long=10_000,
        blows=blows,
    )
]
