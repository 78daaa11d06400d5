"""An `if` or `for` without its end, and what closes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wizard.author.names.slips.tags import Piece, Tag, TemplateSlip, pieces


def unclosed(piece: Piece) -> TemplateSlip | None:
    """A tag that goes on to the next one, or is closed as another would be."""
    if piece.closed == piece.closes:
        return None
    if piece.closed:
        opening = piece.body[piece.start : piece.start + 2]
        problem = f"«{opening}» is closed by «{piece.closed}»"
        return TemplateSlip(piece.end - 2, piece.end, problem, f"write {piece.closes}")
    line = piece.body[piece.start : piece.end].split("\n", 1)[0].rstrip()
    half = max(line.find("}"), line.find("%", 2)) + 1
    end = piece.start + (half or len(line))
    hint = f"write {piece.closes} where it ends"
    return TemplateSlip(piece.start, end, f"no {piece.closes} to this", hint)


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
                tag = piece.body.index("%}", piece.start) + 2
                problem = "what is «raw» would go out with its braces"
                yield TemplateSlip(piece.start, tag, problem, "take raw and endraw out")


def unpaired(tags: Sequence[Tag]) -> TemplateSlip | None:
    """An `if` or `for` without its end, or an end without its beginning."""
    opened: list[Tag] = []
    ended: list[bool] = []
    """Whether the `else` of each was there."""
    for tag in tags:
        word = tag.word
        begins = word.removeprefix("end")
        if word in ("if", "for"):
            opened.append(tag)
            ended.append(False)
        elif word in ("endif", "endfor"):
            if begins not in (outer.word for outer in opened):
                return tag.slip(f"«{word}» closes no «{begins}»", "take it out")
            if opened[-1].word != begins:
                return _open(opened[-1])
            opened.pop()
            ended.pop()
        elif word in ("else", "elif"):
            if not opened or (word, opened[-1].word) == ("elif", "for"):
                hint = "write {% if … %} above it, or take it out"
                return tag.slip(f"«{word}» belongs to no «if»", hint)
            if ended[-1]:
                return tag.slip(f"«{word}» behind «else»", "«else» is the last: put it above")
            ended[-1] = word == "else"
    return _open(opened[-1]) if opened else None


def _open(tag: Tag) -> TemplateSlip:
    end = f"{{% end{tag.word} %}}"
    return tag.slip(f"no {end} to this", f"write {end} where it ends")
