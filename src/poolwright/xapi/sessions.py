"""A session with a pool: logged in at its master, shared by many callers, renewed when it must be, logged out.

    async with await Session.login(url, username, password, tls=Tls.pinned(...)) as session:
        vms = await session.VM.get_all_records()

A call that is refused because the session is unknown (SESSION_INVALID) or the host is no master (HOST_IS_SLAVE)
was not executed, so it is made again after one new login, which all calls in flight share. So is a call for
which no connection could be made, where other members of the pool are known: one of them may be the master now.
Calls that only read are also repeated when their answer is lost; nothing else ever is. XAPI's addresses carry
no port: the scheme and port that the first address was given with are kept.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from types import TracebackType
from typing import Any, Final, Self, TypeVar

from ._generated.namespaces import AsyncNamespaces, Namespaces
from ._generated.session import session as session_class
from .credentials import Credentials
from .eventbatch import EventBatch
from .events import EventStream
from .failures import AnswerUnknown, NotSent, Unreachable, XapiError, XapiFailure
from .logins import EMERGENCY, FIRST, OF_ITS_OWN, Entrance, Link, NoMaster, named_master
from .shapes import STRING, Shape
from .tasks import Tasks
from .tls import Tls
from .transport import Transport, at_host, host_of, is_address
from .types import Ref, TaskRef
from .wire import Encoding

T = TypeVar("T")

#: How often one call may follow a new session or master before its refusal is believed.
REPEATS: Final = 3
#: Most seconds that a call waits before it follows a master that lets us in and is out of reach at once again.
FLAPPING: Final = 2.0


def only_reads(method: str) -> bool:
    """Whether repeating a message changes nothing: its getters and `get_all_records`, by XAPI's own rule."""
    return method.partition(".")[2].startswith("get_")


