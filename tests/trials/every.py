"""All trials by their names.

Owns the list. Refuses two of one name.
"""

from __future__ import annotations

from tests.trials import (
    clocks,
    crowds,
    disks,
    floods,
    killed,
    lines,
    monkey,
    mutated,
    packed,
    signals,
    watched,
)
from tests.trials.trial import Trial

TRIALS: dict[str, Trial] = {
    trial.name: trial
    for trial in [
        *mutated.TRIALS,
        *packed.TRIALS,
        *killed.TRIALS,
        *signals.TRIALS,
        *monkey.TRIALS,
        *lines.TRIALS,
        *disks.TRIALS,
        *floods.TRIALS,
        *crowds.TRIALS,
        *watched.TRIALS,
        *clocks.TRIALS,
    ]
}
