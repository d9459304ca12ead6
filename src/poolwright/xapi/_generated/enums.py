# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's enums. A word that a newer server adds is kept as it came."""

from __future__ import annotations

from typing import Literal, TypeAlias

from ..types import OpenEnum


class AfterApplyGuidance(OpenEnum):
    """XAPI's `after_apply_guidance`."""

    restartHVM = "restartHVM"
    restartPV = "restartPV"
    restartHost = "restartHost"
    restartXAPI = "restartXAPI"


AfterApplyGuidanceWord: TypeAlias = AfterApplyGuidance | Literal["restartHVM", "restartPV", "restartHost", "restartXAPI"]


class AllocationAlgorithm(OpenEnum):
    """XAPI's `allocation_algorithm`."""

    breadth_first = "breadth_first"
    depth_first = "depth_first"


AllocationAlgorithmWord: TypeAlias = AllocationAlgorithm | Literal["breadth_first", "depth_first"]


class BondMode(OpenEnum):
    """XAPI's `bond_mode`."""

    balance_slb = "balance-slb"
    active_backup = "active-backup"
    lacp = "lacp"


BondModeWord: TypeAlias = BondMode | Literal["balance-slb", "active-backup", "lacp"]


class CertificatePurpose(OpenEnum):
    """XAPI's `certificate_purpose`."""

    licensing = "licensing"
    ldaps = "ldaps"


CertificatePurposeWord: TypeAlias = CertificatePurpose | Literal["licensing", "ldaps"]


class CertificateType(OpenEnum):
    """XAPI's `certificate_type`."""

    ca = "ca"
    host = "host"
    host_internal = "host_internal"
    pinned = "pinned"


CertificateTypeWord: TypeAlias = CertificateType | Literal["ca", "host", "host_internal", "pinned"]


class Cls(OpenEnum):
    """XAPI's `cls`."""

    VM = "VM"
    Host = "Host"
    SR = "SR"
    Pool = "Pool"
    VMPP = "VMPP"
    VMSS = "VMSS"
    PVS_proxy = "PVS_proxy"
    VDI = "VDI"
    Certificate = "Certificate"


ClsWord: TypeAlias = Cls | Literal["VM", "Host", "SR", "Pool", "VMPP", "VMSS", "PVS_proxy", "VDI", "Certificate"]


class ClusterHostOperation(OpenEnum):
    """XAPI's `cluster_host_operation`."""

    enable = "enable"
    disable = "disable"
    destroy = "destroy"


ClusterHostOperationWord: TypeAlias = ClusterHostOperation | Literal["enable", "disable", "destroy"]


class ClusterOperation(OpenEnum):
    """XAPI's `cluster_operation`."""

    add = "add"
    remove = "remove"
    enable = "enable"
    disable = "disable"
    destroy = "destroy"


ClusterOperationWord: TypeAlias = ClusterOperation | Literal["add", "remove", "enable", "disable", "destroy"]


class ConsoleProtocol(OpenEnum):
    """XAPI's `console_protocol`."""

    vt100 = "vt100"
    rfb = "rfb"
    rdp = "rdp"


ConsoleProtocolWord: TypeAlias = ConsoleProtocol | Literal["vt100", "rfb", "rdp"]


class DomainType(OpenEnum):
    """XAPI's `domain_type`."""

    hvm = "hvm"
    pv = "pv"
    pv_in_pvh = "pv_in_pvh"
    pvh = "pvh"
    unspecified = "unspecified"


DomainTypeWord: TypeAlias = DomainType | Literal["hvm", "pv", "pv_in_pvh", "pvh", "unspecified"]


class EventOperation(OpenEnum):
    """XAPI's `event_operation`."""

    add = "add"
    del_ = "del"
    mod = "mod"


EventOperationWord: TypeAlias = EventOperation | Literal["add", "del", "mod"]


class HelloReturn(OpenEnum):
    """XAPI's `hello_return`."""

    ok = "ok"
    unknown_host = "unknown_host"
    cannot_talk_back = "cannot_talk_back"


