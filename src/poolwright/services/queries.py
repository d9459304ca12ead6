"""The small words that a list's conditions are put together from.

`reference("zone", id)` | `is_("name", name)` gives the `equal` of a `Query`; what is None adds no condition.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from poolwright.model.resource import Value

Conditions = dict[str, Value | Sequence[Value]]


def reference(noun: str, given: str | None) -> Conditions:
    """The thing itself (`noun` is empty) or the one it points to, by uuid or by the store's integer."""
    if given is None:
        return {}
    prefix = f"{noun}_" if noun else ""
    if given.isdigit() or given == "-1":
        return {f"{prefix}id": int(given)}
    return {f"{prefix}uuid": given}


def any_of(given: Sequence[str] | None) -> Conditions:
    """One of these things, by uuid."""
    return {"uuid": list(given)} if given else {}


def is_(field: str, value: Value | Sequence[Value]) -> Conditions:
    """The field has this value; an empty text is no condition."""
    return {} if value is None or value == "" else {field: value}


def conditions_of(mapping: Mapping[str, Value]) -> Conditions:
    """Several at once."""
    return {field: value for field, value in mapping.items() if value is not None and value != ""}
