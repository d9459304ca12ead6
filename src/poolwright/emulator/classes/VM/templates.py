"""Templates: becoming one, ceasing to be one, and provisioning. Source: reference/xapi.md 3.3."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lxml import etree

from poolwright.emulator.call import Call
from poolwright.emulator.classes.VM import placement, state
from poolwright.emulator.failures import ApiFailure, internal_error, is_null
from poolwright.xapi.types import NULL_REF

if TYPE_CHECKING:
    from poolwright.emulator.implicit import Handler

#: Keys of a template's other_config that describe the installation, and go with it.
_DISKS: Final = "disks"
_PROVISIONING_KEYS: Final = (_DISKS, "postinstall")


@dataclass(frozen=True)
class Disk:
    """A disk that a template asks for; `sr` a uuid, or empty for the pool's default."""

    device: str
    size: int
    sr: str
    bootable: bool
    type: str


def disks_of(xml: str) -> Iterator[Disk]:
    """The disks that a template's `disks` asks for. Raises INTERNAL_ERROR for what is not that."""
    try:
        root = etree.fromstring(xml.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
        for one in root.iter("disk"):
            yield Disk(
                device=str(one.attrib["device"]),
                size=int(str(one.attrib["size"])),
                sr=str(one.attrib.get("sr", "")),
                bootable=one.attrib.get("bootable") == "true",
                type=str(one.attrib.get("type", "user")),
            )
    except (etree.XMLSyntaxError, KeyError, ValueError) as error:
        raise internal_error(f"Xml_parse_failure: {error}") from error


async def set_is_a_template(call: Call, self: str, value: bool) -> None:
    """VM.set_is_a_template: into a template with checks, out of one without any."""
    if not value:
        _note_install(call, self)
        call.database.update("VM", self, is_a_template=False)
        return
    async with call.marked("VM", self, "make_into_template"):
        row = call.database.get("VM", self)
        for vusb in row["VUSBs"]:
            call.database.destroy("VUSB", vusb)
        if call.database.exists("VM_metrics", row["metrics"]):
            call.database.destroy("VM_metrics", row["metrics"])
        call.database.update("VM", self, is_a_template=True, metrics=NULL_REF, groups=[], ha_always_run=False)


def _note_install(call: Call, vm: str) -> None:
    """A VM is installed when it ceases to be a template. One that was made into a template has no metrics."""
    metrics = call.database.get("VM", vm)["metrics"]
    if call.database.exists("VM_metrics", metrics):
        call.database.update("VM_metrics", metrics, install_time=call.now)


async def set_is_default_template(call: Call, vm: str, value: bool) -> None:
    """VM.set_is_default_template: the flag, and what old clients look for. A VM becomes a template for it."""
    if value and not call.database.get("VM", vm)["is_a_template"]:
        await set_is_a_template(call, vm, True)
    config = call.database.get("VM", vm)["other_config"]
    config = {**config, "default_template": "true" if value else "false"}
    call.database.update("VM", vm, is_default_template=value, other_config=config)
    state.refresh(call.pool, vm)


# --- provision -------------------------------------------------------------------------------------------


def _provisioning_host(call: Call, vm: str) -> str:
    """The host on which the disks are made: any that can run the VM. Raises NO_HOSTS_AVAILABLE."""
    hosts = [host for host in call.database.refs("host") if placement.is_live(call.database, host)]
    affinity = call.database.get("VM", vm)["affinity"]
    enabled = [host for host in hosts if call.database.get("host", host)["enabled"]]
    if not enabled:
        raise ApiFailure("NO_HOSTS_AVAILABLE")
    return str(affinity) if affinity in enabled else enabled[0]


def _sr(call: Call, disk: Disk) -> str:
    if disk.sr:
        return call.database.by_uuid("SR", disk.sr)
    default = str(call.database.get("pool", call.pool.ref)["default_SR"])
    if is_null(default) or not call.database.exists("SR", default):
        raise ApiFailure("DEFAULT_SR_NOT_FOUND", default)
    return default


async def _make_disk(call: Call, vm: str, disk: Disk) -> str:
    vdi = {
        "name_label": disk.device,
        "name_description": "Created by template provisioner",
        "SR": _sr(call, disk),
        "virtual_size": disk.size,
        "type": disk.type,
        "sharable": False,
        "read_only": False,
        "other_config": {},
        "xenstore_data": {},
        "sm_config": {},
        "tags": [],
    }
    made = str(await call.run("VDI.create", vdi))
    drive = {
        "VM": vm,
        "VDI": made,
        "device": "",
        "userdevice": disk.device,
        "bootable": disk.bootable,
        "mode": "RW",
        "type": "Disk",
        "empty": False,
        "unpluggable": disk.type != "system",
        "currently_attached": False,
        "other_config": {"owner": ""},
        "qos_algorithm_type": "",
        "qos_algorithm_params": {},
    }
    await call.run("VBD.create", drive)
    return made


def _slot(call: Call, host: str) -> AbstractAsyncContextManager[None]:
    """A host provisions one VM at a time."""
    return call.marked("host", host, "provision") if host else nullcontext()


async def provision(call: Call, vm: str) -> None:
    """VM.provision: a template becomes a VM, with the disks that it asks for."""
    async with call.marked("VM", vm, "provision"), _slot(call, _provisioning_host(call, vm)):
        await _provision(call, vm)
    state.refresh(call.pool, vm)


async def _provision(call: Call, vm: str) -> None:
    await call.takes("VM.provision")
    config = call.database.get("VM", vm)["other_config"]
    wanted = list(disks_of(config[_DISKS])) if config.get(_DISKS) else []
    made: list[str] = []
    try:
        for disk in wanted:
            made.append(await _make_disk(call, vm, disk))
    except ApiFailure:
        for vdi in made:
            await call.run("VDI.destroy", vdi)
        raise
    rest = {key: value for key, value in config.items() if key not in _PROVISIONING_KEYS}
    call.database.update("VM", vm, is_a_template=False, other_config=rest)
    _note_install(call, vm)


MESSAGES: Final[Mapping[str, Handler]] = {
    "set_is_a_template": set_is_a_template,
    "set_is_default_template": set_is_default_template,
    "provision": provision,
}
