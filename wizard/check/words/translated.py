"""That a library says in its other languages what it says in its first.

Owns what is still to be translated, and values that a translation lost or made up. How it is said
is looked at as in the first language: by `wording` and `height`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from wizard.check.words.height import too_tall
from wizard.check.words.wording import has_words, said_badly, same_labels, unfinished
from wizard.tree.diagnostic import Diagnostic, diagnose
from wizard.tree.library import LOCALE, MANIFEST, Library, Loaded, shown
from wizard.tree.model import PLACEHOLDER
from wizard.tree.source import Source, Where
from wizard.tree.translation import Translation, languages, parts, read, spoken, texts

Faults = Iterator[Diagnostic]


def translated(folder: Path, loaded: Loaded) -> tuple[dict[str, Source], list[Diagnostic]]:
    """The files of every translation of a library, and everything that is wrong with them.

    Raises:
        UnreadableError: a file cannot be read at all.
    """
    library = loaded.library
    wanted = library.manifest.languages[1:]
    sources: dict[str, Source] = {}
    problems: list[Diagnostic] = []
    for language in dict.fromkeys([*wanted, *languages(folder)]):
        translation = read(folder, language, library)
        sources |= {source.path: source for source in translation.sources.values()}
        problems += [*translation.problems, *values(library, translation)]
        problems += _style(library, translation)
        if language in wanted:
            problems += _missing(loaded, translation)
        else:
            problems.append(_unlisted(loaded, folder, language))
    return sources, problems


def _unlisted(loaded: Loaded, folder: Path, language: str) -> Diagnostic:
    """A language that nobody can choose."""
    manifest = loaded.sources[loaded.files[MANIFEST]]
    path = shown(folder / LOCALE / language)
    return manifest.diagnose("unlisted-language", ("languages",), name=language, folder=path)


def values(library: Library, translation: Translation) -> Faults:
    """Values that are in a text and not in its translation, and the other way round."""
    for file, part in parts(library).items():
        words = translation.words.get(file, {})
        for where, text in texts(part) if words else ():
            if where not in words:
                continue
            source = translation.sources[file]
            own, said = set(PLACEHOLDER.findall(text)), set(PLACEHOLDER.findall(words[where]))
            for name in sorted(said - own):
                span = source.within(where, rf"\{{\{{ ?{name} ?\}}\}}")
                hint = f"it has {', '.join(sorted(own))}" if own else ""
                yield diagnose("added-value", source.path, span, name=name, hint=hint)
            for name in sorted(own - said):
                yield source.diagnose("lost-value", where, name=name)


def _missing(loaded: Loaded, translation: Translation) -> Faults:
    """What is still to be translated: one problem a file, or an entry of it."""
    library = loaded.library
    first, language = library.manifest.languages[0], translation.language
    for file, part in parts(library).items():
        words = translation.words.get(file, {})
        left = [
            where for where, text in texts(part) if where not in words and has_words(text, first)
        ]
        overlay = translation.sources.get(file)
        if left and overlay is None:
            manifest = loaded.sources[loaded.files[MANIFEST]]
            yield manifest.diagnose(
                "not-translated", ("languages",), what=f"{file} has no words", language=language
            )
        elif overlay is not None and overlay.data is not None:  # else told as a slip of YAML
            for entry, places in groupby(left, key=lambda where: where[:2]):
                yield _untranslated(overlay, entry, list(places), language)


def _untranslated(source: Source, entry: Where, places: list[Where], language: str) -> Diagnostic:
    names = [".".join(str(part) for part in where[len(entry) - 1 :]) for where in places]
    what = f"{', '.join(names[:3])}{f' and {len(names) - 3} more' if len(names) > 3 else ''}"
    return source.diagnose("not-translated", entry, key=True, what=what, language=language)


def _style(library: Library, translation: Translation) -> Faults:
    """What could be said better, as for the library itself."""
    for file, words in translation.words.items():
        source = translation.sources[file]
        yield from said_badly(source, words.items(), translation.language)
        yield from unfinished(source)
    for name, tree in spoken(library, translation).trees.items():
        if f"{name}.yaml" in translation.words:
            source = translation.sources[f"{name}.yaml"]
            yield from same_labels(tree, source)
            yield from too_tall(tree, source)
