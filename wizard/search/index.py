"""What can be found, and how well it fits what somebody says.

A place is a node at which a case may begin, or a choice of such a question; it has phrases, in
every language: titles, labels, hints, and the words that an author gave it. A phrase fits by the
stems that it shares with what was said, the rare ones counting more; a place fits as its best
phrase does, and a little by all of them together. Owns the order of the places. Refuses to open
anything.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from wizard.library.library import Library
from wizard.library.node import tree_of
from wizard.search.found import Found
from wizard.search.phrases import Beginning, Phrase, leads_to, phrase, texts
from wizard.search.spelling import Vocabulary
from wizard.search.stems import (
    IDLE,
    denied,
    in_cyrillic,
    in_other_layout,
    stem,
    telling,
    words,
)

MOST = 8
"""Places that are told at most."""
AHEAD = 2
"""Of them stand before one that is secondary, so that it is among the first three."""
LOOKED_AT = 600
"""Characters of what was said that are looked at: a story begins with what it is about."""
LEAST, SHARE = 0.3, 0.5
"""What the best one must fit by, and the others as a share of it."""
ASKED = 0.7
"""What the share of the person's words counts in a fit; the rest is the share of the phrase."""
WHOLE = 0.35
"""What all phrases of a place count together, beside the best of them."""
OTHER_FORM = 0.92
"""What a word counts that stands in a phrase in another form: «отменили» is not «отменить»."""
OTHER_SENSE = 0.5
"""What a word counts that is denied in a phrase and not here, or the other way: who says «пришёл
фен» has got something.
"""
UNKNOWN = 0.5
"""What a word counts that nobody knows, as a share of the rarest one."""


class Word(NamedTuple):
    """A word that was said."""

    typed: str
    denied: bool
    """Whether it stands behind a «не»."""
    meant: Mapping[str, float]
    """The stems that it may stand for, and what it counts for each."""
    weight: float
    """How much it tells."""


