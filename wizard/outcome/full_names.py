"""People of whom nobody was asked, by their names alone: «А. С. Пушкин», «Нгуен Ван Ань».

Owns which words with a capital, side by side, are a person: initials and a surname in any order, a
given name and a surname in any letters and any case, the syllables of an eastern name. Refuses a
name that stands alone, for it is a word as often, and two unknown words: «Samsung Galaxy» and
«Озёрный Край» look as a person does.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache

from wizard.outcome.name_words import Part, part
from wizard.outcome.normalized_text import SPACE
from wizard.pattern import pattern

_CAPITAL = "[A-ZА-ЯЁÀ-ÖØ-ÞІЇЄЎҐҚҒӘӨҮҲҶ]"
_DIGRAPH = "(?:Y[aueo]|Zh|[CSKJ]h|Shch|Ts|J[ua]|I[ua])"
"""A letter of a name, in Latin: «Yu. Kim»."""
_LETTER = rf"(?:{_DIGRAPH}|{_CAPITAL})"
_WORD = r"[^\W\d_]+(?:['-][^\W\d_]+)*"
_CHILD = "(?:оглы|оглу|кызы|гызы|углы|угли|кизи|улы|уулу)"
"""«Son of» and «daughter of», which stand behind the name of a father."""
_TOKEN = rf"(?:{_LETTER}\.|(?={_CAPITAL}){_WORD}(?!['\w@])|{_CHILD}(?!\w))"
_TOKENS = pattern(_TOKEN)
_RUN = pattern(
    rf"(?<![\w.@/'-])(?<!\w['-]){_TOKEN}(?:(?:(?<=\.){SPACE}{{0,2}}|(?<!\.){SPACE}{{1,2}}){_TOKEN}){{1,30}}"
)
_BEGINS = pattern(r"(?:^|[.!?…\n])[\s*#>«\"(-]*$")
"""What stands before the first word of a sentence."""
_BEFORE = 8
_SHOUTED = 3
"""Words in capitals; in a longer row of them an unknown one is shouted, and no name."""
_SIGNS: dict[Part, str] = {
    **{"given": "g", "doubtful": "v", "surname": "s", "eastern": "a", "patronymic": "p"},
    **{"short": "k", "none": "n", "word": "o", "": "x"},
}
"""Each word of a row is a letter: I and L are an initial with and without a point, B is two."""
_ABBREVIATIONS = pattern(
    "РФ|ИП|ЖК|ТЦ|ТВ|ГК|УК|КС|ВС|ФЗ|ЛК|БУ|ЧП|АО|ПО|СК|ПК|ЗП|ПП|ЦБ|РБ|МО|ОП|НЕ|ДА|НА|ЗА|МЫ|ВЫ|OK|US"
)
_PERSON = pattern(
    # Пушкин А. С., А. С. Пушкин, Пушкин А С, Пушкин АС, А С Пушкин, Ахмедов Р., Р. Ахмедов
    # Анна Сергеевна К., Петров Сергей Иванович, Иван Сергеевич Петров, Мамедов Рашид оглы
    r"(?:[gsxkva]{1,3}|o)?p[gsxkva]?I?"
    # Of «Расписалась А. С. Пушкина» the first word may be a surname too: it goes with the other.
    r"|[gsxkva]II[gs]?|o(?=II[gsxkva])|oII|II[gsxkvao]|[gsxkva]L[LI]|[sg]B|LLs|[sg]I|I[sa]"
    # Иван Петров, Петров Иван, Ольга Шмидт
    r"|[xksa]?g[gxksa]{1,2}I?|[xksa]gI?|[gv][sa]|[sa][gv]"
    # Нгуен Ван Ань, Ким Чен
    r"|k?a[akx]{1,2}|kkk"
)
_BRANDS = pattern(
    "tommy hilfiger|harry potter|calvin klein|hugo boss|ralph lauren|giorgio armani|jack daniels"
    "|johnnie walker|max factor|max mara|mary kay|jo malone|tom ford|tom tailor|michael kors"
    "|elizabeth arden|laura ashley|ben sherman|lee cooper|karl lagerfeld|vera wang|paul smith"
    "|victoria secret|li ion|li pol|иван чай|иван купала|марья искусница"
    "|анна каренина|евгений онегин|гарри поттер"
)
"""Names that are on goods."""


def found(text: str, words: Collection[str]) -> Iterator[tuple[int, int]]:
    """Where people are named; `words` are ordinary ones, without a capital."""
    known = lru_cache(4096)(lambda word: _SIGNS[part(word, words)])
    for run in _RUN.finditer(text):
        tokens = list(_TOKENS.finditer(text, *run.span()))
        shouts = sum(len(token[0]) > 1 and token[0].isupper() for token in tokens) > _SHOUTED
        before = text[max(0, run.start() - _BEFORE) : run.start()]
        signs = "".join(_sign(token[0], known(token[0])) for token in tokens)
        if shouts:
            signs = signs.translate({ord(one): "o" for one in "xkL"})
        if signs[0] in "xk" and _BEGINS.search(before):
            signs = f"o{signs[1:]}"
        quoted = before[-1:] in ("«", '"', "“")
        for match in _PERSON.finditer(signs):
            first, last = tokens[match.start()], tokens[match.end() - 1]
            if match[0] == "o" or (quoted and match[0] == "kkk"):
                continue
            shown = text[first.start() : last.end()]
            if not _BRANDS.fullmatch(" ".join(shown.lower().split())):
                yield first.start(), last.end()


def _sign(token: str, known: str) -> str:
    """A letter for a word of a row."""
    if token.islower():
        return "p"
    if token.endswith("."):
        return "I"
    if len(token) == 1:
        return "L"
    if len(token) == 2 and token.isupper():
        return "n" if _ABBREVIATIONS.fullmatch(token) else "B"
    # One syllable in capitals is any word, and so is one in Latin letters.
    return "x" if known == "k" and (token.isupper() or token.isascii()) else known
