"""A guided troubleshooter for the terminal: trees in YAML, walked as a state machine.

What is of one shop or device lives in a library of trees; nothing in this package knows which.
"""

__version__ = "0.2.0.dev0"
