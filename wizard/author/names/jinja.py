"""The part of Jinja that letters use.

Owns what a letter may be made of, so that every one can be written whatever was answered: values,
conditions, loops, and a few filters, but no calls and no arithmetic; its parts stand in it already.
Refuses names and what they are: those are for `expressions`.
"""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import nodes

from wizard.author.names.letter_fault import LetterFault
from wizard.author.names.letter_positions import KEYWORDS
from wizard.author.names.reserved import GIVEN
from wizard.author.names.template import Template
from wizard.author.tree.diagnostic import suggestion
from wizard.outcome.letters import FILTERS as OWN_FILTERS

FILTERS = (
    "trim", "lower", "upper", "capitalize", *OWN_FILTERS, "list", "first", "last", "join",
    "length", "unique", "default", "d", "selectattr", "rejectattr",
)  # fmt: skip
_PARTS = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.If, nodes.For,
    nodes.Assign, nodes.Getattr, nodes.Getitem, nodes.Slice, nodes.Filter, nodes.CondExpr,
    nodes.And, nodes.Or, nodes.Not, nodes.Compare, nodes.Operand, nodes.Concat, nodes.List,
    nodes.Tuple, nodes.Dict, nodes.Pair,
)  # fmt: skip
_KNOWN = frozenset(_PARTS)
_MOST = {"trim": 1, "join": 1, "default": 2, "d": 2, "selectattr": 3, "rejectattr": 3}
"""How much a filter may be given at most; the others take nothing."""
_PICKS = ("eq", "equalto", "ne", "in")
_TAGS = "letters know if, for and set; write the words here"
_INCLUDE = 'alone on its line, and by its name: {% include "closing" %}'
_TAKEN = GIVEN | {"loop"}
_COUNT = "let compute count it, and name that"
_OTHERS: tuple[tuple[type[nodes.Node], str, str], ...] = (
    (nodes.Test, "such an «is»", "{% if name %} asks whether there is a value, == compares"),
    (nodes.BinExpr, "arithmetic", _COUNT),
    (nodes.UnaryExpr, "arithmetic", _COUNT),
    (nodes.NSRef, "a «set» behind a dot", "give it a name without a dot"),
    (nodes.AssignBlock, "a «set» without «=»", 'write {% set name = "…" %}'),
)


def parts(letter: Template) -> Iterator[LetterFault]:
    """Every part of a letter that could keep it from being written."""
    end = 0
    numbers: set[int] | None = None
    for index, node in enumerate(letter.parts):
        if index < end:
            continue  # one cause, one message
        found: LetterFault | None = None
        if isinstance(node, nodes.Filter):
            found = _filter(node)
        elif isinstance(node, nodes.Name):
            if node.ctx != "load" and node.name in _TAKEN:
                found = LetterFault(node, "reserved-name", {"place": "a letter", "name": node.name})
        elif type(node) not in _KNOWN:
            found = None if _is_place(node, letter) else _other(node)
        elif isinstance(node, nodes.Const) and not isinstance(node.value, str):
            numbers = _numbers(letter) if numbers is None else numbers
            if id(node) not in numbers:
                value = str(node.value).lower()
                found = LetterFault.part(node, f"«{value}» by itself", "put it in quotes")
        if found is not None:
            yield found
            end = index + len(letter.under(node))


def _filter(node: nodes.Filter) -> LetterFault | None:
    name = node.name
    if name not in FILTERS:
        near = suggestion(name, FILTERS) or f"letters know {', '.join(FILTERS)}"
        return LetterFault.part(node, f"the filter «{name}»", near)
    if node.node is None:
        return LetterFault.part(node, "a filter of a whole passage", "write {{ value | filter }}")
    if node.kwargs or len(node.args) > _MOST.get(name, 0):
        return LetterFault.part(
            node, f"what «{name}» is given", "take its brackets out, or what is too much in them"
        )
    if name == "trim" and not all(_is_text(argument) for argument in node.args):
        return LetterFault.part(node, f"what «{name}» is given", 'write trim(".")')
    if name.endswith("attr") and not _picks(node):
        return LetterFault.part(node, f"such a «{name}»", f'write {name}("stage", "eq", "chat")')
    if isinstance(node.node, nodes.Filter) and node.node.name == "length":
        return LetterFault.part(node, "a filter behind «length»", "it is a number by then")
    if isinstance(node.node, nodes.Getattr) and _is(node.node.node, "loop"):
        return LetterFault.part(node, "a filter behind «loop»", "it is a number")
    return None


def _picks(node: nodes.Filter) -> bool:
    """Whether a filter that picks by a part says which, and how in a word that there is."""
    which, how = node.args[:1], node.args[1:2]
    named = bool(which) and _is_text(which[0])
    if not how:
        return named
    compares = isinstance(how[0], nodes.Const) and how[0].value in _PICKS
    return named and compares and len(node.args) == 3


def _numbers(letter: Template) -> set[int]:
    """What need not be text, or is told of with what it stands in."""
    found: set[int] = set()
    for part in letter.all(nodes.Slice, nodes.Compare, nodes.Operand):
        for child in part.iter_child_nodes():
            found.add(id(child.node if isinstance(child, nodes.Neg) else child))
    for operand in letter.all(nodes.Operand):
        if isinstance(operand.expr, nodes.List | nodes.Tuple):
            found |= {id(item) for item in operand.expr.items}
    for item in letter.all(nodes.Getitem):
        found.add(id(item.arg))
    for used in letter.all(nodes.Filter):
        found |= {id(argument) for argument in used.args}
    for loop in letter.all(nodes.For):
        found.add(id(loop.iter))
    for assigned in letter.all(nodes.Assign):
        if isinstance(assigned.node, nodes.Const) and isinstance(assigned.node.value, bool):
            found.add(id(assigned.node))
    return found


def _is_place(node: nodes.Node, letter: Template) -> bool:
    """Whether a number below zero counts from the end: `[-1:]`."""
    slices = letter.all(nodes.Slice) if isinstance(node, nodes.Neg) else ()
    return any(node is child for part in slices for child in part.iter_child_nodes())


def _other(node: nodes.Node) -> LetterFault | None:
    """What is none of the parts of a letter."""
    if isinstance(node, nodes.Test) and node.name in ("defined", "undefined"):
        return None
    if isinstance(node, nodes.Call):
        name = getattr(node.node, "attr", "")
        hint = f"write | {name}" if name in FILTERS else "leave out the round brackets"
        return LetterFault.part(node, "a call", hint)
    for kind, what, hint in _OTHERS:
        if isinstance(node, kind):
            return LetterFault.part(node, what, hint)
    tag = type(node).__name__
    hint = _INCLUDE if isinstance(node, nodes.Include) else _TAGS
    return LetterFault.part(node, f"«{KEYWORDS.get(tag, tag.lower())}»", hint)


def _is_text(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Const) and isinstance(node.value, str)


def _is(node: nodes.Node, name: str) -> bool:
    return isinstance(node, nodes.Name) and node.name == name
