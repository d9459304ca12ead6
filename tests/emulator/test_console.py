"""Consoles: a viewer sees which VM it looks at, over a web socket and over CONNECT."""

from __future__ import annotations

import asyncio
import struct
from collections.abc import Awaitable, Callable

import pytest
from wire import Caller, vm_record

from poolwright.emulator import Emulator
from poolwright.emulator.console.font import WIDTH as GLYPH_WIDTH
from poolwright.emulator.console.screen import HEIGHT, WIDTH, PixelFormat, render

Read = Callable[[int], Awaitable[bytes]]
Write = Callable[[bytes], Awaitable[None]]


async def _running(pool: Emulator, call: Caller, host: str) -> str:
    vm = await call("VM.create", vm_record(name_label="Look here"))
    await call("VM.start_on", vm, host, False, False)
    return str(vm)


async def _begin(read: Read, write: Write) -> str:
    """Greets as a viewer does; the name that the server gives."""
    assert await read(12) == b"RFB 003.008\n"
    await write(b"RFB 003.008\n")
    assert await read(2) == b"\x01\x01"
    await write(b"\x01")
    assert await read(4) == bytes(4)
    await write(b"\x01")
    width, height = struct.unpack(">HH", (await read(20))[:4])
    assert (width, height) == (WIDTH, HEIGHT)
    (length,) = struct.unpack(">I", await read(4))
    return (await read(length)).decode()


async def _screen(read: Read, write: Write, *, incremental: bool) -> bytes:
    await write(struct.pack(">BBHHHH", 3, incremental, 0, 0, WIDTH, HEIGHT))
    kind, count, *_ = struct.unpack(">BxHHHHHi", await read(16))
    assert (kind, count) == (0, 1)
    return await read(WIDTH * HEIGHT * 4)


async def test_a_viewer_on_a_web_socket_sees_the_name_and_the_state(pool: Emulator, call: Caller) -> None:
    host = pool.pool.coordinator
    vm = await _running(pool, call, host)
    uuid = await call("VM.get_uuid", vm)
    url = f"{call.url}/console?ref={vm}&session_id={call.session}"
    async with call.http.ws_connect(url, protocols=("binary",)) as socket:
        buffer = b""

        async def read(size: int) -> bytes:
            nonlocal buffer
            while len(buffer) < size:
                buffer += await asyncio.wait_for(socket.receive_bytes(), 5)
            piece, buffer = buffer[:size], buffer[size:]
            return piece

        assert await _begin(read, socket.send_bytes) == "Look here"
        name = pool.database.get("host", host)["name_label"]
        lines = ["Look here", "", "state: Running", f"on {name}", uuid]
        assert await _screen(read, socket.send_bytes, incremental=False) == render(lines, PixelFormat())
        changed = asyncio.create_task(_screen(read, socket.send_bytes, incremental=True))
        await asyncio.sleep(0.1)
        assert not changed.done()
        await call("VM.pause", vm)
        lines[2] = "state: Paused"
        assert await changed == render(lines, PixelFormat())


async def test_connect_gives_the_bare_connection(pool: Emulator, call: Caller) -> None:
    vm = await _running(pool, call, pool.pool.coordinator)
    consoles = [await call("console.get_record", c) for c in await call("VM.get_consoles", vm)]
    uuid = next(c["uuid"] for c in consoles if c["protocol"] == "rfb")
    host, port = call.url.removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    line = f"CONNECT /console?uuid={uuid}&session_id={call.session} HTTP/1.1\r\nHost: {host}\r\n\r\n"
    writer.write(line.encode())
    head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 5)
    assert head.startswith(b"HTTP/1.1 200")

    async def write(data: bytes) -> None:
        writer.write(data)
        await writer.drain()

    assert await asyncio.wait_for(_begin(reader.readexactly, write), 5) == "Look here"
    screen = await asyncio.wait_for(_screen(reader.readexactly, write, incremental=False), 5)
    assert len({screen[i : i + 4] for i in range(0, len(screen), 4)}) == 2
    writer.close()


async def test_who_may_not_and_what_is_not_there(pool: Emulator, call: Caller) -> None:
    vm = await _running(pool, call, pool.pool.coordinator)
    for query, status in (
        (f"ref={vm}", 401),
        (f"ref={vm}&session_id=OpaqueRef:no", 401),
        (f"ref=OpaqueRef:none&session_id={call.session}", 404),
        (f"ref={vm}&session_id={call.session}", 400),
    ):
        async with call.http.get(f"{call.url}/console?{query}") as answer:
            assert answer.status == status


async def test_a_vm_elsewhere_moves_the_viewer(pool: Emulator, call: Caller) -> None:
    member = next(h for h in pool.database.refs("host") if h != pool.pool.coordinator)
    vm = await _running(pool, call, member)
    url = f"{call.url}/console?ref={vm}&session_id={call.session}"
    async with call.http.get(url, allow_redirects=False) as answer:
        assert answer.status == 302
        assert answer.headers["Location"].startswith(pool.url_of(member))


def test_pixels_in_any_format() -> None:
    for bits, maxima, shifts in ((8, (7, 7, 3), (0, 3, 6)), (16, (31, 63, 31), (11, 5, 0))):
        pixels = PixelFormat(bits, bits, 0, 1, maxima, shifts)
        assert PixelFormat.unpack(pixels.pack()) == pixels
        assert len(render(["x" * 100] * 30, pixels)) == WIDTH * HEIGHT * bits // 8
    assert GLYPH_WIDTH == 5
    with pytest.raises(ValueError):
        PixelFormat.unpack(PixelFormat(bits=24).pack())
