"""`poolwright emulate`: an XAPI pool for whoever wants to talk to one."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter
from cyclopts.types import NonNegativeInt, PositiveInt

from poolwright.cli.failures import CommandFailed

if TYPE_CHECKING:
    from poolwright.emulator import Emulator

DEFAULT_PASSWORD = "poolwright"  # noqa: S105 - an emulated pool's, known to all on purpose
Hosts = Annotated[
    PositiveInt | None, Parameter(help="Hosts of the pool. Default: 3; with --database, the file's.")
]
VMs = Annotated[
    NonNegativeInt, Parameter(help="Halted VMs to make besides the templates, each with a disk and a NIC.")
]
Seed = Annotated[NonNegativeInt, Parameter(help="The same seed gives the same uuids and references.")]
DatabaseFile = Annotated[Path | None, Parameter(help="A real pool's XAPI database (XML): become that pool.")]
TraceFile = Annotated[Path | None, Parameter(help="Write a line of JSON per call to this file.")]
FaultsFile = Annotated[
    Path | None, Parameter(help="Rules of what goes wrong and when: a JSON list, read again when it changes.")
]
SaveFile = Annotated[Path | None, Parameter(help="Write the pool's database (XML) to this file at the end.")]
PortNumber = Annotated[
    int, Parameter(help="Port of all hosts; 0 takes one that is free on all their addresses.")
]


async def emulate(
    *,
    hosts: Hosts = None,
    vms: VMs = 0,
    database: DatabaseFile = None,
    seed: Seed = 0,
    listen: Annotated[
        str, Parameter(help="Loopback address of the first host; the others take the next ones.")
    ] = "127.0.0.1",
    port: PortNumber = 0,
    tls: Annotated[bool, Parameter(help="Serve HTTPS, each host with a certificate of its own.")] = False,
    username: Annotated[str, Parameter(help="User that may log in.")] = "root",
    password: Annotated[
        str, Parameter(help="Their password: no secret, it is an emulator.")
    ] = DEFAULT_PASSWORD,
    profile: Annotated[
        str, Parameter(help="How long operations take: instant, realistic, or a profile's file.")
    ] = "instant",
    trace: TraceFile = None,
    faults: FaultsFile = None,
    save: SaveFile = None,
) -> None:
    """Run an emulated XAPI pool until Ctrl-C.

    The first line on standard output is JSON: pool (uuid), coordinator (a URL), members (URLs), username and
    password. Every host listens on its own loopback address, all on one port.
    """
    from poolwright.app.log import configure_log
    from poolwright.cli.interrupt import stop_on_signal
    from poolwright.config.settings import LogSettings
    from poolwright.emulator.serving import announcement

    configure_log(LogSettings(level="warning"))
    async with (
        stop_on_signal() as stop,
        emulated(
            hosts=hosts,
            vms=vms,
            database=database,
            seed=seed,
            listen=listen,
            port=port,
            tls=tls,
            username=username,
            password=password,
            profile=profile,
            trace=trace,
            faults=faults,
        ) as emulator,
    ):
        _reread_on_hangup(emulator)
        print(announcement(emulator), flush=True)
        await stop.wait()
        if save is not None:
            _save(emulator, save)


def _save(emulator: Emulator, path: Path) -> None:
    try:
        emulator.save(path)
    except OSError as error:
        raise CommandFailed(f"{path} cannot be written: {error.strerror}") from error


def _reread_on_hangup(emulator: Emulator) -> None:
    """SIGHUP reads the file of faults again at once; it is also read when it changes."""
    if emulator.faults_file is not None:
        asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, emulator.faults_file.read_again)


@asynccontextmanager
async def emulated(
    *, hosts: int | None, database: Path | None, faults: Path | None = None, **settings: Any
) -> AsyncIterator[Emulator]:
    """An emulated pool that serves, with what keeps it from starting in words. Raises `CommandFailed`."""
    from poolwright.emulator import BadFaults, Emulator, EmulatorSettings
    from poolwright.emulator.durations import UnknownProfile
    from poolwright.emulator.xmldb import NotADatabase

    if hosts is not None and database is not None:
        raise CommandFailed("--hosts and --database exclude each other: the file says which hosts there are")
    if hosts is not None:
        settings["hosts"] = hosts
    try:
        emulator = Emulator(EmulatorSettings(database=database, faults_file=faults, **settings))
    except NotADatabase as error:
        raise CommandFailed(f"{database} is no XAPI database: {error}") from error
    except (UnknownProfile, BadFaults) as error:
        raise CommandFailed(str(error)) from error
    except OSError as error:
        raise CommandFailed(f"{error.filename or database}: {error.strerror or error}") from error
    try:
        await emulator.__aenter__()
    except OSError as error:
        raise CommandFailed(f"the emulated pool cannot listen: {error}") from error
    try:
        yield emulator
    finally:
        await emulator.__aexit__(None, None, None)
