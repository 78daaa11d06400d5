"""What to do about a value of the wrong shape, said with what the author wrote.

Owns the guess at what was meant. Refuses to find faults: that is for `decode`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from wizard.author.tree.diagnostic import latin, nearest, suggestion
from wizard.author.tree.slips.broken import in_quotes, keys_of, short
from wizard.author.tree.source import Source, Where
from wizard.library.fields import KINDS

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_NAMES = re.compile(r"[a-z]\w*(, *[a-z]\w*)*")
_YES = frozenset({"yes", "on", "y", "1", "да"})
_NO = frozenset({"no", "off", "n", "0", "нет"})


def reshaped(source: Source, where: Where, expected: str, keys: Sequence[str] = ()) -> str:
    """How the value at `where` is written as what is expected, if that can be seen from it.

    Args:
        keys: those of a mapping as it is written here, where one is expected.
    """
    data, key = source.at(where), where[-1] if where else ""
    if expected == "a mapping":
        return _as_mapping(data, where, keys)
    if expected == "a list" and isinstance(data, str):
        if data.startswith("-"):
            return "write a space after each dash"
        if re.match(r"[–—−•*·]\s", data):
            return f"begin each entry with a hyphen: «- {short(data[1:])}»"
        names = _NAMES.fullmatch(data)
        return f"write [{data}]" if names else f"write «- {short(data)}» on the next line"
    if expected == "a list" and isinstance(data, dict) and not any(data.values()):
        return f"write [{', '.join(data)}]"
    if expected == "a list":
        return "write each entry behind a dash, or all of them as [one, two]"
    if expected == "true or false" and str(data).lower() in _YES | _NO:
        return f"write {'true' if str(data).lower() in _YES else 'false'}"
    if expected == "an id":
        inside = list(data.values()) if isinstance(data, dict) else data
        if isinstance(inside, list) and len(inside) == 1 and isinstance(inside[0], str):
            return f"write «{inside[0]}»" if isinstance(key, int) else f"write «{key}: {inside[0]}»"
        return "write one id, and no more"
    if expected == "text" and isinstance(data, dict | list):
        place = source.span(where)
        text = source.line(place.line)[place.column - 1 : place.end_column - 1]
        if isinstance(data, dict) and len(data) == 1 and keys_of(str).intersection(data):
            return f"take out «{next(iter(data))}:», and write the text alone"
        if text.startswith("[") or (isinstance(data, dict) and len(data) == 1):
            return in_quotes(text)
    return ""


def _as_mapping(data: Any, where: Where, keys: Sequence[str]) -> str:
    """A value as a mapping, or a mapping as it is written here."""
    if isinstance(data, list) and data and isinstance(data[0], dict):
        name, value = next(iter(data[0].items()), ("", ""))
        if name in ("id", "name"):
            return f"these are keys: write «{value}:» for «- {name}: {value}»"
        if isinstance(value, dict) or value is None:
            return "take the dashes out"
        return "write an id and a colon for each dash, such as «name: {…}»"
    words = data if isinstance(data, str) else ""
    if where[:1] == ("compute",) and where[-1] != "when":
        return "write a rule or a term, such as {rule: …}; sums cannot be written out"
    if words and keys and len(words) <= _LONG:
        first, *rest = keys
        fits = first != "to" or _NAME.fullmatch(words)
        value = words if first == "to" else f'"{words}"'
        if first in ("label", "title", "text", "to") and fits and '"' not in words:
            return f"write {{{', '.join([f'{first}: {value}', *(f'{key}: …' for key in rest)])}}}"
    return f"write keys with their values, such as {{{', '.join(f'{key}: …' for key in keys)}}}"


_LONG = 60
_NODE = "the id of a node, as it stands under «nodes:»"
_CONTACT = "the id of a contact in facts.yaml"
_TERM = "the id of a term in facts.yaml; its length stands there"
_SET = "a name that some `save_as` or `compute` sets"
_NAMED: Mapping[str | int, str] = {
    "to": _NODE,
    "start": _NODE,
    "contact": _CONTACT,
    "doubtful": _CONTACT,
    "facts": "the id of a fact in facts.yaml",
    "reply_within": _TERM,
    "do_within": _TERM,
    "letter": "the name of a file in letters, without .md",
    "stage": "the id of a stage in library.yaml",
    "since": _SET,
    "look_after": _SET,
    "earliest": _SET,
    "part_of": _SET,
    "number_of": _SET,
    "days_since": _SET,
    "forgets": _SET,
    "number": _SET,
}
"""What is named by a key, where somebody wrote the thing itself, or what it is called."""


def plain(name: str) -> str:
    """A name without capitals, spaces and signs."""
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", latin(name))
    return re.sub(r"[\W_]+", "_", parted.lower()).strip("_")


def renamed(source: Source, where: Where, name: str, pattern: str) -> str:
    """A name as it may be written, where what was typed is near to one; else what is named."""
    key, entry = (where[-1], False) if where else ("", False)
    if isinstance(key, int):
        key, entry = where[-2], True
    words = re.split(r"[\s;|]+", name.strip())
    if entry and len(words) > 1 and all(re.search(pattern, word) for word in words):
        return f"a comma is missing: «{', '.join(words)}»"
    typed = latin(name)
    bare = typed.removesuffix(".md") if key == "letter" else typed
    nodes = source.at(("nodes",)) if key == "to" else None
    for node, words_of in nodes.items() if isinstance(nodes, dict) else ():
        if isinstance(words_of, dict) and name in (words_of.get("title"), words_of.get("text")):
            return f"write «{node}»"
    for other in (bare, plain(bare)):
        # What something is called may not be its id: that is for facts.yaml to say.
        called = key in _NAMED and len(words) > 1 and other not in (nodes or ())
        if other != name and re.search(pattern, other) and not called:
            return f"write «{other}»" + (" in Latin letters" if typed != name else "")
    return _NAMED.get(key, "")


def cut_reference(source: Source, where: Where, pattern: str) -> str | None:
    """The advice at a piece of a reference that a comma in it cut off: `[terms s. 4, 5]`.

    Empty at the pieces behind the first one, and None at what is no piece of any.
    """
    index, whole = where[-1], source.at(where[:-1])
    if not isinstance(index, int) or not isinstance(whole, list) or index == 0:
        return None
    start = index
    while start and not (isinstance(whole[start], str) and re.search(pattern, whole[start])):
        start -= 1
    begins = whole[start]
    line = source.span((*where[:-1], start)).line
    if not isinstance(begins, str) or " " not in begins or source.span(where).line != line:
        return None
    end = start + 1
    while end < len(whole) and isinstance(whole[end], str) and not re.search(pattern, whole[end]):
        end += 1
    return in_quotes(", ".join(whole[start:end])) if index == start + 1 else ""


def among(value: str, known: Sequence[str]) -> str:
    """The hint at a word that is not among the known ones."""
    kinds = (KINDS[name] for name in sorted(known) if name in KINDS)
    meant = [kind.name for kind in kinds if value.lower() in kind.aliases]
    return f"write «{'» or «'.join(meant)}»" if meant else suggestion(value, known)


_KEYS = {
    "if": "when", "then": "to", "else": "to", "goto": "to", "next": "to", "options": "choices",
    "answers": "choices", "steps": "nodes", "questions": "nodes",
}  # fmt: skip
"""Keys as they are called elsewhere."""


class Unknown(NamedTuple):
    """A key that there is not, the one that was meant by it if any, and what to do."""

    name: str
    meant: str | None
    hint: str


def unknown_keys(source: Source, where: Where, known: Collection[str]) -> Iterator[Unknown]:
    """The keys at `where` that are not among `known`; a text that was cut up is told once."""
    unknown = [name for name in source.at(where) if name not in known]
    pieces = _cut_up(source, where, known) if unknown else {}
    for name in unknown:
        key, colon, _ = name.partition(":")
        word, gap, _ = name.partition(" ")
        if colon and key in known:
            yield Unknown(name, key, f"write a space after «{key}:»")
        elif gap and word in known and source.at((*where, name)) is None:
            yield Unknown(name, word, f"write a colon after «{word}»")
        elif name not in pieces:
            other = _KEYS.get(name)
            if other in known and other not in source.at(where):
                yield Unknown(name, other, f"did you mean «{other}»?")
            else:
                yield Unknown(name, nearest(name, known), suggestion(name, known))
        elif pieces[name]:
            yield Unknown(name, None, in_quotes(pieces[name]))


def _cut_up(source: Source, where: Where, known: Collection[str]) -> Mapping[str, str]:
    """The texts with a comma in them that stand in braces without quotes.

    By the first piece that became a key, the whole text, and nothing for the pieces after it.
    """
    pieces: dict[str, str] = {}
    whole = first = ""
    line = 0
    for key, value in source.at(where).items():
        row = source.span((*where, key), key=True).line
        words = value is None or not (_NAME.fullmatch(key) or nearest(key, known))
        piece = whole and row == line and words
        head, *rest = re.split(r"[: ]", key, maxsplit=1)
        if head in known or not piece:
            whole = value if isinstance(value, str) else "".join(rest)
            # Where a colon or a space is missing, that is told of all the pieces.
            first, line = (key if rest and head in known else ""), row
            continue
        whole += f", {key}" + (f": {value}" if isinstance(value, str) else "")
        first = first or key
        pieces[key] = ""
        pieces[first] = whole
    return pieces
