"""What the person asked for on the command line, whatever read it.

Owns nothing but that.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Settings:
    """What can be said before or after any command."""

    trees: str | None = None
    lang: str | None = None
    today: str | None = None
