"""Class PIF: hosts' connections to networks."""
