"""The messages of class VDI around changed blocks, and disks that hold a database or are exported."""

from __future__ import annotations

import asyncio
import base64
import hashlib
from collections.abc import Callable, Mapping
from typing import Any, Final

from poolwright.emulator.call import Call
from poolwright.emulator.classes.VDI.disks import assert_managed, contents
from poolwright.emulator.classes.VDI.marking import forward_disk, marked_disk
from poolwright.emulator.classes.VDI.operations import TYPE_NAMES
from poolwright.emulator.disk_contents import CHUNK
from poolwright.emulator.failures import ApiFailure

#: Seconds that data_destroy waits for a disk's VBDs to go.
_VBDS_GONE: Final = 4.0
_LOOK: Final = 0.1
#: Bytes of a disk that are hashed zeros and all; XAPI takes minutes for a bigger one.
_HASHED_MAX: Final = 1 << 30


async def enable_cbt(call: Call, vdi: str) -> None:
    async with marked_disk(call, vdi, "enable_cbt"):
        forward_disk(call, vdi)
        call.database.update("VDI", vdi, cbt_enabled=True)


async def disable_cbt(call: Call, vdi: str) -> None:
    async with marked_disk(call, vdi, "disable_cbt"):
        forward_disk(call, vdi)
        call.database.update("VDI", vdi, cbt_enabled=False)


async def _wait_for_vbds(call: Call, vdi: str) -> None:
    deadline = call.clock.monotonic() + _VBDS_GONE
    while call.database.get("VDI", vdi)["VBDs"]:
        if call.clock.monotonic() >= deadline:
            raise ApiFailure("VDI_IN_USE", vdi, "data_destroy")
        await asyncio.sleep(_LOOK)


async def data_destroy(call: Call, vdi: str) -> None:
    """Drops a snapshot's content and keeps what it says of changed blocks."""
    async with marked_disk(call, vdi, "data_destroy"):
        forward_disk(call, vdi)
        row = call.database.get("VDI", vdi)
        assert_managed(row, vdi)
        before = row["type"]
        call.database.update("VDI", vdi, type="cbt_metadata")
        try:
            await _wait_for_vbds(call, vdi)
        except ApiFailure:
            call.database.update("VDI", vdi, type=before)
            raise
        contents(call.pool).forget(vdi)
        call.database.update("VDI", vdi, physical_utilisation=0)


async def list_changed_blocks(call: Call, vdi_from: str, vdi_to: str) -> str:
    """A bitmap in base64, a bit per 64 KiB of the second disk, set where the two differ."""
    call.database.get("VDI", vdi_from)
    async with marked_disk(call, vdi_to, "list_changed_blocks"):
        forward_disk(call, vdi_to)
        for vdi in (vdi_from, vdi_to):
            if not call.database.get("VDI", vdi)["cbt_enabled"]:
                raise ApiFailure("VDI_NO_CBT_METADATA", vdi)
        size = call.database.get("VDI", vdi_to)["virtual_size"]
        old, new = (dict(contents(call.pool).chunks(vdi)) for vdi in (vdi_from, vdi_to))
        bits = bytearray((-(-size // CHUNK) + 7) // 8)
        for offset in old.keys() | new.keys():
            if old.get(offset) != new.get(offset) and offset < size:
                bits[offset // CHUNK // 8] |= 0x80 >> (offset // CHUNK % 8)
        return base64.b64encode(bytes(bits)).decode()


def get_nbd_info(call: Call, vdi: str) -> list[dict[str, Any]]:
    """Nothing: emulated hosts serve no disks over NBD."""
    if call.database.get("VDI", vdi)["type"] == "cbt_metadata":
        raise ApiFailure("VDI_INCOMPATIBLE_TYPE", vdi, TYPE_NAMES["cbt_metadata"])
    return []


def open_database(call: Call, vdi: str) -> str:
    kind = call.database.get("VDI", vdi)["type"]
    if kind != "metadata":
        raise ApiFailure("VDI_INCOMPATIBLE_TYPE", vdi, TYPE_NAMES[kind])
    raise ApiFailure("COULD_NOT_IMPORT_DATABASE", "Database does not match local schema.")


def read_database_pool_uuid(call: Call, vdi: str) -> str:
    call.database.get("VDI", vdi)
    return ""


async def checksum(call: Call, vdi: str) -> str:
    """The MD5 of the disk's content; of a big one without the zeros, so it only serves to compare."""
    forward_disk(call, vdi)
    size = call.database.get("VDI", vdi)["virtual_size"]
    digest, at = hashlib.md5(usedforsecurity=False), 0
    for offset, data in list(contents(call.pool).chunks(vdi)):
        await _zeros(digest, offset - at, whole=size <= _HASHED_MAX)
        digest.update(data[: size - offset])
        at = offset + len(data)
    await _zeros(digest, size - at, whole=size <= _HASHED_MAX)
    return digest.hexdigest()


async def _zeros(digest: Any, count: int, *, whole: bool) -> None:
    if not whole:
        digest.update(f"{count} zeros".encode())
        return
    block = bytes(1 << 20)
    for _ in range(max(0, count) >> 20):
        digest.update(block)
        await asyncio.sleep(0)
    digest.update(bytes(max(0, count) & (1 << 20) - 1))


MESSAGES: Final[Mapping[str, Callable[..., Any]]] = {
    "enable_cbt": enable_cbt,
    "disable_cbt": disable_cbt,
    "data_destroy": data_destroy,
    "list_changed_blocks": list_changed_blocks,
    "get_nbd_info": get_nbd_info,
    "open_database": open_database,
    "read_database_pool_uuid": read_database_pool_uuid,
    "checksum": checksum,
}
