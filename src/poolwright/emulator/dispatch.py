"""From a message's name and raw arguments to its execution, in XAPI's order of checks.

How a class module is written. A module (or a few) per XAPI class under `classes/`, with plain or async
functions named as the messages; the first argument is the `Call`, then the message's parameters as Python
values, already checked against the datamodel (`create` gets one dict, with every constructor field). Left-out
parameters have their defaults. What they return is the message's result (None for void). They refuse with
`ApiFailure(code, *params)`.

    async def start_on(call: Call, vm: str, host: str, start_paused: bool, force: bool) -> None: ...
    MESSAGES: Mapping[str, Handler] = {"start_on": start_on}      # at the end of the module

The tables `classes/compute.py`, `classes/estate.py` and `classes/toolstack.py` list the modules' MESSAGES and
RULES (which operation is valid when, see `operations.Rules`) by class. Implicit messages need nothing. A
message without implementation answers NOT_IMPLEMENTED and is counted in `Dispatcher.refused`.

Order of checks (xapi.md 2.4): emergency mode, method known, arity, unmarshalling, session, life cycle, the
call.
"""

from __future__ import annotations

import inspect
import logging
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final

from poolwright.emulator import marshalling
from poolwright.emulator.call import Call
from poolwright.emulator.failures import ApiFailure, internal_error
from poolwright.emulator.implicit import Handler, handlers
from poolwright.emulator.pool import Pool
from poolwright.xapi.datamodel import Class, Message, load
from poolwright.xapi.types import NULL_REF
from poolwright.xapi.wire import xml_value

_LOG: Final = logging.getLogger(__name__)
_ASYNC: Final = ("Async.", "InternalAsync.")


@cache
def method_names() -> list[str]:
    """What `system.listMethods` answers: the names of all synchronous messages."""
    return sorted(name for name, (_, m) in load().messages.items() if not m.hidden)


@dataclass(frozen=True, slots=True)
class Target:
    """A message that a call names."""

    name: str
    cls: Class
    message: Message
    is_async: bool
    #: Whether running it makes a task row.
    has_task: bool


@cache
def _targets() -> Mapping[str, Target]:
    """Every message, called synchronously, as `VM.get_all` and as `VM_get_all`."""
    without_task = load().model.no_task_id_classes
    found = {
        name: Target(name, cls, message, False, message.is_async and cls.name not in without_task)
        for name, (cls, message) in load().messages.items()
    }
    return {name.replace(".", "_", 1): target for name, target in found.items()} | found


def find_target(method: str) -> Target | None:
    """The message of that name, in any of XAPI's spellings; None if there is none."""
    if not method.startswith(_ASYNC):
        return _targets().get(method)
    name = method.partition(".")[2]
    found = _targets().get(name) if "." in name else None
    return None if found is None else replace(found, is_async=True)


