"""Trials: the program under blows of one kind, by the thousand, with what is allowed to happen.

`python -m tests.trials` lists them; docs/trials.md has their figures. A trial is a `Trial` in a
module of this package and a name in `every.py`.
"""
