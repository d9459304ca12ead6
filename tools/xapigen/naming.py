"""Python's names for XAPI's: the same letter for letter, but where Python forbids it.

XAPI's classes, fields, messages and enum words keep their names; a name that is a keyword of Python, or would
hide what every `str` has, gets a `_` at its end. Types that XAPI names in another way (enums, records, errors)
get one name each in CamelCase. Knows only names.
"""

from __future__ import annotations

import keyword
import re
from typing import Final

#: Names of attributes that every failure has already; an error's parameter of that name gets a `_`.
TAKEN_BY_FAILURES: Final = frozenset({"code", "params", "args", "method", "description", "add_note"})


def identifier(name: str) -> str:
    """A name that Python accepts: `class` -> `class_`, `balance-slb` -> `balance_slb`."""
    plain = re.sub(r"\W+", "_", name.strip())
    return f"{plain}_" if keyword.iskeyword(plain) else plain


def enum_word(word: str) -> str:
    """The member's name for a word of an enum."""
    name = identifier(word)
    return f"{name}_" if hasattr(str, name) or name in {"name", "value"} else name


def argument(name: str) -> str:
    """A parameter's name; XAPI calls the object itself `self`, which Python means otherwise."""
    return "ref" if name == "self" else identifier(name)


def camel(name: str) -> str:
    """`VM_metrics` -> `VMMetrics`, `vm_power_state` -> `VmPowerState`; capitals inside a part are kept."""
    return "".join(part[:1].upper() + part[1:] for part in name.split("_"))


def record(cls: str) -> str:
    return f"{camel(cls)}Record"


def create(cls: str) -> str:
    return f"{camel(cls)}Create"


def module(cls: str) -> str:
    """The module that holds a class."""
    return cls.lower()


def failure(code: str) -> str:
    """`VM_BAD_POWER_STATE` -> `VmBadPowerState`."""
    return "".join(part[:1] + part[1:].lower() for part in code.split("_"))


def failure_parameter(name: str) -> str:
    """A property's name: `Master IP address` -> `master_ip_address`; a single word stays as it is."""
    plain = identifier(name)
    plain = plain.lower() if "_" in plain and " " in name.strip() else plain
    return f"{plain}_" if plain in TAKEN_BY_FAILURES else plain
