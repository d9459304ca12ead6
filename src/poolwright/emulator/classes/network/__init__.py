"""Class network."""
