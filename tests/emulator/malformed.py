"""Requests that no client should send, made up from a seed: bytes, framing, headers, XML, JSON, types, sizes.

A request says what may come of it: an answer to a call, an HTTP error, or also a closed connection where its
bytes are no HTTP at all.
"""

from __future__ import annotations

import json
import random
import xmlrpc.client
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from poolwright.emulator import facts
from poolwright.emulator.database import Database
from poolwright.xapi.datamodel import (
    Constructor,
    EnumOf,
    MapOf,
    Message,
    OptionOf,
    RecordOf,
    RefTo,
    Scalar,
    SetOf,
    Type,
    load,
)

#: XAPI's limit on a body.
BODY_MAX: Final = 300 * 1024
_WORDS: Final = (
    "",
    "a",
    "true",
    "-1",
    "\u2603",
    "<b>&amp;",
    "../..",
    "OpaqueRef:NULL",
    "%s%n",
    "\x00",
    "0x1g",
    "\ud7ff",
)
_NUMBERS: Final = (0, 1, -1, 2**31, -(2**31) - 1, 2**53 + 1, 2**63, -(2**63), 2**70, 0.5, -1e308, 1e-320)
_METHODS: Final = (
    "GET",
    "POST",
    "PUT",
    "OPTIONS",
    "HEAD",
    "DELETE",
    "TRACE",
    "post",
    "G E T",
    "\x01",
    "PROPFIND",
    "",
)
_VERSIONS: Final = ("HTTP/1.1", "HTTP/1.0", "HTTP/9.9", "HTTP/1", "http/1.1", "HTCPCP/1.0", "")
_TARGETS: Final = (
    "/",
    "/jsonrpc",
    "/RPC2",
    "*",
    "",
    "//",
    "/%zz",
    "/\xff",
    "/../../etc/passwd",
    "http://x/",
    "/export?uuid=%00",
    "/import?task_id=1&task_id=2",
    "/export_raw_vdi?vdi=x&format=",
    "/rrd_updates?start=nan",
    "/console?uuid=",
    "/host_rrd?json=maybe",
    "/vm_rrd",
    "/blob?ref=",
    "/" + "a/" * 300,
    "/import_metadata?force=&dry_run=x",
)
_LENGTHS: Final = ("-1", "+5", "0x10", "1e3", "99999999999999999999", " ", "5,5", "5\x00", "\u0665", "NaN")
_HEADERS: Final = (
    "Transfer-Encoding: chunked",
    "Transfer-Encoding: gzip, chunked",
    "Content-Encoding: gzip",
    "Expect: 100-continue",
    "Connection: upgrade\r\nUpgrade: h2c",
    "Connection: close",
    "Host:",
    "Host: a\r\nHost: b",
    ": no name",
    "no colon",
    " folded: x",
    "Bad Name: x",
    "X: \x00",
    "X: \x7f\xff",
    "Authorization: Basic ====",
    "Cookie: session_id=;;=;\x01",
    "Authorization: Basic cm9vdDp4",
    "Range: bytes=5-2",
    "X-Long: " + "x" * 900,
    "Content-Type: \u2603",
    "x-xenapi-request-host-certificate-thumbprint: sha-256:master",
)


@dataclass(frozen=True)
class Request:
    """Bytes to send. `answers`: how many may come back; `refused`: only an HTTP error will do; `framed`: there
    must be an answer, for it is HTTP; `ends`: the client then closes its side; `pieces`: sent that slowly."""

    kind: str
    data: bytes
    answers: int = 1
    refused: bool = False
    framed: bool = True
    ends: bool = False
    pieces: int = 1


def post(path: str, body: bytes, *headers: str, length: object = None) -> bytes:
    """A POST; `length` instead of the body's own, if given."""
    lines = [f"POST {path} HTTP/1.1", "Host: x", f"Content-Length: {len(body) if length is None else length}"]
    return "\r\n".join([*lines, *headers, "", ""]).encode("latin-1", "replace") + body


