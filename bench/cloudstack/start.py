"""StartCommand: 45 calls and one per second that the start takes, 42 of them before it is awaited."""

from __future__ import annotations

from typing import Any

from bench.cloudstack.agent import Agent, Wanted, await_task
from bench.cloudstack.connection import Command

#: CloudStack clears xenstore_data; the emulated guest's agent, which a stop by the guest needs, is told by it.
_GUEST_AGENT = "vm-data/sim-tools"


def start(agent: Agent, vm: Wanted) -> Command:
    """Makes a VM from its template's record, attaches what it has, starts it; the calls that it took."""
    say = agent.begin()
    if say("VM.get_by_name_label", vm.name):
        raise RuntimeError(f"There is already a VM having the same name: {vm.name}")
    host = say("host.get_by_uuid", agent.uuid)
    made = _create(say, agent, host, vm)
    _look_for_vtpm_and_brand(say, host, made)
    _attach_cd_drive(say, made)
    _attach_root_disk(say, made, vm.volume)
    _attach_nic(say, agent, made, vm)
    await_task(say, say("Async.VM.start_on", made, host, False, True), agent.pause)
    return say


def _create(say: Command, agent: Agent, host: Any, vm: Wanted) -> Any:
    template = say("VM.get_by_name_label", vm.template)[0]
    record = say("VM.get_record", template)
    say("host.get_license_params", host)
    made = say("VM.create", record | _edits(record, host, vm))
    say("VM.get_uuid", made)
    weight = min(256, int(vm.speed * 0.99 / agent.speed * 256))
    say("VM.set_VCPUs_params", made, {"weight": str(weight), "cap": "0"})
    say("VM.set_PV_bootloader", made, "pygrub")
    say("VM.set_PV_bootloader_args", made, "")
    say("VM.set_platform", made, say("VM.get_platform", made))
    say("VM.get_uuid", made)
    boot = say("VM.get_HVM_boot_params", made)
    say("VM.set_HVM_boot_params", made, boot | ({"firmware": "bios"} if "firmware" in boot else {}))
    say("VM.set_platform", made, say("VM.get_platform", made) | {"secureboot": "false"})
    return made


def _edits(template: dict[str, Any], host: Any, vm: Wanted) -> dict[str, Any]:
    dropped = ("disks", "default_template", "mac_seed")
    other = {key: value for key, value in template["other_config"].items() if key not in dropped}
    memory, cpus = str(vm.memory), str(vm.cpus)
    sizes = ("memory_static_min", "memory_dynamic_min", "memory_dynamic_max", "memory_static_max")
    return {
        "affinity": host,
        "other_config": other | {"vm_uuid": vm.uuid},
        "is_a_template": False,
        "name_label": vm.name,
        "actions_after_crash": "destroy",
        "actions_after_shutdown": "destroy",
        "consoles": [],
        "xenstore_data": {k: v for k, v in template["xenstore_data"].items() if k == _GUEST_AGENT},
        "VCPUs_max": cpus,
        "VCPUs_at_startup": cpus,
    } | dict.fromkeys(sizes, memory)


def _look_for_vtpm_and_brand(say: Command, host: Any, vm: Any) -> None:
    say("host.get_record", host)
    say("VM.get_platform", vm)
    say("host.get_record", host)


def _attach_cd_drive(say: Command, vm: Any) -> None:
    drive = {"VDI": "OpaqueRef:NULL", "userdevice": "3", "mode": "RO", "type": "CD", "empty": True}
    say("VBD.get_uuid", say("VBD.create", _vbd(vm) | drive))


def _attach_root_disk(say: Command, vm: Any, volume: str) -> None:
    vdi = say("VDI.get_by_uuid", volume)
    say("VDI.get_name_label", vdi)
    say("VDI.get_sm_config", vdi)
    device = "0" if "0" in say("VM.get_allowed_VBD_devices", vm) else "autodetect"
    disk = {"VDI": vdi, "userdevice": device, "mode": "RW", "type": "Disk", "empty": False, "bootable": True}
    say("VBD.get_uuid", say("VBD.create", _vbd(vm) | disk | {"unpluggable": False}))


def _vbd(vm: Any) -> dict[str, Any]:
    fixed = {"other_config": {}, "qos_algorithm_type": "", "qos_algorithm_params": {}}
    return {"VM": vm, "bootable": False, "unpluggable": True} | fixed


def _attach_nic(say: Command, agent: Agent, vm: Any, wanted: Wanted) -> None:
    say("VM.get_uuid", vm)
    vif = {
        "VM": vm,
        "network": _vlan_network(say, agent, wanted.vlan),
        "device": "0",
        "MAC": wanted.mac,
        "MTU": "1500",
        "other_config": {"cloudstack-vm-id": wanted.uuid},
        "qos_algorithm_type": "ratelimit",
        "qos_algorithm_params": {"kbps": str(200 * 128)},
        "locking_mode": "network_default",
    }
    say("VIF.get_record", say("VIF.create", vif))


def _vlan_network(say: Command, agent: Agent, tag: int) -> Any:
    """The VLAN's network, found by its name, and its PIF on this host, found by walking its PIFs."""
    native = say("network.get_by_uuid", agent.guest_network)
    pif = say("PIF.get_by_uuid", agent.guest_pif)
    uuid = say("network.get_record", native)["uuid"]
    network = say("network.get_by_name_label", f"VLAN-{uuid}-{tag}")[0]
    say("PIF.get_record", pif)
    for candidate in say("network.get_record", network)["PIFs"]:
        there = say("PIF.get_record", candidate)["host"]
        if say("host.get_uuid", there) == agent.uuid:
            return network
    raise RuntimeError(f"network VLAN-{uuid}-{tag} has no PIF on host {agent.uuid}")
