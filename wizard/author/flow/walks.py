"""What is proved of all walks at once, over the whole graph of a library."""

from __future__ import annotations

from collections.abc import Iterator

from wizard.author.flow.definite_assignment import assigned
from wizard.author.flow.findings import Findings
from wizard.author.flow.never import choiceless, shadowed, shown_to_all, shown_to_nobody
from wizard.author.flow.reach import reach
from wizard.author.flow.traps import traps
from wizard.author.flow.ways import Ways
from wizard.author.names.table import table
from wizard.author.tree.diagnostic import Diagnostic
from wizard.author.tree.loading import Loaded


def all_walks(loaded: Loaded, graph: Ways) -> Iterator[Diagnostic]:
    """That all can be reached and left, that each way is taken, and that values are there."""
    names, _ = table(loaded)
    findings = Findings(loaded, names, graph)
    yield from reach(graph)
    yield from shadowed(findings)
    yield from shown_to_nobody(findings)
    yield from shown_to_all(findings)
    stuck = list(choiceless(findings))
    yield from stuck or traps(findings)  # whoever has nothing to choose is caught there as well
    yield from assigned(loaded, findings)
