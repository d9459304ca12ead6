"""XAPI's two encodings, both ways: XML-RPC and JSON-RPC, as the client writes and the server answers them.

Knows bytes and plain values (`Value`), not messages, types or HTTP. Plain values are Python's own: `str`
(also for references, enums and uuids), `int`, `float`, `bool`, `datetime` (aware, UTC), `None`, `list`, `dict`
with string keys. What the datamodel says a value should be is the caller's business: XML-RPC carries an `int`
as untyped text, so it decodes to `str`.

Source: XAPI's XML-RPC and JSON-RPC servers; the shapes of answers are `Status`/`Value`/`ErrorDescription` in
XML-RPC, `result`/`error` in JSON-RPC 1.0 and 2.0.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from functools import lru_cache
from typing import Any, Final, TypeAlias
from xml.sax.saxutils import escape

import msgspec
from lxml import etree

Value: TypeAlias = Any  # str | int | float | bool | datetime | None | list[Value] | dict[str, Value]

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)

#: Characters that XML 1.0 cannot carry; XAPI drops them.
_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Malformed(ValueError):
    """Bytes that are not a call or an answer in the encoding that they claim."""


class Int32(int):
    """An integer that XML-RPC marks as `<i4>`: the counters in `event.from`'s answer, and nothing else."""


#: Characters of names that are worth keeping.
_NAME_MAX: Final = 64
#: What JSON carries as it is.
_PLAIN: Final = frozenset({str, int, bool, type(None), Int32})
_STRINGS: Final = frozenset({str})


class Encoding(Enum):
    """How a call is written, and so how its answer is."""

    XML = "xmlrpc"
    JSON_V1 = "jsonrpc-1.0"
    JSON_V2 = "jsonrpc-2.0"


@dataclass(frozen=True)
class Call:
    """A message by its wire name, with its positional arguments, the session among them."""

    method: str
    params: list[Value]
    id: int | str = 0
    encoding: Encoding = Encoding.XML


@dataclass(frozen=True)
class Failure:
    """XAPI's refusal: an error code and its parameters, all strings."""

    code: str
    params: tuple[str, ...] = ()

    @property
    def description(self) -> list[str]:
        """The code and parameters in one list, XML-RPC's `ErrorDescription`."""
        return [self.code, *self.params]


def format_date(moment: datetime) -> str:
    """What the XML-RPC standard calls dateTime.iso8601, as XAPI writes it: `20260821T02:00:23Z`."""
    utc = moment.astimezone(UTC)
    day, time = f"{utc.year:04}{utc.month:02}{utc.day:02}", f"{utc.hour:02}:{utc.minute:02}:{utc.second:02}"
    return f"{day}T{time}Z"


