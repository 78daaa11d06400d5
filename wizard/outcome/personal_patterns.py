"""What names a person by its looks alone: numbers, phones, pages, nicks, flats.

Owns these looks, and that what the library itself tells everybody stays. A number of ten digits or
more, however they are grouped, is one of somebody; dates and sums have fewer between their points.
Refuses values that are known: those are `value_matcher`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from typing import Literal, NamedTuple

from wizard.outcome import full_names, introductions
from wizard.outcome.address_patterns import ADDRESSES
from wizard.outcome.kinship_patterns import RELATIVES
from wizard.outcome.named_patterns import FEWEST, NUMBERS, PEOPLE
from wizard.outcome.named_patterns import PLACES as NAMED_PLACES
from wizard.outcome.nick_patterns import NICK, REST
from wizard.outcome.normalized_text import MARKS, SPACE, UNSEEN, NormalizedText, Passage
from wizard.outcome.secret_patterns import AT_END, NO_SUM, SECRETS
from wizard.outcome.spelled_emails import SPELLED, name_before
from wizard.outcome.spelled_phones import SPELLED_PHONE, in_digits
from wizard.outcome.spoken_places import NAMED_HOSTEL
from wizard.outcome.spoken_places import PLACES as SPOKEN
from wizard.outcome.street_patterns import PLACES, STREETS
from wizard.pattern import pattern

FEWEST_DIGITS = 10
"""Of a number that is taken for one of a person: a passport has ten, a card sixteen."""
Kind = Literal["link", "nick", "number", "phone", "email", "address", "person"]
_NUMBER_WORD = rf"{SPACE}{{0,2}},?{SPACE}{{0,2}}(?:№|номер|number){SPACE}{{0,2}}"
_JOINT = rf"(?:-|{SPACE}{{1,2}}|{SPACE}-{SPACE}|{_NUMBER_WORD})"
_POINT = rf"(?:{SPACE}?[-./_]{SPACE}?|{SPACE}{{1,2}})"
_AT_START = r"(?<!\w)(?<!\d[.,])"
_GAP = rf"(?:{SPACE}|[-()./_~*]){{0,3}}"
_MIDDLE = rf"{SPACE}?(?:[-./_]{SPACE}?)?"
_PHONE_WORD = (
    r"\b(?:тел(?:ефон\w{0,3})?|моб(?:ильн\w{0,3})?|phone|tel|whatsapp|ватсап|вотсап|viber)"
)
_AS_DIGIT = "[\\dзoоliбчs$z]"
"""A digit, or a letter that looks like one."""
MOST_SLIPS = 2
"""Letters in the place of digits of a phone number."""
SLIPPED_PHONE = (
    rf"(?<![\w.,])(?=[^\n]{{0,20}}[зoоliбчs$z])(?:(?:\+7|8){_GAP})?\(?{_AS_DIGIT}{{3}}{_GAP}{_AS_DIGIT}{{3}}{_GAP}"
    rf"{_AS_DIGIT}{{2}}{_GAP}{_AS_DIGIT}{{2}}{AT_END}"
)
_DAY = pattern(r"(?<!\d)(?:\d\d?-\d\d?-(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)(?!\d)")
_ORDINARY = pattern(r"(?<![\w@./-])[a-zа-яё]{2,}+(?![\w@/-])(?!\.\w)")
"""A word without a capital, and no part of an address."""
_CAPITALS = pattern(r"[А-ЯЁ]\w*")
_END = ".,;:!?)]*"
"""What may follow an address and is no part of it."""
_REST = pattern(REST)
_DROPPED = UNSEEN + MARKS
_AROUND = 200
"""Characters around what may be told, by which it is known for what it is."""


class _Look(NamedTuple):
    kind: Kind
    pattern: re.Pattern[str]
    digits: int
    """The fewest there must be."""


def _look(kind: Kind, pattern: str, digits: int = 0) -> _Look:
    return _Look(kind, re.compile(pattern, re.IGNORECASE), digits)


_STREETS = tuple(_look("address", street) for street in (*STREETS, NAMED_HOSTEL))
"""What is an address but where its last name is a word of the library, as in «Доставка 5-12»."""
_SPOKEN = tuple(_look("address", place) for place in SPOKEN)

_LOOKS = (
    _look(
        "link",
        r"(?:h(?:tt|xx)ps?://|(?<!\w)www\.)[^\s<>|«»\"]++"
        r"|(?<![\w@./-])(?>(?:[\w-]++\.)+)[^\W\d_]{2,}+/[^\s<>|«»\"]++",
    ),
    _look("nick", r"(?<![\w.@/])@[A-Za-z](?>(?:\w|\.(?=\w))+)"),
    _look("nick", NICK),
    _look("number", rf"{_AT_START}\d{{2,}}+(?>(?:{_JOINT}\d{{2,}}+)*)(?!\w)", FEWEST_DIGITS),
    # Groups with points or slashes between them; those of a date have two digits.
    _look("number", rf"{_AT_START}\d{{4,}}+(?>(?:{_POINT}\d{{3,}}+)+){AT_END}", FEWEST_DIGITS),
    # 40817.810.0.9991.0004312
    _look(
        "number",
        rf"{_AT_START}\d{{5}}{_MIDDLE}\d{{3}}{_MIDDLE}\d{_MIDDLE}\d{{4}}{_MIDDLE}\d{{7}}(?!\w)",
    ),
    _look(
        "number",
        rf"(?<!\w)[A-Z]{{2}}\d\d(?>(?:{SPACE}?[A-Z0-9]{{4}}){{2,7}})"
        rf"(?:{SPACE}?[A-Z0-9]{{1,3}})?(?!\w)",
        FEWEST_DIGITS,
    ),
    # 71 1234567
    _look(
        "number",
        rf"(?<![\w])(?<!\d[-., ])\d{{2}}(?:{SPACE}|-|{_NUMBER_WORD})\d{{7}}(?!\w)(?![-., ]\d)",
    ),
    _look("number", r"\b(?:загран)?паспорт\w{0,2}[^\d\n]{0,20}(?P<it>\d{9})(?!\w)"),
    _look(
        "phone",
        rf"(?<!\w)(?<!\d[.,])(?:\+?[78]{_GAP})?\(?\d{{3}}{_GAP}\d{{3}}{_GAP}\d\d{_GAP}\d\d(?:{AT_END}|(?=доб|вн|ext|[xх]\d))",
    ),
    _look(
        "phone",
        rf"(?<!\w)(?:\+?[78]{_GAP})?\(\d{{3,5}}\){_GAP}\d{{1,3}}{_GAP}\d\d{_GAP}\d\d{AT_END}",
    ),
    _look(
        "phone",
        rf"{_PHONE_WORD}[\s.:№-]{{1,4}}(?P<it>\d{{3}}[-. ]?\d\d[-. ]?\d\d){AT_END}"
        r"(?!\s?(?:₽|р))",
    ),
    _look(
        "phone",
        rf"{_PHONE_WORD}[\s.:№-]{{1,4}}(?P<it>\d\d-\d\d-\d\d|\d{{6}}){AT_END}(?!\s?(?:₽|р))",
    ),
    *(_look("address", address) for address in (*ADDRESSES, *PLACES, *NAMED_PLACES)),
    *_STREETS,
    *_SPOKEN,
    _look("phone", rf"(?<!\w)(?:т\.|тел\w*)[\s.:№-]{{0,4}}(?P<it>\d{{1,3}}-\d\d-\d\d){NO_SUM}"),
    _look(
        "number",
        r"\bпаспорт\w{0,2}[^\d\n]{0,20}(?P<it>\d\d\s?\d\d[^\d\n]{1,10}\d{6})(?!\w)",
    ),
    # 123-45-67
    _look(
        "phone",
        rf"\d(?<![\w.,/+)-]\d)(?<![\d)] \d)\d\d[- ]\d\d-\d\d{AT_END}(?![/-])(?!\s?(?:₽|р))",
    ),
    # +7 916 12З 45 67
    _look("phone", SLIPPED_PHONE, FEWEST_DIGITS - MOST_SLIPS),
    # +7 951 *** 54 32
    _look(
        "phone",
        rf"(?<!\w)\+?[78]{_GAP}\d{{3}}[-\s()]{{0,3}}[*xх•]{{2,7}}[-\s*]{{0,3}}\d\d{_GAP}\d\d{AT_END}",
    ),
    *(_look("person", person) for person in (*RELATIVES, *PEOPLE)),
    *(_look("number", number, FEWEST) for number in NUMBERS),
    # ID 123456789
    _look(
        "number",
        rf"\b(?:id|аккаунт\w{{0,2}}|account)\b[\s.:№#-]{{0,4}}(?P<it>\d{{5,12}}){AT_END}",
    ),
    _look("phone", SPELLED_PHONE, FEWEST_DIGITS),
    *(_look("number", secret) for secret in SECRETS),
    _look(
        "nick",
        rf"\b(?:ник(?:нейм)?|логин){SPACE}?[:=-]?{SPACE}?"
        r"(?P<it>(?=[^\W_]{0,30}[a-z0-9])(?=\d{0,30}[^\W\d])\w{3,32})(?!\w)",
    ),
    *(_look("email", spelled) for spelled in SPELLED),
)


class PersonalPatterns:
    """What looks like a person's, but for what is told to everybody."""

    def __init__(self, told: str) -> None:
        """`told` is every text of the library."""
        self._words = frozenset(_ORDINARY.findall(told))
        self._told = NormalizedText(told, _DROPPED).text
        self._lower = self._told.lower()
        self._digits = re.sub(r"\D", "", self._told)
        self._joined = "".join(self._lower.split())
        self._known: dict[str, bool] = {}

    def find(self, text: str, mask: Callable[[Kind], str]) -> Iterator[Passage]:
        """Where in `text` something does, whatever nobody sees is inside it."""
        view = NormalizedText(text, _DROPPED)
        for kind, shown, start in _found(view.text, self._words):
            key = _key(kind, shown)
            if key not in self._known:
                self._known[key] = self._is_told(key)
            if not self._known[key]:
                yield view.original(Passage(start, start + len(shown), mask(kind)))

    def _is_told(self, key: str) -> bool:
        """Whether the library tells it; only around where it may stand is looked, for all that it
        tells is much to look through.
        """
        between, alone = (r"\D{0,20}", self._digits) if key.isdecimal() else (r"\s*", self._joined)
        if not key or key not in alone:
            return False
        for place in re.finditer(between.join(map(re.escape, key)), self._lower):
            around = self._told[max(0, place.start() - _AROUND) : place.end() + _AROUND]
            if any(key == _key(kind, shown) for kind, shown, _ in _found(around, ())):
                return True
        return False


