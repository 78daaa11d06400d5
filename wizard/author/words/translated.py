"""That a library says in its other languages what it says in its first.

Owns what is still to be translated, and values that a translation lost or made up. How it is said
is looked at as in the first language: by `wording` and `height`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from wizard.author.tree.diagnostic import Diagnostic, diagnose, nearest
from wizard.author.tree.loading import Loaded
from wizard.author.tree.overlay import is_own_list
from wizard.author.tree.place import Location
from wizard.author.tree.source import Where
from wizard.author.tree.translation import Translation, spoken
from wizard.author.words.glossary_checks import glossary_words
from wizard.author.words.height import too_tall
from wizard.author.words.placeholders import names_in, spot, strange
from wizard.author.words.search_words import SearchWords
from wizard.author.words.style_checks import has_words, said_badly, same_labels, unfinished
from wizard.i18n import LANGUAGES
from wizard.library.library import LOCALE, MANIFEST, Library, shown

Faults = Iterator[Diagnostic]


def translated(folder: Path, loaded: Loaded, translation: Translation) -> Faults:
    """Everything that is wrong with a translation."""
    library = loaded.library
    yield from translation.problems
    yield from values(translation)
    said = spoken(library, translation)
    yield from _style(said, translation)
    yield from glossary_words(said, translation)
    yield from _stray(folder / LOCALE / translation.language)
    if translation.language in library.manifest.other_languages:
        yield from _missing(loaded, translation)
    else:
        yield _unlisted(loaded, folder, translation.language)


def _stray(folder: Path) -> Faults:
    """Files of words that nobody reads."""
    for path in sorted(folder.glob("*/*")):
        name = path.relative_to(folder).as_posix()
        hint = "letters and scenarios stay in the first language; titles of letters: letters.yaml"
        yield diagnose(
            "stray-words", shown(path), (1, 1, 2), name=name, file="this library", hint=hint
        )


def _unlisted(loaded: Loaded, folder: Path, language: str) -> Diagnostic:
    """A language that nobody can choose."""
    place, path = loaded.place(MANIFEST).at("languages"), shown(folder / LOCALE / language)
    spoken_here = " and ".join(LANGUAGES)
    other = f"the program speaks {spoken_here}: rename the folder, or take it away"
    hint = "" if language in LANGUAGES else other
    return place.fault("unlisted-language", name=language, folder=path, hint=hint)


def values(translation: Translation) -> Faults:
    """Values that are in a text and not in its translation, and the other way round."""
    for file, told in translation.own.items():
        words = translation.words.get(file, {})
        for where, text in told if words else ():
            other = words.get(where, "")
            if not other or not ("{{" in text or "{" in other or "}" in other):
                continue
            place = Location(translation.sources[file], where)
            if wrong := [*strange(place, other)]:
                yield from wrong
                continue
            held, said = set(names_in(text)), set(names_in(other))
            # What a misspelt one was meant for is not lost.
            held -= {meant for name in said - held if (meant := nearest(name, held - said))}
            for name in sorted(said - held):
                hint = f"it has {', '.join(sorted(held))}" if held else ""
                path, span = place.source.path, spot(place, name)
                yield diagnose("added-value", path, span, name=name, hint=hint)
            for name in sorted(held - said):
                yield place.fault("lost-value", name=name)


def _missing(loaded: Loaded, translation: Translation) -> Faults:
    """What is still to be translated: one problem a file, or an entry of it."""
    library = loaded.library
    first, language = library.manifest.languages[0], translation.language
    for file, told in translation.own.items():
        words, lost = translation.words.get(file, {}), translation.lost.get(file, set())
        left = [
            where
            for where, text in told
            if where not in words
            and has_words(text, first)
            and lost.isdisjoint(_above(where))
            and not (is_own_list(where[:-1]) and (*where[:-1], 0) in words)
        ]
        overlay = translation.sources.get(file)
        if left and overlay is None:
            place, what = loaded.place(MANIFEST).at("languages"), f"{file} has no words"
            hint = f"write {LOCALE}/{language}/{file}, or take the language out"
            yield place.fault("not-translated", what=what, language=language, hint=hint)
        elif overlay is not None and overlay.data is not None:  # else told as a slip of YAML
            for entry, places in groupby(left, key=lambda where: where[:2]):
                yield _untranslated(Location(overlay, entry), list(places), language)


def _above(where: Where) -> list[Where]:
    """A place, and all that it stands in."""
    return [where[:length] for length in range(1, len(where) + 1)]


def _untranslated(entry: Location, places: list[Where], language: str) -> Diagnostic:
    inside = (where[len(entry.where) - 1 :] for where in places)
    names = [
        ".".join(str(one + 1 if isinstance(one, int) else one) for one in way) for way in inside
    ]
    what = f"{', '.join(names[:3])}{f' and {len(names) - 3} more' if len(names) > 3 else ''}"
    return entry.fault("not-translated", key=True, what=what, language=language)


def _style(said: Library, translation: Translation) -> Faults:
    """What could be said better, as for the library itself."""
    for file, words in translation.words.items():
        source = translation.sources[file]
        yield from said_badly(Location(source), words.items(), translation.language)
        yield from unfinished(source)
    found = SearchWords()
    for name, tree in said.trees.items():
        if f"{name}.yaml" in translation.words:
            place = Location(translation.sources[f"{name}.yaml"])
            yield from found.faults(tree, place)
            yield from same_labels(tree, place)
            yield from too_tall(tree, place)
