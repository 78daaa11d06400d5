"""All trials by their names.

Owns the list. Refuses two of one name.
"""

from __future__ import annotations

from tests.trials import disks, killed, lines, monkey, mutated, signals
from tests.trials.trial import Trial

TRIALS: dict[str, Trial] = {
    trial.name: trial
    for trial in [
        *mutated.TRIALS,
        *killed.TRIALS,
        *signals.TRIALS,
        *monkey.TRIALS,
        *lines.TRIALS,
        *disks.TRIALS,
    ]
}
