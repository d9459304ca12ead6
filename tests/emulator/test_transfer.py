"""VMs and disks over HTTP: what is exported can be imported, with its content; who may; which host."""

from __future__ import annotations

import asyncio
import base64
import io
import random
import tarfile
from typing import Any

import aiohttp
import pytest
from wire import Caller, vm_record

from poolwright.emulator import Emulator

MIB = 1 << 20
NULL = "OpaqueRef:NULL"


async def _disk(call: Caller, sr: str, size: int) -> str:
    record = {"name_label": "disk", "SR": sr, "virtual_size": size, "type": "user", "sharable": False}
    record |= {"read_only": False, "other_config": {}, "name_description": "", "xenstore_data": {}}
    return str(await call("VDI.create", record | {"sm_config": {}, "tags": []}))


async def _drive(call: Caller, vm: str, vdi: str) -> str:
    record = {"VM": vm, "VDI": vdi, "userdevice": "0", "bootable": True, "mode": "RW", "type": "Disk"}
    record |= {"unpluggable": True, "empty": False, "other_config": {}}
    return str(await call("VBD.create", record | {"qos_algorithm_type": "", "qos_algorithm_params": {}}))


def _sr(pool: Emulator, kind: str, host: str = "") -> str:
    for ref, row in pool.database.items("SR"):
        hosts = [pool.database.get("PBD", pbd)["host"] for pbd in row["PBDs"]]
        if row["type"] == kind and (not host or host in hosts):
            return ref
    raise LookupError(kind)


async def _finished(call: Caller, task: str) -> dict[str, Any]:
    for _ in range(200):
        record: dict[str, Any] = await call("task.get_record", task)
        if record["status"] != "pending":
            return record
        await asyncio.sleep(0.01)
    raise TimeoutError(task)


async def _put(call: Caller, path: str, data: bytes, **query: str) -> dict[str, Any]:
    task = await call("task.create", "import", "")
    params = {"session_id": call.session, "task_id": task, **query}
    async with call.http.put(call.url + path, params=params, data=data) as answer:
        assert answer.status == 200
        assert answer.headers["task-id"] == task
    return await _finished(call, task)


async def _get(call: Caller, path: str, **query: str) -> bytes:
    params = {"session_id": call.session, **query}
    async with call.http.get(call.url + path, params=params) as answer:
        assert answer.status == 200, await answer.text()
        assert answer.headers["Content-Type"] == "application/octet-stream"
        return await answer.read()


def _basic(password: str) -> dict[str, str]:
    return {"Authorization": f"Basic {base64.b64encode(f'root:{password}'.encode()).decode()}"}


async def test_a_disk_keeps_what_is_put_on_it(pool: Emulator, call: Caller) -> None:
    vdi = await _disk(call, _sr(pool, "nfs"), 3 * MIB)
    content = random.Random(3).randbytes(2 * MIB + 12_345)
    record = await _put(call, "/import_raw_vdi", content, vdi=vdi)
    assert (record["status"], record["result"]) == ("success", f"<value>{vdi}</value>")
    assert await _get(call, "/export_raw_vdi", vdi=vdi) == content + bytes(3 * MIB - len(content))


async def test_what_is_exported_can_be_imported(pool: Emulator, call: Caller) -> None:
    vdi = await _disk(call, _sr(pool, "nfs"), 5 * MIB)
    content = random.Random(4).randbytes(MIB) + bytes(3 * MIB) + b"end"
    await _put(call, "/import_raw_vdi", content, vdi=vdi)
    vm = await call("VM.create", vm_record(name_label="to move", platform={"nx": "true"}))
    await _drive(call, vm, vdi)
    archive = await _get(call, "/export", ref=vm)
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        names = tar.getnames()
    assert names[0] == "ova.xml"
    assert not any(name.endswith(("/00000001", "/00000002")) for name in names), "zeros are left out"
    record = await _put(call, "/import", archive)
    assert record["status"] == "success"
    assert record["other_config"]["object_creation"] == "complete"
    (copy,) = set(await call("VM.get_by_name_label", "to move")) - {vm}
    assert record["result"] == f"<value><array><data><value>{copy}</value></data></array></value>"
    moved = await call("VM.get_record", copy)
    assert (moved["platform"], moved["power_state"]) == ({"nx": "true"}, "Halted")
    (drive,) = [await call("VBD.get_record", vbd) for vbd in moved["VBDs"]]
    assert drive["VDI"] not in (vdi, NULL)
    padded = content + bytes(5 * MIB - len(content))
    assert await _get(call, "/export_raw_vdi", vdi=drive["VDI"]) == padded


