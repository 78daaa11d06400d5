"""Signs that mean nothing in a tag: those of another language or keyboard, and brackets amiss."""

from __future__ import annotations

from wizard.author.names.slips.tags import Tag, TemplateSlip, Token

_SIGNS = {
    "&&": "and", "&": "and", "||": "or", "!": "not", "===": "==", "!==": "!=", "<>": "!=",
    "=>": "==",
}  # fmt: skip
_PAIRS = {"(": ")", "[": "]", "{": "}"}
_QUOTES = "\"'“”„«»‘’`"


def strange(tag: Tag) -> TemplateSlip | None:
    """A sign of another language, or of another keyboard."""
    depth = 0
    for index, token in enumerate(tag.tokens):
        sign = token.text
        depth += (sign in _PAIRS) - (sign in _PAIRS.values())
        if token.kind == "curly":
            return token.slip("curly quotes", f'write straight quotes: "{sign[1:-1].strip()}"')
        if token.kind != "sign":
            continue
        if sign in "\"'":
            problem = f"the quote {sign} opened here is not closed"
            return token.slip(problem, f"close it with {sign}")
        if sign in _QUOTES:
            return token.slip(f"«{sign}» is no quote of a tag", 'write straight quotes: "…"')
        if sign == "{" and token.start == tag.start + 2:
            return token.slip("a brace too many", "write two on each side")
        if sign in "!?" and index + 1 == len(tag.tokens):
            return token.slip(f"«{sign}» means nothing here", "take it out")
        if sign in _SIGNS:
            return token.slip(f"«{sign}» means nothing here", f"write {_SIGNS[sign]}")
        if sign == "?":
            hint = 'write {{ "…" if … else "…" }}'
            return token.slip("«?» means nothing here", hint)
        if sign in "$@#\\;^§№…" or not sign.isascii():
            hint = "take it out, or put the text in quotes"
            return token.slip(f"«{sign}» means nothing here", hint)
        if sign == "=" and not depth and not (tag.word == "set" and index >= 2):
            hint = "write ==" if tag.word != "set" else "write {% set name = … %}"
            return token.slip("«=» compares nothing", hint)
        if sign == "==" and tag.word == "set" and index == 2:
            return token.slip("«==» sets nothing", "write =")
    return None


def unbalanced(tag: Tag) -> TemplateSlip | None:
    """A bracket that nothing closes, or that closes nothing."""
    opened: list[Token] = []
    for token in tag.tokens:
        if token.text in _PAIRS:
            opened.append(token)
        elif token.text in _PAIRS.values():
            if not opened or _PAIRS[opened[-1].text] != token.text:
                break
            opened.pop()
    else:
        if not opened:
            return None
        token = opened[-1]
        return token.slip(f"«{token.text}» is not closed", f"write {_PAIRS[token.text]}")
    if opened:
        wanted = _PAIRS[opened[-1].text]
        return token.slip(f"«{opened[-1].text}» is closed by «{token.text}»", f"write {wanted}")
    return token.slip(f"«{token.text}» closes nothing", "take it out")
