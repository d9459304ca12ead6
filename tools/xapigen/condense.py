"""Condense XAPI's published datamodel into the facts that the package carries.

    python -m xapigen.condense ../shared/data/xapi-datamodel.json src/poolwright/xapi/datamodel.json

Leaves out what `poolwright.xapi.datamodel.implicit_messages` derives again, and life-cycle notes; whatever the
rules get wrong stays in, explicitly, so that nothing is lost: `tests/unit/tools` compares the two.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import msgspec

from poolwright.xapi.datamodel import Class, Datamodel, Message, implicit_messages

DROPPED = {"since", "changes"}


def condense(source: dict[str, Any]) -> dict[str, Any]:
    """The carried form of the published form; both as plain JSON values."""
    absent: list[str] = []
    classes = []
    for raw in source["classes"]:
        cls = msgspec.convert(raw, Class)
        derived = {m.name: m for m in implicit_messages(cls)}
        published = {m["name"]: m for m in raw["messages"]}
        absent += [f"{cls.name}.{name}" for name in derived if name not in published]
        kept = [m for m in raw["messages"] if derived.get(m["name"]) != msgspec.convert(m, Message)]
        classes.append(
            {k: v for k, v in raw.items() if k not in DROPPED}
            | {"fields": [_without(f) for f in raw["fields"]], "messages": [_without(m) for m in kept]}
        )
    names = [f for f in Datamodel.__struct_fields__ if f not in {"classes", "implicit_absent"}]
    return {name: source[name] for name in names} | {"classes": classes, "implicit_absent": absent}


def _without(raw: dict[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in raw.items() if k not in DROPPED}


def main() -> None:
    source, target = map(Path, sys.argv[1:3])
    carried = condense(msgspec.json.decode(source.read_bytes()))
    target.write_bytes(msgspec.json.format(msgspec.json.encode(carried), indent=0) + b"\n")


if __name__ == "__main__":
    main()