HelloReturnWord: TypeAlias = HelloReturn | Literal["ok", "unknown_host", "cannot_talk_back"]


class HostAllowedOperations(OpenEnum):
    """XAPI's `host_allowed_operations`."""

    provision = "provision"
    evacuate = "evacuate"
    shutdown = "shutdown"
    reboot = "reboot"
    power_on = "power_on"
    vm_start = "vm_start"
    vm_resume = "vm_resume"
    vm_migrate = "vm_migrate"
    apply_updates = "apply_updates"
    enable = "enable"


HostAllowedOperationsWord: TypeAlias = HostAllowedOperations | Literal["provision", "evacuate", "shutdown", "reboot", "power_on", "vm_start", "vm_resume", "vm_migrate", "apply_updates", "enable"]


class HostDisplay(OpenEnum):
    """XAPI's `host_display`."""

    enabled = "enabled"
    disable_on_reboot = "disable_on_reboot"
    disabled = "disabled"
    enable_on_reboot = "enable_on_reboot"


HostDisplayWord: TypeAlias = HostDisplay | Literal["enabled", "disable_on_reboot", "disabled", "enable_on_reboot"]


class HostNtpMode(OpenEnum):
    """XAPI's `host_ntp_mode`."""

    DHCP = "DHCP"
    Custom = "Custom"
    Factory = "Factory"
    Disabled = "Disabled"


HostNtpModeWord: TypeAlias = HostNtpMode | Literal["DHCP", "Custom", "Factory", "Disabled"]


class HostNumaAffinityPolicy(OpenEnum):
    """XAPI's `host_numa_affinity_policy`."""

    any = "any"
    best_effort = "best_effort"
    default_policy = "default_policy"


HostNumaAffinityPolicyWord: TypeAlias = HostNumaAffinityPolicy | Literal["any", "best_effort", "default_policy"]


class HostSchedGran(OpenEnum):
    """XAPI's `host_sched_gran`."""

    core = "core"
    cpu = "cpu"
    socket = "socket"


HostSchedGranWord: TypeAlias = HostSchedGran | Literal["core", "cpu", "socket"]


class ImageFormatType(OpenEnum):
    """XAPI's `image_format_type`."""

    raw = "raw"
    vhd = "vhd"
    qcow2 = "qcow2"


ImageFormatTypeWord: TypeAlias = ImageFormatType | Literal["raw", "vhd", "qcow2"]


class IpConfigurationMode(OpenEnum):
    """XAPI's `ip_configuration_mode`."""

    None_ = "None"
    DHCP = "DHCP"
    Static = "Static"


IpConfigurationModeWord: TypeAlias = IpConfigurationMode | Literal["None", "DHCP", "Static"]


class Ipv6ConfigurationMode(OpenEnum):
    """XAPI's `ipv6_configuration_mode`."""

    None_ = "None"
    DHCP = "DHCP"
    Static = "Static"
    Autoconf = "Autoconf"


Ipv6ConfigurationModeWord: TypeAlias = Ipv6ConfigurationMode | Literal["None", "DHCP", "Static", "Autoconf"]


class LatestSyncedUpdatesAppliedState(OpenEnum):
    """XAPI's `latest_synced_updates_applied_state`."""

    yes = "yes"
    no = "no"
    unknown = "unknown"


LatestSyncedUpdatesAppliedStateWord: TypeAlias = LatestSyncedUpdatesAppliedState | Literal["yes", "no", "unknown"]


class LivepatchStatus(OpenEnum):
    """XAPI's `livepatch_status`."""

    ok_livepatch_complete = "ok_livepatch_complete"
    ok_livepatch_incomplete = "ok_livepatch_incomplete"
    ok = "ok"


LivepatchStatusWord: TypeAlias = LivepatchStatus | Literal["ok_livepatch_complete", "ok_livepatch_incomplete", "ok"]


class NetworkDefaultLockingMode(OpenEnum):
    """XAPI's `network_default_locking_mode`."""

    unlocked = "unlocked"
    disabled = "disabled"


