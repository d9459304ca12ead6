"""The guest operating systems that a cloud starts with: CloudStack's names, and the pools' templates that fit
each.

A name of ours is looked for on a pool in the order given; the last resort is XenServer's own catch-all.
"""

from __future__ import annotations

from typing import Final

CATCH_ALL: Final = "Other install media"

CATEGORIES: Final = (
    "CentOS",
    "Debian",
    "Oracle",
    "RedHat",
    "SUSE",
    "Windows",
    "Other",
    "Novel",
    "Unix",
    "Ubuntu",
    "None",
)

#: Category -> guest OS -> template names, the most fitting first.
GUEST_OS: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "CentOS": {
        "CentOS 5.3 (64-bit)": ("CentOS 5 (64-bit)", "CentOS 5.3 (64-bit)"),
        "CentOS 5.5 (64-bit)": ("CentOS 5 (64-bit)", "CentOS 5.5 (64-bit)"),
        "CentOS 5.6 (64-bit)": ("CentOS 5 (64-bit)",),
        "CentOS 6.5 (64-bit)": ("CentOS 6 (64-bit)",),
        "CentOS 7": ("CentOS 7",),
        "CentOS 8": ("CentOS 8",),
        "CentOS Stream 9": ("CentOS Stream 9",),
        "AlmaLinux 8": ("AlmaLinux 8", "CentOS 8"),
        "AlmaLinux 9": ("AlmaLinux 9",),
        "Rocky Linux 8": ("Rocky Linux 8", "CentOS 8"),
        "Rocky Linux 9": ("Rocky Linux 9",),
    },
    "Debian": {
        "Debian GNU/Linux 6(64-bit)": ("Debian Squeeze 6.0 (64-bit)",),
        "Debian GNU/Linux 7(64-bit)": ("Debian Wheezy 7.0 (64-bit)",),
        "Debian GNU/Linux 8 (64-bit)": ("Debian Jessie 8.0",),
        "Debian GNU/Linux 9 (64-bit)": ("Debian Stretch 9.0",),
        "Debian GNU/Linux 10 (64-bit)": ("Debian Buster 10",),
        "Debian GNU/Linux 11 (64-bit)": ("Debian Bullseye 11",),
        "Debian GNU/Linux 12 (64-bit)": ("Debian Bookworm 12",),
    },
    "Oracle": {
        "Oracle Linux 7": ("Oracle Linux 7",),
        "Oracle Linux 8": ("Oracle Linux 8",),
    },
    "RedHat": {
        "Red Hat Enterprise Linux 6.5 (64-bit)": ("Red Hat Enterprise Linux 6 (64-bit)",),
        "Red Hat Enterprise Linux 7": ("Red Hat Enterprise Linux 7",),
        "Red Hat Enterprise Linux 8": ("Red Hat Enterprise Linux 8",),
        "Red Hat Enterprise Linux 9": ("Red Hat Enterprise Linux 9",),
    },
    "SUSE": {
        "SUSE Linux Enterprise Server 12 (64-bit)": ("SUSE Linux Enterprise Server 12 (64-bit)",),
        "SUSE Linux Enterprise Server 15 (64-bit)": (
            "SUSE Linux Enterprise 15 (64-bit)",
            "SUSE Linux Enterprise Server 15 (64-bit)",
        ),
    },
    "Windows": {
        "Windows 7 (64-bit)": ("Windows 7 (64-bit)",),
        "Windows 8 (64-bit)": ("Windows 8 (64-bit)",),
        "Windows 10 (64-bit)": ("Windows 10 (64-bit)",),
        "Windows 11 (64-bit)": ("Windows 11",),
        "Windows Server 2012 (64-bit)": ("Windows Server 2012 (64-bit)",),
        "Windows Server 2016 (64-bit)": ("Windows Server 2016 (64-bit)",),
        "Windows Server 2019 (64-bit)": ("Windows Server 2019 (64-bit)",),
        "Windows Server 2022 (64-bit)": ("Windows Server 2022 (64-bit)",),
    },
    "Ubuntu": {
        "Ubuntu 12.04 (64-bit)": ("Ubuntu Precise Pangolin 12.04 (64-bit)",),
        "Ubuntu 14.04 (64-bit)": ("Ubuntu Trusty Tahr 14.04",),
        "Ubuntu 16.04 (64-bit)": ("Ubuntu Xenial Xerus 16.04",),
        "Ubuntu 18.04 LTS": ("Ubuntu Bionic Beaver 18.04",),
        "Ubuntu 20.04 LTS": ("Ubuntu Focal Fossa 20.04",),
        "Ubuntu 22.04 LTS": ("Ubuntu Jammy Jellyfish 22.04",),
        "Ubuntu 24.04 LTS": ("Ubuntu Noble Numbat 24.04",),
    },
    "Other": {
        "Other Linux (64-bit)": (CATCH_ALL,),
        "Other (64-bit)": (CATCH_ALL,),
        "Other PV (64-bit)": (CATCH_ALL,),
    },
}
