"""Tags that there are not, and tags in which something is too much or too little."""

from __future__ import annotations

from collections.abc import Sequence

from wizard.author.names.slips.tags import Tag, TemplateSlip, Token
from wizard.author.tree.diagnostic import nearest

_TAKEN = ("if", "elif", "else", "endif", "for", "endfor", "set", "include")
REFUSED = (
    "endset", "raw", "endraw", "import", "from", "extends", "block", "endblock", "macro",
    "endmacro", "call", "endcall", "filter", "endfilter", "with", "endwith", "autoescape",
    "endautoescape",
)  # fmt: skip
"""Tags of Jinja that letters do not take; once it can be read, each is told of as such."""
_OTHER_TONGUES = {
    "elseif": "elif", "elsif": "elif", "elsewhen": "elif", "when": "elif", "elseIf": "elif",
    "fi": "endif", "end": "endif or endfor", "done": "endfor", "next": "endfor",
    "endforeach": "endfor", "foreach": "for", "each": "for", "loop": "for", "while": "for",
    "comment": "{# … #}", "unless": "if not", "switch": "if", "case": "if", "assign": "set",
    "let": "set", "var": "set",
}  # fmt: skip


def empty(tag: Tag) -> TemplateSlip | None:
    """Braces with nothing between them."""
    if tag.tokens:
        return None
    hint = "name a value, or take the braces out" if tag.prints else "write if, for or set"
    return tag.slip("nothing stands in these braces", hint)


def unknown(tag: Tag) -> TemplateSlip | None:
    """A tag that there is not, or that stands in the braces of a value."""
    if tag.prints:
        first = tag.tokens[0]
        if first.text not in _TAKEN:
            return None
        hint = f"write {{% {_short(tag.tokens)} %}}"
        return first.slip(f"«{first.text}» stands in braces with per cent signs", hint)
    first, *rest = tag.tokens
    word, second = first.text, rest[0].text if rest else ""
    both = TemplateSlip(first.start, rest[0].end if rest else first.end, "", "")
    if word in ("else", "end") and second in ("if", "for"):
        known = "elif" if word == "else" else f"end{second}"
        return both._replace(problem=f"«{word} {second}» is one word", hint=f"write {known}")
    if word in (*_TAKEN, *REFUSED):
        return None
    if second == "=":
        return both._replace(
            problem="a value is set by «set»", hint=f"write {{% set {word} = … %}}"
        )
    meant = _OTHER_TONGUES.get(word) or (word.lower() if word.lower() in _TAKEN else "")
    if not meant and not rest:
        meant = nearest(word, _TAKEN) or ""
    meant = meant or (nearest(word, _TAKEN) if second not in (".", "|") else "") or ""
    hint = f"write {meant}" if meant else f"to print it, write {{{{ {_short(tag.tokens)} }}}}"
    return first.slip(f"no tag begins with «{word}»", hint)


def misshapen(tag: Tag) -> TemplateSlip | None:
    """A tag in which something is too much or too little."""
    word, rest = tag.word, tag.rest
    if word in ("if", "elif", "for", "set", "include") and not rest:
        hint = {
            "for": "write {% for item in … %}",
            "set": "write {% set name = … %}",
            "include": 'write {% include "…" %}',
        }.get(word, f"write what it asks: {{% {word} name %}}")
        return tag.tokens[0].slip(f"nothing stands behind «{word}»", hint)
    if word in ("else", "endif", "endfor") and rest:
        hint = "write elif" if word == "else" else "take it out"
        problem = f"«{word}» stands alone in its tag"
        return TemplateSlip(rest[0].start, rest[-1].end, problem, hint)
    if word == "for" and "in" not in (token.text for token in rest):
        known = "write in" if len(rest) > 1 else f"write {{% for item in {rest[0].text} %}}"
        token = rest[1] if len(rest) > 1 else rest[0]
        return token.slip("a loop without «in»", known)
    if word == "set" and "=" not in (token.text for token in rest):
        return rest[-1].slip("a «set» without «=»", f"write {{% set {rest[0].text} = … %}}")
    return None


def _short(tokens: Sequence[Token]) -> str:
    """What stands in a tag, to be shown in a hint."""
    text = "".join(
        token.text if token.start == before else f" {token.text}"
        for before, token in zip([-1, *(token.end for token in tokens)], tokens, strict=False)
    ).strip()
    return text if len(text) <= 40 else f"{text[:39]}…"
