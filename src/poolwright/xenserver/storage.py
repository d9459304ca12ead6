"""Storage: SRs that can hold disks, as the cloud's storage pools."""

from __future__ import annotations

from typing import Final

from poolwright.model.storage_pool import StoragePool, StorageScope
from poolwright.model.zone import Cluster
from poolwright.xapi import SR, Ref
from poolwright.xenserver.inventory import Inventory

#: Drivers of SRs that hold CD images, tools or passed-through devices: no disks can be made there.
NOT_FOR_DISKS: Final = frozenset({"iso", "udev", "file-iso", "nfs-iso"})


def is_for_disks(inventory: Inventory, ref: Ref[SR]) -> bool:
    """Whether instances' disks can live on the SR."""
    record = inventory.srs[ref]
    return not (record.type in NOT_FOR_DISKS or record.content_type in {"iso", "disk"} or record.is_tools_sr)


def as_storage_pool(inventory: Inventory, ref: Ref[SR], cluster: Cluster) -> StoragePool:
    """The SR as the cloud keeps it. `host_id` is the caller's to fill in, where the scope is a host."""
    record = inventory.srs[ref]
    configs = [pbd.device_config for pbd in inventory.pbds.values() if ref == pbd.SR]
    config = configs[0] if configs else {}
    hosts = inventory.hosts_with(ref)
    return StoragePool(
        name=record.name_label or record.uuid,
        zone_id=cluster.zone_id,
        pod_id=cluster.pod_id,
        cluster_id=cluster.id,
        external_uuid=record.uuid,
        scope=StorageScope.CLUSTER if record.shared else StorageScope.HOST,
        state="Up" if hosts else "Disconnected",
        type="NetworkFilesystem" if record.type == "nfs" else "PreSetup",
        sr_type=record.type,
        content_type=record.content_type,
        address=config.get("server") or config.get("target") or "localhost",
        path=config.get("serverpath") or config.get("location") or config.get("device") or f"/{record.uuid}",
        is_default=inventory.pool.default_SR == ref,
        capacity=max(0, record.physical_size),
        used=max(0, record.physical_utilisation),
        allocated=max(0, record.virtual_allocation),
        hosts=hosts,
    )
