"""Disks and VMs over HTTP, as streams: raw or VHD disks, VMs as archives (XVA).

    async with transfers.export_vdi(vdi) as download:
        async for piece in download: ...
    vms = await transfers.import_vm(pieces, length, progress=lambda bytes_sent: ...)
    await transfers.import_vdi(vdi, image)

Each runs under a task of its own, which tells what became of it: a download counts as whole only when the task
says so, an upload as done only then. The host that is asked may refer to another, which sees the SR: it is
followed where it is a member of the pool, with the scheme and port of ours, and before any of the body is sent.
The session travels in a cookie, which no URL and no log shows. Left early or cancelled, the connection closes
and the task is cancelled. Keeps nothing in memory but one piece.

Source: XAPI's HTTP handlers `/export_raw_vdi`, `/import_raw_vdi`, `/export`, `/import`.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterable, AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, Final, Generic, Literal, NoReturn, TypeVar
from urllib.parse import urlencode, urlsplit

from ._generated.sr import SR
from ._generated.task import task as task_class
from ._generated.vdi import VDI
from ._generated.vm import VM
from .failures import AnswerUnknown, NotSent, Unreachable, XapiError, attempt, failure
from .finishing import finish
from .flight import Flight
from .sessions import Session
from .shapes import ANY, VOID, Shape
from .tasks import has_ended, outcome
from .transport import host_of
from .types import Ref, TaskRef

if TYPE_CHECKING:
    import aiohttp

T = TypeVar("T")
#: Told how many bytes have moved, after each piece; must not wait or raise.
Progress = Callable[[int], None]

#: Bytes of one piece of a download.
PIECE: Final = 1 << 20
#: Seconds without a byte after which a transfer is given up.
STALL: Final = 60.0
#: Seconds that an upload waits to be let in, before it begins unasked.
ADMITTED: Final = 10.0
#: Seconds from the last byte to the task's end.
SETTLING: Final = 600.0
#: Seconds that a task has to say why its connection broke.
EXPLAINED: Final = 5.0
OK: Final = 200
REFERRALS: Final = frozenset({301, 302, 307})
#: What is announced of an archive of unknown length: XAPI reads to the archive's own end.
UNKNOWN_LENGTH: Final = 1 << 50
_HOPS: Final = 3
_VDI: Final[Shape[Ref[VDI]]] = Shape(str)
_VMS: Final[Shape[list[Ref[VM]]]] = Shape(list[str])
_MARKUP: Final = re.compile(r"<[^>]*>")
_CODE: Final = re.compile(r"\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b")


class TransferRefused(XapiError):
    """The host refused the transfer before anything was moved; the text has its HTTP status."""


class Download:
    """A download under way: iterate over it once, to its end."""

    def __init__(self, transfer: _Transfer[None], response: aiohttp.ClientResponse) -> None:
        self._transfer = transfer
        self._response = response
        #: Bytes in all, where the host says so beforehand.
        self.size: Final = response.content_length
        #: Bytes that came.
        self.received = 0

    @property
    def task(self) -> Ref[task_class]:
        """The task that it runs under; its `progress` is XAPI's view."""
        return self._transfer.task

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """The content, piece by piece; ends only if all of it came.

        Raises `XapiFailure` as the task does, `AnswerUnknown` where the connection broke.
        """
        try:
            async for piece in self._response.content.iter_chunked(PIECE):
                self.received += len(piece)
                yield piece
        except (OSError, TimeoutError, ValueError, _client_error()) as error:
            await self._transfer.explain(f"{self.received} bytes came, then: {error or type(error).__name__}")
        if self.size is not None and self.received != self.size:
            await self._transfer.explain(f"{self.received} of {self.size} bytes came")
        await self._transfer.settle()


def _client_error() -> type[Exception]:
    import aiohttp

    return aiohttp.ClientError


