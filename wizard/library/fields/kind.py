"""What a kind of field is, and what every other room may ask it.

Owns the questions and the answers that most kinds give. A kind is one class in a module of its own
and one line in `fields.KINDS`; nothing else in the program knows it by name. What the author's wing
has to know of it (what may be compared with it, how its values lie, what it is called) stands here
as plain data. Refuses to know what a node is: `model` rests on this.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

import msgspec

from wizard.errors import FieldError
from wizard.library.table import Cell, Table

if TYPE_CHECKING:
    from wizard.i18n import Language

Value = Cell | tuple[str, ...] | Table
"""What a name of a case can stand for."""
ABOUT = "~"
"""What stands before the canonical text of a day that is said approximately."""
Bound = str | Decimal | date
"""What a value is held against by size: one that Python compares with it."""


class Asked(msgspec.Struct, frozen=True):
    """How a field asks: on which day, and whether for one that has come by then."""

    today: date
    latest: bool = False
    """Nothing later than today."""
    past: bool = False
    """A date without its year is the last such day, and else the nearest."""
    least: Bound | None = None
    """Nothing less than this."""
    about: bool = False
    """A day may be said approximately."""


class Bounds(msgspec.Struct, frozen=True):
    """What authors write to compare values by size; kinds with the same one share it."""

    said: str
    """What it is, with its article, as a message says it."""
    pattern: str
    """The same as JSON Schema has it."""
    read: Callable[[str], Bound | None]
    """What was written as a bound; None if it is none."""


class Scale(msgspec.Struct, frozen=True):
    """The values that can be typed, in their order and numbered without gaps."""

    first: int
    last: int
    value: Callable[[int], Value]
    """The value of a number."""
    place: Callable[[Any], int]
    """The number of the least value that is not below a bound; such a number may have no value."""


class Masks(Protocol):
    """What takes in the values that a document to be posted hides (`outcome.value_matcher`)."""

    def add(self, value: str, mask: str) -> None:
        """Mask each line of a value."""

    def add_names(self, value: str, mask: str) -> None:
        """Mask the names and the numbers in a value wherever they stand alone."""

    def add_code(self, word: str, mask: str, shortest: int = 4) -> None:
        """Mask one word that is a number or has one in it."""

    def add_digits(self, value: str, mask: str) -> None:
        """Mask a long number however its digits are grouped."""

    def add_parted(self, value: str, mask: str) -> None:
        """Mask a number of digits and letters whatever stands between them."""

    def add_phone(self, value: str, mask: str) -> None:
        """Mask a number however its digits are grouped."""


class FieldKind:
    """A kind of field; as it stands here, one whose values are words."""

    name: ClassVar[str]
    """What authors write behind `type`."""
    aliases: ClassVar[tuple[str, ...]] = ()
    """What it is called elsewhere."""
    said: ClassVar[str] = "text"
    """What a value is, in a message to an author."""

    multiline: ClassVar[bool] = False
    """Whether a value may have several lines."""
    personal: ClassVar[bool] = False
    """Whether it always names somebody, or what is theirs: it is masked, whatever a tree says."""
    dated: ClassVar[bool] = False
    """Whether a value is a day: it grows older, terms run from it, and it follows others."""
    registered: ClassVar[bool] = False
    """Whether the number under which a message was registered can be kept as one."""
    identifies: ClassVar[bool] = False
    """Whether a value tells one case from another about the same."""
    of_message: ClassVar[bool] = False
    """Whether a value belongs to the message that was sent last: of the next one it is none."""

    exact: ClassVar[bool] = True
    """Whether a guard can name a value: nobody writes a date or a sum as the program does."""
    spelled: ClassVar[str] = ""
    """How a value has to be written to be named, where not every word is one."""
    nothing: ClassVar[bool] = False
    """Whether a rule can count to a value that a letter takes for none: a sum of nothing."""
    bounds: ClassVar[Bounds | None] = None
    """What values are compared with by size, if they are."""
    limits: ClassVar[Bounds | None] = None
    """What an author writes for the least and the most that a field takes, where it has such."""
    least: ClassVar[Bound | None] = None
    """The least that a field takes whose author wrote nothing else."""
    scale: ClassVar[Scale | None] = None
    """How the values lie, where they have an order."""

    @property
    def called(self) -> str:
        """The type of a name that it sets: a long text is a text."""
        return self.name

    @property
    def wordy(self) -> bool:
        """Whether a value is nothing but words."""
        return self.said == FieldKind.said

    def read(self, text: str, asked: Asked) -> str:
        """The canonical text of what was typed.

        Raises:
            FieldError: it does not fit; the key says how.
        """
        return text

    def means_nothing(self, text: str) -> bool:
        """Whether who may skip the field skips it by this, though it is no empty line."""
        return False

    def stands(self, canonical: str) -> bool:
        """Whether a text is what `read` gives, or gave once."""
        try:
            return self.read(canonical, Asked(date.max)) == canonical
        except FieldError:
            return False

    def value(self, canonical: str) -> Value:
        """The value of a canonical text.

        Raises:
            ValueError: it has none.
        """
        return canonical

    def canonical(self, value: Value) -> str:
        """The canonical text of a value."""
        return str(value)

    def shown(self, value: Value, say: Language) -> str:
        """A value as the person reads it, on the screen and in a document."""
        return say.show(value)

    def check_owner(self, canonical: str, owner: str) -> None:
        """Hold a number against the name of whoever is said to have it.

        Raises:
            FieldError: such a one has no such number.
        """

    def offered(self, canonical: str, say: Language) -> str:
        """What stands in the field of somebody who answered before; `read` takes it."""
        return canonical

    def echoed(self, value: Value, say: Language) -> str:
        """How what is being typed was understood; nothing where that is plain to see."""
        return ""

    def doubt(self, canonical: str) -> str:
        """The key of what is asked about a sound answer before it is taken; nothing mostly."""
        return ""

    def samples(self, today: date) -> Sequence[str]:
        """What a person might type, the likeliest first; none where they may type anything."""
        return ()

    def named(self, word: str) -> bool:
        """Whether a word in a guard can be a value."""
        return True

    def mask(self, value: str, mask: str, masks: Masks) -> None:
        """Hide a value in every form in which it is written."""
        masks.add(value, mask)
        masks.add_names(value, mask)

    def person_in(self, value: str) -> str:
        """The part of a value that surely names a person; nothing where none does."""
        return value if self.personal else ""

    def found(self, text: str) -> Iterator[str]:
        """What in a text looks like a value that names somebody."""
        yield from ()
