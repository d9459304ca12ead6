# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""The objects that a mirror holds, by class."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from ..shapes import Shape
from ..table import Table

if TYPE_CHECKING:
    from .bond import Bond as _Bond, BondRecord as _BondRecord
    from .caller import Caller as _Caller, CallerRecord as _CallerRecord
    from .certificate import Certificate as _Certificate, CertificateRecord as _CertificateRecord
    from .cluster import Cluster as _Cluster, ClusterRecord as _ClusterRecord
    from .cluster_host import (
        ClusterHostRecord as _ClusterHostRecord,
        Cluster_host as _Cluster_host,
    )
    from .dr_task import DRTaskRecord as _DRTaskRecord, DR_task as _DR_task
    from .driver_variant import (
        DriverVariantRecord as _DriverVariantRecord,
        Driver_variant as _Driver_variant,
    )
    from .feature import Feature as _Feature, FeatureRecord as _FeatureRecord
    from .gpu_group import GPUGroupRecord as _GPUGroupRecord, GPU_group as _GPU_group
    from .host_driver import HostDriverRecord as _HostDriverRecord, Host_driver as _Host_driver
    from .lvhd import LVHD as _LVHD, LVHDRecord as _LVHDRecord
    from .observer import Observer as _Observer, ObserverRecord as _ObserverRecord
    from .pbd import PBD as _PBD, PBDRecord as _PBDRecord
    from .pci import PCI as _PCI, PCIRecord as _PCIRecord
    from .pgpu import PGPU as _PGPU, PGPURecord as _PGPURecord
    from .pif import PIF as _PIF, PIFRecord as _PIFRecord
    from .pif_metrics import PIFMetricsRecord as _PIFMetricsRecord, PIF_metrics as _PIF_metrics
    from .pusb import PUSB as _PUSB, PUSBRecord as _PUSBRecord
    from .pvs_cache_storage import (
        PVSCacheStorageRecord as _PVSCacheStorageRecord,
        PVS_cache_storage as _PVS_cache_storage,
    )
    from .pvs_proxy import PVSProxyRecord as _PVSProxyRecord, PVS_proxy as _PVS_proxy
    from .pvs_server import PVSServerRecord as _PVSServerRecord, PVS_server as _PVS_server
    from .pvs_site import PVSSiteRecord as _PVSSiteRecord, PVS_site as _PVS_site
    from .rate_limit import RateLimitRecord as _RateLimitRecord, Rate_limit as _Rate_limit
    from .repository import Repository as _Repository, RepositoryRecord as _RepositoryRecord
    from .sdn_controller import (
        SDNControllerRecord as _SDNControllerRecord,
        SDN_controller as _SDN_controller,
    )
    from .sm import SM as _SM, SMRecord as _SMRecord
    from .sr import SR as _SR, SRRecord as _SRRecord
    from .usb_group import USBGroupRecord as _USBGroupRecord, USB_group as _USB_group
    from .vbd import VBD as _VBD, VBDRecord as _VBDRecord
    from .vbd_metrics import VBDMetricsRecord as _VBDMetricsRecord, VBD_metrics as _VBD_metrics
    from .vdi import VDI as _VDI, VDIRecord as _VDIRecord
    from .vgpu import VGPU as _VGPU, VGPURecord as _VGPURecord
    from .vgpu_type import VGPUTypeRecord as _VGPUTypeRecord, VGPU_type as _VGPU_type
    from .vif import VIF as _VIF, VIFRecord as _VIFRecord
    from .vif_metrics import VIFMetricsRecord as _VIFMetricsRecord, VIF_metrics as _VIF_metrics
    from .vlan import VLAN as _VLAN, VLANRecord as _VLANRecord
    from .vm import VM as _VM, VMRecord as _VMRecord
    from .vmpp import VMPP as _VMPP, VMPPRecord as _VMPPRecord
    from .vmss import VMSS as _VMSS, VMSSRecord as _VMSSRecord
    from .vm_appliance import (
        VMApplianceRecord as _VMApplianceRecord,
        VM_appliance as _VM_appliance,
    )
    from .vm_group import VMGroupRecord as _VMGroupRecord, VM_group as _VM_group
    from .vm_guest_metrics import (
        VMGuestMetricsRecord as _VMGuestMetricsRecord,
        VM_guest_metrics as _VM_guest_metrics,
    )
    from .vm_metrics import VMMetricsRecord as _VMMetricsRecord, VM_metrics as _VM_metrics
    from .vtpm import VTPM as _VTPM, VTPMRecord as _VTPMRecord
    from .vusb import VUSB as _VUSB, VUSBRecord as _VUSBRecord
    from .blob import BlobRecord as _BlobRecord, blob as _blob
    from .console import ConsoleRecord as _ConsoleRecord, console as _console
    from .crashdump import CrashdumpRecord as _CrashdumpRecord, crashdump as _crashdump
    from .host import HostRecord as _HostRecord, host as _host
    from .host_cpu import HostCpuRecord as _HostCpuRecord, host_cpu as _host_cpu
    from .host_crashdump import (
        HostCrashdumpRecord as _HostCrashdumpRecord,
        host_crashdump as _host_crashdump,
    )
    from .host_metrics import (
        HostMetricsRecord as _HostMetricsRecord,
        host_metrics as _host_metrics,
    )
    from .host_patch import HostPatchRecord as _HostPatchRecord, host_patch as _host_patch
    from .network import NetworkRecord as _NetworkRecord, network as _network
    from .network_sriov import (
        NetworkSriovRecord as _NetworkSriovRecord,
        network_sriov as _network_sriov,
    )
    from .pool import PoolRecord as _PoolRecord, pool as _pool
    from .pool_patch import PoolPatchRecord as _PoolPatchRecord, pool_patch as _pool_patch
    from .pool_update import PoolUpdateRecord as _PoolUpdateRecord, pool_update as _pool_update
    from .role import RoleRecord as _RoleRecord, role as _role
    from .subject import SubjectRecord as _SubjectRecord, subject as _subject
    from .task import TaskRecord as _TaskRecord, task as _task
    from .tunnel import TunnelRecord as _TunnelRecord, tunnel as _tunnel


