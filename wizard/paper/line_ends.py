"""Where no line of a paper ends: behind a box or a preposition of one letter, and in «289-ФЗ».

Owns what is kept together by those who draw lines; what is edited further stays as it is. Units and
dashes are tied where letters are written, in `outcome.wording`. A hyphen stays one, so that what is
printed can be searched: each writer keeps `NUMBER` together by its own means.
"""

from __future__ import annotations

from wizard.pattern import pattern

NUMBER = pattern(r"\d+(?:-[\dA-ZА-ЯЁ]+)+")
"""A number with hyphens: of a law, of an order. `paper.typ` has the same."""
_PREPOSITION = pattern(r"(?<![\w-])(?P<word>[вксоуВКСОУ]) (?=[^\s\"])")
"""Behind which a word stands, and no blank, which may be as long as a line; it may be in JSON."""


def tied(text: str) -> str:
    """A text in which a preposition of one letter stands with its word."""
    return _PREPOSITION.sub("\\g<word>\u00a0", text)


def behind_box(text: str) -> str:
    """What stands behind a box, with it."""
    return f"\u00a0{text[1:]}" if text.startswith(" ") else text
