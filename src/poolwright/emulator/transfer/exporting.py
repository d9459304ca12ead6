"""GET /export and /export_metadata: a VM as a tar archive, with its disks or without.

A disk follows the metadata as files of 1 MiB, `Ref:3/00000000`, each with its checksum; what is all zeros is
left out, except the first and the last. The request goes on to a host that sees the VM's disks.

Source: xapi.md 3.15.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from aiohttp import web

from poolwright.emulator.call import Call
from poolwright.emulator.classes.VDI.disks import contents
from poolwright.emulator.failures import ApiFailure
from poolwright.emulator.server import refusal
from poolwright.emulator.transfer import archive
from poolwright.emulator.transfer.access import Denied, argument, call_of, flag, session_of
from poolwright.emulator.transfer.answering import sending

if TYPE_CHECKING:
    from poolwright.emulator.emulator import Emulator

#: Bytes of a disk in one file of the archive.
PIECE: Final = 1 << 20


def _vm_of(emulator: Emulator, request: web.BaseRequest) -> str:
    """The VM that the request names by uuid or reference. Raises HANDLE_INVALID, UUID_INVALID."""
    database = emulator.database
    if uuid := argument(request, "uuid"):
        return database.by_uuid("VM", uuid)
    vm = argument(request, "ref")
    database.get("VM", vm)
    return vm


async def export_metadata(emulator: Emulator, host: str, request: web.BaseRequest) -> web.StreamResponse:
    """Sends the metadata of one VM, or of all with `all=true`."""
    try:
        async with (
            session_of(emulator, request, "get_export_metadata") as session,
            call_of(emulator, host, request, session=session, method="VM.metadata_export") as call,
        ):
            vms = _all_vms(emulator, request) if flag(request, "all") else [_vm_of(emulator, request)]
            parts = archive.parts_of(emulator.database, vms, snapshots=flag(request, "export_snapshots"))
            body = archive.metadata_archive(emulator.database, parts)
            response = sending(call, "export.xva", len(body))
            await response.prepare(request)
            await response.write(body)
            await response.write_eof()
            emulator.pool.tasks.succeed(call.task)
            return response
    except Denied as denied:
        return denied.answer
    except ApiFailure as failure:
        return refusal(500, failure.code)


def _all_vms(emulator: Emulator, request: web.BaseRequest) -> list[str]:
    dom0 = flag(request, "include_dom0")
    return [
        ref
        for ref, row in emulator.database.items("VM")
        if (dom0 or not row["is_control_domain"])
        and not row["is_a_snapshot"]
        and not row["is_default_template"]
    ]


async def export(emulator: Emulator, host: str, request: web.BaseRequest) -> web.StreamResponse:
    """Sends a VM with its disks."""
    try:
        async with session_of(emulator, request, "get_export") as session:
            vm = _vm_of(emulator, request)
            if (elsewhere := better_host(emulator, host, vm)) is not None:
                return moved(emulator, elsewhere, request)
            async with call_of(emulator, host, request, session=session, method="VM.export") as call:
                return await _send(call, request, vm)
    except Denied as denied:
        return denied.answer
    except ApiFailure as failure:
        return refusal(500, failure.code)


async def _send(call: Call, request: web.BaseRequest, vm: str) -> web.StreamResponse:
    async with call.marked("VM", vm, "export"):
        parts = archive.parts_of(call.database, [vm])
        response = sending(call, "export.xva")
        await response.prepare(request)
        await response.write(archive.tar_entry(archive.METADATA, archive.describe(call.database, parts)))
        for index, (cls, ref) in enumerate(parts):
            if cls == "VDI" and not _is_cd(call, ref):
                for entry in disk_entries(call, ref, f"Ref:{index}"):
                    await response.write(entry)
        await response.write(archive.tar_end())
        await response.write_eof()
    call.pool.tasks.succeed(call.task)
    return response


def _is_cd(call: Call, vdi: str) -> bool:
    sr = call.database.find("SR", call.database.get("VDI", vdi)["SR"])
    return sr is not None and sr["content_type"] == "iso"


def disk_entries(call: Call, vdi: str, folder: str) -> Iterator[bytes]:
    """A disk as entries of a tar archive: each file followed by its checksum."""
    for name, data in _pieces(call, vdi, folder):
        yield archive.tar_entry(name, data)
        digest = hashlib.sha1(data, usedforsecurity=False).hexdigest().encode()
        yield archive.tar_entry(f"{name}.checksum", digest)


def _pieces(call: Call, vdi: str, folder: str) -> Iterator[tuple[str, bytes]]:
    """A disk's files: those that are not all zeros, the first and the last."""
    size = call.database.get("VDI", vdi)["virtual_size"]
    disk = contents(call.pool)
    last = max(0, (size - 1) // PIECE)
    wanted = {0, last} | {offset // PIECE for offset, _ in disk.chunks(vdi)}
    for number in sorted(n for n in wanted if n <= last):
        length = min(PIECE, size - number * PIECE)
        yield f"{folder}/{number:08d}", disk.read(vdi, number * PIECE, length)


# --- the host that serves --------------------------------------------------------------------------


def _sees(emulator: Emulator, host: str, sr: str) -> bool:
    row = emulator.database.find("SR", sr)
    pbds = (emulator.database.get("PBD", pbd) for pbd in row["PBDs"]) if row is not None else ()
    return any(pbd["host"] == host and pbd["currently_attached"] for pbd in pbds)


def better_host(emulator: Emulator, host: str, vm: str) -> str | None:
    """Another host that sees all of a VM's disks, where this one does not; None where it does or none does."""
    database = emulator.database
    drives = (database.get("VBD", vbd) for vbd in database.get("VM", vm)["VBDs"])
    disks = (database.find("VDI", drive["VDI"]) for drive in drives)
    return host_seeing(emulator, host, {disk["SR"] for disk in disks if disk is not None})


def host_seeing(emulator: Emulator, host: str, srs: set[str]) -> str | None:
    """Another host that sees all the SRs, where this one does not; None where it does or none does."""

    def fits(candidate: str) -> bool:
        return all(_sees(emulator, candidate, sr) for sr in srs)

    if fits(host):
        return None
    return next((other for other in emulator.database.refs("host") if fits(other)), None)


def moved(emulator: Emulator, host: str, request: web.BaseRequest) -> web.Response:
    """302 to the same request at another host."""
    location = f"{emulator.url_of(host)}{request.path_qs}"
    return refusal(302, headers={"Location": location})