NetworkDefaultLockingModeWord: TypeAlias = NetworkDefaultLockingMode | Literal["unlocked", "disabled"]


class NetworkOperations(OpenEnum):
    """XAPI's `network_operations`."""

    attaching = "attaching"


NetworkOperationsWord: TypeAlias = NetworkOperations | Literal["attaching"]


class NetworkPurpose(OpenEnum):
    """XAPI's `network_purpose`."""

    nbd = "nbd"
    insecure_nbd = "insecure_nbd"


NetworkPurposeWord: TypeAlias = NetworkPurpose | Literal["nbd", "insecure_nbd"]


class OnBoot(OpenEnum):
    """XAPI's `on_boot`."""

    reset = "reset"
    persist = "persist"


OnBootWord: TypeAlias = OnBoot | Literal["reset", "persist"]


class OnCrashBehaviour(OpenEnum):
    """XAPI's `on_crash_behaviour`."""

    destroy = "destroy"
    coredump_and_destroy = "coredump_and_destroy"
    restart = "restart"
    coredump_and_restart = "coredump_and_restart"
    preserve = "preserve"
    rename_restart = "rename_restart"


OnCrashBehaviourWord: TypeAlias = OnCrashBehaviour | Literal["destroy", "coredump_and_destroy", "restart", "coredump_and_restart", "preserve", "rename_restart"]


class OnNormalExit(OpenEnum):
    """XAPI's `on_normal_exit`."""

    destroy = "destroy"
    restart = "restart"


OnNormalExitWord: TypeAlias = OnNormalExit | Literal["destroy", "restart"]


class OnSoftrebootBehavior(OpenEnum):
    """XAPI's `on_softreboot_behavior`."""

    soft_reboot = "soft_reboot"
    destroy = "destroy"
    restart = "restart"
    preserve = "preserve"


OnSoftrebootBehaviorWord: TypeAlias = OnSoftrebootBehavior | Literal["soft_reboot", "destroy", "restart", "preserve"]


class Origin(OpenEnum):
    """XAPI's `origin`."""

    remote = "remote"
    bundle = "bundle"
    remote_pool = "remote_pool"


OriginWord: TypeAlias = Origin | Literal["remote", "bundle", "remote_pool"]


class PciDom0Access(OpenEnum):
    """XAPI's `pci_dom0_access`."""

    enabled = "enabled"
    disable_on_reboot = "disable_on_reboot"
    disabled = "disabled"
    enable_on_reboot = "enable_on_reboot"


PciDom0AccessWord: TypeAlias = PciDom0Access | Literal["enabled", "disable_on_reboot", "disabled", "enable_on_reboot"]


class PersistenceBackend(OpenEnum):
    """XAPI's `persistence_backend`."""

    xapi = "xapi"


PersistenceBackendWord: TypeAlias = PersistenceBackend | Literal["xapi"]


class PifIgmpStatus(OpenEnum):
    """XAPI's `pif_igmp_status`."""

    enabled = "enabled"
    disabled = "disabled"
    unknown = "unknown"


PifIgmpStatusWord: TypeAlias = PifIgmpStatus | Literal["enabled", "disabled", "unknown"]


class PlacementPolicy(OpenEnum):
    """XAPI's `placement_policy`."""

    anti_affinity = "anti_affinity"
    normal = "normal"


PlacementPolicyWord: TypeAlias = PlacementPolicy | Literal["anti_affinity", "normal"]


class PoolAllowedOperations(OpenEnum):
    """XAPI's `pool_allowed_operations`."""

    ha_enable = "ha_enable"
    ha_disable = "ha_disable"
    cluster_create = "cluster_create"
    designate_new_master = "designate_new_master"
    configure_repositories = "configure_repositories"
    sync_updates = "sync_updates"
    sync_bundle = "sync_bundle"
    get_updates = "get_updates"
    apply_updates = "apply_updates"
    tls_verification_enable = "tls_verification_enable"
    cert_refresh = "cert_refresh"
    exchange_certificates_on_join = "exchange_certificates_on_join"
    exchange_ca_certificates_on_join = "exchange_ca_certificates_on_join"
    copy_primary_host_certs = "copy_primary_host_certs"
    eject = "eject"
    exchange_crls_on_join = "exchange_crls_on_join"


