"""What the command line says of itself, in the language that was asked for: help, wrong usage.

Owns `locale/*/LC_MESSAGES`, catalogues of gettext, for click says its own words by them. English
stands in the code and has none. Refuses the words of a sitting and of documents: those are of
`i18n`, in the language of the library or case.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from gettext import bindtextdomain, translation
from itertools import pairwise

from wizard import settings
from wizard.errors import UnwritableError, WizardError
from wizard.i18n import LANGUAGES, LOCALE, VARIABLE, language

DOMAIN = "messages"
"""The domain of gettext in which click looks for its words."""
_ASKED = "--lang"
_SETTING = "LANGUAGE"
"""What gettext reads the language from."""
_code: ContextVar[str | None] = ContextVar("code", default=None)
_before: ContextVar[str | None] = ContextVar("before", default=None)


def spoken(arguments: Iterable[str]) -> str:
    """The language of a line of the shell: asked for in it, in the environment, or once chosen.

    One that does not exist is told of in the first that does, when the line is read.
    """
    given = [*arguments]
    asked = [word for option, word in pairwise(given) if option == _ASKED]
    asked += [word.partition("=")[2] for word in given if word.startswith(f"{_ASKED}=")]
    codes = (*asked[-1:], os.environ.get(VARIABLE), settings.chosen("language"))
    return next((code for code in codes if code in LANGUAGES), LANGUAGES[0])


def speak(arguments: Iterable[str]) -> None:
    """Speak the language of a line of the shell from here on, click's own words too."""
    code = spoken(arguments)
    _code.set(code)
    _before.set(os.environ.get(_SETTING))
    os.environ[_SETTING] = code
    bindtextdomain(DOMAIN, LOCALE)


def hand_over() -> None:
    """A sitting begins: programs that it starts speak as they did before."""
    os.environ.pop(_SETTING, None)
    if before := _before.get():
        os.environ[_SETTING] = before


def error_told(error: WizardError, code: str = "") -> str:
    """What a person is told of an error, in the language `code` where a sitting has one."""
    say = language(code or _spoken())
    if isinstance(error, UnwritableError):
        return say.failure(error)
    values = {
        name: say.show(value) if isinstance(value, OSError) else value
        for name, value in error.values.items()
    }
    return _worded(say.code, error.message, values)


def failure_told(error: OSError, unnamed: str = "") -> str:
    """What a person is told where a file fails; what has no name is `unnamed`, or the output."""
    return f"{error.filename or unnamed or told('the output')}: {language(_spoken()).show(error)}"


def told(message: str, **values: object) -> str:
    """A message of the command line, which is given in English, with its values."""
    return _worded(_spoken(), message, values)


def _worded(code: str, message: str, values: Mapping[str, object]) -> str:
    text = translation(DOMAIN, LOCALE, [code], fallback=True).gettext(message)
    return text.format(**values) if values else text


def _spoken() -> str:
    return _code.get() or spoken(())
