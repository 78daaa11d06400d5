"""Where the program begins: Ctrl+C ends it quietly from the first moment, and no warning is shown.

Owns nothing else, and imports nothing that takes time before it is ready to be interrupted.
"""

import os
import sys
import warnings
from contextlib import suppress

from wizard import __version__, launch

COMPLETING = "_OZON_WIZARD_COMPLETE"
"""What click reads a shell's wish from."""


def main() -> None:
    """Run the command line."""
    launch.begin()
    if not sys.warnoptions:  # a warning is for developers, and would be written across the screen
        warnings.simplefilter("ignore")
    if sys.argv[1:] == ["--version"]:
        with suppress(OSError, AttributeError):  # a full disk, or no output: told by what follows
            sys.stdout.write(f"ozon-wizard {__version__}\n")
            sys.stdout.flush()
            return
    launch.without_encryption()
    # As most begin, who wait for nothing that reads words; a shell that completes says none either.
    if not sys.argv[1:] and COMPLETING not in os.environ:
        from wizard import exits
        from wizard.commands.opening import wizard
        from wizard.common_options import CommonOptions

        exits.leave(lambda: wizard(CommonOptions()))
    from wizard.cli import main as run

    run()
