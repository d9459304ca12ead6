"""A whole cloud without its API: an emulated pool, a store, and a runner that can be killed and started
again.
"""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from poolwright.clock import SystemClock
from poolwright.emulator import GOLDEN_IMAGE, Emulator, emulated_pool
from poolwright.model.account import Account, Domain, User
from poolwright.model.errors import CloudError
from poolwright.model.job import Job, JobStatus, JobView
from poolwright.model.network import BroadcastType, Network, NetworkView
from poolwright.model.nic import Nic
from poolwright.model.offering import ServiceOffering
from poolwright.model.template import TemplateView
from poolwright.model.virtual_machine import Event, VirtualMachine, VirtualMachineView
from poolwright.model.volume import Volume, VolumeType
from poolwright.model.zone import Cluster, Pod, PoolAddress, Zone
from poolwright.orchestration.runner import Runner
from poolwright.store import (
    Store,
    accounts,
    async_jobs,
    clusters,
    domains,
    networks,
    nics,
    pods,
    roles,
    sagas,
    seed,
    service_offerings,
    templates,
    users,
    virtual_machines,
    volumes,
    zones,
)
from poolwright.store.database import KEY_FILE, make_engine, with_driver
from poolwright.store.secrets import Secrets, load_key
from poolwright.xenserver.pools import Pools

MANAGER = "11111111-2222-4333-8444-555555555555"
GIB = 1 << 30

#: What must be as before when nothing of ours is left.
WATCHED = ("VM", "VBD", "VIF", "VDI", "network", "PIF", "VLAN", "task")

Inventory = dict[str, set[str]]


def inventory_of(pool: Emulator) -> Inventory:
    """The uuids of everything on the pool that we could leave behind."""
    return {cls: {str(row["uuid"]) for _, row in pool.database.items(cls)} for cls in WATCHED}


@dataclass
class Manager:
    """One life of the process: its connections and its runner."""

    pools: Pools
    runner: Runner
    task: asyncio.Task[None]


