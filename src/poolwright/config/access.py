"""How a client of the API finds its manager and proves who it is.

`POOLWRIGHT_API`, `POOLWRIGHT_APIKEY` and `POOLWRIGHT_SECRETKEY` come first; what they leave out is taken from
the profile file, which `poolwright serve` and `poolwright demo` write for the user that runs them: JSON, mode
0600, replaced in one step. It keeps one entry per kind of manager, so that a demo hides the real manager's keys
while it runs and gives way when it ends. Not here: the manager's own settings.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

import msgspec

from poolwright.config.paths import profile_file

SECRET_MODE = 0o600


class AccessUnknown(Exception):
    """No manager is known, or not the keys for it; the message says where they are looked for."""


class Access(msgspec.Struct, frozen=True):
    """An API's URL and one user's keys for it."""

    api: str
    apikey: str
    secretkey: str

    def __repr__(self) -> str:
        return f"Access(api={self.api!r}, apikey={self.apikey!r}, secretkey=...)"


class _Profiles(msgspec.Struct, frozen=True):
    #: Names of the entries, the one in force first.
    order: list[str] = []
    profiles: dict[str, Access] = {}


class ProfileFile:
    """The file of access profiles, by name; the one written last is in force."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def of(cls, environ: Mapping[str, str]) -> ProfileFile:
        """The user's own, or the one that `POOLWRIGHT_PROFILE` names."""
        return cls(profile_file(environ))

    def _read(self) -> _Profiles:
        try:
            return msgspec.json.decode(self.path.read_bytes(), type=_Profiles)
        except FileNotFoundError:
            return _Profiles()
        except (OSError, msgspec.DecodeError) as error:
            raise AccessUnknown(f"access profile {self.path} cannot be read: {error}") from error

    def current(self, api: str = "") -> Access | None:
        """The access in force (to that API, where one is named), or None. Raises `AccessUnknown`."""
        profiles = self._read()
        entries = [profiles.profiles[name] for name in profiles.order if name in profiles.profiles]
        return next((entry for entry in entries if api in ("", entry.api)), None)

    def put(self, name: str, access: Access) -> None:
        """Write an entry and put it in force. Raises OSError; a file that cannot be understood is replaced."""
        try:
            profiles = self._read()
        except AccessUnknown:
            profiles = _Profiles()
        order = [name, *(other for other in profiles.order if other != name)]
        self._write(_Profiles(order, profiles.profiles | {name: access}))

    def remove(self, name: str, access: Access) -> None:
        """Take an entry out, if it still is this one. Raises OSError."""
        try:
            profiles = self._read()
        except AccessUnknown:
            return
        if profiles.profiles.get(name) != access:
            return
        kept = {other: entry for other, entry in profiles.profiles.items() if other != name}
        self._write(_Profiles([other for other in profiles.order if other != name], kept))

    def _write(self, profiles: _Profiles) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # mkstemp makes the file 0600 from its first moment: the secret is never readable by others.
        descriptor, temporary = tempfile.mkstemp(dir=self.path.parent, prefix=self.path.name + ".")
        try:
            with os.fdopen(descriptor, "wb") as file:
                os.fchmod(descriptor, SECRET_MODE)
                file.write(msgspec.json.format(msgspec.json.encode(profiles), indent=2) + b"\n")
                file.flush()
                os.fsync(descriptor)
            Path(temporary).replace(self.path)
        finally:
            Path(temporary).unlink(missing_ok=True)


def find_access(environ: Mapping[str, str]) -> Access:
    """The access that a client is to use. Raises `AccessUnknown`."""
    file = ProfileFile.of(environ)
    variables = ("POOLWRIGHT_API", "POOLWRIGHT_APIKEY", "POOLWRIGHT_SECRETKEY")
    api, apikey, secretkey = (environ.get(name, "") for name in variables)
    if api and apikey and secretkey:
        return Access(api, apikey, secretkey)
    stored = file.current(api)
    if stored is None and api and file.current() is not None:
        raise AccessUnknown(
            f"{file.path} has no keys for {api}: set POOLWRIGHT_APIKEY and POOLWRIGHT_SECRETKEY"
        )
    if stored is None:
        raise AccessUnknown(
            f"no manager is known: {file.path} does not exist, and {', '.join(variables)} are not all set. "
            "Start one with `poolwright demo` or `poolwright serve` (they write it), or set the variables."
        )
    return Access(api or stored.api, apikey or stored.apikey, secretkey or stored.secretkey)
