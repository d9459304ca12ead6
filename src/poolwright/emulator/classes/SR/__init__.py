"""Class SR: storage repositories."""
