"""What came with a message, shown so that it can do no harm: files, its layout, its source."""

import base64
from itertools import islice

from django.core.files.storage import default_storage
from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.clickjacking import xframe_options_sameorigin

from pistos.components.gate import DeskRequest, desk
from pistos.conversations.access import attachment_for, message_for
from pistos.conversations.models import Attachment, Message
from pistos.inbox.message_look import MOST_PREVIEWED_BYTES, PREVIEWED
from pistos.kit.errors import NotFound
from pistos.kit.html import shown_html, shown_html_with_remote

FILE_POLICY = "default-src 'none'; sandbox"
# The frame's own styles are its mail's. It runs nothing, sends nothing, and belongs to no origin.
LAID_OUT_POLICY = (
    "default-src 'none'; img-src data:{remote}; style-src 'unsafe-inline'; form-action 'none';"
    " base-uri 'none'; frame-ancestors 'self'; sandbox allow-popups"
    " allow-popups-to-escape-sandbox"
)
MOST_INLINE = 20
MOST_INLINE_BYTES = 5 * 1024 * 1024
SHOWN_SOURCE = 200_000


@desk("see_inbox")
def file(request: DeskRequest, token: str) -> FileResponse:
    """A file. Pictures of plain kinds are shown; everything else is only handed over."""
    found = attachment_for(request.agent, token)
    if found.refused or not found.file:
        raise NotFound
    is_shown = found.content_type in PREVIEWED and found.size <= MOST_PREVIEWED_BYTES
    try:
        content = found.file.open("rb")
    except FileNotFoundError:
        raise NotFound from None
    response = FileResponse(
        content, content_type=found.content_type if is_shown else "application/octet-stream"
    )
    response["Content-Disposition"] = (
        content_disposition_header(not is_shown, found.name) or "inline"
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = FILE_POLICY
    response["Cache-Control"] = "private, max-age=86400"
    return response


@xframe_options_sameorigin
@desk("see_inbox")
def laid_out(request: DeskRequest, token: str) -> HttpResponse:
    """The message's HTML, sanitised now, for a frame without rights; pictures from elsewhere on asking."""
    found = message_for(request.agent, token)
    if not found.html:
        raise NotFound
    asked = request.GET.get("pictures") == "1"
    clean = shown_html_with_remote if asked else shown_html
    shown = clean(found.html, pictures=inline_pictures(found))
    response = render(
        request, "inbox/laid_out.html", {"html": shown.html, "text": found.text, "message": found}
    )
    remote = " https: http:" if asked else ""
    response["Content-Security-Policy"] = LAID_OUT_POLICY.format(remote=remote)
    response["X-Content-Type-Options"] = "nosniff"
    response["Referrer-Policy"] = "no-referrer"
    response["Cache-Control"] = "private, no-store"
    return response


def inline_pictures(message: Message) -> dict[str, str]:
    """Pictures that came inside the mail, by content id, as data: the frame has no cookie to fetch them."""
    pictures: dict[str, str] = {}
    left = MOST_INLINE_BYTES
    rows = message.attachments.exclude(content_id="").filter(content_type__in=PREVIEWED, refused="")
    for attachment in islice(rows, MOST_INLINE):
        if attachment.size > left:
            continue
        content = read(attachment)
        left -= len(content)
        pictures[attachment.content_id] = (
            f"data:{attachment.content_type};base64,{base64.b64encode(content).decode()}"
        )
    return pictures


def read(attachment: Attachment) -> bytes:
    try:
        with attachment.file.open("rb") as stored:
            return bytes(stored.read(MOST_INLINE_BYTES))
    except FileNotFoundError:
        return b""


@desk("see_inbox")
def original(request: DeskRequest, token: str) -> HttpResponse | FileResponse:
    """The message as it came: who wrote, its headers, its source as text."""
    found = message_for(request.agent, token)
    source, is_cut = source_of(found)
    context = {
        "message": found,
        "conversation": found.conversation,
        "headers": sorted(found.headers.items()) if isinstance(found.headers, dict) else [],
        "source": source,
        "is_cut": is_cut,
    }
    if request.GET.get("as") == "file":
        return as_file(found)
    return render(request, "inbox/original.html", context)


def as_file(message: Message) -> FileResponse:
    """The stored bytes, to take along."""
    if not message.original or not default_storage.exists(message.original):
        raise NotFound
    response = FileResponse(
        default_storage.open(message.original, "rb"), content_type="application/octet-stream"
    )
    response["Content-Disposition"] = f'attachment; filename="{message.pk}.eml"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = FILE_POLICY
    return response


def source_of(message: Message) -> tuple[str, bool]:
    """The stored source as text, the first 200,000 bytes of it, and whether it was cut."""
    if not message.original or not default_storage.exists(message.original):
        return "", False
    with default_storage.open(message.original, "rb") as stored:
        content = stored.read(SHOWN_SOURCE + 1)
    return content[:SHOWN_SOURCE].decode("utf-8", "replace"), len(content) > SHOWN_SOURCE
