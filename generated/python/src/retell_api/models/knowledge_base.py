# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from typing import Annotated, Literal

from pydantic import ConfigDict
from typing_extensions import TypeAliasType

from retell_api._runtime.models import Model, Number, Open, Tagged

KnowledgeBaseStatus = TypeAliasType(
    "KnowledgeBaseStatus",
    Annotated[Literal["in_progress", "complete", "error", "refreshing_in_progress"] | str, Open(str)],
)


class UnknownKnowledgeBaseSource(Model):
    """A variant that is newer than this package."""

    type: str


class KnowledgeBaseSourceDocument(Model):
    model_config = ConfigDict(arbitrary_types_allowed=True)
    type: Literal["document"]
    source_id: str
    filename: str
    file_url: str
    file_size: Number


class KnowledgeBaseSourceText(Model):
    type: Literal["text"]
    source_id: str
    title: str
    content_url: str


class KnowledgeBaseSourceUrl(Model):
    type: Literal["url"]
    source_id: str
    url: str


KnowledgeBaseSource = TypeAliasType(
    "KnowledgeBaseSource",
    Annotated[
        KnowledgeBaseSourceDocument | KnowledgeBaseSourceText | KnowledgeBaseSourceUrl | UnknownKnowledgeBaseSource,
        Tagged(
            "type",
            {
                "document": "KnowledgeBaseSourceDocument",
                "text": "KnowledgeBaseSourceText",
                "url": "KnowledgeBaseSourceUrl",
            },
            "UnknownKnowledgeBaseSource",
            (),
        ),
    ],
)


class KnowledgeBaseResponse(Model):
    knowledge_base_id: str
    knowledge_base_name: str
    status: KnowledgeBaseStatus
    max_chunk_size: int | None = None
    min_chunk_size: int | None = None
    knowledge_base_sources: list[KnowledgeBaseSource] | None = None
    enable_auto_refresh: bool | None = None
    last_refreshed_timestamp: int | None = None


KnowledgeBaseListResponse = TypeAliasType("KnowledgeBaseListResponse", list[KnowledgeBaseResponse])
