"""The emulator and the manager as processes of their own, so that they do not share the measuring one's CPU."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

POOLWRIGHT = str(Path(sys.executable).parent / "poolwright")


@contextmanager
def announced(*command: str, environment: dict[str, str] | None = None) -> Iterator[dict[str, Any]]:
    """A poolwright server; what the first line of its output says. It ends with the block."""
    with subprocess.Popen(
        [POOLWRIGHT, *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=os.environ | (environment or {}),
    ) as process:
        try:
            yield json.loads(process.stdout.readline() if process.stdout else "")
        finally:
            process.terminate()
            process.wait(30)


def emulator(*options: str) -> Any:
    """An emulated pool on free ports."""
    return announced("emulate", "--port", "0", *options)


def manager(data: Path) -> Any:
    """A manager with its data in a folder; its access profile goes there too."""
    profile = {"POOLWRIGHT_PROFILE": str(data / "profile.json")}
    return announced("serve", "--json", "--listen", "127.0.0.1:0", "--data", str(data), environment=profile)
