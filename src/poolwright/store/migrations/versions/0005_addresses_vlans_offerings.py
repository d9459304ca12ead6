"""Ranges of addresses, tags in use and kept, secondary addresses, who may use a network, offerings in full."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "vpc_offerings",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("uuid", sa.String(length=36), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed", sa.DateTime(timezone=True), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("display_text", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("is_default", sa.Boolean(), nullable=False),
        sa.Column("sort_key", sa.BigInteger(), nullable=False),
        sa.Column("internet_protocol", sa.Text(), nullable=False),
        sa.Column("conserve_mode", sa.Boolean(), nullable=False),
        sa.Column("service_offering_uuid", sa.Text(), nullable=True),
        sa.Column("services", sa.Text(), nullable=False),
        sa.Column("capabilities", sa.Text(), nullable=False),
        sa.Column("domain_uuids", sa.Text(), nullable=False),
        sa.Column("zone_uuids", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vpc_offerings")),
        sa.UniqueConstraint("uuid", name=op.f("uq_vpc_offerings_uuid")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "guest_vlan_ranges",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("uuid", sa.String(length=36), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed", sa.DateTime(timezone=True), nullable=True),
        sa.Column("physical_network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("account_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("domain_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("first", sa.BigInteger(), nullable=False),
        sa.Column("last", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_guest_vlan_ranges_account_id")),
        sa.ForeignKeyConstraint(["domain_id"], ["domains.id"], name=op.f("fk_guest_vlan_ranges_domain_id")),
        sa.ForeignKeyConstraint(
            ["physical_network_id"],
            ["physical_networks.id"],
            name=op.f("fk_guest_vlan_ranges_physical_network_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guest_vlan_ranges")),
        sa.UniqueConstraint("uuid", name=op.f("uq_guest_vlan_ranges_uuid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("guest_vlan_ranges", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_guest_vlan_ranges_account_id"), ["account_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_guest_vlan_ranges_domain_id"), ["domain_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_guest_vlan_ranges_physical_network_id"), ["physical_network_id"], unique=False
        )

    op.create_table(
        "guest_vlans",
        sa.Column(
            "zone_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column(
            "physical_network_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("tag", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["network_id"], ["networks.id"], name=op.f("fk_guest_vlans_network_id")),
        sa.ForeignKeyConstraint(["zone_id"], ["zones.id"], name=op.f("fk_guest_vlans_zone_id")),
        sa.PrimaryKeyConstraint("zone_id", "physical_network_id", "tag", name=op.f("pk_guest_vlans")),
    )
    with op.batch_alter_table("guest_vlans", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_guest_vlans_network_id"), ["network_id"], unique=False)

    op.create_table(
        "ip_ranges",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("uuid", sa.String(length=36), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed", sa.DateTime(timezone=True), nullable=True),
        sa.Column("zone_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("physical_network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("pod_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("account_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("domain_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("vlan", sa.Text(), nullable=False),
        sa.Column("gateway", sa.Text(), nullable=False),
        sa.Column("netmask", sa.Text(), nullable=False),
        sa.Column("start_ip", sa.Text(), nullable=False),
        sa.Column("end_ip", sa.Text(), nullable=False),
        sa.Column("is_public", sa.Boolean(), nullable=False),
        sa.Column("for_system_vms", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_ip_ranges_account_id")),
        sa.ForeignKeyConstraint(["domain_id"], ["domains.id"], name=op.f("fk_ip_ranges_domain_id")),
        sa.ForeignKeyConstraint(["network_id"], ["networks.id"], name=op.f("fk_ip_ranges_network_id")),
        sa.ForeignKeyConstraint(
            ["physical_network_id"], ["physical_networks.id"], name=op.f("fk_ip_ranges_physical_network_id")
        ),
        sa.ForeignKeyConstraint(["pod_id"], ["pods.id"], name=op.f("fk_ip_ranges_pod_id")),
        sa.ForeignKeyConstraint(["zone_id"], ["zones.id"], name=op.f("fk_ip_ranges_zone_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ip_ranges")),
        sa.UniqueConstraint("uuid", name=op.f("uq_ip_ranges_uuid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("ip_ranges", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ip_ranges_account_id"), ["account_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_ip_ranges_domain_id"), ["domain_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_ip_ranges_network_id"), ["network_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_ip_ranges_physical_network_id"), ["physical_network_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_ip_ranges_pod_id"), ["pod_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_ip_ranges_zone_id"), ["zone_id"], unique=False)

    op.create_table(
        "network_permissions",
        sa.Column(
            "network_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column(
            "account_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_network_permissions_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["networks.id"], name=op.f("fk_network_permissions_network_id")
        ),
        sa.PrimaryKeyConstraint("network_id", "account_id", name=op.f("pk_network_permissions")),
    )
    with op.batch_alter_table("network_permissions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_network_permissions_account_id"), ["account_id"], unique=False)

    op.create_table(
        "secondary_ips",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("uuid", sa.String(length=36), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed", sa.DateTime(timezone=True), nullable=True),
        sa.Column("nic_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("ip4", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("is_pending", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["network_id"], ["networks.id"], name=op.f("fk_secondary_ips_network_id")),
        sa.ForeignKeyConstraint(["nic_id"], ["nics.id"], name=op.f("fk_secondary_ips_nic_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_secondary_ips")),
        sa.UniqueConstraint("uuid", name=op.f("uq_secondary_ips_uuid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("secondary_ips", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_secondary_ips_network_id"), ["network_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_secondary_ips_nic_id"), ["nic_id"], unique=False)
        batch_op.create_index(
            "uq_secondary_ips_ip4",
            ["network_id", "ip4"],
            unique=True,
            sqlite_where=sa.text("removed IS NULL"),
            postgresql_where=sa.text("removed IS NULL"),
        )

    for column in (
        sa.Column("tags", sa.Text(), nullable=True),
        sa.Column("sort_key", sa.BigInteger(), nullable=False, server_default="0"),
        sa.Column("keep_alive", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("internet_protocol", sa.Text(), nullable=False, server_default="IPv4"),
        sa.Column("service_offering_uuid", sa.Text(), nullable=True),
        sa.Column("capabilities", sa.Text(), nullable=False, server_default="{}"),
        sa.Column("domain_uuids", sa.Text(), nullable=False, server_default="[]"),
        sa.Column("zone_uuids", sa.Text(), nullable=False, server_default="[]"),
    ):
        op.add_column("network_offerings", column)
    # A shared network's addresses become its first range; what has a tag holds it.
    op.execute(
        "INSERT INTO ip_ranges (uuid, created, removed, zone_id, physical_network_id, network_id, vlan,"
        " gateway, netmask, start_ip, end_ip, is_public, for_system_vms)"
        " SELECT uuid, created, removed, zone_id, physical_network_id, id,"
        " coalesce(CAST(vlan AS VARCHAR(8)), 'untagged'), gateway, netmask, start_ip,"
        " coalesce(end_ip, start_ip), false, false FROM networks"
        " WHERE start_ip IS NOT NULL AND gateway IS NOT NULL AND netmask IS NOT NULL"
    )
    op.execute(
        "INSERT INTO guest_vlans (zone_id, physical_network_id, tag, network_id)"
        " SELECT zone_id, coalesce(physical_network_id, 0), vlan, min(id) FROM networks"
        " WHERE vlan IS NOT NULL AND external_uuid IS NULL AND removed IS NULL"
        " GROUP BY zone_id, coalesce(physical_network_id, 0), vlan"
    )
    # Not by a copy of the table, which others refer to.
    op.execute("ALTER TABLE networks DROP COLUMN start_ip")
    op.execute("ALTER TABLE networks DROP COLUMN end_ip")

    with op.batch_alter_table("nics", schema=None) as batch_op:
        batch_op.create_index(
            "uq_nics_mac",
            ["network_id", "mac"],
            unique=True,
            sqlite_where=sa.text("removed IS NULL"),
            postgresql_where=sa.text("removed IS NULL"),
        )


def downgrade() -> None:
    with op.batch_alter_table("nics", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_nics_mac", sqlite_where=sa.text("removed IS NULL"), postgresql_where=sa.text("removed IS NULL")
        )

    op.add_column("networks", sa.Column("end_ip", sa.Text(), nullable=True))
    op.add_column("networks", sa.Column("start_ip", sa.Text(), nullable=True))
    for column in (
        "zone_uuids", "domain_uuids", "capabilities", "service_offering_uuid", "internet_protocol",
        "keep_alive", "sort_key", "tags",
    ):  # fmt: skip
        op.execute(f"ALTER TABLE network_offerings DROP COLUMN {column}")
    with op.batch_alter_table("secondary_ips", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_secondary_ips_ip4",
            sqlite_where=sa.text("removed IS NULL"),
            postgresql_where=sa.text("removed IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_secondary_ips_nic_id"))
        batch_op.drop_index(batch_op.f("ix_secondary_ips_network_id"))

    op.drop_table("secondary_ips")
    with op.batch_alter_table("network_permissions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_network_permissions_account_id"))

    op.drop_table("network_permissions")
    with op.batch_alter_table("ip_ranges", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ip_ranges_zone_id"))
        batch_op.drop_index(batch_op.f("ix_ip_ranges_pod_id"))
        batch_op.drop_index(batch_op.f("ix_ip_ranges_physical_network_id"))
        batch_op.drop_index(batch_op.f("ix_ip_ranges_network_id"))
        batch_op.drop_index(batch_op.f("ix_ip_ranges_domain_id"))
        batch_op.drop_index(batch_op.f("ix_ip_ranges_account_id"))

    op.drop_table("ip_ranges")
    with op.batch_alter_table("guest_vlans", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_guest_vlans_network_id"))

    op.drop_table("guest_vlans")
    with op.batch_alter_table("guest_vlan_ranges", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_guest_vlan_ranges_physical_network_id"))
        batch_op.drop_index(batch_op.f("ix_guest_vlan_ranges_domain_id"))
        batch_op.drop_index(batch_op.f("ix_guest_vlan_ranges_account_id"))

    op.drop_table("guest_vlan_ranges")
    op.drop_table("vpc_offerings")
