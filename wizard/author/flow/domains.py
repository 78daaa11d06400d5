"""The names of a library as variables of one situation, and its guards as conditions over them.

Owns which bit stands for what. A name that follows from others (`compute`) has no bit that says
whether it is there: that is a condition over the names it rests on. Nothing is claimed of a name
or a comparison that is unsound, or too large: it may be anything, always.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from wizard.author.flow.date_orders import of_today, of_two, pair, rests_on
from wizard.author.flow.formula import ALWAYS, NEVER, Atom, Formula, Formulas
from wizard.author.flow.variables import (
    Shape,
    UnmeantError,
    Variable,
    ages,
    asked_of,
    never,
    orders,
    shape_of,
    table_of,
    tick_of,
)
from wizard.author.names.sound_derivations import sound_derivations
from wizard.author.names.table import ROWS, Name, Names
from wizard.author.tree.decode import FAULTY
from wizard.library.guard import (
    All,
    Among,
    Answered,
    AnyOf,
    AnyRow,
    Compared,
    Comparison,
    Guard,
    Not,
    RowCount,
    comparisons,
    looks_at,
)
from wizard.library.library import Library
from wizard.library.model import Node
from wizard.walk.values import Derived

REACHED = 1
"""The bit of every situation that there is."""
FREE = 0b11110
"""The bits of what may hold or not: `Formulas.unsound` and `Formulas.open`."""
HELD = 0b01010
"""Those of them that say that it holds."""

MOST_DEEP = 6
MOST_WAYS = 50
"""A derived name that rests on others further than this, or in more ways, may be anything."""


class Domains:
    """The variables of one library."""

    def __init__(
        self,
        library: Library,
        names: Names,
        guards: Iterable[Guard],
        needed: Iterable[str],
        order: Iterable[str] = (),
    ) -> None:
        """Names that nothing asks about get no bits.

        Args:
            library: the library.
            names: its names.
            guards: all conditions that will be asked about, those of `compute` aside.
            needed: names of which only it will be asked whether they are there.
            order: names in the order of their bits; conditions are small where what is asked
                together stands together.
        """
        self._names = names
        self._derived = dict(sound_derivations(library, names))
        computed = set(library.computed)
        fields = (node.field for node in library.nodes.values())
        self.left = {field.left_as for field in fields if field and field.left_as}
        """The names that may be known from the start: of claims that were replaced by others."""
        self._asked: dict[str, Variable] = {}
        self._items: dict[str, dict[object, Variable]] = {}
        """Of a checklist what is ticked, and of rows the guards over them."""
        self._counted: dict[str, Variable] = {}
        self._reached: dict[tuple[str, ...], Variable] = {}
        """Of each table of rates and what is counted by it, whether it reaches as far."""
        self.formulas = Formulas()
        self._atoms: dict[Guard, Atom | None] = {}
        self._conditions: dict[tuple[Guard, bool, int], Formula] = {}
        self._missing: dict[tuple[str, tuple[Guard, ...]], Formula] = {}
        self._width = FREE.bit_length()
        seen: dict[str, set[Comparison]] = {}
        own = [way.guard for ways in self._derived.values() for way in ways if way.guard]
        for guard in [*guards, *own]:
            for part in comparisons(guard):
                for name in looks_at(part):
                    seen.setdefault(name, set()).add(part)
        inputs = (way.arguments.values() for ways in self._derived.values() for way in ways)
        wanted = {*seen, *needed, *(name for group in inputs for name in group)}
        for name in dict.fromkeys([*(name for name in order if name in names), *names]):
            entry = names[name]
            unsound = entry.kind == FAULTY or (name in computed and name not in self._derived)
            if name in wanted and not unsound:
                self._add(name, entry, seen.get(name, set()))
        tables = {table_of(way) for ways in self._derived.values() for way in ways if way.rates}
        for table in sorted(tables):
            self._reached[table] = self._variable(Shape((False, True), never), optional=False)
        pairs = {pair(part) for parts in seen.values() for part in parts if of_two(part)}
        self._orders = {
            two: self._variable(orders(two[0]), optional=False)
            for two in sorted(pairs)
            if all(self._dated(name) for name in two)
        }
        self._spans: dict[str, int] = {}
        self._turned: dict[str, int] = {}
        """By each name the bits of the figures and the orders that an answer to it may change."""
        self.counted = 0
        """What is never known for longer than one step: figures that are counted anew each day."""
        self._follow()
        self.free = FREE | self.counted
        """The same with what cannot be known at all."""
        self.dates = [variable for variable in self._asked.values() if variable.ages]
        """The variables that age."""

    def _follow(self) -> None:
        """Find out on which answers the figures and the orders rest."""
        figures: list[tuple[tuple[str, ...], Variable]]
        figures = [((name,), variable) for name, variable in self._counted.items()]
        figures += [(tuple(names), variable) for (_, *names), variable in self._reached.items()]
        for names, variable in figures:
            self._rests(names, variable)
            self.counted |= variable.full
        for two, order in self._orders.items():
            if self._rests(two, order):
                self.counted |= order.full
        for items in self._items.values():
            for part, tick in items.items():
                if isinstance(part, AnyRow) and any(map(of_today, comparisons(part.part))):
                    self.counted |= tick.full

    def _rests(self, names: Iterable[str], variable: Variable) -> bool:
        """Note on what a variable rests; whether that is today as well."""
        found, ages = rests_on(names, self._derived)
        for name in found:
            self._turned[name] = self._turned.get(name, 0) | variable.full
        return ages

    def _dated(self, name: str) -> bool:
        """Whether a name is surely that of a date."""
        return self.known(name) and ages(self._names[name])

    def _add(self, name: str, entry: Name, seen: set[Comparison]) -> None:
        if name in self._derived:
            shape = shape_of(entry, seen, typed=False)
            if shape is not None:
                self._counted[name] = self._variable(shape, optional=False)
        elif entry.kind in ("checklist", ROWS):
            self._asked[name] = self._variable(Shape(("given",), never), optional=True)
            words = {item for part in seen if isinstance(part, Among) for item in part.values}
            over = sorted((part for part in seen if isinstance(part, AnyRow | RowCount)), key=repr)
            self._items[name] = {
                item: self._variable(tick_of(item), optional=False)
                for item in (*sorted(words & entry.values), *over)
            }
        else:
            shape = shape_of(entry, seen, typed=True)
            if shape is not None:
                self._asked[name] = self._variable(shape, optional=True, ages=ages(entry))

    def _variable(self, shape: Shape, *, optional: bool, ages: bool = False) -> Variable:
        variable = Variable(self._width, optional, *shape, ages)
        self._width += variable.width
        return variable

    @cached_property
    def start(self) -> int:
        """The situation of a person who has answered nothing on this way."""
        start = REACHED | FREE
        for variable in (*self._counted.values(), *self._reached.values(), *self._orders.values()):
            start |= variable.full
        for variable in self._asked.values():
            start |= variable.unset
        for items in self._items.values():
            for item in items.values():
                start |= item.bit(False)
        for name in self.left & self._asked.keys():
            start |= self.span(name)
        return start

    @cached_property
    def _variables(self) -> dict[int, Variable]:
        """Every variable, by its last bit."""
        figures = (*self._counted.values(), *self._reached.values(), *self._orders.values())
        answers = (part for name in self._asked for part in self.parts(name))
        return {part.full.bit_length(): part for part in (*figures, *answers)}

    def unanswered(self, bits: int) -> Formula:
        """What is so of a person who has answered nothing, of the variables with some bits."""
        among = self.formulas.among
        return self.formulas.every(among(one.full, self.start) for one in self.within(bits))

    def within(self, bits: int) -> Iterator[Variable]:
        """The variables with some bits, the last one first."""
        left = bits & ~FREE
        while left:
            variable = self._variables[left.bit_length()]
            left &= ~variable.full
            yield variable

    def parts(self, name: str) -> tuple[Variable, ...]:
        """The variables of an answer: whether it was given, and of a list each of its lines."""
        if name not in self._asked:
            return ()
        return (self._asked[name], *self._items.get(name, {}).values())

    @cached_property
    def anywhere(self) -> int:
        """The situation in which nothing at all is known."""
        return (1 << self._width) - 1

    def asked(self, name: str) -> bool:
        """Whether a sound question sets `name`."""
        return name in self._asked

    def known(self, name: str) -> bool:
        """Whether anything can be said of `name`."""
        return name in self._asked or name in self._derived

    def needs(self, name: str) -> list[list[str]]:
        """The arguments of each way in which a name is derived; nothing if it is none."""
        return [list(way.arguments.values()) for way in self._derived.get(name, ())]

    def span(self, name: str) -> int:
        """Every bit that an answer to `name` changes."""
        if name not in self._spans:
            self._spans[name] = self._whole(name)
        return self._spans[name]

    def _whole(self, name: str) -> int:
        full = self._asked[name].full | self._turned.get(name, 0)
        for item in self._items.get(name, {}).values():
            full |= item.full
        return full

    def answer(self, node: Node, trigger: str) -> tuple[int, int]:
        """The bits that an answer takes away, and those that it gives."""
        name = node.save_as
        if name is None or name not in self._asked or node.passes:
            return 0, 0
        return self.span(name), self.outcome(name, node, trigger)

    def outcome(self, name: str, node: Node, trigger: str) -> int:
        """What `name` may be after an answer to `node`; what it does not offer is not ticked."""
        variable = self._asked[name]
        chosen = node.chooses and name == node.save_as  # and not a number that is told later
        found = variable.bit(trigger) if chosen else variable.given
        found |= self._turned.get(name, 0)
        for item, tick in self._items.get(name, {}).items():
            # What holds of rows may do so or not behind each cell: no row is told from another.
            found |= tick.full if node.column or item in node.items else tick.bit(False)
        return found | variable.unset if node.optional and not node.column else found

    def forgotten(self, name: str) -> int:
        """What `name` is once it is not known any more."""
        found = self._asked[name].unset | self._turned.get(name, 0)
        for tick in self._items.get(name, {}).values():
            found |= tick.bit(False)
        return found

    def typed(self, node: Node) -> Iterator[Variable]:
        """The variables that are set by what is typed or ticked at a node."""
        if node.save_as in self._asked and not (node.chooses or node.column or node.passes):
            yield self._asked[node.save_as]
            yield from self._items.get(node.save_as, {}).values()

    def chosen(self, node: Node) -> Variable | None:
        """The variable that is set by which choice is taken at a node, if one is."""
        return self._asked.get(node.save_as or "") if node.chooses else None

    def anything(self, name: str) -> int:
        """Every value of `name`, and none."""
        return self.span(name) if name in self._asked else 0

    def missing(self, name: str, given: tuple[Guard, ...]) -> Formula:
        """That all `given` hold and the name surely has no value, as far as this can be told."""
        if (name, given) not in self._missing:
            here = map(self.condition, given)
            parts = [*here, self.condition(Answered(name), False)]
            self._missing[name, given] = self.sure(self.formulas.every(parts))
        return self._missing[name, given]

    def sure(self, condition: Formula) -> Formula:
        """A condition with nothing built on what cannot be known."""
        return self.formulas.sure(condition)

    def none_holds(self, guards: Iterable[Guard]) -> Formula:
        """That surely none of some guards holds, as far as this can be told."""
        return self.sure(self.formulas.every(self.condition(guard, False) for guard in guards))

    def clear(self, guard: Guard) -> bool:
        """Whether all that a guard looks at is sound; else nothing is known behind it."""
        return not self.condition(guard).bits & self.formulas.unsound.bits

    def condition(self, guard: Guard, truth: bool = True) -> Formula:
        """That a guard holds, or that it does not."""
        return self._condition(guard, truth, 0)

    def _condition(self, guard: Guard, truth: bool, depth: int) -> Formula:
        """The same where a derived name, so many names deep, looks at it."""
        known = self._conditions
        found = known.get((guard, truth, 0)) or known.get((guard, truth, depth))
        if found is None:
            holds = NEVER if truth else self._condition(guard, True, depth)
            if truth or holds.bits & FREE:
                found = self._made(guard, truth, depth)
            else:  # all of it is known, so it fails where it does not hold
                found = self.formulas.negation(holds)
            # What is open here may be known where less deep a name looks at it.
            known[guard, truth, depth if found.bits & self.formulas.open.bits else 0] = found
        return found

    def _made(self, guard: Guard, truth: bool, depth: int) -> Formula:
        match guard:
            case All(parts) | AnyOf(parts):
                found = [self._condition(part, truth, depth) for part in parts]
                whole = isinstance(guard, All) is truth
                return self.formulas.every(found) if whole else self.formulas.some(found)
            case Not(part):
                return self._condition(part, not truth, depth)
        if of_two(guard):
            return self._ordered(guard, truth, depth)
        if guard.name in self._derived:
            return self._of_derived(guard, truth, depth + 1)
        variable = self._asked.get(guard.name)
        if variable is None:
            return self.formulas.unsound
        if isinstance(guard, Answered):
            answered = variable.answered
            return self.formulas.atom(answered if truth else answered.opposite)
        if guard.name in self._items:
            return self._ticked(guard, truth)
        return self._compared(variable, guard, truth)

    def _compared(self, variable: Variable, guard: Comparison, truth: bool) -> Formula:
        """That a comparison with a variable holds, or that it does not."""
        if guard not in self._atoms:
            try:
                self._atoms[guard] = variable.atom(guard)
            except UnmeantError:
                self._atoms[guard] = None
        atom = self._atoms[guard]
        if atom is None:
            return self.formulas.unsound
        return self.formulas.atom(atom if truth else atom.opposite)

    def _ordered(self, guard: Compared, truth: bool, depth: int) -> Formula:
        """That both dates are there and lie so, or that it is not so."""
        order = self._orders.get(pair(guard))
        if order is None:
            return self.formulas.unsound
        both = [self._condition(Answered(name), truth, depth) for name in looks_at(guard)]
        parts = [*both, self._compared(order, guard, truth)]
        return self.formulas.every(parts) if truth else self.formulas.some(parts)

    def _ticked(self, guard: Comparison, truth: bool) -> Formula:
        items, asked = self._items[guard.name], [*asked_of(guard)]
        if not asked or not items.keys() >= {*asked}:
            return self.formulas.unsound
        ticks = [items[item] for item in asked]
        found = [self.formulas.atom(Atom(tick.bit(truth), tick.bit(not truth))) for tick in ticks]
        if not truth:
            return self.formulas.every(found)
        answered = self.formulas.atom(self._asked[guard.name].answered)
        return self.formulas.every([answered, self.formulas.some(found)])

    def _of_derived(self, guard: Comparison, truth: bool, depth: int) -> Formula:
        """By which of its ways a derived name has a value that fits, or has none that does."""
        if depth > MOST_DEEP or len(self._derived[guard.name]) > MOST_WAYS:
            return self.formulas.open
        formulas = self.formulas
        before = ALWAYS
        found: list[Formula] = []
        for way in self._derived[guard.name]:
            taken = ALWAYS if way.guard is None else self._condition(way.guard, True, depth)
            needs = [Answered(name) for name in way.arguments.values()]
            known = [self._condition(need, truth, depth) for need in needs]
            if way.rates is not None:
                reached = self._reached[table_of(way)]
                known.append(formulas.atom(Atom(reached.bit(truth), reached.bit(not truth))))
            fits = self._fits(guard, way, truth)
            own = formulas.every([*known, fits]) if truth else formulas.some([*known, fits])
            found.append(formulas.every([before, taken, own]))
            if way.guard is None:
                break
            before = formulas.every([before, self._condition(way.guard, False, depth)])
        else:
            found += [] if truth else [before]
        return formulas.some(found)

    def _fits(self, guard: Comparison, way: Derived, truth: bool) -> Formula:
        """That a value which is there fits, or does not."""
        if isinstance(guard, Answered):
            return ALWAYS if truth else NEVER
        if way.constant is not None and isinstance(guard, Among):
            if not self._names[guard.name].values.issuperset(guard.values):
                return self.formulas.unsound
            return ALWAYS if (way.constant in guard.values) is truth else NEVER
        variable = self._counted.get(guard.name)
        return self.formulas.unsound if variable is None else self._compared(variable, guard, truth)