PoolAllowedOperationsWord: TypeAlias = PoolAllowedOperations | Literal["ha_enable", "ha_disable", "cluster_create", "designate_new_master", "configure_repositories", "sync_updates", "sync_bundle", "get_updates", "apply_updates", "tls_verification_enable", "cert_refresh", "exchange_certificates_on_join", "exchange_ca_certificates_on_join", "copy_primary_host_certs", "eject", "exchange_crls_on_join"]


class PoolGuestSecurebootReadiness(OpenEnum):
    """XAPI's `pool_guest_secureboot_readiness`."""

    ready = "ready"
    ready_no_dbx = "ready_no_dbx"
    not_ready = "not_ready"


PoolGuestSecurebootReadinessWord: TypeAlias = PoolGuestSecurebootReadiness | Literal["ready", "ready_no_dbx", "not_ready"]


class PrimaryAddressType(OpenEnum):
    """XAPI's `primary_address_type`."""

    IPv4 = "IPv4"
    IPv6 = "IPv6"


PrimaryAddressTypeWord: TypeAlias = PrimaryAddressType | Literal["IPv4", "IPv6"]


class PvsProxyStatus(OpenEnum):
    """XAPI's `pvs_proxy_status`."""

    stopped = "stopped"
    initialised = "initialised"
    caching = "caching"
    incompatible_write_cache_mode = "incompatible_write_cache_mode"
    incompatible_protocol_version = "incompatible_protocol_version"


PvsProxyStatusWord: TypeAlias = PvsProxyStatus | Literal["stopped", "initialised", "caching", "incompatible_write_cache_mode", "incompatible_protocol_version"]


class SdnControllerProtocol(OpenEnum):
    """XAPI's `sdn_controller_protocol`."""

    ssl = "ssl"
    pssl = "pssl"


SdnControllerProtocolWord: TypeAlias = SdnControllerProtocol | Literal["ssl", "pssl"]


class SrHealth(OpenEnum):
    """XAPI's `sr_health`."""

    healthy = "healthy"
    recovering = "recovering"
    unreachable = "unreachable"
    unavailable = "unavailable"


SrHealthWord: TypeAlias = SrHealth | Literal["healthy", "recovering", "unreachable", "unavailable"]


class SriovConfigurationMode(OpenEnum):
    """XAPI's `sriov_configuration_mode`."""

    sysfs = "sysfs"
    modprobe = "modprobe"
    manual = "manual"
    unknown = "unknown"


SriovConfigurationModeWord: TypeAlias = SriovConfigurationMode | Literal["sysfs", "modprobe", "manual", "unknown"]


class StorageOperations(OpenEnum):
    """XAPI's `storage_operations`."""

    scan = "scan"
    destroy = "destroy"
    forget = "forget"
    plug = "plug"
    unplug = "unplug"
    update = "update"
    vdi_create = "vdi_create"
    vdi_introduce = "vdi_introduce"
    vdi_destroy = "vdi_destroy"
    vdi_resize = "vdi_resize"
    vdi_clone = "vdi_clone"
    vdi_snapshot = "vdi_snapshot"
    vdi_mirror = "vdi_mirror"
    vdi_enable_cbt = "vdi_enable_cbt"
    vdi_disable_cbt = "vdi_disable_cbt"
    vdi_data_destroy = "vdi_data_destroy"
    vdi_list_changed_blocks = "vdi_list_changed_blocks"
    vdi_set_on_boot = "vdi_set_on_boot"
    vdi_blocked = "vdi_blocked"
    vdi_copy = "vdi_copy"
    vdi_force_unlock = "vdi_force_unlock"
    vdi_forget = "vdi_forget"
    vdi_generate_config = "vdi_generate_config"
    vdi_resize_online = "vdi_resize_online"
    vdi_update = "vdi_update"
    vdi_revert = "vdi_revert"
    pbd_create = "pbd_create"
    pbd_destroy = "pbd_destroy"


