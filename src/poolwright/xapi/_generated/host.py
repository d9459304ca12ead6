# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `host`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages, given
from ..shapes import BOOL, DATE, FLOAT, INT, STRING, Shape, VOID
from ..types import Date, EPOCH, NULL_REF, Ref
from .enums import (
    HostAllowedOperations,
    HostDisplay,
    HostNtpMode,
    HostNumaAffinityPolicy,
    HostSchedGran,
    LatestSyncedUpdatesAppliedState,
    UpdateGuidances,
)
from .data_source import DataSourceRecord

if TYPE_CHECKING:
    from collections.abc import Mapping
    from ..types import Items, Strings, TaskRef
    from .enums import (
        HostDisplayWord,
        HostNtpModeWord,
        HostNumaAffinityPolicyWord,
        HostSchedGranWord,
        LatestSyncedUpdatesAppliedStateWord,
        UpdateGuidancesWord,
    )
    from .certificate import Certificate as _Certificate
    from .feature import Feature as _Feature
    from .pbd import PBD as _PBD
    from .pci import PCI as _PCI
    from .pgpu import PGPU as _PGPU
    from .pif import PIF as _PIF
    from .pusb import PUSB as _PUSB
    from .sr import SR as _SR
    from .vdi import VDI as _VDI
    from .vm import VM as _VM
    from .blob import blob as _blob
    from .host import host as _host
    from .host_cpu import host_cpu as _host_cpu
    from .host_crashdump import host_crashdump as _host_crashdump
    from .host_metrics import host_metrics as _host_metrics
    from .host_patch import host_patch as _host_patch
    from .network import network as _network
    from .pool_update import pool_update as _pool_update


class HostRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a host; one that an older server does not have holds its default."""

    uuid: str = ""
    name_label: str = ""
    name_description: str = ""
    memory_overhead: int = 0  #: bytes
    allowed_operations: list[HostAllowedOperations] = []
    current_operations: dict[str, HostAllowedOperations] = {}
    API_version_major: int = 0
    API_version_minor: int = 0
    API_version_vendor: str = ""
    API_version_vendor_implementation: dict[str, str] = {}
    enabled: bool = False
    software_version: dict[str, str] = {}
    other_config: dict[str, str] = {}
    capabilities: list[str] = []
    cpu_configuration: dict[str, str] = {}
    sched_policy: str = ""
    supported_bootloaders: list[str] = []
    resident_VMs: list[Ref["_VM"]] = []
    logging: dict[str, str] = {}
    PIFs: list[Ref["_PIF"]] = []
    suspend_image_sr: Ref["_SR"] = NULL_REF
    crash_dump_sr: Ref["_SR"] = NULL_REF
    crashdumps: list[Ref["_host_crashdump"]] = []
    patches: list[Ref["_host_patch"]] = []
    updates: list[Ref["_pool_update"]] = []
    PBDs: list[Ref["_PBD"]] = []
    host_CPUs: list[Ref["_host_cpu"]] = []
    cpu_info: dict[str, str] = {}
    hostname: str = ""
    address: str = ""
    metrics: Ref["_host_metrics"] = NULL_REF
    license_params: dict[str, str] = {}
    ha_statefiles: list[str] = []
    ha_network_peers: list[str] = []
    blobs: dict[str, Ref["_blob"]] = {}
    tags: list[str] = []
    external_auth_type: str = ""
    external_auth_service_name: str = ""
    external_auth_configuration: dict[str, str] = {}
    edition: str = ""
    license_server: dict[str, str] = msgspec.field(default_factory=lambda: {"address": "localhost", "port": "27000"})
    bios_strings: dict[str, str] = {}
    power_on_mode: str = ""
    power_on_config: dict[str, str] = {}
    local_cache_sr: Ref["_SR"] = NULL_REF
    chipset_info: dict[str, str] = {}
    PCIs: list[Ref["_PCI"]] = []
    PGPUs: list[Ref["_PGPU"]] = []
    PUSBs: list[Ref["_PUSB"]] = []
    ssl_legacy: bool = True
    guest_VCPUs_params: dict[str, str] = {}
    display: HostDisplay = HostDisplay("enabled")
    virtual_hardware_platform_versions: list[int] = msgspec.field(default_factory=lambda: [0])
    control_domain: Ref["_VM"] = NULL_REF
    updates_requiring_reboot: list[Ref["_pool_update"]] = []
    features: list[Ref["_Feature"]] = []
    iscsi_iqn: str = ""
    multipathing: bool = False
    uefi_certificates: str = ""
    certificates: list[Ref["_Certificate"]] = []
    editions: list[str] = []
    pending_guidances: list[UpdateGuidances] = []
    tls_verification_enabled: bool = False
    last_software_update: Date = EPOCH
    https_only: bool = False
    latest_synced_updates_applied: LatestSyncedUpdatesAppliedState = LatestSyncedUpdatesAppliedState("unknown")
    numa_affinity_policy: HostNumaAffinityPolicy = HostNumaAffinityPolicy("default_policy")
    pending_guidances_recommended: list[UpdateGuidances] = []
    pending_guidances_full: list[UpdateGuidances] = []
    last_update_hash: str = ""
    ssh_enabled: bool = True
    ssh_enabled_timeout: int = 0  #: seconds
    ssh_expiry: Date = EPOCH
    console_idle_timeout: int = 0  #: seconds
    ssh_auto_mode: bool = False
    max_cstate: str = ""
    secure_boot: bool = False
    ntp_mode: HostNtpMode = HostNtpMode("Factory")
    ntp_custom_servers: list[str] = []
    timezone: str = "UTC"


_Certificate_ref_set: Final[Shape[list[Ref["_Certificate"]]]] = Shape(list[str])
_Feature_ref_set: Final[Shape[list[Ref["_Feature"]]]] = Shape(list[str])
_PBD_ref_set: Final[Shape[list[Ref["_PBD"]]]] = Shape(list[str])
_PCI_ref_set: Final[Shape[list[Ref["_PCI"]]]] = Shape(list[str])
_PGPU_ref_set: Final[Shape[list[Ref["_PGPU"]]]] = Shape(list[str])
_PIF_ref: Final[Shape[Ref["_PIF"]]] = Shape(str)
_PIF_ref_set: Final[Shape[list[Ref["_PIF"]]]] = Shape(list[str])
_PUSB_ref_set: Final[Shape[list[Ref["_PUSB"]]]] = Shape(list[str])
_SR_ref: Final[Shape[Ref["_SR"]]] = Shape(str)
_VM_ref: Final[Shape[Ref["_VM"]]] = Shape(str)
_VM_ref_set: Final[Shape[list[Ref["_VM"]]]] = Shape(list[str])
_VM_ref_to_string_set: Final[Shape[dict[Ref["_VM"], list[str]]]] = Shape(dict[str, list[str]])
_blob_ref: Final[Shape[Ref["_blob"]]] = Shape(str)
_data_source_record_set: Final[Shape[list[DataSourceRecord]]] = Shape(list[DataSourceRecord])
_host_allowed_operations_word_set: Final[Shape[list[HostAllowedOperations]]] = Shape(list[HostAllowedOperations])
_host_cpu_ref_set: Final[Shape[list[Ref["_host_cpu"]]]] = Shape(list[str])
_host_crashdump_ref_set: Final[Shape[list[Ref["_host_crashdump"]]]] = Shape(list[str])
_host_display_word: Final[Shape[HostDisplay]] = Shape(HostDisplay)
_host_metrics_ref: Final[Shape[Ref["_host_metrics"]]] = Shape(str)
_host_ntp_mode_word: Final[Shape[HostNtpMode]] = Shape(HostNtpMode)
_host_numa_affinity_policy_word: Final[Shape[HostNumaAffinityPolicy]] = Shape(HostNumaAffinityPolicy)
_host_patch_ref_set: Final[Shape[list[Ref["_host_patch"]]]] = Shape(list[str])
_host_record: Final[Shape[HostRecord]] = Shape(HostRecord)
_host_ref: Final[Shape[Ref["_host"]]] = Shape(str)
_host_ref_set: Final[Shape[list[Ref["_host"]]]] = Shape(list[str])
_host_ref_to_host_record: Final[Shape[dict[Ref["_host"], HostRecord]]] = Shape(dict[str, HostRecord])
_host_sched_gran_word: Final[Shape[HostSchedGran]] = Shape(HostSchedGran)
_int_set: Final[Shape[list[int]]] = Shape(list[int])
_latest_synced_updates_applied_state_word: Final[Shape[LatestSyncedUpdatesAppliedState]] = Shape(LatestSyncedUpdatesAppliedState)
_pool_update_ref_set: Final[Shape[list[Ref["_pool_update"]]]] = Shape(list[str])
_string_set: Final[Shape[list[str]]] = Shape(list[str])
_string_set_set: Final[Shape[list[list[str]]]] = Shape(list[list[str]])
_string_to_blob_ref: Final[Shape[dict[str, Ref["_blob"]]]] = Shape(dict[str, str])
_string_to_host_allowed_operations_word: Final[Shape[dict[str, HostAllowedOperations]]] = Shape(dict[str, HostAllowedOperations])
_string_to_string: Final[Shape[dict[str, str]]] = Shape(dict[str, str])
_update_guidances_word_set: Final[Shape[list[UpdateGuidances]]] = Shape(list[UpdateGuidances])


class host(Messages):
    """The messages of `host`."""

    __slots__ = ()

    async def disable(self, host: Ref["_host"], auto_enable: bool | None = None) -> None:
        """`host.disable`, for pool-operator+client-cert and above. By default auto_enable = True."""
        await self._call("host.disable", VOID, host, *given((auto_enable, True)))

    async def enable(self, host: Ref["_host"]) -> None:
        """`host.enable`, for pool-operator+client-cert and above."""
        await self._call("host.enable", VOID, host)

    async def shutdown(self, host: Ref["_host"]) -> None:
        """`host.shutdown`, for pool-operator and above."""
        await self._call("host.shutdown", VOID, host)

    async def reboot(self, host: Ref["_host"]) -> None:
        """`host.reboot`, for pool-operator and above."""
        await self._call("host.reboot", VOID, host)

    async def prepare_for_poweroff(self, host: Ref["_host"]) -> None:
        """`host.prepare_for_poweroff`, for local-root-only and above."""
        await self._call("host.prepare_for_poweroff", VOID, host)

    async def dmesg(self, host: Ref["_host"]) -> str:
        """`host.dmesg`, for pool-operator and above."""
        return await self._call("host.dmesg", STRING, host)

    async def dmesg_clear(self, host: Ref["_host"]) -> str:
        """`host.dmesg_clear`, for pool-operator and above."""
        return await self._call("host.dmesg_clear", STRING, host)

    async def get_log(self, host: Ref["_host"]) -> str:
        """`host.get_log`, for read-only and above."""
        return await self._call("host.get_log", STRING, host)

    async def send_debug_keys(self, host: Ref["_host"], keys: str) -> None:
        """`host.send_debug_keys`, for pool-admin and above."""
        await self._call("host.send_debug_keys", VOID, host, keys)

    async def bugreport_upload(self, host: Ref["_host"], url: str, options: Mapping[str, str]) -> None:
        """`host.bugreport_upload`, for pool-operator and above."""
        await self._call("host.bugreport_upload", VOID, host, url, options)

    async def list_methods(self) -> list[str]:
        """`host.list_methods`, for read-only and above."""
        return await self._call("host.list_methods", _string_set)

    async def license_apply(self, host: Ref["_host"], contents: str) -> None:
        """`host.license_apply`, for pool-operator and above. Removed from XAPI: answers MESSAGE_REMOVED.

        Errors: LICENSE_PROCESSING_ERROR.
        """
        await self._call("host.license_apply", VOID, host, contents)

    async def license_add(self, host: Ref["_host"], contents: str) -> None:
        """`host.license_add`, for pool-operator and above.

        Errors: LICENSE_PROCESSING_ERROR.
        """
        await self._call("host.license_add", VOID, host, contents)

    async def license_remove(self, host: Ref["_host"]) -> None:
        """`host.license_remove`, for pool-operator and above."""
        await self._call("host.license_remove", VOID, host)

    async def create(self, uuid: str, name_label: str, name_description: str, hostname: str, address: str, external_auth_type: str | None = None, external_auth_service_name: str | None = None, external_auth_configuration: Mapping[str, str] | None = None, license_params: Mapping[str, str] | None = None, edition: str | None = None, license_server: Mapping[str, str] | None = None, local_cache_sr: Ref["_SR"] | None = None, chipset_info: Mapping[str, str] | None = None, ssl_legacy: bool | None = None, last_software_update: Date | None = None, last_update_hash: str | None = None, ssh_enabled: bool | None = None, ssh_enabled_timeout: int | None = None, ssh_expiry: Date | None = None, console_idle_timeout: int | None = None, ssh_auto_mode: bool | None = None, secure_boot: bool | None = None, software_version: Mapping[str, str] | None = None, https_only: bool | None = None, max_cstate: str | None = None, ntp_mode: HostNtpModeWord | None = None, ntp_custom_servers: Strings | None = None, timezone: str | None = None, numa_affinity_policy: HostNumaAffinityPolicyWord | None = None, latest_synced_updates_applied: LatestSyncedUpdatesAppliedStateWord | None = None, pending_guidances_full: Items[UpdateGuidancesWord] | None = None, pending_guidances_recommended: Items[UpdateGuidancesWord] | None = None) -> Ref["_host"]:
        """`host.create`, for pool-operator and above. Units: ssh_enabled_timeout: seconds; console_idle_timeout: seconds. By default external_auth_type = '', external_auth_service_name = '', external_auth_configuration = {}, license_params = {}, edition = '', license_server = {'address': 'localhost', 'port': '27000'}, local_cache_sr = 'OpaqueRef:NULL', chipset_info = {}, ssl_legacy = True, last_software_update = never, last_update_hash = '', ssh_enabled = True, ssh_enabled_timeout = 0, ssh_expiry = never, console_idle_timeout = 0, ssh_auto_mode = False, secure_boot = False, software_version = {}, https_only = False, max_cstate = '', ntp_mode = 'Factory', ntp_custom_servers = [], timezone = 'UTC', numa_affinity_policy = 'default_policy', latest_synced_updates_applied = [], pending_guidances_full = [], pending_guidances_recommended = []."""
        return await self._call("host.create", _host_ref, uuid, name_label, name_description, hostname, address, *given((external_auth_type, ""), (external_auth_service_name, ""), (external_auth_configuration, {}), (license_params, {}), (edition, ""), (license_server, {'address': 'localhost', 'port': '27000'}), (local_cache_sr, "OpaqueRef:NULL"), (chipset_info, {}), (ssl_legacy, True), (last_software_update, EPOCH), (last_update_hash, ""), (ssh_enabled, True), (ssh_enabled_timeout, 0), (ssh_expiry, EPOCH), (console_idle_timeout, 0), (ssh_auto_mode, False), (secure_boot, False), (software_version, {}), (https_only, False), (max_cstate, ""), (ntp_mode, "Factory"), (ntp_custom_servers, []), (timezone, "UTC"), (numa_affinity_policy, "default_policy"), (latest_synced_updates_applied, []), (pending_guidances_full, []), (pending_guidances_recommended, [])))

    async def destroy(self, ref: Ref["_host"]) -> None:
        """`host.destroy`, for pool-operator and above."""
        await self._call("host.destroy", VOID, ref)

    async def power_on(self, host: Ref["_host"]) -> None:
        """`host.power_on`, for pool-operator and above."""
        await self._call("host.power_on", VOID, host)

    async def set_license_params(self, ref: Ref["_host"], value: Mapping[str, str]) -> None:
        """`host.set_license_params`, for local-root-only and above. For the pool's own hosts only."""
        await self._call("host.set_license_params", VOID, ref, value)

    async def emergency_ha_disable(self, soft: bool | None = None) -> None:
        """`host.emergency_ha_disable`, for pool-operator and above. By default soft = False."""
        await self._call("host.emergency_ha_disable", VOID, *given((soft, False)))

    async def ha_disarm_fencing(self, host: Ref["_host"]) -> None:
        """`host.ha_disarm_fencing`, for local-root-only and above. For the pool's own hosts only."""
        await self._call("host.ha_disarm_fencing", VOID, host)

    async def preconfigure_ha(self, host: Ref["_host"], statefiles: Items[Ref["_VDI"]], metadata_vdi: Ref["_VDI"], generation: str) -> None:
        """`host.preconfigure_ha`, for local-root-only and above. For the pool's own hosts only."""
        await self._call("host.preconfigure_ha", VOID, host, statefiles, metadata_vdi, generation)

    async def ha_join_liveset(self, host: Ref["_host"]) -> None:
        """`host.ha_join_liveset`, for local-root-only and above. For the pool's own hosts only."""
        await self._call("host.ha_join_liveset", VOID, host)

    async def ha_disable_failover_decisions(self, host: Ref["_host"]) -> None:
        """`host.ha_disable_failover_decisions`, for local-root-only and above. For the pool's own hosts only."""
        await self._call("host.ha_disable_failover_decisions", VOID, host)

    async def ha_wait_for_shutdown_via_statefile(self, host: Ref["_host"]) -> None:
        """`host.ha_wait_for_shutdown_via_statefile`, for local-root-only and above. For the pool's own hosts only."""
        await self._call("host.ha_wait_for_shutdown_via_statefile", VOID, host)

    async def ha_stop_daemon(self, host: Ref["_host"]) -> None:
        """`host.ha_stop_daemon`, for local-root-only and above. For the pool's own hosts only."""
        await self._call("host.ha_stop_daemon", VOID, host)

    async def ha_release_resources(self, host: Ref["_host"]) -> None:
        """`host.ha_release_resources`, for local-root-only and above. For the pool's own hosts only."""
        await self._call("host.ha_release_resources", VOID, host)

    async def ha_xapi_healthcheck(self) -> bool:
        """`host.ha_xapi_healthcheck`, for pool-admin and above."""
        return await self._call("host.ha_xapi_healthcheck", BOOL)

    async def local_assert_healthy(self) -> None:
        """`host.local_assert_healthy`, for local-root-only and above. For the pool's own hosts only.

        Errors: HOST_STILL_BOOTING, HOST_HAS_NO_MANAGEMENT_IP, HOST_MASTER_CANNOT_TALK_BACK, HOST_UNKNOWN_TO_MASTER, HOST_BROKEN, LICENCE_RESTRICTION, LICENSE_DOES_NOT_SUPPORT_POOLING, HA_SHOULD_BE_FENCED, HOST_XAPI_VERSION_HIGHER_THAN_COORDINATOR.
        """
        await self._call("host.local_assert_healthy", VOID)

    async def request_backup(self, host: Ref["_host"], generation: int, force: bool) -> None:
        """`host.request_backup`, for local-root-only and above. For the pool's own hosts only."""
        await self._call("host.request_backup", VOID, host, generation, force)

    async def request_config_file_sync(self, host: Ref["_host"], hash: str) -> None:
        """`host.request_config_file_sync`, for local-root-only and above. For the pool's own hosts only."""
        await self._call("host.request_config_file_sync", VOID, host, hash)

    async def propose_new_master(self, address: str, manual: bool) -> None:
        """`host.propose_new_master`, for local-root-only and above. For the pool's own hosts only."""
        await self._call("host.propose_new_master", VOID, address, manual)

    async def commit_new_master(self, address: str) -> None:
        """`host.commit_new_master`, for local-root-only and above. For the pool's own hosts only."""
        await self._call("host.commit_new_master", VOID, address)

    async def abort_new_master(self, address: str) -> None:
        """`host.abort_new_master`, for local-root-only and above. For the pool's own hosts only."""
        await self._call("host.abort_new_master", VOID, address)

    async def get_data_sources(self, host: Ref["_host"]) -> list[DataSourceRecord]:
        """`host.get_data_sources`, for read-only and above."""
        return await self._call("host.get_data_sources", _data_source_record_set, host)

    async def record_data_source(self, host: Ref["_host"], data_source: str) -> None:
        """`host.record_data_source`, for pool-operator and above."""
        await self._call("host.record_data_source", VOID, host, data_source)

    async def query_data_source(self, host: Ref["_host"], data_source: str) -> float:
        """`host.query_data_source`, for read-only and above."""
        return await self._call("host.query_data_source", FLOAT, host, data_source)

    async def forget_data_source_archives(self, host: Ref["_host"], data_source: str) -> None:
        """`host.forget_data_source_archives`, for pool-operator and above."""
        await self._call("host.forget_data_source_archives", VOID, host, data_source)

    async def assert_can_evacuate(self, host: Ref["_host"]) -> None:
        """`host.assert_can_evacuate`, for pool-operator and above."""
        await self._call("host.assert_can_evacuate", VOID, host)

    async def get_vms_which_prevent_evacuation(self, ref: Ref["_host"]) -> dict[Ref["_VM"], list[str]]:
        """`host.get_vms_which_prevent_evacuation`, for read-only and above."""
        return await self._call("host.get_vms_which_prevent_evacuation", _VM_ref_to_string_set, ref)

    async def get_uncooperative_resident_VMs(self, ref: Ref["_host"]) -> list[Ref["_VM"]]:
        """`host.get_uncooperative_resident_VMs`, for read-only and above. State: deprecated."""
        return await self._call("host.get_uncooperative_resident_VMs", _VM_ref_set, ref)

    async def get_uncooperative_domains(self, ref: Ref["_host"]) -> list[str]:
        """`host.get_uncooperative_domains`, for local-root-only and above. State: deprecated. For the pool's own hosts only."""
        return await self._call("host.get_uncooperative_domains", _string_set, ref)

    async def evacuate(self, host: Ref["_host"], network: Ref["_network"] | None = None, evacuate_batch_size: int | None = None) -> None:
        """`host.evacuate`, for pool-operator+client-cert and above. By default network = 'OpaqueRef:NULL', evacuate_batch_size = 0."""
        await self._call("host.evacuate", VOID, host, *given((network, "OpaqueRef:NULL"), (evacuate_batch_size, 0)))

    async def signal_networking_change(self) -> None:
        """`host.signal_networking_change`, for local-root-only and above. For the pool's own hosts only."""
        await self._call("host.signal_networking_change", VOID)

    async def notify(self, ty: str, params: str) -> None:
        """`host.notify`, for local-root-only and above. For the pool's own hosts only."""
        await self._call("host.notify", VOID, ty, params)

    async def syslog_reconfigure(self, host: Ref["_host"]) -> None:
        """`host.syslog_reconfigure`, for pool-operator and above."""
        await self._call("host.syslog_reconfigure", VOID, host)

    async def management_reconfigure(self, pif: Ref["_PIF"]) -> None:
        """`host.management_reconfigure`, for pool-operator and above."""
        await self._call("host.management_reconfigure", VOID, pif)

    async def local_management_reconfigure(self, interface: str) -> None:
        """`host.local_management_reconfigure`, for pool-operator and above."""
        await self._call("host.local_management_reconfigure", VOID, interface)

    async def management_disable(self) -> None:
        """`host.management_disable`, for pool-operator and above."""
        await self._call("host.management_disable", VOID)

    async def get_management_interface(self, host: Ref["_host"]) -> Ref["_PIF"]:
        """`host.get_management_interface`, for pool-operator and above."""
        return await self._call("host.get_management_interface", _PIF_ref, host)

    async def get_system_status_capabilities(self, host: Ref["_host"]) -> str:
        """`host.get_system_status_capabilities`, for read-only and above."""
        return await self._call("host.get_system_status_capabilities", STRING, host)

    async def get_diagnostic_timing_stats(self, host: Ref["_host"], counts: bool | None = None) -> dict[str, str]:
        """`host.get_diagnostic_timing_stats`, for read-only and above. By default counts = False."""
        return await self._call("host.get_diagnostic_timing_stats", _string_to_string, host, *given((counts, False)))

    async def restart_agent(self, host: Ref["_host"]) -> None:
        """`host.restart_agent`, for pool-operator and above."""
        await self._call("host.restart_agent", VOID, host)

    async def shutdown_agent(self) -> None:
        """`host.shutdown_agent`, for pool-operator and above."""
        await self._call("host.shutdown_agent", VOID)

    async def set_hostname_live(self, host: Ref["_host"], hostname: str) -> None:
        """`host.set_hostname_live`, for pool-operator and above.

        Errors: HOST_NAME_INVALID.
        """
        await self._call("host.set_hostname_live", VOID, host, hostname)

    async def is_in_emergency_mode(self) -> bool:
        """`host.is_in_emergency_mode`, for read-only and above."""
        return await self._call("host.is_in_emergency_mode", BOOL)

    async def compute_free_memory(self, host: Ref["_host"]) -> int:
        """`host.compute_free_memory`, for read-only and above. Units: result: bytes."""
        return await self._call("host.compute_free_memory", INT, host)

    async def compute_memory_overhead(self, host: Ref["_host"]) -> int:
        """`host.compute_memory_overhead`, for read-only and above. Units: result: bytes."""
        return await self._call("host.compute_memory_overhead", INT, host)

    async def tickle_heartbeat(self, host: Ref["_host"], stuff: Mapping[str, str]) -> dict[str, str]:
        """`host.tickle_heartbeat`, for local-root-only and above. For the pool's own hosts only."""
        return await self._call("host.tickle_heartbeat", _string_to_string, host, stuff)

    async def sync_data(self, host: Ref["_host"]) -> None:
        """`host.sync_data`, for pool-admin and above."""
        await self._call("host.sync_data", VOID, host)

    async def backup_rrds(self, host: Ref["_host"], delay: float) -> None:
        """`host.backup_rrds`, for pool-admin and above. Units: delay: seconds."""
        await self._call("host.backup_rrds", VOID, host, float(delay))

    async def create_new_blob(self, host: Ref["_host"], name: str, mime_type: str, public: bool | None = None) -> Ref["_blob"]:
        """`host.create_new_blob`, for pool-operator and above. By default public = False."""
        return await self._call("host.create_new_blob", _blob_ref, host, name, mime_type, *given((public, False)))

    async def call_plugin(self, host: Ref["_host"], plugin: str, fn: str, args: Mapping[str, str]) -> str:
        """`host.call_plugin`, for pool-admin and above."""
        return await self._call("host.call_plugin", STRING, host, plugin, fn, args)

    async def has_extension(self, host: Ref["_host"], name: str) -> bool:
        """`host.has_extension`, for pool-admin and above."""
        return await self._call("host.has_extension", BOOL, host, name)

    async def call_extension(self, host: Ref["_host"], call: str) -> str:
        """`host.call_extension`, for pool-admin and above."""
        return await self._call("host.call_extension", STRING, host, call)

    async def get_servertime(self, host: Ref["_host"]) -> Date:
        """`host.get_servertime`, for read-only and above."""
        return await self._call("host.get_servertime", DATE, host)

    async def get_server_localtime(self, host: Ref["_host"]) -> Date:
        """`host.get_server_localtime`, for read-only and above."""
        return await self._call("host.get_server_localtime", DATE, host)

    async def enable_binary_storage(self, host: Ref["_host"]) -> None:
        """`host.enable_binary_storage`, for local-root-only and above. For the pool's own hosts only."""
        await self._call("host.enable_binary_storage", VOID, host)

    async def disable_binary_storage(self, host: Ref["_host"]) -> None:
        """`host.disable_binary_storage`, for local-root-only and above. For the pool's own hosts only."""
        await self._call("host.disable_binary_storage", VOID, host)

    async def enable_external_auth(self, host: Ref["_host"], config: Mapping[str, str], service_name: str, auth_type: str) -> None:
        """`host.enable_external_auth`, for pool-admin and above."""
        await self._call("host.enable_external_auth", VOID, host, config, service_name, auth_type)

    async def disable_external_auth(self, host: Ref["_host"], config: Mapping[str, str] | None = None, force: bool | None = None) -> None:
        """`host.disable_external_auth`, for pool-admin and above. By default config = {}, force = False."""
        await self._call("host.disable_external_auth", VOID, host, *given((config, {}), (force, False)))

    async def external_auth_set_ldaps(self, host: Ref["_host"], ldaps: bool, force: bool | None = None) -> None:
        """`host.external_auth_set_ldaps`, for pool-admin and above. By default force = False."""
        await self._call("host.external_auth_set_ldaps", VOID, host, ldaps, *given((force, False)))

    async def retrieve_wlb_evacuate_recommendations(self, ref: Ref["_host"]) -> dict[Ref["_VM"], list[str]]:
        """`host.retrieve_wlb_evacuate_recommendations`, for read-only and above."""
        return await self._call("host.retrieve_wlb_evacuate_recommendations", _VM_ref_to_string_set, ref)

    async def install_ca_certificate(self, host: Ref["_host"], name: str, cert: str) -> None:
        """`host.install_ca_certificate`, for local-root-only and above. For the pool's own hosts only."""
        await self._call("host.install_ca_certificate", VOID, host, name, cert)

    async def uninstall_ca_certificate(self, host: Ref["_host"], name: str, force: bool | None = None) -> None:
        """`host.uninstall_ca_certificate`, for local-root-only and above. By default force = False. For the pool's own hosts only."""
        await self._call("host.uninstall_ca_certificate", VOID, host, name, *given((force, False)))

    async def certificate_list(self, host: Ref["_host"]) -> list[str]:
        """`host.certificate_list`, for local-root-only and above. State: deprecated. For the pool's own hosts only."""
        return await self._call("host.certificate_list", _string_set, host)

    async def crl_install(self, host: Ref["_host"], name: str, crl: str) -> None:
        """`host.crl_install`, for local-root-only and above. For the pool's own hosts only."""
        await self._call("host.crl_install", VOID, host, name, crl)

    async def crl_uninstall(self, host: Ref["_host"], name: str) -> None:
        """`host.crl_uninstall`, for local-root-only and above. For the pool's own hosts only."""
        await self._call("host.crl_uninstall", VOID, host, name)

    async def crl_list(self, host: Ref["_host"]) -> list[str]:
        """`host.crl_list`, for local-root-only and above. For the pool's own hosts only."""
        return await self._call("host.crl_list", _string_set, host)

    async def certificate_sync(self, host: Ref["_host"]) -> None:
        """`host.certificate_sync`, for local-root-only and above. For the pool's own hosts only."""
        await self._call("host.certificate_sync", VOID, host)

    async def get_server_certificate(self, host: Ref["_host"]) -> str:
        """`host.get_server_certificate`, for read-only and above."""
        return await self._call("host.get_server_certificate", STRING, host)

    async def refresh_server_certificate(self, host: Ref["_host"]) -> None:
        """`host.refresh_server_certificate`, for pool-admin and above."""
        await self._call("host.refresh_server_certificate", VOID, host)

    async def install_server_certificate(self, host: Ref["_host"], certificate: str, private_key: str, certificate_chain: str | None = None) -> None:
        """`host.install_server_certificate`, for pool-admin and above. By default certificate_chain = ''."""
        await self._call("host.install_server_certificate", VOID, host, certificate, private_key, *given((certificate_chain, "")))

    async def emergency_reset_server_certificate(self) -> None:
        """`host.emergency_reset_server_certificate`, for local-root-only and above."""
        await self._call("host.emergency_reset_server_certificate", VOID)

    async def reset_server_certificate(self, host: Ref["_host"]) -> None:
        """`host.reset_server_certificate`, for pool-admin and above."""
        await self._call("host.reset_server_certificate", VOID, host)

    async def update_pool_secret(self, host: Ref["_host"], pool_secret: str) -> None:
        """`host.update_pool_secret`, for local-root-only and above. For the pool's own hosts only."""
        await self._call("host.update_pool_secret", VOID, host, pool_secret)

    async def update_master(self, host: Ref["_host"], master_address: str) -> None:
        """`host.update_master`, for local-root-only and above. For the pool's own hosts only."""
        await self._call("host.update_master", VOID, host, master_address)

    async def attach_static_vdis(self, host: Ref["_host"], vdi_reason_map: Mapping[Ref["_VDI"], str]) -> None:
        """`host.attach_static_vdis`, for local-root-only and above. For the pool's own hosts only."""
        await self._call("host.attach_static_vdis", VOID, host, vdi_reason_map)

    async def detach_static_vdis(self, host: Ref["_host"], vdis: Items[Ref["_VDI"]]) -> None:
        """`host.detach_static_vdis`, for local-root-only and above. For the pool's own hosts only."""
        await self._call("host.detach_static_vdis", VOID, host, vdis)

    async def set_localdb_key(self, host: Ref["_host"], key: str, value: str) -> None:
        """`host.set_localdb_key`, for local-root-only and above. For the pool's own hosts only."""
        await self._call("host.set_localdb_key", VOID, host, key, value)

    async def apply_edition(self, host: Ref["_host"], edition: str, force: bool | None = None) -> None:
        """`host.apply_edition`, for pool-operator and above. By default force = False."""
        await self._call("host.apply_edition", VOID, host, edition, *given((force, False)))

    async def refresh_pack_info(self, host: Ref["_host"]) -> None:
        """`host.refresh_pack_info`, for pool-operator and above. State: deprecated."""
        await self._call("host.refresh_pack_info", VOID, host)

    async def set_power_on_mode(self, ref: Ref["_host"], power_on_mode: str, power_on_config: Mapping[str, str]) -> None:
        """`host.set_power_on_mode`, for pool-operator and above."""
        await self._call("host.set_power_on_mode", VOID, ref, power_on_mode, power_on_config)

    async def set_cpu_features(self, host: Ref["_host"], features: str) -> None:
        """`host.set_cpu_features`, for pool-operator and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        await self._call("host.set_cpu_features", VOID, host, features)

    async def reset_cpu_features(self, host: Ref["_host"]) -> None:
        """`host.reset_cpu_features`, for pool-operator and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        await self._call("host.reset_cpu_features", VOID, host)

    async def reset_networking(self, host: Ref["_host"]) -> None:
        """`host.reset_networking`, for pool-operator and above."""
        await self._call("host.reset_networking", VOID, host)

    async def enable_local_storage_caching(self, host: Ref["_host"], sr: Ref["_SR"]) -> None:
        """`host.enable_local_storage_caching`, for pool-operator and above."""
        await self._call("host.enable_local_storage_caching", VOID, host, sr)

    async def disable_local_storage_caching(self, host: Ref["_host"]) -> None:
        """`host.disable_local_storage_caching`, for pool-operator and above."""
        await self._call("host.disable_local_storage_caching", VOID, host)

    async def get_sm_diagnostics(self, host: Ref["_host"]) -> str:
        """`host.get_sm_diagnostics`, for pool-operator and above."""
        return await self._call("host.get_sm_diagnostics", STRING, host)

    async def get_thread_diagnostics(self, host: Ref["_host"]) -> str:
        """`host.get_thread_diagnostics`, for pool-operator and above."""
        return await self._call("host.get_thread_diagnostics", STRING, host)

    async def sm_dp_destroy(self, host: Ref["_host"], dp: str, allow_leak: bool) -> None:
        """`host.sm_dp_destroy`, for pool-operator and above."""
        await self._call("host.sm_dp_destroy", VOID, host, dp, allow_leak)

    async def sync_vlans(self, host: Ref["_host"]) -> None:
        """`host.sync_vlans`, for pool-operator and above. For the pool's own hosts only."""
        await self._call("host.sync_vlans", VOID, host)

    async def sync_tunnels(self, host: Ref["_host"]) -> None:
        """`host.sync_tunnels`, for pool-operator and above. For the pool's own hosts only."""
        await self._call("host.sync_tunnels", VOID, host)

    async def sync_pif_currently_attached(self, host: Ref["_host"], bridges: Strings) -> None:
        """`host.sync_pif_currently_attached`, for pool-operator and above. For the pool's own hosts only."""
        await self._call("host.sync_pif_currently_attached", VOID, host, bridges)

    async def migrate_receive(self, host: Ref["_host"], network: Ref["_network"], options: Mapping[str, str]) -> dict[str, str]:
        """`host.migrate_receive`, for vm-power-admin and above."""
        return await self._call("host.migrate_receive", _string_to_string, host, network, options)

    async def declare_dead(self, host: Ref["_host"]) -> None:
        """`host.declare_dead`, for pool-operator and above."""
        await self._call("host.declare_dead", VOID, host)

    async def enable_display(self, host: Ref["_host"]) -> HostDisplay:
        """`host.enable_display`, for pool-operator and above."""
        return await self._call("host.enable_display", _host_display_word, host)

    async def disable_display(self, host: Ref["_host"]) -> HostDisplay:
        """`host.disable_display`, for pool-operator and above."""
        return await self._call("host.disable_display", _host_display_word, host)

    async def set_ssl_legacy(self, ref: Ref["_host"], value: bool) -> None:
        """`host.set_ssl_legacy`, for pool-operator and above."""
        await self._call("host.set_ssl_legacy", VOID, ref, value)

    async def apply_guest_agent_config(self, host: Ref["_host"]) -> None:
        """`host.apply_guest_agent_config`, for pool-admin and above."""
        await self._call("host.apply_guest_agent_config", VOID, host)

    async def mxgpu_vf_setup(self, host: Ref["_host"]) -> None:
        """`host.mxgpu_vf_setup`, for vm-operator and above. For the pool's own hosts only."""
        await self._call("host.mxgpu_vf_setup", VOID, host)

    async def nvidia_vf_setup(self, host: Ref["_host"], pf: Ref["_PCI"], enable: bool) -> None:
        """`host.nvidia_vf_setup`, for vm-operator and above. For the pool's own hosts only."""
        await self._call("host.nvidia_vf_setup", VOID, host, pf, enable)

    async def allocate_resources_for_vm(self, ref: Ref["_host"], vm: Ref["_VM"], live: bool) -> None:
        """`host.allocate_resources_for_vm`, for vm-operator and above."""
        await self._call("host.allocate_resources_for_vm", VOID, ref, vm, live)

    async def set_iscsi_iqn(self, host: Ref["_host"], value: str) -> None:
        """`host.set_iscsi_iqn`, for pool-operator and above."""
        await self._call("host.set_iscsi_iqn", VOID, host, value)

    async def set_multipathing(self, host: Ref["_host"], value: bool) -> None:
        """`host.set_multipathing`, for pool-operator and above."""
        await self._call("host.set_multipathing", VOID, host, value)

    async def write_uefi_certificates_to_disk(self, host: Ref["_host"]) -> None:
        """`host.write_uefi_certificates_to_disk`, for local-root-only and above. For the pool's own hosts only."""
        await self._call("host.write_uefi_certificates_to_disk", VOID, host)

    async def set_uefi_certificates(self, host: Ref["_host"], value: str) -> None:
        """`host.set_uefi_certificates`, for local-root-only and above. State: deprecated."""
        await self._call("host.set_uefi_certificates", VOID, host, value)

    async def notify_accept_new_pool_secret(self, host: Ref["_host"], old_ps: str, new_ps: str) -> None:
        """`host.notify_accept_new_pool_secret`, for local-root-only and above."""
        await self._call("host.notify_accept_new_pool_secret", VOID, host, old_ps, new_ps)

    async def notify_send_new_pool_secret(self, host: Ref["_host"], old_ps: str, new_ps: str) -> None:
        """`host.notify_send_new_pool_secret`, for local-root-only and above."""
        await self._call("host.notify_send_new_pool_secret", VOID, host, old_ps, new_ps)

    async def cleanup_pool_secret(self, host: Ref["_host"], old_ps: str, new_ps: str) -> None:
        """`host.cleanup_pool_secret`, for local-root-only and above."""
        await self._call("host.cleanup_pool_secret", VOID, host, old_ps, new_ps)

    async def set_sched_gran(self, ref: Ref["_host"], value: HostSchedGranWord) -> None:
        """`host.set_sched_gran`, for local-root-only and above."""
        await self._call("host.set_sched_gran", VOID, ref, value)

    async def get_sched_gran(self, ref: Ref["_host"]) -> HostSchedGran:
        """`host.get_sched_gran`, for local-root-only and above."""
        return await self._call("host.get_sched_gran", _host_sched_gran_word, ref)

    async def set_numa_affinity_policy(self, ref: Ref["_host"], value: HostNumaAffinityPolicyWord) -> None:
        """`host.set_numa_affinity_policy`, for pool-admin and above. State: prototyped."""
        await self._call("host.set_numa_affinity_policy", VOID, ref, value)

    async def emergency_disable_tls_verification(self) -> None:
        """`host.emergency_disable_tls_verification`, for local-root-only and above."""
        await self._call("host.emergency_disable_tls_verification", VOID)

    async def emergency_reenable_tls_verification(self) -> None:
        """`host.emergency_reenable_tls_verification`, for local-root-only and above."""
        await self._call("host.emergency_reenable_tls_verification", VOID)

    async def cert_distrib_atom(self, host: Ref["_host"], command: str) -> str:
        """`host.cert_distrib_atom`, for local-root-only and above. For the pool's own hosts only."""
        return await self._call("host.cert_distrib_atom", STRING, host, command)

    async def apply_updates(self, ref: Ref["_host"], hash: str) -> list[list[str]]:
        """`host.apply_updates`, for pool-operator+client-cert and above."""
        return await self._call("host.apply_updates", _string_set_set, ref, hash)

    async def rescan_drivers(self, ref: Ref["_host"]) -> None:
        """`host.rescan_drivers`, for pool-admin and above. State: prototyped."""
        await self._call("host.rescan_drivers", VOID, ref)

    async def copy_primary_host_certs(self, host: Ref["_host"]) -> None:
        """`host.copy_primary_host_certs`, for pool-admin and above. For the pool's own hosts only."""
        await self._call("host.copy_primary_host_certs", VOID, host)

    async def set_https_only(self, ref: Ref["_host"], value: bool) -> None:
        """`host.set_https_only`, for pool-operator and above. State: prototyped."""
        await self._call("host.set_https_only", VOID, ref, value)

    async def apply_recommended_guidances(self, ref: Ref["_host"]) -> None:
        """`host.apply_recommended_guidances`, for pool-operator and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        await self._call("host.apply_recommended_guidances", VOID, ref)

    async def emergency_clear_mandatory_guidance(self) -> None:
        """`host.emergency_clear_mandatory_guidance`, for local-root-only and above. State: prototyped."""
        await self._call("host.emergency_clear_mandatory_guidance", VOID)

    async def enable_ssh(self, ref: Ref["_host"]) -> None:
        """`host.enable_ssh`, for pool-admin and above. State: prototyped."""
        await self._call("host.enable_ssh", VOID, ref)

    async def disable_ssh(self, ref: Ref["_host"]) -> None:
        """`host.disable_ssh`, for pool-admin and above. State: prototyped."""
        await self._call("host.disable_ssh", VOID, ref)

    async def set_ssh_enabled_timeout(self, ref: Ref["_host"], value: int) -> None:
        """`host.set_ssh_enabled_timeout`, for pool-admin and above. Units: value: seconds. State: prototyped."""
        await self._call("host.set_ssh_enabled_timeout", VOID, ref, value)

    async def set_console_idle_timeout(self, ref: Ref["_host"], value: int) -> None:
        """`host.set_console_idle_timeout`, for pool-admin and above. Units: value: seconds. State: prototyped."""
        await self._call("host.set_console_idle_timeout", VOID, ref, value)

    async def set_ssh_auto_mode(self, ref: Ref["_host"], value: bool) -> None:
        """`host.set_ssh_auto_mode`, for pool-admin and above. State: prototyped."""
        await self._call("host.set_ssh_auto_mode", VOID, ref, value)

    async def get_tracked_user_agents(self, ref: Ref["_host"]) -> dict[str, str]:
        """`host.get_tracked_user_agents`, for read-only and above. State: prototyped."""
        return await self._call("host.get_tracked_user_agents", _string_to_string, ref)

    async def update_firewalld_service_status(self) -> None:
        """`host.update_firewalld_service_status`, for pool-operator and above. State: prototyped. For the pool's own hosts only."""
        await self._call("host.update_firewalld_service_status", VOID)

    async def set_max_cstate(self, ref: Ref["_host"], value: str) -> None:
        """`host.set_max_cstate`, for pool-operator and above. State: prototyped."""
        await self._call("host.set_max_cstate", VOID, ref, value)

    async def set_ntp_mode(self, ref: Ref["_host"], value: HostNtpModeWord) -> None:
        """`host.set_ntp_mode`, for pool-operator and above. State: prototyped."""
        await self._call("host.set_ntp_mode", VOID, ref, value)

    async def set_ntp_custom_servers(self, ref: Ref["_host"], value: Strings) -> None:
        """`host.set_ntp_custom_servers`, for pool-operator and above. State: prototyped."""
        await self._call("host.set_ntp_custom_servers", VOID, ref, value)

    async def get_ntp_servers_status(self, ref: Ref["_host"]) -> dict[str, str]:
        """`host.get_ntp_servers_status`, for read-only and above. State: prototyped."""
        return await self._call("host.get_ntp_servers_status", _string_to_string, ref)

    async def set_timezone(self, ref: Ref["_host"], value: str) -> None:
        """`host.set_timezone`, for pool-operator and above. State: prototyped."""
        await self._call("host.set_timezone", VOID, ref, value)

    async def list_timezones(self, ref: Ref["_host"]) -> list[str]:
        """`host.list_timezones`, for read-only and above. State: prototyped."""
        return await self._call("host.list_timezones", _string_set, ref)

    async def get_ntp_synchronized(self, ref: Ref["_host"]) -> bool:
        """`host.get_ntp_synchronized`, for read-only and above. State: prototyped."""
        return await self._call("host.get_ntp_synchronized", BOOL, ref)

    async def set_servertime(self, ref: Ref["_host"], value: Date) -> None:
        """`host.set_servertime`, for pool-operator and above. State: prototyped."""
        await self._call("host.set_servertime", VOID, ref, value)

    async def get_record(self, ref: Ref["_host"]) -> HostRecord:
        """`host.get_record`, for read-only and above."""
        return await self._call("host.get_record", _host_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_host"]:
        """`host.get_by_uuid`, for read-only and above."""
        return await self._call("host.get_by_uuid", _host_ref, uuid)

    async def get_by_name_label(self, label: str) -> list[Ref["_host"]]:
        """`host.get_by_name_label`, for read-only and above."""
        return await self._call("host.get_by_name_label", _host_ref_set, label)

    async def get_all(self) -> list[Ref["_host"]]:
        """`host.get_all`, for read-only and above."""
        return await self._call("host.get_all", _host_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_host"]]:
        """`host.get_all_where`, for read-only and above."""
        return await self._call("host.get_all_where", _host_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_host"], HostRecord]:
        """`host.get_all_records_where`, for read-only and above."""
        return await self._call("host.get_all_records_where", _host_ref_to_host_record, expr)

    async def get_all_records(self) -> dict[Ref["_host"], HostRecord]:
        """`host.get_all_records`, for read-only and above."""
        return await self._call("host.get_all_records", _host_ref_to_host_record)

    async def get_uuid(self, ref: Ref["_host"]) -> str:
        """`host.get_uuid`, for read-only and above."""
        return await self._call("host.get_uuid", STRING, ref)

    async def get_name_label(self, ref: Ref["_host"]) -> str:
        """`host.get_name_label`, for read-only and above."""
        return await self._call("host.get_name_label", STRING, ref)

    async def set_name_label(self, ref: Ref["_host"], value: str) -> None:
        """`host.set_name_label`, for pool-operator and above."""
        await self._call("host.set_name_label", VOID, ref, value)

    async def get_name_description(self, ref: Ref["_host"]) -> str:
        """`host.get_name_description`, for read-only and above."""
        return await self._call("host.get_name_description", STRING, ref)

    async def set_name_description(self, ref: Ref["_host"], value: str) -> None:
        """`host.set_name_description`, for pool-operator and above."""
        await self._call("host.set_name_description", VOID, ref, value)

    async def get_memory_overhead(self, ref: Ref["_host"]) -> int:
        """`host.get_memory_overhead`, for read-only and above. Units: result: bytes."""
        return await self._call("host.get_memory_overhead", INT, ref)

    async def get_allowed_operations(self, ref: Ref["_host"]) -> list[HostAllowedOperations]:
        """`host.get_allowed_operations`, for read-only and above."""
        return await self._call("host.get_allowed_operations", _host_allowed_operations_word_set, ref)

    async def get_current_operations(self, ref: Ref["_host"]) -> dict[str, HostAllowedOperations]:
        """`host.get_current_operations`, for read-only and above."""
        return await self._call("host.get_current_operations", _string_to_host_allowed_operations_word, ref)

    async def get_API_version_major(self, ref: Ref["_host"]) -> int:
        """`host.get_API_version_major`, for read-only and above."""
        return await self._call("host.get_API_version_major", INT, ref)

    async def get_API_version_minor(self, ref: Ref["_host"]) -> int:
        """`host.get_API_version_minor`, for read-only and above."""
        return await self._call("host.get_API_version_minor", INT, ref)

    async def get_API_version_vendor(self, ref: Ref["_host"]) -> str:
        """`host.get_API_version_vendor`, for read-only and above."""
        return await self._call("host.get_API_version_vendor", STRING, ref)

    async def get_API_version_vendor_implementation(self, ref: Ref["_host"]) -> dict[str, str]:
        """`host.get_API_version_vendor_implementation`, for read-only and above."""
        return await self._call("host.get_API_version_vendor_implementation", _string_to_string, ref)

    async def get_enabled(self, ref: Ref["_host"]) -> bool:
        """`host.get_enabled`, for read-only and above."""
        return await self._call("host.get_enabled", BOOL, ref)

    async def get_software_version(self, ref: Ref["_host"]) -> dict[str, str]:
        """`host.get_software_version`, for read-only and above."""
        return await self._call("host.get_software_version", _string_to_string, ref)

    async def get_other_config(self, ref: Ref["_host"]) -> dict[str, str]:
        """`host.get_other_config`, for read-only and above."""
        return await self._call("host.get_other_config", _string_to_string, ref)

    async def set_other_config(self, ref: Ref["_host"], value: Mapping[str, str]) -> None:
        """`host.set_other_config`, for pool-operator and above."""
        await self._call("host.set_other_config", VOID, ref, value)

    async def add_to_other_config(self, ref: Ref["_host"], key: str, value: str) -> None:
        """`host.add_to_other_config`, for pool-operator and above."""
        await self._call("host.add_to_other_config", VOID, ref, key, value)

    async def remove_from_other_config(self, ref: Ref["_host"], key: str) -> None:
        """`host.remove_from_other_config`, for pool-operator and above."""
        await self._call("host.remove_from_other_config", VOID, ref, key)

    async def get_capabilities(self, ref: Ref["_host"]) -> list[str]:
        """`host.get_capabilities`, for read-only and above."""
        return await self._call("host.get_capabilities", _string_set, ref)

    async def get_cpu_configuration(self, ref: Ref["_host"]) -> dict[str, str]:
        """`host.get_cpu_configuration`, for read-only and above."""
        return await self._call("host.get_cpu_configuration", _string_to_string, ref)

    async def get_sched_policy(self, ref: Ref["_host"]) -> str:
        """`host.get_sched_policy`, for read-only and above."""
        return await self._call("host.get_sched_policy", STRING, ref)

    async def get_supported_bootloaders(self, ref: Ref["_host"]) -> list[str]:
        """`host.get_supported_bootloaders`, for read-only and above."""
        return await self._call("host.get_supported_bootloaders", _string_set, ref)

    async def get_resident_VMs(self, ref: Ref["_host"]) -> list[Ref["_VM"]]:
        """`host.get_resident_VMs`, for read-only and above."""
        return await self._call("host.get_resident_VMs", _VM_ref_set, ref)

    async def get_logging(self, ref: Ref["_host"]) -> dict[str, str]:
        """`host.get_logging`, for read-only and above."""
        return await self._call("host.get_logging", _string_to_string, ref)

    async def set_logging(self, ref: Ref["_host"], value: Mapping[str, str]) -> None:
        """`host.set_logging`, for pool-operator and above."""
        await self._call("host.set_logging", VOID, ref, value)

    async def add_to_logging(self, ref: Ref["_host"], key: str, value: str) -> None:
        """`host.add_to_logging`, for pool-operator and above."""
        await self._call("host.add_to_logging", VOID, ref, key, value)

    async def remove_from_logging(self, ref: Ref["_host"], key: str) -> None:
        """`host.remove_from_logging`, for pool-operator and above."""
        await self._call("host.remove_from_logging", VOID, ref, key)

    async def get_PIFs(self, ref: Ref["_host"]) -> list[Ref["_PIF"]]:
        """`host.get_PIFs`, for read-only and above."""
        return await self._call("host.get_PIFs", _PIF_ref_set, ref)

    async def get_suspend_image_sr(self, ref: Ref["_host"]) -> Ref["_SR"]:
        """`host.get_suspend_image_sr`, for read-only and above."""
        return await self._call("host.get_suspend_image_sr", _SR_ref, ref)

    async def set_suspend_image_sr(self, ref: Ref["_host"], value: Ref["_SR"]) -> None:
        """`host.set_suspend_image_sr`, for pool-operator and above."""
        await self._call("host.set_suspend_image_sr", VOID, ref, value)

    async def get_crash_dump_sr(self, ref: Ref["_host"]) -> Ref["_SR"]:
        """`host.get_crash_dump_sr`, for read-only and above."""
        return await self._call("host.get_crash_dump_sr", _SR_ref, ref)

    async def set_crash_dump_sr(self, ref: Ref["_host"], value: Ref["_SR"]) -> None:
        """`host.set_crash_dump_sr`, for pool-operator and above."""
        await self._call("host.set_crash_dump_sr", VOID, ref, value)

    async def get_crashdumps(self, ref: Ref["_host"]) -> list[Ref["_host_crashdump"]]:
        """`host.get_crashdumps`, for read-only and above."""
        return await self._call("host.get_crashdumps", _host_crashdump_ref_set, ref)

    async def get_patches(self, ref: Ref["_host"]) -> list[Ref["_host_patch"]]:
        """`host.get_patches`, for read-only and above. State: deprecated."""
        return await self._call("host.get_patches", _host_patch_ref_set, ref)

    async def get_updates(self, ref: Ref["_host"]) -> list[Ref["_pool_update"]]:
        """`host.get_updates`, for read-only and above."""
        return await self._call("host.get_updates", _pool_update_ref_set, ref)

    async def get_PBDs(self, ref: Ref["_host"]) -> list[Ref["_PBD"]]:
        """`host.get_PBDs`, for read-only and above."""
        return await self._call("host.get_PBDs", _PBD_ref_set, ref)

    async def get_host_CPUs(self, ref: Ref["_host"]) -> list[Ref["_host_cpu"]]:
        """`host.get_host_CPUs`, for read-only and above."""
        return await self._call("host.get_host_CPUs", _host_cpu_ref_set, ref)

    async def get_cpu_info(self, ref: Ref["_host"]) -> dict[str, str]:
        """`host.get_cpu_info`, for read-only and above."""
        return await self._call("host.get_cpu_info", _string_to_string, ref)

    async def get_hostname(self, ref: Ref["_host"]) -> str:
        """`host.get_hostname`, for read-only and above."""
        return await self._call("host.get_hostname", STRING, ref)

    async def set_hostname(self, ref: Ref["_host"], value: str) -> None:
        """`host.set_hostname`, for pool-operator and above."""
        await self._call("host.set_hostname", VOID, ref, value)

    async def get_address(self, ref: Ref["_host"]) -> str:
        """`host.get_address`, for read-only and above."""
        return await self._call("host.get_address", STRING, ref)

    async def set_address(self, ref: Ref["_host"], value: str) -> None:
        """`host.set_address`, for pool-operator and above."""
        await self._call("host.set_address", VOID, ref, value)

    async def get_metrics(self, ref: Ref["_host"]) -> Ref["_host_metrics"]:
        """`host.get_metrics`, for read-only and above."""
        return await self._call("host.get_metrics", _host_metrics_ref, ref)

    async def get_license_params(self, ref: Ref["_host"]) -> dict[str, str]:
        """`host.get_license_params`, for read-only and above."""
        return await self._call("host.get_license_params", _string_to_string, ref)

    async def get_ha_statefiles(self, ref: Ref["_host"]) -> list[str]:
        """`host.get_ha_statefiles`, for read-only and above."""
        return await self._call("host.get_ha_statefiles", _string_set, ref)

    async def get_ha_network_peers(self, ref: Ref["_host"]) -> list[str]:
        """`host.get_ha_network_peers`, for read-only and above."""
        return await self._call("host.get_ha_network_peers", _string_set, ref)

    async def get_blobs(self, ref: Ref["_host"]) -> dict[str, Ref["_blob"]]:
        """`host.get_blobs`, for read-only and above."""
        return await self._call("host.get_blobs", _string_to_blob_ref, ref)

    async def get_tags(self, ref: Ref["_host"]) -> list[str]:
        """`host.get_tags`, for read-only and above."""
        return await self._call("host.get_tags", _string_set, ref)

    async def set_tags(self, ref: Ref["_host"], value: Strings) -> None:
        """`host.set_tags`, for vm-operator and above."""
        await self._call("host.set_tags", VOID, ref, value)

    async def add_tags(self, ref: Ref["_host"], value: str) -> None:
        """`host.add_tags`, for vm-operator and above."""
        await self._call("host.add_tags", VOID, ref, value)

    async def remove_tags(self, ref: Ref["_host"], value: str) -> None:
        """`host.remove_tags`, for vm-operator and above."""
        await self._call("host.remove_tags", VOID, ref, value)

    async def get_external_auth_type(self, ref: Ref["_host"]) -> str:
        """`host.get_external_auth_type`, for read-only and above."""
        return await self._call("host.get_external_auth_type", STRING, ref)

    async def get_external_auth_service_name(self, ref: Ref["_host"]) -> str:
        """`host.get_external_auth_service_name`, for read-only and above."""
        return await self._call("host.get_external_auth_service_name", STRING, ref)

    async def get_external_auth_configuration(self, ref: Ref["_host"]) -> dict[str, str]:
        """`host.get_external_auth_configuration`, for read-only and above."""
        return await self._call("host.get_external_auth_configuration", _string_to_string, ref)

    async def get_edition(self, ref: Ref["_host"]) -> str:
        """`host.get_edition`, for read-only and above."""
        return await self._call("host.get_edition", STRING, ref)

    async def get_license_server(self, ref: Ref["_host"]) -> dict[str, str]:
        """`host.get_license_server`, for read-only and above."""
        return await self._call("host.get_license_server", _string_to_string, ref)

    async def set_license_server(self, ref: Ref["_host"], value: Mapping[str, str]) -> None:
        """`host.set_license_server`, for pool-operator and above."""
        await self._call("host.set_license_server", VOID, ref, value)

    async def add_to_license_server(self, ref: Ref["_host"], key: str, value: str) -> None:
        """`host.add_to_license_server`, for pool-operator and above."""
        await self._call("host.add_to_license_server", VOID, ref, key, value)

    async def remove_from_license_server(self, ref: Ref["_host"], key: str) -> None:
        """`host.remove_from_license_server`, for pool-operator and above."""
        await self._call("host.remove_from_license_server", VOID, ref, key)

    async def get_bios_strings(self, ref: Ref["_host"]) -> dict[str, str]:
        """`host.get_bios_strings`, for read-only and above."""
        return await self._call("host.get_bios_strings", _string_to_string, ref)

    async def get_power_on_mode(self, ref: Ref["_host"]) -> str:
        """`host.get_power_on_mode`, for read-only and above."""
        return await self._call("host.get_power_on_mode", STRING, ref)

    async def get_power_on_config(self, ref: Ref["_host"]) -> dict[str, str]:
        """`host.get_power_on_config`, for read-only and above."""
        return await self._call("host.get_power_on_config", _string_to_string, ref)

    async def get_local_cache_sr(self, ref: Ref["_host"]) -> Ref["_SR"]:
        """`host.get_local_cache_sr`, for read-only and above."""
        return await self._call("host.get_local_cache_sr", _SR_ref, ref)

    async def get_chipset_info(self, ref: Ref["_host"]) -> dict[str, str]:
        """`host.get_chipset_info`, for read-only and above."""
        return await self._call("host.get_chipset_info", _string_to_string, ref)

    async def get_PCIs(self, ref: Ref["_host"]) -> list[Ref["_PCI"]]:
        """`host.get_PCIs`, for read-only and above."""
        return await self._call("host.get_PCIs", _PCI_ref_set, ref)

    async def get_PGPUs(self, ref: Ref["_host"]) -> list[Ref["_PGPU"]]:
        """`host.get_PGPUs`, for read-only and above."""
        return await self._call("host.get_PGPUs", _PGPU_ref_set, ref)

    async def get_PUSBs(self, ref: Ref["_host"]) -> list[Ref["_PUSB"]]:
        """`host.get_PUSBs`, for read-only and above."""
        return await self._call("host.get_PUSBs", _PUSB_ref_set, ref)

    async def get_ssl_legacy(self, ref: Ref["_host"]) -> bool:
        """`host.get_ssl_legacy`, for read-only and above. State: deprecated."""
        return await self._call("host.get_ssl_legacy", BOOL, ref)

    async def get_guest_VCPUs_params(self, ref: Ref["_host"]) -> dict[str, str]:
        """`host.get_guest_VCPUs_params`, for read-only and above."""
        return await self._call("host.get_guest_VCPUs_params", _string_to_string, ref)

    async def set_guest_VCPUs_params(self, ref: Ref["_host"], value: Mapping[str, str]) -> None:
        """`host.set_guest_VCPUs_params`, for pool-operator and above."""
        await self._call("host.set_guest_VCPUs_params", VOID, ref, value)

    async def add_to_guest_VCPUs_params(self, ref: Ref["_host"], key: str, value: str) -> None:
        """`host.add_to_guest_VCPUs_params`, for pool-operator and above."""
        await self._call("host.add_to_guest_VCPUs_params", VOID, ref, key, value)

    async def remove_from_guest_VCPUs_params(self, ref: Ref["_host"], key: str) -> None:
        """`host.remove_from_guest_VCPUs_params`, for pool-operator and above."""
        await self._call("host.remove_from_guest_VCPUs_params", VOID, ref, key)

    async def get_display(self, ref: Ref["_host"]) -> HostDisplay:
        """`host.get_display`, for read-only and above."""
        return await self._call("host.get_display", _host_display_word, ref)

    async def set_display(self, ref: Ref["_host"], value: HostDisplayWord) -> None:
        """`host.set_display`, for pool-operator and above."""
        await self._call("host.set_display", VOID, ref, value)

    async def get_virtual_hardware_platform_versions(self, ref: Ref["_host"]) -> list[int]:
        """`host.get_virtual_hardware_platform_versions`, for read-only and above."""
        return await self._call("host.get_virtual_hardware_platform_versions", _int_set, ref)

    async def get_control_domain(self, ref: Ref["_host"]) -> Ref["_VM"]:
        """`host.get_control_domain`, for read-only and above."""
        return await self._call("host.get_control_domain", _VM_ref, ref)

    async def get_updates_requiring_reboot(self, ref: Ref["_host"]) -> list[Ref["_pool_update"]]:
        """`host.get_updates_requiring_reboot`, for read-only and above."""
        return await self._call("host.get_updates_requiring_reboot", _pool_update_ref_set, ref)

    async def get_features(self, ref: Ref["_host"]) -> list[Ref["_Feature"]]:
        """`host.get_features`, for read-only and above."""
        return await self._call("host.get_features", _Feature_ref_set, ref)

    async def get_iscsi_iqn(self, ref: Ref["_host"]) -> str:
        """`host.get_iscsi_iqn`, for read-only and above."""
        return await self._call("host.get_iscsi_iqn", STRING, ref)

    async def get_multipathing(self, ref: Ref["_host"]) -> bool:
        """`host.get_multipathing`, for read-only and above."""
        return await self._call("host.get_multipathing", BOOL, ref)

    async def get_uefi_certificates(self, ref: Ref["_host"]) -> str:
        """`host.get_uefi_certificates`, for read-only and above. State: deprecated."""
        return await self._call("host.get_uefi_certificates", STRING, ref)

    async def get_certificates(self, ref: Ref["_host"]) -> list[Ref["_Certificate"]]:
        """`host.get_certificates`, for read-only and above."""
        return await self._call("host.get_certificates", _Certificate_ref_set, ref)

    async def get_editions(self, ref: Ref["_host"]) -> list[str]:
        """`host.get_editions`, for read-only and above."""
        return await self._call("host.get_editions", _string_set, ref)

    async def get_pending_guidances(self, ref: Ref["_host"]) -> list[UpdateGuidances]:
        """`host.get_pending_guidances`, for read-only and above."""
        return await self._call("host.get_pending_guidances", _update_guidances_word_set, ref)

    async def get_tls_verification_enabled(self, ref: Ref["_host"]) -> bool:
        """`host.get_tls_verification_enabled`, for read-only and above."""
        return await self._call("host.get_tls_verification_enabled", BOOL, ref)

    async def get_last_software_update(self, ref: Ref["_host"]) -> Date:
        """`host.get_last_software_update`, for read-only and above. State: prototyped."""
        return await self._call("host.get_last_software_update", DATE, ref)

    async def get_https_only(self, ref: Ref["_host"]) -> bool:
        """`host.get_https_only`, for read-only and above. State: prototyped."""
        return await self._call("host.get_https_only", BOOL, ref)

    async def get_latest_synced_updates_applied(self, ref: Ref["_host"]) -> LatestSyncedUpdatesAppliedState:
        """`host.get_latest_synced_updates_applied`, for read-only and above. State: prototyped."""
        return await self._call("host.get_latest_synced_updates_applied", _latest_synced_updates_applied_state_word, ref)

    async def get_numa_affinity_policy(self, ref: Ref["_host"]) -> HostNumaAffinityPolicy:
        """`host.get_numa_affinity_policy`, for read-only and above. State: prototyped."""
        return await self._call("host.get_numa_affinity_policy", _host_numa_affinity_policy_word, ref)

    async def get_pending_guidances_recommended(self, ref: Ref["_host"]) -> list[UpdateGuidances]:
        """`host.get_pending_guidances_recommended`, for read-only and above. State: prototyped."""
        return await self._call("host.get_pending_guidances_recommended", _update_guidances_word_set, ref)

    async def get_pending_guidances_full(self, ref: Ref["_host"]) -> list[UpdateGuidances]:
        """`host.get_pending_guidances_full`, for read-only and above. State: prototyped."""
        return await self._call("host.get_pending_guidances_full", _update_guidances_word_set, ref)

    async def get_last_update_hash(self, ref: Ref["_host"]) -> str:
        """`host.get_last_update_hash`, for read-only and above. State: prototyped."""
        return await self._call("host.get_last_update_hash", STRING, ref)

    async def get_ssh_enabled(self, ref: Ref["_host"]) -> bool:
        """`host.get_ssh_enabled`, for read-only and above. State: prototyped."""
        return await self._call("host.get_ssh_enabled", BOOL, ref)

    async def get_ssh_enabled_timeout(self, ref: Ref["_host"]) -> int:
        """`host.get_ssh_enabled_timeout`, for read-only and above. Units: result: seconds. State: prototyped."""
        return await self._call("host.get_ssh_enabled_timeout", INT, ref)

    async def get_ssh_expiry(self, ref: Ref["_host"]) -> Date:
        """`host.get_ssh_expiry`, for read-only and above. State: prototyped."""
        return await self._call("host.get_ssh_expiry", DATE, ref)

    async def get_console_idle_timeout(self, ref: Ref["_host"]) -> int:
        """`host.get_console_idle_timeout`, for read-only and above. Units: result: seconds. State: prototyped."""
        return await self._call("host.get_console_idle_timeout", INT, ref)

    async def get_ssh_auto_mode(self, ref: Ref["_host"]) -> bool:
        """`host.get_ssh_auto_mode`, for read-only and above. State: prototyped."""
        return await self._call("host.get_ssh_auto_mode", BOOL, ref)

    async def get_max_cstate(self, ref: Ref["_host"]) -> str:
        """`host.get_max_cstate`, for read-only and above. State: prototyped."""
        return await self._call("host.get_max_cstate", STRING, ref)

    async def get_secure_boot(self, ref: Ref["_host"]) -> bool:
        """`host.get_secure_boot`, for read-only and above. State: prototyped."""
        return await self._call("host.get_secure_boot", BOOL, ref)

    async def get_ntp_mode(self, ref: Ref["_host"]) -> HostNtpMode:
        """`host.get_ntp_mode`, for read-only and above. State: prototyped."""
        return await self._call("host.get_ntp_mode", _host_ntp_mode_word, ref)

    async def get_ntp_custom_servers(self, ref: Ref["_host"]) -> list[str]:
        """`host.get_ntp_custom_servers`, for read-only and above. State: prototyped."""
        return await self._call("host.get_ntp_custom_servers", _string_set, ref)

    async def get_timezone(self, ref: Ref["_host"]) -> str:
        """`host.get_timezone`, for read-only and above. State: prototyped."""
        return await self._call("host.get_timezone", STRING, ref)


class HostAsync(AsyncMessages):
    """The messages of `host` that run as tasks."""

    __slots__ = ()

    async def disable(self, host: Ref["_host"], auto_enable: bool | None = None) -> TaskRef[None]:
        """`host.disable`, for pool-operator+client-cert and above. By default auto_enable = True."""
        return await self._start("host.disable", VOID, host, *given((auto_enable, True)))

    async def enable(self, host: Ref["_host"]) -> TaskRef[None]:
        """`host.enable`, for pool-operator+client-cert and above."""
        return await self._start("host.enable", VOID, host)

    async def shutdown(self, host: Ref["_host"]) -> TaskRef[None]:
        """`host.shutdown`, for pool-operator and above."""
        return await self._start("host.shutdown", VOID, host)

    async def reboot(self, host: Ref["_host"]) -> TaskRef[None]:
        """`host.reboot`, for pool-operator and above."""
        return await self._start("host.reboot", VOID, host)

    async def prepare_for_poweroff(self, host: Ref["_host"]) -> TaskRef[None]:
        """`host.prepare_for_poweroff`, for local-root-only and above."""
        return await self._start("host.prepare_for_poweroff", VOID, host)

    async def dmesg(self, host: Ref["_host"]) -> TaskRef[str]:
        """`host.dmesg`, for pool-operator and above."""
        return await self._start("host.dmesg", STRING, host)

    async def dmesg_clear(self, host: Ref["_host"]) -> TaskRef[str]:
        """`host.dmesg_clear`, for pool-operator and above."""
        return await self._start("host.dmesg_clear", STRING, host)

    async def get_log(self, host: Ref["_host"]) -> TaskRef[str]:
        """`host.get_log`, for read-only and above."""
        return await self._start("host.get_log", STRING, host)

    async def send_debug_keys(self, host: Ref["_host"], keys: str) -> TaskRef[None]:
        """`host.send_debug_keys`, for pool-admin and above."""
        return await self._start("host.send_debug_keys", VOID, host, keys)

    async def bugreport_upload(self, host: Ref["_host"], url: str, options: Mapping[str, str]) -> TaskRef[None]:
        """`host.bugreport_upload`, for pool-operator and above."""
        return await self._start("host.bugreport_upload", VOID, host, url, options)

    async def license_apply(self, host: Ref["_host"], contents: str) -> TaskRef[None]:
        """`host.license_apply`, for pool-operator and above. Removed from XAPI: answers MESSAGE_REMOVED.

        Errors: LICENSE_PROCESSING_ERROR.
        """
        return await self._start("host.license_apply", VOID, host, contents)

    async def license_add(self, host: Ref["_host"], contents: str) -> TaskRef[None]:
        """`host.license_add`, for pool-operator and above.

        Errors: LICENSE_PROCESSING_ERROR.
        """
        return await self._start("host.license_add", VOID, host, contents)

    async def license_remove(self, host: Ref["_host"]) -> TaskRef[None]:
        """`host.license_remove`, for pool-operator and above."""
        return await self._start("host.license_remove", VOID, host)

    async def create(self, uuid: str, name_label: str, name_description: str, hostname: str, address: str, external_auth_type: str | None = None, external_auth_service_name: str | None = None, external_auth_configuration: Mapping[str, str] | None = None, license_params: Mapping[str, str] | None = None, edition: str | None = None, license_server: Mapping[str, str] | None = None, local_cache_sr: Ref["_SR"] | None = None, chipset_info: Mapping[str, str] | None = None, ssl_legacy: bool | None = None, last_software_update: Date | None = None, last_update_hash: str | None = None, ssh_enabled: bool | None = None, ssh_enabled_timeout: int | None = None, ssh_expiry: Date | None = None, console_idle_timeout: int | None = None, ssh_auto_mode: bool | None = None, secure_boot: bool | None = None, software_version: Mapping[str, str] | None = None, https_only: bool | None = None, max_cstate: str | None = None, ntp_mode: HostNtpModeWord | None = None, ntp_custom_servers: Strings | None = None, timezone: str | None = None, numa_affinity_policy: HostNumaAffinityPolicyWord | None = None, latest_synced_updates_applied: LatestSyncedUpdatesAppliedStateWord | None = None, pending_guidances_full: Items[UpdateGuidancesWord] | None = None, pending_guidances_recommended: Items[UpdateGuidancesWord] | None = None) -> TaskRef[Ref["_host"]]:
        """`host.create`, for pool-operator and above. Units: ssh_enabled_timeout: seconds; console_idle_timeout: seconds. By default external_auth_type = '', external_auth_service_name = '', external_auth_configuration = {}, license_params = {}, edition = '', license_server = {'address': 'localhost', 'port': '27000'}, local_cache_sr = 'OpaqueRef:NULL', chipset_info = {}, ssl_legacy = True, last_software_update = never, last_update_hash = '', ssh_enabled = True, ssh_enabled_timeout = 0, ssh_expiry = never, console_idle_timeout = 0, ssh_auto_mode = False, secure_boot = False, software_version = {}, https_only = False, max_cstate = '', ntp_mode = 'Factory', ntp_custom_servers = [], timezone = 'UTC', numa_affinity_policy = 'default_policy', latest_synced_updates_applied = [], pending_guidances_full = [], pending_guidances_recommended = []."""
        return await self._start("host.create", _host_ref, uuid, name_label, name_description, hostname, address, *given((external_auth_type, ""), (external_auth_service_name, ""), (external_auth_configuration, {}), (license_params, {}), (edition, ""), (license_server, {'address': 'localhost', 'port': '27000'}), (local_cache_sr, "OpaqueRef:NULL"), (chipset_info, {}), (ssl_legacy, True), (last_software_update, EPOCH), (last_update_hash, ""), (ssh_enabled, True), (ssh_enabled_timeout, 0), (ssh_expiry, EPOCH), (console_idle_timeout, 0), (ssh_auto_mode, False), (secure_boot, False), (software_version, {}), (https_only, False), (max_cstate, ""), (ntp_mode, "Factory"), (ntp_custom_servers, []), (timezone, "UTC"), (numa_affinity_policy, "default_policy"), (latest_synced_updates_applied, []), (pending_guidances_full, []), (pending_guidances_recommended, [])))

    async def destroy(self, ref: Ref["_host"]) -> TaskRef[None]:
        """`host.destroy`, for pool-operator and above."""
        return await self._start("host.destroy", VOID, ref)

    async def power_on(self, host: Ref["_host"]) -> TaskRef[None]:
        """`host.power_on`, for pool-operator and above."""
        return await self._start("host.power_on", VOID, host)

    async def set_license_params(self, ref: Ref["_host"], value: Mapping[str, str]) -> TaskRef[None]:
        """`host.set_license_params`, for local-root-only and above. For the pool's own hosts only."""
        return await self._start("host.set_license_params", VOID, ref, value)

    async def ha_disarm_fencing(self, host: Ref["_host"]) -> TaskRef[None]:
        """`host.ha_disarm_fencing`, for local-root-only and above. For the pool's own hosts only."""
        return await self._start("host.ha_disarm_fencing", VOID, host)

    async def preconfigure_ha(self, host: Ref["_host"], statefiles: Items[Ref["_VDI"]], metadata_vdi: Ref["_VDI"], generation: str) -> TaskRef[None]:
        """`host.preconfigure_ha`, for local-root-only and above. For the pool's own hosts only."""
        return await self._start("host.preconfigure_ha", VOID, host, statefiles, metadata_vdi, generation)

    async def ha_join_liveset(self, host: Ref["_host"]) -> TaskRef[None]:
        """`host.ha_join_liveset`, for local-root-only and above. For the pool's own hosts only."""
        return await self._start("host.ha_join_liveset", VOID, host)

    async def ha_disable_failover_decisions(self, host: Ref["_host"]) -> TaskRef[None]:
        """`host.ha_disable_failover_decisions`, for local-root-only and above. For the pool's own hosts only."""
        return await self._start("host.ha_disable_failover_decisions", VOID, host)

    async def ha_wait_for_shutdown_via_statefile(self, host: Ref["_host"]) -> TaskRef[None]:
        """`host.ha_wait_for_shutdown_via_statefile`, for local-root-only and above. For the pool's own hosts only."""
        return await self._start("host.ha_wait_for_shutdown_via_statefile", VOID, host)

    async def ha_stop_daemon(self, host: Ref["_host"]) -> TaskRef[None]:
        """`host.ha_stop_daemon`, for local-root-only and above. For the pool's own hosts only."""
        return await self._start("host.ha_stop_daemon", VOID, host)

    async def ha_release_resources(self, host: Ref["_host"]) -> TaskRef[None]:
        """`host.ha_release_resources`, for local-root-only and above. For the pool's own hosts only."""
        return await self._start("host.ha_release_resources", VOID, host)

    async def assert_can_evacuate(self, host: Ref["_host"]) -> TaskRef[None]:
        """`host.assert_can_evacuate`, for pool-operator and above."""
        return await self._start("host.assert_can_evacuate", VOID, host)

    async def get_vms_which_prevent_evacuation(self, ref: Ref["_host"]) -> TaskRef[dict[Ref["_VM"], list[str]]]:
        """`host.get_vms_which_prevent_evacuation`, for read-only and above."""
        return await self._start("host.get_vms_which_prevent_evacuation", _VM_ref_to_string_set, ref)

    async def get_uncooperative_resident_VMs(self, ref: Ref["_host"]) -> TaskRef[list[Ref["_VM"]]]:
        """`host.get_uncooperative_resident_VMs`, for read-only and above. State: deprecated."""
        return await self._start("host.get_uncooperative_resident_VMs", _VM_ref_set, ref)

    async def get_uncooperative_domains(self, ref: Ref["_host"]) -> TaskRef[list[str]]:
        """`host.get_uncooperative_domains`, for local-root-only and above. State: deprecated. For the pool's own hosts only."""
        return await self._start("host.get_uncooperative_domains", _string_set, ref)

    async def evacuate(self, host: Ref["_host"], network: Ref["_network"] | None = None, evacuate_batch_size: int | None = None) -> TaskRef[None]:
        """`host.evacuate`, for pool-operator+client-cert and above. By default network = 'OpaqueRef:NULL', evacuate_batch_size = 0."""
        return await self._start("host.evacuate", VOID, host, *given((network, "OpaqueRef:NULL"), (evacuate_batch_size, 0)))

    async def notify(self, ty: str, params: str) -> TaskRef[None]:
        """`host.notify`, for local-root-only and above. For the pool's own hosts only."""
        return await self._start("host.notify", VOID, ty, params)

    async def syslog_reconfigure(self, host: Ref["_host"]) -> TaskRef[None]:
        """`host.syslog_reconfigure`, for pool-operator and above."""
        return await self._start("host.syslog_reconfigure", VOID, host)

    async def management_reconfigure(self, pif: Ref["_PIF"]) -> TaskRef[None]:
        """`host.management_reconfigure`, for pool-operator and above."""
        return await self._start("host.management_reconfigure", VOID, pif)

    async def get_management_interface(self, host: Ref["_host"]) -> TaskRef[Ref["_PIF"]]:
        """`host.get_management_interface`, for pool-operator and above."""
        return await self._start("host.get_management_interface", _PIF_ref, host)

    async def restart_agent(self, host: Ref["_host"]) -> TaskRef[None]:
        """`host.restart_agent`, for pool-operator and above."""
        return await self._start("host.restart_agent", VOID, host)

    async def compute_free_memory(self, host: Ref["_host"]) -> TaskRef[int]:
        """`host.compute_free_memory`, for read-only and above. Units: result: bytes."""
        return await self._start("host.compute_free_memory", INT, host)

    async def compute_memory_overhead(self, host: Ref["_host"]) -> TaskRef[int]:
        """`host.compute_memory_overhead`, for read-only and above. Units: result: bytes."""
        return await self._start("host.compute_memory_overhead", INT, host)

    async def create_new_blob(self, host: Ref["_host"], name: str, mime_type: str, public: bool | None = None) -> TaskRef[Ref["_blob"]]:
        """`host.create_new_blob`, for pool-operator and above. By default public = False."""
        return await self._start("host.create_new_blob", _blob_ref, host, name, mime_type, *given((public, False)))

    async def call_plugin(self, host: Ref["_host"], plugin: str, fn: str, args: Mapping[str, str]) -> TaskRef[str]:
        """`host.call_plugin`, for pool-admin and above."""
        return await self._start("host.call_plugin", STRING, host, plugin, fn, args)

    async def has_extension(self, host: Ref["_host"], name: str) -> TaskRef[bool]:
        """`host.has_extension`, for pool-admin and above."""
        return await self._start("host.has_extension", BOOL, host, name)

    async def enable_binary_storage(self, host: Ref["_host"]) -> TaskRef[None]:
        """`host.enable_binary_storage`, for local-root-only and above. For the pool's own hosts only."""
        return await self._start("host.enable_binary_storage", VOID, host)

    async def disable_binary_storage(self, host: Ref["_host"]) -> TaskRef[None]:
        """`host.disable_binary_storage`, for local-root-only and above. For the pool's own hosts only."""
        return await self._start("host.disable_binary_storage", VOID, host)

    async def retrieve_wlb_evacuate_recommendations(self, ref: Ref["_host"]) -> TaskRef[dict[Ref["_VM"], list[str]]]:
        """`host.retrieve_wlb_evacuate_recommendations`, for read-only and above."""
        return await self._start("host.retrieve_wlb_evacuate_recommendations", _VM_ref_to_string_set, ref)

    async def install_ca_certificate(self, host: Ref["_host"], name: str, cert: str) -> TaskRef[None]:
        """`host.install_ca_certificate`, for local-root-only and above. For the pool's own hosts only."""
        return await self._start("host.install_ca_certificate", VOID, host, name, cert)

    async def uninstall_ca_certificate(self, host: Ref["_host"], name: str, force: bool | None = None) -> TaskRef[None]:
        """`host.uninstall_ca_certificate`, for local-root-only and above. By default force = False. For the pool's own hosts only."""
        return await self._start("host.uninstall_ca_certificate", VOID, host, name, *given((force, False)))

    async def certificate_list(self, host: Ref["_host"]) -> TaskRef[list[str]]:
        """`host.certificate_list`, for local-root-only and above. State: deprecated. For the pool's own hosts only."""
        return await self._start("host.certificate_list", _string_set, host)

    async def crl_install(self, host: Ref["_host"], name: str, crl: str) -> TaskRef[None]:
        """`host.crl_install`, for local-root-only and above. For the pool's own hosts only."""
        return await self._start("host.crl_install", VOID, host, name, crl)

    async def crl_uninstall(self, host: Ref["_host"], name: str) -> TaskRef[None]:
        """`host.crl_uninstall`, for local-root-only and above. For the pool's own hosts only."""
        return await self._start("host.crl_uninstall", VOID, host, name)

    async def crl_list(self, host: Ref["_host"]) -> TaskRef[list[str]]:
        """`host.crl_list`, for local-root-only and above. For the pool's own hosts only."""
        return await self._start("host.crl_list", _string_set, host)

    async def certificate_sync(self, host: Ref["_host"]) -> TaskRef[None]:
        """`host.certificate_sync`, for local-root-only and above. For the pool's own hosts only."""
        return await self._start("host.certificate_sync", VOID, host)

    async def get_server_certificate(self, host: Ref["_host"]) -> TaskRef[str]:
        """`host.get_server_certificate`, for read-only and above."""
        return await self._start("host.get_server_certificate", STRING, host)

    async def refresh_server_certificate(self, host: Ref["_host"]) -> TaskRef[None]:
        """`host.refresh_server_certificate`, for pool-admin and above."""
        return await self._start("host.refresh_server_certificate", VOID, host)

    async def install_server_certificate(self, host: Ref["_host"], certificate: str, private_key: str, certificate_chain: str | None = None) -> TaskRef[None]:
        """`host.install_server_certificate`, for pool-admin and above. By default certificate_chain = ''."""
        return await self._start("host.install_server_certificate", VOID, host, certificate, private_key, *given((certificate_chain, "")))

    async def reset_server_certificate(self, host: Ref["_host"]) -> TaskRef[None]:
        """`host.reset_server_certificate`, for pool-admin and above."""
        return await self._start("host.reset_server_certificate", VOID, host)

    async def update_pool_secret(self, host: Ref["_host"], pool_secret: str) -> TaskRef[None]:
        """`host.update_pool_secret`, for local-root-only and above. For the pool's own hosts only."""
        return await self._start("host.update_pool_secret", VOID, host, pool_secret)

    async def update_master(self, host: Ref["_host"], master_address: str) -> TaskRef[None]:
        """`host.update_master`, for local-root-only and above. For the pool's own hosts only."""
        return await self._start("host.update_master", VOID, host, master_address)

    async def attach_static_vdis(self, host: Ref["_host"], vdi_reason_map: Mapping[Ref["_VDI"], str]) -> TaskRef[None]:
        """`host.attach_static_vdis`, for local-root-only and above. For the pool's own hosts only."""
        return await self._start("host.attach_static_vdis", VOID, host, vdi_reason_map)

    async def detach_static_vdis(self, host: Ref["_host"], vdis: Items[Ref["_VDI"]]) -> TaskRef[None]:
        """`host.detach_static_vdis`, for local-root-only and above. For the pool's own hosts only."""
        return await self._start("host.detach_static_vdis", VOID, host, vdis)

    async def set_localdb_key(self, host: Ref["_host"], key: str, value: str) -> TaskRef[None]:
        """`host.set_localdb_key`, for local-root-only and above. For the pool's own hosts only."""
        return await self._start("host.set_localdb_key", VOID, host, key, value)

    async def refresh_pack_info(self, host: Ref["_host"]) -> TaskRef[None]:
        """`host.refresh_pack_info`, for pool-operator and above. State: deprecated."""
        return await self._start("host.refresh_pack_info", VOID, host)

    async def set_power_on_mode(self, ref: Ref["_host"], power_on_mode: str, power_on_config: Mapping[str, str]) -> TaskRef[None]:
        """`host.set_power_on_mode`, for pool-operator and above."""
        return await self._start("host.set_power_on_mode", VOID, ref, power_on_mode, power_on_config)

    async def reset_networking(self, host: Ref["_host"]) -> TaskRef[None]:
        """`host.reset_networking`, for pool-operator and above."""
        return await self._start("host.reset_networking", VOID, host)

    async def migrate_receive(self, host: Ref["_host"], network: Ref["_network"], options: Mapping[str, str]) -> TaskRef[dict[str, str]]:
        """`host.migrate_receive`, for vm-power-admin and above."""
        return await self._start("host.migrate_receive", _string_to_string, host, network, options)

    async def declare_dead(self, host: Ref["_host"]) -> TaskRef[None]:
        """`host.declare_dead`, for pool-operator and above."""
        return await self._start("host.declare_dead", VOID, host)

    async def enable_display(self, host: Ref["_host"]) -> TaskRef[HostDisplay]:
        """`host.enable_display`, for pool-operator and above."""
        return await self._start("host.enable_display", _host_display_word, host)

    async def disable_display(self, host: Ref["_host"]) -> TaskRef[HostDisplay]:
        """`host.disable_display`, for pool-operator and above."""
        return await self._start("host.disable_display", _host_display_word, host)

    async def set_ssl_legacy(self, ref: Ref["_host"], value: bool) -> TaskRef[None]:
        """`host.set_ssl_legacy`, for pool-operator and above."""
        return await self._start("host.set_ssl_legacy", VOID, ref, value)

    async def apply_guest_agent_config(self, host: Ref["_host"]) -> TaskRef[None]:
        """`host.apply_guest_agent_config`, for pool-admin and above."""
        return await self._start("host.apply_guest_agent_config", VOID, host)

    async def mxgpu_vf_setup(self, host: Ref["_host"]) -> TaskRef[None]:
        """`host.mxgpu_vf_setup`, for vm-operator and above. For the pool's own hosts only."""
        return await self._start("host.mxgpu_vf_setup", VOID, host)

    async def nvidia_vf_setup(self, host: Ref["_host"], pf: Ref["_PCI"], enable: bool) -> TaskRef[None]:
        """`host.nvidia_vf_setup`, for vm-operator and above. For the pool's own hosts only."""
        return await self._start("host.nvidia_vf_setup", VOID, host, pf, enable)

    async def allocate_resources_for_vm(self, ref: Ref["_host"], vm: Ref["_VM"], live: bool) -> TaskRef[None]:
        """`host.allocate_resources_for_vm`, for vm-operator and above."""
        return await self._start("host.allocate_resources_for_vm", VOID, ref, vm, live)

    async def set_iscsi_iqn(self, host: Ref["_host"], value: str) -> TaskRef[None]:
        """`host.set_iscsi_iqn`, for pool-operator and above."""
        return await self._start("host.set_iscsi_iqn", VOID, host, value)

    async def set_multipathing(self, host: Ref["_host"], value: bool) -> TaskRef[None]:
        """`host.set_multipathing`, for pool-operator and above."""
        return await self._start("host.set_multipathing", VOID, host, value)

    async def write_uefi_certificates_to_disk(self, host: Ref["_host"]) -> TaskRef[None]:
        """`host.write_uefi_certificates_to_disk`, for local-root-only and above. For the pool's own hosts only."""
        return await self._start("host.write_uefi_certificates_to_disk", VOID, host)

    async def set_uefi_certificates(self, host: Ref["_host"], value: str) -> TaskRef[None]:
        """`host.set_uefi_certificates`, for local-root-only and above. State: deprecated."""
        return await self._start("host.set_uefi_certificates", VOID, host, value)

    async def notify_accept_new_pool_secret(self, host: Ref["_host"], old_ps: str, new_ps: str) -> TaskRef[None]:
        """`host.notify_accept_new_pool_secret`, for local-root-only and above."""
        return await self._start("host.notify_accept_new_pool_secret", VOID, host, old_ps, new_ps)

    async def notify_send_new_pool_secret(self, host: Ref["_host"], old_ps: str, new_ps: str) -> TaskRef[None]:
        """`host.notify_send_new_pool_secret`, for local-root-only and above."""
        return await self._start("host.notify_send_new_pool_secret", VOID, host, old_ps, new_ps)

    async def cleanup_pool_secret(self, host: Ref["_host"], old_ps: str, new_ps: str) -> TaskRef[None]:
        """`host.cleanup_pool_secret`, for local-root-only and above."""
        return await self._start("host.cleanup_pool_secret", VOID, host, old_ps, new_ps)

    async def set_sched_gran(self, ref: Ref["_host"], value: HostSchedGranWord) -> TaskRef[None]:
        """`host.set_sched_gran`, for local-root-only and above."""
        return await self._start("host.set_sched_gran", VOID, ref, value)

    async def get_sched_gran(self, ref: Ref["_host"]) -> TaskRef[HostSchedGran]:
        """`host.get_sched_gran`, for local-root-only and above."""
        return await self._start("host.get_sched_gran", _host_sched_gran_word, ref)

    async def set_numa_affinity_policy(self, ref: Ref["_host"], value: HostNumaAffinityPolicyWord) -> TaskRef[None]:
        """`host.set_numa_affinity_policy`, for pool-admin and above. State: prototyped."""
        return await self._start("host.set_numa_affinity_policy", VOID, ref, value)

    async def cert_distrib_atom(self, host: Ref["_host"], command: str) -> TaskRef[str]:
        """`host.cert_distrib_atom`, for local-root-only and above. For the pool's own hosts only."""
        return await self._start("host.cert_distrib_atom", STRING, host, command)

    async def apply_updates(self, ref: Ref["_host"], hash: str) -> TaskRef[list[list[str]]]:
        """`host.apply_updates`, for pool-operator+client-cert and above."""
        return await self._start("host.apply_updates", _string_set_set, ref, hash)

    async def rescan_drivers(self, ref: Ref["_host"]) -> TaskRef[None]:
        """`host.rescan_drivers`, for pool-admin and above. State: prototyped."""
        return await self._start("host.rescan_drivers", VOID, ref)

    async def copy_primary_host_certs(self, host: Ref["_host"]) -> TaskRef[None]:
        """`host.copy_primary_host_certs`, for pool-admin and above. For the pool's own hosts only."""
        return await self._start("host.copy_primary_host_certs", VOID, host)

    async def set_https_only(self, ref: Ref["_host"], value: bool) -> TaskRef[None]:
        """`host.set_https_only`, for pool-operator and above. State: prototyped."""
        return await self._start("host.set_https_only", VOID, ref, value)

    async def apply_recommended_guidances(self, ref: Ref["_host"]) -> TaskRef[None]:
        """`host.apply_recommended_guidances`, for pool-operator and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._start("host.apply_recommended_guidances", VOID, ref)

    async def enable_ssh(self, ref: Ref["_host"]) -> TaskRef[None]:
        """`host.enable_ssh`, for pool-admin and above. State: prototyped."""
        return await self._start("host.enable_ssh", VOID, ref)

    async def disable_ssh(self, ref: Ref["_host"]) -> TaskRef[None]:
        """`host.disable_ssh`, for pool-admin and above. State: prototyped."""
        return await self._start("host.disable_ssh", VOID, ref)

    async def set_ssh_enabled_timeout(self, ref: Ref["_host"], value: int) -> TaskRef[None]:
        """`host.set_ssh_enabled_timeout`, for pool-admin and above. Units: value: seconds. State: prototyped."""
        return await self._start("host.set_ssh_enabled_timeout", VOID, ref, value)

    async def set_console_idle_timeout(self, ref: Ref["_host"], value: int) -> TaskRef[None]:
        """`host.set_console_idle_timeout`, for pool-admin and above. Units: value: seconds. State: prototyped."""
        return await self._start("host.set_console_idle_timeout", VOID, ref, value)

    async def set_ssh_auto_mode(self, ref: Ref["_host"], value: bool) -> TaskRef[None]:
        """`host.set_ssh_auto_mode`, for pool-admin and above. State: prototyped."""
        return await self._start("host.set_ssh_auto_mode", VOID, ref, value)

    async def get_tracked_user_agents(self, ref: Ref["_host"]) -> TaskRef[dict[str, str]]:
        """`host.get_tracked_user_agents`, for read-only and above. State: prototyped."""
        return await self._start("host.get_tracked_user_agents", _string_to_string, ref)

    async def set_max_cstate(self, ref: Ref["_host"], value: str) -> TaskRef[None]:
        """`host.set_max_cstate`, for pool-operator and above. State: prototyped."""
        return await self._start("host.set_max_cstate", VOID, ref, value)

    async def set_ntp_mode(self, ref: Ref["_host"], value: HostNtpModeWord) -> TaskRef[None]:
        """`host.set_ntp_mode`, for pool-operator and above. State: prototyped."""
        return await self._start("host.set_ntp_mode", VOID, ref, value)

    async def set_ntp_custom_servers(self, ref: Ref["_host"], value: Strings) -> TaskRef[None]:
        """`host.set_ntp_custom_servers`, for pool-operator and above. State: prototyped."""
        return await self._start("host.set_ntp_custom_servers", VOID, ref, value)

    async def get_ntp_servers_status(self, ref: Ref["_host"]) -> TaskRef[dict[str, str]]:
        """`host.get_ntp_servers_status`, for read-only and above. State: prototyped."""
        return await self._start("host.get_ntp_servers_status", _string_to_string, ref)

    async def set_timezone(self, ref: Ref["_host"], value: str) -> TaskRef[None]:
        """`host.set_timezone`, for pool-operator and above. State: prototyped."""
        return await self._start("host.set_timezone", VOID, ref, value)

    async def list_timezones(self, ref: Ref["_host"]) -> TaskRef[list[str]]:
        """`host.list_timezones`, for read-only and above. State: prototyped."""
        return await self._start("host.list_timezones", _string_set, ref)

    async def get_ntp_synchronized(self, ref: Ref["_host"]) -> TaskRef[bool]:
        """`host.get_ntp_synchronized`, for read-only and above. State: prototyped."""
        return await self._start("host.get_ntp_synchronized", BOOL, ref)

    async def set_servertime(self, ref: Ref["_host"], value: Date) -> TaskRef[None]:
        """`host.set_servertime`, for pool-operator and above. State: prototyped."""
        return await self._start("host.set_servertime", VOID, ref, value)
