"""The expressions of a letter: values and their parts, filters, comparing, `and`, `or`, `if`.

Owns their grammar, which binds as that of Jinja does. Refuses tags: those are `letter_parser`.
"""

from __future__ import annotations

import re

from wizard.author.names import letter_tree as tree
from wizard.author.names.letter_tokens import MADE, Tokens

_WORDS = frozenset(("and", "or", "not", "in", "if", "else", "is"))
_COMPARING = ("==", "!=", "<", ">", "<=", ">=", "in")
_LEVELS = (("or", tree.Or), ("and", tree.And))


_SLICE = re.compile(r"\[\s*-?\d*\s*:\s*-?\d*\s*\]")
"""Some of a list: `attempts[:1]`."""


class Expressions(Tokens):
    """Reads the expressions of one letter."""

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
            return tree.Negated(self._spot(start), (inner,))
        value = self._joined()
        negated = self._is("not")
        sign = self._is("in") if negated else self._is(*_COMPARING)
        if sign is None:
            return value if negated is None else self._amiss()
        other = self._joined()
        operator = "not in" if negated else sign.text
        return tree.Comparing(self._spot(start), (value, other), operator)

    def _joined(self) -> tree.Expression:
        start, parts = self._token.start, [self._filtered()]
        while self._is("~"):
            parts.append(self._filtered())
        return parts[0] if len(parts) == 1 else tree.Joined(self._spot(start), tuple(parts))

    def _filtered(self) -> tree.Expression:
        value = self._single()
        while True:
            if self._token.text == "[" and (cut := _SLICE.match(self._text, self._token.start)):
                self._at = self._last = cut.end()
                self._next()
                value = tree.Filter(self._spot(cut.start()), value, "list", ())
                continue
            sign = self._is(".", "|")
            if sign is None:
                return value
            name = self._name()
            if sign.text == ".":
                value = tree.Attribute(name.spot, value, name.name)
            else:
                args = self._several(")") if self._is("(") else ()
                value = tree.Filter(name.spot, value, name.name, args)

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
