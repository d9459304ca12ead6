"""What a host has promised to a VM is in the VM's own row."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_COLUMNS = {
    "promised_host_id": "host_id",
    "promised_second_host_id": "second_host_id",
    "promised_memory": "memory",
    "promised_cpu_mhz": "cpu_mhz",
}


def upgrade() -> None:
    with op.batch_alter_table("virtual_machines") as batch_op:
        batch_op.add_column(sa.Column("promised_host_id", _ROW_ID, nullable=True))
        batch_op.add_column(sa.Column("promised_second_host_id", _ROW_ID, nullable=True))
        batch_op.add_column(sa.Column("promised_memory", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("promised_cpu_mhz", sa.BigInteger(), nullable=True))
        for name in ("promised_host_id", "promised_second_host_id"):
            batch_op.create_foreign_key(op.f(f"fk_virtual_machines_{name}"), "hosts", [name], ["id"])
            batch_op.create_index(op.f(f"ix_virtual_machines_{name}"), [name])
    vms = sa.table("virtual_machines", sa.column("id"), *map(sa.column, _COLUMNS))
    promises = sa.table("reservations", sa.column("virtual_machine_id"), *map(sa.column, _COLUMNS.values()))
    of_vm = promises.c.virtual_machine_id == vms.c.id
    promised = {
        name: sa.select(promises.c[old]).where(of_vm).scalar_subquery() for name, old in _COLUMNS.items()
    }
    op.get_bind().execute(sa.update(vms).where(sa.exists().where(of_vm)).values(promised))
    op.drop_table("reservations")
