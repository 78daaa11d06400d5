"""Where most people have their mail, and what is one slip of a key away from it.

Owns the list. Refuses to refuse: somebody may have a host of their own that is called so.
"""

from __future__ import annotations

HOSTS = (
    *("gmail.com", "mail.ru", "yandex.ru", "inbox.ru", "list.ru", "rambler.ru", "internet.ru"),
    *("icloud.com", "outlook.com", "hotmail.com", "yahoo.com"),
)
_OTHERS = frozenset({"ymail.com", "email.ru", "gmail.ru", "bmail.ru", "hmail.ru"})
"""Hosts that there are, for all that they look like a slip."""
_SHORTEST = len("mail.r")


def meant(domain: str) -> str | None:
    """The host that a domain was probably meant to be; None where it is one, or like none."""
    name = domain.lower()
    if name in HOSTS or name in _OTHERS or len(name) < _SHORTEST:
        return None
    return next((host for host in HOSTS if _one_slip(name, host)), None)


def _one_slip(one: str, other: str) -> bool:
    """Whether one letter is missing, too much or another one, or two neighbours changed places."""
    if abs(len(one) - len(other)) > 1:
        return False
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    return max(len(one), len(other)) <= 1 or (len(one) == 2 and one == other[::-1])
