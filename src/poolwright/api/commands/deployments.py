"""deployVirtualMachine."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Final

from poolwright.api.command import Call, Command
from poolwright.api.errors import parameter_error
from poolwright.api.parameters import Entry, Id, Length, Long
from poolwright.api.responses import JobStarted
from poolwright.services import deployments, guest_data
from poolwright.services.addresses import checked_mac
from poolwright.services.affinity_groups import Named
from poolwright.services.clusters import check_hypervisor
from poolwright.services.networks import Wanted

_USER_DATA_LENGTH: Final = 1048576


_NO_GROUPS: Final = "this cloud has no such groups"
_REFUSED: Final = {
    "securitygroupids": _NO_GROUPS,
    "securitygroupnames": _NO_GROUPS,
    "volumeid": "VMs are made from templates",
    "snapshotid": "VMs are made from templates",
    "datadiskofferinglist": "the template's own disks keep their sizes",
    "datadisksdetails": "one data disk can be asked for, with diskofferingid",
    "extraconfig": "additional configuration is not enabled",
}


class DeployVirtualMachine(Command, frozen=True, kw_only=True):
    """Creates a VM from a template, and starts it."""

    refuses: ClassVar[Mapping[str, str]] = _REFUSED

    serviceofferingid: Annotated[Id, "the service offering"]
    zoneid: Annotated[Id, "the zone"]
    templateid: Annotated[Id | None, "the template"] = None
    name: Annotated[str | None, "the guest's host name: letters, digits and hyphens"] = None
    displayname: Annotated[str | None, "the name that people see"] = None
    networkids: Annotated[list[Id] | None, "the networks of its NICs, the default one first"] = None
    iptonetworklist: Annotated[list[Entry] | None, "iptonetworklist[i].networkid, .ip, .mac"] = None
    ipaddress: Annotated[str | None, "the address of the default NIC"] = None
    macaddress: Annotated[str | None, "the MAC address of the default NIC"] = None
    diskofferingid: Annotated[Id | None, "the offering of a data disk"] = None
    size: Annotated[Long | None, "the size in GiB of a custom data disk"] = None
    rootdisksize: Annotated[Long | None, "the size in GiB of the root disk, where not the template's"] = None
    hostid: Annotated[Id | None, "the host to start it on; for administrators"] = None
    startvm: Annotated[bool, "whether it is started"] = True
    account: Annotated[str | None, "the account that it is for, of domainid"] = None
    domainid: Annotated[Id | None, "the domain of the account"] = None
    projectid: Annotated[Id | None, "the project that it is for"] = None
    group: Annotated[str | None, "a group of VMs"] = None
    hypervisor: Annotated[str | None, "the hypervisor, XenServer"] = None
    userdata: Annotated[str | None, Length(_USER_DATA_LENGTH), "data for the guest, in base64"] = None
    userdataid: Annotated[Id | None, "registered user data for the guest"] = None
    userdatadetails: Annotated[dict[str, str] | None, "values for the variables of the user data"] = None
    keypair: Annotated[str | None, "the name of an SSH key pair that lets its holder in"] = None
    keypairs: Annotated[list[str] | None, "the names of several"] = None
    displayvm: Annotated[bool, "whether it is shown to users"] = True
    dynamicscalingenabled: Annotated[bool | None, "whether it may be resized while it runs"] = None
    boottype: Annotated[str | None, "BIOS or UEFI"] = None
    bootmode: Annotated[str | None, "LEGACY or SECURE"] = None
    affinitygroupids: Annotated[list[Id] | None, "the affinity groups that it is in"] = None
    affinitygroupnames: Annotated[list[str] | None, "their names instead"] = None
    details: Annotated[dict[str, str] | None, "details[0].cpuNumber, .cpuSpeed, .memory and more"] = None

    async def run(self, call: Call) -> JobStarted:
        deployed = await deployments.deploy(call.cloud, call.caller, self.deployment())
        return JobStarted(deployed.job.uuid, deployed.uuid)

    def deployment(self) -> deployments.Deployment:
        """What is asked for. Raises `ApiError` 431."""
        if self.templateid is None:
            # Optional in CloudStack, which can also deploy from a volume or a snapshot.
            raise parameter_error(
                "Unable to execute API command deployvirtualmachine due to missing parameter templateid"
            )
        if self.hypervisor:
            check_hypervisor(self.hypervisor)
        return deployments.Deployment(
            zone=self.zoneid,
            template=self.templateid,
            offering=self.serviceofferingid,
            name=self.name or None,
            display_name=self.displayname or None,
            networks=tuple(self._networks()),
            disk_offering=self.diskofferingid,
            disk_size_gib=self.size,
            root_disk_size_gib=self.rootdisksize,
            host=self.hostid,
            start=self.startvm,
            account=self.account or None,
            domain=self.domainid,
            project=self.projectid,
            group=self.group or None,
            guest=guest_data.Wanted(
                user_data=self.userdata or None,
                user_data_ref=self.userdataid,
                details=self.userdatadetails or {},
                key_pairs=self.keypairs or ([self.keypair] if self.keypair else []),
            ),
            display=self.displayvm,
            dynamically_scalable=self.dynamicscalingenabled,
            boot_type=(self.boottype or "BIOS").upper(),
            boot_mode=(self.bootmode or "LEGACY").upper(),
            groups=Named(self.affinitygroupids, self.affinitygroupnames),
            details=self.details or {},
        )

    def _networks(self) -> list[Wanted]:
        """The NICs that are asked for, by networkids or by iptonetworklist."""
        if self.networkids and self.iptonetworklist:
            raise parameter_error("networkids and iptonetworklist exclude each other; give one of them")
        wanted = [Wanted(network) for network in self.networkids or ()]
        for entry in self.iptonetworklist or ():
            if not entry.get("networkid"):
                raise parameter_error("iptonetworklist[i].networkid is missing")
            mac = entry.get("mac")
            wanted.append(Wanted(entry["networkid"], entry.get("ip"), checked_mac(mac) if mac else None))
        if wanted and (self.ipaddress or self.macaddress):
            first = wanted[0]
            mac = checked_mac(self.macaddress) if self.macaddress else first.mac
            wanted[0] = Wanted(first.network, self.ipaddress or first.ip, mac)
        return wanted
