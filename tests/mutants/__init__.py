"""Faults that are put into the program one by one, to see whether its tests notice."""
