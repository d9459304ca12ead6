"""The messages of class blob: small files that hang on objects; their content goes through HTTP."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from poolwright.emulator.call import Call
from poolwright.emulator.classes.blob.named import create_blob
from poolwright.emulator.pool import Pool


def contents(pool: Pool) -> dict[str, bytes]:
    """What is in the pool's blobs, by reference."""
    kept: dict[str, bytes] = pool.private.setdefault("blobs", {})
    return kept


def create(call: Call, mime_type: str, public: bool) -> str:
    return create_blob(call.database, mime_type, public)


def destroy(call: Call, blob: str) -> None:
    """blob.destroy: with its content, and the name that VMs have for it. Raises HANDLE_INVALID."""
    call.database.get("blob", blob)
    for vm, row in call.database.items("VM"):
        if blob in row["blobs"].values():
            rest = {name: ref for name, ref in row["blobs"].items() if ref != blob}
            call.database.update("VM", vm, blobs=rest)
    call.database.destroy("blob", blob)
    contents(call.pool).pop(blob, None)


MESSAGES: Final[Mapping[str, Callable[..., Any]]] = {"create": create, "destroy": destroy}
