# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's classes as attributes of a session; each is imported when it is first used."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ..messages import Caller

if TYPE_CHECKING:
    from .bond import Bond as _Bond, BondAsync as _BondAsync
    from .caller import Caller as _Caller, CallerAsync as _CallerAsync
    from .certificate import Certificate as _Certificate
    from .cluster import Cluster as _Cluster, ClusterAsync as _ClusterAsync
    from .cluster_host import ClusterHostAsync as _ClusterHostAsync, Cluster_host as _Cluster_host
    from .dr_task import DRTaskAsync as _DRTaskAsync, DR_task as _DR_task
    from .diagnostics import Diagnostics as _Diagnostics, DiagnosticsAsync as _DiagnosticsAsync
    from .driver_variant import (
        DriverVariantAsync as _DriverVariantAsync,
        Driver_variant as _Driver_variant,
    )
    from .feature import Feature as _Feature
    from .gpu_group import GPUGroupAsync as _GPUGroupAsync, GPU_group as _GPU_group
    from .host_driver import HostDriverAsync as _HostDriverAsync, Host_driver as _Host_driver
    from .lvhd import LVHD as _LVHD, LVHDAsync as _LVHDAsync
    from .observer import Observer as _Observer, ObserverAsync as _ObserverAsync
    from .pbd import PBD as _PBD, PBDAsync as _PBDAsync
    from .pci import PCI as _PCI, PCIAsync as _PCIAsync
    from .pgpu import PGPU as _PGPU, PGPUAsync as _PGPUAsync
    from .pif import PIF as _PIF, PIFAsync as _PIFAsync
    from .pif_metrics import PIF_metrics as _PIF_metrics
    from .pusb import PUSB as _PUSB, PUSBAsync as _PUSBAsync
    from .pvs_cache_storage import (
        PVSCacheStorageAsync as _PVSCacheStorageAsync,
        PVS_cache_storage as _PVS_cache_storage,
    )
    from .pvs_proxy import PVSProxyAsync as _PVSProxyAsync, PVS_proxy as _PVS_proxy
    from .pvs_server import PVSServerAsync as _PVSServerAsync, PVS_server as _PVS_server
    from .pvs_site import PVSSiteAsync as _PVSSiteAsync, PVS_site as _PVS_site
    from .rate_limit import RateLimitAsync as _RateLimitAsync, Rate_limit as _Rate_limit
    from .repository import Repository as _Repository, RepositoryAsync as _RepositoryAsync
    from .sdn_controller import (
        SDNControllerAsync as _SDNControllerAsync,
        SDN_controller as _SDN_controller,
    )
    from .sm import SM as _SM
    from .sr import SR as _SR, SRAsync as _SRAsync
    from .usb_group import USBGroupAsync as _USBGroupAsync, USB_group as _USB_group
    from .vbd import VBD as _VBD, VBDAsync as _VBDAsync
    from .vbd_metrics import VBD_metrics as _VBD_metrics
    from .vdi import VDI as _VDI, VDIAsync as _VDIAsync
    from .vgpu import VGPU as _VGPU, VGPUAsync as _VGPUAsync
    from .vgpu_type import VGPU_type as _VGPU_type
    from .vif import VIF as _VIF, VIFAsync as _VIFAsync
    from .vif_metrics import VIF_metrics as _VIF_metrics
    from .vlan import VLAN as _VLAN, VLANAsync as _VLANAsync
    from .vm import VM as _VM, VMAsync as _VMAsync
    from .vmpp import VMPP as _VMPP, VMPPAsync as _VMPPAsync
    from .vmss import VMSS as _VMSS, VMSSAsync as _VMSSAsync
    from .vm_appliance import VMApplianceAsync as _VMApplianceAsync, VM_appliance as _VM_appliance
    from .vm_group import VMGroupAsync as _VMGroupAsync, VM_group as _VM_group
    from .vm_guest_metrics import VM_guest_metrics as _VM_guest_metrics
    from .vm_metrics import VM_metrics as _VM_metrics
    from .vtpm import VTPM as _VTPM, VTPMAsync as _VTPMAsync
    from .vusb import VUSB as _VUSB, VUSBAsync as _VUSBAsync
    from .auth import auth as _auth
    from .blob import blob as _blob
    from .console import ConsoleAsync as _ConsoleAsync, console as _console
    from .crashdump import CrashdumpAsync as _CrashdumpAsync, crashdump as _crashdump
    from .data_source import data_source as _data_source
    from .event import EventAsync as _EventAsync, event as _event
    from .host import HostAsync as _HostAsync, host as _host
    from .host_cpu import host_cpu as _host_cpu
    from .host_crashdump import (
        HostCrashdumpAsync as _HostCrashdumpAsync,
        host_crashdump as _host_crashdump,
    )
    from .host_metrics import host_metrics as _host_metrics
    from .host_patch import HostPatchAsync as _HostPatchAsync, host_patch as _host_patch
    from .message import MessageAsync as _MessageAsync, message as _message
    from .network import NetworkAsync as _NetworkAsync, network as _network
    from .network_sriov import (
        NetworkSriovAsync as _NetworkSriovAsync,
        network_sriov as _network_sriov,
    )
    from .pool import PoolAsync as _PoolAsync, pool as _pool
    from .pool_patch import PoolPatchAsync as _PoolPatchAsync, pool_patch as _pool_patch
    from .pool_update import PoolUpdateAsync as _PoolUpdateAsync, pool_update as _pool_update
    from .probe_result import probe_result as _probe_result
    from .role import role as _role
    from .secret import SecretAsync as _SecretAsync, secret as _secret
    from .session import SessionAsync as _SessionAsync, session as _session
    from .sr_stat import sr_stat as _sr_stat
    from .subject import SubjectAsync as _SubjectAsync, subject as _subject
    from .task import TaskAsync as _TaskAsync, task as _task
    from .tunnel import TunnelAsync as _TunnelAsync, tunnel as _tunnel
    from .user import UserAsync as _UserAsync, user as _user
    from .vdi_nbd_server_info import vdi_nbd_server_info as _vdi_nbd_server_info


