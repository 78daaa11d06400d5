"""What nobody takes or sees: guards that never hold, or only where an earlier way was taken.

Owns the proof of what stands under a guard: each way is taken by somebody, each text, choice and
item is shown to somebody, not to all, and everybody is offered at least one choice. Over answers
that are finite in number this is exact; over dates and sums it goes by the stretches between the
bounds that guards name. How answers go together is known as well (`witness`). A condition that
seems to hold is believed once a way to it was found, as far as that can be looked for.
"""

from __future__ import annotations

from collections.abc import Iterator

from wizard.author.flow.findings import Findings, Idle
from wizard.author.flow.formula import ALWAYS, possible
from wizard.author.flow.witness import such_as
from wizard.author.tree.diagnostic import Diagnostic

_NEVER = "whatever was answered; mend it, or take {it} out"
_NOT_HERE = "it could, but not with what is known on the ways to it; take {it} out"


def shadowed(findings: Findings) -> Iterator[Diagnostic]:
    """A diagnostic for each way that is never taken."""
    for idle in findings.idle:
        yield _diagnostic(findings, idle)


def _diagnostic(findings: Findings, idle: Idle) -> Diagnostic:
    file, attempt = findings.graph.file(idle.node), idle.turn.tries[idle.place]
    place, domains = file.at(*attempt.way.at), findings.domains
    when = place.at("when")
    if attempt.way.guard is None:
        return place.fault("unreachable-default")
    if not possible(domains.anywhere, attempt.yes):
        return when.fault("never-holds", hint=_NEVER.format(it="this way"))
    if not possible(idle.situation, attempt.yes):
        return when.fault("never-holds", hint=_NOT_HERE.format(it="this way"))
    for earlier in idle.turn.tries[: idle.place]:
        assert earlier.way.guard is not None, "nothing is tried behind a way without a guard"
        no = domains.condition(earlier.way.guard, False)
        if not possible(idle.situation, domains.formulas.every([no, attempt.yes])):
            line = file.source.span(earlier.way.at).line
            return when.fault("shadowed-guard", what=f"the way in line {line}")
    return when.fault("shadowed-guard", what="one of the ways before it")


def shown_to_nobody(findings: Findings) -> Iterator[Diagnostic]:
    """A diagnostic for each text that nobody sees.

    Where a way is never taken that is told of, and what nobody sees behind it is not.
    """
    if findings.idle:
        return
    anywhere = findings.domains.anywhere
    witnesses = findings.witnesses
    for text in findings.guarded_texts:
        unseen = not possible(text.situation, text.condition) or witnesses.never(text.fear)
        # Where nobody comes at all, what should be shown on the way there is told of.
        if unseen and not witnesses.never((text.node, ALWAYS)):
            hint = _NOT_HERE if possible(anywhere, text.condition) else _NEVER
            when = findings.graph.file(text.node).at(*text.where, "when")
            yield when.fault("never-shown", hint=hint.format(it="it"))


def shown_to_all(findings: Findings) -> Iterator[Diagnostic]:
    """A diagnostic for each guard of a text that holds for everybody who comes to it.

    Where a way is never taken, whoever should have come by it may be the reason for the guard.
    """
    if findings.idle:
        return
    formulas = findings.domains.formulas
    for text in findings.guarded_texts:
        if not possible(text.situation, formulas.negation(formulas.sure(text.condition))):
            when = findings.graph.file(text.node).at(*text.where, "when")
            yield when.fault("always-shown")


def choiceless(findings: Findings) -> Iterator[Diagnostic]:
    """A diagnostic for each screen at which somebody has nothing to choose."""
    witnesses = findings.witnesses
    for node, condition in findings.choiceless:
        way = witnesses.way((node, condition))
        if way is not None:
            choices, hint = findings.graph.at(node).at("choices"), such_as(findings.graph, way)
            name = findings.graph.names[node]
            yield choices.fault("no-choice-left", key=True, name=name, hint=hint)
