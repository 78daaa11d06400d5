"""Values and signs in an order in which none of them can stand."""

from __future__ import annotations

from wizard.author.names.slips.keywords import REFUSED
from wizard.author.names.slips.tags import Tag, TemplateSlip, Token

_JOINING = frozenset(
    ("and", "or", "in", "is", "==", "!=", "<", ">", "<=", ">=", "~", "+", "*", "/", "//", "**", "%",
     "|", ".", ",", ":", "if", "else", "=")
)  # fmt: skip
"""Words and signs that stand between two others."""
_BEFORE = frozenset(("not", "-", "+"))
"""What may stand before a value."""
_WORDS = {
    "equals": "write ==", "eq": "write ==", "ne": "write !=", "not": "write !=, or and not",
    "then": "take it out", "do": "take it out",
}  # fmt: skip
"""Words that some put between two others."""


def disordered(tag: Tag) -> TemplateSlip | None:
    """Two values with nothing between them, or a sign with nothing on one of its sides."""
    if tag.word in REFUSED:
        return None
    tokens = tag.rest
    if tokens and _joins(tokens[0]) and tokens[0].text not in _BEFORE:
        first = tokens[0]
        return first.slip(f"nothing stands before «{first.text}»", "name a value before it")
    asked = False
    around = zip([None, *tokens], tokens, tokens[1:], [*tokens[2:], None], strict=False)
    for before, one, other, after in around:
        asked = asked or one.text == "if"
        negated = (other.text, after and after.text) == ("not", "in")
        if _is_value(one) and _starts(other) and not negated:
            return _unjoined(tag, before, one, other)
        if other.text == "else" and not asked and other.kind == "word":
            return other.slip("«else» without «if»", 'write "…" if … else "…"')
        if other.kind == "text" and one.text == "is":
            return one.slip("«is» compares with no text", "write ==")
        if other.kind == "text" and one.text == "not" and before and before.text == "is":
            start, end = before.start, one.end
            return TemplateSlip(start, end, "«is not» compares with no text", "write !=")
        if _joins(one) and one.text not in (",", ":") and _closes(one, other):
            return _behind(one)
    if tokens and (_joins(tokens[-1]) or tokens[-1].text == "not") and tokens[-1].text != ",":
        return _behind(tokens[-1])
    return None


def _unjoined(tag: Tag, before: Token | None, one: Token, other: Token) -> TemplateSlip:
    """Two values side by side."""
    if other.text in _WORDS:
        return other.slip(f"«{other.text}» means nothing here", _WORDS[other.text])
    if before and before.text == "|":
        hint = f"write {one.text}({other.text})"
        return other.slip("what a filter takes stands in brackets", hint)
    hint = "compare them, or join them by and" if tag.word else "give each braces of its own"
    if one.text in ("said", "contacts"):
        hint = f"write {one.text}.{other.text}"
    return other.slip(f"nothing joins «{one.text}» and «{other.text}»", hint)


def _closes(one: Token, other: Token) -> bool:
    """Whether nothing can follow `one` where `other` does."""
    if other.text in (")", "]", "}"):
        return True
    return _joins(other) and other.text not in _BEFORE


def _behind(token: Token) -> TemplateSlip:
    if token.text == "|":
        return token.slip("no filter behind «|»", "name a filter, or take it out")
    return token.slip(f"nothing stands behind «{token.text}»", "name a value behind it")


def _joins(token: Token) -> bool:
    return token.kind in ("word", "sign") and token.text in _JOINING


def _is_value(token: Token) -> bool:
    """Whether a value may end here."""
    if token.kind == "word":
        return token.text not in _JOINING and token.text != "not"
    return token.kind == "text" or token.text in (")", "]", "}")


def _starts(token: Token) -> bool:
    """Whether a value begins here, and goes on with nothing before it."""
    if token.kind == "word":
        return token.text not in (*_JOINING, "recursive")
    return token.kind == "text"
