"""A library that may be walked.

Owns the question that every front end asks first: is this folder sound? A sound library is kept
`compiled`, so that the next start need not read any YAML. Refuses to hand out a library that does
not hold together; what it claims, and how old that is, makes no walk impossible, and is for
`examine`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from wizard.author.allow import Allowances
from wizard.author.facts.claims import stale, unbalanced, uncited
from wizard.author.facts.contacts import malformed, unmarked, unmarked_words
from wizard.author.facts.evidence import thin, unsound
from wizard.author.facts.term_lengths import contradicting, contradicting_words
from wizard.author.flow.cycles import derived_circles, route_circles
from wizard.author.flow.reach import asked_again
from wizard.author.flow.walks import all_walks
from wizard.author.flow.ways import Ways, ways
from wizard.author.names.deadline_owner import other_side, whose
from wizard.author.names.field_checks import approximate, refused_examples
from wizard.author.names.message_checks import checks
from wizard.author.names.references import references, without_facts
from wizard.author.names.reserved import reserved
from wizard.author.names.unused import repeated, unused
from wizard.author.scenarios.written import scenarios
from wizard.author.tree.diagnostic import Diagnostic, render
from wizard.author.tree.loading import Loaded, load, no_collecting
from wizard.author.tree.translation import read, spoken, translations
from wizard.author.words.glossary_checks import glossary
from wizard.author.words.height import heights
from wizard.author.words.search_words import SearchWords
from wizard.author.words.style_checks import wording
from wizard.author.words.translated import translated, values
from wizard.errors import FaultyLibraryError
from wizard.library.library import Library, shown

EMPTY = ("no-start", "no-choices")
"""What leaves a tree without the nodes and the answers that it should have."""


class CheckResult(NamedTuple):
    """A folder that was looked through."""

    loaded: Loaded
    problems: list[Diagnostic]
    walkable: bool
    """Whether `prove` would hand the library out, whatever else is wrong with it."""


def examine(folder: Path, today: date | None = None) -> tuple[Loaded, list[Diagnostic]]:
    """Load a folder and report everything that is wrong with it, sorted; raises as `findings`."""
    found = findings(folder, today)
    return found.loaded, found.problems


@no_collecting()
def findings(folder: Path, today: date | None = None) -> CheckResult:
    """Load a folder and report everything that is wrong with it, sorted.

    Args:
        folder: the library.
        today: the day that the age of facts is counted to; without one it is not looked at.

    Raises:
        UnreadableError: a file cannot be read at all.
    """
    loaded, graph, allowances, problems, named = _walkable(folder)
    whole = not _errors(problems)
    more = [
        *malformed(loaded),
        *unmarked(loaded),
        *contradicting(loaded),
        *wording(loaded),
        *heights(loaded),
        *repeated(loaded),
        *_unfindable(loaded),
    ]
    if named:  # a misspelt name would leave what it means unused
        more += [*unused(loaded), *approximate(loaded), *thin(loaded), *unsound(loaded)]
        more += [*other_side(loaded), *refused_examples(loaded), *glossary(loaded)]
    if whole:  # a way that leads nowhere would leave facts without a screen
        more += [*uncited(loaded, graph), *unbalanced(loaded), *whose(loaded)]
        more += asked_again(graph)
    if today is not None:
        more += stale(loaded, today)
    problems += allowances.left(more)
    if whole and today is not None:  # else what was allowed was not looked for
        problems += allowances.unused()
    # Of what could not be read, or has nothing in it, no scenario and no translation is to blame.
    shaped = not loaded.problems and not any(fault.code in EMPTY for fault in problems)
    sources, found = scenarios(folder, loaded.library if shaped else None)
    for translation in translations(folder, loaded.library) if shaped else ():
        sources |= {source.path: source for source in translation.sources.values()}
        found += [*translated(folder, loaded, translation), *unmarked_words(loaded, translation)]
        found += contradicting_words(loaded, translation)
    own = Allowances(sources)
    problems += [*own.left(found), *own.faults(), *(own.unused() if shaped else ())]
    once = sorted(set(problems))  # an answer a visit, each of the same node, makes the same problem
    return CheckResult(replace(loaded, sources=loaded.sources | sources), once, whole)


@no_collecting()
def prove(folder: Path) -> Library:
    """The library in `folder`, read and proved to hold together.

    Raises:
        UnreadableError: a file cannot be read at all.
        FaultyLibraryError: it has errors; the message is the rendered diagnostics.
    """
    loaded, _, _, problems, _ = _walkable(folder)
    errors = _errors(problems)
    if errors:
        raise FaultyLibraryError(f"{render(errors, loaded.sources)} in {shown(folder)}")
    return loaded.library


def translate(folder: Path, library: Library, language: str) -> Library:
    """A library under the words that lie in the folder just now; raises as `prove`."""
    translation = read(folder, language, library)
    errors = _errors([*translation.problems, *values(translation)])
    if errors:
        sources = {source.path: source for source in translation.sources.values()}
        raise FaultyLibraryError(f"{render(errors, sources)} in {shown(folder)}")
    return spoken(library, translation)


@no_collecting()
def _walkable(folder: Path) -> tuple[Loaded, Ways, Allowances, list[Diagnostic], bool]:
    """A folder as it was read, its graph, what is allowed in it, what a walk could stumble over,
    and whether every name means something, whatever else is wrong.
    """
    loaded = load(folder)
    graph = ways(loaded)
    allowances = Allowances(loaded.sources)
    problems = [
        *loaded.problems,
        *references(loaded),
        *checks(loaded),
        *route_circles(loaded),
        *derived_circles(loaded),
        *reserved(loaded),
    ]
    named = not _errors(problems)
    problems = without_facts(loaded, [*problems, *all_walks(loaded, graph)])
    left = [*allowances.left(problems), *allowances.faults()]
    return loaded, graph, allowances, left, named


def _unfindable(loaded: Loaded) -> Iterator[Diagnostic]:
    """What is wrong with the words by which a case is begun."""
    words = SearchWords()
    for file, tree in loaded.trees:
        yield from words.faults(tree, file)


def _errors(problems: list[Diagnostic]) -> list[Diagnostic]:
    return [problem for problem in problems if problem.severity == "error"]