async def test_a_restored_vm_keeps_its_uuid_and_comes_once(call: Caller) -> None:
    vm = await call("VM.create", vm_record(name_label="kept"))
    uuid = await call("VM.get_uuid", vm)
    archive = await _get(call, "/export_metadata", uuid=uuid)
    record = await _put(call, "/import_metadata", archive, restore="true")
    assert (record["status"], record["error_info"][0]) == ("failure", "DUPLICATE_VM")
    await call("VM.destroy", vm)
    record = await _put(call, "/import_metadata", archive, restore="true")
    assert record["status"] == "success"
    assert await call("VM.get_name_label", await call("VM.get_by_uuid", uuid)) == "kept"


@pytest.mark.parametrize("data", [b"", b"x" * 5000, tarfile.TarInfo("other").tobuf() + bytes(1024)])
async def test_a_bad_archive_fails_the_task_and_leaves_nothing(call: Caller, data: bytes) -> None:
    before = await call("VM.get_all")
    record = await _put(call, "/import", data)
    assert (record["status"], record["error_info"][0]) == ("failure", "IMPORT_ERROR")
    assert await call("VM.get_all") == before


async def test_an_archive_that_breaks_off_leaves_nothing(pool: Emulator, call: Caller) -> None:
    vdi = await _disk(call, _sr(pool, "nfs"), 2 * MIB)
    vm = await call("VM.create", vm_record(name_label="cut"))
    await _drive(call, vm, vdi)
    archive = await _get(call, "/export", ref=vm)
    before = {cls: await call(f"{cls}.get_all") for cls in ("VM", "VDI", "VBD")}
    record = await _put(call, "/import", archive[: len(archive) // 2])
    assert record["status"] == "failure"
    assert {cls: await call(f"{cls}.get_all") for cls in before} == before


async def test_access_in_xapi_s_order(pool: Emulator, call: Caller) -> None:
    vm = await call("VM.create", vm_record())
    url = f"{pool.url}/export_metadata"
    for params, cookies, headers, status in (
        ({"ref": vm}, {}, {}, 401),
        ({"ref": vm}, {}, _basic("wrong"), 401),
        ({"ref": vm}, {}, _basic(pool.password), 200),
        ({"ref": vm, "session_id": call.session}, {}, {}, 200),
        ({"ref": vm}, {"session_id": call.session}, {}, 200),
        ({"ref": vm, "session_id": "OpaqueRef:no"}, {}, _basic(pool.password), 401),
    ):
        async with (
            aiohttp.ClientSession(cookies=cookies, cookie_jar=aiohttp.CookieJar(unsafe=True)) as http,
            http.get(url, params=params, headers=headers) as answer,
        ):
            assert answer.status == status
            assert ("WWW-Authenticate" in answer.headers) == (status == 401)
    sessions = [row["originator"] for _, row in pool.database.items("session")]
    assert "HTTP request using Basic auth" not in sessions


async def test_a_disk_elsewhere_moves_the_request(pool: Emulator, call: Caller) -> None:
    member = next(h for h in pool.database.refs("host") if h != pool.pool.coordinator)
    vdi = await _disk(call, _sr(pool, "ext", member), MIB)
    params = {"session_id": call.session, "vdi": vdi}
    url = f"{call.url}/export_raw_vdi"
    async with call.http.get(url, params=params, allow_redirects=False) as answer:
        assert answer.status == 302
        assert answer.headers["Location"].startswith(f"{pool.url_of(member)}/export_raw_vdi?")
    assert await _get(call, "/export_raw_vdi", vdi=vdi) == bytes(MIB)