class Namespaces:
    """Messages by class: `session.VM.get_record(vm)`."""

    def __init__(self, caller: Caller) -> None:
        self.__caller = caller

    @cached_property
    def Bond(self) -> _Bond:
        from .bond import Bond

        return Bond(self.__caller)

    @cached_property
    def Caller(self) -> _Caller:
        from .caller import Caller

        return Caller(self.__caller)

    @cached_property
    def Certificate(self) -> _Certificate:
        from .certificate import Certificate

        return Certificate(self.__caller)

    @cached_property
    def Cluster(self) -> _Cluster:
        from .cluster import Cluster

        return Cluster(self.__caller)

    @cached_property
    def Cluster_host(self) -> _Cluster_host:
        from .cluster_host import Cluster_host

        return Cluster_host(self.__caller)

    @cached_property
    def DR_task(self) -> _DR_task:
        from .dr_task import DR_task

        return DR_task(self.__caller)

    @cached_property
    def Diagnostics(self) -> _Diagnostics:
        from .diagnostics import Diagnostics

        return Diagnostics(self.__caller)

    @cached_property
    def Driver_variant(self) -> _Driver_variant:
        from .driver_variant import Driver_variant

        return Driver_variant(self.__caller)

    @cached_property
    def Feature(self) -> _Feature:
        from .feature import Feature

        return Feature(self.__caller)

    @cached_property
    def GPU_group(self) -> _GPU_group:
        from .gpu_group import GPU_group

        return GPU_group(self.__caller)

    @cached_property
    def Host_driver(self) -> _Host_driver:
        from .host_driver import Host_driver

        return Host_driver(self.__caller)

    @cached_property
    def LVHD(self) -> _LVHD:
        from .lvhd import LVHD

        return LVHD(self.__caller)

    @cached_property
    def Observer(self) -> _Observer:
        from .observer import Observer

        return Observer(self.__caller)

    @cached_property
    def PBD(self) -> _PBD:
        from .pbd import PBD

        return PBD(self.__caller)

    @cached_property
    def PCI(self) -> _PCI:
        from .pci import PCI

        return PCI(self.__caller)

    @cached_property
    def PGPU(self) -> _PGPU:
        from .pgpu import PGPU

        return PGPU(self.__caller)

    @cached_property
    def PIF(self) -> _PIF:
        from .pif import PIF

        return PIF(self.__caller)

    @cached_property
    def PIF_metrics(self) -> _PIF_metrics:
        from .pif_metrics import PIF_metrics

        return PIF_metrics(self.__caller)

    @cached_property
    def PUSB(self) -> _PUSB:
        from .pusb import PUSB

        return PUSB(self.__caller)

    @cached_property
    def PVS_cache_storage(self) -> _PVS_cache_storage:
        from .pvs_cache_storage import PVS_cache_storage

        return PVS_cache_storage(self.__caller)

    @cached_property
    def PVS_proxy(self) -> _PVS_proxy:
        from .pvs_proxy import PVS_proxy

        return PVS_proxy(self.__caller)

    @cached_property
    def PVS_server(self) -> _PVS_server:
        from .pvs_server import PVS_server

        return PVS_server(self.__caller)

    @cached_property
    def PVS_site(self) -> _PVS_site:
        from .pvs_site import PVS_site

        return PVS_site(self.__caller)

    @cached_property
    def Rate_limit(self) -> _Rate_limit:
        from .rate_limit import Rate_limit

        return Rate_limit(self.__caller)

    @cached_property
    def Repository(self) -> _Repository:
        from .repository import Repository

        return Repository(self.__caller)

    @cached_property
    def SDN_controller(self) -> _SDN_controller:
        from .sdn_controller import SDN_controller

        return SDN_controller(self.__caller)

    @cached_property
    def SM(self) -> _SM:
        from .sm import SM

        return SM(self.__caller)

    @cached_property
    def SR(self) -> _SR:
        from .sr import SR

        return SR(self.__caller)

    @cached_property
    def USB_group(self) -> _USB_group:
        from .usb_group import USB_group

        return USB_group(self.__caller)

    @cached_property
    def VBD(self) -> _VBD:
        from .vbd import VBD

        return VBD(self.__caller)

    @cached_property
    def VBD_metrics(self) -> _VBD_metrics:
        from .vbd_metrics import VBD_metrics

        return VBD_metrics(self.__caller)

    @cached_property
    def VDI(self) -> _VDI:
        from .vdi import VDI

        return VDI(self.__caller)

    @cached_property
    def VGPU(self) -> _VGPU:
        from .vgpu import VGPU

        return VGPU(self.__caller)

    @cached_property
    def VGPU_type(self) -> _VGPU_type:
        from .vgpu_type import VGPU_type

        return VGPU_type(self.__caller)

    @cached_property
    def VIF(self) -> _VIF:
        from .vif import VIF

        return VIF(self.__caller)

    @cached_property
    def VIF_metrics(self) -> _VIF_metrics:
        from .vif_metrics import VIF_metrics

        return VIF_metrics(self.__caller)

    @cached_property
    def VLAN(self) -> _VLAN:
        from .vlan import VLAN

        return VLAN(self.__caller)

    @cached_property
    def VM(self) -> _VM:
        from .vm import VM

        return VM(self.__caller)

    @cached_property
    def VMPP(self) -> _VMPP:
        from .vmpp import VMPP

        return VMPP(self.__caller)

    @cached_property
    def VMSS(self) -> _VMSS:
        from .vmss import VMSS

        return VMSS(self.__caller)

    @cached_property
    def VM_appliance(self) -> _VM_appliance:
        from .vm_appliance import VM_appliance

        return VM_appliance(self.__caller)

    @cached_property
    def VM_group(self) -> _VM_group:
        from .vm_group import VM_group

        return VM_group(self.__caller)

    @cached_property
    def VM_guest_metrics(self) -> _VM_guest_metrics:
        from .vm_guest_metrics import VM_guest_metrics

        return VM_guest_metrics(self.__caller)

    @cached_property
    def VM_metrics(self) -> _VM_metrics:
        from .vm_metrics import VM_metrics

        return VM_metrics(self.__caller)

    @cached_property
    def VTPM(self) -> _VTPM:
        from .vtpm import VTPM

        return VTPM(self.__caller)

    @cached_property
    def VUSB(self) -> _VUSB:
        from .vusb import VUSB

        return VUSB(self.__caller)

    @cached_property
    def auth(self) -> _auth:
        from .auth import auth

        return auth(self.__caller)

    @cached_property
    def blob(self) -> _blob:
        from .blob import blob

        return blob(self.__caller)

    @cached_property
    def console(self) -> _console:
        from .console import console

        return console(self.__caller)

    @cached_property
    def crashdump(self) -> _crashdump:
        from .crashdump import crashdump

        return crashdump(self.__caller)

    @cached_property
    def data_source(self) -> _data_source:
        from .data_source import data_source

        return data_source(self.__caller)

    @cached_property
    def event(self) -> _event:
        from .event import event

        return event(self.__caller)

    @cached_property
    def host(self) -> _host:
        from .host import host

        return host(self.__caller)

    @cached_property
    def host_cpu(self) -> _host_cpu:
        from .host_cpu import host_cpu

        return host_cpu(self.__caller)

    @cached_property
    def host_crashdump(self) -> _host_crashdump:
        from .host_crashdump import host_crashdump

        return host_crashdump(self.__caller)

    @cached_property
    def host_metrics(self) -> _host_metrics:
        from .host_metrics import host_metrics

        return host_metrics(self.__caller)

    @cached_property
    def host_patch(self) -> _host_patch:
        from .host_patch import host_patch

        return host_patch(self.__caller)

    @cached_property
    def message(self) -> _message:
        from .message import message

        return message(self.__caller)

    @cached_property
    def network(self) -> _network:
        from .network import network

        return network(self.__caller)

    @cached_property
    def network_sriov(self) -> _network_sriov:
        from .network_sriov import network_sriov

        return network_sriov(self.__caller)

    @cached_property
    def pool(self) -> _pool:
        from .pool import pool

        return pool(self.__caller)

    @cached_property
    def pool_patch(self) -> _pool_patch:
        from .pool_patch import pool_patch

        return pool_patch(self.__caller)

    @cached_property
    def pool_update(self) -> _pool_update:
        from .pool_update import pool_update

        return pool_update(self.__caller)

    @cached_property
    def probe_result(self) -> _probe_result:
        from .probe_result import probe_result

        return probe_result(self.__caller)

    @cached_property
    def role(self) -> _role:
        from .role import role

        return role(self.__caller)

    @cached_property
    def secret(self) -> _secret:
        from .secret import secret

        return secret(self.__caller)

    @cached_property
    def session(self) -> _session:
        from .session import session

        return session(self.__caller)

    @cached_property
    def sr_stat(self) -> _sr_stat:
        from .sr_stat import sr_stat

        return sr_stat(self.__caller)

    @cached_property
    def subject(self) -> _subject:
        from .subject import subject

        return subject(self.__caller)

    @cached_property
    def task(self) -> _task:
        from .task import task

        return task(self.__caller)

    @cached_property
    def tunnel(self) -> _tunnel:
        from .tunnel import tunnel

        return tunnel(self.__caller)

    @cached_property
    def user(self) -> _user:
        from .user import user

        return user(self.__caller)

    @cached_property
    def vdi_nbd_server_info(self) -> _vdi_nbd_server_info:
        from .vdi_nbd_server_info import vdi_nbd_server_info

        return vdi_nbd_server_info(self.__caller)


