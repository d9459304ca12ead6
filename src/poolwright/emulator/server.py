"""The hosts' HTTP servers: XML-RPC and JSON-RPC in XAPI's manner, and room for its other handlers.

`POST /` and `/RPC2` are XML-RPC, `/jsonrpc` is JSON-RPC, `/json` too takes XML-RPC; any other POST path is
XML-RPC as well. Answers carry XAPI's exact headers; what is not a call gets its HTML errors. It knows nothing
of messages: the dispatcher does.

Source: xapi.md 2.1 to 2.3.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import msgspec
from aiohttp import web

from poolwright.emulator import host_faults
from poolwright.emulator.dispatch import method_names
from poolwright.emulator.failures import ApiFailure
from poolwright.emulator.faults import HOST_FAULTS, Rule, Then
from poolwright.emulator.trace import Entry, created_object, first_object
from poolwright.xapi import wire

if TYPE_CHECKING:
    from poolwright.emulator.emulator import Emulator

#: XAPI's limit on a call's body, and on a request's line and headers.
BODY_MAX: Final = 300 * 1024
HEADERS_MAX: Final = 1024
_NO_CACHE: Final = {"Cache-Control": "no-cache, no-store"}
_CROSS_ORIGIN: Final = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Headers": "X-Requested-With",
}
#: A caller that pins certificates asks for the coordinator's beside HOST_IS_SLAVE, and gets it.
_ASKS_THUMBPRINT: Final = ("x-xenapi-request-host-certificate-thumbprint", "sha-256:master")
_THUMBPRINT: Final = "x-xenapi-response-host-certificate-thumbprint"
_METHODS: Final = ("GET", "POST", "PUT", "CONNECT", "OPTIONS")
_RPC_PATHS: Final = ("/", "/RPC2", "/json", "/jsonrpc")

#: Serves what is not a call: (emulator, reference of the host that was called, request).
HttpHandler: TypeAlias = "Callable[[Emulator, str, web.BaseRequest], Awaitable[web.StreamResponse]]"


class Dropped(Exception):
    """The connection is to close without (all of) an answer."""

    def __init__(self, part: bytes = b"") -> None:
        super().__init__()
        self.part = part


def refusal(status: int, text: str = "", headers: Mapping[str, str] | None = None) -> web.Response:
    """An error as XAPI's HTTP server writes it: HTML, and the connection closes."""
    title = f"HTTP {status} {HTTPStatus(status).phrase}"
    body = f"<html><body><h1>{title}</h1>{text or 'The request cannot be served.'}</body></html>"
    response = web.Response(
        status=status, body=body.encode(), content_type="text/html", headers={**_NO_CACHE, **(headers or {})}
    )
    response.force_close()
    response.headers["Connection"] = "close"
    return response


