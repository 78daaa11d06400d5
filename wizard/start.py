"""Where the program begins: Ctrl+C ends it quietly from the first moment, and no warning is shown.

Owns nothing else, and imports nothing that takes time before it is ready to be interrupted.
"""

import sys
import warnings

from wizard import __version__, launch


def main() -> None:
    """Run the command line."""
    launch.begin()
    if not sys.warnoptions:  # a warning is for developers, and would be written across the screen
        warnings.simplefilter("ignore")
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"ozon-wizard {__version__}\n")
        return
    from wizard.cli import main as run

    run()
