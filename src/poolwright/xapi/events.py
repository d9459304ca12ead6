"""One `event.from` stream per session, shared by all who follow the pool's objects.

Followers say which classes they want and receive whole batches in order; the stream begins again from a full
snapshot (`fresh`) whenever it may have missed something: at the start, after a lost connection, a new login, a
new class, a token that the server refuses, or a count of objects that stays wrong. It runs only while someone
follows, inside the session's task group, and repeats itself through anything but a definite refusal.
Source: `event.from`; tokens are good for one master, and each table remembers only its last deletions.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Final, Protocol

from .eventbatch import EVENT_BATCH, EventBatch
from .failures import AnswerUnknown, NotSent, XapiError, XapiFailure
from .shapes import Shape
from .wire import Malformed

#: Seconds that one `event.from` may wait for something to happen, with someone waiting and without.
POLL: Final = 30.0
IDLE_POLL: Final = 5.0
#: Seconds that it may wait while the counts differ from what is known.
DOUBT_POLL: Final = 0.5
#: What the answer may take beyond that.
MARGIN: Final = 15.0
#: Seconds between two polls while much happens, from the shortest to the longest: each is twice the one before,
#: until somebody was waiting for what a batch told. What happens meanwhile comes in one batch.
PAUSES: Final = (0.01, 0.2)
#: Seconds before the first and the following attempts after a lost connection.
BACK_OFF: Final = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0)

#: Refusals that a fresh start cures.
_START_AFRESH: Final = frozenset({"EVENT_FROM_TOKEN_PARSE_FAILURE", "EVENTS_LOST", "SESSION_INVALID"})
#: Refusals that no time cures. Any other may be a pool's bad moment, and is asked again for a while.
_FINAL: Final = frozenset(
    {"RBAC_PERMISSION_DENIED", "SESSION_AUTHENTICATION_FAILED", "SESSION_AUTHORIZATION_FAILED"}
)


def _may_pass(error: XapiError) -> bool:
    return not (isinstance(error, XapiFailure) and (error.code in _FINAL or error.code.startswith("MESSAGE_")))


class Follower(Protocol):
    """One who wants to know what happens to objects of some classes. Its methods must not wait or raise."""

    @property
    def classes(self) -> frozenset[str]:
        """Items of `event.from`'s first argument: `task`, `vm`, `*`."""

    @property
    def is_waiting(self) -> bool:
        """Whether anyone needs to know soon; a stream that nobody waits for ends after a while."""

    @property
    def wakeups(self) -> int:
        """How often something came that somebody was waiting for."""

    def receive(self, batch: EventBatch, *, fresh: bool) -> bool:
        """Take what happened, or if `fresh` everything that is; False if something must have been missed."""

    def lose(self, error: XapiError) -> None:
        """The stream has ended: the pool refuses it."""


class Poller(Protocol):
    """What the stream needs of a session."""

    @property
    def epoch(self) -> int:
        """A number that grows with every login: tokens of another epoch mean nothing."""

    async def poll(self, method: str, shape: Shape[EventBatch], *params: object, deadline: float) -> EventBatch:
        """A call that mostly waits, in one epoch only. Raises `AnswerUnknown` where a new one begins."""

    def spawn(self, work: Callable[[], Coroutine[Any, Any, None]]) -> asyncio.Task[None]:
        """Run something in the session's task group."""


class EventStream:
    """The stream of one session."""

    def __init__(self, session: Poller) -> None:
        self._session = session
        self._followers: list[Follower] = []
        self._running: asyncio.Task[None] | None = None
        self._has_newcomer = False
        self._poll_scope: asyncio.Timeout | None = None

    @property
    def is_running(self) -> bool:
        return self._running is not None and not self._running.done()

    def follow(self, follower: Follower) -> None:
        """Start to tell a follower; the first batch it gets is fresh. Following twice is following once.

        Raises `RuntimeError` outside `async with session`.
        """
        if follower not in self._followers:
            self._followers.append(follower)
            self._has_newcomer = True
            self._interrupt()
        if not self.is_running:
            self._running = self._session.spawn(self._run)

    def leave(self, follower: Follower) -> None:
        """Tell a follower no more."""
        if follower in self._followers:
            self._followers.remove(follower)
            if not self._followers:
                self._interrupt()

    def stop(self) -> None:
        """End the stream; who still follows is told so."""
        self._end(NotSent("event.from: the session is logged out"))
        if self._running is not None:
            self._running.cancel()

    def _classes(self) -> frozenset[str]:
        return frozenset[str]().union(*(f.classes for f in self._followers))

    def _interrupt(self) -> None:
        """End the poll under way, so that the next one asks for what is wanted now."""
        if self._poll_scope is not None and not self._poll_scope.expired():
            self._poll_scope.reschedule(0.0)

    async def _run(self) -> None:
        token, epoch, failures, doubts, pause = "", 0, 0, 0, PAUSES[0]
        while self._followers:
            # A token of another login may be another master's, to whom it means nothing.
            if self._has_newcomer or epoch != self._session.epoch:
                token, epoch, self._has_newcomer = "", self._session.epoch, False
            classes, asking, wakeups = self._classes(), list(self._followers), self._wakeups()
            try:
                batch = await self._next(classes, token, DOUBT_POLL if doubts else self._patience())
            except XapiError as error:
                if not _may_pass(error) or (isinstance(error, XapiFailure) and failures >= len(BACK_OFF)):
                    self._end(error)
                    return
                token = ""
                if not isinstance(error, XapiFailure) or failures or error.code not in _START_AFRESH:
                    await asyncio.sleep(BACK_OFF[min(failures, len(BACK_OFF) - 1)])
                failures += 1
                continue
            if batch is None or self._session.epoch != epoch:
                continue
            failures = 0
            try:
                takes = [f.receive(batch, fresh=not token) for f in asking if f in self._followers]
            except Malformed as error:
                self._end(AnswerUnknown(f"event.from: an object cannot be read: {error}"))
                return
            # A count taken while objects come and go may differ once; what differs again is a loss.
            doubts = 0 if all(takes) else doubts + 1
            token = "" if doubts > 1 else batch.token
            if not batch.events and not any(f.is_waiting for f in self._followers):
                self._followers.clear()
                return
            pause = PAUSES[0] if self._wakeups() > wakeups else min(2 * pause, PAUSES[1])
            await asyncio.sleep(pause)

    def _wakeups(self) -> int:
        return sum(f.wakeups for f in self._followers)

    def _patience(self) -> float:
        return POLL if any(f.is_waiting for f in self._followers) else IDLE_POLL

    async def _next(self, classes: frozenset[str], token: str, wait: float) -> EventBatch | None:
        """What happened since the token, or None if the question was withdrawn."""
        try:
            async with asyncio.timeout(None) as self._poll_scope:
                return await self._session.poll(
                    "event.from", EVENT_BATCH, sorted(classes), token, wait, deadline=wait + MARGIN
                )
        except TimeoutError:
            return None
        finally:
            self._poll_scope = None

    def _end(self, error: XapiError) -> None:
        followers, self._followers = self._followers, []
        for follower in followers:
            follower.lose(error)