class HostServer:
    """One host's face: answers what reaches its address."""

    def __init__(self, emulator: Emulator, host: str, handlers: Mapping[tuple[str, str], HttpHandler]) -> None:
        self._emulator = emulator
        self._host = host
        self._handlers = handlers

    async def handle(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answers one request."""
        if request.method not in _METHODS:
            return refusal(501)
        if sum(len(k) + len(v) + 4 for k, v in request.raw_headers) + len(request.path_qs) > HEADERS_MAX:
            return refusal(431)
        if request.method == "POST":
            return await self._post(request)
        if request.method == "OPTIONS" and request.path in _RPC_PATHS:
            return self._answer(request, b"", "text/plain", _CROSS_ORIGIN)
        handler = self._find_handler(request)
        if handler is None:
            return refusal(403)
        return await handler(self._emulator, self._host, request)

    def _find_handler(self, request: web.BaseRequest) -> HttpHandler | None:
        """The handler of the longest path that the request's begins with, letter by letter as in XAPI."""
        path = request.raw_path.partition("?")[0]
        fits = [key for key in self._handlers if key[0] == request.method and path.startswith(key[1])]
        return self._handlers[max(fits, key=lambda key: len(key[1]))] if fits else None

    def _answer(
        self, request: web.BaseRequest, body: bytes, kind: str, headers: Mapping[str, str] | None = None
    ) -> web.Response:
        keep = "keep-alive" if request.keep_alive else "close"
        fixed = {**_NO_CACHE, "Connection": keep, **(headers or {})}
        return web.Response(body=body, content_type=kind, headers=fixed)

    # --- calls -------------------------------------------------------------------------------------

    async def _post(self, request: web.BaseRequest) -> web.StreamResponse:
        length = request.content_length
        if length is None or length > BODY_MAX or request.headers.get("Transfer-Encoding"):
            return refusal(500)
        try:
            body = await request.content.readexactly(length) if length else b""
        except asyncio.IncompleteReadError:
            return refusal(400)
        is_json = request.path == "/jsonrpc"
        try:
            call = wire.read_json_call(body) if is_json else wire.read_xml_call(body)
        except wire.Malformed as error:
            return refusal(500, str(type(error).__name__))
        try:
            answer = await self._call(call)
        except Dropped as dropped:
            return await self._drop(request, dropped.part)
        kind = "application/json" if is_json else "text/xml"
        return self._answer(request, answer, kind, self._thumbprint(request, answer))

    def _thumbprint(self, request: web.BaseRequest, answer: bytes) -> Mapping[str, str]:
        """The header that names the coordinator's certificate, where it is asked for and of use."""
        name, value = _ASKS_THUMBPRINT
        if request.headers.get(name) != value or b"HOST_IS_SLAVE" not in answer:
            return {}
        found = self._emulator.fingerprint_of(self._emulator.pool.coordinator)
        return {_THUMBPRINT: bytes.fromhex(found).hex(":").upper()} if found else {}

    async def _drop(self, request: web.BaseRequest, part: bytes) -> web.StreamResponse:
        """Closes the connection, after that part of an answer if there is one."""
        response = web.StreamResponse(headers={"Content-Length": str(2 * len(part) + 1)})
        if part:
            await response.prepare(request)
            await response.write(part)
        if request.transport is not None:
            request.transport.close() if part else request.transport.abort()
        return response

    async def _call(self, call: wire.Call) -> bytes:
        """The bytes that answer a call, after the faults that hit it. Raises Dropped."""
        clock = self._emulator.clock
        began, when = clock.monotonic(), clock.now()
        database = self._emulator.database
        about = first_object(database, call.method, call.params)
        address = self._emulator.address_of(self._host)
        originator = self._originator(call)
        rules = self._emulator.faults.strike(call.method, call.params, address)
        made, outcome = "", "dropped"
        try:
            answer = await self._run(call, rules)
            outcome = answer.code if isinstance(answer, wire.Failure) else "ok"
            if outcome == "ok":
                made = created_object(database, call.method, answer)
                originator = originator or self._originator(call, answer)
            body = self._encode(call, answer)
            for rule in rules:
                if rule.then is Then.EVENTS_LOST:
                    self._emulator.pool.lose_events()
                if rule.then in (Then.ANSWER_LOST, Then.TRUNCATED):
                    raise Dropped(body[: len(body) // 2] if rule.then is Then.TRUNCATED else b"")
            return body
        finally:
            self._emulator.calls.add(
                Entry(
                    time=when.isoformat(),
                    host=address,
                    originator=originator,
                    method=call.method,
                    milliseconds=round((clock.monotonic() - began) * 1000, 3),
                    outcome=outcome,
                    object=about,
                    created=made,
                )
            )

    async def _run(self, call: wire.Call, rules: list[Rule]) -> Any:
        """A call's value or failure. Raises Dropped."""
        failure: ApiFailure | None = None
        for rule in rules:
            match rule.then:
                case Then.RESET:
                    raise Dropped
                case Then.DELAY:
                    await asyncio.sleep(rule.seconds)
                case Then.SESSION_KILLED if call.params and isinstance(call.params[0], str):
                    self._emulator.pool.sessions.destroy(call.params[0])
                case Then.EVENTS_LOST:
                    self._emulator.pool.lose_events()
                case Then.FAILURE:
                    failure = ApiFailure(rule.code, *rule.params)
                case _ if rule.then in HOST_FAULTS:
                    if host_faults.strike(self._emulator, rule, self._host):
                        raise Dropped
                case _:
                    pass
        if call.method == "system.listMethods":
            return method_names()
        if call.method.startswith("system.isAlive:"):
            return call.params[0] if call.params else ""
        try:
            return await self._emulator.dispatcher.execute(
                call.method, call.params, self._host, failure=failure
            )
        except ApiFailure as refused:
            return refused.answer

    def _encode(self, call: wire.Call, answer: Any) -> bytes:
        state = self._emulator.pool.host_state(self._host)
        if call.encoding is wire.Encoding.XML:
            return wire.xml_answer(answer, bare=call.method == "system.listMethods")
        if isinstance(answer, wire.Failure) and state.emergency is not None:
            return msgspec.json.encode({"jsonrpc": "2.0", "error": answer.description, "id": 0})
        return wire.json_answer(answer, call)

    def _originator(self, call: wire.Call, answer: object = None) -> str:
        session = answer if answer is not None else (call.params[0] if call.params else None)
        row = self._emulator.database.find("session", session) if isinstance(session, str) else None
        return "" if row is None else str(row["originator"])
