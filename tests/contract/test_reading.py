"""What every pool must answer, read only: typed, the same in both encodings."""

from __future__ import annotations

from typing import Any

import pytest

from poolwright.xapi import Encoding, HandleInvalid, Ref, Session, UuidInvalid, datamodel
from poolwright.xapi.types import EPOCH

CLASSES = [
    cls.name
    for cls, message in datamodel.load().messages.values()
    if message.name == "get_all_records" and not message.removed
]


async def test_the_pool_knows_its_master_and_hosts(session: Session) -> None:
    [pool] = (await session.pool.get_all_records()).values()
    hosts = await session.host.get_all_records()
    assert pool.master in hosts
    assert all(host.uuid and host.address for host in hosts.values())


async def test_every_class_reads_alike_in_both_encodings(target: Any) -> None:
    async with (
        await target.login(encoding=Encoding.JSON_V2) as json,
        await target.login(encoding=Encoding.XML) as xml,
    ):
        read = 0
        for name in CLASSES:
            if name == "task":
                continue  # calls come and go as tasks between the two
            first = await getattr(json, name).get_all_records()
            second = await getattr(xml, name).get_all_records()
            if name in {"host_metrics", "host", "VM_metrics"}:  # clocks and loads move on
                assert first.keys() == second.keys()
            else:
                assert first == second, name
            read += len(first)
    assert read > 20


async def test_a_record_equals_its_fields(session: Session) -> None:
    [vm, *_] = await session.VM.get_all_where('field "is_control_domain" = "true"')
    record = await session.VM.get_record(vm)
    assert record.is_control_domain
    assert record.uuid == await session.VM.get_uuid(vm)
    assert record.memory_static_max == await session.VM.get_memory_static_max(vm) > 0
    assert record.power_state == await session.VM.get_power_state(vm)
    assert record.VBDs == await session.VM.get_VBDs(vm)
    assert record.snapshot_time == EPOCH == await session.VM.get_snapshot_time(vm)
    assert await session.VM.get_by_uuid(record.uuid) == vm
    assert vm in await session.VM.get_by_name_label(record.name_label)


async def test_refusals_name_what_was_wrong(session: Session) -> None:
    with pytest.raises(UuidInvalid) as unknown:
        await session.VM.get_by_uuid("00000000-0000-0000-0000-000000000000")
    assert unknown.value.params == ("VM", "00000000-0000-0000-0000-000000000000")
    with pytest.raises(HandleInvalid) as stale:
        await session.VM.get_record(Ref("OpaqueRef:nothing"))
    assert (stale.value.class_, stale.value.handle) == ("VM", "OpaqueRef:nothing")


async def test_leaving_ends_the_session(target: Any) -> None:
    async with await target.login() as session:
        ended = session.ref
    async with await target.login() as other:
        with pytest.raises(HandleInvalid):
            await other.session.get_uuid(ended)


async def test_events_tell_everything_once_and_then_what_changes(session: Session) -> None:
    batch = await session.event.from_(["pool", "host"], "", 5)
    assert {event.cls for event in batch.events} == {"pool", "host"}
    assert batch.valid_ref_counts["pool"] == 1
    again = await session.event.from_(["pool"], batch.token, 0.2)
    assert [e for e in again.events if e.operation == "add"] == []
