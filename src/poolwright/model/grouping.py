"""Rows that users hang on their things: tags, affinity groups, SSH keys, user data."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

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
    project_uuid: str | None = None
    project_name: str | None = None


class Annotation(Resource, frozen=True, kw_only=True):
    """A remark of an operator or user on one thing, of whatever type."""

    entity_type: str
    entity_uuid: str
    text: str
    user_id: int
    account_id: int
    domain_id: int
    entity_name: str | None = None
    admins_only: bool = False


class AnnotationView(Annotation, frozen=True, kw_only=True):
    user_uuid: str
    user_name: str
    domain_path: str


class Detail(Resource, frozen=True, kw_only=True):
    """A key and a value that say more about one thing; `display` false hides it from users."""

    resource_type: str
    resource_uuid: str
    key: str
    value: str
    account_id: int
    domain_id: int
    display: bool = True


class DetailView(Detail, frozen=True, kw_only=True):
    account_name: str
    domain_uuid: str
    domain_name: str
    domain_path: str
    project_uuid: str | None = None
    project_name: str | None = None


class AffinityType(StrEnum):
    """What a group asks of where its VMs run; the names are CloudStack's. A non-strict one is a wish."""

    APART = "host anti-affinity"
    TOGETHER = "host affinity"
    RATHER_APART = "non-strict host anti-affinity"
    RATHER_TOGETHER = "non-strict host affinity"

    @property
    def is_strict(self) -> bool:
        return self in _STRICT

    @property
    def is_apart(self) -> bool:
        return self in _APART


_STRICT: Final = (AffinityType.APART, AffinityType.TOGETHER)
_APART: Final = (AffinityType.APART, AffinityType.RATHER_APART)


class AffinityGroup(Resource, frozen=True, kw_only=True):
    """VMs that run on hosts of their own, or share one, as `type` (an `AffinityType`) says."""

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
    project_uuid: str | None = None
    project_name: str | None = None


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
    project_uuid: str | None = None
    project_name: str | None = None


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
    project_uuid: str | None = None
    project_name: str | None = None
