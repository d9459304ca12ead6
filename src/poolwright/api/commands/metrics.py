"""The lists that CloudStack's web UI shows with figures, and its overview: list*Metrics, listInfrastructure.

Each is the plain list with figures added. What is promised is told; what guests really use is measured by their
pool and is not here.
"""

from __future__ import annotations

from typing import TypeVar

import msgspec

from poolwright.api.command import Call, Command
from poolwright.api.commands.clusters import ClusterResponse, ListClusters
from poolwright.api.commands.hosts import HostResponse, ListHosts
from poolwright.api.commands.storage_pools import ListStoragePools, StoragePoolResponse
from poolwright.api.commands.virtual_machine_response import VirtualMachineResponse
from poolwright.api.commands.virtual_machines import ListVirtualMachines
from poolwright.api.commands.volumes import ListVolumes, VolumeResponse
from poolwright.api.commands.zones import ListZones, ZoneResponse
from poolwright.api.responses import Response
from poolwright.model.resource import Found
from poolwright.services import metrics
from poolwright.services.metrics import Load

Wider = TypeVar("Wider", bound=Response)


def _with(kind: type[Wider], row: Response, **figures: object) -> Wider:
    """The row with figures added."""
    known = {name: getattr(row, name) for name in row.__struct_fields__}
    return kind(**(known | figures))


def _gb(size: float) -> str:
    return f"{size / 1024**3:.2f} GB"


def _ghz(mhz: float) -> str:
    return f"{mhz / 1000:.2f} Ghz"


def _percent(part: float, whole: float) -> str:
    return f"{100 * part / whole if whole else 0:.2f}%"


class HostMetricsResponse(HostResponse):
    instances: str | None = None
    cputotalghz: str | None = None
    cpuallocatedghz: str | None = None
    memorytotalgb: str | None = None
    memoryallocatedgb: str | None = None


class ListHostsMetrics(ListHosts, frozen=True, kw_only=True):
    """Lists hosts with figures."""

    async def run(self, call: Call) -> Found[HostResponse]:
        found = await super().run(call)
        return msgspec.structs.replace(found, rows=[_host(row) for row in found.rows])


def _host(row: HostResponse) -> HostMetricsResponse:
    return _with(
        HostMetricsResponse,
        row,
        cputotalghz=_ghz((row.cpunumber or 0) * (row.cpuspeed or 0)),
        cpuallocatedghz=_ghz(row.cpuallocatedvalue or 0),
        memorytotalgb=_gb(row.memorytotal or 0),
        memoryallocatedgb=_gb(row.memoryallocatedbytes or 0),
    )


class ClusterMetricsResponse(ClusterResponse):
    state: str | None = None
    hosts: str | None = None
    cputotal: str | None = None
    cpuallocated: str | None = None
    memorytotal: str | None = None
    memoryallocated: str | None = None


class ListClustersMetrics(ListClusters, frozen=True, kw_only=True):
    """Lists clusters with figures."""

    async def run(self, call: Call) -> Found[ClusterResponse]:
        found, loads = await super().run(call), await metrics.by_cluster(call.cloud)
        rows = [_cluster(row, loads.get(row.id or "", Load())) for row in found.rows]
        return msgspec.structs.replace(found, rows=rows)


def _cluster(row: ClusterResponse, load: Load) -> ClusterMetricsResponse:
    state = "Enabled" if row.allocationstate == "Enabled" and row.managedstate == "Managed" else "Disabled"
    return _with(ClusterMetricsResponse, row, state=state, hosts=f"{load.up} / {load.hosts}", **_figures(load))


def _figures(load: Load) -> dict[str, str]:
    return {
        "cputotal": _ghz(load.cpu_mhz),
        "cpuallocated": _percent(load.cpu_allocated, load.cpu_mhz),
        "memorytotal": _gb(load.memory),
        "memoryallocated": _percent(load.memory_allocated, load.memory),
    }


