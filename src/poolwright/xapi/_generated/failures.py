# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's error codes as exceptions, each with the parameters that XAPI declares for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ..failures import Parameter, XapiFailure


class ActivationWhileNotFree(XapiFailure):
    """ACTIVATION_WHILE_NOT_FREE"""

    __slots__ = ()


class AddressViolatesLockingConstraint(XapiFailure):
    """ADDRESS_VIOLATES_LOCKING_CONSTRAINT [address]"""

    __slots__ = ()

    address = Parameter(0)


class ApplyGuidanceFailed(XapiFailure):
    """APPLY_GUIDANCE_FAILED [ref]"""

    __slots__ = ()

    ref = Parameter(0)


class ApplyLivepatchFailed(XapiFailure):
    """APPLY_LIVEPATCH_FAILED [livepatch]"""

    __slots__ = ()

    livepatch = Parameter(0)


class ApplyUpdatesFailed(XapiFailure):
    """APPLY_UPDATES_FAILED [ref]"""

    __slots__ = ()

    ref = Parameter(0)


class ApplyUpdatesInProgress(XapiFailure):
    """APPLY_UPDATES_IN_PROGRESS"""

    __slots__ = ()


class AuthAlreadyEnabled(XapiFailure):
    """AUTH_ALREADY_ENABLED [current auth_type, current service_name]"""

    __slots__ = ()

    current_auth_type = Parameter(0)
    current_service_name = Parameter(1)


class AuthDisableFailed(XapiFailure):
    """AUTH_DISABLE_FAILED [message]"""

    __slots__ = ()

    message = Parameter(0)


class AuthDisableFailedPermissionDenied(XapiFailure):
    """AUTH_DISABLE_FAILED_PERMISSION_DENIED [message]"""

    __slots__ = ()

    message = Parameter(0)


class AuthDisableFailedWrongCredentials(XapiFailure):
    """AUTH_DISABLE_FAILED_WRONG_CREDENTIALS [message]"""

    __slots__ = ()

    message = Parameter(0)


class AuthEnableFailed(XapiFailure):
    """AUTH_ENABLE_FAILED [message]"""

    __slots__ = ()

    message = Parameter(0)


class AuthEnableFailedDomainLookupFailed(XapiFailure):
    """AUTH_ENABLE_FAILED_DOMAIN_LOOKUP_FAILED [message]"""

    __slots__ = ()

    message = Parameter(0)


class AuthEnableFailedInvalidAccount(XapiFailure):
    """AUTH_ENABLE_FAILED_INVALID_ACCOUNT [message]"""

    __slots__ = ()

    message = Parameter(0)


class AuthEnableFailedInvalidOu(XapiFailure):
    """AUTH_ENABLE_FAILED_INVALID_OU [message]"""

    __slots__ = ()

    message = Parameter(0)


class AuthEnableFailedInvalidTrustedCerts(XapiFailure):
    """AUTH_ENABLE_FAILED_INVALID_TRUSTED_CERTS [message]"""

    __slots__ = ()

    message = Parameter(0)


class AuthEnableFailedNoTrustedCerts(XapiFailure):
    """AUTH_ENABLE_FAILED_NO_TRUSTED_CERTS [message]"""

    __slots__ = ()

    message = Parameter(0)


class AuthEnableFailedPermissionDenied(XapiFailure):
    """AUTH_ENABLE_FAILED_PERMISSION_DENIED [message]"""

    __slots__ = ()

    message = Parameter(0)


class AuthEnableFailedUnavailable(XapiFailure):
    """AUTH_ENABLE_FAILED_UNAVAILABLE [message]"""

    __slots__ = ()

    message = Parameter(0)


class AuthEnableFailedWrongCredentials(XapiFailure):
    """AUTH_ENABLE_FAILED_WRONG_CREDENTIALS [message]"""

    __slots__ = ()

    message = Parameter(0)


class AuthInvalidTrustedCerts(XapiFailure):
    """AUTH_INVALID_TRUSTED_CERTS [message]"""

    __slots__ = ()

    message = Parameter(0)


class AuthIsDisabled(XapiFailure):
    """AUTH_IS_DISABLED"""

    __slots__ = ()


class AuthNoTrustedCerts(XapiFailure):
    """AUTH_NO_TRUSTED_CERTS [message]"""

    __slots__ = ()

    message = Parameter(0)


class AuthServiceError(XapiFailure):
    """AUTH_SERVICE_ERROR [message]"""

    __slots__ = ()

    message = Parameter(0)


class AuthSetupTlsConnection(XapiFailure):
    """AUTH_SETUP_TLS_CONNECTION [message]"""

    __slots__ = ()

    message = Parameter(0)


class AuthSetLdapsFailed(XapiFailure):
    """AUTH_SET_LDAPS_FAILED [host, message]"""

    __slots__ = ()

    host = Parameter(0)
    message = Parameter(1)


class AuthUnknownType(XapiFailure):
    """AUTH_UNKNOWN_TYPE [type]"""

    __slots__ = ()

    type = Parameter(0)


class BackupScriptFailed(XapiFailure):
    """BACKUP_SCRIPT_FAILED [log]"""

    __slots__ = ()

    log = Parameter(0)


class BallooningTimeoutBeforeMigration(XapiFailure):
    """BALLOONING_TIMEOUT_BEFORE_MIGRATION [vm]"""

    __slots__ = ()

    vm = Parameter(0)


class BlockedRepoUrl(XapiFailure):
    """BLOCKED_REPO_URL [url]"""

    __slots__ = ()

    url = Parameter(0)


class BootloaderFailed(XapiFailure):
    """BOOTLOADER_FAILED [vm, msg]"""

    __slots__ = ()

    vm = Parameter(0)
    msg = Parameter(1)


class BootDevicePassthroughDisallowed(XapiFailure):
    """BOOT_DEVICE_PASSTHROUGH_DISALLOWED [device]"""

    __slots__ = ()

    device = Parameter(0)


class BridgeNameExists(XapiFailure):
    """BRIDGE_NAME_EXISTS [bridge]"""

    __slots__ = ()

    bridge = Parameter(0)


class BridgeNotAvailable(XapiFailure):
    """BRIDGE_NOT_AVAILABLE [bridge]"""

    __slots__ = ()

    bridge = Parameter(0)


class BundleRepositoryAlreadyExists(XapiFailure):
    """BUNDLE_REPOSITORY_ALREADY_EXISTS [ref]"""

    __slots__ = ()

    ref = Parameter(0)


class BundleRepoNotEnabled(XapiFailure):
    """BUNDLE_REPO_NOT_ENABLED"""

    __slots__ = ()


class BundleSyncFailed(XapiFailure):
    """BUNDLE_SYNC_FAILED"""

    __slots__ = ()


class BundleUnpackFailed(XapiFailure):
    """BUNDLE_UNPACK_FAILED [error]"""

    __slots__ = ()

    error = Parameter(0)


class CannotAddTunnelToBondSlave(XapiFailure):
    """CANNOT_ADD_TUNNEL_TO_BOND_SLAVE [PIF]"""

    __slots__ = ()

    PIF = Parameter(0)


class CannotAddTunnelToSriovLogical(XapiFailure):
    """CANNOT_ADD_TUNNEL_TO_SRIOV_LOGICAL [PIF]"""

    __slots__ = ()

    PIF = Parameter(0)


class CannotAddTunnelToVlanOnSriovLogical(XapiFailure):
    """CANNOT_ADD_TUNNEL_TO_VLAN_ON_SRIOV_LOGICAL [PIF]"""

    __slots__ = ()

    PIF = Parameter(0)


class CannotAddVlanToBondSlave(XapiFailure):
    """CANNOT_ADD_VLAN_TO_BOND_SLAVE [PIF]"""

    __slots__ = ()

    PIF = Parameter(0)


class CannotChangePifProperties(XapiFailure):
    """CANNOT_CHANGE_PIF_PROPERTIES [PIF]"""

    __slots__ = ()

    PIF = Parameter(0)


class CannotContactHost(XapiFailure):
    """CANNOT_CONTACT_HOST [host]"""

    __slots__ = ()

    host = Parameter(0)


class CannotCreateStateFile(XapiFailure):
    """CANNOT_CREATE_STATE_FILE"""

    __slots__ = ()


class CannotDestroyDisasterRecoveryTask(XapiFailure):
    """CANNOT_DESTROY_DISASTER_RECOVERY_TASK [reason]"""

    __slots__ = ()

    reason = Parameter(0)


class CannotDestroySystemNetwork(XapiFailure):
    """CANNOT_DESTROY_SYSTEM_NETWORK [network]"""

    __slots__ = ()

    network = Parameter(0)


class CannotEnableRedoLog(XapiFailure):
    """CANNOT_ENABLE_REDO_LOG [reason]"""

    __slots__ = ()

    reason = Parameter(0)


class CannotEvacuateHost(XapiFailure):
    """CANNOT_EVACUATE_HOST [errors]"""

    __slots__ = ()

    errors = Parameter(0)


class CannotFetchPatch(XapiFailure):
    """CANNOT_FETCH_PATCH [uuid]"""

    __slots__ = ()

    uuid = Parameter(0)


class CannotFindOemBackupPartition(XapiFailure):
    """CANNOT_FIND_OEM_BACKUP_PARTITION"""

    __slots__ = ()


class CannotFindPatch(XapiFailure):
    """CANNOT_FIND_PATCH"""

    __slots__ = ()


class CannotFindStatePartition(XapiFailure):
    """CANNOT_FIND_STATE_PARTITION"""

    __slots__ = ()


class CannotFindUpdate(XapiFailure):
    """CANNOT_FIND_UPDATE"""

    __slots__ = ()


class CannotForgetSriovLogical(XapiFailure):
    """CANNOT_FORGET_SRIOV_LOGICAL [PIF]"""

    __slots__ = ()

    PIF = Parameter(0)


class CannotPlugBondSlave(XapiFailure):
    """CANNOT_PLUG_BOND_SLAVE [PIF]"""

    __slots__ = ()

    PIF = Parameter(0)


class CannotPlugVif(XapiFailure):
    """CANNOT_PLUG_VIF [VIF]"""

    __slots__ = ()

    VIF = Parameter(0)


class CannotResetControlDomain(XapiFailure):
    """CANNOT_RESET_CONTROL_DOMAIN [vm]"""

    __slots__ = ()

    vm = Parameter(0)


class CannotRestartDeviceModel(XapiFailure):
    """CANNOT_RESTART_DEVICE_MODEL [ref]"""

    __slots__ = ()

    ref = Parameter(0)


class CanNotPeriodicSyncUpdates(XapiFailure):
    """CAN_NOT_PERIODIC_SYNC_UPDATES"""

    __slots__ = ()


class CanNotSyncUpdates(XapiFailure):
    """CAN_NOT_SYNC_UPDATES"""

    __slots__ = ()


class CertificateAlreadyExists(XapiFailure):
    """CERTIFICATE_ALREADY_EXISTS [name]"""

    __slots__ = ()

    name = Parameter(0)


class CertificateCorrupt(XapiFailure):
    """CERTIFICATE_CORRUPT [name]"""

    __slots__ = ()

    name = Parameter(0)


class CertificateDoesNotExist(XapiFailure):
    """CERTIFICATE_DOES_NOT_EXIST [name]"""

    __slots__ = ()

    name = Parameter(0)


class CertificateLacksPurpose(XapiFailure):
    """CERTIFICATE_LACKS_PURPOSE"""

    __slots__ = ()


class CertificateLibraryCorrupt(XapiFailure):
    """CERTIFICATE_LIBRARY_CORRUPT"""

    __slots__ = ()


class CertificateNameInvalid(XapiFailure):
    """CERTIFICATE_NAME_INVALID [name]"""

    __slots__ = ()

    name = Parameter(0)


class ChangePasswordRejected(XapiFailure):
    """CHANGE_PASSWORD_REJECTED [msg]"""

    __slots__ = ()

    msg = Parameter(0)


class ClusteredSrDegraded(XapiFailure):
    """CLUSTERED_SR_DEGRADED [sr]"""

    __slots__ = ()

    sr = Parameter(0)


class ClusteringDisabled(XapiFailure):
    """CLUSTERING_DISABLED [cluster_host]"""

    __slots__ = ()

    cluster_host = Parameter(0)


class ClusteringEnabled(XapiFailure):
    """CLUSTERING_ENABLED [cluster_host]"""

    __slots__ = ()

    cluster_host = Parameter(0)


class ClusterAlreadyExists(XapiFailure):
    """CLUSTER_ALREADY_EXISTS"""

    __slots__ = ()


class ClusterCreateInProgress(XapiFailure):
    """CLUSTER_CREATE_IN_PROGRESS"""

    __slots__ = ()


class ClusterDoesNotHaveOneNode(XapiFailure):
    """CLUSTER_DOES_NOT_HAVE_ONE_NODE [number_of_nodes]"""

    __slots__ = ()

    number_of_nodes = Parameter(0)


class ClusterForceDestroyFailed(XapiFailure):
    """CLUSTER_FORCE_DESTROY_FAILED [cluster]"""

    __slots__ = ()

    cluster = Parameter(0)


class ClusterHostIsLast(XapiFailure):
    """CLUSTER_HOST_IS_LAST [cluster_host]"""

    __slots__ = ()

    cluster_host = Parameter(0)


class ClusterHostNotJoined(XapiFailure):
    """CLUSTER_HOST_NOT_JOINED [cluster_host]"""

    __slots__ = ()

    cluster_host = Parameter(0)


class ClusterStackInUse(XapiFailure):
    """CLUSTER_STACK_IN_USE [cluster_stack]"""

    __slots__ = ()

    cluster_stack = Parameter(0)


class ConfigureRepositoriesInProgress(XapiFailure):
    """CONFIGURE_REPOSITORIES_IN_PROGRESS"""

    __slots__ = ()


class CouldNotFindNetworkInterfaceWithSpecifiedDeviceNameAndMacAddress(XapiFailure):
    """COULD_NOT_FIND_NETWORK_INTERFACE_WITH_SPECIFIED_DEVICE_NAME_AND_MAC_ADDRESS [device, mac]"""

    __slots__ = ()

    device = Parameter(0)
    mac = Parameter(1)


class CouldNotImportDatabase(XapiFailure):
    """COULD_NOT_IMPORT_DATABASE [reason]"""

    __slots__ = ()

    reason = Parameter(0)


class CouldNotUpdateIgmpSnoopingEverywhere(XapiFailure):
    """COULD_NOT_UPDATE_IGMP_SNOOPING_EVERYWHERE"""

    __slots__ = ()


class CpuFeatureMaskingNotSupported(XapiFailure):
    """CPU_FEATURE_MASKING_NOT_SUPPORTED [details]"""

    __slots__ = ()

    details = Parameter(0)


class CrlAlreadyExists(XapiFailure):
    """CRL_ALREADY_EXISTS [name]"""

    __slots__ = ()

    name = Parameter(0)


class CrlCorrupt(XapiFailure):
    """CRL_CORRUPT [name]"""

    __slots__ = ()

    name = Parameter(0)


class CrlDoesNotExist(XapiFailure):
    """CRL_DOES_NOT_EXIST [name]"""

    __slots__ = ()

    name = Parameter(0)


class CrlNameInvalid(XapiFailure):
    """CRL_NAME_INVALID [name]"""

    __slots__ = ()

    name = Parameter(0)


class DbUniquenessConstraintViolation(XapiFailure):
    """DB_UNIQUENESS_CONSTRAINT_VIOLATION [table, field, value]"""

    __slots__ = ()

    table = Parameter(0)
    field = Parameter(1)
    value = Parameter(2)


class DefaultSrNotFound(XapiFailure):
    """DEFAULT_SR_NOT_FOUND [sr]"""

    __slots__ = ()

    sr = Parameter(0)


class DeviceAlreadyAttached(XapiFailure):
    """DEVICE_ALREADY_ATTACHED [device]"""

    __slots__ = ()

    device = Parameter(0)


class DeviceAlreadyDetached(XapiFailure):
    """DEVICE_ALREADY_DETACHED [device]"""

    __slots__ = ()

    device = Parameter(0)


class DeviceAlreadyExists(XapiFailure):
    """DEVICE_ALREADY_EXISTS [device]"""

    __slots__ = ()

    device = Parameter(0)


class DeviceAttachTimeout(XapiFailure):
    """DEVICE_ATTACH_TIMEOUT [type, ref]"""

    __slots__ = ()

    type = Parameter(0)
    ref = Parameter(1)


class DeviceDetachRejected(XapiFailure):
    """DEVICE_DETACH_REJECTED [type, ref, msg]"""

    __slots__ = ()

    type = Parameter(0)
    ref = Parameter(1)
    msg = Parameter(2)


class DeviceDetachTimeout(XapiFailure):
    """DEVICE_DETACH_TIMEOUT [type, ref]"""

    __slots__ = ()

    type = Parameter(0)
    ref = Parameter(1)


class DeviceNotAttached(XapiFailure):
    """DEVICE_NOT_ATTACHED [VBD]"""

    __slots__ = ()

    VBD = Parameter(0)


class DisableSshFailed(XapiFailure):
    """DISABLE_SSH_FAILED [host]"""

    __slots__ = ()

    host = Parameter(0)


class DisableSshPartiallyFailed(XapiFailure):
    """DISABLE_SSH_PARTIALLY_FAILED [hosts]"""

    __slots__ = ()

    hosts = Parameter(0)


class DiskVbdMustBeReadwriteForHvm(XapiFailure):
    """DISK_VBD_MUST_BE_READWRITE_FOR_HVM [vbd]"""

    __slots__ = ()

    vbd = Parameter(0)


class DomainBuilderError(XapiFailure):
    """DOMAIN_BUILDER_ERROR [function, code, message]"""

    __slots__ = ()

    function = Parameter(0)
    code_ = Parameter(1)
    message = Parameter(2)


class DomainExists(XapiFailure):
    """DOMAIN_EXISTS [vm, domid]"""

    __slots__ = ()

    vm = Parameter(0)
    domid = Parameter(1)


class DuplicateMacSeed(XapiFailure):
    """DUPLICATE_MAC_SEED [seed]"""

    __slots__ = ()

    seed = Parameter(0)


class DuplicatePifDeviceName(XapiFailure):
    """DUPLICATE_PIF_DEVICE_NAME [device]"""

    __slots__ = ()

    device = Parameter(0)


class DuplicateVm(XapiFailure):
    """DUPLICATE_VM [vm]"""

    __slots__ = ()

    vm = Parameter(0)


class EnableSshFailed(XapiFailure):
    """ENABLE_SSH_FAILED [host]"""

    __slots__ = ()

    host = Parameter(0)


class EnableSshPartiallyFailed(XapiFailure):
    """ENABLE_SSH_PARTIALLY_FAILED [hosts]"""

    __slots__ = ()

    hosts = Parameter(0)


class EventsLost(XapiFailure):
    """EVENTS_LOST"""

    __slots__ = ()


class EventFromTokenParseFailure(XapiFailure):
    """EVENT_FROM_TOKEN_PARSE_FAILURE [token]"""

    __slots__ = ()

    token = Parameter(0)


class EventSubscriptionParseFailure(XapiFailure):
    """EVENT_SUBSCRIPTION_PARSE_FAILURE [subscription]"""

    __slots__ = ()

    subscription = Parameter(0)


class FailedToStartEmulator(XapiFailure):
    """FAILED_TO_START_EMULATOR [vm, name, msg]"""

    __slots__ = ()

    vm = Parameter(0)
    name = Parameter(1)
    msg = Parameter(2)


class FeatureRequiresHvm(XapiFailure):
    """FEATURE_REQUIRES_HVM [details]"""

    __slots__ = ()

    details = Parameter(0)


class FeatureRestricted(XapiFailure):
    """FEATURE_RESTRICTED"""

    __slots__ = ()


class FieldTypeError(XapiFailure):
    """FIELD_TYPE_ERROR [field]"""

    __slots__ = ()

    field = Parameter(0)


class GetHostUpdatesFailed(XapiFailure):
    """GET_HOST_UPDATES_FAILED [ref]"""

    __slots__ = ()

    ref = Parameter(0)


class GetUpdatesFailed(XapiFailure):
    """GET_UPDATES_FAILED"""

    __slots__ = ()


class GpuGroupContainsNoPgpus(XapiFailure):
    """GPU_GROUP_CONTAINS_NO_PGPUS [gpu_group]"""

    __slots__ = ()

    gpu_group = Parameter(0)


class GpuGroupContainsPgpu(XapiFailure):
    """GPU_GROUP_CONTAINS_PGPU [pgpus]"""

    __slots__ = ()

    pgpus = Parameter(0)


class GpuGroupContainsVgpu(XapiFailure):
    """GPU_GROUP_CONTAINS_VGPU [vgpus]"""

    __slots__ = ()

    vgpus = Parameter(0)


class HandleInvalid(XapiFailure):
    """HANDLE_INVALID [class, handle]"""

    __slots__ = ()

    class_ = Parameter(0)
    handle = Parameter(1)


