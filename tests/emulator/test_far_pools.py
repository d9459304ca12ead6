"""A host of one process joins the pool of another, over the wire."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from wire import Caller, Refused, vm_record

DISK = {"virtual_size": 1 << 30, "type": "user", "sharable": False, "read_only": False, "other_config": {}}


@asynccontextmanager
async def process(listen: str, hosts: int) -> AsyncIterator[Caller]:
    """`poolwright emulate` in a process of its own, and a session with it."""
    options = ("emulate", "--hosts", str(hosts), "--seed", str(hosts), "--port", "0", "--listen", listen)
    poolwright = str(Path(sys.executable).parent / "poolwright")
    started = await asyncio.create_subprocess_exec(poolwright, *options, stdout=asyncio.subprocess.PIPE)
    assert started.stdout is not None
    try:
        url = json.loads(await started.stdout.readline())["coordinator"]
        async with aiohttp.ClientSession() as http:
            call = Caller(http, url)
            call.session = await call.raw("session.login_with_password", "root", "poolwright")
            yield call
    finally:
        started.terminate()
        await started.wait()


async def _refusal(call: Caller, *params: Any) -> list[str]:
    with pytest.raises(Refused) as refused:
        await call("pool.join", *params)
    return [refused.value.code, *refused.value.params]


async def _until_member(url: str) -> str:
    async with aiohttp.ClientSession() as http:
        for _ in range(600):
            try:
                await Caller(http, url).raw("session.login_with_password", "root", "poolwright")
            except Refused as refused:
                return f"{refused.code} {refused.params}"
            except aiohttp.ClientError:
                pass
            await asyncio.sleep(0.05)
    return "it never came back"


async def test_a_host_joins_over_the_wire() -> None:
    async with process("127.0.41.1", 2) as pool, process("127.0.42.1", 1) as alone:
        there = pool.url.removeprefix("http://")
        (host,) = await alone("host.get_all")
        uuid = await alone("host.get_uuid", host)
        (local,) = await alone("SR.get_by_name_label", "Local storage")
        vdi = await alone("VDI.create", {"name_label": "d", "SR": local, **DISK})
        where = f"{alone.url}/import_raw_vdi?vdi={vdi}&session_id={alone.session}"
        async with alone.http.put(where, data=b"content" * 1000) as response:
            assert response.status == 200
        vdi_uuid = await alone("VDI.get_uuid", vdi)
        vm = await alone("VM.create", vm_record())
        await alone("VM.start", vm, False, False)
        assert await _refusal(alone, there, "root", "poolwright") == ["JOINING_HOST_CANNOT_HAVE_RUNNING_VMS"]
        await alone("VM.hard_shutdown", vm)
        assert (await _refusal(alone, there, "root", "x"))[0] == "SESSION_AUTHENTICATION_FAILED"
        member = there.replace("41.1", "41.2")
        assert await _refusal(alone, member, "root", "poolwright") == ["HOST_IS_SLAVE", "127.0.41.1"]
        assert await _refusal(alone, "127.0.41.9", "root", "x") == ["JOINING_HOST_CONNECTION_FAILED"]
        itself = alone.url.removeprefix("http://")
        assert (await _refusal(alone, itself, "root", "poolwright"))[0] == "OPERATION_NOT_ALLOWED"
        assert await _refusal(alone, there, "root", "poolwright") == ["JOINING_HOST_CANNOT_CONTAIN_SHARED_SRS"]
        for sr, row in (await alone("SR.get_all_records")).items():
            if row["shared"] and row["content_type"] != "iso":
                for pbd in row["PBDs"]:
                    await alone("PBD.unplug", pbd)
                await alone("SR.forget", sr)
        await alone("pool.join", there, "root", "poolwright")
        assert await _until_member(alone.url) == "HOST_IS_SLAVE ['127.0.41.1']"
        host = await pool("host.get_by_uuid", uuid)
        record = await pool("host.get_record", host)
        assert (record["address"], record["enabled"]) == ("127.0.42.1", True)
        vdi = await pool("VDI.get_by_uuid", vdi_uuid)
        where = f"{pool.url}/export_raw_vdi?vdi={vdi}&session_id={pool.session}"
        async with pool.http.get(where) as response:
            assert (await response.content.readexactly(7000)) == b"content" * 1000
        vm = await pool("VM.create", vm_record())
        await pool("VM.start_on", vm, host, False, False)
        assert await pool("VM.get_resident_on", vm) == host
        await pool("VM.hard_shutdown", vm)
        await pool("pool.eject", host)
        async with aiohttp.ClientSession() as http:
            again = Caller(http, alone.url)
            again.session = await again.raw("session.login_with_password", "root", "poolwright")
            assert len(await again("host.get_all")) == 1


async def test_whom_one_cannot_join() -> None:
    """What listens there is no emulator, or nothing like a pool."""

    async def hang_up(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await _reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
        await writer.drain()
        writer.close()

    async with process("127.0.43.1", 1) as alone:
        server = await asyncio.start_server(hang_up, "127.0.43.9", 0)
        port = server.sockets[0].getsockname()[1]
        async with server:
            refused = await _refusal(alone, f"127.0.43.9:{port}", "root", "poolwright")
        assert refused == ["JOINING_HOST_SERVICE_FAILED"]
        assert await _refusal(alone, "no:such", "root", "x") == ["JOINING_HOST_CONNECTION_FAILED"]
