"""Second hosts of promises, for VMs that migrate."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    with op.batch_alter_table("reservations", schema=None) as batch_op:
        batch_op.add_column(sa.Column("second_host_id", number, nullable=True))
        batch_op.create_index(batch_op.f("ix_reservations_second_host_id"), ["second_host_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_reservations_second_host_id"), "hosts", ["second_host_id"], ["id"]
        )


def downgrade() -> None:
    with op.batch_alter_table("reservations", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_reservations_second_host_id"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_reservations_second_host_id"))
        batch_op.drop_column("second_host_id")
