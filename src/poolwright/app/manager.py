"""The composition root: a running manager, from settings.

    async with running(settings) as manager:
        print(manager.api)

Order of the start: the port is taken, the store opened (and locked against a second manager), the first
administrator made, unfinished sagas resumed, and only then are requests answered. The stop is the reverse:
requests end, sagas are left where they are (their log lets the next start finish them), sessions with pools are
closed. If a part dies, the whole manager ends with its error.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

import structlog
from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError

from poolwright.api.http import make_app
from poolwright.app.first_start import Admin, ensure_installed
from poolwright.app.listening import ListenRefused, open_socket, port_of
from poolwright.app.log import hide_in_text
from poolwright.clock import Clock, SystemClock
from poolwright.config import Settings
from poolwright.config.listen import Listen
from poolwright.model.errors import CloudError
from poolwright.orchestration.runner import Runner
from poolwright.services import Cloud
from poolwright.store import Store
from poolwright.xenserver.pools import Pools

#: Seconds that requests have to end when the manager stops.
SHUTDOWN_SECONDS = 2.0

_log = structlog.get_logger(__name__)


class StartRefused(Exception):
    """The manager cannot start; the message says why and what to do."""


@dataclass(frozen=True)
class Started:
    """A running manager: where its API is, who its first administrator is, and the parts that tests look at."""

    api: str
    admin: Admin
    cloud: Cloud


@asynccontextmanager
async def running(
    settings: Settings, *, clock: Clock | None = None, password: str | None = None
) -> AsyncIterator[Started]:
    """A manager that runs until the context ends. `password` is the first administrator's; else a random one.

    Raises `StartRefused`.
    """
    clock = clock or SystemClock()
    async with AsyncExitStack() as stack:
        listening = _listen(stack, settings.listen)
        trusting = _listen(stack, settings.integration) if settings.integration else None
        store, admin, uuid = await _open(stack, settings, clock, password)
        pools = await stack.enter_async_context(Pools(clock))
        runner = Runner(store, pools, clock, manager=uuid, images=settings.data_directory / "images")
        cloud = Cloud(store=store, runner=runner, clock=clock, manager_uuid=uuid)
        group = await stack.enter_async_context(_background())
        stack.callback(group.create_task(runner.run(), name="sagas").cancel)
        await stack.enter_async_context(_served(cloud, listening))
        if trusting is not None:
            await stack.enter_async_context(_served(cloud, trusting, trusting=True))
            _log.warning(
                "manager.integration_port", listen=settings.server.integration, keys="none are asked for"
            )
        api = f"http://{settings.listen.reachable_host}:{port_of(listening)}/client/api"
        _log.info("manager.started", api=api, data=settings.data)
        yield Started(api, admin, cloud)
        _log.info("manager.stopping")


def _listen(stack: AsyncExitStack, where: Listen) -> socket.socket:
    try:
        return stack.enter_context(open_socket(where))
    except ListenRefused as error:
        raise StartRefused(str(error)) from error


async def _open(
    stack: AsyncExitStack, settings: Settings, clock: Clock, password: str | None
) -> tuple[Store, Admin, str]:
    """The store with all that a first start puts into it, the first administrator, the manager's uuid."""
    try:
        settings.data_directory.mkdir(parents=True, exist_ok=True, mode=0o700)
        store = await stack.enter_async_context(
            Store.open(settings.store_url, clock=clock, data=settings.data_directory)
        )
        return store, *await ensure_installed(store, clock, password=password)
    except CloudError as error:
        raise StartRefused(str(error)) from error
    except (SQLAlchemyError, ValueError, ImportError) as error:
        # ValueError and ImportError: SQLAlchemy's for a URL that it cannot read or has no driver for.
        raise StartRefused(f"the store cannot be opened: {_without_parameters(error)}") from error
    except OSError as error:
        raise StartRefused(f"data directory {settings.data_directory}: {error.strerror}") from error


def _without_parameters(error: Exception) -> str:
    """The first line of the database's own text: what follows are statements and their values."""
    return hide_in_text(str(getattr(error, "orig", None) or error).strip().partition("\n")[0])


@asynccontextmanager
async def _background() -> AsyncIterator[asyncio.TaskGroup]:
    """A task group that hands on a failure as it is: an only one is not wrapped into an exception group."""
    try:
        async with asyncio.TaskGroup() as group:
            yield group
    except BaseExceptionGroup as failures:
        if len(failures.exceptions) > 1:
            raise
        raise failures.exceptions[0] from failures.exceptions[0].__cause__


@asynccontextmanager
async def _served(cloud: Cloud, listening: socket.socket, *, trusting: bool = False) -> AsyncIterator[None]:
    """The API on that socket."""
    # No access log: a request's line holds its API key and signature.
    served = web.AppRunner(
        make_app(cloud, trusting=trusting),
        access_log=None,
        handle_signals=False,
        shutdown_timeout=SHUTDOWN_SECONDS,
    )
    await served.setup()
    try:
        await web.SockSite(served, listening).start()
        yield
    finally:
        await served.cleanup()
