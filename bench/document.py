"""Keeps the last figures in `docs/benchmarks.md`, between two markers; what is around them is hand-written."""

from __future__ import annotations

import os
import platform
import sys
from pathlib import Path

from bench.figures import Figure
from poolwright.clock import SystemClock

BEGIN, END = "<!-- figures: written by `python -m bench --document` -->", "<!-- end of figures -->"


def write(file: Path, figures: list[Figure]) -> None:
    """Replaces the figures in a page. Raises ValueError for a page without the markers."""
    before, begin, rest = file.read_text().partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{file} lacks {BEGIN} or {END}")
    file.write_text(f"{before}{BEGIN}\n\n{_circumstances()}\n\n{_table(figures)}\n\n{END}{after}")


def _circumstances() -> str:
    when = SystemClock().now().strftime("%Y-%m-%d %H:%M UTC")
    options = [part for part in sys.argv[1:] if not part.startswith("--document") and not part.endswith(".md")]
    command = " ".join(["python -m bench", *options])
    return f"{when}, `{command}`, {os.cpu_count()} cores (shared), Python {platform.python_version()}."


def _table(figures: list[Figure]) -> str:
    rows = ["| figure | value | baseline | ratio | against |", "|---|---:|---:|---:|---|"]
    for one in figures:
        baseline = "" if one.baseline is None else f"{one.baseline:,.2f}"
        ratio = "" if one.ratio is None else f"{one.ratio:.2f}"
        rows.append(f"| {one.name} | {one.value:,.2f} {one.unit} | {baseline} | {ratio} | {one.against} |")
    return "\n".join(rows)
