"""A letter, read: the short list of what one may hold, each part with its place.

Jinja writes the letter, and takes much more than this; whatever is read here it reads alike. Owns
the grammar, and the words for what is no letter: at its place, with what stands there instead.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple, NoReturn

from wizard.author.names import letter_tree as tree
from wizard.author.tree.diagnostic import Diagnostic, diagnose, nearest
from wizard.author.tree.letter_text import LetterText

MOST_WITHIN = 12
"""`if` and `for` within each other: Python takes twenty loops, and nobody reads it so deep."""
MOST_WORDS = 400
"""Words and signs of one tag."""
TAGS = ("if", "elif", "else", "endif", "for", "endfor", "set", "include")
_OPENING = re.compile(r"\{[{%][-+]?|\{#")
_TOKEN = re.compile(
    r"""\s*(?:(?P<end>[-+]?(?:\}\}|%\}))
        |(?P<text>"[^"\\\n]*"|'[^'\\\n]*')
        |(?P<curly>[“„«‘][^“”„«»‘’"'\n]*[”»“’"'])
        |(?P<number>\d+\b)|(?P<name>[^\W\d]\w*)
        |(?P<sign>[=!]==|&&?|\|\||<>|\*\*|//|[=!<>]=|[^\W_]+|\S))""",
    re.VERBOSE,
)
_INSIDE = re.compile(r"""(?:"[^"\n]*"|'[^'\n]*'|(?!\{[{%]|[%}]\}).)*""", re.DOTALL)
"""A tag up to its end, or to the next one where it has none."""
_WORDS = frozenset(("and", "or", "not", "in", "if", "else", "is"))
_COMPARING = ("==", "!=", "<", ">", "<=", ">=", "in")
_OF_JINJA = frozenset(("+", "-", "*", "/", "%", "**", "//", "(", "[", "is"))
"""Signs of which Jinja makes more than a letter may hold."""
_TAGS_OF_JINJA = frozenset(
    ("raw", "macro", "call", "filter", "block", "extends", "import", "from", "with", "autoescape")
)
_MEANT = {
    "&&": "and", "&": "and", "||": "or", "!": "not", "===": "==", "!==": "!=", "<>": "!=",
    "=": "==", "?": '"…" if … else "…"', "elseif": "elif", "elsif": "elif", "foreach": "for",
    "end": "endif or endfor",
}  # fmt: skip
"""Signs and words of other languages."""
_LEVELS = (("or", tree.Or), ("and", tree.And))
_AMISS = "look for a word or a sign amiss in this tag"
_TAGGED = "{% if … %}, {% for … %} and {% set … = … %} are tags; a value is printed by {{ … }}"
STATED = "a letter has if, for and {% set name = … %}, and a part alone on its line"
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


@lru_cache(maxsize=65_536)
def parsed(letter: LetterText) -> tree.Body:
    """A letter, each part that it includes read but once for all letters.

    Raises:
        LetterSlip: it is none.
    """
    return _Parser(letter).letter()


class _Parser:
    def __init__(self, letter: LetterText) -> None:
        self._letter = letter
        self._text = letter.own.body
        self._lines = [0, *(found.end() for found in re.finditer("\n", self._text))]
        self._at = self._last = self._words = 0
        self._opened = self._token = Token("", "", 0, 0)
        """The braces of the tag at hand, and its next word or sign."""
        self._left = set(letter.includes)

    def letter(self) -> tree.Body:
        """All of it."""
        body, _ = self._body((), 0)
        if self._left:  # it stands in a comment
            start = self._lines[min(self._left) - 1]
            self._fail(start, start + 1, "what is included here is not read", "take it out")
        return body

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
        first, behind = self._lines[line - 1], [*self._lines, len(self._text) + 1][line]
        column, last = start - first + 1, min(end or self._last, behind - 1) - first + 1
        return tree.Spot(*self._letter.own.place(line), column, max(last, column))

    def _body(
        self, ends: tuple[str, ...], deep: int, opened: tuple[int, int] = (0, 0)
    ) -> tuple[tree.Body, str]:
        """Statements up to one of some tags, and which one that is; its word is taken."""
        body: list[tree.Statement] = []
        while found := _OPENING.search(self._text, self._at):
            self._plain(body, found.start())
            self._opened = Token("", found[0][:2], found.start(), found.end())
            self._at, self._words = found.end(), 0
            if found[0] == "{#":
                self._comment()
                continue
            self._closed()
            self._next()
            if found[0].startswith("{{"):
                body.append(tree.Say(self._value()))
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
        text, start = self._text[self._at : end], self._at
        if found := re.search(r"\}\}|%\}", text) or (start and re.match(r"\}", text)):
            problem = f"«{found[0]}» closes nothing"
            hint = f"write {'{%' if '%' in found[0] else '{{'} where it opens, or take it out"
            self._fail(start + found.start(), start + found.end(), problem, hint)
        if text:
            body.append(tree.Words(text))

    def _closed(self) -> None:
        """That the tag at hand ends before the next one."""
        start, inside = self._opened.start, _INSIDE.match(self._text, self._at)
        if inside is None or self._text[inside.end() :][:2] not in ("}}", "%}"):
            line = self._text[start:].split("\n", 1)[0].rstrip()
            half = max(line.find("}"), line.find("%", 2)) + 1
            closing = "}}" if self._opened.text == "{{" else "%}"
            hint = f"write {closing} where it ends"
            self._fail(start, start + (half or len(line)), f"no {closing} to this", hint)

    def _comment(self) -> None:
        end, start = self._text.find("#}", self._at), self._opened.start
        if end < 0:
            self._fail(start, len(self._text), "no #} to this", "write #} where it ends")
        self._at = end + 2

    def _tag(self) -> str:
        """The word of a tag that there is."""
        token = self._token
        if token.kind == "end":
            self._close()
        if token.text.removeprefix("end") in _TAGS_OF_JINJA:
            self._refuse(token, STATED)
        if token.text not in TAGS:
            meant = _MEANT.get(token.text) or nearest(token.text, TAGS)
            hint = f"write {meant}" if meant else _TAGGED
            self._fail(token.start, token.end, f"no tag begins with «{token.text}»", hint)
        return self._take().text

    def _statement(self, word: str, deep: int) -> tree.Statement:
        start = self._opened.start
        if word in ("if", "for") and deep == MOST_WITHIN:
            problem = f"«if» and «for» stand in each other more than {MOST_WITHIN} deep"
            self._fail(start, self._last, problem, "ask once for several names")
        if word == "if":
            return self._if(deep + 1)
        if word == "for":
            return self._for(deep + 1)
        if word == "set":
            target = self._name()
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
        start, opened, word = self._opened.start, (0, 0), "if"
        while word != "endif":
            test = None if word == "else" else self._level(0)
            self._alone(word) if test is None else self._close()
            opened = opened if branches else (start, self._at)
            ends = ("endif",) if word == "else" else ("elif", "else", "endif")
            body, word = self._body(ends, deep, opened)
            branches.append((test, body))
        self._alone(word)
        return tree.If(tuple(branches))

    def _for(self, deep: int) -> tree.For:
        start, target = self._opened.start, self._name()
        self._expect("in", f"write {{% for item in {target.name} %}}")
        over = self._level(0)
        test = self._level(0) if self._is("if") else None
        self._close()
        opened = (start, self._at)
        body, word = self._body(("else", "endfor"), deep, opened)
        self._alone(word)
        rest: tree.Body = ()
        if word == "else":
            rest, word = self._body(("endfor",), deep, opened)
            self._alone(word)
        return tree.For(target, over, test, body, rest)

    def _include(self) -> tree.Included:
        line = bisect_right(self._lines, self._opened.start)
        if line not in self._letter.includes:
            self._refuse(Token("", "include", self._last - len("include"), self._last), STATED)
        self._left.discard(line)
        self._take()
        self._close()
        return tree.Included(parsed(self._letter.includes[line]))

    def _alone(self, word: str) -> None:
        """The end of a tag in which nothing stands behind its word."""
        token = self._token
        if token.kind != "end":
            start = self._last - len(word) if token.text == "if" else token.start
            hint = "write elif" if word == "else" else "take it out"
            self._fail(start, token.end, f"«{word}» stands alone in its tag", hint)
        self._close()

    def _close(self) -> None:
        """The end of the tag at hand."""
        opened, token = self._opened, self._token
        closing, end = "}}" if opened.text == "{{" else "%}", token.text[-2:]
        if token.kind == "end" and self._words == 1:
            self._fail(opened.start, token.end, "nothing stands in these braces", _TAGGED)
        if token.kind == "end" and end != closing:
            problem = f"«{opened.text}» is closed by «{end}»"
            self._fail(token.end - 2, token.end, problem, f"write {closing}")
        if token.kind != "end":
            self._amiss()
        self._at = token.end

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
        elif sign in _MEANT:
            hint = f"write {_MEANT[sign]}"
        self._fail(token.start, token.end, problem, hint)

    def _next(self) -> None:
        found = _TOKEN.match(self._text, self._at)
        assert found is not None, "a tag that is closed has an end"
        kind = str(found.lastgroup)
        self._token = Token(kind, found[kind], found.start(kind), found.end(kind))
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

    def _name(self) -> tree.Name:
        if self._token.kind != "name":
            self._amiss()
        token = self._take()
        return tree.Name(self._spot(token.start), token.text)

    def _value(self) -> tree.Expression:
        """An expression that fills the rest of its tag."""
        token = self._token
        if self._opened.text == "{{" and token.kind == "name" and token.text in TAGS:
            problem = f"«{token.text}» stands in braces with per cent signs"
            self._fail(token.start, token.end, problem, f"write {{% {token.text} … %}}")
        if token.kind == "end" and self._words == 1:
            self._close()
        value = self._choice()
        self._close()
        return value

    def _choice(self) -> tree.Expression:
        start, value = self._token.start, self._level(0)
        while self._is("if"):
            test = self._level(0)
            rest = (self._choice(),) if self._is("else") else ()
            value = tree.IfElse(self._spot(start), (test, value, *rest))
        return value

    def _level(self, level: int) -> tree.Expression:
        """What `or`, and within that `and`, holds together; what binds more stands below."""
        if level == len(_LEVELS):
            return self._compared()
        word, kind = _LEVELS[level]
        start, value = self._token.start, self._level(level + 1)
        while self._is(word):
            other = self._level(level + 1)
            value = kind(self._spot(start), (value, other))
        return value

    def _compared(self) -> tree.Expression:
        start = self._token.start
        if self._is("not"):
            inner = self._compared()
            return tree.Not(self._spot(start), (inner,))
        value = self._joined()
        negated = self._is("not")
        sign = self._is("in") if negated else self._is(*_COMPARING)
        if sign is None:
            return value if negated is None else self._amiss()
        other = self._joined()
        operator = "not in" if negated else sign.text
        return tree.Compared(self._spot(start), (value, other), operator)

    def _joined(self) -> tree.Expression:
        start, parts = self._token.start, [self._filtered()]
        while self._is("~"):
            parts.append(self._filtered())
        return parts[0] if len(parts) == 1 else tree.Joined(self._spot(start), tuple(parts))

    def _filtered(self) -> tree.Expression:
        value = self._single()
        while sign := self._is(".", "|"):
            name = self._name()
            if sign.text == ".":
                value = tree.Part(name.spot, value, name.name)
            else:
                args = self._several(")") if self._is("(") else ()
                value = tree.Filter(name.spot, value, name.name, args)
        return value

    def _several(self, closing: str) -> tuple[tree.Expression, ...]:
        """What stands between brackets, with commas."""
        parts: list[tree.Expression] = []
        while not self._is(closing):
            parts.append(self._choice())
            if self._token.text != closing:
                self._expect(",", f"write {closing} where it ends")
        return tuple(parts)

    def _single(self) -> tree.Expression:
        token = self._token
        if self._is("("):
            value = self._choice()
            self._expect(")", "write ) where it ends")
            return value
        if self._is("["):
            parts = self._several("]")
            return tree.Listed(self._spot(token.start), parts)
        if self._is("{"):
            return self._lookup(token.start)
        if token.kind == "name" and token.text.lower() not in ("true", "false", "none"):
            return self._amiss() if token.text in _WORDS else self._name()
        if token.kind not in ("text", "number", "name"):
            self._amiss()
        self._take()
        if token.kind == "text":
            return tree.Literal(self._spot(token.start + 1, token.end - 1), token.text[1:-1])
        known = {"true": True, "false": False, "none": None}
        number = token.kind == "number"
        said = int(token.text) if number else known[token.text.lower()]
        return tree.Literal(self._spot(token.start), said)

    def _lookup(self, start: int) -> tree.Expression:
        """A word for each of some answers: `{"on": "it works"}[power]`."""
        words: list[tree.Expression] = []
        while not self._is("}"):
            self._single()
            self._expect(":", MADE)
            words.append(self._choice())
            if self._token.text != "}":
                self._expect(",", MADE)
        self._expect("[", 'write {"answer": "word"}[name]')
        key = self._choice()
        self._expect("]", "write ] where it ends")
        return tree.Lookup(self._spot(start), (key, *words))
