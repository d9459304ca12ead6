"""`python -m bench.managing`: the manager, as `poolwright serve` runs it, that also tells what it costs.

A report holds, since the one before: this process's CPU seconds, and SQL statements by what they begin with.
With `--cprofile FILE` the event loop's thread is profiled.
"""

from __future__ import annotations

import argparse
import asyncio
import cProfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from bench.reporting import report_when_asked
from poolwright.app.log import configure_log
from poolwright.app.manager import running
from poolwright.config import load_settings

#: Of a statement, what is kept to count it by.
KEPT = 160


class Cost:
    """What a process costs."""

    def __init__(self) -> None:
        self._cpu = time.process_time()
        self._queries: Counter[str] = Counter()

    def hear(self, statement: str) -> None:
        """Counts one SQL statement; what begins and ends a transaction is not one."""
        if not statement.startswith("BEGIN"):
            self._queries[" ".join(statement.split())[:KEPT]] += 1

    def report(self) -> dict[str, Any]:
        """What was spent since the last report."""
        cpu, self._cpu = self._cpu, time.process_time()
        found = {"cpu": self._cpu - cpu, "queries": dict(self._queries)}
        self._queries.clear()
        return found


async def serve(data: Path) -> None:
    """Serves until standard input ends."""
    settings = load_settings({"POOLWRIGHT_LOG__LEVEL": "error"}, listen="127.0.0.1:0", data=str(data))
    configure_log(settings.log)
    cost = Cost()
    async with running(settings) as manager:
        manager.cloud.store.on_query(cost.hear)
        keys = {"apikey": manager.admin.apikey, "secretkey": manager.admin.secretkey}
        await report_when_asked({"api": manager.api, **keys}, cost.report)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cprofile", type=Path)
    options = parser.parse_args()
    profile = cProfile.Profile()
    if options.cprofile:
        profile.enable()
    asyncio.run(serve(options.data))
    if options.cprofile:
        profile.dump_stats(options.cprofile)


if __name__ == "__main__":
    main()
