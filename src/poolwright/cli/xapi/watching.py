"""`poolwright xapi URL events` and `mirror`: what happens on a pool, and what there is, kept by its events."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any, Final

import poolwright.xapi
from poolwright.cli.output import print_json, remark
from poolwright.cli.xapi.arguments import find_class
from poolwright.cli.xapi.entering import Door, entered
from poolwright.cli.xapi.showing import columns_of, plain, print_objects, text_of
from poolwright.cli.xapi.values import alike, wrong
from poolwright.clock import SystemClock
from poolwright.xapi import Change, Mirror, Session
from poolwright.xapi.datamodel import Class, RefTo

#: Fields that change all the time and tell a reader of events little.
_NOISE: Final = frozenset({"allowed_operations", "last_updated"})
#: Seconds between two tables at least.
_REST: Final = 0.5


def _classes(words: Sequence[str]) -> list[Class]:
    found = [find_class(word) for one in words for word in one.split(",") if word]
    for cls in found:
        if not cls.gen_events:
            raise wrong(f"no events tell of {cls.name}")
    return found


def _mirror(session: Session, classes: Sequence[Class]) -> Mirror:
    return Mirror(session, *(getattr(poolwright.xapi, cls.name) for cls in classes))


async def events(door: Door, words: Sequence[str], *, as_json: bool) -> None:
    """Print what happens to objects of some classes, or of all, until it is interrupted."""
    classes, clock = _classes(words), SystemClock()
    async with entered(door) as session, _mirror(session, classes) as mirror:
        changes = mirror.changes()
        remark(f"listening at {session.url}; Ctrl-C ends it")
        async for change in changes:
            when = clock.now().isoformat(timespec="milliseconds")
            if as_json:
                print_json(_as_json(change, when))
            elif line := _as_line(change, _names(mirror)):
                print(f"{when} {line}", flush=True)


def _as_json(change: Change, when: str) -> dict[str, Any]:
    return {
        "time": when,
        "class": change.cls,
        "operation": change.operation,
        "ref": change.ref,
        "changed": {name: [plain(old), plain(new)] for name, (old, new) in change.fields.items()},
        "record": plain(change.after),
    }


def _as_line(change: Change, names: Mapping[str, str]) -> str:
    row = change.after if change.after is not None else change.before
    said = [getattr(row, "name_label", ""), getattr(row, "uuid", "")]
    head = f"{change.operation} {change.cls} {' '.join(filter(None, said)) or change.ref}"
    shown = [
        f"{name}: {text_of(old, names) or '-'} -> {text_of(new, names) or '-'}"
        for name, (old, new) in change.fields.items()
        if name not in _NOISE
    ]
    if change.operation == "mod" and not shown:
        return ""
    return f"{head}  {'; '.join(shown)}".rstrip()


# --- mirror ------------------------------------------------------------------------------------------


async def mirror(
    door: Door,
    words: Sequence[str],
    *,
    fields: Sequence[str],
    where: Sequence[str],
    follow: bool,
    as_json: bool,
) -> None:
    """Print the objects of some classes as tables, or of all by number; again at changes if `follow`."""
    classes = _classes(words)
    conditions = [_condition(one, classes) for one in where]
    for name in fields:
        if not any(cls.has_field(name) for cls in classes):
            raise wrong(f"--fields: no field {name!r}{_nearest(name, classes)}")
    mirrored = _with_mentioned(classes, fields, [name for name, _ in conditions])
    async with entered(door) as session, _mirror(session, mirrored) as objects:
        changes = objects.changes()
        while True:
            _print(objects, classes, fields, conditions, as_json=as_json)
            if not follow:
                return
            await anext(changes)
            await asyncio.sleep(_REST)  # what happens together is shown together


def _with_mentioned(classes: Sequence[Class], fields: Sequence[str], asked: Sequence[str]) -> list[Class]:
    """The classes, and those that their tables and conditions mention, whose names are shown."""
    found = {cls.name: cls for cls in classes}
    for cls in classes:
        for name in (*columns_of(cls, fields), *asked):
            if cls.has_field(name) and isinstance(kind := cls.field(name).parsed, RefTo):
                other = find_class(kind.cls)
                if other.gen_events and other.has_field("name_label"):
                    found.setdefault(other.name, other)
    return list(found.values())


def _condition(text: str, classes: Sequence[Class]) -> tuple[str, str]:
    name, is_pair, value = text.partition("=")
    if not is_pair or not any(cls.has_field(name) for cls in classes):
        raise wrong(f"--where: field=value is wanted, not {text!r}{_nearest(name, classes)}")
    return name, value


def _nearest(name: str, classes: Sequence[Class]) -> str:
    return alike(name, [f.name for cls in classes for f in cls.fields])


def _names(objects: Mirror) -> dict[str, str]:
    """Objects' names, by reference."""
    rows = (pair for table in objects.tables.values() for pair in table.items())
    return {ref: row.name_label for ref, row in rows if getattr(row, "name_label", "")}


def _print(
    objects: Mirror,
    classes: Sequence[Class],
    fields: Sequence[str],
    conditions: Sequence[tuple[str, str]],
    *,
    as_json: bool,
) -> None:
    names = _names(objects)

    def fits(row: Any) -> bool:
        shown = {name: getattr(row, name, None) for name, _ in conditions}
        return all(value in (text_of(shown[name], names), text_of(shown[name])) for name, value in conditions)

    chosen = [cls.name for cls in classes] or list(objects.tables)
    rows = {name: {r: row for r, row in objects.tables[name].items() if fits(row)} for name in chosen}
    if as_json:
        every = [{"class": n, "ref": r, **plain(row)} for n, table in rows.items() for r, row in table.items()]
        print_json([{k: v for k, v in one.items() if not fields or k in (*fields, "ref")} for one in every])
    elif not classes:
        for name in sorted(rows, key=str.lower):
            if rows[name]:
                print(f"{len(rows[name]):6d}  {name}")
    for cls in () if as_json else classes:
        wanted = columns_of(cls, fields)
        shown = ({name: getattr(row, name, None) for name in wanted} for row in rows[cls.name].values())
        print_objects(cls, shown, wanted, names)
