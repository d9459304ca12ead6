"""XAPI's wire: encodings, headers, HTTP errors, limits, what malformed requests get."""

from __future__ import annotations

import asyncio
import json
import random
import xmlrpc.client
from typing import Any

import aiohttp
import pytest
from wire import Caller, Refused, calling, vm_record, with_stock_client

from poolwright.clock import SeededClock
from poolwright.emulator import Emulator, emulated_pool


async def _post(pool: Emulator, path: str, body: bytes, **headers: str) -> tuple[int, Any, bytes]:
    async with (
        aiohttp.ClientSession() as http,
        http.post(pool.url + path, data=body, headers=headers) as answer,
    ):
        return answer.status, answer.headers, await answer.read()


@pytest.mark.parametrize("path", ["/", "/RPC2", "/json", "/anything/else"])
async def test_xml_is_answered_on_every_path_but_one(pool: Emulator, call: Caller, path: str) -> None:
    body = xmlrpc.client.dumps((call.session,), "pool.get_all").encode()
    status, headers, answer = await _post(pool, path, body)
    assert (status, headers["Content-Type"]) == (200, "text/xml")
    assert headers["Cache-Control"] == "no-cache, no-store"
    assert headers["Connection"] == "keep-alive"
    (value,), _ = xmlrpc.client.loads(answer)
    assert value == {"Status": "Success", "Value": [pool.pool.ref]}


async def test_integers_are_untyped_text_in_xml(pool: Emulator, call: Caller) -> None:
    host = pool.pool.coordinator
    body = xmlrpc.client.dumps((call.session, host), "host.get_API_version_major").encode()
    _, _, answer = await _post(pool, "/", body)
    assert b"<member><name>Value</name><value>2</value></member>" in answer
    assert await call("host.get_API_version_major", host) == 2


async def test_json_without_version_is_answered_in_version_one(pool: Emulator, call: Caller) -> None:
    body = json.dumps({"method": "pool.get_all", "params": [call.session], "id": "a"}).encode()
    status, headers, answer = await _post(pool, "/jsonrpc", body)
    assert (status, headers["Content-Type"]) == (200, "application/json")
    assert json.loads(answer) == {"result": [pool.pool.ref], "error": None, "id": "a"}
    body = json.dumps({"method": "pool.nope", "params": [call.session], "id": 7}).encode()
    _, _, answer = await _post(pool, "/jsonrpc", body)
    assert json.loads(answer) == {
        "result": None,
        "error": ["MESSAGE_METHOD_UNKNOWN", "pool.nope"],
        "id": 7,
    }


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/nowhere", 403), ("PUT", "/nowhere", 403), ("DELETE", "/", 501), ("PATCH", "/", 501)],
)
async def test_other_requests_get_html(pool: Emulator, method: str, path: str, status: int) -> None:
    async with aiohttp.ClientSession() as http, http.request(method, pool.url + path) as answer:
        assert answer.status == status
        assert answer.headers["Content-Type"] == "text/html"
        assert answer.headers["Connection"] == "close"


async def test_limits(pool: Emulator) -> None:
    status, _, _ = await _post(pool, "/", b"x" * (300 * 1024 + 1))
    assert status == 500
    status, _, _ = await _post(pool, "/", b"", **{"X-Long": "x" * 1100})
    assert status == 431


async def test_a_body_without_length_is_refused(pool: Emulator) -> None:
    async def chunks() -> Any:
        yield b"<methodCall/>"

    async with aiohttp.ClientSession() as http, http.post(pool.url, data=chunks()) as answer:
        assert answer.status == 500


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"not xml",
        b"<methodCall/>",
        b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]>"
        b"<methodCall><methodName>x</methodName></methodCall>",
        b"<methodCall><methodName></methodName></methodCall>",
        b"<methodCall><methodName>x</methodName><params><param><value><int>a</int></value></param></params>"
        b"</methodCall>",
        b"<a>" * 20_000,
    ],
)
async def test_malformed_xml_is_an_http_error(pool: Emulator, body: bytes) -> None:
    status, headers, _ = await _post(pool, "/", body)
    assert (status, headers["Content-Type"]) == (500, "text/html")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"[" * 50_000,
        b'{"jsonrpc":"2.0","params":[],"id":1}',
        b'{"jsonrpc":"1.0","method":"a","params":[],"id":1}',
        b'{"jsonrpc":"2.0","method":"a","params":[]}',
        b'{"jsonrpc":"2.0","method":"a","params":7,"id":1}',
        b"\xff\xfe",
    ],
)
async def test_malformed_json_is_an_http_error(pool: Emulator, body: bytes) -> None:
    status, headers, _ = await _post(pool, "/jsonrpc", body)
    assert (status, headers["Content-Type"]) == (500, "text/html")


async def test_random_bytes_neither_crash_nor_hang(pool: Emulator, call: Caller) -> None:
    chance = random.Random(7)
    good = xmlrpc.client.dumps((call.session, vm_record(name_label="x")), "VM.create").encode()
    for _ in range(300):
        body = bytearray(good)
        for _ in range(chance.randint(1, 20)):
            body[chance.randrange(len(body))] = chance.randrange(256)
        status, _, _ = await _post(pool, chance.choice(["/", "/jsonrpc"]), bytes(body))
        assert status in (200, 500)
    assert await call("pool.get_all") == [pool.pool.ref]


@pytest.mark.parametrize(
    "request_",
    [
        b"\r\n\r\n",
        b"GARBAGE\r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: -5\r\n\r\n",
        b"\x16\x03\x01\x00\xa5",
    ],
)
async def test_garbage_on_the_socket_does_not_stop_the_host(
    pool: Emulator, call: Caller, request_: bytes
) -> None:
    host, port = pool.url.removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(request_)
    await writer.drain()
    writer.write_eof()
    await asyncio.wait_for(reader.read(), 5)
    writer.close()
    assert await call("pool.get_all") == [pool.pool.ref]


async def test_list_methods_needs_no_session(pool: Emulator) -> None:
    names = await with_stock_client(pool, lambda session: session.system.listMethods())
    assert {"VM.get_all_records", "VMPP.get_all_records", "event.from"} <= set(names)
    assert not any(name.startswith("Async.") for name in names)


async def test_a_stock_client_makes_and_removes_a_vm(pool: Emulator) -> None:
    def work(session: Any) -> tuple[list[str], list[str]]:
        before = session.xenapi.VM.get_all()
        vm = session.xenapi.VM.create(vm_record(name_label="stock \u2603"))
        assert session.xenapi.VM.get_by_name_label("stock \u2603") == [vm]
        task = session.xenapi.Async.VM.destroy(vm)
        while session.xenapi.task.get_status(task) == "pending":
            pass
        assert session.xenapi.task.get_status(task) == "success"
        session.xenapi.task.destroy(task)
        return before, session.xenapi.VM.get_all()

    before, after = await with_stock_client(pool, work)
    assert after == before


async def test_tls_presents_each_host_s_own_certificate() -> None:
    async with emulated_pool(hosts=2, tls=True) as pool:
        hosts = [pool.pool.coordinator, *(h for h in pool.database.refs("host") if h != pool.pool.coordinator)]
        prints = [pool.fingerprint_of(host) for host in hosts]
        assert len(set(prints)) == 2
        for host, fingerprint in zip(hosts, prints, strict=True):
            pinned = aiohttp.Fingerprint(bytes.fromhex(fingerprint))
            async with (
                aiohttp.ClientSession() as http,
                http.options(pool.url_of(host), ssl=pinned) as answer,
            ):
                assert answer.status == 200


async def test_two_pools_side_by_side_are_alike_and_apart() -> None:
    async with (
        emulated_pool(seed=3) as one,
        emulated_pool(seed=3) as two,
        calling(one) as first,
        calling(two) as second,
    ):
        assert one.uuid == two.uuid
        assert one.database.refs("VM") == two.database.refs("VM")
        assert one.port != two.port
        await first("VM.create", vm_record())
        assert len(await first("VM.get_all")) == len(await second("VM.get_all")) + 1


async def test_a_host_that_stops_refuses_connections_and_comes_back(pool: Emulator) -> None:
    member = next(h for h in pool.database.refs("host") if h != pool.pool.coordinator)
    url = pool.url_of(member)
    await pool.stop_host(member)
    async with calling(pool, url) as caller:
        with pytest.raises(aiohttp.ClientConnectorError):
            await caller.raw("session.login_with_password", "root", "x")
        await pool.start_host(member)
        with pytest.raises(Refused, match="HOST_IS_SLAVE"):
            await caller.raw("session.login_with_password", "root", "x")


async def test_secrets_are_not_traced(tmp_path: Any) -> None:
    trace = tmp_path / "trace.jsonl"
    async with emulated_pool(password="very-secret-word", trace=trace) as pool, calling(pool) as caller:
        vm = await caller("VM.create", vm_record(name_label="traced"))
        await caller("VM.get_power_state", vm)
        session = caller.session
    text = trace.read_text()
    assert "very-secret-word" not in text
    assert session not in text
    lines = [json.loads(line) for line in text.splitlines()]
    assert [line["method"] for line in lines] == [
        "session.login_with_password",
        "VM.create",
        "VM.get_power_state",
    ]
    assert lines[1]["created"] == lines[2]["object"]
    assert lines[2]["originator"] == "test"
    assert lines[2]["outcome"] == "ok"


def test_chance_comes_from_the_seed_only() -> None:
    assert SeededClock(1).uuid4() == SeededClock(1).uuid4()
    assert SeededClock(1).uuid4() != SeededClock(2).uuid4()
