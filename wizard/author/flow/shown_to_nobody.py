"""What a screen shows to nobody, or to everybody in spite of its guard, and screens that may offer
no choice.

Owns the proof of what stands under a guard on a screen: each text, choice and item is shown to
somebody, and everybody is offered at least one choice. A condition that seems to hold is believed
once a way to it was found, as far as that can be looked for.
"""

from __future__ import annotations

from collections.abc import Iterator

from wizard.author.flow.findings import Findings
from wizard.author.flow.formula import ALWAYS, possible
from wizard.author.flow.witness import such_as
from wizard.author.tree.diagnostic import Diagnostic

_NEVER = "whatever was answered; mend it, or take it out"
_NOT_HERE = "it could, but not with what is known on the ways to it; take it out"


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
            source = findings.graph.source(text.node)
            yield source.diagnose("never-shown", (*text.where, "when"), hint=hint)


def shown_to_all(findings: Findings) -> Iterator[Diagnostic]:
    """A diagnostic for each guard of a text that holds for everybody who comes to it.

    Where a way is never taken, whoever should have come by it may be the reason for the guard.
    """
    if findings.idle:
        return
    formulas = findings.domains.formulas
    for text in findings.guarded_texts:
        if not possible(text.situation, formulas.negation(formulas.sure(text.condition))):
            yield findings.graph.source(text.node).diagnose("always-shown", (*text.where, "when"))


def choiceless(findings: Findings) -> Iterator[Diagnostic]:
    """A diagnostic for each screen at which somebody has nothing to choose."""
    witnesses = findings.witnesses
    for node, condition in findings.choiceless:
        way = witnesses.way((node, condition))
        if way is not None:
            source, place = findings.graph.source(node), findings.graph.place(node)
            hint = such_as(findings.graph, way)
            name = findings.graph.names[node]
            yield source.diagnose(
                "no-choice-left", (*place, "choices"), key=True, name=name, hint=hint
            )
