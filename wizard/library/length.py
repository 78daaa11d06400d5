"""How long something takes: a number of hours, days, working days, months or years.

Owns how that is written. Refuses to count days: that is `law`.
"""

from typing import Annotated

from msgspec import Meta

from wizard.pattern import pattern

UNITS = ("hour", "day", "working day", "month", "year")
LENGTH = pattern(rf"^(?P<count>[1-9]\d{{0,3}}) (?P<unit>{'|'.join(UNITS)})s?$")
Length = Annotated[
    str, Meta(pattern=LENGTH.pattern.replace("?P<count>", "").replace("?P<unit>", ""))
]
"""`10 days` (calendar), `1 working day`, `24 hours`, `3 years`."""
