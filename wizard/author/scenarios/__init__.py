"""Walks that an author wrote down, and what they cover."""
