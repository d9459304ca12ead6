"""Our sagas, a file each, the reconcilers, and the runner that finishes whatever was begun.

Answers no user: the services decide and submit, this carries out. The table of sagas is in `sagas`.
"""
