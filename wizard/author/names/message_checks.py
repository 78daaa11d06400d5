"""That the checks of `messages.yaml` can be carried out, and that letters name no other.

Owns what a check must say, and the grammar of its words. Its own references to facts and names are
told of in the same words as those of a tree.
"""

from __future__ import annotations

from collections.abc import Iterator

from wizard.author.names.table import Name, Names, table
from wizard.author.tree.decode import sound
from wizard.author.tree.diagnostic import Diagnostic
from wizard.author.tree.loading import Loaded
from wizard.author.tree.place import Known, Location
from wizard.library.library import FACTS, LETTERS, MESSAGES
from wizard.library.messages import Check, Messages
from wizard.outcome.text_patterns import words

Faults = Iterator[Diagnostic]

_FILLED = Names({"what": Name("text")})
"""What may stand in the words of a check."""
_MARKS = ("checks.*.needs", "checks.*.avoids")


def checks(loaded: Loaded) -> Faults:
    """Everything that is wrong with the checks, and with what letters name."""
    file = loaded.place_if_any(MESSAGES)
    known: Known = loaded.library.checks
    if file is not None:
        yield from _checks(loaded, file, Messages(loaded.library.checks))
        known = file.at("checks").ids(loaded.library.checks)
    for name, letter in loaded.library.letters.items():
        head = loaded.place_if_any(f"{LETTERS}/{name}.md")
        for place, wanted in head.along(letter.head, "checks.*") if head else ():
            yield from place.unknown("unknown-check", wanted, known)


def _checks(loaded: Loaded, file: Location, found: Messages) -> Faults:
    names, _ = table(loaded)
    facts = loaded.ids(FACTS, "facts", loaded.library.facts.facts)
    for place, name in file.along(found, "checks.*.facts.*"):
        yield from place.unknown("unknown-fact", name, facts)
    for way in ("checks.*.text", "checks.*.hint"):
        for place, text in file.along(found, way):
            yield from _FILLED.in_text(place, text)
    for place, check in file.along(found, "checks.*"):
        if (check.needs is None) == (check.avoids is None) and sound(place, Check):
            problem = "a check says what a message needs or what it avoids: one of the two"
            yield place.fault("bad-check", key=True, problem=problem)
    for way in _MARKS:
        for place, marks in file.along(found, way):
            if place.data == {}:
                yield place.fault("bad-check", key=True, problem="nothing to look for")
            for at, name in place.along(marks, "values.*"):
                yield from names.unknown(at, name)
    for way in ("checks.*.allowed.*", *(f"{marks}.words.*" for marks in _MARKS)):
        for place, word in file.along(found, way):
            if not words(word) or "*" in word[:-1]:
                problem = f"«{word}» is not a word or a phrase, with or without a «*» at its end"
                hint = "write a word or a few; a «*» stands at the end"
                yield place.fault("bad-check", problem=problem, hint=hint)
