"""The table of operations that the sweeps go through: how each begins, what it does, and what may be left of
it.

A row more here, and the operation is swept: every call of it refused, lost or cut off, every kill in the
middle.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Final

from poolwright.model.network import BroadcastType, Network
from poolwright.store import Store, accounts, networks, zones

from .cloud import Life

GOLDEN: Final = "poolwright Linux (golden image)"

Names = dict[str, str]
Act = Callable[[Life, Names], Awaitable[dict[str, Any]]]


@dataclass(frozen=True)
class Operation:
    """One command on a cloud that was prepared for it.

    `undoes`: refused by the pool, it leaves all as it was. Otherwise `again`, or itself asked for once
    more, must end as if nothing had been. `remains` are rows of which a refused one may change the picture.
    """

    name: str
    prepare: Callable[[Life], Awaitable[Names]]
    act: Act
    undoes: bool = True
    again: Act | None = None
    remains: tuple[str, ...] = ()


async def first(life: Life, command: str, key: str, **params: Any) -> dict[str, Any]:
    return dict((await life.call(command, **params))[key][0])


async def place(life: Life) -> Names:
    """The ids that a deploy needs."""
    templates = (await life.call("listTemplates", templatefilter="executable"))["template"]
    offerings = (await life.call("listServiceOfferings"))["serviceoffering"]
    found = (await life.call("listNetworks", listall="true"))["network"]
    return {
        "zoneid": (await first(life, "listZones", "zone"))["id"],
        "templateid": next(row["id"] for row in templates if row["name"] == GOLDEN),
        "serviceofferingid": next(row["id"] for row in offerings if row["name"] == "Small Instance"),
        "networkids": found[0]["id"],
    }


async def new_vlan(store: Store, tag: int = 100) -> str:
    """A network that is on no pool yet; its id."""
    async with store.transaction() as tx:
        account = (await accounts.list_where(tx))[0]
        zone = (await zones.list_where(tx))[0]
        row = await networks.insert(
            tx,
            Network(
                name=f"vlan {tag}",
                zone_id=zone.id,
                account_id=account.id,
                domain_id=account.domain_id,
                broadcast_type=BroadcastType.VLAN,
                vlan=tag,
                state="Allocated",
            ),
        )
    return row.uuid


async def deploy(life: Life, names: Names, **more: Any) -> dict[str, Any]:
    keys = ("zoneid", "templateid", "serviceofferingid", "networkids")
    return await life.call("deployVirtualMachine", **{key: names[key] for key in keys}, **more)


async def nothing_yet(life: Life) -> Names:
    return await place(life)


async def everything_ahead(life: Life) -> Names:
    """For a VM with a data disk, on the management network and on a VLAN that is not on the pool yet."""
    names = await place(life)
    offerings = (await life.call("listDiskOfferings"))["diskoffering"]
    names["networkids"] += "," + await new_vlan(life.store)
    names["diskofferingid"] = next(row["id"] for row in offerings if not row.get("iscustomized"))
    return names


async def plain_vm(life: Life) -> Names:
    """A running VM with one disk and one NIC."""
    return await running_vm(life, await place(life))


async def running_vm(life: Life, names: Names | None = None) -> Names:
    """A running VM with everything, or what `names` say."""
    names = names or await everything_ahead(life)
    more = {"diskofferingid": names["diskofferingid"]} if "diskofferingid" in names else {}
    answer = await deploy(life, names, **more)
    job = await life.finished(answer["jobid"])
    assert job["jobstatus"] == 1, job
    return {**names, "id": answer["id"]}


async def stopped_vm(life: Life) -> Names:
    names = await plain_vm(life)
    await life.do("stopVirtualMachine", id=names["id"])
    return names


async def destroyed_vm(life: Life) -> Names:
    names = await running_vm(life)
    await life.do("destroyVirtualMachine", id=names["id"])
    return names


def on_vm(command: str, **params: Any) -> Act:
    async def act(life: Life, names: Names) -> dict[str, Any]:
        return await life.call(command, id=names["id"], **params)

    return act


async def deploy_plain(life: Life, names: Names) -> dict[str, Any]:
    return await deploy(life, names)


async def deploy_everything(life: Life, names: Names) -> dict[str, Any]:
    return await deploy(life, names, diskofferingid=names["diskofferingid"])


async def create_network(life: Life, names: Names) -> dict[str, Any]:
    offerings = (await life.call("listNetworkOfferings"))["networkoffering"]
    offering = next(row for row in offerings if row["guestiptype"] == "L2" and row["specifyvlan"])
    return await life.call(
        "createNetwork", name="made", zoneid=names["zoneid"], networkofferingid=offering["id"], vlan=77
    )


async def vm_and_volume(life: Life) -> Names:
    """A running VM, and a volume that is attached to nothing yet."""
    names = await plain_vm(life)
    offerings = (await life.call("listDiskOfferings"))["diskoffering"]
    offering = next(row["id"] for row in offerings if not row.get("iscustomized"))
    made = await life.call("createVolume", name="data", zoneid=names["zoneid"], diskofferingid=offering)
    assert (await life.finished(made["jobid"]))["jobstatus"] == 1
    return {**names, "volumeid": made["id"]}


async def vm_with_volume(life: Life) -> Names:
    names = await vm_and_volume(life)
    await succeed(life, "attachVolume", id=names["volumeid"], virtualmachineid=names["id"])
    return names


async def loose_volume(life: Life) -> Names:
    """A volume that is on the pool, since it was attached once."""
    names = await vm_with_volume(life)
    await succeed(life, "detachVolume", id=names["volumeid"])
    return names


async def vm_and_vlan(life: Life) -> Names:
    names = await plain_vm(life)
    return {**names, "networkid": await new_vlan(life.store)}


async def vm_with_nic(life: Life) -> Names:
    names = await vm_and_vlan(life)
    await succeed(life, "addNicToVirtualMachine", virtualmachineid=names["id"], networkid=names["networkid"])
    vm = await first(life, "listVirtualMachines", "virtualmachine", id=names["id"])
    return {**names, "nicid": next(nic["id"] for nic in vm["nic"] if not nic["isdefault"])}


async def succeed(life: Life, command: str, **params: Any) -> None:
    job = await life.do(command, **params)
    assert job["jobstatus"] == 1, job


async def attach(life: Life, names: Names) -> dict[str, Any]:
    return await life.call("attachVolume", id=names["volumeid"], virtualmachineid=names["id"])


async def detach(life: Life, names: Names) -> dict[str, Any]:
    return await life.call("detachVolume", id=names["volumeid"])


async def resize(life: Life, names: Names) -> dict[str, Any]:
    offerings = (await life.call("listDiskOfferings"))["diskoffering"]
    larger = max((row for row in offerings if not row.get("iscustomized")), key=lambda row: row["disksize"])
    return await life.call("resizeVolume", id=names["volumeid"], diskofferingid=larger["id"])


async def delete_volume(life: Life, names: Names) -> dict[str, Any]:
    return await life.call("destroyVolume", id=names["volumeid"], expunge="true")


async def add_nic(life: Life, names: Names) -> dict[str, Any]:
    return await life.call("addNicToVirtualMachine", virtualmachineid=names["id"], networkid=names["networkid"])


async def remove_nic(life: Life, names: Names) -> dict[str, Any]:
    return await life.call("removeNicFromVirtualMachine", virtualmachineid=names["id"], nicid=names["nicid"])


async def migrate(life: Life, names: Names) -> dict[str, Any]:
    vm = await first(life, "listVirtualMachines", "virtualmachine", id=names["id"])
    hosts = (await life.call("listHosts", type="Routing"))["host"]
    other = next(row for row in hosts if row["id"] != vm["hostid"])
    return await life.call("migrateVirtualMachine", virtualmachineid=names["id"], hostid=other["id"])


async def scale(life: Life, names: Names) -> dict[str, Any]:
    offerings = (await life.call("listServiceOfferings"))["serviceoffering"]
    other = next(row for row in offerings if row["name"] == "Medium Instance")
    return await life.call("scaleVirtualMachine", id=names["id"], serviceofferingid=other["id"])


_DEPLOYED: Final = (" of a VM",)

OPERATIONS: Final[dict[str, Operation]] = {
    operation.name: operation
    for operation in (
        Operation("deploy", nothing_yet, deploy_plain, remains=_DEPLOYED),
        Operation("deploy with everything", everything_ahead, deploy_everything, remains=_DEPLOYED),
        Operation("start", stopped_vm, on_vm("startVirtualMachine")),
        Operation("stop", plain_vm, on_vm("stopVirtualMachine")),
        Operation("stop by force", plain_vm, on_vm("stopVirtualMachine", forced="true")),
        Operation("reboot", plain_vm, on_vm("rebootVirtualMachine")),
        Operation("destroy", plain_vm, on_vm("destroyVirtualMachine")),
        Operation(
            "destroy and expunge", running_vm, on_vm("destroyVirtualMachine", expunge="true"), undoes=False,
            again=on_vm("expungeVirtualMachine"),
        ),
        Operation("expunge", destroyed_vm, on_vm("expungeVirtualMachine"), undoes=False),
        Operation("create a network", nothing_yet, create_network),
        Operation("attach a volume", vm_and_volume, attach),
        Operation("detach a volume", vm_with_volume, detach),
        Operation("resize a volume", loose_volume, resize),
        Operation("delete a volume", loose_volume, delete_volume, undoes=False),
        Operation("add a NIC", vm_and_vlan, add_nic),
        Operation("remove a NIC", vm_with_nic, remove_nic, undoes=False),
        Operation("migrate", plain_vm, migrate),
        Operation("scale", stopped_vm, scale),
    )
}  # fmt: skip
