"""Our side of a launch: a manager that has adopted the pool, driven through its API.

Nobody asks the API after jobs while it is measured: that they have ended is read from the database's file,
where a job's end is committed together with what it did.
"""

from __future__ import annotations

import asyncio
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Any, Self

from bench.estate import Estate
from poolwright.apiclient import ApiClient

#: Seconds between two looks at which jobs are pending.
LOOK = 0.02
_PENDING = (
    "SELECT j.uuid FROM async_jobs j LEFT JOIN sagas s ON s.job_id = j.id "
    "WHERE j.status = 0 AND s.ended IS NULL"
)


class Cloud:
    """What deploys ask for, found once."""

    def __init__(self, api: ApiClient, database: Path, common: dict[str, str], templates: list[str]) -> None:
        self._api = api
        self._database = database
        self._common = common
        self._templates = templates
        self._made: list[str] = []
        self._jobs: list[str] = []

    @classmethod
    async def adopt(cls, api: ApiClient, database: Path, pool: dict[str, Any], estate: Estate) -> Self:
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
        return cls(api, database, common, [templates[image.template] for image in estate.images])

    async def launch(self, count: int) -> float:
        """Deploys that many VMs; the seconds until the last is known to run."""
        first = len(self._made)
        began = time.perf_counter()
        async with asyncio.TaskGroup() as group:
            asked = [group.create_task(self._ask(number)) for number in range(first, first + count)]
        self._made += [str(one.result()["id"]) for one in asked]
        return await self._seconds(began, [str(one.result()["jobid"]) for one in asked])

    async def remove(self, number: int) -> float:
        """Stops, destroys and expunges a VM; the seconds that took."""
        began = time.perf_counter()
        asked = await self._api.call("destroyVirtualMachine", id=self._made[number], expunge=True)
        return await self._seconds(began, [str(asked["jobid"])])

    async def check(self) -> None:
        """Raises `JobFailed` if something that was asked for has failed since the last check."""
        for job in self._jobs:
            await self._api.wait("a job", job)
        self._jobs.clear()

    async def _seconds(self, began: float, jobs: list[str]) -> float:
        await asyncio.to_thread(self._await, set(jobs))
        self._jobs += jobs
        return time.perf_counter() - began

    def _await(self, jobs: set[str]) -> None:
        """Returns when none of these jobs is pending any more."""
        with closing(sqlite3.connect(f"file:{self._database}?mode=ro", uri=True)) as database:
            while jobs & {uuid for (uuid,) in database.execute(_PENDING)}:
                time.sleep(LOOK)

    async def _ask(self, number: int) -> dict[str, Any]:
        template = self._templates[number % len(self._templates)]
        return await self._api.call(
            "deployVirtualMachine", name=f"bench-{number}", templateid=template, **self._common
        )


async def _ids(api: ApiClient, command: str, **parameters: Any) -> dict[str, str]:
    """The ids of all that a command lists, by name."""
    return {str(row["name"]): str(row["id"]) for row in await api.list_all(command, **parameters)}
