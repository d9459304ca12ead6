"""A VM's metadata as XAPI's archives carry it: `ova.xml`, a VM's rows with references of their own.

References among the archive's objects become `Ref:0`, `Ref:1`, ...; others stay as they are. It only
describes: what an import makes of it is `importing`'s.
"""

from __future__ import annotations

import tarfile
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from poolwright.emulator import facts
from poolwright.emulator.database import Database
from poolwright.emulator.failures import ApiFailure
from poolwright.emulator.marshalling import unmarshal
from poolwright.emulator.transfer.tape import Tape
from poolwright.xapi.wire import Malformed, Value, read_xml_value, xml_value

METADATA: Final = "ova.xml"
#: Bytes of metadata that an import reads at most.
METADATA_MAX: Final = 64 << 20
_VERSION: Final = 2


@dataclass(frozen=True)
class Described:
    """One object of an archive: its class, its reference there, its record."""

    cls: str
    ref: str
    record: dict[str, Any]


def _with_snapshots(database: Database, vm: str) -> Iterator[str]:
    yield vm
    yield from (s for s in database.get("VM", vm)["snapshots"] if database.exists("VM", s))


def parts_of(database: Database, vms: Iterable[str], *, snapshots: bool = False) -> list[tuple[str, str]]:
    """The objects that an archive of these VMs describes, each once, by class and reference."""
    found: dict[tuple[str, str], None] = {}
    for vm in vms:
        for one in _with_snapshots(database, vm) if snapshots else (vm,):
            row = database.get("VM", one)
            found[("VM", one)] = None
            for vbd in row["VBDs"]:
                drive = database.get("VBD", vbd)
                found[("VBD", vbd)] = None
                if (disk := database.find("VDI", drive["VDI"])) is not None:
                    found[("VDI", drive["VDI"])] = None
                    found[("SR", disk["SR"])] = None
            for vif in row["VIFs"]:
                found[("VIF", vif)] = None
                found[("network", database.get("VIF", vif)["network"])] = None
            found[("VM_guest_metrics", row["guest_metrics"])] = None
    return [(cls, ref) for cls, ref in found if database.exists(cls, ref)]


def describe(database: Database, parts: list[tuple[str, str]]) -> bytes:
    """The `ova.xml` of these objects."""
    names = {ref: f"Ref:{index}" for index, (_, ref) in enumerate(parts)}
    version: dict[str, str] = next((row["software_version"] for _, row in database.items("host")), {})
    objects = [
        {
            "class": cls,
            "id": names[ref],
            "snapshot": _renamed(database.record(cls, database.get(cls, ref)), names),
        }
        for cls, ref in parts
    ]
    facts_ = {key: version.get(key, "") for key in ("hostname", "date", "product_version", "product_brand")}
    about = facts_ | {"build_number": version.get("build_number", ""), "export_vsn": _VERSION}
    return f"<?xml version='1.0'?>{xml_value({'version': about, 'objects': objects})}".encode()


def _renamed(value: Value, names: Mapping[str, str]) -> Value:
    match value:
        case str():
            return names.get(value, value)
        case list():
            return [_renamed(item, names) for item in value]
        case dict():
            return {key: _renamed(item, names) for key, item in value.items()}
        case _:
            return value


def read_description(text: bytes) -> list[Described]:
    """The objects in an `ova.xml`. Raises IMPORT_ERROR."""
    try:
        whole = read_xml_value(text.decode().partition("?>")[2] if text.startswith(b"<?xml") else text.decode())
        return [_described(one) for one in whole["objects"]]
    except (Malformed, UnicodeDecodeError, KeyError, TypeError) as error:
        raise ApiFailure("IMPORT_ERROR", f"the archive's metadata cannot be read: {error}") from error


def _described(one: Mapping[str, Any]) -> Described:
    cls = str(one["class"])
    table = facts.tables().get(cls)
    record: dict[str, Any] = {}
    if table is not None:
        for name, value in one["snapshot"].items():
            column = table.columns.get(name)
            if column is not None and not column.internal:
                record[name] = unmarshal(column.kind, value)
    return Described(cls, str(one["id"]), record)


def tar_entry(name: str, data: bytes) -> bytes:
    """A file in a tar archive: header, data, padding."""
    entry = tarfile.TarInfo(name)
    entry.size = len(data)
    entry.mode = 0o400
    return entry.tobuf(tarfile.USTAR_FORMAT) + data + bytes(-len(data) % tarfile.BLOCKSIZE)


def tar_end() -> bytes:
    """What closes a tar archive."""
    return bytes(2 * tarfile.BLOCKSIZE)


def metadata_archive(database: Database, parts: list[tuple[str, str]]) -> bytes:
    """A tar archive with nothing but `ova.xml`."""
    return tar_entry(METADATA, describe(database, parts)) + tar_end()


def entry_of(header: bytes) -> tarfile.TarInfo | None:
    """The file that a tar header announces; None for the end. Raises IMPORT_ERROR."""
    if not header.strip(b"\0"):
        return None
    try:
        return tarfile.TarInfo.frombuf(header, "utf-8", "surrogateescape")
    except tarfile.HeaderError as error:
        raise ApiFailure("IMPORT_ERROR", f"not a tar archive: {error}") from error


async def entries(tape: Tape) -> AsyncIterator[tuple[str, int]]:
    """The name and size of each file as it comes; whoever asks for the next has read it with its padding."""
    while header := await tape.block():
        entry = entry_of(header)
        if entry is None:
            await tape.drain()
            return
        yield entry.name, entry.size
