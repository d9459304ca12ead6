"""GET /rrd_updates, /host_rrd, /vm_rrd and /sr_rrd.

Source: xapi.md 3.15.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from aiohttp import web

from poolwright.emulator.server import refusal
from poolwright.emulator.statistics import rrd
from poolwright.emulator.statistics.series import Series, of_host, of_storage, of_virtual_machine, running_on
from poolwright.emulator.transfer.access import Denied, argument, flag, query_of, session_of
from poolwright.emulator.transfer.exporting import moved

if TYPE_CHECKING:
    from poolwright.emulator.emulator import Emulator


def _now(emulator: Emulator) -> int:
    return int(emulator.clock.now().timestamp())


def _answer(request: web.BaseRequest, document: dict[str, object], *, whole: bool) -> web.Response:
    """JSON where the request has a `json` key, whatever its value; else XML."""
    keep = "keep-alive" if request.keep_alive else "close"
    headers = {"Cache-Control": "no-cache, no-store", "Connection": keep}
    if "json" in query_of(request):
        return web.Response(body=rrd.as_json(document), content_type="application/json", headers=headers)
    body = rrd.archive_xml(document) if whole else rrd.export_xml(document)
    return web.Response(body=body, content_type="text/xml", headers=headers)


def _wanted(emulator: Emulator, host: str, request: web.BaseRequest) -> Iterator[Series]:
    database = emulator.database
    if flag(request, "host"):
        yield from of_host(database, host)
    only = argument(request, "vm_uuid") or argument(request, "uuid")
    for row in running_on(database, host):
        if only in ("", row["uuid"]):
            yield from of_virtual_machine(database, row)


async def rrd_updates(emulator: Emulator, host: str, request: web.BaseRequest) -> web.StreamResponse:
    """What the host and its VMs measured since `start`."""
    try:
        async with session_of(emulator, request, "rrd_updates"):
            try:
                start = int(argument(request, "start"))
                interval = int(argument(request, "interval") or "0")
            except ValueError:
                return refusal(400)
            function = argument(request, "cf").upper()
            functions = [function] if function in rrd.FUNCTIONS else list(rrd.FUNCTIONS)
            over = rrd.span(start, _now(emulator), interval)
            document = rrd.export(list(_wanted(emulator, host, request)), functions, over)
            return _answer(request, document, whole=False)
    except Denied as denied:
        return denied.answer


async def host_rrd(emulator: Emulator, host: str, request: web.BaseRequest) -> web.StreamResponse:
    """All that the host remembers of itself."""
    try:
        async with session_of(emulator, request, "host_rrd"):
            series = list(of_host(emulator.database, host))
            return _answer(request, rrd.archive(series, _now(emulator)), whole=True)
    except Denied as denied:
        return denied.answer


async def vm_rrd(emulator: Emulator, host: str, request: web.BaseRequest) -> web.StreamResponse:
    """All that is remembered of a VM; from the host where it runs, else from the coordinator."""
    try:
        async with session_of(emulator, request, "vm_rrd"):
            uuid = argument(request, "uuid")
            if not uuid:
                return refusal(400)
            vm = emulator.database.find_uuid("VM", uuid)
            if vm is None:
                return refusal(404)
            row = emulator.database.get("VM", vm)
            at = row["resident_on"]
            at = at if emulator.database.exists("host", at) else emulator.pool.coordinator
            if at != host:
                return moved(emulator, at, request)
            series = list(of_virtual_machine(emulator.database, row))
            return _answer(request, rrd.archive(series, _now(emulator)), whole=True)
    except Denied as denied:
        return denied.answer


async def sr_rrd(emulator: Emulator, host: str, request: web.BaseRequest) -> web.StreamResponse:
    """All that is remembered of an SR."""
    try:
        async with session_of(emulator, request, "sr_rrd"):
            uuid = argument(request, "uuid")
            if not uuid:
                return refusal(400)
            sr = emulator.database.find_uuid("SR", uuid)
            if sr is None:
                return refusal(404)
            series = list(of_storage(emulator.database.get("SR", sr)))
            return _answer(request, rrd.archive(series, _now(emulator)), whole=True)
    except Denied as denied:
        return denied.answer
