"""An emulated pool at work: its state, its dispatcher, and an HTTP server for each of its hosts.

    async with emulated_pool(hosts=3, seed=1) as pool:
        XenAPI.Session(pool.url).login_with_password(pool.username, pool.password)

Every host listens on its own loopback address, all on one port: XAPI's addresses carry no port, so a client
keeps the one that it was given. Plain HTTP unless `tls`: XAPI offers it too, and on loopback stock clients
work without being told to trust a certificate. Any number of pools run side by side in one process and loop.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from aiohttp import web

from poolwright.clock import Clock, SeededClock, SystemClock
from poolwright.emulator import far_pools, host_faults, http_handlers, population, topology, xmldb
from poolwright.emulator.classes import MESSAGES, RULES
from poolwright.emulator.classes.host import life
from poolwright.emulator.console.connecting import ConnectingServer
from poolwright.emulator.database import Database
from poolwright.emulator.dispatch import Dispatcher
from poolwright.emulator.durations import load_profile
from poolwright.emulator.faults import Faults, Rule
from poolwright.emulator.faults_file import FaultsFile
from poolwright.emulator.pool import Pool
from poolwright.emulator.server import HostServer
from poolwright.emulator.tls import Identity
from poolwright.emulator.topology import Topology
from poolwright.emulator.trace import Trace

#: XAPI collects old sessions and tasks that often, in seconds.
GC_INTERVAL: Final = 30.0
_PORT_TRIES: Final = 50


@dataclass(frozen=True, kw_only=True)
class EmulatorSettings:
    """What an emulated pool is to be.

    `database` is a file of XAPI's own database to load; without it, `topology` is built, or the default one of
    `hosts` hosts and `vms` VMs. Port 0 takes one that is free on every address.
    """

    hosts: int = 3
    vms: int = 0
    seed: int = 0
    profile: str = "instant"
    database: Path | None = None
    tls: bool = False
    listen: str = "127.0.0.1"
    port: int = 0
    username: str = "root"
    password: str = "poolwright"  # noqa: S105 - an emulated pool's well-known default
    trace: Path | None = None
    faults: tuple[Rule, ...] = ()
    #: Rules of what goes wrong, read again whenever the file changes.
    faults_file: Path | None = None
    topology: Topology | None = None


class NoPort(OSError):
    """No port is free on all the addresses that the pool's hosts need."""