class AsyncNamespaces:
    """Messages as tasks, by class: `session.Async.VM.start_on(...)`."""

    def __init__(self, caller: Caller) -> None:
        self.__caller = caller

    @cached_property
    def Bond(self) -> _BondAsync:
        from .bond import BondAsync

        return BondAsync(self.__caller)

    @cached_property
    def Caller(self) -> _CallerAsync:
        from .caller import CallerAsync

        return CallerAsync(self.__caller)

    @cached_property
    def Cluster(self) -> _ClusterAsync:
        from .cluster import ClusterAsync

        return ClusterAsync(self.__caller)

    @cached_property
    def Cluster_host(self) -> _ClusterHostAsync:
        from .cluster_host import ClusterHostAsync

        return ClusterHostAsync(self.__caller)

    @cached_property
    def DR_task(self) -> _DRTaskAsync:
        from .dr_task import DRTaskAsync

        return DRTaskAsync(self.__caller)

    @cached_property
    def Diagnostics(self) -> _DiagnosticsAsync:
        from .diagnostics import DiagnosticsAsync

        return DiagnosticsAsync(self.__caller)

    @cached_property
    def Driver_variant(self) -> _DriverVariantAsync:
        from .driver_variant import DriverVariantAsync

        return DriverVariantAsync(self.__caller)

    @cached_property
    def GPU_group(self) -> _GPUGroupAsync:
        from .gpu_group import GPUGroupAsync

        return GPUGroupAsync(self.__caller)

    @cached_property
    def Host_driver(self) -> _HostDriverAsync:
        from .host_driver import HostDriverAsync

        return HostDriverAsync(self.__caller)

    @cached_property
    def LVHD(self) -> _LVHDAsync:
        from .lvhd import LVHDAsync

        return LVHDAsync(self.__caller)

    @cached_property
    def Observer(self) -> _ObserverAsync:
        from .observer import ObserverAsync

        return ObserverAsync(self.__caller)

    @cached_property
    def PBD(self) -> _PBDAsync:
        from .pbd import PBDAsync

        return PBDAsync(self.__caller)

    @cached_property
    def PCI(self) -> _PCIAsync:
        from .pci import PCIAsync

        return PCIAsync(self.__caller)

    @cached_property
    def PGPU(self) -> _PGPUAsync:
        from .pgpu import PGPUAsync

        return PGPUAsync(self.__caller)

    @cached_property
    def PIF(self) -> _PIFAsync:
        from .pif import PIFAsync

        return PIFAsync(self.__caller)

    @cached_property
    def PUSB(self) -> _PUSBAsync:
        from .pusb import PUSBAsync

        return PUSBAsync(self.__caller)

    @cached_property
    def PVS_cache_storage(self) -> _PVSCacheStorageAsync:
        from .pvs_cache_storage import PVSCacheStorageAsync

        return PVSCacheStorageAsync(self.__caller)

    @cached_property
    def PVS_proxy(self) -> _PVSProxyAsync:
        from .pvs_proxy import PVSProxyAsync

        return PVSProxyAsync(self.__caller)

    @cached_property
    def PVS_server(self) -> _PVSServerAsync:
        from .pvs_server import PVSServerAsync

        return PVSServerAsync(self.__caller)

    @cached_property
    def PVS_site(self) -> _PVSSiteAsync:
        from .pvs_site import PVSSiteAsync

        return PVSSiteAsync(self.__caller)

    @cached_property
    def Rate_limit(self) -> _RateLimitAsync:
        from .rate_limit import RateLimitAsync

        return RateLimitAsync(self.__caller)

    @cached_property
    def Repository(self) -> _RepositoryAsync:
        from .repository import RepositoryAsync

        return RepositoryAsync(self.__caller)

    @cached_property
    def SDN_controller(self) -> _SDNControllerAsync:
        from .sdn_controller import SDNControllerAsync

        return SDNControllerAsync(self.__caller)

    @cached_property
    def SR(self) -> _SRAsync:
        from .sr import SRAsync

        return SRAsync(self.__caller)

    @cached_property
    def USB_group(self) -> _USBGroupAsync:
        from .usb_group import USBGroupAsync

        return USBGroupAsync(self.__caller)

    @cached_property
    def VBD(self) -> _VBDAsync:
        from .vbd import VBDAsync

        return VBDAsync(self.__caller)

    @cached_property
    def VDI(self) -> _VDIAsync:
        from .vdi import VDIAsync

        return VDIAsync(self.__caller)

    @cached_property
    def VGPU(self) -> _VGPUAsync:
        from .vgpu import VGPUAsync

        return VGPUAsync(self.__caller)

    @cached_property
    def VIF(self) -> _VIFAsync:
        from .vif import VIFAsync

        return VIFAsync(self.__caller)

    @cached_property
    def VLAN(self) -> _VLANAsync:
        from .vlan import VLANAsync

        return VLANAsync(self.__caller)

    @cached_property
    def VM(self) -> _VMAsync:
        from .vm import VMAsync

        return VMAsync(self.__caller)

    @cached_property
    def VMPP(self) -> _VMPPAsync:
        from .vmpp import VMPPAsync

        return VMPPAsync(self.__caller)

    @cached_property
    def VMSS(self) -> _VMSSAsync:
        from .vmss import VMSSAsync

        return VMSSAsync(self.__caller)

    @cached_property
    def VM_appliance(self) -> _VMApplianceAsync:
        from .vm_appliance import VMApplianceAsync

        return VMApplianceAsync(self.__caller)

    @cached_property
    def VM_group(self) -> _VMGroupAsync:
        from .vm_group import VMGroupAsync

        return VMGroupAsync(self.__caller)

    @cached_property
    def VTPM(self) -> _VTPMAsync:
        from .vtpm import VTPMAsync

        return VTPMAsync(self.__caller)

    @cached_property
    def VUSB(self) -> _VUSBAsync:
        from .vusb import VUSBAsync

        return VUSBAsync(self.__caller)

    @cached_property
    def console(self) -> _ConsoleAsync:
        from .console import ConsoleAsync

        return ConsoleAsync(self.__caller)

    @cached_property
    def crashdump(self) -> _CrashdumpAsync:
        from .crashdump import CrashdumpAsync

        return CrashdumpAsync(self.__caller)

    @cached_property
    def event(self) -> _EventAsync:
        from .event import EventAsync

        return EventAsync(self.__caller)

    @cached_property
    def host(self) -> _HostAsync:
        from .host import HostAsync

        return HostAsync(self.__caller)

    @cached_property
    def host_crashdump(self) -> _HostCrashdumpAsync:
        from .host_crashdump import HostCrashdumpAsync

        return HostCrashdumpAsync(self.__caller)

    @cached_property
    def host_patch(self) -> _HostPatchAsync:
        from .host_patch import HostPatchAsync

        return HostPatchAsync(self.__caller)

    @cached_property
    def message(self) -> _MessageAsync:
        from .message import MessageAsync

        return MessageAsync(self.__caller)

    @cached_property
    def network(self) -> _NetworkAsync:
        from .network import NetworkAsync

        return NetworkAsync(self.__caller)

    @cached_property
    def network_sriov(self) -> _NetworkSriovAsync:
        from .network_sriov import NetworkSriovAsync

        return NetworkSriovAsync(self.__caller)

    @cached_property
    def pool(self) -> _PoolAsync:
        from .pool import PoolAsync

        return PoolAsync(self.__caller)

    @cached_property
    def pool_patch(self) -> _PoolPatchAsync:
        from .pool_patch import PoolPatchAsync

        return PoolPatchAsync(self.__caller)

    @cached_property
    def pool_update(self) -> _PoolUpdateAsync:
        from .pool_update import PoolUpdateAsync

        return PoolUpdateAsync(self.__caller)

    @cached_property
    def secret(self) -> _SecretAsync:
        from .secret import SecretAsync

        return SecretAsync(self.__caller)

    @cached_property
    def session(self) -> _SessionAsync:
        from .session import SessionAsync

        return SessionAsync(self.__caller)

    @cached_property
    def subject(self) -> _SubjectAsync:
        from .subject import SubjectAsync

        return SubjectAsync(self.__caller)

    @cached_property
    def task(self) -> _TaskAsync:
        from .task import TaskAsync

        return TaskAsync(self.__caller)

    @cached_property
    def tunnel(self) -> _TunnelAsync:
        from .tunnel import TunnelAsync

        return TunnelAsync(self.__caller)

    @cached_property
    def user(self) -> _UserAsync:
        from .user import UserAsync

        return UserAsync(self.__caller)
