"""What a start is going to do: the host, and every disk and NIC in full, decided once and kept in the saga's
log.

Built from rows and the pool's inventory by the first step; all later steps, also after a restart, carry out
this and look at no row again. It makes nothing on the pool.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from poolwright.model.cpu import CpuShare
from poolwright.model.errors import InsufficientCapacity, InvalidParameter, InvalidState
from poolwright.model.nic import NicView
from poolwright.model.placement import HostFacts, Reach, Request, request_for
from poolwright.model.start import NicSpec, VirtualMachineSpec
from poolwright.model.storage_placement import DiskRequest, choose_storage_pool
from poolwright.model.storage_pool import StoragePoolView
from poolwright.model.template import TemplateDisk, TemplateView
from poolwright.model.virtual_machine import VirtualMachineView
from poolwright.model.volume import VolumeType, VolumeView
from poolwright.orchestration.config_drives import ConfigDrive, is_wanted
from poolwright.orchestration.sizes import share_on, spec_of
from poolwright.store import (
    Transaction,
    capacity,
    networks,
    nics,
    os_types,
    service_offerings,
    storage_pools,
    templates,
    virtual_machines,
    volumes,
)
from poolwright.store.guest_os import CATCH_ALL


class DiskPlan(msgspec.Struct, frozen=True, kw_only=True):
    """A disk to make: a clone of `source_uuid` (a VDI's), or empty; `size` is bytes. `vdi_uuid` is that of a
    volume which has its disk already, and only takes it along.

    `known_twins` are VDIs that look like a clone of the source and were there before (see `xenserver.disks`).
    """

    volume_id: int
    volume_uuid: str
    name: str
    device_id: int
    size: int
    is_root: bool
    storage_pool_id: int
    sr_uuid: str
    vdi_uuid: str | None = None
    source_uuid: str | None = None
    source_size: int = 0
    known_twins: list[str] = []


class NicPlan(msgspec.Struct, frozen=True, kw_only=True):
    """A NIC to make. Its network's uuid on the pool may be unknown until it is made there."""

    network_id: int
    spec: NicSpec
    config_drive: bool = False


class StartPlan(msgspec.Struct, frozen=True, kw_only=True):
    """The whole of a start: where, what, and the CPU share that follows from the host."""

    cluster_id: int
    host_id: int
    host_uuid: str
    template_uuid: str
    spec: VirtualMachineSpec
    share: CpuShare
    disks: list[DiskPlan]
    nics: list[NicPlan]
    #: None or one.
    config_drives: list[ConfigDrive] = []
    #: What is in its CD drive.
    iso_vdi_uuid: str | None = None

    @property
    def about(self) -> str:
        """The VM in a user's words."""
        return f"instance {self.spec.name}"

    @property
    def missing_networks(self) -> list[int]:
        """The numbers of the networks that are not on the pool yet."""
        return sorted({nic.network_id for nic in self.nics if nic.spec.network_external_uuid is None})

    @property
    def disks_to_grow(self) -> list[DiskPlan]:
        """The clones that are to be bigger than what they are cloned from."""
        return [disk for disk in self.disks if disk.source_uuid and disk.size > disk.source_size]


#: What a source disk is to a plan: its SR's uuid, its size in bytes, and the twins that are there already.
Source = tuple[str, int, list[str]]


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """The rows that a plan is made from."""

    vm: VirtualMachineView
    volumes: list[VolumeView]
    nics: list[NicView]
    cluster_id: int
    template_uuid: str
    template_name: str
    template_disks: list[TemplateDisk]
    host_tags: list[str]
    iso_vdi_uuid: str | None = None

    @property
    def known_sources(self) -> dict[str, Source]:
        """The template's disks as its row has them: what can be planned with while no pool is asked."""
        return {
            disk.external_uuid: (disk.storage_pool_external_uuid or "", disk.size, [])
            for disk in self.template_disks
            if disk.external_uuid
        }


async def read_wanted(tx: Transaction, vm_id: int) -> Wanted:
    """What a VM is to be made from. Raises `NotFound`, and `InvalidParameter` where it can't be made at all."""
    vm = await virtual_machines.get(tx, vm_id)
    if vm.template_id is None:
        raise InvalidState(f"Instance {vm.display_name} has no template", uuids=[vm.uuid])
    template = await templates.get(tx, vm.template_id)
    offering = await service_offerings.get(tx, vm.service_offering_id)
    disks = await list_volumes(tx, vm.id)
    if template.cluster_id is None or template.external_uuid is None:
        raise InvalidState(f"Template {template.name} is on no pool", uuids=[template.uuid])
    iso = None if vm.iso_id is None else await templates.get(tx, vm.iso_id)
    if iso is not None and iso.cluster_id != template.cluster_id:
        raise InvalidState(
            f"ISO {iso.name} is on another pool than template {template.name}", uuids=[iso.uuid, template.uuid]
        )
    base = await _base_of(tx, template) if template.is_iso else template
    if not disks:
        raise InvalidParameter(
            f"Template {template.name} has no disks, so the instance would have none to boot from; "
            "choose a template with a disk, or give rootdisksize",
            uuids=[template.uuid],
        )
    return Wanted(
        vm=vm,
        volumes=disks,
        nics=await list_nics(tx, vm.id),
        cluster_id=template.cluster_id,
        template_uuid=base.external_uuid or "",
        template_name=template.name,
        template_disks=[] if template.is_iso else template.disks,
        host_tags=offering.host_tags,
        iso_vdi_uuid=iso.external_uuid if iso else None,
    )


async def _base_of(tx: Transaction, iso: TemplateView) -> TemplateView:
    """The pool's own template that a VM which is installed from an ISO is made after, by its guest OS."""
    names = (await os_types.get(tx, iso.os_type_id)).template_names if iso.os_type_id is not None else []
    columns = templates.rows.table.c
    for name in (*names, CATCH_ALL):
        here = (columns.cluster_id == iso.cluster_id) & (columns.name == name) & columns.removed.is_(None)
        found = await templates.find_where(tx, here & columns.is_iso.is_(False) & columns.is_ours.is_(False))
        if found is not None:
            return found
    raise InvalidState(f"The pool has no template {CATCH_ALL}, which a VM of ISO {iso.name} is made after")


async def list_volumes(tx: Transaction, vm_id: int) -> list[VolumeView]:
    """A VM's volumes, by device."""
    found = await volumes.rows.list_of(tx, "virtual_machine_id", virtual_machines.rows.table, vm_id)
    return sorted(found, key=lambda volume: volume.device_id or 0)


async def list_nics(tx: Transaction, vm_id: int) -> list[NicView]:
    """A VM's NICs, by device."""
    found = await nics.rows.list_of(tx, "virtual_machine_id", virtual_machines.rows.table, vm_id)
    return sorted(found, key=lambda nic: nic.device_id)


async def decide(
    tx: Transaction, wanted: Wanted, sources: dict[str, Source], asked_host_id: int | None
) -> StartPlan:
    """Reserve a host, choose storage for empty disks, and write both to the rows.

    `sources` gives for each VDI to clone its SR's uuid, its size, and its twins. Raises `InsufficientCapacity`
    with the reason of every host that was refused.
    """
    pools = await list_storage(tx, wanted.cluster_id)
    host = await capacity.reserve(tx, request_of(wanted, sources, pools, asked_host_id))
    return await plan_on(tx, wanted, sources, pools, host)


def request_of(
    wanted: Wanted, sources: dict[str, Source], pools: Sequence[StoragePoolView], asked_host_id: int | None
) -> Request:
    """What it needs of a host."""
    by_sr = {pool.external_uuid: pool for pool in pools}
    needed = {
        sources[v.source_uuid][0] for v in wanted.volumes if v.source_uuid in sources and not v.external_uuid
    }
    needed |= {v.storage_pool_external_uuid or "" for v in wanted.volumes if v.external_uuid}
    return msgspec.structs.replace(
        request_for(wanted.vm),
        cluster_ids=frozenset({wanted.cluster_id}),
        host_id=asked_host_id,
        host_tags=frozenset(wanted.host_tags),
        reach=[
            Reach(f"storage pool {by_sr[sr].name}", frozenset(by_sr[sr].hosts))
            for sr in sorted(needed & by_sr.keys())
        ],
    )


async def plan_on(
    tx: Transaction,
    wanted: Wanted,
    sources: dict[str, Source],
    pools: Sequence[StoragePoolView],
    host: HostFacts,
) -> StartPlan:
    """All the rest on that host, written to the rows. Raises `InsufficientCapacity` where storage is full."""
    disks = place_disks(wanted, sources, pools, host)
    for disk in disks:
        volumes.rows.put(tx, disk.volume_id, storage_pool_id=disk.storage_pool_id)
    virtual_machines.rows.put(tx, wanted.vm.id, host_id=host.id, cluster_id=wanted.cluster_id)
    planned = [await plan_nic(tx, nic, wanted.cluster_id) for nic in wanted.nics]
    return StartPlan(
        cluster_id=wanted.cluster_id,
        host_id=host.id,
        host_uuid=host.external_uuid,
        template_uuid=wanted.template_uuid,
        spec=spec_of(wanted.vm, host),
        share=share_on(wanted.vm, host),
        disks=disks,
        nics=planned,
        config_drives=_config_drives(wanted, disks, planned),
        iso_vdi_uuid=wanted.iso_vdi_uuid,
    )


def _config_drives(wanted: Wanted, disks: list[DiskPlan], nics: list[NicPlan]) -> list[ConfigDrive]:
    """The config drive beside the root disk, where there is anything for it, or a network is to have one."""
    vm = wanted.vm
    if not (is_wanted(vm, password=bool(vm.password_enabled)) or any(nic.config_drive for nic in nics)):
        return []
    return [
        ConfigDrive(
            vm_id=vm.id,
            vm_uuid=vm.uuid,
            about=f"instance {vm.instance_name}",
            cluster_id=wanted.cluster_id,
            sr_uuid=disks[0].sr_uuid,
        )
    ]


async def list_storage(tx: Transaction, cluster_id: int) -> list[StoragePoolView]:
    """The storage pools of a cluster."""
    return await storage_pools.of_cluster(tx, cluster_id)


def _open(pool: StoragePoolView) -> StoragePoolView:
    """The storage pool. Raises `InsufficientCapacity` where it takes no new disks now."""
    if pool.state != "Up":
        raise InsufficientCapacity(
            f"Storage pool {pool.name}, where the template's disk lies, is {pool.state}", uuids=[pool.uuid]
        )
    return pool


def place_disks(
    wanted: Wanted,
    sources: dict[str, Source],
    pools: Sequence[StoragePoolView],
    host: HostFacts,
) -> list[DiskPlan]:
    """Where each volume's disk is made or lies. Raises `InsufficientCapacity`, `InvalidState`."""
    by_sr = {pool.external_uuid: pool for pool in pools}
    planned = []
    for volume in wanted.volumes:
        sr_uuid, source_size, twins = sources.get(volume.source_uuid or "", ("", 0, []))
        if volume.external_uuid is not None:
            pool = _where(volume, by_sr)
        elif volume.source_uuid is None:
            request = DiskRequest(
                size=volume.size,
                cluster_id=wanted.cluster_id,
                host_external_uuid=host.external_uuid,
                tags=frozenset(volume.disk_offering_storage_tags or ()),
            )
            pool = by_sr[choose_storage_pool(pools, request).get().external_uuid]
        elif sr_uuid in by_sr:
            pool = _open(by_sr[sr_uuid])
        else:
            raise InvalidState(f"The disk of template {wanted.template_name} is on no storage pool of ours")
        planned.append(
            DiskPlan(
                volume_id=volume.id,
                volume_uuid=volume.uuid,
                name=volume.name,
                device_id=volume.device_id or 0,
                size=volume.size,
                is_root=volume.type is VolumeType.ROOT,
                storage_pool_id=pool.id,
                sr_uuid=pool.external_uuid,
                vdi_uuid=volume.external_uuid,
                source_uuid=None if volume.external_uuid else volume.source_uuid,
                source_size=source_size,
                known_twins=twins,
            )
        )
    return planned


def _where(volume: VolumeView, by_sr: Mapping[str, StoragePoolView]) -> StoragePoolView:
    """The storage that a volume's disk lies on. Raises `InvalidState` where the VM's cluster has it not."""
    pool = by_sr.get(volume.storage_pool_external_uuid or "")
    if pool is None:
        raise InvalidState(
            f"Volume {volume.name} lies on storage pool {volume.storage_pool_name}, not in the cluster of "
            "the instance's template",
            uuids=[volume.uuid],
        )
    return pool


async def plan_nic(tx: Transaction, nic: NicView, cluster_id: int) -> NicPlan:
    """The NIC as it is to be on that cluster's pool. Raises `InvalidParameter` where the pool can't have it."""
    network = await networks.get(tx, nic.network_id)
    external_uuid = network.external_uuid
    if network.cluster_id is None:
        presence = await networks.find_presence(tx, network.id, cluster_id)
        external_uuid = presence.external_uuid if presence else None
    elif network.cluster_id != cluster_id:
        raise InvalidParameter(
            f"Network {network.name} is on another cluster than the template", uuids=[network.uuid]
        )
    return NicPlan(
        network_id=network.id,
        spec=NicSpec(
            nic_uuid=nic.uuid,
            network_uuid=network.uuid,
            device_id=nic.device_id,
            mac=nic.mac,
            broadcast_type=network.broadcast_type,
            vlan=network.vlan,
            network_external_uuid=external_uuid,
            rate_mbps=nic.rate_mbps,
            ip4=nic.ip4,
            allowed_ip4=nic.addresses if network.is_filtered else [],
            mtu=nic.mtu,
        ),
        config_drive="ConfigDrive" in (network.network_offering_services or {}).get("UserData", ()),
    )