class Emulator:
    """One emulated pool, from start to end: an async context manager."""

    def __init__(
        self,
        settings: EmulatorSettings,
        clock: Clock | None = None,
        neighbours: dict[str, Emulator] | None = None,
    ) -> None:
        self.settings = settings
        #: Emulators in reach, by their hosts' addresses: of hosts that were ejected, and can join again.
        self.neighbours: dict[str, Emulator] = {} if neighbours is None else neighbours
        self.clock: Clock = clock or SeededClock(settings.seed, monotonic=_loop_time())
        self.pool = Pool(
            clock=self.clock,
            profile=load_profile(settings.profile),
            rules=RULES,
            username=settings.username,
            password=settings.password,
        )
        self.dispatcher = Dispatcher(self.pool, MESSAGES)
        self.calls = Trace(settings.trace)
        self.faults = Faults(self.database, settings.faults)
        self.faults_file = (
            None if settings.faults_file is None else FaultsFile(settings.faults_file, self.faults)
        )
        if self.faults_file is not None:
            self.faults_file.read()
        self._kept = self._fill()
        self.port = settings.port
        #: Of hosts that came from other processes, by address.
        self._ports: dict[str, int] = {}
        self._runners: dict[str, web.ServerRunner] = {}
        self._listening: dict[str, socket.socket] = {}
        self._identities: dict[str, Identity] = {}
        self._group: asyncio.TaskGroup | None = None

    # --- what it is --------------------------------------------------------------------------------

    @property
    def database(self) -> Database:
        return self.pool.database

    @property
    def uuid(self) -> str:
        return str(self.database.get("pool", self.pool.ref)["uuid"])

    @property
    def username(self) -> str:
        return self.pool.username

    @property
    def password(self) -> str:
        return self.pool.password

    @property
    def url(self) -> str:
        """The coordinator's URL."""
        return self.url_of(self.pool.coordinator)

    @property
    def members(self) -> list[str]:
        """The URLs of the pool's other hosts, which refer callers to the coordinator."""
        coordinator = self.pool.coordinator
        return [self.url_of(h) for h in self.database.refs("host") if h != coordinator]

    def address_of(self, host: str) -> str:
        row = self.database.find("host", host)
        return "" if row is None else str(row["address"])

    def url_of(self, host: str) -> str:
        """A host's URL, by its reference."""
        scheme = "https" if self.settings.tls else "http"
        return f"{scheme}://{self.address_of(host)}:{self.port_of(host)}"

    def port_of(self, host: str) -> int:
        return self._ports.get(self.address_of(host), self.port)

    def fingerprint_of(self, host: str) -> str:
        """The SHA-256 fingerprint of a host's certificate, in hex; empty without TLS."""
        identity = self._identities.get(host)
        return "" if identity is None else identity.fingerprint

    def save(self, path: Path) -> None:
        """Writes the pool as XAPI's own database file."""
        xmldb.save(self.database, self._kept, path)

    def dump(self) -> bytes:
        """The pool as XAPI's own database file holds it."""
        return xmldb.document_of(self.database, self._kept)

    # --- starting and stopping ---------------------------------------------------------------------

    def _fill(self) -> xmldb.Kept:
        settings = self.settings
        if settings.database is not None:
            kept = xmldb.load(self.database, settings.database)
            xmldb.move_hosts(self.database, kept, settings.listen)
            self.pool.operations.refresh_all()
            return kept
        wanted = settings.topology or Topology(
            hosts=settings.hosts, vms=settings.vms, first_address=settings.listen
        )
        topology.build(self.database, wanted)
        self.pool.operations.refresh_all()
        population.populate(self.pool, wanted.vms)
        return xmldb.Kept()

    async def __aenter__(self) -> Self:
        self._group = asyncio.TaskGroup()
        await self._group.__aenter__()
        self.pool.background = self._group
        self.pool.outside = self
        hosts = self.database.refs("host")
        sockets = self._bind([self.address_of(host) for host in hosts])
        for host, bound in zip(hosts, sockets, strict=True):
            self.welcome(host)
            await self._serve(host, bound)
        self.pool.spawn(self._collect, "garbage collection")
        self.faults.begin(lambda rule: host_faults.befall_later(self, rule))
        if self.faults_file is not None:
            self.pool.spawn(self.faults_file.follow, "faults file")
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.pool.closing = True
        self.database.wake()
        for host in list(self._runners):
            await self.stop_host(host)
        self.pool.cancel_background()
        if self._group is not None:
            await self._group.__aexit__(None, None, None)
        self.calls.close()

    async def _collect(self) -> None:
        while True:
            await asyncio.sleep(GC_INTERVAL)
            self.pool.sessions.collect()
            self.pool.tasks.collect()
            self.pool.event_queue.heartbeat()

    def _bind(self, addresses: list[str]) -> list[socket.socket]:
        for _ in range(_PORT_TRIES):
            bound: list[socket.socket] = []
            try:
                port = self.port
                for address in addresses:
                    bound.append(_listening(address, port))
                    port = bound[-1].getsockname()[1]
            except OSError as error:
                for one in bound:
                    one.close()
                if self.port:
                    raise NoPort(f"port {self.port} is not free on {addresses}: {error}") from error
                continue
            self.port = port
            return bound
        raise NoPort(f"no port is free on all of {addresses}")

    async def _serve(self, host: str, bound: socket.socket) -> None:
        context = None
        if self.settings.tls:
            if host not in self._identities:
                self._identities[host] = Identity(self.address_of(host), self.clock.now())
                self._record_certificate(host)
            context = self._identities[host].context()
        answering = HostServer(self, host, http_handlers.HANDLERS)
        server = ConnectingServer(
            answering.handle,
            access_log=None,
            keepalive_timeout=3600.0,
            lingering_time=1.0,
            auto_decompress=False,
        )
        runner = web.ServerRunner(server, shutdown_timeout=0.0)
        await runner.setup()
        await web.SockSite(runner, bound, ssl_context=context, backlog=128).start()
        self._runners[host] = runner
        self._listening[host] = bound

    def _record_certificate(self, host: str) -> None:
        """As XAPI does when it starts: the pool's database says which certificate each host shows."""
        for ref, row in self.database.items("Certificate"):
            if row["host"] == host and row["type"] == "host":
                self.database.destroy("Certificate", ref)
        self.database.create("Certificate", {**self._identities[host].row, "host": host})

    async def stop_host(self, host: str) -> None:
        """A host stops answering: its connections break and new ones are refused. Nothing if it has."""
        runner = self._runners.pop(host, None)
        if runner is None:
            return
        # asyncio drops a connection that it has just let in when the server closes, without closing it
        asyncio.get_running_loop().remove_reader(self._listening.pop(host))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        await runner.cleanup()

    async def power(self, host: str, on: bool) -> None:
        """A host stops answering, or answers again."""
        await (self.start_host(host) if on else self.stop_host(host))

    def find_pool(self, address: str) -> Pool | None:
        """The pool whose host answers at an address: of this emulator, or of one that came of it."""
        neighbour = self.neighbours.get(address)
        return None if neighbour is None else neighbour.pool

    def welcome(self, host: str) -> None:
        """A host that joined answers for this pool from now on."""
        self.neighbours[self.address_of(host)] = self

    async def live_alone(self, address: str) -> None:
        """Serves a fresh pool of one host at an address, for as long as this emulator runs."""
        settings = replace(
            self.settings,
            hosts=1,
            listen=address,
            port=self._ports.get(address, self.port),
            database=None,
            trace=None,
            faults=(),
            faults_file=None,
            topology=Topology(hosts=1, first_address=address, shared_sr=0),
        )
        started = asyncio.Event()

        async def run() -> None:
            async with Emulator(settings, self.clock, self.neighbours):
                started.set()
                await asyncio.Event().wait()

        self.pool.spawn(run, f"pool at {address}")
        await started.wait()

    async def kill_host(self, host: str) -> None:
        """A host loses its power at once: it stops answering, and the pool finds out by and by."""
        await life.die(self.pool, host)

    async def revive_host(self, host: str) -> None:
        """A host that was killed or shut down starts again; its VMs are not running."""
        await life.boot(self.pool, host)

    def cut_off_host(self, host: str) -> None:
        """A member loses its network to the coordinator; it answers clients, in emergency mode."""
        life.cut_off(self.pool, host)

    def reconnect_host(self, host: str) -> None:
        """A member that was cut off is back in touch; its VMs never stopped."""
        life.reconnect(self.pool, host)

    async def start_host(self, host: str) -> None:
        """A host that was stopped answers again, on the same address and port."""
        if host not in self._runners:
            await self._serve(host, _listening(self.address_of(host), self.port_of(host)))

    async def apply(self, address: str, username: str, password: str, *, force: bool) -> None:
        """The pool's only host joins a pool that another process emulates. Raises what XAPI would."""
        await far_pools.apply(self, address, username, password, force=force)

    def can_serve(self, host: str, port: int) -> bool:
        """Whether a host's address and that port are free; if so they are its own from now on."""
        try:
            _listening(self.address_of(host), port).close()
        except OSError:
            return False
        self._ports[self.address_of(host)] = port
        return True


