"""What is said of a page, line by line, and what a line that comes back means.

Owns the words; pure but for the message, which must be printed as it is. Refuses to move.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from wizard.errors import FieldError, shown
from wizard.i18n import Language
from wizard.library.fields.registration_number import ANY, RegistrationNumberField
from wizard.library.fields.registration_number import registration as number_of
from wizard.library.fields.signs import says_nothing
from wizard.library.model import Input
from wizard.outcome.advice import Remark
from wizard.outcome.dates import Deadline
from wizard.outcome.deadline_words import basis, missed, phrase
from wizard.outcome.looking_again import LookAgain
from wizard.outcome.page import Page, Pages
from wizard.outcome.prompts import above, prompt
from wizard.outcome.sources import ContactLine
from wizard.pattern import pattern
from wizard.plain import blocks
from wizard.plain.line_commands import COLON, SOURCES
from wizard.plain.lines import Lines
from wizard.walk.answers import Answer

NONE = "0"
"""In a checklist none of the items; nothing stands before an item but its number."""
MOST_DIGITS = 9
"""Digits of a number that chooses."""
_PAUSE = pattern(r"[,:;(]| — ")
_NUMBER = pattern(r"(?=.*[0-9])(?=.*\w\w)(\W*\w){3}", re.DOTALL)
"""Three letters or digits, a digit among them, and not each of them alone."""


def show(page: Page, today: date, say: Language, lines: Lines) -> None:
    """A page: what to do, the message, until when, and what can be answered."""
    lines.print_all(_above(page, say))
    if page.message:
        lines.print(f"--- {page.message.title} ---")
        lines.print_as_it_is(page.message.text)
        lines.print("---")
    for remark in page.remarks:
        lines.print(f"! {say('remarks')}: {_remark(remark, say)}")
    if page.deadline:
        lines.print(_until(page.deadline, today, say))
    for due in above(page):
        lines.print(f"{missed(due, today, say)} ({basis(due, say)})")
    if page.again:
        lines.print(phrase(page.again, today, say))
    if page.doubts:
        lines.print(say("doubts", letter=SOURCES if page.field is None else COLON + SOURCES))
    if asked := prompt(page, say):
        lines.print(asked)
    for number, option in enumerate(page.options, start=1):
        hint = f" ({option.hint})" if option.hint else ""
        lines.print(f"{number}. {option.label}{hint}")
    lines.print_all(_how(page, say))


def sources(page: Page, pages: Pages) -> Iterator[str]:
    """What words on a page mean, and where everything on it comes from."""
    say = pages.language
    yield from (f"- {one.word}: {one.means}" for one in pages.words(page))
    for line in page.sources:
        yield f"- {line.claim}"
        checked = say("doc_checked", status=line.status_text, date=line.checked)
        yield f"  {checked}. {'; '.join(line.documents)} {' '.join(line.urls)}".rstrip()


def dates(
    found: Sequence[Deadline], again: LookAgain | None, today: date, say: Language
) -> Iterator[str]:
    """Every day that the case has to do with."""
    for due in found:
        yield f"- {due.title}: {_until(due, today, say)}"
    if again:
        yield f"- {again.title}: {phrase(again, today, say)}"
    if not (found or again):
        yield say("no_dates")


def _until(due: Deadline, today: date, say: Language) -> str:
    return f"{phrase(due, today, say)} ({basis(due, say)})"


def given(line: str, page: Page) -> object:
    """What a line answers to a page.

    Raises:
        FieldError: it names none of the answers, or is no text.
    """
    typed = blocks.text(line)
    if page.field is not None:
        if not typed.strip() and isinstance(page.begun, str):
            return page.begun
        return blocks.fitting(typed, page)
    if page.kind == "checklist":
        words = typed.replace(",", " ").split()
        if not words and isinstance(page.begun, list):  # of what was ticked, what is still there
            there = {option.id for option in page.options}
            return [item for item in page.begun if item in there]
        if says_nothing(typed):
            return []
        # The nought, by which the screen goes on, is no item, and alone it is none of them.
        return [_picked(word, page) for word in words if word != NONE]
    return _picked(" ".join(typed.split()), page)


def understood(field: Input, answer: Answer, line: str, say: Language) -> Iterator[str]:
    """How what was typed into a field was read, where that is not plain to see."""
    if isinstance(answer, str):
        echo = field.takes.echoed(field.takes.value(answer), say)
        if echo and echo != line.strip():
            yield f"= {echo}"
    elif not says_nothing(line):
        yield f"= {say('skipped')}"


def number(word: str, most: int) -> int:
    """The number from 1 to `most` that a word is.

    Raises:
        FieldError: it is none.
    """
    word = word.removesuffix(".") or word  # as it stands before the choice
    # A number of thousands of digits is none that Python would read.
    if word.isdecimal() and len(word) <= MOST_DIGITS and 1 <= int(word) <= most:
        return int(word)
    raise FieldError("plain_pick" if word else "plain_pick_empty", given=shown(word), most=most)


def registration(line: str, kind: RegistrationNumberField = ANY) -> str:
    """The number under which a message is registered, as it was given; nothing where there is none.

    A choice, several choices and a command are no number, and were meant for another question.

    Raises:
        FieldError: it can be no number, or is no text.
    """
    typed = blocks.text(line)
    if says_nothing(typed):
        return ""
    if kind is ANY and not _NUMBER.match(typed):
        raise FieldError("number_unlikely", given=shown(typed))
    return number_of(typed, kind)


def _picked(word: str, page: Page) -> str:
    """The id that a number, an id, or the words of a choice name."""
    ids = [option.id for option in page.options]
    if word in ids:
        return word
    # All of its words, or those before its first pause: «Нет» of «Нет, никто не просил».
    for names in ([one.label for one in page.options], [_begun(one.label) for one in page.options]):
        said = [id_ for id_, name in zip(ids, names, strict=True) if _said(name) == _said(word)]
        if len(said) == 1:
            return said[0]
    return ids[number(word, len(ids)) - 1]


def _begun(label: str) -> str:
    return _PAUSE.split(label, maxsplit=1)[0]


def _said(words: str) -> str:
    return " ".join(words.split()).rstrip(".!").casefold().replace("ё", "е")


def _above(page: Page, say: Language) -> Iterator[str]:
    yield ""
    progress = say("plain_progress", number=page.number) + page.ahead
    yield f"[{page.trail} · {progress}]" if page.kind != "outcome" else f"[{page.trail}]"
    if page.opening:
        yield page.opening
    yield page.heading
    if page.details:
        yield page.details
    for number, step in enumerate(page.steps, start=1):
        yield f"  {number}) {step}"
    if page.contact:
        yield _contact(page.contact, "contact", say)
    if page.doubtful:
        yield say("doubtful_heading")
    for contact in page.doubtful:
        yield f"  - {_contact(contact, 'doubtful', say)}"


def _how(page: Page, say: Language) -> Iterator[str]:
    """How to answer."""
    if page.kind == "checklist":
        yield say("plain_checklist")
        ticked = [option.label for option in page.options if option.id in (page.begun or ())]
        yield say("plain_prefill" if ticked else "plain_nothing", answer="; ".join(ticked))
    if page.field is None:
        return
    if page.field.takes.multiline:
        yield say("plain_block", begin=blocks.BEGIN, end=blocks.END)
    if page.field.example:
        yield say("field_example", example=page.field.example)
    if isinstance(page.begun, str):
        key = "plain_prefill_or_skip" if page.field.optional else "plain_prefill"
        yield say(key, answer=page.begun_text)
    elif page.field.optional:
        yield say("plain_skip")


def _contact(contact: ContactLine, key: str, say: Language) -> str:
    words = say(f"plain_{key}", label=contact.label, value=contact.value)
    if contact.url and contact.url not in words:
        words += f" {contact.url}"
    if not contact.sure:
        words += f" — {contact.status_text}"
    return words


def _remark(remark: Remark, say: Language) -> str:
    words = f"{remark.text}. {remark.hint}" if remark.hint else remark.text
    doubt = say("remark_doubt", status=remark.doubt) if remark.doubt else ""
    return f"{words} ({doubt})" if doubt else words
