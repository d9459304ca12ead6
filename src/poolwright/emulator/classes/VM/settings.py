"""Settings of a VM that are more than a field: order, priority, boot, BIOS strings, NVRAM, memberships, maps.

Source: reference/xapi.md 3.5 (xapi_vm.ml).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from poolwright.emulator.call import Call
from poolwright.emulator.classes.VM import state
from poolwright.emulator.classes.VM.memory import refresh_overhead
from poolwright.emulator.classes.VM.operations import HALTED, RUNNING, SUSPENDED
from poolwright.emulator.failures import ApiFailure, internal_error, is_null
from poolwright.xapi.types import NULL_REF

if TYPE_CHECKING:
    from poolwright.emulator.implicit import Handler

_PRIORITIES: Final = ("", "restart", "best-effort")
_DEFAULT_BOOT_POLICY: Final = "BIOS order"
_VENDOR_DEVICE_VERSION: Final = 2
#: What a VM's BIOS may say of itself, and says if nobody set it.
GENERIC_BIOS: Final[Mapping[str, str]] = {
    "bios-vendor": "Xen",
    "bios-version": "",
    "system-manufacturer": "Xen",
    "system-product-name": "HVM domU",
    "system-version": "",
    "system-serial-number": "",
    "enclosure-asset-tag": "",
    "baseboard-manufacturer": "",
    "baseboard-product-name": "",
    "baseboard-version": "",
    "baseboard-serial-number": "",
    "baseboard-asset-tag": "",
    "baseboard-location-in-chassis": "",
}
_BIOS_TEXT_MAX: Final = 512


# --- order and priority ----------------------------------------------------------------------------------


def _natural(field: str) -> Handler:
    def handler(call: Call, self: str, value: int) -> None:
        call.database.get("VM", self)
        if value < 0:
            raise ApiFailure("INVALID_VALUE", f"{field} must be non-negative", value)
        call.database.update("VM", self, **{field: value})

    return handler


def set_ha_restart_priority(call: Call, self: str, value: str) -> None:
    """VM.set_ha_restart_priority. Raises INVALID_VALUE."""
    call.database.get("VM", self)
    if value not in _PRIORITIES:
        raise ApiFailure("INVALID_VALUE", "ha_restart_priority", value)
    call.database.update("VM", self, ha_restart_priority=value)
    if call.database.get("VM", self)["power_state"] == RUNNING:
        call.database.update("VM", self, ha_always_run=value == "restart")


def set_ha_always_run(call: Call, self: str, value: bool) -> None:
    """VM.set_ha_always_run, the old way to set the priority."""
    set_ha_restart_priority(call, self, "restart" if value else "")


# --- boot ------------------------------------------------------------------------------------------------


def set_domain_type(call: Call, self: str, value: str) -> None:
    """VM.set_domain_type, and the boot policy that old clients read it from."""
    call.database.get("VM", self)
    if value == "unspecified":
        raise ApiFailure("INVALID_VALUE", "domain_type", value)
    policy = _DEFAULT_BOOT_POLICY if value == "hvm" else ""
    call.database.update("VM", self, domain_type=value, HVM_boot_policy=policy)
    refresh_overhead(call, self)


def set_HVM_boot_policy(call: Call, self: str, value: str) -> None:
    """VM.set_HVM_boot_policy, and the kind of domain that it stands for."""
    call.database.update("VM", self, HVM_boot_policy=value, domain_type="hvm" if value else "pv")
    refresh_overhead(call, self)


def set_actions_after_crash(call: Call, self: str, value: str) -> None:
    """VM.set_actions_after_crash; whether the VM can do it is asked at start."""
    call.database.update("VM", self, actions_after_crash=value)


def _bad_state(call: Call, vm: str, expected: str) -> ApiFailure:
    actual = call.database.get("VM", vm)["power_state"].lower()
    return ApiFailure("VM_BAD_POWER_STATE", vm, expected.lower(), actual)


def set_has_vendor_device(call: Call, self: str, value: bool) -> None:
    """VM.set_has_vendor_device, of a halted VM; it asks for newer hardware."""
    row = call.database.get("VM", self)
    if row["power_state"] != HALTED:
        raise _bad_state(call, self, HALTED)
    version = max(row["hardware_platform_version"], _VENDOR_DEVICE_VERSION if value else 0)
    call.database.update("VM", self, has_vendor_device=value, hardware_platform_version=version)


def set_suspend_VDI(call: Call, self: str, value: str) -> None:
    """VM.set_suspend_VDI: another image for a suspended VM."""
    if call.database.get("VM", self)["power_state"] != SUSPENDED:
        raise _bad_state(call, self, SUSPENDED)
    call.database.get("VDI", value)
    call.database.update("VM", self, suspend_VDI=value)


# --- BIOS strings ----------------------------------------------------------------------------------------


def _check_unset(call: Call, vm: str) -> None:
    if call.database.get("VM", vm)["bios_strings"]:
        raise ApiFailure("VM_BIOS_STRINGS_ALREADY_SET")


def _check_bios_text(key: str, text: str) -> None:
    if key not in GENERIC_BIOS:
        raise ApiFailure("INVALID_VALUE", key, "Unknown key")
    if not text:
        raise ApiFailure("INVALID_VALUE", key, "Value provided has zero length")
    if len(text) > _BIOS_TEXT_MAX:
        raise ApiFailure("INVALID_VALUE", key, f"{text} has length more than {_BIOS_TEXT_MAX} characters")
    if not (text.isascii() and text.isprintable()):
        raise ApiFailure("INVALID_VALUE", key, f"{text} has non-printable ASCII characters")


def set_bios_strings(call: Call, self: str, value: Mapping[str, str]) -> None:
    """VM.set_bios_strings, once. Raises VM_BIOS_STRINGS_ALREADY_SET, INVALID_VALUE."""
    _check_unset(call, self)
    for key, text in value.items():
        _check_bios_text(key, text)
    call.database.update("VM", self, bios_strings={**GENERIC_BIOS, **value})


def copy_bios_strings(call: Call, vm: str, host: str) -> None:
    """VM.copy_bios_strings: the VM's BIOS shall say what the host's says, where it then prefers to run."""
    _check_unset(call, vm)
    strings = dict(call.database.get("host", host)["bios_strings"])
    call.database.update("VM", vm, bios_strings=strings, affinity=host)


# --- NVRAM -----------------------------------------------------------------------------------------------


async def _update_nvram(call: Call, vm: str, value: Mapping[str, str]) -> None:
    async with call.marked("VM", vm, "changing_NVRAM"):
        call.database.update("VM", vm, NVRAM=dict(value))


async def set_NVRAM(call: Call, self: str, value: Mapping[str, str]) -> None:
    """VM.set_NVRAM, of a halted VM."""
    await _update_nvram(call, self, value)


async def add_to_NVRAM(call: Call, self: str, key: str, value: str) -> None:
    """VM.add_to_NVRAM. Raises MAP_DUPLICATE_KEY."""
    await _update_nvram(call, self, _with_key(call, self, "NVRAM", key, value))


async def remove_from_NVRAM(call: Call, self: str, key: str) -> None:
    """VM.remove_from_NVRAM."""
    await _update_nvram(call, self, _without_key(call, self, "NVRAM", key))


def set_NVRAM_EFI_variables(call: Call, self: str, value: str, update: str) -> None:
    """VM.set_NVRAM_EFI_variables: what the guest's firmware saves, at any time."""
    nvram = call.database.get("VM", self)["NVRAM"]
    call.database.update("VM", self, NVRAM={**nvram, "EFI-variables": value})
    if update != "unspecified":
        word = "update_available" if update == "yes" else "ok"
        call.database.update("VM", self, secureboot_certificates_state=word)


