"""The module of all error codes, each an exception with its parameters as named properties."""

from __future__ import annotations

from poolwright.xapi.datamodel import Datamodel

from . import emit, naming


def failures(model: Datamodel) -> str:
    """The text of `_generated/failures.py`."""
    table = "".join(f'    "{code}": {naming.failure(code)},\n' for code in sorted(model.errors))
    return emit.module(
        "XAPI's error codes as exceptions, each with the parameters that XAPI declares for it.",
        "from collections.abc import Mapping\nfrom typing import Final\n\n"
        "from ..failures import Parameter, XapiFailure",
        *(_failure(code, params) for code, params in sorted(model.errors.items())),
        f"#: Every code that the datamodel knows.\n"
        f"BY_CODE: Final[Mapping[str, type[XapiFailure]]] = {{\n{table}}}",
    )


def _failure(code: str, params: tuple[str, ...]) -> str:
    shown = f" [{', '.join(p.strip() for p in params)}]" if params else ""
    names = [naming.failure_parameter(p) for p in params]
    if len(set(names)) != len(names):
        raise ValueError(f"{code}: two parameters of one name")
    properties = "".join(f"    {name} = Parameter({index})\n" for index, name in enumerate(names))
    separator = "\n" if properties else ""
    return (
        f'class {naming.failure(code)}(XapiFailure):\n    """{code}{shown}"""\n\n'
        f"    __slots__ = ()\n{separator}{properties}"
    )
