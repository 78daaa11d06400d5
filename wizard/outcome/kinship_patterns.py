"""How people name those who are near to them in a story: «мой муж Василий», «дочери Маше».

Owns the words for them, in all cases, and what follows such a word and is a name. A name has a
capital and stands on the same line, beside the word. Refuses names that stand alone, and names of
shops: who tells a story writes of them far more often.
"""

from __future__ import annotations

from wizard.outcome.name_words import NO_NAME
from wizard.outcome.normalized_text import SPACE

_NEAR = (
    r"(?:муж(?:а|у|ем|е)?|супруг(?:а|у|ом|е|и|ой)?|жен(?:а|ы|е|у|ой)|сын(?:а|у|ом|е|ок|ишка)?"
    r"|доч(?:ь|ери|ерью|ка|ки|ке|ку|кой)|мам(?:а|ы|е|у|ой)|пап(?:а|ы|е|у|ой)|мать|матер(?:и|ью)"
    r"|от(?:ец|ца|цу|цом|це)|брат(?:а|у|ом|е)?|сестр(?:а|ы|е|у|ой)|баб(?:ушк)?(?:а|и|е|у|ой)"
    r"|дед(?:ушк)?(?:а|у|ом|е|и|ой)?|вну(?:к|чк)(?:а|у|ом|е|и|ой)?|т[её]щ(?:а|и|е|у|ей)|тест(?:ь|я|ю|ем)"
    r"|свекров(?:ь|и|ью)|св[её]к(?:ор|ра|ру|ром)|невестк(?:а|и|е|у|ой)|зят(?:ь|я|ю|ем)"
    r"|дяд(?:я|и|е|ю|ей)|т[её]т(?:я|и|е|ю|ей)|племянни(?:к|ц)(?:а|у|ом|ы|е|ей)?"
    r"|подруг(?:а|и|е|у|ой)|друг(?:а|у|ом)?|сосед(?:а|у|ом|к[аиеу]|кой)?|дет(?:и|ей|ям|ьми)"
    r"|реб[её]н(?:ок|ка|ку|ком)|по имени)"
)
_ENGLISH = r"(?-i:husband|wife|son|daughter|mother|father|brother|sister|friend|neighbou?r)"
_AND = rf"(?:,?{SPACE}(?:и|and){SPACE}|,{SPACE}|{SPACE}|-)"


def _named(near: str, letters: str) -> str:
    name = rf"{NO_NAME}(?-i:{letters})(?![\w@])"
    return rf"(?<!\w){near}{SPACE}?[,(—–-]?{SPACE}?(?<!\w)(?P<it>{name}(?:{_AND}{name}){{0,3}})"


RELATIVES = (
    _named(_NEAR, "[А-ЯЁ][а-яё]{1,20}"),
    _named(_ENGLISH, "[A-Z][a-z]{1,20}"),
)
