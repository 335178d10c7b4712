"""What an agent is writing: kept while they write, with files, prepared answers, and who is here."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pistos.components.gate import DeskRequest, desk
from pistos.components.refusals import refusal_told
from pistos.conversations.access import attachment_for, conversation_for, macro_for
from pistos.conversations.actions.drafting import (
    MOST_BYTES,
    Written,
    WrittenElsewhere,
    attach_file,
    detach_file,
    save_draft,
)
from pistos.conversations.actions.presence import note_gone, note_present, note_writing
from pistos.conversations.facts import File
from pistos.conversations.models import Conversation
from pistos.inbox import frame
from pistos.inbox.filling import filled
from pistos.inbox.found import read_promises
from pistos.inbox.writing import back, held_back, prepared_of
from pistos.kit import clock
from pistos.kit.errors import Refused


@require_POST
@desk("answer_customer")
def draft(request: DeskRequest, token: str) -> HttpResponse:
    """Keeps the words; a script hears what was read in them, a person goes back to the page.

    With `macro` the words of a prepared answer are added at the end.
    """
    found = conversation_for(request.agent, token)
    at, is_script = clock.now(), request.headers.get("X-Requested-With") == "fetch"
    try:
        saved = save_draft(
            conversation=found, written=written_of(request, found), by=request.agent, at=at
        )
    except WrittenElsewhere as refused:
        return elsewhere(request, found, refused, is_script=is_script)
    except Refused as refused:
        messages.error(request, str(refused))
        return back(request, found)
    if not is_script:
        return back(request, found)
    page = frame.speaking(request, at)
    is_note = request.POST.get("purpose") == "note"
    read = [] if is_note else read_promises(request.POST.get("text", ""), found, page, request.POST)
    response = render(request, "inbox/found.html", {"found": read, "shop_zone": page.zone})
    response["X-Draft-At"] = saved.updated_at.isoformat() if saved else ""
    return response


def elsewhere(
    request: DeskRequest, found: Conversation, refused: WrittenElsewhere, *, is_script: bool
) -> HttpResponse:
    """Both words stand there, the newer ones and these: a person chooses, and none are lost."""
    if not is_script:
        return held_back(
            request, found, [], kind="elsewhere", words=str(refused), newer=refused.draft
        )
    said = {"words": str(refused), "newer": refused.draft}
    return render(request, "inbox/elsewhere.html", said, status=409)


def written_of(request: DeskRequest, found: Conversation) -> Written:
    data = request.POST
    text, seen, prepared = data.get("text", ""), data.get("seen", ""), prepared_of(request)
    if data.get("macro", "").isdecimal():
        macro = macro_for(request.agent, int(data["macro"][:9]))
        text = "\n\n".join(part for part in (text.strip(), filled(request, found, macro)) if part)
        prepared = (*prepared, macro.pk)
    return Written(
        text=text,
        is_note=data.get("purpose") == "note",
        seen_message_id=int(seen) if seen.isdecimal() and len(seen) < 19 else 0,
        based_on=moment_of(data.get("based_on", "")),
        macro_ids=prepared,
    )


def moment_of(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


@require_POST
@desk("answer_customer")
def attach(request: DeskRequest, token: str) -> HttpResponse:
    """Adds a file to the draft. A script has saved the words before; else they are lost to the file."""
    found = conversation_for(request.agent, token)
    upload = request.FILES.get("new_file")
    with refusal_told(request):
        if upload is None:
            raise NoFile(_("Choose a file first."))
        content = upload.read(MOST_BYTES + 1)
        file = File(upload.name or "", upload.content_type or "", content)
        attach_file(conversation=found, file=file, by=request.agent, at=clock.now())
    return back(request, found)


class NoFile(Refused):
    """The button was pressed without a file."""


@require_POST
@desk("answer_customer")
def detach(request: DeskRequest, token: str) -> HttpResponse:
    """Takes a file off the draft again."""
    found = conversation_for(request.agent, token)
    attachment = attachment_for(request.agent, request.POST.get("detach", ""))
    detach_file(attachment=attachment, by=request.agent)
    return back(request, found)


@desk("answer_customer")
def macro(request: DeskRequest, token: str, macro_id: int) -> HttpResponse:
    """A prepared answer with its variables filled, to be put where the cursor stands."""
    found = conversation_for(request.agent, token)
    words = filled(request, found, macro_for(request.agent, macro_id))
    return HttpResponse(words, content_type="text/plain; charset=utf-8")


@require_POST
@desk("see_inbox")
def presence(request: DeskRequest, token: str) -> HttpResponse:
    """A heartbeat: this agent has it open, writes in it, or has left."""
    found = conversation_for(request.agent, token)
    state = request.POST.get("state", "")
    if state == "gone":
        note_gone(conversation=found, person=request.agent, at=clock.now())
    elif state == "writing":
        note_writing(conversation=found, person=request.agent, at=clock.now())
    else:
        note_present(conversation=found, person=request.agent, at=clock.now())
    return HttpResponse(status=204)
