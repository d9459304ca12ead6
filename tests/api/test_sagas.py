"""A saga that is stuck is seen, tried again and given up, through PyPI's cs on an emulated pool."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from api.conftest import Site
from api.test_virtual_machines import inventory
from cs import CloudStackApiException

from poolwright.emulator import Rule


async def stuck(site: Site) -> dict[str, Any]:
    """A deploy that failed, and whose undo failed too."""
    site.pool.faults.add(Rule(message="VM.start_on", code="NO_HOSTS_AVAILABLE", times=0))
    site.pool.faults.add(Rule(message="VDI.destroy", code="VDI_IN_USE", times=0))
    with pytest.raises(CloudStackApiException, match="An administrator must look at it"):
        await site.deploy("stuck")
    rows = (await site.call("listSagas", stuck="true"))["saga"]
    assert [row["state"] for row in rows] == ["stuck"]
    return dict(rows[0])


async def test_it_is_shown_and_retried(site: Site) -> None:
    before = inventory(site)
    saga = await stuck(site)
    assert saga["name"] == "deploy_virtual_machine"
    assert saga["step"] == "make_disk[0]"
    assert "in use" in saga["error"]
    assert "no host" in saga["reason"]
    assert saga["resourcetype"] == "VirtualMachine"
    site.pool.faults.clear()
    await site.call("retrySaga", id=saga["id"])
    async with asyncio.timeout(30):
        while (await site.call("listSagas")).get("saga"):  # noqa: ASYNC110 - as a client does
            await asyncio.sleep(0.05)
    assert inventory(site) == before
    with pytest.raises(CloudStackApiException, match="is unwound, not stuck"):
        await site.call("retrySaga", id=saga["id"])


async def test_it_is_given_up(site: Site) -> None:
    saga = await stuck(site)
    assert (await site.call("abandonSaga", id=saga["id"]))["saga"]["state"] == "unwound"
    assert not (await site.call("listSagas")).get("saga")
    with pytest.raises(CloudStackApiException, match="not stuck"):
        await site.call("abandonSaga", id=saga["id"])
    with pytest.raises(CloudStackApiException, match="retrysaga"):
        await site.call("retrySaga", id="no such saga")
