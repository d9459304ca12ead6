"""Many VMs at once, and plans, as `poolwright vm deploy` shows them."""

from __future__ import annotations

from typing import Any

from poolwright.apiclient import ApiClient
from poolwright.cli.output import print_json, print_rows, remark

_COLUMNS = {"Name": "name", "State": "state", "Host": "hostname", "Address": "ipaddress", "Id": "id"}
_PLANNED = {"Name": "name", "Host": "hostname", "Storage": "storage", "Networks": "network"}


async def deploy_many(api: ApiClient, *, wait: bool, as_json: bool, **params: Any) -> None:
    """Ask for many VMs, wait where wanted, and print what came of it."""
    if not wait:
        answer = await api.call("deployVirtualMachines", **params)
        print_json(answer) if as_json else print(f"{params['count']} VMs: job {answer['jobid']}")
        return
    if not as_json:
        remark(f"deployVirtualMachines: {params['count']} VMs ...")
    made = (await api.run("deployVirtualMachines", **params))["deployment"]
    print_rows(made.get("virtualmachine", []), _COLUMNS, as_json=as_json)
    for failed in made.get("notdeployed", []):
        remark(f"poolwright: {failed['name']}: {failed['errortext']}")
    if made.get("refusal"):
        remark(f"poolwright: {made['refusal']}")


def show_plan(answer: dict[str, Any], *, as_json: bool) -> None:
    """Print where each VM would go, and below it why other hosts would not do."""
    plans = answer.get("plan", [])
    if as_json:
        print_json(plans)
        return
    rows = [
        {
            "name": plan["name"],
            "hostname": plan.get("hostname", "some host" if plan["fits"] else "no host"),
            "storage": ", ".join(plan.get("storage", [])),
            "network": ", ".join(plan.get("network", [])),
        }
        for plan in plans
    ]
    print_rows(rows, _PLANNED, as_json=False)
    for plan in plans:
        if plan.get("problem"):
            print(f"{plan['name']}: {plan['problem']}")
        for network in plan.get("newnetwork", []):
            print(f"{plan['name']}: network {network} would be made on the pool first")
        for refused in plan.get("refusedhost", []):
            print(f"{plan['name']}: not {refused.get('hostname', 'another host')}: {refused['reason']}")
