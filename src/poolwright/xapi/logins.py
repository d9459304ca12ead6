"""Logging in at a pool's master, wherever it is now.

Any member leads there: a supporter answers HOST_IS_SLAVE with its master's address before it looks at the
password, so no session is made on the way, and the ordinary login is one call. When the master is gone, all
members that are remembered are asked side by side, each again and again, until one of them is the master or
leads to it; those that cannot lead there are asked once over a local session, which tells of members that were
not known and of emergency mode. What each said is reported when time is up.
Knows transports and credentials; who calls what over them is the session's business.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from typing import Final, NamedTuple

from .credentials import Credentials
from .failures import AnswerUnknown, NotSent, Unreachable, XapiError, XapiFailure, attempt
from .finishing import finish
from .flight import Reply
from .members import Standing, ask_standing
from .shapes import STRING, VOID
from .tls import Tls
from .transport import Transport, at_host, host_of, is_address
from .wire import Encoding

LOGIN: Final = "session.login_with_password"
#: Seconds that ending a session may take, and between attempts; XAPI ends idle ones by itself, after a day.
LOGOUT_PATIENCE: Final = 5.0
LOGOUT_PAUSES: Final = (0.1, 0.3, 1.0)
#: How many supporters in a row may name another master.
HOPS: Final = 4
#: What the client says it speaks; XAPI only notes it.
API_VERSION: Final = "1.0"
#: Seconds that one member has to say whether it is the master (one that is slow makes a session all the same,
#: so it is waited for), and what it knows of the pool; and until it is asked again.
ASKING: Final = 20.0
TELLING: Final = 5.0
PAUSE: Final = 0.5
#: Seconds that the first login looks for the master: whoever waits for it should rather know.
FIRST: Final = 5.0

#: What a host without a master answers to everything. It may become one, or find one.
EMERGENCY: Final = frozenset(
    {
        "HOST_STILL_BOOTING",
        "HOST_HAS_NO_MANAGEMENT_IP",
        "HOST_UNKNOWN_TO_MASTER",
        "HOST_ITS_OWN_SLAVE",
        "HOST_MASTER_CANNOT_TALK_BACK",
        "HOST_NAME_INVALID",
        "HOST_BROKEN",
        "HOST_IS_SLAVE",
    }
)


#: Of these, what a message may answer of its own accord, about another host than the one that was called.
OF_ITS_OWN: Final = frozenset({"HOST_IS_SLAVE", "HOST_HAS_NO_MANAGEMENT_IP", "HOST_NAME_INVALID"})


class NoMaster(Unreachable):
    """No member of the pool is its master, or none can be reached.

    `answers` has what each said to the login, `standings` what each that answers says of the pool; by URL.
    """

    def __init__(
        self, what: str, answers: dict[str, XapiError], standings: dict[str, Standing] | None = None
    ) -> None:
        self.answers = dict(answers)
        self.standings = dict(standings or {})
        said = "; ".join(f"{url}: {self._said(url)}" for url in self.answers)
        advice = ""
        if self.is_emergency:
            advice = (
                ". Members are in emergency mode: bring the master back, or if it is lost for good, run "
                "xe pool-emergency-transition-to-master on one of them and xe pool-recover-slaves there"
            )
        super().__init__(f"{what}: the pool has no master that answers ({said}){advice}")

    @property
    def is_emergency(self) -> bool:
        """Whether a member is without a master and says so."""
        return any(one.is_in_emergency for one in self.standings.values()) or any(
            isinstance(error, XapiFailure) and error.code in EMERGENCY - {"HOST_IS_SLAVE"}
            for error in self.answers.values()
        )

    def _said(self, url: str) -> str:
        error = self.answers[url]
        code = f" ({error.code})" if isinstance(error, XapiFailure) else ""
        standing = self.standings.get(url)
        if standing is None:
            return str(error)
        if standing.is_in_emergency:
            return f"in emergency mode{code}"
        return f"follows {standing.master or 'nobody'}{code or f': {error}'}"


def named_master(refusal: XapiFailure) -> str | None:
    """The master's address, where a supporter named it and it is one."""
    if refusal.code != "HOST_IS_SLAVE" or not refusal.params or not is_address(refusal.params[0]):
        return None
    return refusal.params[0]


