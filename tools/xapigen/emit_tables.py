"""The mirror's face: a typed table for every class whose objects make events."""

from __future__ import annotations

from poolwright.xapi.datamodel import Class, Datamodel

from . import emit, naming


def mirrored(model: Datamodel) -> list[Class]:
    """The classes that a mirror can hold: rows in the database that events tell of."""
    return sorted(
        (c for c in model.classes if c.in_database and c.gen_events and c.fields), key=lambda c: c.name
    )


def tables(model: Datamodel) -> str:
    """The text of `_generated/tables.py`."""
    classes = mirrored(model)
    imports = "".join(
        emit.imported(
            f".{naming.module(c.name)}",
            [f"{c.name} as _{c.name}", f"{naming.record(c.name)} as _{naming.record(c.name)}"],
            "    ",
        )
        for c in classes
    )
    members = "\n".join(_member(c) for c in classes)
    names = "".join(f'    "{c.name.lower()}": "{c.name}",\n' for c in classes)
    return emit.module(
        "The objects that a mirror holds, by class.",
        "from collections.abc import Mapping\nfrom functools import cached_property\n"
        "from typing import TYPE_CHECKING, Any, Final\n\n"
        "from ..shapes import Shape\nfrom ..table import Table\n\n"
        f"if TYPE_CHECKING:\n{imports}",
        f"#: Every class that events tell of, by the name that they have there.\n"
        f"BY_EVENT_NAME: Final[Mapping[str, str]] = {{\n{names}}}",
        'class Tables:\n    """Typed tables by class: `mirror.VM[ref].name_label`."""\n\n'
        "    def _table(self, name: str, shape: Shape[Any]) -> Table[Any, Any]:\n"
        f"        raise NotImplementedError\n\n{members}",
    )


def _member(cls: Class) -> str:
    module, record = naming.module(cls.name), naming.record(cls.name)
    return (
        f"    @cached_property\n    def {cls.name}(self) -> Table[_{cls.name}, _{record}]:\n"
        f"        from .{module} import {record}\n\n"
        f'        return self._table("{cls.name}", Shape({record}))\n'
    )
