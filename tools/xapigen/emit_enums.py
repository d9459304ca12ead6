"""The module of all enums, each with the literal words that may be given in its place."""

from __future__ import annotations

from poolwright.xapi.datamodel import Datamodel

from . import emit, naming


def enums(model: Datamodel) -> str:
    """The text of `_generated/enums.py`."""
    imports = "from typing import Literal, TypeAlias\n\nfrom ..types import OpenEnum"
    return emit.module(
        "XAPI's enums. A word that a newer server adds is kept as it came.",
        imports,
        *(_enum(name, words) for name, words in sorted(model.enums.items())),
    )


def _enum(name: str, words: tuple[str, ...]) -> str:
    title = naming.camel(name)
    members = "".join(f'    {naming.enum_word(word)} = "{word}"\n' for word in words)
    literal = ", ".join(f'"{word}"' for word in words)
    return (
        f'class {title}(OpenEnum):\n    """XAPI\'s `{name}`."""\n\n{members}\n\n'
        f"{title}Word: TypeAlias = {title} | Literal[{literal}]"
    )
