"""Logins. Cookie and session key are kept as SHA-256 only: a copy of the database logs nobody in."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256

from sqlalchemy import delete, select

from poolwright.model.account import ApiSession
from poolwright.store import tables
from poolwright.store.rows import Rows
from poolwright.store.transaction import Transaction

_t = tables.api_sessions

rows = Rows("session", _t, ApiSession, ApiSession, keyword=("remote",), kept=False)


async def insert(
    tx: Transaction,
    *,
    user_id: int,
    token: str,
    session_key: str,
    lifetime: timedelta,
    remote: str | None = None,
) -> ApiSession:
    """A new login with its two secrets (the caller drew them), good for `lifetime` after each use."""
    now = tx.clock.now()
    session = ApiSession(user_id=user_id, last_used=now, expires=now + lifetime, remote=remote)
    return await rows.insert(tx, session, token_hash=_hash(token), session_key_hash=_hash(session_key))


async def find(tx: Transaction, token: str) -> ApiSession | None:
    """The login that a cookie stands for; None if there is none, or it has expired."""
    return await rows.find_where(tx, (_t.c.token_hash == _hash(token)) & (_t.c.expires > tx.clock.now()))


async def has_key(tx: Transaction, session: ApiSession, session_key: str) -> bool:
    """Whether that is the session's key."""
    kept = (await tx.execute(select(_t.c.session_key_hash).where(_t.c.id == session.id))).scalar_one_or_none()
    return kept == _hash(session_key)  # of hashes: how long comparing takes tells nothing about the key


async def touch(tx: Transaction, session: ApiSession, lifetime: timedelta) -> None:
    """It was used now, and is good for `lifetime` more."""
    now = tx.clock.now()
    await rows.update(tx, session.id, last_used=now, expires=now + lifetime)


async def destroy(tx: Transaction, token: str) -> bool:
    """End a login; whether there was one."""
    return (await tx.execute(delete(_t).where(_t.c.token_hash == _hash(token)))).rowcount == 1


async def destroy_expired(tx: Transaction) -> int:
    """Forget the logins that have expired; how many."""
    return (await tx.execute(delete(_t).where(_t.c.expires <= tx.clock.now()))).rowcount


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
