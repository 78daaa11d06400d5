"""What a word with a capital may be: a given name, a surname by its ending, or an ordinary word.

Owns the words with a capital that are no names, for all who look for names, the endings of
surnames, and the syllables of eastern names. Refuses to say what is a person: that takes a word
beside it.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from wizard.outcome.given_names import is_given, ordinary
from wizard.pattern import pattern

Part = Literal["given", "doubtful", "surname", "eastern", "patronymic", "short", "none", "word", ""]
"""`doubtful` is a given name and a word, `short` has one syllable, `word` is one of the library."""
_BEGUN = (
    "почт|росси|роспотреб|роскач|росреестр|роскомн|росфин|генеральн|магазин|деловы|поддерж|служб|служеб|продав|маркет|курьер"
    "|покупат|клиент|получат|отправит|оператор|менеджер|директор|админ|сотрудни|начальни|руковод"
    "|заказ|товар|возврат|доставк|витамин|вариант|прилож|категор|кодекс|комисси|област|вокзал"
    "|сбербанк|яндекс|вайлдбер|wildberr|компани|интернет|верховн|федерац|граждан|господ"
    "|здравствуй|привет|уважаем|термин|пользоват|претенз|жалоб|заявлен|обращен|мужчин|женщин"
    "|таблиц|страниц|следствен|комитет|полици|прокур|аноним|склад|студи|салон|бутик"
)
_INFLECTED = (
    "город|район|банк|центр|отдел|раздел|пункт|закон|договор|стат[ьея]|команд|решени|кабинет|магнит"
    "|файл|машин|причин|картин|корзин|витрин|половин|мод|шоп|суд|суд[ьея]|сред|понедельник|вторник"
    "|четверг|пятниц|суббот|воскресень|январ|феврал|март|апрел|ма|июн|июл|август|сентябр|октябр"
    "|ноябр|декабр|сбер|платеж|отзыв|звонк|мир|дом|дяд|т[её]т|баб|бабушк|дедушк|мам|пап"
)
"""«Суббота», and not «Субботин»: what follows is the ending of a case."""
_CASE = "(?:а|у|ом|е|ы|и|ов|ам|ами|ах|ой|ою|о|ь|я|ю|ем|ей|ям|ями|ях|й|ев|ии|ию|ия)?"
_WHOLE = (
    "край|добр(?:ый|ое|ого|ая)|дорог(?:ой|ая|ие)|один|одна|голова|основа|слова|снова|готов[аоы]?"
    "|нет|да|сдэк|авито|pay|card|bank|premium|dear|thank|hello|hi|regards|if|when|the|это|вы|вам|вас"
    "|ваш[аеи]?|мне|мой|моя|мы|он|она|они|был[аио]?|как|что|где|кто|рф|ооо|оао|зао|пао|ано|инн|огрн"
    "|пвз|физлицо|юрлицо|сам|сама"
)
_ORDINARY = rf"(?:{_BEGUN}|(?:(?:{_INFLECTED}){_CASE}|{_WHOLE})(?!\w))"
NO_NAME = rf"(?!{_ORDINARY})"
"""No name begins here; for patterns that ignore case."""
_NONE = pattern(_ORDINARY)
_SURNAME = pattern(
    r".{2,}(?:(?:[ое]в|[иы]н)(?:а|у|ым|ом|ои|ою|е|ы|ых|ыми)?|[сц]к(?:ии|ого|ому|им|ом|ая|ую|ои|ие|их)"
    r"|е[ий]?нко|чук(?:а|у|ом|е)?|янц?(?:а|у|ом|е)?|дзе|швили|[ое]вич(?:а|у|ем|е)?"
    r"|(?:[oe]v|in|yn)a?|sk(?:i?i|y|iy|aya|aia)|enko)"
)
_PATRONYMIC = pattern(
    r".{2,}(?:(?:(?:[ое]в|ь)ич|[нл]ыч)(?:а|у|ем|е)?|(?:[ое]вн|лавн|[иь]ничн|итичн|саввичн)(?:а|у|е|ы|ои|ою)"
    r"|(?:ov|ev|il)ich|(?:ov|ev)na)"
)
_EASTERN = pattern(
    "нгуен|чан|тхи|фам|хоанг|зыонг|ким|пак|цои|чхве|чои|хегаи|югаи|тян|ван|чжан|чжао|чжоу|чэнь|лю"
    "|хуан|линь|сяо|ли|вэи|цзян|сунь|сюи|ляо|хо|ан|ю|ын|во"
    "|nguyen|tran|pham|hoang|kim|pak|choi|wang|zhang|zhao|chen|liu|huang|wei|xiao|li"
)
_VOWEL = pattern("[аеиоуыэюя]+")
LONGEST = 6
"""Letters of a syllable of an eastern name."""


def folded(word: str) -> str:
    """A word without case; «ё» and «й» are no letters of their own, as in the lists of names."""
    return word.casefold().replace("ё", "е").replace("й", "и").replace("'", "")


def part(word: str, words: Collection[str]) -> Part:
    """What a word may be in the name of a person; `words` are the ordinary ones of the library."""
    small, plain = word.lower(), folded(word)
    if _NONE.match(small):
        return "none"
    if is_given(plain):
        return "doubtful" if plain in ordinary() or small in words else "given"
    if _EASTERN.fullmatch(plain):
        return "eastern"
    if small in words:
        return "word"
    if _PATRONYMIC.fullmatch(plain):
        return "patronymic"
    if _SURNAME.fullmatch(plain):
        return "surname"
    return "short" if _is_syllable(plain) else ""


def _is_syllable(plain: str) -> bool:
    return len(plain) <= LONGEST and len(_VOWEL.findall(plain)) == 1