#: Every class that events tell of, by the name that they have there.
BY_EVENT_NAME: Final[Mapping[str, str]] = {
    "bond": "Bond",
    "caller": "Caller",
    "certificate": "Certificate",
    "cluster": "Cluster",
    "cluster_host": "Cluster_host",
    "dr_task": "DR_task",
    "driver_variant": "Driver_variant",
    "feature": "Feature",
    "gpu_group": "GPU_group",
    "host_driver": "Host_driver",
    "lvhd": "LVHD",
    "observer": "Observer",
    "pbd": "PBD",
    "pci": "PCI",
    "pgpu": "PGPU",
    "pif": "PIF",
    "pif_metrics": "PIF_metrics",
    "pusb": "PUSB",
    "pvs_cache_storage": "PVS_cache_storage",
    "pvs_proxy": "PVS_proxy",
    "pvs_server": "PVS_server",
    "pvs_site": "PVS_site",
    "rate_limit": "Rate_limit",
    "repository": "Repository",
    "sdn_controller": "SDN_controller",
    "sm": "SM",
    "sr": "SR",
    "usb_group": "USB_group",
    "vbd": "VBD",
    "vbd_metrics": "VBD_metrics",
    "vdi": "VDI",
    "vgpu": "VGPU",
    "vgpu_type": "VGPU_type",
    "vif": "VIF",
    "vif_metrics": "VIF_metrics",
    "vlan": "VLAN",
    "vm": "VM",
    "vmpp": "VMPP",
    "vmss": "VMSS",
    "vm_appliance": "VM_appliance",
    "vm_group": "VM_group",
    "vm_guest_metrics": "VM_guest_metrics",
    "vm_metrics": "VM_metrics",
    "vtpm": "VTPM",
    "vusb": "VUSB",
    "blob": "blob",
    "console": "console",
    "crashdump": "crashdump",
    "host": "host",
    "host_cpu": "host_cpu",
    "host_crashdump": "host_crashdump",
    "host_metrics": "host_metrics",
    "host_patch": "host_patch",
    "network": "network",
    "network_sriov": "network_sriov",
    "pool": "pool",
    "pool_patch": "pool_patch",
    "pool_update": "pool_update",
    "role": "role",
    "subject": "subject",
    "task": "task",
    "tunnel": "tunnel",
}


