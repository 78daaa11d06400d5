"""What a letter says of a case, so that every one can be written whatever was answered, and read.

A letter is gone through once, from top to bottom, each expression in its place: printed, asked
about, or gone through one by one; a part once for all places at which its names are the same. Owns
what may stand where, and which names are needed there.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from functools import reduce

from wizard.author.names import letter_tree as tree
from wizard.author.names import letter_types as types
from wizard.author.names.letter_comparisons import LetterFault, compared, no_answer, written
from wizard.author.names.letter_names import LetterNames, Scope, one_by_one
from wizard.author.names.letter_types import IDS, NUMBER, PARTS, TRUTH, UNKNOWN, WORDS, Type
from wizard.author.names.needs import Given, Need, behind, listing
from wizard.author.names.reserved import GIVEN
from wizard.author.tree.diagnostic import suggestion
from wizard.outcome.letters import FILTERS as OWN_FILTERS
from wizard.outcome.letters import RESPONDENTS

OF_WORDS = ("trim", "lower", "upper", "capitalize", *OWN_FILTERS)
OF_LISTS = ("list", "first", "last", "join", "length", "unique", "selectattr", "rejectattr")
TO_LIST = "words"
"""What makes a list of words of a text."""
FILTERS = (*OF_WORDS, TO_LIST, *OF_LISTS, "default")
_TEXTS = {"trim": 1, "join": 1, "without": 1}
"""How many texts a filter takes at most; the others take nothing."""
_PICKS = ("eq", "equalto", "ne", "in")
_PRINTED = (
    "printed are values, said.NAME, contacts.ID.value, parts such as attempt.result, numbers such "
    "as loop.index, and lists by | join; the rest is told one by one, {% for attempt in attempts "
    '%}, or by {{ "…" if … else "…" }}'
)
_LISTED = "gone through are attempts, rows, and checklists: {% for item in said.NAME %}"


class LetterReader(LetterNames):
    """Goes through one letter, or one part; `faults` and `needs` are what was met.

    In `parts` are the readers of all parts that were met so far.
    """

    def __init__(self, scope: Scope, parts: dict[Hashable, LetterReader]) -> None:
        super().__init__(scope)
        self._parts = parts
        self.needs: list[Need] = []

    def body(self, statements: Iterable[tree.Statement], given: Given = ()) -> None:
        """Statements, one behind the other, where some guards hold."""
        for one in statements:
            match one:
                case tree.Say(value=value):
                    self._printed(value, given)
                case tree.If():
                    self._if(one, given)
                case tree.LetterTree():
                    self._part(one, given)
                case tree.For():
                    self._for(one, given)
                case tree.Set(target=target, value=value):
                    kind = self._of(value, given)
                    if self._may_be_set(target, told=True):
                        known = self.scope.own.get(target.name, kind)
                        self.scope.own[target.name] = types.common(known, kind)

    def _part(self, part: tree.LetterTree, given: Given) -> None:
        """A part, gone through but once for all places at which its names are the same."""
        scope = self.scope.only(part.names)
        key = part, frozenset(scope.own.items()), scope.outer, scope.ended
        if key not in self._parts:
            self._parts[key] = reader = LetterReader(scope, self._parts)
            reader.body(part.body)
        found = self._parts[key]
        self.faults += found.faults
        self.needs += (need._replace(given=given + need.given) for need in found.needs)
        self.scope.own |= found.scope.own
        self.scope.ended |= found.scope.ended

    def _if(self, one: tree.If, given: Given) -> None:
        failed: tree.Expression | None = None
        for test, inner in one.branches:
            if failed is not None:
                given = behind(given, failed, self.scope, truth=False)
            if test is not None:
                self._asked(test, given)
            holds = given if test is None else behind(given, test, self.scope, truth=True)
            self.body(inner, holds)
            failed = test

    def _for(self, loop: tree.For, given: Given) -> None:
        kind = self._gone_through(loop.over, given)
        if isinstance(loop.over, tree.Named) and loop.over.name == RESPONDENTS and not loop.rest:
            # With `else` the list may be empty, and says so.
            self.needs.append(Need(RESPONDENTS, loop.over.spot, given, listing(loop)))
        inside = behind(given, loop.over, self.scope, truth=True)
        fits = self._may_be_set(loop.target, told=False)
        outside, name = self.scope, loop.target.name if fits else "loop"
        self.scope = outside.inner(name, kind.each or UNKNOWN)
        if loop.test is not None:
            self._asked(loop.test, inside)
        self.scope.own["loop"] = Type("loop")
        self.body(loop.body, inside)
        outside.ended |= self.scope.ended | (self.scope.own.keys() - outside.own.keys())
        self.scope = outside
        self.body(loop.rest, given)

    def _may_be_set(self, target: tree.Named, *, told: bool) -> bool:
        """Whether a name may be the letter's own; that one is set in a loop is `told`."""
        if target.name in GIVEN or target.name == "loop":
            values = {"place": "a letter", "name": target.name}
            self.faults.append(LetterFault(target, "reserved-name", values))
            return False
        if told and target.name in self.scope.outer:
            hint = "it ends with the loop: give it a name of its own"
            self._refuse(target, "a «set» of what was set outside of its loop", hint)
        return True

    def _printed(self, node: tree.Expression, given: Given) -> None:
        """An expression whose value is shown to a reader."""
        for result, kind in self._results(node, given):
            self._shown(result, kind)

    def _results(
        self, node: tree.Expression, given: Given
    ) -> Iterator[tuple[tree.Expression, Type]]:
        """What an expression may come to whose value is worked with, and what each of it is."""
        match node:
            case tree.IfElse(parts=(test, one, *rest)):
                self._asked(test, given)
                yield from self._results(one, behind(given, test, self.scope, truth=True))
                for other in rest:
                    yield from self._results(other, behind(given, test, self.scope, truth=False))
            case tree.Or(parts=(one, other)):
                yield one, self._asked(one, given)
                yield from self._results(other, behind(given, one, self.scope, truth=False))
            case tree.And(parts=(one, other)):
                yield one, self._of(one, given)
                yield from self._results(other, behind(given, one, self.scope, truth=True))
            case _:
                yield node, self._of(node, given)

    def _shown(self, node: tree.Expression, kind: Type) -> None:
        each = kind.each or kind
        if kind.printed or not kind.known:
            return
        if each.what == "row":
            hint = f"write said.{each.name}, or {one_by_one(node)}"
            self._refuse(node, f"«{written(node)}», which are rows, where words are printed", hint)
        elif each.what in IDS:
            hint = f"write said.{each.name}" if each.name in self._known.names else "channel"
            self.faults.append(LetterFault(node, "letter-id", {"name": each.name}, hint))
        else:
            self._refuse(node, f"«{written(node)}» where words are printed", _PRINTED)

    def _asked(self, node: tree.Expression, given: Given) -> Type:
        """What an expression is of which only it matters whether it is true."""
        match node:
            case tree.Negated(parts=(inner,)):
                self._asked(inner, given)
                return TRUTH
            case tree.And(parts=(one, other)) | tree.Or(parts=(one, other)):
                kind = self._asked(one, given)
                inside = behind(given, one, self.scope, truth=isinstance(node, tree.And))
                return types.common(kind, self._asked(other, inside))
            case tree.Comparing():
                self.faults += compared(node, lambda part: self._asked(part, given))
                return TRUTH
            case tree.Filter(parts=(inner,), name="length"):
                self._as_list(inner, self._asked(inner, given))
                return NUMBER
        return self._kind(node, given)

    def _of(self, node: tree.Expression, given: Given) -> Type:
        """What an expression is whose value is worked with."""
        if name := self.scope.case_name(node):
            self.needs.append(Need(name, node.spot, given))
        return self._kind(node, given)

    def _gone_through(self, node: tree.Expression, given: Given) -> Type:
        """What is taken for a list, where it is one or may be."""
        kind = self._as_list(node, self._asked(node, given))
        name = self.scope.case_name(node)
        if name and (kind.each or not self._known.names[name].field):
            self.needs.append(Need(name, node.spot, given))
        return kind

    def _as_list(self, node: tree.Expression, kind: Type) -> Type:
        if kind.known and kind.each is None:
            hint = f"{_LISTED}; {{% if {written(node)} %}} asks whether there is a value"
            return self._refuse(node, f"«{written(node)}» as a list", hint)
        return kind

    def _kind(self, node: tree.Expression, given: Given) -> Type:
        """What an expression is, with what it is made of."""
        match node:
            case tree.Named(name=name):
                return self._named(node, name)
            case tree.Literal(value=None):
                return self._refuse(node, "«none»", "put it in quotes")
            case tree.Literal(value=int() as value):
                return TRUTH if isinstance(value, bool) else NUMBER
            case tree.Attribute():
                found = self._given_part(node)
                return found or self._part_of(node, self._asked(node.owner, given))
            case tree.Filter():
                return self._filtered(node, given)
            case tree.Negated() | tree.Comparing():
                return self._asked(node, given)
            case tree.IfElse() | tree.Or() | tree.And():
                return reduce(types.common, [kind for _, kind in self._results(node, given)])
            case tree.Listed(parts=items):
                kinds = [self._of(item, given) for item in items]
                return types.list_of(kinds[0] if kinds else UNKNOWN)
        parts = node.parts
        if isinstance(node, tree.Lookup):
            self._of(parts[0], given)
            parts = parts[1:]
        for part in parts:
            self._printed(part, given)
        return WORDS

    def _filtered(self, node: tree.Filter, given: Given) -> Type:
        name, (inner, *args) = node.name, node.parts
        if name not in FILTERS:
            near = suggestion(name, FILTERS) or f"letters know {', '.join(FILTERS)}"
            return self._refuse(node, f"the filter «{name}»", near)
        if name in ("selectattr", "rejectattr"):
            return self._picked(node, self._gone_through(inner, given))
        if name == "default":
            kinds = [self._asked(inner, given), *(self._of(part, given) for part in args[:1])]
            return types.common(kinds[0], kinds[-1])
        texts = [part for part in args if isinstance(getattr(part, "value", None), str)]
        if len(args) > _TEXTS.get(name, 0) or len(texts) < len(args):
            hint = 'a text alone stands in its brackets: trim("."), join(", "), or nothing'
            return self._refuse(node, f"what «{name}» is given", hint)
        if name in OF_WORDS or name == TO_LIST:
            self._printed(inner, given)
            return WORDS if name in OF_WORDS else types.list_of(WORDS)
        kind = self._gone_through(inner, given)
        each = kind.each or UNKNOWN
        if name == "join":
            self._shown(inner, each)
            return WORDS
        if name in ("first", "last"):  # of what has parts there may be none
            return Type("truth", each.name) if each.what in PARTS else each
        return NUMBER if name == "length" else types.list_of(each)

    def _picked(self, node: tree.Filter, kind: Type) -> Type:
        """Attempts that are picked by a part, and how that is held against what."""
        args = node.parts[1:]
        texts = [part.value for part in args[:2] if isinstance(part, tree.Literal)]
        right = len(texts) == len(args) == 1 or (
            len(texts) == 2 and len(args) == 3 and texts[1] in _PICKS
        )
        if not right or (kind.known and (kind.each or kind).what != "attempt"):
            hint = f'write attempts | {node.name}("stage", "eq", "chat")'
            return self._refuse(node, f"such a «{node.name}»", hint)
        part, wanted = str(texts[0]), args[-1]
        if part not in PARTS["attempt"]:
            self._no_part(args[0], part, Type("attempt"))
            return kind
        values = self._of_attempt(part).values if len(texts) == 2 else ()
        items = wanted.parts if isinstance(wanted, tree.Listed) else (wanted,)
        for item in items if values else ():
            if isinstance(item, tree.Literal) and item.value not in values:
                self.faults.append(no_answer(item, Type("id", part, values)))
        return kind