class Transfers:
    """The transfers of an open session (`async with session`)."""

    def __init__(self, session: Session, *, stall: float = STALL) -> None:
        """`stall` in seconds is how long a transfer may stand still."""
        self._session = session
        self._stall = stall

    @asynccontextmanager
    async def export_vdi(
        self, vdi: Ref[VDI], *, kind: Literal["raw", "vhd"] = "raw", base: Ref[VDI] | None = None
    ) -> AsyncIterator[Download]:
        """A disk's content; of a VHD with `base`, only what differs from that disk.

        Raises `XapiFailure`, `TransferRefused`, `NotSent`, `AnswerUnknown`.
        """
        query = {"vdi": vdi, "format": kind} | ({} if base is None else {"base": base})
        async with self._download("VDI export", "/export_raw_vdi", query) as download:
            yield download

    @asynccontextmanager
    async def export_vm(
        self, vm: Ref[VM], *, compression: Literal["", "gzip", "zstd"] = ""
    ) -> AsyncIterator[Download]:
        """A halted VM with its disks, as an archive. Raises as `export_vdi`."""
        query: dict[str, str] = {"ref": vm} | ({"use_compression": compression} if compression else {})
        async with self._download("VM export", "/export", query) as download:
            yield download

    async def import_vdi(
        self,
        vdi: Ref[VDI],
        content: AsyncIterable[bytes] | bytes,
        length: int | None = None,
        *,
        kind: Literal["raw", "vhd"] = "raw",
        progress: Progress | None = None,
    ) -> None:
        """Fill a disk. `length` in bytes is the content's; a stream's must be said.

        Raises as `export_vdi`, what `content` does, and `ValueError` where the length is not said or not true.
        """
        if isinstance(content, bytes):
            length, content = len(content), _pieces(content)
        if length is None:
            raise ValueError("XAPI wants to know a disk's length before it comes: say length=")
        query = {"vdi": vdi, "format": kind}
        await self._upload("VDI import", "/import_raw_vdi", query, content, length, _VDI, progress)

    async def import_vm(
        self,
        content: AsyncIterable[bytes],
        length: int | None = None,
        *,
        sr: Ref[SR] | None = None,
        restore: bool = False,
        force: bool = False,
        progress: Progress | None = None,
    ) -> list[Ref[VM]]:
        """Make the VMs of an archive, on `sr` or the pool's default SR.

        `length` in bytes, where it is known. `restore` keeps uuids and MAC addresses, `force` what could be
        imported of an archive that is not whole. Raises as `import_vdi`.
        """
        query = {} if sr is None else {"sr_id": str(sr)}
        query |= {name: "true" for name, on in (("restore", restore), ("force", force)) if on}
        announced = UNKNOWN_LENGTH if length is None else length
        return await self._upload("VM import", "/import", query, content, announced, _VMS, progress)

    @asynccontextmanager
    async def _download(self, label: str, path: str, query: Mapping[str, str]) -> AsyncIterator[Download]:
        async with _Transfer.under_way(self._session, label, VOID) as transfer:
            response = await transfer.ask("GET", path, query, stall=self._stall)
            try:
                yield Download(transfer, response)
            finally:
                response.close()

    async def _upload(
        self,
        label: str,
        path: str,
        query: Mapping[str, str],
        content: AsyncIterable[bytes],
        length: int,
        shape: Shape[T],
        progress: Progress | None,
    ) -> T:
        async with _Transfer.under_way(self._session, label, shape) as transfer:
            body, loop = _Body(content, length, progress), asyncio.get_running_loop()
            before = _cancellations()
            try:
                async with asyncio.timeout(self._stall) as patience:
                    body.moved = lambda: patience.reschedule(loop.time() + self._stall)
                    body.give_up = lambda: patience.reschedule(0.0)
                    response = await transfer.ask("PUT", path, query, body)
                    body.admit()
                    try:
                        # The answer's head came first; its end comes when the host has read all it wants.
                        await response.read()
                    except asyncio.CancelledError:
                        # Not ours: aiohttp stops the body's writer when the host closes after its last byte.
                        if _cancellations() > before:
                            raise
                    finally:
                        response.close()
            except (OSError, TimeoutError, _client_error()) as error:
                if body.problem is not None:
                    raise body.problem from None
                await transfer.explain(f"{body.sent} bytes went, then: {error or 'nothing moved'}")
            if not body.is_whole:
                await transfer.explain(f"the host took {body.sent} of {body.length} bytes")
            return await transfer.settle()


async def _pieces(content: bytes) -> AsyncIterator[bytes]:
    for at in range(0, len(content), PIECE):
        yield content[at : at + PIECE]


def _cancellations() -> int:
    """How often the running task was asked to end."""
    task = asyncio.current_task()
    return 0 if task is None else task.cancelling()