@dataclass
class CloudUnderTest:
    """Rows as the services would write them, and the emulated pool that they are about."""

    pool: Emulator
    store: Store
    zone: Zone = field(init=False)
    cluster: Cluster = field(init=False)
    account: Account = field(init=False)
    user: User = field(init=False)
    offering: ServiceOffering = field(init=False)
    manager: Manager | None = None
    #: The installation's own uuid; another's, where two of them share a pool.
    name: str = MANAGER

    @property
    def runner(self) -> Runner:
        assert self.manager is not None
        return self.manager.runner

    @asynccontextmanager
    async def running(self) -> AsyncIterator[Manager]:
        """A manager that lives while the block runs; leaving it kills what is under way."""
        async with Pools(SystemClock()) as pools:
            runner = Runner(self.store, pools, SystemClock(), manager=self.name)
            task = asyncio.create_task(runner.run())
            self.manager = Manager(pools, runner, task)
            try:
                yield self.manager
            finally:
                task.cancel()
                await asyncio.gather(task, return_exceptions=True)
                self.manager = None

    async def found(self, *, tls: str = "none", fingerprint: str | None = None) -> None:
        """The first rows: a domain, an account, a zone with a cluster for the pool, an offering."""
        async with self.store.transaction() as tx:
            await seed.ensure_builtin(tx)
            root: Domain = (await domains.list_where(tx))[0]
            role = (await roles.list_where(tx))[0]
            self.account = await accounts.insert(
                tx, Account(name="admin", domain_id=root.id, role_id=role.id, type=1)
            )
            self.user = await users.insert(
                tx, User(account_id=self.account.id, username="admin"), password_hash="x"
            )
            self.zone = await zones.insert(tx, Zone(name="zone"))
            pod = await pods.insert(tx, Pod(name="pod", zone_id=self.zone.id))
            self.cluster = await clusters.insert(tx, Cluster(name="pool", zone_id=self.zone.id, pod_id=pod.id))
            address = PoolAddress(
                url=self.pool.url,
                username=self.pool.username,
                password=self.pool.password,
                tls=tls,
                fingerprint=fingerprint,
            )
            await clusters.set_address(tx, self.cluster, address)
            self.offering = await service_offerings.insert(
                tx, ServiceOffering(name="test", cpu_number=1, cpu_speed_mhz=500, memory_mib=512)
            )

    async def find(self) -> None:
        """The first rows of a cloud that was founded before, about a pool that answers elsewhere now."""
        async with self.store.transaction() as tx:
            self.account = (await accounts.list_where(tx))[0]
            self.user = (await users.list_where(tx))[0]
            self.zone = (await zones.list_where(tx))[0]
            self.cluster = (await clusters.list_where(tx))[0]
            columns = service_offerings.rows.table.c
            self.offering = (await service_offerings.list_where(tx, columns.name == "test"))[0]
            pool = self.pool
            address = PoolAddress(url=pool.url, username=pool.username, password=pool.password, tls="none")
            await clusters.set_address(tx, self.cluster, address)

    async def run_saga(self, name: str, params: dict[str, Any]) -> None:
        """Submit a saga and wait for it; raises what undid it."""
        async with self.store.transaction() as tx:
            saga = await self.runner.submit(tx, name, params)
        self.runner.wake()
        await asyncio.wait_for(self.runner.wait(saga), 60)

    async def adopt(self) -> None:
        await self.run_saga("adopt_pool", {"cluster_id": self.cluster.id})

    async def template(self, name: str = GOLDEN_IMAGE) -> TemplateView:
        async with self.store.reading() as tx:
            found = await templates.list_where(tx, templates.rows.table.c.name == name)
        return found[0]

    async def network(self) -> NetworkView:
        """The pool's management network, as adopted."""
        async with self.store.reading() as tx:
            columns = networks.rows.table.c
            found = await networks.list_where(
                tx, columns.cluster_id == self.cluster.id, columns.is_default.is_(True)
            )
        return found[0]

    async def insert_vm(
        self, *, template: TemplateView, network_ids: list[int], extra_disks: int = 0, **values: Any
    ) -> VirtualMachineView:
        """The rows of a VM that is to be deployed: itself, its volumes and NICs; its state Starting."""
        async with self.store.transaction() as tx:
            vm = await virtual_machines.insert(
                tx,
                VirtualMachine(
                    **{
                        "name": "vm",
                        "account_id": self.account.id,
                        "domain_id": self.account.domain_id,
                        "user_id": self.user.id,
                        "zone_id": self.zone.id,
                        "service_offering_id": self.offering.id,
                        "cpu_number": 1,
                        "cpu_speed_mhz": 500,
                        "memory_mib": 512,
                        "template_id": template.id,
                        "cluster_id": self.cluster.id,
                        **values,
                    }
                ),
            )
            await virtual_machines.update(tx, vm.id, instance_name=f"i-{vm.account_id}-{vm.id}-VM")
            disks = [(disk.size, disk.external_uuid) for disk in template.disks]
            disks += [(GIB, None)] * extra_disks
            for number, (size, source) in enumerate(disks):
                await volumes.insert(
                    tx,
                    Volume(
                        name=f"{'DATA' if number else 'ROOT'}-{vm.id}",
                        account_id=vm.account_id,
                        domain_id=vm.domain_id,
                        zone_id=vm.zone_id,
                        type=VolumeType.DATADISK if number else VolumeType.ROOT,
                        size=size,
                        device_id=number,
                        virtual_machine_id=vm.id,
                        template_id=template.id,
                        source_uuid=source,
                    ),
                )
            for number, network_id in enumerate(network_ids):
                mac = f"02:00:00:{vm.id >> 8:02x}:{vm.id & 255:02x}:{number:02x}"
                await nics.insert(
                    tx, Nic(virtual_machine_id=vm.id, network_id=network_id, device_id=number, mac=mac)
                )
            return await virtual_machines.advance(tx, vm.id, Event.START_REQUESTED)

    async def submit_job(self, saga: str, vm: VirtualMachineView, *events: Event, **params: Any) -> Job:
        """What a service does: move the VM, insert the job, submit the saga, all in one transaction."""
        async with self.store.transaction() as tx:
            for event in events:
                await virtual_machines.advance(tx, vm.id, event)
            job = await async_jobs.insert(
                tx,
                Job(
                    account_id=self.account.id,
                    user_id=self.user.id,
                    command=saga,
                    instance_type="VirtualMachine",
                    instance_uuid=vm.uuid,
                ),
            )
            await self.runner.submit(tx, saga, {"virtual_machine_id": vm.id, **params}, job=job.id)
        self.runner.wake()
        return job

    async def finished(self, job: Job, seconds: float = 60) -> JobView:
        """The job once it has ended."""
        async with self.store.reading() as tx:
            saga = await sagas.find_of_job(tx, job.id)
        assert saga is not None
        with suppress(CloudError):
            await asyncio.wait_for(self.runner.wait(saga.uuid), seconds)
        async with self.store.reading() as tx:
            ended = await async_jobs.get(tx, job.id)
        assert ended.status is not JobStatus.PENDING
        return ended

    async def vm(self, vm_id: int) -> VirtualMachineView:
        async with self.store.reading() as tx:
            found = await virtual_machines.list_where(tx, virtual_machines.rows.table.c.id == vm_id)
        return found[0]

    async def deploy(self, vm: VirtualMachineView) -> JobView:
        return await self.finished(await self.submit_job("deploy_virtual_machine", vm))

    async def make_vm(self, **values: Any) -> VirtualMachineView:
        """Rows for a VM of the golden image on the management network."""
        return await self.insert_vm(
            template=await self.template(), network_ids=[(await self.network()).id], **values
        )

    def machine(self, vm: VirtualMachineView) -> dict[str, Any]:
        """The VM's record on the pool."""
        return next(
            row for _, row in self.pool.database.items("VM") if row["other_config"].get("vm_uuid") == vm.uuid
        )

    def vlan(self, tag: int, **values: Any) -> Network:
        return Network(
            name=f"vlan {tag}",
            zone_id=self.zone.id,
            account_id=self.account.id,
            domain_id=self.account.domain_id,
            broadcast_type=BroadcastType.VLAN,
            vlan=tag,
            state="Allocated",
            **values,
        )


