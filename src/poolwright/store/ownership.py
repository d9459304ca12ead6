"""One manager per SQLite file: a lock beside it, released by the system when the process ends, however it ends.

`tenure` is the same for PostgreSQL.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from poolwright.model.errors import Conflict


@contextmanager
def owned_alone(database: Path) -> Iterator[None]:
    """Hold `<database>.lock`; Conflict, naming the holder's process, if another process does."""
    database.parent.mkdir(parents=True, exist_ok=True)
    path = database.with_name(database.name + ".lock")
    with path.open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            holder = file.read().strip() or "unknown"
            raise Conflict(
                f"{database} is in use by another manager (process {holder}); stop that one first,"
                " or give this one its own --data"
            ) from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield
