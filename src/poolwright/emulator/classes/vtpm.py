"""Class VTPM: a VM's virtual trusted platform module; its contents are a secret. Source: xapi_vtpm.ml."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from poolwright.emulator.call import Call
from poolwright.emulator.classes.VM.operations import HALTED
from poolwright.emulator.failures import ApiFailure

if TYPE_CHECKING:
    from poolwright.emulator.implicit import Handler


async def create(call: Call, vm: str, is_unique: bool) -> str:
    """VTPM.create, of a halted VM that has none. Raises VTPM_MAX_AMOUNT_REACHED, NOT_IMPLEMENTED."""
    call.database.get("VM", vm)
    if is_unique:
        raise ApiFailure("NOT_IMPLEMENTED", "VTPM.create with is_unique=true")
    async with call.marked("VM", vm, "create_vtpm"):
        contents = call.database.create("secret", {"value": ""})
        return call.database.create("VTPM", {"VM": vm, "contents": contents, "is_unique": is_unique})


def destroy(call: Call, self: str) -> None:
    """VTPM.destroy, of a halted VM."""
    row = call.database.get("VTPM", self)
    vm = call.database.find("VM", row["VM"])
    if vm is not None and vm["power_state"] != HALTED:
        raise ApiFailure("VM_BAD_POWER_STATE", row["VM"], HALTED.lower(), vm["power_state"].lower())
    if call.database.exists("secret", row["contents"]):
        call.database.destroy("secret", row["contents"])
    call.database.destroy("VTPM", self)
    call.refresh("VM", row["VM"])


def get_contents(call: Call, self: str) -> str:
    """VTPM.get_contents."""
    return str(call.database.get("secret", call.database.get("VTPM", self)["contents"])["value"])


def set_contents(call: Call, self: str, contents: str) -> None:
    """VTPM.set_contents."""
    call.database.update("secret", call.database.get("VTPM", self)["contents"], value=contents)


MESSAGES: Final[Mapping[str, Handler]] = {
    "create": create,
    "destroy": destroy,
    "get_contents": get_contents,
    "set_contents": set_contents,
}