StorageOperationsWord: TypeAlias = StorageOperations | Literal["scan", "destroy", "forget", "plug", "unplug", "update", "vdi_create", "vdi_introduce", "vdi_destroy", "vdi_resize", "vdi_clone", "vdi_snapshot", "vdi_mirror", "vdi_enable_cbt", "vdi_disable_cbt", "vdi_data_destroy", "vdi_list_changed_blocks", "vdi_set_on_boot", "vdi_blocked", "vdi_copy", "vdi_force_unlock", "vdi_forget", "vdi_generate_config", "vdi_resize_online", "vdi_update", "vdi_revert", "pbd_create", "pbd_destroy"]


class TaskAllowedOperations(OpenEnum):
    """XAPI's `task_allowed_operations`."""

    cancel = "cancel"
    destroy = "destroy"


TaskAllowedOperationsWord: TypeAlias = TaskAllowedOperations | Literal["cancel", "destroy"]


class TaskStatusType(OpenEnum):
    """XAPI's `task_status_type`."""

    pending = "pending"
    success = "success"
    failure = "failure"
    cancelling = "cancelling"
    cancelled = "cancelled"


TaskStatusTypeWord: TypeAlias = TaskStatusType | Literal["pending", "success", "failure", "cancelling", "cancelled"]


class TelemetryFrequency(OpenEnum):
    """XAPI's `telemetry_frequency`."""

    daily = "daily"
    weekly = "weekly"
    monthly = "monthly"


TelemetryFrequencyWord: TypeAlias = TelemetryFrequency | Literal["daily", "weekly", "monthly"]


class TristateType(OpenEnum):
    """XAPI's `tristate_type`."""

    yes = "yes"
    no = "no"
    unspecified = "unspecified"


TristateTypeWord: TypeAlias = TristateType | Literal["yes", "no", "unspecified"]


class TunnelProtocol(OpenEnum):
    """XAPI's `tunnel_protocol`."""

    gre = "gre"
    vxlan = "vxlan"


TunnelProtocolWord: TypeAlias = TunnelProtocol | Literal["gre", "vxlan"]


class UpdateAfterApplyGuidance(OpenEnum):
    """XAPI's `update_after_apply_guidance`."""

    restartHVM = "restartHVM"
    restartPV = "restartPV"
    restartHost = "restartHost"
    restartXAPI = "restartXAPI"


UpdateAfterApplyGuidanceWord: TypeAlias = UpdateAfterApplyGuidance | Literal["restartHVM", "restartPV", "restartHost", "restartXAPI"]


class UpdateGuidances(OpenEnum):
    """XAPI's `update_guidances`."""

    reboot_host = "reboot_host"
    reboot_host_on_livepatch_failure = "reboot_host_on_livepatch_failure"
    reboot_host_on_kernel_livepatch_failure = "reboot_host_on_kernel_livepatch_failure"
    reboot_host_on_xen_livepatch_failure = "reboot_host_on_xen_livepatch_failure"
    restart_toolstack = "restart_toolstack"
    restart_device_model = "restart_device_model"
    restart_vm = "restart_vm"


UpdateGuidancesWord: TypeAlias = UpdateGuidances | Literal["reboot_host", "reboot_host_on_livepatch_failure", "reboot_host_on_kernel_livepatch_failure", "reboot_host_on_xen_livepatch_failure", "restart_toolstack", "restart_device_model", "restart_vm"]


class UpdateStatus(OpenEnum):
    """XAPI's `update_status`."""

    yes = "yes"
    no = "no"
    unspecified = "unspecified"


UpdateStatusWord: TypeAlias = UpdateStatus | Literal["yes", "no", "unspecified"]


