"""Jobs: queryAsyncJobResult, listAsyncJobs, and what a finished job has to show."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated, Any, Final

import msgspec

from poolwright.api.command import AccountListCommand, Call, Command
from poolwright.api.commands.accounts import shown_account
from poolwright.api.commands.affinity_groups import shown_affinity_group
from poolwright.api.commands.maintenance import shown_host, shown_storage_pool
from poolwright.api.commands.networks import shown_network
from poolwright.api.commands.nics import shown_secondary_ip
from poolwright.api.commands.owners import domain_path
from poolwright.api.commands.physical_networks import shown_physical_network, shown_traffic_type
from poolwright.api.commands.projects import shown_project
from poolwright.api.commands.scale_out import shown_deployment
from poolwright.api.commands.service_providers import shown_element, shown_provider
from poolwright.api.commands.snapshots import shown_snapshot
from poolwright.api.commands.system_vms import shown_system_vm
from poolwright.api.commands.template_changes import shown_template
from poolwright.api.commands.users import shown_user
from poolwright.api.commands.virtual_machine_response import VirtualMachineResponse, virtual_machine_response
from poolwright.api.commands.vm_snapshots import shown_vm_snapshot
from poolwright.api.commands.volume_changes import shown_volume
from poolwright.api.commands.vpc_offerings import shown_vpc_offering
from poolwright.api.errors import from_cloud_error
from poolwright.api.parameters import Id
from poolwright.api.responses import Response, Success, date
from poolwright.api.showing import add_tags
from poolwright.model.errors import CloudError, Internal
from poolwright.model.job import JobStatus, JobView
from poolwright.model.resource import Found
from poolwright.services import (
    accounts,
    affinity_groups,
    guest_data,
    jobs,
    maintenance,
    network_changes,
    nics,
    physical_networks,
    projects,
    scale_out,
    snapshots,
    system_vms,
    template_changes,
    users,
    virtual_machines,
    vm_snapshots,
    volumes,
    vpc_offerings,
)
from poolwright.services.queries import is_


class JobResponse(Response):
    accountid: str | None = None
    account: str | None = None
    domainid: str | None = None
    domainpath: str | None = None
    userid: str | None = None
    cmd: str | None = None
    jobstatus: int | None = None
    jobprocstatus: int | None = None
    jobresultcode: int | None = None
    jobresulttype: str | None = None
    jobresult: dict[str, Any] | None = None
    jobinstancetype: str | None = None
    jobinstanceid: str | None = None
    managementserverid: str | None = None
    created: str | None = None
    completed: str | None = None
    jobid: str | None = None


async def _virtual_machine(call: Call, uuid: str) -> Response | None:
    machine = await virtual_machines.get_machine(call.cloud, uuid)
    return virtual_machine_response(machine, admin=call.caller.is_root_admin) if machine else None


#: What a job about a thing of this type shows when it has succeeded.
_SHOWN: Final[dict[str, Callable[[Call, str], Awaitable[Response | None]]]] = {
    virtual_machines.INSTANCE_TYPE: _virtual_machine,
    affinity_groups.INSTANCE_TYPE: shown_affinity_group,
    volumes.INSTANCE_TYPE: shown_volume,
    vm_snapshots.INSTANCE_TYPE: shown_vm_snapshot,
    scale_out.INSTANCE_TYPE: shown_deployment,
    template_changes.INSTANCE_TYPE: shown_template,
    template_changes.ISO_TYPE: shown_template,
    snapshots.INSTANCE_TYPE: shown_snapshot,
    users.INSTANCE_TYPE: shown_user,
    accounts.INSTANCE_TYPE: shown_account,
    projects.INSTANCE_TYPE: shown_project,
    system_vms.INSTANCE_TYPE: shown_system_vm,
    nics.SECONDARY_IP: shown_secondary_ip,
    maintenance.HOST: shown_host,
    maintenance.STORAGE_POOL: shown_storage_pool,
    network_changes.INSTANCE_TYPE: shown_network,
    vpc_offerings.INSTANCE_TYPE: shown_vpc_offering,
    physical_networks.INSTANCE_TYPE: shown_physical_network,
    physical_networks.TRAFFIC_TYPE: shown_traffic_type,
    physical_networks.PROVIDER: shown_provider,
    physical_networks.ELEMENT: shown_element,
}


#: Commands whose answer tells the password that they have given to the guest.
_TELL_PASSWORD: Final = frozenset({"deployVirtualMachine", "resetPasswordForVirtualMachine"})


async def job_response(call: Call, job: JobView, *, with_result: bool = True) -> JobResponse:
    """A job as clients poll it; the result's object comes first in `jobresult`."""
    failed = job.status in (JobStatus.FAILED, JobStatus.CANCELLED)
    result, code = (
        await _result(call, job) if with_result and job.status is not JobStatus.PENDING else (None, 0)
    )
    return JobResponse(
        accountid=job.account_uuid,
        account=job.account_name,
        domainid=job.domain_uuid,
        domainpath=domain_path(job.domain_path),
        userid=job.user_uuid,
        cmd=job.command,
        jobstatus=int(job.status),
        jobprocstatus=0,
        jobresultcode=code,
        jobresulttype="object" if result is not None else ("text" if failed else None),
        jobresult=result,
        jobinstancetype=job.instance_type,
        jobinstanceid=job.instance_uuid,
        managementserverid=call.cloud.manager_uuid or None,
        created=date(job.created),
        completed=date(job.completed),
        jobid=job.uuid,
    )


