"""How the program ends: with the code of what it ran, or with what went wrong in a few lines.

Owns the one net under everything: no traceback reaches the person.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from wizard import clock, streams, usage
from wizard.errors import (
    EXIT_INTERRUPTED,
    EXIT_PROBLEMS,
    EXIT_USAGE,
    UsageError,
    WizardError,
)


def leave(run: Callable[[], object]) -> NoReturn:
    """Run something and exit with the code that it gives, or with that of its failure."""
    try:
        streams.prepare()
        _stand_somewhere()
        clock.settle()
        code = run()
    except SystemExit as end:
        code = end.code
    except WizardError as error:
        _complain(usage.error_told(error))
        code = error.exit_code
    except KeyboardInterrupt:
        code = EXIT_INTERRUPTED
    except OSError as error:
        # A folder that nobody may look into, a disk that is full: no fault of the program. What has
        # no name is the output, for whatever is opened has one.
        _complain(usage.failure_told(error))
        code = EXIT_USAGE
    except Exception as error:  # noqa: BLE001 - the one net under everything: report, do not show
        from wizard.crash import report

        _complain(report(error))
        code = EXIT_PROBLEMS
    streams.give_up()
    # msgspec can crash in the last collection of the interpreter (msgspec issue 717), which turns
    # a done command into exit code 139; what is frozen is not collected.
    gc.freeze()
    sys.exit(code if isinstance(code, int) else 0)


def _complain(message: str) -> None:
    with suppress(OSError):  # where errors go to a full disk, the code is all that is left
        streams.complain(message if "\n" in message else f"ozon-wizard: {message}")


def _stand_somewhere() -> None:
    """Raise UsageError where the folder at hand was deleted: no path could be shown from there."""
    try:
        Path.cwd()
    except OSError:
        raise UsageError("the folder you are in is gone; go to another one") from None
