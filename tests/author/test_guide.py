"""The guide of authors names all that there is."""

from __future__ import annotations

import re

from tests.conftest import SHIPPED
from wizard.author.scenarios.written import REFUSALS
from wizard.law.rules import RULES

GUIDE = (SHIPPED / "README.md").read_text("utf-8")


def test_it_lists_every_rule_with_what_it_takes() -> None:
    row = re.compile(r"^\| `(\w+)` \| (`[^|]+`) \| [^|]+ \|$", re.MULTILINE)
    told = {name: re.findall(r"\w+", given) for name, given in row.findall(GUIDE)}
    known = {
        name: [*rule.arguments, *(["rates"] if rule.reaches is not None else [])]
        for name, rule in RULES.items()
    }
    assert {name: told.get(name) for name in known} == known


def test_it_says_of_which_kind_that_is() -> None:
    told = r"\n((?:`\w+`[, and\n]*)+) are sums; `rates` is [^;]+, `(\w+)` a whole\nnumber;"
    sums, numbers = re.findall(told, GUIDE)[0]
    taken = {name: kind for rule in RULES.values() for name, kind in rule.arguments.items()}
    assert set(taken.values()) == {"money", "date", "integer"}
    assert {numbers} == {name for name, kind in taken.items() if kind == "integer"}
    assert set(re.findall(r"\w+", sums)) - {"and"} == {n for n, k in taken.items() if k == "money"}


def test_the_codes_of_refusals_that_it_names_are_there() -> None:
    assert set(re.findall(r"`((?:field|answer)_\w+)`", GUIDE)) - {*REFUSALS} == set()
