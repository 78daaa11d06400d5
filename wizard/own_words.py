"""Whether somebody named something, or said in their own words what happened.

Loaded where a line is read, so it imports nothing of what searches.
"""

from __future__ import annotations


def in_own_words(text: str) -> bool:
    """Whether a text has a space, or a letter that no name of a tree or of a command has."""
    return any(sign.isspace() or (sign.isalpha() and not sign.isascii()) for sign in text)
