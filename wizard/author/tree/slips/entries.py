"""The dashes of a text that is no YAML: one before a key, one that is missing, one that is none.

Owns what stands on one level, entries of a list and keys together, where only one of them can be
right. Refuses to guess which: the key above says it, by what the format has behind it.
"""

from __future__ import annotations

import re

from wizard.author.tree.slips.broken import KEY, Broken, YamlSlip, depth, is_item, keys_of, short

_OTHER_DASH = re.compile(r"\s*([–—−•*·])\s")
"""What looks like the dash of a list."""


def misdashed(broken: Broken) -> YamlSlip | None:
    """A line with a dash among keys, or one without among the entries of a list."""
    for row in dict.fromkeys((broken.row, broken.opened[0], broken.above)):
        level = sorted([row, *broken.beside_all(row, -1), *broken.beside_all(row, 1)])
        others = [at for at in level if not is_item(broken.at(at))]
        items = [at for at in level if at not in others and not _is_held(broken, at, others)]
        if items and others:
            lists = _holds_list(broken, level[0], items)
            return _no_dash(broken, others) if lists else _dash(broken, items[0])
    return None


def _is_held(broken: Broken, item: int, others: list[int]) -> bool:
    """Whether an entry stands as deep as the key that holds its list, which YAML allows."""
    over = max((row for row in others if row < item), default=None)
    key = KEY.match(broken.at(over)) if over is not None else None
    return key is not None and not key["value"]


def _holds_list(broken: Broken, first: int, items: list[int]) -> bool:
    """Whether a list stands below the key above a level."""
    own = depth(broken.at(first))
    over = next((row for row in broken.upwards(first) if depth(broken.at(row)) < own), None)
    key = KEY.match(broken.at(over)) if over is not None else None
    name = key["key"] if key else ""
    if name in keys_of(list) and name in keys_of(dict):  # `facts` of a step, and of the library
        return depth(broken.at(over or 0)) > 0
    if name in keys_of(dict):
        return False
    return name in keys_of(list) or not KEY.match(broken.at(items[0]))


def _no_dash(broken: Broken, others: list[int]) -> YamlSlip | None:
    row = others[0]
    line = broken.at(row)
    begins, text = depth(line), line.strip()
    other = _OTHER_DASH.match(line)
    if other:
        text = line[other.end() :].strip()
        hint = f"begin it with a hyphen: «- {short(text)}»"
        return broken.slip(row, begins, 1, f"«{other[1]}» is not the dash of a list", hint)
    if KEY.match(line):
        return None  # one more key of the entry above, or of what holds the list
    return broken.slip(row, begins, len(text), "a dash is missing", f"write «- {short(text)}»")


def _dash(broken: Broken, row: int) -> YamlSlip | None:
    line = broken.at(row)
    key = KEY.match(line)
    if not key:
        return None
    column = line.index("-")
    if key["key"] == "id" and key["value"]:
        hint = f"write «{key['value'].strip()}:», and indent what is below it deeper than that"
    else:
        hint = f"take out the dash: «{short(line[key.start('key') :])}»"
    return broken.slip(row, column, 1, f"a dash before a key: «{key['key']}» is no entry", hint)
