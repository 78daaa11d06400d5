"""The format of trees as JSON Schema."""
