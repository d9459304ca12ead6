"""The script in the documentation runs as it stands, over TLS, from any member."""

from __future__ import annotations

import sys
from asyncio.subprocess import PIPE, create_subprocess_exec
from pathlib import Path

from mypy import api

from poolwright.emulator import GOLDEN_IMAGE, emulated_pool
from poolwright.xapi import fetch_fingerprint

SCRIPT = Path(__file__).parents[2] / "docs" / "examples" / "launch.py"


def test_it_is_well_typed() -> None:
    output, errors, status = api.run(["--strict", "--no-error-summary", str(SCRIPT)])
    assert (output, errors, status) == ("", "", 0)


async def test_it_launches_a_vm() -> None:
    async with emulated_pool(hosts=2, seed=1, tls=True) as pool:
        member = pool.members[0]
        arguments = [member, await fetch_fingerprint(member), GOLDEN_IMAGE, "from-the-docs"]
        process = await create_subprocess_exec(
            sys.executable, str(SCRIPT), *arguments, stdin=PIPE, stdout=PIPE, stderr=PIPE
        )
        output, errors = await process.communicate(f"{pool.password}\n".encode())
        assert errors == b""
        assert b"from-the-docs" in output
        assert b"runs on" in output
        assert pool.calls.counts()["session.logout"] == 1
