"""The demo's progress: a live board on a terminal, a line per VM elsewhere. To standard error: no result."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from poolwright.cli.demo.launch import Launch, Stage

#: VMs that the board shows one by one; of more only the sums.
MOST_ROWS = 40
_STYLE = {Stage.WAITING: "dim", Stage.LAUNCHING: "yellow", Stage.RUNNING: "green", Stage.FAILED: "red"}


class Board:
    """Shows how the launches stand."""

    def __init__(self, launches: Sequence[Launch], console: Console) -> None:
        self._launches = launches
        self._console = console
        self._live: Live | None = None

    @contextmanager
    def shown(self) -> Iterator[None]:
        """Keep the board on the terminal while the launches go on."""
        if not self._console.is_terminal:
            yield
            return
        with Live(get_renderable=self._render, console=self._console, refresh_per_second=10) as self._live:
            yield

    def changed(self, launch: Launch) -> None:
        """A launch has come further."""
        if self._live is None and launch.ended:
            done = sum(other.ended for other in self._launches)
            text = f"on {launch.host} in {launch.seconds:.2f} s" if not launch.error else launch.error
            self._console.print(
                f"  [{done}/{len(self._launches)}] {launch.name}: {launch.stage} {text}",
                markup=False,
                highlight=False,
                soft_wrap=True,
            )

    def _render(self) -> RenderableType:
        counts = Counter(launch.stage for launch in self._launches)
        done = sum(launch.ended for launch in self._launches)
        summary = Text.assemble(
            *((f"{counts[stage]} {stage}   ", _STYLE[stage]) for stage in Stage if counts[stage])
        )
        bar = ProgressBar(total=len(self._launches), completed=done, width=60)
        if len(self._launches) > min(MOST_ROWS, self._console.height - 4):
            return Group(bar, summary)
        return Group(self._rows(), bar, summary)

    def _rows(self) -> Table:
        now = asyncio.get_running_loop().time()
        table = Table(box=None, pad_edge=False)
        for title in ("VM", "Stage", "Host", "Seconds"):
            table.add_column(title, justify="right" if title == "Seconds" else "left", min_width=8)
        for launch in self._launches:
            seconds = launch.seconds if launch.ended else (now - launch.began if launch.began else 0.0)
            table.add_row(launch.name, Text(launch.stage, _STYLE[launch.stage]), launch.host, f"{seconds:.1f}")
        return table
