"""What this cloud can do: listCapabilities, listHypervisors."""

from __future__ import annotations

from typing import Annotated

from poolwright.api.command import Call, Command
from poolwright.api.parameters import Id
from poolwright.api.responses import CLOUDSTACK_VERSION, Response
from poolwright.model.resource import Found


class CapabilitiesResponse(Response):
    securitygroupsenabled: bool | None = None
    dynamicrolesenabled: bool | None = None
    cloudstackversion: str | None = None
    userpublictemplateenabled: bool | None = None
    supportELB: str | None = None
    projectinviterequired: bool | None = None
    allowusercreateprojects: bool | None = None
    customdiskofferingminsize: int | None = None
    customdiskofferingmaxsize: int | None = None
    regionsecondaryenabled: bool | None = None
    kvmsnapshotenabled: bool | None = None
    snapshotshowchainsize: bool | None = None
    allowuserviewdestroyedvm: bool | None = None
    allowuserexpungerecovervm: bool | None = None
    allowuserexpungerecovervolume: bool | None = None
    allowuserviewalldomainaccounts: bool | None = None
    allowuserforcestopvm: bool | None = None
    kubernetesserviceenabled: bool | None = None
    kubernetesclusterexperimentalfeaturesenabled: bool | None = None
    customhypervisordisplayname: str | None = None
    defaultuipagesize: int | None = None
    instancesstatsretentiontime: int | None = None
    instancesstatsuseronly: bool | None = None
    instancesdisksstatsretentionenabled: bool | None = None
    instancesdisksstatsretentiontime: int | None = None
    instanceleaseenabled: bool | None = None
    dynamicscalingenabled: bool | None = None
    additionalconfigenabled: bool | None = None


class HypervisorResponse(Response):
    name: str | None = None


class ListCapabilities(Command, frozen=True, kw_only=True):
    """Tells what this cloud can do."""

    domainid: Annotated[Id | None, "a domain"] = None

    async def run(self, call: Call) -> CapabilitiesResponse:
        return CapabilitiesResponse(
            securitygroupsenabled=False,
            dynamicrolesenabled=False,
            cloudstackversion=CLOUDSTACK_VERSION,
            userpublictemplateenabled=False,
            supportELB="false",
            projectinviterequired=False,
            allowusercreateprojects=False,
            customdiskofferingminsize=1,
            customdiskofferingmaxsize=2040,
            regionsecondaryenabled=False,
            kvmsnapshotenabled=False,
            snapshotshowchainsize=False,
            allowuserviewdestroyedvm=False,
            allowuserexpungerecovervm=False,
            allowuserexpungerecovervolume=False,
            allowuserviewalldomainaccounts=False,
            allowuserforcestopvm=True,
            kubernetesserviceenabled=False,
            kubernetesclusterexperimentalfeaturesenabled=False,
            customhypervisordisplayname="Custom",
            defaultuipagesize=20,
            instancesstatsretentiontime=0,
            instancesstatsuseronly=False,
            instancesdisksstatsretentionenabled=False,
            instancesdisksstatsretentiontime=0,
            instanceleaseenabled=False,
            dynamicscalingenabled=True,
            additionalconfigenabled=False,
        )


class ListHypervisors(Command, frozen=True, kw_only=True):
    """Lists the hypervisors that this cloud drives."""

    zoneid: Annotated[Id | None, "a zone"] = None

    async def run(self, call: Call) -> Found[HypervisorResponse]:
        return Found([HypervisorResponse(name="XenServer")], 1)
