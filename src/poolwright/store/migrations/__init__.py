"""The database's schema, step by step; `versions` are applied in order and never edited once released."""
