"""That a contact is one, and is never shown without its status.

Owns the form of phones, mail addresses and web addresses in `facts.yaml`, and the two ways round
the one resolver (`outcome.sources`) that prints a contact with its status: a value typed by hand
into a text, and a contact in a letter, which goes out as it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from wizard.author.facts.claims import IN_LETTER
from wizard.author.tree.decode import FAULTY
from wizard.author.tree.diagnostic import Diagnostic, diagnose
from wizard.author.tree.loading import Loaded
from wizard.author.tree.place import Location
from wizard.author.tree.translation import Translation
from wizard.author.words.placeholders import strange
from wizard.author.words.texts import Words, tree_texts
from wizard.library.facts import Contact, is_web_address, strange_letter, takes_number
from wizard.library.fields.email import is_address
from wizard.library.library import FACTS

REGION = "RU"
"""Where a number without a country code is at home."""
SHORTEST = 7
"""Digits; a shorter number would be found in sums and dates."""
_ADDRESS = re.compile(r"\S+\.\S+")
_NO_DIGITS = re.compile(r"\D+")


def malformed(loaded: Loaded) -> Iterator[Diagnostic]:
    """Phones, mail and web addresses that cannot be right, and templates where words stand."""
    file, facts = loaded.place_if_any(FACTS), loaded.library.facts
    if file is None:
        return
    for place, contact in file.along(facts, "contacts.*"):
        value = place.at("value")
        if contact.kind == "phone" and not _is_phone(contact.value):
            yield value.fault("bad-phone", value=contact.value)
        if contact.kind == "email" and contact.value != FAULTY and not is_address(contact.value):
            yield value.fault("bad-email", value=contact.value)
    for place, address in file.along(facts, "contacts.*.numbered"):
        if address != FAULTY and not takes_number(address):
            yield place.fault("bad-numbered", value=address)
    for way in ("contacts.*.value", "sources.*.title"):
        for place, text in file.along(facts, way):
            yield from strange(place, text)
    for way in ("sources.*.url", "contacts.*.url"):
        for place, url in file.along(facts, way):
            if url != FAULTY and not is_web_address(url):
                letter = strange_letter(url)
                code = "lookalike-url" if letter else "bad-url"
                yield place.fault(code, value=url, letter=letter or "")


def unmarked(loaded: Loaded) -> Iterator[Diagnostic]:
    """Contacts that are not confirmed and stand in a text or a letter, where no status can."""
    contacts = loaded.library.facts.contacts
    unsure = {name: item for name, item in contacts.items() if item.status != "confirmed"}
    signs = _signs(contacts)
    for file, texts in tree_texts(loaded):
        yield from _by_hand(file, texts, signs)
    some = signs.given_away("\n".join(line for _, _, line in loaded.letter_lines))
    for path, number, line in loaded.letter_lines:
        for found in IN_LETTER.finditer(line):
            name = found[1]
            if name in unsure:
                span = (number, found.start() + 1, found.end() + 1)
                yield diagnose("unsure-contact", path, span, name=name, status=unsure[name].status)
        for name in signs.given_away(line) if some else ():
            status, value = unsure[name].status, unsure[name].value
            span = (number, 1, len(line) + 1)
            yield diagnose("contact-by-hand", path, span, name=name, status=status, value=value)


def unmarked_words(loaded: Loaded, translation: Translation) -> Iterator[Diagnostic]:
    """The same in the trees in another language."""
    signs = _signs(loaded.library.facts.contacts)
    for name in loaded.library.trees:
        if words := translation.words.get(f"{name}.yaml"):
            file = Location(translation.sources[f"{name}.yaml"])
            yield from _by_hand(file, words.items(), signs)


def _by_hand(file: Location, texts: Collection[Words], signs: _Signs) -> Iterator[Diagnostic]:
    some = signs.given_away("\n".join(text for _, text in texts))
    for where, text in texts if some else ():
        for name in signs.given_away(text):
            told, place = signs.contacts[name], file.at(*where)
            yield place.fault("contact-by-hand", name=name, status=told.status, value=told.value)


def _signs(contacts: Mapping[str, Contact]) -> _Signs:
    """What gives away those that are nowhere confirmed."""
    sure = {contact.value for contact in contacts.values() if contact.status == "confirmed"}
    return _Signs({name: item for name, item in contacts.items() if item.value not in sure})


def _is_phone(value: str) -> bool:
    """Whether a value is a number that can be dialled, or words without any number."""
    if not any(char.isdigit() for char in value):
        return True
    import phonenumbers  # 30 ms, and not every library has phones

    try:
        number = phonenumbers.parse(value, REGION)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number(number) or phonenumbers.is_valid_short_number_for_region(
        number, REGION
    )


def _sign(contact: Contact) -> str:
    """What gives a contact away in a text: the digits of a phone, an address; else nothing.

    Words such as «the nearest office» are nobody's alone.
    """
    if contact.kind == "phone":
        digits = _digits(contact.value)[-10:]
        return digits if len(digits) >= SHORTEST else ""
    return contact.value if _ADDRESS.fullmatch(contact.value) else ""


class _Signs:
    """What gives contacts away: the digits of phones, and addresses."""

    def __init__(self, contacts: Mapping[str, Contact]) -> None:
        self.contacts = contacts
        self._names: dict[str, list[str]] = {}
        for name, contact in contacts.items():
            if sign := _sign(contact):
                self._names.setdefault(sign, []).append(name)
        self._phones = [sign for sign in self._names if sign.isdigit()]
        addresses = sorted(self._names.keys() - {*self._phones}, key=len, reverse=True)
        words = "|".join(map(re.escape, addresses))
        self._addresses = addresses
        self._address = re.compile(rf"(?<![\w.@-])(?:{words})(?![\w-]|\.\w)")

    def given_away(self, text: str) -> list[str]:
        """The contacts whose value stands in a text."""
        digits = _digits(text)
        found = [sign for sign in self._phones if sign in digits]
        if any(sign in text for sign in self._addresses):
            found += dict.fromkeys(self._address.findall(text))
        return [name for sign in found for name in self._names[sign]]


def _digits(text: str) -> str:
    return _NO_DIGITS.sub("", text)