HOSTS, SEED = 3, 1
#: SQL compiled in one test serves the next: each has an engine of its own, with the same statements.
COMPILED: dict[Any, Any] = {}


@pytest.fixture
async def pool() -> AsyncIterator[Emulator]:
    async with emulated_pool(hosts=HOSTS, seed=SEED) as emulator:
        yield emulator


@pytest.fixture
async def founded(pool: Emulator, tmp_path: Path) -> AsyncIterator[CloudUnderTest]:
    """A cloud with its first rows; nothing runs yet, and the pool is not adopted."""
    async with open_store(tmp_path) as store:
        made = CloudUnderTest(pool, store)
        await made.found()
        yield made


def open_store(directory: Path) -> AbstractAsyncContextManager[Store]:
    return Store.open(f"sqlite:///{directory / 'cloud.db'}", clock=SystemClock(), data=directory)


@pytest.fixture(scope="session")
def adopted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of a cloud that has adopted the pool of this seed: made once, since it takes its time."""
    directory = tmp_path_factory.mktemp("adopted")

    async def make() -> None:
        async with emulated_pool(hosts=HOSTS, seed=SEED) as pool, open_store(directory) as store:
            cloud = CloudUnderTest(pool, store)
            await cloud.found()
            async with cloud.running():
                await cloud.adopt()

    asyncio.run(make())
    return directory


@asynccontextmanager
async def reopened(directory: Path) -> AsyncIterator[Store]:
    """The store in a copied directory: what `Store.open` gives, without looking for migrations again."""
    engine = make_engine(with_driver(f"sqlite:///{directory / 'cloud.db'}"))
    engine = engine.execution_options(compiled_cache=COMPILED)
    try:
        clock = SystemClock()
        yield Store(engine, clock, Secrets(load_key(directory / KEY_FILE, clock), clock))
    finally:
        await engine.dispose()


@asynccontextmanager
async def opened(adopted: Path, directory: Path) -> AsyncIterator[CloudUnderTest]:
    """A fresh pool of the same seed, so with the same uuids, and a copy of the cloud that adopted it."""
    shutil.copytree(adopted, directory, dirs_exist_ok=True)
    async with emulated_pool(hosts=HOSTS, seed=SEED) as pool, reopened(directory) as store:
        cloud = CloudUnderTest(pool, store)
        await cloud.find()
        yield cloud


@pytest.fixture
async def stopped(adopted: Path, tmp_path: Path) -> AsyncIterator[CloudUnderTest]:
    """A cloud with the pool adopted; nothing runs."""
    async with opened(adopted, tmp_path) as cloud:
        yield cloud


@pytest.fixture
async def cloud(stopped: CloudUnderTest) -> AsyncIterator[CloudUnderTest]:
    """A cloud with the pool adopted, and a running manager with a warm connection."""
    async with stopped.running():
        await (await stopped.runner.connections.get(stopped.cluster.id)).inventory()
        yield stopped
