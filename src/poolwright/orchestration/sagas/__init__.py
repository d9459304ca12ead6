"""Our sagas, one file each. The table below is the list of those that there are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from poolwright.orchestration.definition import Definition
from poolwright.orchestration.sagas import (
    add_nic,
    adopt_pool,
    attach_volume,
    change_nic_addresses,
    create_network,
    create_storage_pool,
    create_template,
    delete_accounts,
    delete_network,
    delete_template,
    delete_volume,
    deploy_virtual_machine,
    deploy_virtual_machines,
    destroy_virtual_machine,
    detach_volume,
    expunge_virtual_machine,
    maintain_host,
    maintain_storage_pool,
    migrate_virtual_machine,
    reboot_virtual_machine,
    register_template,
    release_pool,
    release_storage_pool,
    remove_nic,
    resize_volume,
    restart_network,
    resume_host,
    resume_storage_pool,
    scale_virtual_machine,
    start_virtual_machine,
    stop_virtual_machine,
)

SAGAS: Final[Mapping[str, Definition]] = {
    module.DEFINITION.name: module.DEFINITION
    for module in (
        adopt_pool,
        release_pool,
        create_storage_pool,
        release_storage_pool,
        maintain_host,
        resume_host,
        maintain_storage_pool,
        resume_storage_pool,
        create_network,
        deploy_virtual_machine,
        deploy_virtual_machines,
        start_virtual_machine,
        stop_virtual_machine,
        reboot_virtual_machine,
        migrate_virtual_machine,
        scale_virtual_machine,
        destroy_virtual_machine,
        expunge_virtual_machine,
        attach_volume,
        detach_volume,
        delete_volume,
        delete_accounts,
        resize_volume,
        delete_network,
        restart_network,
        register_template,
        create_template,
        delete_template,
        add_nic,
        remove_nic,
        change_nic_addresses,
    )
}
