"""What is said when a sitting ends.

Owns these few lines, the same in both front ends: until when to wait, where the case is, how its
dates get into a calendar, how the next case asks less, and last how to go on with it. A fault in
the program says where the case is and how to go on.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from wizard.cases import first_words, person
from wizard.cases.calendar_file import dated
from wizard.cases.case import Case
from wizard.cases.moving import Moved
from wizard.outcome.prompts import come_back


def parting(case: Case) -> list[str]:
    """The last lines of a sitting; what is to be copied out of one stands alone behind its end."""
    say = case.desk.language
    if case.passing:
        return whereabouts(case)
    lines = []
    if words := come_back(case.page, case.desk.today, say):
        lines.append(words)
    if path := case.desk.printed.get(case.id):
        lines.append(say("paper_last", path=path))
    if path := case.desk.copied.get(case.id):
        lines.append(say("document_last", path=path))
    if case.saved_at is not None and not case.trouble and dated(case):
        command = case.desk.command("case", "calendar", case.handle, "-o", f"{case.id}.ics")
        lines.append(say("calendar_how", command=command))
    folder, titles = case.desk.folder, case.walk.titles
    if case.saved_at is not None and not case.trouble and not os.path.lexists(person.place(folder)):
        said = person.said(case.walk)
        names = ", ".join(person.title(titles, name) for name in said)
        command = case.desk.command("me", "keep", case.handle)
        lines += [say("me_how", names=names, command=command)] if said else []
    if case.updated is not None and (left := _words(case)):
        lines.append(say("me_words", paths=left, command=case.desk.command("me", "remove")))
    return lines + whereabouts(case)


def whereabouts(case: Case) -> list[str]:
    """Where a case is kept and how to go on with it, or that there is none yet."""
    say = case.desk.language
    if case.passing:
        return [say("passing")]
    if case.unsaved:
        return [f"! {say('not_saved', why=case.trouble)}"]
    if case.updated is None:
        command = case.desk.command()
        if left := _words(case):
            removing = case.desk.command("me", "remove")
            return [say("words_kept", paths=left, command=command, removing=removing)]
        return [say("nothing_to_keep", command=command)]
    if case.place.refused and case.place.unlocked is None:
        lines = [f"! {say('only_read', path=case.kept_at)}"]
    else:
        shut = bool(case.trouble) or case.place.refused
        lines = [say("as_it_was" if shut else "saved_in", path=case.kept_at)]
    if case.moved and case.moved.left != "linked":
        lines.insert(0, f"! {moved(case, case.moved)}")
    if not case.walk.ended:
        command = case.desk.command("case", "resume", case.handle)
        lines.append(say("plain_resume", command=command))
    return lines


def _words(case: Case) -> list[str]:
    """The files of what was said of which no case was made."""
    return [str(path) for path in first_words.lying(case.desk.folder)]


def moved(case: Case, how: Moved) -> str:
    """Where a case is kept that was moved, and what lists know of it."""
    return case.desk.language(f"moved_{how.left}", path=case.kept_at, old=how.old)


@contextmanager
def telling(at_hand: Callable[[], Case]) -> Iterator[None]:
    """Whatever goes wrong within says of itself where the case at hand is."""
    try:
        yield
    except Exception as error:
        for line in whereabouts(at_hand()):
            error.add_note(line)
        raise
