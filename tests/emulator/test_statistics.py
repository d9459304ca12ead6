"""Performance data: what runs is measured, in RRD's forms."""

from __future__ import annotations

import json
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from wire import Caller, vm_record

from poolwright.emulator import Emulator
from poolwright.emulator.statistics.rrd import ARCHIVES, span


async def _get(call: Caller, path: str, **query: str) -> tuple[int, str, bytes]:
    params = {"session_id": call.session, **query}
    async with call.http.get(f"{call.url}{path}", params=params) as answer:
        return answer.status, answer.headers["Content-Type"], await answer.read()


async def _running(pool: Emulator, call: Caller) -> str:
    vm = await call("VM.create", vm_record(name_label="measured", VCPUs_max="2", VCPUs_at_startup="2"))
    await call("VM.start_on", vm, pool.pool.coordinator, False, False)
    return str(await call("VM.get_uuid", vm))


async def test_updates_in_both_forms_agree(pool: Emulator, call: Caller) -> None:
    uuid = await _running(pool, call)
    status, kind, body = await _get(call, "/rrd_updates", start="-60", cf="AVERAGE", host="true", json="true")
    assert (status, kind) == (200, "application/json")
    document: dict[str, Any] = json.loads(body)
    legend = document["meta"]["legend"]
    assert {f"AVERAGE:vm:{uuid}:cpu0", f"AVERAGE:vm:{uuid}:cpu1", f"AVERAGE:vm:{uuid}:memory"} <= set(legend)
    host = pool.database.get("host", pool.pool.coordinator)["uuid"]
    assert f"AVERAGE:host:{host}:memory_total_kib" in legend
    assert document["meta"]["step"] == 5
    assert document["meta"]["rows"] == len(document["data"]) >= 11
    times = [row["t"] for row in document["data"]]
    assert times == sorted(times, reverse=True)
    memory = legend.index(f"AVERAGE:vm:{uuid}:memory")
    assert {row["values"][memory] for row in document["data"]} == {float(256 << 20)}

    status, kind, body = await _get(call, "/rrd_updates", start=str(times[-1]), cf="AVERAGE")
    assert (status, kind) == (200, "text/xml")
    root = ET.fromstring(body)
    entries = [entry.text for entry in root.iterfind("meta/legend/entry")]
    assert not any(":host:" in str(entry) for entry in entries)
    rows = root.findall("data/row")
    assert all(len(row.findall("v")) == len(entries) for row in rows)
    assert root.findtext("meta/columns") == str(len(entries))


async def test_whole_archives(pool: Emulator, call: Caller) -> None:
    uuid = await _running(pool, call)
    _, _, body = await _get(call, "/vm_rrd", uuid=uuid)
    root = ET.fromstring(body)
    names = [ds.findtext("name") for ds in root.findall("ds")]
    assert {"cpu0", "cpu1", "memory"} <= set(names)
    rows = [len(rra.findall("database/row")) for rra in root.findall("rra")]
    assert rows == [rows for _, rows in ARCHIVES] * 3
    status, _, body = await _get(call, "/host_rrd", json="")
    assert status == 200
    assert json.loads(body)["step"] == 5


async def test_what_is_missing_or_elsewhere(pool: Emulator, call: Caller) -> None:
    assert (await _get(call, "/rrd_updates"))[0] == 400
    assert (await _get(call, "/rrd_updates", start="soon"))[0] == 400
    assert (await _get(call, "/vm_rrd"))[0] == 400
    assert (await _get(call, "/vm_rrd", uuid="none"))[0] == 404
    member = next(h for h in pool.database.refs("host") if h != pool.pool.coordinator)
    vm = await call("VM.create", vm_record())
    await call("VM.start_on", vm, member, False, False)
    params = {"session_id": call.session, "uuid": await call("VM.get_uuid", vm)}
    async with call.http.get(f"{call.url}/vm_rrd", params=params, allow_redirects=False) as answer:
        assert answer.status == 302
        assert answer.headers["Location"].startswith(pool.url_of(member))


@pytest.mark.parametrize(
    ("ago", "interval", "step"),
    [(60, 0, 5), (600, 0, 5), (601, 0, 60), (7200, 0, 60), (7201, 0, 3600), (10**7, 0, 86400), (60, 60, 60)],
)
def test_the_finest_archive_that_reaches_so_far(ago: int, interval: int, step: int) -> None:
    now = 1_700_000_003
    found = span(-ago, now, interval)
    assert found.step == step
    assert found.end <= now
    assert len(found.moments()) <= dict(ARCHIVES)[step]
    assert span(now - ago, now, interval) == found
