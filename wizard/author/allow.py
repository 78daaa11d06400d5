"""Problems that an author allows, each in its place and with a reason.

    # allow unused-letter: it is sent by hand
    {# allow unset-name: the seller fills it in #}      in a letter

The comment stands on the line of the problem, or alone on a line above it. Owns these comments and
what is wrong with them. What would make a walk impossible cannot be allowed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from wizard.author.tree.diagnostic import Diagnostic, codes, diagnose, suggestion
from wizard.author.tree.source import Source, Span

_SAID = r"allow\s+(?P<code>[\w-]+)\s*(?::\s*(?P<reason>.*?))?\s*"
_IN_YAML = re.compile(rf"#\s*{_SAID}$")
_NEARLY = re.compile(r"#\s*allow\b.*", re.IGNORECASE)
_IN_LETTER = re.compile(rf"\{{#-?\s*{_SAID}-?#\}}")


@dataclass
class Allowance:
    """One comment; `line` is the line that it speaks of."""

    path: str
    span: Span
    code: str
    reason: str
    line: int
    used: bool = False


class Allowances:
    """All such comments of a library."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._found = [
            allowance for source in sources.values() for allowance in _allowances(source)
        ]
        self._nearly = [fault for source in sources.values() for fault in _nearly(source)]
        self._by_place: dict[tuple[str, int, str], list[Allowance]] = {}
        for allowance in self._found:
            if self._fault(allowance) is None:
                place = (allowance.path, allowance.line, allowance.code)
                self._by_place.setdefault(place, []).append(allowance)

    def left(self, problems: Iterable[Diagnostic]) -> list[Diagnostic]:
        """The problems that are not allowed."""
        left: list[Diagnostic] = []
        for problem in problems:
            allowances = self._by_place.get((problem.path, problem.line, problem.code), ())
            for allowance in allowances:
                allowance.used = True
            if not allowances:
                left.append(problem)
        return left

    def faults(self) -> Iterator[Diagnostic]:
        """What is wrong with the comments."""
        yield from self._nearly
        for allowance in self._found:
            fault = self._fault(allowance)
            if fault is not None:
                yield fault
            elif not allowance.reason:
                yield diagnose("allow-reason", allowance.path, allowance.span, name=allowance.code)

    def unused(self) -> Iterator[Diagnostic]:
        """The comments that allowed nothing, once all problems were looked at."""
        for allowance in self._found:
            if not allowance.used and allowance.reason and self._fault(allowance) is None:
                yield diagnose(
                    "unused-allow",
                    allowance.path,
                    allowance.span,
                    name=allowance.code,
                    line=str(allowance.line),
                )

    def _fault(self, allowance: Allowance) -> Diagnostic | None:
        entry = codes().get(allowance.code)
        if entry is not None and entry.allowable:
            return None
        problem = f"no code «{allowance.code}»"
        near = suggestion(allowance.code, codes())
        if entry is not None:
            problem, near = (
                f"«{allowance.code}» cannot be allowed",
                "mend it instead",
            )
        return diagnose("bad-allow", allowance.path, allowance.span, problem=problem, hint=near)


def _nearly(source: Source) -> Iterator[Diagnostic]:
    """Comments that name a code and have not the form by which they would allow it."""
    for span, text in source.comments(_NEARLY):
        words = set(re.findall(r"[\w-]+", text))
        meant = next((code for code in codes() if code in words), None)
        if meant and _NEARLY.match(text) and not _IN_YAML.match(text):
            hint = f"write «# allow {meant}: why», one code in a comment"
            problem = "this comment allows nothing"
            yield diagnose("bad-allow", source.path, span, problem=problem, hint=hint)


def _allowances(source: Source) -> Iterator[Allowance]:
    for span, text in source.comments(_IN_YAML):
        if match := _IN_YAML.match(text):
            yield _allowance(source, span, match)
    for number, line in enumerate(source.lines if source.path.endswith(".md") else (), start=1):
        if "{#" in line:
            for match in _IN_LETTER.finditer(line):
                yield _allowance(source, Span(number, match.start() + 1, match.end() + 1), match)


def _allowance(source: Source, span: Span, match: re.Match[str]) -> Allowance:
    line = source.line(span.line)
    alone = line[: span.column - 1] + line[span.end_column - 1 :]
    about = span.line if alone.strip() else _next(source, span.line)
    return Allowance(source.path, span, match["code"], match["reason"] or "", about)


def _next(source: Source, number: int) -> int:
    """The line that a comment on a line of its own speaks of; other comments may stand between."""
    for following in range(number + 1, len(source.lines) + 1):
        line = source.line(following).strip()
        if line and not line.startswith(("#", "{#")):
            return following
    return number
