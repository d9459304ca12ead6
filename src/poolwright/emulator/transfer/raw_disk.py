"""PUT /import_raw_vdi and GET /export_raw_vdi: a disk's content, byte for byte (format `raw`).

Source: xapi.md 3.15.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import web

from poolwright.emulator.call import Call
from poolwright.emulator.classes.VDI.disks import contents, new_disk
from poolwright.emulator.failures import ApiFailure
from poolwright.emulator.server import refusal
from poolwright.emulator.transfer.access import Denied, argument, call_of, session_of
from poolwright.emulator.transfer.exporting import PIECE, host_seeing, moved
from poolwright.emulator.transfer.importing import answer_first
from poolwright.xapi.wire import xml_value

if TYPE_CHECKING:
    from poolwright.emulator.emulator import Emulator


def _find_vdi(emulator: Emulator, request: web.BaseRequest) -> str | None:
    """The disk that `vdi` names by reference or uuid."""
    wanted = argument(request, "vdi")
    if emulator.database.exists("VDI", wanted):
        return wanted
    return emulator.database.find_uuid("VDI", wanted)


def _elsewhere(emulator: Emulator, host: str, vdi: str) -> str | None:
    return host_seeing(emulator, host, {emulator.database.get("VDI", vdi)["SR"]})


async def export_raw_vdi(emulator: Emulator, host: str, request: web.BaseRequest) -> web.StreamResponse:
    """Sends a disk's bytes."""
    try:
        async with session_of(emulator, request, "get_export_raw_vdi") as session:
            vdi = _find_vdi(emulator, request)
            if vdi is None:
                return refusal(400)
            if (argument(request, "format") or "raw") != "raw":
                return refusal(404)
            if (other := _elsewhere(emulator, host, vdi)) is not None:
                return moved(emulator, other, request)
            async with call_of(emulator, host, request, session=session, method="VDI.export_raw") as call:
                return await _send(call, request, vdi)
    except Denied as denied:
        return denied.answer
    except ApiFailure as failure:
        return refusal(500, failure.code)


async def _send(call: Call, request: web.BaseRequest, vdi: str) -> web.StreamResponse:
    row = call.database.get("VDI", vdi)
    size = row["virtual_size"]
    headers = {
        "Cache-Control": "no-cache, no-store",
        "Connection": "close",
        "task-id": call.task,
        "Content-Disposition": f'attachment; filename="{row["uuid"]}.raw"',
    }
    response = web.StreamResponse(headers=headers)
    response.content_type = "application/octet-stream"
    response.content_length = size
    response.force_close()
    await response.prepare(request)
    disk = contents(call.pool)
    for offset in range(0, size, PIECE):
        await response.write(disk.read(vdi, offset, min(PIECE, size - offset)))
        call.progress(offset / size)
    await response.write_eof()
    call.pool.tasks.succeed(call.task)
    return response


async def import_raw_vdi(emulator: Emulator, host: str, request: web.BaseRequest) -> web.StreamResponse:
    """Takes a disk's bytes; into a new disk of the body's size where `sr` is given instead of `vdi`."""
    try:
        async with session_of(emulator, request, "put_import_raw_vdi") as session:
            vdi = _find_vdi(emulator, request) or _new_vdi(emulator, request)
            if vdi is None:
                return refusal(400)
            if (other := _elsewhere(emulator, host, vdi)) is not None:
                return moved(emulator, other, request)
            async with call_of(emulator, host, request, session=session, method="VDI.import_raw") as call:
                return await _receive(call, request, vdi)
    except Denied as denied:
        return denied.answer
    except ApiFailure as failure:
        return refusal(500, failure.code)


def _new_vdi(emulator: Emulator, request: web.BaseRequest) -> str | None:
    database, wanted = emulator.database, argument(request, "sr")
    sr = wanted if database.exists("SR", wanted) else database.find_uuid("SR", wanted)
    if sr is None or request.content_length is None:
        return None
    values = {"name_label": "Imported VDI", "virtual_size": request.content_length, "type": "user"}
    return new_disk(emulator.pool, sr, values)


async def _receive(call: Call, request: web.BaseRequest, vdi: str) -> web.StreamResponse:
    if request.headers.get("Transfer-Encoding") or (argument(request, "format") or "raw") != "raw":
        failure = ApiFailure("IMPORT_ERROR", "only a body of known length in raw format")
        call.pool.tasks.fail(call.task, failure)
        return refusal(404)
    size = call.database.get("VDI", vdi)["virtual_size"]
    if (request.content_length or 0) > size:
        raise ApiFailure("VDI_TOO_SMALL", vdi, size)
    response = answer_first(call)
    await response.prepare(request)
    disk, offset = contents(call.pool), 0
    async for piece in request.content.iter_chunked(PIECE):
        disk.write(vdi, offset, piece)
        offset += len(piece)
        call.progress(offset / size if size else 1.0)
    call.pool.tasks.succeed(call.task, xml_value(vdi))
    return response
