"""Classes USB_group, PUSB and VUSB: USB devices for VMs, as far as a pool without such devices has them.

Source: xapi_usb_group.ml, xapi_pusb.ml, xapi_vusb.ml.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from poolwright.emulator.call import Call
from poolwright.emulator.classes.VM.operations import HALTED
from poolwright.emulator.failures import ApiFailure
from poolwright.xapi.types import NULL_REF

if TYPE_CHECKING:
    from poolwright.emulator.implicit import Handler

_VUSBS_MAX: Final = 6


def create_group(call: Call, name_label: str, name_description: str, other_config: Mapping[str, str]) -> str:
    """USB_group.create."""
    values = {"name_label": name_label, "name_description": name_description}
    return call.database.create("USB_group", values | {"other_config": dict(other_config)})


def destroy_group(call: Call, self: str) -> None:
    """USB_group.destroy. Raises USB_GROUP_CONTAINS_VUSB, USB_GROUP_CONTAINS_PUSB."""
    row = call.database.get("USB_group", self)
    if row["VUSBs"]:
        raise ApiFailure("USB_GROUP_CONTAINS_VUSB", *row["VUSBs"])
    if row["PUSBs"]:
        raise ApiFailure("USB_GROUP_CONTAINS_PUSB", *row["PUSBs"])
    call.database.destroy("USB_group", self)


def scan(call: Call, host: str) -> None:
    """PUSB.scan: there is nothing to be found."""
    call.database.get("host", host)


def set_passthrough_enabled(call: Call, self: str, value: bool) -> None:
    """PUSB.set_passthrough_enabled; one that is passed through has a group of its own."""
    row = call.database.get("PUSB", self)
    if value and row["USB_group"] == NULL_REF:
        name = f"Group of {row['vendor_id']} {row['product_id']} USBs"
        group = create_group(call, name, row["vendor_desc"] + row["product_desc"], {})
        call.database.update("PUSB", self, USB_group=group)
    call.database.update("PUSB", self, passthrough_enabled=value)


def create(call: Call, vm: str, usb_group: str, other_config: Mapping[str, str]) -> str:
    """VUSB.create. Raises TOO_MANY_VUSBS, USB_GROUP_CONFLICT."""
    database = call.database
    row = database.get("VM", vm)
    group = database.get("USB_group", usb_group)
    if row["power_state"] != HALTED:
        raise ApiFailure("VM_BAD_POWER_STATE", vm, HALTED.lower(), row["power_state"].lower())
    if len(row["VUSBs"]) >= _VUSBS_MAX:
        raise ApiFailure("TOO_MANY_VUSBS", _VUSBS_MAX)
    if group["VUSBs"]:
        raise ApiFailure("USB_GROUP_CONFLICT", usb_group)
    values = {"VM": vm, "USB_group": usb_group, "other_config": dict(other_config)}
    vusb = database.create("VUSB", values)
    call.refresh("VM", vm)
    return vusb


def unplug(call: Call, self: str) -> None:
    """VUSB.unplug, of one that is plugged. Raises DEVICE_ALREADY_DETACHED."""
    if not call.database.get("VUSB", self)["currently_attached"]:
        raise ApiFailure("DEVICE_ALREADY_DETACHED", self)
    call.database.update("VUSB", self, currently_attached=False)


def destroy(call: Call, self: str) -> None:
    """VUSB.destroy. Raises OPERATION_NOT_ALLOWED while it is attached."""
    row = call.database.get("VUSB", self)
    if row["currently_attached"]:
        raise ApiFailure("OPERATION_NOT_ALLOWED", f"VUSB '{row['uuid']}' still attached to '{row['VM']}'")
    call.database.destroy("VUSB", self)
    call.refresh("VM", row["VM"])


USB_GROUP: Final[Mapping[str, Handler]] = {"create": create_group, "destroy": destroy_group}
PUSB: Final[Mapping[str, Handler]] = {"scan": scan, "set_passthrough_enabled": set_passthrough_enabled}
VUSB: Final[Mapping[str, Handler]] = {"create": create, "unplug": unplug, "destroy": destroy}
