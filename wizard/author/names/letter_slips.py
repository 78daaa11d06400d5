"""What an author did when a letter is no template: the slip, where it is, and the remedy.

Jinja tells the line on which it gave up, in words of a grammar. Owns the words for the usual slips:
braces that do not close, tags that do not pair, and the signs and words of other languages. Refuses
to parse: whatever is none of these is told in Jinja's words, at its tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import jinja2

from wizard.author.tree.diagnostic import nearest

_STRING = r""""(?:(?![%}]\}|\{[{%\#])[^"\n])*"|'(?:(?![%}]\}|\{[{%\#])[^'\n])*'"""
_PIECE = re.compile(
    rf"""\{{\#.*?(?:(?P<commented>\#\}})|\Z)
        |\{{%[-+]?\s*(?P<raw>raw)\s*[-+]?%\}}.*?(?:(?P<endraw>\{{%[-+]?\s*endraw\s*[-+]?%\}})|\Z)
        |\{{(?P<sign>[{{%])[-+]?(?P<inside>(?:{_STRING}|(?![-+]?[%}}]\}}|\{{[{{%\#]).)*)
         (?:[-+]?(?P<end>[%}}]\}}))?""",
    re.DOTALL | re.VERBOSE,
)
_CLOSES = {"{": "}}", "%": "%}", "#": "#}", "raw": "{% endraw %}"}
_TAKEN = ("if", "elif", "else", "endif", "for", "endfor", "set", "include")
_REFUSED = (
    "endset", "raw", "endraw", "import", "from", "extends", "block", "endblock", "macro",
    "endmacro", "call", "endcall", "filter", "endfilter", "with", "endwith", "autoescape",
    "endautoescape",
)  # fmt: skip
"""Tags of Jinja that letters do not take; once it can be read, each is told of as such."""
_ELSEWHERE = {
    "elseif": "elif", "elsif": "elif", "when": "elif", "fi": "endif", "end": "endif or endfor",
    "endforeach": "endfor", "foreach": "for", "each": "for", "while": "for", "unless": "if not",
    "switch": "if", "let": "set", "var": "set",
}  # fmt: skip
_SIGNS = {
    "&&": "and", "&": "and", "||": "or", "!": "not", "===": "==", "!==": "!=", "<>": "!=",
    "?": '"…" if … else "…"',
}  # fmt: skip
_STRANGE = re.compile(
    rf"""(?P<text>{_STRING})
        |(?P<curly>[“„«‘](?P<words>[^“”„«»‘’"'\n]*)[”»“’"'])
        |(?P<quote>["'“”„«»‘’`])
        |(?P<sign>!==|===|<>|&&?|\|\||!(?!=)|\?)
        |(?P<assigned>(?<![=!<>])=(?!=))
        |(?P<other>[$@\#\\;^§№…])""",
    re.VERBOSE,
)


class TemplateSlip(NamedTuple):
    """A slip: where it stands in the body, what it is, how to mend it."""

    start: int
    end: int
    problem: str
    hint: str


class Piece(NamedTuple):
    """What Jinja looks at: a value, a tag, a comment, or what is raw, and where it stands."""

    start: int
    end: int
    sign: str
    """What its brace opens with: `{`, `%` or `#`; `raw` for what is raw."""
    closed: str
    """What closes it, right or wrong; nothing if nothing does."""
    inside: str
    at: int
    """Where that begins."""

    @property
    def words(self) -> list[str]:
        """What stands in it, by spaces and signs."""
        return re.findall(r"\w+|\S", self.inside)

    @property
    def word(self) -> str:
        """What kind of tag it is: `if`, `endfor`; nothing for a value."""
        return self.words[0] if self.sign == "%" and self.words else ""

    def slip(self, problem: str, hint: str) -> TemplateSlip:
        """A slip that is the whole of it."""
        return TemplateSlip(self.start, self.end, problem, hint)

    def said(self, words: str, problem: str, hint: str) -> TemplateSlip:
        """A slip that is some words in it, one behind the other."""
        pattern = r"\s*".join(map(re.escape, words.split()))
        found = re.search(pattern, self.inside)
        start, end = found.span() if found else (0, len(self.inside))
        return TemplateSlip(self.at + start, self.at + end, problem, hint)


