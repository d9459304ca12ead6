"""The HTTP door: `/client/api`, GET and POST, keys or session, JSON or XML.

A request passes: parameters -> login and logout -> who is it -> which command, and may they -> bind -> run ->
render. Every refusal leaves as CloudStack's error in the format asked for, with its text in `X-Description`;
a stack trace never does.

Source: CloudStack `ApiServlet`, `ApiServer`; reference/cloudstack.md 2.2.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import parse_qsl

import msgspec
import structlog
from aiohttp import web

from poolwright.api import sessions
from poolwright.api.authorisation import may_call
from poolwright.api.command import Call, Entry, ListCommand
from poolwright.api.errors import ApiError, ErrorCode, ExceptionCode, from_cloud_error, unauthorized
from poolwright.api.parameters import bind, refuse
from poolwright.api.registry import COMMANDS
from poolwright.api.responses import Body, body, error_body, render
from poolwright.api.showing import add_tags
from poolwright.api.signature import Expired, check_expiry, find, verify
from poolwright.model.errors import CloudError
from poolwright.model.event import EVENT_TYPES
from poolwright.model.resource import PAGE_SIZE
from poolwright.services import identity, projects
from poolwright.services.cloud import Cloud
from poolwright.services.events import Deed

#: The largest request body in bytes: user data of 1 MiB, which form encoding can triple.
MAX_BODY: Final = 4 * 1024 * 1024
_MAX_FIELDS: Final = 10_000
#: What a browser asks before anybody has logged in: other ways to log in, and themes. There are none.
OPEN: Final[dict[str, Body]] = {
    "listIdps": {"idp": []},
    "listOauthProvider": {},
    "listGuiThemes": {},
    "forgotPassword": {"enabled": False},
}
_UNPRINTABLE: Final = re.compile(r"[^\x20-\x7e]+")

_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Reply:
    """What goes back before it is rendered."""

    wrapper: str
    body: Body
    status: int = 200
    cookies: sessions.Cookies = sessions.UNCHANGED


def make_app(cloud: Cloud, *, trusting: bool = False) -> web.Application:
    """The HTTP application that serves CloudStack's API for this cloud.

    `trusting` is CloudStack's integration port: who reaches it is the first administrator, without any key.
    """
    app = web.Application(client_max_size=MAX_BODY)
    door = Door(cloud, trusting=trusting)
    for path in ("/client/api", "/client/api/"):
        app.router.add_get(path, door.handle)
        app.router.add_post(path, door.handle)
    return app


class Door:
    """Answers requests for one cloud."""

    def __init__(self, cloud: Cloud, *, trusting: bool = False) -> None:
        self._cloud = cloud
        self._trusting = trusting

    async def handle(self, request: web.Request) -> web.Response:
        """One request, whatever comes."""
        xml = True
        name = ""
        try:
            raw = await _read_parameters(request)
            xml = raw.get("response", "xml").lower() != "json"
            name = raw.get("command", "")
            reply = await self._answer(request, name, raw)
        except web.HTTPRequestEntityTooLarge:
            reply = _refusal(
                name, ApiError(ErrorCode.MALFORMED_PARAMETER, f"the request is larger than {MAX_BODY} bytes")
            )
        except ApiError as error:
            reply = _refusal(name, error)
        except CloudError as error:
            reply = _refusal(name, from_cloud_error(error))
        except Exception:  # noqa: BLE001 - the last line of the door: the user gets CloudStack's 530, the log the trace
            _log.exception("api.internal_error", command=name)
            reply = _refusal(name, _internal(name))
        return _respond(reply, xml=xml)

    async def _answer(self, request: web.Request, name: str, raw: dict[str, str]) -> Reply:
        match name.lower():
            case "login":
                return await self._login(request, raw)
            case "logout":
                await sessions.logout(self._cloud, request.cookies, raw)
                # Its cookies are worth nothing now; deleting them could hit those of a login made meanwhile.
                return Reply("logoutresponse", {"description": "success"})
        if (open_to_all := OPEN.get(name)) is not None:
            return Reply(f"{name.lower()}response", dict(open_to_all))
        known = await self._authenticate(request, raw)
        entry = COMMANDS.get(name)
        if entry is None:
            raise ApiError(ErrorCode.UNSUPPORTED_ACTION, f"Unknown API command: {name}")
        if not may_call(known.caller, known.rules, entry):
            raise ApiError(
                ErrorCode.UNAUTHORIZED,
                f"The given command '{name}' either does not exist, is not available for user.",
            )
        return await self._run(entry, Call(self._cloud, known.caller, known.rules, COMMANDS), raw)

    async def _run(self, entry: Entry, call: Call, raw: dict[str, str]) -> Reply:
        refuse(entry.command.refuses, entry.name, raw)
        command = bind(entry.command, entry.parameters, entry.name, raw)
        if isinstance(command, ListCommand):
            largest = await call.cloud.settings.number("default.page.size", PAGE_SIZE)
            command = command.within(largest)
        if (project := getattr(command, "projectid", None)) is not None:
            await projects.check_role(call.cloud, call.caller, project, entry.name)
        if entry.name not in EVENT_TYPES:
            answer = await command.run(call)
            await add_tags(call.cloud, answer)
            return Reply(entry.wrapper, body(answer, entry.object))
        deed = Deed(entry.name, entry.description.rstrip("."), call.caller, getattr(command, "id", None))
        try:
            answer = await command.run(replace(call, cloud=replace(call.cloud, witness=deed)))
        except CloudError as error:
            await deed.fail(call.cloud, error.message)
            raise
        await add_tags(call.cloud, answer)
        return Reply(entry.wrapper, body(answer, entry.object))

    async def _login(self, request: web.Request, raw: dict[str, str]) -> Reply:
        if request.method != "POST":
            raise ApiError(ErrorCode.METHOD_NOT_ALLOWED, "Please use HTTP POST to authenticate using this API")
        response, cookies = await sessions.login(self._cloud, request.cookies, raw)
        content: Body = msgspec.to_builtins(response)
        return Reply("loginresponse", content, cookies=cookies)

    async def _authenticate(self, request: web.Request, raw: dict[str, str]) -> identity.Known:
        """Who asks, by signature or by session. Raises `ApiError` 401."""
        if self._trusting:
            return await identity.find_first_administrator(self._cloud)
        key = find(raw, "apikey")
        if key is None or find(raw, "signature") is None:
            return await sessions.find_caller(self._cloud, request.cookies, raw)
        try:
            check_expiry(raw, self._cloud.clock.now())
        except Expired as error:
            raise ApiError(ErrorCode.UNAUTHORIZED, f"unable to verify user credentials: {error}") from None
        found = await identity.find_by_api_key(self._cloud, key)
        if not verify(raw, found.secret if found else "") or found is None:
            raise unauthorized()
        return found.known


async def _read_parameters(request: web.Request) -> dict[str, str]:
    """The parameters of the query and of the form, the last of a name winning."""
    pairs = _parse_form(request.rel_url.raw_query_string)
    if request.method == "POST":
        if request.content_type == "multipart/form-data":
            form = await request.post()
            pairs += [(key, value) for key, value in form.items() if isinstance(value, str)]
        else:
            pairs += _parse_form((await request.read()).decode("utf-8", "replace"))
    return dict(pairs)


def _parse_form(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, max_num_fields=_MAX_FIELDS, errors="replace")
    except ValueError:
        raise ApiError(
            ErrorCode.MALFORMED_PARAMETER, f"the request has more than {_MAX_FIELDS} parameters"
        ) from None


def _refusal(name: str, error: ApiError) -> Reply:
    """A refusal below the command's own wrapper, or `errorresponse` where there is no such command."""
    entry = COMMANDS.get(name)
    wrapper = entry.wrapper if entry else "errorresponse"
    if name in ("login", "logout"):
        wrapper = f"{name}response"
    elif error.code is ErrorCode.UNSUPPORTED_ACTION:
        wrapper = "errorresponse"
    return Reply(wrapper, error_body(error), status=int(error.code))


def _internal(name: str) -> ApiError:
    return ApiError(
        ErrorCode.INTERNAL,
        f"Internal error executing {name or 'the request'}; the manager's log has the details",
        exception_code=ExceptionCode.CLOUD_RUNTIME,
    )


def _respond(reply: Reply, *, xml: bool) -> web.Response:
    content, content_type = render(reply.wrapper, reply.body, xml=xml)
    response = web.Response(status=reply.status, body=content, headers={"Content-Type": content_type})
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    if reply.status != 200:
        response.headers["X-Description"] = _UNPRINTABLE.sub(" ", str(reply.body.get("errortext", "")))[:1000]
    sessions.set_cookies(response, reply.cookies)
    return response