def value(chance: random.Random, depth: int = 0) -> Any:
    """Any value that JSON can carry."""
    match chance.randrange(8 if depth < 3 else 5):
        case 0:
            return chance.choice(_NUMBERS)
        case 1:
            return chance.choice((None, True, False))
        case 2 | 3 | 4:
            return chance.choice(_WORDS)
        case 5:
            return [value(chance, depth + 1) for _ in range(chance.randrange(4))]
        case _:
            return {chance.choice(_WORDS): value(chance, depth + 1) for _ in range(chance.randrange(4))}


def _for_xml(of: Any) -> Any:
    """The value with what Python's writer refuses made text."""
    match of:
        case bool() | str() | None:
            return of
        case int() if abs(of) >= 2**31:
            return str(of)
        case list():
            return [_for_xml(item) for item in of]
        case dict():
            return {key: _for_xml(item) for key, item in of.items()}
        case _:
            return of


def _mutated(chance: random.Random, data: bytes) -> bytes:
    """The bytes with a few changed, lost, doubled or moved."""
    changed = bytearray(data)
    for _ in range(chance.randrange(1, 6)):
        at = chance.randrange(len(changed) + 1)
        match chance.randrange(5):
            case 0:
                changed[at : at + 1] = chance.randbytes(1)
            case 1:
                del changed[at : at + chance.randrange(1, 20)]
            case 2:
                changed[at:at] = chance.randbytes(chance.randrange(1, 8))
            case 3:
                changed[at:at] = changed[at : at + chance.randrange(1, 40)]
            case _:
                del changed[at:]
    return bytes(changed)


# --- arguments of the right types ------------------------------------------------------------------------

_TYPED: Final[Mapping[str, tuple[Any, ...]]] = {
    "int": (0, 1, -1, 2, 7, 255, 4096, 2**31, 1 << 30, 2**63 - 1, -(2**63)),
    "float": (0.0, 1.0, -1.0, 0.5, 1e308, -1e308, 1e-300),
    "bool": (True, False),
    "datetime": ("19700101T00:00:00Z", "20260821T02:00:23Z", "99991231T23:59:59Z", "00010101T00:00:00Z"),
    "void": ("",),
}


def arguments(chance: random.Random, message: Message, database: Database) -> list[Any]:
    """Arguments that a message takes by its types, mostly about objects that exist."""
    return [_of_type(chance, parameter.parsed, database) for parameter in message.params]


def _of_type(chance: random.Random, kind: Type, database: Database) -> Any:
    match kind:
        case Scalar("string"):
            rows = list(database.tables[chance.choice(list(database.tables))].rows.values())
            text = rows[chance.randrange(len(rows))].get("uuid", "") if rows and chance.random() < 0.3 else ""
            return text or chance.choice((*_WORDS, "user", "nfs", "127.0.0.1", "eth0", "{}", "x" * 300))
        case Scalar(name):
            return chance.choice(_TYPED[name])
        case RefTo(cls):
            refs = list(database.tables[cls].rows) if cls in database.tables else []
            return (
                chance.choice(refs)
                if refs and chance.random() < 0.85
                else chance.choice(("", "OpaqueRef:NULL", "x"))
            )
        case EnumOf(name):
            return chance.choice(load().model.enums[name])
        case SetOf(item):
            return [_of_type(chance, item, database) for _ in range(chance.randrange(4))]
        case MapOf(key, item):
            return {
                str(_of_type(chance, key, database)): _of_type(chance, item, database)
                for _ in range(chance.randrange(3))
            }
        case RecordOf(cls):
            columns = facts.tables()[cls].columns.values()
            given = [column for column in columns if column.ctor is not Constructor.ABSENT]
            return {column.name: _of_type(chance, column.kind, database) for column in given}
        case OptionOf(item):
            return _of_type(chance, item, database)


# --- requests --------------------------------------------------------------------------------------------


