"""What was written to customers and colleagues, and whether it arrived."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from pistos.components import lists
from pistos.components.gate import DeskRequest, desk
from pistos.kit.languages import LANGUAGES
from pistos.notifications.access import message_for
from pistos.notifications.models import Message
from pistos.notifications.queries import messages_page

KEPT = ("state",)
STATES = {
    "waiting": (_("Waiting"), "due_soon"),
    "sent": (_("Sent"), "check"),
    "bounced": (_("Did not arrive"), "broken"),
    "failed": (_("Could not be sent"), "broken"),
}


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
            for code, label in [("", _("All")), *((code, STATES[code][0]) for code in STATES)]
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
        (_("What the mail server said"), found.problem or None),
    ]
    return render(request, "backoffice/message.html", {**_row(found), "facts": facts})


def _row(found: Message) -> dict[str, object]:
    words, sign = STATES[found.state]
    return {"message": found, "state": words, "sign": sign}