def set_uefi_mode(call: Call, self: str, mode: str) -> str:
    """VM.set_uefi_mode: what the host's tool says of it, which is nothing."""
    del mode
    call.database.get("VM", self)
    return ""


def get_secureboot_readiness(call: Call, self: str) -> str:
    """VM.get_secureboot_readiness."""
    row = call.database.get("VM", self)
    if row["HVM_boot_params"].get("firmware") != "uefi":
        return "not_supported"
    if row["platform"].get("secureboot") not in ("true", "auto"):
        return "disabled"
    return "ready_no_dbx" if "EFI-variables" in row["NVRAM"] else "first_boot"


def update_secureboot_certificates_on_boot(call: Call, self: str, mark: bool) -> None:
    """VM.update_secureboot_certificates_on_boot: notes whether the next start shall update them."""
    call.database.update("VM", self, secureboot_certificates_state="update_on_boot" if mark else "ok")


# --- memberships -----------------------------------------------------------------------------------------


def set_appliance(call: Call, self: str, value: str) -> None:
    """VM.set_appliance."""
    row = call.database.get("VM", self)
    if row["is_control_domain"] or row["is_a_template"] or row["is_a_snapshot"]:
        text = "Control domains, templates and snapshots cannot be assigned to appliances."
        raise ApiFailure("OPERATION_NOT_ALLOWED", text)
    before = row["appliance"]
    call.database.update("VM", self, appliance=value)
    for appliance in (before, value):
        call.refresh("VM_appliance", appliance)
    state.refresh(call.pool, self)


def set_groups(call: Call, self: str, value: list[str]) -> None:
    """VM.set_groups: at most one. Raises TOO_MANY_GROUPS."""
    call.database.get("VM", self)
    if len(value) > 1:
        raise ApiFailure("TOO_MANY_GROUPS")
    call.database.update("VM", self, groups=list(value))


def set_snapshot_schedule(call: Call, self: str, value: str) -> None:
    """VM.set_snapshot_schedule. Raises INVALID_VALUE for what is none."""
    row = call.database.get("VM", self)
    known = call.database.exists("VMSS", value)
    if not (known or is_null(value)) or (known and row["is_control_domain"]):
        raise ApiFailure("INVALID_VALUE", value)
    if known and row["is_a_template"]:
        raise ApiFailure("VM_IS_TEMPLATE", self)
    if known and call.database.get("VMSS", value)["type"] == "snapshot_with_quiesce":
        raise ApiFailure("VM_SNAPSHOT_WITH_QUIESCE_NOT_SUPPORTED", self)
    call.database.update("VM", self, snapshot_schedule=value if known else NULL_REF)
    state.refresh(call.pool, self)


# --- maps ------------------------------------------------------------------------------------------------


def _with_key(call: Call, vm: str, field: str, key: str, value: str) -> dict[str, str]:
    current: dict[str, str] = call.database.get("VM", vm)[field]
    if key in current:
        raise ApiFailure("MAP_DUPLICATE_KEY", "VM", field, vm, key)
    if key == "":
        raise internal_error("Db_exn.Empty_key_in_map")
    return {**current, key: value}


def _without_key(call: Call, vm: str, field: str, key: str) -> dict[str, str]:
    return {name: text for name, text in call.database.get("VM", vm)[field].items() if name != key}


def _map_messages(field: str) -> Mapping[str, Handler]:
    """set_, add_to_ and remove_from_ of a map whose change may allow or forbid operations."""

    def store(call: Call, vm: str, value: dict[str, Any]) -> None:
        call.database.update("VM", vm, **{field: value})
        state.refresh(call.pool, vm)

    def replace(call: Call, self: str, value: dict[str, str]) -> None:
        store(call, self, value)

    def add(call: Call, self: str, key: str, value: str) -> None:
        store(call, self, _with_key(call, self, field, key, value))

    def remove(call: Call, self: str, key: str) -> None:
        store(call, self, _without_key(call, self, field, key))

    return {f"set_{field}": replace, f"add_to_{field}": add, f"remove_from_{field}": remove}


MESSAGES: Final[Mapping[str, Handler]] = {
    "set_order": _natural("order"),
    "set_start_delay": _natural("start_delay"),
    "set_shutdown_delay": _natural("shutdown_delay"),
    "set_ha_restart_priority": set_ha_restart_priority,
    "set_ha_always_run": set_ha_always_run,
    "set_domain_type": set_domain_type,
    "set_HVM_boot_policy": set_HVM_boot_policy,
    "set_actions_after_crash": set_actions_after_crash,
    "set_has_vendor_device": set_has_vendor_device,
    "set_suspend_VDI": set_suspend_VDI,
    "set_bios_strings": set_bios_strings,
    "copy_bios_strings": copy_bios_strings,
    "set_NVRAM": set_NVRAM,
    "add_to_NVRAM": add_to_NVRAM,
    "remove_from_NVRAM": remove_from_NVRAM,
    "set_NVRAM_EFI_variables": set_NVRAM_EFI_variables,
    "set_uefi_mode": set_uefi_mode,
    "get_secureboot_readiness": get_secureboot_readiness,
    "update_secureboot_certificates_on_boot": update_secureboot_certificates_on_boot,
    "set_appliance": set_appliance,
    "set_groups": set_groups,
    "set_snapshot_schedule": set_snapshot_schedule,
    **_map_messages("blocked_operations"),
    **_map_messages("other_config"),
    **_map_messages("platform"),
}
