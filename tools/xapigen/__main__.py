"""Regenerate `poolwright.xapi._generated` from the datamodel that the package carries.

    python -m xapigen            write the files
    python -m xapigen --check    exit 1 and name the files if any differs from what would be written

The result depends on the datamodel alone: the same input gives the same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import poolwright.xapi
from poolwright.xapi import datamodel

from . import emit, emit_classes, emit_enums, emit_facade, emit_failures, emit_tables, naming

TARGET: Final = Path(poolwright.xapi.__file__).parent / "_generated"


def generate() -> dict[str, str]:
    """Every file's name and text."""
    model = datamodel.load().model
    files = {
        "__init__.py": emit.module("Made from XAPI's datamodel; `poolwright.xapi` is the door to it."),
        "enums.py": emit_enums.enums(model),
        "exports.py": emit_facade.facade(model),
        "failures.py": emit_failures.failures(model),
        "namespaces.py": emit_facade.namespaces(model),
        "tables.py": emit_tables.tables(model),
    }
    for cls in model.classes:
        name = f"{naming.module(cls.name)}.py"
        if name in files:
            raise ValueError(f"{cls.name}: {name} is taken")
        files[name] = emit_classes.class_module(model, cls)
    return files


def stale(target: Path) -> list[str]:
    """The files of `target` that differ from what would be written, are missing, or are too many."""
    wanted = generate()
    present = {p.name: p.read_text() for p in target.glob("*.py")}
    return sorted(n for n in wanted.keys() | present.keys() if wanted.get(n) != present.get(n))


def write(target: Path) -> None:
    """Make `target` hold exactly the generated files; a file that is right already is not touched."""
    target.mkdir(exist_ok=True)
    files = generate()
    for name in stale(target):
        if name in files:
            (target / name).write_text(files[name])
        else:
            (target / name).unlink()


def main() -> int:
    if sys.argv[1:] == ["--check"]:
        differing = stale(TARGET)
        for name in differing:
            sys.stderr.write(f"{TARGET / name} is not what xapigen makes; run `make generate`\n")
        return 1 if differing else 0
    write(TARGET)
    return 0


if __name__ == "__main__":
    sys.exit(main())