async def _result(call: Call, job: JobView) -> tuple[dict[str, Any], int]:
    """What came of a job that is over, and its code: 0, or that of the error."""
    if job.status is not JobStatus.SUCCEEDED:
        error = CloudError.from_record(job.error) if job.error else Internal("the job was cancelled")
        refused = from_cloud_error(error)
        return {
            "errorcode": int(refused.code),
            "cserrorcode": int(refused.exception_code),
            "errortext": refused.text,
        }, int(refused.code)
    entry = call.commands.get(job.command)
    show = _SHOWN.get(job.instance_type or "")
    is_told = entry is not None and entry.returns is not Success and bool(entry.object)
    if entry is None or not is_told or show is None or job.instance_uuid is None:
        return {"success": True}, 0
    shown = await show(call, job.instance_uuid)
    if isinstance(shown, VirtualMachineResponse) and shown.passwordenabled and job.command in _TELL_PASSWORD:
        shown.password = await guest_data.read_password(call.cloud, job.instance_uuid)
    if shown is not None:
        await add_tags(call.cloud, shown)
    return ({entry.object: msgspec.to_builtins(shown)} if shown is not None else {"success": True}), 0


class QueryAsyncJobResult(Command, frozen=True, kw_only=True):
    """Tells how a job stands."""

    jobid: Annotated[Id | None, "the job"] = None
    resourceid: Annotated[str | None, "the id of what the job is about; with resourcetype"] = None
    resourcetype: Annotated[str | None, "the type of what the job is about"] = None

    async def run(self, call: Call) -> JobResponse:
        job = await jobs.get(
            call.cloud, call.caller, self.jobid, resource=self.resourceid, resource_type=self.resourcetype
        )
        return await job_response(call, job)


class ListAsyncJobs(AccountListCommand, frozen=True, kw_only=True):
    """Lists jobs."""

    resourceid: Annotated[str | None, "the id of what the jobs are about"] = None
    resourcetype: Annotated[str | None, "the type of what the jobs are about"] = None

    async def run(self, call: Call) -> Found[JobResponse]:
        conditions = is_("instance_uuid", self.resourceid) | is_("instance_type", self.resourcetype)
        found = await jobs.list_(call.cloud, call.caller, self.whose(), conditions, self.keyword, self.part)
        rows = [await job_response(call, job, with_result=False) for job in found.rows]
        return Found(rows, found.total)
