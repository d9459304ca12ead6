"""Blobs that hang on an object by a name: `create_new_blob` of every class that has blobs."""

from __future__ import annotations

from poolwright.emulator.call import Call
from poolwright.emulator.database import Database
from poolwright.emulator.failures import ApiFailure
from poolwright.xapi.wire import EPOCH


def create_blob(database: Database, mime_type: str, public: bool) -> str:
    """An empty blob."""
    values = {
        "mime_type": mime_type or "application/octet-stream",
        "public": public,
        "last_updated": EPOCH,
    }
    return database.create("blob", values)


def create_named_blob(call: Call, cls: str, ref: str, name: str, mime_type: str, public: bool) -> str:
    """An empty blob under a name in the object's `blobs`. Raises HANDLE_INVALID, MAP_DUPLICATE_KEY."""
    blobs = call.database.get(cls, ref)["blobs"]
    if name in blobs:
        raise ApiFailure("MAP_DUPLICATE_KEY", cls, "blobs", ref, name)
    blob = create_blob(call.database, mime_type, public)
    call.database.update(cls, ref, blobs=blobs | {name: blob})
    return blob
