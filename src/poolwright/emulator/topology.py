"""The pool that an emulator starts with when it loads none: hosts, networks, storage, templates.

Three hosts by default, each with eth0 (management) to eth3, a local ext SR, and a control domain; one shared
NFS SR, an SR of tools ISOs, the default templates, and a template with a disk on the shared SR to launch VMs
from. All rows go through the database's own mutator. It knows no rules: `allowed_operations` come afterwards.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from typing import Any, Final

from poolwright.emulator.database import Database
from poolwright.emulator.default_templates import GIB, MIB, TEMPLATES
from poolwright.emulator.storage_drivers import DRIVERS
from poolwright.xapi.datamodel import load

GOLDEN_IMAGE: Final = "poolwright Linux (golden image)"
#: The reference that XAPI derives for its strongest role; `subject.roles` has it as default.
POOL_ADMIN: Final = "OpaqueRef:0165f154-ba3e-034e-6b27-5d271af109ba"
_NICS: Final = 4
#: What the hypervisor of every host can do.
CAPABILITIES: Final = ("xen-3.0-x86_64", "hvm-3.0-x86_32", "hvm-3.0-x86_32p", "hvm-3.0-x86_64")
_DOM0_MEMORY: Final = 2 * GIB
_VERSION: Final = {
    "product_version": "8.3.0",
    "product_version_text": "8.3",
    "product_version_text_short": "8.3",
    "platform_name": "XCP",
    "platform_version": "3.4.0",
    "product_brand": "XCP-ng",
    "build_number": "poolwright",
    "git_id": "0",
    "hostname": "localhost",
    "date": "2026-08-01",
    "xapi": "26.17",
    "xapi_build": "26.17.0",
    "xen": "4.17.5",
    "linux": "4.19.0+1",
    "xencenter_min": "2.21",
    "xencenter_max": "2.21",
    "network_backend": "openvswitch",
}


@dataclass(frozen=True)
class Topology:
    """What to build: sizes in bytes, addresses from `first_address` upwards, no shared SR of size 0.

    `vms` Halted VMs with a disk and a NIC each, besides the templates.
    """

    hosts: int = 3
    cpus: int = 16
    memory: int = 64 * GIB
    shared_sr: int = 4096 * GIB
    local_sr: int = 512 * GIB
    vms: int = 0
    first_address: str = "127.0.0.1"

    def address(self, index: int) -> str:
        """The address of the host of that index, from 0 (the coordinator)."""
        return str(ipaddress.ip_address(self.first_address) + index)


def build(database: Database, topology: Topology) -> None:
    """Fills an empty database with the pool."""
    _Builder(database, topology).build()


class _Builder:
    def __init__(self, database: Database, topology: Topology) -> None:
        self._database = database
        self._topology = topology
        self._now = database.clock.now().replace(microsecond=0)

    def build(self) -> None:
        create = self._database.create
        pool = create("pool", {"ha_cluster_stack": "xhad", "restrictions": {}, "cpu_info": self._cpu_info()})
        create("user", {"short_name": "root", "fullname": "superuser"})
        build_roles(self._database)
        for driver in DRIVERS.values():
            create("SM", driver.sm_record())
        networks = [self._network(f"eth{n}", f"xenbr{n}") for n in range(_NICS)]
        self._internal_network()
        hosts = [self._host(index, networks) for index in range(self._topology.hosts)]
        local = [self._local_sr(index, host) for index, host in enumerate(hosts)]
        for host, sr in zip(hosts, local, strict=True):
            self._database.update("host", host, suspend_image_sr=sr, crash_dump_sr=sr)
        shared = self._shared_sr(hosts) if self._topology.shared_sr else None
        self._tools_sr(hosts)
        for template in TEMPLATES:
            self._template(template.vm_record(self._database.new_ref()))
        if shared is not None:
            self._golden_image(shared, networks[0])
        self._database.update(
            "pool",
            pool,
            master=hosts[0],
            default_SR=local[0],
            suspend_image_SR=local[0],
            crash_dump_SR=local[0],
        )

    # --- hosts -------------------------------------------------------------------------------------

    def _cpu_info(self) -> dict[str, str]:
        cpus = str(self._topology.cpus)
        return {
            "cpu_count": cpus,
            "socket_count": "2",
            "threads_per_core": "1",
            "nr_nodes": "1",
            "vendor": "GenuineIntel",
            "speed": "2400.000",
            "modelname": "Intel(R) Xeon(R) Gold 6240R CPU @ 2.40GHz",
            "family": "6",
            "model": "85",
            "stepping": "7",
            "flags": "fpu de tsc msr pae mce cx8 apic sep mca cmov pat clflush mmx fxsr sse sse2 ht nx lm vmx",
            "features_pv": "1fc9cbf5-f6b82203-2991cbf5-00000023-00000001-00000329-00000000-00000000",
            "features_hvm": "1fcbfbff-f7fa3223-2d93fbff-00000423-00000001-000007ab-00000000-00000000",
        }

    def _host(self, index: int, networks: list[str]) -> str:
        topology, create = self._topology, self._database.create
        name = f"xen{index + 1}"
        metrics = create(
            "host_metrics",
            {
                "memory_total": topology.memory,
                "memory_free": topology.memory - _DOM0_MEMORY,
                "live": True,
                "last_updated": self._now,
            },
        )
        version = ".".join(map(str, load().model.schema_version))
        api_major, api_minor = load().model.api_version
        boot_time = f"{self._now.timestamp():.0f}."
        host = create(
            "host",
            {
                "name_label": name,
                "name_description": "Default install",
                "hostname": name,
                "address": topology.address(index),
                "API_version_major": api_major,
                "API_version_minor": api_minor,
                "API_version_vendor": "XenSource",
                "enabled": True,
                "software_version": {**_VERSION, "hostname": name, "db_schema": version},
                "other_config": {"agent_start_time": boot_time, "boot_time": boot_time},
                "capabilities": list(CAPABILITIES),
                "sched_policy": "credit",
                "supported_bootloaders": ["pygrub", "eliloader"],
                "cpu_info": self._cpu_info(),
                "cpu_configuration": {},
                "memory_overhead": 512 * MIB,
                "boot_free_mem": topology.memory - _DOM0_MEMORY,
                "metrics": metrics,
                "edition": "xcp-ng",
                "editions": ["xcp-ng"],
                "license_params": {"sku_type": "free", "expiry": "20991231T23:59:59Z", "restrict_dmc": "false"},
                "bios_strings": {"bios-vendor": "poolwright", "system-manufacturer": "poolwright"},
                "chipset_info": {"iommu": "true"},
                "virtual_hardware_platform_versions": [0, 1, 2],
                "iscsi_iqn": f"iqn.2026-08.local.poolwright:{name}",
                "tls_verification_enabled": True,
                "ssl_legacy": False,
                "latest_synced_updates_applied": "unknown",
            },
        )
        for number, network in enumerate(networks):
            self._pif(host, number, network, topology.address(index))
        for number in range(topology.cpus):
            self._cpu(host, number)
        self._control_domain(host, name)
        return host

    def _cpu(self, host: str, number: int) -> None:
        info = self._cpu_info()
        self._database.create(
            "host_cpu",
            {
                "host": host,
                "number": number,
                "vendor": info["vendor"],
                "speed": 2400,
                "modelname": info["modelname"],
                "family": 6,
                "model": 85,
                "stepping": "7",
                "flags": info["flags"],
            },
        )

    def _control_domain(self, host: str, name: str) -> None:
        metrics = self._vm_metrics(_DOM0_MEMORY, 4, started=True)
        dom0 = self._database.create(
            "VM",
            {
                "name_label": f"Control domain on host: {name}",
                "name_description": "The domain which manages physical devices and manages other domains",
                "power_state": "Running",
                "is_control_domain": True,
                "resident_on": host,
                "affinity": host,
                "domid": 0,
                "domarch": "x64",
                "domain_type": "pv",
                "memory_static_max": _DOM0_MEMORY,
                "memory_dynamic_max": _DOM0_MEMORY,
                "memory_dynamic_min": _DOM0_MEMORY,
                "memory_static_min": _DOM0_MEMORY,
                "memory_target": _DOM0_MEMORY,
                "VCPUs_max": 4,
                "VCPUs_at_startup": 4,
                "actions_after_shutdown": "destroy",
                "actions_after_reboot": "destroy",
                "actions_after_crash": "destroy",
                "metrics": metrics,
                "other_config": {"is_system_domain": "true", "storage_driver_domain": "true"},
                "has_vendor_device": False,
            },
        )
        self._database.update("host", host, control_domain=dom0)
        address = self._database.get("host", host)["address"]
        for protocol in ("vt100", "rfb"):
            uuid = str(self._database.clock.uuid4())
            location = f"https://{address}/console?uuid={uuid}"
            values = {"uuid": uuid, "protocol": protocol, "location": location, "VM": dom0}
            self._database.create("console", values)

    # --- networks ----------------------------------------------------------------------------------

    def _network(self, device: str, bridge: str) -> str:
        name = f"Pool-wide network associated with {device}"
        return self._database.create("network", {"name_label": name, "bridge": bridge})

    def _internal_network(self) -> None:
        self._database.create(
            "network",
            {
                "name_label": "Host internal management network",
                "name_description": "Network on which guests will be assigned a private link-local IP address "
                "which can be used to talk XenAPI",
                "bridge": "xenapi",
                "other_config": {
                    "is_guest_installer_network": "true",
                    "is_host_internal_management_network": "true",
                    "ip_begin": "169.254.0.1",
                    "ip_end": "169.254.255.254",
                    "netmask": "255.255.0.0",
                },
            },
        )

    def _pif(self, host: str, number: int, network: str, address: str) -> None:
        octets = self._database.clock.token(3)
        metrics = self._database.create(
            "PIF_metrics",
            {
                "carrier": True,
                "speed": 10000,
                "duplex": True,
                "vendor_name": "Intel Corporation",
                "device_name": "Ethernet Controller X710",
                "pci_bus_path": f"0000:3b:00.{number}",
                "last_updated": self._now,
            },
        )
        management = number == 0
        values: dict[str, Any] = {
            "device": f"eth{number}",
            "device_name": f"eth{number}",
            "network": network,
            "host": host,
            "MAC": "3c:fd:fe:" + ":".join(f"{octet:02x}" for octet in octets),
            "MTU": 1500,
            "VLAN": -1,
            "metrics": metrics,
            "physical": True,
            "management": management,
            # A host that has joined a pool brings all its NICs up when it restarts; the first has not joined.
            "currently_attached": management or self._database.count("host") > 1,
            "ip_configuration_mode": "DHCP" if management else "None",
            "properties": {"gro": "on"},
        }
        if management:
            values |= {"IP": address, "netmask": "255.0.0.0", "gateway": "127.255.255.254"}
        self._database.create("PIF", values)

    # --- storage -----------------------------------------------------------------------------------

    def _sr(self, name: str, kind: str, size: int, **values: Any) -> str:
        content = {"content_type": "user", "shared": False, "physical_size": size}
        return self._database.create("SR", {"name_label": name, "type": kind} | content | values)

    def _plug(self, host: str, sr: str, device_config: dict[str, str]) -> None:
        dom0 = self._database.get("host", host)["control_domain"]
        self._database.create(
            "PBD",
            {
                "host": host,
                "SR": sr,
                "device_config": device_config,
                "currently_attached": True,
                "other_config": {"storage_driver_domain": dom0},
            },
        )

    def _local_sr(self, index: int, host: str) -> str:
        other = {"i18n-key": "local-storage", "i18n-original-value-name_label": "Local storage"}
        sr = self._sr("Local storage", "ext", self._topology.local_sr, other_config=other)
        self._plug(host, sr, {"device": f"/dev/disk/by-id/poolwright-{index}-part3"})
        return sr

    def _shared_sr(self, hosts: list[str]) -> str:
        sr = self._sr("NFS virtual disk storage", "nfs", self._topology.shared_sr, shared=True)
        for host in hosts:
            self._plug(host, sr, {"server": "192.0.2.10", "serverpath": "/export/poolwright"})
        return sr

    def _tools_sr(self, hosts: list[str]) -> None:
        sr = self._sr(
            "XCP-ng Tools",
            "iso",
            -1,
            content_type="iso",
            shared=True,
            is_tools_sr=True,
            name_description="XCP-ng Tools ISOs",
            other_config={"xenserver_tools_sr": "true", "i18n-key": "xenserver-tools"},
            sm_config={"type": "cd"},
        )
        for host in hosts:
            self._plug(host, sr, {"location": "/opt/xensource/packages/iso", "legacy_mode": "true"})
        self._vdi(
            sr, "guest-tools.iso", 80 * MIB, read_only=True, location="guest-tools.iso", is_tools_iso=True
        )

    def _vdi(self, sr: str, name: str, size: int, **values: Any) -> str:
        uuid = str(self._database.clock.uuid4())
        facts = {
            "uuid": uuid,
            "name_label": name,
            "SR": sr,
            "virtual_size": size,
            "physical_utilisation": size,
            "type": "user",
            "managed": True,
            "location": uuid,
        }
        vdi = self._database.create("VDI", facts | values)
        row = self._database.get("SR", sr)
        used = row["physical_utilisation"] + size
        self._database.update("SR", sr, physical_utilisation=used, virtual_allocation=used)
        return vdi

    # --- VMs ---------------------------------------------------------------------------------------

    def _vm_metrics(self, memory: int, vcpus: int, *, started: bool = False) -> str:
        """The metrics of a VM; `started`: of a control domain, which runs already."""
        values: dict[str, Any] = {"memory_actual": memory, "VCPUs_number": vcpus, "last_updated": self._now}
        if started:
            values |= {"start_time": self._now, "state": ["running"], "current_domain_type": "pv"}
        return self._database.create("VM_metrics", values)

    def _template(self, record: dict[str, Any]) -> str:
        seed = {"mac_seed": str(self._database.clock.uuid4())}
        values = {"metrics": self._vm_metrics(0, 0), "other_config": seed | record["other_config"]}
        return self._database.create("VM", record | values)

    def _golden_image(self, sr: str, network: str) -> None:
        create = self._database.create
        record = next(t for t in TEMPLATES if t.label == "debian-12").vm_record("")
        record |= {
            "name_label": GOLDEN_IMAGE,
            "name_description": "A small Linux with one disk, to launch virtual machines from",
            "is_default_template": False,
            "reference_label": "",
            "memory_static_max": GIB,
            "memory_dynamic_max": GIB,
            "memory_dynamic_min": GIB,
            "memory_static_min": GIB // 2,
            "memory_target": GIB,
            "other_config": {"linux_template": "true"},
            "xenstore_data": {"vm-data/sim-tools": "1"},
        }
        template = self._template(record)
        disk = self._vdi(sr, "golden image", 4 * GIB, name_description="the golden image's system disk")
        create(
            "VBD",
            {
                "VM": template,
                "VDI": disk,
                "userdevice": "0",
                "bootable": True,
                "mode": "RW",
                "type": "Disk",
                "unpluggable": True,
                "other_config": {"owner": ""},
            },
        )


def build_roles(database: Database) -> None:
    """The rows of XAPI's roles, strongest first."""
    for role in load().model.roles:
        name = role["name"]
        values = {"name_label": name, "is_internal": role["internal"]}
        database.create("role", values, ref=POOL_ADMIN if name == "pool-admin" else None)
