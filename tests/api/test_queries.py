"""How many SQL statements a VM's life costs, from the request until its job has ended: counted by the store as
they are sent; BEGIN and COMMIT aside. The manager is warm: it has done the same before.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from poolwright.app.manager import running
from poolwright.config.settings import ServerSettings, Settings, StoreSettings
from poolwright.emulator import emulated_pool

from .conftest import Api, Site, adopt, make_user


@pytest.fixture
async def postgresql_site(tmp_path: Path, postgresql_url: str) -> AsyncIterator[Site]:
    """A whole cloud on PostgreSQL."""
    settings = Settings(
        data=str(tmp_path),
        server=ServerSettings(listen="127.0.0.1:0"),
        store=StoreSettings(url=postgresql_url),
    )
    async with emulated_pool(hosts=3, seed=1) as pool, running(settings) as manager:
        api = Api(manager.api, manager.admin.apikey, manager.admin.secretkey, manager.cloud)
        yield await adopt(api, pool)


async def cost(site: Site, api: Api, command: str, **asked: Any) -> tuple[list[str], Any]:
    """The statements of a command and its job, without any of the client's looks at it; and the answer."""
    seen: list[str] = []
    stop = site.cloud.store.on_query(seen.append)
    answer = await api.call(command, **asked)
    async with asyncio.timeout(60):
        while not any("ended=" in one for one in seen):  # noqa: ASYNC110 - what writes the end tells nobody
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.05)
    stop()
    job = await api.call("queryAsyncJobResult", jobid=answer["jobid"])
    assert job["jobstatus"] == 1, job
    return [one for one in seen if not one.startswith("BEGIN")], answer


async def check(site: Site, api: Api, *, deploy: int, stop: int, destroy: int) -> None:
    asked = {"serviceofferingid": site.offering, "templateid": site.template, "zoneid": site.zone}
    asked |= {"networkids": site.network}
    best: dict[str, list[str]] = {}
    # The reconcilers look around meanwhile: of several the cheapest counts.
    for number in range(4):
        name = f"counted{number}"
        made, vm = await cost(site, api, "deployVirtualMachine", name=name, **asked)
        stopped, _ = await cost(site, api, "stopVirtualMachine", id=vm["id"], forced=True)
        gone, _ = await cost(site, site, "destroyVirtualMachine", id=vm["id"], expunge=True)
        for what, found in (("deploy", made), ("stop", stopped), ("destroy", gone)):
            best[what] = min(best.get(what, found), found, key=len)
    for what, limit in (("deploy", deploy), ("stop", stop), ("destroy", destroy)):
        assert len(best[what]) <= limit, (what, len(best[what]), [one[:110] for one in best[what]])


async def test_on_sqlite(site: Site) -> None:
    await check(site, site, deploy=10, stop=12, destroy=30)


async def test_on_postgresql(postgresql_site: Site) -> None:
    await check(postgresql_site, postgresql_site, deploy=10, stop=12, destroy=30)


async def test_for_a_user_with_limits(site: Site) -> None:
    user = await make_user(site, "bob")
    await check(site, user, deploy=11, stop=12, destroy=30)
