"""Who is in which project: accounts with all their users, or single users."""

from __future__ import annotations

from poolwright.model.project import ProjectMember, ProjectMemberView
from poolwright.store import tables
from poolwright.store.rows import Rows

_t = tables.project_members

rows = Rows(
    "member of the project",
    _t,
    ProjectMember,
    ProjectMemberView,
    joins={
        "account": (tables.accounts, tables.accounts.c.id == _t.c.account_id),
        "user": (tables.users, tables.users.c.id == _t.c.user_id),
        "project": (tables.projects, tables.projects.c.id == _t.c.project_id),
        "project_role": (tables.project_roles, tables.project_roles.c.id == _t.c.project_role_id),
    },
    expressions={"user_name": tables.users.c.username},
    keyword=("account_name",),
)

insert, update, update_if, remove = rows.insert, rows.update, rows.update_if, rows.remove
find, get, list_ = rows.find, rows.get, rows.list_
find_where, list_where = rows.find_where, rows.list_where
