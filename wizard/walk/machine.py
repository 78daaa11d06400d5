"""The library as one `transitions` machine, behind a façade of one typed method.

Owns the machine: states are nodes, triggers are choices, candidates of one trigger are tried in
the order they were written. Refuses answers and values: it is told a trigger and what is known.
`transitions` keeps the rules of ordered guards; its dynamic methods stay in here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from wizard.law.rules import Value
from wizard.library.guard import Guard
from wizard.library.library import Library
from wizard.library.node import NEXT
from wizard.walk.guards import holds


@dataclass
class _Position:
    """The model that `transitions` moves; `state` is the name it insists on."""

    state: str


class Machine:
    """Where one step leads."""

    def __init__(self, library: Library) -> None:
        self._library = library

    @cached_property
    def events(self) -> dict[str, Any]:
        """The events of the machine, by trigger; made when the first step is taken."""
        import transitions

        machine = transitions.Machine(
            model=None,
            states=list(self._library.nodes),
            initial=None,
            auto_transitions=False,
            send_event=True,
        )
        for edge in self._library.graph.edges:
            machine.add_transition(
                edge.trigger, edge.source, edge.target, conditions=_condition(edge.guard)
            )
        found: dict[str, Any] = machine.events
        return found

    def prepare(self) -> None:
        """Make the machine now."""
        self.events.keys()

    def enter(self, at: str, values: Mapping[str, Value], today: date) -> str:
        """`at`, or the first node with a screen behind it."""
        position = _Position(at)
        seen = {at}
        while self._library.node(position.state).passes:
            self._fire(position, NEXT, values, today)
            if position.state in seen:
                raise RuntimeError(f"the routes around {at} lead in a circle")
            seen.add(position.state)
        return position.state

    def follow(self, at: str, trigger: str, values: Mapping[str, Value], today: date) -> str:
        """The node that `trigger` leads to from `at`, routes passed."""
        position = _Position(at)
        self._fire(position, trigger, values, today)
        return self.enter(position.state, values, today)

    def _fire(
        self, position: _Position, trigger: str, values: Mapping[str, Value], today: date
    ) -> None:
        event = self.events[trigger]
        if not event.trigger(position, values=values, today=today):
            raise RuntimeError(f"no way on from {position.state} by {trigger}")


def _condition(guard: Guard | None) -> Callable[..., bool] | None:
    if guard is None:
        return None
    return lambda event: holds(guard, event.kwargs["values"], event.kwargs["today"])
