"""What a measurement yields, how it is shown, how it is kept."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from rich.console import Console
from rich.table import Table

#: Columns of the table where there is no terminal to fit.
WIDTH = 150


@dataclass(frozen=True)
class Figure:
    """One number, with what it is measured against: a baseline of the same run, or a published one."""

    name: str
    value: float
    unit: str
    baseline: float | None = None
    against: str = ""

    @property
    def ratio(self) -> float | None:
        return self.value / self.baseline if self.baseline else None


def show(figures: list[Figure]) -> None:
    """A table on the terminal."""
    table = Table("figure", "value", "unit", "baseline", "ratio", "against")
    for one in figures:
        baseline = "" if one.baseline is None else f"{one.baseline:,.2f}"
        ratio = "" if one.ratio is None else f"{one.ratio:.2f}"
        table.add_row(one.name, f"{one.value:,.2f}", one.unit, baseline, ratio, one.against)
    console = Console()
    (console if console.is_terminal else Console(width=WIDTH)).print(table)


def as_json(figures: list[Figure]) -> list[dict[str, Any]]:
    """The figures as plain values, with their ratios."""
    return [asdict(one) | {"ratio": one.ratio} for one in figures]
