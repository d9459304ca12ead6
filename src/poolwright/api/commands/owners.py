"""Whose something is, as every answer about an owned thing says it.

What a project has shows the project in place of the account. Source: CloudStack `ControlledEntityResponse`.
"""

from __future__ import annotations

from typing import Any, Protocol


class Owned(Protocol):
    """A view of something that an account or a project has."""

    @property
    def account_name(self) -> str: ...
    @property
    def domain_uuid(self) -> str: ...
    @property
    def domain_name(self) -> str: ...
    @property
    def domain_path(self) -> str: ...
    @property
    def project_uuid(self) -> str | None: ...
    @property
    def project_name(self) -> str | None: ...


def owner_fields(thing: Owned) -> dict[str, Any]:
    """The fields account, projectid, project, domainid, domain and domainpath of a response."""
    return {
        "account": thing.account_name if thing.project_uuid is None else None,
        "projectid": thing.project_uuid,
        "project": thing.project_name,
        "domainid": thing.domain_uuid,
        "domain": thing.domain_name,
        "domainpath": domain_path(thing.domain_path),
    }


def domain_path(path: str) -> str:
    """A domain's path as CloudStack shows it: `ROOT`, `ROOT/a/b`."""
    return "/".join(["ROOT", *(part for part in path.split("/") if part)])
