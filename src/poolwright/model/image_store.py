"""An image store, CloudStack's secondary storage.

This cloud needs none: templates and ISOs lie on the pools themselves. Clients that set a zone up add one all
the same, and look for it; so it is kept and shown, and nothing is ever written to it.
"""

from __future__ import annotations

from typing import Final

from poolwright.model.resource import Resource

#: CloudStack's providers, and the protocol that each one's URLs have.
PROVIDERS: Final = {"NFS": "nfs", "S3": "s3", "SWIFT": "swift"}


class ImageStore(Resource, frozen=True, kw_only=True):
    """`url` is as it was given; secrets among the details are not kept."""

    name: str
    provider: str
    url: str | None = None
    protocol: str = "nfs"
    zone_id: int | None = None
    readonly: bool = False
    details: dict[str, str] = {}


class ImageStoreView(ImageStore, frozen=True, kw_only=True):
    zone_uuid: str | None = None
    zone_name: str | None = None
