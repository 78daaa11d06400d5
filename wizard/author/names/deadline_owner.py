"""Whose day and whose ladder it is.

Owns that a person's own last day is never told as an answer that they await, asked where all
references hold; and that no step stands on a rung of the other side, which its own readers never
see. Refuses to judge a tree for anyone: whoever comes through it brings their side along.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wizard.author.tree.diagnostic import Diagnostic
from wizard.author.tree.loading import Loaded
from wizard.author.tree.place import Location
from wizard.library.facts import Term
from wizard.library.library import FACTS
from wizard.library.model import Choice, Node, Tree, alternatives

WANTED = {"reply_within": "theirs", "do_within": "mine"}
SAID = {"mine": "the person's own", "theirs": "somebody else's", "nobody": "nobody's"}


def whose(loaded: Loaded) -> Iterator[Diagnostic]:
    """A diagnostic for each day that would be told as another's, and each that may be lost."""
    terms = loaded.library.facts.terms
    counted: dict[str, None] = {}
    for file, tree in loaded.trees:
        for entry in tree.compute.values():
            counted |= {part["term"]: None for part in alternatives(entry) if "term" in part}
        for name, node in tree.nodes.items():
            yield from _node(terms, file.at("nodes", name), tree, node)
    yield from _never_settled(loaded)
    for term in counted:
        if terms[term].by is None:
            place = loaded.place(FACTS).at("terms", term)
            yield place.fault("whose-day", key=True, name=term)


def _never_settled(loaded: Loaded) -> Iterator[Diagnostic]:
    """A diagnostic for each own term under `compute` that stays open whatever the person does."""
    terms = loaded.library.facts.terms
    steps = {(node.do_within, node.since) for node in loaded.library.nodes.values()}
    for file, tree in loaded.trees:
        for place, entry in file.along(tree, "compute.*"):
            for index, part in enumerate(alternatives(entry)):
                if "term" not in part or terms[part["term"]].whose(tree.audience) != "mine":
                    continue
                if not part.get("met") and (part["term"], part["from"]) not in steps:
                    at = place.at(index) if isinstance(entry, list) else place
                    yield at.at("term").fault("never-settled", name=place.name)


def _node(
    terms: Mapping[str, Term], place: Location, tree: Tree, node: Node
) -> Iterator[Diagnostic]:
    term = node.reply_within
    for name, choice in node.choices.items():
        if choice.unanswered and (why := _idle(choice, term)):
            at = place.at("choices", name, "unanswered")
            yield at.fault("idle-key", key=True, name="unanswered", why=why)
    for key, wanted in WANTED.items():
        name = getattr(node, key)
        if name and terms[name].by and (given := terms[name].whose(tree.audience)) != wanted:
            said, one = SAID[wanted], SAID[given]
            yield place.at(key).fault("not-whose", name=name, member=key, wanted=said, given=one)
    ways = [choice for choice in node.choices.values() if not choice.wait]
    silent = ways and not any(choice.unanswered for choice in ways)
    if term is not None and terms[term].binding == "law" and silent:
        yield place.at("reply_within").fault("no-silence", name=place.name)


def _idle(choice: Choice, term: str | None) -> str:
    """Why it changes nothing that a choice is `unanswered`."""
    if term is None:
        return "there is no reply_within, and so no answer that could be missing"
    if choice.wait:
        return "who waits has no answer yet"
    return "what was never done is not answered" if choice.done == "never" else ""


def other_side(loaded: Loaded) -> Iterator[Diagnostic]:
    """A diagnostic for each step on a rung that its own readers never see."""
    stages = loaded.library.manifest.stages
    for place, tree, node in loaded.written:
        side = stages[node.stage].audience if node.stage else "anyone"
        if "anyone" not in (side, tree.audience) and side != tree.audience:
            at, name = place.at("stage"), str(node.stage)
            yield at.fault("other-side", name=name, side=side, audience=tree.audience)
