"""The tags of a letter that is no template, and the words and signs in them.

Owns where each stands. Refuses to judge: that is for `slips`. Jinja reads letters; this is for one
that it refused, where it tells no more than a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Literal, NamedTuple

_STRING = r""""(?:(?![%}]\}|\{[{%\#])[^"\n])*"|'(?:(?![%}]\}|\{[{%\#])[^'\n])*'"""
_PIECE = re.compile(
    rf"""\{{\#.*?(?:(?P<commented>\#\}})|\Z)
        |\{{%[-+]?\s*(?P<raw>raw)\s*[-+]?%\}}.*?(?:(?P<endraw>\{{%[-+]?\s*endraw\s*[-+]?%\}})|\Z)
        |\{{(?P<sign>[{{%])[-+]?(?P<inside>(?:{_STRING}|(?![-+]?[%}}]\}}|\{{[{{%\#]).)*)
         (?:[-+]?(?P<end>[%}}]\}}))?""",
    re.DOTALL | re.VERBOSE,
)
_TOKEN = re.compile(
    rf"""(?P<text>{_STRING})
        |(?P<curly>[“”„«‘’][^“”„»‘’"'\n]*[“”»‘’"'])
        |(?P<word>\w+)
        |(?P<sign>&&|\|\||===|!==|==|!=|<=|>=|<>|=>|//|\*\*|\S)""",
    re.VERBOSE,
)


class TemplateSlip(NamedTuple):
    """A slip: where it stands in the body, what it is, how to mend it."""

    start: int
    end: int
    problem: str
    hint: str


class Token(NamedTuple):
    """A word, a sign, or a text in quotes, and where it stands in the body."""

    kind: Literal["text", "curly", "word", "sign"]
    text: str
    start: int
    end: int

    def slip(self, problem: str, hint: str) -> TemplateSlip:
        """A slip that is this token."""
        return TemplateSlip(self.start, self.end, problem, hint)


class Piece(NamedTuple):
    """What Jinja looks at: a value, a tag, a comment, or what is raw."""

    body: str
    start: int
    end: int
    sign: str
    """What its brace opens with: `{`, `%` or `#`; `raw` for what is raw."""
    closed: str
    """What closes it, right or wrong; nothing if nothing does."""
    inside: tuple[int, int]

    @property
    def closes(self) -> str:
        """What should close it."""
        return {"{": "}}", "%": "%}", "#": "#}", "raw": "{% endraw %}"}[self.sign]

    @property
    def tokens(self) -> list[Token]:
        """What stands in it."""
        found = _TOKEN.finditer(self.body, *self.inside)
        return [Token(match.lastgroup, match[0], *match.span()) for match in found]  # type: ignore[arg-type]


class Tag:
    """A value or a tag that was closed, with what stands in it."""

    def __init__(self, piece: Piece) -> None:
        self.start, self.end = piece.start, piece.end
        self.prints = piece.sign == "{"
        self.tokens = piece.tokens

    def slip(self, problem: str, hint: str) -> TemplateSlip:
        """A slip that is the whole tag."""
        return TemplateSlip(self.start, self.end, problem, hint)

    @property
    def word(self) -> str:
        """What kind of tag it is: `if`, `endfor`; nothing for a value."""
        return "" if self.prints or not self.tokens else self.tokens[0].text

    @cached_property
    def rest(self) -> list[Token]:
        """What stands behind that word, or the whole of a value."""
        return self.tokens if self.prints else self.tokens[1:]


def pieces(body: str) -> Iterator[Piece]:
    """All that is not plain text, in order."""
    for match in _PIECE.finditer(body):
        sign = match["sign"] or ("raw" if match["raw"] else "#")
        closed = match["end"] or match["commented"] or ("{% endraw %}" if match["endraw"] else "")
        yield Piece(body, *match.span(), sign, closed, match.span("inside"))
