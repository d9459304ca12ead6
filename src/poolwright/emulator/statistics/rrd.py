"""Series as RRD documents: the export of a span (`rrd_updates`) and a whole archive (`vm_rrd`), as XML or JSON.

Source: xapi.md 3.15; the archives are XAPI's: 10 minutes of 5 s, 2 hours of a minute, a week of hours, a year
of days.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from poolwright.emulator.statistics.series import Series

STEP: Final = 5
#: Steps (in seconds) and rows of the archives, finest first.
ARCHIVES: Final = ((5, 120), (60, 120), (3600, 168), (86400, 366))
FUNCTIONS: Final = ("AVERAGE", "MIN", "MAX")


@dataclass(frozen=True)
class Span:
    """A stretch of time in steps: from after `start` to `end`, both Unix seconds."""

    start: int
    end: int
    step: int

    def moments(self) -> list[int]:
        """The times of the rows, newest first."""
        return list(range(self.end, self.start, -self.step))


def span(start: int, now: int, interval: int) -> Span:
    """What an export from `start` (to now, if negative) covers, in the finest archive that reaches so far."""
    begin = start if start >= 0 else now + start
    for step, rows in ARCHIVES:
        if step >= interval and (now - begin <= step * rows or (step, rows) == ARCHIVES[-1]):
            end = now // step * step
            first = max(begin, end - step * rows)
            return Span(min(first // step * step, end), end, step)
    step, rows = ARCHIVES[-1]
    end = now // step * step
    return Span(max(begin // step * step, end - step * rows), end, step)


def export(series: list[Series], functions: list[str], over: Span) -> dict[str, Any]:
    """The export as plain values."""
    columns = [(function, one) for function in functions for one in series]
    rows = [{"t": t, "values": [one.at(t) for _, one in columns]} for t in over.moments()]
    legend = [one.entry(function) for function, one in columns]
    meta = {"start": over.start, "step": over.step, "end": over.end, "rows": len(rows), "columns": len(columns)}
    return {"meta": meta | {"legend": legend}, "data": rows}


def export_xml(document: dict[str, Any]) -> bytes:
    """An export as XAPI writes it in XML."""
    root = ET.Element("xport")
    meta = ET.SubElement(root, "meta")
    for key in ("start", "step", "end", "rows", "columns"):
        ET.SubElement(meta, key).text = str(document["meta"][key])
    legend = ET.SubElement(meta, "legend")
    for entry in document["meta"]["legend"]:
        ET.SubElement(legend, "entry").text = entry
    data = ET.SubElement(root, "data")
    for row in document["data"]:
        element = ET.SubElement(data, "row")
        ET.SubElement(element, "t").text = str(row["t"])
        for value in row["values"]:
            ET.SubElement(element, "v").text = f"{value:.4f}"
    return ET.tostring(root)


def archive(series: list[Series], now: int) -> dict[str, Any]:
    """All archives of an object's series as plain values."""
    last = now // STEP * STEP
    sources = [
        {
            "name": one.name,
            "type": "GAUGE",
            "minimal_heartbeat": "300.0000",
            "min": "0.0",
            "max": "Infinity",
            "last_ds": f"{one.at(last):.4f}",
            "value": "0.0",
            "unknown_sec": "0",
        }
        for one in series
    ]
    archives = []
    for function in FUNCTIONS:
        for step, rows in ARCHIVES:
            end = last // step * step
            times = range(end - (rows - 1) * step, end + step, step)
            data = [[one.at(t) for one in series] for t in times]
            archives.append({"cf": function, "pdp_per_row": step // STEP, "xff": 0.5, "data": data})
    return {"version": "0003", "step": STEP, "lastupdate": last, "ds": sources, "rra": archives}


def archive_xml(document: dict[str, Any]) -> bytes:
    """Archives as XAPI writes them in XML."""
    root = ET.Element("rrd")
    for key in ("version", "step", "lastupdate"):
        ET.SubElement(root, key).text = str(document[key])
    for source in document["ds"]:
        element = ET.SubElement(root, "ds")
        for key, value in source.items():
            ET.SubElement(element, key).text = value
    for one in document["rra"]:
        element = ET.SubElement(root, "rra")
        ET.SubElement(element, "cf").text = one["cf"]
        ET.SubElement(element, "pdp_per_row").text = str(one["pdp_per_row"])
        ET.SubElement(ET.SubElement(element, "params"), "xff").text = str(one["xff"])
        prepared = ET.SubElement(element, "cdp_prep")
        for _ in document["ds"]:
            state = ET.SubElement(prepared, "ds")
            for key in ("primary_value", "secondary_value", "value"):
                ET.SubElement(state, key).text = "0.0"
            ET.SubElement(state, "unknown_datapoints").text = "0"
        database = ET.SubElement(element, "database")
        for values in one["data"]:
            row = ET.SubElement(database, "row")
            for value in values:
                ET.SubElement(row, "v").text = f"{value:.4f}"
    return ET.tostring(root)


def as_json(document: dict[str, Any]) -> bytes:
    return msgspec.json.encode(document)
