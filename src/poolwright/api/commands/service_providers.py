"""Who provides network services on a physical network, and their elements."""

from __future__ import annotations

from typing import Annotated

from poolwright.api.command import Call, Command, ListCommand
from poolwright.api.parameters import Id
from poolwright.api.responses import JobStarted, Response
from poolwright.model.physical import BALANCERS, ROUTERS, ServiceProviderView
from poolwright.model.resource import Found, Page
from poolwright.services import physical_networks
from poolwright.services.queries import is_, reference


class ProviderResponse(Response):
    id: str | None = None
    name: str | None = None
    physicalnetworkid: str | None = None
    state: str | None = None
    servicelist: list[str] | None = None
    canenableindividualservice: bool | None = None


class RouterElementResponse(Response):
    id: str | None = None
    nspid: str | None = None
    enabled: bool | None = None


class BalancerElementResponse(Response):
    id: str | None = None
    nspid: str | None = None
    enabled: bool | None = None


def _response(found: ServiceProviderView) -> ProviderResponse:
    return ProviderResponse(
        id=found.uuid,
        name=found.name,
        physicalnetworkid=found.physical_network_uuid,
        state=found.state,
        servicelist=found.services,
        canenableindividualservice=True,
    )


def _router(found: ServiceProviderView) -> RouterElementResponse:
    return RouterElementResponse(id=found.element_uuid, nspid=found.uuid, enabled=found.element_enabled)


def _balancer(found: ServiceProviderView) -> BalancerElementResponse:
    return BalancerElementResponse(id=found.element_uuid, nspid=found.uuid, enabled=found.element_enabled)


async def shown_provider(call: Call, uuid: str) -> Response | None:
    """The provider that a finished job is about."""
    found = await physical_networks.list_providers(call.cloud, {"uuid": uuid}, None, Page())
    return _response(found.rows[0]) if found.rows else None


async def shown_element(call: Call, uuid: str) -> Response | None:
    """The element that a finished job is about."""
    found = await physical_networks.find_element(call.cloud, uuid)
    if found is None:
        return None
    return _balancer(found) if found.name in BALANCERS else _router(found)


class ListNetworkServiceProviders(ListCommand, frozen=True, kw_only=True):
    """Lists who provides network services on physical networks."""

    physicalnetworkid: Annotated[Id | None, "the physical network"] = None
    name: Annotated[str | None, "the provider's name"] = None
    state: Annotated[str | None, "Enabled or Disabled"] = None

    async def run(self, call: Call) -> Found[ProviderResponse]:
        conditions = (
            reference("physical_network", self.physicalnetworkid)
            | is_("name", self.name)
            | is_("state", self.state.capitalize() if self.state else None)
        )
        found = await physical_networks.list_providers(call.cloud, conditions, self.keyword, self.part)
        return Found([_response(row) for row in found.rows], found.total)


class AddNetworkServiceProvider(Command, frozen=True, kw_only=True):
    """Adds a provider to a physical network, disabled."""

    physicalnetworkid: Annotated[Id, "the physical network"]
    name: Annotated[str, "the provider's name"]
    servicelist: Annotated[list[str] | None, "which of its services it gives; all where none is given"] = None

    async def run(self, call: Call) -> JobStarted:
        made = await physical_networks.add_provider(
            call.cloud, call.caller, self.physicalnetworkid, self.name, self.servicelist or ()
        )
        return JobStarted(made.job.uuid, made.uuid)


class UpdateNetworkServiceProvider(Command, frozen=True, kw_only=True):
    """Enables or disables a provider."""

    id: Annotated[Id, "the provider"]
    state: Annotated[str | None, "Enabled or Disabled"] = None
    servicelist: Annotated[list[str] | None, "which of its services it gives"] = None

    async def run(self, call: Call) -> JobStarted:
        job = await physical_networks.update_provider(
            call.cloud, call.caller, self.id, state=self.state, services=self.servicelist
        )
        return JobStarted(job.uuid)


class DeleteNetworkServiceProvider(Command, frozen=True, kw_only=True):
    """Removes a disabled provider."""

    id: Annotated[Id, "the provider"]

    async def run(self, call: Call) -> JobStarted:
        return JobStarted((await physical_networks.delete_provider(call.cloud, call.caller, self.id)).uuid)


class _ListElements(ListCommand, frozen=True, kw_only=True):
    id: Annotated[Id | None, "the element"] = None
    nspid: Annotated[Id | None, "its provider"] = None
    enabled: Annotated[bool | None, "whether it is enabled"] = None

    async def elements(self, call: Call, names: tuple[str, ...]) -> Found[ServiceProviderView]:
        conditions = (
            is_("element_uuid", self.id) | reference("", self.nspid) | is_("element_enabled", self.enabled)
        )
        return await physical_networks.list_elements(call.cloud, names, conditions, self.keyword, self.part)


class ListVirtualRouterElements(_ListElements, frozen=True, kw_only=True):
    """Lists the elements of the providers VirtualRouter and VpcVirtualRouter."""

    async def run(self, call: Call) -> Found[RouterElementResponse]:
        found = await self.elements(call, ROUTERS)
        return Found([_router(row) for row in found.rows], found.total)


class ListInternalLoadBalancerElements(_ListElements, frozen=True, kw_only=True):
    """Lists the elements of the provider InternalLbVm."""

    async def run(self, call: Call) -> Found[BalancerElementResponse]:
        found = await self.elements(call, BALANCERS)
        return Found([_balancer(row) for row in found.rows], found.total)


class ConfigureVirtualRouterElement(Command, frozen=True, kw_only=True):
    """Enables or disables the element of a virtual router's provider."""

    id: Annotated[Id, "the element"]
    enabled: Annotated[bool, "whether it is enabled"]

    async def run(self, call: Call) -> JobStarted:
        job = await physical_networks.configure_element(
            call.cloud,
            call.caller,
            self.id,
            enabled=self.enabled,
            command="configureVirtualRouterElement",
            names=ROUTERS,
        )
        return JobStarted(job.uuid)


class ConfigureInternalLoadBalancerElement(Command, frozen=True, kw_only=True):
    """Enables or disables the element of an internal load balancer's provider."""

    id: Annotated[Id, "the element"]
    enabled: Annotated[bool, "whether it is enabled"]

    async def run(self, call: Call) -> JobStarted:
        job = await physical_networks.configure_element(
            call.cloud,
            call.caller,
            self.id,
            enabled=self.enabled,
            command="configureInternalLoadBalancerElement",
            names=BALANCERS,
        )
        return JobStarted(job.uuid)
