"""An emulated pool as a process: announces itself in one line of JSON, runs until a signal, saves."""

from __future__ import annotations

import asyncio
import gc
import signal
from pathlib import Path
from typing import TextIO

import msgspec

from poolwright.emulator.emulator import Emulator, EmulatorSettings


def announcement(emulator: Emulator) -> str:
    """The line that tells a client where the pool is and how to log in."""
    facts = {
        "pool": emulator.uuid,
        "coordinator": emulator.url,
        "members": emulator.members,
        "username": emulator.username,
        "password": emulator.password,
    }
    return msgspec.json.encode(facts).decode()


def settle() -> None:
    """Takes what a process holds now for what it will hold, so that collecting garbage never walks the pool."""
    gc.collect()
    gc.freeze()


async def serve(settings: EmulatorSettings, out: TextIO, *, save: Path | None = None) -> None:
    """Runs a pool until SIGINT or SIGTERM; `out` gets the announcement, `save` the database at the end."""
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    try:
        async with Emulator(settings) as emulator:
            settle()
            print(announcement(emulator), file=out, flush=True)
            await stopped.wait()
            if save is not None:
                emulator.save(save)
    finally:
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.remove_signal_handler(number)
