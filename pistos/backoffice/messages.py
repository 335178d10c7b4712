"""What was written to customers and colleagues, and whether it arrived."""

from django.contrib import messages as flashes
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from pistos.components import lists
from pistos.components.gate import DeskRequest, by, desk
from pistos.components.refusals import refusal_told
from pistos.kit import clock
from pistos.kit.languages import LANGUAGES
from pistos.notifications.access import message_for
from pistos.notifications.actions.letters import CAN_BE_RESENT, resend_message
from pistos.notifications.actions.writing import SUPPRESSED
from pistos.notifications.models import Message, MessageState
from pistos.notifications.queries import messages_page

KEPT = ("state",)
STATES = {
    "waiting": (_("Waiting"), "due_soon"),
    "sending": (_("Being sent"), "due_soon"),
    "sent": (_("Sent"), "check"),
    "uncertain": (_("Perhaps sent"), "broken"),
    "bounced": (_("Did not arrive"), "broken"),
    "failed": (_("Could not be sent"), "broken"),
}
TABS = ("waiting", "sent", "uncertain", "bounced", "failed")


@desk("see_customers")
def messages(request: DeskRequest) -> HttpResponse:
    """All, or those in one state; newest first."""
    place, wanted = lists.Place.of(request), request.GET.get("state", "")
    page = messages_page(wanted, after=place.after, before=place.before)
    context = {
        "rows": [_row(message) for message in page.rows],
        "tabs": [
            {
                "label": label,
                "url": f"?state={code}" if code else request.path,
                "is_current": code == wanted,
            }
            for code, label in [("", _("All")), *((code, STATES[code][0]) for code in TABS)]
        ],
        "place": lists.links(request, page, KEPT),
    }
    return render(request, "backoffice/messages.html", context)


@desk("see_customers")
def message(request: DeskRequest, message_id: int) -> HttpResponse:
    """One message as it was written."""
    found = message_for(request.agent, message_id)
    facts = [
        (_("To"), found.to_address or None),
        (_("Language"), LANGUAGES.get(found.language, found.language)),
        (_("Tries"), found.attempts or None),
        (_("What the mail server said"), _problem(found)),
    ]
    context = {
        **_row(found),
        "facts": facts,
        "is_uncertain": found.state == MessageState.UNCERTAIN,
        "can_resend": found.state in CAN_BE_RESENT and bool(found.text),
    }
    return render(request, "backoffice/message.html", context)


@require_POST
@desk("notify_customer")
def resend(request: DeskRequest, message_id: int) -> HttpResponse:
    """The same mail once more, under the same Message-ID."""
    found = message_for(request.agent, message_id)
    with refusal_told(request):
        resend_message(message=found, by=by(request), at=clock.now())
        flashes.success(request, gettext("It is being sent again."))
    return redirect("backoffice:message", found.pk)


def _problem(found: Message) -> object:
    if found.problem == SUPPRESSED:
        return _("The address takes no mail, so nothing was sent.")
    return found.problem or None


def _row(found: Message) -> dict[str, object]:
    words, sign = STATES[found.state]
    return {"message": found, "state": words, "sign": sign}
