"""Class host."""
