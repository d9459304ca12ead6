"""`poolwright zones|hosts|storage|templates|networks|offerings`: what there is to launch on and from."""

from __future__ import annotations

from poolwright.cli.connection import manager
from poolwright.cli.output import Json, print_json, print_table

_GIB = 1024**3


async def _show(command: str, columns: dict[str, str], *, as_json: bool, **params: str | bool) -> None:
    async with manager() as api:
        rows = await api.list_all(command, **params)
    if as_json:
        print_json(rows)
        return
    print_table(
        list(columns), ([_readable(field, row.get(field)) for field in columns.values()] for row in rows)
    )


def _readable(field: str, value: object) -> object:
    """Bytes as GiB; the rest as it is."""
    if isinstance(value, int) and not isinstance(value, bool) and field in _IN_BYTES:
        return f"{value / _GIB:.1f} GiB"
    return value


_IN_BYTES = frozenset({"memorytotal", "memoryallocatedbytes", "disksizetotal", "disksizeused", "size"})


async def zones(*, as_json: Json = False) -> None:
    """List zones."""
    columns = {"Name": "name", "Type": "networktype", "State": "allocationstate", "Id": "id"}
    await _show("listZones", columns, as_json=as_json)


async def hosts(*, as_json: Json = False) -> None:
    """List hosts."""
    columns = {
        "Name": "name",
        "State": "state",
        "Pool": "clustername",
        "Zone": "zonename",
        "Address": "ipaddress",
        "CPUs": "cpunumber",
        "Memory": "memorytotal",
        "Id": "id",
    }
    await _show("listHosts", columns, as_json=as_json, type="Routing")


async def storage(*, as_json: Json = False) -> None:
    """List primary storage."""
    columns = {
        "Name": "name",
        "State": "state",
        "Scope": "scope",
        "Type": "type",
        "Pool": "clustername",
        "Size": "disksizetotal",
        "Used": "disksizeused",
        "Id": "id",
    }
    await _show("listStoragePools", columns, as_json=as_json)


async def templates(*, as_json: Json = False) -> None:
    """List templates."""
    columns = {"Name": "name", "OS": "ostypename", "Size": "size", "Ready": "isready", "Id": "id"}
    await _show("listTemplates", columns, as_json=as_json, templatefilter="all")


async def networks(*, as_json: Json = False) -> None:
    """List networks."""
    columns = {"Name": "name", "Type": "type", "State": "state", "Broadcast": "broadcasturi", "Id": "id"}
    await _show("listNetworks", columns, as_json=as_json, listall=True)


async def offerings(*, as_json: Json = False) -> None:
    """List service offerings."""
    columns = {"Name": "name", "CPUs": "cpunumber", "MHz": "cpuspeed", "Memory (MiB)": "memory", "Id": "id"}
    await _show("listServiceOfferings", columns, as_json=as_json)
