"""The storage drivers (SM plugins) that an emulated host has: types of SR, and what each can do.

Data for the rows of class SM and for the rules of SR and VDI, which ask a driver's features before anything
else. It holds no state: what an emulated driver stores is a VDI's row and, later, its content.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

#: What drivers that keep VHD files or volumes can do. Growing a disk in use (VDI_RESIZE_ONLINE) and keeping
#: the pool's metadata (SR_METADATA) are not among it.
_DISK_FEATURES: Final[Mapping[str, int]] = {
    "SR_PROBE": 1,
    "SR_UPDATE": 1,
    "THIN_PROVISIONING": 1,
    "VDI_ACTIVATE": 1,
    "VDI_ATTACH": 1,
    "VDI_CLONE": 1,
    "VDI_CONFIG_CBT": 1,
    "VDI_CREATE": 1,
    "VDI_DEACTIVATE": 1,
    "VDI_DELETE": 1,
    "VDI_DETACH": 1,
    "VDI_GENERATE_CONFIG": 1,
    "VDI_INTRODUCE": 1,
    "VDI_MIRROR": 1,
    "VDI_RESET_ON_BOOT": 2,
    "VDI_RESIZE": 1,
    "VDI_SNAPSHOT": 1,
    "VDI_UPDATE": 1,
}
_ISO_FEATURES: Final[Mapping[str, int]] = {
    "VDI_ATTACH": 1,
    "VDI_CREATE": 1,
    "VDI_DELETE": 1,
    "VDI_DETACH": 1,
}
_DEVICE_FEATURES: Final[Mapping[str, int]] = {
    "VDI_ATTACH": 1,
    "VDI_DETACH": 1,
    "VDI_INTRODUCE": 1,
    "VDI_UPDATE": 1,
}


@dataclass(frozen=True)
class Driver:
    """One type of SR: what its SM row says."""

    type: str
    name: str
    description: str
    features: Mapping[str, int]
    configuration: Mapping[str, str]

    def sm_record(self) -> dict[str, Any]:
        """The fields of its row in class SM."""
        return {
            "name_label": self.name,
            "name_description": self.description,
            "type": self.type,
            "vendor": "poolwright",
            "copyright": "",
            "version": "1.0",
            "required_api_version": "1.0",
            "configuration": dict(self.configuration),
            "capabilities": sorted(self.features),
            "features": dict(self.features),
            "driver_filename": f"/opt/xensource/sm/{self.type.upper()}SR",
        }


_NFS: Final = {"server": "NFS server (required)", "serverpath": "path on the server (required)"}
_DEVICE: Final = {"device": "local block device (required)"}
_ISCSI: Final = {"target": "address of the iSCSI target", "targetIQN": "its IQN", "SCSIid": "id of the LUN"}

_DRIVERS: Final = (
    Driver("dummy", "Dummy", "disks that keep nothing, for tests", _DISK_FEATURES, {}),
    Driver("ext", "Local ext", "disks as files on a local file system", _DISK_FEATURES, _DEVICE),
    Driver("file", "File", "disks as files in a directory", _DISK_FEATURES, {"location": "directory"}),
    Driver("hba", "Hardware HBA", "LUNs of a host bus adapter", _DISK_FEATURES, {"SCSIid": "id of the LUN"}),
    Driver("iscsi", "iSCSI", "LUNs of an iSCSI target, one per disk", _DEVICE_FEATURES, _ISCSI),
    Driver("iso", "ISO library", "CD images", _ISO_FEATURES, {"location": "directory or share (required)"}),
    Driver("lvm", "Local LVM", "disks as volumes on a local device", _DISK_FEATURES, _DEVICE),
    Driver("lvmofcoe", "LVM over FCoE", "disks as volumes on an FCoE LUN", _DISK_FEATURES, {"SCSIid": "LUN"}),
    Driver("lvmohba", "LVM over HBA", "disks as volumes on a LUN", _DISK_FEATURES, {"SCSIid": "LUN"}),
    Driver("lvmoiscsi", "LVM over iSCSI", "disks as volumes on an iSCSI LUN", _DISK_FEATURES, _ISCSI),
    Driver("nfs", "NFS", "disks as files on an NFS export", _DISK_FEATURES, _NFS),
    Driver("smb", "SMB", "disks as files on an SMB share", _DISK_FEATURES, {"server": "share (required)"}),
    Driver("udev", "Removable storage", "the host's own CD and USB drives", _DEVICE_FEATURES, {}),
)

#: Every driver by its type of SR.
DRIVERS: Final[Mapping[str, Driver]] = {driver.type: driver for driver in _DRIVERS}
