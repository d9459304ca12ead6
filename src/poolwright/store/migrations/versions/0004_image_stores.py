"""Image stores."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "image_stores",
        sa.Column("id", number, nullable=False),
        sa.Column("uuid", sa.String(length=36), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed", sa.DateTime(timezone=True), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("protocol", sa.Text(), nullable=False),
        sa.Column("zone_id", number, nullable=True),
        sa.Column("readonly", sa.Boolean(), nullable=False),
        sa.Column("details", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["zone_id"], ["zones.id"], name=op.f("fk_image_stores_zone_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_image_stores")),
        sa.UniqueConstraint("uuid", name=op.f("uq_image_stores_uuid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("image_stores", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_image_stores_zone_id"), ["zone_id"], unique=False)
        batch_op.create_index(
            "uq_image_stores_name",
            ["name"],
            unique=True,
            sqlite_where=sa.text("removed IS NULL"),
            postgresql_where=sa.text("removed IS NULL"),
        )


def downgrade() -> None:
    op.drop_table("image_stores")
