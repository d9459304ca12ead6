"""Invitations to projects."""

from __future__ import annotations

from poolwright.model.project import ProjectInvitation, ProjectInvitationView
from poolwright.store import tables
from poolwright.store.rows import Rows

_t = tables.project_invitations

rows = Rows(
    "invitation to a project",
    _t,
    ProjectInvitation,
    ProjectInvitationView,
    joins={
        "account": (tables.accounts, tables.accounts.c.id == _t.c.account_id),
        "user": (tables.users, tables.users.c.id == _t.c.user_id),
        "domain": (tables.domains, tables.domains.c.id == _t.c.domain_id),
        "project": (tables.projects, tables.projects.c.id == _t.c.project_id),
    },
    keyword=("project_name", "email"),
)

insert, update, update_if, remove = rows.insert, rows.update, rows.update_if, rows.remove
find, get, list_ = rows.find, rows.get, rows.list_
find_where, list_where = rows.find_where, rows.list_where