def slip(body: str, error: jinja2.TemplateSyntaxError) -> TemplateSlip:
    """The slip behind an error of Jinja; as a last resort, the line and words of that."""
    tags: list[Piece] = []
    for piece in pieces(body):
        found = unclosed(body, piece)
        if found is None and piece.sign in "{%":
            tags.append(piece)
            found = unknown(piece) or strange(piece) or misshapen(piece)
        if found is not None:
            return found
    return next(strays(body), None) or unpaired(tags) or _last_resort(body, tags, error)


def pieces(body: str) -> Iterator[Piece]:
    """All that is not plain text, in order."""
    for match in _PIECE.finditer(body):
        sign = match["sign"] or ("raw" if match["raw"] else "#")
        closed = match["end"] or match["commented"] or ("{% endraw %}" if match["endraw"] else "")
        yield Piece(*match.span(), sign, closed, match["inside"] or "", match.start("inside"))


def unclosed(body: str, piece: Piece) -> TemplateSlip | None:
    """A tag that goes on to the next one, or is closed as another would be."""
    closes = _CLOSES[piece.sign]
    if piece.closed == closes:
        return None
    if piece.closed:
        problem = f"«{body[piece.start : piece.start + 2]}» is closed by «{piece.closed}»"
        return TemplateSlip(piece.end - 2, piece.end, problem, f"write {closes}")
    line = body[piece.start : piece.end].split("\n", 1)[0].rstrip()
    half = max(line.find("}"), line.find("%", 2)) + 1
    end = piece.start + (half or len(line))
    return TemplateSlip(piece.start, end, f"no {closes} to this", f"write {closes} where it ends")


def unknown(tag: Piece) -> TemplateSlip | None:
    """Braces with nothing in them, and a tag that there is not."""
    words = tag.words
    if not words:
        hint = "name a value, or take the braces out" if tag.sign == "{" else "write if, for or set"
        return tag.slip("nothing stands in these braces", hint)
    first, second = words[0], words[1] if len(words) > 1 else ""
    if tag.sign == "{":
        if first not in _TAKEN:
            return None
        hint = f"write {{% {tag.inside.strip()} %}}"
        return tag.said(first, f"«{first}» stands in braces with per cent signs", hint)
    if first in ("else", "end") and second in ("if", "for"):
        known = "elif" if first == "else" else f"end{second}"
        both = f"{first} {second}"
        return tag.said(both, f"«{both}» is one word", f"write {known}")
    if first in _TAKEN or first in _REFUSED:
        return None
    if second == "=":
        return tag.said(f"{first} =", "a value is set by «set»", f"write {{% set {first} = … %}}")
    meant = _ELSEWHERE.get(first) or ("" if second in (".", "|") else nearest(first, _TAKEN))
    hint = f"write {meant}" if meant else f"to print it, write {{{{ {tag.inside.strip()} }}}}"
    return tag.said(first, f"no tag begins with «{first}»", hint)


def strange(tag: Piece) -> TemplateSlip | None:
    """A sign of another language, or of another keyboard."""
    sets = tag.word == "set"
    for found in _STRANGE.finditer(tag.inside):
        kind, sign = found.lastgroup, found[0]
        at = (tag.at + found.start(), tag.at + found.end())
        if found["curly"]:
            return TemplateSlip(*at, "curly quotes", f'write straight quotes: "{found["words"]}"')
        if kind == "quote":
            known = sign if sign in "\"'" else 'straight quotes: "…"'
            return TemplateSlip(*at, f"the quote {sign} is not closed", f"close it with {known}")
        if kind == "sign":
            return TemplateSlip(*at, f"«{sign}» means nothing here", f"write {_SIGNS[sign]}")
        if kind == "assigned" and not sets and "(" not in tag.inside[: found.start()]:
            return TemplateSlip(*at, "«=» compares nothing", "write ==")
        if kind == "other":
            return TemplateSlip(*at, f"«{sign}» means nothing here", "take it out")
    return None


