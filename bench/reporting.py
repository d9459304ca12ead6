"""A server that is measured: it says where it is, and answers lines on its standard input.

An empty line asks for a report; a number waits for so many of what it counts. Its end is the end of its input,
so that it never outlives who measures.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable, Mapping
from typing import Any


async def report_when_asked(
    first: Mapping[str, Any],
    report: Callable[[], Mapping[str, Any]],
    reached: Callable[[int], Awaitable[None]] | None = None,
) -> None:
    """Prints the first line, then a report per line read, until there are no more.

    A line with a number is answered, with an empty object, when `reached` of that number returns.
    """
    print(json.dumps(first), flush=True)
    lines = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    while line := await lines.readline():
        if line.strip() and reached is not None:
            await reached(int(line))
            print("{}", flush=True)
        else:
            print(json.dumps(report()), flush=True)
