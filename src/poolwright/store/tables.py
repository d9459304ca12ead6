"""Every table of the database. A change here needs a migration (`migrations/versions`); a test compares the
two.

Most tables are a noun's fields (`columns.columns_of`) and, where said, more: secrets, which never are part of a
noun's value, and the saga journal, which no user sees.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.schema import SchemaItem

from poolwright.model import (
    account,
    alert,
    event,
    grouping,
    host,
    image_store,
    ip_range,
    job,
    limit,
    network,
    nic,
    offering,
    physical,
    project,
    schedule,
    snapshot,
    storage_pool,
    template,
    vm_snapshot,
    volume,
    zone,
)
from poolwright.model.errors import ErrorRecord
from poolwright.model.resource import Resource
from poolwright.model.virtual_machine import VirtualMachine
from poolwright.store.columns import ROW_ID, Instant, Json, columns_of

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

#: Where the fields that end in `_id` point.
REFERENCES = {
    "parent_id": "domains",
    "domain_id": "domains",
    "role_id": "roles",
    "account_id": "accounts",
    "user_id": "users",
    "zone_id": "zones",
    "pod_id": "pods",
    "cluster_id": "clusters",
    "host_id": "hosts",
    "last_host_id": "hosts",
    "storage_pool_id": "storage_pools",
    "physical_network_id": "physical_networks",
    "network_offering_id": "network_offerings",
    "network_id": "networks",
    "category_id": "os_categories",
    "os_type_id": "os_types",
    "template_id": "templates",
    "iso_id": "templates",
    "service_offering_id": "service_offerings",
    "disk_offering_id": "disk_offerings",
    "virtual_machine_id": "virtual_machines",
    "volume_id": "volumes",
    "job_id": "async_jobs",
    "project_id": "projects",
    "project_role_id": "project_roles",
    "nic_id": "nics",
}


def _noun(name: str, noun: type[Resource], *more: SchemaItem) -> Table:
    return Table(name, metadata, *columns_of(noun, REFERENCES), *more, sqlite_autoincrement=True)


_present = text("removed IS NULL")


def _unique_while_present(name: str, *columns: str) -> Index:
    return Index(name, *columns, unique=True, sqlite_where=_present, postgresql_where=_present)


# --- who ------------------------------------------------------------------------------------------------------

domains = _noun("domains", account.Domain, _unique_while_present("uq_domains_path", "path"))
roles = _noun("roles", account.Role, _unique_while_present("uq_roles_name", "name"))
role_permissions = _noun("role_permissions", account.RolePermission)
accounts = _noun("accounts", account.Account, _unique_while_present("uq_accounts_name", "domain_id", "name"))
users = _noun(
    "users",
    account.User,
    Column("password_hash", Text, nullable=False),
    Column("secret_key_sealed", Text),
    UniqueConstraint("api_key"),
    Index("ix_users_username", "username"),
)
api_sessions = _noun(
    "api_sessions",
    account.ApiSession,
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("session_key_hash", String(64), nullable=False),
)

projects = _noun(
    "projects",
    project.Project,
    UniqueConstraint("account_id"),
    _unique_while_present("uq_projects_name", "domain_id", "name"),
)
project_roles = _noun(
    "project_roles",
    project.ProjectRole,
    _unique_while_present("uq_project_roles_name", "project_id", "name"),
)
project_role_permissions = _noun("project_role_permissions", project.ProjectRolePermission)
project_members = _noun("project_members", project.ProjectMember)
project_invitations = _noun("project_invitations", project.ProjectInvitation)

# --- where ----------------------------------------------------------------------------------------------------

zones = _noun("zones", zone.Zone, _unique_while_present("uq_zones_name", "name"))
pods = _noun("pods", zone.Pod, _unique_while_present("uq_pods_name", "zone_id", "name"))
clusters = _noun(
    "clusters",
    zone.Cluster,
    Column("password_sealed", Text),
    _unique_while_present("uq_clusters_name", "zone_id", "name"),
    _unique_while_present("uq_clusters_external_uuid", "external_uuid"),
)
hosts = _noun("hosts", host.Host, _unique_while_present("uq_hosts_external_uuid", "external_uuid"))
storage_pools = _noun(
    "storage_pools",
    storage_pool.StoragePool,
    _unique_while_present("uq_storage_pools_external_uuid", "cluster_id", "external_uuid"),
)
physical_networks = _noun("physical_networks", network.PhysicalNetwork)
traffic_types = _noun("traffic_types", physical.TrafficType)
service_providers = _noun("service_providers", physical.ServiceProvider)
image_stores = _noun(
    "image_stores", image_store.ImageStore, _unique_while_present("uq_image_stores_name", "name")
)
#: Tags that are kept for one account's networks.
guest_vlan_ranges = _noun("guest_vlan_ranges", physical.GuestVlanRange)
regions = _noun("regions", physical.Region, _unique_while_present("uq_regions_number", "number"))

# --- what is on offer -----------------------------------------------------------------------------------------

os_categories = _noun("os_categories", template.OsCategory)
os_types = _noun("os_types", template.OsType, _unique_while_present("uq_os_types_name", "name"))
templates = _noun(
    "templates",
    template.Template,
    _unique_while_present("uq_templates_external_uuid", "cluster_id", "external_uuid"),
)
#: Accounts that may use a template (or ISO) besides its owner's, where it is not for everybody.
template_permissions = Table(
    "template_permissions",
    metadata,
    Column("template_id", ROW_ID, ForeignKey("templates.id"), primary_key=True, autoincrement=False),
    Column("account_id", ROW_ID, ForeignKey("accounts.id"), primary_key=True, autoincrement=False, index=True),
)
disk_offerings = _noun("disk_offerings", offering.DiskOffering)
service_offerings = _noun("service_offerings", offering.ServiceOffering)
network_offerings = _noun("network_offerings", offering.NetworkOffering)
vpc_offerings = _noun("vpc_offerings", offering.VpcOffering)

# --- what users have ------------------------------------------------------------------------------------------

networks = _noun(
    "networks",
    network.Network,
    _unique_while_present("uq_networks_external_uuid", "cluster_id", "external_uuid"),
)
network_presences = Table(
    "network_presences",
    metadata,
    Column("network_id", ROW_ID, ForeignKey("networks.id"), primary_key=True, autoincrement=False),
    Column("cluster_id", ROW_ID, ForeignKey("clusters.id"), primary_key=True, autoincrement=False),
    Column("external_uuid", String(64), nullable=False),
    Column("is_ours", Boolean, nullable=False),
)
#: Which network has which tag, so that no tag is given out twice. `physical_network_id` is 0 where a zone
#: has no physical network that the network could be on.
guest_vlans = Table(
    "guest_vlans",
    metadata,
    Column("zone_id", ROW_ID, ForeignKey("zones.id"), primary_key=True, autoincrement=False),
    Column("physical_network_id", ROW_ID, primary_key=True, autoincrement=False),
    Column("tag", Integer, primary_key=True, autoincrement=False),
    Column("network_id", ROW_ID, ForeignKey("networks.id"), nullable=False, index=True),
)
#: The accounts that may use another account's network.
network_permissions = Table(
    "network_permissions",
    metadata,
    Column("network_id", ROW_ID, ForeignKey("networks.id"), primary_key=True, autoincrement=False),
    Column("account_id", ROW_ID, ForeignKey("accounts.id"), primary_key=True, autoincrement=False, index=True),
)
#: Addresses that may be given out, of shared networks and public ones.
ip_ranges = _noun("ip_ranges", ip_range.IpRange)
#: A promise is what a host keeps for the VM, from before it starts until it has stopped (`capacity`).
virtual_machines = _noun(
    "virtual_machines",
    VirtualMachine,
    Column("password_sealed", Text),
    Column("promised_host_id", ROW_ID, ForeignKey("hosts.id"), index=True),
    # While it migrates: the host that it goes to, which has promised it the same.
    Column("promised_second_host_id", ROW_ID, ForeignKey("hosts.id"), index=True),
    Column("promised_memory", BigInteger),
    Column("promised_cpu_mhz", BigInteger),
    Index("ix_virtual_machines_external_uuid", "external_uuid"),
    Index("ix_virtual_machines_state", "state"),
)
volumes = _noun("volumes", volume.Volume, Index("ix_volumes_external_uuid", "external_uuid"))
vm_snapshots = _noun("vm_snapshots", vm_snapshot.VmSnapshot)
snapshots = _noun("snapshots", snapshot.Snapshot, Index("ix_snapshots_external_uuid", "external_uuid"))
nics = _noun(
    "nics",
    nic.Nic,
    _unique_while_present("uq_nics_ip4", "network_id", "ip4"),
    _unique_while_present("uq_nics_device", "virtual_machine_id", "device_id"),
    _unique_while_present("uq_nics_mac", "network_id", "mac"),
)
secondary_ips = _noun(
    "secondary_ips",
    nic.SecondaryIp,
    _unique_while_present("uq_secondary_ips_ip4", "network_id", "ip4"),
)

tags = _noun(
    "tags",
    grouping.Tag,
    _unique_while_present("uq_tags_key", "resource_type", "resource_uuid", "key"),
)
#: Not called as it is: every module has an `annotations` of its own.
remarks = _noun(
    "annotations", grouping.Annotation, Index("ix_annotations_entity", "entity_type", "entity_uuid")
)
details = _noun(
    "details",
    grouping.Detail,
    _unique_while_present("uq_details_key", "resource_type", "resource_uuid", "key"),
)
affinity_groups = _noun(
    "affinity_groups",
    grouping.AffinityGroup,
    _unique_while_present("uq_affinity_groups_name", "account_id", "name"),
)
affinity_group_members = Table(
    "affinity_group_members",
    metadata,
    Column(
        "affinity_group_id", ROW_ID, ForeignKey("affinity_groups.id"), primary_key=True, autoincrement=False
    ),
    Column(
        "virtual_machine_id",
        ROW_ID,
        ForeignKey("virtual_machines.id"),
        primary_key=True,
        autoincrement=False,
        index=True,
    ),
)
ssh_key_pairs = _noun(
    "ssh_key_pairs",
    grouping.SshKeyPair,
    _unique_while_present("uq_ssh_key_pairs_name", "account_id", "name"),
)
user_data = _noun(
    "user_data", grouping.UserData, _unique_while_present("uq_user_data_name", "account_id", "name")
)

schedules = _noun("schedules", schedule.Schedule, Index("ix_schedules_due", "due"))

#: What an account or a domain may have; what it has is counted from the rows.
resource_limits = _noun(
    "resource_limits",
    limit.ResourceLimit,
    _unique_while_present("uq_resource_limits_account", "account_id", "kind"),
    _unique_while_present("uq_resource_limits_domain", "domain_id", "kind"),
)

# --- what is going on -----------------------------------------------------------------------------------------

async_jobs = _noun("async_jobs", job.Job, Index("ix_async_jobs_created", "created"))
alerts = _noun("alerts", alert.Alert, Index("ix_alerts_subject", "subject"))
events = _noun("events", event.Event, Index("ix_events_created", "created"))

#: `log` is a saga's journal, a line of JSON each, `length` how many; `rest` the kind of the line that it came
#: to rest with, `ended` when that was for the first time, `error` why it did not succeed: its job's end.
sagas = Table(
    "sagas",
    metadata,
    Column("id", ROW_ID, primary_key=True),
    Column("uuid", String(36), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("params", Text, nullable=False),
    Column("job_id", ROW_ID, ForeignKey("async_jobs.id"), index=True),
    Column("created", Instant, nullable=False),
    Column("log", Text, nullable=False, server_default=""),
    Column("length", Integer, nullable=False, server_default="0"),
    Column("rest", String(16)),
    Column("ended", Instant),
    Column("error", Json(ErrorRecord)),
    Index(
        "ix_sagas_unfinished",
        "id",
        sqlite_where=text("rest IS NULL"),
        postgresql_where=text("rest IS NULL"),
    ),
    sqlite_autoincrement=True,
)
#: A name (`vlan/<pool>/<tag>`) that one saga holds, so that another waits.
saga_locks = Table(
    "saga_locks",
    metadata,
    Column("name", String(255), primary_key=True),
    Column("saga_id", ROW_ID, ForeignKey("sagas.id"), nullable=False, index=True),
)

# --- the manager itself ---------------------------------------------------------------------------------------

configurations = Table(
    "configurations",
    metadata,
    Column("name", String(255), primary_key=True),
    Column("value", Text),
    Column("default_value", Text),
    Column("category", Text, nullable=False),
    Column("description", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("has_effect", Boolean, nullable=False),
)
#: Facts about this installation, such as its own uuid.
installation = Table(
    "installation",
    metadata,
    Column("name", String(255), primary_key=True),
    Column("value", Text, nullable=False),
)