class HaAbortNewMaster(XapiFailure):
    """HA_ABORT_NEW_MASTER [reason]"""

    __slots__ = ()

    reason = Parameter(0)


class HaCannotChangeBondStatusOfMgmtIface(XapiFailure):
    """HA_CANNOT_CHANGE_BOND_STATUS_OF_MGMT_IFACE"""

    __slots__ = ()


class HaConstraintViolationNetworkNotShared(XapiFailure):
    """HA_CONSTRAINT_VIOLATION_NETWORK_NOT_SHARED [network]"""

    __slots__ = ()

    network = Parameter(0)


class HaConstraintViolationSrNotShared(XapiFailure):
    """HA_CONSTRAINT_VIOLATION_SR_NOT_SHARED [SR]"""

    __slots__ = ()

    SR = Parameter(0)


class HaDisableInProgress(XapiFailure):
    """HA_DISABLE_IN_PROGRESS"""

    __slots__ = ()


class HaEnableInProgress(XapiFailure):
    """HA_ENABLE_IN_PROGRESS"""

    __slots__ = ()


class HaFailedToFormLiveset(XapiFailure):
    """HA_FAILED_TO_FORM_LIVESET"""

    __slots__ = ()


class HaHeartbeatDaemonStartupFailed(XapiFailure):
    """HA_HEARTBEAT_DAEMON_STARTUP_FAILED"""

    __slots__ = ()


class HaHostCannotAccessStatefile(XapiFailure):
    """HA_HOST_CANNOT_ACCESS_STATEFILE"""

    __slots__ = ()


class HaHostCannotSeePeers(XapiFailure):
    """HA_HOST_CANNOT_SEE_PEERS [host, all, subset]"""

    __slots__ = ()

    host = Parameter(0)
    all = Parameter(1)
    subset = Parameter(2)


class HaHostIsArmed(XapiFailure):
    """HA_HOST_IS_ARMED [host]"""

    __slots__ = ()

    host = Parameter(0)


class HaIsEnabled(XapiFailure):
    """HA_IS_ENABLED"""

    __slots__ = ()


class HaLostStatefile(XapiFailure):
    """HA_LOST_STATEFILE"""

    __slots__ = ()


class HaNotEnabled(XapiFailure):
    """HA_NOT_ENABLED"""

    __slots__ = ()


class HaNotInstalled(XapiFailure):
    """HA_NOT_INSTALLED [host]"""

    __slots__ = ()

    host = Parameter(0)


class HaNoPlan(XapiFailure):
    """HA_NO_PLAN"""

    __slots__ = ()


class HaOperationWouldBreakFailoverPlan(XapiFailure):
    """HA_OPERATION_WOULD_BREAK_FAILOVER_PLAN"""

    __slots__ = ()


class HaPoolIsEnabledButHostIsDisabled(XapiFailure):
    """HA_POOL_IS_ENABLED_BUT_HOST_IS_DISABLED"""

    __slots__ = ()


class HaShouldBeFenced(XapiFailure):
    """HA_SHOULD_BE_FENCED [host]"""

    __slots__ = ()

    host = Parameter(0)


class HaTooFewHosts(XapiFailure):
    """HA_TOO_FEW_HOSTS"""

    __slots__ = ()


class HostsNotCompatible(XapiFailure):
    """HOSTS_NOT_COMPATIBLE"""

    __slots__ = ()


class HostsNotHomogeneous(XapiFailure):
    """HOSTS_NOT_HOMOGENEOUS [reason]"""

    __slots__ = ()

    reason = Parameter(0)


class HostBroken(XapiFailure):
    """HOST_BROKEN"""

    __slots__ = ()


class HostCannotAttachNetwork(XapiFailure):
    """HOST_CANNOT_ATTACH_NETWORK [host, network]"""

    __slots__ = ()

    host = Parameter(0)
    network = Parameter(1)


class HostCannotDestroySelf(XapiFailure):
    """HOST_CANNOT_DESTROY_SELF [host]"""

    __slots__ = ()

    host = Parameter(0)


class HostCannotReadMetrics(XapiFailure):
    """HOST_CANNOT_READ_METRICS"""

    __slots__ = ()


class HostCdDriveEmpty(XapiFailure):
    """HOST_CD_DRIVE_EMPTY"""

    __slots__ = ()


class HostDisabled(XapiFailure):
    """HOST_DISABLED [host]"""

    __slots__ = ()

    host = Parameter(0)


class HostDisabledIndefinitely(XapiFailure):
    """HOST_DISABLED_INDEFINITELY [host]"""

    __slots__ = ()

    host = Parameter(0)


class HostDisabledUntilReboot(XapiFailure):
    """HOST_DISABLED_UNTIL_REBOOT [host]"""

    __slots__ = ()

    host = Parameter(0)


class HostDriverNoHardware(XapiFailure):
    """HOST_DRIVER_NO_HARDWARE [driver variant]"""

    __slots__ = ()

    driver_variant = Parameter(0)


class HostEvacuateInProgress(XapiFailure):
    """HOST_EVACUATE_IN_PROGRESS [host]"""

    __slots__ = ()

    host = Parameter(0)


class HostEvacuateVmNotHaProtected(XapiFailure):
    """HOST_EVACUATE_VM_NOT_HA_PROTECTED [vm]"""

    __slots__ = ()

    vm = Parameter(0)


class HostEvacuationIsRequired(XapiFailure):
    """HOST_EVACUATION_IS_REQUIRED [host]"""

    __slots__ = ()

    host = Parameter(0)


class HostHasNoManagementIp(XapiFailure):
    """HOST_HAS_NO_MANAGEMENT_IP"""

    __slots__ = ()


class HostHasResidentVms(XapiFailure):
    """HOST_HAS_RESIDENT_VMS [host]"""

    __slots__ = ()

    host = Parameter(0)


class HostInEmergencyMode(XapiFailure):
    """HOST_IN_EMERGENCY_MODE"""

    __slots__ = ()


class HostInUse(XapiFailure):
    """HOST_IN_USE [host, type, ref]"""

    __slots__ = ()

    host = Parameter(0)
    type = Parameter(1)
    ref = Parameter(2)


class HostIsLive(XapiFailure):
    """HOST_IS_LIVE [host]"""

    __slots__ = ()

    host = Parameter(0)


class HostIsSlave(XapiFailure):
    """HOST_IS_SLAVE [Master IP address]"""

    __slots__ = ()

    master_ip_address = Parameter(0)


class HostItsOwnSlave(XapiFailure):
    """HOST_ITS_OWN_SLAVE"""

    __slots__ = ()


class HostMasterCannotTalkBack(XapiFailure):
    """HOST_MASTER_CANNOT_TALK_BACK [ip]"""

    __slots__ = ()

    ip = Parameter(0)


class HostNameInvalid(XapiFailure):
    """HOST_NAME_INVALID [reason]"""

    __slots__ = ()

    reason = Parameter(0)


class HostNotDisabled(XapiFailure):
    """HOST_NOT_DISABLED"""

    __slots__ = ()


class HostNotEnoughFreeMemory(XapiFailure):
    """HOST_NOT_ENOUGH_FREE_MEMORY [needed, available]"""

    __slots__ = ()

    needed = Parameter(0)
    available = Parameter(1)


class HostNotEnoughPcpus(XapiFailure):
    """HOST_NOT_ENOUGH_PCPUS [vcpus, pcpus]"""

    __slots__ = ()

    vcpus = Parameter(0)
    pcpus = Parameter(1)


class HostNotLive(XapiFailure):
    """HOST_NOT_LIVE"""

    __slots__ = ()


class HostOffline(XapiFailure):
    """HOST_OFFLINE [host]"""

    __slots__ = ()

    host = Parameter(0)


class HostPendingMandatoryGuidanceNotEmpty(XapiFailure):
    """HOST_PENDING_MANDATORY_GUIDANCE_NOT_EMPTY [host]"""

    __slots__ = ()

    host = Parameter(0)


class HostPowerOnModeDisabled(XapiFailure):
    """HOST_POWER_ON_MODE_DISABLED"""

    __slots__ = ()


class HostStillBooting(XapiFailure):
    """HOST_STILL_BOOTING"""

    __slots__ = ()


class HostUnknownToMaster(XapiFailure):
    """HOST_UNKNOWN_TO_MASTER [host]"""

    __slots__ = ()

    host = Parameter(0)


class HostXapiVersionHigherThanCoordinator(XapiFailure):
    """HOST_XAPI_VERSION_HIGHER_THAN_COORDINATOR [host_xapi_version]"""

    __slots__ = ()

    host_xapi_version = Parameter(0)


class IllegalVbdDevice(XapiFailure):
    """ILLEGAL_VBD_DEVICE [vbd, device]"""

    __slots__ = ()

    vbd = Parameter(0)
    device = Parameter(1)


class ImportError(XapiFailure):
    """IMPORT_ERROR [msg]"""

    __slots__ = ()

    msg = Parameter(0)


class ImportErrorAttachedDisksNotFound(XapiFailure):
    """IMPORT_ERROR_ATTACHED_DISKS_NOT_FOUND"""

    __slots__ = ()


class ImportErrorCannotHandleChunked(XapiFailure):
    """IMPORT_ERROR_CANNOT_HANDLE_CHUNKED"""

    __slots__ = ()


class ImportErrorFailedToFindObject(XapiFailure):
    """IMPORT_ERROR_FAILED_TO_FIND_OBJECT [id]"""

    __slots__ = ()

    id = Parameter(0)


class ImportErrorPrematureEof(XapiFailure):
    """IMPORT_ERROR_PREMATURE_EOF"""

    __slots__ = ()


class ImportErrorSomeChecksumsFailed(XapiFailure):
    """IMPORT_ERROR_SOME_CHECKSUMS_FAILED"""

    __slots__ = ()


class ImportErrorUnexpectedFile(XapiFailure):
    """IMPORT_ERROR_UNEXPECTED_FILE [filename_expected, filename_found]"""

    __slots__ = ()

    filename_expected = Parameter(0)
    filename_found = Parameter(1)


class ImportIncompatibleVersion(XapiFailure):
    """IMPORT_INCOMPATIBLE_VERSION"""

    __slots__ = ()


class IncompatibleClusterStackActive(XapiFailure):
    """INCOMPATIBLE_CLUSTER_STACK_ACTIVE [cluster_stack]"""

    __slots__ = ()

    cluster_stack = Parameter(0)


class IncompatiblePifProperties(XapiFailure):
    """INCOMPATIBLE_PIF_PROPERTIES"""

    __slots__ = ()


class IncompatibleStatefileSr(XapiFailure):
    """INCOMPATIBLE_STATEFILE_SR [SR type]"""

    __slots__ = ()

    sr_type = Parameter(0)


class InterfaceHasNoIp(XapiFailure):
    """INTERFACE_HAS_NO_IP [interface]"""

    __slots__ = ()

    interface = Parameter(0)


class InternalError(XapiFailure):
    """INTERNAL_ERROR [message]"""

    __slots__ = ()

    message = Parameter(0)


class InvalidBaseUrl(XapiFailure):
    """INVALID_BASE_URL [url]"""

    __slots__ = ()

    url = Parameter(0)


class InvalidCidrAddressSpecified(XapiFailure):
    """INVALID_CIDR_ADDRESS_SPECIFIED [parameter]"""

    __slots__ = ()

    parameter = Parameter(0)


class InvalidClusterStack(XapiFailure):
    """INVALID_CLUSTER_STACK [cluster_stack]"""

    __slots__ = ()

    cluster_stack = Parameter(0)


class InvalidDevice(XapiFailure):
    """INVALID_DEVICE [device]"""

    __slots__ = ()

    device = Parameter(0)


class InvalidEdition(XapiFailure):
    """INVALID_EDITION [edition]"""

    __slots__ = ()

    edition = Parameter(0)


class InvalidFeatureString(XapiFailure):
    """INVALID_FEATURE_STRING [details]"""

    __slots__ = ()

    details = Parameter(0)


class InvalidGpgkeyPath(XapiFailure):
    """INVALID_GPGKEY_PATH [gpgkey_path]"""

    __slots__ = ()

    gpgkey_path = Parameter(0)


class InvalidIpAddressSpecified(XapiFailure):
    """INVALID_IP_ADDRESS_SPECIFIED [parameter]"""

    __slots__ = ()

    parameter = Parameter(0)


class InvalidNtpConfig(XapiFailure):
    """INVALID_NTP_CONFIG [reason]"""

    __slots__ = ()

    reason = Parameter(0)


class InvalidPatch(XapiFailure):
    """INVALID_PATCH"""

    __slots__ = ()


class InvalidPatchWithLog(XapiFailure):
    """INVALID_PATCH_WITH_LOG [log]"""

    __slots__ = ()

    log = Parameter(0)


class InvalidRepomdXml(XapiFailure):
    """INVALID_REPOMD_XML"""

    __slots__ = ()


class InvalidRepositoryDomainAllowlist(XapiFailure):
    """INVALID_REPOSITORY_DOMAIN_ALLOWLIST [domains]"""

    __slots__ = ()

    domains = Parameter(0)


class InvalidRepositoryProxyCredential(XapiFailure):
    """INVALID_REPOSITORY_PROXY_CREDENTIAL"""

    __slots__ = ()


class InvalidRepositoryProxyUrl(XapiFailure):
    """INVALID_REPOSITORY_PROXY_URL [url]"""

    __slots__ = ()

    url = Parameter(0)


class InvalidUpdate(XapiFailure):
    """INVALID_UPDATE [info]"""

    __slots__ = ()

    info = Parameter(0)


class InvalidUpdateinfoXml(XapiFailure):
    """INVALID_UPDATEINFO_XML"""

    __slots__ = ()


class InvalidUpdateSyncDay(XapiFailure):
    """INVALID_UPDATE_SYNC_DAY [day]"""

    __slots__ = ()

    day = Parameter(0)


class InvalidValue(XapiFailure):
    """INVALID_VALUE [field, value]"""

    __slots__ = ()

    field = Parameter(0)
    value = Parameter(1)


class IsTunnelAccessPif(XapiFailure):
    """IS_TUNNEL_ACCESS_PIF [PIF]"""

    __slots__ = ()

    PIF = Parameter(0)


class JoiningHostCannotBeMasterOfOtherHosts(XapiFailure):
    """JOINING_HOST_CANNOT_BE_MASTER_OF_OTHER_HOSTS"""

    __slots__ = ()


class JoiningHostCannotContainSharedSrs(XapiFailure):
    """JOINING_HOST_CANNOT_CONTAIN_SHARED_SRS"""

    __slots__ = ()


class JoiningHostCannotHaveRunningOrSuspendedVms(XapiFailure):
    """JOINING_HOST_CANNOT_HAVE_RUNNING_OR_SUSPENDED_VMS"""

    __slots__ = ()


class JoiningHostCannotHaveRunningVms(XapiFailure):
    """JOINING_HOST_CANNOT_HAVE_RUNNING_VMS"""

    __slots__ = ()


class JoiningHostCannotHaveVmsWithCurrentOperations(XapiFailure):
    """JOINING_HOST_CANNOT_HAVE_VMS_WITH_CURRENT_OPERATIONS"""

    __slots__ = ()


class JoiningHostConnectionFailed(XapiFailure):
    """JOINING_HOST_CONNECTION_FAILED"""

    __slots__ = ()


class JoiningHostServiceFailed(XapiFailure):
    """JOINING_HOST_SERVICE_FAILED"""

    __slots__ = ()


class LicenceRestriction(XapiFailure):
    """LICENCE_RESTRICTION [feature]"""

    __slots__ = ()

    feature = Parameter(0)


class LicenseCannotDowngradeWhileInPool(XapiFailure):
    """LICENSE_CANNOT_DOWNGRADE_WHILE_IN_POOL"""

    __slots__ = ()


class LicenseCheckoutError(XapiFailure):
    """LICENSE_CHECKOUT_ERROR [code, message]"""

    __slots__ = ()

    code_ = Parameter(0)
    message = Parameter(1)


class LicenseDoesNotSupportPooling(XapiFailure):
    """LICENSE_DOES_NOT_SUPPORT_POOLING"""

    __slots__ = ()


class LicenseDoesNotSupportXha(XapiFailure):
    """LICENSE_DOES_NOT_SUPPORT_XHA"""

    __slots__ = ()


class LicenseExpired(XapiFailure):
    """LICENSE_EXPIRED"""

    __slots__ = ()


class LicenseFileDeprecated(XapiFailure):
    """LICENSE_FILE_DEPRECATED"""

    __slots__ = ()


class LicenseHostPoolMismatch(XapiFailure):
    """LICENSE_HOST_POOL_MISMATCH"""

    __slots__ = ()


class LicenseProcessingError(XapiFailure):
    """LICENSE_PROCESSING_ERROR"""

    __slots__ = ()


class LocationNotUnique(XapiFailure):
    """LOCATION_NOT_UNIQUE [SR, location]"""

    __slots__ = ()

    SR = Parameter(0)
    location = Parameter(1)


class MacDoesNotExist(XapiFailure):
    """MAC_DOES_NOT_EXIST [MAC]"""

    __slots__ = ()

    MAC = Parameter(0)


class MacInvalid(XapiFailure):
    """MAC_INVALID [MAC]"""

    __slots__ = ()

    MAC = Parameter(0)


class MacStillExists(XapiFailure):
    """MAC_STILL_EXISTS [MAC]"""

    __slots__ = ()

    MAC = Parameter(0)


class MapDuplicateKey(XapiFailure):
    """MAP_DUPLICATE_KEY [type, param_name, uuid, key]"""

    __slots__ = ()

    type = Parameter(0)
    param_name = Parameter(1)
    uuid = Parameter(2)
    key = Parameter(3)


class MemoryConstraintViolation(XapiFailure):
    """MEMORY_CONSTRAINT_VIOLATION [constraint]"""

    __slots__ = ()

    constraint = Parameter(0)


class MemoryConstraintViolationMaxpin(XapiFailure):
    """MEMORY_CONSTRAINT_VIOLATION_MAXPIN [reason]"""

    __slots__ = ()

    reason = Parameter(0)


class MemoryConstraintViolationOrder(XapiFailure):
    """MEMORY_CONSTRAINT_VIOLATION_ORDER"""

    __slots__ = ()


class MessageDeprecated(XapiFailure):
    """MESSAGE_DEPRECATED"""

    __slots__ = ()


class MessageMethodUnknown(XapiFailure):
    """MESSAGE_METHOD_UNKNOWN [method]"""

    __slots__ = ()

    method_ = Parameter(0)


class MessageParameterCountMismatch(XapiFailure):
    """MESSAGE_PARAMETER_COUNT_MISMATCH [method, expected, received]"""

    __slots__ = ()

    method_ = Parameter(0)
    expected = Parameter(1)
    received = Parameter(2)


class MessageRemoved(XapiFailure):
    """MESSAGE_REMOVED"""

    __slots__ = ()


class MirrorFailed(XapiFailure):
    """MIRROR_FAILED [vdi]"""

    __slots__ = ()

    vdi = Parameter(0)


class MissingConnectionDetails(XapiFailure):
    """MISSING_CONNECTION_DETAILS"""

    __slots__ = ()


class MultipleUpdateRepositoriesEnabled(XapiFailure):
    """MULTIPLE_UPDATE_REPOSITORIES_ENABLED"""

    __slots__ = ()


class NetworkAlreadyConnected(XapiFailure):
    """NETWORK_ALREADY_CONNECTED [network, connected PIF]"""

    __slots__ = ()

    network = Parameter(0)
    connected_pif = Parameter(1)


class NetworkContainsPif(XapiFailure):
    """NETWORK_CONTAINS_PIF [pifs]"""

    __slots__ = ()

    pifs = Parameter(0)


class NetworkContainsVif(XapiFailure):
    """NETWORK_CONTAINS_VIF [vifs]"""

    __slots__ = ()

    vifs = Parameter(0)


class NetworkHasIncompatibleSriovPifs(XapiFailure):
    """NETWORK_HAS_INCOMPATIBLE_SRIOV_PIFS [PIF, network]"""

    __slots__ = ()

    PIF = Parameter(0)
    network = Parameter(1)


class NetworkHasIncompatibleVlanOnSriovPifs(XapiFailure):
    """NETWORK_HAS_INCOMPATIBLE_VLAN_ON_SRIOV_PIFS [PIF, network]"""

    __slots__ = ()

    PIF = Parameter(0)
    network = Parameter(1)


class NetworkIncompatiblePurposes(XapiFailure):
    """NETWORK_INCOMPATIBLE_PURPOSES [new_purpose, conflicting_purpose]"""

    __slots__ = ()

    new_purpose = Parameter(0)
    conflicting_purpose = Parameter(1)


class NetworkIncompatibleWithBond(XapiFailure):
    """NETWORK_INCOMPATIBLE_WITH_BOND [network]"""

    __slots__ = ()

    network = Parameter(0)


class NetworkIncompatibleWithSriov(XapiFailure):
    """NETWORK_INCOMPATIBLE_WITH_SRIOV [network]"""

    __slots__ = ()

    network = Parameter(0)


