"""XAPI databases as no pool should have them, made of good ones: what older and broken pools may hold.

Each mutation is small and drawn from a seeded generator; several together make one odd database. The pool's
and the hosts' tables stay: without them there is no pool.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Final

from lxml import etree

from poolwright.emulator import facts
from poolwright.emulator.dbtext import field_of
from poolwright.xapi.datamodel import EnumOf, RefTo, SetOf

_ODD: Final = (
    *("", " ", "()", "('a", "(('a' 'b'))", "OpaqueRef:NULL", "OpaqueRef:nowhere", "NULL", "true", "TRUE"),
    *("-1", "0", "1", "99999999999999999999", "nan", "inf", "-inf", "1e400", "0x10", "20261131T99:99:99Z"),
    *("1970", "%", "%.%n", "\u2603 \U0001f600", "x" * 5000, "(" * 300, "('1' '2' '3')", "<a&b>"),
)
_KEPT: Final = ("pool", "host")


class Odd:
    """A database file's document, growing odder."""

    def __init__(self, file: Path, seed: int) -> None:
        self.root = etree.parse(str(file)).getroot()
        self._random = random.Random(seed)

    def mutate(self, times: int) -> list[str]:
        """Mutates so many times; what was done, in words."""
        done = []
        for _ in range(times):
            mutation = self._random.choice(MUTATIONS)
            done.append(f"{mutation.__name__.strip('_')} {mutation(self)}")
        return done

    def write(self, file: Path) -> Path:
        file.write_bytes(etree.tostring(self.root, xml_declaration=True, encoding="utf-8"))
        return file

    def tables(self) -> list[etree._Element]:
        return list(self.root.iterfind("table"))

    def table(self) -> etree._Element:
        """One that has rows."""
        return self._random.choice([table for table in self.tables() if len(table)])

    def pick(self, of: Sequence[str]) -> str:
        return self._random.choice(list(of))

    def rows(self, table: etree._Element) -> list[etree._Element]:
        """Some of a table's rows."""
        rows = list(table)
        return self._random.sample(rows, max(1, int(len(rows) * self._random.random())))

    def column(self, table: etree._Element) -> str:
        return self.pick([str(name) for name in table[0].attrib if name not in ("ref", "_ref")] or ["uuid"])

    def typed(self, *kinds: type) -> tuple[etree._Element, str]:
        """A table and a column of it that holds such a thing."""
        found = []
        for table in self.tables():
            columns = facts.tables()[name].columns if (name := str(table.get("name"))) in facts.tables() else {}
            for attribute in table[0].attrib if len(table) else ():
                column = columns.get(field_of(str(attribute)))
                if column is not None and isinstance(column.kind, kinds):
                    found.append((table, str(attribute)))
        return self._random.choice(found)


def _no_column(odd: Odd) -> str:
    table = odd.table()
    column = odd.column(table)
    for row in table:
        row.attrib.pop(column, None)
    return f"{table.get('name')}.{column}"


def _no_table(odd: Odd) -> str:
    table = odd.pick([str(table.get("name")) for table in odd.tables() if table.get("name") not in _KEPT])
    for element in odd.tables():
        if element.get("name") == table:
            odd.root.remove(element)
    return table


def _no_rows(odd: Odd) -> str:
    """What other rows refer to is gone."""
    table = odd.table()
    rows = odd.rows(table)
    for row in rows if table.get("name") not in _KEPT else rows[1:]:
        table.remove(row)
    return str(table.get("name"))


def _odd_value(odd: Odd) -> str:
    table = odd.table()
    column, text = odd.column(table), odd.pick(_ODD)
    for row in odd.rows(table):
        row.set(column, text)
    return f"{table.get('name')}.{column} = {text[:20]!r}"


def _unknown_word(odd: Odd) -> str:
    table, column = odd.typed(EnumOf)
    for row in odd.rows(table):
        row.set(column, "of_a_later_version")
    return f"{table.get('name')}.{column}"


def _dangling(odd: Odd) -> str:
    table, column = odd.typed(RefTo)
    for row in odd.rows(table):
        row.set(column, odd.pick(("OpaqueRef:nowhere", "OpaqueRef:NULL", "", "Ref:12")))
    return f"{table.get('name')}.{column}"


def _dangling_set(odd: Odd) -> str:
    table, column = odd.typed(SetOf)
    for row in odd.rows(table):
        row.set(column, "('OpaqueRef:nowhere' 'of_a_later_version')")
    return f"{table.get('name')}.{column}"


def _crossed(odd: Odd) -> str:
    """Rows have each other's values."""
    table, column = odd.typed(RefTo)
    rows = odd.rows(table)
    for row, other in zip(rows, reversed(rows), strict=True):
        row.set(column, str(other.get(column, "")))
    return f"{table.get('name')}.{column}"


def _twice(odd: Odd) -> str:
    table = odd.table()
    row = odd.rows(table)[0]
    table.append(deepcopy(row))
    return f"{table.get('name')} {row.get('ref')}"


def _same_uuid(odd: Odd) -> str:
    table = odd.table()
    for row in odd.rows(table):
        row.set("uuid", "00000000-0000-0000-0000-000000000001")
    return str(table.get("name"))


def _more(odd: Odd) -> str:
    """Columns, tables and attributes that nobody has heard of."""
    table = odd.table()
    for row in odd.rows(table):
        row.set("of_a_later_version", "(('a' 'b'))")
        row.set("__ctime", odd.pick(("12", "soon", "")))
        row.set("__mtime", "-5")
    later = etree.SubElement(odd.root, "table", name="Of_a_later_version")
    etree.SubElement(later, "row", ref="OpaqueRef:later", uuid="x")
    etree.SubElement(odd.root, "table")
    return str(table.get("name"))


def _manifest(odd: Odd) -> str:
    key = odd.pick(("schema_major_vsn", "schema_minor_vsn", "generation_count", "pool_token", "pool_conf"))
    for pair in list(odd.root.iterfind("manifest/pair")):
        if pair.get("key") == key:
            pair.set("value", odd.pick(("", "many", "-3", "9999")))
    return key


MUTATIONS: Final[tuple[Callable[[Odd], str], ...]] = (
    _no_column,
    _no_table,
    _no_rows,
    _odd_value,
    _odd_value,
    _odd_value,
    _unknown_word,
    _dangling,
    _dangling_set,
    _crossed,
    _twice,
    _same_uuid,
    _more,
    _manifest,
)
