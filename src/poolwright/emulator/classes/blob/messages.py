"""The messages of class blob: small files that hang on objects; their content goes through HTTP."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from poolwright.emulator.call import Call
from poolwright.emulator.classes.blob.named import create_blob
from poolwright.emulator.implicit import destruct


def create(call: Call, mime_type: str, public: bool) -> str:
    return create_blob(call.database, mime_type, public)


MESSAGES: Final[Mapping[str, Callable[..., Any]]] = {"create": create, "destroy": destruct}
