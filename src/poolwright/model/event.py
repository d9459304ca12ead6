"""What is left behind by every change: who did what to which thing, when, and how it ended.

Source of the names: CloudStack `EventTypes`, `Event.State`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from poolwright.model.resource import Resource


class EventState(StrEnum):
    """`Scheduled`: a job was made; `Completed`: it is over, well (INFO) or not (ERROR)."""

    SCHEDULED = "Scheduled"
    STARTED = "Started"
    COMPLETED = "Completed"


class EventLevel(StrEnum):
    INFO = "INFO"
    WARN = "WARN"
    ERROR = "ERROR"


class Event(Resource, frozen=True, kw_only=True):
    """`resource_type` and `resource_uuid` say about what; `parent_uuid` is the event that began it."""

    type: str
    description: str
    account_id: int
    domain_id: int
    user_id: int
    level: EventLevel = EventLevel.INFO
    state: EventState = EventState.COMPLETED
    resource_type: str | None = None
    resource_uuid: str | None = None
    resource_name: str | None = None
    job_id: int | None = None
    parent_uuid: str | None = None
    archived: bool = False


class EventView(Event, frozen=True, kw_only=True):
    user_name: str
    account_name: str
    domain_uuid: str
    domain_name: str
    domain_path: str
    project_uuid: str | None = None
    project_name: str | None = None


#: Each changing command and the type of its event.
EVENT_TYPES: Final[dict[str, str]] = {
    "registerUserKeys": "REGISTER.USER.KEY",
    "createUser": "USER.CREATE",
    "updateUser": "USER.UPDATE",
    "enableUser": "USER.ENABLE",
    "disableUser": "USER.DISABLE",
    "lockUser": "USER.LOCK",
    "moveUser": "USER.MOVE",
    "deleteUser": "USER.DELETE",
    "createAccount": "ACCOUNT.CREATE",
    "updateAccount": "ACCOUNT.UPDATE",
    "enableAccount": "ACCOUNT.ENABLE",
    "disableAccount": "ACCOUNT.DISABLE",
    "lockAccount": "ACCOUNT.LOCK",
    "deleteAccount": "ACCOUNT.DELETE",
    "createRole": "ROLE.CREATE",
    "updateRole": "ROLE.UPDATE",
    "importRole": "ROLE.IMPORT",
    "deleteRole": "ROLE.DELETE",
    "enableRole": "ROLE.ENABLE",
    "disableRole": "ROLE.DISABLE",
    "createRolePermission": "ROLE.PERMISSION.CREATE",
    "updateRolePermission": "ROLE.PERMISSION.UPDATE",
    "deleteRolePermission": "ROLE.PERMISSION.DELETE",
    "createProject": "PROJECT.CREATE",
    "updateProject": "PROJECT.UPDATE",
    "activateProject": "PROJECT.ACTIVATE",
    "suspendProject": "PROJECT.SUSPEND",
    "deleteProject": "PROJECT.DELETE",
    "addAccountToProject": "PROJECT.ACCOUNT.ADD",
    "addUserToProject": "PROJECT.USER.ADD",
    "deleteAccountFromProject": "PROJECT.ACCOUNT.REMOVE",
    "deleteUserFromProject": "PROJECT.USER.REMOVE",
    "updateProjectInvitation": "PROJECT.INVITATION.UPDATE",
    "deleteProjectInvitation": "PROJECT.INVITATION.REMOVE",
    "createProjectRole": "PROJECT.ROLE.CREATE",
    "updateProjectRole": "PROJECT.ROLE.UPDATE",
    "deleteProjectRole": "PROJECT.ROLE.DELETE",
    "createProjectRolePermission": "PROJECT.ROLE.PERMISSION.CREATE",
    "updateProjectRolePermission": "PROJECT.ROLE.PERMISSION.UPDATE",
    "deleteProjectRolePermission": "PROJECT.ROLE.PERMISSION.DELETE",
    "createDomain": "DOMAIN.CREATE",
    "updateDomain": "DOMAIN.UPDATE",
    "moveDomain": "DOMAIN.MOVE",
    "deleteDomain": "DOMAIN.DELETE",
    "createZone": "ZONE.CREATE",
    "updateZone": "ZONE.EDIT",
    "deleteZone": "ZONE.DELETE",
    "createPod": "POD.CREATE",
    "updatePod": "POD.EDIT",
    "deletePod": "POD.DELETE",
    "addCluster": "CLUSTER.CREATE",
    "deleteCluster": "CLUSTER.DELETE",
    "updateCluster": "CLUSTER.UPDATE",
    "addHost": "HOST.CREATE",
    "updateHost": "HOST.UPDATE",
    "cancelHostMaintenance": "MAINT.CANCEL",
    "prepareHostForMaintenance": "MAINT.PREPARE",
    "deleteHost": "HOST.DELETE",
    "createStoragePool": "STORAGE.POOL.CREATE",
    "updateStoragePool": "STORAGE.POOL.UPDATE",
    "cancelStorageMaintenance": "MAINT.CANCEL.PS",
    "enableStorageMaintenance": "MAINT.PREPARE.PS",
    "deleteStoragePool": "STORAGE.POOL.DELETE",
    "addImageStore": "IMAGE.STORE.CREATE",
    "updateImageStore": "IMAGE.STORE.UPDATE",
    "deleteImageStore": "IMAGE.STORE.DELETE",
    "addRegion": "REGION.CREATE",
    "updateRegion": "REGION.UPDATE",
    "removeRegion": "REGION.REMOVE",
    "updateConfiguration": "CONFIGURATION.VALUE.EDIT",
    "resetConfiguration": "CONFIGURATION.VALUE.RESET",
    "updateResourceLimit": "RESOURCE.LIMIT.UPDATE",
    "updateResourceCount": "RESOURCE.COUNT.UPDATE",
    "createPhysicalNetwork": "PHYSICAL.NETWORK.CREATE",
    "updatePhysicalNetwork": "PHYSICAL.NETWORK.UPDATE",
    "deletePhysicalNetwork": "PHYSICAL.NETWORK.DELETE",
    "addTrafficType": "TRAFFIC.TYPE.CREATE",
    "updateTrafficType": "TRAFFIC.TYPE.UPDATE",
    "deleteTrafficType": "TRAFFIC.TYPE.DELETE",
    "addNetworkServiceProvider": "SERVICE.PROVIDER.CREATE",
    "updateNetworkServiceProvider": "SERVICE.PROVIDER.UPDATE",
    "deleteNetworkServiceProvider": "SERVICE.PROVIDER.DELETE",
    "configureVirtualRouterElement": "NETWORK.ELEMENT.CONFIGURE",
    "configureInternalLoadBalancerElement": "NETWORK.ELEMENT.CONFIGURE",
    "createServiceOffering": "SERVICE.OFFERING.CREATE",
    "updateServiceOffering": "SERVICE.OFFERING.EDIT",
    "deleteServiceOffering": "SERVICE.OFFERING.DELETE",
    "createDiskOffering": "DISK.OFFERING.CREATE",
    "updateDiskOffering": "DISK.OFFERING.EDIT",
    "deleteDiskOffering": "DISK.OFFERING.DELETE",
    "updateTemplate": "TEMPLATE.UPDATE",
    "createNetwork": "NETWORK.CREATE",
    "updateNetwork": "NETWORK.UPDATE",
    "deleteNetwork": "NETWORK.DELETE",
    "restartNetwork": "NETWORK.RESTART",
    "createNetworkPermissions": "NETWORK.PERMISSION.CREATE",
    "removeNetworkPermissions": "NETWORK.PERMISSION.REMOVE",
    "resetNetworkPermissions": "NETWORK.PERMISSION.RESET",
    "createNetworkOffering": "NETWORK.OFFERING.CREATE",
    "updateNetworkOffering": "NETWORK.OFFERING.EDIT",
    "deleteNetworkOffering": "NETWORK.OFFERING.DELETE",
    "createVPCOffering": "VPC.OFFERING.CREATE",
    "updateVPCOffering": "VPC.OFFERING.UPDATE",
    "deleteVPCOffering": "VPC.OFFERING.DELETE",
    "dedicateGuestVlanRange": "GUESTVLANRANGE.DEDICATE",
    "releaseDedicatedGuestVlanRange": "GUESTVLANRANGE.RELEASE",
    "createVlanIpRange": "VLAN.IP.RANGE.CREATE",
    "updateVlanIpRange": "VLAN.IP.RANGE.UPDATE",
    "deleteVlanIpRange": "VLAN.IP.RANGE.DELETE",
    "dedicatePublicIpRange": "VLAN.IP.RANGE.DEDICATE",
    "releasePublicIpRange": "VLAN.IP.RANGE.RELEASE",
    "associateIpAddress": "NET.IPASSIGN",
    "createFirewallRule": "FIREWALL.OPEN",
    "createEgressFirewallRule": "FIREWALL.EGRESS.OPEN",
    "createPortForwardingRule": "NET.RULEADD",
    "createVPC": "VPC.CREATE",
    "migrateVPC": "VPC.MIGRATE",
    "deployVirtualMachine": "VM.CREATE",
    "deployVirtualMachines": "VM.CREATE",
    "startVirtualMachine": "VM.START",
    "stopVirtualMachine": "VM.STOP",
    "rebootVirtualMachine": "VM.REBOOT",
    "updateVirtualMachine": "VM.UPDATE",
    "destroyVirtualMachine": "VM.DESTROY",
    "expungeVirtualMachine": "VM.EXPUNGE",
    "recoverVirtualMachine": "VM.RECOVER",
    "assignVirtualMachine": "VM.MOVE",
    "importUnmanagedInstance": "VM.IMPORT",
    "unmanageVirtualMachine": "VM.UNMANAGE",
    "provisionCertificate": "CA.CERTIFICATE.PROVISION",
    "migrateVirtualMachine": "VM.MIGRATE",
    "restoreVirtualMachine": "VM.RESTORE",
    "createVMSnapshot": "VMSNAPSHOT.CREATE",
    "revertToVMSnapshot": "VMSNAPSHOT.REVERTTO",
    "deleteVMSnapshot": "VMSNAPSHOT.DELETE",
    "migrateVirtualMachineWithVolume": "VM.MIGRATE",
    "changeServiceForVirtualMachine": "VM.UPGRADE",
    "scaleVirtualMachine": "VM.UPGRADE",
    "deploySystemVm": "SSVM.CREATE",
    "startSystemVm": "SSVM.START",
    "stopSystemVm": "SSVM.STOP",
    "rebootSystemVm": "SSVM.REBOOT",
    "destroySystemVm": "SSVM.DESTROY",
    "addNicToVirtualMachine": "NIC.CREATE",
    "removeNicFromVirtualMachine": "NIC.DELETE",
    "updateDefaultNicForVirtualMachine": "NIC.UPDATE",
    "updateVmNicIp": "NIC.UPDATE",
    "addIpToNic": "NIC.SECONDARY.IP.ASSIGN",
    "removeIpFromNic": "NIC.SECONDARY.IP.UNASSIGN",
    "createVolume": "VOLUME.CREATE",
    "updateVolume": "VOLUME.UPDATE",
    "attachVolume": "VOLUME.ATTACH",
    "detachVolume": "VOLUME.DETACH",
    "resizeVolume": "VOLUME.RESIZE",
    "deleteVolume": "VOLUME.DELETE",
    "destroyVolume": "VOLUME.DESTROY",
    "registerTemplate": "TEMPLATE.CREATE",
    "createTemplate": "TEMPLATE.CREATE",
    "updateTemplatePermissions": "TEMPLATE.UPDATE",
    "deleteTemplate": "TEMPLATE.DELETE",
    "prepareTemplate": "TEMPLATE.DOWNLOAD.STARTING",
    "copyTemplate": "TEMPLATE.COPY",
    "extractTemplate": "TEMPLATE.EXTRACT",
    "registerIso": "ISO.CREATE",
    "updateIso": "ISO.UPDATE",
    "updateIsoPermissions": "ISO.UPDATE",
    "deleteIso": "ISO.DELETE",
    "copyIso": "ISO.COPY",
    "extractIso": "ISO.EXTRACT",
    "attachIso": "ISO.ATTACH",
    "detachIso": "ISO.DETACH",
    "createSnapshot": "SNAPSHOT.CREATE",
    "deleteSnapshot": "SNAPSHOT.DELETE",
    "revertSnapshot": "SNAPSHOT.REVERT",
    "migrateVolume": "VOLUME.MIGRATE",
    "uploadVolume": "VOLUME.UPLOAD",
    "recoverVolume": "VOLUME.RECOVER",
    "changeOfferingForVolume": "VOLUME.CHANGE.DISK.OFFERING",
    "archiveEvents": "EVENT.ARCHIVE",
    "deleteEvents": "EVENT.DELETE",
    "archiveAlerts": "ALERT.ARCHIVE",
    "deleteAlerts": "ALERT.DELETE",
    "generateAlert": "ALERT.GENERATE",
    "retrySaga": "SAGA.RETRY",
    "abandonSaga": "SAGA.ABANDON",
    "addResourceDetail": "CREATE.RESOURCE.DETAILS",
    "removeResourceDetail": "DELETE.RESOURCE.DETAILS",
    "addAnnotation": "ANNOTATION.CREATE",
    "removeAnnotation": "ANNOTATION.REMOVE",
    "updateAnnotationVisibility": "ANNOTATION.UPDATE",
    "createTags": "CREATE_TAGS",
    "deleteTags": "DELETE_TAGS",
    "createAffinityGroup": "AG.CREATE",
    "deleteAffinityGroup": "AG.DELETE",
    "updateVMAffinityGroup": "VM.AFFINITY.GROUP.UPDATE",
    "createResourceSchedule": "VM.SCHEDULE.CREATE",
    "updateResourceSchedule": "VM.SCHEDULE.UPDATE",
    "deleteResourceSchedule": "VM.SCHEDULE.DELETE",
    "createSSHKeyPair": "CREATE.SSH.KEYPAIR",
    "registerSSHKeyPair": "REGISTER.SSH.KEYPAIR",
    "deleteSSHKeyPair": "DELETE.SSH.KEYPAIR",
    "registerUserData": "REGISTER.USER.DATA",
    "deleteUserData": "DELETE.USER.DATA",
    "resetUserDataForVirtualMachine": "VM.RESETUSERDATA",
    "resetSSHKeyForVirtualMachine": "VM.RESETSSHKEY",
    "linkUserDataToTemplate": "TEMPLATE.UPDATE",
}
