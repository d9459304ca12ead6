"""Every list in the registry is few SQL statements, however many rows it has."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from cs import CloudStackApiException

from poolwright.api.command import Entry, Kind
from poolwright.api.registry import COMMANDS

from .conftest import Site

#: Statements that a list may take: the page with its total, and two for what belongs to its rows.
LIMIT = 3


def required(entry: Entry, site: Site) -> dict[str, Any]:
    """Values for the parameters without which the list is refused."""
    known = {
        "templatefilter": "all",
        "isofilter": "all",
        "zoneid": site.zone,
        "podid": site.pod,
        "type": "Volume",
        "resourcetype": "Volume",
    }
    return {one.name: known.get(one.name, "1") for one in entry.parameters if one.required}


async def test_every_list_is_few_statements(site: Site) -> None:
    for number in range(5):
        asked = {"serviceofferingid": site.offering, "templateid": site.template, "zoneid": site.zone}
        await site.done(
            "deployVirtualMachine", **asked, networkids=site.network, name=f"v{number}", startvm=False
        )
    seen: list[str] = []
    stop = site.cloud.store.on_query(seen.append)
    costs: dict[str, list[str]] = {}
    for name, entry in COMMANDS.items():
        if entry.kind is not Kind.LIST:
            continue
        allowed = {one.name for one in entry.parameters}
        more = {"listall": True} if "listall" in allowed else {}
        best: list[str] | None = None
        for _ in range(2):  # a reconciler may look around meanwhile
            seen.clear()
            with suppress(CloudStackApiException):  # what needs the id of something that is not there
                await site.call(name, **required(entry, site), **more)
            found = [one[:120] for one in seen if not one.startswith("BEGIN")]
            best = found if best is None or len(found) < len(best) else best
        costs[name] = best or []
    stop()
    assert len(costs) > 30
    too_many = {name: cost for name, cost in costs.items() if len(cost) > LIMIT}
    assert too_many == {}, "\n".join(f"{name}: {one}" for name, cost in too_many.items() for one in cost)
