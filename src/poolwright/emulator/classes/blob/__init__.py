"""Class blob."""
