"""The mark with which the post brought a letter back: «истёк срок хранения», «отказ адресата».

Owns that a letter to a wrong address was not delivered: what runs from its delivery does not, so it
is sent again; and that one which was handed over did not come back. Refuses to weigh the other
marks: for those the addressee answers (ГК, ст. 165.1).
"""

from __future__ import annotations

from typing import ClassVar

from wizard.errors import FieldError
from wizard.library.fields.kind import Asked
from wizard.library.fields.phrase import PhraseField
from wizard.pattern import pattern

_WRONG = pattern(
    r"(?i)\b(?:не|ошибочн)\w*\s(?:\w+\s)?адрес(?:а|у|ом)?\b"
    r"|\bадреса?\s(?:\w+\s){0,2}(?:не|ошибоч)\w*"
    r"|\b(?:wrong|incorrect|incomplete|insufficient)\s(?:postal\s)?address\b"
)
_BETWEEN = r"(?:\w+\s){0,2}"
_KEPT_BACK = pattern(
    r"(?i)\b(?:отказ\w*|невруч\w+|неполуч\w+|неудач\w+|попытк\w+|refus\w+|undeliver\w+)\b"
    rf"|\b(?:не(?!\sвозвра|\sверну)|нельзя|невозможно)\s{_BETWEEN}(?:вруч|получ|достав)\w+"
    r"|\b(?:вручить|получить|доставить)\s(?:не|нельзя|невозможно)\b"
    rf"|\b(?:вруч|получ|достав)\w+\s{_BETWEEN}отправител\w+"
    rf"|\bnot\s(?!returned|came){_BETWEEN}(?:delivered|received)\b"
    r"|\b(?:delivered|received)\s(?:back\s)?(?:to|by)\s(?:the\s)?sender\b"
)
"""What is said of a letter that nobody took, in the same words: «отказ в получении», «не удалось
вручить»; and of one that went back, «вручено отправителю».
"""
_HANDED = pattern(
    r"(?i)(?<!не )(?<!не\xa0)"
    r"\b(?:вруч\w+|получен[оаы]?|получил\w*|доставлен\w*|delivered|received)\b"
    r"|\bне\s(?:возвра|верну)\w+|\b(?:not|never)\s(?:returned|came back)\b"
)


class PostMarkField(PhraseField):
    """Words of the post that a paper repeats."""

    name = "post_mark"
    aliases: ClassVar[tuple[str, ...]] = ()

    def read(self, text: str, asked: Asked) -> str:
        """The words as they were typed.

        Raises:
            FieldError: they say nothing, that the address was wrong, or that it was handed over.
        """
        said = super().read(text, asked)
        if _WRONG.search(said):
            raise FieldError("field_post_mark")
        if _HANDED.search(said) and not _KEPT_BACK.search(said):
            raise FieldError("field_post_mark_handed")
        return said
