"""The brackets of a text that is no YAML, and what stands between them.

Owns lists and mappings on one line: not closed, closed wrongly, an entry without its comma, a text
in them or before them that needs quotes. Refuses what goes on without brackets.
"""

from __future__ import annotations

import re

from wizard.author.tree.slips.broken import (
    KEY,
    Broken,
    YamlSlip,
    depth,
    in_quotes,
    keys,
    keys_of,
    left_open,
    short,
)

_CLOSING = {"{": "}", "[": "]"}


def after_bracket(broken: Broken) -> YamlSlip | None:
    """What follows a closing bracket outside of any other."""
    char, start = broken.char, _opening(broken.before)
    if start is None or not char:
        return None
    rest = broken.line[broken.column + 1 :].strip()
    if not broken.bracket and (char in "}]" or (char == "," and not rest)):
        problem = f"«{char}» has no place here"
        return broken.slip(broken.row, broken.column, 1, problem, "take it out")
    if not broken.bracket and _is_data(broken, start):
        return _too_early(broken)
    begins = re.fullmatch(r"\s*(?:- +)*(?:[\w.-]+:\s+)?", broken.line[:start])
    inside = broken.bracket and char not in "}],"
    return broken.cannot_begin(broken.row, start) if inside or begins else None


def _is_data(broken: Broken, start: int) -> bool:
    """Whether a bracket opens a list or a mapping, and not a text."""
    inside = re.match(r"\{\s*(\w+):\s", broken.line[start:])
    key = KEY.match(broken.line)
    return bool(inside and inside[1] in keys()) or bool(
        key and key["key"] in keys() - keys_of(str) and key.start("value") == start
    )


def _too_early(broken: Broken) -> YamlSlip:
    """What goes on behind a bracket that closes the whole value."""
    closing, rest = broken.before[-1], broken.text(broken.row, broken.column)
    if rest.startswith(",") and rest.endswith(closing):
        column = len(broken.before) - 1
        return broken.slip(broken.row, column, 1, f"one «{closing}» too many", "take it out")
    hint = f"take «{short(rest)}» out, or write it in its place inside the brackets"
    return broken.slip(broken.row, broken.column, len(rest), f"text after «{closing}»", hint)


def _opening(text: str) -> int | None:
    """Where the bracket was opened that the last character closes."""
    level = 0
    for place in range(len(text) - 1, -1, -1):
        level += (text[place] in "}]") - (text[place] in "{[")
        if level == 0:
            return place if text[place] in "{[" else None
    return None


def in_bracket(broken: Broken) -> YamlSlip | None:
    """A bracket that is not closed, or closed wrongly, or has in it what needs quotes."""
    char, bracket = broken.char, broken.bracket
    if not bracket:
        return None
    row, column = broken.opened
    closing = _CLOSING[bracket]
    if bracket == "{" and re.match(r"\s*[^\s:][^:]*$", broken.at(row)[column + 1 :]):
        return broken.cannot_begin(row, column)
    if char and char in "}]" and row == broken.row:
        problem = f"«{bracket}» is closed by «{char}»"
        return broken.slip(row, broken.column, 1, problem, f"write «{closing}»")
    below = broken.row if broken.row > row else broken.beside(row, 1)
    over = closing not in broken.at(row)[column:] or broken.row > row
    if over and depth(broken.at(below)) <= depth(broken.at(row)):
        hint = f"close it with «{closing}»"
        if bracket == "[":
            hint += "; a text that begins with it stands in quotes"
        if " #" in broken.at(row)[column:]:
            hint += "; a text with « #» in it stands in quotes, or the rest is a comment"
        return broken.slip(row, column, 1, f"«{bracket}» is not closed", hint)
    if char and char in ":{[":
        return _sign_in_text(broken)
    key = re.match(r"([a-z]\w*):\s", broken.line[broken.column :])
    if key:
        return _no_comma(broken, broken.column, key[1])
    hint = "a comma stands between two entries; a text with a comma, colon or bracket needs quotes"
    problem = f"a comma or «{closing}» is missing here"
    return broken.slip(broken.row, broken.column, 1, problem, hint)


def at_the_end(broken: Broken) -> YamlSlip | None:
    """A bracket in which the file ends."""
    if not broken.ended:
        return None
    for row in (broken.row, *broken.upwards(broken.row)):
        column = left_open(broken.at(row))
        if column is not None:
            bracket = broken.at(row)[column]
            hint = f"close it with «{_CLOSING[bracket]}»"
            return broken.slip(row, column, 1, f"«{bracket}» is not closed", hint)
    return None


def _sign_in_text(broken: Broken) -> YamlSlip:
    """A colon or a bracket inside brackets: in a text, or of an entry without its comma."""
    start = max(broken.before.rfind(sign) for sign in (": ", ", ", "{", "[")) + 1
    words = broken.before[start:].split()
    alone = len(words) == 1 and not broken.before[:start].strip()
    if broken.char == ":" and (alone or (words[1:] and words[-1] in keys())):
        return _no_comma(broken, broken.column - len(words[-1]), words[-1])
    sign = ": " if broken.char == ":" else broken.char
    hint = in_quotes(broken.text(broken.row, start))
    return broken.slip(broken.row, broken.column, 1, f"a text with «{sign}» in it", hint)


def _no_comma(broken: Broken, column: int, key: str) -> YamlSlip:
    problem = f"a comma is missing before «{key}»"
    return broken.slip(broken.row, column, len(key), problem, f"write «, {key}: …»")
