"""The command: sets the stage, launches, reports, and serves until it is stopped."""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter
from cyclopts.types import PositiveInt

from poolwright.cli.failures import CommandFailed, Exit
from poolwright.cli.output import remark

if TYPE_CHECKING:
    from poolwright.app.manager import Started
    from poolwright.cli.demo.launch import Launch
    from poolwright.emulator import Emulator

DEFAULT_LISTEN = "127.0.0.1:8080"
ANY_LISTEN = "127.0.0.1:0"
PASSWORD = "password"  # noqa: S105 - the demo's, known to all on purpose
PROFILE_NAME = "demo"


async def demo(
    *,
    hosts: Annotated[
        PositiveInt | None, Parameter(help="Hosts of the emulated pool. Default: 3, or the file's.")
    ] = None,
    count: Annotated[
        PositiveInt | None, Parameter(help="VMs to launch. Default: 20, or as many as have room.")
    ] = None,
    database: Annotated[
        Path | None, Parameter(help="A real pool's XAPI database (XML): launch on that pool, emulated.")
    ] = None,
    once: Annotated[
        bool, Parameter(negative="", help="End after the launch; exit code 0 only if every VM runs.")
    ] = False,
    listen: Annotated[
        str | None, Parameter(help="HOST:PORT of the API. Default: 127.0.0.1:8080, or a free port if taken.")
    ] = None,
    profile: Annotated[
        str, Parameter(help="How long the emulated pool's operations take: a profile's name or file.")
    ] = "realistic",
) -> int:
    """An emulated pool, a manager, and VMs launched through its API; then it serves until Ctrl-C.

    The user is admin, the password is "password". Everything is gone when it ends.
    """
    from poolwright.app.log import configure_log
    from poolwright.cli.interrupt import stop_on_signal, unless_stopped
    from poolwright.config.settings import LogSettings

    configure_log(LogSettings(level="warning"))
    async with stop_on_signal() as stop, _stage(hosts, database, listen, profile) as stage:
        launches = await unless_stopped(stop, _perform(stage, count))
        failed = sum(bool(launch.error) for launch in launches)
        if not once:
            _welcome(stage)
            await stop.wait()
            remark("poolwright: ending the demo")
            return Exit.DONE
    return Exit.FAILED if failed else Exit.DONE


@dataclass(frozen=True)
class _Stage:
    """What the demo runs on."""

    pool: Emulator
    manager: Started


@asynccontextmanager
async def _stage(
    hosts: int | None, database: Path | None, listen: str | None, profile: str
) -> AsyncIterator[_Stage]:
    """An emulated pool and a manager with a data directory that goes away with the demo."""
    from poolwright.cli.emulate import emulated

    with tempfile.TemporaryDirectory(prefix="poolwright-demo-") as data:
        async with (
            emulated(hosts=hosts, database=database, profile=profile) as pool,
            _managed(listen, data) as manager,
        ):
            yield _Stage(pool, manager)


@asynccontextmanager
async def _managed(listen: str | None, data: str) -> AsyncIterator[Started]:
    """A manager whose administrator is admin / password, findable by the user's other commands."""
    from poolwright.app.listening import ListenRefused, open_socket
    from poolwright.app.manager import StartRefused, running
    from poolwright.cli.serve import write_profile
    from poolwright.config import Access, Listen, ListenInvalid, ProfileFile
    from poolwright.config.settings import ServerSettings, Settings

    chosen = listen or DEFAULT_LISTEN
    try:
        open_socket(Listen.parse(chosen)).close()
    except ListenInvalid as error:
        raise CommandFailed(str(error), Exit.USAGE) from error
    except ListenRefused as error:
        if listen is not None:
            raise CommandFailed(str(error)) from error
        remark(f"port {Listen.parse(chosen).port} is taken; the API listens on a free one instead")
        chosen = ANY_LISTEN
    try:
        settings = Settings(data=data, server=ServerSettings(listen=chosen))
        async with running(settings, password=PASSWORD) as manager:
            write_profile(PROFILE_NAME, manager)
            try:
                yield manager
            finally:
                access = Access(manager.api, manager.admin.apikey, manager.admin.secretkey)
                ProfileFile.of(os.environ).remove(PROFILE_NAME, access)
    except StartRefused as error:
        raise CommandFailed(str(error)) from error


async def _perform(stage: _Stage, count: int | None) -> list[Launch]:
    """Adopt the pool, launch the VMs, show the table; all through the API."""
    from rich.console import Console

    from poolwright.apiclient import ApiClient, ApiError
    from poolwright.cli.adopt import DEFAULT_ZONE, adopt_pool
    from poolwright.cli.demo.board import Board
    from poolwright.cli.demo.calls import calls_by_vm
    from poolwright.cli.demo.launch import launch_all
    from poolwright.cli.demo.preparation import prepare
    from poolwright.cli.demo.report import print_report

    pool, manager = stage.pool, stage.manager
    remark(f"emulated pool of {len(pool.members) + 1} hosts at {pool.url}, manager at {manager.api}")
    access = manager.admin
    try:
        async with ApiClient(manager.api, access.apikey, access.secretkey, connections=32) as api:
            await adopt_pool(
                api, pool.url, pool.username, pool.password, zone=DEFAULT_ZONE, name="demo", told=remark
            )
            plan = await prepare(api, count, remark)
            before = len(pool.calls)
            began = asyncio.get_running_loop().time()
            board = Board(plan.launches, Console(stderr=True))
            with board.shown():
                await launch_all(api, plan.launches, plan.parameters, board.changed)
            wall = asyncio.get_running_loop().time() - began
    except ApiError as error:
        raise CommandFailed(str(error)) from error
    own, shared = calls_by_vm(pool.database, pool.calls[before:], [launch.id for launch in plan.launches])
    for launch in plan.launches:
        launch.calls = own[launch.id]
    print_report(plan.launches, wall=wall, shared_calls=shared)
    return plan.launches


def _welcome(stage: _Stage) -> None:
    from poolwright.cli.demo.report import print_welcome

    print_welcome(
        api=stage.manager.api,
        username=stage.manager.admin.username,
        password=PASSWORD,
        pool=stage.pool.url,
    )
