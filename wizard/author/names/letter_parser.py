"""A letter, read: the short list of what one may hold, each part with its place.

Jinja writes the letter, and takes much more than this; whatever is read here it reads alike. Owns
the grammar, and the words for what is no letter: at its place, with what stands there instead.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import NoReturn

from wizard.author.names import letter_tree as tree
from wizard.author.names.letter_expressions import Expressions
from wizard.author.names.letter_tokens import MEANT
from wizard.author.tree.diagnostic import nearest
from wizard.author.tree.letter_text import LetterText

MOST_WITHIN = 12
"""`if` and `for` within each other: Python takes twenty loops, and nobody reads it so deep."""
TAGS = ("if", "elif", "else", "endif", "for", "endfor", "set", "include")
_OPENING = re.compile(r"\{[{%][-+]?|\{#")
_INSIDE = re.compile(r"""(?:[^"'{%}]+|"[^"\n]*"|'[^'\n]*'|(?!\{[{%]|[%}]\}).)*""", re.DOTALL)
"""A tag up to its end, or to the next one where it has none."""
_CLOSING, _BRACE = re.compile(r"\}\}|%\}"), re.compile(r"\}")
_TAGS_OF_JINJA = frozenset(
    ("raw", "macro", "call", "filter", "block", "extends", "import", "from", "with", "autoescape")
)
_TAGGED = "{% if … %}, {% for … %} and {% set … = … %} are tags; a value is printed by {{ … }}"
STATED = "a letter has if, for and {% set name = … %}, and a part alone on its line"


@lru_cache(maxsize=65_536)
def parsed(letter: LetterText) -> tree.LetterTree:
    """A letter, each part that it includes read but once for all letters.

    Raises:
        LetterSlip: it is none.
    """
    return _Parser(letter).letter()


class _Parser(Expressions):
    def __init__(self, letter: LetterText) -> None:
        super().__init__(letter)
        self._left, self._says = set(letter.includes), False

    def letter(self) -> tree.LetterTree:
        """All of it."""
        body, _ = self._body((), 0)
        if self._left:  # it stands in a comment
            start = self._letter.starts[min(self._left) - 1]
            self._fail(start, start + 1, "what is included here is not read", "take it out")
        return tree.LetterTree(body, frozenset(self._names), frozenset(self._attrs), self._says)

    def _body(
        self, ends: tuple[str, ...], deep: int, opened: tuple[int, int] = (0, 0)
    ) -> tuple[tree.Body, str]:
        """Statements up to one of some tags, and which one that is; its word is taken."""
        body: list[tree.Statement] = []
        while found := _OPENING.search(self._text, self._at):
            self._plain(body, found.start())
            self._opened, self._braces = found.start(), found[0][:2]
            self._at, self._words = found.end(), 0
            if self._braces == "{#":
                self._comment()
                continue
            self._closed()
            self._next()
            if self._braces == "{{":
                body.append(tree.Say(self._value()))
                self._says = True
            elif (word := self._tag()) in ends:
                return tuple(body), word
            elif ends and word.startswith("end"):
                break
            else:
                body.append(self._statement(word, deep))
        else:
            self._plain(body, len(self._text))
        if ends:
            end = f"{{% {ends[-1]} %}}"
            self._fail(*opened, f"no {end} to this", f"write {end} where it ends")
        return tuple(body), ""

    def _plain(self, body: list[tree.Statement], end: int) -> None:
        """Plain text, in which nothing may stand that was meant for a tag."""
        start = self._at
        found = _CLOSING.search(self._text, start, end)
        if start and not found:
            found = _BRACE.match(self._text, start, end)
        if found:
            problem = f"«{found[0]}» closes nothing"
            hint = f"write {'{%' if '%' in found[0] else '{{'} where it opens, or take it out"
            self._fail(*found.span(), problem, hint)
        if start < end:
            body.append(text := self._text[start:end])
            self._says = self._says or not text.isspace()

    def _closed(self) -> None:
        """That the tag at hand ends before the next one."""
        start, inside = self._opened, _INSIDE.match(self._text, self._at)
        if inside is None or not self._text.startswith(("}}", "%}"), inside.end()):
            line = self._text[start:].split("\n", 1)[0].rstrip()
            half = max(line.find("}"), line.find("%", 2)) + 1
            closing = "}}" if self._braces == "{{" else "%}"
            hint = f"write {closing} where it ends"
            self._fail(start, start + (half or len(line)), f"no {closing} to this", hint)

    def _comment(self) -> None:
        end, start = self._text.find("#}", self._at), self._opened
        if end < 0:
            self._fail(start, len(self._text), "no #} to this", "write #} where it ends")
        self._at = end + 2

    def _tag(self) -> str:
        """The word of a tag that there is."""
        start, word = self._start, self._word
        if self._kind == "end":
            self._close()
        if word.removeprefix("end") in _TAGS_OF_JINJA:
            self._refuse(start, self._at, STATED)
        if word not in TAGS:
            meant = MEANT.get(word) or nearest(word, TAGS)
            hint = f"write {meant}" if meant else _TAGGED
            self._fail(start, self._at, f"no tag begins with «{word}»", hint)
        self._take()
        return word

    def _statement(self, word: str, deep: int) -> tree.Statement:
        start = self._opened
        if word in ("if", "for") and deep == MOST_WITHIN:
            problem = f"«if» and «for» stand in each other more than {MOST_WITHIN} deep"
            self._fail(start, self._last, problem, "ask once for several names")
        if word == "if":
            return self._if(deep + 1)
        if word == "for":
            return self._for(deep + 1)
        if word == "set":
            target = self._named()
            self._expect("=", f"write {{% set {target.name} = … %}}")
            return tree.Set(target, self._value())
        if word == "include":
            return self._include()
        return self._stray(start, word)

    def _stray(self, start: int, word: str) -> NoReturn:
        """A tag that ends or divides another one, which is not there."""
        self._alone(word)
        hint = "take it out" if word.startswith("end") else "write {% if … %} above it"
        self._fail(start, self._at, f"«{word}» closes no tag above it", hint)

    def _if(self, deep: int) -> tree.If:
        branches: list[tuple[tree.Expression | None, tree.Body]] = []
        start, opened, word = self._opened, (0, 0), "if"
        while word != "endif":
            test = None if word == "else" else self._condition()
            self._alone(word) if test is None else self._close()
            opened = opened if branches else (start, self._at)
            ends = ("endif",) if word == "else" else ("elif", "else", "endif")
            body, word = self._body(ends, deep, opened)
            branches.append((test, body))
        self._alone(word)
        return tree.If(tuple(branches))

    def _for(self, deep: int) -> tree.For:
        start, target = self._opened, self._named()
        self._expect("in", f"write {{% for item in {target.name} %}}")
        over = self._condition()
        test = self._condition() if self._is("if") else None
        self._close()
        opened = (start, self._at)
        body, word = self._body(("else", "endfor"), deep, opened)
        self._alone(word)
        rest: tree.Body = ()
        if word == "else":
            rest, word = self._body(("endfor",), deep, opened)
            self._alone(word)
        return tree.For(target, over, test, body, rest)

    def _include(self) -> tree.LetterTree:
        line = bisect_right(self._letter.starts, self._opened)
        if line not in self._letter.includes:
            self._refuse(self._last - len("include"), self._last, STATED)
        self._left.discard(line)
        self._take()
        self._close()
        part = parsed(self._letter.includes[line])
        self._names |= part.names
        self._attrs |= part.attrs
        self._says = self._says or part.says
        return part

    def _alone(self, word: str) -> None:
        """The end of a tag in which nothing stands behind its word."""
        if self._kind != "end":
            start = self._last - len(word) if self._word == "if" else self._start
            hint = "write elif" if word == "else" else "take it out"
            self._fail(start, self._at, f"«{word}» stands alone in its tag", hint)
        self._close()

    def _close(self) -> None:
        """The end of the tag at hand."""
        if self._kind != "end":
            self._amiss()
        closing, end = "}}" if self._braces == "{{" else "%}", self._word[-2:]
        if self._words == 1:
            self._fail(self._opened, self._at, "nothing stands in these braces", _TAGGED)
        if end != closing:
            problem = f"«{self._braces}» is closed by «{end}»"
            self._fail(self._at - 2, self._at, problem, f"write {closing}")

    def _value(self) -> tree.Expression:
        """An expression that fills the rest of its tag."""
        if self._braces == "{{" and self._word in TAGS:
            problem = f"«{self._word}» stands in braces with per cent signs"
            self._fail(self._start, self._at, problem, f"write {{% {self._word} … %}}")
        if self._words == 1 and self._kind == "end":
            self._close()
        value = self._choice()
        self._close()
        return value
