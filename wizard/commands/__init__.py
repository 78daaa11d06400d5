"""One module a command: what it takes, what it prints, and with which code it ends."""
