"""What a person types into a field, understood: the kinds of fields.

Owns which kinds there are, and what holds of them all: an answer that says nothing, that is too
long, or whose letters were lost. Refuses with a `FieldError` that names what is wrong; nothing
typed is thrown away here but marks that nobody sees, and nothing is turned into something else
without being refused.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from wizard.errors import FieldError
from wizard.library.fields.date import DateField
from wizard.library.fields.email import EmailField
from wizard.library.fields.inn import InnField
from wizard.library.fields.integer import IntegerField
from wizard.library.fields.kind import Asked, Bound, Bounds, FieldKind, Value
from wizard.library.fields.money import MoneyField
from wizard.library.fields.multiline import MultilineField
from wizard.library.fields.order_number import OrderNumberField
from wizard.library.fields.party import PartyField
from wizard.library.fields.person import PersonField
from wizard.library.fields.phone import PhoneField
from wizard.library.fields.phrase import PhraseField
from wizard.library.fields.post_mark import PostMarkField
from wizard.library.fields.postal_address import PostalAddressField
from wizard.library.fields.registration_number import RegistrationNumberField
from wizard.library.fields.signs import says_nothing, sound, visible
from wizard.library.fields.text import TextField
from wizard.library.fields.time_of_day import TimeField
from wizard.library.fields.track import TrackField

__all__ = ["BOUNDS", "KINDS", "MAX_TEXT", "Bound", "FieldKind", "Value", "parse"]

KINDS: Mapping[str, FieldKind] = {
    kind.name: kind
    for kind in (
        TextField(),
        MultilineField(),
        DateField(),
        MoneyField(),
        IntegerField(),
        PhoneField(),
        EmailField(),
        OrderNumberField(),
        RegistrationNumberField(),
        TimeField(),
        PhraseField(),
        PostMarkField(),
        PartyField(),
        PersonField(),
        PostalAddressField(),
        InnField(),
        TrackField(),
    )
}
"""Every kind by its name, in the order in which an author reads them."""
BOUNDS: Sequence[Bounds] = list(
    dict.fromkeys(kind.bounds for kind in KINDS.values() if kind.bounds is not None)
)
"""What values are compared with by size, in whatever kind of field."""
MAX_TEXT = 5_000_000


class AskedField(Protocol):
    """What of a field decides how it is read."""

    @property
    def takes(self) -> FieldKind:
        """Its kind."""

    @property
    def optional(self) -> bool:
        """Whether it can be skipped."""

    @property
    def by_today(self) -> bool:
        """Whether a date has to have come."""

    @property
    def past(self) -> Any:
        """Whether a date without its year is the last such day."""

    @property
    def about(self) -> bool:
        """Whether a day may be said approximately."""

    @property
    def least(self) -> Bound | None:
        """Nothing less than this is taken."""

    @property
    def most(self) -> Bound | None:
        """Nothing more than this is taken."""


def parse(field: AskedField, typed: str, today: date) -> str | None:
    """The canonical text of what was typed, or None where an optional field was left empty.

    Dates become ISO, sums `12500.00`, phones E.164; texts stay as they are. A dash alone is no
    answer.

    Raises:
        FieldError: it does not fit; the key says how.
    """
    if len(typed) > MAX_TEXT:
        raise FieldError("field_too_long", most=MAX_TEXT)
    text = sound(typed)
    if says_nothing(text) or (field.optional and field.takes.means_nothing(text)):
        if field.optional:
            return None
        raise FieldError("field_required")
    asked = Asked(today, field.by_today, field.past is True, field.least, field.about)
    canonical = field.takes.read(visible(text) if field.takes.wordy else text, asked)
    _check_size(field, field.takes.value(canonical))
    return canonical


def _check_size(field: AskedField, value: Any) -> None:
    sized = isinstance(value, int | Decimal)
    if field.least is not None and value < field.least:
        raise FieldError("field_small" if sized else "field_early", least=_told(field, field.least))
    if field.most is not None and value > field.most:
        raise FieldError("field_large" if sized else "field_late", most=_told(field, field.most))


def _told(field: AskedField, bound: Bound) -> Value:
    """A bound as a value of the field: what is a number there is no sum of money."""
    scale = field.takes.scale
    assert scale is not None, "what has limits has a scale"
    return scale.value(scale.place(bound))
