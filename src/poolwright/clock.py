"""Time, randomness and identifiers, injected.

The only module that may read the clock, draw random numbers or make uuids, so that a whole cloud can run
from one seed in virtual time. It does not sleep: that is asyncio's, whose loop the tests replace.
"""

from __future__ import annotations

import random
import secrets
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol
from uuid import UUID


class Clock(Protocol):
    """What a part of poolwright may know of time and chance."""

    def now(self) -> datetime:
        """The wall-clock time, aware, in UTC."""

    def monotonic(self) -> float:
        """Seconds on a clock that never goes back."""

    def uuid4(self) -> UUID:
        """A new random identifier."""

    def random(self) -> float:
        """A number in [0, 1)."""

    def token(self, size: int) -> bytes:
        """`size` random bytes; fit for secrets only where the clock is the system's."""


class SystemClock:
    """The machine's own time and randomness."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()

    def uuid4(self) -> UUID:
        return UUID(bytes=secrets.token_bytes(16), version=4)

    def random(self) -> float:
        return random.random()  # noqa: S311 - spreading load, not keeping secrets

    def token(self, size: int) -> bytes:
        return secrets.token_bytes(size)


class SeededClock:
    """Chance from a seed, and time from `monotonic` (the loop's, in tests) counted from a fixed start.

    Two clocks of one seed give the same identifiers in the same order.
    """

    def __init__(
        self,
        seed: int | str,
        *,
        start: datetime | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._random = random.Random(seed)  # noqa: S311 - repeatable on purpose
        self._monotonic = monotonic
        self._origin = monotonic()
        self._start = start or datetime.now(UTC)

    def now(self) -> datetime:
        return self._start + timedelta(seconds=self._monotonic() - self._origin)

    def monotonic(self) -> float:
        return self._monotonic()

    def uuid4(self) -> UUID:
        return UUID(int=self._random.getrandbits(128), version=4)

    def random(self) -> float:
        return self._random.random()

    def token(self, size: int) -> bytes:
        return self._random.randbytes(size)
