"""The accounts that may use another account's network."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy import insert as sql_insert

from poolwright.store import tables
from poolwright.store.transaction import Transaction

_t = tables.network_permissions


async def list_accounts(tx: Transaction, network_id: int) -> list[int]:
    """The numbers of the accounts that may use the network."""
    found = select(_t.c.account_id).where(_t.c.network_id == network_id).order_by(_t.c.account_id)
    return list((await tx.execute(found)).scalars())


async def permits(tx: Transaction, network_id: int, account_id: int) -> bool:
    """Whether that account may use the network."""
    asked = (_t.c.network_id == network_id) & (_t.c.account_id == account_id)
    return (await tx.execute(select(_t.c.account_id).where(asked))).first() is not None


async def add(tx: Transaction, network_id: int, account_ids: Sequence[int]) -> None:
    """Let these accounts use it; those that may already may still."""
    present = set(await list_accounts(tx, network_id))
    for account_id in dict.fromkeys(account_ids):
        if account_id not in present:
            await tx.execute(sql_insert(_t).values(network_id=network_id, account_id=account_id))


async def remove(tx: Transaction, network_id: int, account_ids: Sequence[int] | None = None) -> None:
    """Let these accounts use it no more, or nobody but its owner."""
    chosen = _t.c.network_id == network_id
    if account_ids is not None:
        chosen &= _t.c.account_id.in_(account_ids)
    await tx.execute(delete(_t).where(chosen))
