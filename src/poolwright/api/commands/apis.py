"""listApis: the table of commands, told. Clients such as cloudmonkey build themselves from it."""

from __future__ import annotations

import types
import typing
from typing import Annotated, Any, Final

from poolwright.api.authorisation import may_call
from poolwright.api.command import Call, Command, Entry
from poolwright.api.errors import parameter_error
from poolwright.api.responses import Response
from poolwright.model.resource import Found


class ApiParameterResponse(Response):
    name: str | None = None
    description: str | None = None
    type: str | None = None
    length: int | None = None
    required: bool | None = None
    related: str | None = None


class ApiFieldResponse(Response):
    name: str | None = None
    description: str | None = None
    type: str | None = None
    response: list[ApiFieldResponse] | None = None


class ApiResponse(Response):
    name: str | None = None
    description: str | None = None
    isasync: bool | None = None
    related: str | None = None
    httprequesttype: str | None = None
    params: list[ApiParameterResponse] | None = None
    response: list[ApiFieldResponse] | None = None


_FIELD_TYPES: Final[dict[Any, str]] = {str: "string", bool: "boolean", int: "integer", float: "double"}


def _fields(response: type[Response]) -> list[ApiFieldResponse]:
    """What a response has, by its declaration."""
    return [_field(name, hint) for name, hint in sorted(typing.get_type_hints(response).items())]


def _field(name: str, hint: Any) -> ApiFieldResponse:
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        hint = next(option for option in typing.get_args(hint) if option is not type(None))
    nested: list[ApiFieldResponse] | None = None
    type_name = _FIELD_TYPES.get(hint, "map")
    if typing.get_origin(hint) is list:
        type_name = "list"
        (item,) = typing.get_args(hint)
        if isinstance(item, type) and issubclass(item, Response) and item is not ApiFieldResponse:
            nested = _fields(item)
    return ApiFieldResponse(name=name, description=name, type=type_name, response=nested)


def api_response(entry: Entry, related: str) -> ApiResponse:
    return ApiResponse(
        name=entry.name,
        description=entry.description,
        isasync=entry.kind.is_async,
        related=related,
        httprequesttype=entry.http_method,
        params=[
            ApiParameterResponse(
                name=parameter.name,
                description=parameter.description,
                type=parameter.type,
                length=parameter.length,
                required=parameter.required,
                related="",
            )
            for parameter in entry.parameters
        ],
        response=_fields(entry.returns),
    )


class ListApis(Command, frozen=True, kw_only=True):
    """Lists the commands that the caller may call."""

    name: Annotated[str | None, "the name of one command"] = None

    async def run(self, call: Call) -> Found[ApiResponse]:
        allowed = [entry for entry in call.commands.values() if may_call(call.caller, call.rules, entry)]
        wanted = [entry for entry in allowed if not self.name or entry.name == self.name]
        if self.name and not wanted:
            raise parameter_error(f"There is no command {self.name} that you may call")
        found = [api_response(entry, _related(entry, allowed)) for entry in wanted]
        return Found(found, len(found))


def _related(entry: Entry, allowed: list[Entry]) -> str:
    """The other commands that answer with the same kind of object."""
    return ",".join(
        other.name
        for other in allowed
        if other is not entry and other.returns is entry.returns and entry.object
    )
