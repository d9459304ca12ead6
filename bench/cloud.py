"""Our side of a launch: a manager that has adopted the pool, driven through its API."""

from __future__ import annotations

import asyncio
import time
from typing import Any, Self

from bench.estate import Estate
from poolwright.apiclient import ApiClient

#: Seconds between two looks at how many VMs are not there yet.
LOOK = 0.05


class Cloud:
    """What deploys ask for, found once."""

    def __init__(self, api: ApiClient, common: dict[str, str], templates: list[str]) -> None:
        self._api = api
        self._common = common
        self._templates = templates
        self._made: list[str] = []

    @classmethod
    async def adopt(cls, api: ApiClient, pool: dict[str, Any], estate: Estate) -> Self:
        """Takes the pool into a new zone."""
        dns = {"dns1": "192.0.2.53", "internaldns1": "192.0.2.53"}
        zone = await api.call("createZone", name="bench", networktype="Advanced", **dns)
        place = {"zoneid": str(zone["zone"]["id"])}
        gateway = {"startip": "192.0.2.10", "gateway": "192.0.2.1", "netmask": "255.255.255.0"}
        pod = await api.call("createPod", name="bench", **gateway, **place)
        await api.call(
            "addHost",
            podid=str(pod["pod"]["id"]),
            clustername="bench",
            hypervisor="XenServer",
            url=pool["coordinator"],
            username=pool["username"],
            password=pool["password"],
            **place,
        )
        templates = await _ids(api, "listTemplates", templatefilter="executable")
        networks = await _ids(api, "listNetworks", listall=True)
        offerings = await _ids(api, "listServiceOfferings")
        common = place | {
            "networkids": networks[estate.network],
            "serviceofferingid": offerings["Small Instance"],
        }
        return cls(api, common, [templates[image.template] for image in estate.images])

    async def launch(self, count: int) -> float:
        """Deploys that many VMs; the seconds until the last is known to run. Raises if one failed."""
        first = len(self._made)
        began = time.perf_counter()
        async with asyncio.TaskGroup() as group:
            asked = [group.create_task(self._ask(number)) for number in range(first, first + count)]
        while await self._starting():  # noqa: ASYNC110 - it is another process that changes
            await asyncio.sleep(LOOK)
        taken = time.perf_counter() - began
        for one in asked:
            await self._api.wait("deployVirtualMachine", str(one.result()["jobid"]))
            self._made.append(str(one.result()["id"]))
        return taken

    async def remove(self, number: int) -> float:
        """Stops, destroys and expunges a VM; the seconds that took."""
        began = time.perf_counter()
        await self._api.run("destroyVirtualMachine", id=self._made[number], expunge=True)
        return time.perf_counter() - began

    async def _ask(self, number: int) -> dict[str, Any]:
        template = self._templates[number % len(self._templates)]
        return await self._api.call(
            "deployVirtualMachine", name=f"bench-{number}", templateid=template, **self._common
        )

    async def _starting(self) -> int:
        """How many VMs are not there yet."""
        found = await self._api.call(
            "listVirtualMachines", state="Starting", listall=True, page=1, pagesize=1, details="min"
        )
        return int(found.get("count", 0))


async def _ids(api: ApiClient, command: str, **parameters: Any) -> dict[str, str]:
    """The ids of all that a command lists, by name."""
    return {str(row["name"]): str(row["id"]) for row in await api.list_all(command, **parameters)}
