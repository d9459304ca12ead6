"""Class tunnel."""
