"""That nobody is asked again for what is kept once only.

Owns the circles in which nothing is done in the world: whoever goes round one and types something
else each time means to give several things, and the last one alone stays. Refuses circles with a
step in them: what is asked again there may well have changed meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterator

from wizard.author.flow.ways import Ways
from wizard.author.tree.diagnostic import Diagnostic
from wizard.library.graph import strongly_connected


def asked_again(graph: Ways) -> Iterator[Diagnostic]:
    """A diagnostic for each circle without a step, at the first thing that is asked in it."""
    still = {at for at, node in enumerate(graph.nodes) if not node.acts}
    ways = {at: [to for to in graph.next[at] if to in still] for at in still}
    for circle in strongly_connected(ways):
        # A cell of rows is kept beside those that were given before.
        kept = (at for at in circle if not graph.nodes[at].column)
        asked = [at for at in kept if graph.nodes[at].field or graph.nodes[at].ticks]
        first = min(asked, default=None)
        if first is not None and any(to in circle for to in ways[first]):
            names = " → ".join(graph.names[at] for at in sorted(circle))
            where = graph.place(first)
            yield graph.source(first).diagnose("asked-again", where, key=True, names=names)
