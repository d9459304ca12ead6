"""Snapshots of whole VMs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_REFERENCES = ("account_id", "domain_id", "zone_id", "virtual_machine_id")
_TARGETS = ("accounts", "domains", "zones", "virtual_machines")


def upgrade() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "vm_snapshots",
        sa.Column("id", number, nullable=False),
        sa.Column("uuid", sa.String(length=36), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed", sa.DateTime(timezone=True), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("display_name", sa.Text(), nullable=False),
        *(sa.Column(name, number, nullable=False) for name in _REFERENCES),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("is_current", sa.Boolean(), nullable=False),
        sa.Column("parent_uuid", sa.Text(), nullable=True),
        sa.Column("external_uuid", sa.Text(), nullable=True),
        sa.Column("size", sa.Text(), nullable=False),
        sa.Column("volume_uuids", sa.Text(), nullable=False),
        sa.Column("disk_uuids", sa.Text(), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        *(
            sa.ForeignKeyConstraint([name], [f"{target}.id"], name=op.f(f"fk_vm_snapshots_{name}"))
            for name, target in zip(_REFERENCES, _TARGETS, strict=True)
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vm_snapshots")),
        sa.UniqueConstraint("uuid", name=op.f("uq_vm_snapshots_uuid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("vm_snapshots", schema=None) as batch_op:
        for name in _REFERENCES:
            batch_op.create_index(batch_op.f(f"ix_vm_snapshots_{name}"), [name], unique=False)


def downgrade() -> None:
    op.drop_table("vm_snapshots")