class UpdateSyncFrequency(OpenEnum):
    """XAPI's `update_sync_frequency`."""

    daily = "daily"
    weekly = "weekly"


UpdateSyncFrequencyWord: TypeAlias = UpdateSyncFrequency | Literal["daily", "weekly"]


class VbdMode(OpenEnum):
    """XAPI's `vbd_mode`."""

    RO = "RO"
    RW = "RW"


VbdModeWord: TypeAlias = VbdMode | Literal["RO", "RW"]


class VbdOperations(OpenEnum):
    """XAPI's `vbd_operations`."""

    attach = "attach"
    eject = "eject"
    insert = "insert"
    plug = "plug"
    unplug = "unplug"
    unplug_force = "unplug_force"
    pause = "pause"
    unpause = "unpause"


VbdOperationsWord: TypeAlias = VbdOperations | Literal["attach", "eject", "insert", "plug", "unplug", "unplug_force", "pause", "unpause"]


class VbdType(OpenEnum):
    """XAPI's `vbd_type`."""

    CD = "CD"
    Disk = "Disk"
    Floppy = "Floppy"


VbdTypeWord: TypeAlias = VbdType | Literal["CD", "Disk", "Floppy"]


class VdiOperations(OpenEnum):
    """XAPI's `vdi_operations`."""

    clone = "clone"
    copy = "copy"
    resize = "resize"
    resize_online = "resize_online"
    snapshot = "snapshot"
    mirror = "mirror"
    destroy = "destroy"
    forget = "forget"
    update = "update"
    force_unlock = "force_unlock"
    generate_config = "generate_config"
    enable_cbt = "enable_cbt"
    disable_cbt = "disable_cbt"
    data_destroy = "data_destroy"
    list_changed_blocks = "list_changed_blocks"
    set_on_boot = "set_on_boot"
    blocked = "blocked"
    revert_to = "revert_to"
    revert_from = "revert_from"


VdiOperationsWord: TypeAlias = VdiOperations | Literal["clone", "copy", "resize", "resize_online", "snapshot", "mirror", "destroy", "forget", "update", "force_unlock", "generate_config", "enable_cbt", "disable_cbt", "data_destroy", "list_changed_blocks", "set_on_boot", "blocked", "revert_to", "revert_from"]


class VdiType(OpenEnum):
    """XAPI's `vdi_type`."""

    system = "system"
    user = "user"
    ephemeral = "ephemeral"
    suspend = "suspend"
    crashdump = "crashdump"
    ha_statefile = "ha_statefile"
    metadata = "metadata"
    redo_log = "redo_log"
    rrd = "rrd"
    pvs_cache = "pvs_cache"
    cbt_metadata = "cbt_metadata"


VdiTypeWord: TypeAlias = VdiType | Literal["system", "user", "ephemeral", "suspend", "crashdump", "ha_statefile", "metadata", "redo_log", "rrd", "pvs_cache", "cbt_metadata"]


class VgpuTypeImplementation(OpenEnum):
    """XAPI's `vgpu_type_implementation`."""

    passthrough = "passthrough"
    nvidia = "nvidia"
    nvidia_sriov = "nvidia_sriov"
    gvt_g = "gvt_g"
    mxgpu = "mxgpu"


VgpuTypeImplementationWord: TypeAlias = VgpuTypeImplementation | Literal["passthrough", "nvidia", "nvidia_sriov", "gvt_g", "mxgpu"]


class VifIpv4ConfigurationMode(OpenEnum):
    """XAPI's `vif_ipv4_configuration_mode`."""

    None_ = "None"
    Static = "Static"
    DHCP = "DHCP"


VifIpv4ConfigurationModeWord: TypeAlias = VifIpv4ConfigurationMode | Literal["None", "Static", "DHCP"]


class VifIpv6ConfigurationMode(OpenEnum):
    """XAPI's `vif_ipv6_configuration_mode`."""

    None_ = "None"
    Static = "Static"
    Autoconf = "Autoconf"


