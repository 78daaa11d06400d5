"""The mark with which the post brought a letter back: «истёк срок хранения», «отказ адресата».

Owns which marks the addressee answers for (ГК, ст. 165.1): only these count as delivery, so what is
said otherwise than they are is refused, and with it every spelling of a wrong address, from which
nothing runs and which is sent again. Owns that a letter which was handed over did not come back.
Refuses to weigh the marks that it takes: a court does.
"""

from __future__ import annotations

import re
from typing import ClassVar

from wizard.errors import FieldError
from wizard.library.fields.kind import Asked
from wizard.library.fields.phrase import PhraseField
from wizard.pattern import pattern

_THERE = pattern(
    r"\bпо (?:(?:указанному|этому|данному|своему) )?адресу\b|\bat (?:this|that|the) address\b"
)
"""Where the addressee is not: «отсутствует по указанному адресу». The address itself is right."""
_ADDRESS = pattern(
    r"адрес(?!ат|ован)|address(?!ee|ed)|\bиндекс|\bне существу"
    r"|\b(?:не ?верн(?!у)|не ?полн|не ?правильн|ошибочн|не ?корректн|не ?достаточн)"
)
"""What else is said of an address is that it, or a part of it, is wrong."""
_KNOWN = pattern(
    r"\b(?:хранен|ист[её]к|истеч|отказ|отсутств|выбыл|переехал|прожива|явил|явк|являет)"
    r"|\b(?:невостреб|востребова|умер|смерт|значит|числит|обстоятельств|заявлен|закрыт|прекратил|ликвидир)"
    r"|\b(?:expir|storage|stored|refus|absent|moved|unclaimed|deceased|circumstanc|not known)"
)
"""Of the marks of the post, and of how people say them, what tells each from the others."""
_BETWEEN = r"(?:\w+ ){0,2}"
_KEPT_BACK = pattern(
    r"\b(?:отказ\w*|невруч\w+|неполуч\w+|неудач\w+|попытк\w+|refus\w+|undeliver\w+)\b"
    rf"|\b(?:не(?! возвра| верну)|нельзя|невозможно) {_BETWEEN}(?:вруч|получ|достав)\w+"
    r"|\b(?:вручить|получить|доставить) (?:не|нельзя|невозможно)\b"
    rf"|\b(?:вруч|получ|достав)\w+ {_BETWEEN}отправител\w+"
    rf"|\bnot (?!returned|came){_BETWEEN}(?:delivered|received)\b"
    r"|\b(?:delivered|received) (?:back )?(?:to|by) (?:the )?sender\b"
)
"""What is said of a letter that nobody took, in the same words: «отказ в получении», «не удалось
вручить»; and of one that went back, «вручено отправителю».
"""
_HANDED = pattern(
    r"(?<!не )\b(?:вруч\w+|получен[оаы]?|получил\w*|доставлен\w*|delivered|received)\b"
    r"|\bне (?:возвра|верну)\w+|\b(?:not|never) (?:returned|came back)\b"
)


class PostMarkField(PhraseField):
    """Words of the post that a paper repeats."""

    name = "post_mark"
    aliases: ClassVar[tuple[str, ...]] = ()

    def read(self, text: str, asked: Asked) -> str:
        """The words as they were typed.

        Raises:
            FieldError: they say nothing, that the address was wrong, that the letter was handed
                over, or nothing that the addressee is known to answer for.
        """
        said = super().read(text, asked)
        words = " ".join(re.findall(r"\w+|[,;.]", said.casefold().replace("_", " ")))
        if _ADDRESS.search(_THERE.sub("", words)):
            raise FieldError("field_post_mark")
        kept_back = _KEPT_BACK.search(words)
        if _HANDED.search(words) and not kept_back:
            raise FieldError("field_post_mark_handed")
        if not kept_back and not _KNOWN.search(words):
            raise FieldError("field_post_mark_unknown")
        return said