class ZoneMetricsResponse(ZoneResponse):
    state: str | None = None
    clusters: str | None = None
    cputotal: str | None = None
    cpuallocated: str | None = None
    memorytotal: str | None = None
    memoryallocated: str | None = None


class ListZonesMetrics(ListZones, frozen=True, kw_only=True):
    """Lists zones with figures."""

    async def run(self, call: Call) -> Found[ZoneResponse]:
        found, loads = await super().run(call), await metrics.by_zone(call.cloud)
        rows = [_zone(row, loads.get(row.id or "", Load())) for row in found.rows]
        return Found(list[ZoneResponse](rows), found.total)


def _zone(row: ZoneResponse, load: Load) -> ZoneMetricsResponse:
    return _with(ZoneMetricsResponse, row, state=row.allocationstate, **_figures(load))


class StoragePoolMetricsResponse(StoragePoolResponse):
    disksizeusedgb: str | None = None
    disksizetotalgb: str | None = None
    disksizeallocatedgb: str | None = None
    disksizeunallocatedgb: str | None = None


class ListStoragePoolsMetrics(ListStoragePools, frozen=True, kw_only=True):
    """Lists primary storage with figures."""

    async def run(self, call: Call) -> Found[StoragePoolResponse]:
        found = await super().run(call)
        return msgspec.structs.replace(found, rows=[_storage_pool(row) for row in found.rows])


def _storage_pool(row: StoragePoolResponse) -> StoragePoolMetricsResponse:
    total, allocated = row.disksizetotal or 0, row.disksizeallocated or 0
    return _with(
        StoragePoolMetricsResponse,
        row,
        disksizeusedgb=_gb(row.disksizeused or 0),
        disksizetotalgb=_gb(total),
        disksizeallocatedgb=_gb(allocated),
        disksizeunallocatedgb=_gb(max(0, total - allocated)),
    )


class VirtualMachineMetricsResponse(VirtualMachineResponse):
    cputotal: str | None = None
    memorytotal: str | None = None


class ListVirtualMachinesMetrics(ListVirtualMachines, frozen=True, kw_only=True):
    """Lists the VMs that the caller may see, with figures."""

    async def run(self, call: Call) -> Found[VirtualMachineResponse]:
        found = await super().run(call)
        return msgspec.structs.replace(found, rows=[_virtual_machine(row) for row in found.rows])


def _virtual_machine(row: VirtualMachineResponse) -> VirtualMachineMetricsResponse:
    return _with(
        VirtualMachineMetricsResponse,
        row,
        cputotal=_ghz((row.cpunumber or 0) * (row.cpuspeed or 0)),
        memorytotal=_gb((row.memory or 0) * 1024**2),
    )


class VolumeMetricsResponse(VolumeResponse):
    sizegb: str | None = None


class ListVolumesMetrics(ListVolumes, frozen=True, kw_only=True):
    """Lists the volumes that the caller may see, with figures."""

    async def run(self, call: Call) -> Found[VolumeResponse]:
        found = await super().run(call)
        rows = [_with(VolumeMetricsResponse, row, sizegb=_gb(row.size or 0)) for row in found.rows]
        return Found(list[VolumeResponse](rows), found.total)


class InfrastructureResponse(Response):
    zones: int
    pods: int
    clusters: int
    hosts: int
    storagepools: int
    cpusockets: int
    imagestores: int = 0
    systemvms: int = 0
    routers: int = 0
    ilbvms: int = 0
    objectstores: int = 0
    backuprepositories: int = 0
    managementservers: int = 1


class ListInfrastructure(Command, frozen=True, kw_only=True):
    """Counts what the cloud is made of."""

    async def run(self, call: Call) -> InfrastructureResponse:
        found = await metrics.count(call.cloud)
        return InfrastructureResponse(
            zones=found.zones,
            pods=found.pods,
            clusters=found.clusters,
            hosts=found.hosts,
            storagepools=found.storage_pools,
            cpusockets=found.sockets,
        )
