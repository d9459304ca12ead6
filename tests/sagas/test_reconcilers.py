"""Rows follow the pool, and orphans go: never anything else."""

from __future__ import annotations

from typing import Any

from poolwright.emulator import Rule
from poolwright.model.virtual_machine import Event, State
from poolwright.orchestration.start_plan import list_volumes
from poolwright.store import capacity
from poolwright.xapi import Ref, Session

from .conftest import CloudUnderTest, inventory_of


async def look(cloud: CloudUnderTest) -> None:
    await cloud.runner.rounds.go_round(everything=True)


def ref_of(cloud: CloudUnderTest, vm_uuid: str) -> Ref[Any]:
    return Ref(
        next(
            ref for ref, row in cloud.pool.database.items("VM") if row["other_config"].get("vm_uuid") == vm_uuid
        )
    )


async def login(cloud: CloudUnderTest) -> Session:
    return await Session.login(cloud.pool.url, cloud.pool.username, cloud.pool.password)


async def test_a_vm_that_is_stopped_and_started_on_the_pool(cloud: CloudUnderTest) -> None:
    vm = await cloud.make_vm()
    await cloud.deploy(vm)
    async with await login(cloud) as session:
        ref = ref_of(cloud, vm.uuid)
        await session.VM.hard_shutdown(ref)
        await cloud.runner.rounds.go_round(everything=False)
        row = await cloud.vm(vm.id)
        assert (row.state, row.host_id) == (State.STOPPED, None)
        async with cloud.store.reading() as tx:
            assert await capacity.find(tx, vm.id) is None
        await session.VM.start(ref, False, False)
        await cloud.runner.rounds.go_round(everything=False)
        row = await cloud.vm(vm.id)
        assert row.state is State.RUNNING
        assert row.host_id is not None
        async with cloud.store.reading() as tx:
            assert await capacity.find(tx, vm.id) is not None


async def test_a_vm_that_is_destroyed_on_the_pool_is_stopped_and_can_be_expunged(cloud: CloudUnderTest) -> None:
    before = inventory_of(cloud.pool)
    vm = await cloud.make_vm()
    await cloud.deploy(vm)
    await look(cloud)
    async with await login(cloud) as session:
        ref = ref_of(cloud, vm.uuid)
        await session.VM.hard_shutdown(ref)
        await session.VM.destroy(ref)
    await look(cloud)
    row = await cloud.vm(vm.id)
    assert row.state is State.STOPPED
    assert row.error is not None
    job = await cloud.finished(
        await cloud.submit_job("destroy_virtual_machine", vm, Event.DESTROY_REQUESTED, expunge=True)
    )
    assert job.error is None
    assert inventory_of(cloud.pool) == before


async def test_rows_learn_their_uuids(cloud: CloudUnderTest) -> None:
    vm = await cloud.make_vm()
    await cloud.deploy(vm)
    await look(cloud)
    assert (await cloud.vm(vm.id)).external_uuid == cloud.machine(vm)["uuid"]
    async with cloud.store.reading() as tx:
        volume = (await list_volumes(tx, vm.id))[0]
    assert volume.external_uuid in inventory_of(cloud.pool)["VDI"]


async def test_looking_twice_changes_nothing(cloud: CloudUnderTest) -> None:
    vm = await cloud.make_vm()
    await cloud.deploy(vm)
    await look(cloud)
    before, row = inventory_of(cloud.pool), await cloud.vm(vm.id)
    await look(cloud)
    assert inventory_of(cloud.pool) == before
    assert await cloud.vm(vm.id) == row


async def test_what_an_undone_saga_left_late_is_removed(cloud: CloudUnderTest) -> None:
    before = inventory_of(cloud.pool)
    vm = await cloud.make_vm()
    cloud.pool.faults.add(Rule(message="VM.start_on", code="NO_HOSTS_AVAILABLE"))
    job = await cloud.deploy(vm)
    assert job.error is not None
    other = await cloud.make_vm()
    await cloud.deploy(other)
    with_other = inventory_of(cloud.pool)
    await _late_double(cloud, saga_of=vm.uuid)
    await look(cloud)
    assert inventory_of(cloud.pool) == with_other != before


