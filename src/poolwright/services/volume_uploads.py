"""Volumes made of images that the manager fetches. Other ways to make one are in `volumes` and `snapshots`."""

from __future__ import annotations

from dataclasses import dataclass

from poolwright.model.account import Caller
from poolwright.model.errors import InvalidParameter
from poolwright.model.image import check_url, read_checksum, read_format
from poolwright.model.offering import DiskOffering
from poolwright.model.volume import Volume, VolumeState, VolumeType
from poolwright.services import limits, zones
from poolwright.services.cloud import Cloud
from poolwright.services.jobs import open_job
from poolwright.services.ownership import For, Owner, check_offered, owner_for
from poolwright.services.volumes import INSTANCE_TYPE, Made
from poolwright.store import Transaction, disk_offerings, volumes


@dataclass(frozen=True)
class Image:
    """Where an image is fetched from, of which format, and its checksum."""

    url: str
    format: str
    checksum: str | None = None


async def upload(
    cloud: Cloud, caller: Caller, image: Image, *, name: str, zone: str, offering: str | None, whom: For
) -> Made:
    """Begin a volume of what a URL gives, as big as that is.

    Raises `InvalidParameter`, `NotFound`, `Forbidden`, `LimitReached`; what goes wrong later is in the job.
    """
    url = check_url(image.url)
    read_checksum(image.checksum)
    format_ = read_format(image.format)
    async with cloud.transaction() as tx:
        where = await zones.get_usable(tx, caller, zone)
        owner = await owner_for(tx, caller, whom)
        chosen = await _offering(tx, owner, offering) if offering is not None else None
        made = await volumes.insert(
            tx,
            Volume(
                name=name,
                account_id=owner.id,
                domain_id=owner.domain_id,
                zone_id=where.id,
                type=VolumeType.DATADISK,
                size=0,  # the saga's to say, when the image is there
                state=VolumeState.UPLOADING,
                disk_offering_id=chosen.id if chosen else None,
                provisioning_type=chosen.provisioning_type if chosen else "thin",
            ),
        )
        await limits.enforce(tx, owner, limits.VOLUME)
        job = await open_job(tx, caller, "uploadVolume", INSTANCE_TYPE, made.uuid)
        parameters = {
            "volume_id": made.id,
            "volume_uuid": made.uuid,
            "url": url,
            "format": format_,
            "checksum": image.checksum,
            "internal": caller.is_root_admin,
        }
        await cloud.runner.submit(tx, "upload_volume", parameters, job=job.id)
    cloud.runner.wake()
    return Made(job, made.uuid)


async def _offering(tx: Transaction, owner: Owner, ref: str) -> DiskOffering:
    """The offering, which leaves the size open. Raises `InvalidParameter`."""
    offering = await disk_offerings.get(tx, ref)
    await check_offered(tx, owner, offering)
    if not offering.customized or offering.state != "Active":
        raise InvalidParameter(
            f"diskofferingid: disk offering {offering.name} is "
            f"{'not active' if offering.customized else 'of a fixed size, and the image has its own'}; give an "
            "active customized one, or leave it out",
            uuids=[offering.uuid],
        )
    return offering
