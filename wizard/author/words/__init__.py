"""Whether the words are typeset well, in the right language, and fit a screen."""
