"""What a pool has, read in one go: the facts that placement, translation and the inventory reconciler rest on.

A snapshot of XAPI's own records; reading it changes nothing on the pool. It is kept per connection and read
again when it is old or does not know what it is asked for, so that a deploy itself reads nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from poolwright.model.errors import NotFound
from poolwright.xapi import (
    PBD,
    PIF,
    SR,
    VBD,
    VDI,
    VLAN,
    VM,
    HostCpuRecord,
    HostMetricsRecord,
    HostRecord,
    NetworkRecord,
    PBDRecord,
    PIFRecord,
    PoolRecord,
    Ref,
    Session,
    SRRecord,
    VBDRecord,
    VDIRecord,
    VLANRecord,
    VMRecord,
    host,
    host_cpu,
    host_metrics,
    network,
)
from poolwright.xenserver.ownership import owner_of

Cls = TypeVar("Cls")


@dataclass(frozen=True)
class Inventory:
    """A pool's records by reference, as they were `read_at` (monotonic seconds)."""

    read_at: float
    pool: PoolRecord
    hosts: Mapping[Ref[host], HostRecord]
    host_metrics: Mapping[Ref[host_metrics], HostMetricsRecord]
    host_cpus: Mapping[Ref[host_cpu], HostCpuRecord]
    srs: Mapping[Ref[SR], SRRecord]
    pbds: Mapping[Ref[PBD], PBDRecord]
    networks: Mapping[Ref[network], NetworkRecord]
    pifs: Mapping[Ref[PIF], PIFRecord]
    vlans: Mapping[Ref[VLAN], VLANRecord]
    vms: Mapping[Ref[VM], VMRecord]
    vbds: Mapping[Ref[VBD], VBDRecord]
    vdis: Mapping[Ref[VDI], VDIRecord]

    @cached_property
    def hosts_by_uuid(self) -> dict[str, Ref[host]]:
        return {record.uuid: ref for ref, record in self.hosts.items()}

    @cached_property
    def srs_by_uuid(self) -> dict[str, Ref[SR]]:
        return {record.uuid: ref for ref, record in self.srs.items()}

    @cached_property
    def networks_by_uuid(self) -> dict[str, Ref[network]]:
        return {record.uuid: ref for ref, record in self.networks.items()}

    @cached_property
    def vms_by_uuid(self) -> dict[str, Ref[VM]]:
        return {record.uuid: ref for ref, record in self.vms.items()}

    @cached_property
    def vdis_by_uuid(self) -> dict[str, Ref[VDI]]:
        return {record.uuid: ref for ref, record in self.vdis.items()}

    def host(self, uuid: str) -> Ref[host]:
        """The reference of the host with this uuid. Raises `NotFound`."""
        return _known(self.hosts_by_uuid, uuid, "host")

    def sr(self, uuid: str) -> Ref[SR]:
        """The reference of the SR with this uuid. Raises `NotFound`."""
        return _known(self.srs_by_uuid, uuid, "storage repository")

    def network(self, uuid: str) -> Ref[network]:
        """The reference of the network with this uuid. Raises `NotFound`."""
        return _known(self.networks_by_uuid, uuid, "network")

    def vm(self, uuid: str) -> Ref[VM]:
        """The reference of the VM or template with this uuid. Raises `NotFound`."""
        return _known(self.vms_by_uuid, uuid, "virtual machine or template")

    def vdi(self, uuid: str) -> Ref[VDI]:
        """The reference of the VDI with this uuid. Raises `NotFound`."""
        return _known(self.vdis_by_uuid, uuid, "disk")

    def ours(self, manager: str) -> Callable[[VMRecord], bool]:
        """Tells the VMs that this manager made from all others."""

        def is_ours(record: VMRecord) -> bool:
            owner = owner_of(record.other_config)
            return owner is not None and owner.manager == manager

        return is_ours

    def hosts_with(self, sr: Ref[SR]) -> list[str]:
        """The uuids of the hosts that have the SR plugged in."""
        return sorted(
            self.hosts[pbd.host].uuid
            for pbd in self.pbds.values()
            if sr == pbd.SR and pbd.currently_attached and pbd.host in self.hosts
        )


def _known(refs: Mapping[str, Ref[Cls]], uuid: str, what: str) -> Ref[Cls]:
    if (ref := refs.get(uuid)) is None:
        raise NotFound(f"The pool has no {what} with the uuid {uuid}; it may have been removed.")
    return ref


async def read_inventory(session: Session, now: float) -> Inventory:
    """Read all records that matter, as of `now` (monotonic seconds): twelve calls, whatever the pool's size."""
    try:
        return await _read_all(session, now)
    except BaseExceptionGroup as failures:
        # Twelve calls that fail together fail for one reason.
        raise failures.exceptions[0] from failures


async def _read_all(session: Session, now: float) -> Inventory:
    async with asyncio.TaskGroup() as group:
        read = group.create_task
        pools = read(session.pool.get_all_records())
        hosts = read(session.host.get_all_records())
        metrics = read(session.host_metrics.get_all_records())
        cpus = read(session.host_cpu.get_all_records())
        srs = read(session.SR.get_all_records())
        pbds = read(session.PBD.get_all_records())
        networks = read(session.network.get_all_records())
        pifs = read(session.PIF.get_all_records())
        vlans = read(session.VLAN.get_all_records())
        vms = read(session.VM.get_all_records())
        vbds = read(session.VBD.get_all_records())
        vdis = read(session.VDI.get_all_records())
    return Inventory(
        read_at=now,
        pool=next(iter(pools.result().values())),
        hosts=hosts.result(),
        host_metrics=metrics.result(),
        host_cpus=cpus.result(),
        srs=srs.result(),
        pbds=pbds.result(),
        networks=networks.result(),
        pifs=pifs.result(),
        vlans=vlans.result(),
        vms=vms.result(),
        vbds=vbds.result(),
        vdis=vdis.result(),
    )
