"""What is said when a sitting ends.

Owns these few lines, the same in both front ends: until when to wait, where the case is, how to
go on with it, and how its dates get into a calendar.
"""

from __future__ import annotations

from wizard.cases.case import Case
from wizard.cases.exports import dated
from wizard.outcome.prompts import come_back


def parting(case: Case) -> list[str]:
    """The last lines of a sitting."""
    say = case.desk.language
    lines = []
    if words := come_back(case.page, case.desk.today, say):
        lines.append(words)
    if case.trouble:
        lines.append(f"! {say('not_saved', why=case.trouble)}")
    elif case.saved_at is not None:
        lines.append(say("saved_in", path=case.path))
        if not case.walk.ended:
            lines.append(say("plain_resume", command=f"ozon-wizard case resume {case.handle}"))
        if dated(case):
            command = f"ozon-wizard case calendar {case.handle} -o {case.id}.ics"
            lines.append(say("calendar_how", command=command))
    return lines
