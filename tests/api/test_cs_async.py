"""PyPI's cs with asyncio, unmodified: a page, a refusal, and a job awaited."""

from __future__ import annotations

import pytest
from api.conftest import Site
from cs import AIOCloudStack, CloudStackApiException


async def test_its_async_client(site: Site) -> None:
    client = AIOCloudStack(endpoint=site.url, key=site.key, secret=site.secret, poll_interval=0.02)
    assert (await client.listZones())["zone"][0]["id"] == site.zone
    made = await client.deployVirtualMachine(
        serviceofferingid=site.offering,
        templateid=site.template,
        zoneid=site.zone,
        networkids=site.network,
        fetch_result=True,
    )
    assert made["virtualmachine"]["state"] == "Running"
    with pytest.raises(CloudStackApiException):
        await client.stopVirtualMachine(id="6b2e4a4e-14a5-4e4c-8b70-fa09f4d15bd1")