async def _late_double(cloud: CloudUnderTest, *, saga_of: str) -> None:
    """A bare VM and a loose disk with the tag of the saga that was about this VM, as late calls leave them."""
    from poolwright.store import sagas

    async with cloud.store.reading() as tx:
        found = [row for row in await sagas._list(tx) if row.name == "deploy_virtual_machine"]
    saga = found[0]
    tag = f"11111111-2222-4333-8444-555555555555/{saga.uuid}/create_vm"
    sr = next(ref for ref, row in cloud.pool.database.items("SR") if row["type"] == "nfs")
    cloud.pool.database.create(
        "VM", {"name_label": "late", "other_config": {"poolwright:owner": tag, "vm_uuid": saga_of}}
    )
    cloud.pool.database.create("VDI", {"SR": sr, "managed": True, "other_config": {"poolwright:owner": tag}})


async def test_what_was_taken_in_stays_though_its_saga_was_undone(cloud: CloudUnderTest) -> None:
    from poolwright.store import sagas

    vm = await cloud.make_vm()
    cloud.pool.faults.add(Rule(message="VM.start_on", code="NO_HOSTS_AVAILABLE"))
    await cloud.deploy(vm)
    async with cloud.store.reading() as tx:
        (undone,) = [row for row in await sagas._list(tx) if row.name == "deploy_virtual_machine"]
    tag = f"11111111-2222-4333-8444-555555555555/{undone.uuid}/adopt_vm/{vm.uuid}"
    cloud.pool.database.create("VM", {"name_label": "theirs", "other_config": {"poolwright:owner": tag}})
    before = inventory_of(cloud.pool)
    await look(cloud)
    assert inventory_of(cloud.pool) == before


async def test_what_was_taken_in_is_known_by_its_tag_alone(cloud: CloudUnderTest) -> None:
    vm = await cloud.make_vm()
    await cloud.deploy(vm)
    await look(cloud)  # its row learns the uuid
    machine = cloud.machine(vm)
    tag = f"11111111-2222-4333-8444-555555555555/{vm.uuid}/adopt_vm/{vm.uuid}"
    cloud.pool.database.update("VM", ref_of(cloud, vm.uuid), other_config={"poolwright:owner": tag})
    await look(cloud)
    row = await cloud.vm(vm.id)
    assert (row.state, row.error, row.external_uuid) == (State.RUNNING, None, machine["uuid"])


async def test_a_second_bare_vm_of_a_saga_that_succeeded_is_removed(cloud: CloudUnderTest) -> None:
    vm = await cloud.make_vm()
    await cloud.deploy(vm)
    complete = inventory_of(cloud.pool)
    machine = cloud.machine(vm)
    cloud.pool.database.create(
        "VM", {"name_label": machine["name_label"], "other_config": dict(machine["other_config"])}
    )
    await look(cloud)
    assert inventory_of(cloud.pool) == complete


async def test_a_users_copy_of_ours_and_things_of_unknown_sagas_stay(cloud: CloudUnderTest) -> None:
    vm = await cloud.make_vm()
    await cloud.deploy(vm)
    await cloud.finished(await cloud.submit_job("stop_virtual_machine", vm, Event.STOP_REQUESTED))
    async with await login(cloud) as session:
        await session.VM.clone(ref_of(cloud, vm.uuid), "a copy")
    cloud.pool.database.create(
        "VM",
        {"name_label": "x", "other_config": {"poolwright:owner": "11111111-2222-4333-8444-555555555555/no/x"}},
    )
    cloud.pool.database.create("VM", {"name_label": "y", "other_config": {"poolwright:owner": "another/no/x"}})
    before = inventory_of(cloud.pool)
    await look(cloud)
    assert inventory_of(cloud.pool) == before
