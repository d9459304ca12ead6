"""Errors survive being written down; nouns and callers say what they are."""

from __future__ import annotations

import msgspec
import pytest

from poolwright.model import errors
from poolwright.model.account import Caller, RoleType
from poolwright.model.errors import CloudError, ErrorRecord, Internal
from poolwright.model.network import BroadcastType, Network

CATEGORIES = [kind for kind in CloudError.__subclasses__() if kind.__module__ == errors.__name__]


def test_there_are_eight() -> None:
    assert len(CATEGORIES) == 8


@pytest.mark.parametrize("kind", CATEGORIES)
def test_an_error_comes_back_as_it_was(kind: type[CloudError]) -> None:
    error = kind("VM x is gone", xapi_code="HANDLE_INVALID", xapi_params=["VM", "OpaqueRef:1"], uuids=["u"])
    kept = msgspec.json.decode(msgspec.json.encode(error.record()), type=ErrorRecord)
    back = CloudError.from_record(kept)
    assert type(back) is kind
    assert vars(back) == vars(error)
    assert str(back) == "VM x is gone"


def test_a_category_of_another_version_is_internal() -> None:
    assert type(CloudError.from_record(ErrorRecord(category="Quantum", message="?"))) is Internal


def caller(role: RoleType, path: str) -> Caller:
    return Caller(
        user_id=1,
        user_uuid="u",
        username="n",
        account_id=1,
        account_uuid="a",
        account_name="n",
        account_type=role.account_type,
        domain_id=1,
        domain_uuid="d",
        domain_path=path,
        role_id=1,
        role_name=role,
        role_type=role,
    )


@pytest.mark.parametrize(
    ("role", "home", "account", "path", "owns"),
    [
        (RoleType.ADMIN, "/", 2, "/a/b/", True),
        (RoleType.DOMAIN_ADMIN, "/a/", 2, "/a/b/", True),
        (RoleType.DOMAIN_ADMIN, "/a/", 2, "/ab/", False),
        (RoleType.DOMAIN_ADMIN, "/a/", 2, "/", False),
        (RoleType.USER, "/a/", 2, "/a/", False),
        (RoleType.USER, "/a/", 1, "/a/", True),
    ],
)
def test_whose_things_a_caller_may_use(role: RoleType, home: str, account: int, path: str, owns: bool) -> None:
    assert caller(role, home).owns(account, path) is owns


@pytest.mark.parametrize(
    ("kind", "vlan", "uri"),
    [
        (BroadcastType.VLAN, 100, "vlan://100"),
        (BroadcastType.NATIVE, None, "vlan://untagged"),
        (BroadcastType.VSWITCH, 7, "vs://7"),
        (BroadcastType.LINK_LOCAL, None, None),
    ],
)
def test_a_networks_broadcast_uri(kind: BroadcastType, vlan: int | None, uri: str | None) -> None:
    made = Network(name="n", zone_id=1, account_id=1, domain_id=1, broadcast_type=kind, vlan=vlan)
    assert made.broadcast_uri == uri
