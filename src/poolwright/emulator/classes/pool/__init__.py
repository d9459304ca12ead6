"""Class pool."""
