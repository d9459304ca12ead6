"""The state of one emulated pool: everything that calls share, and nothing of HTTP.

Each part has its own module; this one holds them together and says which host is the coordinator. Several pools
live side by side in one process: nothing here is global.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from poolwright.emulator.database import Database
from poolwright.emulator.durations import Durations, Profile
from poolwright.emulator.event_queue import EventQueue
from poolwright.emulator.events import Events
from poolwright.emulator.operations import Operations, Rules
from poolwright.emulator.resources import CoordinatorLock, Workers
from poolwright.emulator.sessions import Sessions
from poolwright.emulator.tasks import Tasks
from poolwright.xapi.types import NULL_REF

if TYPE_CHECKING:
    from poolwright.clock import Clock
    from poolwright.emulator.failures import ApiFailure


@dataclass
class HostState:
    """What a host is in besides its row: whether it answers, and with which error in emergency mode."""

    alive: bool = True
    emergency: ApiFailure | None = None


class Outside(Protocol):
    """What a pool asks of whoever serves its hosts on the wire."""

    async def power(self, host: str, on: bool) -> None:
        """A host stops answering at its address, or answers again."""

    def find_pool(self, address: str) -> Pool | None:
        """The pool whose host answers at an address, if it can be reached from here."""

    async def apply(self, address: str, username: str, password: str, *, force: bool) -> None:
        """The host, alone in its pool, joins one that `find_pool` does not know. Raises what XAPI would."""

    async def live_alone(self, address: str) -> None:
        """A host that left its pool answers as a fresh pool of its own."""

    def welcome(self, host: str) -> None:
        """A host that joined answers for this pool from now on."""


class Pool:
    """One pool's state."""

    def __init__(
        self, *, clock: Clock, profile: Profile, rules: Mapping[str, Rules], username: str, password: str
    ) -> None:
        self.clock = clock
        self.username = username
        self.password = password
        self.database = Database(clock)
        self.durations = Durations(profile, clock)
        self.workers = Workers()
        self.lock = CoordinatorLock(self.durations, self.database)
        self.operations = Operations(self, rules)
        self.tasks = Tasks(self)
        self.sessions = Sessions(self)
        self.events = Events(self)
        self.event_queue = EventQueue(self)
        self.hosts: dict[str, HostState] = {}
        #: What members of the pool know each other by.
        self.secret = clock.token(24).hex()
        #: Tasks whose work runs now.
        self.running: set[str] = set()
        self.closing = False
        #: What is around the pool; set by whoever serves its hosts.
        self.outside: Outside | None = None
        #: Room for the classes' own state (a counter, contents of disks, ...), by a name of their choice.
        self.private: dict[str, Any] = {}
        self.background: asyncio.TaskGroup | None = None
        self._background_tasks: set[asyncio.Task[None]] = set()

    @property
    def ref(self) -> str:
        """The pool's one row."""
        return next(iter(self.database.tables["pool"].rows), NULL_REF)

    @property
    def coordinator(self) -> str:
        """The host that is the pool's master."""
        row = self.database.find("pool", self.ref)
        return NULL_REF if row is None else str(row["master"])

    @property
    def message_generation(self) -> int:
        """The generation of the newest message."""
        modified = self.database.tables["message"].modified
        return next(reversed(modified.values()), 0)

    def lose_events(self) -> None:
        """Drops what is not heard yet: deletions (as when there were too many since), and the older queue.

        `event.from` never says so, only its counts show it; the older `event.next` says EVENTS_LOST.
        """
        self.database.forget_deletions()
        self.event_queue.lose()

    def host_state(self, host: str) -> HostState:
        return self.hosts.setdefault(host, HostState())

    def spawn(self, work: Callable[[], Awaitable[None]], name: str) -> None:
        """Runs something in the pool's background until it is done or the pool closes.

        `work` must not raise: an exception there would end the pool.
        """
        if self.background is None:
            raise RuntimeError("the pool is not running")

        async def run() -> None:
            await work()

        task = self.background.create_task(run(), name=name)
        self._background_tasks.add(task)
        task.add_done_callback(self._background_tasks.discard)

    def cancel_background(self) -> None:
        """Stops what runs in the background, as when all hosts lose power."""
        for task in list(self._background_tasks):
            task.cancel()
