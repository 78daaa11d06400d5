"""One trial from the command line: its seed, its count, what was allowed and what happened.

Ends with 1 where something happened that was not allowed, and with 2 for a name that is none.
"""

from __future__ import annotations

import argparse
import sys
from random import Random
from time import monotonic

from tests.trials.every import TRIALS
from tests.trials.trial import Account


def main() -> int:
    """Run what was named."""
    reader = argparse.ArgumentParser("python -m tests.trials")
    reader.add_argument("name", nargs="?", choices=[*TRIALS])
    reader.add_argument("--count", type=int)
    reader.add_argument("--seed", type=int, default=1)
    given = reader.parse_args()
    if given.name is None:
        for trial in TRIALS.values():
            tell(f"{trial.name}: {trial.long} {trial.unit}; allowed: {trial.allowed}")
        return 0
    trial = TRIALS[given.name]
    count = trial.long if given.count is None else given.count
    tell(f"{trial.name}: seed {given.seed}, {count} {trial.unit}\nallowed: {trial.allowed}")
    account, began = Account(), monotonic()
    trial.blows(Random(f"{trial.name} {given.seed}"), count, account)
    for what, times in sorted(account.happened.items()):
        tell(f"{times:7} {what}")
    for what, value in account.most.items():
        tell(f"{value:7.2f} {what}, at the most")
    for fault in account.faults:
        tell(f"FAULT   {fault}")
    tell(f"{len(account.faults)} faults, {monotonic() - began:.0f} s")
    return bool(account.faults)


def tell(line: str) -> None:
    """Print at once: who waits for hours wants to see."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
