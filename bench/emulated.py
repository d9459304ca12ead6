"""`python -m bench.emulated`: an emulated pool that also tells what was asked of it and what work that was.

A report holds, since the one before: calls by originator and method; seconds of work by what they occupied
(`host/...`, `SR/...`, or nothing) and operation, as drawn from the profile; this process's CPU seconds.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from bench.reporting import report_when_asked
from poolwright.emulator import Emulator, EmulatorSettings, Entry, Trace
from poolwright.emulator.serving import announcement, settle


class Calls(Trace):
    """The calls that reached a pool, counted by originator and method; a trace forgets the oldest of many."""

    def __init__(self) -> None:
        super().__init__()
        self.counted: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def add(self, entry: Entry) -> None:
        self.counted[entry.originator][entry.method] += 1


class Workload:
    """What a pool did."""

    def __init__(self, emulator: Emulator) -> None:
        self._emulator = emulator
        self._calls = emulator.calls = Calls()
        self._seconds: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
        self._shortest: dict[str, float] = {}
        self._cpu = time.process_time()
        emulator.pool.durations.heard = self._heard

    def _heard(self, operation: str, seconds: float, at: str) -> None:
        cls = next((cls for cls in ("host", "SR") if self._emulator.database.exists(cls, at)), "")
        self._seconds[f"{cls}/{at}" if cls else ""][operation] += seconds
        self._shortest[operation] = min(seconds, self._shortest.get(operation, seconds))

    def report(self) -> dict[str, Any]:
        """What was done since the last report."""
        cpu, self._cpu = self._cpu, time.process_time()
        found = {
            "calls": dict(self._calls.counted),
            "work": dict(self._seconds),
            "shortest": dict(self._shortest),
            "cpu": self._cpu - cpu,
        }
        self._calls.counted.clear()
        self._seconds.clear()
        self._shortest.clear()
        return found


async def main() -> None:
    """Serves until standard input ends."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", type=Path)
    parser.add_argument("--hosts", type=int, default=1)
    parser.add_argument("--vms", type=int, default=0)
    parser.add_argument("--profile", default="instant")
    parser.add_argument("--tls", action="store_true")
    settings = EmulatorSettings(**vars(parser.parse_args()))
    async with Emulator(settings) as emulator:
        settle()
        await report_when_asked(json.loads(announcement(emulator)), Workload(emulator).report)


if __name__ == "__main__":
    asyncio.run(main())
