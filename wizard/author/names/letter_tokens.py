"""The words and signs of a letter's tags, each with its place, and what is amiss with one.

Owns the words for what has no place where it stands.
"""

from __future__ import annotations

import re
from typing import NoReturn

from wizard.author.names import letter_tree as tree
from wizard.author.tree.diagnostic import Diagnostic, diagnose
from wizard.author.tree.letter_text import LetterText

MOST_WORDS = 400
"""Words and signs of one tag."""
_TOKEN = re.compile(
    r"""\s*(?:(?P<end>[-+]?(?:\}\}|%\}))
        |(?P<text>"[^"\\\n]*"|'[^'\\\n]*')
        |(?P<curly>[“„«‘][^“”„«»‘’"'\n]*[”»“’"'])
        |(?P<number>\d+\b)|(?P<name>[^\W\d]\w*)
        |(?P<sign>[=!]==|&&?|\|\||<>|\*\*|//|[=!<>]=|[^\W_]+|\S))""",
    re.VERBOSE,
)
_OF_JINJA = frozenset(("+", "-", "*", "/", "%", "**", "//", "(", "[", "is"))
"""Signs of which Jinja makes more than a letter may hold."""
MEANT = {
    "&&": "and", "&": "and", "||": "or", "!": "not", "===": "==", "!==": "!=", "<>": "!=",
    "=": "==", "?": '"…" if … else "…"', "elseif": "elif", "elsif": "elif", "foreach": "for",
    "end": "endif or endfor",
}  # fmt: skip
"""Signs and words of other languages."""
_AMISS = "look for a word or a sign amiss in this tag"
MADE = (
    "a letter has values, filters such as | upper and comparisons, and no round brackets; "
    "{% if name %} asks whether there is a value; let compute or a guard do the rest"
)


class LetterSlip(Exception):  # noqa: N818 - what an author did
    """A text that is no letter: `fault` is what is told of it."""

    def __init__(self, fault: Diagnostic) -> None:
        super().__init__(fault.message)
        self.fault = fault


class Tokens:
    """The tokens of one letter, tag by tag."""

    def __init__(self, letter: LetterText) -> None:
        self._letter = letter
        self._text = letter.own
        self._at = self._last = self._words = 0
        """Where what was read ends, and what was taken; how many words the tag has so far."""
        self._opened, self._braces = 0, ""
        """Where the tag at hand begins, and by what."""
        self._start, self._kind, self._word = 0, "", ""
        """Its next word or sign, which ends where what was read does."""
        self._names, self._attrs = set[str](), set[str]()

    def _fail(self, start: int, end: int, problem: str, hint: str) -> NoReturn:
        spot = self._letter.spot(start, end)
        words = {"problem": problem, "hint": hint}
        raise LetterSlip(diagnose("letter-syntax", spot.path, spot.span, **words))

    def _refuse(self, start: int, end: int, hint: str) -> NoReturn:
        """Something that only Jinja knows."""
        spot, what = self._letter.spot(start, end), f"«{self._text[start:end]}»"
        raise LetterSlip(diagnose("letter-part", spot.path, spot.span, what=what, hint=hint))

    def _amiss(self) -> NoReturn:
        """A word or a sign that has no place where it stands, or one that is missing there."""
        start, sign = self._start, self._word
        if sign in _OF_JINJA:
            self._refuse(start, self._at, MADE)
        problem, hint = f"«{sign}» has no place here", _AMISS
        if self._kind == "end":
            start, problem = self._opened, f"something is missing before «{sign}»"
        elif self._kind == "curly":
            problem, hint = "curly quotes", f'write straight quotes: "{sign[1:-1]}"'
        elif sign in "\"'“”„«»‘’`":
            problem, hint = f"the quote {sign} is not closed", "close it, by a straight one"
        elif sign in MEANT:
            hint = f"write {MEANT[sign]}"
        self._fail(start, self._at, problem, hint)

    def _next(self) -> None:
        found = _TOKEN.match(self._text, self._at)
        assert found is not None, "a tag that is closed has an end"
        self._kind, self._word = found.lastgroup or "", found[found.lastindex or 0]
        self._at = found.end()
        self._start = self._at - len(self._word)
        self._words += 1
        if self._words > MOST_WORDS:
            self._fail(self._opened, self._at, "more than anybody reads", "say less in a tag")

    def _take(self) -> None:
        self._last = self._at
        self._next()

    def _is(self, sign: str) -> bool:
        """Whether the token at hand is some word or sign; it is taken then."""
        if self._word != sign:
            return False
        self._take()
        return True

    def _expect(self, sign: str, hint: str) -> None:
        if self._kind in ("name", "end") and self._word != sign:
            start = self._opened if self._kind == "end" else self._start
            self._fail(start, self._at, f"«{sign}» is missing here", hint)
        if not self._is(sign):
            self._amiss()

    def _name(self) -> str:
        if self._kind != "name":
            self._amiss()
        name = self._word
        self._take()
        return name

    def _named(self) -> tree.Named:
        start, name = self._start, self._name()
        self._names.add(name)
        return tree.Named(self._letter, start, self._last, (), name)
