"""That words which not everybody knows are explained, and nothing else is.

Owns the grammar of `glossary.yaml`, abbreviations of trees that it does not explain, and words that
it explains and no text has. Refuses to know which other words are hard: an author says so by
explaining them; and to ask for a glossary where there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from wizard.author.tree.decode import FAULTY
from wizard.author.tree.diagnostic import Diagnostic, diagnose
from wizard.author.tree.loading import Loaded
from wizard.author.tree.place import Location
from wizard.author.tree.translation import Translation
from wizard.author.tree.translation import texts as translatable
from wizard.author.words.placeholders import strange
from wizard.author.words.texts import Words, all_texts, tree_texts
from wizard.library.library import GLOSSARY, Library
from wizard.library.model import PLACEHOLDER
from wizard.outcome.defined_words import DefinedWords, heard
from wizard.outcome.text_patterns import words

Faults = Iterator[Diagnostic]

_ABBREVIATION = re.compile(r"[A-ZА-ЯЁ](?<!\w[A-ZА-ЯЁ])[A-ZА-ЯЁ]{1,5}(?!\w)")
_INSIDE = re.compile(r"\*(?!\s|$)|(?<!\w)\*")
"""A star that is not at the end of a word."""
_BETWEEN = "\0"
"""What no text holds."""
_MARKS = frozenset({FAULTY, "TODO", "FIXME", "XXX"})
"""What stands for a text that is still to come."""
NO_WORD = "is not a word or a phrase, each with or without a «*» at its end"
NO_VALUES = "what a word means is the same in every case: it has no values"


def glossary(loaded: Loaded) -> Faults:
    """Everything that is wrong with the words that are explained, and those that are not."""
    own = loaded.place_if_any(GLOSSARY)
    if own is not None and not own.source.problems:
        said = tree_texts(loaded)
        yield from _definitions(loaded.library, own, (texts for _, texts in said))
        yield from _unexplained(loaded.library, said)


def glossary_words(library: Library, translation: Translation) -> Faults:
    """The same of a library as another language says it."""
    own = translation.sources.get(GLOSSARY)
    # Of a file that could not be read, nobody knows which words it has.
    if own is not None and not translation.problems:
        yield from _definitions(library, Location(own), map(all_texts, library.trees.values()))
        said = {f"{name}.yaml": translation.words.get(f"{name}.yaml") for name in library.trees}
        texts = ((file, words.items()) for file, words in said.items() if words)
        yield from _unexplained(
            library, ((Location(translation.sources[file]), told) for file, told in texts)
        )


def _unexplained(library: Library, files: Iterable[tuple[Location, Iterable[Words]]]) -> Faults:
    """Abbreviations that nothing explains, each at the first place."""
    explained, told = DefinedWords(library.glossary), {*_MARKS, *library.glossary.familiar}
    for file, texts in files:
        for where, text in texts:
            for word in _ABBREVIATION.findall(text):
                if word not in told and not explained.names(word):
                    span = file.at(*where).within(re.escape(word))
                    yield diagnose("unexplained-word", file.source.path, span, text=word)
                told.add(word)


def _definitions(library: Library, file: Location, said: Iterable[list[Words]]) -> Faults:
    for place, word in file.along(library.glossary, "familiar.*"):
        yield from strange(place, word)
    unread = _unread(library, said)
    for place, one in file.along(library.glossary, "definitions.*"):
        means = place.at("means")
        yield from strange(means, one.means)
        if PLACEHOLDER.search(one.means):
            yield means.fault("bad-definition", problem=NO_VALUES)
        odd = [word for word in one.words if not words(word) or _INSIDE.search(word)]
        for word in odd:
            at = place.at("words", one.words.index(word))
            yield at.fault("bad-definition", problem=f"«{word}» {NO_WORD}")
        if place.name in unread and not odd:
            yield place.fault("unused-definition", key=True, text=one.called)


def _unread(library: Library, said: Iterable[list[Words]]) -> set[str]:
    """What is explained and stands in no text; most of it is met in the first ones."""
    found, left = DefinedWords(library.glossary), set(library.glossary.definitions)
    for texts in _read(library, said):
        told = heard(_BETWEEN.join(texts)) if left else ""
        for name in [*left]:
            own = library.glossary.definitions[name].words
            first = (heard(word.split(maxsplit=1)[0].rstrip("*")) for word in own)
            begun = [word for word in first if word in told]
            apart = told.split(_BETWEEN) if begun else ()
            near = (text for text in apart if any(word in text for word in begun))
            left -= {name} if any(name in found.names(text) for text in near) else set()
    return left


def _read(library: Library, said: Iterable[list[Words]]) -> Iterator[list[str]]:
    """Every text that a person reads, those of a file together."""
    yield from ([text for _, text in texts] for texts in said)
    yield [text for _, text in translatable(library.manifest)]
    yield [text for _, text in translatable(library.facts)]
    yield [letter.body for letter in library.letters.values()]
