"""Who provides network services on a physical network."""

from __future__ import annotations

from poolwright.model.physical import ServiceProvider, ServiceProviderView
from poolwright.store import tables
from poolwright.store.rows import Rows

_t = tables.service_providers

rows = Rows(
    "network service provider",
    _t,
    ServiceProvider,
    ServiceProviderView,
    joins={
        "physical_network": (
            tables.physical_networks,
            tables.physical_networks.c.id == _t.c.physical_network_id,
        )
    },
)

insert, update, update_if, remove = rows.insert, rows.update, rows.update_if, rows.remove
find, get, list_ = rows.find, rows.get, rows.list_
find_where, list_where = rows.find_where, rows.list_where
