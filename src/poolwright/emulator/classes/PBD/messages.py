"""The messages of class PBD: a host's connection to an SR."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any, Final

from poolwright.emulator.call import Call
from poolwright.emulator.classes.host.liveness import assert_live
from poolwright.emulator.classes.PBD.attachment import attach, create_pbd, destroy_pbd, detach
from poolwright.emulator.classes.SR.usage import update_usage
from poolwright.emulator.database import Row
from poolwright.emulator.failures import ApiFailure


async def create(call: Call, args: Row) -> str:
    async with call.marked("SR", args["SR"], "pbd_create"):
        return create_pbd(call.database, args["host"], args["SR"], args["device_config"])


async def destroy(call: Call, pbd: str) -> None:
    async with call.marked("SR", call.database.get("PBD", pbd)["SR"], "pbd_destroy"):
        destroy_pbd(call.database, pbd)


async def plug(call: Call, pbd: str) -> None:
    row = call.database.get("PBD", pbd)
    async with call.marked("SR", row["SR"], "plug"):
        assert_live(call.pool, row["host"])
        await call.takes("PBD.plug")
        attach(call.database, pbd)
    update_usage(call.database, row["SR"])


@asynccontextmanager
async def _marked_for_unplug(call: Call, pbd: Row) -> AsyncIterator[None]:
    """Holds the SR for an unplug; waits for the disks too, where this host does the SR's work on them."""
    operations, sr = call.pool.operations, pbd["SR"]

    def attempt() -> None:
        row = call.database.get("SR", sr)
        if not row["shared"] or pbd["host"] == call.pool.coordinator:
            for vdi in row["VDIs"]:
                for task, operation in call.database.get("VDI", vdi)["current_operations"].items():
                    raise ApiFailure("OTHER_OPERATION_IN_PROGRESS", "VDI", vdi, operation, task)
        operations.mark("SR", sr, "unplug", call.task)

    await operations.retried(attempt, call.task)
    try:
        yield
    finally:
        operations.unmark("SR", sr, call.task)


async def unplug(call: Call, pbd: str) -> None:
    row = call.database.get("PBD", pbd)
    async with _marked_for_unplug(call, row):
        assert_live(call.pool, row["host"])
        await call.takes("PBD.unplug")
        detach(call.database, pbd)


async def set_device_config(call: Call, pbd: str, value: Mapping[str, str]) -> None:
    """Only a storage driver may."""
    call.database.get("PBD", pbd)
    raise ApiFailure("PERMISSION_DENIED", "")


MESSAGES: Final[Mapping[str, Callable[..., Any]]] = {
    "create": create,
    "destroy": destroy,
    "plug": plug,
    "unplug": unplug,
    "set_device_config": set_device_config,
}
