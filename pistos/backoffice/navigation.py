"""The desk's navigation: each place with the deed that opens it."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from pistos.accounts.models import User
from pistos.accounts.rules import may


@dataclass(frozen=True, slots=True)
class Place:
    """`name` is an address of the back office, or of another edge with its prefix: "inbox:queue"."""

    name: str
    label: object
    icon: str
    deed: str
    group: object = ""
    is_of_demo: bool = False


PLACES = (
    Place("home", _("Today"), "home", "see_desk"),
    Place("inbox:queue", _("Inbox"), "inbox", "see_inbox"),
    Place("calls", _("Calls"), "phone", "log_call"),
    Place("promises", _("Promises"), "promises", "see_desk"),
    Place("orders", _("Orders"), "orders", "see_desk"),
    Place("payments", _("Payments"), "orders", "see_payments"),
    Place("returns", _("Returns"), "parcel", "see_returns"),
    Place("products", _("Products"), "note", "edit_products"),
    Place("categories", _("Categories"), "imports", "edit_categories", _("The shop")),
    Place("customers", _("Customers"), "customers", "see_customers"),
    Place("messages", _("Messages"), "mail", "see_customers"),
    Place("post_office", _("Post office"), "mail", "answer_customer", is_of_demo=True),
    Place("purchases", _("Purchases"), "cart", "see_purchases", _("Selling")),
    Place("prices", _("Prices"), "tag", "see_prices", _("Selling")),
    Place("vouchers", _("Vouchers"), "percent", "edit_vouchers", _("Selling")),
    Place("stock", _("Stock"), "parcel", "see_stock", _("Selling")),
    Place("shipping", _("Shipping"), "send", "see_shipping", _("Selling")),
    Place("tools", _("Confidence tools"), "trust", "see_desk", _("Selling")),
    Place("reputation", _("Our name"), "trust", "see_indicators", _("What customers say")),
    Place("reviews", _("Reviews"), "star", "see_reviews", _("What customers say")),
    Place("questions", _("Questions"), "chat", "answer_questions", _("What customers say")),
    Place("suggestions", _("Suggestions"), "note", "see_suggestions", _("What customers say")),
    Place("asks", _("Asking"), "send", "see_asks", _("What customers say")),
    Place(
        "complaints", _("Complaints"), "overdue", "see_complaints", _("When something goes wrong")
    ),
    Place("mistakes", _("Mistakes"), "note", "see_mistakes", _("When something goes wrong")),
    Place("listening", _("How we listen"), "chat", "see_listening", _("When something goes wrong")),
    Place("recovery", _("Winning again"), "star", "see_complaints", _("When something goes wrong")),
    Place("remedies", _("Making good"), "kept", "see_remedies", _("When something goes wrong")),
    Place("requests", _("Requests"), "note", "see_requests", _("When something goes wrong")),
    Place("causes", _("Causes"), "indicators", "see_causes", _("When something goes wrong")),
    Place("incidents", _("Incidents"), "info", "see_incidents", _("When something goes wrong")),
    Place("improvements", _("Improvements"), "rise", "see_improvements", _("Keeping our word")),
    Place("partners", _("Partners"), "partners", "see_partners", _("Keeping our word")),
    Place("surveys", _("Surveys"), "indicators", "see_surveys", _("Keeping our word")),
    Place("follow_ups", _("Follow-ups"), "phone", "follow_up", _("Keeping our word")),
    Place("quality", _("Quality of answers"), "chat", "see_quality", _("Keeping our word")),
    Place(
        "practices", _("Practices really followed"), "kept", "see_quality", _("Keeping our word")
    ),
    Place("indicators", _("Indicators"), "indicators", "see_indicators", _("Keeping our word")),
    Place("capacity", _("People on the telephone"), "team", "see_capacity", _("Keeping our word")),
    Place("shifts", _("Shifts"), "calendar", "see_desk", _("The shop")),
    Place("lines", _("Telephone lines"), "phone", "edit_mailboxes", _("The shop")),
    Place("cards", _("Knowledge"), "note", "see_inbox", _("The shop")),
    Place("skills", _("Who knows what"), "team", "edit_skills", _("The shop")),
    Place("practice", _("Practice"), "chat", "practise", _("The shop")),
    Place("help", _("Help pages"), "note", "edit_help", _("The shop")),
    Place("pages", _("Pages of the shop"), "note", "edit_pages", _("The shop")),
    Place("answers", _("Answers"), "chat", "edit_answering", _("The shop")),
    Place("imports", _("Imports"), "imports", "import_orders", _("The shop")),
    Place("mailboxes", _("Mailboxes"), "mail", "edit_mailboxes", _("The shop")),
    Place("audit", _("Audit trail"), "audit", "see_audit", _("The shop")),
    Place("team", _("Team"), "team", "invite_staff", _("The shop")),
    Place("api_keys", _("Keys for other programs"), "settings", "edit_settings", _("The shop")),
    Place("chat:desk", _("Chat"), "chat", "edit_chat", _("The shop")),
    Place("settings", _("Settings"), "settings", "edit_settings", _("The shop")),
)


def desk(request: HttpRequest) -> dict[str, object]:
    """Context processor: the places that this member of staff may enter."""
    user = request.user if hasattr(request, "user") else None
    if not request.path.startswith("/desk/") or not isinstance(user, User):
        return {}
    items = []
    for place in PLACES:
        if not may(user.role, place.deed) or place.is_of_demo > settings.IS_DEMO:
            continue
        try:
            address = reverse(place.name if ":" in place.name else f"backoffice:{place.name}")
        except NoReverseMatch:
            continue
        is_current = request.path == address or (
            place.name != "home" and request.path.startswith(address)
        )
        items.append(
            {
                "label": place.label,
                "url": address,
                "icon": place.icon,
                "is_current": is_current,
                "group": place.group,
            }
        )
    return {
        "desk_nav_items": items,
        "home_url": reverse("backoffice:home"),
        "account_url": reverse("mfa_index"),
        "sign_out_url": reverse("account_logout"),
        "language_url": reverse("backoffice:language"),
        "live_renew_url": reverse("backoffice:live_ticket"),
    }
