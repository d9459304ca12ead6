"""Measurements: `make bench`. Figures stand beside a baseline of the same run: machines are shared."""