VifIpv6ConfigurationModeWord: TypeAlias = VifIpv6ConfigurationMode | Literal["None", "Static", "Autoconf"]


class VifLockingMode(OpenEnum):
    """XAPI's `vif_locking_mode`."""

    network_default = "network_default"
    locked = "locked"
    unlocked = "unlocked"
    disabled = "disabled"


VifLockingModeWord: TypeAlias = VifLockingMode | Literal["network_default", "locked", "unlocked", "disabled"]


class VifOperations(OpenEnum):
    """XAPI's `vif_operations`."""

    attach = "attach"
    plug = "plug"
    unplug = "unplug"


VifOperationsWord: TypeAlias = VifOperations | Literal["attach", "plug", "unplug"]


class VmApplianceOperation(OpenEnum):
    """XAPI's `vm_appliance_operation`."""

    start = "start"
    clean_shutdown = "clean_shutdown"
    hard_shutdown = "hard_shutdown"
    shutdown = "shutdown"


VmApplianceOperationWord: TypeAlias = VmApplianceOperation | Literal["start", "clean_shutdown", "hard_shutdown", "shutdown"]


class VmOperations(OpenEnum):
    """XAPI's `vm_operations`."""

    snapshot = "snapshot"
    clone = "clone"
    copy = "copy"
    create_template = "create_template"
    revert = "revert"
    checkpoint = "checkpoint"
    snapshot_with_quiesce = "snapshot_with_quiesce"
    provision = "provision"
    start = "start"
    start_on = "start_on"
    pause = "pause"
    unpause = "unpause"
    clean_shutdown = "clean_shutdown"
    clean_reboot = "clean_reboot"
    hard_shutdown = "hard_shutdown"
    power_state_reset = "power_state_reset"
    hard_reboot = "hard_reboot"
    suspend = "suspend"
    csvm = "csvm"
    resume = "resume"
    resume_on = "resume_on"
    pool_migrate = "pool_migrate"
    migrate_send = "migrate_send"
    get_boot_record = "get_boot_record"
    send_sysrq = "send_sysrq"
    send_trigger = "send_trigger"
    query_services = "query_services"
    shutdown = "shutdown"
    call_plugin = "call_plugin"
    changing_memory_live = "changing_memory_live"
    awaiting_memory_live = "awaiting_memory_live"
    changing_dynamic_range = "changing_dynamic_range"
    changing_static_range = "changing_static_range"
    changing_memory_limits = "changing_memory_limits"
    changing_shadow_memory = "changing_shadow_memory"
    changing_shadow_memory_live = "changing_shadow_memory_live"
    changing_VCPUs = "changing_VCPUs"
    changing_VCPUs_live = "changing_VCPUs_live"
    changing_NVRAM = "changing_NVRAM"
    assert_operation_valid = "assert_operation_valid"
    data_source_op = "data_source_op"
    update_allowed_operations = "update_allowed_operations"
    make_into_template = "make_into_template"
    import_ = "import"
    export = "export"
    metadata_export = "metadata_export"
    reverting = "reverting"
    destroy = "destroy"
    create_vtpm = "create_vtpm"
    sysprep = "sysprep"


VmOperationsWord: TypeAlias = VmOperations | Literal["snapshot", "clone", "copy", "create_template", "revert", "checkpoint", "snapshot_with_quiesce", "provision", "start", "start_on", "pause", "unpause", "clean_shutdown", "clean_reboot", "hard_shutdown", "power_state_reset", "hard_reboot", "suspend", "csvm", "resume", "resume_on", "pool_migrate", "migrate_send", "get_boot_record", "send_sysrq", "send_trigger", "query_services", "shutdown", "call_plugin", "changing_memory_live", "awaiting_memory_live", "changing_dynamic_range", "changing_static_range", "changing_memory_limits", "changing_shadow_memory", "changing_shadow_memory_live", "changing_VCPUs", "changing_VCPUs_live", "changing_NVRAM", "assert_operation_valid", "data_source_op", "update_allowed_operations", "make_into_template", "import", "export", "metadata_export", "reverting", "destroy", "create_vtpm", "sysprep"]


