"""A cloud behind real HTTP: with rows only (`bare`), or whole, on an emulated pool (`site`)."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from api.image_server import Images, serving_images
from argon2 import PasswordHasher
from cs import CloudStack, CloudStackApiException

from poolwright.api.http import make_app
from poolwright.app.first_start import ensure_installed
from poolwright.app.manager import running
from poolwright.clock import SystemClock
from poolwright.config.settings import ServerSettings, Settings, StoreSettings
from poolwright.emulator import GOLDEN_IMAGE, Emulator, emulated_pool
from poolwright.model.account import Account, Domain, RoleType, User
from poolwright.model.unmanaged import ForeignMachine
from poolwright.services import Cloud
from poolwright.store import Store, Transaction, accounts, domains, roles, users

PASSWORD = "password"
DATABASE = "poolwright.sqlite"
#: Argon2 as weak as it goes: a hash says how it was made, so that the real check reads it.
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


class NoSagas:
    """For tests in which nothing may reach a pool: submitting is a failure of the test."""

    async def submit(
        self, _tx: Transaction, name: str, _params: Any, *, job: int | None = None, uuid: str | None = None
    ) -> str:
        raise AssertionError(f"{name} was submitted, for job {job}")

    def wake(self) -> None:
        raise AssertionError("nothing was submitted")

    async def wait(self, saga: str) -> None:
        raise AssertionError(saga)

    async def retry(self, saga: str) -> None:
        raise AssertionError(saga)

    async def abandon(self, saga: str) -> None:
        raise AssertionError(saga)

    async def list_foreign(self, cluster_id: int) -> list[ForeignMachine]:
        raise AssertionError(f"the pool of cluster {cluster_id} was asked")


@dataclass(frozen=True)
class Api:
    """An API's address and a user's keys."""

    url: str
    key: str
    secret: str
    cloud: Cloud

    def client(self, *, method: str = "get", expiration: int = 600) -> CloudStack:
        """PyPI's cs, unmodified; it blocks, so call it through `call`."""
        return CloudStack(
            endpoint=self.url,
            key=self.key,
            secret=self.secret,
            method=method,
            expiration=expiration,
            poll_interval=0.02,
        )

    async def call(self, command: str, **parameters: Any) -> Any:
        """What cs gives for a command; raises its `CloudStackApiException`."""
        return await asyncio.to_thread(getattr(self.client(), command), **parameters)

    async def done(self, command: str, **parameters: Any) -> Any:
        """The result of an asynchronous command's job."""
        return await self.call(command, fetch_result=True, **parameters)

    def of(self, key: str, secret: str) -> Api:
        return Api(self.url, key, secret, self.cloud)


@asynccontextmanager
async def served(cloud: Cloud) -> AsyncIterator[str]:
    runner = web.AppRunner(make_app(cloud), access_log=None)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        host, port = runner.addresses[0][:2]
        yield f"http://{host}:{port}/client/api"
    finally:
        await runner.cleanup()


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data directory of a cloud that has just been installed, to be copied: migrating takes a while."""
    data = tmp_path_factory.mktemp("installed")

    async def install() -> None:
        clock = SystemClock()
        async with Store.open(f"sqlite:///{data / DATABASE}", clock=clock, data=data) as store:
            await ensure_installed(store, clock, password=PASSWORD)

    asyncio.run(install())
    return data


@pytest.fixture
async def bare(tmp_path: Path, installed: Path) -> AsyncIterator[Api]:
    """A cloud of rows: the administrator's view of it, no pool anywhere."""
    clock = SystemClock()
    data = Path(shutil.copytree(installed, tmp_path / "data"))
    async with Store.open(f"sqlite:///{data / DATABASE}", clock=clock, data=data) as store:
        admin, uuid = await ensure_installed(store, clock, password=PASSWORD)
        cloud = Cloud(store=store, runner=NoSagas(), clock=clock, manager_uuid=uuid)
        async with served(cloud) as address:
            yield Api(address, admin.apikey, admin.secretkey, cloud)


