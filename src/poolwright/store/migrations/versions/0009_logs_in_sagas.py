"""A saga's log in its own row, with what follows from it; a job ends with its saga."""

from __future__ import annotations

import json
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_FINAL = ("completed", "unwound", "stuck")


def upgrade() -> None:
    with op.batch_alter_table("sagas") as batch_op:
        batch_op.add_column(sa.Column("log", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("length", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("rest", sa.String(length=16), nullable=True))
        batch_op.add_column(sa.Column("ended", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("error", sa.Text(), nullable=True))
        batch_op.create_index(
            "ix_sagas_unfinished",
            ["id"],
            unique=False,
            sqlite_where=sa.text("rest IS NULL"),
            postgresql_where=sa.text("rest IS NULL"),
        )
    _move_logs()
    op.drop_table("saga_log")


def _move_logs() -> None:
    connection = op.get_bind()
    log = sa.table("saga_log", *map(sa.column, ("saga_id", "sequence", "entry", "kind", "value")))
    at = sa.column("at", sa.DateTime(timezone=True))
    sagas = sa.table(
        "sagas", *map(sa.column, ("id", "job_id", "log", "length", "rest", "error")), _time("ended")
    )
    jobs = sa.table("async_jobs", sa.column("id"), sa.column("status"), sa.column("error"), _time("completed"))
    rows = connection.execute(
        sa.select(log, at).select_from(log).order_by(log.c.saga_id, log.c.sequence)
    ).mappings()
    for saga_id, lines in groupby(list(rows), key=lambda row: row["saga_id"]):
        read = list(lines)
        values: dict[str, Any] = {"log": "".join(map(_line, read)), "length": len(read)}
        about = [row for row in read if row["entry"] == ""]
        if about and about[-1]["kind"] in _FINAL:
            values["rest"] = about[-1]["kind"]
        first = next((row for row in about if row["kind"] in _FINAL), None)
        if first is not None:
            values["ended"] = first["at"]
        connection.execute(sa.update(sagas).where(sagas.c.id == saga_id).values(**values))
    has_ended = sa.exists().where(jobs.c.id == sagas.c.job_id, jobs.c.status != 0)
    for name, column in (("ended", jobs.c.completed), ("error", jobs.c.error)):
        of_job = sa.select(column).where(jobs.c.id == sagas.c.job_id).scalar_subquery()
        connection.execute(sa.update(sagas).where(has_ended).values({name: of_job}))


def _time(name: str) -> sa.ColumnClause[Any]:
    return sa.column(name, sa.DateTime(timezone=True))


def _line(row: Any) -> str:
    moment = row["at"].isoformat()
    line = {
        "sequence": row["sequence"],
        "at": moment if row["at"].tzinfo else moment + "Z",
        "entry": row["entry"],
        "kind": row["kind"],
        "value": row["value"],
    }
    return json.dumps(line) + "\n"