class NetworkIncompatibleWithTrunks(XapiFailure):
    """NETWORK_INCOMPATIBLE_WITH_TRUNKS [network]"""

    __slots__ = ()

    network = Parameter(0)


class NetworkIncompatibleWithTunnel(XapiFailure):
    """NETWORK_INCOMPATIBLE_WITH_TUNNEL [network]"""

    __slots__ = ()

    network = Parameter(0)


class NetworkIncompatibleWithVlanOnBridge(XapiFailure):
    """NETWORK_INCOMPATIBLE_WITH_VLAN_ON_BRIDGE [network]"""

    __slots__ = ()

    network = Parameter(0)


class NetworkIncompatibleWithVlanOnSriov(XapiFailure):
    """NETWORK_INCOMPATIBLE_WITH_VLAN_ON_SRIOV [network]"""

    __slots__ = ()

    network = Parameter(0)


class NetworkSriovAlreadyEnabled(XapiFailure):
    """NETWORK_SRIOV_ALREADY_ENABLED [PIF]"""

    __slots__ = ()

    PIF = Parameter(0)


class NetworkSriovDisableFailed(XapiFailure):
    """NETWORK_SRIOV_DISABLE_FAILED [PIF, msg]"""

    __slots__ = ()

    PIF = Parameter(0)
    msg = Parameter(1)


class NetworkSriovEnableFailed(XapiFailure):
    """NETWORK_SRIOV_ENABLE_FAILED [PIF, msg]"""

    __slots__ = ()

    PIF = Parameter(0)
    msg = Parameter(1)


class NetworkSriovInsufficientCapacity(XapiFailure):
    """NETWORK_SRIOV_INSUFFICIENT_CAPACITY [network]"""

    __slots__ = ()

    network = Parameter(0)


class NetworkUnmanaged(XapiFailure):
    """NETWORK_UNMANAGED [network]"""

    __slots__ = ()

    network = Parameter(0)


class NotAllowedOnOemEdition(XapiFailure):
    """NOT_ALLOWED_ON_OEM_EDITION [command]"""

    __slots__ = ()

    command = Parameter(0)


class NotAllowedWhenNtpIsEnabled(XapiFailure):
    """NOT_ALLOWED_WHEN_NTP_IS_ENABLED [host]"""

    __slots__ = ()

    host = Parameter(0)


class NotImplemented(XapiFailure):
    """NOT_IMPLEMENTED [function]"""

    __slots__ = ()

    function = Parameter(0)


class NotInEmergencyMode(XapiFailure):
    """NOT_IN_EMERGENCY_MODE"""

    __slots__ = ()


class NotSupportedDuringUpgrade(XapiFailure):
    """NOT_SUPPORTED_DURING_UPGRADE"""

    __slots__ = ()


class NotSystemDomain(XapiFailure):
    """NOT_SYSTEM_DOMAIN [vm]"""

    __slots__ = ()

    vm = Parameter(0)


class NotTrustedCertificate(XapiFailure):
    """NOT_TRUSTED_CERTIFICATE [ref]"""

    __slots__ = ()

    ref = Parameter(0)


class NoClusterHostsReachable(XapiFailure):
    """NO_CLUSTER_HOSTS_REACHABLE [cluster]"""

    __slots__ = ()

    cluster = Parameter(0)


class NoCompatibleClusterHost(XapiFailure):
    """NO_COMPATIBLE_CLUSTER_HOST [host]"""

    __slots__ = ()

    host = Parameter(0)


class NoHostsAvailable(XapiFailure):
    """NO_HOSTS_AVAILABLE"""

    __slots__ = ()


class NoMoreRedoLogsAllowed(XapiFailure):
    """NO_MORE_REDO_LOGS_ALLOWED"""

    __slots__ = ()


class NoRepositoriesConfigured(XapiFailure):
    """NO_REPOSITORIES_CONFIGURED"""

    __slots__ = ()


class NoRepositoryEnabled(XapiFailure):
    """NO_REPOSITORY_ENABLED"""

    __slots__ = ()


class NvidiaSriovMisconfigured(XapiFailure):
    """NVIDIA_SRIOV_MISCONFIGURED [host, device_name]"""

    __slots__ = ()

    host = Parameter(0)
    device_name = Parameter(1)


class NvidiaToolsError(XapiFailure):
    """NVIDIA_TOOLS_ERROR [host]"""

    __slots__ = ()

    host = Parameter(0)


class ObjectNolongerExists(XapiFailure):
    """OBJECT_NOLONGER_EXISTS"""

    __slots__ = ()


class OnlyAllowedOnOemEdition(XapiFailure):
    """ONLY_ALLOWED_ON_OEM_EDITION [command]"""

    __slots__ = ()

    command = Parameter(0)


class OpenvswitchNotActive(XapiFailure):
    """OPENVSWITCH_NOT_ACTIVE"""

    __slots__ = ()


class OperationBlocked(XapiFailure):
    """OPERATION_BLOCKED [ref, code]"""

    __slots__ = ()

    ref = Parameter(0)
    code_ = Parameter(1)


class OperationNotAllowed(XapiFailure):
    """OPERATION_NOT_ALLOWED [reason]"""

    __slots__ = ()

    reason = Parameter(0)


class OperationPartiallyFailed(XapiFailure):
    """OPERATION_PARTIALLY_FAILED [operation]"""

    __slots__ = ()

    operation = Parameter(0)


class OtherOperationInProgress(XapiFailure):
    """OTHER_OPERATION_IN_PROGRESS [class, object, operation_type, operation_ref]"""

    __slots__ = ()

    class_ = Parameter(0)
    object = Parameter(1)
    operation_type = Parameter(2)
    operation_ref = Parameter(3)


class OutOfSpace(XapiFailure):
    """OUT_OF_SPACE [location]"""

    __slots__ = ()

    location = Parameter(0)


class PatchAlreadyApplied(XapiFailure):
    """PATCH_ALREADY_APPLIED [patch]"""

    __slots__ = ()

    patch = Parameter(0)


class PatchAlreadyExists(XapiFailure):
    """PATCH_ALREADY_EXISTS [uuid]"""

    __slots__ = ()

    uuid = Parameter(0)


class PatchApplyFailed(XapiFailure):
    """PATCH_APPLY_FAILED [output]"""

    __slots__ = ()

    output = Parameter(0)


class PatchApplyFailedBackupFilesExist(XapiFailure):
    """PATCH_APPLY_FAILED_BACKUP_FILES_EXIST [output]"""

    __slots__ = ()

    output = Parameter(0)


class PatchIsApplied(XapiFailure):
    """PATCH_IS_APPLIED"""

    __slots__ = ()


class PatchPrecheckFailedIsoMounted(XapiFailure):
    """PATCH_PRECHECK_FAILED_ISO_MOUNTED [patch]"""

    __slots__ = ()

    patch = Parameter(0)


class PatchPrecheckFailedOutOfSpace(XapiFailure):
    """PATCH_PRECHECK_FAILED_OUT_OF_SPACE [patch, found_space, required_required]"""

    __slots__ = ()

    patch = Parameter(0)
    found_space = Parameter(1)
    required_required = Parameter(2)


class PatchPrecheckFailedPrerequisiteMissing(XapiFailure):
    """PATCH_PRECHECK_FAILED_PREREQUISITE_MISSING [patch, prerequisite_patch_uuid_list]"""

    __slots__ = ()

    patch = Parameter(0)
    prerequisite_patch_uuid_list = Parameter(1)


class PatchPrecheckFailedUnknownError(XapiFailure):
    """PATCH_PRECHECK_FAILED_UNKNOWN_ERROR [patch, info]"""

    __slots__ = ()

    patch = Parameter(0)
    info = Parameter(1)


class PatchPrecheckFailedVmRunning(XapiFailure):
    """PATCH_PRECHECK_FAILED_VM_RUNNING [patch]"""

    __slots__ = ()

    patch = Parameter(0)


class PatchPrecheckFailedWrongServerBuild(XapiFailure):
    """PATCH_PRECHECK_FAILED_WRONG_SERVER_BUILD [patch, found_build, required_build]"""

    __slots__ = ()

    patch = Parameter(0)
    found_build = Parameter(1)
    required_build = Parameter(2)


class PatchPrecheckFailedWrongServerVersion(XapiFailure):
    """PATCH_PRECHECK_FAILED_WRONG_SERVER_VERSION [patch, found_version, required_version]"""

    __slots__ = ()

    patch = Parameter(0)
    found_version = Parameter(1)
    required_version = Parameter(2)


class PbdExists(XapiFailure):
    """PBD_EXISTS [sr, host, pbd]"""

    __slots__ = ()

    sr = Parameter(0)
    host = Parameter(1)
    pbd = Parameter(2)


class PermissionDenied(XapiFailure):
    """PERMISSION_DENIED [message]"""

    __slots__ = ()

    message = Parameter(0)


class PgpuInsufficientCapacityForVgpu(XapiFailure):
    """PGPU_INSUFFICIENT_CAPACITY_FOR_VGPU [pgpu, vgpu_type]"""

    __slots__ = ()

    pgpu = Parameter(0)
    vgpu_type = Parameter(1)


class PgpuInUseByVm(XapiFailure):
    """PGPU_IN_USE_BY_VM [VMs]"""

    __slots__ = ()

    VMs = Parameter(0)


class PgpuNotCompatibleWithGpuGroup(XapiFailure):
    """PGPU_NOT_COMPATIBLE_WITH_GPU_GROUP [type, group_types]"""

    __slots__ = ()

    type = Parameter(0)
    group_types = Parameter(1)


class PifAllowsUnplug(XapiFailure):
    """PIF_ALLOWS_UNPLUG [PIF]"""

    __slots__ = ()

    PIF = Parameter(0)


class PifAlreadyBonded(XapiFailure):
    """PIF_ALREADY_BONDED [PIF]"""

    __slots__ = ()

    PIF = Parameter(0)


class PifBondMoreThanOneIp(XapiFailure):
    """PIF_BOND_MORE_THAN_ONE_IP"""

    __slots__ = ()


class PifBondNeedsMoreMembers(XapiFailure):
    """PIF_BOND_NEEDS_MORE_MEMBERS"""

    __slots__ = ()


class PifCannotBondCrossHost(XapiFailure):
    """PIF_CANNOT_BOND_CROSS_HOST"""

    __slots__ = ()


class PifConfigurationError(XapiFailure):
    """PIF_CONFIGURATION_ERROR [PIF, msg]"""

    __slots__ = ()

    PIF = Parameter(0)
    msg = Parameter(1)


class PifDeviceNotFound(XapiFailure):
    """PIF_DEVICE_NOT_FOUND"""

    __slots__ = ()


class PifDoesNotAllowUnplug(XapiFailure):
    """PIF_DOES_NOT_ALLOW_UNPLUG [PIF]"""

    __slots__ = ()

    PIF = Parameter(0)


class PifHasFcoeSrInUse(XapiFailure):
    """PIF_HAS_FCOE_SR_IN_USE [PIF, SR]"""

    __slots__ = ()

    PIF = Parameter(0)
    SR = Parameter(1)


class PifHasNoNetworkConfiguration(XapiFailure):
    """PIF_HAS_NO_NETWORK_CONFIGURATION [PIF]"""

    __slots__ = ()

    PIF = Parameter(0)


class PifHasNoV6NetworkConfiguration(XapiFailure):
    """PIF_HAS_NO_V6_NETWORK_CONFIGURATION [PIF]"""

    __slots__ = ()

    PIF = Parameter(0)


class PifIncompatiblePrimaryAddressType(XapiFailure):
    """PIF_INCOMPATIBLE_PRIMARY_ADDRESS_TYPE [PIF]"""

    __slots__ = ()

    PIF = Parameter(0)


class PifIsManagementInterface(XapiFailure):
    """PIF_IS_MANAGEMENT_INTERFACE [PIF]"""

    __slots__ = ()

    PIF = Parameter(0)


class PifIsNotPhysical(XapiFailure):
    """PIF_IS_NOT_PHYSICAL [PIF]"""

    __slots__ = ()

    PIF = Parameter(0)


class PifIsNotSriovCapable(XapiFailure):
    """PIF_IS_NOT_SRIOV_CAPABLE [PIF]"""

    __slots__ = ()

    PIF = Parameter(0)


class PifIsPhysical(XapiFailure):
    """PIF_IS_PHYSICAL [PIF]"""

    __slots__ = ()

    PIF = Parameter(0)


class PifIsSriovLogical(XapiFailure):
    """PIF_IS_SRIOV_LOGICAL [PIF]"""

    __slots__ = ()

    PIF = Parameter(0)


class PifIsVlan(XapiFailure):
    """PIF_IS_VLAN [PIF]"""

    __slots__ = ()

    PIF = Parameter(0)


class PifNotAttachedToHost(XapiFailure):
    """PIF_NOT_ATTACHED_TO_HOST [pif, host]"""

    __slots__ = ()

    pif = Parameter(0)
    host = Parameter(1)


class PifNotPresent(XapiFailure):
    """PIF_NOT_PRESENT [host, network]"""

    __slots__ = ()

    host = Parameter(0)
    network = Parameter(1)


class PifSriovStillExists(XapiFailure):
    """PIF_SRIOV_STILL_EXISTS [PIF]"""

    __slots__ = ()

    PIF = Parameter(0)


class PifTunnelStillExists(XapiFailure):
    """PIF_TUNNEL_STILL_EXISTS [PIF]"""

    __slots__ = ()

    PIF = Parameter(0)


class PifUnmanaged(XapiFailure):
    """PIF_UNMANAGED [PIF]"""

    __slots__ = ()

    PIF = Parameter(0)


class PifVlanExists(XapiFailure):
    """PIF_VLAN_EXISTS [PIF]"""

    __slots__ = ()

    PIF = Parameter(0)


class PifVlanStillExists(XapiFailure):
    """PIF_VLAN_STILL_EXISTS [PIF]"""

    __slots__ = ()

    PIF = Parameter(0)


class PoolAuthAlreadyEnabled(XapiFailure):
    """POOL_AUTH_ALREADY_ENABLED [host]"""

    __slots__ = ()

    host = Parameter(0)


class PoolAuthDisableFailed(XapiFailure):
    """POOL_AUTH_DISABLE_FAILED [host, message]"""

    __slots__ = ()

    host = Parameter(0)
    message = Parameter(1)


class PoolAuthDisableFailedInvalidAccount(XapiFailure):
    """POOL_AUTH_DISABLE_FAILED_INVALID_ACCOUNT [host, message]"""

    __slots__ = ()

    host = Parameter(0)
    message = Parameter(1)


class PoolAuthDisableFailedPermissionDenied(XapiFailure):
    """POOL_AUTH_DISABLE_FAILED_PERMISSION_DENIED [host, message]"""

    __slots__ = ()

    host = Parameter(0)
    message = Parameter(1)


class PoolAuthDisableFailedWrongCredentials(XapiFailure):
    """POOL_AUTH_DISABLE_FAILED_WRONG_CREDENTIALS [host, message]"""

    __slots__ = ()

    host = Parameter(0)
    message = Parameter(1)


class PoolAuthEnableFailed(XapiFailure):
    """POOL_AUTH_ENABLE_FAILED [host, message]"""

    __slots__ = ()

    host = Parameter(0)
    message = Parameter(1)


class PoolAuthEnableFailedDomainLookupFailed(XapiFailure):
    """POOL_AUTH_ENABLE_FAILED_DOMAIN_LOOKUP_FAILED [host, message]"""

    __slots__ = ()

    host = Parameter(0)
    message = Parameter(1)


class PoolAuthEnableFailedDuplicateHostname(XapiFailure):
    """POOL_AUTH_ENABLE_FAILED_DUPLICATE_HOSTNAME [host, message]"""

    __slots__ = ()

    host = Parameter(0)
    message = Parameter(1)


class PoolAuthEnableFailedInvalidAccount(XapiFailure):
    """POOL_AUTH_ENABLE_FAILED_INVALID_ACCOUNT [host, message]"""

    __slots__ = ()

    host = Parameter(0)
    message = Parameter(1)


class PoolAuthEnableFailedInvalidOu(XapiFailure):
    """POOL_AUTH_ENABLE_FAILED_INVALID_OU [host, message]"""

    __slots__ = ()

    host = Parameter(0)
    message = Parameter(1)


class PoolAuthEnableFailedInvalidTrustedCerts(XapiFailure):
    """POOL_AUTH_ENABLE_FAILED_INVALID_TRUSTED_CERTS [host, message]"""

    __slots__ = ()

    host = Parameter(0)
    message = Parameter(1)


class PoolAuthEnableFailedNoSupportEncryptType(XapiFailure):
    """POOL_AUTH_ENABLE_FAILED_NO_SUPPORT_ENCRYPT_TYPE [host, message]"""

    __slots__ = ()

    host = Parameter(0)
    message = Parameter(1)


class PoolAuthEnableFailedNoTrustedCerts(XapiFailure):
    """POOL_AUTH_ENABLE_FAILED_NO_TRUSTED_CERTS [host, message]"""

    __slots__ = ()

    host = Parameter(0)
    message = Parameter(1)


class PoolAuthEnableFailedPermissionDenied(XapiFailure):
    """POOL_AUTH_ENABLE_FAILED_PERMISSION_DENIED [host, message]"""

    __slots__ = ()

    host = Parameter(0)
    message = Parameter(1)


class PoolAuthEnableFailedSetupTlsConnection(XapiFailure):
    """POOL_AUTH_ENABLE_FAILED_SETUP_TLS_CONNECTION [host, message]"""

    __slots__ = ()

    host = Parameter(0)
    message = Parameter(1)


class PoolAuthEnableFailedUnavailable(XapiFailure):
    """POOL_AUTH_ENABLE_FAILED_UNAVAILABLE [host, message]"""

    __slots__ = ()

    host = Parameter(0)
    message = Parameter(1)


class PoolAuthEnableFailedWrongCredentials(XapiFailure):
    """POOL_AUTH_ENABLE_FAILED_WRONG_CREDENTIALS [host, message]"""

    __slots__ = ()

    host = Parameter(0)
    message = Parameter(1)


class PoolJoiningExternalAuthMismatch(XapiFailure):
    """POOL_JOINING_EXTERNAL_AUTH_MISMATCH"""

    __slots__ = ()


class PoolJoiningHostCaCertificatesConflict(XapiFailure):
    """POOL_JOINING_HOST_CA_CERTIFICATES_CONFLICT"""

    __slots__ = ()


class PoolJoiningHostHasBonds(XapiFailure):
    """POOL_JOINING_HOST_HAS_BONDS"""

    __slots__ = ()


class PoolJoiningHostHasNetworkSriovs(XapiFailure):
    """POOL_JOINING_HOST_HAS_NETWORK_SRIOVS"""

    __slots__ = ()


class PoolJoiningHostHasNonManagementVlans(XapiFailure):
    """POOL_JOINING_HOST_HAS_NON_MANAGEMENT_VLANS"""

    __slots__ = ()


class PoolJoiningHostHasTunnels(XapiFailure):
    """POOL_JOINING_HOST_HAS_TUNNELS"""

    __slots__ = ()


class PoolJoiningHostManagementVlanDoesNotMatch(XapiFailure):
    """POOL_JOINING_HOST_MANAGEMENT_VLAN_DOES_NOT_MATCH [local, remote]"""

    __slots__ = ()

    local = Parameter(0)
    remote = Parameter(1)


class PoolJoiningHostMustHaveOnlyOneIpOnClusteringNetwork(XapiFailure):
    """POOL_JOINING_HOST_MUST_HAVE_ONLY_ONE_IP_ON_CLUSTERING_NETWORK"""

    __slots__ = ()


class PoolJoiningHostMustHavePhysicalManagementNic(XapiFailure):
    """POOL_JOINING_HOST_MUST_HAVE_PHYSICAL_MANAGEMENT_NIC"""

    __slots__ = ()


class PoolJoiningHostMustHaveSameApiVersion(XapiFailure):
    """POOL_JOINING_HOST_MUST_HAVE_SAME_API_VERSION [host_api_version, master_api_version]"""

    __slots__ = ()

    host_api_version = Parameter(0)
    master_api_version = Parameter(1)


class PoolJoiningHostMustHaveSameDbSchema(XapiFailure):
    """POOL_JOINING_HOST_MUST_HAVE_SAME_DB_SCHEMA [host_db_schema, master_db_schema]"""

    __slots__ = ()

    host_db_schema = Parameter(0)
    master_db_schema = Parameter(1)


class PoolJoiningHostMustHaveSameProductVersion(XapiFailure):
    """POOL_JOINING_HOST_MUST_HAVE_SAME_PRODUCT_VERSION"""

    __slots__ = ()


class PoolJoiningHostMustOnlyHavePhysicalPifs(XapiFailure):
    """POOL_JOINING_HOST_MUST_ONLY_HAVE_PHYSICAL_PIFS"""

    __slots__ = ()


