"""That every value is there where it is needed: in the texts of a screen, in a letter, in a guard.

Every start of a tree counts as a beginning, since `ozon-wizard TREE` begins there; what only
another tree asks about is not known then. A question that may be skipped sets nothing for sure; a
guard that holds proves what it looks at.
"""

from __future__ import annotations

from collections.abc import Iterator

from wizard.author.flow.demand_proof import Doubt
from wizard.author.flow.findings import Findings, ValueUse
from wizard.author.flow.reach import lost_names
from wizard.author.flow.witness import Path, Witnesses, such_as
from wizard.author.names.needs import Need
from wizard.author.tree.diagnostic import Diagnostic, diagnose
from wizard.author.tree.loading import Loaded
from wizard.author.tree.source import Where
from wizard.author.words.placeholders import spot
from wizard.library.library import DEMANDS


def assigned(loaded: Loaded, findings: Findings) -> Iterator[Diagnostic]:
    """A diagnostic for each value that may be missing, and each that always is."""
    lost = lost_names(findings.graph)
    for unset in findings.unset:
        if unset.name in lost:
            continue
        place = findings.graph.file(unset.node).at(*unset.where, "when")
        span = place.within(rf"\b{unset.name}\b")
        yield diagnose("never-set", place.source.path, span, name=unset.name)
    witnesses = findings.witnesses
    letters: dict[tuple[str, str], list[tuple[ValueUse, Need, Path]]] = {}
    for gap in findings.gaps:
        way = witnesses.way(gap.fear)
        if way is None or gap.use.name in lost:
            continue
        need = gap.use.need
        if need is None:
            yield _in_text(findings, gap.use, way)
        else:
            found = letters.setdefault((need.spot.path, need.name), [])
            found.append((gap.use, need, way))
    parts = {part.path for part in loaded.parts.values()}
    for (path, _), uses in letters.items():
        what = "a letter with this part" if path in parts else "this letter"
        yield _in_letter(findings, path, uses, what)
    for node, doubt in _first(findings.doubts, witnesses):
        yield _of_demand(loaded, findings, node, doubt, witnesses)


def _in_text(findings: Findings, use: ValueUse, way: Path) -> Diagnostic:
    place = findings.graph.file(use.node).at(*use.where)
    told = {"name": use.name, "where": "on some way to this screen"}
    path, span, hint = place.source.path, spot(place, use.name), such_as(findings.graph, way)
    return diagnose("unset-name", path, span, hint=hint, **told)


def _in_letter(
    findings: Findings, path: str, uses: list[tuple[ValueUse, Need, Path]], what: str
) -> Diagnostic:
    """One for all nodes that offer the letter, or one with the part, at the first place in its
    file that needs the name.
    """
    uses = sorted(uses, key=lambda found: found[0].node)
    first = min(need.spot for _, need, _ in uses)
    nodes = list(dict.fromkeys(findings.graph.names[use.node] for use, _, _ in uses))
    more = f" (as do {len(nodes) - 1} more)" if len(nodes) > 1 else ""
    where = f"when «{nodes[0]}» offers {what}{more}"
    use, _, way = uses[0]
    hint = such_as(findings.graph, way)
    return diagnose("unset-name", path, first.span, name=use.name, where=where, hint=hint)


def _first(doubts: list[tuple[int, Doubt]], witnesses: Witnesses) -> Iterator[tuple[int, Doubt]]:
    """Each doubt at the first node where it can be."""
    told: set[tuple[str, Where, str]] = set()
    for node, doubt in sorted(doubts, key=lambda found: found[0]):
        what = (doubt.code, doubt.where, doubt.values.get("name", ""))
        if what not in told and witnesses.way(doubt.at(node)) is not None:
            told.add(what)
            yield node, doubt


def _of_demand(
    loaded: Loaded, findings: Findings, node: int, doubt: Doubt, witnesses: Witnesses
) -> Diagnostic:
    place = loaded.place(DEMANDS).at(*doubt.where)
    hint = such_as(findings.graph, witnesses.way(doubt.at(node)) or [])
    told = {**doubt.values, "where": f"where «{findings.graph.names[node]}» offers its paper"}
    if doubt.code == "unset-name":
        span = spot(place, doubt.values["name"])
        return diagnose(doubt.code, place.source.path, span, hint=hint, **told)
    return place.fault(doubt.code, key=doubt.code in ("no-demand", "no-ground"), hint=hint, **told)
