"""Ctrl-C: the first ends in order, the second at once."""

from __future__ import annotations

import signal
import subprocess
import sys

STUBBORN = """
import asyncio
from poolwright.cli.interrupt import stop_on_signal
async def main():
    async with stop_on_signal() as stop:
        print("ready", flush=True)
        await stop.wait()
        print("stopping", flush=True)
        await asyncio.sleep(60)
asyncio.run(main())
"""
WORKING = """
import asyncio
from poolwright.cli.failures import CommandFailed
from poolwright.cli.interrupt import stop_on_signal, unless_stopped
async def work():
    try:
        await asyncio.sleep(60)
    finally:
        print("cleaned up", flush=True)
async def main():
    async with stop_on_signal() as stop:
        print("ready", flush=True)
        await unless_stopped(stop, work())
try:
    asyncio.run(main())
except CommandFailed as failure:
    raise SystemExit(failure.exit_code)
"""


def test_the_second_one_ends_what_will_not_end() -> None:
    with subprocess.Popen([sys.executable, "-c", STUBBORN], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.send_signal(signal.SIGINT)
        assert process.stdout.readline() == "stopping\n"
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 130


def test_work_is_cancelled_and_cleans_up() -> None:
    with subprocess.Popen([sys.executable, "-c", WORKING], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.send_signal(signal.SIGTERM)
        assert process.stdout.readline() == "cleaned up\n"
        assert process.wait(10) == 130
