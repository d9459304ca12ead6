"""VMs that are not the cloud's: listUnmanagedInstances, importUnmanagedInstance, unmanageVirtualMachine."""

from __future__ import annotations

from typing import Annotated, Any

from poolwright.api.command import Call, Command, ListCommand, OwnedCommand
from poolwright.api.errors import parameter_error
from poolwright.api.parameters import Entry, Id
from poolwright.api.responses import JobStarted, Response
from poolwright.model.resource import Found
from poolwright.model.unmanaged import ForeignDisk, ForeignNic
from poolwright.services import unmanaged
from poolwright.services.unmanaged import Unmanaged


class UnmanagedInstanceResponse(Response):
    name: str | None = None
    clusterid: str | None = None
    clustername: str | None = None
    hostid: str | None = None
    hostname: str | None = None
    hypervisor: str | None = None
    hypervisorversion: str | None = None
    powerstate: str | None = None
    cpunumber: int | None = None
    cpucorepersocket: int | None = None
    memory: int | None = None
    osdisplayname: str | None = None
    bootmode: str | None = None
    boottype: str | None = None
    disk: list[dict[str, Any]] | None = None
    nic: list[dict[str, Any]] | None = None


def _instance(found: Unmanaged) -> UnmanagedInstanceResponse:
    machine, host = found.machine, found.host
    return UnmanagedInstanceResponse(
        name=machine.name,
        clusterid=found.cluster.uuid,
        clustername=found.cluster.name,
        hostid=host.uuid if host else None,
        hostname=host.name if host else None,
        hypervisor="XenServer",
        hypervisorversion=host.hypervisor_version if host else None,
        powerstate=str(machine.power_state),
        cpunumber=machine.cpu_number,
        cpucorepersocket=machine.cores_per_socket,
        memory=machine.memory >> 20,
        osdisplayname=machine.os_name,
        bootmode=machine.boot_mode,
        boottype=machine.boot_type,
        disk=[_disk(disk) for disk in machine.disks],
        nic=[_nic(found, nic) for nic in machine.nics],
    )


def _disk(disk: ForeignDisk) -> dict[str, Any]:
    return {
        "id": disk.uuid,
        "label": disk.label,
        "capacity": disk.size,
        "imagepath": disk.uuid,
        "position": disk.device,
        "datastorename": disk.sr_name,
        "datastoretype": disk.sr_type,
    }


def _nic(found: Unmanaged, nic: ForeignNic) -> dict[str, Any]:
    """The NIC; its network has an id where the cloud knows it, and the pool's name elsewhere."""
    shown: dict[str, Any] = {
        "id": nic.uuid,
        "networkname": nic.network_name,
        "macaddress": nic.mac,
        "deviceid": str(nic.device),
        "mtu": nic.mtu,
    }
    if (network := found.networks.get(nic.network_uuid)) is not None:
        shown |= {"networkid": network.uuid, "networkname": network.name}
        if network.vlan is not None:
            shown["vlanid"] = network.vlan
    return shown


class ListUnmanagedInstances(ListCommand, frozen=True, kw_only=True):
    """Lists the VMs of a cluster's pool that are not the cloud's."""

    clusterid: Annotated[Id, "the cluster"]
    name: Annotated[str | None, "the VM's name on its pool"] = None

    async def run(self, call: Call) -> Found[UnmanagedInstanceResponse]:
        found = await unmanaged.list_(call.cloud, self.clusterid, self.name or None, self.keyword)
        part = self.part_of(found)
        return Found([_instance(one) for one in part.rows], part.total)


class ImportUnmanagedInstance(OwnedCommand, frozen=True, kw_only=True):
    """Takes a VM of a cluster's pool into the cloud, as it is."""

    clusterid: Annotated[Id, "the cluster"]
    name: Annotated[str, "the VM's name on its pool, or its uuid there"]
    serviceofferingid: Annotated[Id, "an offering of the VM's size, or a custom one"]
    displayname: Annotated[str | None, "the name that people see"] = None
    hostname: Annotated[str | None, "the guest's host name"] = None
    templateid: Annotated[Id | None, "the template that it counts as made from"] = None
    nicnetworklist: Annotated[list[Entry] | None, "nicnetworklist[i].nic and .network: which is on which"] = (
        None
    )
    nicipaddresslist: Annotated[list[Entry] | None, "nicipaddresslist[i].nic and .ip4Address (or auto)"] = None
    datadiskofferinglist: Annotated[
        list[Entry] | None, "datadiskofferinglist[i].disk and .diskOffering: what a data disk counts as"
    ] = None
    migrateallowed: Annotated[bool, "not true: it stays where it is"] = False
    forced: Annotated[bool, "not true: it keeps its MAC addresses"] = False
    details: Annotated[dict[str, str] | None, "cpuNumber, cpuSpeed, memory of a custom offering"] = None

    async def run(self, call: Call) -> JobStarted:
        if self.migrateallowed:
            raise parameter_error(
                "migrateallowed is true: a VM that is imported stays where it is; leave it out"
            )
        if self.forced:
            raise parameter_error("forced is true: a VM that is imported keeps its MAC addresses; leave it out")
        wanted = unmanaged.Wanted(
            cluster=self.clusterid,
            name=self.name,
            offering=self.serviceofferingid,
            display_name=self.displayname or None,
            hostname=self.hostname or None,
            whom=self.whom,
            template=self.templateid,
            networks=_pairs("nicnetworklist", self.nicnetworklist, "nic", "network"),
            ips=_pairs("nicipaddresslist", self.nicipaddresslist, "nic", "ip4Address"),
            disk_offerings=_pairs("datadiskofferinglist", self.datadiskofferinglist, "disk", "diskOffering"),
            details=self.details or {},
        )
        return JobStarted((await unmanaged.adopt(call.cloud, call.caller, wanted)).uuid)


def _pairs(parameter: str, entries: list[Entry] | None, key: str, value: str) -> dict[str, str]:
    """What each entry's `key` is given. Raises `ApiError` 431 where one of the two is missing."""
    found: dict[str, str] = {}
    for entry in entries or ():
        if not entry.get(key) or not entry.get(value):
            raise parameter_error(f"{parameter}[i].{key} and {parameter}[i].{value} belong together; give both")
        found[entry[key]] = entry[value]
    return found


class UnmanageResponse(Response):
    success: bool | None = None


class UnmanageVirtualMachine(Command, frozen=True, kw_only=True):
    """Lets a VM go from the cloud; it stays on its pool as it is."""

    id: Annotated[Id, "the VM"]

    async def run(self, call: Call) -> JobStarted:
        return JobStarted((await unmanaged.release(call.cloud, call.caller, self.id)).uuid)
