"""What accounts and domains may have, and what they have: counted from the rows themselves, so that there is no
count to go wrong.

Two who take the last of something are kept apart since a transaction that writes is alone (`database`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import BigInteger, ColumnElement, FromClause, Table, and_, case, cast, func, literal, select

from poolwright.model.limit import SETTINGS, UNLIMITED, Kind, ResourceLimit, Standing
from poolwright.model.project import PROJECT_ACCOUNT, MemberRole
from poolwright.model.virtual_machine import USER
from poolwright.model.virtual_machine import State as VmState
from poolwright.model.volume import VolumeState
from poolwright.store import tables
from poolwright.store.rows import Rows
from poolwright.store.transaction import Transaction

_t = tables.resource_limits
_account, _domain = tables.accounts, tables.domains
_vm, _volume, _network = tables.virtual_machines, tables.volumes, tables.networks

rows = Rows("resource limit", _t, ResourceLimit, ResourceLimit, keyword=())
insert, update, remove = rows.insert, rows.update, rows.remove
find_where, list_where = rows.find_where, rows.list_where

_member = tables.project_members
#: Whose project it is: who administers it.
_ADMINISTERED: Final = and_(_member.c.removed.is_(None), _member.c.role == MemberRole.ADMIN)
#: VMs in these states take nothing any more (CloudStack's `UserVmDao.countAllocatedVMsForAccount`).
_GONE: Final = (VmState.DESTROYED, VmState.EXPUNGING, VmState.ERROR)
_LIVE: Final = and_(_vm.c.removed.is_(None), _vm.c.state.not_in(_GONE), _vm.c.type == USER)
#: So with volumes.
_NO_VOLUME: Final = (VolumeState.DESTROY, VolumeState.EXPUNGING, VolumeState.EXPUNGED, VolumeState.ERROR)
_template, _snapshot = tables.templates, tables.snapshots
_VOLUMES: Final = and_(_volume.c.removed.is_(None), _volume.c.state.not_in(_NO_VOLUME))

_TEMPLATES: Final = and_(_template.c.removed.is_(None), _template.c.is_ours)
#: Where each kind is counted: the table, what is added up, which of its rows.
_COUNTED: Final[dict[Kind, tuple[Table, ColumnElement[Any], ColumnElement[bool]]]] = {
    Kind.USER_VM: (_vm, func.count(_vm.c.id), _LIVE),
    Kind.CPU: (_vm, func.sum(_vm.c.cpu_number), _LIVE),
    Kind.MEMORY: (_vm, func.sum(_vm.c.memory_mib), _LIVE),
    Kind.VOLUME: (_volume, func.count(_volume.c.id), _VOLUMES),
    Kind.PRIMARY_STORAGE: (_volume, func.sum(_volume.c.size), _VOLUMES),
    Kind.PROJECT: (_member, func.count(_member.c.project_id.distinct()), _ADMINISTERED),
    Kind.SNAPSHOT: (_snapshot, func.count(_snapshot.c.id), _snapshot.c.removed.is_(None)),
    Kind.TEMPLATE: (_template, func.count(_template.c.id), _TEMPLATES),
    Kind.NETWORK: (
        _network,
        func.count(_network.c.id),
        and_(
            _network.c.removed.is_(None),
            _network.c.is_system.is_(False),
            _network.c.external_uuid.is_(None),
        ),
    ),
}


#: The kinds that `added` tells; rows of the others have to be written before they are counted.
FORESEEN: Final = frozenset(
    {Kind.USER_VM, Kind.CPU, Kind.MEMORY, Kind.VOLUME, Kind.PRIMARY_STORAGE, Kind.NETWORK}
)


def added(tx: Transaction, account_id: int) -> dict[Kind, int]:
    """What a transaction adds to an account, of the `FORESEEN` kinds, with rows that are not written yet."""
    vms, disks, nets = (
        [row for row in tx.list_new(table) if row["account_id"] == account_id]
        for table in (_vm, _volume, _network)
    )
    return {
        Kind.USER_VM: len(vms),
        Kind.CPU: sum(row["cpu_number"] for row in vms),
        Kind.MEMORY: sum(row["memory_mib"] for row in vms),
        Kind.VOLUME: len(disks),
        Kind.PRIMARY_STORAGE: sum(row["size"] for row in disks),
        Kind.NETWORK: sum(not row["is_system"] and row["external_uuid"] is None for row in nets),
    }


async def of_accounts(
    tx: Transaction, account_ids: Sequence[int], *, unwritten: bool = True
) -> dict[int, Standing]:
    """What these accounts have and may have, in one query. Root administrators may have everything. Not
    `unwritten`: without what `added` says.
    """
    columns: list[ColumnElement[Any]] = [_account.c.id, tables.roles.c.type.label("role")]
    columns += [_used(kind, _account, lambda table: table.c.account_id == _account.c.id) for kind in Kind]
    columns += [_limit(kind, _t.c.account_id == _account.c.id, "account") for kind in Kind]
    statement = (
        select(*columns)
        .join(tables.roles, tables.roles.c.id == _account.c.role_id)
        .where(_account.c.id.in_(account_ids))
    )
    return {
        row["id"]: _standing(row, unlimited=row["role"] == "Admin")
        for row in (await (tx.execute if unwritten else tx.look)(statement)).mappings()
    }


async def of_domains(tx: Transaction, paths: Sequence[str], *, unwritten: bool = True) -> dict[str, Standing]:
    """What the domains at these paths have, with everything below them, and may have. ROOT may have
    everything.
    """
    below = _domain.alias("below")

    def inside(table: Table) -> ColumnElement[bool]:
        tree = select(below.c.id).where(
            func.substr(below.c.path, 1, func.length(_domain.c.path)) == _domain.c.path
        )
        return table.c.domain_id.in_(tree.correlate(_domain))

    columns: list[ColumnElement[Any]] = [_domain.c.path]
    columns += [_used(kind, _domain, inside) for kind in Kind]
    columns += [_limit(kind, _t.c.domain_id == _domain.c.id, "domain") for kind in Kind]
    statement = select(*columns).where(_domain.c.path.in_(paths), _domain.c.removed.is_(None))
    return {
        row["path"]: _standing(row, unlimited=row["path"] == "/")
        for row in (await (tx.execute if unwritten else tx.look)(statement)).mappings()
    }


async def set_limit(
    tx: Transaction, kind: Kind, maximum: int, *, account_id: int | None = None, domain_id: int | None = None
) -> None:
    """Say what an account, or else a domain, may have."""
    whose = _t.c.account_id == account_id if account_id is not None else _t.c.domain_id == domain_id
    known = await find_where(tx, and_(whose, _t.c.kind == kind, _t.c.removed.is_(None)))
    if known is not None:
        await update(tx, known.id, maximum=maximum)
    else:
        await insert(tx, ResourceLimit(kind=kind, maximum=maximum, account_id=account_id, domain_id=domain_id))


def _used(kind: Kind, outer: FromClause, belongs: Callable[[Table], ColumnElement[bool]]) -> ColumnElement[Any]:
    if kind not in _COUNTED:
        return literal(0).label(f"used_{kind.value}")
    table, total, condition = _COUNTED[kind]
    counted = select(func.coalesce(total, 0)).where(belongs(table), condition)
    return counted.correlate(outer).scalar_subquery().label(f"used_{kind.value}")


def _limit(kind: Kind, whose: ColumnElement[bool], setting: str) -> ColumnElement[Any]:
    said = select(_t.c.maximum).where(whose, _t.c.kind == kind, _t.c.removed.is_(None))
    outer = _account if setting == "account" else _domain
    configured = select(
        cast(func.coalesce(tables.configurations.c.value, tables.configurations.c.default_value), BigInteger)
    ).where(tables.configurations.c.name == _setting(kind, setting))
    return func.coalesce(
        said.correlate(outer).scalar_subquery(),
        configured.correlate(outer).scalar_subquery(),
        literal(UNLIMITED),
    ).label(f"limit_{kind.value}")


def _setting(kind: Kind, setting: str) -> ColumnElement[str]:
    """The name of the configuration: accounts of projects have their own."""
    name = f"max.{setting}.{SETTINGS[kind][0]}"
    if setting == "domain":
        return literal(name)
    of_project = f"max.project.{SETTINGS[kind][0]}"
    return case((_account.c.type == PROJECT_ACCOUNT, of_project), else_=name)


def _standing(row: Mapping[Any, Any], *, unlimited: bool) -> Standing:
    return Standing(
        used={kind: int(row[f"used_{kind.value}"]) for kind in Kind},
        limits={kind: UNLIMITED if unlimited else int(row[f"limit_{kind.value}"]) for kind in Kind},
    )
