"""One person's way through a library: the machine, the guards, the fold of the answers."""
