"""The messages of class VDI that make, change and remove disks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from poolwright.emulator.call import Call
from poolwright.emulator.classes.host.liveness import assert_live, live_hosts
from poolwright.emulator.classes.SR.usage import GIB, add_usage
from poolwright.emulator.classes.VDI.disks import (
    assert_managed,
    contents,
    delete_disk,
    new_disk,
    new_disk_like,
)
from poolwright.emulator.classes.VDI.marking import forward, forward_disk, marked_disk
from poolwright.emulator.classes.VDI.operations import TYPE_NAMES
from poolwright.emulator.database import Row
from poolwright.emulator.failures import ApiFailure

_UUID: Final = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


def _gib(call: Call, vdi: str) -> float:
    return float(max(0, call.database.get("VDI", vdi)["virtual_size"])) / GIB


async def create(call: Call, args: Row) -> str:
    """A new disk. It is never read-only: the storage driver has the last word on that."""
    async with call.marked("SR", args["SR"], "vdi_create"):
        forward(call, args["SR"])
        if args["type"] == "cbt_metadata":
            raise ApiFailure("VDI_INCOMPATIBLE_TYPE", "", TYPE_NAMES["cbt_metadata"])
        await call.takes("VDI.create", gib=max(0, args["virtual_size"]) / GIB, at=args["SR"])
        return new_disk(call.pool, args["SR"], args | {"read_only": False})


async def destroy(call: Call, vdi: str) -> None:
    async with marked_disk(call, vdi, "destroy"):
        forward_disk(call, vdi)
        row = call.database.get("VDI", vdi)
        assert_managed(row, vdi)
        await call.takes("VDI.destroy", at=row["SR"])
        delete_disk(call.pool, vdi)


async def clone(call: Call, vdi: str, _driver_params: Mapping[str, str]) -> str:
    async with marked_disk(call, vdi, "clone"):
        forward_disk(call, vdi)
        row = call.database.get("VDI", vdi)
        assert_managed(row, vdi)
        await call.takes("VDI.clone", gib=_gib(call, vdi), at=row["SR"])
        return new_disk_like(call.pool, vdi)


async def snapshot(call: Call, vdi: str, _driver_params: Mapping[str, str]) -> str:
    async with marked_disk(call, vdi, "snapshot"):
        forward_disk(call, vdi)
        row = call.database.get("VDI", vdi)
        assert_managed(row, vdi)
        await call.takes("VDI.snapshot", gib=_gib(call, vdi))
        facts = {"is_a_snapshot": True, "snapshot_of": vdi, "snapshot_time": call.now}
        return new_disk_like(call.pool, vdi, cbt_enabled=row["cbt_enabled"], **facts)


def _host_seeing(call: Call, srs: set[str]) -> str | None:
    """A live, enabled host on which all these SRs are plugged; members first, as XAPI prefers for copying."""
    for host in reversed(live_hosts(call.pool)):
        row = call.database.get("host", host)
        pbds = [call.database.get("PBD", pbd) for pbd in row["PBDs"]]
        if row["enabled"] and srs <= {pbd["SR"] for pbd in pbds if pbd["currently_attached"]}:
            return host
    return None


async def _copy_target(call: Call, source: Row, sr: str, into: str) -> str:
    if call.database.exists("VDI", into):
        return into
    kept = ("name_label", "name_description", "virtual_size", "type", "sharable")
    values = {name: source[name] for name in (*kept, "other_config", "xenstore_data", "tags")}
    target = await call.run("VDI.create", values | {"SR": sr, "read_only": False, "sm_config": {}})
    changes = {"on_boot": source["on_boot"], "allow_caching": source["allow_caching"]}
    call.database.update("VDI", target, **changes)
    return str(target)


async def copy(call: Call, vdi: str, sr: str, _base_vdi: str, into_vdi: str) -> str:
    """A full copy, into a new disk of an SR or into an existing disk."""
    source = call.database.get("VDI", vdi)
    async with call.marked("VDI", vdi, "copy"):
        host = _host_seeing(call, {source["SR"], sr}) or _host_seeing(call, {source["SR"]})
        if host is None:
            raise ApiFailure("SR_HAS_NO_PBDS", source["SR"])
        assert_managed(source, vdi)
        target = await _copy_target(call, source, sr, into_vdi)
        try:
            await _fill(call, vdi, source, target)
        except ApiFailure:
            if target != into_vdi:
                await call.run("VDI.destroy", target)
            raise
    call.refresh("VDI", target)
    return target


async def _fill(call: Call, vdi: str, source: Row, target: str) -> None:
    row = call.database.get("VDI", target)
    if row["read_only"]:
        raise ApiFailure("VDI_READONLY", target)
    if row["virtual_size"] < source["virtual_size"]:
        raise ApiFailure("VDI_TOO_SMALL", target, source["virtual_size"])
    await call.takes("VDI.copy", gib=_gib(call, vdi))
    contents(call.pool).copy(vdi, target)
    content = source["other_config"].get("content_id") or call.new_uuid()
    call.database.update("VDI", target, other_config=row["other_config"] | {"content_id": content})


async def resize(call: Call, vdi: str, size: int) -> None:
    async with marked_disk(call, vdi, "resize"):
        forward_disk(call, vdi)
        row = call.database.get("VDI", vdi)
        assert_managed(row, vdi)
        await call.takes("VDI.resize")
        add_usage(call.database, row["SR"], max(0, size) - max(0, row["virtual_size"]), 0)
        call.database.update("VDI", vdi, virtual_size=size)


def _assert_location_free(call: Call, sr: str, location: str, uuid: str) -> None:
    for vdi in call.database.get("SR", sr)["VDIs"]:
        row = call.database.get("VDI", vdi)
        if row["location"] == location and row["uuid"] != uuid:
            raise ApiFailure("LOCATION_NOT_UNIQUE", sr, location)


def _introduced(call: Call, values: Row) -> str:
    """The row of a disk that the SR already holds. Raises UUID_INVALID, LOCATION_NOT_UNIQUE."""
    if _UUID.fullmatch(values["uuid"]) is None:
        raise ApiFailure("UUID_INVALID", "VDI", values["uuid"])
    _assert_location_free(call, values["SR"], values["location"], values["uuid"])
    known = call.database.find_uuid("VDI", values["uuid"])
    if known is None:
        return new_disk(call.pool, values["SR"], values)
    call.database.update("VDI", known, **values)
    call.refresh("VDI", known)
    return known


_INTRODUCED_FIELDS: Final = (
    "uuid",
    "name_label",
    "name_description",
    "SR",
    "type",
    "sharable",
    "read_only",
    "other_config",
    "location",
    "xenstore_data",
    "sm_config",
    "managed",
    "virtual_size",
    "physical_utilisation",
    "metadata_of_pool",
    "is_a_snapshot",
    "snapshot_time",
    "snapshot_of",
    "cbt_enabled",
)


async def introduce(call: Call, *args: Any) -> str:
    values = dict(zip(_INTRODUCED_FIELDS, args, strict=False))
    async with call.marked("SR", values["SR"], "vdi_introduce"):
        forward(call, values["SR"])
        await call.takes("VDI.introduce")
        return _introduced(call, values)


def pool_introduce(call: Call, *args: Any) -> str:
    return _introduced(call, dict(zip(_INTRODUCED_FIELDS, args, strict=False)))


async def forget(call: Call, vdi: str) -> None:
    """Removes the row only; the disk stays in its SR. CD drives that hold it become empty."""
    async with call.marked("VDI", vdi, "forget"):
        row = call.database.get("VDI", vdi)
        for vbd in row["VBDs"]:
            if call.database.get("VBD", vbd)["type"] == "CD":
                call.database.update("VBD", vbd, empty=True, VDI="OpaqueRef:NULL")
        contents(call.pool).forget(vdi)
        call.database.destroy("VDI", vdi)
        add_usage(call.database, row["SR"], -max(0, row["virtual_size"]), 0)


async def update(call: Call, vdi: str) -> None:
    async with call.marked("VDI", vdi, "update"):
        forward_disk(call, vdi)
        await call.takes("VDI.update")


def set_name_label(call: Call, vdi: str, value: str) -> None:
    forward_disk(call, vdi)
    call.database.update("VDI", vdi, name_label=value)


def set_name_description(call: Call, vdi: str, value: str) -> None:
    forward_disk(call, vdi)
    call.database.update("VDI", vdi, name_description=value)


def _drivers_only(call: Call, ref: str, _value: object = None) -> None:
    """Only a storage driver may."""
    call.database.get("VDI", ref)
    raise ApiFailure("PERMISSION_DENIED", "")


def db_introduce(call: Call, *args: Any) -> str:
    call.database.get("SR", args[_INTRODUCED_FIELDS.index("SR")])
    raise ApiFailure("PERMISSION_DENIED", "")


def _assert_halted(call: Call, vdi: str) -> None:
    for vbd in call.database.get("VDI", vdi)["VBDs"]:
        vm = call.database.get("VBD", vbd)["VM"]
        state = call.database.get("VM", vm)["power_state"]
        if state != "Halted":
            raise ApiFailure("VM_BAD_POWER_STATE", vm, "halted", state.lower())


async def set_on_boot(call: Call, vdi: str, value: str) -> None:
    _assert_halted(call, vdi)
    async with marked_disk(call, vdi, "set_on_boot"):
        forward_disk(call, vdi)
        call.database.update("VDI", vdi, on_boot=value)


def set_allow_caching(call: Call, vdi: str, value: bool) -> None:
    _assert_halted(call, vdi)
    call.database.update("VDI", vdi, allow_caching=value)


async def generate_config(call: Call, host: str, vdi: str) -> str:
    async with call.marked("VDI", vdi, "generate_config"):
        assert_live(call.pool, host)
        forward_disk(call, vdi)
        row = call.database.get("VDI", vdi)
        assert_managed(row, vdi)
        return f"vdi_uuid={row['uuid']} location={row['location']}"


def force_unlock(_call: Call, _vdi: str) -> None:
    raise ApiFailure("MESSAGE_DEPRECATED")


def resize_online(_call: Call, _vdi: str, _size: int) -> None:
    """XAPI took it away: `resize` grows disks in use."""
    raise ApiFailure("MESSAGE_REMOVED")


def revert(call: Call, snapshot: str) -> None:
    """Refused as the storage drivers refuse it: XAPI then reverts by cloning."""
    raise ApiFailure("UNIMPLEMENTED_IN_SM_BACKEND", call.database.get("VDI", snapshot)["SR"])


MESSAGES: Final[Mapping[str, Callable[..., Any]]] = {
    "create": create,
    "destroy": destroy,
    "clone": clone,
    "snapshot": snapshot,
    "copy": copy,
    "resize": resize,
    "resize_online": resize_online,
    "introduce": introduce,
    "pool_introduce": pool_introduce,
    "db_introduce": db_introduce,
    "db_forget": _drivers_only,
    "forget": forget,
    "update": update,
    "set_name_label": set_name_label,
    "set_name_description": set_name_description,
    "set_managed": _drivers_only,
    "set_sharable": _drivers_only,
    "set_read_only": _drivers_only,
    "set_missing": _drivers_only,
    "set_virtual_size": _drivers_only,
    "set_physical_utilisation": _drivers_only,
    "set_is_a_snapshot": _drivers_only,
    "set_snapshot_of": _drivers_only,
    "set_snapshot_time": _drivers_only,
    "set_metadata_of_pool": _drivers_only,
    "set_cbt_enabled": _drivers_only,
    "set_on_boot": set_on_boot,
    "set_allow_caching": set_allow_caching,
    "generate_config": generate_config,
    "force_unlock": force_unlock,
    "revert": revert,
}
