"""What a VM is made from: templates, and the guest operating systems they are for."""

from __future__ import annotations

import msgspec

from poolwright.model.resource import Resource


class OsCategory(Resource, frozen=True, kw_only=True):
    name: str


class OsType(Resource, frozen=True, kw_only=True):
    """A guest operating system; `template_names` are the pools' templates for it, the most fitting first."""

    name: str
    category_id: int
    is_user_defined: bool = False
    template_names: list[str] = []


class OsTypeView(OsType, frozen=True, kw_only=True):
    category_uuid: str
    category_name: str


class TemplateDisk(msgspec.Struct, frozen=True, kw_only=True):
    """A disk that a template brings: `size` bytes; `external_uuid` its VDI's, None where it is to be made
    empty.
    """

    device: str
    size: int
    external_uuid: str | None = None
    storage_pool_external_uuid: str | None = None
    bootable: bool = True


class Template(Resource, frozen=True, kw_only=True):
    """`external_uuid` is that of the template on its pool (`cluster_id`), of an ISO that of its VDI; `disks`
    are what a VM made from it starts with, of an ISO itself. `is_ours`: made here, not found on the pool.

    `boot` is `hvm`, `pv` or `pvh`. A template without disks installs from a CD or the network.
    """

    name: str
    display_text: str = ""
    account_id: int
    domain_id: int
    os_type_id: int | None = None
    zone_id: int | None = None
    cluster_id: int | None = None
    external_uuid: str | None = None
    type: str = "USER"
    format: str = "VHD"
    hypervisor: str = "XenServer"
    arch: str = "x86_64"
    bits: int = 64
    boot: str = "hvm"
    requires_hvm: bool = True
    is_iso: bool = False
    is_public: bool = True
    is_featured: bool = False
    is_extractable: bool = False
    is_ready: bool = True
    bootable: bool = True
    cross_zones: bool = False
    password_enabled: bool = False
    ssh_key_enabled: bool = False
    dynamically_scalable: bool = False
    status: str = "Download Complete"
    state: str = "Active"
    size: int = 0
    physical_size: int = 0
    checksum: str | None = None
    url: str | None = None
    tag: str | None = None
    is_ours: bool = False
    sort_key: int = 0
    source_template: int | None = None
    user_data_id: int | None = None
    user_data_policy: str | None = None
    disks: list[TemplateDisk] = []
    details: dict[str, str] = {}


class TemplateView(Template, frozen=True, kw_only=True):
    account_uuid: str
    account_name: str
    domain_uuid: str
    domain_name: str
    domain_path: str
    project_uuid: str | None = None
    project_name: str | None = None
    os_type_uuid: str | None = None
    os_type_name: str | None = None
    zone_uuid: str | None = None
    zone_name: str | None = None
    cluster_uuid: str | None = None
    user_data_uuid: str | None = None
    user_data_name: str | None = None
    user_data_params: str | None = None
    source_template_uuid: str | None = None
