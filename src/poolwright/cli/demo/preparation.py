"""Between adopting and launching: what to launch from, of which size, how many, on which network."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from poolwright.apiclient import ApiClient
from poolwright.cli.demo.choice import (
    DEFAULT_COUNT,
    OFFERING_CPUS,
    OFFERING_MHZ,
    OFFERING_MIB,
    OFFERING_NAME,
    choose_template,
    count_room,
)
from poolwright.cli.demo.launch import Launch
from poolwright.cli.failures import CommandFailed


@dataclass(frozen=True)
class Plan:
    """The launches, and the parameters of deployVirtualMachine that they have in common."""

    launches: list[Launch]
    parameters: dict[str, Any]


async def prepare(api: ApiClient, count: int | None, told: Callable[[str], None]) -> Plan:
    """Decide, and say what was decided. Raises `CommandFailed` if nothing can be launched, and `ApiError`."""
    zones = await api.list_all("listZones")
    templates = await api.list_all("listTemplates", templatefilter="executable", zoneid=str(zones[0]["id"]))
    template = choose_template(templates)
    if template is None:
        raise CommandFailed("the pool has no template to launch from")
    room = count_room(await api.list_all("listHosts", type="Routing"))
    if count is None:
        count = min(DEFAULT_COUNT, room.vms)
        if count < DEFAULT_COUNT:
            told(f"the hosts have room for {count} VMs of {OFFERING_MIB} MiB: launching that many")
    if count == 0:
        raise CommandFailed(f"no host has {OFFERING_MIB} MiB of memory free: nothing can be launched")
    offering = await api.call(
        "createServiceOffering",
        name=OFFERING_NAME,
        displaytext=OFFERING_NAME,
        cpunumber=OFFERING_CPUS,
        cpuspeed=OFFERING_MHZ,
        memory=OFFERING_MIB,
    )
    networks = await api.list_all("listNetworks", listall=True, zoneid=str(zones[0]["id"]))
    parameters: dict[str, Any] = {
        "zoneid": str(zones[0]["id"]),
        "templateid": str(template["id"]),
        "serviceofferingid": str(offering["serviceoffering"]["id"]),
    }
    if networks:
        parameters["networkids"] = str(networks[0]["id"])
    told(f"launching {count} VMs from the template {template['name']!r} on {room.hosts} hosts")
    width = max(2, len(str(count)))
    return Plan([Launch(f"demo-{n:0{width}}") for n in range(1, count + 1)], parameters)
