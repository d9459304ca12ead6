"""Who may use a handler, and for which task it works.

In XAPI's order: a session in the cookie, else in the query, must exist; else the pool's secret; else basic
authentication, which makes a session for the request. Otherwise 401. A `task_id` is a task that the client
made: the handler's outcome becomes the task's.

Source: xapi.md 2.7.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from aiohttp import web
from yarl import URL

from poolwright.emulator.call import Call
from poolwright.emulator.failures import ApiFailure, internal_error
from poolwright.emulator.server import refusal

if TYPE_CHECKING:
    from poolwright.emulator.emulator import Emulator


class Denied(Exception):
    """The request is answered with an HTTP error."""

    def __init__(self, answer: web.Response) -> None:
        super().__init__(answer.status)
        self.answer = answer


def query_of(request: web.BaseRequest) -> Mapping[str, str]:
    """The arguments in the request's line, whatever the method."""
    return URL(request.raw_path).query


def argument(request: web.BaseRequest, name: str) -> str:
    """An argument of the request, from the query or else a cookie; empty if it has none."""
    return query_of(request).get(name) or request.cookies.get(name) or ""


def flag(request: web.BaseRequest, name: str) -> bool:
    return argument(request, name).lower() in ("true", "1", "t", "yes")


def _unauthorised(action: str) -> Denied:
    return Denied(refusal(401, "", {"WWW-Authenticate": f'Basic realm="{action}"'}))


def _credentials(header: str) -> tuple[str, str] | None:
    kind, _, text = header.partition(" ")
    if kind.lower() != "basic":
        return None
    try:
        user, _, password = base64.b64decode(text, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return None
    return user, password


@asynccontextmanager
async def session_of(emulator: Emulator, request: web.BaseRequest, action: str) -> AsyncIterator[str]:
    """The session that the request works in; one made for it ends with it. Raises Denied."""
    sessions = emulator.pool.sessions
    if given := request.cookies.get("session_id") or query_of(request).get("session_id"):
        if not sessions.is_valid(given):
            raise _unauthorised(action)
        yield given
        return
    if argument(request, "pool_secret") == emulator.pool.secret:
        made = sessions.create("", pool=True)
    else:
        found = _credentials(request.headers.get("Authorization", ""))
        if found is None:
            raise _unauthorised(action)
        try:
            sessions.check_password(*found)
        except ApiFailure as failure:
            raise _unauthorised(action) from failure
        made = sessions.create(found[0], "HTTP request using Basic auth")
    try:
        yield made
    finally:
        sessions.destroy(made)


@asynccontextmanager
async def call_of(
    emulator: Emulator, host: str, request: web.BaseRequest, *, session: str, method: str
) -> AsyncIterator[Call]:
    """A call that the handler's work runs in, under the client's task or one of its own.

    An ApiFailure in the block fails the task and goes on to the caller; success is the block's to set.
    """
    tasks = emulator.pool.tasks
    given = argument(request, "task_id")
    if given and not emulator.database.exists("task", given):
        given = emulator.database.find_uuid("task", given) or ""
    task = given or tasks.create(method, session=session, host=host, parent=_parent(emulator, request))
    emulator.pool.running.add(task)
    call = Call(emulator.pool, emulator.dispatcher, method=method, session=session, host=host, task=task)
    try:
        yield call
    except ApiFailure as failure:
        tasks.fail(task, failure)
        raise
    except ConnectionError:
        tasks.fail(task, internal_error("the connection broke"))
        raise
    finally:
        emulator.pool.running.discard(task)
        if not given:
            tasks.remove(task)


def _parent(emulator: Emulator, request: web.BaseRequest) -> str:
    parent = argument(request, "subtask_of")
    return parent if emulator.database.exists("task", parent) else "OpaqueRef:NULL"
