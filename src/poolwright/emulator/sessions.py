"""A pool's sessions: who may call, for how long, and how many at once.

Sessions with the pool are rows of class `session`; a local session is a host's own, lives in memory, works in
any mode and never expires. Passwords are compared as PAM would, for one local superuser.

Source: xapi.md 2.6.
"""

from __future__ import annotations

import hmac
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from poolwright.emulator.failures import ApiFailure
from poolwright.xapi.types import NULL_REF
from poolwright.xapi.wire import EPOCH

if TYPE_CHECKING:
    from poolwright.emulator.pool import Pool

IDLE_MAX: Final = timedelta(hours=24)
#: `last_active` is only rewritten when it is older than this.
ACTIVE_STEP: Final = timedelta(seconds=600)
#: Of sessions without an originator, and of those that hosts of the pool have among themselves.
WITHOUT_ORIGINATOR_MAX: Final = 400
PER_ORIGINATOR_MAX: Final = 500


class Sessions:
    """The sessions of one pool and the local ones of its hosts."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        #: Local sessions: reference -> the host that gave it.
        self.local: dict[str, str] = {}
        self._in_use: dict[str, int] = {}

    def check_password(self, username: str, password: str) -> None:
        """Raises SESSION_AUTHENTICATION_FAILED unless it is the superuser with the right password."""
        same_user = hmac.compare_digest(username.encode(), self._pool.username.encode())
        same_password = hmac.compare_digest(password.encode(), self._pool.password.encode())
        if not (same_user and same_password):
            raise ApiFailure("SESSION_AUTHENTICATION_FAILED", username, "Authentication failure")

    def create(self, username: str, originator: str = "", *, pool: bool = False) -> str:
        """A new session of the local superuser, after the caps have taken their toll."""
        now = self._pool.clock.now().replace(microsecond=0)
        self._make_room(originator, pool=pool)
        return self._pool.database.create(
            "session",
            {
                "this_host": self._pool.coordinator,
                "last_active": now,
                "validation_time": EPOCH if pool else now,
                "pool": pool,
                "is_local_superuser": True,
                "auth_user_name": username,
                "originator": originator,
            },
        )

    def create_local(self, host: str) -> str:
        """A new session with one host only."""
        ref = self._pool.database.new_ref()
        self.local[ref] = host
        return ref

    def destroy(self, session: str) -> None:
        """Ends a session; its blocked event calls end with SESSION_INVALID. Nothing if it is gone."""
        self._pool.event_queue.forget(session)
        if self._pool.database.exists("session", session):
            self._pool.database.destroy("session", session)

    def is_valid(self, session: str) -> bool:
        return session in self.local or self._pool.database.exists("session", session)

    def is_internal(self, session: str) -> bool:
        """Whether a session is one that hosts of the pool have among themselves."""
        row = self._pool.database.find("session", session)
        return row is not None and bool(row["pool"])

    def check(self, session: str, host: str) -> None:
        """Raises what a call on `host` with this session meets: SESSION_INVALID, HOST_IS_SLAVE, or nothing."""
        if session in self.local:
            if self.local[session] == host:
                return
            raise ApiFailure("SESSION_INVALID", session)
        row = self._pool.database.find("session", session)
        if row is None:
            raise ApiFailure("SESSION_INVALID", session)
        if not row["pool"]:
            self.check_coordinator(host)
        now = self._pool.clock.now()
        if now - row["last_active"] > ACTIVE_STEP:
            self._pool.database.update("session", session, last_active=now.replace(microsecond=0))

    def check_coordinator(self, host: str) -> None:
        """Raises HOST_IS_SLAVE with the coordinator's address unless `host` is the coordinator."""
        if host != self._pool.coordinator:
            coordinator = self._pool.database.get("host", self._pool.coordinator)
            raise ApiFailure("HOST_IS_SLAVE", coordinator["address"])

    def enter(self, session: str) -> None:
        """A call of the session begins; it will not be thrown out to make room."""
        self._in_use[session] = self._in_use.get(session, 0) + 1

    def leave(self, session: str) -> None:
        """The call is over."""
        self._in_use[session] -= 1
        if not self._in_use[session]:
            del self._in_use[session]

    def _make_room(self, originator: str, *, pool: bool) -> None:
        """Ends those of the same kind that were used longest ago, as far as they are too many and idle."""
        same = [
            (row["last_active"], ref)
            for ref, row in self._pool.database.items("session")
            if row["pool"] == pool and (pool or row["originator"] == originator)
        ]
        limit = PER_ORIGINATOR_MAX if originator and not pool else WITHOUT_ORIGINATOR_MAX
        if len(same) < limit:
            return
        idle = sorted((one for one in same if one[1] not in self._in_use), key=lambda one: one[0])
        for _, ref in idle[: len(same) - limit + 1]:
            self.destroy(ref)

    def collect(self) -> None:
        """Ends the sessions that nobody has used for a day and that have no unfinished task."""
        now = self._pool.clock.now()
        for ref, row in self._pool.database.items("session"):
            busy = any(self._pool.tasks.is_pending(task) for task in row["tasks"])
            if now - row["last_active"] > IDLE_MAX and not busy and ref not in self._in_use:
                self.destroy(ref)


def superuser(session_row: dict[str, object]) -> bool:
    """Whether a session is the local superuser's."""
    return bool(session_row["is_local_superuser"]) and session_row["subject"] == NULL_REF
