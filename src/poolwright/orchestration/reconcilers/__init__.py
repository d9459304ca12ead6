"""Reconcilers: what the world should be like is read from rows, or rows follow the world; no user waits for
them.

Each takes no input, reads states, and converges; running one twice changes nothing the second time.
"""
