"""Templates."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy import insert as insert_into

from poolwright.model.template import Template, TemplateView
from poolwright.store import tables
from poolwright.store.rows import Rows, owner_joins
from poolwright.store.transaction import Transaction

_t = tables.templates
_permitted = tables.template_permissions
_source = tables.templates.alias("source_template")

rows = Rows(
    "template",
    _t,
    Template,
    TemplateView,
    joins={
        **owner_joins(_t),
        "os_type": (tables.os_types, tables.os_types.c.id == _t.c.os_type_id),
        "zone": (tables.zones, tables.zones.c.id == _t.c.zone_id),
        "user_data": (tables.user_data, tables.user_data.c.id == _t.c.user_data_id),
        "source_template": (_source, _source.c.id == _t.c.source_template),
        "cluster": (tables.clusters, tables.clusters.c.id == _t.c.cluster_id),
    },
    keyword=("name", "display_text"),
    public=_t.c.is_public,
)

insert, update, update_if, remove = rows.insert, rows.update, rows.update_if, rows.remove
find, get, list_ = rows.find, rows.get, rows.list_
find_where, list_where = rows.find_where, rows.list_where


async def list_permitted(tx: Transaction, template_id: int) -> list[tuple[int, str]]:
    """The numbers and names of the accounts that may use a template besides its owner."""
    statement = (
        select(tables.accounts.c.id, tables.accounts.c.name)
        .join(_permitted, _permitted.c.account_id == tables.accounts.c.id)
        .where(_permitted.c.template_id == template_id)
        .order_by(tables.accounts.c.name)
    )
    return [(row["id"], row["name"]) for row in (await tx.execute(statement)).mappings()]


async def set_permitted(tx: Transaction, template_id: int, account_ids: Collection[int]) -> None:
    """Have exactly these accounts be allowed to use it besides its owner."""
    await tx.execute(delete(_permitted).where(_permitted.c.template_id == template_id))
    if account_ids:
        given = [{"template_id": template_id, "account_id": account_id} for account_id in sorted(account_ids)]
        await tx.execute(insert_into(_permitted), given)


def is_permitted(account_id: int) -> ColumnElement[bool]:
    """Holds for the templates that others share with that account."""
    return _t.c.id.in_(select(_permitted.c.template_id).where(_permitted.c.account_id == account_id))


async def find_by_external_uuid(tx: Transaction, cluster_id: int, external_uuid: str) -> TemplateView | None:
    """By its uuid on that cluster's pool."""
    here = (_t.c.cluster_id == cluster_id) & (_t.c.external_uuid == external_uuid)
    return await find_where(tx, here & _t.c.removed.is_(None))
