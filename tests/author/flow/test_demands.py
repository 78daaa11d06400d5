"""What is proved of demands, held against all walks through small libraries that have some."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from hypothesis import given, settings

from tests.author.every_walk import every_step
from tests.small_libraries import DATED, WORDS, libraries_with_demands, written
from wizard.author.flow.findings import Findings
from wizard.author.flow.ways import ways
from wizard.author.flow.witness import Witnesses
from wizard.author.names.table import table
from wizard.library.demands import Demands
from wizard.library.guard import parse
from wizard.library.model import PLACEHOLDER
from wizard.walk.guards import holds
from wizard.walk.obligations import Obligations
from wizard.walk.values import Values

Told = tuple[str, tuple[str | int, ...], str]
"""A code, the place in `demands.yaml`, and the name if it is of one."""
GIVEN: dict[str, dict[str, Any]] = {
    "": {},
    "r": {"answered": "r"},
    'p == "a"': {"p": "a"},
    "s and q": {"answered": ["s", "q"]},
}
"""What a paper asks before it goes through `respondents`, as guards."""


def so(when: dict[str, Any] | None, values: Values) -> bool:
    return not when or holds(parse(when), values, values.today)


def wrong(demands: Demands, paper: str, values: Values) -> Iterator[Told]:
    """All that is wrong with a paper for whom so much is known of."""
    asked = re.match(r"\{% if (.*?) %\}", paper)
    if not so(GIVEN[asked[1] if asked else ""], values):
        return
    whom = re.search(r'r.id == "(\w+)"|"(\w+)" == r.id', paper)
    name = (whom[1] or whom[2]) if whom else None
    words = next((word for word in WORDS if f"if d.{word}" in paper), None)
    parts = [part for one in Obligations(demands).owed(values) for part in one.parts.items()]
    if not any(name in (None, of) and (not words or getattr(part, words)) for of, part in parts):
        yield "no-demand", ("demands",), ""
    held = {name: one for name, one in demands.demands.items() if so(one.when, values)}
    for (first, one), (second, other) in combinations(held.items(), 2):
        if one.one_of and one.one_of == other.one_of:
            yield "two-demands", ("demands", second, "one_of"), f"{second} {first}"
    for name, one in held.items():
        grounds = one.grounds.values()
        if grounds and not any(so(ground.when, values) for ground in grounds):
            yield "no-ground", ("demands", name, "grounds"), name
        for where, when, text in one.texts():
            for needed in PLACEHOLDER.findall(text):
                if so(when, values) and needed not in values and needed not in one.gaps:
                    yield "unset-name", ("demands", name, *where), needed


@settings(max_examples=30)
@given(libraries_with_demands())
def test_demands_are_doubted_where_somebody_sees_a_fault_and_nowhere_else(
    drawn: dict[str, Any],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        loaded = written(drawn["tree"], Path(folder), drawn["demands"], drawn["paper"])
    library = loaded.library
    findings = Findings(loaded, table(loaded)[0], ways(loaded))
    witnesses = Witnesses(findings.flow, (doubt.at(node) for node, doubt in findings.doubts))
    told = {
        (doubt.code, doubt.where, " ".join(doubt.values[key] for key in ("name", "other")
                                           if key in doubt.values))
        for node, doubt in findings.doubts
        if witnesses.way(doubt.at(node)) is not None
    }  # fmt: skip
    assert library.demands is not None
    seen: set[Told] = set()
    for walk in every_step(library, "demo.first"):
        if walk.at == "demo.n0":
            seen |= set(wrong(library.demands, drawn["paper"], walk.values))
    if findings.unset:  # what follows from a name that is never set is not told of
        return
    assert seen <= told
    if not DATED & {*str(drawn).split("'")}:
        assert seen == told  # what the order of two dates goes along with is not kept


def test_who_is_the_same_by_an_answer_that_nothing_else_looks_at_is_doubted(tmp_path: Path) -> None:
    choices = {key: {"label": key, "to": "n0"} for key in ("a", "b")}
    nodes = {
        "first": {"kind": "question", "text": "T", "save_as": "q", "choices": choices},
        "n0": {"kind": "action", "text": "T", "letter": "paper",
               "choices": {"go": {"label": "G", "to": "end"}}},
        "end": {"kind": "outcome", "status": "open", "text": "T"},
    }  # fmt: skip
    part = {"article": "a", "claim": "T"}
    whom = {"title": "R", "whom": "R"}
    demands = {
        "respondents": {"one": {**whom, "same_as": {"two": {"q": "a"}}}, "two": whom},
        "articles": {"a": {"said": "A", "fact": "f"}},
        "demands": {"x": {"of": {"one": part, "two": part}}},
    }
    inner = "{% for d in r.demands %}{{ d.claim }}{% endfor %}"
    paper = f'{{% for r in respondents if r.id == "two" %}}{inner}{{% endfor %}}'
    tree = {"tree": "demo", "title": "T", "start": "first", "nodes": nodes}
    loaded = written(tree, tmp_path, demands, paper)
    findings = Findings(loaded, table(loaded)[0], ways(loaded))
    assert [doubt.code for _, doubt in findings.doubts] == ["no-demand"]
