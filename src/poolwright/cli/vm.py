"""`poolwright vm`: the life of VMs, through the API.

Every name may be an id. What takes long is waited for, unless `--no-wait`. Not here: a rule of what may be done
to a VM in which state; that is the manager's.
"""

from __future__ import annotations

import asyncio
from typing import Annotated, Any

from cyclopts import App, Parameter

from poolwright.apiclient import ApiClient
from poolwright.cli.connection import find_object, manager
from poolwright.cli.output import Json, print_json, print_rows, remark
from poolwright.cli.scale_out import deploy_many, show_plan

vm = App(name="vm", help="List, deploy, start, stop, reboot and destroy VMs.")

Names = Annotated[list[str], Parameter(help="Names or ids.", consume_multiple=True)]
Wait = Annotated[bool, Parameter(name="--wait", help="Wait until it is done; --no-wait prints the job's id.")]

_COLUMNS = {
    "Name": "name",
    "State": "state",
    "Host": "hostname",
    "Template": "templatename",
    "Offering": "serviceofferingname",
    "Address": "ipaddress",
    "Id": "id",
}


@vm.command(name="list")
async def list_(
    *,
    state: Annotated[str | None, Parameter(help="Only VMs in this state, like Running.")] = None,
    name: Annotated[str | None, Parameter(help="Only VMs with this name.")] = None,
    as_json: Json = False,
) -> None:
    """List VMs."""
    async with manager() as api:
        rows = await api.list_all("listVirtualMachines", listall=True, state=state, name=name)
    print_rows(rows, _COLUMNS, as_json=as_json)


@vm.command
async def deploy(
    name: Annotated[str | None, Parameter(help="The VM's name; without one the manager gives one.")] = None,
    /,
    *,
    template: Annotated[str, Parameter(help="Template to make it from.")],
    offering: Annotated[str, Parameter(help="Service offering: its CPUs and memory.")],
    zone: Annotated[str | None, Parameter(help="Zone; without it, the only one.")] = None,
    network: Annotated[
        list[str] | None, Parameter(help="Network to connect it to; repeat it for more.", negative="")
    ] = None,
    start: Annotated[bool, Parameter(help="Start it when it is made.")] = True,
    count: Annotated[int, Parameter(help="How many VMs; NAME gets -1, -2, ... appended.")] = 1,
    spread: Annotated[bool, Parameter(help="Emptiest hosts first; --pack: fullest.", negative="--pack")] = True,
    all_or_nothing: Annotated[bool, Parameter(help="All VMs, or none.", negative="--as-many-as-fit")] = True,
    plan: Annotated[
        bool, Parameter(help="Only tell where they would go, and why not elsewhere.", negative="")
    ] = False,
    wait: Wait = True,
    as_json: Json = False,
) -> None:
    """Make a VM from a template and start it; or many, all or nothing; or only plan it."""
    async with manager() as api:
        zoneid = await find_zone(api, zone)
        chosen = await find_object(api, "template", "listTemplates", template, templatefilter="executable")
        service = await find_object(api, "service offering", "listServiceOfferings", offering)
        networks = [
            str((await find_object(api, "network", "listNetworks", item, listall=True))["id"])
            for item in network or ()
        ]
        params: dict[str, Any] = {
            "zoneid": zoneid,
            "templateid": str(chosen["id"]),
            "serviceofferingid": str(service["id"]),
            "name": name,
            "networkids": networks or None,
        }
        many = {"count": count, "strategy": "spread" if spread else "pack", "allornothing": all_or_nothing}
        if plan:
            show_plan(await api.call("planVirtualMachineDeployment", **params, **many), as_json=as_json)
        elif count == 1:
            await _act(
                api, "deployVirtualMachine", name or "VM", wait=wait, as_json=as_json, startvm=start, **params
            )
        else:
            await deploy_many(api, wait=wait, as_json=as_json, **params, **many)


async def find_zone(api: ApiClient, given: str | None) -> str:
    """The id of the zone named, or of the only one. Raises `CommandFailed`."""
    if given is None:
        zones = await api.list_all("listZones")
        if len(zones) == 1:
            return str(zones[0]["id"])
    return str((await find_object(api, "zone", "listZones", given or "(none given)"))["id"])


@vm.command
async def start(names: Names, /, *, wait: Wait = True, as_json: Json = False) -> None:
    """Start VMs."""
    await _each("startVirtualMachine", names, wait=wait, as_json=as_json)


@vm.command
async def stop(
    names: Names,
    /,
    *,
    force: Annotated[bool, Parameter(negative="", help="Cut the power; do not ask the guest.")] = False,
    wait: Wait = True,
    as_json: Json = False,
) -> None:
    """Stop VMs."""
    await _each("stopVirtualMachine", names, wait=wait, as_json=as_json, forced=force or None)


@vm.command
async def reboot(names: Names, /, *, wait: Wait = True, as_json: Json = False) -> None:
    """Reboot VMs."""
    await _each("rebootVirtualMachine", names, wait=wait, as_json=as_json)


@vm.command
async def destroy(
    names: Names,
    /,
    *,
    expunge: Annotated[
        bool, Parameter(negative="", help="Remove the VM and its disks from the pool, for good.")
    ] = False,
    wait: Wait = True,
    as_json: Json = False,
) -> None:
    """Destroy VMs. Without --expunge one can still be recovered."""
    await _each("destroyVirtualMachine", names, wait=wait, as_json=as_json, expunge=expunge or None)


async def _each(command: str, names: list[str], *, wait: bool, as_json: bool, **params: bool | None) -> None:
    """Run a command on several VMs at once. One that fails does not keep the others from being waited for."""
    async with manager() as api:
        found = [await find_object(api, "VM", "listVirtualMachines", name, listall=True) for name in names]
        outcomes = await asyncio.gather(
            *(
                _act(api, command, str(row["name"]), wait=wait, as_json=as_json, id=str(row["id"]), **params)
                for row in found
            ),
            return_exceptions=True,
        )
        failures = [outcome for outcome in outcomes if isinstance(outcome, BaseException)]
        for failure in failures[1:]:
            remark(f"poolwright: {failure}")
        if failures:
            raise failures[0]


async def _act(
    api: ApiClient,
    command: str,
    name: str,
    /,
    *,
    wait: bool,
    as_json: bool,
    **params: Any,
) -> None:
    """Ask for it, wait where wanted, and print the VM (or the job)."""
    if not wait:
        answer = await api.call(command, **params)
        if as_json:
            print_json(answer)
        else:
            print(f"{name}: job {answer['jobid']}")
        return
    if not as_json:
        remark(f"{name}: {command} ...")
    result = await api.run(command, **params)
    machine = result.get("virtualmachine", result)
    if as_json:
        print_json(machine)
    else:
        host = f" on {machine['hostname']}" if machine.get("hostname") else ""
        print(f"{machine.get('name', name)}: {machine.get('state', 'done')}{host} ({machine.get('id', '-')})")
