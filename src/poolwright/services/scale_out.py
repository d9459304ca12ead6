"""Many VMs by one request, and the plan of a request: where each would go, and why not elsewhere.

All rows and all promises of hosts are one transaction. A plan is that same transaction, given up at its end: so
what it says is what would have happened, limits, addresses and affinity included, and it leaves nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Final

import msgspec
from msgspec.structs import replace as with_

from poolwright.model.account import Caller
from poolwright.model.errors import InsufficientCapacity, InvalidParameter
from poolwright.model.job import Job
from poolwright.model.placement import Choice, HostFacts, Refusal, Request, Strategy
from poolwright.model.resource import Page, Query
from poolwright.model.virtual_machine import VirtualMachine, VirtualMachineView
from poolwright.orchestration import start_plan
from poolwright.orchestration.start_plan import StartPlan
from poolwright.services import deployments, limits
from poolwright.services.cloud import Cloud
from poolwright.services.deployments import Deployment, LookedUp
from poolwright.services.jobs import open_job
from poolwright.services.virtual_machines import Machine, machines_of
from poolwright.store import Transaction, capacity, networks, sagas, storage_pools, virtual_machines

COMMAND: Final = "deployVirtualMachines"
INSTANCE_TYPE: Final = "VirtualMachines"
SAGA: Final = "deploy_virtual_machines"
MOST: Final = 2000


@dataclass(frozen=True)
class Many:
    """How many VMs, how they are spread, and whether fewer would do."""

    count: int = 1
    strategy: Strategy = Strategy.SPREAD
    all_or_nothing: bool = True


@dataclass(frozen=True)
class Planned:
    """Where one VM would go: no host where it fits nowhere. `storage` and `networks` are names."""

    name: str
    host: HostFacts | None
    refusals: Sequence[Refusal]
    storage: Sequence[str] = ()
    networks: Sequence[str] = ()
    #: Networks that would be made on the pool first.
    new_networks: Sequence[str] = ()
    problem: str | None = None


@dataclass(frozen=True)
class Outcome:
    """What came of a request for many: those that run, those that do not with the reason in their `error`."""

    requested: int
    machines: Sequence[Machine]
    failed: Sequence[VirtualMachineView]
    refusal: str | None


class _GivenUp(Exception):
    """Ends a transaction that only planned."""


@dataclass
class _Draft:
    """VMs inserted and placed one after the other, all alike but for their names."""

    tx: Transaction
    caller: Caller
    wanted: Deployment
    many: Many
    found: LookedUp
    #: What the first needs; the others need the same.
    request: Request | None = None
    vms: list[VirtualMachine] = field(default_factory=list)

    async def insert(self, number: int) -> VirtualMachine:
        """The rows of the VM of that number, from 1."""
        wanted = self.wanted
        if wanted.name is not None and self.many.count > 1:
            wanted = replace(wanted, name=f"{wanted.name}-{number}")
            if wanted.display_name is not None:
                wanted = replace(wanted, display_name=f"{wanted.display_name}-{number}")
        vm = await deployments.insert(self.tx, self.caller, wanted, self.found)
        self.vms.append(vm)
        return vm

    async def place(self, vm: VirtualMachine) -> Choice:
        """Promise the VM a host, if one can take it."""
        if self.request is None:
            first = await start_plan.read_wanted(self.tx, vm.id)
            pools = await start_plan.list_storage(self.tx, first.cluster_id)
            request = start_plan.request_of(first, first.known_sources, pools, self.found.host_id)
            self.request = with_(request, strategy=self.many.strategy)
        return await capacity.try_to_reserve(self.tx, with_(self.request, virtual_machine_id=vm.id))

    async def take_back(self, vm: VirtualMachine, made_before: int) -> None:
        """Delete the rows of a VM that found no place, as if they never had been made."""
        self.vms.remove(vm)
        del self.tx.made[made_before:]
        await virtual_machines.erase(self.tx, vm.id)


async def deploy(cloud: Cloud, caller: Caller, wanted: Deployment, many: Many) -> Job:
    """Begin many VMs. Raises `InsufficientCapacity`, with every host's reason, unless they fit (all, or with
    `all_or_nothing` false one at least), and what `deployments.deploy` raises; then nothing was begun.
    """
    _check(wanted, many)
    async with cloud.transaction() as tx:
        draft = _Draft(tx, caller, wanted, many, await deployments.look_up(tx, caller, wanted))
        refusal = await _place_all(draft)
        await limits.enforce(tx, draft.found.owner, limits.VM)
        uuid = str(tx.clock.uuid4())
        job = await open_job(tx, caller, COMMAND, INSTANCE_TYPE, uuid)
        params = {
            "virtual_machine_ids": [vm.id for vm in draft.vms],
            "host_id": draft.found.host_id,
            "all_or_nothing": many.all_or_nothing,
            "requested": many.count,
            "refusal": refusal,
        }
        await cloud.runner.submit(tx, SAGA, params, job=job.id, uuid=uuid)
    cloud.runner.wake()
    return job


async def plan(cloud: Cloud, caller: Caller, wanted: Deployment, many: Many) -> list[Planned]:
    """Where the VMs would go now; those after the first that fits nowhere are not tried. Raises as `deploy`
    does for what is wrong with the request itself.
    """
    _check(wanted, many)
    planned: list[Planned] = []
    with suppress(_GivenUp):
        async with cloud.store.transaction() as tx:
            draft = _Draft(tx, caller, wanted, many, await deployments.look_up(tx, caller, wanted))
            for number in range(1, many.count + 1):
                planned.append(await _plan_one(draft, number))
                if planned[-1].host is None:
                    break
            await limits.enforce(tx, draft.found.owner, limits.VM)
            raise _GivenUp
    return planned


async def outcome(cloud: Cloud, uuid: str) -> Outcome | None:
    """What came of a request, by the uuid of its saga."""
    async with cloud.store.reading() as tx:
        saga = await sagas.find(tx, uuid)
        if saga is None:
            return None
        params = msgspec.json.decode(saga.params)
        query = Query(equal={"id": params["virtual_machine_ids"]}, page=Page(size=0), removed=True)
        rows = (await virtual_machines.list_(tx, query)).rows
        return Outcome(
            requested=params["requested"],
            machines=await machines_of(tx, [vm for vm in rows if vm.error is None]),
            failed=[vm for vm in rows if vm.error is not None],
            refusal=params["refusal"],
        )


async def _place_all(draft: _Draft) -> str | None:
    """Insert and place every VM; why it is fewer, where that is allowed."""
    count = draft.many.count
    for number in range(1, count + 1):
        vm, made_before = None, len(draft.tx.made)
        try:
            vm = await draft.insert(number)
            (await draft.place(vm)).get()
        except InsufficientCapacity as full:
            if draft.many.all_or_nothing or number == 1:
                raise InsufficientCapacity(_fit(number - 1, count, full)) from full
            if vm is not None:
                await draft.take_back(vm, made_before)
            return _fit(number - 1, count, full)
    return None


def _fit(fitting: int, count: int, why: InsufficientCapacity) -> str:
    return why.message if count == 1 else f"{fitting} of {count} VMs fit. {why.message}"


async def _plan_one(draft: _Draft, number: int) -> Planned:
    vm = await draft.insert(number)
    choice = await draft.place(vm)
    if choice.host is None:
        return Planned(vm.name, None, choice.refusals)
    tx = draft.tx
    own = await start_plan.read_wanted(tx, vm.id)
    pools = await start_plan.list_storage(tx, own.cluster_id)
    try:
        full = await start_plan.plan_on(tx, own, own.known_sources, pools, choice.host)
    except InsufficientCapacity as no_storage:
        return Planned(vm.name, None, choice.refusals, problem=no_storage.message)
    return await _described(tx, vm, full, choice)


async def _described(tx: Transaction, vm: VirtualMachine, full: StartPlan, choice: Choice) -> Planned:
    pools = [await storage_pools.get(tx, number) for number in _unique(d.storage_pool_id for d in full.disks)]
    on = {number: await networks.get(tx, number) for number in _unique(nic.network_id for nic in full.nics)}
    return Planned(
        vm.name,
        choice.host,
        choice.refusals,
        storage=[pool.name for pool in pools],
        networks=[network.name for network in on.values()],
        new_networks=[on[number].name for number in full.missing_networks],
    )


def _unique(numbers: Iterable[int]) -> list[int]:
    return list(dict.fromkeys(numbers))


def _check(wanted: Deployment, many: Many) -> None:
    if not 1 <= many.count <= MOST:
        raise InvalidParameter(f"count is {many.count}: one request is for 1 to {MOST} VMs")
    single = [asked for asked in wanted.networks if asked.ip or asked.mac]
    if single and many.count > 1:
        raise InvalidParameter("an IP or MAC address is given for several VMs; leave it out, each gets its own")
