"""The words and signs of a letter's tags, each with its place, and what is amiss with one.

Owns where something stands in the file of a letter, and the words for what has no place there.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple, NoReturn

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


class Token(NamedTuple):
    """A word or a sign of a tag, and where it stands in the body."""

    kind: str
    text: str
    start: int
    end: int


class Tokens:
    """The tokens of one letter, tag by tag."""

    def __init__(self, letter: LetterText) -> None:
        self._letter = letter
        self._text = letter.own.body
        breaks = (found.end() for found in re.finditer("\n", self._text))
        self._lines = [0, *breaks, len(self._text) + 1]
        self._at = self._last = self._words = 0
        self._opened = self._token = Token("", "", 0, 0)
        """The braces of the tag at hand, and its next word or sign."""

    def _fail(self, start: int, end: int, problem: str, hint: str) -> NoReturn:
        spot = self._spot(start, end)
        words = {"problem": problem, "hint": hint}
        raise LetterSlip(diagnose("letter-syntax", spot.path, spot.span, **words))

    def _refuse(self, token: Token, hint: str) -> NoReturn:
        """Something that only Jinja knows."""
        spot, what = self._spot(token.start, token.end), f"«{token.text}»"
        raise LetterSlip(diagnose("letter-part", spot.path, spot.span, what=what, hint=hint))

    def _spot(self, start: int, end: int | None = None) -> tree.Spot:
        """A place in the body; what has no end ends with what was taken last."""
        line = bisect_right(self._lines, start)
        first, behind = self._lines[line - 1], self._lines[line]
        column, last = start - first + 1, min(end or self._last, behind - 1) - first + 1
        number = self._letter.first_line + line - 1
        return tree.Spot(self._letter.path, number, column, max(last, column))

    def _amiss(self) -> NoReturn:
        """A word or a sign that has no place where it stands, or one that is missing there."""
        token, sign = self._token, self._token.text
        if sign in _OF_JINJA:
            self._refuse(token, MADE)
        if token.kind == "end":
            start = self._opened.start
            self._fail(start, token.end, f"something is missing before «{sign}»", _AMISS)
        problem, hint = f"«{sign}» has no place here", _AMISS
        if token.kind == "curly":
            problem, hint = "curly quotes", f'write straight quotes: "{sign[1:-1]}"'
        elif sign in "\"'“”„«»‘’`":
            problem, hint = f"the quote {sign} is not closed", "close it, by a straight one"
        elif sign in MEANT:
            hint = f"write {MEANT[sign]}"
        self._fail(token.start, token.end, problem, hint)

    def _next(self) -> None:
        found = _TOKEN.match(self._text, self._at)
        assert found is not None, "a tag that is closed has an end"
        kind = str(found.lastgroup)
        self._token = Token(kind, found[kind], *found.span(kind))
        self._at = found.end()
        self._words += 1
        if self._words > MOST_WORDS:
            self._fail(self._opened.start, self._at, "more than anybody reads", "say less in a tag")

    def _take(self) -> Token:
        token, self._last = self._token, self._token.end
        self._next()
        return token

    def _is(self, *signs: str) -> Token | None:
        """The token at hand if it is one of some words and signs; it is taken then."""
        fits = self._token.kind in ("name", "sign") and self._token.text in signs
        return self._take() if fits else None

    def _expect(self, sign: str, hint: str) -> None:
        token = self._token
        if token.kind in ("name", "end") and token.text != sign:
            start = self._opened.start if token.kind == "end" else token.start
            self._fail(start, token.end, f"«{sign}» is missing here", hint)
        if not self._is(sign):
            self._amiss()

    def _name(self) -> tree.Named:
        if self._token.kind != "name":
            self._amiss()
        token = self._take()
        return tree.Named(self._spot(token.start), token.text)
