"""What goes back: the shapes of CloudStack's answers, in JSON and XML.

A response is a `Response` struct whose field names are CloudStack's; a field that is `None` is not written.
`body` arranges one, a page of them, or a started job as the command's kind demands; `render` writes it.

Shapes: a list is `{"count": total, "<object>": [...]}`, or `{}` where nothing matches; one object is
`{"<object>": {...}}`, or flat where it has no key; a job is `{"jobid": ...}`, with `id` where it creates
something. Source: CloudStack `ApiResponseSerializer`; reference/cloudstack.md 2.2.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final, TypeAlias

import msgspec
from lxml import etree

from poolwright.api.errors import ApiError
from poolwright.model.resource import Found

JSON_TYPE: Final = "application/json; charset=UTF-8"
XML_TYPE: Final = "text/xml; charset=UTF-8"
#: The CloudStack version whose API this is.
CLOUDSTACK_VERSION: Final = "4.23.0.0"

_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_A_NAME: Final = re.compile(r"[^A-Za-z0-9_.-]")


class Response(msgspec.Struct, omit_defaults=True, kw_only=True):
    """One object of an answer; every field is optional, and `None` means unknown."""


class Success(Response):
    """What a command that gives no object answers."""

    success: bool | None = None
    displaytext: str | None = None


@dataclass(frozen=True)
class JobStarted:
    """What an asynchronous command answers: the job's uuid, and that of what it creates."""

    job: str
    id: str | None = None


Answer: TypeAlias = Response | Found[Any] | JobStarted
Body: TypeAlias = dict[str, Any]


def date(moment: datetime | None) -> str | None:
    """A moment as CloudStack writes it, `2026-01-31T12:00:00+0000`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S+0000") if moment else None


def body(answer: Answer, object_key: str) -> Body:
    """The answer below its wrapper."""
    match answer:
        case Found(rows, total):
            listed: Body = {"count": total} if total else {}
            return listed | ({object_key: rows} if rows else {})
        case JobStarted(job, None):
            return {"jobid": job}
        case JobStarted(job, created):
            return {"id": created, "jobid": job}
        case _ if object_key:
            return {object_key: answer}
        case _:
            flat: Body = msgspec.to_builtins(answer)
            return flat


def error_body(error: ApiError) -> Body:
    """What stands below the wrapper when a command is refused."""
    return {
        "uuidList": [{"uuid": uuid, "description": description} for uuid, description in error.about],
        "errorcode": int(error.code),
        "cserrorcode": int(error.exception_code),
        "errortext": error.text,
    }


def render(wrapper: str, content: Body, *, xml: bool) -> tuple[bytes, str]:
    """The bytes of an answer and their content type."""
    if not xml:
        return msgspec.json.encode({wrapper: content}), JSON_TYPE
    root = etree.Element(_name(wrapper), {"cloud-stack-version": CLOUDSTACK_VERSION})
    _append(root, msgspec.to_builtins(content))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8"), XML_TYPE


def _append(parent: etree._Element, content: Mapping[str, Any]) -> None:
    for key, value in content.items():
        if isinstance(value, Sequence) and not isinstance(value, str):
            for item in value:
                _append_one(parent, key, item)
        else:
            _append_one(parent, key, value)


def _append_one(parent: etree._Element, key: str, value: Any) -> None:
    if value is None:
        return
    element = etree.SubElement(parent, _name(key))
    if isinstance(value, Mapping):
        _append(element, value)
    else:
        element.text = _NOT_XML.sub("", str(value).lower() if isinstance(value, bool) else str(value))


def _name(key: str) -> str:
    """A key as an element's name; those of maps are the users', and need not be one."""
    name = _NOT_A_NAME.sub("_", key) or "_"
    return name if name[0].isalpha() or name[0] == "_" else f"_{name}"
