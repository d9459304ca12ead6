"""Class secret."""