class PoolJoiningHostTlsVerificationMismatch(XapiFailure):
    """POOL_JOINING_HOST_TLS_VERIFICATION_MISMATCH"""

    __slots__ = ()


class PoolJoiningHostTrustedCertificatesConflict(XapiFailure):
    """POOL_JOINING_HOST_TRUSTED_CERTIFICATES_CONFLICT [ref_in_pool, ref_on_host]"""

    __slots__ = ()

    ref_in_pool = Parameter(0)
    ref_on_host = Parameter(1)


class PoolJoiningMasterCertificateNotInPoolBundle(XapiFailure):
    """POOL_JOINING_MASTER_CERTIFICATE_NOT_IN_POOL_BUNDLE [master_uuid]"""

    __slots__ = ()

    master_uuid = Parameter(0)


class PoolJoiningPoolBundleEmptyAfterImport(XapiFailure):
    """POOL_JOINING_POOL_BUNDLE_EMPTY_AFTER_IMPORT [bundle_path]"""

    __slots__ = ()

    bundle_path = Parameter(0)


class PoolJoiningPoolCannotEnableClusteringOnVlanNetwork(XapiFailure):
    """POOL_JOINING_POOL_CANNOT_ENABLE_CLUSTERING_ON_VLAN_NETWORK [vlan]"""

    __slots__ = ()

    vlan = Parameter(0)


class PoolJoiningSmFeaturesIncompatible(XapiFailure):
    """POOL_JOINING_SM_FEATURES_INCOMPATIBLE [pool_sm_ref, candidate_sm_ref]"""

    __slots__ = ()

    pool_sm_ref = Parameter(0)
    candidate_sm_ref = Parameter(1)


class ProvisionFailedOutOfSpace(XapiFailure):
    """PROVISION_FAILED_OUT_OF_SPACE"""

    __slots__ = ()


class ProvisionOnlyAllowedOnTemplate(XapiFailure):
    """PROVISION_ONLY_ALLOWED_ON_TEMPLATE"""

    __slots__ = ()


class PusbVdiConflict(XapiFailure):
    """PUSB_VDI_CONFLICT [PUSB, VDI]"""

    __slots__ = ()

    PUSB = Parameter(0)
    VDI = Parameter(1)


class PvsCacheStorageAlreadyPresent(XapiFailure):
    """PVS_CACHE_STORAGE_ALREADY_PRESENT [site, host]"""

    __slots__ = ()

    site = Parameter(0)
    host = Parameter(1)


class PvsCacheStorageIsInUse(XapiFailure):
    """PVS_CACHE_STORAGE_IS_IN_USE [PVS_cache_storage]"""

    __slots__ = ()

    PVS_cache_storage = Parameter(0)


class PvsProxyAlreadyPresent(XapiFailure):
    """PVS_PROXY_ALREADY_PRESENT [proxies]"""

    __slots__ = ()

    proxies = Parameter(0)


class PvsProxyPresentOnHigherVifDevice(XapiFailure):
    """PVS_PROXY_PRESENT_ON_HIGHER_VIF_DEVICE [device]"""

    __slots__ = ()

    device = Parameter(0)


class PvsServerAddressInUse(XapiFailure):
    """PVS_SERVER_ADDRESS_IN_USE [address]"""

    __slots__ = ()

    address = Parameter(0)


class PvsSiteContainsRunningProxies(XapiFailure):
    """PVS_SITE_CONTAINS_RUNNING_PROXIES [proxies]"""

    __slots__ = ()

    proxies = Parameter(0)


class PvsSiteContainsServers(XapiFailure):
    """PVS_SITE_CONTAINS_SERVERS [servers]"""

    __slots__ = ()

    servers = Parameter(0)


class PvsVifMustBeFirstDevice(XapiFailure):
    """PVS_VIF_MUST_BE_FIRST_DEVICE"""

    __slots__ = ()


class RbacPermissionDenied(XapiFailure):
    """RBAC_PERMISSION_DENIED [permission, message]"""

    __slots__ = ()

    permission = Parameter(0)
    message = Parameter(1)


class RedoLogIsEnabled(XapiFailure):
    """REDO_LOG_IS_ENABLED"""

    __slots__ = ()


class RepositoryAlreadyExists(XapiFailure):
    """REPOSITORY_ALREADY_EXISTS [ref]"""

    __slots__ = ()

    ref = Parameter(0)


class RepositoryCleanupFailed(XapiFailure):
    """REPOSITORY_CLEANUP_FAILED"""

    __slots__ = ()


class RepositoryIsInUse(XapiFailure):
    """REPOSITORY_IS_IN_USE"""

    __slots__ = ()


class ReposyncFailed(XapiFailure):
    """REPOSYNC_FAILED"""

    __slots__ = ()


class RepoShouldBeSingleOneEnabled(XapiFailure):
    """REPO_SHOULD_BE_SINGLE_ONE_ENABLED"""

    __slots__ = ()


class RequiredPifIsUnplugged(XapiFailure):
    """REQUIRED_PIF_IS_UNPLUGGED [PIF]"""

    __slots__ = ()

    PIF = Parameter(0)


class RestoreIncompatibleVersion(XapiFailure):
    """RESTORE_INCOMPATIBLE_VERSION"""

    __slots__ = ()


class RestoreScriptFailed(XapiFailure):
    """RESTORE_SCRIPT_FAILED [log]"""

    __slots__ = ()

    log = Parameter(0)


class RestoreTargetMgmtIfNotInBackup(XapiFailure):
    """RESTORE_TARGET_MGMT_IF_NOT_IN_BACKUP"""

    __slots__ = ()


class RestoreTargetMissingDevice(XapiFailure):
    """RESTORE_TARGET_MISSING_DEVICE [device]"""

    __slots__ = ()

    device = Parameter(0)


class RoleAlreadyExists(XapiFailure):
    """ROLE_ALREADY_EXISTS"""

    __slots__ = ()


class RoleNotFound(XapiFailure):
    """ROLE_NOT_FOUND"""

    __slots__ = ()


class ServerCertificateChainInvalid(XapiFailure):
    """SERVER_CERTIFICATE_CHAIN_INVALID"""

    __slots__ = ()


class ServerCertificateExpired(XapiFailure):
    """SERVER_CERTIFICATE_EXPIRED [now, not_after]"""

    __slots__ = ()

    now = Parameter(0)
    not_after = Parameter(1)


class ServerCertificateInvalid(XapiFailure):
    """SERVER_CERTIFICATE_INVALID"""

    __slots__ = ()


class ServerCertificateKeyAlgorithmNotSupported(XapiFailure):
    """SERVER_CERTIFICATE_KEY_ALGORITHM_NOT_SUPPORTED [algorithm_oid]"""

    __slots__ = ()

    algorithm_oid = Parameter(0)


class ServerCertificateKeyInvalid(XapiFailure):
    """SERVER_CERTIFICATE_KEY_INVALID"""

    __slots__ = ()


class ServerCertificateKeyMismatch(XapiFailure):
    """SERVER_CERTIFICATE_KEY_MISMATCH"""

    __slots__ = ()


class ServerCertificateKeyRsaLengthNotSupported(XapiFailure):
    """SERVER_CERTIFICATE_KEY_RSA_LENGTH_NOT_SUPPORTED [length]"""

    __slots__ = ()

    length = Parameter(0)


class ServerCertificateKeyRsaMultiNotSupported(XapiFailure):
    """SERVER_CERTIFICATE_KEY_RSA_MULTI_NOT_SUPPORTED"""

    __slots__ = ()


class ServerCertificateNotValidYet(XapiFailure):
    """SERVER_CERTIFICATE_NOT_VALID_YET [now, not_before]"""

    __slots__ = ()

    now = Parameter(0)
    not_before = Parameter(1)


class ServerCertificateSignatureNotSupported(XapiFailure):
    """SERVER_CERTIFICATE_SIGNATURE_NOT_SUPPORTED"""

    __slots__ = ()


class SessionAuthenticationFailed(XapiFailure):
    """SESSION_AUTHENTICATION_FAILED"""

    __slots__ = ()


class SessionAuthorizationFailed(XapiFailure):
    """SESSION_AUTHORIZATION_FAILED [username, msg]"""

    __slots__ = ()

    username = Parameter(0)
    msg = Parameter(1)


class SessionInvalid(XapiFailure):
    """SESSION_INVALID [handle]"""

    __slots__ = ()

    handle = Parameter(0)


class SessionNotRegistered(XapiFailure):
    """SESSION_NOT_REGISTERED [handle]"""

    __slots__ = ()

    handle = Parameter(0)


class SetConsoleTimeoutPartiallyFailed(XapiFailure):
    """SET_CONSOLE_TIMEOUT_PARTIALLY_FAILED [hosts]"""

    __slots__ = ()

    hosts = Parameter(0)


class SetSshAutoModePartiallyFailed(XapiFailure):
    """SET_SSH_AUTO_MODE_PARTIALLY_FAILED [hosts]"""

    __slots__ = ()

    hosts = Parameter(0)


class SetSshTimeoutPartiallyFailed(XapiFailure):
    """SET_SSH_TIMEOUT_PARTIALLY_FAILED [hosts]"""

    __slots__ = ()

    hosts = Parameter(0)


class SlaveRequiresManagementInterface(XapiFailure):
    """SLAVE_REQUIRES_MANAGEMENT_INTERFACE"""

    __slots__ = ()


class SmPluginCommunicationFailure(XapiFailure):
    """SM_PLUGIN_COMMUNICATION_FAILURE [sm]"""

    __slots__ = ()

    sm = Parameter(0)


class SrAttachFailed(XapiFailure):
    """SR_ATTACH_FAILED [sr]"""

    __slots__ = ()

    sr = Parameter(0)


class SrBackendFailure(XapiFailure):
    """SR_BACKEND_FAILURE [status, stdout, stderr]"""

    __slots__ = ()

    status = Parameter(0)
    stdout = Parameter(1)
    stderr = Parameter(2)


class SrDeviceInUse(XapiFailure):
    """SR_DEVICE_IN_USE"""

    __slots__ = ()


class SrDoesNotSupportMigration(XapiFailure):
    """SR_DOES_NOT_SUPPORT_MIGRATION [sr, capabilities]"""

    __slots__ = ()

    sr = Parameter(0)
    capabilities = Parameter(1)


class SrFull(XapiFailure):
    """SR_FULL [requested, maximum]"""

    __slots__ = ()

    requested = Parameter(0)
    maximum = Parameter(1)


class SrHasMultiplePbds(XapiFailure):
    """SR_HAS_MULTIPLE_PBDS [PBD]"""

    __slots__ = ()

    PBD = Parameter(0)


class SrHasNoPbds(XapiFailure):
    """SR_HAS_NO_PBDS [sr]"""

    __slots__ = ()

    sr = Parameter(0)


class SrHasPbd(XapiFailure):
    """SR_HAS_PBD [sr]"""

    __slots__ = ()

    sr = Parameter(0)


class SrIndestructible(XapiFailure):
    """SR_INDESTRUCTIBLE [sr]"""

    __slots__ = ()

    sr = Parameter(0)


class SrIsCacheSr(XapiFailure):
    """SR_IS_CACHE_SR [host]"""

    __slots__ = ()

    host = Parameter(0)


class SrNotAttached(XapiFailure):
    """SR_NOT_ATTACHED [sr]"""

    __slots__ = ()

    sr = Parameter(0)


class SrNotEmpty(XapiFailure):
    """SR_NOT_EMPTY"""

    __slots__ = ()


class SrNotSharable(XapiFailure):
    """SR_NOT_SHARABLE [sr, host]"""

    __slots__ = ()

    sr = Parameter(0)
    host = Parameter(1)


class SrOperationNotSupported(XapiFailure):
    """SR_OPERATION_NOT_SUPPORTED [sr]"""

    __slots__ = ()

    sr = Parameter(0)


class SrRequiresUpgrade(XapiFailure):
    """SR_REQUIRES_UPGRADE [SR]"""

    __slots__ = ()

    SR = Parameter(0)


class SrSourceSpaceInsufficient(XapiFailure):
    """SR_SOURCE_SPACE_INSUFFICIENT [sr]"""

    __slots__ = ()

    sr = Parameter(0)


class SrSuspendSpaceInsufficient(XapiFailure):
    """SR_SUSPEND_SPACE_INSUFFICIENT [sr]"""

    __slots__ = ()

    sr = Parameter(0)


class SrUnhealthy(XapiFailure):
    """SR_UNHEALTHY [sr, health, fix]"""

    __slots__ = ()

    sr = Parameter(0)
    health = Parameter(1)
    fix = Parameter(2)


class SrUnknownDriver(XapiFailure):
    """SR_UNKNOWN_DRIVER [driver]"""

    __slots__ = ()

    driver = Parameter(0)


class SrUuidExists(XapiFailure):
    """SR_UUID_EXISTS [uuid]"""

    __slots__ = ()

    uuid = Parameter(0)


class SrVdiLockingFailed(XapiFailure):
    """SR_VDI_LOCKING_FAILED"""

    __slots__ = ()


class SslVerifyError(XapiFailure):
    """SSL_VERIFY_ERROR [reason]"""

    __slots__ = ()

    reason = Parameter(0)


class SubjectAlreadyExists(XapiFailure):
    """SUBJECT_ALREADY_EXISTS"""

    __slots__ = ()


class SubjectCannotBeResolved(XapiFailure):
    """SUBJECT_CANNOT_BE_RESOLVED"""

    __slots__ = ()


class SuspendImageNotAccessible(XapiFailure):
    """SUSPEND_IMAGE_NOT_ACCESSIBLE [vdi]"""

    __slots__ = ()

    vdi = Parameter(0)


class SyncBundleInProgress(XapiFailure):
    """SYNC_BUNDLE_IN_PROGRESS"""

    __slots__ = ()


class SyncUpdatesInProgress(XapiFailure):
    """SYNC_UPDATES_IN_PROGRESS"""

    __slots__ = ()


class Sysprep(XapiFailure):
    """SYSPREP [vm, message]"""

    __slots__ = ()

    vm = Parameter(0)
    message = Parameter(1)


class SystemStatusMustUseTarOnOem(XapiFailure):
    """SYSTEM_STATUS_MUST_USE_TAR_ON_OEM"""

    __slots__ = ()


class SystemStatusRetrievalFailed(XapiFailure):
    """SYSTEM_STATUS_RETRIEVAL_FAILED [reason]"""

    __slots__ = ()

    reason = Parameter(0)


class TaskCancelled(XapiFailure):
    """TASK_CANCELLED [task]"""

    __slots__ = ()

    task = Parameter(0)


class TelemetryNextCollectionTooLate(XapiFailure):
    """TELEMETRY_NEXT_COLLECTION_TOO_LATE [timestamp]"""

    __slots__ = ()

    timestamp = Parameter(0)


class TlsConnectionFailed(XapiFailure):
    """TLS_CONNECTION_FAILED [address, port]"""

    __slots__ = ()

    address = Parameter(0)
    port = Parameter(1)


class TlsVerificationNotEnabledInPool(XapiFailure):
    """TLS_VERIFICATION_NOT_ENABLED_IN_POOL"""

    __slots__ = ()


class TooBusy(XapiFailure):
    """TOO_BUSY"""

    __slots__ = ()


class TooManyGroups(XapiFailure):
    """TOO_MANY_GROUPS"""

    __slots__ = ()


class TooManyPendingTasks(XapiFailure):
    """TOO_MANY_PENDING_TASKS"""

    __slots__ = ()


class TooManyStorageMigrates(XapiFailure):
    """TOO_MANY_STORAGE_MIGRATES [number]"""

    __slots__ = ()

    number = Parameter(0)


class TooManyVusbs(XapiFailure):
    """TOO_MANY_VUSBS [number]"""

    __slots__ = ()

    number = Parameter(0)


class TransportPifNotConfigured(XapiFailure):
    """TRANSPORT_PIF_NOT_CONFIGURED [PIF]"""

    __slots__ = ()

    PIF = Parameter(0)


class TrustedCertificateAlreadyExists(XapiFailure):
    """TRUSTED_CERTIFICATE_ALREADY_EXISTS [fingerprint]"""

    __slots__ = ()

    fingerprint = Parameter(0)


class TrustedCertificateExpired(XapiFailure):
    """TRUSTED_CERTIFICATE_EXPIRED [now, not_after]"""

    __slots__ = ()

    now = Parameter(0)
    not_after = Parameter(1)


class TrustedCertificateInvalid(XapiFailure):
    """TRUSTED_CERTIFICATE_INVALID"""

    __slots__ = ()


class TrustedCertificateNotValidYet(XapiFailure):
    """TRUSTED_CERTIFICATE_NOT_VALID_YET [now, not_before]"""

    __slots__ = ()

    now = Parameter(0)
    not_before = Parameter(1)


class UnimplementedInSmBackend(XapiFailure):
    """UNIMPLEMENTED_IN_SM_BACKEND [message]"""

    __slots__ = ()

    message = Parameter(0)


class UnknownBootloader(XapiFailure):
    """UNKNOWN_BOOTLOADER [vm, bootloader]"""

    __slots__ = ()

    vm = Parameter(0)
    bootloader = Parameter(1)


class UpdateinfoHashMismatch(XapiFailure):
    """UPDATEINFO_HASH_MISMATCH"""

    __slots__ = ()


class UpdateAlreadyApplied(XapiFailure):
    """UPDATE_ALREADY_APPLIED [update]"""

    __slots__ = ()

    update = Parameter(0)


class UpdateAlreadyAppliedInPool(XapiFailure):
    """UPDATE_ALREADY_APPLIED_IN_POOL [update]"""

    __slots__ = ()

    update = Parameter(0)


class UpdateAlreadyExists(XapiFailure):
    """UPDATE_ALREADY_EXISTS [uuid]"""

    __slots__ = ()

    uuid = Parameter(0)


class UpdateApplyFailed(XapiFailure):
    """UPDATE_APPLY_FAILED [output]"""

    __slots__ = ()

    output = Parameter(0)


class UpdateIsApplied(XapiFailure):
    """UPDATE_IS_APPLIED"""

    __slots__ = ()


class UpdatePoolApplyFailed(XapiFailure):
    """UPDATE_POOL_APPLY_FAILED [hosts]"""

    __slots__ = ()

    hosts = Parameter(0)


class UpdatePrecheckFailedConflictPresent(XapiFailure):
    """UPDATE_PRECHECK_FAILED_CONFLICT_PRESENT [update, conflict_update]"""

    __slots__ = ()

    update = Parameter(0)
    conflict_update = Parameter(1)


class UpdatePrecheckFailedGpgkeyNotImported(XapiFailure):
    """UPDATE_PRECHECK_FAILED_GPGKEY_NOT_IMPORTED [update]"""

    __slots__ = ()

    update = Parameter(0)


class UpdatePrecheckFailedOutOfSpace(XapiFailure):
    """UPDATE_PRECHECK_FAILED_OUT_OF_SPACE [update, available_space, required_space]"""

    __slots__ = ()

    update = Parameter(0)
    available_space = Parameter(1)
    required_space = Parameter(2)


class UpdatePrecheckFailedPrerequisiteMissing(XapiFailure):
    """UPDATE_PRECHECK_FAILED_PREREQUISITE_MISSING [update, prerequisite_update]"""

    __slots__ = ()

    update = Parameter(0)
    prerequisite_update = Parameter(1)


class UpdatePrecheckFailedUnknownError(XapiFailure):
    """UPDATE_PRECHECK_FAILED_UNKNOWN_ERROR [update, info]"""

    __slots__ = ()

    update = Parameter(0)
    info = Parameter(1)


class UpdatePrecheckFailedWrongServerVersion(XapiFailure):
    """UPDATE_PRECHECK_FAILED_WRONG_SERVER_VERSION [update, installed_version, required_version]"""

    __slots__ = ()

    update = Parameter(0)
    installed_version = Parameter(1)
    required_version = Parameter(2)


class UpdateSyncingRemotePoolCoordinatorConnectionFailed(XapiFailure):
    """UPDATE_SYNCING_REMOTE_POOL_COORDINATOR_CONNECTION_FAILED"""

    __slots__ = ()


class UpdateSyncingRemotePoolCoordinatorServiceFailed(XapiFailure):
    """UPDATE_SYNCING_REMOTE_POOL_COORDINATOR_SERVICE_FAILED"""

    __slots__ = ()


class UsbAlreadyAttached(XapiFailure):
    """USB_ALREADY_ATTACHED [PUSB, VM]"""

    __slots__ = ()

    PUSB = Parameter(0)
    VM = Parameter(1)


class UsbGroupConflict(XapiFailure):
    """USB_GROUP_CONFLICT [USB_group]"""

    __slots__ = ()

    USB_group = Parameter(0)


class UsbGroupContainsNoPusbs(XapiFailure):
    """USB_GROUP_CONTAINS_NO_PUSBS [usb_group]"""

    __slots__ = ()

    usb_group = Parameter(0)


