"""All of class VM's own messages, by subject."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from poolwright.emulator.classes.VM import (
    copies,
    importing,
    memory,
    migration,
    power,
    questions,
    record,
    reverting,
    settings,
    snapshots,
    start,
    templates,
)
from poolwright.emulator.implicit import Handler

MESSAGES: Final[Mapping[str, Handler]] = {
    **record.MESSAGES,
    **start.MESSAGES,
    **power.MESSAGES,
    **copies.MESSAGES,
    **snapshots.MESSAGES,
    **reverting.MESSAGES,
    **templates.MESSAGES,
    **memory.MESSAGES,
    **settings.MESSAGES,
    **questions.MESSAGES,
    **migration.MESSAGES,
    **importing.MESSAGES,
}