class Index:
    """Everything that can be found in a library."""

    def __init__(self, libraries: Sequence[Library]) -> None:
        """`libraries` are one library in each of its languages; the first one gives the titles."""
        self._library = libraries[0]
        self._phrases: dict[Beginning, list[Phrase]] = {}
        known: set[str] = set()
        for library in libraries:
            for place, text, weight in texts(library):
                known.update(telling(text))
                one = phrase(text, weight)
                if one.stems:
                    self._phrases.setdefault(place, []).append(one)
        self._vocabulary = Vocabulary(known)
        self._whole = {
            place: {one for phrase in phrases for one in phrase.stems}
            for place, phrases in self._phrases.items()
        }
        self._senses = {
            place: {(one, one in phrase.denied) for phrase in phrases for one in phrase.stems}
            for place, phrases in self._phrases.items()
        }
        self._rarity = self._rarities()

    def _rarities(self) -> dict[str, float]:
        """By each stem the logarithm of how few nodes have it."""
        having: dict[str, set[str]] = {}
        for place, whole in self._whole.items():
            for one in whole:
                having.setdefault(one, set()).add(place.node)
        nodes = len({place.node for place in self._phrases})
        return {one: math.log(1 + nodes / len(places)) for one, places in having.items()}

    def find(self, said: str) -> list[Found]:
        """What fits, best first; nothing where nothing does."""
        meant = self._meant(said)
        found = self._best(meant)
        if found and self._secondary(found[0]):
            found = [*self._beside(meant, found[0])[:AHEAD], *found]
        shown = dict[str, Found]()
        for place in found:
            shown.setdefault(place.node, self._told(place))
        return list(shown.values())[:MOST]

    def _beside(self, meant: list[Word], place: Beginning) -> list[Beginning]:
        """What fits the words that a place has not, if they tell as much as one that it has."""
        told = [word for word in meant if not self._whole[place].isdisjoint(word.meant)]
        rest = [word for word in meant if word not in told]
        enough = sum(word.weight for word in told) / len(told)
        return self._best(rest) if sum(word.weight for word in rest if word.meant) >= enough else []

    def _secondary(self, place: Beginning) -> bool:
        entry = self._library.node(place.node).entry
        return entry is not None and entry.secondary

    def _best(self, meant: list[Word]) -> list[Beginning]:
        """The best places of each node that fits, best first."""
        asked = {one for word in meant for one in word.meant}
        best: dict[str, tuple[float, Beginning]] = {}
        for place in self._phrases:
            if asked.isdisjoint(self._whole[place]):
                continue
            fit = self._fit(meant, asked, place)
            if fit > best.get(place.node, (0.0, place))[0]:
                best[place.node] = (fit, place)
        order = sorted(best.values(), key=lambda found: -found[0])
        if not order or order[0][0] < LEAST:
            return []
        return [place for fit, place in order if fit >= order[0][0] * SHARE]

    def _meant(self, said: str) -> list[Word]:
        told = [word for chunk in said[:LOOKED_AT].split() for word in self._typed(chunk)]
        no = denied(told)
        found: dict[str, Word] = {}
        for word in told:
            if word not in IDLE:
                of_it = self._vocabulary.meant(word)
                found.setdefault(stem(word), Word(word, word in no, of_it, self._weight(of_it)))
        return list(found.values())

    def _typed(self, chunk: str) -> list[str]:
        """The words of a chunk without spaces, in whichever letters they are known.

        A number with a comma, on whose key there is a letter, is none.
        """
        if not any(map(str.isalpha, chunk)):
            return []
        sure = self._sure(chunk)
        if sure == 1.0:
            return words(chunk)
        readings = (chunk, in_other_layout(chunk), in_cyrillic(chunk))
        return words(max(readings, key=self._sure))

    def _sure(self, chunk: str) -> float:
        """How sure it is that a chunk is what was meant: 1 if all is known, 0 if a word is not."""
        if not words(chunk):
            return 0.0
        fits = (self._vocabulary.meant(word).values() for word in telling(chunk))
        return min((max(fit, default=0.0) for fit in fits), default=1.0)

    def _fit(self, meant: list[Word], asked: set[str], place: Beginning) -> float:
        """How well a place fits, from 0 to about 1; some of its phrases have a stem of `asked`."""
        best = max(
            phrase.weight * self._fits(meant, phrase)
            for phrase in self._phrases[place]
            if not asked.isdisjoint(phrase.stems)
        )
        senses = self._senses[place]
        fits = [
            max((_in_senses(word, one, senses) for one in word.meant), default=0.0)
            for word in meant
        ]
        return best + WHOLE * _share(meant, fits)

    def _fits(self, meant: list[Word], phrase: Phrase) -> float:
        """How well a phrase fits: by the share of what was said, and by that of the phrase."""
        by_word = [0.0] * len(meant)
        covered = whole = 0.0
        for one in phrase.stems:
            no, best = one in phrase.denied, 0.0
            for at, word in enumerate(meant):
                fit = word.meant.get(one, 0.0)
                if fit:
                    fit *= 1.0 if word.denied == no else OTHER_SENSE
                    by_word[at], best = max(by_word[at], fit), max(best, fit)
            covered += self._rarity[one] * best
            whole += self._rarity[one]
        fits = [
            fit * (1.0 if word.typed in phrase.words else OTHER_FORM)
            for word, fit in zip(meant, by_word, strict=True)
        ]
        return ASKED * _share(meant, fits) + (1 - ASKED) * covered / whole

    def _weight(self, meant: Mapping[str, float]) -> float:
        """How much a word that was said tells."""
        if not meant:
            return UNKNOWN * math.log(1 + len(self._phrases))
        return max(self._rarity[one] * fit for one, fit in meant.items())

    def _told(self, place: Beginning) -> Found:
        node, tree = self._library.node(place.node), tree_of(place.node)
        if place.choice:
            choice = node.choices[place.choice]
            return Found(tree, place.node, choice.label, leads_to(tree, choice))
        title = node.entry.title if node.entry else self._library.trees[tree].title
        return Found(tree, place.node, title, place.node)


def _share(meant: list[Word], fits: list[float]) -> float:
    """The share of what was said that fits, the rare words counting more."""
    told = sum(word.weight * fit for word, fit in zip(meant, fits, strict=True))
    return told / sum(word.weight for word in meant)


def _in_senses(word: Word, one: str, senses: Collection[tuple[str, bool]]) -> float:
    """What a word counts as the stem `one` among stems that are denied or not."""
    if (one, word.denied) in senses:
        return word.meant[one]
    return word.meant[one] * OTHER_SENSE if (one, not word.denied) in senses else 0.0
