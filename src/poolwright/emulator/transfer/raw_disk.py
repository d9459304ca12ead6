"""GET /export_raw_vdi and PUT /import_raw_vdi: one disk's content: its bytes (`raw`), a VHD, or a tar.

An export with `base` is a VHD of what differs from another disk. The answer to an import leaves before its
body is read; how it went is the task's to say. A `tar` has the files of a VM's archive, in a folder `vdi`.
Any other format is unknown, as it is to the recorded XAPI: also `qcow2`, which came later.

Source: xapi.md 3.15.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final
from uuid import UUID

from aiohttp import web

from poolwright.emulator.call import Call
from poolwright.emulator.classes.VDI.disks import contents, new_disk
from poolwright.emulator.disk_contents import CHUNK
from poolwright.emulator.failures import ApiFailure, internal_error
from poolwright.emulator.server import refusal
from poolwright.emulator.transfer import archive, vhd
from poolwright.emulator.transfer.access import Denied, argument, call_of, query_of, session_of
from poolwright.emulator.transfer.answering import sending
from poolwright.emulator.transfer.exporting import PIECE, disk_entries, host_seeing, moved
from poolwright.emulator.transfer.importing import answer_first
from poolwright.emulator.transfer.incoming import chunked_into, raw_into, tar_into, vhd_into
from poolwright.emulator.transfer.tape import Tape
from poolwright.xapi.wire import xml_value

if TYPE_CHECKING:
    from poolwright.emulator.emulator import Emulator

RAW: Final = "raw"
VHD: Final = "vhd"
TAR: Final = "tar"
_FORMATS: Final[Mapping[str, str]] = {
    RAW: "application/octet-stream",
    VHD: "application/vhd",
    TAR: "application/x-tar",
}
#: The folder of a disk's files in a tar.
_FOLDER: Final = "vdi"


def _find_vdi(emulator: Emulator, wanted: str) -> str | None:
    """The disk of that reference or uuid."""
    if emulator.database.exists("VDI", wanted):
        return wanted
    return emulator.database.find_uuid("VDI", wanted)


def _elsewhere(emulator: Emulator, host: str, vdi: str) -> str | None:
    return host_seeing(emulator, host, {emulator.database.get("VDI", vdi)["SR"]})


def _format(request: web.BaseRequest) -> str:
    return (argument(request, "format") or RAW).lower()


def _refuse_format(call: Call, kind: str) -> None:
    """Raises Denied, 404, for what is no format; the task fails with it."""
    if kind not in _FORMATS:
        call.pool.tasks.fail(call.task, internal_error(f"Unknown format {kind}"))
        raise Denied(refusal(404, "unknown format"))


def _assert_free(call: Call, vdi: str, *, to_write: bool) -> None:
    """Raises VDI_IN_USE where a VM writes to the disk, or has it at all when it is to be written."""
    for vbd in call.database.get("VDI", vdi)["VBDs"]:
        row = call.database.get("VBD", vbd)
        if row["currently_attached"] and (to_write or row["mode"] == "RW"):
            raise ApiFailure("VDI_IN_USE", vdi)


@asynccontextmanager
async def _answering() -> AsyncIterator[list[web.StreamResponse]]:
    """Holds the answer that the block appends; refusals and failures inside become theirs."""
    answers: list[web.StreamResponse] = []
    try:
        yield answers
    except Denied as denied:
        answers.append(denied.answer)
    except ApiFailure as failure:
        answers.append(refusal(500, failure.code))


async def export_raw_vdi(emulator: Emulator, host: str, request: web.BaseRequest) -> web.StreamResponse:
    """Sends a disk, or with `base` what differs from that disk."""
    async with _answering() as answers, session_of(emulator, request, "get_export_raw_vdi") as session:
        vdi = _find_vdi(emulator, argument(request, "vdi"))
        kind = _format(request)
        base = _find_vdi(emulator, argument(request, "base")) if argument(request, "base") else ""
        if vdi is None or base is None or (base and kind == RAW):
            raise Denied(refusal(400))
        if (other := _elsewhere(emulator, host, vdi)) is not None:
            raise Denied(moved(emulator, other, request))
        async with call_of(emulator, host, request, session=session, method="VDI.export_raw") as call:
            _refuse_format(call, kind)
            _assert_free(call, vdi, to_write=False)
            answers.append(await _send(call, request, vdi, kind, base))
    return answers[-1]


async def _send(call: Call, request: web.BaseRequest, vdi: str, kind: str, base: str) -> web.StreamResponse:
    row = call.database.get("VDI", vdi)
    size, name = row["virtual_size"], f"{row['uuid']}.{kind}"
    disk = contents(call.pool)
    if kind == TAR:
        return await _send_tar(call, request, vdi, name)
    pieces: Iterator[bytes]
    if kind == RAW:
        length = size
        pieces = (disk.read(vdi, at, min(PIECE, size - at)) for at in range(0, size, PIECE))
    else:
        layout = _layout(call, vdi, base)
        length = layout.length if size <= vhd.SIZE_MAX else 0
        pieces = vhd.write(layout, lambda at, count: disk.read(vdi, at, count))
    response = sending(call, name, length or None, kind=_FORMATS[kind])
    await response.prepare(request)
    if kind == VHD and size > vhd.SIZE_MAX:
        call.pool.tasks.fail(call.task, ApiFailure("VDI_TOO_LARGE", vdi, vhd.SIZE_MAX))
        return response
    sent = 0
    for piece in pieces:
        await response.write(piece)
        sent += len(piece)
        call.progress(sent / length)
    await response.write_eof()
    call.pool.tasks.succeed(call.task)
    return response


async def _send_tar(call: Call, request: web.BaseRequest, vdi: str, name: str) -> web.StreamResponse:
    response = sending(call, name, kind=_FORMATS[TAR])
    await response.prepare(request)
    for entry in disk_entries(call, vdi, _FOLDER):
        await response.write(entry)
    await response.write(archive.tar_end())
    await response.write_eof()
    call.pool.tasks.succeed(call.task)
    return response


def _layout(call: Call, vdi: str, base: str) -> vhd.Layout:
    """The VHD of a disk: all blocks that hold something, or those that differ from the base's."""
    row = call.database.get("VDI", vdi)
    mine = dict(contents(call.pool).chunks(vdi))
    theirs: Mapping[int, bytes] = dict(contents(call.pool).chunks(base)) if base else {}
    changed = (at for at in mine.keys() | theirs.keys() if mine.get(at) != theirs.get(at))
    blocks = sorted({at // vhd.BLOCK for at in changed if at < row["virtual_size"]})
    parent = UUID(call.database.get("VDI", base)["uuid"]) if base else None
    return vhd.Layout(row["virtual_size"], UUID(row["uuid"]), blocks, parent)


assert vhd.BLOCK % CHUNK == 0  # noqa: S101 - a chunk never lies in two blocks


async def import_raw_vdi(emulator: Emulator, host: str, request: web.BaseRequest) -> web.StreamResponse:
    """Takes a disk's content; into a new disk of the body's size where `sr` is given instead of `vdi`."""
    async with _answering() as answers, session_of(emulator, request, "put_import_raw_vdi") as session:
        kind = _format(request)
        vdi = _find_vdi(emulator, argument(request, "vdi")) or _new_vdi(emulator, request, kind)
        if vdi is None:
            raise Denied(refusal(400))
        if (other := _elsewhere(emulator, host, vdi)) is not None:
            raise Denied(moved(emulator, other, request))
        async with call_of(emulator, host, request, session=session, method="VDI.import_raw") as call:
            _refuse_import(call, request, kind)
            _assert_free(call, vdi, to_write=True)
            answers.append(await _receive(call, request, vdi, kind))
    return answers[-1]


def _new_vdi(emulator: Emulator, request: web.BaseRequest, kind: str) -> str | None:
    database, wanted = emulator.database, argument(request, "sr")
    sr = wanted if database.exists("SR", wanted) else database.find_uuid("SR", wanted)
    if sr is None or request.content_length is None or kind != RAW:
        return None
    values = {"name_label": "Imported VDI", "virtual_size": request.content_length, "type": "user"}
    return new_disk(emulator.pool, sr, values)


def _refuse_import(call: Call, request: web.BaseRequest, kind: str) -> None:
    """Raises Denied for a body in HTTP's chunks, or of another format; the task fails with it."""
    _refuse_format(call, kind)
    if request.headers.get("Transfer-Encoding"):
        text = f"format {kind} in this transfer encoding is not supported"
        call.pool.tasks.fail(call.task, ApiFailure("IMPORT_ERROR", text))
        raise Denied(refusal(404, text))


async def _receive(call: Call, request: web.BaseRequest, vdi: str, kind: str) -> web.StreamResponse:
    response = answer_first(call)
    await response.prepare(request)
    tape = Tape(request.content)
    try:
        if kind == VHD:
            await vhd_into(call, tape, vdi)
        elif kind == TAR:
            await tar_into(call, tape, vdi)
        elif "chunked" in query_of(request):
            await chunked_into(call, tape, vdi)
        else:
            await raw_into(call, tape, vdi, request.content_length)
    except ApiFailure as failure:
        call.pool.tasks.fail(call.task, failure)
    else:
        call.pool.tasks.succeed(call.task, xml_value(vdi))
    return response
