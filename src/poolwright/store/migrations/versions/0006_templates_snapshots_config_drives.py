"""Templates and ISOs of one's own, snapshots, user data and config drives.

Columns are added, not tables made anew: SQLite can do that while each has a default.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_ADDED: tuple[tuple[str, sa.Column[Any]], ...] = (
    ("templates", sa.Column("is_ours", sa.Boolean(), nullable=False, server_default=sa.false())),
    ("templates", sa.Column("sort_key", sa.BigInteger(), nullable=False, server_default="0")),
    ("templates", sa.Column("source_template", sa.BigInteger(), nullable=True)),
    ("templates", sa.Column("user_data_id", sa.BigInteger(), nullable=True)),
    ("templates", sa.Column("user_data_policy", sa.Text(), nullable=True)),
    ("virtual_machines", sa.Column("user_data_id", sa.BigInteger(), nullable=True)),
    ("virtual_machines", sa.Column("user_data_details", sa.Text(), nullable=False, server_default="{}")),
    ("virtual_machines", sa.Column("config_drive_uuid", sa.Text(), nullable=True)),
    ("virtual_machines", sa.Column("password_sealed", sa.Text(), nullable=True)),
    ("volumes", sa.Column("from_snapshot", sa.BigInteger(), nullable=True)),
)


def upgrade() -> None:
    op.create_table(
        "template_permissions",
        sa.Column(
            "template_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column(
            "account_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_template_permissions_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["template_id"], ["templates.id"], name=op.f("fk_template_permissions_template_id")
        ),
        sa.PrimaryKeyConstraint("template_id", "account_id", name=op.f("pk_template_permissions")),
    )
    with op.batch_alter_table("template_permissions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_template_permissions_account_id"), ["account_id"], unique=False)

    op.create_table(
        "snapshots",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("uuid", sa.String(length=36), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed", sa.DateTime(timezone=True), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("account_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("domain_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("zone_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("volume_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("storage_pool_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("physical_size", sa.BigInteger(), nullable=True),
        sa.Column("external_uuid", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_snapshots_account_id")),
        sa.ForeignKeyConstraint(["domain_id"], ["domains.id"], name=op.f("fk_snapshots_domain_id")),
        sa.ForeignKeyConstraint(
            ["storage_pool_id"], ["storage_pools.id"], name=op.f("fk_snapshots_storage_pool_id")
        ),
        sa.ForeignKeyConstraint(["volume_id"], ["volumes.id"], name=op.f("fk_snapshots_volume_id")),
        sa.ForeignKeyConstraint(["zone_id"], ["zones.id"], name=op.f("fk_snapshots_zone_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_snapshots")),
        sa.UniqueConstraint("uuid", name=op.f("uq_snapshots_uuid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("snapshots", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_snapshots_account_id"), ["account_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_snapshots_domain_id"), ["domain_id"], unique=False)
        batch_op.create_index("ix_snapshots_external_uuid", ["external_uuid"], unique=False)
        batch_op.create_index(batch_op.f("ix_snapshots_storage_pool_id"), ["storage_pool_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_snapshots_volume_id"), ["volume_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_snapshots_zone_id"), ["zone_id"], unique=False)

    for table, column in _ADDED:
        op.add_column(table, column._copy())


def downgrade() -> None:
    for table, column in reversed(_ADDED):
        op.drop_column(table, column.name)
    op.drop_table("snapshots")
    op.drop_table("template_permissions")
