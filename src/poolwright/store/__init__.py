"""SQL: what the cloud remembers. SQLite by default, or PostgreSQL; one manager at a time on either.

A module per resource, named as in the other layers: `insert`, `find`, `get`, `list_`, `update`, `remove`, and
what only that resource has. Each takes a `Transaction` first, so what belongs together is written together. No
decisions here: services decide.
"""

from poolwright.store.database import Store as Store
from poolwright.store.transaction import Transaction as Transaction
