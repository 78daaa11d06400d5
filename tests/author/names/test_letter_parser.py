"""An expression of a letter is read as Jinja reads it, whatever binds what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import nodes
from jinja2.sandbox import SandboxedEnvironment

from tests.conftest import SHIPPED, alone
from wizard.author.names import letter_tree as tree
from wizard.author.names.letter_parser import parsed
from wizard.author.names.letter_tokens import LetterSlip
from wizard.author.tree.loading import load

ENVIRONMENT = SandboxedEnvironment()
OPERATORS = {
    "eq": "==", "ne": "!=", "lt": "<", "gt": ">", "lteq": "<=", "gteq": ">=", "in": "in",
    "notin": "not in",
}  # fmt: skip
SEVERAL = (
    ("And", tree.And), ("Or", tree.Or), ("Not", tree.Negated), ("Concat", tree.Joined),
    ("List", tree.Listed), ("CondExpr", tree.IfElse),
)  # fmt: skip


def by_jinja(node: nodes.Node) -> Any:
    """An expression of Jinja as plain data."""
    match node:
        case nodes.Name(name=name):
            return name
        case nodes.Const(value=value):
            return ("=", value)
        case nodes.Getattr(node=owner, attr=attr):
            return (".", by_jinja(owner), attr)
        case nodes.Filter(node=nodes.Expr() as inner, name=name, args=args):
            return ("|", by_jinja(inner), name, *map(by_jinja, args))
        case nodes.Compare(expr=one, ops=[nodes.Operand(op=op, expr=other)]):
            return (OPERATORS[op], by_jinja(one), by_jinja(other))
        case nodes.CondExpr(test=test, expr1=one, expr2=other):
            rest = [] if other is None else [by_jinja(other)]
            return ("CondExpr", by_jinja(test), by_jinja(one), *rest)
        case nodes.Getitem(node=inner, arg=nodes.Slice()):
            return ("|", by_jinja(inner), "list")
        case nodes.Getitem(node=nodes.Dict(items=pairs), arg=key):
            return ("{", by_jinja(key), *(by_jinja(pair.value) for pair in pairs))
    return (type(node).__name__, *map(by_jinja, node.iter_child_nodes()))


def by_us(node: tree.Expression) -> Any:
    """The same of ours."""
    match node:
        case tree.Named(name=name):
            return name
        case tree.Literal(value=value):
            return ("=", value)
        case tree.Attribute(owner=owner, attr=attr):
            return (".", by_us(owner), attr)
        case tree.Filter(parts=(inner, *args), name=name):
            return ("|", by_us(inner), name, *map(by_us, args))
        case tree.Comparing(parts=(one, other), operator=operator):
            return (operator, by_us(one), by_us(other))
        case tree.Lookup(parts=parts):
            return ("{", *map(by_us, parts))
    kind = next(name for name, kind in SEVERAL if isinstance(node, kind))
    return (kind, *map(by_us, node.parts))


ATOMS = [
    *("a", "b.c", "'x'", "1", "true", "none", "d | trim('.')", "[a, 'y']", "e[:1]", "e[-1:]"),
    "{'x': a, 'y': 'z'}[b]",
]
TAGS = ["{{{{ {} }}}}", "{{% if {} %}}{{% endif %}}", "{{% set s = {} %}}"]
PIECES = st.recursive(
    st.sampled_from(ATOMS),
    lambda inner: (
        st.tuples(
            inner, st.sampled_from(["==", "!=", "<", "in", "not in", "and", "or", "~"]), inner
        ).map(" ".join)
        | inner.map("not {}".format)
        | inner.map("({})".format)
        | inner.map("{} | upper".format)
        | st.tuples(inner, inner).map("{0[0]} if {0[1]}".format)
        | st.tuples(inner, inner, inner).map("{0[0]} if {0[1]} else {0[2]}".format)
    ),
    max_leaves=6,
)


@settings(max_examples=300)
@given(
    PIECES, st.sampled_from(["{{{{ {} }}}}", "{{% if {} %}}{{% endif %}}", "{{% set s = {} %}}"])
)
def test_what_is_read_is_read_alike(expression: str, around: str) -> None:
    text = around.format(expression)
    try:
        (one, *_) = parsed(alone(text)).body
    except LetterSlip:
        return
    theirs = ENVIRONMENT.parse(text).body[0]
    match theirs:
        case nodes.Output(nodes=[value, *_]) | nodes.If(test=value) | nodes.Assign(node=value):
            pass
    ours = one.branches[0][0] if isinstance(one, tree.If) else getattr(one, "value", None)
    assert ours is not None
    assert by_us(ours) == by_jinja(value), text


def said(body: Iterable[tree.Statement]) -> Iterator[tree.Expression]:
    """Every expression that is printed."""
    for one in body:
        match one:
            case tree.Say(value=value):
                yield value
            case tree.If(branches=branches):
                yield from (value for _, inner in branches for value in said(inner))
            case tree.For(body=inner, rest=rest):
                yield from said((*inner, *rest))
            case tree.LetterTree(body=inner):
                yield from said(inner)


def test_each_expression_of_the_shipped_letters_is_read_alike() -> None:
    loaded = load(SHIPPED)
    for letter in loaded.letters.values():
        theirs = [
            part
            for output in ENVIRONMENT.parse(letter.body).find_all(nodes.Output)
            for part in output.nodes
            if not isinstance(part, nodes.TemplateData)
        ]
        assert sorted(map(repr, map(by_us, said(parsed(letter).body)))) == sorted(
            map(repr, map(by_jinja, theirs))
        )
