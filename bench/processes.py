"""What is measured runs in processes of its own, so that it does not share the measuring one's CPU."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


class Child:
    """A process that was started; `facts` is what its first line said."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self.facts: dict[str, Any] = self._read()

    @property
    def pid(self) -> int:
        return self._process.pid

    def report(self) -> dict[str, Any]:
        """What it did since the last report."""
        if self._process.stdin is not None:
            print(file=self._process.stdin, flush=True)
        return self._read()

    def _read(self) -> dict[str, Any]:
        line = self._process.stdout.readline() if self._process.stdout is not None else ""
        if not line:
            raise RuntimeError(f"a measured process ended: {self._process.args!r}")
        found: dict[str, Any] = json.loads(line)
        return found


@contextmanager
def child(module: str, *options: str) -> Iterator[Child]:
    """Runs a module of this package until the block ends."""
    command = [sys.executable, "-m", f"bench.{module}", *options]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield Child(process)
        finally:
            if process.stdin is not None:
                process.stdin.close()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()


def emulator(*options: str) -> Any:
    """An emulated pool on free ports."""
    return child("emulated", *options)


def manager(data: Path, *options: str) -> Any:
    """A manager with its data in a folder."""
    return child("managing", "--data", str(data), *options)