def misshapen(tag: Piece) -> TemplateSlip | None:
    """A tag in which something is too much or too little."""
    word, rest = tag.word, tag.words[1:]
    if word in ("if", "elif", "for", "set", "include") and not rest:
        hint = f"write what it asks: {{% {word} name %}}"
        return tag.said(word, f"nothing stands behind «{word}»", hint)
    if word in ("else", "endif", "endfor") and rest:
        hint = "write elif" if word == "else" else "take it out"
        return tag.said(" ".join(rest), f"«{word}» stands alone in its tag", hint)
    if word == "for" and "in" not in rest:
        hint = "write in" if len(rest) > 1 else f"write {{% for item in {rest[0]} %}}"
        return tag.said(rest[min(1, len(rest) - 1)], "a loop without «in»", hint)
    if word == "set" and rest[1:2] != ["="]:
        return tag.said(" ".join(rest), "a «set» without «=»", f"write {{% set {rest[0]} = … %}}")
    return None


def strays(body: str) -> Iterator[TemplateSlip]:
    """What was meant for a tag and is taken for text, so that Jinja says nothing."""
    end = 0
    for piece in [*pieces(body), None]:
        text = body[end : piece.start if piece else len(body)]
        if end and text.startswith("}") and not text.startswith("}}"):
            yield TemplateSlip(end, end + 1, "a brace too many", "take it out")
        for closing, opening in (("}}", "{{"), ("%}", "{%")):
            at = text.find(closing)
            if at >= 0:
                hint = f"write {opening} where it opens, or take it out"
                yield TemplateSlip(end + at, end + at + 2, f"«{closing}» closes nothing", hint)
        if piece is not None:
            end = piece.end
            if piece.sign == "raw":
                tag = body.index("%}", piece.start) + 2
                problem = "what is «raw» would go out with its braces"
                yield TemplateSlip(piece.start, tag, problem, "take raw and endraw out")


def unpaired(tags: Sequence[Piece]) -> TemplateSlip | None:
    """An `if` or `for` without its end, or an end without its beginning."""
    opened: list[Piece] = []
    for tag in tags:
        word, begins = tag.word, tag.word.removeprefix("end")
        if word in ("if", "for"):
            opened.append(tag)
        elif word in ("endif", "endfor"):
            if begins not in (outer.word for outer in opened):
                return tag.slip(f"«{word}» closes no «{begins}»", "take it out")
            if opened[-1].word != begins:
                break
            opened.pop()
        elif word in ("else", "elif") and not opened:
            return tag.slip(f"«{word}» belongs to no «if»", "write {% if … %} above it")
    if not opened:
        return None
    end = f"{{% end{opened[-1].word} %}}"
    return opened[-1].slip(f"no {end} to this", f"write {end} where it ends")


def _last_resort(
    body: str, tags: Sequence[Piece], error: jinja2.TemplateSyntaxError
) -> TemplateSlip:
    """The words of Jinja, at what it did not expect; else at the only tag of the line it names."""
    lines = body.splitlines(keepends=True)
    start = sum(map(len, lines[: error.lineno - 1]))
    text = lines[error.lineno - 1].rstrip("\n") if error.lineno <= len(lines) else ""
    end = start + len(text)
    there = [tag for tag in tags if tag.start <= end and tag.end > start]
    if len(there) == 1:
        start, end = max(start, there[0].start), min(end, there[0].end)
    problem = str(error.message)
    if named := re.search(r"(?:got|unexpected) '([^']+)'", problem):
        found = [*re.finditer(rf"(?<!\w){re.escape(named[1])}(?!\w)", body[start:end])]
        if found:  # of several the last: what stands before it was expected
            start, end = start + found[-1].start(), start + found[-1].end()
    return TemplateSlip(start, end, problem, "look for a word or a sign amiss in this tag")
