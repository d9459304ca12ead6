"""Compare the emulator with transcripts of the real XAPI, over XML-RPC and over JSON-RPC.

    python tools/conformance.py [--shared ../shared] [--json FILE] [options of xapi_conformance.py run ...]

Each protocol gets a fresh two-host pool. Exits 0 only when every step is identical; where the transcripts
are missing it says so and exits 0, for they are no part of the project.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


@contextmanager
def emulator() -> Iterator[dict[str, Any]]:
    """A fresh emulated pool of two hosts; the JSON line that it announces itself with."""
    poolwright = Path(sys.executable).parent / "poolwright"
    command = [str(poolwright), "emulate", "--hosts", "2", "--port", "0", "--no-tls"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield json.loads(process.stdout.readline())
    finally:
        process.terminate()
        process.wait(10)


def compare(runner: Path, protocol: str, extra: list[str]) -> int:
    """Run every scenario over one protocol; the runner's exit status."""
    with emulator() as pool:
        print(f"--- {protocol}", flush=True)
        command = [
            sys.executable, str(runner), "run",
            "--url", pool["coordinator"], "--member-url", pool["members"][0],
            "--user", pool["username"], "--password", pool["password"],
            "--protocol", protocol, *extra,
        ]  # fmt: skip
        return subprocess.run(command, check=False).returncode


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    options, extra = parser.parse_known_args()
    runner = options.shared / "conformance" / "xapi_conformance.py"
    if not runner.exists():
        print(f"SKIPPED: no transcripts at {runner}; name their folder with --shared")
        return 0
    return max([compare(runner, protocol, extra) for protocol in ("xmlrpc", "jsonrpc")])


if __name__ == "__main__":
    sys.exit(main())
