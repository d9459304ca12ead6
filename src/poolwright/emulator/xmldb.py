"""A real pool's XAPI database as an XML file: loaded, so that the emulator becomes that pool, and saved again.

Reads the databases of every schema since 5.55: unknown columns and tables are ignored but kept for saving,
missing ones and those that cannot be read take defaults, one-to-many sets are rebuilt from the references
that own them, what XAPI does not persist starts afresh. Values that have not changed are saved in the file's
own words, so that a file comes back equal.

Source: xapi.md 6. The files are trusted no more than the wire: no entities, no network.
"""

from __future__ import annotations

import ipaddress
import logging
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from lxml import etree

from poolwright.emulator import facts
from poolwright.emulator.database import Database
from poolwright.emulator.dbtext import BadText, column_of, field_of, from_text, to_text
from poolwright.emulator.upgrade import upgrade
from poolwright.xapi.datamodel import load as load_datamodel

_LOG: Final = logging.getLogger(__name__)

_ESCAPES: Final = {".": " ", "t": "\t", "n": "\n", "r": "\r", "%": "%", "_": "  "}
_ESCAPE: Final = re.compile(r"%(.)", re.DOTALL)
_WRITTEN: Final = {" ": "%.", "\t": "%t", "\n": "%n", "\r": "%r", "%": "%%"}
_TO_ESCAPE: Final = re.compile(r"%|^ | $|[\t\n\r]|  +")
#: Attributes of a row that are not columns.
_OWN: Final = ("ref", "_ref", "__ctime", "__mtime")


class NotADatabase(ValueError):
    """The file is not an XAPI database."""


@dataclass
class Kept:
    """What a file said that the emulator's tables do not, by table and reference; and its manifest."""

    manifest: dict[str, str] = field(default_factory=dict)
    #: Each row's attributes as they were in the file, by table and reference.
    rows: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict)
    #: The addresses that the hosts have in the file; what they listen on instead is the emulator's.
    addresses: dict[str, str] = field(default_factory=dict)
    #: The database's generation when it was as the file says: what came after it are changes.
    baseline: int = 0

    @property
    def generation(self) -> int:
        """The generation that the file counts."""
        count = self.manifest.get("generation_count", "")
        return int(count) if count.isdecimal() else 0


def unescape(text: str) -> str:
    """An attribute's text without XAPI's escapes of white space."""
    return _ESCAPE.sub(lambda match: _ESCAPES.get(match[1], match[0]), text) if "%" in text else text


def escape(text: str) -> str:
    """Text as an attribute: white space that XML would not keep is escaped."""

    def one(match: re.Match[str]) -> str:
        return "".join(_WRITTEN.get(char, char) for char in match[0])

    return _TO_ESCAPE.sub(one, text)


# --- loading ---------------------------------------------------------------------------------------


def _parse(path: Path | BytesIO) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, huge_tree=True
    )
    try:
        root = etree.parse(path, parser).getroot()
    except (etree.XMLSyntaxError, OSError) as error:
        raise NotADatabase(f"{path}: {error}") from error
    if root.tag != "database" or root.find("manifest") is None:
        raise NotADatabase(f"{path}: not an XAPI database (no <database><manifest>)")
    return root


def load(database: Database, path: Path) -> Kept:
    """Fills an empty database with a file's pool; returns what it keeps for saving. Raises NotADatabase."""
    return _load(database, _parse(path), str(path))


def load_document(database: Database, document: bytes) -> Kept:
    """`load` of what `document_of` wrote. Raises NotADatabase."""
    return _load(database, _parse(BytesIO(document)), "the document")


def _load(database: Database, root: etree._Element, where: str) -> Kept:
    manifest = {_name(pair, "key"): _name(pair, "value") for pair in root.iterfind("manifest/pair")}
    kept = Kept(manifest)
    for element in root.iterfind("table"):
        name = element.get("name", "")
        rows = kept.rows.setdefault(name, {})
        for row in element.iterfind("row"):
            attributes = {str(key): str(value) for key, value in row.attrib.items()}
            ref = attributes.get("ref") or attributes.get("_ref") or ""
            rows[ref] = attributes  # the last one counts
    for name, rows in kept.rows.items():
        if name in database.tables and name != facts.MESSAGE:
            for ref, attributes in rows.items():
                _load_row(database, name, ref, attributes)
    if not database.refs("pool") or not database.refs("host"):
        raise NotADatabase(f"{where}: no pool or no host in it")
    database.rebuild_relations()
    upgrade(database)
    kept.addresses = {ref: row["address"] for ref, row in database.items("host")}
    database.generation = max(database.generation, kept.generation)
    kept.baseline = database.generation
    return kept


