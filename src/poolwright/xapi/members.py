"""What a member of a pool says of its pool, asked over a local session.

Such a session works on any host in any mode and only there: a supporter reads the pool's database with it, a
host without a master at least says so. Costs four calls, so it is what is asked when the plain way (a supporter
names its master and refuses the login) has led nowhere. Keeps nothing.

Source: `session.slave_local_login_with_password`, `host.is_in_emergency_mode`.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Final

from ._generated.host import HostRecord
from ._generated.pool import PoolRecord
from .credentials import Credentials
from .failures import XapiError, attempt
from .finishing import finish
from .shapes import BOOL, STRING, VOID, Shape
from .transport import Transport

_POOLS: Final[Shape[dict[str, PoolRecord]]] = Shape(dict[str, PoolRecord])
_HOSTS: Final[Shape[dict[str, HostRecord]]] = Shape(dict[str, HostRecord])


@dataclass(frozen=True)
class Standing:
    """A member's view: whether it is in emergency mode, else its master's and all members' addresses."""

    is_in_emergency: bool
    master: str | None = None
    members: tuple[str, ...] = ()


async def ask_standing(transport: Transport, who: Credentials, *, deadline: float) -> Standing:
    """Log in locally, ask, and log out. `deadline` in seconds is each call's.

    A supporter whose master has died a moment ago cannot read the pool and does not know it yet: its answer is
    lost. Raises `XapiFailure`, `NotSent`, `AnswerUnknown`.
    """
    login = transport.call(
        "session.slave_local_login_with_password", [who.username, who.password], STRING, deadline=deadline
    )
    session = await finish(attempt(login), grace=deadline, undo=partial(_log_out, transport, deadline))
    if isinstance(session, XapiError):
        raise session
    try:
        if await transport.call("host.is_in_emergency_mode", [session], BOOL, deadline=deadline):
            return Standing(is_in_emergency=True)
        pools = await transport.call("pool.get_all_records", [session], _POOLS, deadline=deadline)
        hosts = await transport.call("host.get_all_records", [session], _HOSTS, deadline=deadline)
    finally:
        await finish(_log_out(transport, deadline, session), grace=deadline)
    master = next((hosts[pool.master].address for pool in pools.values() if pool.master in hosts), None)
    return Standing(False, master, tuple(sorted(host.address for host in hosts.values() if host.address)))


async def _log_out(transport: Transport, deadline: float, session: str | XapiError) -> None:
    if not isinstance(session, XapiError):
        with suppress(XapiError):
            await transport.call("session.local_logout", [session], VOID, deadline=deadline)
