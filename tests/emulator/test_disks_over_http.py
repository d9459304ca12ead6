"""Disks as VHD files and raw, blobs, statistics of SRs and the database, over HTTP; and what is refused how."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import io
import random
import struct
import tarfile
import xml.etree.ElementTree as ET
from typing import Any

import pytest
from compute import make_vm, vdi_record
from wire import Caller, calling

from poolwright.emulator import Emulator

MIB = 1 << 20
BLOCK = 2 * MIB
SECTOR = 512


def nfs(pool: Emulator) -> str:
    return next(ref for ref, row in pool.database.items("SR") if row["type"] == "nfs")


async def new_disk(pool: Emulator, call: Caller, size: int) -> str:
    return str(await call("VDI.create", vdi_record(nfs(pool), virtual_size=str(size))))


async def put(call: Caller, path: str, data: bytes, **query: str) -> dict[str, Any]:
    task = await call("task.create", "put", "")
    params = {"session_id": call.session, "task_id": task, **query}
    async with call.http.put(call.url + path, params=params, data=data) as answer:
        assert answer.status == 200, answer.status
    for _ in range(300):
        record: dict[str, Any] = await call("task.get_record", task)
        if record["status"] != "pending":
            return record
        await asyncio.sleep(0.01)
    raise TimeoutError


async def get(call: Caller, path: str, status: int = 200, **query: str) -> bytes:
    params = {"session_id": call.session, **query}
    async with call.http.get(call.url + path, params=params) as answer:
        assert answer.status == status
        return await answer.read()


def blocks_in(file: bytes) -> dict[int, bytes]:
    """The blocks of a dynamic VHD, by the format's own layout; checks both checksums on the way."""
    footer, header = file[:SECTOR], file[SECTOR : SECTOR + 1024]
    assert footer[:8] == b"conectix"
    assert header[:8] == b"cxsparse"
    assert file[-SECTOR:] == footer
    for data, at in ((footer, 64), (header, 36)):
        blank = data[:at] + bytes(4) + data[at + 4 :]
        assert ~sum(blank) & 0xFFFFFFFF == struct.unpack_from(">I", data, at)[0]
    entries, block = struct.unpack_from(">II", header, 28)
    assert block == BLOCK
    table = struct.unpack_from(f">{entries}I", file, 1536)
    found = {}
    for number, sector in enumerate(table):
        if sector != 0xFFFFFFFF:
            at = sector * SECTOR
            assert file[at : at + SECTOR] == b"\xff" * SECTOR
            found[number] = file[at + SECTOR : at + SECTOR + BLOCK]
    assert len(file) == 1536 + -(-4 * entries // SECTOR) * SECTOR + len(found) * (SECTOR + BLOCK) + SECTOR
    return found


async def test_a_vhd_holds_the_blocks_that_hold_something(pool: Emulator, call: Caller) -> None:
    size = 12 * MIB + 512
    vdi = await new_disk(pool, call, size)
    content = bytearray(size)
    content[5 * MIB : 5 * MIB + 1000] = random.Random(1).randbytes(1000)
    content[-10:] = b"0123456789"
    assert (await put(call, "/import_raw_vdi", bytes(content), vdi=vdi))["status"] == "success"
    file = await get(call, "/export_raw_vdi", vdi=vdi, format="vhd")
    assert struct.unpack_from(">Q", file, 48)[0] == size
    blocks = blocks_in(file)
    assert sorted(blocks) == [2, 6]
    assert blocks[2] == bytes(content[2 * BLOCK : 3 * BLOCK])
    # back into another disk, over what it held
    other = await new_disk(pool, call, size)
    await put(call, "/import_raw_vdi", b"\xff" * (3 * MIB), vdi=other)
    record = await put(call, "/import_raw_vdi", file, vdi=other, format="vhd")
    assert (record["status"], record["result"]) == ("success", f"<value>{other}</value>")
    assert await get(call, "/export_raw_vdi", vdi=other) == bytes(content)


async def test_an_empty_disk_is_a_short_vhd(pool: Emulator, call: Caller) -> None:
    vdi = await new_disk(pool, call, 64 << 30)
    file = await get(call, "/export_raw_vdi", vdi=vdi, format="vhd")
    entries = (64 << 30) // BLOCK
    assert len(file) == 512 + 1024 + 4 * entries + 512
    assert blocks_in(file) == {}


async def test_a_difference(pool: Emulator, call: Caller) -> None:
    vdi = await new_disk(pool, call, 8 * MIB)
    before = random.Random(2).randbytes(8 * MIB)
    await put(call, "/import_raw_vdi", before, vdi=vdi)
    snapshot = await call("VDI.snapshot", vdi, {})
    after = bytearray(before)
    after[3 * MIB : 3 * MIB + 5] = b"hello"
    await put(call, "/import_raw_vdi", bytes(after), vdi=vdi)
    delta = await get(call, "/export_raw_vdi", vdi=vdi, format="vhd", base=snapshot)
    assert sorted(blocks_in(delta)) == [1]
    assert struct.unpack_from(">I", delta, 60)[0] == 4, "a differencing disk"
    parent = (await call("VDI.get_uuid", snapshot)).replace("-", "")
    assert delta[SECTOR + 40 : SECTOR + 56].hex() == parent
    # over a copy of the base it gives the disk
    copy = await call("VDI.clone", snapshot, {})
    assert (await put(call, "/import_raw_vdi", delta, vdi=copy, format="vhd"))["status"] == "success"
    assert await get(call, "/export_raw_vdi", vdi=copy) == bytes(after)


async def test_disks_that_are_too_large_or_too_small(pool: Emulator, call: Caller) -> None:
    vast = await new_disk(pool, call, 2041 << 30)
    task = await call("task.create", "vast", "")
    await get(call, "/export_raw_vdi", vdi=vast, format="vhd", task_id=task)
    assert (await call("task.get_error_info", task))[:2] == ["VDI_TOO_LARGE", vast]
    small = await new_disk(pool, call, 4 * MIB)
    file = await get(call, "/export_raw_vdi", vdi=await new_disk(pool, call, 8 * MIB), format="vhd")
    record = await put(call, "/import_raw_vdi", file, vdi=small, format="vhd")
    assert (record["status"], record["error_info"][:2]) == ("failure", ["VDI_TOO_SMALL", small])
    record = await put(call, "/import_raw_vdi", bytes(5 * MIB), vdi=small)
    assert record["error_info"][:2] == ["VDI_TOO_SMALL", small]


@pytest.mark.parametrize(
    "data", [b"", b"x" * 4096, b"conectix" + bytes(504), b"conectix" * 64 + b"cxsparse" * 128]
)
async def test_what_is_no_vhd(pool: Emulator, call: Caller, data: bytes) -> None:
    vdi = await new_disk(pool, call, 4 * MIB)
    record = await put(call, "/import_raw_vdi", data, vdi=vdi, format="vhd")
    assert record["status"] == "failure"
    assert record["error_info"][0] in ("VDI_IO_ERROR", "IMPORT_ERROR")


async def test_xapi_s_own_chunks(pool: Emulator, call: Caller) -> None:
    vdi = await new_disk(pool, call, 4 * MIB)
    pieces = [(MIB, b"one"), (3 * MIB, b"three")]
    body = b"".join(struct.pack("<QI", at, len(data)) + data for at, data in pieces) + bytes(12)
    assert (await put(call, "/import_raw_vdi", body, vdi=vdi, chunked="true"))["status"] == "success"
    content = await get(call, "/export_raw_vdi", vdi=vdi)
    assert (content[MIB : MIB + 3], content[3 * MIB : 3 * MIB + 5], len(content)) == (b"one", b"three", 4 * MIB)


async def test_a_length_that_nobody_knows(pool: Emulator, call: Caller) -> None:
    """Xen Orchestra announces 1 PiB, sends a VHD and waits for the task."""
    vdi = await new_disk(pool, call, 4 * MIB)
    await put(call, "/import_raw_vdi", b"abc", vdi=vdi)
    file = await get(call, "/export_raw_vdi", vdi=vdi, format="vhd")
    target = await new_disk(pool, call, 4 * MIB)
    task = await call("task.create", "put", "")
    host, port = pool.url.removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    path = f"/import_raw_vdi?session_id={call.session}&vdi={target}&format=vhd&task_id={task}"
    writer.write(f"PUT {path} HTTP/1.1\r\nHost: x\r\nContent-Length: {1 << 50}\r\n\r\n".encode())
    assert (await reader.readline()).split()[1] == b"200", "before the body"
    writer.write(file)
    for _ in range(300):
        if (await call("task.get_status", task)) != "pending":
            break
        await asyncio.sleep(0.01)
    writer.close()
    assert await call("task.get_status", task) == "success"
    assert (await get(call, "/export_raw_vdi", vdi=target))[:3] == b"abc"


async def test_a_disk_as_a_tar_is_the_disk_when_it_comes_back(pool: Emulator, call: Caller) -> None:
    vdi, other = await new_disk(pool, call, 4 * MIB), await new_disk(pool, call, 4 * MIB)
    await put(call, "/import_raw_vdi", bytes(3 * MIB) + b"here", vdi=vdi)
    file = await get(call, "/export_raw_vdi", vdi=vdi, format="tar")
    with tarfile.open(fileobj=io.BytesIO(file)) as archive:
        names = archive.getnames()
    assert names == ["vdi/00000000", "vdi/00000000.checksum", "vdi/00000003", "vdi/00000003.checksum"]
    await put(call, "/import_raw_vdi", file, vdi=other, format="tar")
    assert await get(call, "/export_raw_vdi", vdi=other) == await get(call, "/export_raw_vdi", vdi=vdi)
    small = await new_disk(pool, call, 2 * MIB)
    task = await put(call, "/import_raw_vdi", file, vdi=small, format="tar")
    assert task["error_info"][0] == "VDI_TOO_SMALL"


async def test_refusals(pool: Emulator, call: Caller) -> None:
    vdi = await new_disk(pool, call, MIB)
    await get(call, "/export_raw_vdi", 400)
    await get(call, "/export_raw_vdi", 400, vdi="nonsense")
    await get(call, "/export_raw_vdi", 404, vdi=vdi, format="floppy")
    await get(call, "/export_raw_vdi", 404, vdi=vdi, format="qcow2")
    task = await call("task.create", "as qcow2", "")
    await get(call, "/export_raw_vdi", 404, vdi=vdi, format="qcow2", task_id=task)
    assert await call("task.get_error_info", task) == ["INTERNAL_ERROR", "Unknown format qcow2"]
    await get(call, "/export_raw_vdi", 400, vdi=vdi, format="vhd", base="nonsense")
    await get(call, "/no_such_handler", 403)
    params = {"session_id": call.session, "vdi": vdi}
    for method, path, status in (
        ("DELETE", "/export_raw_vdi", 501),
        ("HEAD", "/export_raw_vdi", 501),
        ("PUT", "/export_raw_vdi", 403),
        ("GET", "/host_backup", 501),
        ("PUT", "/blob", 400),
    ):
        async with call.http.request(method, call.url + path, params=params) as answer:
            assert (method, path, answer.status) == (method, path, status)
    task = await call("task.create", "put", "")

    async def body() -> Any:
        yield b"abc"

    url = f"{call.url}/import_raw_vdi"
    async with call.http.put(url, params=params | {"task_id": task}, data=body()) as answer:
        assert answer.status == 404
    assert await call("task.get_status", task) == "failure"
    for query, status in (({}, 401), ({"session_id": "OpaqueRef:no"}, 401)):
        async with call.http.put(url, params={"vdi": vdi, **query}, data=b"") as answer:
            assert answer.status == status


async def test_a_disk_in_use_is_left_alone(pool: Emulator, call: Caller) -> None:
    vm = await make_vm(call, pool)
    await call("VM.start_on", vm, pool.pool.coordinator, False, False)
    vdi = await call("VBD.get_VDI", (await call("VM.get_VBDs", vm))[0])
    task = await call("task.create", "x", "")
    await get(call, "/export_raw_vdi", 500, vdi=vdi, task_id=task)
    assert await call("task.get_error_info", task) == ["VDI_IN_USE", vdi]
    snapshot = await call("VDI.snapshot", vdi, {})
    assert await get(call, "/export_raw_vdi", vdi=snapshot) == bytes(64 * MIB)


async def test_exports_are_http_1_0_without_chunks(pool: Emulator, call: Caller) -> None:
    vm = await make_vm(call, pool)
    host, port = pool.url.removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    path = f"/export?session_id={call.session}&ref={vm}"
    writer.write(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
    head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
    assert head.startswith("http/1.0 200")
    assert "connection: close" in head
    assert "content-length" not in head
    assert "transfer-encoding" not in head
    body = await asyncio.wait_for(reader.read(), 10)
    assert body[:7] == b"ova.xml"
    assert body.endswith(bytes(1024))
    writer.close()


async def test_snapshots_come_along_with_metadata(pool: Emulator, call: Caller) -> None:
    vm = await make_vm(call, pool, disk=False, name_label="with snapshots")
    snapshot = await call("VM.snapshot", vm, "early", [])
    archive = await get(call, "/export_metadata", ref=vm, export_snapshots="true")
    await call("VM.destroy", snapshot)
    await call("VM.destroy", vm)
    record = await put(call, "/import_metadata", archive)
    assert record["status"] == "success"
    (back,) = await call("VM.get_by_name_label", "with snapshots")
    (again,) = await call("VM.get_by_name_label", "early")
    assert await call("VM.get_snapshots", back) == [again]
    assert await call("VM.get_parent", back) == again
    one = await call("VM.get_record", again)
    assert (one["is_a_snapshot"], one["is_a_template"]) == (True, True)
    assert record["result"].count("<value>OpaqueRef:") == 1, "the result lists VMs, not snapshots"
    await call("VM.revert", again)


async def test_a_blob_s_content(pool: Emulator, call: Caller) -> None:
    blob = await call("pool.create_new_blob", pool.pool.ref, "note", "text/plain", False)
    uuid = await call("blob.get_uuid", blob)
    await get(call, "/blob", 404, ref=blob)
    async with call.http.put(
        f"{call.url}/blob", params={"session_id": call.session, "ref": blob}, data=b"hi"
    ) as put:
        assert put.status == 200
    record = await call("blob.get_record", blob)
    assert int(record["size"]) == 2
    assert not record["last_updated"].startswith("1970")
    assert await get(call, "/blob", uuid=uuid) == b"hi"
    async with call.http.get(f"{call.url}/blob", params={"uuid": uuid}) as answer:
        assert answer.status == 401
    public = await call("pool.create_new_blob", pool.pool.ref, "notice", "text/html", True)
    async with call.http.put(
        f"{call.url}/blob", params={"session_id": call.session, "ref": public}, data=b"all"
    ) as put:
        assert put.status == 200
    async with call.http.get(f"{call.url}/blob", params={"ref": public}) as answer:
        assert (answer.status, answer.headers["Content-Type"]) == (200, "text/html")
        assert await answer.read() == b"all"
    async with call.http.put(f"{call.url}/blob", params={"ref": public}, data=b"mine") as answer:
        assert answer.status == 401
    await call("blob.destroy", blob)
    await get(call, "/blob", 404, ref=blob)


async def test_the_database_and_an_sr_s_statistics(pool: Emulator, call: Caller) -> None:
    root = ET.fromstring(await get(call, "/pool/xmldbdump"))
    assert root.tag == "database"
    hosts = root.find("table[@name='host']")
    assert hosts is not None
    assert len(hosts) == 3
    sr = nfs(pool)
    uuid = await call("SR.get_uuid", sr)
    rrd = ET.fromstring(await get(call, "/sr_rrd", uuid=uuid))
    assert {ds.findtext("name", "").strip() for ds in rrd.iter("ds") if ds.findtext("name")} >= {
        "physical_size"
    }
    await get(call, "/sr_rrd", 400)
    await get(call, "/sr_rrd", 404, uuid="nope")


async def test_a_session_on_any_host_will_do(pool: Emulator, call: Caller) -> None:
    basic = base64.b64encode(f"root:{pool.password}".encode()).decode()
    async with calling(pool, pool.members[0]) as there:
        url = f"{there.url}/export_metadata"
        query = {"ref": (await call("VM.get_all"))[0]}
        async with there.http.get(url, params={**query, "session_id": call.session}) as answer:
            assert answer.status == 200
        async with there.http.get(url, params=query, headers={"Authorization": f"Basic {basic}"}) as answer:
            assert answer.status == 200


async def test_a_checksum_is_md5_of_what_an_export_gives(pool: Emulator, call: Caller) -> None:
    sums = []
    for size in (5 * MIB, 1 << 40, 1 << 40):
        vdi = await new_disk(pool, call, size)
        await put(call, "/import_raw_vdi", b"x" * 700_000, vdi=vdi)
        sums.append(await call("VDI.checksum", vdi))
    content = b"x" * 700_000 + bytes(5 * MIB - 700_000)
    assert sums[0] == hashlib.md5(content, usedforsecurity=False).hexdigest()
    assert sums[1] == sums[2] != sums[0], "of a terabyte at once, and equal where the disks are"
