"""What people say, and what must be found by it.

Owns the files of phrases and their judgement: each phrase finds its node among the first three, and
nine in ten find it first. Refuses to search: it is told what is found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from wizard.author.scenarios.format import PhraseFile, files
from wizard.author.scenarios.trial import Failure, Result
from wizard.author.tree.decode import decode
from wizard.author.tree.diagnostic import render
from wizard.author.tree.source import Source, opened
from wizard.errors import FaultyLibraryError
from wizard.search.found import Found

AMONG = 3
"""The places of what is found in which the right one must be."""
FIRST_OF_TEN = 9
"""Of ten phrases those that must find it first."""

Find = Callable[[str], Sequence[Found]]


class Phrases:
    """The phrases of some files, judged by one search."""

    def __init__(self, find: Find) -> None:
        self._find = find
        self.sources: dict[str, Source] = {}

    def judge(self, path: Path) -> list[Result]:
        """The result of each phrase of a file, or of every file of a folder.

        Raises:
            UnreadableError: a file cannot be read.
            FaultyLibraryError: a file is not of the format; the message is the diagnostics.
        """
        judged = [one for file in files(path) for one in self._file(file)]
        late = [result for result, first in judged if not first and not result.problems]
        lost = sum(not first for _, first in judged)
        if lost * 10 > len(judged) * (10 - FIRST_OF_TEN):
            for result in late:
                said = f"it is not found first, and {lost} of {len(judged)} phrases are not"
                result.problems.append(Failure(result.line, 1, 1, said))
        return [result for result, _ in judged]

    def _file(self, path: Path) -> Iterator[tuple[Result, bool]]:
        """Each phrase with whether it finds the right node first."""
        source = opened(path)
        if not holds_phrases(source):
            return
        self.sources[source.path] = source
        file = decode(source, PhraseFile)
        if source.problems or file is None:
            raise FaultyLibraryError(render(source.problems, self.sources))
        for index, group in enumerate(file.phrases):
            for place, said in enumerate(group.said):
                found = [one.node for one in self._find(said)]
                span = source.span(("phrases", index, "said", place))
                result = Result(source.path, span.line, said, [])
                if not set(found[:AMONG]) & set(group.wanted):
                    told = f"finds {', '.join(found[:AMONG]) or 'nothing'}"
                    wanted = " or ".join(group.wanted)
                    failure = Failure(*span, f"{told}, and not {wanted}")
                    result.problems.append(failure)
                yield result, bool(found) and found[0] in group.wanted


def holds_phrases(source: Source) -> bool:
    """Whether a file of scenarios is one of phrases."""
    return source.at(("phrases",)) is not None
