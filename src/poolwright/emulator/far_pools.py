"""`pool.join` between emulators of different processes: the joining host sends all it has, over HTTP.

The host's own emulator sends its database and its disks' contents to the pool's; that one checks and moves
them as if both pools were its own, answers, and serves the host's address and port as soon as the other lets
them go. So both run on one machine, each on addresses of its own (`--listen`).
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Final

import aiohttp
import msgspec
from aiohttp import web

from poolwright.emulator import xmldb
from poolwright.emulator.classes import RULES
from poolwright.emulator.classes.host import life
from poolwright.emulator.classes.pool.joining import Joining, assert_can_join
from poolwright.emulator.classes.pool.transplant import Transplant
from poolwright.emulator.classes.VDI.disks import contents
from poolwright.emulator.failures import ApiFailure
from poolwright.emulator.pool import Pool
from poolwright.emulator.server import refusal

if TYPE_CHECKING:
    from poolwright.emulator.emulator import Emulator

_LOG: Final = logging.getLogger(__name__)

PATH: Final = "/poolwright/join"
#: Seconds that a host has to let go of its address, and between two looks.
_PATIENCE: Final = 30.0
_LOOK: Final = 0.05
_BODY_MAX: Final = 1 << 30


class Application(msgspec.Struct, forbid_unknown_fields=True):
    """A host that wants to join, with all that it has."""

    username: str
    password: str
    force: bool
    port: int
    database: bytes
    #: VMs with operations that run now, which a database does not keep.
    busy: list[str]
    #: What is on the disks: offsets and bytes by reference.
    disks: dict[str, list[tuple[int, bytes]]]


class Answer(msgspec.Struct, forbid_unknown_fields=True):
    """XAPI's failure, code first; none if the host is a member now."""

    failure: list[str]


# --- the host that joins ---------------------------------------------------------------------------


async def apply(emulator: Emulator, address: str, username: str, password: str, *, force: bool) -> None:
    """Joins the pool at `address` or `address:port` (its own port otherwise). Raises what XAPI would."""
    application = _application(emulator, username, password, force=force)
    scheme = "https" if emulator.settings.tls else "http"
    where = address if address.count(":") == 1 else f"{_in_url(address)}:{emulator.port}"
    try:
        async with (
            aiohttp.ClientSession() as http,
            http.put(
                f"{scheme}://{where}{PATH}", data=msgspec.msgpack.encode(application), ssl=False
            ) as response,
        ):
            status, body = response.status, await response.read()
    except (aiohttp.ClientError, OSError, ValueError) as error:
        raise ApiFailure("JOINING_HOST_CONNECTION_FAILED") from error
    if status != 200:
        raise ApiFailure("JOINING_HOST_SERVICE_FAILED")
    if failure := msgspec.msgpack.decode(body, type=Answer).failure:
        raise ApiFailure(*failure)


def _in_url(address: str) -> str:
    return f"[{address}]" if ":" in address else address


def _application(emulator: Emulator, username: str, password: str, *, force: bool) -> Application:
    pool, database = emulator.pool, emulator.database
    kept = contents(pool)
    return Application(
        username,
        password,
        force,
        emulator.port_of(pool.coordinator),
        xmldb.document_of(database, xmldb.Kept()),
        [vm for vm, row in database.items("VM") if row["current_operations"]],
        {vdi: found for vdi in database.refs("VDI") if (found := list(kept.chunks(vdi)))},
    )


# --- the pool that is joined -----------------------------------------------------------------------


async def receive(emulator: Emulator, host: str, request: web.BaseRequest) -> web.StreamResponse:
    """PUT of an application; answers after the host has become a member, or why it has not."""
    if (request.content_length or 0) > _BODY_MAX:
        return refusal(413)
    try:
        application = msgspec.msgpack.decode(await request.content.read(), type=Application)
        _admit(emulator, host, application)
    except (msgspec.MsgspecError, xmldb.NotADatabase):
        return refusal(400)
    except ApiFailure as failure:
        return _answered([failure.code, *failure.params])
    return _answered([])


def _answered(failure: list[str]) -> web.Response:
    answer = web.Response(body=msgspec.msgpack.encode(Answer(failure)))
    answer.force_close()
    return answer


def _admit(emulator: Emulator, host: str, application: Application) -> None:
    pool = emulator.pool
    pool.sessions.check_coordinator(host)
    pool.sessions.check_password(application.username, application.password)
    joiner = _alone(pool, application)
    address = joiner.database.get("host", joiner.coordinator)["address"]
    same = next((ref for ref, row in pool.database.items("host") if row["address"] == address), None)
    if same is not None and emulator.port_of(same) == application.port:
        joiner = pool  # it called itself
    assert_can_join(Joining(joiner, pool, application.force))
    if same is not None:
        raise ApiFailure("OPERATION_NOT_ALLOWED", "A host of the pool has the same address")
    new = Transplant(joiner, pool).run()
    pool.host_state(new).alive = False
    pool.spawn(lambda: _arrive(emulator, new, application.port), "pool.join")


def _alone(pool: Pool, application: Application) -> Pool:
    """The applicant's pool, as it was when it applied."""
    joiner = Pool(
        clock=pool.clock,
        profile=pool.durations.profile,
        rules=RULES,
        username=pool.username,
        password=pool.password,
    )
    xmldb.load_document(joiner.database, application.database)
    for vm in application.busy:
        joiner.database.update("VM", vm, current_operations={vm: "start"})
    for vdi, chunks in application.disks.items():
        for offset, data in chunks:
            contents(joiner).write(vdi, offset, data)
    return joiner


async def _arrive(emulator: Emulator, host: str, port: int) -> None:
    await emulator.pool.durations.take("host.boot")
    until = asyncio.get_running_loop().time() + _PATIENCE
    while not emulator.can_serve(host, port):
        if asyncio.get_running_loop().time() > until:
            _LOG.warning("%s:%s stays taken: the host is offline", emulator.address_of(host), port)
            return
        await asyncio.sleep(_LOOK)
    emulator.welcome(host)
    try:
        await life.boot(emulator.pool, host)
    except OSError as error:
        _LOG.warning("%s:%s was taken meanwhile: %s", emulator.address_of(host), port, error)
