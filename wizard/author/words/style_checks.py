"""The words of a library: language, typography, choices, and what is still to be written.

Typography is looked at in Russian texts only, whatever else the library speaks. That a number and
its unit stay on one line is not for authors: `outcome.wording` sees to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from wizard.author.tree import translation
from wizard.author.tree.decode import FAULTY
from wizard.author.tree.diagnostic import Diagnostic, diagnose
from wizard.author.tree.loading import Loaded
from wizard.author.tree.place import Location
from wizard.author.tree.source import Source, Span
from wizard.author.words.texts import Words, tree_texts
from wizard.controls import HIDDEN
from wizard.library.demands import Demands
from wizard.library.library import DEMANDS, FACTS, GLOSSARY, LETTERS, MANIFEST, MESSAGES
from wizard.library.model import Tree

RUSSIAN = re.compile(r"[а-яё]", re.IGNORECASE)
_LETTERS = {"ru": RUSSIAN, "en": re.compile(r"[a-z]", re.IGNORECASE)}
_VALUE = re.compile(r"\{[{%#].*?[}%#]\}", re.DOTALL)
_NOT_WORDS = re.compile(r"(?<!\S)[^\s@/\\.\d]*+[@/\\.\d]\S*")
"""Values, addresses and numbers are of no language. A word is looked at from its beginning alone:
one of many letters would be gone through once more from each of them."""
_WORDS_OF = {"ru": re.compile(r"[а-яё]{2,}", re.I), "en": re.compile(r"[a-z]{2,}", re.I)}
_HEARD = str.maketrans({"ё": "е", **dict.fromkeys(" \u00a0.,:;!?…")})
"""What a person does not hear when a label is read out."""
FEW_WORDS = 3
"""Fewer words of another language may be a name."""
_STYLE = {
    "straight-quotes": re.compile(r'"[^"\n]{0,30}"?'),
    "hyphen-dash": re.compile(r" - (?<=\S - )(?=\S)"),
    "three-dots": re.compile(r"\.{3,}"),
}
_ONE_BRACE = re.compile(r"\{(?<!\{\{) ?[a-z][a-z0-9_]* ?\}(?!\})")
_CUT = re.compile(r"#\w.*")
"""What follows a space and «#» is a comment; one that somebody meant opens with a space."""
_PLAIN = re.compile(r"(?P<indent> *)(?:- +)*(?:[\w.-]+: +)?[^\s#'\"\[{|>&*!-].*(?<!:)")
"""A line with the beginning of a text without quotes, or more of it."""
_UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX)\b|\b[Вв]пишу\b|\b[Дд]опи(?:шу|сать)\b")
_UNSEEN = re.compile(rf"{HIDDEN.pattern}|[\u00ad\u200c\u200d]")
"""What no outlet lets through, and signs of no width that they do."""
_ALWAYS = {"unfinished-text": _UNFINISHED, "one-brace": _ONE_BRACE, "unseen-sign": _UNSEEN}
_SUSPECT = re.compile(r'"|\.\.\.|-(?<= -) |\{(?<!\{\{) ?[a-z]|TODO|FIXME|XXX|пишу|Впишу|допи|Допи')
"""A sign is looked for first, and then what stands before it, as in all of these: that is quick."""
_FILLED = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_JINJA = re.compile(r"\{([{%#]).*?[}%#]\}")


def wording(loaded: Loaded) -> Iterator[Diagnostic]:
    """Everything that could be said better, and what is not said yet."""
    main = _main_language(loaded)
    for file, place, words in _said(loaded):
        yield from said_badly(place, words, main)
        yield from _unfilled(file, place, words)
    for place, tree in loaded.trees:
        yield from same_labels(tree, place)
        yield from _lonely(tree, place)
    for source in loaded.sources.values():
        yield from unfinished(source)
    for name, letter in loaded.library.letters.items():
        if head := loaded.place_if_any(f"{LETTERS}/{name}.md"):
            yield from _unfilled(head.source.path, head, [(("title",), letter.head.title)])
    yield from _letters(loaded)


def _unfilled(file: str, place: Location, words: Iterable[Words]) -> Iterator[Diagnostic]:
    """Values that nothing fills in: in titles, facts, names of contacts.

    Only what a screen says, and the title of a case, is written anew for each person.
    """
    whole = file in (MANIFEST, FACTS)
    for where, text in () if file in (DEMANDS, MESSAGES, GLOSSARY) else words:
        alone = whole or where[-1] in ("title", "example")
        if "{" in text and alone and (found := _FILLED.search(text)):
            span = place.at(*where).within(re.escape(found[0]))
            yield diagnose("unfilled-value", place.source.path, span, text=found[0])


def said_badly(
    file: Location, words: Iterable[Words], language: str | None
) -> Iterator[Diagnostic]:
    """What is wrong with texts that should be in `language`; None where that is not known."""
    own = _LETTERS.get(language or "")
    for where, text in words:
        if own is not None and not own.search(text) and text != FAULTY:
            yield from _foreign(file.at(*where), text, str(language))
        for code, match in _amiss(text):
            place = file.at(*where)
            # A quote may be escaped where it was written.
            raw = re.escape(match[0]).replace('"', r'\\?"').replace(r"\ ", r"\s")
            yield diagnose(code, place.source.path, place.within(raw), text=_shown(match[0]))


