"""That a table of rates is in order, and that each of them was seen somewhere.

Owns the rows under `rates` of `facts.yaml`. Refuses references that do not hold (`references`): it
is asked only where all of them do.
"""

from __future__ import annotations

from collections.abc import Iterator

from wizard.author.tree.diagnostic import Diagnostic
from wizard.author.tree.loading import Loaded
from wizard.library.facts import source_id
from wizard.library.library import FACTS


def unsound(loaded: Loaded) -> Iterator[Diagnostic]:
    """Rates out of order, or that nobody read, and tables that end where they cannot."""
    source = loaded.source_if_any(FACTS)
    if source is None:
        return
    facts = loaded.library.facts
    for name, table in facts.rates.items():
        before = None
        for number, rate in enumerate(table.rows):
            where = ("rates", name, "rows", number)
            if before is not None and rate.since <= before:
                problem = f"it begins on {rate.since}, and the row before on {before}"
                yield source.diagnose("bad-rate", (*where, "from"), problem=problem)
            if not any(facts.sources[source_id(item)].read for item in rate.sources):
                problem = "none of its sources was read"
                yield source.diagnose("bad-rate", (*where, "sources"), problem=problem)
            before = rate.since
        last = table.rows[-1].since
        if not last <= table.until <= table.checked:
            problem = (
                f"from {last} on, and looked at on {table.checked}, it is known to {table.until}"
            )
            yield source.diagnose("bad-rate", ("rates", name, "until"), problem=problem)