class _Body:
    """An upload's content, held back until the host lets it in: so a refusal or referral costs none of it."""

    def __init__(self, content: AsyncIterable[bytes], length: int, progress: Progress | None) -> None:
        self.length = length
        self.sent = 0
        #: What the caller's content raised.
        self.problem: Exception | None = None
        self.moved: Callable[[], None] = lambda: None
        self.give_up: Callable[[], None] = lambda: None
        self._content = content
        self._progress = progress
        self._admitted = asyncio.Event()
        self._attempt = 0

    @property
    def is_whole(self) -> bool:
        return self.length in (self.sent, UNKNOWN_LENGTH)

    def admit(self) -> None:
        """The host takes it."""
        self._admitted.set()

    def attempt(self) -> AsyncIterator[bytes]:
        """What to send; a former attempt sends nothing any more."""
        self._attempt += 1
        return self._pieces(self._attempt)

    async def _pieces(self, attempt: int) -> AsyncIterator[bytes]:
        yield b""  # sends the request's head
        with suppress(TimeoutError):
            await asyncio.wait_for(self._admitted.wait(), ADMITTED)
        if attempt != self._attempt:
            return
        try:
            async for piece in self._content:
                yield piece
                self.sent += len(piece)
                self.moved()
                if self._progress is not None:
                    self._progress(self.sent)
        except Exception as error:
            self.problem = error
            self.give_up()
            raise
        if not self.is_whole:
            self.problem = ValueError(f"the content has {self.sent} bytes, not {self.length} as was said")
            self.give_up()


class _Transfer(Generic[T]):
    """One transfer and its task."""

    def __init__(self, session: Session, label: str, task: TaskRef[T]) -> None:
        self.task: Final = task
        self._session = session
        self._label = label
        self._is_settled = False

    @classmethod
    @asynccontextmanager
    async def under_way(cls, session: Session, label: str, shape: Shape[T]) -> AsyncIterator[_Transfer[T]]:
        """Make the task; unless it has been settled in the end, cancel it."""
        making = attempt(session.task.create(label, "poolwright"))
        task = await finish(making, grace=EXPLAINED, undo=partial(_destroy, session))
        if isinstance(task, XapiError):
            raise task
        transfer = _Transfer(session, label, TaskRef(str.__str__(task), shape))
        try:
            yield transfer
        finally:
            if not transfer._is_settled:
                await finish(transfer._abandon(), grace=EXPLAINED)

    async def ask(
        self,
        method: str,
        path: str,
        query: Mapping[str, str],
        body: _Body | None = None,
        *,
        stall: float | None = None,
    ) -> aiohttp.ClientResponse:
        """The answer's head, from the host that serves it; with a body, it is taken from then on."""
        target = f"{path}?{urlencode({**query, 'task_id': self.task})}"
        address = host_of(self._session.url)
        for _ in range(_HOPS):
            transport = await self._session.transport_at(address)
            headers = {"Cookie": f"session_id={self._session.ref}"}
            if body is not None:
                headers["Content-Length"] = str(body.length)
            flight = Flight()
            try:
                response = await transport.streams().open(
                    method, target, headers, None if body is None else body.attempt(), flight, stall
                )
            except (OSError, TimeoutError) as error:
                if flight.has_left:
                    await self.explain(str(error))
                raise Unreachable(f"{self._label} at {transport.url}: {error}") from error
            if response.status == OK:
                return response
            location = urlsplit(response.headers.get("Location", ""))
            if response.status not in REFERRALS or not location.hostname:
                await self._refuse(response)
            response.close()
            # Path and query as the host has them, the scheme and port as we have them.
            address, target = location.hostname or "", f"{location.path}?{location.query}"
        raise TransferRefused(f"{self._label}: referred from host to host")

    async def settle(self) -> T:
        """The task's result, once all was moved. Raises as the task failed."""
        result = await self._session.tasks.result(self.task, timeout=SETTLING)
        self._is_settled = True
        return result

    async def _abandon(self) -> None:
        """End the task, whether the host has taken it over or never saw it."""
        ours, task = self._session.task, Ref[task_class](self.task)
        with suppress(XapiError):
            await ours.cancel(task)
        with suppress(XapiError):
            await ours.set_status(task, "cancelled")
        await _destroy(self._session, task)

    async def explain(self, text: str) -> NoReturn:
        """Raise why it broke: what the task says, or that nobody knows."""
        with suppress(NotSent, AnswerUnknown):
            record = await self._session.tasks.wait(self.task, timeout=EXPLAINED)
            outcome(self.task, record, ANY)
        raise AnswerUnknown(f"{self._label}: {text}")

    async def _refuse(self, response: aiohttp.ClientResponse) -> NoReturn:
        text = _MARKUP.sub(" ", (await response.content.read(4096)).decode(errors="replace"))
        response.close()
        with suppress(NotSent, AnswerUnknown):
            record = await self._session.task.get_record(self.task)
            if has_ended(record):
                outcome(self.task, record, ANY)
        if code := _CODE.search(text):
            raise failure(code[0], (), self._label)
        raise TransferRefused(f"{self._label}: HTTP {response.status}: {' '.join(text.split())}")


async def _destroy(session: Session, task: Ref[task_class] | XapiError) -> None:
    if not isinstance(task, XapiError):
        with suppress(XapiError):
            await session.task.destroy(task)
