# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `pool`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages, given
from ..shapes import BOOL, DATE, INT, STRING, Shape, VOID
from ..types import Date, EPOCH, NULL_REF, Ref
from .enums import (
    HelloReturn,
    PoolAllowedOperations,
    PoolGuestSecurebootReadiness,
    TelemetryFrequency,
    UpdateSyncFrequency,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from ..types import Items, Strings, TaskRef
    from .enums import CertificatePurposeWord, UpdateSyncFrequencyWord
    from .certificate import Certificate as _Certificate
    from .pif import PIF as _PIF
    from .repository import Repository as _Repository
    from .sr import SR as _SR
    from .vdi import VDI as _VDI
    from .vm import VM as _VM
    from .blob import blob as _blob
    from .host import host as _host
    from .network import network as _network
    from .pool import pool as _pool
    from .secret import secret as _secret
    from .session import session as _session


class PoolRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a pool; one that an older server does not have holds its default."""

    uuid: str = ""
    name_label: str = ""
    name_description: str = ""
    master: Ref["_host"] = NULL_REF
    default_SR: Ref["_SR"] = NULL_REF
    suspend_image_SR: Ref["_SR"] = NULL_REF
    crash_dump_SR: Ref["_SR"] = NULL_REF
    other_config: dict[str, str] = {}
    ha_enabled: bool = False
    ha_configuration: dict[str, str] = {}
    ha_statefiles: list[str] = []
    ha_host_failures_to_tolerate: int = 0
    ha_plan_exists_for: int = 0
    ha_allow_overcommit: bool = False
    ha_overcommitted: bool = False
    blobs: dict[str, Ref["_blob"]] = {}
    tags: list[str] = []
    gui_config: dict[str, str] = {}
    health_check_config: dict[str, str] = {}
    wlb_url: str = ""
    wlb_username: str = ""
    wlb_enabled: bool = False
    wlb_verify_cert: bool = False
    redo_log_enabled: bool = False
    redo_log_vdi: Ref["_VDI"] = NULL_REF
    vswitch_controller: str = ""
    restrictions: dict[str, str] = {}
    metadata_VDIs: list[Ref["_VDI"]] = []
    ha_cluster_stack: str = ""
    allowed_operations: list[PoolAllowedOperations] = []
    current_operations: dict[str, PoolAllowedOperations] = {}
    guest_agent_config: dict[str, str] = {}
    cpu_info: dict[str, str] = {}
    policy_no_vendor_device: bool = False
    live_patching_disabled: bool = False
    igmp_snooping_enabled: bool = False
    uefi_certificates: str = ""
    custom_uefi_certificates: str = ""
    is_psr_pending: bool = False
    tls_verification_enabled: bool = False
    repositories: list[Ref["_Repository"]] = []
    client_certificate_auth_enabled: bool = False
    client_certificate_auth_name: str = ""
    repository_proxy_url: str = ""
    repository_proxy_username: str = ""
    repository_proxy_password: Ref["_secret"] = NULL_REF
    migration_compression: bool = False
    coordinator_bias: bool = True
    local_auth_max_threads: int = 8
    ext_auth_max_threads: int = 1
    ext_auth_cache_enabled: bool = True
    ext_auth_cache_size: int = 50
    ext_auth_cache_expiry: int = 300  #: seconds
    telemetry_uuid: Ref["_secret"] = NULL_REF
    telemetry_frequency: TelemetryFrequency = TelemetryFrequency("weekly")
    telemetry_next_collection: Date = EPOCH
    last_update_sync: Date = EPOCH
    update_sync_frequency: UpdateSyncFrequency = UpdateSyncFrequency("weekly")
    update_sync_day: int = 0
    update_sync_enabled: bool = False
    recommendations: dict[str, str] = {}
    license_server: dict[str, str] = {}
    ha_reboot_vm_on_internal_shutdown: bool = True
    limit_console_sessions: bool = False
    vm_console_idle_timeout: int = 0  #: seconds
    auto_update_vm_secureboot_certificates: bool = False


_Certificate_ref_set: Final[Shape[list[Ref["_Certificate"]]]] = Shape(list[str])
_PIF_ref_set: Final[Shape[list[Ref["_PIF"]]]] = Shape(list[str])
_Repository_ref_set: Final[Shape[list[Ref["_Repository"]]]] = Shape(list[str])
_SR_ref: Final[Shape[Ref["_SR"]]] = Shape(str)
_VDI_ref: Final[Shape[Ref["_VDI"]]] = Shape(str)
_VDI_ref_set: Final[Shape[list[Ref["_VDI"]]]] = Shape(list[str])
_VM_ref_to_string_set: Final[Shape[dict[Ref["_VM"], list[str]]]] = Shape(dict[str, list[str]])
_VM_ref_to_string_to_string: Final[Shape[dict[Ref["_VM"], dict[str, str]]]] = Shape(dict[str, dict[str, str]])
_blob_ref: Final[Shape[Ref["_blob"]]] = Shape(str)
_hello_return_word: Final[Shape[HelloReturn]] = Shape(HelloReturn)
_host_ref: Final[Shape[Ref["_host"]]] = Shape(str)
_host_ref_set: Final[Shape[list[Ref["_host"]]]] = Shape(list[str])
_pool_allowed_operations_word_set: Final[Shape[list[PoolAllowedOperations]]] = Shape(list[PoolAllowedOperations])
_pool_guest_secureboot_readiness_word: Final[Shape[PoolGuestSecurebootReadiness]] = Shape(PoolGuestSecurebootReadiness)
_pool_record: Final[Shape[PoolRecord]] = Shape(PoolRecord)
_pool_ref: Final[Shape[Ref["_pool"]]] = Shape(str)
_pool_ref_set: Final[Shape[list[Ref["_pool"]]]] = Shape(list[str])
_pool_ref_to_pool_record: Final[Shape[dict[Ref["_pool"], PoolRecord]]] = Shape(dict[str, PoolRecord])
_secret_ref: Final[Shape[Ref["_secret"]]] = Shape(str)
_string_set: Final[Shape[list[str]]] = Shape(list[str])
_string_set_set: Final[Shape[list[list[str]]]] = Shape(list[list[str]])
_string_to_blob_ref: Final[Shape[dict[str, Ref["_blob"]]]] = Shape(dict[str, str])
_string_to_pool_allowed_operations_word: Final[Shape[dict[str, PoolAllowedOperations]]] = Shape(dict[str, PoolAllowedOperations])
_string_to_string: Final[Shape[dict[str, str]]] = Shape(dict[str, str])
_string_to_string_set: Final[Shape[dict[str, list[str]]]] = Shape(dict[str, list[str]])
_telemetry_frequency_word: Final[Shape[TelemetryFrequency]] = Shape(TelemetryFrequency)
_update_sync_frequency_word: Final[Shape[UpdateSyncFrequency]] = Shape(UpdateSyncFrequency)


class pool(Messages):
    """The messages of `pool`."""

    __slots__ = ()

    async def join(self, master_address: str, master_username: str, master_password: str) -> None:
        """`pool.join`, for pool-operator and above.

        Errors: JOINING_HOST_CANNOT_CONTAIN_SHARED_SRS.
        """
        await self._call("pool.join", VOID, master_address, master_username, master_password)

    async def join_force(self, master_address: str, master_username: str, master_password: str) -> None:
        """`pool.join_force`, for pool-operator and above."""
        await self._call("pool.join_force", VOID, master_address, master_username, master_password)

    async def eject(self, host: Ref["_host"]) -> None:
        """`pool.eject`, for pool-operator and above."""
        await self._call("pool.eject", VOID, host)

    async def initial_auth(self) -> str:
        """`pool.initial_auth`, for pool-operator and above."""
        return await self._call("pool.initial_auth", STRING)

    async def exchange_certificates_on_join(self, uuid: str, certificate: str) -> dict[str, str]:
        """`pool.exchange_certificates_on_join`, for pool-operator and above."""
        return await self._call("pool.exchange_certificates_on_join", _string_to_string, uuid, certificate)

    async def exchange_ca_certificates_on_join(self, import_: Mapping[str, str], export: Items[Ref["_Certificate"]]) -> dict[str, str]:
        """`pool.exchange_ca_certificates_on_join`, for pool-operator and above."""
        return await self._call("pool.exchange_ca_certificates_on_join", _string_to_string, import_, export)

    async def emergency_transition_to_master(self) -> None:
        """`pool.emergency_transition_to_master`, for pool-operator and above."""
        await self._call("pool.emergency_transition_to_master", VOID)

    async def emergency_reset_master(self, master_address: str) -> None:
        """`pool.emergency_reset_master`, for pool-operator and above."""
        await self._call("pool.emergency_reset_master", VOID, master_address)

    async def recover_slaves(self) -> list[Ref["_host"]]:
        """`pool.recover_slaves`, for pool-operator and above."""
        return await self._call("pool.recover_slaves", _host_ref_set)

    async def hello(self, host_uuid: str, host_address: str) -> HelloReturn:
        """`pool.hello`, for pool-operator and above."""
        return await self._call("pool.hello", _hello_return_word, host_uuid, host_address)

    async def is_slave(self, host: Ref["_host"]) -> bool:
        """`pool.is_slave`, for pool-admin and above."""
        return await self._call("pool.is_slave", BOOL, host)

    async def create_VLAN(self, device: str, network: Ref["_network"], VLAN: int) -> list[Ref["_PIF"]]:
        """`pool.create_VLAN`, for pool-operator and above.

        Errors: VLAN_TAG_INVALID.
        """
        return await self._call("pool.create_VLAN", _PIF_ref_set, device, network, VLAN)

    async def management_reconfigure(self, network: Ref["_network"]) -> None:
        """`pool.management_reconfigure`, for pool-operator and above.

        Errors: HA_IS_ENABLED, PIF_NOT_PRESENT, CANNOT_PLUG_BOND_SLAVE, PIF_INCOMPATIBLE_PRIMARY_ADDRESS_TYPE, PIF_HAS_NO_NETWORK_CONFIGURATION, PIF_HAS_NO_V6_NETWORK_CONFIGURATION.
        """
        await self._call("pool.management_reconfigure", VOID, network)

    async def create_VLAN_from_PIF(self, pif: Ref["_PIF"], network: Ref["_network"], VLAN: int) -> list[Ref["_PIF"]]:
        """`pool.create_VLAN_from_PIF`, for pool-operator and above.

        Errors: VLAN_TAG_INVALID.
        """
        return await self._call("pool.create_VLAN_from_PIF", _PIF_ref_set, pif, network, VLAN)

    async def enable_ha(self, heartbeat_srs: Items[Ref["_SR"]], configuration: Mapping[str, str]) -> None:
        """`pool.enable_ha`, for pool-operator+client-cert and above."""
        await self._call("pool.enable_ha", VOID, heartbeat_srs, configuration)

    async def disable_ha(self) -> None:
        """`pool.disable_ha`, for pool-operator+client-cert and above."""
        await self._call("pool.disable_ha", VOID)

    async def sync_database(self) -> None:
        """`pool.sync_database`, for pool-operator and above."""
        await self._call("pool.sync_database", VOID)

    async def designate_new_master(self, host: Ref["_host"]) -> None:
        """`pool.designate_new_master`, for pool-operator and above."""
        await self._call("pool.designate_new_master", VOID, host)

    async def ha_prevent_restarts_for(self, seconds: int) -> None:
        """`pool.ha_prevent_restarts_for`, for pool-operator and above. Units: seconds: seconds."""
        await self._call("pool.ha_prevent_restarts_for", VOID, seconds)

    async def ha_failover_plan_exists(self, n: int) -> bool:
        """`pool.ha_failover_plan_exists`, for pool-operator and above."""
        return await self._call("pool.ha_failover_plan_exists", BOOL, n)

    async def ha_compute_max_host_failures_to_tolerate(self) -> int:
        """`pool.ha_compute_max_host_failures_to_tolerate`, for pool-operator and above."""
        return await self._call("pool.ha_compute_max_host_failures_to_tolerate", INT)

    async def ha_compute_hypothetical_max_host_failures_to_tolerate(self, configuration: Mapping[Ref["_VM"], str]) -> int:
        """`pool.ha_compute_hypothetical_max_host_failures_to_tolerate`, for read-only and above."""
        return await self._call("pool.ha_compute_hypothetical_max_host_failures_to_tolerate", INT, configuration)

    async def ha_compute_vm_failover_plan(self, failed_hosts: Items[Ref["_host"]], failed_vms: Items[Ref["_VM"]]) -> dict[Ref["_VM"], dict[str, str]]:
        """`pool.ha_compute_vm_failover_plan`, for pool-operator and above."""
        return await self._call("pool.ha_compute_vm_failover_plan", _VM_ref_to_string_to_string, failed_hosts, failed_vms)

    async def set_ha_host_failures_to_tolerate(self, ref: Ref["_pool"], value: int) -> None:
        """`pool.set_ha_host_failures_to_tolerate`, for pool-operator and above."""
        await self._call("pool.set_ha_host_failures_to_tolerate", VOID, ref, value)

    async def create_new_blob(self, pool: Ref["_pool"], name: str, mime_type: str, public: bool | None = None) -> Ref["_blob"]:
        """`pool.create_new_blob`, for pool-operator and above. By default public = False."""
        return await self._call("pool.create_new_blob", _blob_ref, pool, name, mime_type, *given((public, False)))

    async def ha_schedule_plan_recomputation(self) -> None:
        """`pool.ha_schedule_plan_recomputation`, for local-root-only and above. For the pool's own hosts only."""
        await self._call("pool.ha_schedule_plan_recomputation", VOID)

    async def enable_binary_storage(self) -> None:
        """`pool.enable_binary_storage`, for pool-operator and above."""
        await self._call("pool.enable_binary_storage", VOID)

    async def disable_binary_storage(self) -> None:
        """`pool.disable_binary_storage`, for pool-operator and above."""
        await self._call("pool.disable_binary_storage", VOID)

    async def enable_external_auth(self, pool: Ref["_pool"], config: Mapping[str, str], service_name: str, auth_type: str) -> None:
        """`pool.enable_external_auth`, for pool-admin and above."""
        await self._call("pool.enable_external_auth", VOID, pool, config, service_name, auth_type)

    async def disable_external_auth(self, pool: Ref["_pool"], config: Mapping[str, str] | None = None) -> None:
        """`pool.disable_external_auth`, for pool-admin and above. By default config = {}."""
        await self._call("pool.disable_external_auth", VOID, pool, *given((config, {})))

    async def external_auth_set_ldaps(self, pool: Ref["_pool"], ldaps: bool, force: bool | None = None) -> None:
        """`pool.external_auth_set_ldaps`, for pool-admin and above. By default force = False."""
        await self._call("pool.external_auth_set_ldaps", VOID, pool, ldaps, *given((force, False)))

    async def detect_nonhomogeneous_external_auth(self, pool: Ref["_pool"]) -> None:
        """`pool.detect_nonhomogeneous_external_auth`, for pool-operator and above."""
        await self._call("pool.detect_nonhomogeneous_external_auth", VOID, pool)

    async def initialize_wlb(self, wlb_url: str, wlb_username: str, wlb_password: str, xenserver_username: str, xenserver_password: str) -> None:
        """`pool.initialize_wlb`, for pool-operator and above."""
        await self._call("pool.initialize_wlb", VOID, wlb_url, wlb_username, wlb_password, xenserver_username, xenserver_password)

    async def deconfigure_wlb(self) -> None:
        """`pool.deconfigure_wlb`, for pool-operator and above."""
        await self._call("pool.deconfigure_wlb", VOID)

    async def send_wlb_configuration(self, config: Mapping[str, str]) -> None:
        """`pool.send_wlb_configuration`, for pool-operator and above."""
        await self._call("pool.send_wlb_configuration", VOID, config)

    async def retrieve_wlb_configuration(self) -> dict[str, str]:
        """`pool.retrieve_wlb_configuration`, for read-only and above."""
        return await self._call("pool.retrieve_wlb_configuration", _string_to_string)

    async def retrieve_wlb_recommendations(self) -> dict[Ref["_VM"], list[str]]:
        """`pool.retrieve_wlb_recommendations`, for read-only and above."""
        return await self._call("pool.retrieve_wlb_recommendations", _VM_ref_to_string_set)

    async def send_test_post(self, host: str, port: int, body: str) -> str:
        """`pool.send_test_post`, for pool-admin and above."""
        return await self._call("pool.send_test_post", STRING, host, port, body)

    async def certificate_install(self, name: str, cert: str) -> None:
        """`pool.certificate_install`, for pool-operator and above. State: deprecated."""
        await self._call("pool.certificate_install", VOID, name, cert)

    async def certificate_uninstall(self, name: str) -> None:
        """`pool.certificate_uninstall`, for pool-operator and above. State: deprecated."""
        await self._call("pool.certificate_uninstall", VOID, name)

    async def certificate_list(self) -> list[str]:
        """`pool.certificate_list`, for pool-operator and above. State: deprecated."""
        return await self._call("pool.certificate_list", _string_set)

    async def install_ca_certificate(self, name: str, cert: str) -> None:
        """`pool.install_ca_certificate`, for pool-operator+client-cert and above. State: deprecated."""
        await self._call("pool.install_ca_certificate", VOID, name, cert)

    async def uninstall_ca_certificate(self, name: str, force: bool | None = None) -> None:
        """`pool.uninstall_ca_certificate`, for pool-operator+client-cert and above. By default force = False. State: deprecated."""
        await self._call("pool.uninstall_ca_certificate", VOID, name, *given((force, False)))

    async def crl_install(self, name: str, cert: str) -> None:
        """`pool.crl_install`, for pool-operator and above."""
        await self._call("pool.crl_install", VOID, name, cert)

    async def crl_uninstall(self, name: str) -> None:
        """`pool.crl_uninstall`, for pool-operator and above."""
        await self._call("pool.crl_uninstall", VOID, name)

    async def crl_list(self) -> list[str]:
        """`pool.crl_list`, for pool-operator and above."""
        return await self._call("pool.crl_list", _string_set)

    async def certificate_sync(self) -> None:
        """`pool.certificate_sync`, for pool-operator and above."""
        await self._call("pool.certificate_sync", VOID)

    async def enable_tls_verification(self) -> None:
        """`pool.enable_tls_verification`, for pool-admin and above."""
        await self._call("pool.enable_tls_verification", VOID)

    async def enable_redo_log(self, sr: Ref["_SR"]) -> None:
        """`pool.enable_redo_log`, for pool-operator and above."""
        await self._call("pool.enable_redo_log", VOID, sr)

    async def disable_redo_log(self) -> None:
        """`pool.disable_redo_log`, for pool-operator and above."""
        await self._call("pool.disable_redo_log", VOID)

    async def audit_log_append(self, line: str) -> None:
        """`pool.audit_log_append`, for pool-admin and above. For the pool's own hosts only."""
        await self._call("pool.audit_log_append", VOID, line)

    async def set_vswitch_controller(self, address: str) -> None:
        """`pool.set_vswitch_controller`, for pool-operator and above. State: deprecated."""
        await self._call("pool.set_vswitch_controller", VOID, address)

    async def test_archive_target(self, ref: Ref["_pool"], config: Mapping[str, str]) -> str:
        """`pool.test_archive_target`, for pool-operator and above."""
        return await self._call("pool.test_archive_target", STRING, ref, config)

    async def enable_local_storage_caching(self, ref: Ref["_pool"]) -> None:
        """`pool.enable_local_storage_caching`, for pool-operator and above."""
        await self._call("pool.enable_local_storage_caching", VOID, ref)

    async def disable_local_storage_caching(self, ref: Ref["_pool"]) -> None:
        """`pool.disable_local_storage_caching`, for pool-operator and above."""
        await self._call("pool.disable_local_storage_caching", VOID, ref)

    async def get_license_state(self, ref: Ref["_pool"]) -> dict[str, str]:
        """`pool.get_license_state`, for read-only and above."""
        return await self._call("pool.get_license_state", _string_to_string, ref)

    async def apply_edition(self, ref: Ref["_pool"], edition: str) -> None:
        """`pool.apply_edition`, for pool-operator and above."""
        await self._call("pool.apply_edition", VOID, ref, edition)

    async def enable_ssl_legacy(self, ref: Ref["_pool"]) -> None:
        """`pool.enable_ssl_legacy`, for pool-operator and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        await self._call("pool.enable_ssl_legacy", VOID, ref)

    async def disable_ssl_legacy(self, ref: Ref["_pool"]) -> None:
        """`pool.disable_ssl_legacy`, for pool-operator and above. State: deprecated."""
        await self._call("pool.disable_ssl_legacy", VOID, ref)

    async def set_igmp_snooping_enabled(self, ref: Ref["_pool"], value: bool) -> None:
        """`pool.set_igmp_snooping_enabled`, for pool-operator and above."""
        await self._call("pool.set_igmp_snooping_enabled", VOID, ref, value)

    async def has_extension(self, ref: Ref["_pool"], name: str) -> bool:
        """`pool.has_extension`, for pool-admin and above."""
        return await self._call("pool.has_extension", BOOL, ref, name)

    async def add_to_guest_agent_config(self, ref: Ref["_pool"], key: str, value: str) -> None:
        """`pool.add_to_guest_agent_config`, for pool-admin and above."""
        await self._call("pool.add_to_guest_agent_config", VOID, ref, key, value)

    async def remove_from_guest_agent_config(self, ref: Ref["_pool"], key: str) -> None:
        """`pool.remove_from_guest_agent_config`, for pool-admin and above."""
        await self._call("pool.remove_from_guest_agent_config", VOID, ref, key)

    async def rotate_secret(self) -> None:
        """`pool.rotate_secret`, for pool-admin and above.

        Errors: INTERNAL_ERROR, HOST_IS_SLAVE, CANNOT_CONTACT_HOST, HA_IS_ENABLED, NOT_SUPPORTED_DURING_UPGRADE.
        """
        await self._call("pool.rotate_secret", VOID)

    async def set_repositories(self, ref: Ref["_pool"], value: Items[Ref["_Repository"]]) -> None:
        """`pool.set_repositories`, for pool-operator+client-cert and above."""
        await self._call("pool.set_repositories", VOID, ref, value)

    async def add_repository(self, ref: Ref["_pool"], value: Ref["_Repository"]) -> None:
        """`pool.add_repository`, for pool-operator+client-cert and above."""
        await self._call("pool.add_repository", VOID, ref, value)

    async def remove_repository(self, ref: Ref["_pool"], value: Ref["_Repository"]) -> None:
        """`pool.remove_repository`, for pool-operator+client-cert and above."""
        await self._call("pool.remove_repository", VOID, ref, value)

    async def sync_updates(self, ref: Ref["_pool"], force: bool, token: str | None = None, token_id: str | None = None, username: str | None = None, password: str | None = None) -> str:
        """`pool.sync_updates`, for pool-operator+client-cert and above. By default token = '', token_id = '', username = '', password = ''."""
        return await self._call("pool.sync_updates", STRING, ref, force, *given((token, ""), (token_id, ""), (username, ""), (password, "")))

    async def check_update_readiness(self, ref: Ref["_pool"], requires_reboot: bool) -> list[list[str]]:
        """`pool.check_update_readiness`, for pool-operator+client-cert and above."""
        return await self._call("pool.check_update_readiness", _string_set_set, ref, requires_reboot)

    async def enable_client_certificate_auth(self, ref: Ref["_pool"], name: str) -> None:
        """`pool.enable_client_certificate_auth`, for pool-operator+client-cert and above."""
        await self._call("pool.enable_client_certificate_auth", VOID, ref, name)

    async def disable_client_certificate_auth(self, ref: Ref["_pool"]) -> None:
        """`pool.disable_client_certificate_auth`, for pool-operator+client-cert and above."""
        await self._call("pool.disable_client_certificate_auth", VOID, ref)

    async def configure_repository_proxy(self, ref: Ref["_pool"], url: str, username: str, password: str) -> None:
        """`pool.configure_repository_proxy`, for pool-operator+client-cert and above."""
        await self._call("pool.configure_repository_proxy", VOID, ref, url, username, password)

    async def disable_repository_proxy(self, ref: Ref["_pool"]) -> None:
        """`pool.disable_repository_proxy`, for pool-operator+client-cert and above."""
        await self._call("pool.disable_repository_proxy", VOID, ref)

    async def set_uefi_certificates(self, ref: Ref["_pool"], value: str) -> None:
        """`pool.set_uefi_certificates`, for pool-admin and above. State: deprecated."""
        await self._call("pool.set_uefi_certificates", VOID, ref, value)

    async def set_custom_uefi_certificates(self, ref: Ref["_pool"], value: str) -> None:
        """`pool.set_custom_uefi_certificates`, for pool-admin and above. State: prototyped."""
        await self._call("pool.set_custom_uefi_certificates", VOID, ref, value)

    async def set_https_only(self, ref: Ref["_pool"], value: bool) -> None:
        """`pool.set_https_only`, for pool-operator and above. State: prototyped."""
        await self._call("pool.set_https_only", VOID, ref, value)

    async def set_telemetry_next_collection(self, ref: Ref["_pool"], value: Date) -> None:
        """`pool.set_telemetry_next_collection`, for pool-admin and above. State: prototyped."""
        await self._call("pool.set_telemetry_next_collection", VOID, ref, value)

    async def reset_telemetry_uuid(self, ref: Ref["_pool"]) -> None:
        """`pool.reset_telemetry_uuid`, for pool-admin and above. State: prototyped."""
        await self._call("pool.reset_telemetry_uuid", VOID, ref)

    async def configure_update_sync(self, ref: Ref["_pool"], update_sync_frequency: UpdateSyncFrequencyWord, update_sync_day: int) -> None:
        """`pool.configure_update_sync`, for pool-operator and above. State: prototyped."""
        await self._call("pool.configure_update_sync", VOID, ref, update_sync_frequency, update_sync_day)

    async def set_update_sync_enabled(self, ref: Ref["_pool"], value: bool) -> None:
        """`pool.set_update_sync_enabled`, for pool-operator and above. State: prototyped."""
        await self._call("pool.set_update_sync_enabled", VOID, ref, value)

    async def set_local_auth_max_threads(self, ref: Ref["_pool"], value: int) -> None:
        """`pool.set_local_auth_max_threads`, for pool-operator and above. State: prototyped."""
        await self._call("pool.set_local_auth_max_threads", VOID, ref, value)

    async def set_ext_auth_max_threads(self, ref: Ref["_pool"], value: int) -> None:
        """`pool.set_ext_auth_max_threads`, for pool-operator and above. State: prototyped."""
        await self._call("pool.set_ext_auth_max_threads", VOID, ref, value)

    async def set_ext_auth_cache_enabled(self, ref: Ref["_pool"], value: bool) -> None:
        """`pool.set_ext_auth_cache_enabled`, for pool-operator and above. State: prototyped."""
        await self._call("pool.set_ext_auth_cache_enabled", VOID, ref, value)

    async def set_ext_auth_cache_size(self, ref: Ref["_pool"], value: int) -> None:
        """`pool.set_ext_auth_cache_size`, for pool-operator and above. State: prototyped."""
        await self._call("pool.set_ext_auth_cache_size", VOID, ref, value)

    async def set_ext_auth_cache_expiry(self, ref: Ref["_pool"], value: int) -> None:
        """`pool.set_ext_auth_cache_expiry`, for pool-operator and above. Units: value: seconds. State: prototyped."""
        await self._call("pool.set_ext_auth_cache_expiry", VOID, ref, value)

    async def get_guest_secureboot_readiness(self, ref: Ref["_pool"]) -> PoolGuestSecurebootReadiness:
        """`pool.get_guest_secureboot_readiness`, for pool-operator and above. State: prototyped."""
        return await self._call("pool.get_guest_secureboot_readiness", _pool_guest_secureboot_readiness_word, ref)

    async def enable_ssh(self, ref: Ref["_pool"]) -> None:
        """`pool.enable_ssh`, for pool-admin and above. State: prototyped."""
        await self._call("pool.enable_ssh", VOID, ref)

    async def disable_ssh(self, ref: Ref["_pool"]) -> None:
        """`pool.disable_ssh`, for pool-admin and above. State: prototyped."""
        await self._call("pool.disable_ssh", VOID, ref)

    async def set_ssh_enabled_timeout(self, ref: Ref["_pool"], value: int) -> None:
        """`pool.set_ssh_enabled_timeout`, for pool-admin and above. Units: value: seconds. State: prototyped."""
        await self._call("pool.set_ssh_enabled_timeout", VOID, ref, value)

    async def set_console_idle_timeout(self, ref: Ref["_pool"], value: int) -> None:
        """`pool.set_console_idle_timeout`, for pool-admin and above. Units: value: seconds. State: prototyped."""
        await self._call("pool.set_console_idle_timeout", VOID, ref, value)

    async def set_ssh_auto_mode(self, ref: Ref["_pool"], value: bool) -> None:
        """`pool.set_ssh_auto_mode`, for pool-admin and above. State: prototyped."""
        await self._call("pool.set_ssh_auto_mode", VOID, ref, value)

    async def install_trusted_certificate(self, ref: Ref["_pool"], ca: bool, cert: str, purpose: Items[CertificatePurposeWord]) -> None:
        """`pool.install_trusted_certificate`, for pool-operator+client-cert and above. State: prototyped."""
        await self._call("pool.install_trusted_certificate", VOID, ref, ca, cert, purpose)

    async def uninstall_trusted_certificate(self, ref: Ref["_pool"], certificate: Ref["_Certificate"]) -> None:
        """`pool.uninstall_trusted_certificate`, for pool-operator+client-cert and above. State: prototyped."""
        await self._call("pool.uninstall_trusted_certificate", VOID, ref, certificate)

    async def sync_trusted_certificates_from(self, ref: Ref["_pool"], remote_pool: str, remote_session: Ref["_session"], remote_certificate: str, ca: bool) -> list[Ref["_Certificate"]]:
        """`pool.sync_trusted_certificates_from`, for pool-operator+client-cert and above. State: prototyped."""
        return await self._call("pool.sync_trusted_certificates_from", _Certificate_ref_set, ref, remote_pool, remote_session, remote_certificate, ca)

    async def exchange_trusted_certificates_on_join(self, ref: Ref["_pool"], ca: bool, import_: Mapping[str, Strings], export: Items[Ref["_Certificate"]]) -> dict[str, list[str]]:
        """`pool.exchange_trusted_certificates_on_join`, for pool-operator+client-cert and above. State: prototyped."""
        return await self._call("pool.exchange_trusted_certificates_on_join", _string_to_string_set, ref, ca, import_, export)

    async def exchange_crls_on_join(self, ref: Ref["_pool"], import_: Mapping[str, str], export: Strings) -> dict[str, str]:
        """`pool.exchange_crls_on_join`, for pool-operator+client-cert and above. State: prototyped."""
        return await self._call("pool.exchange_crls_on_join", _string_to_string, ref, import_, export)

    async def get_record(self, ref: Ref["_pool"]) -> PoolRecord:
        """`pool.get_record`, for read-only and above."""
        return await self._call("pool.get_record", _pool_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_pool"]:
        """`pool.get_by_uuid`, for read-only and above."""
        return await self._call("pool.get_by_uuid", _pool_ref, uuid)

    async def get_all(self) -> list[Ref["_pool"]]:
        """`pool.get_all`, for read-only and above."""
        return await self._call("pool.get_all", _pool_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_pool"]]:
        """`pool.get_all_where`, for read-only and above."""
        return await self._call("pool.get_all_where", _pool_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_pool"], PoolRecord]:
        """`pool.get_all_records_where`, for read-only and above."""
        return await self._call("pool.get_all_records_where", _pool_ref_to_pool_record, expr)

    async def get_all_records(self) -> dict[Ref["_pool"], PoolRecord]:
        """`pool.get_all_records`, for read-only and above."""
        return await self._call("pool.get_all_records", _pool_ref_to_pool_record)

    async def get_uuid(self, ref: Ref["_pool"]) -> str:
        """`pool.get_uuid`, for read-only and above."""
        return await self._call("pool.get_uuid", STRING, ref)

    async def get_name_label(self, ref: Ref["_pool"]) -> str:
        """`pool.get_name_label`, for read-only and above."""
        return await self._call("pool.get_name_label", STRING, ref)

    async def set_name_label(self, ref: Ref["_pool"], value: str) -> None:
        """`pool.set_name_label`, for pool-operator and above."""
        await self._call("pool.set_name_label", VOID, ref, value)

    async def get_name_description(self, ref: Ref["_pool"]) -> str:
        """`pool.get_name_description`, for read-only and above."""
        return await self._call("pool.get_name_description", STRING, ref)

    async def set_name_description(self, ref: Ref["_pool"], value: str) -> None:
        """`pool.set_name_description`, for pool-operator and above."""
        await self._call("pool.set_name_description", VOID, ref, value)

    async def get_master(self, ref: Ref["_pool"]) -> Ref["_host"]:
        """`pool.get_master`, for read-only and above."""
        return await self._call("pool.get_master", _host_ref, ref)

    async def get_default_SR(self, ref: Ref["_pool"]) -> Ref["_SR"]:
        """`pool.get_default_SR`, for read-only and above."""
        return await self._call("pool.get_default_SR", _SR_ref, ref)

    async def set_default_SR(self, ref: Ref["_pool"], value: Ref["_SR"]) -> None:
        """`pool.set_default_SR`, for pool-operator and above."""
        await self._call("pool.set_default_SR", VOID, ref, value)

    async def get_suspend_image_SR(self, ref: Ref["_pool"]) -> Ref["_SR"]:
        """`pool.get_suspend_image_SR`, for read-only and above."""
        return await self._call("pool.get_suspend_image_SR", _SR_ref, ref)

    async def set_suspend_image_SR(self, ref: Ref["_pool"], value: Ref["_SR"]) -> None:
        """`pool.set_suspend_image_SR`, for pool-operator and above."""
        await self._call("pool.set_suspend_image_SR", VOID, ref, value)

    async def get_crash_dump_SR(self, ref: Ref["_pool"]) -> Ref["_SR"]:
        """`pool.get_crash_dump_SR`, for read-only and above."""
        return await self._call("pool.get_crash_dump_SR", _SR_ref, ref)

    async def set_crash_dump_SR(self, ref: Ref["_pool"], value: Ref["_SR"]) -> None:
        """`pool.set_crash_dump_SR`, for pool-operator and above."""
        await self._call("pool.set_crash_dump_SR", VOID, ref, value)

    async def get_other_config(self, ref: Ref["_pool"]) -> dict[str, str]:
        """`pool.get_other_config`, for read-only and above."""
        return await self._call("pool.get_other_config", _string_to_string, ref)

    async def set_other_config(self, ref: Ref["_pool"], value: Mapping[str, str]) -> None:
        """`pool.set_other_config`, for pool-operator and above."""
        await self._call("pool.set_other_config", VOID, ref, value)

    async def add_to_other_config(self, ref: Ref["_pool"], key: str, value: str) -> None:
        """`pool.add_to_other_config`, for pool-operator and above."""
        await self._call("pool.add_to_other_config", VOID, ref, key, value)

    async def remove_from_other_config(self, ref: Ref["_pool"], key: str) -> None:
        """`pool.remove_from_other_config`, for pool-operator and above."""
        await self._call("pool.remove_from_other_config", VOID, ref, key)

    async def get_ha_enabled(self, ref: Ref["_pool"]) -> bool:
        """`pool.get_ha_enabled`, for read-only and above."""
        return await self._call("pool.get_ha_enabled", BOOL, ref)

    async def get_ha_configuration(self, ref: Ref["_pool"]) -> dict[str, str]:
        """`pool.get_ha_configuration`, for read-only and above."""
        return await self._call("pool.get_ha_configuration", _string_to_string, ref)

    async def get_ha_statefiles(self, ref: Ref["_pool"]) -> list[str]:
        """`pool.get_ha_statefiles`, for read-only and above."""
        return await self._call("pool.get_ha_statefiles", _string_set, ref)

    async def get_ha_host_failures_to_tolerate(self, ref: Ref["_pool"]) -> int:
        """`pool.get_ha_host_failures_to_tolerate`, for read-only and above."""
        return await self._call("pool.get_ha_host_failures_to_tolerate", INT, ref)

    async def get_ha_plan_exists_for(self, ref: Ref["_pool"]) -> int:
        """`pool.get_ha_plan_exists_for`, for read-only and above."""
        return await self._call("pool.get_ha_plan_exists_for", INT, ref)

    async def get_ha_allow_overcommit(self, ref: Ref["_pool"]) -> bool:
        """`pool.get_ha_allow_overcommit`, for read-only and above."""
        return await self._call("pool.get_ha_allow_overcommit", BOOL, ref)

    async def set_ha_allow_overcommit(self, ref: Ref["_pool"], value: bool) -> None:
        """`pool.set_ha_allow_overcommit`, for pool-operator and above."""
        await self._call("pool.set_ha_allow_overcommit", VOID, ref, value)

    async def get_ha_overcommitted(self, ref: Ref["_pool"]) -> bool:
        """`pool.get_ha_overcommitted`, for read-only and above."""
        return await self._call("pool.get_ha_overcommitted", BOOL, ref)

    async def get_blobs(self, ref: Ref["_pool"]) -> dict[str, Ref["_blob"]]:
        """`pool.get_blobs`, for read-only and above."""
        return await self._call("pool.get_blobs", _string_to_blob_ref, ref)

    async def get_tags(self, ref: Ref["_pool"]) -> list[str]:
        """`pool.get_tags`, for read-only and above."""
        return await self._call("pool.get_tags", _string_set, ref)

    async def set_tags(self, ref: Ref["_pool"], value: Strings) -> None:
        """`pool.set_tags`, for vm-operator and above."""
        await self._call("pool.set_tags", VOID, ref, value)

    async def add_tags(self, ref: Ref["_pool"], value: str) -> None:
        """`pool.add_tags`, for vm-operator and above."""
        await self._call("pool.add_tags", VOID, ref, value)

    async def remove_tags(self, ref: Ref["_pool"], value: str) -> None:
        """`pool.remove_tags`, for vm-operator and above."""
        await self._call("pool.remove_tags", VOID, ref, value)

    async def get_gui_config(self, ref: Ref["_pool"]) -> dict[str, str]:
        """`pool.get_gui_config`, for read-only and above."""
        return await self._call("pool.get_gui_config", _string_to_string, ref)

    async def set_gui_config(self, ref: Ref["_pool"], value: Mapping[str, str]) -> None:
        """`pool.set_gui_config`, for vm-operator and above."""
        await self._call("pool.set_gui_config", VOID, ref, value)

    async def add_to_gui_config(self, ref: Ref["_pool"], key: str, value: str) -> None:
        """`pool.add_to_gui_config`, for vm-operator and above."""
        await self._call("pool.add_to_gui_config", VOID, ref, key, value)

    async def remove_from_gui_config(self, ref: Ref["_pool"], key: str) -> None:
        """`pool.remove_from_gui_config`, for vm-operator and above."""
        await self._call("pool.remove_from_gui_config", VOID, ref, key)

    async def get_health_check_config(self, ref: Ref["_pool"]) -> dict[str, str]:
        """`pool.get_health_check_config`, for read-only and above."""
        return await self._call("pool.get_health_check_config", _string_to_string, ref)

    async def set_health_check_config(self, ref: Ref["_pool"], value: Mapping[str, str]) -> None:
        """`pool.set_health_check_config`, for pool-operator and above."""
        await self._call("pool.set_health_check_config", VOID, ref, value)

    async def add_to_health_check_config(self, ref: Ref["_pool"], key: str, value: str) -> None:
        """`pool.add_to_health_check_config`, for pool-operator and above."""
        await self._call("pool.add_to_health_check_config", VOID, ref, key, value)

    async def remove_from_health_check_config(self, ref: Ref["_pool"], key: str) -> None:
        """`pool.remove_from_health_check_config`, for pool-operator and above."""
        await self._call("pool.remove_from_health_check_config", VOID, ref, key)

    async def get_wlb_url(self, ref: Ref["_pool"]) -> str:
        """`pool.get_wlb_url`, for read-only and above."""
        return await self._call("pool.get_wlb_url", STRING, ref)

    async def get_wlb_username(self, ref: Ref["_pool"]) -> str:
        """`pool.get_wlb_username`, for read-only and above."""
        return await self._call("pool.get_wlb_username", STRING, ref)

    async def get_wlb_enabled(self, ref: Ref["_pool"]) -> bool:
        """`pool.get_wlb_enabled`, for read-only and above."""
        return await self._call("pool.get_wlb_enabled", BOOL, ref)

    async def set_wlb_enabled(self, ref: Ref["_pool"], value: bool) -> None:
        """`pool.set_wlb_enabled`, for pool-operator+client-cert and above."""
        await self._call("pool.set_wlb_enabled", VOID, ref, value)

    async def get_wlb_verify_cert(self, ref: Ref["_pool"]) -> bool:
        """`pool.get_wlb_verify_cert`, for read-only and above. State: deprecated."""
        return await self._call("pool.get_wlb_verify_cert", BOOL, ref)

    async def set_wlb_verify_cert(self, ref: Ref["_pool"], value: bool) -> None:
        """`pool.set_wlb_verify_cert`, for pool-operator and above. State: deprecated."""
        await self._call("pool.set_wlb_verify_cert", VOID, ref, value)

    async def get_redo_log_enabled(self, ref: Ref["_pool"]) -> bool:
        """`pool.get_redo_log_enabled`, for read-only and above."""
        return await self._call("pool.get_redo_log_enabled", BOOL, ref)

    async def get_redo_log_vdi(self, ref: Ref["_pool"]) -> Ref["_VDI"]:
        """`pool.get_redo_log_vdi`, for read-only and above."""
        return await self._call("pool.get_redo_log_vdi", _VDI_ref, ref)

    async def get_vswitch_controller(self, ref: Ref["_pool"]) -> str:
        """`pool.get_vswitch_controller`, for read-only and above. State: deprecated."""
        return await self._call("pool.get_vswitch_controller", STRING, ref)

    async def get_restrictions(self, ref: Ref["_pool"]) -> dict[str, str]:
        """`pool.get_restrictions`, for read-only and above."""
        return await self._call("pool.get_restrictions", _string_to_string, ref)

    async def get_metadata_VDIs(self, ref: Ref["_pool"]) -> list[Ref["_VDI"]]:
        """`pool.get_metadata_VDIs`, for read-only and above."""
        return await self._call("pool.get_metadata_VDIs", _VDI_ref_set, ref)

    async def get_ha_cluster_stack(self, ref: Ref["_pool"]) -> str:
        """`pool.get_ha_cluster_stack`, for read-only and above."""
        return await self._call("pool.get_ha_cluster_stack", STRING, ref)

    async def get_allowed_operations(self, ref: Ref["_pool"]) -> list[PoolAllowedOperations]:
        """`pool.get_allowed_operations`, for read-only and above."""
        return await self._call("pool.get_allowed_operations", _pool_allowed_operations_word_set, ref)

    async def get_current_operations(self, ref: Ref["_pool"]) -> dict[str, PoolAllowedOperations]:
        """`pool.get_current_operations`, for read-only and above."""
        return await self._call("pool.get_current_operations", _string_to_pool_allowed_operations_word, ref)

    async def get_guest_agent_config(self, ref: Ref["_pool"]) -> dict[str, str]:
        """`pool.get_guest_agent_config`, for read-only and above."""
        return await self._call("pool.get_guest_agent_config", _string_to_string, ref)

    async def get_cpu_info(self, ref: Ref["_pool"]) -> dict[str, str]:
        """`pool.get_cpu_info`, for read-only and above."""
        return await self._call("pool.get_cpu_info", _string_to_string, ref)

    async def get_policy_no_vendor_device(self, ref: Ref["_pool"]) -> bool:
        """`pool.get_policy_no_vendor_device`, for read-only and above. State: deprecated."""
        return await self._call("pool.get_policy_no_vendor_device", BOOL, ref)

    async def set_policy_no_vendor_device(self, ref: Ref["_pool"], value: bool) -> None:
        """`pool.set_policy_no_vendor_device`, for pool-operator and above. State: deprecated."""
        await self._call("pool.set_policy_no_vendor_device", VOID, ref, value)

    async def get_live_patching_disabled(self, ref: Ref["_pool"]) -> bool:
        """`pool.get_live_patching_disabled`, for read-only and above."""
        return await self._call("pool.get_live_patching_disabled", BOOL, ref)

    async def set_live_patching_disabled(self, ref: Ref["_pool"], value: bool) -> None:
        """`pool.set_live_patching_disabled`, for pool-operator and above."""
        await self._call("pool.set_live_patching_disabled", VOID, ref, value)

    async def get_igmp_snooping_enabled(self, ref: Ref["_pool"]) -> bool:
        """`pool.get_igmp_snooping_enabled`, for read-only and above."""
        return await self._call("pool.get_igmp_snooping_enabled", BOOL, ref)

    async def get_uefi_certificates(self, ref: Ref["_pool"]) -> str:
        """`pool.get_uefi_certificates`, for read-only and above."""
        return await self._call("pool.get_uefi_certificates", STRING, ref)

    async def get_custom_uefi_certificates(self, ref: Ref["_pool"]) -> str:
        """`pool.get_custom_uefi_certificates`, for read-only and above. State: prototyped."""
        return await self._call("pool.get_custom_uefi_certificates", STRING, ref)

    async def get_is_psr_pending(self, ref: Ref["_pool"]) -> bool:
        """`pool.get_is_psr_pending`, for read-only and above."""
        return await self._call("pool.get_is_psr_pending", BOOL, ref)

    async def set_is_psr_pending(self, ref: Ref["_pool"], value: bool) -> None:
        """`pool.set_is_psr_pending`, for pool-operator and above."""
        await self._call("pool.set_is_psr_pending", VOID, ref, value)

    async def get_tls_verification_enabled(self, ref: Ref["_pool"]) -> bool:
        """`pool.get_tls_verification_enabled`, for read-only and above."""
        return await self._call("pool.get_tls_verification_enabled", BOOL, ref)

    async def get_repositories(self, ref: Ref["_pool"]) -> list[Ref["_Repository"]]:
        """`pool.get_repositories`, for read-only and above."""
        return await self._call("pool.get_repositories", _Repository_ref_set, ref)

    async def get_client_certificate_auth_enabled(self, ref: Ref["_pool"]) -> bool:
        """`pool.get_client_certificate_auth_enabled`, for read-only and above."""
        return await self._call("pool.get_client_certificate_auth_enabled", BOOL, ref)

    async def get_client_certificate_auth_name(self, ref: Ref["_pool"]) -> str:
        """`pool.get_client_certificate_auth_name`, for read-only and above."""
        return await self._call("pool.get_client_certificate_auth_name", STRING, ref)

    async def get_repository_proxy_url(self, ref: Ref["_pool"]) -> str:
        """`pool.get_repository_proxy_url`, for read-only and above."""
        return await self._call("pool.get_repository_proxy_url", STRING, ref)

    async def get_repository_proxy_username(self, ref: Ref["_pool"]) -> str:
        """`pool.get_repository_proxy_username`, for read-only and above."""
        return await self._call("pool.get_repository_proxy_username", STRING, ref)

    async def get_repository_proxy_password(self, ref: Ref["_pool"]) -> Ref["_secret"]:
        """`pool.get_repository_proxy_password`, for read-only and above."""
        return await self._call("pool.get_repository_proxy_password", _secret_ref, ref)

    async def get_migration_compression(self, ref: Ref["_pool"]) -> bool:
        """`pool.get_migration_compression`, for read-only and above. State: prototyped."""
        return await self._call("pool.get_migration_compression", BOOL, ref)

    async def set_migration_compression(self, ref: Ref["_pool"], value: bool) -> None:
        """`pool.set_migration_compression`, for pool-operator and above. State: prototyped."""
        await self._call("pool.set_migration_compression", VOID, ref, value)

    async def get_coordinator_bias(self, ref: Ref["_pool"]) -> bool:
        """`pool.get_coordinator_bias`, for read-only and above."""
        return await self._call("pool.get_coordinator_bias", BOOL, ref)

    async def set_coordinator_bias(self, ref: Ref["_pool"], value: bool) -> None:
        """`pool.set_coordinator_bias`, for pool-operator and above."""
        await self._call("pool.set_coordinator_bias", VOID, ref, value)

    async def get_local_auth_max_threads(self, ref: Ref["_pool"]) -> int:
        """`pool.get_local_auth_max_threads`, for read-only and above. State: prototyped."""
        return await self._call("pool.get_local_auth_max_threads", INT, ref)

    async def get_ext_auth_max_threads(self, ref: Ref["_pool"]) -> int:
        """`pool.get_ext_auth_max_threads`, for read-only and above. State: prototyped."""
        return await self._call("pool.get_ext_auth_max_threads", INT, ref)

    async def get_ext_auth_cache_enabled(self, ref: Ref["_pool"]) -> bool:
        """`pool.get_ext_auth_cache_enabled`, for read-only and above. State: prototyped."""
        return await self._call("pool.get_ext_auth_cache_enabled", BOOL, ref)

    async def get_ext_auth_cache_size(self, ref: Ref["_pool"]) -> int:
        """`pool.get_ext_auth_cache_size`, for read-only and above. State: prototyped."""
        return await self._call("pool.get_ext_auth_cache_size", INT, ref)

    async def get_ext_auth_cache_expiry(self, ref: Ref["_pool"]) -> int:
        """`pool.get_ext_auth_cache_expiry`, for read-only and above. Units: result: seconds. State: prototyped."""
        return await self._call("pool.get_ext_auth_cache_expiry", INT, ref)

    async def get_telemetry_uuid(self, ref: Ref["_pool"]) -> Ref["_secret"]:
        """`pool.get_telemetry_uuid`, for read-only and above. State: prototyped."""
        return await self._call("pool.get_telemetry_uuid", _secret_ref, ref)

    async def get_telemetry_frequency(self, ref: Ref["_pool"]) -> TelemetryFrequency:
        """`pool.get_telemetry_frequency`, for read-only and above. State: prototyped."""
        return await self._call("pool.get_telemetry_frequency", _telemetry_frequency_word, ref)

    async def get_telemetry_next_collection(self, ref: Ref["_pool"]) -> Date:
        """`pool.get_telemetry_next_collection`, for read-only and above. State: prototyped."""
        return await self._call("pool.get_telemetry_next_collection", DATE, ref)

    async def get_last_update_sync(self, ref: Ref["_pool"]) -> Date:
        """`pool.get_last_update_sync`, for read-only and above. State: prototyped."""
        return await self._call("pool.get_last_update_sync", DATE, ref)

    async def get_update_sync_frequency(self, ref: Ref["_pool"]) -> UpdateSyncFrequency:
        """`pool.get_update_sync_frequency`, for read-only and above. State: prototyped."""
        return await self._call("pool.get_update_sync_frequency", _update_sync_frequency_word, ref)

    async def get_update_sync_day(self, ref: Ref["_pool"]) -> int:
        """`pool.get_update_sync_day`, for read-only and above. State: prototyped."""
        return await self._call("pool.get_update_sync_day", INT, ref)

    async def get_update_sync_enabled(self, ref: Ref["_pool"]) -> bool:
        """`pool.get_update_sync_enabled`, for read-only and above. State: prototyped."""
        return await self._call("pool.get_update_sync_enabled", BOOL, ref)

    async def get_recommendations(self, ref: Ref["_pool"]) -> dict[str, str]:
        """`pool.get_recommendations`, for read-only and above. State: prototyped."""
        return await self._call("pool.get_recommendations", _string_to_string, ref)

    async def get_license_server(self, ref: Ref["_pool"]) -> dict[str, str]:
        """`pool.get_license_server`, for read-only and above. State: prototyped."""
        return await self._call("pool.get_license_server", _string_to_string, ref)

    async def set_license_server(self, ref: Ref["_pool"], value: Mapping[str, str]) -> None:
        """`pool.set_license_server`, for pool-operator and above. State: prototyped."""
        await self._call("pool.set_license_server", VOID, ref, value)

    async def add_to_license_server(self, ref: Ref["_pool"], key: str, value: str) -> None:
        """`pool.add_to_license_server`, for pool-operator and above. State: prototyped."""
        await self._call("pool.add_to_license_server", VOID, ref, key, value)

    async def remove_from_license_server(self, ref: Ref["_pool"], key: str) -> None:
        """`pool.remove_from_license_server`, for pool-operator and above. State: prototyped."""
        await self._call("pool.remove_from_license_server", VOID, ref, key)

    async def get_ha_reboot_vm_on_internal_shutdown(self, ref: Ref["_pool"]) -> bool:
        """`pool.get_ha_reboot_vm_on_internal_shutdown`, for read-only and above. State: prototyped."""
        return await self._call("pool.get_ha_reboot_vm_on_internal_shutdown", BOOL, ref)

    async def set_ha_reboot_vm_on_internal_shutdown(self, ref: Ref["_pool"], value: bool) -> None:
        """`pool.set_ha_reboot_vm_on_internal_shutdown`, for pool-operator and above. State: prototyped."""
        await self._call("pool.set_ha_reboot_vm_on_internal_shutdown", VOID, ref, value)

    async def get_limit_console_sessions(self, ref: Ref["_pool"]) -> bool:
        """`pool.get_limit_console_sessions`, for read-only and above. State: prototyped."""
        return await self._call("pool.get_limit_console_sessions", BOOL, ref)

    async def set_limit_console_sessions(self, ref: Ref["_pool"], value: bool) -> None:
        """`pool.set_limit_console_sessions`, for pool-operator and above. State: prototyped."""
        await self._call("pool.set_limit_console_sessions", VOID, ref, value)

    async def get_vm_console_idle_timeout(self, ref: Ref["_pool"]) -> int:
        """`pool.get_vm_console_idle_timeout`, for read-only and above. Units: result: seconds. State: prototyped."""
        return await self._call("pool.get_vm_console_idle_timeout", INT, ref)

    async def set_vm_console_idle_timeout(self, ref: Ref["_pool"], value: int) -> None:
        """`pool.set_vm_console_idle_timeout`, for pool-operator and above. Units: value: seconds. State: prototyped."""
        await self._call("pool.set_vm_console_idle_timeout", VOID, ref, value)

    async def get_auto_update_vm_secureboot_certificates(self, ref: Ref["_pool"]) -> bool:
        """`pool.get_auto_update_vm_secureboot_certificates`, for read-only and above. State: prototyped."""
        return await self._call("pool.get_auto_update_vm_secureboot_certificates", BOOL, ref)

    async def set_auto_update_vm_secureboot_certificates(self, ref: Ref["_pool"], value: bool) -> None:
        """`pool.set_auto_update_vm_secureboot_certificates`, for pool-operator and above. State: prototyped."""
        await self._call("pool.set_auto_update_vm_secureboot_certificates", VOID, ref, value)


class PoolAsync(AsyncMessages):
    """The messages of `pool` that run as tasks."""

    __slots__ = ()

    async def join(self, master_address: str, master_username: str, master_password: str) -> TaskRef[None]:
        """`pool.join`, for pool-operator and above.

        Errors: JOINING_HOST_CANNOT_CONTAIN_SHARED_SRS.
        """
        return await self._start("pool.join", VOID, master_address, master_username, master_password)

    async def join_force(self, master_address: str, master_username: str, master_password: str) -> TaskRef[None]:
        """`pool.join_force`, for pool-operator and above."""
        return await self._start("pool.join_force", VOID, master_address, master_username, master_password)

    async def eject(self, host: Ref["_host"]) -> TaskRef[None]:
        """`pool.eject`, for pool-operator and above."""
        return await self._start("pool.eject", VOID, host)

    async def initial_auth(self) -> TaskRef[str]:
        """`pool.initial_auth`, for pool-operator and above."""
        return await self._start("pool.initial_auth", STRING)

    async def exchange_certificates_on_join(self, uuid: str, certificate: str) -> TaskRef[dict[str, str]]:
        """`pool.exchange_certificates_on_join`, for pool-operator and above."""
        return await self._start("pool.exchange_certificates_on_join", _string_to_string, uuid, certificate)

    async def exchange_ca_certificates_on_join(self, import_: Mapping[str, str], export: Items[Ref["_Certificate"]]) -> TaskRef[dict[str, str]]:
        """`pool.exchange_ca_certificates_on_join`, for pool-operator and above."""
        return await self._start("pool.exchange_ca_certificates_on_join", _string_to_string, import_, export)

    async def recover_slaves(self) -> TaskRef[list[Ref["_host"]]]:
        """`pool.recover_slaves`, for pool-operator and above."""
        return await self._start("pool.recover_slaves", _host_ref_set)

    async def hello(self, host_uuid: str, host_address: str) -> TaskRef[HelloReturn]:
        """`pool.hello`, for pool-operator and above."""
        return await self._start("pool.hello", _hello_return_word, host_uuid, host_address)

    async def create_VLAN(self, device: str, network: Ref["_network"], VLAN: int) -> TaskRef[list[Ref["_PIF"]]]:
        """`pool.create_VLAN`, for pool-operator and above.

        Errors: VLAN_TAG_INVALID.
        """
        return await self._start("pool.create_VLAN", _PIF_ref_set, device, network, VLAN)

    async def management_reconfigure(self, network: Ref["_network"]) -> TaskRef[None]:
        """`pool.management_reconfigure`, for pool-operator and above.

        Errors: HA_IS_ENABLED, PIF_NOT_PRESENT, CANNOT_PLUG_BOND_SLAVE, PIF_INCOMPATIBLE_PRIMARY_ADDRESS_TYPE, PIF_HAS_NO_NETWORK_CONFIGURATION, PIF_HAS_NO_V6_NETWORK_CONFIGURATION.
        """
        return await self._start("pool.management_reconfigure", VOID, network)

    async def create_VLAN_from_PIF(self, pif: Ref["_PIF"], network: Ref["_network"], VLAN: int) -> TaskRef[list[Ref["_PIF"]]]:
        """`pool.create_VLAN_from_PIF`, for pool-operator and above.

        Errors: VLAN_TAG_INVALID.
        """
        return await self._start("pool.create_VLAN_from_PIF", _PIF_ref_set, pif, network, VLAN)

    async def enable_ha(self, heartbeat_srs: Items[Ref["_SR"]], configuration: Mapping[str, str]) -> TaskRef[None]:
        """`pool.enable_ha`, for pool-operator+client-cert and above."""
        return await self._start("pool.enable_ha", VOID, heartbeat_srs, configuration)

    async def disable_ha(self) -> TaskRef[None]:
        """`pool.disable_ha`, for pool-operator+client-cert and above."""
        return await self._start("pool.disable_ha", VOID)

    async def sync_database(self) -> TaskRef[None]:
        """`pool.sync_database`, for pool-operator and above."""
        return await self._start("pool.sync_database", VOID)

    async def designate_new_master(self, host: Ref["_host"]) -> TaskRef[None]:
        """`pool.designate_new_master`, for pool-operator and above."""
        return await self._start("pool.designate_new_master", VOID, host)

    async def set_ha_host_failures_to_tolerate(self, ref: Ref["_pool"], value: int) -> TaskRef[None]:
        """`pool.set_ha_host_failures_to_tolerate`, for pool-operator and above."""
        return await self._start("pool.set_ha_host_failures_to_tolerate", VOID, ref, value)

    async def create_new_blob(self, pool: Ref["_pool"], name: str, mime_type: str, public: bool | None = None) -> TaskRef[Ref["_blob"]]:
        """`pool.create_new_blob`, for pool-operator and above. By default public = False."""
        return await self._start("pool.create_new_blob", _blob_ref, pool, name, mime_type, *given((public, False)))

    async def ha_schedule_plan_recomputation(self) -> TaskRef[None]:
        """`pool.ha_schedule_plan_recomputation`, for local-root-only and above. For the pool's own hosts only."""
        return await self._start("pool.ha_schedule_plan_recomputation", VOID)

    async def enable_binary_storage(self) -> TaskRef[None]:
        """`pool.enable_binary_storage`, for pool-operator and above."""
        return await self._start("pool.enable_binary_storage", VOID)

    async def disable_binary_storage(self) -> TaskRef[None]:
        """`pool.disable_binary_storage`, for pool-operator and above."""
        return await self._start("pool.disable_binary_storage", VOID)

    async def initialize_wlb(self, wlb_url: str, wlb_username: str, wlb_password: str, xenserver_username: str, xenserver_password: str) -> TaskRef[None]:
        """`pool.initialize_wlb`, for pool-operator and above."""
        return await self._start("pool.initialize_wlb", VOID, wlb_url, wlb_username, wlb_password, xenserver_username, xenserver_password)

    async def deconfigure_wlb(self) -> TaskRef[None]:
        """`pool.deconfigure_wlb`, for pool-operator and above."""
        return await self._start("pool.deconfigure_wlb", VOID)

    async def send_wlb_configuration(self, config: Mapping[str, str]) -> TaskRef[None]:
        """`pool.send_wlb_configuration`, for pool-operator and above."""
        return await self._start("pool.send_wlb_configuration", VOID, config)

    async def retrieve_wlb_configuration(self) -> TaskRef[dict[str, str]]:
        """`pool.retrieve_wlb_configuration`, for read-only and above."""
        return await self._start("pool.retrieve_wlb_configuration", _string_to_string)

    async def retrieve_wlb_recommendations(self) -> TaskRef[dict[Ref["_VM"], list[str]]]:
        """`pool.retrieve_wlb_recommendations`, for read-only and above."""
        return await self._start("pool.retrieve_wlb_recommendations", _VM_ref_to_string_set)

    async def send_test_post(self, host: str, port: int, body: str) -> TaskRef[str]:
        """`pool.send_test_post`, for pool-admin and above."""
        return await self._start("pool.send_test_post", STRING, host, port, body)

    async def certificate_install(self, name: str, cert: str) -> TaskRef[None]:
        """`pool.certificate_install`, for pool-operator and above. State: deprecated."""
        return await self._start("pool.certificate_install", VOID, name, cert)

    async def certificate_uninstall(self, name: str) -> TaskRef[None]:
        """`pool.certificate_uninstall`, for pool-operator and above. State: deprecated."""
        return await self._start("pool.certificate_uninstall", VOID, name)

    async def certificate_list(self) -> TaskRef[list[str]]:
        """`pool.certificate_list`, for pool-operator and above. State: deprecated."""
        return await self._start("pool.certificate_list", _string_set)

    async def install_ca_certificate(self, name: str, cert: str) -> TaskRef[None]:
        """`pool.install_ca_certificate`, for pool-operator+client-cert and above. State: deprecated."""
        return await self._start("pool.install_ca_certificate", VOID, name, cert)

    async def uninstall_ca_certificate(self, name: str, force: bool | None = None) -> TaskRef[None]:
        """`pool.uninstall_ca_certificate`, for pool-operator+client-cert and above. By default force = False. State: deprecated."""
        return await self._start("pool.uninstall_ca_certificate", VOID, name, *given((force, False)))

    async def crl_install(self, name: str, cert: str) -> TaskRef[None]:
        """`pool.crl_install`, for pool-operator and above."""
        return await self._start("pool.crl_install", VOID, name, cert)

    async def crl_uninstall(self, name: str) -> TaskRef[None]:
        """`pool.crl_uninstall`, for pool-operator and above."""
        return await self._start("pool.crl_uninstall", VOID, name)

    async def crl_list(self) -> TaskRef[list[str]]:
        """`pool.crl_list`, for pool-operator and above."""
        return await self._start("pool.crl_list", _string_set)

    async def certificate_sync(self) -> TaskRef[None]:
        """`pool.certificate_sync`, for pool-operator and above."""
        return await self._start("pool.certificate_sync", VOID)

    async def enable_redo_log(self, sr: Ref["_SR"]) -> TaskRef[None]:
        """`pool.enable_redo_log`, for pool-operator and above."""
        return await self._start("pool.enable_redo_log", VOID, sr)

    async def disable_redo_log(self) -> TaskRef[None]:
        """`pool.disable_redo_log`, for pool-operator and above."""
        return await self._start("pool.disable_redo_log", VOID)

    async def audit_log_append(self, line: str) -> TaskRef[None]:
        """`pool.audit_log_append`, for pool-admin and above. For the pool's own hosts only."""
        return await self._start("pool.audit_log_append", VOID, line)

    async def set_vswitch_controller(self, address: str) -> TaskRef[None]:
        """`pool.set_vswitch_controller`, for pool-operator and above. State: deprecated."""
        return await self._start("pool.set_vswitch_controller", VOID, address)

    async def enable_local_storage_caching(self, ref: Ref["_pool"]) -> TaskRef[None]:
        """`pool.enable_local_storage_caching`, for pool-operator and above."""
        return await self._start("pool.enable_local_storage_caching", VOID, ref)

    async def disable_local_storage_caching(self, ref: Ref["_pool"]) -> TaskRef[None]:
        """`pool.disable_local_storage_caching`, for pool-operator and above."""
        return await self._start("pool.disable_local_storage_caching", VOID, ref)

    async def get_license_state(self, ref: Ref["_pool"]) -> TaskRef[dict[str, str]]:
        """`pool.get_license_state`, for read-only and above."""
        return await self._start("pool.get_license_state", _string_to_string, ref)

    async def apply_edition(self, ref: Ref["_pool"], edition: str) -> TaskRef[None]:
        """`pool.apply_edition`, for pool-operator and above."""
        return await self._start("pool.apply_edition", VOID, ref, edition)

    async def enable_ssl_legacy(self, ref: Ref["_pool"]) -> TaskRef[None]:
        """`pool.enable_ssl_legacy`, for pool-operator and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._start("pool.enable_ssl_legacy", VOID, ref)

    async def disable_ssl_legacy(self, ref: Ref["_pool"]) -> TaskRef[None]:
        """`pool.disable_ssl_legacy`, for pool-operator and above. State: deprecated."""
        return await self._start("pool.disable_ssl_legacy", VOID, ref)

    async def set_igmp_snooping_enabled(self, ref: Ref["_pool"], value: bool) -> TaskRef[None]:
        """`pool.set_igmp_snooping_enabled`, for pool-operator and above."""
        return await self._start("pool.set_igmp_snooping_enabled", VOID, ref, value)

    async def has_extension(self, ref: Ref["_pool"], name: str) -> TaskRef[bool]:
        """`pool.has_extension`, for pool-admin and above."""
        return await self._start("pool.has_extension", BOOL, ref, name)

    async def add_to_guest_agent_config(self, ref: Ref["_pool"], key: str, value: str) -> TaskRef[None]:
        """`pool.add_to_guest_agent_config`, for pool-admin and above."""
        return await self._start("pool.add_to_guest_agent_config", VOID, ref, key, value)

    async def remove_from_guest_agent_config(self, ref: Ref["_pool"], key: str) -> TaskRef[None]:
        """`pool.remove_from_guest_agent_config`, for pool-admin and above."""
        return await self._start("pool.remove_from_guest_agent_config", VOID, ref, key)

    async def rotate_secret(self) -> TaskRef[None]:
        """`pool.rotate_secret`, for pool-admin and above.

        Errors: INTERNAL_ERROR, HOST_IS_SLAVE, CANNOT_CONTACT_HOST, HA_IS_ENABLED, NOT_SUPPORTED_DURING_UPGRADE.
        """
        return await self._start("pool.rotate_secret", VOID)

    async def set_repositories(self, ref: Ref["_pool"], value: Items[Ref["_Repository"]]) -> TaskRef[None]:
        """`pool.set_repositories`, for pool-operator+client-cert and above."""
        return await self._start("pool.set_repositories", VOID, ref, value)

    async def add_repository(self, ref: Ref["_pool"], value: Ref["_Repository"]) -> TaskRef[None]:
        """`pool.add_repository`, for pool-operator+client-cert and above."""
        return await self._start("pool.add_repository", VOID, ref, value)

    async def remove_repository(self, ref: Ref["_pool"], value: Ref["_Repository"]) -> TaskRef[None]:
        """`pool.remove_repository`, for pool-operator+client-cert and above."""
        return await self._start("pool.remove_repository", VOID, ref, value)

    async def sync_updates(self, ref: Ref["_pool"], force: bool, token: str | None = None, token_id: str | None = None, username: str | None = None, password: str | None = None) -> TaskRef[str]:
        """`pool.sync_updates`, for pool-operator+client-cert and above. By default token = '', token_id = '', username = '', password = ''."""
        return await self._start("pool.sync_updates", STRING, ref, force, *given((token, ""), (token_id, ""), (username, ""), (password, "")))

    async def check_update_readiness(self, ref: Ref["_pool"], requires_reboot: bool) -> TaskRef[list[list[str]]]:
        """`pool.check_update_readiness`, for pool-operator+client-cert and above."""
        return await self._start("pool.check_update_readiness", _string_set_set, ref, requires_reboot)

    async def enable_client_certificate_auth(self, ref: Ref["_pool"], name: str) -> TaskRef[None]:
        """`pool.enable_client_certificate_auth`, for pool-operator+client-cert and above."""
        return await self._start("pool.enable_client_certificate_auth", VOID, ref, name)

    async def disable_client_certificate_auth(self, ref: Ref["_pool"]) -> TaskRef[None]:
        """`pool.disable_client_certificate_auth`, for pool-operator+client-cert and above."""
        return await self._start("pool.disable_client_certificate_auth", VOID, ref)

    async def configure_repository_proxy(self, ref: Ref["_pool"], url: str, username: str, password: str) -> TaskRef[None]:
        """`pool.configure_repository_proxy`, for pool-operator+client-cert and above."""
        return await self._start("pool.configure_repository_proxy", VOID, ref, url, username, password)

    async def disable_repository_proxy(self, ref: Ref["_pool"]) -> TaskRef[None]:
        """`pool.disable_repository_proxy`, for pool-operator+client-cert and above."""
        return await self._start("pool.disable_repository_proxy", VOID, ref)

    async def set_uefi_certificates(self, ref: Ref["_pool"], value: str) -> TaskRef[None]:
        """`pool.set_uefi_certificates`, for pool-admin and above. State: deprecated."""
        return await self._start("pool.set_uefi_certificates", VOID, ref, value)

    async def set_custom_uefi_certificates(self, ref: Ref["_pool"], value: str) -> TaskRef[None]:
        """`pool.set_custom_uefi_certificates`, for pool-admin and above. State: prototyped."""
        return await self._start("pool.set_custom_uefi_certificates", VOID, ref, value)

    async def set_https_only(self, ref: Ref["_pool"], value: bool) -> TaskRef[None]:
        """`pool.set_https_only`, for pool-operator and above. State: prototyped."""
        return await self._start("pool.set_https_only", VOID, ref, value)

    async def set_telemetry_next_collection(self, ref: Ref["_pool"], value: Date) -> TaskRef[None]:
        """`pool.set_telemetry_next_collection`, for pool-admin and above. State: prototyped."""
        return await self._start("pool.set_telemetry_next_collection", VOID, ref, value)

    async def reset_telemetry_uuid(self, ref: Ref["_pool"]) -> TaskRef[None]:
        """`pool.reset_telemetry_uuid`, for pool-admin and above. State: prototyped."""
        return await self._start("pool.reset_telemetry_uuid", VOID, ref)

    async def configure_update_sync(self, ref: Ref["_pool"], update_sync_frequency: UpdateSyncFrequencyWord, update_sync_day: int) -> TaskRef[None]:
        """`pool.configure_update_sync`, for pool-operator and above. State: prototyped."""
        return await self._start("pool.configure_update_sync", VOID, ref, update_sync_frequency, update_sync_day)

    async def set_update_sync_enabled(self, ref: Ref["_pool"], value: bool) -> TaskRef[None]:
        """`pool.set_update_sync_enabled`, for pool-operator and above. State: prototyped."""
        return await self._start("pool.set_update_sync_enabled", VOID, ref, value)

    async def set_ext_auth_cache_enabled(self, ref: Ref["_pool"], value: bool) -> TaskRef[None]:
        """`pool.set_ext_auth_cache_enabled`, for pool-operator and above. State: prototyped."""
        return await self._start("pool.set_ext_auth_cache_enabled", VOID, ref, value)

    async def set_ext_auth_cache_size(self, ref: Ref["_pool"], value: int) -> TaskRef[None]:
        """`pool.set_ext_auth_cache_size`, for pool-operator and above. State: prototyped."""
        return await self._start("pool.set_ext_auth_cache_size", VOID, ref, value)

    async def set_ext_auth_cache_expiry(self, ref: Ref["_pool"], value: int) -> TaskRef[None]:
        """`pool.set_ext_auth_cache_expiry`, for pool-operator and above. Units: value: seconds. State: prototyped."""
        return await self._start("pool.set_ext_auth_cache_expiry", VOID, ref, value)

    async def enable_ssh(self, ref: Ref["_pool"]) -> TaskRef[None]:
        """`pool.enable_ssh`, for pool-admin and above. State: prototyped."""
        return await self._start("pool.enable_ssh", VOID, ref)

    async def disable_ssh(self, ref: Ref["_pool"]) -> TaskRef[None]:
        """`pool.disable_ssh`, for pool-admin and above. State: prototyped."""
        return await self._start("pool.disable_ssh", VOID, ref)

    async def set_ssh_enabled_timeout(self, ref: Ref["_pool"], value: int) -> TaskRef[None]:
        """`pool.set_ssh_enabled_timeout`, for pool-admin and above. Units: value: seconds. State: prototyped."""
        return await self._start("pool.set_ssh_enabled_timeout", VOID, ref, value)

    async def set_console_idle_timeout(self, ref: Ref["_pool"], value: int) -> TaskRef[None]:
        """`pool.set_console_idle_timeout`, for pool-admin and above. Units: value: seconds. State: prototyped."""
        return await self._start("pool.set_console_idle_timeout", VOID, ref, value)

    async def set_ssh_auto_mode(self, ref: Ref["_pool"], value: bool) -> TaskRef[None]:
        """`pool.set_ssh_auto_mode`, for pool-admin and above. State: prototyped."""
        return await self._start("pool.set_ssh_auto_mode", VOID, ref, value)

    async def install_trusted_certificate(self, ref: Ref["_pool"], ca: bool, cert: str, purpose: Items[CertificatePurposeWord]) -> TaskRef[None]:
        """`pool.install_trusted_certificate`, for pool-operator+client-cert and above. State: prototyped."""
        return await self._start("pool.install_trusted_certificate", VOID, ref, ca, cert, purpose)

    async def uninstall_trusted_certificate(self, ref: Ref["_pool"], certificate: Ref["_Certificate"]) -> TaskRef[None]:
        """`pool.uninstall_trusted_certificate`, for pool-operator+client-cert and above. State: prototyped."""
        return await self._start("pool.uninstall_trusted_certificate", VOID, ref, certificate)

    async def sync_trusted_certificates_from(self, ref: Ref["_pool"], remote_pool: str, remote_session: Ref["_session"], remote_certificate: str, ca: bool) -> TaskRef[list[Ref["_Certificate"]]]:
        """`pool.sync_trusted_certificates_from`, for pool-operator+client-cert and above. State: prototyped."""
        return await self._start("pool.sync_trusted_certificates_from", _Certificate_ref_set, ref, remote_pool, remote_session, remote_certificate, ca)

    async def exchange_trusted_certificates_on_join(self, ref: Ref["_pool"], ca: bool, import_: Mapping[str, Strings], export: Items[Ref["_Certificate"]]) -> TaskRef[dict[str, list[str]]]:
        """`pool.exchange_trusted_certificates_on_join`, for pool-operator+client-cert and above. State: prototyped."""
        return await self._start("pool.exchange_trusted_certificates_on_join", _string_to_string_set, ref, ca, import_, export)

    async def exchange_crls_on_join(self, ref: Ref["_pool"], import_: Mapping[str, str], export: Strings) -> TaskRef[dict[str, str]]:
        """`pool.exchange_crls_on_join`, for pool-operator+client-cert and above. State: prototyped."""
        return await self._start("pool.exchange_crls_on_join", _string_to_string, ref, import_, export)
