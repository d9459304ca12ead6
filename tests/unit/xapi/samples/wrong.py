"""Mistakes in a user's script; mypy finds every one, of the kind named at its line."""

from __future__ import annotations

from poolwright.xapi import SR, VM, NoSuchName, Ref, Session, host  # E: attr-defined


async def script(session: Session, vm: Ref[VM], sr: Ref[SR], where: Ref[host]) -> None:
    await session.VM.start_on(vm, sr, False, False)  # E: arg-type
    await session.VM.start_on(vm, where, "no", False)  # E: arg-type
    await session.VM.start_on(vm, where)  # E: call-arg
    await session.VM.strat(vm, False, False)  # E: attr-defined
    await session.VMs.get_all()  # E: attr-defined
    await session.VM.get_record("a name")  # E: arg-type
    await session.VM.set_tags(vm, "tag")  # E: arg-type
    await session.VM.set_actions_after_crash(vm, "explode")  # E: arg-type
    await session.VM.set_memory_static_max(vm, "1 GiB")  # E: arg-type
    await session.VBD.create({"VM": vm})  # E: typeddict-item
    await session.Async.VM.get_record(vm)  # E: attr-defined
    record = await session.VM.get_record(vm)
    print(record.name_lable)  # E: attr-defined
    record.name_label = "x"  # E: misc
    other: Ref[SR] = record.affinity  # E: assignment
    number: int = await session.VM.get_name_label(vm)  # E: assignment
    made: Ref[SR] = await session.tasks.result(await session.Async.VM.clone(vm, "x"))  # E: assignment
    await session.tasks.result(vm)  # E: arg-type
    print(other, number, made, NoSuchName)