def _loop_time() -> Callable[[], float]:
    """The running loop's time, which tests may have made virtual; the machine's outside a loop."""
    try:
        return asyncio.get_running_loop().time
    except RuntimeError:
        return SystemClock().monotonic


def _listening(address: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ipaddress.ip_address(address).version == 6 else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((address, port))
        bound.listen(128)
    except OSError:
        bound.close()
        raise
    return bound


@asynccontextmanager
async def emulated_pool(
    *,
    hosts: int = 3,
    seed: int = 0,
    profile: str = "instant",
    database: Path | str | None = None,
    tls: bool = False,
    listen: str = "127.0.0.1",
    port: int = 0,
    username: str = "root",
    password: str = "poolwright",  # noqa: S107 - an emulated pool's well-known default
    trace: Path | None = None,
    clock: Clock | None = None,
    topology: Topology | None = None,
) -> AsyncIterator[Emulator]:
    """A pool that answers on loopback while the block runs."""
    settings = EmulatorSettings(
        hosts=hosts,
        seed=seed,
        profile=profile,
        database=Path(database) if database is not None else None,
        tls=tls,
        listen=listen,
        port=port,
        username=username,
        password=password,
        trace=trace,
        topology=topology,
    )
    async with Emulator(settings, clock) as emulator:
        yield emulator
