"""Templates."""

from __future__ import annotations

from poolwright.model.template import Template, TemplateView
from poolwright.store import tables
from poolwright.store.rows import Rows, owner_joins
from poolwright.store.transaction import Transaction

_t = tables.templates
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


async def find_by_external_uuid(tx: Transaction, cluster_id: int, external_uuid: str) -> TemplateView | None:
    """By its uuid on that cluster's pool."""
    here = (_t.c.cluster_id == cluster_id) & (_t.c.external_uuid == external_uuid)
    return await find_where(tx, here & _t.c.removed.is_(None))
