"""Ways that nobody takes: guards that never hold, or only where an earlier way was taken.

Over answers that are finite in number this is exact; over dates and sums it goes by the stretches
between the bounds that guards name. How answers go together is known as well (`reachable`).
"""

from __future__ import annotations

from collections.abc import Iterator

from wizard.author.flow.findings import Findings, Idle
from wizard.author.flow.formula import possible
from wizard.author.tree.diagnostic import Diagnostic

_NEVER = "whatever was answered; mend it, or take this way out"
_NOT_HERE = "it could, but not with what is known on the ways to it; take this way out"


def shadowed(findings: Findings) -> Iterator[Diagnostic]:
    """A diagnostic for each way that is never taken."""
    for idle in findings.idle:
        yield _diagnostic(findings, idle)


def _diagnostic(findings: Findings, idle: Idle) -> Diagnostic:
    source = findings.graph.source(idle.node)
    attempt = idle.turn.tries[idle.place]
    at = attempt.way.at
    if attempt.way.guard is None:
        return source.diagnose("unreachable-default", at)
    if not possible(findings.domains.anywhere, attempt.yes):
        return source.diagnose("never-holds", (*at, "when"), hint=_NEVER)
    if not possible(idle.situation, attempt.yes):
        return source.diagnose("never-holds", (*at, "when"), hint=_NOT_HERE)
    domains = findings.domains
    for earlier in idle.turn.tries[: idle.place]:
        assert earlier.way.guard is not None, "nothing is tried behind a way without a guard"
        no = domains.condition(earlier.way.guard, False)
        if not possible(idle.situation, domains.formulas.every([no, attempt.yes])):
            line = source.span(earlier.way.at).line
            return source.diagnose("shadowed-guard", (*at, "when"), what=f"the way in line {line}")
    return source.diagnose("shadowed-guard", (*at, "when"), what="one of the ways before it")
