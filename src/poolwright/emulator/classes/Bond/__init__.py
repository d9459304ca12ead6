"""Class Bond."""
