"""What an author did when a file is no YAML: the slip, where it is, and the remedy.

The parser says where it gave up, often lines below, and in words of a grammar. Owns the words for
the usual slips. Refuses to parse: what the parser has marked is the clue, and the lines around it
are the evidence. Both parsers, that in C and that in Python, mark alike, and differ in words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import yaml

from wizard.author.tree.slips.brackets import after_bracket, at_the_end, in_bracket
from wizard.author.tree.slips.broken import (
    KEY,
    Broken,
    YamlSlip,
    in_quotes,
    is_item,
    keys,
    keys_of,
    short,
)
from wizard.author.tree.slips.entries import misdashed
from wizard.author.tree.slips.indentation import misplaced
from wizard.author.tree.slips.quotes import misquoted

MOST_COLUMNS = 4000
"""A line that is longer was written by nobody, and looking at it would take minutes."""


def slip(lines: Sequence[str], error: yaml.MarkedYAMLError) -> YamlSlip:
    """The slip behind an error of the parser; as a last resort, the place and words of that."""
    broken = Broken(lines, error)
    for look in _LOOKS if max(map(len, lines), default=0) <= MOST_COLUMNS else ():
        found = look(broken)
        if found is not None:
            return found
    problem = f"it cannot be read on from here ({' '.join(broken.said.split())})"
    hint = "look for a quote, a bracket or spaces amiss here or on the line above"
    return broken.slip(broken.row, broken.column, 1, problem, hint)


def _odd_space(broken: Broken) -> YamlSlip | None:
    """A tab, or a space that is none, before the first word of a line or behind its key."""
    for row in dict.fromkeys((broken.row, broken.above, broken.opened[0])):
        found = re.match(r" *([^\S ]|[\u200b\ufeff])", broken.at(row)) or re.match(
            r" *(?:- +)*(?:-|\w[\w.-]*:)([^\S \t]|[\u200b\ufeff])", broken.at(row)
        )
        if found and found[1] != "\t":
            problem = "what looks like a space here is another character"
            return broken.slip(row, found.start(1), 1, problem, "delete it and type a space")
        if found and row == broken.row:
            hint = "indent with spaces, two for each level"
            return broken.slip(row, found.start(1), 1, "a tab in the indentation", hint)
    return None


def _no_space(broken: Broken) -> YamlSlip | None:
    """A dash or a colon that what follows sticks to."""
    first = [broken.opened[0]] if "expected ':'" in broken.said else []
    outer = broken.outer()
    for row in [*first, *broken.level(), *([] if outer is None else [outer])]:
        line = broken.at(row)
        dash = re.match(r"\s*(-)(?=[^\s-])(.*)", line)
        if dash:
            problem, hint = "a space is missing after the dash", f"write «- {short(dash[2])}»"
            return broken.slip(row, dash.start(1), 1, problem, hint)
        colon = re.match(r"\s*(?:- +)*([a-z]\w*)(:)(?=[^\s/:])(.*)", line)
        if colon:
            problem = "a space is missing after the colon"
            hint = f"write «{colon[1]}: {short(colon[3])}»"
            return broken.slip(row, colon.start(2), 1, problem, hint)
    return None


def _no_value(broken: Broken) -> YamlSlip | None:
    """A key and a colon with nothing between that and the end of its mapping."""
    key = re.search(r"(\w+)$", broken.before)
    if "found unexpected ':'" not in broken.said or not key or broken.char != ":":
        return None
    if not re.match(r":[,}\]]", broken.line[broken.column :]):
        problem, hint = "a space is missing after the colon", f"write «{key[1]}: …»"
        return broken.slip(broken.row, broken.column, 1, problem, hint)
    problem, hint = (
        f"«{key[1]}» has no value",
        "write a value behind the colon, or take the key out",
    )
    return broken.slip(broken.row, key.start(), len(key[1]), problem, hint)


def _beginning(broken: Broken) -> YamlSlip | None:
    """A text that begins with a sign which means something in YAML."""
    row, column = broken.row, broken.column
    if "sequence entries are not" in broken.said and KEY.match(f"{broken.before} "):
        text = short(broken.line[column + 1 :])
        problem = "a list cannot begin on the line of its key"
        hint = f"write [{text}], or each «- …» on a line of its own below the key"
        return broken.slip(row, column, 1, problem, hint)
    if re.search(r"scanning (an alias|an anchor|a tag|a block)|parsing a tag", broken.said):
        row, column = broken.opened
    elif not re.search(
        r"cannot start any|undefined alias|node content|mapping keys are not", broken.said
    ):
        return None
    char = broken.at(row)[column : column + 1]
    if not char:
        return None
    if char == "," and "flow" in broken.said:
        hint = "write a value, or take the comma out"
        return broken.slip(row, column, 1, "nothing stands before this comma", hint)
    anchor = re.match(r"[*&][\w.-]+(?=\s*(?:[,}\]#[{]|$))", broken.at(row)[column:])
    if anchor:
        return broken.slip(row, column, len(anchor[0]), *refused(anchor[0]))
    return broken.cannot_begin(row, column)


def refused(anchor: str) -> tuple[str, str]:
    """What is wrong with an anchor or an alias, and what to do."""
    hint = f"write out what it stands for; a text that begins with «{anchor[0]}» stands in quotes"
    return f"anchors are refused: «{anchor}»", hint


def _colon(broken: Broken) -> YamlSlip | None:
    """A colon where none may stand: in a text, or of a key that slipped to the right."""
    if "mapping values are not" not in broken.said:
        return None
    row, column, problem = broken.row, broken.column, "a text with «: » in it"
    key = KEY.match(broken.before)
    if key and key["value"] in keys() and broken.line.count("}") > broken.line.count("{"):
        return broken.slip(
            row,
            key.start("value"),
            len(key["value"]),
            "«}» closes what was never opened",
            f"write «{{{key['value']}: …»",
        )
    if key and key["value"]:
        hint = in_quotes(broken.text(row, key.start("value")))
        return broken.slip(row, column, 1, problem, hint)
    over = broken.at(broken.above)
    outer = broken.outer()
    text = KEY.match(broken.at(outer)) if outer is not None else None
    if outer is not None and text and text["value"] and text["key"] in keys_of(str):
        lines = [broken.at(at).strip() for at in range(outer + 1, row + 1)]
        if broken.before.strip() not in keys():
            hint = in_quotes(" ".join([text["value"].strip(), *lines]))
            return broken.slip(row, column, 1, problem, hint)
    if not KEY.match(over) and not is_item(over):
        return _without_colon(broken, broken.above)
    if is_item(broken.line) and outer is not None and is_item(broken.at(outer)):
        return misplaced(broken)  # taken for more of the item above
    if not re.fullmatch(r"\s*(?:- +)*[a-z][\w.]*", broken.before):
        hint = "put the whole text in quotes, or write «>-» behind its key and the text below"
        return broken.slip(row, column, 1, problem, hint)
    return misplaced(broken)


def _no_colon(broken: Broken) -> YamlSlip | None:
    if "expected ':'" in broken.said:
        return _without_colon(broken, broken.opened[0])
    for row in broken.level():
        words = broken.at(row).split()
        if words and words[0] in keys():
            return _without_colon(broken, row)
    return None


def _without_colon(broken: Broken, row: int) -> YamlSlip:
    line = broken.at(row)
    column = len(line) - len(line.lstrip())
    found = re.match(r"(\w+)\s*(?:[=;：]\s*)?(.*)", line.strip())
    if found and (found[1] in keys() or not found[2]):
        hint = f"write «{found[1]}: {short(found[2])}".rstrip() + "»"
        problem = f"a colon is missing after «{found[1]}»"
        return broken.slip(row, column, len(found[1]), problem, hint)
    hint = "write «key: …»; where a text goes on, indent it deeper than its key"
    return broken.slip(row, column, len(line.strip()), "a line without a key", hint)


def _escape(broken: Broken) -> YamlSlip | None:
    if "escape" not in broken.said:
        return None
    column = broken.line.rfind("\\", 0, broken.column + 1)
    hint = "use single quotes round the text, or write \\\\"
    return broken.slip(broken.row, max(0, column), 2, "«\\» means something in double quotes", hint)


def _indentation(broken: Broken) -> YamlSlip | None:
    begins = re.fullmatch(r"\s*-?", broken.before)
    return misplaced(broken) if begins and broken.char else None


_LOOKS: tuple[Callable[[Broken], YamlSlip | None], ...] = (
    _odd_space, _no_space, _no_value, misquoted, misdashed, after_bracket, in_bracket, _beginning,
    _colon, _no_colon, _escape, _indentation, at_the_end,
)  # fmt: skip
