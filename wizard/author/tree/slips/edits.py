"""The usual slips in a text that is no YAML, each with the small change that would mend it.

Owns the changes, the likeliest first, and the words for what is wrong. Refuses to know which of
them is right: that is found by making it, which is for `slip`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from wizard.author.tree.slips import broken as text_of
from wizard.author.tree.slips.broken import KEY, Broken, depth, in_quotes, is_item, keys, keys_of

MOST_QUOTES = 8
"""Quotes above a place that are taken for the open one: a text may have several lines."""
_CLOSING = {"{": "}", "[": "]"}
_STARTS = re.compile(r"^ *(?:- +)*|[\w.-]+ *:\s+|[\[{,] *")
"""Where a value may begin."""


class Edit(NamedTuple):
    """Where something is told, from 0, what is wrong, what to do, and what lines are then."""

    row: int
    column: int
    length: int
    problem: str
    hint: str
    lines: Mapping[int, str] = {}


Look = Callable[[Broken], Iterator[Edit]]


class SlipPattern(NamedTuple):
    """A slip that one line shows.

    It is told at the group `at` of the pattern; in place of `cut`, or else of that, stands `put`
    once it is mended. What is `known` is a key of the format. All groups may stand in the words.
    """

    pattern: re.Pattern[str]
    put: str
    problem: str
    hint: str

    def edits(self, broken: Broken) -> Iterator[Edit]:
        """The slip wherever it could be."""
        for row in broken.near():
            line = broken.at(row)
            for found in self.pattern.finditer(line):
                groups = found.groupdict("")
                if groups.get("known") in {None, *keys()}:
                    start, end = found.span("cut" if "cut" in groups else "at")
                    lines = {row: line[:start] + self.put.format(**groups) + line[end:]}
                    shown = {name: text_of.short(text) for name, text in groups.items()}
                    told = self.problem.format(**shown), self.hint.format(**shown)
                    first, last = found.span("at")
                    yield Edit(row, first, last - first, *told, lines)


def _rules(*rows: tuple[str, str, str, str]) -> Iterator[Look]:
    return (SlipPattern(re.compile(pattern), *rest).edits for pattern, *rest in rows)


_CLEAR = _rules(
    (r"^\s*(?P<at>-)(?=[^\s-])(?P<rest>.*)",
     "- ", "a space is missing after the dash", "write «- {rest}»"),
    (r"(?:^\s*(?:- +)*|[{,] *)(?P<key>[a-z]\w*)(?P<at>:)(?=[^\s/:,}\]])(?P<rest>.*)",
     ": ", "a space is missing after the colon", "write «{key}: {rest}»"),
    (r"(?P<at>\w+)(?P<cut>:)(?=[,}\]])",
     ": x", "«{at}» has no value", "write a value behind the colon, or take the key out"),
    (r"(?<=[^\s{,\[]) +(?P<cut>)(?P<at>(?P<known>[a-z]\w*)):\s",
     ", ", "a comma is missing before «{at}»", "write «, {at}: …»"),
    (r"^\s+(?P<cut>)(?P<at>[a-z]\w*):\s",
     ", ", "a comma is missing before «{at}»", "write «, {at}: …»"),
    (r",\s*(?P<at>,)",
     "", "nothing stands before this comma", "write a value, or take the comma out"),
    (r"[}\]](?P<at>[}\],])\s*$", "", "«{at}» has no place here", "take it out"),
    (r"[}\]](?P<at>[}\]])(?=,)", "", "one «{at}» too many", "take it out"),
    (r"(?P<at>\])", "}}", "«{{» is closed by «]»", "write «}}»"),
    (r"(?P<at>\})", "]", "«[» is closed by «}}»", "write «]»"),
    (r": (?P<cut>)(?P<at>(?P<known>\w+)): ",
     "{{", "«}}» closes what was never opened", "write «{{{at}: …»"),
)  # fmt: skip
"""What can be nothing else, if it helps."""
_COLONS_AND_DASHES = _rules(
    (r"^\s*(?:- +)*(?P<at>(?P<known>\w+))(?P<cut>\s*[=;：]\s*|\s+)(?P<rest>\S.*)",
     ": ", "a colon is missing after «{at}»", "write «{at}: {rest}»"),
    (r"^\s*(?P<at>\w+)(?P<cut>)\s*$",
     ":", "a colon is missing after «{at}»", "write «{at}:»"),
    (r"^\s*(?P<at>[–—−•*·])\s+(?P<rest>.*)",
     "-", "«{at}» is not the dash of a list", "begin it with a hyphen: «- {rest}»"),
    (r"^\s*(?P<cut>(?P<at>-) +id: +(?P<rest>\w+))",
     "{rest}:", "a dash before a key: «id» is no entry",
     "write «{rest}:», and indent what is below it deeper than that"),
    (r"^\s*(?P<cut>(?P<at>-) +)(?P<rest>(?P<key>[\w.-]+) *:(?:\s.*|$))",
     "", "a dash before a key: «{key}» is no entry", "take out the dash: «{rest}»"),
)  # fmt: skip
_BEHIND = _rules(
    (r"(?P<closing>[}\]])\s+(?P<at>[^\s,}\]].*)$",
     "", "text after «{closing}»",
     "take «{at}» out, or write it in its place inside the brackets"),
    (r":\s+(?P<cut>(?P<at>-) +(?P<rest>.*))$",
     "[{rest}]", "a list cannot begin on the line of its key",
     "write [{rest}], or each «- …» on a line of its own below the key"),
)  # fmt: skip
_NO_KEY = _rules(
    (r"^(?P<cut>)\s*(?P<at>[^\s-](?:[^:]|:\S)*)$", "  ", "a line without a key",
     "write «key: …»; where a text goes on, indent it deeper than its key"),
)  # fmt: skip


def _odd_space(broken: Broken) -> Iterator[Edit]:
    """A tab, or a space that is none, before the first word of a line or behind its key."""
    for row in broken.near():
        found = re.match(r" *([^\S ]|[\u200b\ufeff])", broken.at(row)) or re.match(
            r" *(?:- +)*(?:-|\w[\w.-]*:)([^\S \t]|[\u200b\ufeff])", broken.at(row)
        )
        if found and found[1] != "\t":
            problem = "what looks like a space here is another character"
            yield Edit(row, found.start(1), 1, problem, "delete it and type a space")
        elif found and row == broken.row:
            hint = "indent with spaces, two for each level"
            yield Edit(row, found.start(1), 1, "a tab in the indentation", hint)


def _anchor(broken: Broken) -> Iterator[Edit]:
    for row, column in ((broken.row, broken.column), broken.opened):
        anchor = re.match(r"[*&][\w.-]+(?=\s*(?:[,}\]#[{]|$))", broken.at(row)[column:])
        if anchor:
            yield Edit(row, column, len(anchor[0]), *refused(anchor[0]))


def refused(anchor: str) -> tuple[str, str]:
    """What is wrong with an anchor or an alias, and what to do."""
    hint = f"write out what it stands for; a text that begins with «{anchor[0]}» stands in quotes"
    return f"anchors are refused: «{anchor}»", hint


def _escape(broken: Broken) -> Iterator[Edit]:
    if "escape" in broken.said:
        column = max(0, broken.line.rfind("\\", 0, broken.column + 1))
        hint = "use single quotes round the text, or write \\\\"
        yield Edit(broken.row, column, 2, "«\\» means something in double quotes", hint)


def _open_quote(broken: Broken) -> Iterator[Edit]:
    """A quote that is not closed on its line; the next one may be far below."""
    above = broken.upwards(broken.row)
    places = ((row, start) for row in (broken.row, *above) for start in _starts(broken.at(row)))
    open_ = (place for place in (broken.opened, *places) if _is_open(broken, *place))
    for row, start in islice(open_, MOST_QUOTES):
        text = broken.text(row, start)
        char, hint = text[0], f"close it with {text[0]} on this line"
        if char == "'":
            hint += "; a text with an apostrophe in it stands in double quotes"
        told = f"the quote {char} opened here is not closed", hint
        yield Edit(row, start, 1, *told, broken.with_text(row, start, text + char))


def _is_open(broken: Broken, row: int, start: int) -> bool:
    text = broken.text(row, start)
    return text[:1] in ("'", '"') and text[0] not in text[1:]


def _starts(line: str) -> list[int]:
    """Where values may begin on a line; none does within the quotes of another one."""
    found: list[int] = []
    closed = 0
    for start in (match.end() for match in _STARTS.finditer(line)):
        if start >= closed:
            found.append(start)
            if line[start : start + 1] in ("'", '"'):
                closed = line.find(line[start], start + 1)
    return found


def _no_dash(broken: Broken) -> Iterator[Edit]:
    for row in broken.near():
        own, text = depth(broken.at(row)), broken.at(row).strip()
        if text and not (KEY.match(text) or is_item(text)):
            told = "a dash is missing", f"write «- {text_of.short(text)}»"
            deep = depth(broken.line) if is_item(broken.line) else own
            yield Edit(row, own, len(text), *told, {row: f"{' ' * deep}- {text}"})


def _no_quotes(broken: Broken) -> Iterator[Edit]:
    """A text that needs quotes, or other ones."""
    for row in broken.near():
        for start in _starts(broken.at(row)):
            text = broken.text(row, start)
            if text and (told := _unquoted(broken, row, start, text)):
                place, length, problem = told
                hint = in_quotes(text)
                if problem.endswith(("«>»", "«|»")):
                    hint += ", or begin it on the next line"
                lines = broken.with_text(row, start, text_of.quoted(text))
                yield Edit(row, start + place, length, problem, hint, lines)


def _unquoted(broken: Broken, row: int, start: int, text: str) -> tuple[int, int, str] | None:
    """Where the sign in a text stands by which it needs quotes, and what is wrong with it."""
    char, key, line = text[0], KEY.match(text), KEY.match(broken.at(row))
    if key and key["key"] in keys():
        return None
    if char in ("'", '"'):
        rest = text[1:].partition(char)[2].strip()
        return (len(text) - len(rest), len(rest), "text after a closing quote") if rest else None
    if not (char.isalnum() or char in "«-–—…+_./\\~"):
        data = line and line.start("value") == start and line["key"] in keys() - keys_of(str)
        if char in "{[" and (data or re.match(r"\{\s*\w+:(?:\s|$)|\[[^]]*$", text)):
            return None
        return 0, 1, f"a text cannot begin with «{char}»"
    sign = re.search(r": |:$|[\[{]" if broken.inside(row, start) else r": |:$", text)
    what = ": " if sign and sign[0] == ":" else sign and sign[0]
    return (sign.start(), 1, f"a text with «{what}» in it") if sign else None


def _no_quotes_below(broken: Broken) -> Iterator[Edit]:
    """A text that goes on below its key, and has a colon there, or stands behind its quotes."""
    outer, line = broken.outer(), broken.line
    key = KEY.match(broken.at(outer)) if outer is not None else None
    if outer is None or key is None or not key["value"] or key["key"] not in keys_of(str):
        return
    below = range(outer + 1, broken.row + 1)
    text = " ".join([key["value"].strip(), *(broken.at(row).strip() for row in below)])
    above = broken.at(outer)[: key.start("value")]
    lines = {**dict.fromkeys(below, ""), outer: above + text_of.quoted(text)}
    if text[0] in ("'", '"') and not (KEY.match(line) or is_item(line)):
        hint = "let the quote close at the end of the text"
        told = "text after a closing quote", hint
        yield Edit(broken.row, depth(line), len(line.strip()), *told, lines)
    elif "mapping values are not" in broken.said and broken.before.strip() not in keys():
        told = "a text with «: » in it", in_quotes(text)
        yield Edit(broken.row, broken.column, 1, *told, lines)


def _not_closed(broken: Broken) -> Iterator[Edit]:
    for row in broken.near():
        line = broken.at(row)
        if (column := text_of.left_open(line)) is not None:
            end = len(line.partition(" #")[0].rstrip())
            lines = {row: line[:end] + _CLOSING[line[column]] + line[end:]}
            hint = f"close it with «{_CLOSING[line[column]]}»"
            if line[column] == "[":
                hint += "; a text that begins with it stands in quotes"
            if " #" in line[column:]:
                hint += "; a text with « #» in it stands in quotes, or the rest is a comment"
            yield Edit(row, column, 1, f"«{line[column]}» is not closed", hint, lines)


def _indentation(broken: Broken) -> Iterator[Edit]:
    """A line on another of the levels around it, the nearest first."""
    tried = [(wrong, level) for wrong in broken.near() for level in broken.levels(wrong)]
    for wrong, level in sorted(tried, key=lambda one: broken.unlikely(*one)):
        text, own = broken.at(wrong).strip(), depth(broken.at(wrong))
        if level.items is is_item(text) and level.depth != own:
            problem = f"wrong indentation: {_spaces(own)} before {text_of.named(text)}"
            put = f"indent it by {_spaces(level.depth)}" if level.depth else "begin it at the edge"
            hint = f"{put}, as {text_of.named(broken.at(level.row))} in line {level.row + 1}"
            yield Edit(wrong, own, len(text), problem, hint, {wrong: " " * level.depth + text})


def _spaces(count: int) -> str:
    return f"{count or 'no'} space{'' if count == 1 else 's'}"


def unfinished(broken: Broken) -> Iterator[Edit]:
    """What is told where no change helps: a bracket that is not closed, or a line amiss."""
    if broken.ended or broken.bracket:
        yield from _not_closed(broken)
    if re.fullmatch(r"\s*-?", broken.before) and broken.char:
        problem = f"{text_of.named(broken.line)} does not belong here"
        hint = "look at its dash and its indentation: items stand below items, keys below keys"
        length = len(broken.line.strip())
        yield Edit(broken.row, depth(broken.line), length, problem, hint)


SURE: tuple[Look, ...] = (_odd_space, _anchor, _escape)
EDITS: tuple[Look, ...] = (
    *(*_CLEAR, _open_quote, *_COLONS_AND_DASHES, _no_dash, _no_quotes, _no_quotes_below),
    *(_not_closed, *_BEHIND, _indentation, *_NO_KEY),
)
