"""Which faults are made of a source, and that each is one."""

from __future__ import annotations

import ast

from tests.mutants.mutations import mutants
from tests.rows import each_row


@each_row(
    ("source", "made"),
    [
        ("a < b", ["a <= b"]),
        ("a <= b < c", ["a < b < c", "a <= b <= c"]),
        ("a is None", ["a is not None"]),
        ("x = 5", ["x = 6", "x = 4"]),
        ("x = True", ["x = False"]),
        ("a and b", ["a or b"]),
        ("not a", ["a"]),
        ("a + b", ["a - b"]),
        ("a if b else c", ["c if b else a"]),
        ("def f(x: int = 1) -> int:\n    return x", ["x: int=2", "x: int=0", "return None"]),
        ("for x in y:\n    continue", ["break"]),
        ("def f():\n    return None", []),
        ('"""Says 5."""\nfrom a import b\nassert c > d\nx: Literal[5]', []),
        ("if TYPE_CHECKING:\n    x = 1", []),
        ("f'{a + b}'", []),
        ("class A(B, frozen=True, sent=True):\n    pass", ["sent=False"]),
    ],
)
def test_each_place_where_a_fault_can_be_made_has_each_of_them(
    source: str, made: list[str]
) -> None:
    found = [*mutants(source)]
    assert len(found) == len(made)
    for one, expected in zip(found, made, strict=True):
        changed = ast.unparse(one.tree)
        assert expected in changed
        assert changed != ast.unparse(ast.parse(source))
        compile(one.tree, "m", "exec")
