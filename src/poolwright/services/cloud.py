"""`Cloud`: what every service works on. Made by `app` from the open parts; holds no state of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from poolwright.clock import Clock
from poolwright.orchestration.runner import Runner
from poolwright.store import Store


@dataclass(frozen=True)
class Cloud:
    """The open store, the runner of sagas, and time. `manager_uuid` is this manager's own."""

    store: Store
    runner: Runner
    clock: Clock
    manager_uuid: str = ""
    #: How long a login lasts after its last use.
    session_lifetime: timedelta = timedelta(minutes=30)
    #: How long a synchronous command waits for its saga, in seconds.
    patience: float = 600.0
