"""SSH key pairs: made, registered, listed, deleted."""

from __future__ import annotations

from typing import Annotated

from poolwright.api.command import Call, OwnedCommand, OwnedListCommand
from poolwright.api.commands.volumes import domain_path
from poolwright.api.parameters import Id, Length
from poolwright.api.responses import Response, Success
from poolwright.model.grouping import SshKeyPairView
from poolwright.model.resource import Found
from poolwright.services import ssh_key_pairs
from poolwright.services.queries import is_, reference


class SshKeyPairResponse(Response):
    id: str | None = None
    name: str | None = None
    account: str | None = None
    projectid: str | None = None
    project: str | None = None
    domainid: str | None = None
    domain: str | None = None
    fingerprint: str | None = None
    hasannotations: bool | None = None


class CreatedSshKeyPairResponse(SshKeyPairResponse):
    privatekey: str | None = None


def _response(pair: SshKeyPairView) -> SshKeyPairResponse:
    return SshKeyPairResponse(
        id=pair.uuid,
        name=pair.name,
        account=None if pair.project_uuid else pair.account_name,
        projectid=pair.project_uuid,
        project=pair.project_name,
        domainid=pair.domain_uuid,
        domain=domain_path(pair.domain_path).rpartition("/")[2],
        fingerprint=pair.fingerprint,
        hasannotations=False,
    )


class ListSshKeyPairs(OwnedListCommand, frozen=True, kw_only=True):
    """Lists SSH key pairs."""

    id: Annotated[Id | None, "the id of the pair"] = None
    name: Annotated[str | None, "the name of the pair"] = None
    fingerprint: Annotated[str | None, "the fingerprint of the public key"] = None

    async def run(self, call: Call) -> Found[SshKeyPairResponse]:
        conditions = reference("", self.id) | is_("name", self.name) | is_("fingerprint", self.fingerprint)
        found = await ssh_key_pairs.list_(
            call.cloud, call.caller, self.whose(self.id), conditions, self.keyword, self.part
        )
        return Found([_response(row) for row in found.rows], found.total)


class CreateSshKeyPair(OwnedCommand, frozen=True, kw_only=True):
    """Makes an SSH key pair, and tells its private key, once."""

    name: Annotated[str, "the name of the pair"]

    async def run(self, call: Call) -> CreatedSshKeyPairResponse:
        made = await ssh_key_pairs.create(call.cloud, call.caller, self.name, self.whom)
        shown = _response(made.pair)
        return CreatedSshKeyPairResponse(
            id=shown.id,
            name=shown.name,
            account=shown.account,
            projectid=shown.projectid,
            project=shown.project,
            domainid=shown.domainid,
            domain=shown.domain,
            fingerprint=shown.fingerprint,
            hasannotations=False,
            privatekey=made.private_key,
        )


class RegisterSshKeyPair(OwnedCommand, frozen=True, kw_only=True):
    """Keeps a public key under a name."""

    name: Annotated[str, "the name of the pair"]
    publickey: Annotated[str, Length(5120), "the public key, as OpenSSH writes it"]

    async def run(self, call: Call) -> SshKeyPairResponse:
        pair = await ssh_key_pairs.register(call.cloud, call.caller, self.name, self.publickey, self.whom)
        return _response(pair)


class DeleteSshKeyPair(OwnedCommand, frozen=True, kw_only=True):
    """Forgets an SSH key pair; VMs that have it keep it."""

    name: Annotated[str, "the name of the pair"]

    async def run(self, call: Call) -> Success:
        await ssh_key_pairs.delete(call.cloud, call.caller, self.name, self.whom)
        return Success(success=True)
