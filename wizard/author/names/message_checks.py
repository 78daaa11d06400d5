"""That the checks of `messages.yaml` can be carried out, and that letters name no other.

Owns what a check must say, and the grammar of its words. Its own references to facts and names are
told of in the same words as those of a tree.
"""

from __future__ import annotations

from collections.abc import Iterator

from wizard.author.names.table import Name, Names, table
from wizard.author.names.unknown_reference import Known, there, unknown
from wizard.author.tree.decode import sound
from wizard.author.tree.diagnostic import Diagnostic
from wizard.author.tree.loading import Loaded
from wizard.author.tree.source import Source, Where
from wizard.library.library import FACTS, LETTERS, MESSAGES
from wizard.library.messages import Check, Marks
from wizard.outcome.text_patterns import words

Faults = Iterator[Diagnostic]

_FILLED = Names({"what": Name("text")})
"""What may stand in the words of a check."""


def checks(loaded: Loaded) -> Faults:
    """Everything that is wrong with the checks, and with what letters name."""
    source = loaded.source_if_any(MESSAGES)
    known: Known = loaded.library.checks
    if source is not None:
        names, _ = table(loaded)
        facts = _facts(loaded)
        for name, check in loaded.library.checks.items():
            yield from _check(source, ("checks", name), check, names, facts)
        known = there(source, "checks", known or {})
    for name, letter in loaded.library.letters.items():
        head = loaded.source_if_any(f"{LETTERS}/{name}.md")
        for index, wanted in enumerate(letter.head.checks if head else ()):
            assert head is not None
            yield from unknown(head, "unknown-check", ("checks", index), wanted, known)


def _facts(loaded: Loaded) -> Known:
    """The facts that there are; None where they could not be read, and may be any."""
    source = loaded.source_if_any(FACTS)
    readable = source is None or isinstance(source.at(("facts",)), dict)
    return loaded.library.facts.facts if readable else None


def _check(source: Source, where: Where, check: Check, names: Names, facts: Known) -> Faults:
    for index, name in enumerate(check.facts):
        yield from unknown(source, "unknown-fact", (*where, "facts", index), name, facts)
    for key, text in (("text", check.text), ("hint", check.hint or "")):
        yield from _FILLED.in_text(source, (*where, key), text)
    if (check.needs is None) == (check.avoids is None) and sound(source, where, Check):
        problem = "a check says what a message needs or what it avoids: one of the two"
        yield source.diagnose("bad-check", where, key=True, problem=problem)
    for key, marks in (("needs", check.needs), ("avoids", check.avoids)):
        if marks is not None:
            yield from _marks(source, (*where, key), marks, names)
    yield from _words(source, (*where, "allowed"), check.allowed)


def _marks(source: Source, where: Where, marks: Marks, names: Names) -> Faults:
    if source.at(where) == {}:
        yield source.diagnose("bad-check", where, key=True, problem="nothing to look for")
    for index, name in enumerate(marks.values):
        yield from names.unknown(source, (*where, "values", index), name)
    yield from _words(source, (*where, "words"), marks.words)


def _words(source: Source, where: Where, listed: list[str]) -> Faults:
    for index, word in enumerate(listed):
        if not words(word) or "*" in word[:-1]:
            problem = f"«{word}» is not a word or a phrase, with or without a «*» at its end"
            hint = "write a word or a few; a «*» stands at the end"
            yield source.diagnose("bad-check", (*where, index), problem=problem, hint=hint)
