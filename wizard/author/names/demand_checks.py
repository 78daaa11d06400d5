"""That demands refer to what there is: respondents, articles, facts, contacts, sums, other demands.

Owns `demands.yaml` as far as it can be judged without a walk. Refuses what depends on the way by
which a person came: that is `flow.demand_proof`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wizard.author.names.guard_checks import guard
from wizard.author.names.table import Names
from wizard.author.names.unknown_reference import Known, there, unknown
from wizard.author.tree.decode import FAULTY
from wizard.author.tree.diagnostic import Diagnostic
from wizard.author.tree.source import Source, Where
from wizard.library.demands import Demand, DemandPart, Demands, Respondent
from wizard.library.facts import Contact

Faults = Iterator[Diagnostic]


class DemandChecks:
    """Looks at the demands of one library."""

    def __init__(
        self,
        source: Source,
        demands: Demands,
        names: Names,
        facts: Known,
        contacts: dict[str, Contact] | None,
    ) -> None:
        self._source = source
        self._demands = demands
        self._names = names
        self._facts = facts
        self._contacts = contacts
        self._respondents = there(source, "respondents", demands.respondents)
        self._articles = there(source, "articles", demands.articles)
        self._known = there(source, "demands", demands.demands)

    def faults(self) -> Faults:
        """Everything that is wrong with them."""
        for name, respondent in self._demands.respondents.items():
            yield from self._respondent(("respondents", name), name, respondent)
        for name, article in self._demands.articles.items():
            where = ("articles", name, "fact")
            yield from unknown(self._source, "unknown-fact", where, article.fact, self._facts)
        for name, demand in self._demands.demands.items():
            yield from self._demand(("demands", name), name, demand)

    def _respondent(self, where: Where, name: str, respondent: Respondent) -> Faults:
        if (respondent.named is None) is (respondent.contact is None):
            problem = "a respondent has «named» or «contact»: one of the two"
            yield self._source.diagnose("bad-demand", where, key=True, problem=problem)
        if respondent.named is not None:
            yield from self._names.unknown(self._source, (*where, "named"), respondent.named)
        if respondent.contact is not None:
            yield from self._contact((*where, "contact"), respondent.contact)
        for index, article in enumerate(respondent.cites):
            yield from self._article((*where, "cites", index), article)
        for other, when in respondent.same_as.items():
            at = (*where, "same_as", other)
            known = _others(self._respondents, name)
            yield from unknown(self._source, "unknown-respondent", at, other, known, key=True)
            yield from guard(self._source, at, when, self._names)

    def _contact(self, where: Where, name: str) -> Faults:
        yield from unknown(self._source, "unknown-contact", where, name, self._contacts)
        contact = (self._contacts or {}).get(name)
        if contact is not None and contact.status != "confirmed":
            status = contact.status
            yield self._source.diagnose("unsure-contact", where, name=name, status=status)

    def _demand(self, where: Where, name: str, demand: Demand) -> Faults:
        yield from self._when(where, demand.when)
        if self._source.at((*where, "of")) == {}:
            yield self._source.diagnose("empty-value", (*where, "of"), key=True, name="of")
        if demand.else_of is not None:
            at, known = (*where, "else_of"), _others(self._known, name)
            yield from unknown(self._source, "unknown-demand", at, demand.else_of, known)
        if demand.sum is not None:
            yield from self._names.sum(self._source, (*where, "sum"), demand.sum)
        for index, gap in enumerate(demand.gaps):
            yield from self._names.unknown(self._source, (*where, "gaps", index), gap)
        for respondent, part in demand.of.items():
            yield from self._part((*where, "of", respondent), respondent, part)
        for ground, told in demand.grounds.items():
            at = (*where, "grounds", ground)
            yield from self._when(at, told.when)
            yield from self._names.in_text(self._source, (*at, "because"), told.because)

    def _part(self, where: Where, respondent: str, part: DemandPart) -> Faults:
        respondents = self._respondents
        yield from unknown(
            self._source, "unknown-respondent", where, respondent, respondents, key=True
        )
        yield from self._article((*where, "article"), part.article)
        known = self._demands.respondents.get(respondent)
        if known is not None and known.cites and part.article not in (*known.cites, FAULTY):
            problem = f"of «{respondent}» nothing is demanded on «{part.article}»"
            at = (*where, "article")
            hint = f"it may cite {', '.join(known.cites)}"
            yield self._source.diagnose("bad-demand", at, problem=problem, hint=hint)
        if part.claim is None and part.suit is None:
            problem = "neither a claim nor a suit has this demand"
            hint = "add «claim: …», «suit: …» or both"
            yield self._source.diagnose("bad-demand", where, key=True, problem=problem, hint=hint)
        yield from self._when(where, part.when)
        for key in ("claim", "suit", "because"):
            text = getattr(part, key)
            if text is not None:
                yield from self._names.in_text(self._source, (*where, key), text)

    def _article(self, where: Where, name: str) -> Faults:
        return iter(unknown(self._source, "unknown-article", where, name, self._articles))

    def _when(self, where: Where, when: dict[str, Any] | None) -> Faults:
        if when is not None:
            yield from guard(self._source, (*where, "when"), when, self._names)


def _others(known: Known, own: str) -> Known:
    """The ids that there are beside one's own."""
    return None if known is None else [name for name in known if name != own]
