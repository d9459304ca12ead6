"""Images fetched from a URL into a file of ours: bounded, checked, gone on with after an interruption.

http and https only; what the URL leads to is not believed: its size is bounded before and while it is read, a
checksum is compared where one was given, and addresses of this machine and its link are refused unless allowed.
The part that came is kept beside the file, so that a manager that was stopped asks for the rest only, where the
server gives it and says that it is still the same.
"""

from __future__ import annotations

import asyncio
import hashlib
import ipaddress
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Final
from urllib.parse import urljoin, urlsplit

import aiohttp

from poolwright.model.errors import InvalidParameter, Unavailable
from poolwright.model.image import Checksum, check_url
from poolwright.saga import TryAgain

PIECE: Final = 1 << 20
#: Bytes that an image may have: XAPI's largest disk (2040 GiB is VHD's limit).
LARGEST: Final = 2040 << 30
#: Seconds to connect, and without a byte.
CONNECT: Final = 30.0
STALL: Final = 60.0
_HOPS: Final = 5
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})

#: Told bytes that came, and bytes in all where that is known; must not wait or raise.
Progress = Callable[[int, int | None], None]


async def fetch(
    url: str, to: Path, checksum: Checksum | None, *, internal: bool, progress: Progress | None = None
) -> int:
    """Have the whole file at `to`; its size in bytes. Does nothing where it is there already.

    With `internal`, addresses that only this machine or its link reaches are allowed. Raises `InvalidParameter`
    for what will not get better, `TryAgain` for a connection that broke.
    """
    if await asyncio.to_thread(to.exists):
        return (await asyncio.to_thread(to.stat)).st_size
    part = to.with_name(to.name + ".part")
    await asyncio.to_thread(lambda: to.parent.mkdir(parents=True, exist_ok=True))
    timeout = aiohttp.ClientTimeout(total=None, sock_connect=CONNECT, sock_read=STALL)
    try:
        async with aiohttp.ClientSession(timeout=timeout, auto_decompress=False) as client:
            await _download(client, await _followed(client, url, internal=internal), part, progress)
    except (aiohttp.ClientError, TimeoutError, ConnectionError) as broken:
        raise TryAgain(f"{url}: {broken or type(broken).__name__}", delay=2.0) from broken
    if (
        checksum is not None
        and (found := await asyncio.to_thread(_digest, part, checksum.name)) != checksum.digits
    ):
        await asyncio.to_thread(part.unlink)
        raise InvalidParameter(
            f"What {url} gives has the {checksum.name} sum {found}, not {checksum.digits}; correct the "
            "checksum, or look at who answers there"
        )
    await asyncio.to_thread(part.rename, to)
    return (await asyncio.to_thread(to.stat)).st_size


async def discard(to: Path) -> None:
    """Remove the file, and what came of it."""
    for path in (to, to.with_name(to.name + ".part")):
        await asyncio.to_thread(path.unlink, missing_ok=True)


async def _followed(client: aiohttp.ClientSession, url: str, *, internal: bool) -> str:
    """Where the URL leads to in the end; each address on the way is looked at before it is asked."""
    for _ in range(_HOPS):
        await _check_address(url, internal=internal)
        async with client.head(url, allow_redirects=False) as response:
            if response.status not in _REDIRECTS or "Location" not in response.headers:
                return url
            url = check_url(urljoin(url, response.headers["Location"]))
    raise InvalidParameter(f"url leads from one place to another more than {_HOPS} times")


async def _check_address(url: str, *, internal: bool) -> None:
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as unknown:
        raise InvalidParameter(f"url names the host {host}, which nobody knows: {unknown}") from unknown
    for *_, address in found:
        ip = ipaddress.ip_address(str(address[0]).partition("%")[0])
        if not internal and (ip.is_loopback or ip.is_link_local or ip.is_unspecified or ip.is_multicast):
            raise InvalidParameter(f"url leads to {ip}, an address of the manager's own machine or link")


async def _download(client: aiohttp.ClientSession, url: str, part: Path, progress: Progress | None) -> None:
    """Fetch what is missing of the file."""
    have = (await asyncio.to_thread(part.stat)).st_size if await asyncio.to_thread(part.exists) else 0
    headers = {"Range": f"bytes={have}-"} if have else {}
    async with client.get(url, headers=headers, allow_redirects=False) as response:
        if response.status == 416:  # there is nothing after what is there: begin anew, it may be another file
            await asyncio.to_thread(part.unlink)
            raise TryAgain(
                f"{url}: the server has no more than came; asking for it from the beginning", delay=0.1
            )
        if response.status >= 500:
            raise TryAgain(f"{url}: HTTP {response.status}", delay=2.0)
        if response.status >= 300:
            raise InvalidParameter(f"url {url} can't be fetched: HTTP {response.status} {response.reason}")
        resumed = response.status == 206
        have = have if resumed else 0
        length = response.content_length
        total = None if length is None else have + length
        if total is not None and total > LARGEST:
            raise InvalidParameter(f"url {url} has {total} bytes; an image may have {LARGEST}")
        file = await asyncio.to_thread(part.open, "ab" if resumed else "wb")
        try:
            async for piece in response.content.iter_chunked(PIECE):
                have += len(piece)
                if have > LARGEST:
                    raise InvalidParameter(f"url {url} has more than {LARGEST} bytes, which an image may have")
                await asyncio.to_thread(file.write, piece)
                if progress is not None:
                    progress(have, total)
        except OSError as full:
            if isinstance(full, aiohttp.ClientError | ConnectionError):
                raise
            raise Unavailable(f"The image can't be kept in {part.parent}: {full}") from full
        finally:
            await asyncio.to_thread(file.close)
        if total is not None and have != total:
            raise TryAgain(f"{url}: {have} of {total} bytes came", delay=1.0)


def _digest(path: Path, name: str) -> str:
    found = hashlib.new(name, usedforsecurity=False)
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            found.update(piece)
    return found.hexdigest()
