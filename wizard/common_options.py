"""What was given before or after any command: the values, whatever read them.

Owns nothing but that.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class CommonOptions:
    """What can be said before or after any command."""

    trees: str | None = None
    lang: str | None = None
    today: str | None = None