def _name(element: etree._Element, attribute: str) -> str:
    return str(element.get(attribute, ""))


def _load_row(database: Database, cls: str, ref: str, attributes: Mapping[str, str]) -> None:
    table = database.tables[cls].table
    values: dict[str, Any] = {}
    for attribute, text in attributes.items():
        if attribute in _OWN:
            continue
        column = table.columns.get(field_of(attribute))
        if column is None or not column.persist or column.name in table.many:
            continue
        try:
            values[column.name] = from_text(column.kind, unescape(text))
        except BadText as error:
            _LOG.warning("%s %s: %s takes its default: %s", cls, ref, attribute, error)
    database.restore(cls, ref, values)


def move_hosts(database: Database, kept: Kept, listen: str) -> None:
    """Gives each host the loopback address that it listens on: the coordinator first, then in file order."""
    coordinator = database.get("pool", database.refs("pool")[0])["master"]
    hosts = sorted(database.refs("host"), key=lambda ref: ref != coordinator)
    first = ipaddress.ip_address(listen)
    for index, host in enumerate(hosts):
        kept.addresses.setdefault(host, database.get("host", host)["address"])
        database.update("host", host, address=str(first + index))
    kept.baseline = database.generation


# --- saving ----------------------------------------------------------------------------------------


def save(database: Database, kept: Kept, path: Path) -> None:
    """Writes a database, and what was kept of the file that it came from. Replaces the file in one step."""
    fresh = path.with_name(f"{path.name}.new")
    fresh.write_bytes(document_of(database, kept))
    os.replace(fresh, path)


def document_of(database: Database, kept: Kept) -> bytes:
    """A database as XML, with what was kept of the file that it came from."""
    root = etree.Element("database")
    manifest = etree.SubElement(root, "manifest")
    for key, value in _manifest(database, kept).items():
        etree.SubElement(manifest, "pair", key=key, value=value)
    for name in sorted({*(n for n, s in database.tables.items() if s.table.persist), *kept.rows}):
        if name == facts.MESSAGE:
            continue
        element = etree.SubElement(root, "table", name=name)
        for ref, attributes in _table_rows(database, kept, name):
            row = etree.SubElement(element, "row", ref=ref)
            for attribute, text in attributes.items():
                row.set(attribute, text)
    document: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8")
    return document


def _manifest(database: Database, kept: Kept) -> dict[str, str]:
    major, minor = load_datamodel().model.schema_version
    pairs = dict(kept.manifest)
    pairs |= {"schema_major_vsn": str(major), "schema_minor_vsn": str(minor)}
    pairs["generation_count"] = str(kept.generation + database.generation - kept.baseline)
    return pairs


def _table_rows(database: Database, kept: Kept, name: str) -> list[tuple[str, dict[str, str]]]:
    old = kept.rows.get(name, {})
    if name not in database.tables:
        return [(ref, {k: v for k, v in row.items() if k != "ref"}) for ref, row in old.items()]
    if not database.tables[name].table.persist:
        return []
    rows = []
    for ref, row in database.items(name):
        shown = row
        if name == "host" and ref in kept.addresses:
            shown = {**row, "address": kept.addresses[ref]}
        rows.append((ref, _row_attributes(database, name, ref, shown, old.get(ref, {}))))
    return rows


def _row_attributes(
    database: Database, cls: str, ref: str, row: Mapping[str, Any], old: Mapping[str, str]
) -> dict[str, str]:
    """A row's attributes: the file's own text where the value is still the same."""
    state = database.tables[cls]
    attributes = {k: v for k, v in old.items() if k != "ref"}
    attributes.setdefault("__ctime", str(state.created[ref]))
    attributes.setdefault("__mtime", str(state.modified[ref]))
    attributes["_ref"] = ref
    named = {field_of(attribute): attribute for attribute in old}
    for column in state.table.columns.values():
        if not column.persist:
            continue
        attribute = named.get(column.name, column_of(column.name, cls))
        text = old.get(attribute)
        if text is not None and _same(column, text, row[column.name]):
            continue
        if column.name in state.table.many and text is None:
            continue
        attributes[attribute] = escape(to_text(column.kind, row[column.name]))
    return attributes


def _same(column: facts.Column, text: str, value: Any) -> bool:
    try:
        was = from_text(column.kind, unescape(text))
    except BadText:
        return bool(value == column.default)
    return sorted(was) == sorted(value) if column.python is list else bool(was == value)
