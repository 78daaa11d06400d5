"""What is proved of all walks at once, over the whole graph of a library."""

from __future__ import annotations

from collections.abc import Iterator

from wizard.check.flow.assigned import assigned
from wizard.check.flow.findings import Findings
from wizard.check.flow.reach import reach
from wizard.check.flow.shadow import shadowed
from wizard.check.flow.traps import traps
from wizard.check.flow.ways import Ways
from wizard.check.names.table import table
from wizard.tree.diagnostic import Diagnostic
from wizard.tree.library import Loaded


def all_walks(loaded: Loaded, graph: Ways) -> Iterator[Diagnostic]:
    """That all can be reached and left, that each way is taken, and that values are there."""
    names, _ = table(loaded)
    findings = Findings(loaded, names, graph)
    yield from reach(graph)
    yield from shadowed(findings)
    yield from traps(findings)
    yield from assigned(loaded, findings)
