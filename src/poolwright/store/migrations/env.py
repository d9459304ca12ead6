"""Alembic's entry: run migrations on the connection that `store.migrate` opened."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context

from poolwright.store.columns import Instant, Json, Word
from poolwright.store.tables import metadata


def render_item(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Write our types as the plain ones below them, so that a migration does not change when our code does."""
    if kind == "type":
        if isinstance(item, Instant):
            return "sa.DateTime(timezone=True)"
        if isinstance(item, Json):
            return "sa.Text()"
        if isinstance(item, Word):
            return "sa.Integer()" if item.is_number else "sa.String()"
    return False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    render_item=render_item,
    compare_type=False,
)
with context.begin_transaction():
    context.run_migrations()
