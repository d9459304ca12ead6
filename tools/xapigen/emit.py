"""What all generated files share: the header, and the writing of a module's parts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

HEADER: Final = """\
# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""


def module(docstring: str, *parts: str) -> str:
    """A file's text: header, docstring, parts apart by two blank lines."""
    body = "\n\n\n".join(part.strip("\n") for part in parts if part.strip())
    return f'{HEADER}"""{docstring}"""\n\nfrom __future__ import annotations\n\n{body}\n'


def imported(source: str, names: Iterable[str], indent: str = "") -> str:
    """One import statement, sorted, or nothing."""
    wanted = sorted(set(names))
    if not wanted:
        return ""
    line = f"{indent}from {source} import {', '.join(wanted)}\n"
    if len(line) <= 100:
        return line
    inner = "".join(f"{indent}    {name},\n" for name in wanted)
    return f"{indent}from {source} import (\n{inner}{indent})\n"
