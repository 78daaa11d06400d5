"""One spelling for all in which a name is written, in Cyrillic or in Latin letters.

Owns the letters, and what an accent on a Latin one stands for. Refuses to know which words are
names.
"""

from __future__ import annotations

import unicodedata

from wizard.pattern import pattern

_LETTERS = str.maketrans(
    {
        **dict(zip("абвгдезийклмнопрстуфхцыэ", "abvgdeziiklmnoprstufhcie", strict=True)),
        **{"ж": "zh", "ч": "ch", "ш": "sh", "щ": "sh", "ю": "iu", "я": "ia"},
        **{"і": "i", "є": "e", "ґ": "g", "ў": "u", "ı": "i"},
        **{"ъ": "", "ь": "", "y": "i", "j": "i", "w": "v", "'": "", "x": "ks"},
    }
)
_ACCENTED = str.maketrans(
    {
        **{"š": "sh", "ş": "sh", "ș": "sh", "ŝ": "sh", "ś": "sh"},
        **{"č": "ch", "ć": "ch", "ç": "ch", "ĉ": "ch", "ž": "zh", "ż": "zh", "ź": "zh", "ĵ": "zh"},
        **{"â": "ia", "û": "iu", "ł": "l", "ø": "o", "đ": "d"},
    }
)
"""As the scholarly systems have them: «Ševčenko» is «Shevchenko»."""
_SPELLINGS = (
    *(("tsch", "ch"), ("shch", "sh"), ("sch", "sh"), ("tsh", "ch")),
    *(("kh", "h"), ("tz", "c"), ("ts", "c"), ("ph", "f")),
)
_TWICE = pattern(r"(.)\1+")


def spelling(folded: str) -> str:
    """The same for all spellings of a word that is without case and accents."""
    spelled = folded.translate(_LETTERS)
    for form, letter in _SPELLINGS:
        spelled = spelled.replace(form, letter)
    spelled = _TWICE.sub(r"\1", spelled)
    return spelled.replace("ie", "e").replace("io", "e")


def accented_spelling(word: str) -> str:
    """The same of a word where an accent makes another letter; nothing where it has none."""
    whole = unicodedata.normalize("NFC", word).casefold()
    told = whole.translate(_ACCENTED)
    if told == whole:
        return ""
    parts = unicodedata.normalize("NFKD", told)
    return spelling("".join(char for char in parts if not unicodedata.combining(char)))