class UsbGroupContainsPusb(XapiFailure):
    """USB_GROUP_CONTAINS_PUSB [pusbs]"""

    __slots__ = ()

    pusbs = Parameter(0)


class UsbGroupContainsVusb(XapiFailure):
    """USB_GROUP_CONTAINS_VUSB [vusbs]"""

    __slots__ = ()

    vusbs = Parameter(0)


class UserIsNotLocalSuperuser(XapiFailure):
    """USER_IS_NOT_LOCAL_SUPERUSER [msg]"""

    __slots__ = ()

    msg = Parameter(0)


class UuidInvalid(XapiFailure):
    """UUID_INVALID [type, uuid]"""

    __slots__ = ()

    type = Parameter(0)
    uuid = Parameter(1)


class V6dFailure(XapiFailure):
    """V6D_FAILURE"""

    __slots__ = ()


class ValueNotSupported(XapiFailure):
    """VALUE_NOT_SUPPORTED [field, value, reason]"""

    __slots__ = ()

    field = Parameter(0)
    value = Parameter(1)
    reason = Parameter(2)


class VbdCdsMustBeReadonly(XapiFailure):
    """VBD_CDS_MUST_BE_READONLY"""

    __slots__ = ()


class VbdIsEmpty(XapiFailure):
    """VBD_IS_EMPTY [vbd]"""

    __slots__ = ()

    vbd = Parameter(0)


class VbdNotEmpty(XapiFailure):
    """VBD_NOT_EMPTY [vbd]"""

    __slots__ = ()

    vbd = Parameter(0)


class VbdNotRemovableMedia(XapiFailure):
    """VBD_NOT_REMOVABLE_MEDIA [vbd]"""

    __slots__ = ()

    vbd = Parameter(0)


class VbdNotUnpluggable(XapiFailure):
    """VBD_NOT_UNPLUGGABLE [vbd]"""

    __slots__ = ()

    vbd = Parameter(0)


class VbdTrayLocked(XapiFailure):
    """VBD_TRAY_LOCKED [vbd]"""

    __slots__ = ()

    vbd = Parameter(0)


class VcpuMaxNotCoresPerSocketMultiple(XapiFailure):
    """VCPU_MAX_NOT_CORES_PER_SOCKET_MULTIPLE [vcpu_max, cores_per_socket]"""

    __slots__ = ()

    vcpu_max = Parameter(0)
    cores_per_socket = Parameter(1)


class VdiCbtEnabled(XapiFailure):
    """VDI_CBT_ENABLED [vdi]"""

    __slots__ = ()

    vdi = Parameter(0)


class VdiContainsMetadataOfThisPool(XapiFailure):
    """VDI_CONTAINS_METADATA_OF_THIS_POOL [vdi, pool]"""

    __slots__ = ()

    vdi = Parameter(0)
    pool = Parameter(1)


class VdiCopyFailed(XapiFailure):
    """VDI_COPY_FAILED"""

    __slots__ = ()


class VdiHasRrds(XapiFailure):
    """VDI_HAS_RRDS [vdi]"""

    __slots__ = ()

    vdi = Parameter(0)


class VdiIncompatibleType(XapiFailure):
    """VDI_INCOMPATIBLE_TYPE [vdi, type]"""

    __slots__ = ()

    vdi = Parameter(0)
    type = Parameter(1)


class VdiInUse(XapiFailure):
    """VDI_IN_USE [vdi, operation]"""

    __slots__ = ()

    vdi = Parameter(0)
    operation = Parameter(1)


class VdiIsAPhysicalDevice(XapiFailure):
    """VDI_IS_A_PHYSICAL_DEVICE [vdi]"""

    __slots__ = ()

    vdi = Parameter(0)


class VdiIsEncrypted(XapiFailure):
    """VDI_IS_ENCRYPTED [vdi]"""

    __slots__ = ()

    vdi = Parameter(0)


class VdiIsNotIso(XapiFailure):
    """VDI_IS_NOT_ISO [vdi, type]"""

    __slots__ = ()

    vdi = Parameter(0)
    type = Parameter(1)


class VdiLocationMissing(XapiFailure):
    """VDI_LOCATION_MISSING [sr, location]"""

    __slots__ = ()

    sr = Parameter(0)
    location = Parameter(1)


class VdiMissing(XapiFailure):
    """VDI_MISSING [sr, vdi]"""

    __slots__ = ()

    sr = Parameter(0)
    vdi = Parameter(1)


class VdiNeedsVmForMigrate(XapiFailure):
    """VDI_NEEDS_VM_FOR_MIGRATE [vdi]"""

    __slots__ = ()

    vdi = Parameter(0)


class VdiNotAvailable(XapiFailure):
    """VDI_NOT_AVAILABLE [vdi]"""

    __slots__ = ()

    vdi = Parameter(0)


class VdiNotInMap(XapiFailure):
    """VDI_NOT_IN_MAP [vdi]"""

    __slots__ = ()

    vdi = Parameter(0)


class VdiNotManaged(XapiFailure):
    """VDI_NOT_MANAGED [vdi]"""

    __slots__ = ()

    vdi = Parameter(0)


class VdiNotSparse(XapiFailure):
    """VDI_NOT_SPARSE [vdi]"""

    __slots__ = ()

    vdi = Parameter(0)


class VdiNoCbtMetadata(XapiFailure):
    """VDI_NO_CBT_METADATA [vdi]"""

    __slots__ = ()

    vdi = Parameter(0)


class VdiOnBootModeIncompatibleWithOperation(XapiFailure):
    """VDI_ON_BOOT_MODE_INCOMPATIBLE_WITH_OPERATION"""

    __slots__ = ()


class VdiReadonly(XapiFailure):
    """VDI_READONLY [vdi]"""

    __slots__ = ()

    vdi = Parameter(0)


class VdiTooLarge(XapiFailure):
    """VDI_TOO_LARGE [vdi, maximum size]"""

    __slots__ = ()

    vdi = Parameter(0)
    maximum_size = Parameter(1)


class VdiTooSmall(XapiFailure):
    """VDI_TOO_SMALL [vdi, minimum size]"""

    __slots__ = ()

    vdi = Parameter(0)
    minimum_size = Parameter(1)


class VgpuDestinationIncompatible(XapiFailure):
    """VGPU_DESTINATION_INCOMPATIBLE [reason, vgpu, host]"""

    __slots__ = ()

    reason = Parameter(0)
    vgpu = Parameter(1)
    host = Parameter(2)


class VgpuGuestDriverLimit(XapiFailure):
    """VGPU_GUEST_DRIVER_LIMIT [reason, vm, host]"""

    __slots__ = ()

    reason = Parameter(0)
    vm = Parameter(1)
    host = Parameter(2)


class VgpuSuspensionNotSupported(XapiFailure):
    """VGPU_SUSPENSION_NOT_SUPPORTED [reason, vgpu, host]"""

    __slots__ = ()

    reason = Parameter(0)
    vgpu = Parameter(1)
    host = Parameter(2)


class VgpuTypeNotCompatible(XapiFailure):
    """VGPU_TYPE_NOT_COMPATIBLE [type]"""

    __slots__ = ()

    type = Parameter(0)


class VgpuTypeNotCompatibleWithRunningType(XapiFailure):
    """VGPU_TYPE_NOT_COMPATIBLE_WITH_RUNNING_TYPE [pgpu, type, running_type]"""

    __slots__ = ()

    pgpu = Parameter(0)
    type = Parameter(1)
    running_type = Parameter(2)


class VgpuTypeNotEnabled(XapiFailure):
    """VGPU_TYPE_NOT_ENABLED [type, enabled_types]"""

    __slots__ = ()

    type = Parameter(0)
    enabled_types = Parameter(1)


class VgpuTypeNotSupported(XapiFailure):
    """VGPU_TYPE_NOT_SUPPORTED [type, supported_types]"""

    __slots__ = ()

    type = Parameter(0)
    supported_types = Parameter(1)


class VgpuTypeNoLongerSupported(XapiFailure):
    """VGPU_TYPE_NO_LONGER_SUPPORTED [type]"""

    __slots__ = ()

    type = Parameter(0)


class VifInUse(XapiFailure):
    """VIF_IN_USE [network, VIF]"""

    __slots__ = ()

    network = Parameter(0)
    VIF = Parameter(1)


class VifNotInMap(XapiFailure):
    """VIF_NOT_IN_MAP [vif]"""

    __slots__ = ()

    vif = Parameter(0)


class VlanInUse(XapiFailure):
    """VLAN_IN_USE [device, vlan]"""

    __slots__ = ()

    device = Parameter(0)
    vlan = Parameter(1)


class VlanTagInvalid(XapiFailure):
    """VLAN_TAG_INVALID [VLAN]"""

    __slots__ = ()

    VLAN = Parameter(0)


class VmppArchiveMoreFrequentThanBackup(XapiFailure):
    """VMPP_ARCHIVE_MORE_FREQUENT_THAN_BACKUP"""

    __slots__ = ()


class VmppHasVm(XapiFailure):
    """VMPP_HAS_VM"""

    __slots__ = ()


class VmssHasVm(XapiFailure):
    """VMSS_HAS_VM"""

    __slots__ = ()


class VmsFailedToCooperate(XapiFailure):
    """VMS_FAILED_TO_COOPERATE"""

    __slots__ = ()


class VmAssignedToProtectionPolicy(XapiFailure):
    """VM_ASSIGNED_TO_PROTECTION_POLICY [vm, vmpp]"""

    __slots__ = ()

    vm = Parameter(0)
    vmpp = Parameter(1)


class VmAssignedToSnapshotSchedule(XapiFailure):
    """VM_ASSIGNED_TO_SNAPSHOT_SCHEDULE [vm, vmss]"""

    __slots__ = ()

    vm = Parameter(0)
    vmss = Parameter(1)


class VmAttachedToMoreThanOneVdiWithTimeoffsetMarkedAsResetOnBoot(XapiFailure):
    """VM_ATTACHED_TO_MORE_THAN_ONE_VDI_WITH_TIMEOFFSET_MARKED_AS_RESET_ON_BOOT [vm]"""

    __slots__ = ()

    vm = Parameter(0)


class VmBadPowerState(XapiFailure):
    """VM_BAD_POWER_STATE [vm, expected, actual]"""

    __slots__ = ()

    vm = Parameter(0)
    expected = Parameter(1)
    actual = Parameter(2)


class VmBiosStringsAlreadySet(XapiFailure):
    """VM_BIOS_STRINGS_ALREADY_SET"""

    __slots__ = ()


class VmCallPluginRateLimit(XapiFailure):
    """VM_CALL_PLUGIN_RATE_LIMIT [VM, interval, wait]"""

    __slots__ = ()

    VM = Parameter(0)
    interval = Parameter(1)
    wait = Parameter(2)


class VmCannotDeleteDefaultTemplate(XapiFailure):
    """VM_CANNOT_DELETE_DEFAULT_TEMPLATE [vm]"""

    __slots__ = ()

    vm = Parameter(0)


class VmCheckpointResumeFailed(XapiFailure):
    """VM_CHECKPOINT_RESUME_FAILED [vm]"""

    __slots__ = ()

    vm = Parameter(0)


class VmCheckpointSuspendFailed(XapiFailure):
    """VM_CHECKPOINT_SUSPEND_FAILED [vm]"""

    __slots__ = ()

    vm = Parameter(0)


class VmCrashed(XapiFailure):
    """VM_CRASHED [vm]"""

    __slots__ = ()

    vm = Parameter(0)


class VmDuplicateVbdDevice(XapiFailure):
    """VM_DUPLICATE_VBD_DEVICE [vm, vbd, device]"""

    __slots__ = ()

    vm = Parameter(0)
    vbd = Parameter(1)
    device = Parameter(2)


class VmFailedShutdownAcknowledgment(XapiFailure):
    """VM_FAILED_SHUTDOWN_ACKNOWLEDGMENT [vm]"""

    __slots__ = ()

    vm = Parameter(0)


class VmFailedSuspendAcknowledgment(XapiFailure):
    """VM_FAILED_SUSPEND_ACKNOWLEDGMENT [vm]"""

    __slots__ = ()

    vm = Parameter(0)


class VmHalted(XapiFailure):
    """VM_HALTED [vm]"""

    __slots__ = ()

    vm = Parameter(0)


class VmHasCheckpoint(XapiFailure):
    """VM_HAS_CHECKPOINT [vm]"""

    __slots__ = ()

    vm = Parameter(0)


class VmHasNoSuspendVdi(XapiFailure):
    """VM_HAS_NO_SUSPEND_VDI [vm]"""

    __slots__ = ()

    vm = Parameter(0)


class VmHasPciAttached(XapiFailure):
    """VM_HAS_PCI_ATTACHED [vm]"""

    __slots__ = ()

    vm = Parameter(0)


class VmHasSriovVif(XapiFailure):
    """VM_HAS_SRIOV_VIF [vm]"""

    __slots__ = ()

    vm = Parameter(0)


class VmHasTooManySnapshots(XapiFailure):
    """VM_HAS_TOO_MANY_SNAPSHOTS [vm]"""

    __slots__ = ()

    vm = Parameter(0)


class VmHasVgpu(XapiFailure):
    """VM_HAS_VGPU [vm]"""

    __slots__ = ()

    vm = Parameter(0)


class VmHasVusbs(XapiFailure):
    """VM_HAS_VUSBS [VM]"""

    __slots__ = ()

    VM = Parameter(0)


class VmHostIncompatibleVersion(XapiFailure):
    """VM_HOST_INCOMPATIBLE_VERSION [host, vm]"""

    __slots__ = ()

    host = Parameter(0)
    vm = Parameter(1)


class VmHostIncompatibleVersionMigrate(XapiFailure):
    """VM_HOST_INCOMPATIBLE_VERSION_MIGRATE [host, vm]"""

    __slots__ = ()

    host = Parameter(0)
    vm = Parameter(1)


class VmHostIncompatibleVirtualHardwarePlatformVersion(XapiFailure):
    """VM_HOST_INCOMPATIBLE_VIRTUAL_HARDWARE_PLATFORM_VERSION [host, host_versions, vm, vm_version]"""

    __slots__ = ()

    host = Parameter(0)
    host_versions = Parameter(1)
    vm = Parameter(2)
    vm_version = Parameter(3)


class VmHvmRequired(XapiFailure):
    """VM_HVM_REQUIRED [vm]"""

    __slots__ = ()

    vm = Parameter(0)


class VmIncompatibleWithThisHost(XapiFailure):
    """VM_INCOMPATIBLE_WITH_THIS_HOST [vm, host, reason]"""

    __slots__ = ()

    vm = Parameter(0)
    host = Parameter(1)
    reason = Parameter(2)


class VmIsImmobile(XapiFailure):
    """VM_IS_IMMOBILE [VM]"""

    __slots__ = ()

    VM = Parameter(0)


class VmIsPartOfAnAppliance(XapiFailure):
    """VM_IS_PART_OF_AN_APPLIANCE [vm, appliance]"""

    __slots__ = ()

    vm = Parameter(0)
    appliance = Parameter(1)


class VmIsProtected(XapiFailure):
    """VM_IS_PROTECTED [vm]"""

    __slots__ = ()

    vm = Parameter(0)


class VmIsTemplate(XapiFailure):
    """VM_IS_TEMPLATE [vm]"""

    __slots__ = ()

    vm = Parameter(0)


class VmIsUsingNestedVirt(XapiFailure):
    """VM_IS_USING_NESTED_VIRT [VM]"""

    __slots__ = ()

    VM = Parameter(0)


class VmLacksFeature(XapiFailure):
    """VM_LACKS_FEATURE [vm]"""

    __slots__ = ()

    vm = Parameter(0)


class VmMemorySizeTooLow(XapiFailure):
    """VM_MEMORY_SIZE_TOO_LOW [vm]"""

    __slots__ = ()

    vm = Parameter(0)


class VmMigrateContactRemoteServiceFailed(XapiFailure):
    """VM_MIGRATE_CONTACT_REMOTE_SERVICE_FAILED"""

    __slots__ = ()


class VmMigrateFailed(XapiFailure):
    """VM_MIGRATE_FAILED [vm, source, destination, msg]"""

    __slots__ = ()

    vm = Parameter(0)
    source = Parameter(1)
    destination = Parameter(2)
    msg = Parameter(3)


class VmMissingPvDrivers(XapiFailure):
    """VM_MISSING_PV_DRIVERS [vm]"""

    __slots__ = ()

    vm = Parameter(0)


class VmNonSuspendable(XapiFailure):
    """VM_NON_SUSPENDABLE [vm, reason]"""

    __slots__ = ()

    vm = Parameter(0)
    reason = Parameter(1)


class VmNotResidentHere(XapiFailure):
    """VM_NOT_RESIDENT_HERE [vm, host]"""

    __slots__ = ()

    vm = Parameter(0)
    host = Parameter(1)


class VmNoCrashdumpSr(XapiFailure):
    """VM_NO_CRASHDUMP_SR [vm]"""

    __slots__ = ()

    vm = Parameter(0)


class VmNoEmptyCdVbd(XapiFailure):
    """VM_NO_EMPTY_CD_VBD [vm]"""

    __slots__ = ()

    vm = Parameter(0)


class VmNoSuspendSr(XapiFailure):
    """VM_NO_SUSPEND_SR [vm]"""

    __slots__ = ()

    vm = Parameter(0)


class VmNoVcpus(XapiFailure):
    """VM_NO_VCPUS [vm]"""

    __slots__ = ()

    vm = Parameter(0)


class VmOldPvDrivers(XapiFailure):
    """VM_OLD_PV_DRIVERS [vm, major, minor]"""

    __slots__ = ()

    vm = Parameter(0)
    major = Parameter(1)
    minor = Parameter(2)


class VmPciBusFull(XapiFailure):
    """VM_PCI_BUS_FULL [VM]"""

    __slots__ = ()

    VM = Parameter(0)


class VmPvDriversInUse(XapiFailure):
    """VM_PV_DRIVERS_IN_USE [vm]"""

    __slots__ = ()

    vm = Parameter(0)


class VmRebooted(XapiFailure):
    """VM_REBOOTED [vm]"""

    __slots__ = ()

    vm = Parameter(0)


class VmRequiresGpu(XapiFailure):
    """VM_REQUIRES_GPU [vm, GPU_group]"""

    __slots__ = ()

    vm = Parameter(0)
    GPU_group = Parameter(1)


class VmRequiresIommu(XapiFailure):
    """VM_REQUIRES_IOMMU [host]"""

    __slots__ = ()

    host = Parameter(0)


class VmRequiresNetwork(XapiFailure):
    """VM_REQUIRES_NETWORK [vm, network]"""

    __slots__ = ()

    vm = Parameter(0)
    network = Parameter(1)


class VmRequiresSr(XapiFailure):
    """VM_REQUIRES_SR [vm, sr]"""

    __slots__ = ()

    vm = Parameter(0)
    sr = Parameter(1)


class VmRequiresVdi(XapiFailure):
    """VM_REQUIRES_VDI [vm, vdi]"""

    __slots__ = ()

    vm = Parameter(0)
    vdi = Parameter(1)


class VmRequiresVgpu(XapiFailure):
    """VM_REQUIRES_VGPU [vm, GPU_group, vGPU_type]"""

    __slots__ = ()

    vm = Parameter(0)
    GPU_group = Parameter(1)
    vGPU_type = Parameter(2)


class VmRequiresVusb(XapiFailure):
    """VM_REQUIRES_VUSB [vm, USB_group]"""

    __slots__ = ()

    vm = Parameter(0)
    USB_group = Parameter(1)


class VmRevertFailed(XapiFailure):
    """VM_REVERT_FAILED [vm, snapshot]"""

    __slots__ = ()

    vm = Parameter(0)
    snapshot = Parameter(1)


class VmShutdownTimeout(XapiFailure):
    """VM_SHUTDOWN_TIMEOUT [vm, timeout]"""

    __slots__ = ()

    vm = Parameter(0)
    timeout = Parameter(1)


class VmSnapshotWithQuiesceFailed(XapiFailure):
    """VM_SNAPSHOT_WITH_QUIESCE_FAILED [vm]"""

    __slots__ = ()

    vm = Parameter(0)


class VmSnapshotWithQuiesceNotSupported(XapiFailure):
    """VM_SNAPSHOT_WITH_QUIESCE_NOT_SUPPORTED [vm, error]"""

    __slots__ = ()

    vm = Parameter(0)
    error = Parameter(1)


class VmSnapshotWithQuiescePluginDeosNotRespond(XapiFailure):
    """VM_SNAPSHOT_WITH_QUIESCE_PLUGIN_DEOS_NOT_RESPOND [vm]"""

    __slots__ = ()

    vm = Parameter(0)


class VmSnapshotWithQuiesceTimeout(XapiFailure):
    """VM_SNAPSHOT_WITH_QUIESCE_TIMEOUT [vm]"""

    __slots__ = ()

    vm = Parameter(0)


class VmSuspendTimeout(XapiFailure):
    """VM_SUSPEND_TIMEOUT [vm, timeout]"""

    __slots__ = ()

    vm = Parameter(0)
    timeout = Parameter(1)


