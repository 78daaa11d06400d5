"""The part of Jinja that letters use.

Owns what a letter may be made of, so that every one can be written whatever was answered: values,
conditions, loops, and a few filters, but no calls, no arithmetic and no other files; and that what
is printed is words. Refuses names that there are not: those are for `letters`.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import NamedTuple

from jinja2 import nodes

from wizard.check.names.table import Names
from wizard.check.names.template import Template
from wizard.tree.diagnostic import suggestion

FILTERS = (
    "trim", "lower", "upper", "capitalize", "list", "first", "last", "join", "length", "unique",
    "default", "d", "selectattr", "rejectattr",
)  # fmt: skip
_PARTS = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.If, nodes.For,
    nodes.Assign, nodes.Getattr, nodes.Getitem, nodes.Slice, nodes.Filter, nodes.CondExpr,
    nodes.And, nodes.Or, nodes.Not, nodes.Compare, nodes.Operand, nodes.Concat, nodes.List,
    nodes.Tuple, nodes.Dict, nodes.Pair,
)  # fmt: skip
_EQUAL = ("eq", "ne", "in", "notin")
_IDS = ("choice", "checklist")
_OTHERS: tuple[tuple[type[nodes.Node], str, str], ...] = (
    (nodes.Call, "a call", "leave out the round brackets"),
    (nodes.Test, "such an «is»", "{% if name %} asks whether there is a value"),
    (nodes.BinExpr, "arithmetic", "let compute count it, and name that"),
    (nodes.UnaryExpr, "arithmetic", "let compute count it, and name that"),
)
_WITH_PARTS = "only said, contacts, loop and attempts have parts"
_TAGS = "letters know if, for and set; write the words here"
_WHOLE = {
    "attempts": "tell them one by one: {% for attempt in attempts %}",
    "said": "name the answer: said.NAME",
    "contacts": "name the contact: contacts.ID.value",
}


class Part(NamedTuple):
    """A part that a letter cannot have: its line in the body, what it is, what to do instead."""

    line: int
    text: str
    """What to look for in the line."""
    what: str
    hint: str


def parts(letter: Template) -> Iterator[Part]:
    """Every part of a letter that could keep it from being written."""
    loops = _targets(letter)
    called = {id(call.node) for call in letter.all(nodes.Call)}
    owners = {id(asked.node) for asked in letter.all(nodes.Getattr)}
    numbers = {id(number) for number in _numbers(letter)}
    for node in letter.parts:
        match node:
            case nodes.Filter():
                yield from _filter(node)
            case nodes.Compare():
                yield from _comparison(node)
            case nodes.Name(name="said" | "contacts" as name):
                if id(node) not in owners:
                    yield Part(node.lineno, name, f"the whole of «{name}»", _WHOLE[name])
            case nodes.Getattr(node=nodes.Name(name="contacts"), attr=attr):
                if id(node) not in owners:
                    yield Part(node.lineno, attr, "a whole contact", f"contacts.{attr}.value")
            case nodes.Getattr(node=owner, attr=attr):
                if id(node) not in called and not _has_parts(owner, loops):
                    yield Part(node.lineno, attr, f"«.{attr}» of this", _WITH_PARTS)
            case nodes.Const(value=value):
                if not isinstance(value, str) and id(node) not in numbers:
                    yield Part(node.lineno, "", f"«{value}» by itself", "put it in quotes")
            case _ if not isinstance(node, _PARTS):
                yield from _other(node)


def _filter(node: nodes.Filter) -> Iterator[Part]:
    name, line = node.name, node.lineno
    if name not in FILTERS:
        near = suggestion(name, FILTERS) or f"letters know {', '.join(FILTERS)}"
        yield Part(line, name, f"the filter «{name}»", near)
    elif name.endswith("attr") and len(node.args) > 1 and not _says_how(node.args[1]):
        yield Part(line, name, f"such a «{name}»", f'write {name}("stage", "eq", "chat")')
    elif isinstance(node.node, nodes.Filter) and node.node.name == "length":
        yield Part(line, name, "a filter behind «length»", "it is a number by then")
    elif isinstance(node.node, nodes.Getattr) and _is(node.node.node, "loop"):
        yield Part(line, name, "a filter behind «loop»", "it is a number")


def _says_how(how: nodes.Node) -> bool:
    """Whether a filter that picks by a part says how in a word that there is."""
    return isinstance(how, nodes.Const) and how.value in (*_EQUAL, "equalto")


def _comparison(node: nodes.Compare) -> Iterator[Part]:
    if any(part.op not in _EQUAL for part in node.ops):
        hint = "compare in a guard, or let compute decide"
        yield Part(node.lineno, "", "a comparison of size", hint)
    elif any(part.op.endswith("in") and not _can_hold(part.expr, node.expr) for part in node.ops):
        hint = "compare by ==, or with a list: in ['a', 'b']"
        yield Part(node.lineno, "", "such an «in»", hint)


def _can_hold(held: nodes.Node, asked: nodes.Node) -> bool:
    """Whether it can be asked of anything that `asked` may be, nothing included, if it is in it."""
    if isinstance(held, nodes.List | nodes.Tuple | nodes.Dict):
        return True
    return isinstance(asked, nodes.Const) and isinstance(held, nodes.Name | nodes.Const)


def _numbers(letter: Template) -> Iterator[nodes.Node]:
    """What need not be text, or is told of with what it stands in."""
    for sum_ in letter.all(nodes.BinExpr, nodes.UnaryExpr):
        if not isinstance(sum_, nodes.And | nodes.Or | nodes.Not):
            yield from sum_.iter_child_nodes()
    for item in letter.all(nodes.Getitem):
        yield item.arg
    for part in letter.all(nodes.Slice):
        yield from part.iter_child_nodes()
    for used in letter.all(nodes.Filter):
        yield from used.args


def _other(node: nodes.Node) -> Iterator[Part]:
    """What is none of the parts of a letter."""
    if isinstance(node, nodes.Test) and node.name in ("defined", "undefined"):
        return
    for kind, what, hint in _OTHERS:
        if isinstance(node, kind):
            yield Part(node.lineno, getattr(getattr(node, "node", None), "name", ""), what, hint)
            return
    tag = type(node).__name__.lower()
    yield Part(node.lineno, tag, f"«{tag}»", _TAGS)


def _targets(letter: Template) -> set[str]:
    """The names under which loops tell one thing after the other."""
    return {name for loop in letter.all(nodes.For) for name in _names(loop.target)}


def _has_parts(owner: nodes.Node, loops: Container[str]) -> bool:
    if isinstance(owner, nodes.Getattr):  # what has none is told there
        return _is(owner.node, "contacts") or not _has_parts(owner.node, loops)
    return isinstance(owner, nodes.Name) and (
        owner.name in ("said", "contacts", "loop") or owner.name in loops
    )


def whole(letter: Template) -> Iterator[Part]:
    """What has parts, and is printed as if it were one."""
    lists = {"attempts"}
    for part in letter.all(nodes.Assign):
        if isinstance(part.target, nodes.Name) and not lists.isdisjoint(_names(part.node)):
            lists.add(part.target.name)
    told = {
        name
        for loop in letter.all(nodes.For)
        if not lists.isdisjoint(_names(loop.iter))
        for name in _names(loop.target)
    }
    for printed in _printed(letter.all(nodes.Output)):
        if isinstance(printed, nodes.Getitem) and not lists.isdisjoint(_names(printed.node)):
            yield Part(printed.lineno, "", "a whole attempt", _WHOLE["attempts"])
        elif isinstance(printed, nodes.Name):
            name = printed.name
            if name in lists:
                yield Part(printed.lineno, name, f"the whole of «{name}»", _WHOLE["attempts"])
            elif name in told:
                yield Part(printed.lineno, name, "a whole attempt", f"{name}.date or {name}.result")


def ids(letter: Template, names: Names) -> Iterator[Part]:
    """Choices and checklists that are printed as ids, where the reader expects words."""
    hidden = _targets(letter)
    for printed in _printed(letter.all(nodes.Output)):
        if isinstance(printed, nodes.Name) and printed.name not in hidden:
            yield from _id(printed, printed.name, names)
    for loop in letter.all(nodes.For):
        if isinstance(loop.iter, nodes.Name) and isinstance(loop.target, nodes.Name):
            for printed in _printed(loop.find_all(nodes.Output)):
                if _is(printed, loop.target.name):
                    yield from _id(printed, loop.iter.name, names)


def lists(letter: Template, names: Names) -> Iterator[Part]:
    """Checklists that are compared as if one answer could be ticked."""
    for compared in letter.all(nodes.Compare):
        asked = compared.expr
        equal = any(part.op in ("eq", "ne") for part in compared.ops)
        if equal and isinstance(asked, nodes.Name) and asked.name in names:
            name = names[asked.name]
            if name.kind == "checklist":
                item = min(name.values, default="item")
                yield Part(
                    compared.lineno,
                    asked.name,
                    "«==» with a checklist",
                    f'write "{item}" in {asked.name}',
                )


def _id(printed: nodes.Node, name: str, names: Names) -> Iterator[Part]:
    if name in names and names[name].kind in _IDS:
        yield Part(printed.lineno, getattr(printed, "name", ""), name, f"said.{name}")


def _is(node: nodes.Node, name: str) -> bool:
    return isinstance(node, nodes.Name) and node.name == name


def _names(node: nodes.Node) -> list[str]:
    found = [part.name for part in node.find_all(nodes.Name)]
    return [*found, node.name] if isinstance(node, nodes.Name) else found


def _printed(outputs: Iterable[nodes.Output]) -> Iterator[nodes.Node]:
    for output in outputs:
        for node in output.nodes:
            yield from _parts_of(node)


def _parts_of(node: nodes.Node) -> Iterator[nodes.Node]:
    """What a printed expression prints; what it only asks for is left out."""
    match node:
        case nodes.CondExpr(expr1=one, expr2=other):
            yield from _parts_of(one)
            if other is not None:
                yield from _parts_of(other)
        case nodes.Filter(name="length"):
            return
        case nodes.Filter(node=nodes.Expr() as inner):
            yield from _parts_of(inner)
        case nodes.Or(left=one, right=other):
            yield from _parts_of(one)
            yield from _parts_of(other)
        case nodes.And(right=other):  # of the left side nothing but an empty one is printed
            yield from _parts_of(other)
        case nodes.Concat(nodes=several):
            for one in several:
                yield from _parts_of(one)
        case _:
            yield node