class Malformed:
    """An endless source of requests; the same for the same seed and session."""

    def __init__(self, seed: int, session: str) -> None:
        self._chance = random.Random(seed)
        self._session = session
        self._messages = list(load().messages)

    def next(self) -> Request:
        kind = self._chance.choices(list(KINDS), weights=[weight for _, weight in KINDS.values()])[0]
        return KINDS[kind][0](self)

    def _call(self) -> tuple[str, list[Any]]:
        """A message (or none such), with any number of arguments of any type."""
        chance = self._chance
        name = chance.choice(self._messages) if chance.random() < 0.9 else str(chance.choice(_WORDS))
        name = chance.choice(("", "", "", "Async.", "InternalAsync.", "async.")) + name
        session = self._session if chance.random() < 0.8 else value(chance)
        if name.endswith(("logout", "event.next", "event.from", "shutdown", "reboot")):
            session = "OpaqueRef:none"
        return name, [session, *(value(chance) for _ in range(chance.randrange(5)))]

    def _json(self) -> bytes:
        name, params = self._call()
        call: dict[str, Any] = {"jsonrpc": "2.0", "method": name, "params": params, "id": 1}
        if self._chance.random() < 0.2:
            call[self._chance.choice(list(call))] = value(self._chance)
        return json.dumps(call).encode()

    def _xml(self) -> bytes:
        name, params = self._call()
        given = tuple(_for_xml(param) for param in params)
        return xmlrpc.client.dumps(given, name, allow_none=True).encode("utf-8", "surrogatepass")

    # --- kinds of request ----------------------------------------------------------------------------

    def wrong_types(self) -> Request:
        if self._chance.random() < 0.5:
            return Request("wrong types, JSON", post("/jsonrpc", self._json()))
        return Request(
            "wrong types, XML", post(self._chance.choice(("/", "/RPC2", "/json", "/x")), self._xml())
        )

    def broken_body(self) -> Request:
        path, body = self._chance.choice((("/jsonrpc", self._json()), ("/", self._xml())))
        return Request("broken body", post(path, _mutated(self._chance, body)))

    def mixed_up(self) -> Request:
        """JSON where XML is due, and the other way round."""
        path, body = self._chance.choice((("/", self._json()), ("/jsonrpc", self._xml())))
        return Request("mixed up", post(path, body), refused=True)

    def entities(self) -> Request:
        declared = self._chance.choice(
            (
                '<!ENTITY a SYSTEM "file:///etc/passwd">',
                '<!ENTITY a SYSTEM "http://127.0.0.1:1/">',
                '<!ENTITY % b SYSTEM "file:///etc/hosts"> %b; <!ENTITY a "x">',
                '<!ENTITY a "x">',
                '<!ENTITY z "zzzzzzzzzz">'
                + "".join(
                    f'<!ENTITY {n} "{f"&{p};" * 10}">' for n, p in zip("yxwvutsa", "zyxwvuts", strict=True)
                ),
            )
        )
        where = self._chance.choice(("<value>&a;</value>", "<value><string>a</string></value>"))
        body = (
            f'<?xml version="1.0"?><!DOCTYPE m [{declared}]><methodCall><methodName>session.logout</methodName>'
            f"<params><param>{where}</param></params></methodCall>"
        )
        encoding = self._chance.choice(("utf-8", "utf-16"))
        return Request("entities", post("/", body.encode(encoding)), refused=True)

    def deep(self) -> Request:
        depth = self._chance.choice((100, 1000, 10_000))
        if self._chance.random() < 0.5:
            one = self._chance.choice(("[", '{"a":'))
            body = b'{"jsonrpc":"2.0","method":"pool.get_all","id":1,"params":' + one.encode() * depth
            return Request("deep JSON", post("/jsonrpc", body), refused=True)
        inner = "<value><array><data>" * depth + "</data></array></value>" * depth
        params = f"<params><param>{inner}</param></params>"
        body = f"<methodCall><methodName>pool.get_all</methodName>{params}</methodCall>".encode()
        return Request("deep XML", post("/", body[:BODY_MAX]))

    def sizes(self) -> Request:
        size = self._chance.choice((0, 1, BODY_MAX, BODY_MAX + 1, 2**31, 2**63, 2**64 + 1))
        body = b"x" * size if size <= BODY_MAX else b""
        path = self._chance.choice(("/", "/jsonrpc"))
        return Request("sizes", post(path, body, length=size), refused=True)

    def names(self) -> Request:
        """Long and strange names of methods."""
        name = self._chance.choice("aV.\u2603") * self._chance.randrange(1, 5000)
        body = json.dumps({"method": name, "params": [self._session], "id": "x"}).encode()
        return Request("names", post("/jsonrpc", body))

    def raw_bytes(self) -> Request:
        return Request(
            "raw bytes", self._chance.randbytes(self._chance.randrange(1, 300)), framed=False, ends=True
        )

    def request_line(self) -> Request:
        chance = self._chance
        line = " ".join((chance.choice(_METHODS), chance.choice(_TARGETS), chance.choice(_VERSIONS)))
        if chance.random() < 0.2:
            line = f"{chance.choice(_METHODS)} /{'x' * chance.randrange(20_000)} HTTP/1.1"
        data = f"{line}\r\nHost: x\r\nContent-Length: 0\r\n\r\n".encode("latin-1", "replace")
        return Request("request line", data, framed=False, ends=True)

    def headers(self) -> Request:
        chosen = self._chance.sample(_HEADERS, self._chance.randrange(1, 4))
        data = post(self._chance.choice(_TARGETS[:3]), self._json(), *chosen)
        return Request("headers", data, framed=False, ends=True)

    def length(self) -> Request:
        data = post("/jsonrpc", self._json(), length=self._chance.choice(_LENGTHS))
        return Request("length", data, refused=True, framed=False, ends=True)

    def no_length(self) -> Request:
        return Request("no length", b"POST / HTTP/1.1\r\nHost: x\r\n\r\n", refused=True)

    def chunked(self) -> Request:
        size = self._chance.choice(("4", "zz", "-1", "ffffffffffffffffff", "4;x=y", ""))
        head = b"POST /jsonrpc HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
        return Request("chunked", head + f"{size}\r\nabcd\r\n0\r\n\r\n".encode(), refused=True)

    def truncated(self) -> Request:
        body = self._json()
        data = post("/jsonrpc", body, length=len(body) + self._chance.randrange(1, 1000))
        return Request("truncated", data, refused=True, framed=False, ends=True)

    def slow(self) -> Request:
        return Request("slow", post("/jsonrpc", self._json()), pieces=self._chance.randrange(2, 6))

    def pipelined(self) -> Request:
        count = self._chance.randrange(2, 5)
        data = b"".join(post("/jsonrpc", self._json()) for _ in range(count))
        return Request("pipelined", data, answers=count)

    def handlers(self) -> Request:
        """HTTP handlers with arguments that make no sense."""
        chance = self._chance
        path = chance.choice([action["path"] for action in load().model.http_actions])
        names = ("uuid", "ref", "vdi", "session_id", "task_id", "format", "start", "sr_id", "force", "x")
        query = "&".join(
            f"{chance.choice(names)}={chance.choice(('', '%00', 'OpaqueRef:x', '-1', '%'))}" for _ in "abc"
        )
        method = chance.choice(("GET", "PUT", "OPTIONS"))
        data = f"{method} {path}?{query} HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n".encode()
        return Request("handlers", data)


#: Every kind of request, with how often it is chosen.
KINDS: Final[Mapping[str, tuple[Callable[[Malformed], Request], int]]] = {
    "wrong_types": (Malformed.wrong_types, 40),
    "broken_body": (Malformed.broken_body, 40),
    "mixed_up": (Malformed.mixed_up, 4),
    "entities": (Malformed.entities, 6),
    "deep": (Malformed.deep, 1),
    "sizes": (Malformed.sizes, 2),
    "names": (Malformed.names, 4),
    "raw_bytes": (Malformed.raw_bytes, 8),
    "request_line": (Malformed.request_line, 8),
    "headers": (Malformed.headers, 8),
    "length": (Malformed.length, 4),
    "no_length": (Malformed.no_length, 2),
    "chunked": (Malformed.chunked, 4),
    "truncated": (Malformed.truncated, 4),
    "slow": (Malformed.slow, 4),
    "pipelined": (Malformed.pipelined, 6),
    "handlers": (Malformed.handlers, 6),
}
