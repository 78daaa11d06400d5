"""The words around a gap, by which a person finds it.

Owns where they begin and end: with a sentence where that is near, never within a bracket's own
text, and never behind a «не». Refuses to say what is to be done there: that is `gaps`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from wizard.paper.layout import Aside, Blank, Run, TickBox, Words
from wizard.pattern import pattern

_RULE = "____"
"""How a blank is told in the words around another one."""
_MOST, _WHOLE = 40, 60
"""Characters that are told; of texts of which one is kept, which are told all or not at all."""
_HELD = "\ue000"
"""Stands for a space at which nothing is cut."""
_SPACES = pattern(rf"[ \u00a0{_HELD}]{{2,}}")
_NEGATED = pattern(r"(?<=\bне) |(?<=\bни) |(?<=\bбез) |(?<=\bnot) |(?<=\bno) | (?=нет\b)", re.I)
_SENTENCE = pattern(r"(?:(?<=\w\w\w[.!?])|(?<=[»)%₽][.!?])) +(?=[«(]?[^\W\d_a-zа-яё])|\n")
"""Where one sentence ends and another begins; «ул. Ленина» is none."""
_SHORT_WORDS = pattern(rf"(?:[\s{_HELD}][\w—-]{{1,3}})+$")
_STOPS = " ,.;:\u00a0—/×=("
_LETTER = pattern(r"[^\W\d]?")
"""Says nothing: «В»."""


def near(piece: Words, at: int) -> str:
    """The words by which the gap `piece[at]` is found; nothing where it stands alone.

    A box is found by what it stands for; another gap by its sentence as far as it goes, what is
    told behind a sentence by that one, or else by what follows. What stands behind a bracket alone
    is found by the first words in it.
    """
    after = _first(_flat(piece[at + 1 :]))
    if at and isinstance(piece[at - 1], TickBox):
        return after
    *others, begun = _SENTENCE.split(f"{_flat(piece[:at])}A")
    before = _last(begun[:-1].strip(f"{_STOPS}{_HELD}"))
    if not _LETTER.fullmatch(before):
        return before
    if others and isinstance(piece[at], Aside) and not _opens(piece, at):
        return _last(others[-1].strip(_STOPS))
    told = after or _last(others[-1].strip(_STOPS) if others else "")
    return told or ("" if before else _first(_flat(piece[:at])))


def _opens(runs: Words, at: int) -> bool:
    """Whether what is told is of a box that follows."""
    return any(isinstance(run, TickBox) for run in runs[at + 1 : at + 2])


def _flat(runs: Sequence[Run]) -> str:
    """Their text; a space within a bracket's own text is held."""
    text = ""
    for at, run in enumerate(runs):
        if isinstance(run, str):
            text += run.replace(" ", _HELD) if _bracketed(runs, at) else run
        elif isinstance(run, Blank):
            text += _RULE
    return _SPACES.sub(lambda spaces: " " if " " in spaces[0] else _HELD, text)


def _bracketed(runs: Sequence[Run], at: int) -> bool:
    """Whether a text is a bracket's own: one that is kept or not, or one of several."""
    before, after = runs[:at][-2:], runs[at + 1 : at + 2]
    match before:
        case (TickBox(), Aside()):
            return True
        case (*other, TickBox()):
            return [*other] == [" / "] or [*after] == [" / "]
    return runs[at] == " / " and any(isinstance(run, TickBox) for run in after)


def _first(text: str) -> str:
    """The first words of a text."""
    text = _NEGATED.sub(_HELD, text.replace(_HELD, " ").strip(_STOPS))
    first = _SENTENCE.split(text)[0].rstrip(_STOPS)
    if first.endswith(_RULE):
        first = _SHORT_WORDS.sub("", first.rstrip(f"{_STOPS}{_RULE}"))
    if len(first) > _MOST:
        first = first.partition(": ")[0]
    if len(first) > _MOST:
        cut = first[:_MOST].rpartition(" ")[0] or first[:_MOST]
        first = f"{_SHORT_WORDS.sub('', cut).rstrip(f'{_STOPS}…')}…"
    return first.replace(_HELD, " ")


def _last(text: str) -> str:
    """The last words of a text."""
    text = _NEGATED.sub(_HELD, text)
    before, _, last = text.rpartition(" ")
    if len(last) > _WHOLE:
        others = _last(before.rstrip(_STOPS))
        return f"{others.rstrip('…')}…" if others else ""
    if before and len(text) > _MOST:
        at = text.find(" ", len(text) - max(_MOST, len(last) + 1))
        text = f"…{text[at + 1 :].lstrip(f'{_STOPS}…')}"
    return text.replace(_HELD, " ")
