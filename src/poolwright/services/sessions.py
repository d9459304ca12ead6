"""Logins of browsers and scripts: opened with a password, found by their secret, ended.

The two secrets (of the cookie and of the key) are given out once; the store keeps hashes.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from poolwright.model.account import ApiSession, UserView
from poolwright.services.cloud import Cloud
from poolwright.services.identity import Known, find_by_password, is_enabled, known
from poolwright.store import api_sessions, users

_TOKEN_BYTES: Final = 20
#: How stale `last_used` may be: a session's use is written at most this often, so that reading stays reading.
_GRAIN: Final = timedelta(seconds=60)


@dataclass(frozen=True)
class Opened:
    """A new login, with the secrets that are given out only now."""

    user: UserView
    token: str
    session_key: str


async def lifetime(cloud: Cloud) -> timedelta:
    """How long a login lasts after its last use: session.timeout where that is set."""
    seconds = await cloud.settings.number("session.timeout", int(cloud.session_lifetime.total_seconds()))
    return timedelta(seconds=seconds)


async def open_session(
    cloud: Cloud,
    username: str,
    password: str,
    *,
    domain_path: str = "/",
    domain: str | None = None,
    replaces: str | None = None,
) -> Opened | None:
    """Log in; None if name, domain and password do not belong together. The session `replaces` (a token)
    ends.
    """
    user = await find_by_password(cloud, username, password, domain_path=domain_path, domain=domain)
    if user is None:
        return None
    token, session_key = (
        urlsafe_b64encode(cloud.clock.token(_TOKEN_BYTES)).decode().rstrip("=") for _ in range(2)
    )
    lasting = await lifetime(cloud)
    async with cloud.store.transaction() as tx:
        await api_sessions.destroy_expired(tx)
        if replaces:
            await api_sessions.destroy(tx, replaces)
        await api_sessions.insert(tx, user_id=user.id, token=token, session_key=session_key, lifetime=lasting)
    return Opened(user, token, session_key)


async def find_caller(cloud: Cloud, token: str, session_key: str) -> Known | None:
    """Who is logged in with that cookie and that key; None for an unknown or expired session, or a disabled
    user.
    """
    async with cloud.store.reading() as tx:
        session = await api_sessions.find(tx, token)
        if session is None or not await api_sessions.has_key(tx, session, session_key):
            return None
        user = await users.find(tx, session.user_id)
        if user is None or not is_enabled(user):
            return None
        found = await known(tx, user)
    await _touch(cloud, session)
    return found


async def close_session(cloud: Cloud, token: str, session_key: str | None) -> bool:
    """Log out; False if there is no such session, or the key (where given) is not its own."""
    async with cloud.store.transaction() as tx:
        session = await api_sessions.find(tx, token)
        if session is None:
            return False
        if session_key is not None and not await api_sessions.has_key(tx, session, session_key):
            return False
        return await api_sessions.destroy(tx, token)


async def _touch(cloud: Cloud, session: ApiSession) -> None:
    if cloud.clock.now() - session.last_used > _GRAIN:
        expiry = await lifetime(cloud)
        async with cloud.store.transaction() as tx:
            await api_sessions.touch(tx, session, expiry)