def parse_date(text: str) -> datetime:
    """The moment that a date of either common ISO 8601 form means; without a zone it is UTC.

    Raises `Malformed`.
    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise Malformed(f"not a date: {text!r}") from error
    return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)


# --- XML-RPC: writing ------------------------------------------------------------------------------


def _xml_text(text: str) -> str:
    """Text as XML carries it. Most of it needs no change, and `isprintable` says so fast."""
    if text.isprintable() and "&" not in text and "<" not in text and ">" not in text:
        return text
    return escape(_NOT_XML.sub("", text))


def _xml_name(name: str) -> str:
    """The start of a member: records have the same names over and over, maps any (and of any length)."""
    return _known_name(name) if len(name) <= _NAME_MAX else f"<member><name>{_xml_text(name)}</name>"


@lru_cache(maxsize=4096)
def _known_name(name: str) -> str:
    return f"<member><name>{_xml_text(name)}</name>"


def _xml(value: Value, out: list[str]) -> None:
    """Appends a `<value>`, by exact type first: this runs over every value of every record that is sent."""
    kind = type(value)
    if kind is str:
        out.append(f"<value>{_xml_text(value)}</value>")
    elif kind is dict:
        _xml_struct(value, out)
    elif kind is list:
        _xml_array(value, out)
    elif kind is bool:
        out.append("<value><boolean>1</boolean></value>" if value else "<value><boolean>0</boolean></value>")
    elif kind is int:
        out.append(f"<value>{value}</value>")
    else:
        _xml_rare(value, out)


def _xml_rare(value: Value, out: list[str]) -> None:
    match value:
        case str():
            out.append(f"<value>{_xml_text(value)}</value>")
        case Int32():
            out.append(f"<value><i4>{int(value)}</i4></value>")
        case int():
            out.append(f"<value>{int(value)}</value>")
        case float():
            out.append(f"<value><double>{_double(value)}</double></value>")
        case datetime():
            out.append(f"<value><dateTime.iso8601>{format_date(value)}</dateTime.iso8601></value>")
        case None:
            out.append("<value><nil/></value>")
        case Mapping():
            _xml_struct(value, out)
        case Sequence() | set() | frozenset():
            _xml_array(value, out)
        case _:
            raise TypeError(f"XML-RPC cannot carry {type(value).__name__}")


def _xml_struct(value: Mapping[Any, Value], out: list[str]) -> None:
    out.append("<value><struct>")
    for key, item in value.items():
        name = _xml_name(key if type(key) is str else str(key))
        if type(item) is str:
            out.append(f"{name}<value>{_xml_text(item)}</value></member>")
        else:
            out.append(name)
            _xml(item, out)
            out.append("</member>")
    out.append("</struct></value>")


def _xml_array(value: Iterable[Value], out: list[str]) -> None:
    out.append("<value><array><data>")
    for item in value:
        _xml(item, out)
    out.append("</data></array></value>")


def _double(value: float) -> str:
    if math.isfinite(value):
        return f"{value:.16g}"
    return "nan" if math.isnan(value) else ("inf" if value > 0 else "-inf")


def xml_value(value: Value) -> str:
    """One `<value>` element, as XAPI also stores in `task.result`."""
    out: list[str] = []
    _xml(value, out)
    return "".join(out)


def xml_call(method: str, params: Sequence[Value]) -> bytes:
    """An XML-RPC request body."""
    out = [f'<?xml version="1.0"?><methodCall><methodName>{escape(method)}</methodName><params>']
    for param in params:
        out.append("<param>")
        _xml(param, out)
        out.append("</param>")
    out.append("</params></methodCall>")
    return "".join(out).encode()


def xml_answer(answer: Value | Failure, *, bare: bool = False) -> bytes:
    """An XML-RPC response body: a struct with `Status`, or the value itself where `bare`."""
    if isinstance(answer, Failure):
        body = xml_value({"Status": "Failure", "ErrorDescription": answer.description})
    else:
        body = xml_value(answer if bare else {"Status": "Success", "Value": answer})
    return (
        f'<?xml version="1.0"?><methodResponse><params><param>{body}</param></params></methodResponse>'
    ).encode()


# --- XML-RPC: reading ------------------------------------------------------------------------------


def _parse_xml(body: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True
    )
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Malformed(f"not XML: {error}") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Malformed("a document type is not allowed")
    return root


def _read(element: etree._Element) -> Value:
    """What a `<value>` element holds."""
    children = [child for child in element if isinstance(child.tag, str)]
    if not children:
        return element.text or ""
    if len(children) > 1:
        raise Malformed("a value holds one thing")
    typed = children[0]
    text = typed.text or ""
    try:
        return _read_typed(str(typed.tag), text, typed)
    except (ValueError, KeyError, AttributeError) as error:
        raise Malformed(f"not a {typed.tag}: {text!r}") from error


def _read_typed(tag: str, text: str, element: etree._Element) -> Value:
    match tag:
        case "string" | "base64":
            return text
        case "int" | "i4" | "i8":
            return int(text)
        case "boolean":
            return {"0": False, "1": True, "false": False, "true": True}[text.strip()]
        case "double":
            return float(text)
        case "dateTime.iso8601":
            return parse_date(text.strip())
        case "nil":
            return None
        case "array":
            data = element.find("data")
            return [_read(item) for item in (data if data is not None else ()) if item.tag == "value"]
        case "struct":
            return dict(_read_member(member) for member in element if member.tag == "member")
        case _:
            raise Malformed(f"unknown type {tag}")


def _read_member(member: etree._Element) -> tuple[str, Value]:
    name, value = member.find("name"), member.find("value")
    if name is None or value is None:
        raise Malformed("a member has a name and a value")
    return name.text or "", _read(value)


def read_xml_value(text: str) -> Value:
    """What one `<value>` element holds, as in `task.result`. Raises `Malformed`."""
    return _read(_parse_xml(text.encode()))


def read_xml_call(body: bytes) -> Call:
    """The call in an XML-RPC request body. Raises `Malformed`."""
    root = _parse_xml(body)
    method = root.findtext("methodName")
    if root.tag != "methodCall" or not method:
        raise Malformed("not a methodCall")
    return Call(method, [_read(value) for value in root.findall("params/param/value")])


def read_xml_answer(body: bytes) -> Value | Failure:
    """The value or failure in an XML-RPC response body. Raises `Malformed`."""
    root = _parse_xml(body)
    if (fault := root.find("fault/value")) is not None:
        raise Malformed(f"an XML-RPC fault: {_read(fault)}")
    element = root.find("params/param/value")
    if element is None:
        raise Malformed("not a methodResponse")
    match _read(element):
        case {"Status": "Success", "Value": value}:
            return value
        case {"Status": "Failure", "ErrorDescription": [code, *params]}:
            return Failure(str(code), tuple(str(p) for p in params))
        case other:
            return other


# --- JSON-RPC --------------------------------------------------------------------------------------


def _json_special(value: Any) -> Any:
    if isinstance(value, set | frozenset):
        return list(value)
    if isinstance(value, str):  # a kind of string of our own, such as a task's reference
        return str.__str__(value)
    if isinstance(value, int):  # Int32
        return int(value)
    raise TypeError(f"JSON cannot carry {type(value).__name__}")


def _json_ready(value: Value) -> Value:
    """The value with dates in XAPI's form and numbers JSON lacks marked, to be restored as bare tokens.

    By exact type first: this runs over every value of every record that is sent.
    """
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is dict:
        if _PLAIN.issuperset(map(type, value.values())) and _STRINGS.issuperset(map(type, value)):
            return value
        return {
            key if type(key) is str else str(key): item if type(item) in _PLAIN else _json_ready(item)
            for key, item in value.items()
        }
    if kind is list:
        return value if _PLAIN.issuperset(map(type, value)) else [_json_ready(item) for item in value]
    return _json_ready_rare(value)


def _json_ready_rare(value: Value) -> Value:
    match value:
        case datetime():
            return format_date(value)
        case float() if not math.isfinite(value):
            return msgspec.Raw(b"NaN" if math.isnan(value) else (b"Infinity" if value > 0 else b"-Infinity"))
        case Mapping():
            return {str(key): _json_ready(item) for key, item in value.items()}
        case list() | tuple() | set() | frozenset():
            return [_json_ready(item) for item in value]
        case _:
            return value


_ENCODER: Final = msgspec.json.Encoder(enc_hook=_json_special)


def json_call(method: str, params: Sequence[Value], id_: int | str) -> bytes:
    """A JSON-RPC 2.0 request body."""
    return _ENCODER.encode({"jsonrpc": "2.0", "method": method, "params": _json_ready(list(params)), "id": id_})


def json_answer(answer: Value | Failure, call: Call) -> bytes:
    """A JSON-RPC response body in the version that the call was made in.

    Every failure has the numeric code 1 in version 2.0; XAPI's own code is the message.
    """
    body: dict[str, Value]
    if call.encoding is Encoding.JSON_V2:
        body = {"jsonrpc": "2.0"}
        if isinstance(answer, Failure):
            body["error"] = {"code": 1, "message": answer.code, "data": list(answer.params)}
        else:
            body["result"] = _json_result(answer)
    elif isinstance(answer, Failure):
        body = {"result": None, "error": answer.description}
    else:
        body = {"result": _json_result(answer), "error": None}
    return _ENCODER.encode(body | {"id": call.id})


def _json_result(answer: Value) -> Value:
    """What was asked for, to be encoded. A table is so already, record by record: its copies do not pile up."""
    if type(answer) is dict and dict in map(type, answer.values()):
        return {str(ref): msgspec.Raw(_ENCODER.encode(_json_ready(record))) for ref, record in answer.items()}
    return _json_ready(answer)


def read_json_call(body: bytes) -> Call:
    """The call in a JSON-RPC request body of either version. Raises `Malformed`."""
    try:
        raw = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Malformed(f"not JSON: {error}") from error
    match raw:
        case {"method": str(method), "id": int() | str() as id_} if not isinstance(id_, bool):
            params = raw.get("params", [])
        case _:
            raise Malformed("a call has a method and an id that is a number or a string")
    if raw.get("jsonrpc", "2.0") != "2.0":
        raise Malformed("the only version that a call may name is 2.0")
    version = Encoding.JSON_V2 if "jsonrpc" in raw else Encoding.JSON_V1
    if isinstance(params, dict) and version is Encoding.JSON_V2:
        params = [params]
    if not isinstance(params, list):
        raise Malformed("params is an array")
    return Call(method, params, id_, version)