class Session(Namespaces):
    """A session. Its attributes are XAPI's classes; `Async` has the messages that run as tasks."""

    def __init__(self, entrance: Entrance) -> None:
        """A session that is not logged in yet; `Session.login` and `connect_pool` give one that is."""
        super().__init__(self)
        self.Async: Final = AsyncNamespaces(self)
        self.events: Final = EventStream(self)
        self.tasks: Final = Tasks(self.events, self.task.get_record, self.task.destroy)
        #: How many logins there were: what one epoch's event token says is nothing in the next.
        self.epoch = 0
        self._entrance = entrance
        self._link: Link | None = None
        self._renewal: asyncio.Future[None] | None = None
        self._renewing: asyncio.Timeout | None = None
        #: References of former sessions that may live on, to be ended.
        self._retired: list[str] = []
        self._is_closed = False
        self._group: asyncio.TaskGroup | None = None

    @classmethod
    async def login(
        cls,
        url: str,
        username: str,
        password: str,
        *,
        originator: str = "poolwright",
        tls: Tls | None = None,
        deadline: float = 60.0,
        encoding: Encoding = Encoding.JSON_V2,
        connections: int = 16,
        members: Iterable[str] = (),
    ) -> Self:
        """Log in at the master of the pool that the host at `url` belongs to.

        `deadline` in seconds is every call's; `connections` bounds the calls under way at once. `members` are
        the addresses of the pool's other hosts, where they are known: any of them leads to a new master when
        the old one is gone. Raises `SessionAuthenticationFailed` and other failures, `NotSent` (of that
        `NoMaster` where members are known), `AnswerUnknown`.
        """
        who = Credentials(username, password, originator)
        self = cls(
            Entrance(
                who, tls=tls, deadline=deadline, encoding=encoding, connections=connections, members=members
            )
        )
        try:
            await self._move(url, "logging in", patience=min(FIRST, deadline))
        except BaseException:
            await self._entrance.close()
            raise
        return self

    @property
    def members(self) -> tuple[str, ...]:
        """The addresses of the pool's hosts, as far as this session knows them; worth storing."""
        return self._entrance.members

    @property
    def url(self) -> str:
        """The master's URL. Raises `NotSent` if logged out."""
        return self._linked("url").transport.url

    @property
    def is_closed(self) -> bool:
        """Whether it was logged out: no call leaves any more."""
        return self._is_closed

    @property
    def tls(self) -> Tls:
        """What is trusted by now: to pinned certificates come those that the pool itself names."""
        return self._entrance.tls

    @property
    def ref(self) -> Ref[session_class]:
        """The session's own reference, a secret. Raises `NotSent` if logged out."""
        return Ref(self._linked("ref").ref)

    def within(self, deadline: float) -> Namespaces:
        """The same session with another deadline (seconds): `session.within(3600).VM.copy(...)`."""
        return Namespaces(_Within(self, deadline))

    # --- calls -----------------------------------------------------------------------------------

    async def call(
        self,
        method: str,
        shape: Shape[T],
        *params: Any,
        session: bool = True,
        deadline: float | None = None,
        long_poll: bool = False,
    ) -> T:
        """Call a message by its wire name; the session is put before `params`.

        Raises `XapiFailure`, `NotSent`, `AnswerUnknown`.
        """
        loop = asyncio.get_running_loop()
        end = loop.time() + (self._entrance.deadline if deadline is None else deadline)
        repeats, losses = REPEATS, 0
        while True:
            link = self._linked(method)
            arguments = [link.ref, *params] if session else list(params)
            try:
                return await link.transport.call(
                    method, arguments, shape, deadline=max(end - loop.time(), 0.0), long_poll=long_poll
                )
            except XapiFailure as refusal:
                repeats -= 1
                if not session or repeats < 0 or not self._is_unseen(refusal, link, method):
                    raise
                await self._renew(link, end, method, because=refusal)
            except Unreachable as lost:
                if not self.members or loop.time() >= end:
                    raise
                await asyncio.sleep(min(losses, FLAPPING))
                losses += 1
                await self._renew(link, end, method, because=lost)
            except AnswerUnknown:
                repeats -= 1
                if repeats < 0 or not only_reads(method) or loop.time() >= end:
                    raise
            if long_poll and self._link is not link:
                raise AnswerUnknown(
                    f"{method}: the session is another now, to which the question may mean nothing"
                )

    async def start(self, method: str, shape: Shape[T], *params: Any) -> TaskRef[T]:
        """Call a message as a task; `tasks.result` waits for what it results in."""
        return TaskRef(await self.call(f"Async.{method}", STRING, *params), shape)

    async def poll(self, method: str, shape: Shape[EventBatch], *params: Any, deadline: float) -> EventBatch:
        """Call a message that mostly waits; it takes none of the bounded connections."""
        return await self.call(method, shape, *params, deadline=deadline, long_poll=True)

    def _linked(self, what: str) -> Link:
        if self._link is None:
            raise NotSent(f"{what}: the session is logged out")
        return self._link

    def _is_unseen(self, refusal: XapiFailure, link: Link, method: str) -> bool:
        """Whether the call was refused before it was looked at: the session is not known there, the master is
        elsewhere, or the host has none.
        """
        if refusal.code == "SESSION_INVALID":
            return not refusal.params or refusal.params[0] == link.ref
        if refusal.code in EMERGENCY - OF_ITS_OWN:
            return bool(self.members) and not method.startswith(("host.", "pool."))
        return (
            refusal.code == "HOST_IS_SLAVE"
            and bool(refusal.params)
            and refusal.params[0] != host_of(link.transport.url)
        )

    # --- logging in and out ----------------------------------------------------------------------

    async def _move(self, url: str, what: str, *, patience: float | None = None) -> None:
        """Log in at `url`, or where it leads, or at whichever other member is the master."""
        try:
            link = await self._entrance.log_in(url)
        except (NotSent, AnswerUnknown, XapiFailure) as error:
            is_refused = isinstance(error, XapiFailure) and error.code not in EMERGENCY
            if is_refused or not self.members:
                raise
            link = await self._entrance.find_master(url, what, patience=patience)
        if self._is_closed:
            await self._entrance.end(*link)
            raise NotSent(f"{what}: the session is logged out")
        self.epoch += 1
        self._link = link

    async def _renew(self, stale: Link, end: float, what: str, *, because: XapiError) -> None:
        """Log in again, once for all whose calls came back over the same stale link.

        Raises `NoMaster` if that takes longer than until `end` (of the loop's clock).
        """
        try:
            async with asyncio.timeout_at(end) as patience:
                while self._link is stale:
                    if self._renewal is None:
                        self._renewing = patience
                        await self._renew_for_all(stale, because, what)
                    else:
                        await asyncio.shield(self._renewal)
        except TimeoutError as error:
            if self._is_closed:
                raise NotSent(f"{what}: the session is logged out") from error
            raise NoMaster(what, self._entrance.answers, self._entrance.standings) from error

    async def _renew_for_all(self, stale: Link, because: XapiError, what: str) -> None:
        renewal = self._renewal = asyncio.get_running_loop().create_future()
        url, refusal = stale.transport.url, because if isinstance(because, XapiFailure) else None
        if refusal is not None and (master := named_master(refusal)) is not None:
            url = at_host(url, master)
        try:
            await self._move(url, what)
        except XapiError as error:
            renewal.set_exception(error)
            renewal.exception()  # looked at: it may be that nobody else waits
            raise
        finally:
            # Where this caller was cancelled, the next one of those who wait logs in instead.
            if not renewal.done():
                renewal.set_result(None)
            self._renewal = self._renewing = None
        if refusal is None or refusal.code != "SESSION_INVALID":
            # The host was out of reach for a while, or the new master took the sessions over: it may live on.
            self._retired.append(stale.ref)
            link = self._linked(what)
            if self._group is None:
                await self._end_retired(link)
            else:
                self._group.create_task(self._end_retired(link))

    async def _end_retired(self, link: Link) -> None:
        """End our former sessions at the master of now; what fails is tried again when we log out."""
        for _ in range(len(self._retired)):
            ref = self._retired.pop(0)
            if not await self._entrance.end(link.transport, ref):
                self._retired.append(ref)

    async def learn_members(self) -> tuple[str, ...]:
        """Read where the pool's hosts are, and remember it. Raises as any call.

        Where certificates are pinned, those of the other hosts are believed on the master's word.
        """
        hosts = await self.host.get_all_records()
        if self._entrance.tls.fingerprints is not None:
            try:
                known = (await self.Certificate.get_all_records()).values()
            except XapiFailure as refusal:
                if refusal.code != "MESSAGE_METHOD_UNKNOWN":  # older pools have no such class
                    raise
                known = {}.values()
            # Older ones have one kind of fingerprint.
            self._entrance.trust(c.fingerprint_sha256 or c.fingerprint for c in known if c.type == "host")
        self._entrance.members = tuple(sorted(one.address for one in hosts.values() if is_address(one.address)))
        return self.members

    async def transport_at(self, address: str) -> Transport:
        """The connections to a member of the pool, for what is no call. Raises as `learn_members` does, and
        `NotSent` for an address that is no member's.
        """
        master = self._linked("transfer").transport
        if address != host_of(master.url) and address not in self.members:
            await self.learn_members()
        if address not in (host_of(master.url), *self.members):
            raise NotSent(f"{address} is no host of the pool at {master.url}")
        return self._entrance.transport(at_host(master.url, address))

    async def logout(self) -> None:
        """End the session and close its connections; a session that is ended already stays so."""
        self._is_closed = True
        link, self._link = self._link, None
        try:
            if self._renewal is not None and self._renewing is not None:
                self._renewing.reschedule(asyncio.get_running_loop().time())
                await asyncio.wait({self._renewal})
            if link is not None:
                await self._end_retired(link)
        finally:
            # Whoever is cancelled meanwhile, also for the second time, leaves neither session nor connection.
            try:
                if link is not None:
                    await self._entrance.end(*link)
            finally:
                await self._entrance.close()

    # --- the event stream's life -----------------------------------------------------------------

    async def __aenter__(self) -> Self:
        self._group = asyncio.TaskGroup()
        await self._group.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        group, self._group = self._group, None
        self.events.stop()
        try:
            if group is not None:
                # The group would wrap the caller's own exception; only a cancellation is its business.
                is_cancelled = isinstance(error, asyncio.CancelledError)
                await group.__aexit__(*(kind, error, trace) if is_cancelled else (None, None, None))
        finally:
            await self.logout()

    def spawn(self, work: Callable[[], Coroutine[Any, Any, None]]) -> asyncio.Task[None]:
        """Run something as long as the session is open. Raises `RuntimeError` outside `async with`."""
        if self._group is None:
            raise RuntimeError("events need an open session: async with await Session.login(...) as session")
        return self._group.create_task(work())


