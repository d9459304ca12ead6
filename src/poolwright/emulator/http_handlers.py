"""What the hosts serve over HTTP besides calls: one visible table, by method and path.

Every path that XAPI has is in it; those that are not emulated ask for a session as XAPI does, and then say so.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from aiohttp import web

from poolwright.emulator.console.handler import console
from poolwright.emulator.server import HttpHandler, refusal
from poolwright.emulator.statistics import handler as statistics
from poolwright.emulator.transfer import exporting, importing, raw_disk
from poolwright.emulator.transfer.access import Denied, argument, session_of
from poolwright.xapi.datamodel import load

if TYPE_CHECKING:
    from poolwright.emulator.emulator import Emulator


async def _blob(emulator: Emulator, host: str, request: web.BaseRequest) -> web.StreamResponse:
    """Contents of blobs are not kept: there is none to be found."""
    named = argument(request, "ref") or argument(request, "uuid")
    return refusal(404 if named else 400)


def _unserved(action: str) -> HttpHandler:
    async def handler(emulator: Emulator, host: str, request: web.BaseRequest) -> web.StreamResponse:
        try:
            async with session_of(emulator, request, action):
                return refusal(501, f"{action} is not emulated")
        except Denied as denied:
            return denied.answer

    return handler


_SERVED: Mapping[tuple[str, str], HttpHandler] = {
    ("GET", "/export"): exporting.export,
    ("GET", "/export_metadata"): exporting.export_metadata,
    ("PUT", "/import"): importing.import_vm,
    ("PUT", "/import_metadata"): importing.import_metadata,
    ("GET", "/export_raw_vdi"): raw_disk.export_raw_vdi,
    ("PUT", "/import_raw_vdi"): raw_disk.import_raw_vdi,
    ("GET", "/blob"): _blob,
    ("GET", "/console"): console,
    ("GET", "/rrd_updates"): statistics.rrd_updates,
    ("GET", "/host_rrd"): statistics.host_rrd,
    ("GET", "/vm_rrd"): statistics.vm_rrd,
}

HANDLERS: Mapping[tuple[str, str], HttpHandler] = {
    **{
        (action["method"], action["path"]): _unserved(action["name"])
        for action in load().model.http_actions
        if action["path"] != "/" and action["method"] != "POST"
    },
    **_SERVED,
}
