"""Projects: things that several accounts share. What a project has belongs to an account of its own that nobody
logs in to (`Account.type` 5), so that ownership, limits and counts are the same for both.

Source: CloudStack `ProjectVO`, `ProjectAccountVO`, `ProjectInvitationVO`, `ProjectRoleVO`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from poolwright.model.resource import Resource

#: `Account.type` of the account that a project's things belong to.
PROJECT_ACCOUNT: Final = 5


class ProjectState(StrEnum):
    ACTIVE = "Active"
    SUSPENDED = "Suspended"
    DISABLED = "Disabled"


class MemberRole(StrEnum):
    """An `Admin` may change the project itself and who is in it."""

    ADMIN = "Admin"
    REGULAR = "Regular"


class InvitationState(StrEnum):
    PENDING = "Pending"
    COMPLETED = "Completed"
    EXPIRED = "Expired"
    DECLINED = "Declined"


class Project(Resource, frozen=True, kw_only=True):
    """`account_id` is its own account's: what its things belong to."""

    name: str
    display_text: str
    domain_id: int
    account_id: int
    state: ProjectState = ProjectState.ACTIVE


class ProjectView(Project, frozen=True, kw_only=True):
    account_name: str
    domain_uuid: str
    domain_name: str
    domain_path: str


class ProjectMember(Resource, frozen=True, kw_only=True):
    """An account, with all its users, or (`user_id`) one user of it alone. The domain is the project's."""

    project_id: int
    account_id: int
    domain_id: int
    user_id: int | None = None
    role: MemberRole = MemberRole.REGULAR
    project_role_id: int | None = None


class ProjectMemberView(ProjectMember, frozen=True, kw_only=True):
    account_uuid: str
    account_name: str
    account_type: int
    user_uuid: str | None = None
    user_name: str | None = None
    project_uuid: str
    project_name: str
    project_role_uuid: str | None = None


class ProjectInvitation(Resource, frozen=True, kw_only=True):
    """To an account, one user of it, or whoever has the token that was sent to an address."""

    project_id: int
    domain_id: int
    account_id: int | None = None
    user_id: int | None = None
    email: str | None = None
    token: str | None = None
    state: InvitationState = InvitationState.PENDING
    role: MemberRole = MemberRole.REGULAR
    project_role_id: int | None = None


class ProjectInvitationView(ProjectInvitation, frozen=True, kw_only=True):
    project_uuid: str
    project_name: str
    domain_uuid: str
    domain_name: str
    domain_path: str
    account_name: str | None = None
    user_uuid: str | None = None


class ProjectRole(Resource, frozen=True, kw_only=True):
    """A project's own role: what those who have it may do in the project."""

    project_id: int
    name: str
    description: str | None = None


class ProjectRoleView(ProjectRole, frozen=True, kw_only=True):
    project_uuid: str


class ProjectRolePermission(Resource, frozen=True, kw_only=True):
    """A line of a project's role: the first that matches a command decides; what none matches is allowed."""

    project_role_id: int
    rule: str
    permission: str = "allow"
    position: int = 0
    description: str | None = None


class ProjectRolePermissionView(ProjectRolePermission, frozen=True, kw_only=True):
    project_role_uuid: str
    project_role_name: str
