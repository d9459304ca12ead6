"""The examples of docs/client.md are well typed, and do what the page says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from mypy import api

from poolwright.emulator import GOLDEN_IMAGE, emulated_pool
from poolwright.xapi import Tls, connect_pool, fetch_fingerprint

DOCS = Path(__file__).parents[2] / "docs" / "client.md"
BLOCKS = re.findall(r"^```python\n(.*?)^```", DOCS.read_text(), re.MULTILINE | re.DOTALL)


def test_they_are_well_typed(tmp_path: Path) -> None:
    files = [tmp_path / f"example_{number}.py" for number in range(len(BLOCKS))]
    for file, block in zip(files, BLOCKS, strict=True):
        file.write_text(block)
    output, errors, status = api.run(["--strict", "--no-error-summary", *map(str, files)])
    assert (output, errors, status) == ("", "", 0)


async def test_they_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, Any] = {}
    for block in BLOCKS:
        exec(block, names)
    async with emulated_pool(hosts=2, seed=1, tls=True) as pool:
        assert len(await names["connect"](pool.url, pool.password)) == 2
        with pytest.raises(SystemExit, match="password"):
            await names["connect"](pool.url, "wrong")
        tls = Tls.pinned(await fetch_fingerprint(pool.url))
        async with await connect_pool(pool.url, pool.username, pool.password, tls=tls) as session:
            [template] = await session.VM.get_by_name_label(GOLDEN_IMAGE)
            vm = await names["clone_and_start"](session, template, "web")
            assert "web" in await names["watch"](session, vm)
            assert await names["stop"](session, vm) == "stopped"
            assert await names["stop"](session, vm) == "it is halted"
            archive = tmp_path / "web.xva"
            assert await names["back_up"](session, vm, archive) == archive.stat().st_size > 0
            disk = await _disk_of(session, vm)
            copy = await names["clone_for"]("tenant", session, disk, "sr")
            await names["fill"](session, copy, b"image" + bytes(507))
        assert "512 of 512 bytes" in capsys.readouterr().out
        counts = pool.calls.counts()
        assert counts["session.login_with_password"] - 1 == counts["session.logout"]


async def _disk_of(session: Any, vm: Any) -> Any:
    vbds = [await session.VBD.get_record(one) for one in await session.VM.get_VBDs(vm)]
    return next(one.VDI for one in vbds if not one.empty)