class Link(NamedTuple):
    """Where a session is, and its reference there."""

    transport: Transport
    ref: str

    def __repr__(self) -> str:
        return f"Link({self.transport.url})"  # the reference is a secret


class Entrance:
    """A pool's addresses and how to get in at any of them."""

    def __init__(
        self,
        credentials: Credentials,
        *,
        tls: Tls | None = None,
        deadline: float = 60.0,
        encoding: Encoding = Encoding.JSON_V2,
        connections: int = 16,
        members: Iterable[str] = (),
    ) -> None:
        """`members` are addresses as XAPI has them, or URLs, of which only the host counts."""
        self._credentials = credentials
        self.tls = tls or Tls.verified()
        self.deadline: Final = deadline
        self._encoding = encoding
        self._connections = connections
        self._transports: dict[tuple[str, Tls], Transport] = {}
        #: Where the pool's hosts are, as far as is known.
        self.members: tuple[str, ...] = ()
        self.remember(*(host_of(one) if "://" in one else one for one in members))
        #: What each member said when the master was last looked for.
        self.answers: dict[str, XapiError] = {}
        self.standings: dict[str, Standing] = {}

    async def log_in(self, url: str) -> Link:
        """Log in at `url`, or at the master that it names. Raises `XapiFailure`, `NotSent`, `AnswerUnknown`."""
        for _ in range(HOPS - 1):
            try:
                return await self.knock(url, deadline=self.deadline)
            except XapiFailure as refusal:
                if (master := named_master(refusal)) is None:
                    raise
                url = at_host(url, master)
        return await self.knock(url, deadline=self.deadline)

    async def knock(self, url: str, *, deadline: float) -> Link:
        """Log in at `url` and nowhere else, noting what a refusal tells of the pool.

        A login that nobody waits for any more is ended as soon as its answer is here, so that no session stays.
        Raises `XapiFailure`, `NotSent`, `AnswerUnknown` (then one may stay: XAPI lists sessions to nobody).
        """
        who, transport = self._credentials, self.transport(url)
        params = [who.username, who.password, API_VERSION, who.originator]
        asking = transport.exchange(
            LOGIN, params, deadline=deadline, ask_thumbprint=self.tls.fingerprints is not None
        )
        reply = await finish(attempt(asking), grace=LOGOUT_PATIENCE, undo=partial(self._end_login, transport))
        if isinstance(reply, XapiError):
            raise reply
        try:
            return Link(transport, transport.read(LOGIN, reply, STRING))
        except XapiFailure as refusal:
            if refusal.code in EMERGENCY:
                self.remember(host_of(transport.url))
            if (master := named_master(refusal)) is not None:
                self.remember(master)
                self.trust([reply.thumbprint or ""])
            raise

    async def _end_login(self, transport: Transport, reply: Reply | XapiError) -> None:
        if isinstance(reply, Reply):
            with suppress(XapiError):
                await self.end(transport, transport.read(LOGIN, reply, STRING))

    async def end(self, transport: Transport, ref: str) -> bool:
        """Log a session out, once more where that is lost; whether it surely is ended. A caller that is
        cancelled is held up until then.
        """
        return await finish(self._end(transport, ref), grace=LOGOUT_PATIENCE)

    @staticmethod
    async def _end(transport: Transport, ref: str) -> bool:
        with suppress(TimeoutError):
            async with asyncio.timeout(LOGOUT_PATIENCE):
                for pause in (*LOGOUT_PAUSES, 0.0):
                    try:
                        await transport.call("session.logout", [ref], VOID, deadline=LOGOUT_PATIENCE)
                    except XapiFailure:
                        return True  # not known any more
                    except XapiError:
                        await asyncio.sleep(pause)
                    else:
                        return True
        return False

    async def find_master(self, url: str, what: str, *, patience: float | None = None) -> Link:
        """Log in at whichever member is the master by now, asking all until one is.

        `patience` in seconds, by default the deadline. Raises `NoMaster`, or the failure that the master itself
        gives (a wrong password).
        """
        self.answers, self.standings = {}, {}
        search = _Search(self, url)
        try:
            async with asyncio.timeout(self.deadline if patience is None else patience):
                return await search.run()
        except TimeoutError:
            raise NoMaster(what, self.answers, self.standings) from None

    async def learn_standing(self, url: str) -> None:
        """Ask a member, once in a search, what it knows of its pool."""
        if url in self.standings:
            return
        with suppress(XapiError):
            standing = await ask_standing(self.transport(url), self._credentials, deadline=TELLING)
            self.standings[url] = standing
            self.remember(*standing.members)

    def remember(self, *addresses: str) -> None:
        """Note where members of the pool are; passes over what is no address."""
        self.members = tuple(dict.fromkeys([*self.members, *filter(is_address, addresses)]))

    def trust(self, fingerprints: Iterable[str]) -> None:
        """Accept these certificates too, where certificates are pinned; passes over what is no fingerprint."""
        for one in fingerprints:
            with suppress(ValueError):
                self.tls = self.tls.trusting(one)

    def transport(self, url: str) -> Transport:
        """The connections to the host at a URL."""
        key = at_host(url, host_of(url)), self.tls
        if key not in self._transports:
            self._transports[key] = Transport(
                url, tls=self.tls, encoding=self._encoding, connections=self._connections
            )
        return self._transports[key]

    async def close(self) -> None:
        """Close all connections."""
        transports, self._transports = self._transports, {}
        for transport in transports.values():
            await transport.close()


