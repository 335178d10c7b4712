"""Files and original bytes of a message, brought to the storage before its row stands."""

import hashlib
import logging
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from pistos.conversations.facts import File
from pistos.conversations.models import Attachment
from pistos.conversations.rules.files import refusal_of
from pistos.conversations.rules.tidying import one_line
from pistos.kit.tokens import public_token

log = logging.getLogger(__name__)

NOT_STORED = "storage"
"""Marks a file whose bytes the storage would not take: the disk was full, or away."""


class Shelf:
    """What was stored for one message, so that it can be dropped again when the message is not kept."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def keep(self, folder: str, content: bytes, at: datetime) -> str:
        """The name under which the bytes are stored; empty when the storage would not take them."""
        name = f"{folder}/{at:%Y/%m}/{public_token()}"
        try:
            stored = default_storage.save(name, ContentFile(content))
        except OSError:
            log.exception("the storage did not take a file of %s bytes", len(content))
            with suppress(OSError):
                default_storage.delete(name)
            return ""
        self.names.append(stored)
        return stored

    def drop(self) -> None:
        for name in self.names:
            with suppress(OSError):
                default_storage.delete(name)
        self.names.clear()


def attachments_of(
    files: Iterable[File], *, message_id: int, shelf: Shelf, at: datetime
) -> list[Attachment]:
    """The rows of the files, unsaved, their bytes stored. A refused file keeps its name and why.

    A file that the storage does not take is marked `storage`: the message itself is not lost.
    """
    rows = []
    for file in files:
        refused = file.refused or refusal_of(file.name, file.content_type, len(file.content))
        stored = "" if refused else shelf.keep("conversations", file.content, at)
        rows.append(
            Attachment(
                message_id=message_id,
                name=one_line(file.name, 200) or "file",
                content_type=one_line(file.content_type, 120),
                size=len(file.content),
                sha256=hashlib.sha256(file.content).hexdigest(),
                file=stored,
                content_id=one_line(file.content_id, 200),
                is_inline=file.is_inline,
                refused=(refused or ("" if stored else NOT_STORED))[:60],
            )
        )
    return rows