@dataclass(frozen=True)
class Site(Api):
    """A whole cloud on one emulated pool."""

    pool: Emulator
    zone: str
    pod: str
    template: str
    offering: str
    network: str

    async def deploy(self, name: str | None = None, **more: Any) -> Any:
        """A VM of the golden image, running."""
        asked = {"serviceofferingid": self.offering, "templateid": self.template, "zoneid": self.zone}
        asked |= {"name": name, "networkids": self.network}
        return (await self.done("deployVirtualMachine", **(asked | more)))["virtualmachine"]


@pytest.fixture
async def site(tmp_path: Path, installed: Path) -> AsyncIterator[Site]:
    """A whole cloud: the manager as it is served, with one adopted pool of three hosts."""
    data = Path(shutil.copytree(installed, tmp_path / "data"))
    settings = Settings(
        data=str(data),
        server=ServerSettings(listen="127.0.0.1:0"),
        store=StoreSettings(url=f"sqlite:///{data / DATABASE}"),
    )
    async with emulated_pool(hosts=3, seed=1) as pool, running(settings) as manager:
        api = Api(manager.api, manager.admin.apikey, manager.admin.secretkey, manager.cloud)
        yield await adopt(api, pool)


async def adopt(api: Api, pool: Emulator) -> Site:
    """Make a zone and a pod, and take the pool in."""
    made = await api.call(
        "createZone", name="zone1", dns1="8.8.8.8", internaldns1="8.8.8.8", networktype="Advanced"
    )
    zone = made["zone"]["id"]
    pod = (await api.call("createPod", name="pod1", zoneid=zone))["pod"]["id"]
    await api.call(
        "addHost",
        zoneid=zone,
        podid=pod,
        clustername="pool1",
        hypervisor="XenServer",
        url=pool.url,
        username=pool.username,
        password=pool.password,
    )
    template = await api.call("listTemplates", templatefilter="all", name=GOLDEN_IMAGE)
    offering = await api.call("listServiceOfferings", name="Small Instance")
    networks = await api.call("listNetworks", listall=True, zoneid=zone, canusefordeploy=True)
    return Site(
        url=api.url,
        key=api.key,
        secret=api.secret,
        cloud=api.cloud,
        pool=pool,
        zone=zone,
        pod=pod,
        template=template["template"][0]["id"],
        offering=offering["serviceoffering"][0]["id"],
        network=networks["network"][0]["id"],
    )


@pytest.fixture
async def images() -> AsyncIterator[Images]:
    async with serving_images() as served:
        yield served


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        yield session


async def refused(api: Api, command: str, **parameters: Any) -> tuple[int, str]:
    """The errorcode and text of a command that is refused."""
    with pytest.raises(CloudStackApiException) as caught:
        await api.call(command, **parameters)
    return caught.value.error["errorcode"], caught.value.error["errortext"]


async def make_user(api: Api, name: str, role: str = "User", *, path: str = "/") -> Api:
    """The API with the keys of a new user of an account of their own, in the domain at `path`."""
    async with api.cloud.store.transaction() as tx:
        domain: Domain | None = await domains.find_by_path(tx, path)
        if domain is None:
            root = await domains.find_by_path(tx, "/")
            assert root is not None
            domain = await domains.insert(
                tx, Domain(name=path.strip("/"), path=path, level=1, parent_id=root.id)
            )
        chosen = next(row for row in await roles.list_where(tx) if row.name == role)
        account = await accounts.insert(
            tx,
            Account(name=name, domain_id=domain.id, role_id=chosen.id, type=RoleType(chosen.type).account_type),
        )
        user = await users.insert(
            tx, User(account_id=account.id, username=name), password_hash=CHEAP.hash(PASSWORD)
        )
        await users.set_keys(tx, user, f"key-of-{name}", f"secret-of-{name}")
    return api.of(f"key-of-{name}", f"secret-of-{name}")
