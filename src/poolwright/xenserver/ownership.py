"""Ownership tags: how we recognise, on a pool that others use too, what we made.

The tag is `other_config["poolwright:owner"] = "<manager uuid>/<saga uuid>/<step>[/<item>]"` and travels in the
creating call of every VM, VBD, VIF, VDI and network, so that no crash can fall between making and marking.
A VM that was there before and is taken in is tagged then, by the step `adopt_vm`, whose item is the uuid of
its row. Nothing without a tag of this manager, and nothing that was taken in, is ever deleted unasked. The one
thing that cannot be tagged when it is made is a clone of a VDI (see `disks` and docs/adr/0021).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Self

import msgspec

OWNER: Final = "poolwright:owner"
#: The step that tags what was there before; its item is the uuid of the row.
_ADOPTION: Final = "adopt_vm/"


class Owner(msgspec.Struct, frozen=True):
    """Who made an object: a manager, in one step (or one item of a step) of one saga."""

    manager: str
    saga: str
    step: str

    def __str__(self) -> str:
        return f"{self.manager}/{self.saga}/{self.step}"

    def item(self, name: str | int) -> Owner:
        """The owner of one item that the step makes."""
        return Owner(self.manager, self.saga, f"{self.step}/{name}")

    @classmethod
    def parse(cls, text: str) -> Self:
        """The owner that a tag's text names. Raises `ValueError` if it names none."""
        manager, _, rest = text.partition("/")
        saga, _, step = rest.partition("/")
        if not (manager and saga and step):
            raise ValueError(f"no ownership tag: {text!r}")
        return cls(manager, saga, step)

    @property
    def adopted(self) -> str | None:
        """The uuid of the row as which a VM was taken in; None for what we made."""
        return self.step.removeprefix(_ADOPTION) if self.step.startswith(_ADOPTION) else None

    @property
    def mark(self) -> dict[str, str]:
        """The `other_config` entries to put into the creating call."""
        return {OWNER: str(self)}


def owner_of(other_config: Mapping[str, str]) -> Owner | None:
    """The owner that an object's `other_config` names; None when it is nobody we know."""
    try:
        return Owner.parse(other_config.get(OWNER, ""))
    except ValueError:
        return None


def without_mark(other_config: Mapping[str, str]) -> dict[str, str]:
    """The entries that may be carried from a template to what is made from it."""
    return {key: value for key, value in other_config.items() if key != OWNER}
