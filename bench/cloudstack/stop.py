"""StopCommand, then what destroys: CleanupVMCommand and DeleteCommand. 40 calls and one per second."""

from __future__ import annotations

from typing import Any

import XenAPI

from bench.cloudstack.agent import Agent, await_task
from bench.cloudstack.connection import Command


def stop(agent: Agent, name: str) -> Command:
    """Shuts a VM down by its guest and removes its VLAN, which XAPI refuses while others use it."""
    say = agent.begin()
    vm = say("VM.get_by_name_label", name)[0]
    for _ in range(2):
        say("host.get_uuid", say("VM.get_record", vm)["resident_on"])
    say("VM.set_affinity", vm, say("VM.get_resident_on", vm))
    await_task(say, say("Async.VM.clean_shutdown", vm), agent.pause)
    say("VM.get_power_state", vm)
    say("VM.get_VGPUs", vm)
    networks = [say("VIF.get_network", vif) for vif in say("VM.get_VIFs", vm)]
    for suffix in ("-ISO", "-CONFIGDRIVE-ISO"):
        say("SR.get_by_name_label", f"{name}{suffix}")
    for network in networks:
        _remove_vlan(say, agent, network)
    return say


def _remove_vlan(say: Command, agent: Agent, network: Any) -> None:
    for _ in range(2):
        say("network.get_name_label", network)
    for pif in say("network.get_record", network)["PIFs"]:
        record = say("PIF.get_record", pif)
        if say("host.get_uuid", record["host"]) != agent.uuid:
            continue
        try:
            say("VLAN.destroy", record["VLAN_master_of"])
        except XenAPI.Failure:
            return  # somebody else uses it; CloudStack leaves it to XAPI to say so
        host = say("host.get_by_uuid", agent.uuid)
        for archive in ("tx", "rx", "tx_errors", "rx_errors"):
            say("host.forget_data_source_archives", host, f"pif_{record['device']}.{record['VLAN']}_{archive}")
        return


def destroy(agent: Agent, name: str, volume: str) -> list[Command]:
    """Destroys a halted VM's record, then its root disk with its snapshots: two commands."""
    cleanup = agent.begin()
    for vm in cleanup("VM.get_by_name_label", name):
        if cleanup("VM.get_record", vm)["power_state"] == "Halted":
            cleanup("VM.destroy", vm)
    delete = agent.begin()
    vdi = delete("VDI.get_by_uuid", volume)
    for snapshot in delete("VDI.get_snapshots", vdi):
        delete("VDI.destroy", snapshot)
    delete("VDI.destroy", vdi)
    return [cleanup, delete]
