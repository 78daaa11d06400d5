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
from threading import Lock
from typing import Any

from wizard.law.rules import Value
from wizard.library.guard import Guard
from wizard.library.library import Library
from wizard.library.node import NEXT, tree_of
from wizard.walk.guards import holds


@dataclass
class _Position:
    """The model that `transitions` moves; `state` is the name it insists on."""

    state: str


class Machine:
    """Where one step leads."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._entered: set[str] = set()
        """The trees whose ways it holds: most walks never come into the others."""
        self._growing = Lock()

    @cached_property
    def _machine(self) -> Any:
        import transitions

        return transitions.Machine(
            model=None, states=[], initial=None, auto_transitions=False, send_event=True
        )

    def prepare(self, tree: str) -> None:
        """Make the states and transitions of a tree, unless they are there."""
        with self._growing:
            if tree not in self._entered:
                self._grow(tree)
                self._entered.add(tree)

    def _grow(self, tree: str) -> None:
        graph = self._library.graph
        ways = [edge for name, out in graph.out.items() if tree_of(name) == tree for edge in out]
        met = dict.fromkeys(end for edge in ways for end in (edge.source, edge.target))
        self._machine.add_states([name for name in met if name not in self._machine.states])
        for edge in ways:
            self._machine.add_transition(
                edge.trigger, edge.source, edge.target, conditions=_condition(edge.guard)
            )

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
        self.prepare(tree_of(position.state))
        event = self._machine.events[trigger]
        if not event.trigger(position, values=values, today=today):
            raise RuntimeError(f"no way on from {position.state} by {trigger}")


def _condition(guard: Guard | None) -> Callable[..., bool] | None:
    if guard is None:
        return None
    return lambda event: holds(guard, event.kwargs["values"], event.kwargs["today"])
