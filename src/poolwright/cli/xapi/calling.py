"""`poolwright xapi URL call`: one message, its result printed.

What can run as a task does, so that it may take as long as it takes: a call that is merely held open is cut by
proxies and firewalls. Where the user stops waiting the task goes on, and is named.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

from poolwright.cli.failures import CommandFailed
from poolwright.cli.output import remark
from poolwright.cli.xapi.arguments import Request, read_request
from poolwright.cli.xapi.entering import Door, entered
from poolwright.cli.xapi.objects import resolved
from poolwright.cli.xapi.showing import print_result
from poolwright.xapi import HandleInvalid, Session, TaskUnfinished
from poolwright.xapi.shapes import ANY


async def call(door: Door, words: Sequence[str], *, timeout: float | None, as_json: bool) -> None:
    """Call a message and print its result. `timeout` in seconds. Raises `CommandFailed`."""
    request = read_request(words)
    async with entered(door) as session:
        try:
            params = [await resolved(session, one) for one in request.params]
            if request.is_async:
                print_result("task ref", None, str(await _start(session, request, params)), as_json=as_json)
                return
            value = await _result(session, request, params, timeout)
        except HandleInvalid as gone:
            raise CommandFailed(f"{request.method}: no such {gone.params[0]}: {gone.params[-1]}") from gone
        print_result(request.message.result, request.message.parsed_result, value, as_json=as_json)


async def _start(session: Session, request: Request, params: list[Any]) -> Any:
    return await session.start(request.method, ANY, *params)


async def _result(session: Session, request: Request, params: list[Any], timeout: float | None) -> Any:
    if not request.message.is_async:
        return await session.call(
            request.method, ANY, *params, session=request.message.session, deadline=timeout
        )
    task = await _start(session, request, params)
    try:
        return await session.tasks.result(task, timeout=timeout)
    except (asyncio.CancelledError, TaskUnfinished):
        remark(f"{request.method} runs on as task {task!s}")
        raise
