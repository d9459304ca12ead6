"""How a VM is shown: CloudStack's UserVmResponse, as far as we know it."""

from __future__ import annotations

from poolwright.api.commands.nics import NicResponse, nic_response
from poolwright.api.commands.owners import owner_fields
from poolwright.api.responses import Response, date
from poolwright.model.grouping import AffinityGroupView
from poolwright.model.virtual_machine import VirtualMachineView
from poolwright.services.virtual_machines import Machine


class VirtualMachineResponse(Response):
    id: str | None = None
    name: str | None = None
    displayname: str | None = None
    account: str | None = None
    userid: str | None = None
    username: str | None = None
    domainid: str | None = None
    domain: str | None = None
    domainpath: str | None = None
    projectid: str | None = None
    project: str | None = None
    created: str | None = None
    lastupdated: str | None = None
    state: str | None = None
    haenable: bool | None = None
    group: str | None = None
    zoneid: str | None = None
    zonename: str | None = None
    hostid: str | None = None
    hostname: str | None = None
    hostcontrolstate: str | None = None
    templateid: str | None = None
    templatename: str | None = None
    templatedisplaytext: str | None = None
    templatetype: str | None = None
    templateformat: str | None = None
    passwordenabled: bool | None = None
    isoid: str | None = None
    isoname: str | None = None
    isodisplaytext: str | None = None
    serviceofferingid: str | None = None
    serviceofferingname: str | None = None
    cpunumber: int | None = None
    cpuspeed: int | None = None
    memory: int | None = None
    guestosid: str | None = None
    ostypeid: str | None = None
    osdisplayname: str | None = None
    rootdeviceid: int | None = None
    rootdevicetype: str | None = None
    securitygroup: list[dict[str, str]] | None = None
    nic: list[NicResponse] | None = None
    ipaddress: str | None = None
    hypervisor: str | None = None
    instancename: str | None = None
    details: dict[str, str] | None = None
    keypairs: str | None = None
    affinitygroup: list[dict[str, str]] | None = None
    displayvm: bool | None = None
    isdynamicallyscalable: bool | None = None
    deleteprotection: bool | None = None
    bootmode: str | None = None
    boottype: str | None = None
    userdata: str | None = None
    userdataid: str | None = None
    userdataname: str | None = None
    userdatapolicy: str | None = None
    userdatadetails: str | None = None
    password: str | None = None
    vmtype: str | None = None
    arch: str | None = None
    tags: list[dict[str, str]] | None = None
    hasannotations: bool | None = None


def virtual_machine_response(
    machine: Machine, *, admin: bool, user_data: bool = False
) -> VirtualMachineResponse:
    """What is seen of a VM; where it runs, only by an administrator."""
    vm = machine.vm
    nics = [nic_response(nic, admin=admin) for nic in machine.nics]
    response = VirtualMachineResponse(
        id=vm.uuid,
        name=vm.name,
        displayname=vm.display_name or vm.name,
        userid=vm.user_uuid,
        username=vm.user_name,
        **owner_fields(vm),
        created=date(vm.created),
        lastupdated=date(vm.changed),
        state=vm.state,
        haenable=vm.ha_enabled,
        group=vm.group,
        zoneid=vm.zone_uuid,
        zonename=vm.zone_name,
        serviceofferingid=vm.service_offering_uuid,
        serviceofferingname=vm.service_offering_name,
        cpunumber=vm.cpu_number,
        cpuspeed=vm.cpu_speed_mhz,
        memory=vm.memory_mib,
        guestosid=vm.os_type_uuid,
        ostypeid=vm.os_type_uuid,
        osdisplayname=vm.os_type_name,
        rootdeviceid=0,
        rootdevicetype="ROOT",
        securitygroup=[],
        nic=nics,
        ipaddress=next((nic.ip4 for nic in machine.nics if nic.is_default), None),
        hypervisor=vm.hypervisor,
        details=vm.details or None,
        keypairs=",".join(vm.key_pairs) or None,
        affinitygroup=[_group(group) for group in machine.groups],
        displayvm=vm.display,
        isdynamicallyscalable=vm.dynamically_scalable,
        deleteprotection=vm.delete_protection,
        bootmode=vm.boot_mode,
        boottype=vm.boot_type,
        userdata=vm.user_data if user_data else None,
        userdataid=vm.user_data_uuid,
        userdataname=vm.user_data_name,
        userdatapolicy=vm.user_data_policy,
        userdatadetails=str(vm.user_data_details) if vm.user_data_details else None,
        vmtype=vm.type,
        arch="x86_64",
        tags=[],
        hasannotations=False,
    )
    _show_origin(response, vm)
    if admin:
        _show_place(response, vm)
    return response


def _group(group: AffinityGroupView) -> dict[str, str]:
    return {
        "id": group.uuid,
        "name": group.name,
        "description": group.description or group.name,
        "account": group.account_name,
        "domainid": group.domain_uuid,
        "domain": group.domain_name,
        "type": group.type,
    }


def _show_origin(response: VirtualMachineResponse, vm: VirtualMachineView) -> None:
    """What it was made from, and what is in its drive."""
    response.templateid = vm.template_uuid
    response.templatename = vm.template_name
    response.templatedisplaytext = vm.template_text or vm.template_name
    response.templatetype = vm.template_type
    response.templateformat = vm.template_format
    response.passwordenabled = bool(vm.password_enabled)
    response.isoid = vm.iso_uuid
    response.isoname = vm.iso_name
    response.isodisplaytext = vm.iso_text


def _show_place(response: VirtualMachineResponse, vm: VirtualMachineView) -> None:
    """Where it runs, and under which name."""
    response.instancename = vm.instance_name
    response.hostid = vm.host_uuid
    response.hostname = vm.host_name
    response.hostcontrolstate = "Enabled" if vm.host_uuid else None
