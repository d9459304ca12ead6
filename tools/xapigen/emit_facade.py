"""The package's front: every namespace by its class's name, and every public name with its home."""

from __future__ import annotations

from poolwright.xapi.datamodel import Datamodel

from . import emit, naming
from .annotations import BY_HAND


def namespaces(model: Datamodel) -> str:
    """The text of `_generated/namespaces.py`: what `session.VM` and `session.Async.VM` are."""
    classes = sorted(model.classes, key=lambda c: c.name)
    asynchronous = [c.name for c in classes if any(m.is_async for m in model.messages(c))]
    modules = "".join(
        emit.imported(f".{naming.module(c.name)}", _aliased(c.name, asynchronous), "    ") for c in classes
    )
    return emit.module(
        "XAPI's classes as attributes of a session; each is imported when it is first used.",
        "from functools import cached_property\nfrom typing import TYPE_CHECKING\n\n"
        f"from ..messages import Caller\n\nif TYPE_CHECKING:\n{modules}",
        _holder(
            "Namespaces", "Messages by class: `session.VM.get_record(vm)`.", [(c.name, c.name) for c in classes]
        ),
        _holder(
            "AsyncNamespaces",
            "Messages as tasks, by class: `session.Async.VM.start_on(...)`.",
            [(name, f"{naming.camel(name)}Async") for name in asynchronous],
        ),
    )


def _aliased(cls: str, asynchronous: list[str]) -> list[str]:
    """Under another name, because inside the holder the class's own name is the property."""
    kinds = [cls, f"{naming.camel(cls)}Async"] if cls in asynchronous else [cls]
    return [f"{kind} as _{kind}" for kind in kinds]


def _holder(title: str, docstring: str, members: list[tuple[str, str]]) -> str:
    parts = [f'class {title}:\n    """{docstring}"""\n']
    parts.append("    def __init__(self, caller: Caller) -> None:\n        self.__caller = caller\n")
    for name, kind in members:
        module = naming.module(name)
        parts.append(
            f"    @cached_property\n    def {name}(self) -> _{kind}:\n"
            f"        from .{module} import {kind}\n\n        return {kind}(self.__caller)\n"
        )
    return "\n".join(parts)


def public_names(model: Datamodel) -> dict[str, str]:
    """Every public name with the generated module that holds it. Raises `ValueError` if a name has two."""
    homes: dict[str, str] = {}

    def add(name: str, home: str) -> None:
        if homes.setdefault(name, home) != home:
            raise ValueError(f"{name} is in {home} and in {homes[name]}")

    for cls in model.classes:
        home = naming.module(cls.name)
        add(cls.name, home)
        if cls.fields and cls.name not in BY_HAND:
            add(naming.record(cls.name), home)
        if cls.gen_constructor_destructor:
            add(naming.create(cls.name), home)
    for enum in model.enums:
        add(naming.camel(enum), "enums")
    for code in model.errors:
        add(naming.failure(code), "failures")
    return dict(sorted(homes.items()))


def facade(model: Datamodel) -> str:
    """The text of `_generated/exports.py`: all public names, imported when they are first used."""
    homes = public_names(model)
    by_home: dict[str, list[str]] = {}
    for name, home in homes.items():
        by_home.setdefault(home, []).append(name)
    checker = "".join(
        emit.imported(f".{home}", (f"{n} as {n}" for n in names), "    ")
        for home, names in sorted(by_home.items())
    )
    listed = "".join(f'    "{name}",\n' for name in homes)
    table = "".join(f'    "{name}": "{home}",\n' for name, home in homes.items())
    return emit.module(
        "Everything that is generated from XAPI's datamodel, by name.",
        "from collections.abc import Mapping\nfrom typing import TYPE_CHECKING, Final\n\n"
        f"if TYPE_CHECKING:\n{checker}",
        f"__all__ = [\n{listed}]",
        f"#: The module that holds a name.\nHOMES: Final[Mapping[str, str]] = {{\n{table}}}",
    )
