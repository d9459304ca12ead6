"""The one connection that CloudStack keeps per pool, and what a command says over it."""

from __future__ import annotations

import threading
from collections import deque
from typing import Any

import XenAPI


class Connection:
    """A session with a pool. Threads share it; each has an HTTP connection of its own, kept alive."""

    def __init__(self, url: str, username: str, password: str) -> None:
        self._url = url
        self._own = threading.local()
        self._health_check = threading.Lock()
        self._login = XenAPI.Session(url, ignore_ssl=True)
        self._login.xenapi.login_with_password(username, password, "1.0", "cloudstack")
        self._own.session = self._login
        self._reference = self._login._session
        #: The methods of all calls, in order.
        self.calls: deque[str] = deque()

    def call(self, method: str, *arguments: Any) -> Any:
        """What a message answers. Raises XenAPI.Failure."""
        session = getattr(self._own, "session", None)
        if session is None:
            session = self._own.session = XenAPI.Session(self._url, ignore_ssl=True)
            session._session = self._reference
        self.calls.append(method)
        return session.xenapi_request(method, arguments)

    def command(self, host_uuid: str) -> Command:
        """Begins a command on a host: two calls, and nobody else's commands on this pool begin meanwhile."""
        command = Command(self)
        with self._health_check:
            host = command("host.get_by_uuid", host_uuid)
            command("host.get_enabled", host)
        return command

    def close(self) -> None:
        """Logs out."""
        self._login.xenapi.logout()


class Command:
    """The calls of one command."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.calls: list[str] = []

    def __call__(self, method: str, *arguments: Any) -> Any:
        self.calls.append(method)
        return self._connection.call(method, *arguments)
