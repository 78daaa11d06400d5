"""That no walk can go round among routes for ever: a route has no screen to stop at."""

from __future__ import annotations

from collections.abc import Iterator

from wizard.tree.diagnostic import Diagnostic
from wizard.tree.library import Loaded, qualify
from wizard.tree.model import Route
from wizard.walk.ahead import circles


def route_circles(loaded: Loaded) -> Iterator[Diagnostic]:
    """A diagnostic for each circle, at the way that closes it in its first route."""
    routes = {
        f"{tree_name}.{name}": [qualify(tree_name, candidate.to) for candidate in node.to]
        for tree_name, tree in loaded.library.trees.items()
        for name, node in tree.nodes.items()
        if isinstance(node, Route)
    }
    ways = {name: [to for to in targets if to in routes] for name, targets in routes.items()}
    for circle in circles(ways):
        first = min(circle)
        inside = [index for index, to in enumerate(routes[first]) if to in circle]
        if inside:
            tree, _, node = first.partition(".")
            source = loaded.sources[loaded.files[f"{tree}.yaml"]]
            where = ("nodes", node, "to", inside[0], "to")
            yield source.diagnose("route-circle", where, names=" → ".join(sorted(circle)))
