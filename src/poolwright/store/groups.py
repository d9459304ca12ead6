"""Group commit: small transactions that wait for each other anyway become one.

While a group is being committed, which waits for the disk, the next one gathers. Under load a hundred log lines
cost one write of the disk instead of a hundred, and as many statements as one line does.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from typing import Any, TypeVar, cast

from sqlalchemy.exc import SQLAlchemyError

from poolwright.model.errors import CloudError
from poolwright.saga import TryAgain
from poolwright.store.transaction import Transaction

Result = TypeVar("Result")

Work = Callable[[Transaction], Awaitable[Any]]
#: Works in one transaction, so that nobody waits too long for it.
LARGEST = 64


class _Member:
    """Some work that waits, and what came of it."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.result: Any = None
        self.done = False
        #: It is to be done in a transaction of its own, since a group that it was in failed.
        self.alone = False


class Groups:
    """The work that waits for a transaction. One per store."""

    def __init__(self, transaction: Callable[[], AbstractAsyncContextManager[Transaction]]) -> None:
        self._transaction = transaction
        self._turn = asyncio.Lock()
        self._waiting: list[_Member] = []

    async def join(self, work: Callable[[Transaction], Awaitable[Result]]) -> Result:
        """Do it, with what else waits when it is its turn; it is committed on return."""
        member = _Member(work)
        self._waiting.append(member)
        try:
            while not member.done:
                async with self._turn:
                    if not member.done:
                        await self._lead(member)
        finally:
            if member in self._waiting:
                self._waiting.remove(member)
        return cast(Result, member.result)

    async def _lead(self, leader: _Member) -> None:
        """Commit a group that the leader is in; if that fails, each of it goes alone next time."""
        group = [leader]
        if not leader.alone:
            others = (member for member in self._waiting if member is not leader and not member.alone)
            group += [other for other, _ in zip(others, range(LARGEST - 1), strict=False)]
        results: list[Any] = []
        try:
            async with self._transaction() as tx:
                for member in group:
                    results.append(await member.work(tx))
        except (CloudError, SQLAlchemyError, TryAgain):
            # One of them is to blame, or the database is away: each is told on its own.
            if len(group) == 1:
                raise
            results.clear()
        finally:
            for member in group:
                member.alone = True
        for member, result in zip(group, results, strict=False):
            member.result, member.done = result, True
            if member in self._waiting:
                self._waiting.remove(member)
