"""The templates that a fresh pool carries: data for rows of class VM.

Diskless, as XAPI ships them: what disks a VM gets is in `other_config["disks"]`, for `VM.provision`. The
golden image with a disk is the topology's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

MIB: Final = 1 << 20
GIB: Final = 1 << 30

_LINUX: Final = {
    "acpi": "1",
    "apic": "true",
    "device_id": "0001",
    "hpet": "true",
    "nx": "true",
    "pae": "true",
    "secureboot": "auto",
    "vga": "std",
    "videoram": "8",
    "viridian": "false",
}
_WINDOWS: Final = {
    "acpi": "1",
    "apic": "true",
    "device_id": "0002",
    "hpet": "true",
    "nx": "true",
    "pae": "true",
    "secureboot": "auto",
    "vga": "std",
    "videoram": "8",
    "viridian": "true",
}
_OTHER: Final = {
    "acpi": "1",
    "apic": "true",
    "hpet": "true",
    "nx": "true",
    "pae": "true",
    "secureboot": "false",
    "viridian": "true",
}
_LINUX_TEXT: Final = (
    "To use this template from the CLI, install your VM using vm-install, then set "
    "other-config-install-repository to the path to your network repository, e.g. http://<server>/<path> "
    "or nfs:server:/<path>"
)
_WINDOWS_TEXT: Final = "Clones of this template will automatically provision their storage when first booted."
_OTHER_TEXT: Final = "Template which allows VM installation from install media"


@dataclass(frozen=True)
class Template:
    """One default template. `memory` and `disk` in bytes; no disk for the one that takes any medium."""

    name: str
    label: str
    memory: int
    disk: int
    platform: dict[str, str]
    text: str
    firmware: str = "uefi"
    boot_order: str = "cdn"
    vcpus: int = 1
    methods: str = "cdrom,nfs,http,ftp"

    def vm_record(self, import_task: str) -> dict[str, Any]:
        """The fields of its row in class VM."""
        other = {
            "default_template": "true",
            "import_task": import_task,
            "install-methods": self.methods,
        }
        if self.disk:
            size, where = f'size="{self.disk}"', 'sr="" bootable="true" type="system" device="0"'
            other["disks"] = f"<provision><disk {size} {where}/></provision>"
        if self.platform is _LINUX:
            other["linux_template"] = "true"
        return {
            "name_label": self.name,
            "name_description": self.text,
            "user_version": 1,
            "is_a_template": True,
            "is_default_template": True,
            "memory_static_max": self.memory,
            "memory_dynamic_max": self.memory,
            "memory_dynamic_min": self.memory,
            "memory_static_min": self.memory // 2,
            "memory_target": self.memory,
            "VCPUs_max": self.vcpus,
            "VCPUs_at_startup": self.vcpus,
            "actions_after_shutdown": "destroy",
            "actions_after_reboot": "restart",
            "actions_after_crash": "restart",
            "HVM_boot_policy": "BIOS order",
            "HVM_boot_params": {"firmware": self.firmware, "order": self.boot_order},
            "platform": self.platform,
            "other_config": other,
            "recommendations": _recommendations(self.platform is _WINDOWS),
            "reference_label": self.label,
            "domain_type": "hvm",
            "domid": -1,
            "has_vendor_device": self.platform is _WINDOWS,
        }


def _recommendations(windows: bool) -> str:
    vendor = '<restriction field="has-vendor-device" value="true"/>' if windows else ""
    return (
        f'<restrictions><restriction field="memory-static-max" max="{1536 * GIB}"/>'
        '<restriction field="vcpus-max" max="32"/><restriction property="number-of-vbds" max="255"/>'
        f'<restriction property="number-of-vifs" max="7"/>{vendor}</restrictions>'
    )


def _linux(name: str, label: str, *, memory: int = 2 * GIB, disk: int = 10 * GIB) -> Template:
    return Template(name, label, memory, disk, _LINUX, _LINUX_TEXT)


def _windows(name: str, label: str, *, memory: int, disk: int, vcpus: int = 2) -> Template:
    return Template(
        name, label, memory, disk, _WINDOWS, _WINDOWS_TEXT, boot_order="dcn", vcpus=vcpus, methods="cdrom"
    )


TEMPLATES: Final = (
    _linux("AlmaLinux 8", "almalinux-8"),
    _linux("AlmaLinux 9", "almalinux-9"),
    _linux("CentOS 7", "centos-7"),
    _linux("CentOS Stream 9", "centos-stream-9"),
    _linux("Debian Bullseye 11", "debian-11"),
    _linux("Debian Bookworm 12", "debian-12"),
    _linux("Oracle Linux 8", "ol-8"),
    _linux("Red Hat Enterprise Linux 8", "rhel-8"),
    _linux("Red Hat Enterprise Linux 9", "rhel-9"),
    _linux("Rocky Linux 8", "rocky-8"),
    _linux("Rocky Linux 9", "rocky-9"),
    _linux("SUSE Linux Enterprise 15", "sle-15", disk=16 * GIB),
    _linux("Ubuntu Focal Fossa 20.04", "ubuntu-20.04"),
    _linux("Ubuntu Jammy Jellyfish 22.04", "ubuntu-22.04"),
    _linux("Ubuntu Noble Numbat 24.04", "ubuntu-24.04"),
    _windows("Windows 10", "windows-10", memory=2 * GIB, disk=32 * GIB),
    _windows("Windows 11", "windows-11", memory=4 * GIB, disk=64 * GIB),
    _windows("Windows Server 2019", "windows-server-2019", memory=2 * GIB, disk=32 * GIB),
    _windows("Windows Server 2022", "windows-server-2022", memory=2 * GIB, disk=32 * GIB),
    Template(
        "Other install media",
        "other-install-media",
        256 * MIB,
        0,
        _OTHER,
        _OTHER_TEXT,
        firmware="bios",
        boot_order="cd",
        methods="cdrom",
    ),
)
