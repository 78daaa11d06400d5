"""Where the program begins: Ctrl+C ends it quietly from the first moment, and no warning is shown.

Owns nothing else, and imports nothing before it is ready to be interrupted: the rest takes some
tenths of a second to import, in which a person may well change their mind.
"""

import sys
import warnings


def main() -> None:
    """Run the command line."""
    if not sys.warnoptions:  # a warning is for developers, and would be written across the screen
        warnings.simplefilter("ignore")
    try:
        from wizard.cli import main as run
    except KeyboardInterrupt:
        sys.exit(130)  # the code is that of `errors`, which is not imported yet
    run()