def _found(text: str, words: Collection[str]) -> Iterator[tuple[Kind, str, int]]:
    """What looks like something, in `text`, and where it starts; none is of ordinary `words`."""
    for look in _LOOKS:
        for match in look.pattern.finditer(text):
            group = "it" if "it" in look.pattern.groupindex else 0
            start, shown = match.start(group), match[group]
            if look.kind == "email":
                start = name_before(text, start)
                shown = text[start : match.end()]
                if shown == match[0]:
                    continue
            if look.kind == "nick" and (rest := _REST.match(text, match.end())):
                shown += rest[0]
            if look.kind in ("link", "nick"):
                shown = shown.rstrip(_END)
            if _ordinary(look, shown, words):
                continue
            if look.digits <= _digits(shown) and not _is_years(shown):
                yield look.kind, shown, start
    for people in (full_names, introductions):
        yield from (("person", text[start:end], start) for start, end in people.found(text, words))


def _digits(shown: str) -> int:
    """How many digits it has, in words too, but for those of a day."""
    return sum(map(str.isdigit, in_digits(_DAY.sub("", shown))))


def _ordinary(look: _Look, shown: str, words: Collection[str]) -> bool:
    """Whether a nick or a street is an ordinary word."""
    if look in _STREETS:
        return _CAPITALS.findall(shown)[-1].lower() in words
    return look.kind == "nick" and shown in words


def _is_years(shown: str) -> bool:
    return re.fullmatch(r"(?:19|20)\d\d(?:\D+(?:19|20)\d\d)+", shown) is not None


def _key(kind: Kind, shown: str) -> str:
    """The same for all writings of it."""
    if kind in ("number", "phone"):
        digits = re.sub(r"\D", "", shown)
        return digits[1:] if len(digits) == 11 and digits[0] in "78" else digits
    plain = re.sub(r"^https?://(?:www\.)?|^www\.|\s", "", shown.lower())
    return plain.rstrip("/").lstrip("@")
