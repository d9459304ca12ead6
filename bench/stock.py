"""A store as a large cloud fills it: written without any pool, for the lists that are measured on it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

from poolwright.app.first_start import ensure_installed
from poolwright.clock import SystemClock
from poolwright.model.account import Account, User
from poolwright.model.host import Host
from poolwright.model.network import Network
from poolwright.model.nic import Nic
from poolwright.model.virtual_machine import State, VirtualMachine
from poolwright.model.volume import Volume, VolumeState, VolumeType
from poolwright.model.zone import Cluster, Pod, Zone
from poolwright.store import (
    Store,
    Transaction,
    accounts,
    clusters,
    domains,
    hosts,
    networks,
    nics,
    pods,
    roles,
    service_offerings,
    users,
    virtual_machines,
    volumes,
    zones,
)

VMS, HOSTS, ACCOUNTS = 25_000, 2_000, 5_000
VOLUMES = 2 * VMS
CLUSTERS = 50
#: Rows in one transaction.
BATCH = 1_000
GIB = 1 << 30

Insert = Callable[[Transaction, int], Awaitable[None]]


async def fill(data: Path) -> None:
    """Fill the database of a manager whose data are to be in that folder."""
    clock = SystemClock()
    async with Store.open(f"sqlite:///{data / 'poolwright.sqlite'}", clock=clock, data=data) as store:
        await ensure_installed(store, clock, password=None)
        async with store.transaction() as tx:
            zone = await zones.insert(tx, Zone(name="zone"))
            pod = await pods.insert(tx, Pod(name="pod", zone_id=zone.id))
            root = (await domains.list_where(tx))[0]
            role = next(one for one in await roles.list_where(tx) if one.name == "User")
            offering = (await service_offerings.list_where(tx))[0]
            network = await networks.insert(
                tx, Network(name="net", zone_id=zone.id, account_id=1, domain_id=root.id, acl_type="Domain")
            )
            of_pool = [
                await clusters.insert(tx, Cluster(name=f"pool {n}", zone_id=zone.id, pod_id=pod.id))
                for n in range(CLUSTERS)
            ]
        owners: list[tuple[int, int]] = []
        on: list[Host] = []

        async def account(tx: Transaction, number: int) -> None:
            name = f"account{number}"
            made = await accounts.insert(tx, Account(name=name, domain_id=root.id, role_id=role.id))
            user = await users.insert(tx, User(account_id=made.id, username=name), password_hash="x")
            owners.append((made.id, user.id))

        async def host(tx: Transaction, number: int) -> None:
            cluster = of_pool[number % CLUSTERS]
            place = {"zone_id": zone.id, "pod_id": pod.id, "cluster_id": cluster.id}
            one = Host(name=f"host{number}", external_uuid=f"host {number}", memory_total=512 * GIB, **place)
            on.append(await hosts.insert(tx, one))

        async def machine(tx: Transaction, number: int) -> None:
            account_id, user_id = owners[number % ACCOUNTS]
            owned = {"account_id": account_id, "domain_id": root.id, "zone_id": zone.id}
            vm = await virtual_machines.insert(
                tx,
                VirtualMachine(
                    name=f"vm{number}",
                    display_name=f"vm{number}",
                    instance_name=f"i-{number}",
                    user_id=user_id,
                    service_offering_id=offering.id,
                    cpu_number=1,
                    cpu_speed_mhz=500,
                    memory_mib=512,
                    state=State.RUNNING,
                    host_id=on[number % HOSTS].id,
                    cluster_id=on[number % HOSTS].cluster_id,
                    **owned,
                ),
                promised_host_id=on[number % HOSTS].id,
                promised_memory=GIB,
                promised_cpu_mhz=500,
            )
            mac = f"02:00:{number >> 16:02x}:{number >> 8 & 255:02x}:{number & 255:02x}:00"
            await nics.insert(
                tx, Nic(virtual_machine_id=vm.id, network_id=network.id, mac=mac, is_default=True)
            )
            for device, type_ in enumerate((VolumeType.ROOT, VolumeType.DATADISK)):
                await volumes.insert(
                    tx,
                    Volume(
                        name=f"{type_}-{number}",
                        type=type_,
                        size=GIB,
                        state=VolumeState.READY,
                        virtual_machine_id=vm.id,
                        device_id=device,
                        **owned,
                    ),
                )

        for count, insert in ((ACCOUNTS, account), (HOSTS, host), (VMS, machine)):
            await _in_batches(store, count, insert)


async def _in_batches(store: Store, count: int, insert: Insert) -> None:
    for first in range(0, count, BATCH):
        async with store.transaction() as tx:
            for number in range(first, min(first + BATCH, count)):
                await insert(tx, number)
