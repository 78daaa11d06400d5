"""Whether each name that an author wrote means something."""
