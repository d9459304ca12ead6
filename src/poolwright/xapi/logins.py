"""Logging in at a pool's master, wherever it is now.

Any member leads there: a supporter answers HOST_IS_SLAVE with its master's address before it looks at the
password, so no session is made on the way. When the master is gone, all members that are remembered are asked
at once, again and again, until one of them is the master; what each said is reported when time is up.
Knows transports and credentials; who calls what over them is the session's business.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from .failures import Unreachable, XapiError, XapiFailure
from .shapes import STRING
from .tls import Tls
from .transport import Transport, at_host, host_of
from .wire import Encoding

#: How many supporters in a row may name another master.
HOPS: Final = 4
#: What the client says it speaks; XAPI only notes it.
API_VERSION: Final = "1.0"
#: Seconds that one member has to say whether it is the master, and between two rounds of asking.
ASKING: Final = 5.0
PAUSE: Final = 0.5

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


class NoMaster(Unreachable):
    """No member of the pool is its master, or none can be reached; `answers` has what each said."""

    def __init__(self, what: str, answers: dict[str, XapiError]) -> None:
        said = "; ".join(f"{url}: {error}" for url, error in answers.items())
        advice = ""
        if any(isinstance(e, XapiFailure) and e.code in EMERGENCY for e in answers.values()):
            advice = (
                ". Members are in emergency mode: bring the master back, or if it is lost for good, run "
                "xe pool-emergency-transition-to-master on one of them and xe pool-recover-slaves there"
            )
        super().__init__(f"{what}: the pool has no master that answers ({said}){advice}")
        self.answers = answers


@dataclass(frozen=True)
class Credentials:
    """Who logs in. `originator` is how XAPI tells this program's sessions from others'."""

    username: str
    password: str = field(repr=False)
    originator: str = "poolwright"


class Link(NamedTuple):
    """Where a session is, and its reference there."""

    transport: Transport
    ref: str


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

    async def log_in(self, url: str, *, deadline: float | None = None) -> Link:
        """Log in at `url`, or at the master that it names.

        Raises `XapiFailure`, `NotSent`, `AnswerUnknown`; `deadline` in seconds is each call's.
        """
        who = self._credentials
        params = [who.username, who.password, API_VERSION, who.originator]
        method = "session.login_with_password"
        transport = self._transport(url)
        for hop in range(HOPS):
            reply = await transport.exchange(
                method,
                params,
                deadline=deadline or self.deadline,
                ask_thumbprint=self.tls.fingerprints is not None,
            )
            try:
                return Link(transport, transport.read(method, reply, STRING))
            except XapiFailure as refusal:
                if refusal.code != "HOST_IS_SLAVE" or not refusal.params or hop == HOPS - 1:
                    raise
                self.trust([reply.thumbprint or ""])
                transport = self._transport(at_host(transport.url, refusal.params[0]))
        raise AssertionError("unreachable")

    async def find_master(self, url: str, what: str) -> Link:
        """Log in at whichever member is the master by now, asking all until the deadline.

        Raises `NoMaster`, or the failure that the master itself gives (a wrong password).
        """
        self.answers = {}
        try:
            async with asyncio.timeout(self.deadline):
                while True:
                    urls = dict.fromkeys([url, *(at_host(url, address) for address in self.members)])
                    found = await self._ask_all(list(urls))
                    if found is not None:
                        return found
                    await asyncio.sleep(PAUSE)
        except TimeoutError:
            raise NoMaster(what, self.answers) from None

    async def _ask_all(self, urls: list[str]) -> Link | None:
        """The first of these that is the master, or leads to it."""
        links: list[Link] = []
        final: list[XapiFailure] = []

        async def ask(one: str) -> None:
            try:
                links.append(await self.log_in(one, deadline=ASKING))
            except XapiError as error:
                self.answers[one] = error
                if isinstance(error, XapiFailure) and error.code not in EMERGENCY:
                    final.append(error)
            if links or final:
                for task in tasks:
                    if task is not asyncio.current_task():
                        task.cancel()

        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(ask(one)) for one in urls]
        if links:
            return links[0]
        if final:
            raise final[0]
        return None

    def trust(self, fingerprints: Iterable[str]) -> None:
        """Accept these certificates too, where certificates are pinned; passes over what is no fingerprint."""
        for one in fingerprints:
            with suppress(ValueError):
                self.tls = self.tls.trusting(one)

    def _transport(self, url: str) -> Transport:
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
