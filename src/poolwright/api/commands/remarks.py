"""Annotations: addAnnotation, listAnnotations, removeAnnotation, updateAnnotationVisibility."""

from __future__ import annotations

from typing import Annotated

from poolwright.api.command import Call, Command, ListCommand
from poolwright.api.errors import parameter_error
from poolwright.api.parameters import Length
from poolwright.api.responses import Response, date
from poolwright.model.grouping import AnnotationView
from poolwright.model.resource import Found
from poolwright.services import remarks
from poolwright.services.queries import is_, reference


class AnnotationResponse(Response):
    id: str | None = None
    entitytype: str | None = None
    entityid: str | None = None
    entityname: str | None = None
    annotation: str | None = None
    userid: str | None = None
    username: str | None = None
    adminsonly: bool | None = None
    created: str | None = None


def _response(one: AnnotationView) -> AnnotationResponse:
    return AnnotationResponse(
        id=one.uuid,
        entitytype=one.entity_type,
        entityid=one.entity_uuid,
        entityname=one.entity_name,
        annotation=one.text,
        userid=one.user_uuid,
        username=one.user_name,
        adminsonly=one.admins_only,
        created=date(one.created),
    )


class ListAnnotations(ListCommand, frozen=True, kw_only=True):
    """Lists remarks on things, the latest first."""

    id: Annotated[str | None, "the id of the annotation"] = None
    entitytype: Annotated[str | None, "the type of the thing, VM, VOLUME, HOST, ..."] = None
    entityid: Annotated[str | None, "the id of the thing; with entitytype"] = None
    userid: Annotated[str | None, "those of this user"] = None
    annotationfilter: Annotated[str | None, "self for the caller's own, all for everyone's"] = None

    async def run(self, call: Call) -> Found[AnnotationResponse]:
        wanted = (self.annotationfilter or "all").lower()
        if wanted not in ("self", "all"):
            raise parameter_error(f"annotationfilter is {self.annotationfilter!r}: it is self or all")
        found = await remarks.list_(
            call.cloud,
            call.caller,
            reference("", self.id) | is_("user_uuid", self.userid),
            self.keyword,
            self.part,
            entity_type=self.entitytype or None,
            entity=self.entityid or None,
            only_own=wanted == "self",
        )
        return Found([_response(one) for one in found.rows], found.total)


class AddAnnotation(Command, frozen=True, kw_only=True):
    """Remarks on a thing."""

    annotation: Annotated[str | None, "the text", Length(4096)] = None
    entitytype: Annotated[str | None, "the type of the thing, VM, VOLUME, HOST, ..."] = None
    entityid: Annotated[str | None, "the id of the thing"] = None
    adminsonly: Annotated[bool, "true to have only administrators see it"] = False

    async def run(self, call: Call) -> AnnotationResponse:
        if not (self.annotation and self.entitytype and self.entityid):
            raise parameter_error("annotation, entitytype and entityid are needed")
        made = await remarks.add(
            call.cloud,
            call.caller,
            self.entitytype,
            self.entityid,
            self.annotation,
            admins_only=self.adminsonly,
        )
        return _response(made)


class RemoveAnnotation(Command, frozen=True, kw_only=True):
    """Takes a remark away."""

    id: Annotated[str, "the annotation"]

    async def run(self, call: Call) -> AnnotationResponse:
        return _response(await remarks.remove(call.cloud, call.caller, self.id))


class UpdateAnnotationVisibility(Command, frozen=True, kw_only=True):
    """Hides a remark from users, or shows it."""

    id: Annotated[str, "the annotation"]
    adminsonly: Annotated[bool, "true to have only administrators see it"]

    async def run(self, call: Call) -> AnnotationResponse:
        changed = await remarks.set_visibility(call.cloud, call.caller, self.id, admins_only=self.adminsonly)
        return _response(changed)
