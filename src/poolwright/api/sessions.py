"""Login, logout, and who a session's cookies stand for.

A session's secret is the cookie JSESSIONID; beside it a `sessionkey`, which every request must carry as
cookie AND as parameter (CloudStack's CookieAndParameter), so that a foreign page, which can only make the
browser send cookies, gets nowhere. A session ends half an hour after its last use.

Source: CloudStack `ApiServer.loginUser`, `DefaultLoginAPIAuthenticatorCmd`; reference/cloudstack.md 2.2.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from aiohttp import web

from poolwright.api.errors import ApiError, ErrorCode, ExceptionCode, parameter_error, unauthorized
from poolwright.api.responses import Response
from poolwright.services import sessions
from poolwright.services.cloud import Cloud
from poolwright.services.identity import Known

SESSION_COOKIE: Final = "JSESSIONID"
KEY_COOKIE: Final = "sessionkey"
_PATH: Final = "/client"


class LoginResponse(Response):
    username: str | None = None
    userid: str | None = None
    domainid: str | None = None
    timeout: int | None = None
    account: str | None = None
    firstname: str | None = None
    lastname: str | None = None
    type: str | None = None
    timezone: str | None = None
    timezoneoffset: str | None = None
    registered: str | None = None
    sessionkey: str | None = None
    is2faenabled: str | None = None
    is2faverified: str | None = None
    managementserverid: str | None = None
    passwordchangerequired: str | None = None


@dataclass(frozen=True)
class Cookies:
    """The cookies to set; `None` leaves one as it is."""

    session: str | None = None
    key: str | None = None


UNCHANGED: Final = Cookies()


async def login(
    cloud: Cloud, cookies: Mapping[str, str], raw: Mapping[str, str]
) -> tuple[LoginResponse, Cookies]:
    """Open a session; the one that the request came with, if any, ends.

    Raises `ApiError`: 431 for a missing parameter, 531 where user, domain and password do not belong together.
    """
    given = {key.lower(): value for key, value in raw.items()}
    for name in ("username", "password"):
        if not given.get(name):
            raise parameter_error(f"Unable to execute API command login due to missing parameter {name}")
    opened = await sessions.open_session(
        cloud,
        given["username"],
        given["password"],
        domain_path=given.get("domain") or "/",
        domain=given.get("domainid") or None,
        replaces=cookies.get(SESSION_COOKIE),
    )
    if opened is None:
        raise ApiError(
            ErrorCode.ACCOUNT,
            f"Failed to authenticate user {given['username']} in domain {given.get('domain') or '/'}; "
            "please provide valid credentials",
            exception_code=ExceptionCode.CLOUD_AUTHENTICATION,
        )
    described = _describe(cloud, opened, await sessions.lifetime(cloud))
    return described, Cookies(session=opened.token, key=opened.session_key)


async def logout(cloud: Cloud, cookies: Mapping[str, str], raw: Mapping[str, str]) -> None:
    """End the session of the cookies; a key given as parameter must be its own. Raises `ApiError` 431."""
    given = {key.lower(): value for key, value in raw.items()}
    token = cookies.get(SESSION_COOKIE)
    if not token or not await sessions.close_session(cloud, token, given.get("sessionkey")):
        raise parameter_error("Session not found for the logout process.")


async def find_caller(cloud: Cloud, cookies: Mapping[str, str], raw: Mapping[str, str]) -> Known:
    """Whose session it is. Raises `ApiError` 401 where there is none, or its key is not in both places."""
    given = {key.lower(): value for key, value in raw.items()}
    token = cookies.get(SESSION_COOKIE, "")
    key = given.get("sessionkey", "")
    if not token or not key or not hmac.compare_digest(key.encode(), cookies.get(KEY_COOKIE, "").encode()):
        raise unauthorized()
    found = await sessions.find_caller(cloud, token, key)
    if found is None:
        raise unauthorized()
    return found


def set_cookies(response: web.StreamResponse, cookies: Cookies) -> None:
    """Write the cookies that a reply sets."""
    for name, value in ((SESSION_COOKIE, cookies.session), (KEY_COOKIE, cookies.key)):
        if value:
            response.set_cookie(name, value, path=_PATH, httponly=True, samesite="Lax")


def _describe(cloud: Cloud, opened: sessions.Opened, lifetime: timedelta) -> LoginResponse:
    user = opened.user
    return LoginResponse(
        username=user.username,
        userid=user.uuid,
        domainid=user.domain_uuid,
        timeout=int(lifetime.total_seconds()),
        account=user.account_name,
        firstname=user.first_name,
        lastname=user.last_name,
        type=str(user.account_type),
        timezone=user.timezone or "UTC",
        timezoneoffset="0.0",
        registered="false",
        sessionkey=opened.session_key,
        is2faenabled="false",
        is2faverified="true",
        managementserverid=cloud.manager_uuid or None,
        passwordchangerequired="false",
    )
