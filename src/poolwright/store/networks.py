"""Networks, and on which pools each exists."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
from sqlalchemy import and_, delete, func, literal, or_, select, true
from sqlalchemy import insert as sql_insert

from poolwright.model.network import Network, NetworkPresence, NetworkView
from poolwright.model.resource import Found, Query, Scope
from poolwright.store import tables
from poolwright.store.rows import Rows, owner_joins
from poolwright.store.transaction import Transaction

_t = tables.networks
_p = tables.network_presences
_allowed = tables.network_permissions

rows = Rows(
    "network",
    _t,
    Network,
    NetworkView,
    joins={
        **owner_joins(_t),
        "zone": (tables.zones, tables.zones.c.id == _t.c.zone_id),
        "network_offering": (
            tables.network_offerings,
            tables.network_offerings.c.id == _t.c.network_offering_id,
        ),
        "physical_network": (
            tables.physical_networks,
            tables.physical_networks.c.id == _t.c.physical_network_id,
        ),
        "cluster": (tables.clusters, tables.clusters.c.id == _t.c.cluster_id),
    },
    keyword=("name", "display_text"),
)

insert, update, update_if, remove = rows.insert, rows.update, rows.update_if, rows.remove
find, get, list_ = rows.find, rows.get, rows.list_
find_where, list_where = rows.find_where, rows.list_where


@dataclass(frozen=True)
class Viewer:
    """Who looks: an account, in the domain at that path (None: one that sees every domain's); `is_anyone` where
    all accounts' networks are asked for.
    """

    account_id: int
    domain_path: str | None
    is_anyone: bool = False


async def list_seen(tx: Transaction, query: Query, viewer: Viewer, which: str) -> Found[NetworkView]:
    """A page of the networks that fit and that are seen: the `account`'s of the query's scope, those open to
    the viewer's `domain`, and those `shared` with the viewer by permission; `which` of these, or `all`.
    """
    scope, path = query.scope, tables.domains.c.path
    own = rows.owned(scope)
    is_open = _t.c.acl_type == "Domain"
    if viewer.domain_path is not None:
        above = func.substr(literal(viewer.domain_path), 1, func.length(path)) == path
        is_open &= or_(path == viewer.domain_path, and_(_t.c.subdomain_access, above))
    allowed = select(_allowed.c.network_id).where(_allowed.c.account_id == viewer.account_id)
    parts = {
        "account": and_(_t.c.acl_type == "Account", *own),
        "domain": is_open,
        "accountdomain": or_(is_open, and_(true(), *own)),
        "shared": _t.c.id.in_(allowed),
        "all": or_(is_open, and_(true(), *own), _t.c.id.in_(allowed)),
    }
    seen = true() if viewer.is_anyone and which == "all" else parts[which]
    everyones = msgspec.structs.replace(query, scope=Scope(tags=scope.tags))
    return await list_(tx, everyones, seen)


async def find_by_external_uuid(tx: Transaction, cluster_id: int, external_uuid: str) -> NetworkView | None:
    """An adopted network, by its uuid on that cluster's pool."""
    here = (_t.c.cluster_id == cluster_id) & (_t.c.external_uuid == external_uuid)
    return await find_where(tx, here & _t.c.removed.is_(None))


async def find_presence(tx: Transaction, network_id: int, cluster_id: int) -> NetworkPresence | None:
    """Where the network is on that cluster's pool; None if it isn't there yet."""

    async def read() -> NetworkPresence | None:
        here = (_p.c.network_id == network_id) & (_p.c.cluster_id == cluster_id)
        row = (await tx.execute(select(_p).where(here))).mappings().first()
        return None if row is None else NetworkPresence(**row)

    return await tx.remember(("presence", network_id, cluster_id), frozenset({_p.name}), read)


async def list_presences(tx: Transaction, network_id: int) -> list[NetworkPresence]:
    """Every pool that the network is on."""
    result = await tx.execute(select(_p).where(_p.c.network_id == network_id).order_by(_p.c.cluster_id))
    return [NetworkPresence(**row) for row in result.mappings()]


async def ensure_presence(tx: Transaction, presence: NetworkPresence) -> None:
    """Record that the network is on a pool, in place of what was recorded for that pool."""
    await release_presence(tx, presence.network_id, presence.cluster_id)
    await tx.execute(
        sql_insert(_p).values(
            network_id=presence.network_id,
            cluster_id=presence.cluster_id,
            external_uuid=presence.external_uuid,
            is_ours=presence.is_ours,
        )
    )


async def release_presence(tx: Transaction, network_id: int, cluster_id: int) -> None:
    """Record that the network is on that pool no more."""
    await tx.execute(delete(_p).where(_p.c.network_id == network_id, _p.c.cluster_id == cluster_id))


async def count_presences(tx: Transaction, cluster_id: int, external_uuid: str) -> int:
    """How many networks of ours are that one on that cluster's pool."""
    here = (_p.c.cluster_id == cluster_id) & (_p.c.external_uuid == external_uuid)
    return int((await tx.execute(select(func.count()).select_from(_p).where(here))).scalar_one())


async def list_adopted_tags(tx: Transaction, zone_id: int) -> set[int]:
    """The VLAN tags that networks of the zone's pools have which we did not make."""
    theirs = _t.c.external_uuid.is_not(None) & _t.c.vlan.is_not(None) & _t.c.removed.is_(None)
    return set((await tx.execute(select(_t.c.vlan).where(_t.c.zone_id == zone_id, theirs))).scalars())


async def is_known(tx: Transaction, external_uuid: str) -> bool:
    """Whether a network of ours is that one on some pool."""
    return (
        await tx.execute(select(_p.c.network_id).where(_p.c.external_uuid == external_uuid))
    ).first() is not None