class Dispatcher:
    """Executes the calls that reach one pool."""

    def __init__(self, pool: Pool, explicit: Mapping[str, Mapping[str, Handler]]) -> None:
        self._pool = pool
        self._explicit = {f"{cls}.{name}": h for cls, table in explicit.items() for name, h in table.items()}
        #: How often each message without an implementation was asked for.
        self.refused: Counter[str] = Counter()
        #: How often each message's implementation broke, which is always a defect of the emulator's.
        self.defects: Counter[str] = Counter()

    def is_implemented(self, name: str) -> bool:
        """Whether a message has an implementation, by its wire name."""
        return name in self._explicit or name in handlers()

    async def execute(
        self, method: str, params: Sequence[Any], host: str, *, failure: ApiFailure | None = None
    ) -> Any:
        """What a call on a host answers; `failure` instead of running it, if given. Raises ApiFailure."""
        self._check_emergency(method, host)
        target = find_target(method)
        if target is None:
            raise self._unknown(method, params, host)
        session, given = self._split(target, params)
        self._check_arity(target, len(params) - target.message.session)
        args = marshalling.arguments(target.message, given)
        if target.message.session:
            self._pool.sessions.check(session, host)
        if target.message.pool_internal and not self._pool.sessions.is_internal(session):
            raise internal_error(f"{target.name} is only for the pool's own hosts")
        if target.message.removed:
            raise ApiFailure("MESSAGE_REMOVED")
        if target.is_async:
            return self._start(target, session, args, host, failure)
        if failure is not None:
            raise failure
        reads = target.message.kind.startswith(("get_", "field_get"))
        await self._pool.durations.take("call.read" if reads else "call.write", base=True)
        return await self._run_now(target, session, args, host)

    # --- checks ------------------------------------------------------------------------------------

    def _check_emergency(self, method: str, host: str) -> None:
        emergency = self._pool.host_state(host).emergency
        if emergency is not None and method not in load().model.emergency_calls:
            raise emergency

    def _unknown(self, method: str, params: Sequence[Any], host: str) -> ApiFailure:
        for prefix in _ASYNC:
            method = method.removeprefix(prefix)
        if params:
            if not isinstance(params[0], str):
                return internal_error("Rpc.Runtime_error: expected a session's reference")
            self._pool.sessions.check(params[0], host)
        return ApiFailure("MESSAGE_METHOD_UNKNOWN", method)

    def _split(self, target: Target, params: Sequence[Any]) -> tuple[str, list[Any]]:
        if not target.message.session:
            return NULL_REF, list(params)
        session = params[0] if params else ""
        self._check_arity(target, len(params) - 1)
        if not isinstance(session, str):
            raise internal_error("Rpc.Runtime_error: expected a session's reference")
        return session, list(params[1:])

    def _check_arity(self, target: Target, received: int) -> None:
        message = target.message
        if not message.required <= received <= len(message.params):
            raise ApiFailure("MESSAGE_PARAMETER_COUNT_MISMATCH", target.name, message.required, received)

    # --- running -----------------------------------------------------------------------------------

    async def _run_now(self, target: Target, session: str, args: list[Any], host: str) -> Any:
        tasks = self._pool.tasks
        task = tasks.create(target.name, session=session, host=host) if target.has_task else None
        call = Call(self._pool, self, method=target.name, session=session, host=host, task=task)
        self._pool.sessions.enter(session)
        if task is not None:
            self._pool.running.add(task)
        try:
            return await self._perform(call, target, args)
        finally:
            self._pool.sessions.leave(session)
            if task is not None:
                self._pool.running.discard(task)
                tasks.remove(task)

    def _start(
        self, target: Target, session: str, args: list[Any], host: str, failure: ApiFailure | None
    ) -> str:
        """Starts a call in the background. Raises XAPI's odd "Fault" where there is no such way."""
        if not target.message.is_async:
            raise ApiFailure("Fault", f"No async mode for this operation (rpc: {target.name})")
        label = f"Async.{target.name}"
        tasks = self._pool.tasks
        task = tasks.create(label, session=session, host=host) if target.has_task else tasks.dummy(label)
        call = Call(self._pool, self, method=target.name, session=session, host=host, task=task)

        async def work() -> None:
            await self._run_later(call, target, args, failure)

        self._pool.running.add(task)
        self._pool.spawn(work, label)
        return task

    async def _run_later(self, call: Call, target: Target, args: list[Any], failure: ApiFailure | None) -> None:
        tasks = self._pool.tasks
        try:
            if failure is not None:
                raise failure
            result = await self._perform(call, target, args)
        except ApiFailure as refused:
            tasks.fail(call.task, refused)
        else:
            tasks.succeed(call.task, xml_value(result))
        finally:
            self._pool.running.discard(call.task)

    async def inner(self, call: Call, method: str, args: Sequence[Any]) -> Any:
        """Another message's implementation inside a call, with Python arguments. Raises ApiFailure."""
        target = _targets()[method]
        caller = call.method
        call.method = method
        try:
            return await self._perform(call, target, list(args))
        finally:
            call.method = caller

    async def _perform(self, call: Call, target: Target, args: list[Any]) -> Any:
        """Runs the message's implementation, its own or the implicit one. Raises ApiFailure."""
        handler = self._explicit.get(target.name) or handlers().get(target.name)
        if handler is None:
            self.refused[target.name] += 1
            raise ApiFailure("NOT_IMPLEMENTED", target.name)
        try:
            result = handler(call, *args)
            if inspect.isawaitable(result):
                result = await result
            return marshalling.marshal(target.message.parsed_result, result)
        except ApiFailure:
            raise
        except Exception as error:  # XAPI answers any exception of its own with INTERNAL_ERROR, and lives on
            self.defects[target.name] += 1
            _LOG.exception("defect in %s", target.name)
            raise internal_error(f"{type(error).__name__}: {error}") from error
