"""Rows that users hang on their things: tags, affinity groups, SSH keys, user data."""

from __future__ import annotations

from poolwright.model.resource import Resource


class Tag(Resource, frozen=True, kw_only=True):
    """A key and a value on one thing, of whatever type; the owner's are the thing's owner's."""

    resource_type: str
    resource_uuid: str
    key: str
    value: str
    account_id: int
    domain_id: int
    customer: str | None = None


class TagView(Tag, frozen=True, kw_only=True):
    account_name: str
    domain_uuid: str
    domain_name: str
    domain_path: str


class AffinityGroup(Resource, frozen=True, kw_only=True):
    """VMs that go on hosts apart from each other (`host anti-affinity`)."""

    name: str
    type: str
    account_id: int
    domain_id: int
    description: str | None = None


class AffinityGroupView(AffinityGroup, frozen=True, kw_only=True):
    account_name: str
    domain_uuid: str
    domain_name: str
    domain_path: str


class SshKeyPair(Resource, frozen=True, kw_only=True):
    """The public half; the private one is given out once, when a pair is made here, and never kept."""

    name: str
    public_key: str
    fingerprint: str
    account_id: int
    domain_id: int


class SshKeyPairView(SshKeyPair, frozen=True, kw_only=True):
    account_name: str
    domain_uuid: str
    domain_name: str
    domain_path: str


class UserData(Resource, frozen=True, kw_only=True):
    """What a guest may read about itself: base64 text, and the names of the variables in it."""

    name: str
    data: str
    account_id: int
    domain_id: int
    params: str | None = None


class UserDataView(UserData, frozen=True, kw_only=True):
    account_uuid: str
    account_name: str
    domain_uuid: str
    domain_name: str
    domain_path: str
