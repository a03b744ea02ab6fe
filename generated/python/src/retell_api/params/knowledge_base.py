"""What callers may send to `knowledge_base`."""
# Generated from Retell SDK 3.0.0 by Truespec; do not edit.

from __future__ import annotations

from collections.abc import Sequence
from typing import Required, TypeAlias

from typing_extensions import TypedDict

from .._runtime.multipart import File as FileTypes


class KnowledgeBaseTextParam(TypedDict, total=False):
    title: Required[str]
    text: Required[str]


class KnowledgeBaseAddSourcesRequestParam(TypedDict, total=False):
    knowledge_base_texts: Sequence[KnowledgeBaseTextParam]
    knowledge_base_files: Sequence[FileTypes]
    knowledge_base_urls: Sequence[str]


class KnowledgeBaseRequestParam(TypedDict, total=False):
    knowledge_base_name: Required[str]
    knowledge_base_texts: Sequence[KnowledgeBaseTextParam]
    knowledge_base_files: Sequence[FileTypes]
    knowledge_base_urls: Sequence[str]
    enable_auto_refresh: bool
    max_chunk_size: int
    """At least 600, at most 6000, example 2000."""
    min_chunk_size: int
    """At least 200, at most 2000, example 400."""


KnowledgeBaseAddSourcesParams: TypeAlias = KnowledgeBaseAddSourcesRequestParam

KnowledgeBaseCreateParams: TypeAlias = KnowledgeBaseRequestParam
