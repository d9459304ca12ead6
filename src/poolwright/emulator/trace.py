"""A line per call: time, host, originator, method, milliseconds, outcome, and which object it was about.

Kept in memory (the last ones, for tests and tables) and, where asked for, in a file of JSON lines. It never
holds arguments: secrets travel in them.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec

from poolwright.emulator.database import Database
from poolwright.emulator.dispatch import find_target
from poolwright.xapi.datamodel import RecordOf, RefTo

#: Entries kept in memory.
KEPT: Final = 100_000


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One call. `outcome` is `ok` or XAPI's error code; `object` and `created` are `VM:<uuid>` or empty."""

    time: str
    host: str
    originator: str
    method: str
    milliseconds: float
    outcome: str
    object: str = ""
    created: str = ""


def name_object(database: Database, cls: str, ref: object) -> str:
    """`VM:<uuid>` for an object that exists, else empty."""
    row = database.find(cls, ref) if isinstance(ref, str) and cls in database.tables else None
    return "" if row is None else f"{cls}:{row['uuid']}"


def first_object(database: Database, method: str, params: Sequence[Any]) -> str:
    """The object that a call is about: its first argument that refers to one, a record's first among them."""
    target = find_target(method)
    if target is None:
        return ""
    given = params[1:] if target.message.session else params
    for parameter, value in zip(target.message.params, given, strict=False):
        match parameter.parsed:
            case RefTo(cls) if found := name_object(database, cls, value):
                return found
            case RecordOf(cls) if isinstance(value, dict):
                columns = database.tables[cls].table.columns
                for name, member in value.items():
                    kind = columns[name].kind if name in columns else None
                    if isinstance(kind, RefTo) and (found := name_object(database, kind.cls, member)):
                        return found
            case _:
                pass
    return ""


def created_object(database: Database, method: str, result: object) -> str:
    """The object whose reference a call returned, else empty."""
    target = find_target(method)
    if target is None or target.is_async or target.message.kind.startswith(("get_", "field_")):
        return ""
    kind = target.message.parsed_result
    if not isinstance(kind, RefTo) or kind.cls == "session":
        return ""
    return name_object(database, kind.cls, result)


class Trace(Sequence[Entry]):
    """The calls that reached a pool, oldest first."""

    def __init__(self, file: Path | None = None) -> None:
        self._entries: deque[Entry] = deque(maxlen=KEPT)
        self._file = file.open("ab") if file is not None else None

    def add(self, entry: Entry) -> None:
        self._entries.append(entry)
        if self._file is not None:
            self._file.write(msgspec.json.encode(entry) + b"\n")
            self._file.flush()

    def counts(self) -> Counter[str]:
        """How many calls there were of each method."""
        return Counter(entry.method for entry in self._entries)

    def clear(self) -> None:
        """Forgets what is in memory."""
        self._entries.clear()

    def close(self) -> None:
        if self._file is not None:
            self._file.close()

    def __getitem__(self, index: Any) -> Any:
        return list(self._entries)[index] if isinstance(index, slice) else self._entries[index]

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(list(self._entries))
