"""Class VM, by subject: the operation table, placement, power, copies, snapshots, memory, settings.

Each module lists its messages; `compute` puts the tables together.
"""