class VmPowerState(OpenEnum):
    """XAPI's `vm_power_state`."""

    Halted = "Halted"
    Paused = "Paused"
    Running = "Running"
    Suspended = "Suspended"


VmPowerStateWord: TypeAlias = VmPowerState | Literal["Halted", "Paused", "Running", "Suspended"]


class VmSecurebootCertificatesState(OpenEnum):
    """XAPI's `vm_secureboot_certificates_state`."""

    ok = "ok"
    update_available = "update_available"
    update_on_boot = "update_on_boot"


VmSecurebootCertificatesStateWord: TypeAlias = VmSecurebootCertificatesState | Literal["ok", "update_available", "update_on_boot"]


class VmSecurebootReadiness(OpenEnum):
    """XAPI's `vm_secureboot_readiness`."""

    not_supported = "not_supported"
    disabled = "disabled"
    first_boot = "first_boot"
    ready = "ready"
    ready_no_dbx = "ready_no_dbx"
    setup_mode = "setup_mode"
    certs_incomplete = "certs_incomplete"


VmSecurebootReadinessWord: TypeAlias = VmSecurebootReadiness | Literal["not_supported", "disabled", "first_boot", "ready", "ready_no_dbx", "setup_mode", "certs_incomplete"]


class VmUefiMode(OpenEnum):
    """XAPI's `vm_uefi_mode`."""

    setup = "setup"
    user = "user"


VmUefiModeWord: TypeAlias = VmUefiMode | Literal["setup", "user"]


class VmppArchiveFrequency(OpenEnum):
    """XAPI's `vmpp_archive_frequency`."""

    never = "never"
    always_after_backup = "always_after_backup"
    daily = "daily"
    weekly = "weekly"


VmppArchiveFrequencyWord: TypeAlias = VmppArchiveFrequency | Literal["never", "always_after_backup", "daily", "weekly"]


class VmppArchiveTargetType(OpenEnum):
    """XAPI's `vmpp_archive_target_type`."""

    none = "none"
    cifs = "cifs"
    nfs = "nfs"


VmppArchiveTargetTypeWord: TypeAlias = VmppArchiveTargetType | Literal["none", "cifs", "nfs"]


class VmppBackupFrequency(OpenEnum):
    """XAPI's `vmpp_backup_frequency`."""

    hourly = "hourly"
    daily = "daily"
    weekly = "weekly"


VmppBackupFrequencyWord: TypeAlias = VmppBackupFrequency | Literal["hourly", "daily", "weekly"]


class VmppBackupType(OpenEnum):
    """XAPI's `vmpp_backup_type`."""

    snapshot = "snapshot"
    checkpoint = "checkpoint"


VmppBackupTypeWord: TypeAlias = VmppBackupType | Literal["snapshot", "checkpoint"]


class VmssFrequency(OpenEnum):
    """XAPI's `vmss_frequency`."""

    hourly = "hourly"
    daily = "daily"
    weekly = "weekly"


VmssFrequencyWord: TypeAlias = VmssFrequency | Literal["hourly", "daily", "weekly"]


class VmssType(OpenEnum):
    """XAPI's `vmss_type`."""

    snapshot = "snapshot"
    checkpoint = "checkpoint"
    snapshot_with_quiesce = "snapshot_with_quiesce"


VmssTypeWord: TypeAlias = VmssType | Literal["snapshot", "checkpoint", "snapshot_with_quiesce"]


class VtpmOperations(OpenEnum):
    """XAPI's `vtpm_operations`."""

    destroy = "destroy"


VtpmOperationsWord: TypeAlias = VtpmOperations | Literal["destroy"]


class VusbOperations(OpenEnum):
    """XAPI's `vusb_operations`."""

    attach = "attach"
    plug = "plug"
    unplug = "unplug"


VusbOperationsWord: TypeAlias = VusbOperations | Literal["attach", "plug", "unplug"]
