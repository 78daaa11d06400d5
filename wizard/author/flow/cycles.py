"""That nothing goes round for ever: no walk among routes, which have no screen to stop at, and no
value that is derived from itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from wizard.author.tree.diagnostic import Diagnostic
from wizard.author.tree.loading import Loaded
from wizard.library.graph import candidates, strongly_connected
from wizard.library.guard import GuardError, names, parse
from wizard.library.library import DEMANDS
from wizard.library.model import Derivation, alternatives
from wizard.library.node import qualify, split, tree_of


def route_circles(loaded: Loaded) -> Iterator[Diagnostic]:
    """A diagnostic for each circle, at the way that closes it in its first route."""
    routes = {
        name: [qualify(tree_of(name), candidate.to) for candidate in candidates(node.to or [])]
        for name, node in loaded.library.nodes.items()
        if node.passes
    }
    ways = {name: [to for to in targets if to in routes] for name, targets in routes.items()}
    for circle in strongly_connected(ways):
        first = min(circle)
        inside = [index for index, to in enumerate(routes[first]) if to in circle]
        if inside:
            tree, node = split(first)
            place = loaded.place(f"{tree}.yaml").at("nodes", node, "to", inside[0], "to")
            yield place.fault("route-circle", names=" → ".join(sorted(circle)))


def derived_circles(loaded: Loaded) -> Iterator[Diagnostic]:
    """A diagnostic for each circle of derived names, at the first of them."""
    homes = {name: file.at("compute", name) for file, tree in loaded.trees for name in tree.compute}
    price = _price(loaded)
    if price is not None:
        homes[price] = loaded.place(DEMANDS).at("price")
    needs = {
        name: [
            need for part in alternatives(entry) for need in sorted(_needs(part)) if need in homes
        ]
        for tree in loaded.library.trees.values()
        for name, entry in tree.compute.items()
    }
    if price is not None:
        needs[price] = sorted(_of_price(loaded) & homes.keys())
    for circle in strongly_connected(needs):
        first = min(circle)
        if any(need in circle for need in needs[first]):
            named = " → ".join(sorted(circle))
            yield homes[first].fault("derived-circle", key=True, names=named)


def _price(loaded: Loaded) -> str | None:
    demands = loaded.library.demands
    return demands.price if demands else None


def _of_price(loaded: Loaded) -> set[str]:
    """The names that the sum of all demands rests on."""
    demands, wanted = loaded.library.demands, set[str]()
    for when, name in demands.counted() if demands else ():
        wanted |= _needs({"of": name, **({"when": when} if when else {})})
    return wanted


def _needs(entry: Derivation) -> set[str]:
    """The names that one entry looks at; what is unsound is told where it stands."""
    wanted = {
        str(value) for key, value in entry.items() if key not in ("rule", "term", "is", "when")
    }
    try:
        return wanted | (names(parse(entry["when"])) if "when" in entry else set())
    except GuardError:
        return wanted