class Tables:
    """Typed tables by class: `mirror.VM[ref].name_label`."""

    def _table(self, name: str, shape: Shape[Any]) -> Table[Any, Any]:
        raise NotImplementedError

    @cached_property
    def Bond(self) -> Table[_Bond, _BondRecord]:
        from .bond import BondRecord

        return self._table("Bond", Shape(BondRecord))

    @cached_property
    def Caller(self) -> Table[_Caller, _CallerRecord]:
        from .caller import CallerRecord

        return self._table("Caller", Shape(CallerRecord))

    @cached_property
    def Certificate(self) -> Table[_Certificate, _CertificateRecord]:
        from .certificate import CertificateRecord

        return self._table("Certificate", Shape(CertificateRecord))

    @cached_property
    def Cluster(self) -> Table[_Cluster, _ClusterRecord]:
        from .cluster import ClusterRecord

        return self._table("Cluster", Shape(ClusterRecord))

    @cached_property
    def Cluster_host(self) -> Table[_Cluster_host, _ClusterHostRecord]:
        from .cluster_host import ClusterHostRecord

        return self._table("Cluster_host", Shape(ClusterHostRecord))

    @cached_property
    def DR_task(self) -> Table[_DR_task, _DRTaskRecord]:
        from .dr_task import DRTaskRecord

        return self._table("DR_task", Shape(DRTaskRecord))

    @cached_property
    def Driver_variant(self) -> Table[_Driver_variant, _DriverVariantRecord]:
        from .driver_variant import DriverVariantRecord

        return self._table("Driver_variant", Shape(DriverVariantRecord))

    @cached_property
    def Feature(self) -> Table[_Feature, _FeatureRecord]:
        from .feature import FeatureRecord

        return self._table("Feature", Shape(FeatureRecord))

    @cached_property
    def GPU_group(self) -> Table[_GPU_group, _GPUGroupRecord]:
        from .gpu_group import GPUGroupRecord

        return self._table("GPU_group", Shape(GPUGroupRecord))

    @cached_property
    def Host_driver(self) -> Table[_Host_driver, _HostDriverRecord]:
        from .host_driver import HostDriverRecord

        return self._table("Host_driver", Shape(HostDriverRecord))

    @cached_property
    def LVHD(self) -> Table[_LVHD, _LVHDRecord]:
        from .lvhd import LVHDRecord

        return self._table("LVHD", Shape(LVHDRecord))

    @cached_property
    def Observer(self) -> Table[_Observer, _ObserverRecord]:
        from .observer import ObserverRecord

        return self._table("Observer", Shape(ObserverRecord))

    @cached_property
    def PBD(self) -> Table[_PBD, _PBDRecord]:
        from .pbd import PBDRecord

        return self._table("PBD", Shape(PBDRecord))

    @cached_property
    def PCI(self) -> Table[_PCI, _PCIRecord]:
        from .pci import PCIRecord

        return self._table("PCI", Shape(PCIRecord))

    @cached_property
    def PGPU(self) -> Table[_PGPU, _PGPURecord]:
        from .pgpu import PGPURecord

        return self._table("PGPU", Shape(PGPURecord))

    @cached_property
    def PIF(self) -> Table[_PIF, _PIFRecord]:
        from .pif import PIFRecord

        return self._table("PIF", Shape(PIFRecord))

    @cached_property
    def PIF_metrics(self) -> Table[_PIF_metrics, _PIFMetricsRecord]:
        from .pif_metrics import PIFMetricsRecord

        return self._table("PIF_metrics", Shape(PIFMetricsRecord))

    @cached_property
    def PUSB(self) -> Table[_PUSB, _PUSBRecord]:
        from .pusb import PUSBRecord

        return self._table("PUSB", Shape(PUSBRecord))

    @cached_property
    def PVS_cache_storage(self) -> Table[_PVS_cache_storage, _PVSCacheStorageRecord]:
        from .pvs_cache_storage import PVSCacheStorageRecord

        return self._table("PVS_cache_storage", Shape(PVSCacheStorageRecord))

    @cached_property
    def PVS_proxy(self) -> Table[_PVS_proxy, _PVSProxyRecord]:
        from .pvs_proxy import PVSProxyRecord

        return self._table("PVS_proxy", Shape(PVSProxyRecord))

    @cached_property
    def PVS_server(self) -> Table[_PVS_server, _PVSServerRecord]:
        from .pvs_server import PVSServerRecord

        return self._table("PVS_server", Shape(PVSServerRecord))

    @cached_property
    def PVS_site(self) -> Table[_PVS_site, _PVSSiteRecord]:
        from .pvs_site import PVSSiteRecord

        return self._table("PVS_site", Shape(PVSSiteRecord))

    @cached_property
    def Rate_limit(self) -> Table[_Rate_limit, _RateLimitRecord]:
        from .rate_limit import RateLimitRecord

        return self._table("Rate_limit", Shape(RateLimitRecord))

    @cached_property
    def Repository(self) -> Table[_Repository, _RepositoryRecord]:
        from .repository import RepositoryRecord

        return self._table("Repository", Shape(RepositoryRecord))

    @cached_property
    def SDN_controller(self) -> Table[_SDN_controller, _SDNControllerRecord]:
        from .sdn_controller import SDNControllerRecord

        return self._table("SDN_controller", Shape(SDNControllerRecord))

    @cached_property
    def SM(self) -> Table[_SM, _SMRecord]:
        from .sm import SMRecord

        return self._table("SM", Shape(SMRecord))

    @cached_property
    def SR(self) -> Table[_SR, _SRRecord]:
        from .sr import SRRecord

        return self._table("SR", Shape(SRRecord))

    @cached_property
    def USB_group(self) -> Table[_USB_group, _USBGroupRecord]:
        from .usb_group import USBGroupRecord

        return self._table("USB_group", Shape(USBGroupRecord))

    @cached_property
    def VBD(self) -> Table[_VBD, _VBDRecord]:
        from .vbd import VBDRecord

        return self._table("VBD", Shape(VBDRecord))

    @cached_property
    def VBD_metrics(self) -> Table[_VBD_metrics, _VBDMetricsRecord]:
        from .vbd_metrics import VBDMetricsRecord

        return self._table("VBD_metrics", Shape(VBDMetricsRecord))

    @cached_property
    def VDI(self) -> Table[_VDI, _VDIRecord]:
        from .vdi import VDIRecord

        return self._table("VDI", Shape(VDIRecord))

    @cached_property
    def VGPU(self) -> Table[_VGPU, _VGPURecord]:
        from .vgpu import VGPURecord

        return self._table("VGPU", Shape(VGPURecord))

    @cached_property
    def VGPU_type(self) -> Table[_VGPU_type, _VGPUTypeRecord]:
        from .vgpu_type import VGPUTypeRecord

        return self._table("VGPU_type", Shape(VGPUTypeRecord))

    @cached_property
    def VIF(self) -> Table[_VIF, _VIFRecord]:
        from .vif import VIFRecord

        return self._table("VIF", Shape(VIFRecord))

    @cached_property
    def VIF_metrics(self) -> Table[_VIF_metrics, _VIFMetricsRecord]:
        from .vif_metrics import VIFMetricsRecord

        return self._table("VIF_metrics", Shape(VIFMetricsRecord))

    @cached_property
    def VLAN(self) -> Table[_VLAN, _VLANRecord]:
        from .vlan import VLANRecord

        return self._table("VLAN", Shape(VLANRecord))

    @cached_property
    def VM(self) -> Table[_VM, _VMRecord]:
        from .vm import VMRecord

        return self._table("VM", Shape(VMRecord))

    @cached_property
    def VMPP(self) -> Table[_VMPP, _VMPPRecord]:
        from .vmpp import VMPPRecord

        return self._table("VMPP", Shape(VMPPRecord))

    @cached_property
    def VMSS(self) -> Table[_VMSS, _VMSSRecord]:
        from .vmss import VMSSRecord

        return self._table("VMSS", Shape(VMSSRecord))

    @cached_property
    def VM_appliance(self) -> Table[_VM_appliance, _VMApplianceRecord]:
        from .vm_appliance import VMApplianceRecord

        return self._table("VM_appliance", Shape(VMApplianceRecord))

    @cached_property
    def VM_group(self) -> Table[_VM_group, _VMGroupRecord]:
        from .vm_group import VMGroupRecord

        return self._table("VM_group", Shape(VMGroupRecord))

    @cached_property
    def VM_guest_metrics(self) -> Table[_VM_guest_metrics, _VMGuestMetricsRecord]:
        from .vm_guest_metrics import VMGuestMetricsRecord

        return self._table("VM_guest_metrics", Shape(VMGuestMetricsRecord))

    @cached_property
    def VM_metrics(self) -> Table[_VM_metrics, _VMMetricsRecord]:
        from .vm_metrics import VMMetricsRecord

        return self._table("VM_metrics", Shape(VMMetricsRecord))

    @cached_property
    def VTPM(self) -> Table[_VTPM, _VTPMRecord]:
        from .vtpm import VTPMRecord

        return self._table("VTPM", Shape(VTPMRecord))

    @cached_property
    def VUSB(self) -> Table[_VUSB, _VUSBRecord]:
        from .vusb import VUSBRecord

        return self._table("VUSB", Shape(VUSBRecord))

    @cached_property
    def blob(self) -> Table[_blob, _BlobRecord]:
        from .blob import BlobRecord

        return self._table("blob", Shape(BlobRecord))

    @cached_property
    def console(self) -> Table[_console, _ConsoleRecord]:
        from .console import ConsoleRecord

        return self._table("console", Shape(ConsoleRecord))

    @cached_property
    def crashdump(self) -> Table[_crashdump, _CrashdumpRecord]:
        from .crashdump import CrashdumpRecord

        return self._table("crashdump", Shape(CrashdumpRecord))

    @cached_property
    def host(self) -> Table[_host, _HostRecord]:
        from .host import HostRecord

        return self._table("host", Shape(HostRecord))

    @cached_property
    def host_cpu(self) -> Table[_host_cpu, _HostCpuRecord]:
        from .host_cpu import HostCpuRecord

        return self._table("host_cpu", Shape(HostCpuRecord))

    @cached_property
    def host_crashdump(self) -> Table[_host_crashdump, _HostCrashdumpRecord]:
        from .host_crashdump import HostCrashdumpRecord

        return self._table("host_crashdump", Shape(HostCrashdumpRecord))

    @cached_property
    def host_metrics(self) -> Table[_host_metrics, _HostMetricsRecord]:
        from .host_metrics import HostMetricsRecord

        return self._table("host_metrics", Shape(HostMetricsRecord))

    @cached_property
    def host_patch(self) -> Table[_host_patch, _HostPatchRecord]:
        from .host_patch import HostPatchRecord

        return self._table("host_patch", Shape(HostPatchRecord))

    @cached_property
    def network(self) -> Table[_network, _NetworkRecord]:
        from .network import NetworkRecord

        return self._table("network", Shape(NetworkRecord))

    @cached_property
    def network_sriov(self) -> Table[_network_sriov, _NetworkSriovRecord]:
        from .network_sriov import NetworkSriovRecord

        return self._table("network_sriov", Shape(NetworkSriovRecord))

    @cached_property
    def pool(self) -> Table[_pool, _PoolRecord]:
        from .pool import PoolRecord

        return self._table("pool", Shape(PoolRecord))

    @cached_property
    def pool_patch(self) -> Table[_pool_patch, _PoolPatchRecord]:
        from .pool_patch import PoolPatchRecord

        return self._table("pool_patch", Shape(PoolPatchRecord))

    @cached_property
    def pool_update(self) -> Table[_pool_update, _PoolUpdateRecord]:
        from .pool_update import PoolUpdateRecord

        return self._table("pool_update", Shape(PoolUpdateRecord))

    @cached_property
    def role(self) -> Table[_role, _RoleRecord]:
        from .role import RoleRecord

        return self._table("role", Shape(RoleRecord))

    @cached_property
    def subject(self) -> Table[_subject, _SubjectRecord]:
        from .subject import SubjectRecord

        return self._table("subject", Shape(SubjectRecord))

    @cached_property
    def task(self) -> Table[_task, _TaskRecord]:
        from .task import TaskRecord

        return self._table("task", Shape(TaskRecord))

    @cached_property
    def tunnel(self) -> Table[_tunnel, _TunnelRecord]:
        from .tunnel import TunnelRecord

        return self._table("tunnel", Shape(TunnelRecord))