class VmTooManyVcpus(XapiFailure):
    """VM_TOO_MANY_VCPUS [vm]"""

    __slots__ = ()

    vm = Parameter(0)


class VmToImportIsNotNewerVersion(XapiFailure):
    """VM_TO_IMPORT_IS_NOT_NEWER_VERSION [vm, existing_version, version_to_import]"""

    __slots__ = ()

    vm = Parameter(0)
    existing_version = Parameter(1)
    version_to_import = Parameter(2)


class VmUnsafeBoot(XapiFailure):
    """VM_UNSAFE_BOOT [vm]"""

    __slots__ = ()

    vm = Parameter(0)


class VtpmMaxAmountReached(XapiFailure):
    """VTPM_MAX_AMOUNT_REACHED [amount]"""

    __slots__ = ()

    amount = Parameter(0)


class WlbAuthenticationFailed(XapiFailure):
    """WLB_AUTHENTICATION_FAILED"""

    __slots__ = ()


class WlbConnectionRefused(XapiFailure):
    """WLB_CONNECTION_REFUSED"""

    __slots__ = ()


class WlbConnectionReset(XapiFailure):
    """WLB_CONNECTION_RESET"""

    __slots__ = ()


class WlbDisabled(XapiFailure):
    """WLB_DISABLED"""

    __slots__ = ()


class WlbInternalError(XapiFailure):
    """WLB_INTERNAL_ERROR"""

    __slots__ = ()


class WlbMalformedRequest(XapiFailure):
    """WLB_MALFORMED_REQUEST"""

    __slots__ = ()


class WlbMalformedResponse(XapiFailure):
    """WLB_MALFORMED_RESPONSE [method, reason, response]"""

    __slots__ = ()

    method_ = Parameter(0)
    reason = Parameter(1)
    response = Parameter(2)


class WlbNotInitialized(XapiFailure):
    """WLB_NOT_INITIALIZED"""

    __slots__ = ()


class WlbTimeout(XapiFailure):
    """WLB_TIMEOUT [configured_timeout]"""

    __slots__ = ()

    configured_timeout = Parameter(0)


class WlbUnknownHost(XapiFailure):
    """WLB_UNKNOWN_HOST"""

    __slots__ = ()


class WlbUrlInvalid(XapiFailure):
    """WLB_URL_INVALID [url]"""

    __slots__ = ()

    url = Parameter(0)


class WlbXenserverAuthenticationFailed(XapiFailure):
    """WLB_XENSERVER_AUTHENTICATION_FAILED"""

    __slots__ = ()


class WlbXenserverConnectionRefused(XapiFailure):
    """WLB_XENSERVER_CONNECTION_REFUSED"""

    __slots__ = ()


class WlbXenserverMalformedResponse(XapiFailure):
    """WLB_XENSERVER_MALFORMED_RESPONSE"""

    __slots__ = ()


class WlbXenserverTimeout(XapiFailure):
    """WLB_XENSERVER_TIMEOUT"""

    __slots__ = ()


class WlbXenserverUnknownHost(XapiFailure):
    """WLB_XENSERVER_UNKNOWN_HOST"""

    __slots__ = ()


class XapiHookFailed(XapiFailure):
    """XAPI_HOOK_FAILED [hook_name, reason, stdout, exit_code]"""

    __slots__ = ()

    hook_name = Parameter(0)
    reason = Parameter(1)
    stdout = Parameter(2)
    exit_code = Parameter(3)


class XenapiMissingPlugin(XapiFailure):
    """XENAPI_MISSING_PLUGIN [name]"""

    __slots__ = ()

    name = Parameter(0)


class XenapiPluginFailure(XapiFailure):
    """XENAPI_PLUGIN_FAILURE [status, stdout, stderr]"""

    __slots__ = ()

    status = Parameter(0)
    stdout = Parameter(1)
    stderr = Parameter(2)


class XenIncompatible(XapiFailure):
    """XEN_INCOMPATIBLE"""

    __slots__ = ()


class XenVssReqErrorAddingVolumeToSnapsetFailed(XapiFailure):
    """XEN_VSS_REQ_ERROR_ADDING_VOLUME_TO_SNAPSET_FAILED [vm, error_code]"""

    __slots__ = ()

    vm = Parameter(0)
    error_code = Parameter(1)


class XenVssReqErrorCreatingSnapshot(XapiFailure):
    """XEN_VSS_REQ_ERROR_CREATING_SNAPSHOT [vm, error_code]"""

    __slots__ = ()

    vm = Parameter(0)
    error_code = Parameter(1)


class XenVssReqErrorCreatingSnapshotXmlString(XapiFailure):
    """XEN_VSS_REQ_ERROR_CREATING_SNAPSHOT_XML_STRING [vm, error_code]"""

    __slots__ = ()

    vm = Parameter(0)
    error_code = Parameter(1)


class XenVssReqErrorInitFailed(XapiFailure):
    """XEN_VSS_REQ_ERROR_INIT_FAILED [vm, error_code]"""

    __slots__ = ()

    vm = Parameter(0)
    error_code = Parameter(1)


class XenVssReqErrorNoVolumesSupported(XapiFailure):
    """XEN_VSS_REQ_ERROR_NO_VOLUMES_SUPPORTED [vm, error_code]"""

    __slots__ = ()

    vm = Parameter(0)
    error_code = Parameter(1)


class XenVssReqErrorPreparingWriters(XapiFailure):
    """XEN_VSS_REQ_ERROR_PREPARING_WRITERS [vm, error_code]"""

    __slots__ = ()

    vm = Parameter(0)
    error_code = Parameter(1)


class XenVssReqErrorProvNotLoaded(XapiFailure):
    """XEN_VSS_REQ_ERROR_PROV_NOT_LOADED [vm, error_code]"""

    __slots__ = ()

    vm = Parameter(0)
    error_code = Parameter(1)


class XenVssReqErrorStartSnapshotSetFailed(XapiFailure):
    """XEN_VSS_REQ_ERROR_START_SNAPSHOT_SET_FAILED [vm, error_code]"""

    __slots__ = ()

    vm = Parameter(0)
    error_code = Parameter(1)


class XmlrpcUnmarshalFailure(XapiFailure):
    """XMLRPC_UNMARSHAL_FAILURE [expected, received]"""

    __slots__ = ()

    expected = Parameter(0)
    received = Parameter(1)


