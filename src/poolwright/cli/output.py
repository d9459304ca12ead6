"""What commands print: JSON where a program reads, tables where a person does.

Results go to standard output; progress and remarks to standard error, so that output can be piped.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Any

from cyclopts import Parameter

#: The flag of every command whose output a program may read.
Json = Annotated[bool, Parameter(name="--json", negative="", help="Print JSON, for programs.")]

_ABSENT = "-"


def print_json(value: object) -> None:
    """One line of JSON, at once."""
    print(json.dumps(value, ensure_ascii=False), flush=True)


def print_rows(rows: Sequence[Mapping[str, Any]], columns: Mapping[str, str], *, as_json: bool) -> None:
    """Objects of the API, whole as a JSON array or as a table of some fields (title -> field)."""
    if as_json:
        print_json(list(rows))
        return
    print_table(list(columns), ([row.get(field) for field in columns.values()] for row in rows))


def print_table(titles: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A table on standard output: columns in line, one row a line, whatever the width of the terminal."""
    texts = [[_cell(value) for value in row] for row in rows]
    widths = [max([len(title), *(len(row[i]) for row in texts)]) for i, title in enumerate(titles)]
    for line in ([title.upper() for title in titles], *texts):
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def _cell(value: object) -> str:
    if value is None or value == "":
        return _ABSENT
    if isinstance(value, float):
        return f"{value:.2f}"
    return "".join(c if c.isprintable() else "?" for c in str(value))


def remark(text: str) -> None:
    """A line for the person who watches, out of the way of the output."""
    print(text, file=sys.stderr, flush=True)
