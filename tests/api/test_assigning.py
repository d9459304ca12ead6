"""assignVirtualMachine through PyPI's cs: a VM changes hands, its volumes with it, limits kept."""

from __future__ import annotations

from typing import Any

import pytest
from api.conftest import Site, make_user
from cs import CloudStackApiException

from poolwright.store import domains, networks


async def open_to_all(site: Site) -> None:
    """The network of the VMs is one that every account may use."""
    async with site.cloud.store.transaction() as tx:
        network = await networks.get(tx, site.network)
        await networks.update(tx, network.id, acl_type="Domain")


async def root(site: Site) -> str:
    async with site.cloud.store.reading() as tx:
        domain = await domains.find_by_path(tx, "/")
        assert domain is not None
        return domain.uuid


async def test_a_vm_changes_hands(site: Site) -> None:
    await open_to_all(site)
    alice = await make_user(site, "alice")
    vm = await site.deploy()
    to: dict[str, Any] = {"virtualmachineid": vm["id"], "account": "alice", "domainid": await root(site)}
    with pytest.raises(CloudStackApiException, match="stop it first"):
        await site.call("assignVirtualMachine", **to)
    await site.done("stopVirtualMachine", id=vm["id"])
    limit = {"account": "alice", "domainid": to["domainid"], "resourcetype": 0}
    await site.call("updateResourceLimit", **limit, max=0)
    with pytest.raises(CloudStackApiException) as full:
        await site.call("assignVirtualMachine", **to)
    assert full.value.error["errorcode"] == 532
    await site.call("updateResourceLimit", **limit, max=-1)
    given = (await site.call("assignVirtualMachine", **to))["virtualmachine"]
    assert (given["account"], given["state"]) == ("alice", "Stopped")
    assert (await alice.call("listVirtualMachines"))["virtualmachine"][0]["id"] == vm["id"]
    (volume,) = (await alice.call("listVolumes"))["volume"]
    assert (volume["account"], volume["virtualmachineid"]) == ("alice", vm["id"])
    assert (await alice.done("startVirtualMachine", id=vm["id"]))["virtualmachine"]["state"] == "Running"
    with pytest.raises(CloudStackApiException, match="belongs to account alice already"):
        await site.call("assignVirtualMachine", **to)


async def test_what_the_new_owner_may_not_use_is_refused(site: Site) -> None:
    async with site.cloud.store.transaction() as tx:
        network = await networks.get(tx, site.network)
        await networks.update(tx, network.id, acl_type="Account")
    bob = await make_user(site, "bob")
    vm = await site.deploy()
    await site.done("stopVirtualMachine", id=vm["id"])
    to: dict[str, Any] = {"virtualmachineid": vm["id"], "account": "bob", "domainid": await root(site)}
    with pytest.raises(CloudStackApiException, match="may not use network"):
        await site.call("assignVirtualMachine", **to)
    with pytest.raises(CloudStackApiException, match="account with domainid, or projectid"):
        await site.call("assignVirtualMachine", virtualmachineid=vm["id"])
    with pytest.raises(CloudStackApiException, match="nobody"):
        await site.call("assignVirtualMachine", **(to | {"account": "nobody"}))
    with pytest.raises(CloudStackApiException):
        await bob.call("assignVirtualMachine", **to)
