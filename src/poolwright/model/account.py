"""Who: domains, accounts, users, roles, and the caller of a command."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import msgspec

from poolwright.model.resource import Resource


class RoleType(StrEnum):
    """CloudStack's four kinds of role."""

    ADMIN = "Admin"
    RESOURCE_ADMIN = "ResourceAdmin"
    DOMAIN_ADMIN = "DomainAdmin"
    USER = "User"

    @property
    def account_type(self) -> int:
        """The number that CloudStack gives accounts of this role."""
        return {"Admin": 1, "ResourceAdmin": 3, "DomainAdmin": 2, "User": 0}[self.value]


class Domain(Resource, frozen=True, kw_only=True):
    """A branch of the tree of tenants; `path` is `/` for ROOT, `/a/b/` below."""

    name: str
    parent_id: int | None = None
    path: str = "/"
    level: int = 0
    state: str = "Active"
    network_domain: str | None = None


class DomainView(Domain, frozen=True, kw_only=True):
    parent_uuid: str | None = None
    parent_name: str | None = None
    child_count: int = 0


class Role(Resource, frozen=True, kw_only=True):
    name: str
    type: RoleType
    description: str = ""
    is_default: bool = False
    is_public: bool = True
    state: str = "enabled"


class RolePermission(Resource, frozen=True, kw_only=True):
    """One line of a role: commands that match `rule` (a name or a pattern with `*`) are allowed or denied;
    first match wins.
    """

    role_id: int
    rule: str
    permission: str = "allow"
    position: int = 0
    description: str | None = None


class RolePermissionView(RolePermission, frozen=True, kw_only=True):
    role_uuid: str
    role_name: str


class Account(Resource, frozen=True, kw_only=True):
    """The owner of things; every VM, volume and network has one."""

    name: str
    domain_id: int
    role_id: int
    type: int = 0
    state: str = "enabled"
    network_domain: str | None = None
    is_default: bool = False
    details: dict[str, str] = {}


class AccountView(Account, frozen=True, kw_only=True):
    domain_uuid: str
    domain_name: str
    domain_path: str
    role_uuid: str
    role_name: str
    role_type: RoleType


class User(Resource, frozen=True, kw_only=True):
    """Someone who logs in, or signs requests, for an account. The secret key and the password hash stay in the
    store.
    """

    account_id: int
    username: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    timezone: str | None = None
    state: str = "enabled"
    source: str = "native"
    is_default: bool = False
    api_key: str | None = None
    failed_logins: int = 0


class UserView(User, frozen=True, kw_only=True):
    account_uuid: str
    account_name: str
    account_type: int
    account_state: str
    domain_id: int
    domain_uuid: str
    domain_name: str
    domain_path: str
    role_id: int
    role_uuid: str
    role_name: str
    role_type: RoleType
    role_is_default: bool


class ApiSession(Resource, frozen=True, kw_only=True):
    """A login by browser or script. Its two secrets are kept hashed, and are returned only when it is made."""

    user_id: int
    last_used: datetime
    expires: datetime
    remote: str | None = None


class Caller(msgspec.Struct, frozen=True, kw_only=True):
    """Who calls a command: authenticated, enabled, and with the role that decides what is allowed."""

    user_id: int
    user_uuid: str
    username: str
    account_id: int
    account_uuid: str
    account_name: str
    account_type: int
    domain_id: int
    domain_uuid: str
    domain_path: str
    role_id: int
    role_name: str
    role_type: RoleType
    #: The accounts of the projects that the caller is in: what those have is the caller's to use too.
    project_accounts: frozenset[int] = frozenset()

    @property
    def is_root_admin(self) -> bool:
        return self.role_type is RoleType.ADMIN

    def sees_domain(self, path: str) -> bool:
        """Whether the domain at `path` is the caller's to administer."""
        if self.is_root_admin:
            return True
        return self.role_type in (RoleType.DOMAIN_ADMIN, RoleType.RESOURCE_ADMIN) and path.startswith(
            self.domain_path
        )

    def owns(self, account_id: int, domain_path: str) -> bool:
        """Whether a thing of that account, in the domain at that path, is the caller's to use."""
        return account_id in self.accounts or self.sees_domain(domain_path)

    @property
    def accounts(self) -> frozenset[int]:
        """The caller's own account, and those of their projects."""
        return self.project_accounts | {self.account_id}

    @staticmethod
    def of(user: UserView, project_accounts: frozenset[int] = frozenset()) -> Caller:
        return Caller(
            user_id=user.id,
            user_uuid=user.uuid,
            username=user.username,
            account_id=user.account_id,
            account_uuid=user.account_uuid,
            account_name=user.account_name,
            account_type=user.account_type,
            domain_id=user.domain_id,
            domain_uuid=user.domain_uuid,
            domain_path=user.domain_path,
            role_id=user.role_id,
            role_name=user.role_name,
            role_type=user.role_type,
            project_accounts=project_accounts,
        )
