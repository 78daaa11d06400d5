"""What the sources advise about a message and its text lacks, told before it is sent.

Owns which checks a message is held against and what they remark. Pure: the same text, answers and
earlier messages give the same remarks. Refuses to forbid anything: a remark stops nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from textwrap import shorten

import msgspec

from wizard.library.library import Library
from wizard.library.messages import Check
from wizard.library.model import PLACEHOLDER
from wizard.outcome.text_patterns import Subject, find, whole
from wizard.pattern import pattern

MOST_SHOWN = 3
"""Of what was found by one check."""
LONGEST_SHOWN = 48
"""Characters of each."""
_CUT = pattern(r"[\s,;:.…-]*…$")
"""How what was cut ends."""


class Remark(msgspec.Struct, frozen=True):
    """One thing to mend, or to leave as it is."""

    check: str
    """The id of the check; empty where the program itself remarks."""
    text: str
    hint: str | None = None
    facts: tuple[str, ...] = ()
    doubt: str | None = None
    """The status of its source, in words, where that is not confirmed."""


def checks_of(library: Library, letter: str) -> dict[str, Check]:
    """What a letter is held against: what it names, and what every message is."""
    named = library.letters[letter].head.checks
    return {name: check for name, check in library.checks.items() if check.always or name in named}


def review(subject: Subject, checks: Mapping[str, Check]) -> list[Remark]:
    """Everything that `checks` remark about a text, in their order."""
    remarks = []
    for name, check in checks.items():
        what = list(dict.fromkeys(_amiss(check, subject)))
        if what:
            hint = _filled(check.hint, what) if check.hint else None
            remarks.append(Remark(name, _filled(check.text, what), hint, tuple(check.facts)))
    return remarks


def _amiss(check: Check, subject: Subject) -> Iterable[str]:
    """What is missing or should not be there; nothing where all is well."""
    if check.avoids is not None:
        return find(check.avoids, subject, check.allowed)
    return _missing(check, subject)


def _missing(check: Check, subject: Subject) -> Iterator[str]:
    needs = check.needs
    if needs is None:
        return
    wanted = [subject.known[name] for name in needs.values if name in subject.known]
    if not wanted and not (needs.words or needs.signs or needs.longer_than):
        return  # the case does not know what to look for
    if not find(needs, subject, check.allowed) and not any(whole(it, subject) for it in wanted):
        yield from wanted or [""]


def _filled(text: str, what: list[str]) -> str:
    few = (
        _CUT.sub("…", shorten(item, LONGEST_SHOWN, placeholder="…")) for item in what[:MOST_SHOWN]
    )
    shown = " · ".join([*few, *(["…"] if len(what) > MOST_SHOWN else [])])
    return PLACEHOLDER.sub(lambda _: shown, text)
