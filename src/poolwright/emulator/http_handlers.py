"""What the hosts serve over HTTP besides calls: one visible table, by method and path.

Every path that XAPI has is in it; those that are not emulated ask for a session as XAPI does, and then say so.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from aiohttp import web

from poolwright.emulator import far_pools
from poolwright.emulator.blob_handler import get_blob, put_blob
from poolwright.emulator.console.handler import console
from poolwright.emulator.server import HttpHandler, refusal
from poolwright.emulator.statistics import handler as statistics
from poolwright.emulator.transfer import exporting, importing, raw_disk
from poolwright.emulator.transfer.access import Denied, session_of
from poolwright.xapi.datamodel import load

if TYPE_CHECKING:
    from poolwright.emulator.emulator import Emulator


async def _dump(emulator: Emulator, host: str, request: web.BaseRequest) -> web.StreamResponse:
    """The whole database as XML."""
    try:
        async with session_of(emulator, request, "get_pool_xml_db_sync"):
            headers = {"Cache-Control": "no-cache, no-store", "Connection": "close"}
            answer = web.Response(body=emulator.dump(), content_type="text/xml", headers=headers)
            answer.force_close()
            return answer
    except Denied as denied:
        return denied.answer


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
    ("GET", "/blob"): get_blob,
    ("PUT", "/blob"): put_blob,
    ("GET", "/pool/xmldbdump"): _dump,
    ("GET", "/console"): console,
    ("GET", "/rrd_updates"): statistics.rrd_updates,
    ("GET", "/host_rrd"): statistics.host_rrd,
    ("GET", "/vm_rrd"): statistics.vm_rrd,
    ("GET", "/sr_rrd"): statistics.sr_rrd,
    ("PUT", far_pools.PATH): far_pools.receive,
}

HANDLERS: Mapping[tuple[str, str], HttpHandler] = {
    **{
        (action["method"], action["path"]): _unserved(action["name"])
        for action in load().model.http_actions
        if action["path"] != "/" and action["method"] != "POST"
    },
    **_SERVED,
}
