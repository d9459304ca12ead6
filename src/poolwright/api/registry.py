# ruff: noqa: E501 - a table is read by its lines
"""Every command there is, in one table: its name, class, kind, answer, and who may call it.

A command that is not here does not exist; a role that is not named may not call it. `listApis` is made from this table.
"""

from __future__ import annotations

from typing import Final

from poolwright.api.authorisation import ADMINS, EVERYONE, ROOT
from poolwright.api.command import Entry, Kind
from poolwright.api.commands import (
    absent,
    accounts,
    apis,
    capabilities,
    capacities,
    clusters,
    configurations,
    deployments,
    disk_offerings,
    domains,
    events,
    hosts,
    jobs,
    limits,
    network_offerings,
    networks,
    nics,
    os_types,
    physical_networks,
    pods,
    regions,
    service_offerings,
    service_providers,
    storage_pools,
    templates,
    users,
    virtual_machines,
    volumes,
    zones,
)
from poolwright.api.commands.virtual_machine_response import VirtualMachineResponse
from poolwright.api.responses import Success

LIST, SYNC, ASYNC, CREATE = Kind.LIST, Kind.SYNC, Kind.ASYNC, Kind.ASYNC_CREATE

# fmt: off
_TABLE: Final = (
    # who
    Entry("listApis", apis.ListApis, SYNC, apis.ApiResponse, "api", EVERYONE),
    Entry("listCapabilities", capabilities.ListCapabilities, SYNC, capabilities.CapabilitiesResponse, "capability", EVERYONE),
    Entry("listUsers", users.ListUsers, LIST, users.UserResponse, "user", EVERYONE),
    Entry("getUserKeys", users.GetUserKeys, SYNC, users.KeysResponse, "userkeys", EVERYONE),
    Entry("registerUserKeys", users.RegisterUserKeys, SYNC, users.KeysResponse, "userkeys", EVERYONE),
    Entry("listAccounts", accounts.ListAccounts, LIST, accounts.AccountResponse, "account", EVERYONE),
    Entry("createUser", users.CreateUser, SYNC, users.UserResponse, "user", ADMINS),
    Entry("updateUser", users.UpdateUser, SYNC, users.UserResponse, "user", EVERYONE),
    Entry("enableUser", users.EnableUser, SYNC, users.UserResponse, "user", ADMINS),
    Entry("disableUser", users.DisableUser, ASYNC, users.UserResponse, "user", ADMINS),
    Entry("deleteUser", users.DeleteUser, SYNC, Success, "", ADMINS),
    Entry("createAccount", accounts.CreateAccount, SYNC, accounts.AccountResponse, "account", ADMINS),
    Entry("enableAccount", accounts.EnableAccount, SYNC, accounts.AccountResponse, "account", ADMINS),
    Entry("lockAccount", accounts.LockAccount, SYNC, accounts.AccountResponse, "account", ADMINS),
    Entry("disableAccount", accounts.DisableAccount, ASYNC, accounts.AccountResponse, "account", ADMINS),
    Entry("updateAccount", accounts.UpdateAccount, SYNC, accounts.AccountResponse, "account", ADMINS),
    Entry("deleteAccount", accounts.DeleteAccount, ASYNC, Success, "", ADMINS),
    Entry("listRoles", accounts.ListRoles, LIST, accounts.RoleResponse, "role", ADMINS),
    Entry("listDomains", domains.ListDomains, LIST, domains.DomainResponse, "domain", ADMINS),
    Entry("listDomainChildren", domains.ListDomainChildren, LIST, domains.DomainResponse, "domain", ADMINS),
    Entry("createDomain", domains.CreateDomain, SYNC, domains.DomainResponse, "domain", ADMINS),
    Entry("deleteDomain", domains.DeleteDomain, ASYNC, Success, "", ADMINS),
    Entry("listResourceLimits", limits.ListResourceLimits, LIST, limits.ResourceLimitResponse, "resourcelimit", EVERYONE),
    Entry("updateResourceLimit", limits.UpdateResourceLimit, SYNC, limits.ResourceLimitResponse, "resourcelimit", ADMINS),
    Entry("updateResourceCount", limits.UpdateResourceCount, SYNC, limits.ResourceCountResponse, "resourcecount", ADMINS),
    # jobs and events
    Entry("queryAsyncJobResult", jobs.QueryAsyncJobResult, SYNC, jobs.JobResponse, "", EVERYONE),
    Entry("listAsyncJobs", jobs.ListAsyncJobs, LIST, jobs.JobResponse, "asyncjobs", EVERYONE),
    Entry("listEvents", events.ListEvents, LIST, events.EventResponse, "event", EVERYONE),
    Entry("listEventTypes", events.ListEventTypes, SYNC, events.EventTypeResponse, "eventtype", EVERYONE),
    # the cloud as a whole
    Entry("listConfigurations", configurations.ListConfigurations, LIST, configurations.ConfigurationResponse, "configuration", ROOT),
    Entry("updateConfiguration", configurations.UpdateConfiguration, SYNC, configurations.ConfigurationResponse, "configuration", ROOT),
    Entry("resetConfiguration", configurations.ResetConfiguration, SYNC, configurations.ConfigurationResponse, "configuration", ROOT),
    Entry("listConfigurationGroups", configurations.ListConfigurationGroups, LIST, configurations.ConfigurationGroupResponse, "configurationgroup", ROOT),
    Entry("listRegions", regions.ListRegions, LIST, regions.RegionResponse, "region", EVERYONE),
    Entry("addRegion", regions.AddRegion, SYNC, regions.RegionResponse, "region", ROOT),
    Entry("updateRegion", regions.UpdateRegion, SYNC, regions.RegionResponse, "region", ROOT),
    Entry("removeRegion", regions.RemoveRegion, SYNC, Success, "", ROOT),
    Entry("listCapacity", capacities.ListCapacity, LIST, capacities.CapacityResponse, "capacity", ROOT),
    # where
    Entry("listZones", zones.ListZones, LIST, zones.ZoneResponse, "zone", EVERYONE),
    Entry("createZone", zones.CreateZone, SYNC, zones.ZoneResponse, "zone", ROOT),
    Entry("updateZone", zones.UpdateZone, SYNC, zones.ZoneResponse, "zone", ROOT),
    Entry("deleteZone", zones.DeleteZone, SYNC, Success, "", ROOT),
    Entry("listPods", pods.ListPods, LIST, pods.PodResponse, "pod", ROOT),
    Entry("createPod", pods.CreatePod, SYNC, pods.PodResponse, "pod", ROOT),
    Entry("deletePod", pods.DeletePod, SYNC, Success, "", ROOT),
    Entry("listClusters", clusters.ListClusters, LIST, clusters.ClusterResponse, "cluster", ROOT),
    Entry("addCluster", clusters.AddCluster, SYNC, clusters.ClusterResponse, "cluster", ROOT),
    Entry("listHosts", hosts.ListHosts, LIST, hosts.HostResponse, "host", ROOT),
    Entry("addHost", hosts.AddHost, SYNC, hosts.HostResponse, "host", ROOT),
    Entry("listStoragePools", storage_pools.ListStoragePools, LIST, storage_pools.StoragePoolResponse, "storagepool", ROOT),
    Entry("createStoragePool", storage_pools.CreateStoragePool, SYNC, storage_pools.StoragePoolResponse, "storagepool", ROOT),
    Entry("listImageStores", storage_pools.ListImageStores, LIST, storage_pools.ImageStoreResponse, "imagestore", ROOT),
    Entry("addImageStore", storage_pools.AddImageStore, SYNC, storage_pools.ImageStoreResponse, "imagestore", ROOT),
    Entry("listPhysicalNetworks", physical_networks.ListPhysicalNetworks, LIST, physical_networks.PhysicalNetworkResponse, "physicalnetwork", ROOT),
    Entry("createPhysicalNetwork", physical_networks.CreatePhysicalNetwork, CREATE, physical_networks.PhysicalNetworkResponse, "physicalnetwork", ROOT),
    Entry("updatePhysicalNetwork", physical_networks.UpdatePhysicalNetwork, ASYNC, physical_networks.PhysicalNetworkResponse, "physicalnetwork", ROOT),
    Entry("deletePhysicalNetwork", physical_networks.DeletePhysicalNetwork, ASYNC, Success, "", ROOT),
    Entry("listTrafficTypes", physical_networks.ListTrafficTypes, LIST, physical_networks.TrafficTypeResponse, "traffictype", ROOT),
    Entry("addTrafficType", physical_networks.AddTrafficType, CREATE, physical_networks.TrafficTypeResponse, "traffictype", ROOT),
    Entry("deleteTrafficType", physical_networks.DeleteTrafficType, ASYNC, Success, "", ROOT),
    Entry("listNetworkServiceProviders", service_providers.ListNetworkServiceProviders, LIST, service_providers.ProviderResponse, "networkserviceprovider", ROOT),
    Entry("addNetworkServiceProvider", service_providers.AddNetworkServiceProvider, CREATE, service_providers.ProviderResponse, "networkserviceprovider", ROOT),
    Entry("updateNetworkServiceProvider", service_providers.UpdateNetworkServiceProvider, ASYNC, service_providers.ProviderResponse, "networkserviceprovider", ROOT),
    Entry("deleteNetworkServiceProvider", service_providers.DeleteNetworkServiceProvider, ASYNC, Success, "", ROOT),
    Entry("listVirtualRouterElements", service_providers.ListVirtualRouterElements, LIST, service_providers.RouterElementResponse, "virtualrouterelement", ROOT),
    Entry("configureVirtualRouterElement", service_providers.ConfigureVirtualRouterElement, ASYNC, service_providers.RouterElementResponse, "virtualrouterelement", ROOT),
    Entry("listInternalLoadBalancerElements", service_providers.ListInternalLoadBalancerElements, LIST, service_providers.BalancerElementResponse, "internalloadbalancerelement", ROOT),
    Entry("configureInternalLoadBalancerElement", service_providers.ConfigureInternalLoadBalancerElement, ASYNC, service_providers.BalancerElementResponse, "internalloadbalancerelement", ROOT),
    Entry("listHypervisors", capabilities.ListHypervisors, SYNC, capabilities.HypervisorResponse, "hypervisor", EVERYONE),
    # what is on offer
    Entry("listServiceOfferings", service_offerings.ListServiceOfferings, LIST, service_offerings.ServiceOfferingResponse, "serviceoffering", EVERYONE),
    Entry("createServiceOffering", service_offerings.CreateServiceOffering, SYNC, service_offerings.ServiceOfferingResponse, "serviceoffering", ROOT),
    Entry("updateServiceOffering", service_offerings.UpdateServiceOffering, SYNC, service_offerings.ServiceOfferingResponse, "serviceoffering", ROOT),
    Entry("deleteServiceOffering", service_offerings.DeleteServiceOffering, SYNC, Success, "", ROOT),
    Entry("listDiskOfferings", disk_offerings.ListDiskOfferings, LIST, disk_offerings.DiskOfferingResponse, "diskoffering", EVERYONE),
    Entry("createDiskOffering", disk_offerings.CreateDiskOffering, SYNC, disk_offerings.DiskOfferingResponse, "diskoffering", ROOT),
    Entry("updateDiskOffering", disk_offerings.UpdateDiskOffering, SYNC, disk_offerings.DiskOfferingResponse, "diskoffering", ROOT),
    Entry("deleteDiskOffering", disk_offerings.DeleteDiskOffering, SYNC, Success, "", ROOT),
    Entry("listTemplates", templates.ListTemplates, LIST, templates.TemplateResponse, "template", EVERYONE),
    Entry("listOsTypes", os_types.ListOsTypes, LIST, os_types.OsTypeResponse, "ostype", EVERYONE),
    Entry("listOsCategories", os_types.ListOsCategories, LIST, os_types.OsCategoryResponse, "oscategory", EVERYONE),
    # networks
    Entry("listNetworkOfferings", network_offerings.ListNetworkOfferings, LIST, network_offerings.NetworkOfferingResponse, "networkoffering", EVERYONE),
    Entry("listNetworks", networks.ListNetworks, LIST, networks.NetworkResponse, "network", EVERYONE),
    Entry("createNetwork", networks.CreateNetwork, SYNC, networks.NetworkResponse, "network", EVERYONE),
    # virtual machines
    Entry("deployVirtualMachine", deployments.DeployVirtualMachine, CREATE, VirtualMachineResponse, "virtualmachine", EVERYONE),
    Entry("startVirtualMachine", virtual_machines.StartVirtualMachine, ASYNC, VirtualMachineResponse, "virtualmachine", EVERYONE),
    Entry("stopVirtualMachine", virtual_machines.StopVirtualMachine, ASYNC, VirtualMachineResponse, "virtualmachine", EVERYONE),
    Entry("rebootVirtualMachine", virtual_machines.RebootVirtualMachine, ASYNC, VirtualMachineResponse, "virtualmachine", EVERYONE),
    Entry("destroyVirtualMachine", virtual_machines.DestroyVirtualMachine, ASYNC, VirtualMachineResponse, "virtualmachine", EVERYONE),
    Entry("expungeVirtualMachine", virtual_machines.ExpungeVirtualMachine, ASYNC, Success, "", ADMINS),
    Entry("recoverVirtualMachine", virtual_machines.RecoverVirtualMachine, SYNC, VirtualMachineResponse, "virtualmachine", ADMINS),
    Entry("listVirtualMachines", virtual_machines.ListVirtualMachines, LIST, VirtualMachineResponse, "virtualmachine", EVERYONE),
    Entry("listVolumes", volumes.ListVolumes, LIST, volumes.VolumeResponse, "volume", EVERYONE),
    Entry("listNics", nics.ListNics, LIST, nics.NicResponse, "nic", EVERYONE),
    # what this cloud has none of
    Entry("listAffinityGroups", absent.ListAbsent, LIST, absent.AbsentResponse, "affinitygroup", EVERYONE),
    Entry("listFirewallRules", absent.ListAbsent, LIST, absent.AbsentResponse, "firewallrule", EVERYONE),
    Entry("listIpForwardingRules", absent.ListAbsent, LIST, absent.AbsentResponse, "portforwardingrule", EVERYONE),
    Entry("listPortForwardingRules", absent.ListAbsent, LIST, absent.AbsentResponse, "portforwardingrule", EVERYONE),
    Entry("listProjects", absent.ListAbsentOfAccounts, LIST, absent.AbsentResponse, "project", EVERYONE),
    Entry("listPublicIpAddresses", absent.ListAbsent, LIST, absent.AbsentResponse, "publicipaddress", EVERYONE),
    Entry("listRouters", absent.ListAbsent, LIST, absent.AbsentResponse, "router", ADMINS),
    Entry("listSSHKeyPairs", absent.ListAbsent, LIST, absent.AbsentResponse, "sshkeypair", EVERYONE),
    Entry("listSecurityGroups", absent.ListAbsent, LIST, absent.AbsentResponse, "securitygroup", EVERYONE),
    Entry("listSnapshots", absent.ListAbsent, LIST, absent.AbsentResponse, "snapshot", EVERYONE),
    Entry("listVPCs", absent.ListAbsent, LIST, absent.AbsentResponse, "vpc", EVERYONE),
)
# fmt: on

COMMANDS: Final[dict[str, Entry]] = {entry.name: entry for entry in _TABLE}
