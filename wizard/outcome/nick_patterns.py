"""How people write what they are called on the net: the name of a place, and the nick after it.

Owns the places, and what follows their names and is no nick: other places, words about an account.
Refuses to find anything: these are patterns that ignore case, and the nick in them is `it`.
"""

from __future__ import annotations

from wizard.outcome.normalized_text import SPACE

_PLACE = (
    r"(?:телеграмм?\w{0,2}|телег[аиеу]|telegram|tg|тг(?:шк[аиеу])?|однокласс\w{2,5}|инстаграмм?\w{0,2}|инст[аеуы]?|instagram|insta?"
    r"|вк(?:онтакте)?|vk(?:ontakte)?|скайп\w{0,2}|skype|whats[ -]?app|в[ао]тс[ -]?ап+\w{0,2}"
    r"|вацап\w{0,2}|viber|вайбер\w{0,2}|дискорд\w{0,2}|discord|фейсбук\w{0,2}|facebook|твиттер\w{0,2}"
    r"|twitter|тикток\w{0,2}|tiktok|ник(?:а|у|ом|е|нейм\w{0,2})?|nick(?:name)?|логин\w{0,2})"
)
_WEAK = r"(?:аккаунт\w{0,2}|акк|профил\w{1,2}|юзер(?:нейм)?\w{0,2}|login|user(?:name)?|max|макс)"
"""Words after which a plain word is none yet."""
_ABOUT = (
    r"(?:(?:ник|nick(?:name)?|логин|аккаунт|акк|профиль|страница|мой|моя|мо[её]|это"
    r"|есть|у меня|я|id|айди|канал|чат|группа"
    rf"|(?:на|в){SPACE}\w{{1,20}})"
    rf"(?:{SPACE}{{0,3}}[:=-]{SPACE}{{0,3}}|{SPACE}{{1,3}})){{0,2}}"
)
_JOINT = rf"(?:{SPACE}{{0,3}}[:=-]{SPACE}{{0,3}}|{SPACE}{{1,3}}){_ABOUT}"
_NO_NICK = (
    r"(?:(?<=[:=@])|(?<=[:=] )|(?!(?:telegram|tg|instagram|insta|vk|skype|whatsapp|viber|discord"
    r"|facebook|twitter|tiktok|meta|web|premium|business|pay|video|app|api|bot|desktop|messenger|direct|stories|ios"
    r"|android|id|login|name|account|support|profile|page|group|chat|channel|message|messages"
    r"|https?|www|and|or|is|was|has|had|are|were|did|does|to|for|by|at|in|on|of|from|with|the|a|an"
    r"|my|his|her|it|no|not|so|but|as|if)(?!\w)))"
)
_END = r"(?![\w@/]|[.-]\w)"
_LATIN = (
    rf"{_NO_NICK}\.?(?:live:\.?(?:cid\.)?)?"
    rf"(?=\d{{0,9}}[a-z_])[a-z0-9_]++(?>(?:[.-][a-z0-9_]++)*){_END}"
)
_MARKED = r"(?=[^\W\d_]{1,30}[\d_])\w{3,32}+(?![@/]|[.-]\w)"
"""Letters of any alphabet with digits or an underscore: «маша_87»."""
_NUMBER = rf"\d{{5,15}}+{_END}(?![.,]\d)(?!{SPACE}?(?:₽|р(?:уб\w*)?(?!\w)|%|шт|тыс|\d))"
_STRONG = rf"(?=[a-z]{{1,30}}[\d_]){_LATIN}|{_MARKED}"
_FIRST = r"(?-i:[АаВвДдИиЛлМмНнОоПпСсТтФфЮюDdFfIiLlMmNnSsTtUuVvWw])(?<!\w\w)"
"""A pattern is looked for quickly that begins with a class of letters."""
NICK = (
    rf"{_FIRST}(?<=(?=(?:(?P<place>{_PLACE})|{_WEAK})(?!\w)).)\w*+"
    r"(?:[ -]?(?:app|ап+\w{0,2})(?!\w))?"
    rf"{_JOINT}[«\"“'`(]{{0,2}}@?"
    rf"(?P<it>{_STRONG}|(?(place)(?<!\()(?:{_LATIN}(?:{SPACE}(?-i:[A-Z])[a-z]{{1,30}}{_END})?|{_NUMBER})|(?!)))"
)
"""With brackets around a word, it may be anything: «Instagram (Meta)»."""
REST = r"(?:[.:#~|!$+=*'&%^-]{1,3}\w+)*"
"""What is joined to a nick is a part of it, whatever signs its place allows."""
