# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `VM`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import AsyncMessages, Messages, given
from ..shapes import BOOL, DATE, FLOAT, INT, STRING, Shape, VOID
from ..types import Date, EPOCH, NULL_REF, Ref
from .enums import (
    DomainType,
    OnCrashBehaviour,
    OnNormalExit,
    OnSoftrebootBehavior,
    UpdateGuidances,
    VmOperations,
    VmPowerState,
    VmSecurebootCertificatesState,
    VmSecurebootReadiness,
)
from .data_source import DataSourceRecord

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import NotRequired, Required, TypedDict
    from ..types import Items, Strings, TaskRef
    from .enums import (
        DomainTypeWord,
        OnCrashBehaviourWord,
        OnNormalExitWord,
        OnSoftrebootBehaviorWord,
        UpdateStatusWord,
        VmOperationsWord,
        VmPowerStateWord,
        VmUefiModeWord,
    )
    from .gpu_group import GPU_group as _GPU_group
    from .pci import PCI as _PCI
    from .sr import SR as _SR
    from .vbd import VBD as _VBD
    from .vdi import VDI as _VDI
    from .vgpu import VGPU as _VGPU
    from .vif import VIF as _VIF
    from .vm import VM as _VM
    from .vmpp import VMPP as _VMPP
    from .vmss import VMSS as _VMSS
    from .vm_appliance import VM_appliance as _VM_appliance
    from .vm_group import VM_group as _VM_group
    from .vm_guest_metrics import VM_guest_metrics as _VM_guest_metrics
    from .vm_metrics import VM_metrics as _VM_metrics
    from .vtpm import VTPM as _VTPM
    from .vusb import VUSB as _VUSB
    from .blob import blob as _blob
    from .console import console as _console
    from .crashdump import crashdump as _crashdump
    from .host import host as _host
    from .network import network as _network
    from .session import session as _session


class VMRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a VM; one that an older server does not have holds its default."""

    uuid: str = ""
    allowed_operations: list[VmOperations] = []
    current_operations: dict[str, VmOperations] = {}
    name_label: str = ""
    name_description: str = ""
    power_state: VmPowerState = VmPowerState("Halted")
    user_version: int = 0
    is_a_template: bool = False
    is_default_template: bool = False
    suspend_VDI: Ref["_VDI"] = NULL_REF
    resident_on: Ref["_host"] = NULL_REF
    scheduled_to_be_resident_on: Ref["_host"] = NULL_REF
    affinity: Ref["_host"] = NULL_REF
    memory_overhead: int = 0  #: bytes
    memory_target: int = 0  #: bytes
    memory_static_max: int = 0  #: bytes
    memory_dynamic_max: int = 0  #: bytes
    memory_dynamic_min: int = 0  #: bytes
    memory_static_min: int = 0  #: bytes
    VCPUs_params: dict[str, str] = {}
    VCPUs_max: int = 0
    VCPUs_at_startup: int = 0
    actions_after_softreboot: OnSoftrebootBehavior = OnSoftrebootBehavior("soft_reboot")
    actions_after_shutdown: OnNormalExit = OnNormalExit("")
    actions_after_reboot: OnNormalExit = OnNormalExit("")
    actions_after_crash: OnCrashBehaviour = OnCrashBehaviour("")
    consoles: list[Ref["_console"]] = []
    VIFs: list[Ref["_VIF"]] = []
    VBDs: list[Ref["_VBD"]] = []
    VUSBs: list[Ref["_VUSB"]] = []
    crash_dumps: list[Ref["_crashdump"]] = []
    VTPMs: list[Ref["_VTPM"]] = []
    PV_bootloader: str = ""
    PV_kernel: str = ""
    PV_ramdisk: str = ""
    PV_args: str = ""
    PV_bootloader_args: str = ""
    PV_legacy_args: str = ""
    HVM_boot_policy: str = ""
    HVM_boot_params: dict[str, str] = {}
    HVM_shadow_multiplier: float = 1.0
    platform: dict[str, str] = {}
    PCI_bus: str = ""
    other_config: dict[str, str] = {}
    domid: int = 0
    domarch: str = ""
    last_boot_CPU_flags: dict[str, str] = {}
    is_control_domain: bool = False
    metrics: Ref["_VM_metrics"] = NULL_REF
    guest_metrics: Ref["_VM_guest_metrics"] = NULL_REF
    last_booted_record: str = ""
    recommendations: str = ""
    xenstore_data: dict[str, str] = {}
    ha_always_run: bool = False
    ha_restart_priority: str = ""
    is_a_snapshot: bool = False
    snapshot_of: Ref["_VM"] = NULL_REF
    snapshots: list[Ref["_VM"]] = []
    snapshot_time: Date = EPOCH
    transportable_snapshot_id: str = ""
    blobs: dict[str, Ref["_blob"]] = {}
    tags: list[str] = []
    blocked_operations: dict[VmOperations, str] = {}
    snapshot_info: dict[str, str] = {}
    snapshot_metadata: str = ""
    parent: Ref["_VM"] = NULL_REF
    children: list[Ref["_VM"]] = []
    bios_strings: dict[str, str] = {}
    protection_policy: Ref["_VMPP"] = NULL_REF
    is_snapshot_from_vmpp: bool = False
    snapshot_schedule: Ref["_VMSS"] = NULL_REF
    is_vmss_snapshot: bool = False
    appliance: Ref["_VM_appliance"] = NULL_REF
    start_delay: int = 0  #: seconds
    shutdown_delay: int = 0  #: seconds
    order: int = 0
    VGPUs: list[Ref["_VGPU"]] = []
    attached_PCIs: list[Ref["_PCI"]] = []
    suspend_SR: Ref["_SR"] = NULL_REF
    version: int = 0
    generation_id: str = "0:0"
    hardware_platform_version: int = 0
    has_vendor_device: bool = True
    requires_reboot: bool = False
    reference_label: str = ""
    domain_type: DomainType = DomainType("unspecified")
    NVRAM: dict[str, str] = {}
    pending_guidances: list[UpdateGuidances] = []
    pending_guidances_recommended: list[UpdateGuidances] = []
    pending_guidances_full: list[UpdateGuidances] = []
    groups: list[Ref["_VM_group"]] = []
    secureboot_certificates_state: VmSecurebootCertificatesState = VmSecurebootCertificatesState("ok")


if TYPE_CHECKING:

    class VMCreate(TypedDict, total=False):
        """What `VM.create` takes."""

        name_label: NotRequired[str]
        name_description: NotRequired[str]
        power_state: NotRequired[VmPowerStateWord]
        user_version: Required[int]
        is_a_template: Required[bool]
        suspend_VDI: NotRequired[Ref["_VDI"]]
        affinity: Required[Ref["_host"]]
        memory_target: NotRequired[int]  #: bytes
        memory_static_max: Required[int]  #: bytes
        memory_dynamic_max: Required[int]  #: bytes
        memory_dynamic_min: Required[int]  #: bytes
        memory_static_min: Required[int]  #: bytes
        VCPUs_params: Required[Mapping[str, str]]
        VCPUs_max: Required[int]
        VCPUs_at_startup: Required[int]
        actions_after_softreboot: NotRequired[OnSoftrebootBehaviorWord]
        actions_after_shutdown: Required[OnNormalExitWord]
        actions_after_reboot: Required[OnNormalExitWord]
        actions_after_crash: Required[OnCrashBehaviourWord]
        PV_bootloader: Required[str]
        PV_kernel: Required[str]
        PV_ramdisk: Required[str]
        PV_args: Required[str]
        PV_bootloader_args: Required[str]
        PV_legacy_args: Required[str]
        HVM_boot_policy: Required[str]
        HVM_boot_params: Required[Mapping[str, str]]
        HVM_shadow_multiplier: NotRequired[float]
        platform: Required[Mapping[str, str]]
        PCI_bus: Required[str]
        other_config: Required[Mapping[str, str]]
        last_boot_CPU_flags: NotRequired[Mapping[str, str]]
        last_booted_record: NotRequired[str]
        recommendations: Required[str]
        xenstore_data: NotRequired[Mapping[str, str]]
        ha_always_run: NotRequired[bool]
        ha_restart_priority: NotRequired[str]
        tags: NotRequired[Strings]
        blocked_operations: NotRequired[Mapping[VmOperationsWord, str]]
        protection_policy: NotRequired[Ref["_VMPP"]]
        is_snapshot_from_vmpp: NotRequired[bool]
        snapshot_schedule: NotRequired[Ref["_VMSS"]]
        is_vmss_snapshot: NotRequired[bool]
        appliance: NotRequired[Ref["_VM_appliance"]]
        start_delay: NotRequired[int]  #: seconds
        shutdown_delay: NotRequired[int]  #: seconds
        order: NotRequired[int]
        suspend_SR: NotRequired[Ref["_SR"]]
        version: NotRequired[int]
        generation_id: NotRequired[str]
        hardware_platform_version: NotRequired[int]
        has_vendor_device: NotRequired[bool]
        reference_label: NotRequired[str]
        domain_type: NotRequired[DomainTypeWord]
        NVRAM: NotRequired[Mapping[str, str]]

else:
    VMCreate = dict


_PCI_ref_set: Final[Shape[list[Ref["_PCI"]]]] = Shape(list[str])
_SR_ref: Final[Shape[Ref["_SR"]]] = Shape(str)
_SR_ref_set: Final[Shape[list[Ref["_SR"]]]] = Shape(list[str])
_VBD_ref_set: Final[Shape[list[Ref["_VBD"]]]] = Shape(list[str])
_VDI_ref: Final[Shape[Ref["_VDI"]]] = Shape(str)
_VGPU_ref_set: Final[Shape[list[Ref["_VGPU"]]]] = Shape(list[str])
_VIF_ref_set: Final[Shape[list[Ref["_VIF"]]]] = Shape(list[str])
_VMPP_ref: Final[Shape[Ref["_VMPP"]]] = Shape(str)
_VMSS_ref: Final[Shape[Ref["_VMSS"]]] = Shape(str)
_VM_appliance_ref: Final[Shape[Ref["_VM_appliance"]]] = Shape(str)
_VM_group_ref_set: Final[Shape[list[Ref["_VM_group"]]]] = Shape(list[str])
_VM_guest_metrics_ref: Final[Shape[Ref["_VM_guest_metrics"]]] = Shape(str)
_VM_metrics_ref: Final[Shape[Ref["_VM_metrics"]]] = Shape(str)
_VM_record: Final[Shape[VMRecord]] = Shape(VMRecord)
_VM_ref: Final[Shape[Ref["_VM"]]] = Shape(str)
_VM_ref_set: Final[Shape[list[Ref["_VM"]]]] = Shape(list[str])
_VM_ref_to_VM_record: Final[Shape[dict[Ref["_VM"], VMRecord]]] = Shape(dict[str, VMRecord])
_VTPM_ref_set: Final[Shape[list[Ref["_VTPM"]]]] = Shape(list[str])
_VUSB_ref_set: Final[Shape[list[Ref["_VUSB"]]]] = Shape(list[str])
_blob_ref: Final[Shape[Ref["_blob"]]] = Shape(str)
_console_ref_set: Final[Shape[list[Ref["_console"]]]] = Shape(list[str])
_crashdump_ref_set: Final[Shape[list[Ref["_crashdump"]]]] = Shape(list[str])
_data_source_record_set: Final[Shape[list[DataSourceRecord]]] = Shape(list[DataSourceRecord])
_domain_type_word: Final[Shape[DomainType]] = Shape(DomainType)
_host_ref: Final[Shape[Ref["_host"]]] = Shape(str)
_host_ref_set: Final[Shape[list[Ref["_host"]]]] = Shape(list[str])
_host_ref_to_string_set: Final[Shape[dict[Ref["_host"], list[str]]]] = Shape(dict[str, list[str]])
_on_crash_behaviour_word: Final[Shape[OnCrashBehaviour]] = Shape(OnCrashBehaviour)
_on_normal_exit_word: Final[Shape[OnNormalExit]] = Shape(OnNormalExit)
_on_softreboot_behavior_word: Final[Shape[OnSoftrebootBehavior]] = Shape(OnSoftrebootBehavior)
_string_set: Final[Shape[list[str]]] = Shape(list[str])
_string_to_blob_ref: Final[Shape[dict[str, Ref["_blob"]]]] = Shape(dict[str, str])
_string_to_string: Final[Shape[dict[str, str]]] = Shape(dict[str, str])
_string_to_vm_operations_word: Final[Shape[dict[str, VmOperations]]] = Shape(dict[str, VmOperations])
_update_guidances_word_set: Final[Shape[list[UpdateGuidances]]] = Shape(list[UpdateGuidances])
_vm_operations_word_set: Final[Shape[list[VmOperations]]] = Shape(list[VmOperations])
_vm_operations_word_to_string: Final[Shape[dict[VmOperations, str]]] = Shape(dict[VmOperations, str])
_vm_power_state_word: Final[Shape[VmPowerState]] = Shape(VmPowerState)
_vm_secureboot_certificates_state_word: Final[Shape[VmSecurebootCertificatesState]] = Shape(VmSecurebootCertificatesState)
_vm_secureboot_readiness_word: Final[Shape[VmSecurebootReadiness]] = Shape(VmSecurebootReadiness)


class VM(Messages):
    """The messages of `VM`."""

    __slots__ = ()

    async def create(self, args: VMCreate) -> Ref["_VM"]:
        """`VM.create`, for vm-admin and above."""
        return await self._call("VM.create", _VM_ref, args)

    async def destroy(self, ref: Ref["_VM"]) -> None:
        """`VM.destroy`, for vm-admin and above."""
        await self._call("VM.destroy", VOID, ref)

    async def snapshot(self, vm: Ref["_VM"], new_name: str, ignore_vdis: Items[Ref["_VDI"]] | None = None) -> Ref["_VM"]:
        """`VM.snapshot`, for vm-power-admin and above. By default ignore_vdis = [].

        Errors: VM_BAD_POWER_STATE, SR_FULL, OPERATION_NOT_ALLOWED.
        """
        return await self._call("VM.snapshot", _VM_ref, vm, new_name, *given((ignore_vdis, [])))

    async def snapshot_with_quiesce(self, vm: Ref["_VM"], new_name: str) -> Ref["_VM"]:
        """`VM.snapshot_with_quiesce`, for vm-power-admin and above. Removed from XAPI: answers MESSAGE_REMOVED.

        Errors: VM_BAD_POWER_STATE, SR_FULL, OPERATION_NOT_ALLOWED, VM_SNAPSHOT_WITH_QUIESCE_FAILED, VM_SNAPSHOT_WITH_QUIESCE_TIMEOUT, VM_SNAPSHOT_WITH_QUIESCE_PLUGIN_DEOS_NOT_RESPOND, VM_SNAPSHOT_WITH_QUIESCE_NOT_SUPPORTED.
        """
        return await self._call("VM.snapshot_with_quiesce", _VM_ref, vm, new_name)

    async def clone(self, vm: Ref["_VM"], new_name: str) -> Ref["_VM"]:
        """`VM.clone`, for vm-admin and above.

        Errors: VM_BAD_POWER_STATE, SR_FULL, OPERATION_NOT_ALLOWED, LICENCE_RESTRICTION.
        """
        return await self._call("VM.clone", _VM_ref, vm, new_name)

    async def copy(self, vm: Ref["_VM"], new_name: str, sr: Ref["_SR"]) -> Ref["_VM"]:
        """`VM.copy`, for vm-admin and above.

        Errors: VM_BAD_POWER_STATE, SR_FULL, OPERATION_NOT_ALLOWED, LICENCE_RESTRICTION.
        """
        return await self._call("VM.copy", _VM_ref, vm, new_name, sr)

    async def revert(self, snapshot: Ref["_VM"]) -> None:
        """`VM.revert`, for vm-power-admin and above.

        Errors: VM_BAD_POWER_STATE, OPERATION_NOT_ALLOWED, SR_FULL, VM_REVERT_FAILED.
        """
        await self._call("VM.revert", VOID, snapshot)

    async def checkpoint(self, vm: Ref["_VM"], new_name: str) -> Ref["_VM"]:
        """`VM.checkpoint`, for vm-power-admin and above.

        Errors: VM_BAD_POWER_STATE, SR_FULL, OPERATION_NOT_ALLOWED, VM_CHECKPOINT_SUSPEND_FAILED, VM_CHECKPOINT_RESUME_FAILED.
        """
        return await self._call("VM.checkpoint", _VM_ref, vm, new_name)

    async def provision(self, vm: Ref["_VM"]) -> None:
        """`VM.provision`, for vm-admin and above.

        Errors: VM_BAD_POWER_STATE, SR_FULL, OPERATION_NOT_ALLOWED, LICENCE_RESTRICTION.
        """
        await self._call("VM.provision", VOID, vm)

    async def start(self, vm: Ref["_VM"], start_paused: bool, force: bool) -> None:
        """`VM.start`, for vm-operator and above.

        Errors: VM_BAD_POWER_STATE, VM_HVM_REQUIRED, VM_IS_TEMPLATE, OTHER_OPERATION_IN_PROGRESS, OPERATION_NOT_ALLOWED, BOOTLOADER_FAILED, UNKNOWN_BOOTLOADER, NO_HOSTS_AVAILABLE, LICENCE_RESTRICTION.
        """
        await self._call("VM.start", VOID, vm, start_paused, force)

    async def start_on(self, vm: Ref["_VM"], host: Ref["_host"], start_paused: bool, force: bool) -> None:
        """`VM.start_on`, for vm-power-admin+client-cert and above.

        Errors: VM_BAD_POWER_STATE, VM_IS_TEMPLATE, OTHER_OPERATION_IN_PROGRESS, OPERATION_NOT_ALLOWED, BOOTLOADER_FAILED, UNKNOWN_BOOTLOADER.
        """
        await self._call("VM.start_on", VOID, vm, host, start_paused, force)

    async def pause(self, vm: Ref["_VM"]) -> None:
        """`VM.pause`, for vm-operator and above.

        Errors: VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS, OPERATION_NOT_ALLOWED, VM_IS_TEMPLATE.
        """
        await self._call("VM.pause", VOID, vm)

    async def unpause(self, vm: Ref["_VM"]) -> None:
        """`VM.unpause`, for vm-operator and above.

        Errors: VM_BAD_POWER_STATE, OPERATION_NOT_ALLOWED, VM_IS_TEMPLATE.
        """
        await self._call("VM.unpause", VOID, vm)

    async def clean_shutdown(self, vm: Ref["_VM"]) -> None:
        """`VM.clean_shutdown`, for vm-operator and above.

        Errors: VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS, OPERATION_NOT_ALLOWED, VM_IS_TEMPLATE.
        """
        await self._call("VM.clean_shutdown", VOID, vm)

    async def shutdown(self, vm: Ref["_VM"]) -> None:
        """`VM.shutdown`, for vm-operator+client-cert and above.

        Errors: VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS, OPERATION_NOT_ALLOWED, VM_IS_TEMPLATE.
        """
        await self._call("VM.shutdown", VOID, vm)

    async def clean_reboot(self, vm: Ref["_VM"]) -> None:
        """`VM.clean_reboot`, for vm-operator and above.

        Errors: VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS, OPERATION_NOT_ALLOWED, VM_IS_TEMPLATE.
        """
        await self._call("VM.clean_reboot", VOID, vm)

    async def hard_shutdown(self, vm: Ref["_VM"]) -> None:
        """`VM.hard_shutdown`, for vm-operator and above.

        Errors: VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS, OPERATION_NOT_ALLOWED, VM_IS_TEMPLATE.
        """
        await self._call("VM.hard_shutdown", VOID, vm)

    async def power_state_reset(self, vm: Ref["_VM"]) -> None:
        """`VM.power_state_reset`, for pool-operator and above."""
        await self._call("VM.power_state_reset", VOID, vm)

    async def hard_reboot(self, vm: Ref["_VM"]) -> None:
        """`VM.hard_reboot`, for vm-operator and above.

        Errors: VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS, OPERATION_NOT_ALLOWED, VM_IS_TEMPLATE.
        """
        await self._call("VM.hard_reboot", VOID, vm)

    async def suspend(self, vm: Ref["_VM"]) -> None:
        """`VM.suspend`, for vm-operator+client-cert and above.

        Errors: VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS, OPERATION_NOT_ALLOWED, VM_IS_TEMPLATE.
        """
        await self._call("VM.suspend", VOID, vm)

    async def csvm(self, vm: Ref["_VM"]) -> Ref["_VM"]:
        """`VM.csvm`, for vm-admin and above. State: deprecated.

        Errors: VM_BAD_POWER_STATE, SR_FULL, OPERATION_NOT_ALLOWED, LICENCE_RESTRICTION.
        """
        return await self._call("VM.csvm", _VM_ref, vm)

    async def resume(self, vm: Ref["_VM"], start_paused: bool, force: bool) -> None:
        """`VM.resume`, for vm-operator and above.

        Errors: VM_BAD_POWER_STATE, OPERATION_NOT_ALLOWED, VM_IS_TEMPLATE.
        """
        await self._call("VM.resume", VOID, vm, start_paused, force)

    async def set_is_default_template(self, vm: Ref["_VM"], value: bool) -> None:
        """`VM.set_is_default_template`, for pool-admin and above."""
        await self._call("VM.set_is_default_template", VOID, vm, value)

    async def hard_reboot_internal(self, vm: Ref["_VM"]) -> None:
        """`VM.hard_reboot_internal`, for local-root-only and above. State: deprecated. For the pool's own hosts only."""
        await self._call("VM.hard_reboot_internal", VOID, vm)

    async def resume_on(self, vm: Ref["_VM"], host: Ref["_host"], start_paused: bool, force: bool) -> None:
        """`VM.resume_on`, for vm-power-admin+client-cert and above.

        Errors: VM_BAD_POWER_STATE, OPERATION_NOT_ALLOWED, VM_IS_TEMPLATE.
        """
        await self._call("VM.resume_on", VOID, vm, host, start_paused, force)

    async def pool_migrate(self, vm: Ref["_VM"], host: Ref["_host"], options: Mapping[str, str]) -> None:
        """`VM.pool_migrate`, for vm-power-admin+client-cert and above.

        Errors: VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS, VM_IS_TEMPLATE, OPERATION_NOT_ALLOWED, VM_BAD_POWER_STATE.
        """
        await self._call("VM.pool_migrate", VOID, vm, host, options)

    async def pool_migrate_complete(self, vm: Ref["_VM"], host: Ref["_host"]) -> None:
        """`VM.pool_migrate_complete`, for vm-power-admin+client-cert and above."""
        await self._call("VM.pool_migrate_complete", VOID, vm, host)

    async def set_VCPUs_number_live(self, ref: Ref["_VM"], nvcpu: int) -> None:
        """`VM.set_VCPUs_number_live`, for vm-admin and above.

        Errors: OPERATION_NOT_ALLOWED, LICENCE_RESTRICTION.
        """
        await self._call("VM.set_VCPUs_number_live", VOID, ref, nvcpu)

    async def add_to_VCPUs_params_live(self, ref: Ref["_VM"], key: str, value: str) -> None:
        """`VM.add_to_VCPUs_params_live`, for vm-admin and above."""
        await self._call("VM.add_to_VCPUs_params_live", VOID, ref, key, value)

    async def set_NVRAM(self, ref: Ref["_VM"], value: Mapping[str, str]) -> None:
        """`VM.set_NVRAM`, for vm-admin and above."""
        await self._call("VM.set_NVRAM", VOID, ref, value)

    async def add_to_NVRAM(self, ref: Ref["_VM"], key: str, value: str) -> None:
        """`VM.add_to_NVRAM`, for vm-admin and above."""
        await self._call("VM.add_to_NVRAM", VOID, ref, key, value)

    async def remove_from_NVRAM(self, ref: Ref["_VM"], key: str) -> None:
        """`VM.remove_from_NVRAM`, for vm-admin and above."""
        await self._call("VM.remove_from_NVRAM", VOID, ref, key)

    async def set_ha_restart_priority(self, ref: Ref["_VM"], value: str) -> None:
        """`VM.set_ha_restart_priority`, for pool-operator and above."""
        await self._call("VM.set_ha_restart_priority", VOID, ref, value)

    async def set_ha_always_run(self, ref: Ref["_VM"], value: bool) -> None:
        """`VM.set_ha_always_run`, for pool-operator and above. State: deprecated."""
        await self._call("VM.set_ha_always_run", VOID, ref, value)

    async def compute_memory_overhead(self, vm: Ref["_VM"]) -> int:
        """`VM.compute_memory_overhead`, for read-only and above. Units: result: bytes."""
        return await self._call("VM.compute_memory_overhead", INT, vm)

    async def set_memory_dynamic_max(self, ref: Ref["_VM"], value: int) -> None:
        """`VM.set_memory_dynamic_max`, for vm-power-admin and above. Units: value: bytes."""
        await self._call("VM.set_memory_dynamic_max", VOID, ref, value)

    async def set_memory_dynamic_min(self, ref: Ref["_VM"], value: int) -> None:
        """`VM.set_memory_dynamic_min`, for vm-power-admin and above. Units: value: bytes."""
        await self._call("VM.set_memory_dynamic_min", VOID, ref, value)

    async def set_memory_dynamic_range(self, ref: Ref["_VM"], min: int, max: int) -> None:
        """`VM.set_memory_dynamic_range`, for vm-power-admin and above. Units: min: bytes; max: bytes."""
        await self._call("VM.set_memory_dynamic_range", VOID, ref, min, max)

    async def set_memory_static_max(self, ref: Ref["_VM"], value: int) -> None:
        """`VM.set_memory_static_max`, for vm-power-admin and above. Units: value: bytes.

        Errors: HA_OPERATION_WOULD_BREAK_FAILOVER_PLAN.
        """
        await self._call("VM.set_memory_static_max", VOID, ref, value)

    async def set_memory_static_min(self, ref: Ref["_VM"], value: int) -> None:
        """`VM.set_memory_static_min`, for vm-power-admin and above. Units: value: bytes."""
        await self._call("VM.set_memory_static_min", VOID, ref, value)

    async def set_memory_static_range(self, ref: Ref["_VM"], min: int, max: int) -> None:
        """`VM.set_memory_static_range`, for vm-power-admin and above. Units: min: bytes; max: bytes."""
        await self._call("VM.set_memory_static_range", VOID, ref, min, max)

    async def set_memory_limits(self, ref: Ref["_VM"], static_min: int, static_max: int, dynamic_min: int, dynamic_max: int) -> None:
        """`VM.set_memory_limits`, for vm-power-admin and above. Units: static_min: bytes; static_max: bytes; dynamic_min: bytes; dynamic_max: bytes."""
        await self._call("VM.set_memory_limits", VOID, ref, static_min, static_max, dynamic_min, dynamic_max)

    async def set_memory(self, ref: Ref["_VM"], value: int) -> None:
        """`VM.set_memory`, for vm-power-admin and above. Units: value: bytes."""
        await self._call("VM.set_memory", VOID, ref, value)

    async def set_memory_target_live(self, ref: Ref["_VM"], target: int) -> None:
        """`VM.set_memory_target_live`, for vm-power-admin and above. Units: target: bytes. State: deprecated."""
        await self._call("VM.set_memory_target_live", VOID, ref, target)

    async def wait_memory_target_live(self, ref: Ref["_VM"]) -> None:
        """`VM.wait_memory_target_live`, for read-only and above. State: deprecated."""
        await self._call("VM.wait_memory_target_live", VOID, ref)

    async def get_cooperative(self, ref: Ref["_VM"]) -> bool:
        """`VM.get_cooperative`, for read-only and above. State: deprecated."""
        return await self._call("VM.get_cooperative", BOOL, ref)

    async def set_HVM_shadow_multiplier(self, ref: Ref["_VM"], value: float) -> None:
        """`VM.set_HVM_shadow_multiplier`, for vm-power-admin and above."""
        await self._call("VM.set_HVM_shadow_multiplier", VOID, ref, float(value))

    async def set_shadow_multiplier_live(self, ref: Ref["_VM"], multiplier: float) -> None:
        """`VM.set_shadow_multiplier_live`, for vm-power-admin and above."""
        await self._call("VM.set_shadow_multiplier_live", VOID, ref, float(multiplier))

    async def set_VCPUs_max(self, ref: Ref["_VM"], value: int) -> None:
        """`VM.set_VCPUs_max`, for vm-admin and above."""
        await self._call("VM.set_VCPUs_max", VOID, ref, value)

    async def set_VCPUs_at_startup(self, ref: Ref["_VM"], value: int) -> None:
        """`VM.set_VCPUs_at_startup`, for vm-admin and above."""
        await self._call("VM.set_VCPUs_at_startup", VOID, ref, value)

    async def send_sysrq(self, vm: Ref["_VM"], key: str) -> None:
        """`VM.send_sysrq`, for pool-admin and above.

        Errors: VM_BAD_POWER_STATE.
        """
        await self._call("VM.send_sysrq", VOID, vm, key)

    async def send_trigger(self, vm: Ref["_VM"], trigger: str) -> None:
        """`VM.send_trigger`, for pool-admin and above.

        Errors: VM_BAD_POWER_STATE.
        """
        await self._call("VM.send_trigger", VOID, vm, trigger)

    async def maximise_memory(self, ref: Ref["_VM"], total: int, approximate: bool) -> int:
        """`VM.maximise_memory`, for read-only and above. Units: total: bytes; result: bytes."""
        return await self._call("VM.maximise_memory", INT, ref, total, approximate)

    async def migrate_send(self, vm: Ref["_VM"], dest: Mapping[str, str], live: bool, vdi_map: Mapping[Ref["_VDI"], Ref["_SR"]], vif_map: Mapping[Ref["_VIF"], Ref["_network"]], options: Mapping[str, str], vgpu_map: Mapping[Ref["_VGPU"], Ref["_GPU_group"]] | None = None, vdi_format_map: Mapping[Ref["_VDI"], str] | None = None) -> Ref["_VM"]:
        """`VM.migrate_send`, for vm-power-admin and above. By default vgpu_map = {}, vdi_format_map = {}.

        Errors: VM_BAD_POWER_STATE, LICENCE_RESTRICTION.
        """
        return await self._call("VM.migrate_send", _VM_ref, vm, dest, live, vdi_map, vif_map, options, *given((vgpu_map, {}), (vdi_format_map, {})))

    async def assert_can_migrate(self, vm: Ref["_VM"], dest: Mapping[str, str], live: bool, vdi_map: Mapping[Ref["_VDI"], Ref["_SR"]], vif_map: Mapping[Ref["_VIF"], Ref["_network"]], options: Mapping[str, str], vgpu_map: Mapping[Ref["_VGPU"], Ref["_GPU_group"]] | None = None) -> None:
        """`VM.assert_can_migrate`, for vm-power-admin and above. By default vgpu_map = {}.

        Errors: LICENCE_RESTRICTION.
        """
        await self._call("VM.assert_can_migrate", VOID, vm, dest, live, vdi_map, vif_map, options, *given((vgpu_map, {})))

    async def assert_can_migrate_sender(self, vm: Ref["_VM"], dest: Mapping[str, str], live: bool, vdi_map: Mapping[Ref["_VDI"], Ref["_SR"]], vif_map: Mapping[Ref["_VIF"], Ref["_network"]], vgpu_map: Mapping[Ref["_VGPU"], Ref["_GPU_group"]], options: Mapping[str, str]) -> None:
        """`VM.assert_can_migrate_sender`, for vm-power-admin and above."""
        await self._call("VM.assert_can_migrate_sender", VOID, vm, dest, live, vdi_map, vif_map, vgpu_map, options)

    async def get_boot_record(self, ref: Ref["_VM"]) -> VMRecord:
        """`VM.get_boot_record`, for read-only and above. State: deprecated."""
        return await self._call("VM.get_boot_record", _VM_record, ref)

    async def get_data_sources(self, ref: Ref["_VM"]) -> list[DataSourceRecord]:
        """`VM.get_data_sources`, for read-only and above."""
        return await self._call("VM.get_data_sources", _data_source_record_set, ref)

    async def record_data_source(self, ref: Ref["_VM"], data_source: str) -> None:
        """`VM.record_data_source`, for vm-admin and above."""
        await self._call("VM.record_data_source", VOID, ref, data_source)

    async def query_data_source(self, ref: Ref["_VM"], data_source: str) -> float:
        """`VM.query_data_source`, for read-only and above."""
        return await self._call("VM.query_data_source", FLOAT, ref, data_source)

    async def forget_data_source_archives(self, ref: Ref["_VM"], data_source: str) -> None:
        """`VM.forget_data_source_archives`, for vm-admin and above."""
        await self._call("VM.forget_data_source_archives", VOID, ref, data_source)

    async def assert_operation_valid(self, ref: Ref["_VM"], op: VmOperationsWord) -> None:
        """`VM.assert_operation_valid`, for read-only and above."""
        await self._call("VM.assert_operation_valid", VOID, ref, op)

    async def update_allowed_operations(self, ref: Ref["_VM"]) -> None:
        """`VM.update_allowed_operations`, for pool-admin and above."""
        await self._call("VM.update_allowed_operations", VOID, ref)

    async def get_allowed_VBD_devices(self, vm: Ref["_VM"]) -> list[str]:
        """`VM.get_allowed_VBD_devices`, for read-only and above."""
        return await self._call("VM.get_allowed_VBD_devices", _string_set, vm)

    async def get_allowed_VIF_devices(self, vm: Ref["_VM"]) -> list[str]:
        """`VM.get_allowed_VIF_devices`, for read-only and above."""
        return await self._call("VM.get_allowed_VIF_devices", _string_set, vm)

    async def get_possible_hosts(self, vm: Ref["_VM"]) -> list[Ref["_host"]]:
        """`VM.get_possible_hosts`, for read-only and above."""
        return await self._call("VM.get_possible_hosts", _host_ref_set, vm)

    async def assert_can_boot_here(self, ref: Ref["_VM"], host: Ref["_host"]) -> None:
        """`VM.assert_can_boot_here`, for read-only and above.

        Errors: HOST_NOT_ENOUGH_FREE_MEMORY, HOST_NOT_ENOUGH_PCPUS, NETWORK_SRIOV_INSUFFICIENT_CAPACITY, HOST_NOT_LIVE, HOST_DISABLED, HOST_CANNOT_ATTACH_NETWORK, VM_HVM_REQUIRED, VM_REQUIRES_GPU, VM_REQUIRES_IOMMU, VM_REQUIRES_NETWORK, VM_REQUIRES_SR, VM_REQUIRES_VGPU, VM_HOST_INCOMPATIBLE_VERSION, VM_HOST_INCOMPATIBLE_VIRTUAL_HARDWARE_PLATFORM_VERSION, INVALID_VALUE, MEMORY_CONSTRAINT_VIOLATION, OPERATION_NOT_ALLOWED, VALUE_NOT_SUPPORTED, VM_INCOMPATIBLE_WITH_THIS_HOST.
        """
        await self._call("VM.assert_can_boot_here", VOID, ref, host)

    async def atomic_set_resident_on(self, vm: Ref["_VM"], host: Ref["_host"]) -> None:
        """`VM.atomic_set_resident_on`, for local-root-only and above. For the pool's own hosts only."""
        await self._call("VM.atomic_set_resident_on", VOID, vm, host)

    async def create_new_blob(self, vm: Ref["_VM"], name: str, mime_type: str, public: bool | None = None) -> Ref["_blob"]:
        """`VM.create_new_blob`, for vm-power-admin and above. By default public = False."""
        return await self._call("VM.create_new_blob", _blob_ref, vm, name, mime_type, *given((public, False)))

    async def s3_suspend(self, vm: Ref["_VM"]) -> None:
        """`VM.s3_suspend`, for vm-operator and above."""
        await self._call("VM.s3_suspend", VOID, vm)

    async def s3_resume(self, vm: Ref["_VM"]) -> None:
        """`VM.s3_resume`, for vm-operator and above."""
        await self._call("VM.s3_resume", VOID, vm)

    async def assert_agile(self, ref: Ref["_VM"]) -> None:
        """`VM.assert_agile`, for read-only and above."""
        await self._call("VM.assert_agile", VOID, ref)

    async def update_snapshot_metadata(self, vm: Ref["_VM"], snapshot_of: Ref["_VM"], snapshot_time: Date, transportable_snapshot_id: str) -> None:
        """`VM.update_snapshot_metadata`, for pool-operator and above. State: deprecated."""
        await self._call("VM.update_snapshot_metadata", VOID, vm, snapshot_of, snapshot_time, transportable_snapshot_id)

    async def retrieve_wlb_recommendations(self, vm: Ref["_VM"]) -> dict[Ref["_host"], list[str]]:
        """`VM.retrieve_wlb_recommendations`, for read-only and above."""
        return await self._call("VM.retrieve_wlb_recommendations", _host_ref_to_string_set, vm)

    async def set_bios_strings(self, ref: Ref["_VM"], value: Mapping[str, str]) -> None:
        """`VM.set_bios_strings`, for vm-admin and above.

        Errors: VM_BIOS_STRINGS_ALREADY_SET, INVALID_VALUE.
        """
        await self._call("VM.set_bios_strings", VOID, ref, value)

    async def copy_bios_strings(self, vm: Ref["_VM"], host: Ref["_host"]) -> None:
        """`VM.copy_bios_strings`, for vm-admin and above."""
        await self._call("VM.copy_bios_strings", VOID, vm, host)

    async def set_protection_policy(self, ref: Ref["_VM"], value: Ref["_VMPP"]) -> None:
        """`VM.set_protection_policy`, for pool-operator and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        await self._call("VM.set_protection_policy", VOID, ref, value)

    async def set_snapshot_schedule(self, ref: Ref["_VM"], value: Ref["_VMSS"]) -> None:
        """`VM.set_snapshot_schedule`, for pool-operator and above."""
        await self._call("VM.set_snapshot_schedule", VOID, ref, value)

    async def set_start_delay(self, ref: Ref["_VM"], value: int) -> None:
        """`VM.set_start_delay`, for pool-operator and above. Units: value: seconds."""
        await self._call("VM.set_start_delay", VOID, ref, value)

    async def set_shutdown_delay(self, ref: Ref["_VM"], value: int) -> None:
        """`VM.set_shutdown_delay`, for pool-operator and above. Units: value: seconds."""
        await self._call("VM.set_shutdown_delay", VOID, ref, value)

    async def set_order(self, ref: Ref["_VM"], value: int) -> None:
        """`VM.set_order`, for pool-operator and above."""
        await self._call("VM.set_order", VOID, ref, value)

    async def set_suspend_VDI(self, ref: Ref["_VM"], value: Ref["_VDI"]) -> None:
        """`VM.set_suspend_VDI`, for pool-operator and above."""
        await self._call("VM.set_suspend_VDI", VOID, ref, value)

    async def assert_can_be_recovered(self, ref: Ref["_VM"], session_to: Ref["_session"]) -> None:
        """`VM.assert_can_be_recovered`, for read-only and above.

        Errors: VM_IS_PART_OF_AN_APPLIANCE, VM_REQUIRES_SR.
        """
        await self._call("VM.assert_can_be_recovered", VOID, ref, session_to)

    async def get_SRs_required_for_recovery(self, ref: Ref["_VM"], session_to: Ref["_session"]) -> list[Ref["_SR"]]:
        """`VM.get_SRs_required_for_recovery`, for read-only and above."""
        return await self._call("VM.get_SRs_required_for_recovery", _SR_ref_set, ref, session_to)

    async def recover(self, ref: Ref["_VM"], session_to: Ref["_session"], force: bool) -> None:
        """`VM.recover`, for read-only and above."""
        await self._call("VM.recover", VOID, ref, session_to, force)

    async def import_convert(self, type: str, username: str, password: str, sr: Ref["_SR"], remote_config: Mapping[str, str]) -> None:
        """`VM.import_convert`, for vm-admin and above."""
        await self._call("VM.import_convert", VOID, type, username, password, sr, remote_config)

    async def set_appliance(self, ref: Ref["_VM"], value: Ref["_VM_appliance"]) -> None:
        """`VM.set_appliance`, for pool-operator and above."""
        await self._call("VM.set_appliance", VOID, ref, value)

    async def set_groups(self, ref: Ref["_VM"], value: Items[Ref["_VM_group"]]) -> None:
        """`VM.set_groups`, for vm-admin and above. State: prototyped.

        Errors: OPERATION_NOT_ALLOWED.
        """
        await self._call("VM.set_groups", VOID, ref, value)

    async def query_services(self, ref: Ref["_VM"]) -> dict[str, str]:
        """`VM.query_services`, for pool-admin and above."""
        return await self._call("VM.query_services", _string_to_string, ref)

    async def call_plugin(self, vm: Ref["_VM"], plugin: str, fn: str, args: Mapping[str, str]) -> str:
        """`VM.call_plugin`, for vm-operator and above."""
        return await self._call("VM.call_plugin", STRING, vm, plugin, fn, args)

    async def call_host_plugin(self, vm: Ref["_VM"], plugin: str, fn: str, args: Mapping[str, str]) -> str:
        """`VM.call_host_plugin`, for vm-operator and above. State: prototyped."""
        return await self._call("VM.call_host_plugin", STRING, vm, plugin, fn, args)

    async def set_has_vendor_device(self, ref: Ref["_VM"], value: bool) -> None:
        """`VM.set_has_vendor_device`, for vm-admin and above."""
        await self._call("VM.set_has_vendor_device", VOID, ref, value)

    async def import_(self, url: str, sr: Ref["_SR"], full_restore: bool, force: bool) -> list[Ref["_VM"]]:
        """`VM.import`, for pool-operator and above."""
        return await self._call("VM.import", _VM_ref_set, url, sr, full_restore, force)

    async def set_actions_after_crash(self, ref: Ref["_VM"], value: OnCrashBehaviourWord) -> None:
        """`VM.set_actions_after_crash`, for vm-admin and above."""
        await self._call("VM.set_actions_after_crash", VOID, ref, value)

    async def set_domain_type(self, ref: Ref["_VM"], value: DomainTypeWord) -> None:
        """`VM.set_domain_type`, for vm-admin and above."""
        await self._call("VM.set_domain_type", VOID, ref, value)

    async def set_HVM_boot_policy(self, ref: Ref["_VM"], value: str) -> None:
        """`VM.set_HVM_boot_policy`, for vm-admin and above. State: deprecated."""
        await self._call("VM.set_HVM_boot_policy", VOID, ref, value)

    async def set_NVRAM_EFI_variables(self, ref: Ref["_VM"], value: str, update: UpdateStatusWord | None = None) -> None:
        """`VM.set_NVRAM_EFI_variables`, for local-root-only and above. By default update = 'unspecified'."""
        await self._call("VM.set_NVRAM_EFI_variables", VOID, ref, value, *given((update, "unspecified")))

    async def restart_device_models(self, ref: Ref["_VM"]) -> None:
        """`VM.restart_device_models`, for vm-power-admin+client-cert and above. State: prototyped.

        Errors: VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS, VM_IS_TEMPLATE, OPERATION_NOT_ALLOWED, VM_BAD_POWER_STATE.
        """
        await self._call("VM.restart_device_models", VOID, ref)

    async def set_uefi_mode(self, ref: Ref["_VM"], mode: VmUefiModeWord) -> str:
        """`VM.set_uefi_mode`, for pool-admin and above. State: prototyped."""
        return await self._call("VM.set_uefi_mode", STRING, ref, mode)

    async def get_secureboot_readiness(self, ref: Ref["_VM"]) -> VmSecurebootReadiness:
        """`VM.get_secureboot_readiness`, for pool-admin and above. State: prototyped."""
        return await self._call("VM.get_secureboot_readiness", _vm_secureboot_readiness_word, ref)

    async def update_secureboot_certificates_on_boot(self, ref: Ref["_VM"], mark: bool) -> None:
        """`VM.update_secureboot_certificates_on_boot`, for vm-admin and above. State: prototyped."""
        await self._call("VM.update_secureboot_certificates_on_boot", VOID, ref, mark)

    async def set_blocked_operations(self, ref: Ref["_VM"], value: Mapping[VmOperationsWord, str]) -> None:
        """`VM.set_blocked_operations`, for vm-admin and above."""
        await self._call("VM.set_blocked_operations", VOID, ref, value)

    async def add_to_blocked_operations(self, ref: Ref["_VM"], key: VmOperationsWord, value: str) -> None:
        """`VM.add_to_blocked_operations`, for vm-admin and above."""
        await self._call("VM.add_to_blocked_operations", VOID, ref, key, value)

    async def remove_from_blocked_operations(self, ref: Ref["_VM"], key: VmOperationsWord) -> None:
        """`VM.remove_from_blocked_operations`, for vm-admin and above."""
        await self._call("VM.remove_from_blocked_operations", VOID, ref, key)

    async def sysprep(self, ref: Ref["_VM"], unattend: str, timeout: float) -> None:
        """`VM.sysprep`, for vm-admin and above. Units: timeout: seconds. State: prototyped."""
        await self._call("VM.sysprep", VOID, ref, unattend, float(timeout))

    async def add_to_other_config(self, ref: Ref["_VM"], key: str, value: str) -> None:
        """`VM.add_to_other_config`, for vm-admin and above."""
        await self._call("VM.add_to_other_config", VOID, ref, key, value)

    async def remove_from_other_config(self, ref: Ref["_VM"], key: str) -> None:
        """`VM.remove_from_other_config`, for vm-admin and above."""
        await self._call("VM.remove_from_other_config", VOID, ref, key)

    async def set_other_config(self, ref: Ref["_VM"], value: Mapping[str, str]) -> None:
        """`VM.set_other_config`, for vm-admin and above."""
        await self._call("VM.set_other_config", VOID, ref, value)

    async def add_to_platform(self, ref: Ref["_VM"], key: str, value: str) -> None:
        """`VM.add_to_platform`, for vm-admin and above."""
        await self._call("VM.add_to_platform", VOID, ref, key, value)

    async def remove_from_platform(self, ref: Ref["_VM"], key: str) -> None:
        """`VM.remove_from_platform`, for vm-admin and above."""
        await self._call("VM.remove_from_platform", VOID, ref, key)

    async def set_platform(self, ref: Ref["_VM"], value: Mapping[str, str]) -> None:
        """`VM.set_platform`, for vm-admin and above."""
        await self._call("VM.set_platform", VOID, ref, value)

    async def get_record(self, ref: Ref["_VM"]) -> VMRecord:
        """`VM.get_record`, for read-only and above."""
        return await self._call("VM.get_record", _VM_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_VM"]:
        """`VM.get_by_uuid`, for read-only and above."""
        return await self._call("VM.get_by_uuid", _VM_ref, uuid)

    async def get_by_name_label(self, label: str) -> list[Ref["_VM"]]:
        """`VM.get_by_name_label`, for read-only and above."""
        return await self._call("VM.get_by_name_label", _VM_ref_set, label)

    async def get_all(self) -> list[Ref["_VM"]]:
        """`VM.get_all`, for read-only and above."""
        return await self._call("VM.get_all", _VM_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_VM"]]:
        """`VM.get_all_where`, for read-only and above."""
        return await self._call("VM.get_all_where", _VM_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_VM"], VMRecord]:
        """`VM.get_all_records_where`, for read-only and above."""
        return await self._call("VM.get_all_records_where", _VM_ref_to_VM_record, expr)

    async def get_all_records(self) -> dict[Ref["_VM"], VMRecord]:
        """`VM.get_all_records`, for read-only and above."""
        return await self._call("VM.get_all_records", _VM_ref_to_VM_record)

    async def get_uuid(self, ref: Ref["_VM"]) -> str:
        """`VM.get_uuid`, for read-only and above."""
        return await self._call("VM.get_uuid", STRING, ref)

    async def get_allowed_operations(self, ref: Ref["_VM"]) -> list[VmOperations]:
        """`VM.get_allowed_operations`, for read-only and above."""
        return await self._call("VM.get_allowed_operations", _vm_operations_word_set, ref)

    async def get_current_operations(self, ref: Ref["_VM"]) -> dict[str, VmOperations]:
        """`VM.get_current_operations`, for read-only and above."""
        return await self._call("VM.get_current_operations", _string_to_vm_operations_word, ref)

    async def get_name_label(self, ref: Ref["_VM"]) -> str:
        """`VM.get_name_label`, for read-only and above."""
        return await self._call("VM.get_name_label", STRING, ref)

    async def set_name_label(self, ref: Ref["_VM"], value: str) -> None:
        """`VM.set_name_label`, for vm-admin and above."""
        await self._call("VM.set_name_label", VOID, ref, value)

    async def get_name_description(self, ref: Ref["_VM"]) -> str:
        """`VM.get_name_description`, for read-only and above."""
        return await self._call("VM.get_name_description", STRING, ref)

    async def set_name_description(self, ref: Ref["_VM"], value: str) -> None:
        """`VM.set_name_description`, for vm-admin and above."""
        await self._call("VM.set_name_description", VOID, ref, value)

    async def get_power_state(self, ref: Ref["_VM"]) -> VmPowerState:
        """`VM.get_power_state`, for read-only and above."""
        return await self._call("VM.get_power_state", _vm_power_state_word, ref)

    async def get_user_version(self, ref: Ref["_VM"]) -> int:
        """`VM.get_user_version`, for read-only and above."""
        return await self._call("VM.get_user_version", INT, ref)

    async def set_user_version(self, ref: Ref["_VM"], value: int) -> None:
        """`VM.set_user_version`, for vm-admin and above."""
        await self._call("VM.set_user_version", VOID, ref, value)

    async def get_is_a_template(self, ref: Ref["_VM"]) -> bool:
        """`VM.get_is_a_template`, for read-only and above."""
        return await self._call("VM.get_is_a_template", BOOL, ref)

    async def set_is_a_template(self, ref: Ref["_VM"], value: bool) -> None:
        """`VM.set_is_a_template`, for vm-admin and above."""
        await self._call("VM.set_is_a_template", VOID, ref, value)

    async def get_is_default_template(self, ref: Ref["_VM"]) -> bool:
        """`VM.get_is_default_template`, for read-only and above."""
        return await self._call("VM.get_is_default_template", BOOL, ref)

    async def get_suspend_VDI(self, ref: Ref["_VM"]) -> Ref["_VDI"]:
        """`VM.get_suspend_VDI`, for read-only and above."""
        return await self._call("VM.get_suspend_VDI", _VDI_ref, ref)

    async def get_resident_on(self, ref: Ref["_VM"]) -> Ref["_host"]:
        """`VM.get_resident_on`, for read-only and above."""
        return await self._call("VM.get_resident_on", _host_ref, ref)

    async def get_scheduled_to_be_resident_on(self, ref: Ref["_VM"]) -> Ref["_host"]:
        """`VM.get_scheduled_to_be_resident_on`, for read-only and above."""
        return await self._call("VM.get_scheduled_to_be_resident_on", _host_ref, ref)

    async def get_affinity(self, ref: Ref["_VM"]) -> Ref["_host"]:
        """`VM.get_affinity`, for read-only and above."""
        return await self._call("VM.get_affinity", _host_ref, ref)

    async def set_affinity(self, ref: Ref["_VM"], value: Ref["_host"]) -> None:
        """`VM.set_affinity`, for vm-power-admin and above."""
        await self._call("VM.set_affinity", VOID, ref, value)

    async def get_memory_overhead(self, ref: Ref["_VM"]) -> int:
        """`VM.get_memory_overhead`, for read-only and above. Units: result: bytes."""
        return await self._call("VM.get_memory_overhead", INT, ref)

    async def get_memory_target(self, ref: Ref["_VM"]) -> int:
        """`VM.get_memory_target`, for read-only and above. Units: result: bytes. State: deprecated."""
        return await self._call("VM.get_memory_target", INT, ref)

    async def get_memory_static_max(self, ref: Ref["_VM"]) -> int:
        """`VM.get_memory_static_max`, for read-only and above. Units: result: bytes."""
        return await self._call("VM.get_memory_static_max", INT, ref)

    async def get_memory_dynamic_max(self, ref: Ref["_VM"]) -> int:
        """`VM.get_memory_dynamic_max`, for read-only and above. Units: result: bytes."""
        return await self._call("VM.get_memory_dynamic_max", INT, ref)

    async def get_memory_dynamic_min(self, ref: Ref["_VM"]) -> int:
        """`VM.get_memory_dynamic_min`, for read-only and above. Units: result: bytes."""
        return await self._call("VM.get_memory_dynamic_min", INT, ref)

    async def get_memory_static_min(self, ref: Ref["_VM"]) -> int:
        """`VM.get_memory_static_min`, for read-only and above. Units: result: bytes."""
        return await self._call("VM.get_memory_static_min", INT, ref)

    async def get_VCPUs_params(self, ref: Ref["_VM"]) -> dict[str, str]:
        """`VM.get_VCPUs_params`, for read-only and above."""
        return await self._call("VM.get_VCPUs_params", _string_to_string, ref)

    async def set_VCPUs_params(self, ref: Ref["_VM"], value: Mapping[str, str]) -> None:
        """`VM.set_VCPUs_params`, for vm-admin and above."""
        await self._call("VM.set_VCPUs_params", VOID, ref, value)

    async def add_to_VCPUs_params(self, ref: Ref["_VM"], key: str, value: str) -> None:
        """`VM.add_to_VCPUs_params`, for vm-admin and above."""
        await self._call("VM.add_to_VCPUs_params", VOID, ref, key, value)

    async def remove_from_VCPUs_params(self, ref: Ref["_VM"], key: str) -> None:
        """`VM.remove_from_VCPUs_params`, for vm-admin and above."""
        await self._call("VM.remove_from_VCPUs_params", VOID, ref, key)

    async def get_VCPUs_max(self, ref: Ref["_VM"]) -> int:
        """`VM.get_VCPUs_max`, for read-only and above."""
        return await self._call("VM.get_VCPUs_max", INT, ref)

    async def get_VCPUs_at_startup(self, ref: Ref["_VM"]) -> int:
        """`VM.get_VCPUs_at_startup`, for read-only and above."""
        return await self._call("VM.get_VCPUs_at_startup", INT, ref)

    async def get_actions_after_softreboot(self, ref: Ref["_VM"]) -> OnSoftrebootBehavior:
        """`VM.get_actions_after_softreboot`, for read-only and above. State: prototyped."""
        return await self._call("VM.get_actions_after_softreboot", _on_softreboot_behavior_word, ref)

    async def set_actions_after_softreboot(self, ref: Ref["_VM"], value: OnSoftrebootBehaviorWord) -> None:
        """`VM.set_actions_after_softreboot`, for vm-admin and above. State: prototyped."""
        await self._call("VM.set_actions_after_softreboot", VOID, ref, value)

    async def get_actions_after_shutdown(self, ref: Ref["_VM"]) -> OnNormalExit:
        """`VM.get_actions_after_shutdown`, for read-only and above."""
        return await self._call("VM.get_actions_after_shutdown", _on_normal_exit_word, ref)

    async def set_actions_after_shutdown(self, ref: Ref["_VM"], value: OnNormalExitWord) -> None:
        """`VM.set_actions_after_shutdown`, for vm-admin and above."""
        await self._call("VM.set_actions_after_shutdown", VOID, ref, value)

    async def get_actions_after_reboot(self, ref: Ref["_VM"]) -> OnNormalExit:
        """`VM.get_actions_after_reboot`, for read-only and above."""
        return await self._call("VM.get_actions_after_reboot", _on_normal_exit_word, ref)

    async def set_actions_after_reboot(self, ref: Ref["_VM"], value: OnNormalExitWord) -> None:
        """`VM.set_actions_after_reboot`, for vm-admin and above."""
        await self._call("VM.set_actions_after_reboot", VOID, ref, value)

    async def get_actions_after_crash(self, ref: Ref["_VM"]) -> OnCrashBehaviour:
        """`VM.get_actions_after_crash`, for read-only and above."""
        return await self._call("VM.get_actions_after_crash", _on_crash_behaviour_word, ref)

    async def get_consoles(self, ref: Ref["_VM"]) -> list[Ref["_console"]]:
        """`VM.get_consoles`, for read-only and above."""
        return await self._call("VM.get_consoles", _console_ref_set, ref)

    async def get_VIFs(self, ref: Ref["_VM"]) -> list[Ref["_VIF"]]:
        """`VM.get_VIFs`, for read-only and above."""
        return await self._call("VM.get_VIFs", _VIF_ref_set, ref)

    async def get_VBDs(self, ref: Ref["_VM"]) -> list[Ref["_VBD"]]:
        """`VM.get_VBDs`, for read-only and above."""
        return await self._call("VM.get_VBDs", _VBD_ref_set, ref)

    async def get_VUSBs(self, ref: Ref["_VM"]) -> list[Ref["_VUSB"]]:
        """`VM.get_VUSBs`, for read-only and above."""
        return await self._call("VM.get_VUSBs", _VUSB_ref_set, ref)

    async def get_crash_dumps(self, ref: Ref["_VM"]) -> list[Ref["_crashdump"]]:
        """`VM.get_crash_dumps`, for read-only and above."""
        return await self._call("VM.get_crash_dumps", _crashdump_ref_set, ref)

    async def get_VTPMs(self, ref: Ref["_VM"]) -> list[Ref["_VTPM"]]:
        """`VM.get_VTPMs`, for read-only and above."""
        return await self._call("VM.get_VTPMs", _VTPM_ref_set, ref)

    async def get_PV_bootloader(self, ref: Ref["_VM"]) -> str:
        """`VM.get_PV_bootloader`, for read-only and above."""
        return await self._call("VM.get_PV_bootloader", STRING, ref)

    async def set_PV_bootloader(self, ref: Ref["_VM"], value: str) -> None:
        """`VM.set_PV_bootloader`, for vm-admin and above."""
        await self._call("VM.set_PV_bootloader", VOID, ref, value)

    async def get_PV_kernel(self, ref: Ref["_VM"]) -> str:
        """`VM.get_PV_kernel`, for read-only and above."""
        return await self._call("VM.get_PV_kernel", STRING, ref)

    async def set_PV_kernel(self, ref: Ref["_VM"], value: str) -> None:
        """`VM.set_PV_kernel`, for vm-admin and above."""
        await self._call("VM.set_PV_kernel", VOID, ref, value)

    async def get_PV_ramdisk(self, ref: Ref["_VM"]) -> str:
        """`VM.get_PV_ramdisk`, for read-only and above."""
        return await self._call("VM.get_PV_ramdisk", STRING, ref)

    async def set_PV_ramdisk(self, ref: Ref["_VM"], value: str) -> None:
        """`VM.set_PV_ramdisk`, for vm-admin and above."""
        await self._call("VM.set_PV_ramdisk", VOID, ref, value)

    async def get_PV_args(self, ref: Ref["_VM"]) -> str:
        """`VM.get_PV_args`, for read-only and above."""
        return await self._call("VM.get_PV_args", STRING, ref)

    async def set_PV_args(self, ref: Ref["_VM"], value: str) -> None:
        """`VM.set_PV_args`, for vm-admin and above."""
        await self._call("VM.set_PV_args", VOID, ref, value)

    async def get_PV_bootloader_args(self, ref: Ref["_VM"]) -> str:
        """`VM.get_PV_bootloader_args`, for read-only and above."""
        return await self._call("VM.get_PV_bootloader_args", STRING, ref)

    async def set_PV_bootloader_args(self, ref: Ref["_VM"], value: str) -> None:
        """`VM.set_PV_bootloader_args`, for vm-admin and above."""
        await self._call("VM.set_PV_bootloader_args", VOID, ref, value)

    async def get_PV_legacy_args(self, ref: Ref["_VM"]) -> str:
        """`VM.get_PV_legacy_args`, for read-only and above."""
        return await self._call("VM.get_PV_legacy_args", STRING, ref)

    async def set_PV_legacy_args(self, ref: Ref["_VM"], value: str) -> None:
        """`VM.set_PV_legacy_args`, for vm-admin and above."""
        await self._call("VM.set_PV_legacy_args", VOID, ref, value)

    async def get_HVM_boot_policy(self, ref: Ref["_VM"]) -> str:
        """`VM.get_HVM_boot_policy`, for read-only and above. State: deprecated."""
        return await self._call("VM.get_HVM_boot_policy", STRING, ref)

    async def get_HVM_boot_params(self, ref: Ref["_VM"]) -> dict[str, str]:
        """`VM.get_HVM_boot_params`, for read-only and above."""
        return await self._call("VM.get_HVM_boot_params", _string_to_string, ref)

    async def set_HVM_boot_params(self, ref: Ref["_VM"], value: Mapping[str, str]) -> None:
        """`VM.set_HVM_boot_params`, for vm-admin and above."""
        await self._call("VM.set_HVM_boot_params", VOID, ref, value)

    async def add_to_HVM_boot_params(self, ref: Ref["_VM"], key: str, value: str) -> None:
        """`VM.add_to_HVM_boot_params`, for vm-admin and above."""
        await self._call("VM.add_to_HVM_boot_params", VOID, ref, key, value)

    async def remove_from_HVM_boot_params(self, ref: Ref["_VM"], key: str) -> None:
        """`VM.remove_from_HVM_boot_params`, for vm-admin and above."""
        await self._call("VM.remove_from_HVM_boot_params", VOID, ref, key)

    async def get_HVM_shadow_multiplier(self, ref: Ref["_VM"]) -> float:
        """`VM.get_HVM_shadow_multiplier`, for read-only and above."""
        return await self._call("VM.get_HVM_shadow_multiplier", FLOAT, ref)

    async def get_platform(self, ref: Ref["_VM"]) -> dict[str, str]:
        """`VM.get_platform`, for read-only and above."""
        return await self._call("VM.get_platform", _string_to_string, ref)

    async def get_PCI_bus(self, ref: Ref["_VM"]) -> str:
        """`VM.get_PCI_bus`, for read-only and above. State: deprecated."""
        return await self._call("VM.get_PCI_bus", STRING, ref)

    async def set_PCI_bus(self, ref: Ref["_VM"], value: str) -> None:
        """`VM.set_PCI_bus`, for vm-admin and above. State: deprecated."""
        await self._call("VM.set_PCI_bus", VOID, ref, value)

    async def get_other_config(self, ref: Ref["_VM"]) -> dict[str, str]:
        """`VM.get_other_config`, for read-only and above."""
        return await self._call("VM.get_other_config", _string_to_string, ref)

    async def get_domid(self, ref: Ref["_VM"]) -> int:
        """`VM.get_domid`, for read-only and above."""
        return await self._call("VM.get_domid", INT, ref)

    async def get_domarch(self, ref: Ref["_VM"]) -> str:
        """`VM.get_domarch`, for read-only and above."""
        return await self._call("VM.get_domarch", STRING, ref)

    async def get_last_boot_CPU_flags(self, ref: Ref["_VM"]) -> dict[str, str]:
        """`VM.get_last_boot_CPU_flags`, for read-only and above."""
        return await self._call("VM.get_last_boot_CPU_flags", _string_to_string, ref)

    async def get_is_control_domain(self, ref: Ref["_VM"]) -> bool:
        """`VM.get_is_control_domain`, for read-only and above."""
        return await self._call("VM.get_is_control_domain", BOOL, ref)

    async def get_metrics(self, ref: Ref["_VM"]) -> Ref["_VM_metrics"]:
        """`VM.get_metrics`, for read-only and above."""
        return await self._call("VM.get_metrics", _VM_metrics_ref, ref)

    async def get_guest_metrics(self, ref: Ref["_VM"]) -> Ref["_VM_guest_metrics"]:
        """`VM.get_guest_metrics`, for read-only and above."""
        return await self._call("VM.get_guest_metrics", _VM_guest_metrics_ref, ref)

    async def get_last_booted_record(self, ref: Ref["_VM"]) -> str:
        """`VM.get_last_booted_record`, for read-only and above."""
        return await self._call("VM.get_last_booted_record", STRING, ref)

    async def get_recommendations(self, ref: Ref["_VM"]) -> str:
        """`VM.get_recommendations`, for read-only and above."""
        return await self._call("VM.get_recommendations", STRING, ref)

    async def set_recommendations(self, ref: Ref["_VM"], value: str) -> None:
        """`VM.set_recommendations`, for vm-admin and above."""
        await self._call("VM.set_recommendations", VOID, ref, value)

    async def get_xenstore_data(self, ref: Ref["_VM"]) -> dict[str, str]:
        """`VM.get_xenstore_data`, for read-only and above."""
        return await self._call("VM.get_xenstore_data", _string_to_string, ref)

    async def set_xenstore_data(self, ref: Ref["_VM"], value: Mapping[str, str]) -> None:
        """`VM.set_xenstore_data`, for vm-admin and above."""
        await self._call("VM.set_xenstore_data", VOID, ref, value)

    async def add_to_xenstore_data(self, ref: Ref["_VM"], key: str, value: str) -> None:
        """`VM.add_to_xenstore_data`, for vm-admin and above."""
        await self._call("VM.add_to_xenstore_data", VOID, ref, key, value)

    async def remove_from_xenstore_data(self, ref: Ref["_VM"], key: str) -> None:
        """`VM.remove_from_xenstore_data`, for vm-admin and above."""
        await self._call("VM.remove_from_xenstore_data", VOID, ref, key)

    async def get_ha_always_run(self, ref: Ref["_VM"]) -> bool:
        """`VM.get_ha_always_run`, for read-only and above. State: deprecated."""
        return await self._call("VM.get_ha_always_run", BOOL, ref)

    async def get_ha_restart_priority(self, ref: Ref["_VM"]) -> str:
        """`VM.get_ha_restart_priority`, for read-only and above."""
        return await self._call("VM.get_ha_restart_priority", STRING, ref)

    async def get_is_a_snapshot(self, ref: Ref["_VM"]) -> bool:
        """`VM.get_is_a_snapshot`, for read-only and above."""
        return await self._call("VM.get_is_a_snapshot", BOOL, ref)

    async def get_snapshot_of(self, ref: Ref["_VM"]) -> Ref["_VM"]:
        """`VM.get_snapshot_of`, for read-only and above."""
        return await self._call("VM.get_snapshot_of", _VM_ref, ref)

    async def get_snapshots(self, ref: Ref["_VM"]) -> list[Ref["_VM"]]:
        """`VM.get_snapshots`, for read-only and above."""
        return await self._call("VM.get_snapshots", _VM_ref_set, ref)

    async def get_snapshot_time(self, ref: Ref["_VM"]) -> Date:
        """`VM.get_snapshot_time`, for read-only and above."""
        return await self._call("VM.get_snapshot_time", DATE, ref)

    async def get_transportable_snapshot_id(self, ref: Ref["_VM"]) -> str:
        """`VM.get_transportable_snapshot_id`, for read-only and above."""
        return await self._call("VM.get_transportable_snapshot_id", STRING, ref)

    async def get_blobs(self, ref: Ref["_VM"]) -> dict[str, Ref["_blob"]]:
        """`VM.get_blobs`, for read-only and above."""
        return await self._call("VM.get_blobs", _string_to_blob_ref, ref)

    async def get_tags(self, ref: Ref["_VM"]) -> list[str]:
        """`VM.get_tags`, for read-only and above."""
        return await self._call("VM.get_tags", _string_set, ref)

    async def set_tags(self, ref: Ref["_VM"], value: Strings) -> None:
        """`VM.set_tags`, for vm-operator and above."""
        await self._call("VM.set_tags", VOID, ref, value)

    async def add_tags(self, ref: Ref["_VM"], value: str) -> None:
        """`VM.add_tags`, for vm-operator and above."""
        await self._call("VM.add_tags", VOID, ref, value)

    async def remove_tags(self, ref: Ref["_VM"], value: str) -> None:
        """`VM.remove_tags`, for vm-operator and above."""
        await self._call("VM.remove_tags", VOID, ref, value)

    async def get_blocked_operations(self, ref: Ref["_VM"]) -> dict[VmOperations, str]:
        """`VM.get_blocked_operations`, for read-only and above."""
        return await self._call("VM.get_blocked_operations", _vm_operations_word_to_string, ref)

    async def get_snapshot_info(self, ref: Ref["_VM"]) -> dict[str, str]:
        """`VM.get_snapshot_info`, for read-only and above."""
        return await self._call("VM.get_snapshot_info", _string_to_string, ref)

    async def get_snapshot_metadata(self, ref: Ref["_VM"]) -> str:
        """`VM.get_snapshot_metadata`, for read-only and above."""
        return await self._call("VM.get_snapshot_metadata", STRING, ref)

    async def get_parent(self, ref: Ref["_VM"]) -> Ref["_VM"]:
        """`VM.get_parent`, for read-only and above."""
        return await self._call("VM.get_parent", _VM_ref, ref)

    async def get_children(self, ref: Ref["_VM"]) -> list[Ref["_VM"]]:
        """`VM.get_children`, for read-only and above."""
        return await self._call("VM.get_children", _VM_ref_set, ref)

    async def get_bios_strings(self, ref: Ref["_VM"]) -> dict[str, str]:
        """`VM.get_bios_strings`, for read-only and above."""
        return await self._call("VM.get_bios_strings", _string_to_string, ref)

    async def get_protection_policy(self, ref: Ref["_VM"]) -> Ref["_VMPP"]:
        """`VM.get_protection_policy`, for read-only and above. State: deprecated."""
        return await self._call("VM.get_protection_policy", _VMPP_ref, ref)

    async def get_is_snapshot_from_vmpp(self, ref: Ref["_VM"]) -> bool:
        """`VM.get_is_snapshot_from_vmpp`, for read-only and above. Removed from XAPI: answers MESSAGE_REMOVED."""
        return await self._call("VM.get_is_snapshot_from_vmpp", BOOL, ref)

    async def get_snapshot_schedule(self, ref: Ref["_VM"]) -> Ref["_VMSS"]:
        """`VM.get_snapshot_schedule`, for read-only and above."""
        return await self._call("VM.get_snapshot_schedule", _VMSS_ref, ref)

    async def get_is_vmss_snapshot(self, ref: Ref["_VM"]) -> bool:
        """`VM.get_is_vmss_snapshot`, for read-only and above."""
        return await self._call("VM.get_is_vmss_snapshot", BOOL, ref)

    async def get_appliance(self, ref: Ref["_VM"]) -> Ref["_VM_appliance"]:
        """`VM.get_appliance`, for read-only and above."""
        return await self._call("VM.get_appliance", _VM_appliance_ref, ref)

    async def get_start_delay(self, ref: Ref["_VM"]) -> int:
        """`VM.get_start_delay`, for read-only and above. Units: result: seconds."""
        return await self._call("VM.get_start_delay", INT, ref)

    async def get_shutdown_delay(self, ref: Ref["_VM"]) -> int:
        """`VM.get_shutdown_delay`, for read-only and above. Units: result: seconds."""
        return await self._call("VM.get_shutdown_delay", INT, ref)

    async def get_order(self, ref: Ref["_VM"]) -> int:
        """`VM.get_order`, for read-only and above."""
        return await self._call("VM.get_order", INT, ref)

    async def get_VGPUs(self, ref: Ref["_VM"]) -> list[Ref["_VGPU"]]:
        """`VM.get_VGPUs`, for read-only and above."""
        return await self._call("VM.get_VGPUs", _VGPU_ref_set, ref)

    async def get_attached_PCIs(self, ref: Ref["_VM"]) -> list[Ref["_PCI"]]:
        """`VM.get_attached_PCIs`, for read-only and above."""
        return await self._call("VM.get_attached_PCIs", _PCI_ref_set, ref)

    async def get_suspend_SR(self, ref: Ref["_VM"]) -> Ref["_SR"]:
        """`VM.get_suspend_SR`, for read-only and above."""
        return await self._call("VM.get_suspend_SR", _SR_ref, ref)

    async def set_suspend_SR(self, ref: Ref["_VM"], value: Ref["_SR"]) -> None:
        """`VM.set_suspend_SR`, for vm-admin and above."""
        await self._call("VM.set_suspend_SR", VOID, ref, value)

    async def get_version(self, ref: Ref["_VM"]) -> int:
        """`VM.get_version`, for read-only and above."""
        return await self._call("VM.get_version", INT, ref)

    async def get_generation_id(self, ref: Ref["_VM"]) -> str:
        """`VM.get_generation_id`, for read-only and above."""
        return await self._call("VM.get_generation_id", STRING, ref)

    async def get_hardware_platform_version(self, ref: Ref["_VM"]) -> int:
        """`VM.get_hardware_platform_version`, for read-only and above."""
        return await self._call("VM.get_hardware_platform_version", INT, ref)

    async def set_hardware_platform_version(self, ref: Ref["_VM"], value: int) -> None:
        """`VM.set_hardware_platform_version`, for vm-admin and above."""
        await self._call("VM.set_hardware_platform_version", VOID, ref, value)

    async def get_has_vendor_device(self, ref: Ref["_VM"]) -> bool:
        """`VM.get_has_vendor_device`, for read-only and above."""
        return await self._call("VM.get_has_vendor_device", BOOL, ref)

    async def get_requires_reboot(self, ref: Ref["_VM"]) -> bool:
        """`VM.get_requires_reboot`, for read-only and above."""
        return await self._call("VM.get_requires_reboot", BOOL, ref)

    async def get_reference_label(self, ref: Ref["_VM"]) -> str:
        """`VM.get_reference_label`, for read-only and above."""
        return await self._call("VM.get_reference_label", STRING, ref)

    async def get_domain_type(self, ref: Ref["_VM"]) -> DomainType:
        """`VM.get_domain_type`, for read-only and above."""
        return await self._call("VM.get_domain_type", _domain_type_word, ref)

    async def get_NVRAM(self, ref: Ref["_VM"]) -> dict[str, str]:
        """`VM.get_NVRAM`, for read-only and above."""
        return await self._call("VM.get_NVRAM", _string_to_string, ref)

    async def get_pending_guidances(self, ref: Ref["_VM"]) -> list[UpdateGuidances]:
        """`VM.get_pending_guidances`, for read-only and above."""
        return await self._call("VM.get_pending_guidances", _update_guidances_word_set, ref)

    async def get_pending_guidances_recommended(self, ref: Ref["_VM"]) -> list[UpdateGuidances]:
        """`VM.get_pending_guidances_recommended`, for read-only and above. State: prototyped."""
        return await self._call("VM.get_pending_guidances_recommended", _update_guidances_word_set, ref)

    async def get_pending_guidances_full(self, ref: Ref["_VM"]) -> list[UpdateGuidances]:
        """`VM.get_pending_guidances_full`, for read-only and above. State: prototyped."""
        return await self._call("VM.get_pending_guidances_full", _update_guidances_word_set, ref)

    async def get_groups(self, ref: Ref["_VM"]) -> list[Ref["_VM_group"]]:
        """`VM.get_groups`, for read-only and above. State: prototyped."""
        return await self._call("VM.get_groups", _VM_group_ref_set, ref)

    async def get_secureboot_certificates_state(self, ref: Ref["_VM"]) -> VmSecurebootCertificatesState:
        """`VM.get_secureboot_certificates_state`, for read-only and above. State: prototyped."""
        return await self._call("VM.get_secureboot_certificates_state", _vm_secureboot_certificates_state_word, ref)


class VMAsync(AsyncMessages):
    """The messages of `VM` that run as tasks."""

    __slots__ = ()

    async def create(self, args: VMCreate) -> TaskRef[Ref["_VM"]]:
        """`VM.create`, for vm-admin and above."""
        return await self._start("VM.create", _VM_ref, args)

    async def destroy(self, ref: Ref["_VM"]) -> TaskRef[None]:
        """`VM.destroy`, for vm-admin and above."""
        return await self._start("VM.destroy", VOID, ref)

    async def snapshot(self, vm: Ref["_VM"], new_name: str, ignore_vdis: Items[Ref["_VDI"]] | None = None) -> TaskRef[Ref["_VM"]]:
        """`VM.snapshot`, for vm-power-admin and above. By default ignore_vdis = [].

        Errors: VM_BAD_POWER_STATE, SR_FULL, OPERATION_NOT_ALLOWED.
        """
        return await self._start("VM.snapshot", _VM_ref, vm, new_name, *given((ignore_vdis, [])))

    async def snapshot_with_quiesce(self, vm: Ref["_VM"], new_name: str) -> TaskRef[Ref["_VM"]]:
        """`VM.snapshot_with_quiesce`, for vm-power-admin and above. Removed from XAPI: answers MESSAGE_REMOVED.

        Errors: VM_BAD_POWER_STATE, SR_FULL, OPERATION_NOT_ALLOWED, VM_SNAPSHOT_WITH_QUIESCE_FAILED, VM_SNAPSHOT_WITH_QUIESCE_TIMEOUT, VM_SNAPSHOT_WITH_QUIESCE_PLUGIN_DEOS_NOT_RESPOND, VM_SNAPSHOT_WITH_QUIESCE_NOT_SUPPORTED.
        """
        return await self._start("VM.snapshot_with_quiesce", _VM_ref, vm, new_name)

    async def clone(self, vm: Ref["_VM"], new_name: str) -> TaskRef[Ref["_VM"]]:
        """`VM.clone`, for vm-admin and above.

        Errors: VM_BAD_POWER_STATE, SR_FULL, OPERATION_NOT_ALLOWED, LICENCE_RESTRICTION.
        """
        return await self._start("VM.clone", _VM_ref, vm, new_name)

    async def copy(self, vm: Ref["_VM"], new_name: str, sr: Ref["_SR"]) -> TaskRef[Ref["_VM"]]:
        """`VM.copy`, for vm-admin and above.

        Errors: VM_BAD_POWER_STATE, SR_FULL, OPERATION_NOT_ALLOWED, LICENCE_RESTRICTION.
        """
        return await self._start("VM.copy", _VM_ref, vm, new_name, sr)

    async def revert(self, snapshot: Ref["_VM"]) -> TaskRef[None]:
        """`VM.revert`, for vm-power-admin and above.

        Errors: VM_BAD_POWER_STATE, OPERATION_NOT_ALLOWED, SR_FULL, VM_REVERT_FAILED.
        """
        return await self._start("VM.revert", VOID, snapshot)

    async def checkpoint(self, vm: Ref["_VM"], new_name: str) -> TaskRef[Ref["_VM"]]:
        """`VM.checkpoint`, for vm-power-admin and above.

        Errors: VM_BAD_POWER_STATE, SR_FULL, OPERATION_NOT_ALLOWED, VM_CHECKPOINT_SUSPEND_FAILED, VM_CHECKPOINT_RESUME_FAILED.
        """
        return await self._start("VM.checkpoint", _VM_ref, vm, new_name)

    async def provision(self, vm: Ref["_VM"]) -> TaskRef[None]:
        """`VM.provision`, for vm-admin and above.

        Errors: VM_BAD_POWER_STATE, SR_FULL, OPERATION_NOT_ALLOWED, LICENCE_RESTRICTION.
        """
        return await self._start("VM.provision", VOID, vm)

    async def start(self, vm: Ref["_VM"], start_paused: bool, force: bool) -> TaskRef[None]:
        """`VM.start`, for vm-operator and above.

        Errors: VM_BAD_POWER_STATE, VM_HVM_REQUIRED, VM_IS_TEMPLATE, OTHER_OPERATION_IN_PROGRESS, OPERATION_NOT_ALLOWED, BOOTLOADER_FAILED, UNKNOWN_BOOTLOADER, NO_HOSTS_AVAILABLE, LICENCE_RESTRICTION.
        """
        return await self._start("VM.start", VOID, vm, start_paused, force)

    async def start_on(self, vm: Ref["_VM"], host: Ref["_host"], start_paused: bool, force: bool) -> TaskRef[None]:
        """`VM.start_on`, for vm-power-admin+client-cert and above.

        Errors: VM_BAD_POWER_STATE, VM_IS_TEMPLATE, OTHER_OPERATION_IN_PROGRESS, OPERATION_NOT_ALLOWED, BOOTLOADER_FAILED, UNKNOWN_BOOTLOADER.
        """
        return await self._start("VM.start_on", VOID, vm, host, start_paused, force)

    async def pause(self, vm: Ref["_VM"]) -> TaskRef[None]:
        """`VM.pause`, for vm-operator and above.

        Errors: VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS, OPERATION_NOT_ALLOWED, VM_IS_TEMPLATE.
        """
        return await self._start("VM.pause", VOID, vm)

    async def unpause(self, vm: Ref["_VM"]) -> TaskRef[None]:
        """`VM.unpause`, for vm-operator and above.

        Errors: VM_BAD_POWER_STATE, OPERATION_NOT_ALLOWED, VM_IS_TEMPLATE.
        """
        return await self._start("VM.unpause", VOID, vm)

    async def clean_shutdown(self, vm: Ref["_VM"]) -> TaskRef[None]:
        """`VM.clean_shutdown`, for vm-operator and above.

        Errors: VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS, OPERATION_NOT_ALLOWED, VM_IS_TEMPLATE.
        """
        return await self._start("VM.clean_shutdown", VOID, vm)

    async def shutdown(self, vm: Ref["_VM"]) -> TaskRef[None]:
        """`VM.shutdown`, for vm-operator+client-cert and above.

        Errors: VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS, OPERATION_NOT_ALLOWED, VM_IS_TEMPLATE.
        """
        return await self._start("VM.shutdown", VOID, vm)

    async def clean_reboot(self, vm: Ref["_VM"]) -> TaskRef[None]:
        """`VM.clean_reboot`, for vm-operator and above.

        Errors: VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS, OPERATION_NOT_ALLOWED, VM_IS_TEMPLATE.
        """
        return await self._start("VM.clean_reboot", VOID, vm)

    async def hard_shutdown(self, vm: Ref["_VM"]) -> TaskRef[None]:
        """`VM.hard_shutdown`, for vm-operator and above.

        Errors: VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS, OPERATION_NOT_ALLOWED, VM_IS_TEMPLATE.
        """
        return await self._start("VM.hard_shutdown", VOID, vm)

    async def power_state_reset(self, vm: Ref["_VM"]) -> TaskRef[None]:
        """`VM.power_state_reset`, for pool-operator and above."""
        return await self._start("VM.power_state_reset", VOID, vm)

    async def hard_reboot(self, vm: Ref["_VM"]) -> TaskRef[None]:
        """`VM.hard_reboot`, for vm-operator and above.

        Errors: VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS, OPERATION_NOT_ALLOWED, VM_IS_TEMPLATE.
        """
        return await self._start("VM.hard_reboot", VOID, vm)

    async def suspend(self, vm: Ref["_VM"]) -> TaskRef[None]:
        """`VM.suspend`, for vm-operator+client-cert and above.

        Errors: VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS, OPERATION_NOT_ALLOWED, VM_IS_TEMPLATE.
        """
        return await self._start("VM.suspend", VOID, vm)

    async def csvm(self, vm: Ref["_VM"]) -> TaskRef[Ref["_VM"]]:
        """`VM.csvm`, for vm-admin and above. State: deprecated.

        Errors: VM_BAD_POWER_STATE, SR_FULL, OPERATION_NOT_ALLOWED, LICENCE_RESTRICTION.
        """
        return await self._start("VM.csvm", _VM_ref, vm)

    async def resume(self, vm: Ref["_VM"], start_paused: bool, force: bool) -> TaskRef[None]:
        """`VM.resume`, for vm-operator and above.

        Errors: VM_BAD_POWER_STATE, OPERATION_NOT_ALLOWED, VM_IS_TEMPLATE.
        """
        return await self._start("VM.resume", VOID, vm, start_paused, force)

    async def set_is_default_template(self, vm: Ref["_VM"], value: bool) -> TaskRef[None]:
        """`VM.set_is_default_template`, for pool-admin and above."""
        return await self._start("VM.set_is_default_template", VOID, vm, value)

    async def hard_reboot_internal(self, vm: Ref["_VM"]) -> TaskRef[None]:
        """`VM.hard_reboot_internal`, for local-root-only and above. State: deprecated. For the pool's own hosts only."""
        return await self._start("VM.hard_reboot_internal", VOID, vm)

    async def resume_on(self, vm: Ref["_VM"], host: Ref["_host"], start_paused: bool, force: bool) -> TaskRef[None]:
        """`VM.resume_on`, for vm-power-admin+client-cert and above.

        Errors: VM_BAD_POWER_STATE, OPERATION_NOT_ALLOWED, VM_IS_TEMPLATE.
        """
        return await self._start("VM.resume_on", VOID, vm, host, start_paused, force)

    async def pool_migrate(self, vm: Ref["_VM"], host: Ref["_host"], options: Mapping[str, str]) -> TaskRef[None]:
        """`VM.pool_migrate`, for vm-power-admin+client-cert and above.

        Errors: VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS, VM_IS_TEMPLATE, OPERATION_NOT_ALLOWED, VM_BAD_POWER_STATE.
        """
        return await self._start("VM.pool_migrate", VOID, vm, host, options)

    async def pool_migrate_complete(self, vm: Ref["_VM"], host: Ref["_host"]) -> TaskRef[None]:
        """`VM.pool_migrate_complete`, for vm-power-admin+client-cert and above."""
        return await self._start("VM.pool_migrate_complete", VOID, vm, host)

    async def set_VCPUs_number_live(self, ref: Ref["_VM"], nvcpu: int) -> TaskRef[None]:
        """`VM.set_VCPUs_number_live`, for vm-admin and above.

        Errors: OPERATION_NOT_ALLOWED, LICENCE_RESTRICTION.
        """
        return await self._start("VM.set_VCPUs_number_live", VOID, ref, nvcpu)

    async def add_to_VCPUs_params_live(self, ref: Ref["_VM"], key: str, value: str) -> TaskRef[None]:
        """`VM.add_to_VCPUs_params_live`, for vm-admin and above."""
        return await self._start("VM.add_to_VCPUs_params_live", VOID, ref, key, value)

    async def compute_memory_overhead(self, vm: Ref["_VM"]) -> TaskRef[int]:
        """`VM.compute_memory_overhead`, for read-only and above. Units: result: bytes."""
        return await self._start("VM.compute_memory_overhead", INT, vm)

    async def set_memory_dynamic_range(self, ref: Ref["_VM"], min: int, max: int) -> TaskRef[None]:
        """`VM.set_memory_dynamic_range`, for vm-power-admin and above. Units: min: bytes; max: bytes."""
        return await self._start("VM.set_memory_dynamic_range", VOID, ref, min, max)

    async def set_memory_static_range(self, ref: Ref["_VM"], min: int, max: int) -> TaskRef[None]:
        """`VM.set_memory_static_range`, for vm-power-admin and above. Units: min: bytes; max: bytes."""
        return await self._start("VM.set_memory_static_range", VOID, ref, min, max)

    async def set_memory_limits(self, ref: Ref["_VM"], static_min: int, static_max: int, dynamic_min: int, dynamic_max: int) -> TaskRef[None]:
        """`VM.set_memory_limits`, for vm-power-admin and above. Units: static_min: bytes; static_max: bytes; dynamic_min: bytes; dynamic_max: bytes."""
        return await self._start("VM.set_memory_limits", VOID, ref, static_min, static_max, dynamic_min, dynamic_max)

    async def set_memory(self, ref: Ref["_VM"], value: int) -> TaskRef[None]:
        """`VM.set_memory`, for vm-power-admin and above. Units: value: bytes."""
        return await self._start("VM.set_memory", VOID, ref, value)

    async def set_memory_target_live(self, ref: Ref["_VM"], target: int) -> TaskRef[None]:
        """`VM.set_memory_target_live`, for vm-power-admin and above. Units: target: bytes. State: deprecated."""
        return await self._start("VM.set_memory_target_live", VOID, ref, target)

    async def wait_memory_target_live(self, ref: Ref["_VM"]) -> TaskRef[None]:
        """`VM.wait_memory_target_live`, for read-only and above. State: deprecated."""
        return await self._start("VM.wait_memory_target_live", VOID, ref)

    async def get_cooperative(self, ref: Ref["_VM"]) -> TaskRef[bool]:
        """`VM.get_cooperative`, for read-only and above. State: deprecated."""
        return await self._start("VM.get_cooperative", BOOL, ref)

    async def set_shadow_multiplier_live(self, ref: Ref["_VM"], multiplier: float) -> TaskRef[None]:
        """`VM.set_shadow_multiplier_live`, for vm-power-admin and above."""
        return await self._start("VM.set_shadow_multiplier_live", VOID, ref, float(multiplier))

    async def send_sysrq(self, vm: Ref["_VM"], key: str) -> TaskRef[None]:
        """`VM.send_sysrq`, for pool-admin and above.

        Errors: VM_BAD_POWER_STATE.
        """
        return await self._start("VM.send_sysrq", VOID, vm, key)

    async def send_trigger(self, vm: Ref["_VM"], trigger: str) -> TaskRef[None]:
        """`VM.send_trigger`, for pool-admin and above.

        Errors: VM_BAD_POWER_STATE.
        """
        return await self._start("VM.send_trigger", VOID, vm, trigger)

    async def maximise_memory(self, ref: Ref["_VM"], total: int, approximate: bool) -> TaskRef[int]:
        """`VM.maximise_memory`, for read-only and above. Units: total: bytes; result: bytes."""
        return await self._start("VM.maximise_memory", INT, ref, total, approximate)

    async def migrate_send(self, vm: Ref["_VM"], dest: Mapping[str, str], live: bool, vdi_map: Mapping[Ref["_VDI"], Ref["_SR"]], vif_map: Mapping[Ref["_VIF"], Ref["_network"]], options: Mapping[str, str], vgpu_map: Mapping[Ref["_VGPU"], Ref["_GPU_group"]] | None = None, vdi_format_map: Mapping[Ref["_VDI"], str] | None = None) -> TaskRef[Ref["_VM"]]:
        """`VM.migrate_send`, for vm-power-admin and above. By default vgpu_map = {}, vdi_format_map = {}.

        Errors: VM_BAD_POWER_STATE, LICENCE_RESTRICTION.
        """
        return await self._start("VM.migrate_send", _VM_ref, vm, dest, live, vdi_map, vif_map, options, *given((vgpu_map, {}), (vdi_format_map, {})))

    async def assert_can_migrate(self, vm: Ref["_VM"], dest: Mapping[str, str], live: bool, vdi_map: Mapping[Ref["_VDI"], Ref["_SR"]], vif_map: Mapping[Ref["_VIF"], Ref["_network"]], options: Mapping[str, str], vgpu_map: Mapping[Ref["_VGPU"], Ref["_GPU_group"]] | None = None) -> TaskRef[None]:
        """`VM.assert_can_migrate`, for vm-power-admin and above. By default vgpu_map = {}.

        Errors: LICENCE_RESTRICTION.
        """
        return await self._start("VM.assert_can_migrate", VOID, vm, dest, live, vdi_map, vif_map, options, *given((vgpu_map, {})))

    async def assert_can_migrate_sender(self, vm: Ref["_VM"], dest: Mapping[str, str], live: bool, vdi_map: Mapping[Ref["_VDI"], Ref["_SR"]], vif_map: Mapping[Ref["_VIF"], Ref["_network"]], vgpu_map: Mapping[Ref["_VGPU"], Ref["_GPU_group"]], options: Mapping[str, str]) -> TaskRef[None]:
        """`VM.assert_can_migrate_sender`, for vm-power-admin and above."""
        return await self._start("VM.assert_can_migrate_sender", VOID, vm, dest, live, vdi_map, vif_map, vgpu_map, options)

    async def assert_operation_valid(self, ref: Ref["_VM"], op: VmOperationsWord) -> TaskRef[None]:
        """`VM.assert_operation_valid`, for read-only and above."""
        return await self._start("VM.assert_operation_valid", VOID, ref, op)

    async def update_allowed_operations(self, ref: Ref["_VM"]) -> TaskRef[None]:
        """`VM.update_allowed_operations`, for pool-admin and above."""
        return await self._start("VM.update_allowed_operations", VOID, ref)

    async def get_possible_hosts(self, vm: Ref["_VM"]) -> TaskRef[list[Ref["_host"]]]:
        """`VM.get_possible_hosts`, for read-only and above."""
        return await self._start("VM.get_possible_hosts", _host_ref_set, vm)

    async def assert_can_boot_here(self, ref: Ref["_VM"], host: Ref["_host"]) -> TaskRef[None]:
        """`VM.assert_can_boot_here`, for read-only and above.

        Errors: HOST_NOT_ENOUGH_FREE_MEMORY, HOST_NOT_ENOUGH_PCPUS, NETWORK_SRIOV_INSUFFICIENT_CAPACITY, HOST_NOT_LIVE, HOST_DISABLED, HOST_CANNOT_ATTACH_NETWORK, VM_HVM_REQUIRED, VM_REQUIRES_GPU, VM_REQUIRES_IOMMU, VM_REQUIRES_NETWORK, VM_REQUIRES_SR, VM_REQUIRES_VGPU, VM_HOST_INCOMPATIBLE_VERSION, VM_HOST_INCOMPATIBLE_VIRTUAL_HARDWARE_PLATFORM_VERSION, INVALID_VALUE, MEMORY_CONSTRAINT_VIOLATION, OPERATION_NOT_ALLOWED, VALUE_NOT_SUPPORTED, VM_INCOMPATIBLE_WITH_THIS_HOST.
        """
        return await self._start("VM.assert_can_boot_here", VOID, ref, host)

    async def atomic_set_resident_on(self, vm: Ref["_VM"], host: Ref["_host"]) -> TaskRef[None]:
        """`VM.atomic_set_resident_on`, for local-root-only and above. For the pool's own hosts only."""
        return await self._start("VM.atomic_set_resident_on", VOID, vm, host)

    async def create_new_blob(self, vm: Ref["_VM"], name: str, mime_type: str, public: bool | None = None) -> TaskRef[Ref["_blob"]]:
        """`VM.create_new_blob`, for vm-power-admin and above. By default public = False."""
        return await self._start("VM.create_new_blob", _blob_ref, vm, name, mime_type, *given((public, False)))

    async def s3_suspend(self, vm: Ref["_VM"]) -> TaskRef[None]:
        """`VM.s3_suspend`, for vm-operator and above."""
        return await self._start("VM.s3_suspend", VOID, vm)

    async def s3_resume(self, vm: Ref["_VM"]) -> TaskRef[None]:
        """`VM.s3_resume`, for vm-operator and above."""
        return await self._start("VM.s3_resume", VOID, vm)

    async def assert_agile(self, ref: Ref["_VM"]) -> TaskRef[None]:
        """`VM.assert_agile`, for read-only and above."""
        return await self._start("VM.assert_agile", VOID, ref)

    async def update_snapshot_metadata(self, vm: Ref["_VM"], snapshot_of: Ref["_VM"], snapshot_time: Date, transportable_snapshot_id: str) -> TaskRef[None]:
        """`VM.update_snapshot_metadata`, for pool-operator and above. State: deprecated."""
        return await self._start("VM.update_snapshot_metadata", VOID, vm, snapshot_of, snapshot_time, transportable_snapshot_id)

    async def retrieve_wlb_recommendations(self, vm: Ref["_VM"]) -> TaskRef[dict[Ref["_host"], list[str]]]:
        """`VM.retrieve_wlb_recommendations`, for read-only and above."""
        return await self._start("VM.retrieve_wlb_recommendations", _host_ref_to_string_set, vm)

    async def set_bios_strings(self, ref: Ref["_VM"], value: Mapping[str, str]) -> TaskRef[None]:
        """`VM.set_bios_strings`, for vm-admin and above.

        Errors: VM_BIOS_STRINGS_ALREADY_SET, INVALID_VALUE.
        """
        return await self._start("VM.set_bios_strings", VOID, ref, value)

    async def copy_bios_strings(self, vm: Ref["_VM"], host: Ref["_host"]) -> TaskRef[None]:
        """`VM.copy_bios_strings`, for vm-admin and above."""
        return await self._start("VM.copy_bios_strings", VOID, vm, host)

    async def set_start_delay(self, ref: Ref["_VM"], value: int) -> TaskRef[None]:
        """`VM.set_start_delay`, for pool-operator and above. Units: value: seconds."""
        return await self._start("VM.set_start_delay", VOID, ref, value)

    async def set_shutdown_delay(self, ref: Ref["_VM"], value: int) -> TaskRef[None]:
        """`VM.set_shutdown_delay`, for pool-operator and above. Units: value: seconds."""
        return await self._start("VM.set_shutdown_delay", VOID, ref, value)

    async def set_order(self, ref: Ref["_VM"], value: int) -> TaskRef[None]:
        """`VM.set_order`, for pool-operator and above."""
        return await self._start("VM.set_order", VOID, ref, value)

    async def set_suspend_VDI(self, ref: Ref["_VM"], value: Ref["_VDI"]) -> TaskRef[None]:
        """`VM.set_suspend_VDI`, for pool-operator and above."""
        return await self._start("VM.set_suspend_VDI", VOID, ref, value)

    async def assert_can_be_recovered(self, ref: Ref["_VM"], session_to: Ref["_session"]) -> TaskRef[None]:
        """`VM.assert_can_be_recovered`, for read-only and above.

        Errors: VM_IS_PART_OF_AN_APPLIANCE, VM_REQUIRES_SR.
        """
        return await self._start("VM.assert_can_be_recovered", VOID, ref, session_to)

    async def get_SRs_required_for_recovery(self, ref: Ref["_VM"], session_to: Ref["_session"]) -> TaskRef[list[Ref["_SR"]]]:
        """`VM.get_SRs_required_for_recovery`, for read-only and above."""
        return await self._start("VM.get_SRs_required_for_recovery", _SR_ref_set, ref, session_to)

    async def recover(self, ref: Ref["_VM"], session_to: Ref["_session"], force: bool) -> TaskRef[None]:
        """`VM.recover`, for read-only and above."""
        return await self._start("VM.recover", VOID, ref, session_to, force)

    async def import_convert(self, type: str, username: str, password: str, sr: Ref["_SR"], remote_config: Mapping[str, str]) -> TaskRef[None]:
        """`VM.import_convert`, for vm-admin and above."""
        return await self._start("VM.import_convert", VOID, type, username, password, sr, remote_config)

    async def set_appliance(self, ref: Ref["_VM"], value: Ref["_VM_appliance"]) -> TaskRef[None]:
        """`VM.set_appliance`, for pool-operator and above."""
        return await self._start("VM.set_appliance", VOID, ref, value)

    async def set_groups(self, ref: Ref["_VM"], value: Items[Ref["_VM_group"]]) -> TaskRef[None]:
        """`VM.set_groups`, for vm-admin and above. State: prototyped.

        Errors: OPERATION_NOT_ALLOWED.
        """
        return await self._start("VM.set_groups", VOID, ref, value)

    async def query_services(self, ref: Ref["_VM"]) -> TaskRef[dict[str, str]]:
        """`VM.query_services`, for pool-admin and above."""
        return await self._start("VM.query_services", _string_to_string, ref)

    async def call_plugin(self, vm: Ref["_VM"], plugin: str, fn: str, args: Mapping[str, str]) -> TaskRef[str]:
        """`VM.call_plugin`, for vm-operator and above."""
        return await self._start("VM.call_plugin", STRING, vm, plugin, fn, args)

    async def call_host_plugin(self, vm: Ref["_VM"], plugin: str, fn: str, args: Mapping[str, str]) -> TaskRef[str]:
        """`VM.call_host_plugin`, for vm-operator and above. State: prototyped."""
        return await self._start("VM.call_host_plugin", STRING, vm, plugin, fn, args)

    async def set_has_vendor_device(self, ref: Ref["_VM"], value: bool) -> TaskRef[None]:
        """`VM.set_has_vendor_device`, for vm-admin and above."""
        return await self._start("VM.set_has_vendor_device", VOID, ref, value)

    async def import_(self, url: str, sr: Ref["_SR"], full_restore: bool, force: bool) -> TaskRef[list[Ref["_VM"]]]:
        """`VM.import`, for pool-operator and above."""
        return await self._start("VM.import", _VM_ref_set, url, sr, full_restore, force)

    async def set_actions_after_crash(self, ref: Ref["_VM"], value: OnCrashBehaviourWord) -> TaskRef[None]:
        """`VM.set_actions_after_crash`, for vm-admin and above."""
        return await self._start("VM.set_actions_after_crash", VOID, ref, value)

    async def restart_device_models(self, ref: Ref["_VM"]) -> TaskRef[None]:
        """`VM.restart_device_models`, for vm-power-admin+client-cert and above. State: prototyped.

        Errors: VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS, VM_IS_TEMPLATE, OPERATION_NOT_ALLOWED, VM_BAD_POWER_STATE.
        """
        return await self._start("VM.restart_device_models", VOID, ref)

    async def set_uefi_mode(self, ref: Ref["_VM"], mode: VmUefiModeWord) -> TaskRef[str]:
        """`VM.set_uefi_mode`, for pool-admin and above. State: prototyped."""
        return await self._start("VM.set_uefi_mode", STRING, ref, mode)

    async def get_secureboot_readiness(self, ref: Ref["_VM"]) -> TaskRef[VmSecurebootReadiness]:
        """`VM.get_secureboot_readiness`, for pool-admin and above. State: prototyped."""
        return await self._start("VM.get_secureboot_readiness", _vm_secureboot_readiness_word, ref)

    async def update_secureboot_certificates_on_boot(self, ref: Ref["_VM"], mark: bool) -> TaskRef[None]:
        """`VM.update_secureboot_certificates_on_boot`, for vm-admin and above. State: prototyped."""
        return await self._start("VM.update_secureboot_certificates_on_boot", VOID, ref, mark)

    async def set_blocked_operations(self, ref: Ref["_VM"], value: Mapping[VmOperationsWord, str]) -> TaskRef[None]:
        """`VM.set_blocked_operations`, for vm-admin and above."""
        return await self._start("VM.set_blocked_operations", VOID, ref, value)

    async def add_to_blocked_operations(self, ref: Ref["_VM"], key: VmOperationsWord, value: str) -> TaskRef[None]:
        """`VM.add_to_blocked_operations`, for vm-admin and above."""
        return await self._start("VM.add_to_blocked_operations", VOID, ref, key, value)

    async def remove_from_blocked_operations(self, ref: Ref["_VM"], key: VmOperationsWord) -> TaskRef[None]:
        """`VM.remove_from_blocked_operations`, for vm-admin and above."""
        return await self._start("VM.remove_from_blocked_operations", VOID, ref, key)

    async def sysprep(self, ref: Ref["_VM"], unattend: str, timeout: float) -> TaskRef[None]:
        """`VM.sysprep`, for vm-admin and above. Units: timeout: seconds. State: prototyped."""
        return await self._start("VM.sysprep", VOID, ref, unattend, float(timeout))
