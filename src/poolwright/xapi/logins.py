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
from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from typing import Final, NamedTuple

from .credentials import Credentials
from .failures import AnswerUnknown, NotSent, Unreachable, XapiError, XapiFailure
from .flight import Reply
from .members import Standing, ask_standing
from .shapes import STRING, VOID
from .tls import Tls
from .transport import Transport, at_host, host_of
from .wire import Encoding

LOGIN: Final = "session.login_with_password"
#: Seconds that logging out may take: nothing is lost where it fails, XAPI ends idle sessions.
LOGOUT_DEADLINE: Final = 5.0
#: How many supporters in a row may name another master.
HOPS: Final = 4
#: What the client says it speaks; XAPI only notes it.
API_VERSION: Final = "1.0"
#: Seconds that one member has to say whether it is the master, and until it is asked again.
ASKING: Final = 5.0
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
            isinstance(error, XapiFailure) and error.code in EMERGENCY for error in self.answers.values()
        )

    def _said(self, url: str) -> str:
        error = self.answers[url]
        code = f" ({error.code})" if isinstance(error, XapiFailure) else ""
        standing = self.standings.get(url)
        if standing is None:
            return str(error)
        if standing.is_in_emergency:
            return f"in emergency mode{code}"
        return f"follows {standing.master or 'nobody'}, where: {error}"


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
        """`members` are addresses as XAPI has them, without scheme and port."""
        self._credentials = credentials
        self.tls = tls or Tls.verified()
        self.deadline: Final = deadline
        self._encoding = encoding
        self._connections = connections
        self._transports: dict[tuple[str, Tls], Transport] = {}
        #: Where the pool's hosts are, as far as is known.
        self.members = tuple(dict.fromkeys(members))
        #: What each member said when the master was last looked for.
        self.answers: dict[str, XapiError] = {}
        self.standings: dict[str, Standing] = {}
        # One login at a time and host: members that lead to the same master would each make a session there.
        self._logging_in: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        #: URLs of hosts that have named another as their master.
        self.supporters: set[str] = set()

    async def log_in(self, url: str, *, deadline: float | None = None) -> Link:
        """Log in at `url`, or at the master that it names.

        Raises `XapiFailure`, `NotSent`, `AnswerUnknown`; `deadline` in seconds is each call's.
        """
        who = self._credentials
        params = [who.username, who.password, API_VERSION, who.originator]
        transport = self.transport(url)
        for hop in range(HOPS):
            reply = await self._ask_for_session(transport, params, deadline or self.deadline)
            try:
                return Link(transport, transport.read(LOGIN, reply, STRING))
            except XapiFailure as refusal:
                if refusal.code in EMERGENCY:
                    self.remember(host_of(transport.url))
                if refusal.code != "HOST_IS_SLAVE" or not refusal.params or hop == HOPS - 1:
                    raise
                self.remember(refusal.params[0])
                self.supporters.add(transport.url)
                self.trust([reply.thumbprint or ""])
                transport = self.transport(at_host(transport.url, refusal.params[0]))
        raise AssertionError("unreachable")

    async def _ask_for_session(self, transport: Transport, params: list[str], deadline: float) -> Reply:
        """Make the login call; one that is cancelled on the way is ended, so that no session stays behind."""
        pinned = self.tls.fingerprints is not None
        async with self._logging_in[transport.url], asyncio.TaskGroup() as group:
            asking = group.create_task(self._exchange(transport, params, deadline, pinned))
            try:
                reply = await asyncio.shield(asking)
            except asyncio.CancelledError:
                await asyncio.wait({asking}, timeout=LOGOUT_DEADLINE)
                if asking.done() and not asking.cancelled() and isinstance(asking.result(), Reply):
                    await self.end(transport, asking.result())
                asking.cancel()
                raise
        if isinstance(reply, XapiError):
            raise reply
        return reply

    @staticmethod
    async def _exchange(
        transport: Transport, params: list[str], deadline: float, ask_thumbprint: bool
    ) -> Reply | XapiError:
        # An error is handed on as a value: raised in the group it would come out wrapped.
        try:
            return await transport.exchange(LOGIN, params, deadline=deadline, ask_thumbprint=ask_thumbprint)
        except XapiError as error:
            return error

    async def end(self, transport: Transport, login: Reply | XapiError | str) -> None:
        """Log a session out, by its reference or the login's answer; quietly, where there is nothing to end."""
        with suppress(XapiError):
            if isinstance(login, Reply):
                login = transport.read(LOGIN, login, STRING)
            if isinstance(login, str):
                await transport.call("session.logout", [login], VOID, deadline=LOGOUT_DEADLINE)

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
            standing = await ask_standing(self.transport(url), self._credentials, deadline=ASKING)
            self.standings[url] = standing
            self.remember(*standing.members)

    def remember(self, *addresses: str) -> None:
        """Note where members of the pool are."""
        self.members = tuple(dict.fromkeys([*self.members, *filter(None, addresses)]))

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
        async with asyncio.TaskGroup() as group:
            self._ask_all(group)
        if self._links:
            return self._links[0]
        raise self._refusals[0]

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
            self._links.append(await entrance.log_in(url, deadline=ASKING))
        except XapiFailure as refusal:
            entrance.answers[url] = refusal
            if refusal.code not in EMERGENCY:
                self._refusals.append(refusal)
                return True
            await entrance.learn_standing(url)
        except (NotSent, AnswerUnknown) as error:
            entrance.answers[url] = error
            if url in entrance.supporters:
                await entrance.learn_standing(url)
        return bool(self._links)