def _is_suspect(text: str) -> bool:
    """Whether a text is worth looking at: every one is asked this, and most are not."""
    unseen = None if text.isprintable() else _UNSEEN.search(text)
    return bool(unseen or _SUSPECT.search(text))


def _amiss(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Typography, and what is unfinished, by code."""
    if _is_suspect(text):
        for code, pattern in ((_STYLE if RUSSIAN.search(text) else {}) | _ALWAYS).items():
            if match := pattern.search(text):
                yield code, match


def unfinished(source: Source) -> Iterator[Diagnostic]:
    """The comments of a file that speak of something to be done."""
    for span, comment in source.comments(_UNFINISHED):
        if match := _UNFINISHED.search(comment):
            found = Span(span.line, span.column + match.start(), span.column + match.end())
            yield diagnose("unfinished-text", source.path, found, text=match[0])
    for span, comment in source.comments(_CUT):
        before = source.line(span.line)[: span.column - 1]
        if _CUT.fullmatch(comment) and (before.strip() or _goes_on(source, span)):
            yield diagnose("cut-text", source.path, span, text=comment)


def _goes_on(source: Source, span: Span) -> bool:
    """Whether a line that is a comment stands where a text without quotes would go on."""
    above = span.line - 1
    while above > 1 and not source.line(above).strip():
        above -= 1
    text = _PLAIN.fullmatch(source.line(above))
    return text is not None and len(text["indent"]) < span.column - 1


def has_words(text: str, language: str) -> bool:
    """Whether something of a text is said in a language, and not only named."""
    return bool(_WORDS_OF[language].search(_words_alone(text)))


def _words_alone(text: str) -> str:
    return _NOT_WORDS.sub(" ", _VALUE.sub(" ", text))


def _said(loaded: Loaded) -> Iterator[tuple[str, Location, Iterable[Words]]]:
    """The texts of each file, by its name."""
    library, parts = loaded.library, translation.parts(loaded.library)
    told = {file: translation.texts(parts[file]) for file in (MANIFEST, FACTS, MESSAGES, GLOSSARY)}
    told[DEMANDS] = [*_of_demands(library.demands)] if library.demands else []
    for file, found in told.items():
        if place := loaded.place_if_any(file):
            yield file, place, found
    yield from ((place.source.path, place, found) for place, found in tree_texts(loaded))


def _main_language(loaded: Loaded) -> str | None:
    """The first language of the library; None where that could not be read."""
    source = loaded.source(MANIFEST)
    return None if source.problems else loaded.library.manifest.languages[0]


def _of_demands(demands: Demands) -> Iterator[Words]:
    for name, respondent in demands.respondents.items():
        yield ("respondents", name, "title"), respondent.title
        yield ("respondents", name, "whom"), respondent.whom
    for name, article in demands.articles.items():
        yield ("articles", name, "said"), article.said
    for name, demand in demands.demands.items():
        for where, _, text in demand.texts():
            yield ("demands", name, *where), text


def _foreign(place: Location, text: str, main: str) -> Iterator[Diagnostic]:
    """A text without a letter of the library's first language."""
    words = _WORDS_OF["en" if main == "ru" else "ru"]
    if len(words.findall(_words_alone(text))) >= FEW_WORDS:
        yield place.fault("foreign-text", language=main)


def _shown(text: str) -> str:
    """What was found, or the number of a sign that nobody sees."""
    return f"U+{ord(text[0]):04X}" if _UNSEEN.match(text) else text.strip()


def _lonely(tree: Tree, file: Location) -> Iterator[Diagnostic]:
    """Questions that ask nothing."""
    for place, node in file.along(tree, "nodes.*"):
        if not node.acts and len(node.choices) == 1:
            yield place.at("choices").fault("one-choice", key=True, name=place.name)


def same_labels(tree: Tree, file: Location) -> Iterator[Diagnostic]:
    """Labels of one question that a person cannot tell apart."""
    for place, node in file.along(tree, "nodes.*"):
        seen: dict[str, str] = {}
        for key, option in node.options.items():
            first = seen.setdefault(_heard(option.label), key)
            if first != key and option.label != FAULTY:
                at = place.at("items" if node.ticks else "choices", key, "label")
                yield at.fault("same-label", name=first)


@lru_cache(maxsize=4096)
def _heard(label: str) -> str:
    """What a person hears when a label is read out; «I am waiting» stands at many a node."""
    return label.casefold().translate(_HEARD)


def _letters(loaded: Loaded) -> Iterator[Diagnostic]:
    """The same for letters, line by line; what stands in a Jinja expression is no text."""
    for path, number, line in loaded.letter_lines:
        if not _is_suspect(line):
            continue
        text = _JINJA.sub(lambda found: "x" * len(found[0]), line)
        found = {**dict(_amiss(text)), "unfinished-text": _UNFINISHED.search(line)}
        for code, match in found.items():
            if match:
                span = (number, match.start() + 1, match.end() + 1)
                yield diagnose(code, path, span, text=_shown(match[0]))
