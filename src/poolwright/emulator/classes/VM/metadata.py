"""A VM's record as one text, as XAPI keeps it in `VM.snapshot_metadata` to go back to.

The text is a map of columns to values in the database's own spelling, so that snapshots of a real pool's
database can be reverted to. Source: reference/xapi.md 3.3, 6.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from poolwright.emulator import facts
from poolwright.emulator.dbtext import BadText, column_of, field_of, from_text, to_text
from poolwright.xapi.datamodel import STRING, MapOf

_TEXTS: Final = MapOf(STRING, STRING)


def metadata_of(vm: Mapping[str, Any]) -> str:
    """The VM's fields as text."""
    columns = facts.tables()["VM"].columns
    return to_text(
        _TEXTS, {column_of(name, "VM"): to_text(column.kind, vm[name]) for name, column in columns.items()}
    )


def metadata_fields(text: str) -> dict[str, Any]:
    """The fields in such a text that we know; none if it holds nothing readable."""
    columns = facts.tables()["VM"].columns
    try:
        texts = from_text(_TEXTS, text)
        named = {field_of(column): value for column, value in texts.items()}
        return {name: from_text(columns[name].kind, value) for name, value in named.items() if name in columns}
    except BadText:
        return {}
