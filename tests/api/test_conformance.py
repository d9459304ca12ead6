"""Our commands against CloudStack's own declarations: kinds, wrappers, keys, parameters, response fields,
types.

All that differ are shown at once. Where CloudStack's table is not beside the checkout this is skipped, and
says so.
"""

from __future__ import annotations

import json
import types
import typing
from pathlib import Path
from typing import Any, Final

import pytest

from poolwright.api.command import Entry
from poolwright.api.registry import COMMANDS
from poolwright.api.responses import Response

DATA: Final = Path(__file__).resolve().parents[3] / "shared" / "data" / "cloudstack-api.json"
#: Commands that CloudStack does not have.
OURS: Final = {
    "deployVirtualMachines",
    "planVirtualMachineDeployment",
    "deploySystemVm",
    "listSagas",
    "retrySaga",
    "abandonSaga",
}
#: Asynchronous in CloudStack 4.23, synchronous before and here (api/commands/users.py says why).
SYNCHRONOUS_HERE: Final = {"registerUserKeys"}
#: Parameters that CloudStack's command does not have: how to trust a pool's certificate.
OUR_PARAMETERS: Final = {("addHost", "details")}
#: Where the table names another class than the one that CloudStack's command fills.
RETURNS: Final = {"listProjectAccounts": "ProjectAccountResponse", "registerUserData": "UserDataResponse"}
#: Fields in which CloudStack shows a row's number, and we a uuid, as everywhere else.
NUMBERS: Final = {("listHostTags", "hostid"), ("listStorageTags", "poolid")}
#: What a field's declared type looks like here. A date is a text; an enum's word too.
HERE: Final[dict[str, tuple[Any, ...]]] = {
    "string": (str,), "date": (str,), "boolean": (bool,), "integer": (int,), "long": (int,), "short": (int,),
    "int": (int,), "float": (float, int), "double": (float, int),
    "list": (list,), "set": (list,), "map": (dict,),
}  # fmt: skip


@pytest.fixture(scope="module")
def theirs() -> Any:
    if not DATA.exists():
        pytest.skip(f"CloudStack's declarations are not at {DATA}: conformance is not tested")
    return json.loads(DATA.read_text())


def entries() -> list[Entry]:
    return [entry for entry in COMMANDS.values() if entry.name not in OURS]


def test_what_we_add_is_named(theirs: Any) -> None:
    assert {name for name in COMMANDS if name not in theirs["commands"]} == OURS & set(COMMANDS)


def test_kinds_wrappers_and_keys(theirs: Any) -> None:
    wrong: list[object] = []
    for entry in entries():
        declared = theirs["commands"][entry.name]
        if entry.name not in SYNCHRONOUS_HERE and entry.kind.value != declared["kind"]:
            wrong.append((entry.name, entry.kind.value, declared["kind"]))
        if entry.wrapper != declared["response"]:
            wrong.append((entry.name, entry.wrapper, declared["response"]))
        if declared["object"] and entry.object and entry.object != declared["object"]:
            wrong.append((entry.name, entry.object, declared["object"]))
    assert wrong == []


def test_parameters(theirs: Any) -> None:
    wrong: list[object] = []
    for entry in entries():
        params = theirs["commands"][entry.name]["params"]
        declared = {name.lower(): (type_, "required" in flags) for name, type_, *flags in params}
        ours = {parameter.name: parameter for parameter in entry.parameters}
        for name, parameter in ours.items():
            if (entry.name, name) in OUR_PARAMETERS:
                continue
            if name not in declared:
                wrong.append((entry.name, name, "is none of CloudStack's"))
            elif (parameter.type, parameter.required) != declared[name]:
                wrong.append((entry.name, name, (parameter.type, parameter.required), declared[name]))
        missing = {name for name, (_, required) in declared.items() if required} - set(ours)
        missing -= set(entry.command.refuses)
        if missing:
            wrong.append((entry.name, "misses what CloudStack requires", missing))
    assert wrong == []


def test_response_fields_and_their_types(theirs: Any) -> None:
    wrong: list[object] = []
    for entry in entries():
        returns = RETURNS.get(entry.name, theirs["commands"][entry.name]["returns"])
        declared = {field[0]: field[1] for field in theirs["objects"].get(returns, [])}
        if not declared or entry.returns.__name__ == "AbsentResponse":
            continue  # the table knows no fields of this one, or there never is one to show
        for name, hint in typing.get_type_hints(entry.returns).items():
            if name not in declared:
                wrong.append((entry.name, name, "is none of CloudStack's"))
            elif not _fits(hint, declared[name]) and (entry.name, name) not in NUMBERS:
                wrong.append((entry.name, name, str(hint), declared[name]))
    assert wrong == []


def _fits(hint: Any, declared: str) -> bool:
    options = typing.get_args(hint) if typing.get_origin(hint) in (typing.Union, types.UnionType) else (hint,)
    shapes = {typing.get_origin(one) or one for one in options if one is not type(None)}
    wanted = HERE.get(declared.lower())
    if wanted is None:  # an enum's word, or an object of its own
        return all(
            shape is str or (isinstance(shape, type) and issubclass(shape, Response | dict)) for shape in shapes
        )
    return shapes <= set(wanted)
