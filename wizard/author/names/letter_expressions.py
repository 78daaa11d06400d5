"""The expressions of a letter: values and their parts, filters, comparing, `and`, `or`, `if`.

Owns their grammar, which binds as that of Jinja does. Refuses tags: those are `letter_parser`.
"""

from __future__ import annotations

import re

from wizard.author.names import letter_tree as tree
from wizard.author.names.letter_tokens import MADE, Tokens

_WORDS = frozenset(("and", "or", "not", "in", "if", "else", "is"))
_COMPARING = frozenset(("==", "!=", "<", ">", "<=", ">=", "in"))
_CONSTANTS = {"true": True, "false": False, "none": None}
_SLICE = re.compile(r"\[\s*-?\d*\s*:\s*-?\d*\s*\]")
"""Some of a list: `attempts[:1]`."""


class Expressions(Tokens):
    """Reads the expressions of one letter."""

    def _choice(self) -> tree.Expression:
        start, value = self._start, self._condition()
        while self._is("if"):
            test = self._condition()
            rest = (self._choice(),) if self._is("else") else ()
            value = tree.IfElse(self._letter, start, self._last, (test, value, *rest))
        return value

    def _condition(self, *ties: str) -> tree.Expression:
        """What `and` and `or` hold together, or one of those alone; `and` binds more."""
        start, value = self._start, self._compared()
        while (word := self._word) in (ties or ("and", "or")):
            self._take()
            other = self._condition("and") if word == "or" else self._compared()
            kind = tree.Or if word == "or" else tree.And
            value = kind(self._letter, start, self._last, (value, other))
        return value

    def _compared(self) -> tree.Expression:
        start = self._start
        if self._is("not"):
            inner = self._compared()
            return tree.Negated(self._letter, start, self._last, (inner,))
        value, operator = self._joined(), self._word
        if self._is("not"):
            operator = "not in" if self._word == "in" else self._amiss()
        elif operator not in _COMPARING:
            return value
        self._take()
        parts = value, self._joined()
        return tree.Comparing(self._letter, start, self._last, parts, operator)

    def _joined(self) -> tree.Expression:
        start, value = self._start, self._filtered()
        if self._word != "~":
            return value
        parts = [value]
        while self._is("~"):
            parts.append(self._filtered())
        return tree.Joined(self._letter, start, self._last, tuple(parts))

    def _filtered(self) -> tree.Expression:
        value = self._single()
        signs: tuple[str, ...] = (".", "|", "[")
        while (sign := self._word) in signs:
            start = self._start
            if sign == "[":
                if not (cut := _SLICE.match(self._text, start)):
                    break
                self._at = cut.end()
                self._take()
                value = tree.Filter(self._letter, start, self._last, (value,), "list")
                continue
            self._take()
            start, name = self._start, self._name()
            end = self._last
            if sign == ".":
                self._attrs.add(name)
                value = tree.Attribute(self._letter, start, end, (value,), name)
            else:
                # Behind a filter Jinja takes another one, and no part of what it gives.
                signs = ("|",)
                args = self._several(")") if self._is("(") else ()
                value = tree.Filter(self._letter, start, end, (value, *args), name)
        return value

    def _several(self, closing: str) -> tuple[tree.Expression, ...]:
        """What stands between brackets, with commas."""
        parts: list[tree.Expression] = []
        while not self._is(closing):
            parts.append(self._choice())
            if self._word != closing:
                self._expect(",", f"write {closing} where it ends")
        return tuple(parts)

    def _single(self) -> tree.Expression:
        start, kind, word = self._start, self._kind, self._word
        if kind == "name" and word.lower() not in _CONSTANTS:
            return self._amiss() if word in _WORDS else self._named()
        if self._is("("):
            value = self._choice()
            self._expect(")", "write ) where it ends")
            return value
        if self._is("["):
            parts = self._several("]")
            return tree.Listed(self._letter, start, self._last, parts)
        if self._is("{"):
            return self._lookup(start)
        if kind not in ("text", "number", "name"):
            self._amiss()
        self._take()
        if kind == "text":
            return tree.Literal(self._letter, start + 1, self._last - 1, (), word[1:-1])
        said = int(word) if kind == "number" else _CONSTANTS[word.lower()]
        return tree.Literal(self._letter, start, self._last, (), said)

    def _lookup(self, start: int) -> tree.Expression:
        """A word for each of some answers: `{"on": "it works"}[power]`."""
        words: list[tree.Expression] = []
        while not self._is("}"):
            self._single()
            self._expect(":", MADE)
            words.append(self._choice())
            if self._word != "}":
                self._expect(",", MADE)
        self._expect("[", 'write {"answer": "word"}[name]')
        key = self._choice()
        self._expect("]", "write ] where it ends")
        return tree.Lookup(self._letter, start, self._last, (key, *words))