class _Within:
    """A session whose calls have another deadline."""

    def __init__(self, session: Session, deadline: float) -> None:
        self._session = session
        self._deadline = deadline

    async def call(self, method: str, shape: Shape[T], *params: Any, session: bool = True) -> T:
        return await self._session.call(method, shape, *params, session=session, deadline=self._deadline)

    async def start(self, method: str, shape: Shape[T], *params: Any) -> TaskRef[T]:
        return TaskRef(await self.call(f"Async.{method}", STRING, *params), shape)


async def connect_pool(
    url: str,
    username: str,
    password: str,
    *,
    originator: str = "poolwright",
    tls: Tls | None = None,
    deadline: float = 60.0,
    encoding: Encoding = Encoding.JSON_V2,
    connections: int = 16,
    members: Iterable[str] = (),
) -> Session:
    """A session with the pool that any of its hosts belongs to, which outlives the pool's master.

    Like `Session.login`, and it reads the addresses of all hosts (`session.members`): any of them leads to the
    new master. Give the stored ones as `members`, so that the pool is found even if the host at `url` is gone.
    """
    session = await Session.login(
        url,
        username,
        password,
        originator=originator,
        tls=tls,
        deadline=deadline,
        encoding=encoding,
        connections=connections,
        members=members,
    )
    try:
        await session.learn_members()
    except BaseException:
        await session.logout()
        raise
    return session
