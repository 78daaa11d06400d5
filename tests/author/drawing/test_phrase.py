"""Guards in a few words."""

from __future__ import annotations

from typing import Any

from tests.rows import each_row
from wizard.author.drawing.phrase import phrase
from wizard.library.guard import parse


@each_row(
    ("raw", "said"),
    [
        ({"reason": "late"}, "reason = late"),
        ({"reason": ["late", "lost"]}, "reason = late | lost"),
        ({"answered": "price"}, "price given"),
        ({"answered": ["price", "due"]}, "price given and due given"),
        ({"price": {"at_least": "100000"}}, "price ≥ 100000"),
        ({"price": {"below": "1e3"}}, "price < 1000"),
        ({"due": {"older_than": "1 day"}}, "due older than 1 day"),
        ({"due": {"within": "3 working days"}}, "due within 3 working days"),
        ({"due": {"older_than": "2 years"}}, "due older than 2 years"),
        ({"claimed": {"not_after": "due"}}, "claimed not after due"),
        ({"not": {"reason": "late"}}, "reason ≠ late"),
        ({"not": {"answered": "price"}}, "price not given"),
        ({"not": {"due": {"older_than": "10 days"}}}, "not (due older than 10 days)"),
        ({"reason": "late", "kit": "box"}, "reason = late and kit = box"),
        (
            {"reason": "late", "any": [{"kit": "box"}, {"kit": "bill"}]},
            "reason = late and (kit = box or kit = bill)",
        ),
        (
            {"any": [{"reason": "late", "kit": "box"}, {"answered": "due"}]},
            "(reason = late and kit = box) or due given",
        ),
        (
            {"any": [{"price": {"below": 5}}, {"due": {"within": "2 days"}}]},
            "price < 5 or due within 2 days",
        ),
        ({"not": {"any": [{"kit": "box"}, {"reason": "x"}]}}, "not (kit = box or reason = x)"),
    ],
)
def test_a_guard_is_said_shortly(raw: dict[str, Any], said: str) -> None:
    assert phrase(parse(raw)) == said
