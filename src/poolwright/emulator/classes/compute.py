"""The compute classes: VMs and what hangs on them: their messages and rules, by class."""

from __future__ import annotations

from collections.abc import Mapping

from poolwright.emulator.classes import gpu, message, usb, vm_appliance, vmss, vtpm
from poolwright.emulator.classes.VBD import messages as vbd
from poolwright.emulator.classes.VIF import messages as vif
from poolwright.emulator.classes.VM import messages as vm
from poolwright.emulator.classes.VM import state
from poolwright.emulator.implicit import Handler, construct, destruct
from poolwright.emulator.operations import Rules

MESSAGES: Mapping[str, Mapping[str, Handler]] = {
    "VM": vm.MESSAGES,
    "VBD": vbd.MESSAGES,
    "VIF": vif.MESSAGES,
    "console": {"create": construct, "destroy": destruct},
    "message": message.MESSAGES,
    "crashdump": {"destroy": destruct},
    "VM_appliance": vm_appliance.MESSAGES,
    "VM_group": {"create": construct, "destroy": destruct},
    "VMSS": vmss.MESSAGES,
    "VTPM": vtpm.MESSAGES,
    "VGPU": gpu.VGPU,
    "PGPU": gpu.PGPU,
    "GPU_group": gpu.GPU_GROUP,
    "PCI": gpu.PCI,
    "USB_group": usb.USB_GROUP,
    "PUSB": usb.PUSB,
    "VUSB": usb.VUSB,
}

RULES: Mapping[str, Rules] = {
    "VM": state.RULES,
    "VBD": vbd.RULES,
    "VIF": vif.RULES,
    "VM_appliance": vm_appliance.RULES,
}
