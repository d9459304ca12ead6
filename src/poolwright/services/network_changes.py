"""What is done to a network that is there: changed, restarted, deleted, and opened to other accounts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from poolwright.model.account import AccountView, Caller
from poolwright.model.errors import Conflict, Forbidden, InvalidParameter, InvalidState, NotFound
from poolwright.model.job import Job
from poolwright.model.network import NetworkView
from poolwright.services.cloud import Cloud
from poolwright.services.jobs import finished_job, open_job
from poolwright.services.network_creation import ALLOCATED, IMPLEMENTING
from poolwright.services.ownership import find_owner
from poolwright.services.pods import check_address
from poolwright.store import Transaction, accounts, network_permissions, networks, nics

INSTANCE_TYPE: Final = "Network"
_SHUTDOWN: Final = "Shutdown"


async def get_network(cloud: Cloud, uuid: str) -> NetworkView | None:
    """A network as a finished job shows it."""
    async with cloud.store.reading() as tx:
        return await networks.find(tx, uuid)


async def get_controlled(tx: Transaction, caller: Caller, ref: str) -> NetworkView:
    """A network that the caller may change: their account's, or their domain's. Raises `NotFound`,
    `Forbidden`.
    """
    network = await networks.get(tx, ref)
    if network.is_system:
        raise InvalidParameter(f"Network {network.name} is the system's own", uuids=[network.uuid])
    if caller.owns(network.account_id, network.domain_path):
        return network
    if network.acl_type == "Domain":
        raise Forbidden(f"{caller.username} may use network {network.name}, but not change it")
    raise NotFound(f"Unable to find network {ref}")


async def update(
    cloud: Cloud, caller: Caller, ref: str, values: dict[str, Any], *, offering: str | None = None
) -> Job:
    """Change a network's words. Raises `NotFound`, `InvalidParameter`."""
    for name in ("dns1", "dns2"):
        check_address(name, values.get(name))
    async with cloud.transaction() as tx:
        network = await get_controlled(tx, caller, ref)
        if offering is not None and offering not in (
            network.network_offering_uuid,
            network.network_offering_id,
        ):
            raise InvalidParameter(
                f"networkofferingid: the offering of network {network.name} can't be changed; create "
                "another network",
                uuids=[network.uuid],
            )
        changed = {column: value for column, value in values.items() if value is not None}
        if changed:
            await networks.update(tx, network.id, **changed)
        return await finished_job(tx, caller, "updateNetwork", INSTANCE_TYPE, network.uuid)


async def restart(cloud: Cloud, caller: Caller, ref: str) -> Job:
    """Look at a network on its pools, and set right what is missing there. Raises `InvalidState`."""
    async with cloud.transaction() as tx:
        network = await get_controlled(tx, caller, ref)
        _check_settled(network)
        if network.external_uuid is not None or network.state == ALLOCATED:
            return await finished_job(tx, caller, "restartNetwork", INSTANCE_TYPE, network.uuid)
        job = await open_job(tx, caller, "restartNetwork", INSTANCE_TYPE, network.uuid)
        await cloud.runner.submit(tx, "restart_network", {"network_id": network.id}, job=job.id)
    cloud.runner.wake()
    return job


async def delete(cloud: Cloud, caller: Caller, ref: str) -> Job:
    """Remove a network that no VM is on. Raises `Conflict` while one is, `InvalidParameter` for a pool's
    own.
    """
    async with cloud.transaction() as tx:
        network = await get_controlled(tx, caller, ref)
        if network.external_uuid is not None:
            raise InvalidParameter(
                f"Network {network.name} is the pool's own, not made by this cloud; remove it on the pool",
                uuids=[network.uuid],
            )
        _check_settled(network)
        if await nics.is_used(tx, network.id):
            raise Conflict(
                f"Network {network.name} still has VMs on it; remove their NICs, or expunge them, first",
                uuids=[network.uuid],
            )
        await networks.update(tx, network.id, state=_SHUTDOWN)
        job = await open_job(tx, caller, "deleteNetwork", INSTANCE_TYPE, network.uuid)
        await cloud.runner.submit(tx, "delete_network", {"network_id": network.id}, job=job.id)
    cloud.runner.wake()
    return job


def _check_settled(network: NetworkView) -> None:
    if network.state in (IMPLEMENTING, _SHUTDOWN):
        raise InvalidState(
            f"Network {network.name} is {network.state}; wait until that has finished", uuids=[network.uuid]
        )


# --- who else may use it ------------------------------------------------------------------------------


async def list_permissions(cloud: Cloud, caller: Caller, ref: str) -> tuple[NetworkView, list[AccountView]]:
    """A network, and the accounts besides its own that may use it."""
    async with cloud.store.reading() as tx:
        network = await get_controlled(tx, caller, ref)
        permitted = await network_permissions.list_accounts(tx, network.id)
        return network, [await accounts.get(tx, account_id) for account_id in permitted]


async def permit(
    cloud: Cloud,
    caller: Caller,
    ref: str,
    *,
    names: Sequence[str],
    ids: Sequence[str],
    projects: Sequence[str],
    allow: bool,
) -> None:
    """Let accounts and projects use a network, or (`allow` false) no more. Raises `InvalidParameter`."""
    async with cloud.transaction() as tx:
        network = await get_controlled(tx, caller, ref)
        if network.acl_type != "Account":
            raise InvalidParameter(
                f"Network {network.name} is its whole domain's; there is nobody to permit", uuids=[network.uuid]
            )
        chosen = [await _account(tx, caller, network, name) for name in names]
        chosen += [(await accounts.get(tx, one)).id for one in ids]
        chosen += [(await find_owner(tx, caller, None, None, project)).id for project in projects]
        if not chosen:
            raise InvalidParameter("accounts, accountids or projectids is needed")
        if network.account_id in chosen:
            raise InvalidParameter(f"Account {network.account_name} owns network {network.name}")
        if allow:
            await network_permissions.add(tx, network.id, chosen)
            return
        present = set(await network_permissions.list_accounts(tx, network.id))
        if not present >= set(chosen):
            raise InvalidParameter(f"Not all of these accounts may use network {network.name}")
        await network_permissions.remove(tx, network.id, chosen)


async def reset_permissions(cloud: Cloud, caller: Caller, ref: str) -> None:
    """Let nobody but its owner use a network."""
    async with cloud.transaction() as tx:
        network = await get_controlled(tx, caller, ref)
        await network_permissions.remove(tx, network.id)


async def _account(tx: Transaction, caller: Caller, network: NetworkView, name: str) -> int:
    """An account of the network's domain, by name. Raises `InvalidParameter`."""
    found = await accounts.find_by_name(tx, name, network.domain_id)
    if found is None:
        raise InvalidParameter(f"accounts: could not find account {name} in domain {network.domain_name}")
    return found.id
