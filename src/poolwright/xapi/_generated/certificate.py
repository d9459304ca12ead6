# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""XAPI's class `Certificate`: record and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from ..messages import Messages
from ..shapes import DATE, STRING, Shape
from ..types import Date, EPOCH, NULL_REF, Ref
from .enums import CertificatePurpose, CertificateType

if TYPE_CHECKING:
    from .certificate import Certificate as _Certificate
    from .host import host as _host


class CertificateRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All fields of a Certificate; one that an older server does not have holds its default."""

    uuid: str = ""
    name: str = ""
    type: CertificateType = CertificateType("host")
    host: Ref["_host"] = NULL_REF
    not_before: Date = EPOCH
    not_after: Date = EPOCH
    fingerprint: str = ""
    fingerprint_sha256: str = ""
    fingerprint_sha1: str = ""
    purpose: list[CertificatePurpose] = []


_Certificate_record: Final[Shape[CertificateRecord]] = Shape(CertificateRecord)
_Certificate_ref: Final[Shape[Ref["_Certificate"]]] = Shape(str)
_Certificate_ref_set: Final[Shape[list[Ref["_Certificate"]]]] = Shape(list[str])
_Certificate_ref_to_Certificate_record: Final[Shape[dict[Ref["_Certificate"], CertificateRecord]]] = Shape(dict[str, CertificateRecord])
_certificate_purpose_word_set: Final[Shape[list[CertificatePurpose]]] = Shape(list[CertificatePurpose])
_certificate_type_word: Final[Shape[CertificateType]] = Shape(CertificateType)
_host_ref: Final[Shape[Ref["_host"]]] = Shape(str)


class Certificate(Messages):
    """The messages of `Certificate`."""

    __slots__ = ()

    async def get_record(self, ref: Ref["_Certificate"]) -> CertificateRecord:
        """`Certificate.get_record`, for read-only and above."""
        return await self._call("Certificate.get_record", _Certificate_record, ref)

    async def get_by_uuid(self, uuid: str) -> Ref["_Certificate"]:
        """`Certificate.get_by_uuid`, for read-only and above."""
        return await self._call("Certificate.get_by_uuid", _Certificate_ref, uuid)

    async def get_all(self) -> list[Ref["_Certificate"]]:
        """`Certificate.get_all`, for read-only and above."""
        return await self._call("Certificate.get_all", _Certificate_ref_set)

    async def get_all_where(self, expr: str) -> list[Ref["_Certificate"]]:
        """`Certificate.get_all_where`, for read-only and above."""
        return await self._call("Certificate.get_all_where", _Certificate_ref_set, expr)

    async def get_all_records_where(self, expr: str) -> dict[Ref["_Certificate"], CertificateRecord]:
        """`Certificate.get_all_records_where`, for read-only and above."""
        return await self._call("Certificate.get_all_records_where", _Certificate_ref_to_Certificate_record, expr)

    async def get_all_records(self) -> dict[Ref["_Certificate"], CertificateRecord]:
        """`Certificate.get_all_records`, for read-only and above."""
        return await self._call("Certificate.get_all_records", _Certificate_ref_to_Certificate_record)

    async def get_uuid(self, ref: Ref["_Certificate"]) -> str:
        """`Certificate.get_uuid`, for read-only and above."""
        return await self._call("Certificate.get_uuid", STRING, ref)

    async def get_name(self, ref: Ref["_Certificate"]) -> str:
        """`Certificate.get_name`, for read-only and above."""
        return await self._call("Certificate.get_name", STRING, ref)

    async def get_type(self, ref: Ref["_Certificate"]) -> CertificateType:
        """`Certificate.get_type`, for read-only and above."""
        return await self._call("Certificate.get_type", _certificate_type_word, ref)

    async def get_host(self, ref: Ref["_Certificate"]) -> Ref["_host"]:
        """`Certificate.get_host`, for read-only and above."""
        return await self._call("Certificate.get_host", _host_ref, ref)

    async def get_not_before(self, ref: Ref["_Certificate"]) -> Date:
        """`Certificate.get_not_before`, for read-only and above."""
        return await self._call("Certificate.get_not_before", DATE, ref)

    async def get_not_after(self, ref: Ref["_Certificate"]) -> Date:
        """`Certificate.get_not_after`, for read-only and above."""
        return await self._call("Certificate.get_not_after", DATE, ref)

    async def get_fingerprint(self, ref: Ref["_Certificate"]) -> str:
        """`Certificate.get_fingerprint`, for read-only and above. State: deprecated."""
        return await self._call("Certificate.get_fingerprint", STRING, ref)

    async def get_fingerprint_sha256(self, ref: Ref["_Certificate"]) -> str:
        """`Certificate.get_fingerprint_sha256`, for read-only and above. State: prototyped."""
        return await self._call("Certificate.get_fingerprint_sha256", STRING, ref)

    async def get_fingerprint_sha1(self, ref: Ref["_Certificate"]) -> str:
        """`Certificate.get_fingerprint_sha1`, for read-only and above. State: prototyped."""
        return await self._call("Certificate.get_fingerprint_sha1", STRING, ref)

    async def get_purpose(self, ref: Ref["_Certificate"]) -> list[CertificatePurpose]:
        """`Certificate.get_purpose`, for read-only and above. State: prototyped."""
        return await self._call("Certificate.get_purpose", _certificate_purpose_word_set, ref)
