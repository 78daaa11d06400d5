"""Which worker runs which file of tests, and in which order.

Owns the groups: files that read the same costly thing run in one worker, in which it is made once.
Refuses to know what a test does.
"""

from __future__ import annotations

from collections import Counter

import pytest
from xdist.scheduler import LoadFileScheduling

TOGETHER: dict[str, str] = {
    f"tests/{name}.py": group
    for group, names in {
        "every shipped walk, and the letters on its way": (
            "outcome/test_shipped_messages",
            "outcome/test_acts",
            "paper/test_typed",
            "paper/test_shipped",
            "outcome/test_shipped_redaction",
            "cases/test_language",
            "cases/test_days_agree",
            "outcome/test_shipped_letter_days",
            "outcome/test_turning_days",
            "outcome/test_calendar",
            "outcome/test_claim_cited",
            "outcome/test_figures",
            "outcome/test_shipped_grounds",
        ),
    }.items()
    for name in names
}
"""The group of a file, where it has one."""


def together(nodeid: str) -> str:
    """What runs with this test in one worker: its file, or the group of that."""
    file = nodeid.partition("::")[0]
    return TOGETHER.get(file, file)


def scheduler(config: pytest.Config, log: object) -> object:
    """Deals out groups of files, and all other files one by one."""
    made = LoadFileScheduling(config, log)
    made._split_scope = together
    return made


def ordered(items: list[pytest.Item]) -> list[pytest.Item]:
    """Groups first, then files with slow tests, and then those with the most tests: at the end
    there is nothing long left, for which the other workers would wait.
    """
    scopes = [(item, together(item.nodeid)) for item in items]
    slow = {scope for item, scope in scopes if item.get_closest_marker("slow")}
    tests = Counter(scope for _, scope in scopes)
    groups = {*TOGETHER.values()}
    scopes.sort(key=lambda one: (one[1] not in groups, one[1] not in slow, -tests[one[1]]))
    return [item for item, _ in scopes]
