"""Answers of XAPI's handlers as its server gives them: HTTP/1.0, no length unless known, then closed."""

from __future__ import annotations

from aiohttp import web

from poolwright.emulator.call import Call

_HEADERS = {"Cache-Control": "no-cache, no-store", "Connection": "close"}


class OldAnswer(web.StreamResponse):
    """A body that ends where the connection does, never in chunks; HTTP/1.0 whatever the request's version."""

    #: aiohttp's switch for answers whose length it is not to look after.
    _length_check = False

    async def _write_headers(self) -> None:
        assert self._payload_writer is not None  # noqa: S101 - for the type checker
        await self._payload_writer.write_headers(f"HTTP/1.0 {self.status} {self.reason}", self._headers)
        self._payload_writer.send_headers()


def sending(
    call: Call, filename: str, length: int | None = None, *, kind: str = "application/octet-stream"
) -> OldAnswer:
    """The head of a download in a task's name; `length` in bytes where it is known, `kind` of its content."""
    disposition = f'attachment; filename="{filename}"'
    answer = OldAnswer(headers=_HEADERS | {"task-id": call.task, "Content-Disposition": disposition})
    answer.content_type = kind
    if length is not None:
        answer.headers["Content-Length"] = str(length)
    answer.force_close()
    return answer
