"""The command line: `poolwright` and its commands, a module or package each.

This module is what the `poolwright` script calls; it imports next to nothing.
"""

from __future__ import annotations


def main() -> None:
    """Run the command that the process was started with, and exit with its code."""
    from poolwright.cli.application import run

    raise SystemExit(run())
