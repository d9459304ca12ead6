"""What a user's script may do; mypy --strict finds nothing."""

from __future__ import annotations

from datetime import datetime

from poolwright.xapi import (
    NULL_REF,
    SR,
    VBD,
    VM,
    AnswerUnknown,
    HandleInvalid,
    Ref,
    Session,
    TaskRef,
    Tls,
    VBDCreate,
    VmPowerState,
    VMRecord,
    XapiFailure,
    host,
    task,
)


async def script(url: str, password: str) -> dict[str, VmPowerState]:
    async with await Session.login(url, "root", password, tls=Tls.pinned("00" * 32)) as session:
        machines: dict[Ref[VM], VMRecord] = await session.VM.get_all_records()
        for vm, record in machines.items():
            born: datetime = record.snapshot_time
            size: int = record.memory_static_max
            where: Ref[host] = record.resident_on
            disks: list[Ref[VBD]] = record.VBDs
            print(born, size, where, disks, record.other_config.get("x"))
            if record.power_state is VmPowerState.Halted:
                await start(session, vm, where)
        return {one.name_label: one.power_state for one in machines.values()}


async def start(session: Session, vm: Ref[VM], where: Ref[host]) -> None:
    await session.VM.set_actions_after_crash(vm, "destroy")
    await session.VM.set_tags(vm, {"a", "b"})
    await session.VM.add_to_other_config(vm, "key", "value")
    job: TaskRef[None] = await session.Async.VM.start_on(vm, where, False, False)
    same: Ref[task] = job
    try:
        await session.tasks.result(job, timeout=600)
    except HandleInvalid as gone:
        print(gone.handle, gone.class_)
    except XapiFailure as refused:
        print(refused.code, refused.params)
    except AnswerUnknown:
        await session.task.cancel(same)


async def copy(session: Session, vm: Ref[VM], sr: Ref[SR]) -> Ref[VM]:
    made = await session.tasks.result(await session.Async.VM.copy(vm, "copy", sr))
    drive: VBDCreate = {
        "VM": made,
        "VDI": NULL_REF,
        "userdevice": "3",
        "bootable": False,
        "mode": "RO",
        "type": "CD",
        "empty": True,
        "other_config": {},
        "qos_algorithm_type": "",
        "qos_algorithm_params": {},
    }
    await session.VBD.create(drive)
    batch = await session.event.from_(["vm", "task"], "", 30)
    print(batch.token, [event.operation for event in batch.events])
    return made
