"""Russian names in their cases: a vowel that is lost, a soft ending, an adjective, a short name.

Owns the endings of each kind of name. Words come and go without case and accents, «й» as «и», so
that «Цой» is «цои» here. Refuses to know which forms are ordinary words too: that is
`name_matcher`. A form too many does no harm, for it is no word at all.
"""

from __future__ import annotations

from collections.abc import Iterator

from wizard.pattern import pattern

_VOWELS = "аеиоуыэюя"
_HARD = ("а", "у", "ом", "ем", "е", "ы", "и", "ов", "ам", "ами", "ах")
_SOFT = ("я", "ю", "ем", "е", "и", "еи", "ям", "ями", "ях")
_FEMININE = ("ы", "и", "е", "у", "ои", "ою", "еи", "ею")
_FEMININE_SOFT = ("и", "е", "ю", "еи", "ею")
_SURNAME = ("", "а", "у", "ым", "ом", "е", "ои", "ою", "ы", "ых", "ыми")
_ADJECTIVE = (
    *("ыи", "ии", "ои", "ого", "его", "ому", "ему", "ым", "им", "ом", "ем"),
    *("ая", "яя", "ую", "юю", "ою", "ею", "еи", "ые", "ие", "ых", "их", "ыми", "ими"),
)
_OF_SURNAME = pattern(r"(.{2,}(?:[ое]в|[иы]н))а?")
_OF_LATIN_SURNAME = pattern(r"(.{2,}(?:[oe]v|in))a?")
_OF_ADJECTIVE = pattern(r"(.{2,}[^аеиоуыэюяь])(?:[ыио]и|[ая]я)")
"""«Белый», «Горький», «Толстой», «Синяя»; «Цой» is too short, and «Анастасия» has no «ая»."""
_LOST = pattern(rf"(.*[^{_VOWELS}ь])([ео])([^{_VOWELS}ь])(ь?)")
"""«Павел», «Лев», «Коготь»: the last vowel is not in the other cases."""
_LOST_AFTER_VOWEL = pattern(rf"(.*[{_VOWELS}])[ея](ц)")
"""«Заяц», «Боец»: there it becomes «й»."""


def forms(name: str) -> Iterator[str]:
    """The other forms of a name, and of the same surname of a wife or a husband."""
    if adjective := _OF_ADJECTIVE.fullmatch(name):
        yield from _with(adjective[1], _ADJECTIVE)
    for surnames, endings in ((_OF_SURNAME, _SURNAME), (_OF_LATIN_SURNAME, ("", "a"))):
        if surname := surnames.fullmatch(name):
            yield from _with(surname[1], endings)


def doubtful_forms(name: str) -> Iterator[str]:
    """Forms that may be another word: of a short name, or of one that loses a vowel."""
    yield from _without_vowel(name)
    last = name[-1]
    if last in "ья" or (last == "и" and name[-2:-1] in _VOWELS):
        yield from _with(name[:-1], _FEMININE_SOFT if last == "я" else _SOFT)
    elif last == "а":
        yield from _with(name[:-1], _FEMININE)
    elif last not in _VOWELS and not name.isascii():
        yield from _with(name, _HARD)


def _without_vowel(name: str) -> Iterator[str]:
    if name.endswith("еи"):  # «Соловей»
        yield from _with(f"{name[:-2]}ь", _SOFT)
    if after := _LOST_AFTER_VOWEL.fullmatch(name):
        yield from _with(f"{after[1]}и{after[2]}", _HARD)
    lost = _LOST.fullmatch(name)
    if lost is None or (len(name) > 3 and name.endswith(("ов", "ев"))):
        return
    for joint in ("", "ь") if lost[2] == "е" else ("",):
        yield from _with(f"{lost[1]}{joint}{lost[3]}", _SOFT if lost[4] else _HARD)


def _with(stem: str, endings: tuple[str, ...]) -> Iterator[str]:
    for ending in endings:
        yield f"{stem}{ending}"