#: Every code that the datamodel knows.
BY_CODE: Final[Mapping[str, type[XapiFailure]]] = {
    "ACTIVATION_WHILE_NOT_FREE": ActivationWhileNotFree,
    "ADDRESS_VIOLATES_LOCKING_CONSTRAINT": AddressViolatesLockingConstraint,
    "APPLY_GUIDANCE_FAILED": ApplyGuidanceFailed,
    "APPLY_LIVEPATCH_FAILED": ApplyLivepatchFailed,
    "APPLY_UPDATES_FAILED": ApplyUpdatesFailed,
    "APPLY_UPDATES_IN_PROGRESS": ApplyUpdatesInProgress,
    "AUTH_ALREADY_ENABLED": AuthAlreadyEnabled,
    "AUTH_DISABLE_FAILED": AuthDisableFailed,
    "AUTH_DISABLE_FAILED_PERMISSION_DENIED": AuthDisableFailedPermissionDenied,
    "AUTH_DISABLE_FAILED_WRONG_CREDENTIALS": AuthDisableFailedWrongCredentials,
    "AUTH_ENABLE_FAILED": AuthEnableFailed,
    "AUTH_ENABLE_FAILED_DOMAIN_LOOKUP_FAILED": AuthEnableFailedDomainLookupFailed,
    "AUTH_ENABLE_FAILED_INVALID_ACCOUNT": AuthEnableFailedInvalidAccount,
    "AUTH_ENABLE_FAILED_INVALID_OU": AuthEnableFailedInvalidOu,
    "AUTH_ENABLE_FAILED_INVALID_TRUSTED_CERTS": AuthEnableFailedInvalidTrustedCerts,
    "AUTH_ENABLE_FAILED_NO_TRUSTED_CERTS": AuthEnableFailedNoTrustedCerts,
    "AUTH_ENABLE_FAILED_PERMISSION_DENIED": AuthEnableFailedPermissionDenied,
    "AUTH_ENABLE_FAILED_UNAVAILABLE": AuthEnableFailedUnavailable,
    "AUTH_ENABLE_FAILED_WRONG_CREDENTIALS": AuthEnableFailedWrongCredentials,
    "AUTH_INVALID_TRUSTED_CERTS": AuthInvalidTrustedCerts,
    "AUTH_IS_DISABLED": AuthIsDisabled,
    "AUTH_NO_TRUSTED_CERTS": AuthNoTrustedCerts,
    "AUTH_SERVICE_ERROR": AuthServiceError,
    "AUTH_SETUP_TLS_CONNECTION": AuthSetupTlsConnection,
    "AUTH_SET_LDAPS_FAILED": AuthSetLdapsFailed,
    "AUTH_UNKNOWN_TYPE": AuthUnknownType,
    "BACKUP_SCRIPT_FAILED": BackupScriptFailed,
    "BALLOONING_TIMEOUT_BEFORE_MIGRATION": BallooningTimeoutBeforeMigration,
    "BLOCKED_REPO_URL": BlockedRepoUrl,
    "BOOTLOADER_FAILED": BootloaderFailed,
    "BOOT_DEVICE_PASSTHROUGH_DISALLOWED": BootDevicePassthroughDisallowed,
    "BRIDGE_NAME_EXISTS": BridgeNameExists,
    "BRIDGE_NOT_AVAILABLE": BridgeNotAvailable,
    "BUNDLE_REPOSITORY_ALREADY_EXISTS": BundleRepositoryAlreadyExists,
    "BUNDLE_REPO_NOT_ENABLED": BundleRepoNotEnabled,
    "BUNDLE_SYNC_FAILED": BundleSyncFailed,
    "BUNDLE_UNPACK_FAILED": BundleUnpackFailed,
    "CANNOT_ADD_TUNNEL_TO_BOND_SLAVE": CannotAddTunnelToBondSlave,
    "CANNOT_ADD_TUNNEL_TO_SRIOV_LOGICAL": CannotAddTunnelToSriovLogical,
    "CANNOT_ADD_TUNNEL_TO_VLAN_ON_SRIOV_LOGICAL": CannotAddTunnelToVlanOnSriovLogical,
    "CANNOT_ADD_VLAN_TO_BOND_SLAVE": CannotAddVlanToBondSlave,
    "CANNOT_CHANGE_PIF_PROPERTIES": CannotChangePifProperties,
    "CANNOT_CONTACT_HOST": CannotContactHost,
    "CANNOT_CREATE_STATE_FILE": CannotCreateStateFile,
    "CANNOT_DESTROY_DISASTER_RECOVERY_TASK": CannotDestroyDisasterRecoveryTask,
    "CANNOT_DESTROY_SYSTEM_NETWORK": CannotDestroySystemNetwork,
    "CANNOT_ENABLE_REDO_LOG": CannotEnableRedoLog,
    "CANNOT_EVACUATE_HOST": CannotEvacuateHost,
    "CANNOT_FETCH_PATCH": CannotFetchPatch,
    "CANNOT_FIND_OEM_BACKUP_PARTITION": CannotFindOemBackupPartition,
    "CANNOT_FIND_PATCH": CannotFindPatch,
    "CANNOT_FIND_STATE_PARTITION": CannotFindStatePartition,
    "CANNOT_FIND_UPDATE": CannotFindUpdate,
    "CANNOT_FORGET_SRIOV_LOGICAL": CannotForgetSriovLogical,
    "CANNOT_PLUG_BOND_SLAVE": CannotPlugBondSlave,
    "CANNOT_PLUG_VIF": CannotPlugVif,
    "CANNOT_RESET_CONTROL_DOMAIN": CannotResetControlDomain,
    "CANNOT_RESTART_DEVICE_MODEL": CannotRestartDeviceModel,
    "CAN_NOT_PERIODIC_SYNC_UPDATES": CanNotPeriodicSyncUpdates,
    "CAN_NOT_SYNC_UPDATES": CanNotSyncUpdates,
    "CERTIFICATE_ALREADY_EXISTS": CertificateAlreadyExists,
    "CERTIFICATE_CORRUPT": CertificateCorrupt,
    "CERTIFICATE_DOES_NOT_EXIST": CertificateDoesNotExist,
    "CERTIFICATE_LACKS_PURPOSE": CertificateLacksPurpose,
    "CERTIFICATE_LIBRARY_CORRUPT": CertificateLibraryCorrupt,
    "CERTIFICATE_NAME_INVALID": CertificateNameInvalid,
    "CHANGE_PASSWORD_REJECTED": ChangePasswordRejected,
    "CLUSTERED_SR_DEGRADED": ClusteredSrDegraded,
    "CLUSTERING_DISABLED": ClusteringDisabled,
    "CLUSTERING_ENABLED": ClusteringEnabled,
    "CLUSTER_ALREADY_EXISTS": ClusterAlreadyExists,
    "CLUSTER_CREATE_IN_PROGRESS": ClusterCreateInProgress,
    "CLUSTER_DOES_NOT_HAVE_ONE_NODE": ClusterDoesNotHaveOneNode,
    "CLUSTER_FORCE_DESTROY_FAILED": ClusterForceDestroyFailed,
    "CLUSTER_HOST_IS_LAST": ClusterHostIsLast,
    "CLUSTER_HOST_NOT_JOINED": ClusterHostNotJoined,
    "CLUSTER_STACK_IN_USE": ClusterStackInUse,
    "CONFIGURE_REPOSITORIES_IN_PROGRESS": ConfigureRepositoriesInProgress,
    "COULD_NOT_FIND_NETWORK_INTERFACE_WITH_SPECIFIED_DEVICE_NAME_AND_MAC_ADDRESS": CouldNotFindNetworkInterfaceWithSpecifiedDeviceNameAndMacAddress,
    "COULD_NOT_IMPORT_DATABASE": CouldNotImportDatabase,
    "COULD_NOT_UPDATE_IGMP_SNOOPING_EVERYWHERE": CouldNotUpdateIgmpSnoopingEverywhere,
    "CPU_FEATURE_MASKING_NOT_SUPPORTED": CpuFeatureMaskingNotSupported,
    "CRL_ALREADY_EXISTS": CrlAlreadyExists,
    "CRL_CORRUPT": CrlCorrupt,
    "CRL_DOES_NOT_EXIST": CrlDoesNotExist,
    "CRL_NAME_INVALID": CrlNameInvalid,
    "DB_UNIQUENESS_CONSTRAINT_VIOLATION": DbUniquenessConstraintViolation,
    "DEFAULT_SR_NOT_FOUND": DefaultSrNotFound,
    "DEVICE_ALREADY_ATTACHED": DeviceAlreadyAttached,
    "DEVICE_ALREADY_DETACHED": DeviceAlreadyDetached,
    "DEVICE_ALREADY_EXISTS": DeviceAlreadyExists,
    "DEVICE_ATTACH_TIMEOUT": DeviceAttachTimeout,
    "DEVICE_DETACH_REJECTED": DeviceDetachRejected,
    "DEVICE_DETACH_TIMEOUT": DeviceDetachTimeout,
    "DEVICE_NOT_ATTACHED": DeviceNotAttached,
    "DISABLE_SSH_FAILED": DisableSshFailed,
    "DISABLE_SSH_PARTIALLY_FAILED": DisableSshPartiallyFailed,
    "DISK_VBD_MUST_BE_READWRITE_FOR_HVM": DiskVbdMustBeReadwriteForHvm,
    "DOMAIN_BUILDER_ERROR": DomainBuilderError,
    "DOMAIN_EXISTS": DomainExists,
    "DUPLICATE_MAC_SEED": DuplicateMacSeed,
    "DUPLICATE_PIF_DEVICE_NAME": DuplicatePifDeviceName,
    "DUPLICATE_VM": DuplicateVm,
    "ENABLE_SSH_FAILED": EnableSshFailed,
    "ENABLE_SSH_PARTIALLY_FAILED": EnableSshPartiallyFailed,
    "EVENTS_LOST": EventsLost,
    "EVENT_FROM_TOKEN_PARSE_FAILURE": EventFromTokenParseFailure,
    "EVENT_SUBSCRIPTION_PARSE_FAILURE": EventSubscriptionParseFailure,
    "FAILED_TO_START_EMULATOR": FailedToStartEmulator,
    "FEATURE_REQUIRES_HVM": FeatureRequiresHvm,
    "FEATURE_RESTRICTED": FeatureRestricted,
    "FIELD_TYPE_ERROR": FieldTypeError,
    "GET_HOST_UPDATES_FAILED": GetHostUpdatesFailed,
    "GET_UPDATES_FAILED": GetUpdatesFailed,
    "GPU_GROUP_CONTAINS_NO_PGPUS": GpuGroupContainsNoPgpus,
    "GPU_GROUP_CONTAINS_PGPU": GpuGroupContainsPgpu,
    "GPU_GROUP_CONTAINS_VGPU": GpuGroupContainsVgpu,
    "HANDLE_INVALID": HandleInvalid,
    "HA_ABORT_NEW_MASTER": HaAbortNewMaster,
    "HA_CANNOT_CHANGE_BOND_STATUS_OF_MGMT_IFACE": HaCannotChangeBondStatusOfMgmtIface,
    "HA_CONSTRAINT_VIOLATION_NETWORK_NOT_SHARED": HaConstraintViolationNetworkNotShared,
    "HA_CONSTRAINT_VIOLATION_SR_NOT_SHARED": HaConstraintViolationSrNotShared,
    "HA_DISABLE_IN_PROGRESS": HaDisableInProgress,
    "HA_ENABLE_IN_PROGRESS": HaEnableInProgress,
    "HA_FAILED_TO_FORM_LIVESET": HaFailedToFormLiveset,
    "HA_HEARTBEAT_DAEMON_STARTUP_FAILED": HaHeartbeatDaemonStartupFailed,
    "HA_HOST_CANNOT_ACCESS_STATEFILE": HaHostCannotAccessStatefile,
    "HA_HOST_CANNOT_SEE_PEERS": HaHostCannotSeePeers,
    "HA_HOST_IS_ARMED": HaHostIsArmed,
    "HA_IS_ENABLED": HaIsEnabled,
    "HA_LOST_STATEFILE": HaLostStatefile,
    "HA_NOT_ENABLED": HaNotEnabled,
    "HA_NOT_INSTALLED": HaNotInstalled,
    "HA_NO_PLAN": HaNoPlan,
    "HA_OPERATION_WOULD_BREAK_FAILOVER_PLAN": HaOperationWouldBreakFailoverPlan,
    "HA_POOL_IS_ENABLED_BUT_HOST_IS_DISABLED": HaPoolIsEnabledButHostIsDisabled,
    "HA_SHOULD_BE_FENCED": HaShouldBeFenced,
    "HA_TOO_FEW_HOSTS": HaTooFewHosts,
    "HOSTS_NOT_COMPATIBLE": HostsNotCompatible,
    "HOSTS_NOT_HOMOGENEOUS": HostsNotHomogeneous,
    "HOST_BROKEN": HostBroken,
    "HOST_CANNOT_ATTACH_NETWORK": HostCannotAttachNetwork,
    "HOST_CANNOT_DESTROY_SELF": HostCannotDestroySelf,
    "HOST_CANNOT_READ_METRICS": HostCannotReadMetrics,
    "HOST_CD_DRIVE_EMPTY": HostCdDriveEmpty,
    "HOST_DISABLED": HostDisabled,
    "HOST_DISABLED_INDEFINITELY": HostDisabledIndefinitely,
    "HOST_DISABLED_UNTIL_REBOOT": HostDisabledUntilReboot,
    "HOST_DRIVER_NO_HARDWARE": HostDriverNoHardware,
    "HOST_EVACUATE_IN_PROGRESS": HostEvacuateInProgress,
    "HOST_EVACUATE_VM_NOT_HA_PROTECTED": HostEvacuateVmNotHaProtected,
    "HOST_EVACUATION_IS_REQUIRED": HostEvacuationIsRequired,
    "HOST_HAS_NO_MANAGEMENT_IP": HostHasNoManagementIp,
    "HOST_HAS_RESIDENT_VMS": HostHasResidentVms,
    "HOST_IN_EMERGENCY_MODE": HostInEmergencyMode,
    "HOST_IN_USE": HostInUse,
    "HOST_IS_LIVE": HostIsLive,
    "HOST_IS_SLAVE": HostIsSlave,
    "HOST_ITS_OWN_SLAVE": HostItsOwnSlave,
    "HOST_MASTER_CANNOT_TALK_BACK": HostMasterCannotTalkBack,
    "HOST_NAME_INVALID": HostNameInvalid,
    "HOST_NOT_DISABLED": HostNotDisabled,
    "HOST_NOT_ENOUGH_FREE_MEMORY": HostNotEnoughFreeMemory,
    "HOST_NOT_ENOUGH_PCPUS": HostNotEnoughPcpus,
    "HOST_NOT_LIVE": HostNotLive,
    "HOST_OFFLINE": HostOffline,
    "HOST_PENDING_MANDATORY_GUIDANCE_NOT_EMPTY": HostPendingMandatoryGuidanceNotEmpty,
    "HOST_POWER_ON_MODE_DISABLED": HostPowerOnModeDisabled,
    "HOST_STILL_BOOTING": HostStillBooting,
    "HOST_UNKNOWN_TO_MASTER": HostUnknownToMaster,
    "HOST_XAPI_VERSION_HIGHER_THAN_COORDINATOR": HostXapiVersionHigherThanCoordinator,
    "ILLEGAL_VBD_DEVICE": IllegalVbdDevice,
    "IMPORT_ERROR": ImportError,
    "IMPORT_ERROR_ATTACHED_DISKS_NOT_FOUND": ImportErrorAttachedDisksNotFound,
    "IMPORT_ERROR_CANNOT_HANDLE_CHUNKED": ImportErrorCannotHandleChunked,
    "IMPORT_ERROR_FAILED_TO_FIND_OBJECT": ImportErrorFailedToFindObject,
    "IMPORT_ERROR_PREMATURE_EOF": ImportErrorPrematureEof,
    "IMPORT_ERROR_SOME_CHECKSUMS_FAILED": ImportErrorSomeChecksumsFailed,
    "IMPORT_ERROR_UNEXPECTED_FILE": ImportErrorUnexpectedFile,
    "IMPORT_INCOMPATIBLE_VERSION": ImportIncompatibleVersion,
    "INCOMPATIBLE_CLUSTER_STACK_ACTIVE": IncompatibleClusterStackActive,
    "INCOMPATIBLE_PIF_PROPERTIES": IncompatiblePifProperties,
    "INCOMPATIBLE_STATEFILE_SR": IncompatibleStatefileSr,
    "INTERFACE_HAS_NO_IP": InterfaceHasNoIp,
    "INTERNAL_ERROR": InternalError,
    "INVALID_BASE_URL": InvalidBaseUrl,
    "INVALID_CIDR_ADDRESS_SPECIFIED": InvalidCidrAddressSpecified,
    "INVALID_CLUSTER_STACK": InvalidClusterStack,
    "INVALID_DEVICE": InvalidDevice,
    "INVALID_EDITION": InvalidEdition,
    "INVALID_FEATURE_STRING": InvalidFeatureString,
    "INVALID_GPGKEY_PATH": InvalidGpgkeyPath,
    "INVALID_IP_ADDRESS_SPECIFIED": InvalidIpAddressSpecified,
    "INVALID_NTP_CONFIG": InvalidNtpConfig,
    "INVALID_PATCH": InvalidPatch,
    "INVALID_PATCH_WITH_LOG": InvalidPatchWithLog,
    "INVALID_REPOMD_XML": InvalidRepomdXml,
    "INVALID_REPOSITORY_DOMAIN_ALLOWLIST": InvalidRepositoryDomainAllowlist,
    "INVALID_REPOSITORY_PROXY_CREDENTIAL": InvalidRepositoryProxyCredential,
    "INVALID_REPOSITORY_PROXY_URL": InvalidRepositoryProxyUrl,
    "INVALID_UPDATE": InvalidUpdate,
    "INVALID_UPDATEINFO_XML": InvalidUpdateinfoXml,
    "INVALID_UPDATE_SYNC_DAY": InvalidUpdateSyncDay,
    "INVALID_VALUE": InvalidValue,
    "IS_TUNNEL_ACCESS_PIF": IsTunnelAccessPif,
    "JOINING_HOST_CANNOT_BE_MASTER_OF_OTHER_HOSTS": JoiningHostCannotBeMasterOfOtherHosts,
    "JOINING_HOST_CANNOT_CONTAIN_SHARED_SRS": JoiningHostCannotContainSharedSrs,
    "JOINING_HOST_CANNOT_HAVE_RUNNING_OR_SUSPENDED_VMS": JoiningHostCannotHaveRunningOrSuspendedVms,
    "JOINING_HOST_CANNOT_HAVE_RUNNING_VMS": JoiningHostCannotHaveRunningVms,
    "JOINING_HOST_CANNOT_HAVE_VMS_WITH_CURRENT_OPERATIONS": JoiningHostCannotHaveVmsWithCurrentOperations,
    "JOINING_HOST_CONNECTION_FAILED": JoiningHostConnectionFailed,
    "JOINING_HOST_SERVICE_FAILED": JoiningHostServiceFailed,
    "LICENCE_RESTRICTION": LicenceRestriction,
    "LICENSE_CANNOT_DOWNGRADE_WHILE_IN_POOL": LicenseCannotDowngradeWhileInPool,
    "LICENSE_CHECKOUT_ERROR": LicenseCheckoutError,
    "LICENSE_DOES_NOT_SUPPORT_POOLING": LicenseDoesNotSupportPooling,
    "LICENSE_DOES_NOT_SUPPORT_XHA": LicenseDoesNotSupportXha,
    "LICENSE_EXPIRED": LicenseExpired,
    "LICENSE_FILE_DEPRECATED": LicenseFileDeprecated,
    "LICENSE_HOST_POOL_MISMATCH": LicenseHostPoolMismatch,
    "LICENSE_PROCESSING_ERROR": LicenseProcessingError,
    "LOCATION_NOT_UNIQUE": LocationNotUnique,
    "MAC_DOES_NOT_EXIST": MacDoesNotExist,
    "MAC_INVALID": MacInvalid,
    "MAC_STILL_EXISTS": MacStillExists,
    "MAP_DUPLICATE_KEY": MapDuplicateKey,
    "MEMORY_CONSTRAINT_VIOLATION": MemoryConstraintViolation,
    "MEMORY_CONSTRAINT_VIOLATION_MAXPIN": MemoryConstraintViolationMaxpin,
    "MEMORY_CONSTRAINT_VIOLATION_ORDER": MemoryConstraintViolationOrder,
    "MESSAGE_DEPRECATED": MessageDeprecated,
    "MESSAGE_METHOD_UNKNOWN": MessageMethodUnknown,
    "MESSAGE_PARAMETER_COUNT_MISMATCH": MessageParameterCountMismatch,
    "MESSAGE_REMOVED": MessageRemoved,
    "MIRROR_FAILED": MirrorFailed,
    "MISSING_CONNECTION_DETAILS": MissingConnectionDetails,
    "MULTIPLE_UPDATE_REPOSITORIES_ENABLED": MultipleUpdateRepositoriesEnabled,
    "NETWORK_ALREADY_CONNECTED": NetworkAlreadyConnected,
    "NETWORK_CONTAINS_PIF": NetworkContainsPif,
    "NETWORK_CONTAINS_VIF": NetworkContainsVif,
    "NETWORK_HAS_INCOMPATIBLE_SRIOV_PIFS": NetworkHasIncompatibleSriovPifs,
    "NETWORK_HAS_INCOMPATIBLE_VLAN_ON_SRIOV_PIFS": NetworkHasIncompatibleVlanOnSriovPifs,
    "NETWORK_INCOMPATIBLE_PURPOSES": NetworkIncompatiblePurposes,
    "NETWORK_INCOMPATIBLE_WITH_BOND": NetworkIncompatibleWithBond,
    "NETWORK_INCOMPATIBLE_WITH_SRIOV": NetworkIncompatibleWithSriov,
    "NETWORK_INCOMPATIBLE_WITH_TRUNKS": NetworkIncompatibleWithTrunks,
    "NETWORK_INCOMPATIBLE_WITH_TUNNEL": NetworkIncompatibleWithTunnel,
    "NETWORK_INCOMPATIBLE_WITH_VLAN_ON_BRIDGE": NetworkIncompatibleWithVlanOnBridge,
    "NETWORK_INCOMPATIBLE_WITH_VLAN_ON_SRIOV": NetworkIncompatibleWithVlanOnSriov,
    "NETWORK_SRIOV_ALREADY_ENABLED": NetworkSriovAlreadyEnabled,
    "NETWORK_SRIOV_DISABLE_FAILED": NetworkSriovDisableFailed,
    "NETWORK_SRIOV_ENABLE_FAILED": NetworkSriovEnableFailed,
    "NETWORK_SRIOV_INSUFFICIENT_CAPACITY": NetworkSriovInsufficientCapacity,
    "NETWORK_UNMANAGED": NetworkUnmanaged,
    "NOT_ALLOWED_ON_OEM_EDITION": NotAllowedOnOemEdition,
    "NOT_ALLOWED_WHEN_NTP_IS_ENABLED": NotAllowedWhenNtpIsEnabled,
    "NOT_IMPLEMENTED": NotImplemented,
    "NOT_IN_EMERGENCY_MODE": NotInEmergencyMode,
    "NOT_SUPPORTED_DURING_UPGRADE": NotSupportedDuringUpgrade,
    "NOT_SYSTEM_DOMAIN": NotSystemDomain,
    "NOT_TRUSTED_CERTIFICATE": NotTrustedCertificate,
    "NO_CLUSTER_HOSTS_REACHABLE": NoClusterHostsReachable,
    "NO_COMPATIBLE_CLUSTER_HOST": NoCompatibleClusterHost,
    "NO_HOSTS_AVAILABLE": NoHostsAvailable,
    "NO_MORE_REDO_LOGS_ALLOWED": NoMoreRedoLogsAllowed,
    "NO_REPOSITORIES_CONFIGURED": NoRepositoriesConfigured,
    "NO_REPOSITORY_ENABLED": NoRepositoryEnabled,
    "NVIDIA_SRIOV_MISCONFIGURED": NvidiaSriovMisconfigured,
    "NVIDIA_TOOLS_ERROR": NvidiaToolsError,
    "OBJECT_NOLONGER_EXISTS": ObjectNolongerExists,
    "ONLY_ALLOWED_ON_OEM_EDITION": OnlyAllowedOnOemEdition,
    "OPENVSWITCH_NOT_ACTIVE": OpenvswitchNotActive,
    "OPERATION_BLOCKED": OperationBlocked,
    "OPERATION_NOT_ALLOWED": OperationNotAllowed,
    "OPERATION_PARTIALLY_FAILED": OperationPartiallyFailed,
    "OTHER_OPERATION_IN_PROGRESS": OtherOperationInProgress,
    "OUT_OF_SPACE": OutOfSpace,
    "PATCH_ALREADY_APPLIED": PatchAlreadyApplied,
    "PATCH_ALREADY_EXISTS": PatchAlreadyExists,
    "PATCH_APPLY_FAILED": PatchApplyFailed,
    "PATCH_APPLY_FAILED_BACKUP_FILES_EXIST": PatchApplyFailedBackupFilesExist,
    "PATCH_IS_APPLIED": PatchIsApplied,
    "PATCH_PRECHECK_FAILED_ISO_MOUNTED": PatchPrecheckFailedIsoMounted,
    "PATCH_PRECHECK_FAILED_OUT_OF_SPACE": PatchPrecheckFailedOutOfSpace,
    "PATCH_PRECHECK_FAILED_PREREQUISITE_MISSING": PatchPrecheckFailedPrerequisiteMissing,
    "PATCH_PRECHECK_FAILED_UNKNOWN_ERROR": PatchPrecheckFailedUnknownError,
    "PATCH_PRECHECK_FAILED_VM_RUNNING": PatchPrecheckFailedVmRunning,
    "PATCH_PRECHECK_FAILED_WRONG_SERVER_BUILD": PatchPrecheckFailedWrongServerBuild,
    "PATCH_PRECHECK_FAILED_WRONG_SERVER_VERSION": PatchPrecheckFailedWrongServerVersion,
    "PBD_EXISTS": PbdExists,
    "PERMISSION_DENIED": PermissionDenied,
    "PGPU_INSUFFICIENT_CAPACITY_FOR_VGPU": PgpuInsufficientCapacityForVgpu,
    "PGPU_IN_USE_BY_VM": PgpuInUseByVm,
    "PGPU_NOT_COMPATIBLE_WITH_GPU_GROUP": PgpuNotCompatibleWithGpuGroup,
    "PIF_ALLOWS_UNPLUG": PifAllowsUnplug,
    "PIF_ALREADY_BONDED": PifAlreadyBonded,
    "PIF_BOND_MORE_THAN_ONE_IP": PifBondMoreThanOneIp,
    "PIF_BOND_NEEDS_MORE_MEMBERS": PifBondNeedsMoreMembers,
    "PIF_CANNOT_BOND_CROSS_HOST": PifCannotBondCrossHost,
    "PIF_CONFIGURATION_ERROR": PifConfigurationError,
    "PIF_DEVICE_NOT_FOUND": PifDeviceNotFound,
    "PIF_DOES_NOT_ALLOW_UNPLUG": PifDoesNotAllowUnplug,
    "PIF_HAS_FCOE_SR_IN_USE": PifHasFcoeSrInUse,
    "PIF_HAS_NO_NETWORK_CONFIGURATION": PifHasNoNetworkConfiguration,
    "PIF_HAS_NO_V6_NETWORK_CONFIGURATION": PifHasNoV6NetworkConfiguration,
    "PIF_INCOMPATIBLE_PRIMARY_ADDRESS_TYPE": PifIncompatiblePrimaryAddressType,
    "PIF_IS_MANAGEMENT_INTERFACE": PifIsManagementInterface,
    "PIF_IS_NOT_PHYSICAL": PifIsNotPhysical,
    "PIF_IS_NOT_SRIOV_CAPABLE": PifIsNotSriovCapable,
    "PIF_IS_PHYSICAL": PifIsPhysical,
    "PIF_IS_SRIOV_LOGICAL": PifIsSriovLogical,
    "PIF_IS_VLAN": PifIsVlan,
    "PIF_NOT_ATTACHED_TO_HOST": PifNotAttachedToHost,
    "PIF_NOT_PRESENT": PifNotPresent,
    "PIF_SRIOV_STILL_EXISTS": PifSriovStillExists,
    "PIF_TUNNEL_STILL_EXISTS": PifTunnelStillExists,
    "PIF_UNMANAGED": PifUnmanaged,
    "PIF_VLAN_EXISTS": PifVlanExists,
    "PIF_VLAN_STILL_EXISTS": PifVlanStillExists,
    "POOL_AUTH_ALREADY_ENABLED": PoolAuthAlreadyEnabled,
    "POOL_AUTH_DISABLE_FAILED": PoolAuthDisableFailed,
    "POOL_AUTH_DISABLE_FAILED_INVALID_ACCOUNT": PoolAuthDisableFailedInvalidAccount,
    "POOL_AUTH_DISABLE_FAILED_PERMISSION_DENIED": PoolAuthDisableFailedPermissionDenied,
    "POOL_AUTH_DISABLE_FAILED_WRONG_CREDENTIALS": PoolAuthDisableFailedWrongCredentials,
    "POOL_AUTH_ENABLE_FAILED": PoolAuthEnableFailed,
    "POOL_AUTH_ENABLE_FAILED_DOMAIN_LOOKUP_FAILED": PoolAuthEnableFailedDomainLookupFailed,
    "POOL_AUTH_ENABLE_FAILED_DUPLICATE_HOSTNAME": PoolAuthEnableFailedDuplicateHostname,
    "POOL_AUTH_ENABLE_FAILED_INVALID_ACCOUNT": PoolAuthEnableFailedInvalidAccount,
    "POOL_AUTH_ENABLE_FAILED_INVALID_OU": PoolAuthEnableFailedInvalidOu,
    "POOL_AUTH_ENABLE_FAILED_INVALID_TRUSTED_CERTS": PoolAuthEnableFailedInvalidTrustedCerts,
    "POOL_AUTH_ENABLE_FAILED_NO_SUPPORT_ENCRYPT_TYPE": PoolAuthEnableFailedNoSupportEncryptType,
    "POOL_AUTH_ENABLE_FAILED_NO_TRUSTED_CERTS": PoolAuthEnableFailedNoTrustedCerts,
    "POOL_AUTH_ENABLE_FAILED_PERMISSION_DENIED": PoolAuthEnableFailedPermissionDenied,
    "POOL_AUTH_ENABLE_FAILED_SETUP_TLS_CONNECTION": PoolAuthEnableFailedSetupTlsConnection,
    "POOL_AUTH_ENABLE_FAILED_UNAVAILABLE": PoolAuthEnableFailedUnavailable,
    "POOL_AUTH_ENABLE_FAILED_WRONG_CREDENTIALS": PoolAuthEnableFailedWrongCredentials,
    "POOL_JOINING_EXTERNAL_AUTH_MISMATCH": PoolJoiningExternalAuthMismatch,
    "POOL_JOINING_HOST_CA_CERTIFICATES_CONFLICT": PoolJoiningHostCaCertificatesConflict,
    "POOL_JOINING_HOST_HAS_BONDS": PoolJoiningHostHasBonds,
    "POOL_JOINING_HOST_HAS_NETWORK_SRIOVS": PoolJoiningHostHasNetworkSriovs,
    "POOL_JOINING_HOST_HAS_NON_MANAGEMENT_VLANS": PoolJoiningHostHasNonManagementVlans,
    "POOL_JOINING_HOST_HAS_TUNNELS": PoolJoiningHostHasTunnels,
    "POOL_JOINING_HOST_MANAGEMENT_VLAN_DOES_NOT_MATCH": PoolJoiningHostManagementVlanDoesNotMatch,
    "POOL_JOINING_HOST_MUST_HAVE_ONLY_ONE_IP_ON_CLUSTERING_NETWORK": PoolJoiningHostMustHaveOnlyOneIpOnClusteringNetwork,
    "POOL_JOINING_HOST_MUST_HAVE_PHYSICAL_MANAGEMENT_NIC": PoolJoiningHostMustHavePhysicalManagementNic,
    "POOL_JOINING_HOST_MUST_HAVE_SAME_API_VERSION": PoolJoiningHostMustHaveSameApiVersion,
    "POOL_JOINING_HOST_MUST_HAVE_SAME_DB_SCHEMA": PoolJoiningHostMustHaveSameDbSchema,
    "POOL_JOINING_HOST_MUST_HAVE_SAME_PRODUCT_VERSION": PoolJoiningHostMustHaveSameProductVersion,
    "POOL_JOINING_HOST_MUST_ONLY_HAVE_PHYSICAL_PIFS": PoolJoiningHostMustOnlyHavePhysicalPifs,
    "POOL_JOINING_HOST_TLS_VERIFICATION_MISMATCH": PoolJoiningHostTlsVerificationMismatch,
    "POOL_JOINING_HOST_TRUSTED_CERTIFICATES_CONFLICT": PoolJoiningHostTrustedCertificatesConflict,
    "POOL_JOINING_MASTER_CERTIFICATE_NOT_IN_POOL_BUNDLE": PoolJoiningMasterCertificateNotInPoolBundle,
    "POOL_JOINING_POOL_BUNDLE_EMPTY_AFTER_IMPORT": PoolJoiningPoolBundleEmptyAfterImport,
    "POOL_JOINING_POOL_CANNOT_ENABLE_CLUSTERING_ON_VLAN_NETWORK": PoolJoiningPoolCannotEnableClusteringOnVlanNetwork,
    "POOL_JOINING_SM_FEATURES_INCOMPATIBLE": PoolJoiningSmFeaturesIncompatible,
    "PROVISION_FAILED_OUT_OF_SPACE": ProvisionFailedOutOfSpace,
    "PROVISION_ONLY_ALLOWED_ON_TEMPLATE": ProvisionOnlyAllowedOnTemplate,
    "PUSB_VDI_CONFLICT": PusbVdiConflict,
    "PVS_CACHE_STORAGE_ALREADY_PRESENT": PvsCacheStorageAlreadyPresent,
    "PVS_CACHE_STORAGE_IS_IN_USE": PvsCacheStorageIsInUse,
    "PVS_PROXY_ALREADY_PRESENT": PvsProxyAlreadyPresent,
    "PVS_PROXY_PRESENT_ON_HIGHER_VIF_DEVICE": PvsProxyPresentOnHigherVifDevice,
    "PVS_SERVER_ADDRESS_IN_USE": PvsServerAddressInUse,
    "PVS_SITE_CONTAINS_RUNNING_PROXIES": PvsSiteContainsRunningProxies,
    "PVS_SITE_CONTAINS_SERVERS": PvsSiteContainsServers,
    "PVS_VIF_MUST_BE_FIRST_DEVICE": PvsVifMustBeFirstDevice,
    "RBAC_PERMISSION_DENIED": RbacPermissionDenied,
    "REDO_LOG_IS_ENABLED": RedoLogIsEnabled,
    "REPOSITORY_ALREADY_EXISTS": RepositoryAlreadyExists,
    "REPOSITORY_CLEANUP_FAILED": RepositoryCleanupFailed,
    "REPOSITORY_IS_IN_USE": RepositoryIsInUse,
    "REPOSYNC_FAILED": ReposyncFailed,
    "REPO_SHOULD_BE_SINGLE_ONE_ENABLED": RepoShouldBeSingleOneEnabled,
    "REQUIRED_PIF_IS_UNPLUGGED": RequiredPifIsUnplugged,
    "RESTORE_INCOMPATIBLE_VERSION": RestoreIncompatibleVersion,
    "RESTORE_SCRIPT_FAILED": RestoreScriptFailed,
    "RESTORE_TARGET_MGMT_IF_NOT_IN_BACKUP": RestoreTargetMgmtIfNotInBackup,
    "RESTORE_TARGET_MISSING_DEVICE": RestoreTargetMissingDevice,
    "ROLE_ALREADY_EXISTS": RoleAlreadyExists,
    "ROLE_NOT_FOUND": RoleNotFound,
    "SERVER_CERTIFICATE_CHAIN_INVALID": ServerCertificateChainInvalid,
    "SERVER_CERTIFICATE_EXPIRED": ServerCertificateExpired,
    "SERVER_CERTIFICATE_INVALID": ServerCertificateInvalid,
    "SERVER_CERTIFICATE_KEY_ALGORITHM_NOT_SUPPORTED": ServerCertificateKeyAlgorithmNotSupported,
    "SERVER_CERTIFICATE_KEY_INVALID": ServerCertificateKeyInvalid,
    "SERVER_CERTIFICATE_KEY_MISMATCH": ServerCertificateKeyMismatch,
    "SERVER_CERTIFICATE_KEY_RSA_LENGTH_NOT_SUPPORTED": ServerCertificateKeyRsaLengthNotSupported,
    "SERVER_CERTIFICATE_KEY_RSA_MULTI_NOT_SUPPORTED": ServerCertificateKeyRsaMultiNotSupported,
    "SERVER_CERTIFICATE_NOT_VALID_YET": ServerCertificateNotValidYet,
    "SERVER_CERTIFICATE_SIGNATURE_NOT_SUPPORTED": ServerCertificateSignatureNotSupported,
    "SESSION_AUTHENTICATION_FAILED": SessionAuthenticationFailed,
    "SESSION_AUTHORIZATION_FAILED": SessionAuthorizationFailed,
    "SESSION_INVALID": SessionInvalid,
    "SESSION_NOT_REGISTERED": SessionNotRegistered,
    "SET_CONSOLE_TIMEOUT_PARTIALLY_FAILED": SetConsoleTimeoutPartiallyFailed,
    "SET_SSH_AUTO_MODE_PARTIALLY_FAILED": SetSshAutoModePartiallyFailed,
    "SET_SSH_TIMEOUT_PARTIALLY_FAILED": SetSshTimeoutPartiallyFailed,
    "SLAVE_REQUIRES_MANAGEMENT_INTERFACE": SlaveRequiresManagementInterface,
    "SM_PLUGIN_COMMUNICATION_FAILURE": SmPluginCommunicationFailure,
    "SR_ATTACH_FAILED": SrAttachFailed,
    "SR_BACKEND_FAILURE": SrBackendFailure,
    "SR_DEVICE_IN_USE": SrDeviceInUse,
    "SR_DOES_NOT_SUPPORT_MIGRATION": SrDoesNotSupportMigration,
    "SR_FULL": SrFull,
    "SR_HAS_MULTIPLE_PBDS": SrHasMultiplePbds,
    "SR_HAS_NO_PBDS": SrHasNoPbds,
    "SR_HAS_PBD": SrHasPbd,
    "SR_INDESTRUCTIBLE": SrIndestructible,
    "SR_IS_CACHE_SR": SrIsCacheSr,
    "SR_NOT_ATTACHED": SrNotAttached,
    "SR_NOT_EMPTY": SrNotEmpty,
    "SR_NOT_SHARABLE": SrNotSharable,
    "SR_OPERATION_NOT_SUPPORTED": SrOperationNotSupported,
    "SR_REQUIRES_UPGRADE": SrRequiresUpgrade,
    "SR_SOURCE_SPACE_INSUFFICIENT": SrSourceSpaceInsufficient,
    "SR_SUSPEND_SPACE_INSUFFICIENT": SrSuspendSpaceInsufficient,
    "SR_UNHEALTHY": SrUnhealthy,
    "SR_UNKNOWN_DRIVER": SrUnknownDriver,
    "SR_UUID_EXISTS": SrUuidExists,
    "SR_VDI_LOCKING_FAILED": SrVdiLockingFailed,
    "SSL_VERIFY_ERROR": SslVerifyError,
    "SUBJECT_ALREADY_EXISTS": SubjectAlreadyExists,
    "SUBJECT_CANNOT_BE_RESOLVED": SubjectCannotBeResolved,
    "SUSPEND_IMAGE_NOT_ACCESSIBLE": SuspendImageNotAccessible,
    "SYNC_BUNDLE_IN_PROGRESS": SyncBundleInProgress,
    "SYNC_UPDATES_IN_PROGRESS": SyncUpdatesInProgress,
    "SYSPREP": Sysprep,
    "SYSTEM_STATUS_MUST_USE_TAR_ON_OEM": SystemStatusMustUseTarOnOem,
    "SYSTEM_STATUS_RETRIEVAL_FAILED": SystemStatusRetrievalFailed,
    "TASK_CANCELLED": TaskCancelled,
    "TELEMETRY_NEXT_COLLECTION_TOO_LATE": TelemetryNextCollectionTooLate,
    "TLS_CONNECTION_FAILED": TlsConnectionFailed,
    "TLS_VERIFICATION_NOT_ENABLED_IN_POOL": TlsVerificationNotEnabledInPool,
    "TOO_BUSY": TooBusy,
    "TOO_MANY_GROUPS": TooManyGroups,
    "TOO_MANY_PENDING_TASKS": TooManyPendingTasks,
    "TOO_MANY_STORAGE_MIGRATES": TooManyStorageMigrates,
    "TOO_MANY_VUSBS": TooManyVusbs,
    "TRANSPORT_PIF_NOT_CONFIGURED": TransportPifNotConfigured,
    "TRUSTED_CERTIFICATE_ALREADY_EXISTS": TrustedCertificateAlreadyExists,
    "TRUSTED_CERTIFICATE_EXPIRED": TrustedCertificateExpired,
    "TRUSTED_CERTIFICATE_INVALID": TrustedCertificateInvalid,
    "TRUSTED_CERTIFICATE_NOT_VALID_YET": TrustedCertificateNotValidYet,
    "UNIMPLEMENTED_IN_SM_BACKEND": UnimplementedInSmBackend,
    "UNKNOWN_BOOTLOADER": UnknownBootloader,
    "UPDATEINFO_HASH_MISMATCH": UpdateinfoHashMismatch,
    "UPDATE_ALREADY_APPLIED": UpdateAlreadyApplied,
    "UPDATE_ALREADY_APPLIED_IN_POOL": UpdateAlreadyAppliedInPool,
    "UPDATE_ALREADY_EXISTS": UpdateAlreadyExists,
    "UPDATE_APPLY_FAILED": UpdateApplyFailed,
    "UPDATE_IS_APPLIED": UpdateIsApplied,
    "UPDATE_POOL_APPLY_FAILED": UpdatePoolApplyFailed,
    "UPDATE_PRECHECK_FAILED_CONFLICT_PRESENT": UpdatePrecheckFailedConflictPresent,
    "UPDATE_PRECHECK_FAILED_GPGKEY_NOT_IMPORTED": UpdatePrecheckFailedGpgkeyNotImported,
    "UPDATE_PRECHECK_FAILED_OUT_OF_SPACE": UpdatePrecheckFailedOutOfSpace,
    "UPDATE_PRECHECK_FAILED_PREREQUISITE_MISSING": UpdatePrecheckFailedPrerequisiteMissing,
    "UPDATE_PRECHECK_FAILED_UNKNOWN_ERROR": UpdatePrecheckFailedUnknownError,
    "UPDATE_PRECHECK_FAILED_WRONG_SERVER_VERSION": UpdatePrecheckFailedWrongServerVersion,
    "UPDATE_SYNCING_REMOTE_POOL_COORDINATOR_CONNECTION_FAILED": UpdateSyncingRemotePoolCoordinatorConnectionFailed,
    "UPDATE_SYNCING_REMOTE_POOL_COORDINATOR_SERVICE_FAILED": UpdateSyncingRemotePoolCoordinatorServiceFailed,
    "USB_ALREADY_ATTACHED": UsbAlreadyAttached,
    "USB_GROUP_CONFLICT": UsbGroupConflict,
    "USB_GROUP_CONTAINS_NO_PUSBS": UsbGroupContainsNoPusbs,
    "USB_GROUP_CONTAINS_PUSB": UsbGroupContainsPusb,
    "USB_GROUP_CONTAINS_VUSB": UsbGroupContainsVusb,
    "USER_IS_NOT_LOCAL_SUPERUSER": UserIsNotLocalSuperuser,
    "UUID_INVALID": UuidInvalid,
    "V6D_FAILURE": V6dFailure,
    "VALUE_NOT_SUPPORTED": ValueNotSupported,
    "VBD_CDS_MUST_BE_READONLY": VbdCdsMustBeReadonly,
    "VBD_IS_EMPTY": VbdIsEmpty,
    "VBD_NOT_EMPTY": VbdNotEmpty,
    "VBD_NOT_REMOVABLE_MEDIA": VbdNotRemovableMedia,
    "VBD_NOT_UNPLUGGABLE": VbdNotUnpluggable,
    "VBD_TRAY_LOCKED": VbdTrayLocked,
    "VCPU_MAX_NOT_CORES_PER_SOCKET_MULTIPLE": VcpuMaxNotCoresPerSocketMultiple,
    "VDI_CBT_ENABLED": VdiCbtEnabled,
    "VDI_CONTAINS_METADATA_OF_THIS_POOL": VdiContainsMetadataOfThisPool,
    "VDI_COPY_FAILED": VdiCopyFailed,
    "VDI_HAS_RRDS": VdiHasRrds,
    "VDI_INCOMPATIBLE_TYPE": VdiIncompatibleType,
    "VDI_IN_USE": VdiInUse,
    "VDI_IS_A_PHYSICAL_DEVICE": VdiIsAPhysicalDevice,
    "VDI_IS_ENCRYPTED": VdiIsEncrypted,
    "VDI_IS_NOT_ISO": VdiIsNotIso,
    "VDI_LOCATION_MISSING": VdiLocationMissing,
    "VDI_MISSING": VdiMissing,
    "VDI_NEEDS_VM_FOR_MIGRATE": VdiNeedsVmForMigrate,
    "VDI_NOT_AVAILABLE": VdiNotAvailable,
    "VDI_NOT_IN_MAP": VdiNotInMap,
    "VDI_NOT_MANAGED": VdiNotManaged,
    "VDI_NOT_SPARSE": VdiNotSparse,
    "VDI_NO_CBT_METADATA": VdiNoCbtMetadata,
    "VDI_ON_BOOT_MODE_INCOMPATIBLE_WITH_OPERATION": VdiOnBootModeIncompatibleWithOperation,
    "VDI_READONLY": VdiReadonly,
    "VDI_TOO_LARGE": VdiTooLarge,
    "VDI_TOO_SMALL": VdiTooSmall,
    "VGPU_DESTINATION_INCOMPATIBLE": VgpuDestinationIncompatible,
    "VGPU_GUEST_DRIVER_LIMIT": VgpuGuestDriverLimit,
    "VGPU_SUSPENSION_NOT_SUPPORTED": VgpuSuspensionNotSupported,
    "VGPU_TYPE_NOT_COMPATIBLE": VgpuTypeNotCompatible,
    "VGPU_TYPE_NOT_COMPATIBLE_WITH_RUNNING_TYPE": VgpuTypeNotCompatibleWithRunningType,
    "VGPU_TYPE_NOT_ENABLED": VgpuTypeNotEnabled,
    "VGPU_TYPE_NOT_SUPPORTED": VgpuTypeNotSupported,
    "VGPU_TYPE_NO_LONGER_SUPPORTED": VgpuTypeNoLongerSupported,
    "VIF_IN_USE": VifInUse,
    "VIF_NOT_IN_MAP": VifNotInMap,
    "VLAN_IN_USE": VlanInUse,
    "VLAN_TAG_INVALID": VlanTagInvalid,
    "VMPP_ARCHIVE_MORE_FREQUENT_THAN_BACKUP": VmppArchiveMoreFrequentThanBackup,
    "VMPP_HAS_VM": VmppHasVm,
    "VMSS_HAS_VM": VmssHasVm,
    "VMS_FAILED_TO_COOPERATE": VmsFailedToCooperate,
    "VM_ASSIGNED_TO_PROTECTION_POLICY": VmAssignedToProtectionPolicy,
    "VM_ASSIGNED_TO_SNAPSHOT_SCHEDULE": VmAssignedToSnapshotSchedule,
    "VM_ATTACHED_TO_MORE_THAN_ONE_VDI_WITH_TIMEOFFSET_MARKED_AS_RESET_ON_BOOT": VmAttachedToMoreThanOneVdiWithTimeoffsetMarkedAsResetOnBoot,
    "VM_BAD_POWER_STATE": VmBadPowerState,
    "VM_BIOS_STRINGS_ALREADY_SET": VmBiosStringsAlreadySet,
    "VM_CALL_PLUGIN_RATE_LIMIT": VmCallPluginRateLimit,
    "VM_CANNOT_DELETE_DEFAULT_TEMPLATE": VmCannotDeleteDefaultTemplate,
    "VM_CHECKPOINT_RESUME_FAILED": VmCheckpointResumeFailed,
    "VM_CHECKPOINT_SUSPEND_FAILED": VmCheckpointSuspendFailed,
    "VM_CRASHED": VmCrashed,
    "VM_DUPLICATE_VBD_DEVICE": VmDuplicateVbdDevice,
    "VM_FAILED_SHUTDOWN_ACKNOWLEDGMENT": VmFailedShutdownAcknowledgment,
    "VM_FAILED_SUSPEND_ACKNOWLEDGMENT": VmFailedSuspendAcknowledgment,
    "VM_HALTED": VmHalted,
    "VM_HAS_CHECKPOINT": VmHasCheckpoint,
    "VM_HAS_NO_SUSPEND_VDI": VmHasNoSuspendVdi,
    "VM_HAS_PCI_ATTACHED": VmHasPciAttached,
    "VM_HAS_SRIOV_VIF": VmHasSriovVif,
    "VM_HAS_TOO_MANY_SNAPSHOTS": VmHasTooManySnapshots,
    "VM_HAS_VGPU": VmHasVgpu,
    "VM_HAS_VUSBS": VmHasVusbs,
    "VM_HOST_INCOMPATIBLE_VERSION": VmHostIncompatibleVersion,
    "VM_HOST_INCOMPATIBLE_VERSION_MIGRATE": VmHostIncompatibleVersionMigrate,
    "VM_HOST_INCOMPATIBLE_VIRTUAL_HARDWARE_PLATFORM_VERSION": VmHostIncompatibleVirtualHardwarePlatformVersion,
    "VM_HVM_REQUIRED": VmHvmRequired,
    "VM_INCOMPATIBLE_WITH_THIS_HOST": VmIncompatibleWithThisHost,
    "VM_IS_IMMOBILE": VmIsImmobile,
    "VM_IS_PART_OF_AN_APPLIANCE": VmIsPartOfAnAppliance,
    "VM_IS_PROTECTED": VmIsProtected,
    "VM_IS_TEMPLATE": VmIsTemplate,
    "VM_IS_USING_NESTED_VIRT": VmIsUsingNestedVirt,
    "VM_LACKS_FEATURE": VmLacksFeature,
    "VM_MEMORY_SIZE_TOO_LOW": VmMemorySizeTooLow,
    "VM_MIGRATE_CONTACT_REMOTE_SERVICE_FAILED": VmMigrateContactRemoteServiceFailed,
    "VM_MIGRATE_FAILED": VmMigrateFailed,
    "VM_MISSING_PV_DRIVERS": VmMissingPvDrivers,
    "VM_NON_SUSPENDABLE": VmNonSuspendable,
    "VM_NOT_RESIDENT_HERE": VmNotResidentHere,
    "VM_NO_CRASHDUMP_SR": VmNoCrashdumpSr,
    "VM_NO_EMPTY_CD_VBD": VmNoEmptyCdVbd,
    "VM_NO_SUSPEND_SR": VmNoSuspendSr,
    "VM_NO_VCPUS": VmNoVcpus,
    "VM_OLD_PV_DRIVERS": VmOldPvDrivers,
    "VM_PCI_BUS_FULL": VmPciBusFull,
    "VM_PV_DRIVERS_IN_USE": VmPvDriversInUse,
    "VM_REBOOTED": VmRebooted,
    "VM_REQUIRES_GPU": VmRequiresGpu,
    "VM_REQUIRES_IOMMU": VmRequiresIommu,
    "VM_REQUIRES_NETWORK": VmRequiresNetwork,
    "VM_REQUIRES_SR": VmRequiresSr,
    "VM_REQUIRES_VDI": VmRequiresVdi,
    "VM_REQUIRES_VGPU": VmRequiresVgpu,
    "VM_REQUIRES_VUSB": VmRequiresVusb,
    "VM_REVERT_FAILED": VmRevertFailed,
    "VM_SHUTDOWN_TIMEOUT": VmShutdownTimeout,
    "VM_SNAPSHOT_WITH_QUIESCE_FAILED": VmSnapshotWithQuiesceFailed,
    "VM_SNAPSHOT_WITH_QUIESCE_NOT_SUPPORTED": VmSnapshotWithQuiesceNotSupported,
    "VM_SNAPSHOT_WITH_QUIESCE_PLUGIN_DEOS_NOT_RESPOND": VmSnapshotWithQuiescePluginDeosNotRespond,
    "VM_SNAPSHOT_WITH_QUIESCE_TIMEOUT": VmSnapshotWithQuiesceTimeout,
    "VM_SUSPEND_TIMEOUT": VmSuspendTimeout,
    "VM_TOO_MANY_VCPUS": VmTooManyVcpus,
    "VM_TO_IMPORT_IS_NOT_NEWER_VERSION": VmToImportIsNotNewerVersion,
    "VM_UNSAFE_BOOT": VmUnsafeBoot,
    "VTPM_MAX_AMOUNT_REACHED": VtpmMaxAmountReached,
    "WLB_AUTHENTICATION_FAILED": WlbAuthenticationFailed,
    "WLB_CONNECTION_REFUSED": WlbConnectionRefused,
    "WLB_CONNECTION_RESET": WlbConnectionReset,
    "WLB_DISABLED": WlbDisabled,
    "WLB_INTERNAL_ERROR": WlbInternalError,
    "WLB_MALFORMED_REQUEST": WlbMalformedRequest,
    "WLB_MALFORMED_RESPONSE": WlbMalformedResponse,
    "WLB_NOT_INITIALIZED": WlbNotInitialized,
    "WLB_TIMEOUT": WlbTimeout,
    "WLB_UNKNOWN_HOST": WlbUnknownHost,
    "WLB_URL_INVALID": WlbUrlInvalid,
    "WLB_XENSERVER_AUTHENTICATION_FAILED": WlbXenserverAuthenticationFailed,
    "WLB_XENSERVER_CONNECTION_REFUSED": WlbXenserverConnectionRefused,
    "WLB_XENSERVER_MALFORMED_RESPONSE": WlbXenserverMalformedResponse,
    "WLB_XENSERVER_TIMEOUT": WlbXenserverTimeout,
    "WLB_XENSERVER_UNKNOWN_HOST": WlbXenserverUnknownHost,
    "XAPI_HOOK_FAILED": XapiHookFailed,
    "XENAPI_MISSING_PLUGIN": XenapiMissingPlugin,
    "XENAPI_PLUGIN_FAILURE": XenapiPluginFailure,
    "XEN_INCOMPATIBLE": XenIncompatible,
    "XEN_VSS_REQ_ERROR_ADDING_VOLUME_TO_SNAPSET_FAILED": XenVssReqErrorAddingVolumeToSnapsetFailed,
    "XEN_VSS_REQ_ERROR_CREATING_SNAPSHOT": XenVssReqErrorCreatingSnapshot,
    "XEN_VSS_REQ_ERROR_CREATING_SNAPSHOT_XML_STRING": XenVssReqErrorCreatingSnapshotXmlString,
    "XEN_VSS_REQ_ERROR_INIT_FAILED": XenVssReqErrorInitFailed,
    "XEN_VSS_REQ_ERROR_NO_VOLUMES_SUPPORTED": XenVssReqErrorNoVolumesSupported,
    "XEN_VSS_REQ_ERROR_PREPARING_WRITERS": XenVssReqErrorPreparingWriters,
    "XEN_VSS_REQ_ERROR_PROV_NOT_LOADED": XenVssReqErrorProvNotLoaded,
    "XEN_VSS_REQ_ERROR_START_SNAPSHOT_SET_FAILED": XenVssReqErrorStartSnapshotSetFailed,
    "XMLRPC_UNMARSHAL_FAILURE": XmlrpcUnmarshalFailure,
}
