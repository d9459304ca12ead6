"""Many VMs by one request, and the plan of one: deployVirtualMachines and planVirtualMachineDeployment.

Both are ours: CloudStack has no such commands. They take what deployVirtualMachine takes, and how many.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Final

from poolwright.api.command import Call
from poolwright.api.commands.deployments import DeployVirtualMachine
from poolwright.api.commands.virtual_machine_response import (
    VirtualMachineResponse,
    virtual_machine_response,
)
from poolwright.api.errors import parameter_error
from poolwright.api.responses import JobStarted, Response
from poolwright.model.placement import Strategy
from poolwright.model.resource import Found
from poolwright.services import scale_out

_STARTED: Final = {"startvm": "VMs that are made together are started"}


class NotDeployedResponse(Response):
    """A VM that could not be made, and why."""

    id: str | None = None
    name: str | None = None
    errortext: str | None = None


class DeploymentResponse(Response):
    """What came of a request for many VMs; `refusal` says why it is not more."""

    requested: int | None = None
    count: int | None = None
    virtualmachine: list[VirtualMachineResponse] | None = None
    notdeployed: list[NotDeployedResponse] | None = None
    refusal: str | None = None


class RefusedHostResponse(Response):
    hostid: str | None = None
    hostname: str | None = None
    reason: str | None = None


class PlanResponse(Response):
    """Where one VM would go. Hosts are named to administrators only."""

    name: str | None = None
    fits: bool | None = None
    hostid: str | None = None
    hostname: str | None = None
    storage: list[str] | None = None
    network: list[str] | None = None
    newnetwork: list[str] | None = None
    refusedhost: list[RefusedHostResponse] | None = None
    problem: str | None = None


async def shown_deployment(call: Call, uuid: str) -> Response | None:
    """What a finished job for many VMs shows."""
    came = await scale_out.outcome(call.cloud, uuid)
    if came is None:
        return None
    admin = call.caller.is_root_admin
    return DeploymentResponse(
        requested=came.requested,
        count=len(came.machines),
        virtualmachine=[virtual_machine_response(machine, admin=admin) for machine in came.machines],
        notdeployed=[NotDeployedResponse(id=vm.uuid, name=vm.name, errortext=vm.error) for vm in came.failed],
        refusal=came.refusal,
    )


def _plan_response(planned: scale_out.Planned, *, admin: bool) -> PlanResponse:
    refused = [
        RefusedHostResponse(
            hostid=refusal.host_uuid if admin else None,
            hostname=refusal.host_name if admin else None,
            reason=refusal.reason,
        )
        for refusal in planned.refusals
    ]
    return PlanResponse(
        name=planned.name,
        fits=planned.host is not None,
        hostid=planned.host.uuid if planned.host and admin else None,
        hostname=planned.host.name if planned.host and admin else None,
        storage=list(planned.storage),
        network=list(planned.networks),
        newnetwork=list(planned.new_networks),
        refusedhost=refused,
        problem=planned.problem,
    )


class DeployVirtualMachines(DeployVirtualMachine, frozen=True, kw_only=True):
    """Creates many VMs at once, all or none of them (not a command of CloudStack's)."""

    refuses: ClassVar[Mapping[str, str]] = {**DeployVirtualMachine.refuses, **_STARTED}

    count: Annotated[int, "how many; a name gets -1, -2, ... appended"] = 1
    strategy: Annotated[str, "spread: the emptiest hosts first; pack: the fullest that still fit"] = "spread"
    allornothing: Annotated[bool, "with false as many as fit are made, and stay when another fails"] = True

    async def run(self, call: Call) -> JobStarted:
        job = await scale_out.deploy(call.cloud, call.caller, self.deployment(), self.many())
        return JobStarted(job.uuid)

    def many(self) -> scale_out.Many:
        """How many are asked for. Raises `ApiError` 431."""
        try:
            strategy = Strategy(self.strategy.lower())
        except ValueError:
            known = ", ".join(Strategy)
            raise parameter_error(f"strategy is {self.strategy!r}: it is one of {known}") from None
        return scale_out.Many(self.count, strategy, self.allornothing)


class PlanVirtualMachineDeployment(DeployVirtualMachines, frozen=True, kw_only=True):
    """Tells where VMs would go, and why not elsewhere; changes nothing (not a command of CloudStack's)."""

    async def run(self, call: Call) -> Found[PlanResponse]:  # type: ignore[override]
        planned = await scale_out.plan(call.cloud, call.caller, self.deployment(), self.many())
        rows = [_plan_response(one, admin=call.caller.is_root_admin) for one in planned]
        return Found(rows, len(rows))
