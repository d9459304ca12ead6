"""GET and PUT /blob: what is in a blob. A public one can be read without a session.

Source: xapi.md 3.15.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from aiohttp import web

from poolwright.emulator.classes.blob.messages import contents
from poolwright.emulator.server import refusal
from poolwright.emulator.transfer.access import Denied, argument, session_of

if TYPE_CHECKING:
    from poolwright.emulator.emulator import Emulator

#: Bytes that a blob may hold here; XAPI's limit is the disk.
_SIZE_MAX: Final = 64 << 20


def _find(emulator: Emulator, request: web.BaseRequest) -> str | None:
    wanted = argument(request, "ref")
    if emulator.database.exists("blob", wanted):
        return wanted
    return emulator.database.find_uuid("blob", argument(request, "uuid"))


async def get_blob(emulator: Emulator, host: str, request: web.BaseRequest) -> web.StreamResponse:
    """Sends a blob's bytes, of its own type; 404 if nothing was ever put there."""
    if not (argument(request, "ref") or argument(request, "uuid")):
        return refusal(400)
    blob = _find(emulator, request)
    if blob is not None and emulator.database.get("blob", blob)["public"]:
        return _content(emulator, blob)
    try:
        async with session_of(emulator, request, "get_blob"):
            return refusal(404) if blob is None else _content(emulator, blob)
    except Denied as denied:
        return denied.answer


def _content(emulator: Emulator, blob: str) -> web.Response:
    data = contents(emulator.pool).get(blob)
    if data is None:
        return refusal(404)
    headers = {"Cache-Control": "no-cache, no-store", "Connection": "close"}
    headers["Content-Type"] = emulator.database.get("blob", blob)["mime_type"]
    answer = web.Response(body=data, headers=headers)
    answer.force_close()
    return answer


async def put_blob(emulator: Emulator, host: str, request: web.BaseRequest) -> web.StreamResponse:
    """Takes a blob's bytes, of a length that is said beforehand; its size and time follow."""
    if not (argument(request, "ref") or argument(request, "uuid")):
        return refusal(400)
    try:
        async with session_of(emulator, request, "put_blob"):
            blob = _find(emulator, request)
            if blob is None:
                return refusal(404)
            if request.content_length is None or request.content_length > _SIZE_MAX:
                return refusal(400)
            data = await request.content.readexactly(request.content_length)
            contents(emulator.pool)[blob] = data
            now = emulator.clock.now().replace(microsecond=0)
            emulator.database.update("blob", blob, size=len(data), last_updated=now)
            answer = web.Response(headers={"Cache-Control": "no-cache, no-store", "Connection": "close"})
            answer.force_close()
            return answer
    except Denied as denied:
        return denied.answer
    except EOFError:
        return refusal(400)
