"""A server that is measured: it says where it is, and answers each line on its standard input with a report.

Its end is the end of its input, so that it never outlives who measures.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Callable, Mapping
from typing import Any


async def report_when_asked(first: Mapping[str, Any], report: Callable[[], Mapping[str, Any]]) -> None:
    """Prints the first line, then a report per line read, until there are no more."""
    print(json.dumps(first), flush=True)
    lines = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    while await lines.readline():
        print(json.dumps(report()), flush=True)
