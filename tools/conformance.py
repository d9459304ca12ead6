"""Compare the emulator with transcripts of the real XAPI, over XML-RPC and over JSON-RPC at the same time.

    python tools/conformance.py [--shared ../shared] [options of xapi_conformance.py run ...]

Each protocol gets a fresh two-host pool. Exits 0 only when every step is identical; where the transcripts
are missing it says so and exits 0, for they are no part of the project. tests/emulator/test_conformance.py
runs the same.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
PROTOCOLS: Final = ("xmlrpc", "jsonrpc")


@dataclass(frozen=True)
class Comparison:
    """What came of one protocol's run: the runner's report, and its counts."""

    protocol: str
    text: str
    total: int
    identical: int
    #: Differing steps: scenario, number, call.
    differing: list[str]

    @property
    def is_identical(self) -> bool:
        return self.total > 0 and self.total == self.identical


def runner_in(shared: Path) -> Path | None:
    """The program that compares; None where it is missing."""
    found = shared / "conformance" / "xapi_conformance.py"
    return found if found.exists() else None


@asynccontextmanager
async def emulator() -> AsyncIterator[dict[str, Any]]:
    """A fresh emulated pool of two hosts; the JSON line that it announces itself with."""
    poolwright = str(Path(sys.executable).parent / "poolwright")
    options = ("--hosts", "2", "--port", "0", "--no-tls")
    process = await asyncio.create_subprocess_exec(
        poolwright, "emulate", *options, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        yield json.loads(await process.stdout.readline())
    finally:
        process.terminate()
        await process.wait()


async def compare(runner: Path, protocol: str, extra: list[str]) -> Comparison:
    """Runs every scenario over one protocol against a pool of its own."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "result.json"
        async with emulator() as pool:
            process = await asyncio.create_subprocess_exec(
                sys.executable, str(runner), "run",
                "--url", pool["coordinator"], "--member-url", pool["members"][0],
                "--user", pool["username"], "--password", pool["password"],
                "--protocol", protocol, "--json", str(file), *extra,
                stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
            )  # fmt: skip
            text = (await process.communicate())[0].decode()
        result = json.loads(file.read_text()) if file.exists() else {}
    scenarios = result.get("scenarios", [])
    differing = [f"{s['scenario']} step {d['step']} {d['call']}" for s in scenarios for d in s["differing"]]
    return Comparison(protocol, text, result.get("total", 0), result.get("identical", 0), differing)


async def compare_all(runner: Path, extra: list[str]) -> list[Comparison]:
    """Both protocols, side by side."""
    return await asyncio.gather(*(compare(runner, protocol, extra) for protocol in PROTOCOLS))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    options, extra = parser.parse_known_args()
    runner = runner_in(options.shared)
    if runner is None:
        print(f"SKIPPED: no transcripts in {options.shared}; name their folder with --shared")
        return 0
    compared = asyncio.run(compare_all(runner, extra))
    for one in compared:
        print(f"--- {one.protocol}\n{one.text}", end="")
    return 0 if all(one.is_identical for one in compared) else 1


if __name__ == "__main__":
    sys.exit(main())
