# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from typing import Annotated, Literal

from typing_extensions import TypeAliasType

from retell_api._runtime.models import Model, Open

from .shared import PaginatedResponseBase

ExportChannel = TypeAliasType("ExportChannel", Annotated[Literal["call", "chat"] | str, Open(str)])


ExportStatus = TypeAliasType(
    "ExportStatus", Annotated[Literal["created", "processing", "completed", "error"] | str, Open(str)]
)


class ExportRequest(Model):
    export_request_id: str | None = None
    channel: ExportChannel | None = None
    status: ExportStatus | None = None
    url: str | None = None
    created_timestamp: int | None = None
    timezone: str | None = None


class ListExportRequestsV2Response(PaginatedResponseBase):
    items: list[ExportRequest] | None = None