class _Search:
    """One search for the master: every member is asked in a task of its own, so that none waits for another."""

    def __init__(self, entrance: Entrance, url: str) -> None:
        self._entrance = entrance
        self._url = at_host(url, host_of(url))
        self._asked: dict[str, asyncio.Task[None]] = {}
        self._links: list[Link] = []
        self._refusals: list[XapiFailure] = []

    async def run(self) -> Link:
        """The link to the master, however long it takes. Raises the master's own refusal."""
        try:
            async with asyncio.TaskGroup() as group:
                self._ask_all(group)
        except BaseException:
            await self._end(self._links)
            raise
        if not self._links:
            raise self._refusals[0]
        found, *more = self._links
        try:
            await self._end(more)
        except BaseException:
            await self._end([found])
            raise
        return found

    async def _end(self, links: list[Link]) -> None:
        for link in links:
            await self._entrance.end(*link)

    def _ask_all(self, group: asyncio.TaskGroup) -> None:
        """Begin to ask those members that are not asked yet."""
        known = [self._url, *(at_host(self._url, address) for address in self._entrance.members)]
        for one in dict.fromkeys(known):
            if one not in self._asked:
                self._asked[one] = group.create_task(self._ask(group, one))

    async def _ask(self, group: asyncio.TaskGroup, url: str) -> None:
        while not await self._is_decided(url):
            self._ask_all(group)
            await asyncio.sleep(PAUSE)
        for task in self._asked.values():
            if task is not asyncio.current_task():
                task.cancel()

    async def _is_decided(self, url: str) -> bool:
        """Whether this member's answer ends the search."""
        entrance = self._entrance
        try:
            self._links.append(await entrance.knock(url, deadline=ASKING))
        except XapiFailure as refusal:
            entrance.answers[url] = refusal
            if refusal.code not in EMERGENCY:
                self._refusals.append(refusal)
                return True
            master = named_master(refusal)
            # A member that leads to one who has not been heard yet need not be asked more.
            if master is None or at_host(url, master) in entrance.answers:
                await entrance.learn_standing(url)
        except (NotSent, AnswerUnknown) as error:
            entrance.answers[url] = error
        return bool(self._links)
