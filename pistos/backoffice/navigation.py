"""The desk's navigation: each place with the deed that opens it."""

from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language
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


SELLING = _("Selling")
SAID = _("What customers say")
WRONG = _("When something goes wrong")
WORD = _("Keeping our word")
TEAM = _("The team")
SHOP = _("The shop")

PLACES = (
    Place("home", _("Today"), "home", "see_desk"),
    Place("inbox:queue", _("Inbox"), "inbox", "see_inbox"),
    Place("calls", _("Calls"), "phone", "log_call"),
    Place("promises", _("Promises"), "promises", "see_desk"),
    Place("orders", _("Orders"), "orders", "see_desk"),
    Place("customers", _("Customers"), "customers", "see_customers"),
    Place("messages", _("Messages"), "mail", "see_customers"),
    Place("post_office", _("Post office"), "mail", "answer_customer", is_of_demo=True),
    Place("complaints", _("Complaints"), "overdue", "see_complaints", WRONG),
    Place("returns", _("Returns"), "parcel", "see_returns", WRONG),
    Place("requests", _("Requests"), "note", "see_requests", WRONG),
    Place("remedies", _("Making good"), "kept", "see_remedies", WRONG),
    Place("recovery", _("Winning back trust"), "star", "see_complaints", WRONG),
    Place("causes", _("Causes"), "indicators", "see_causes", WRONG),
    Place("mistakes", _("Mistakes"), "moved", "see_mistakes", WRONG),
    Place("incidents", _("Incidents"), "info", "see_incidents", WRONG),
    Place("improvements", _("Improvements"), "rise", "see_improvements", WRONG),
    Place("reputation", _("Our name"), "trust", "see_indicators", SAID),
    Place("reviews", _("Reviews"), "star", "see_reviews", SAID),
    Place("questions", _("Questions"), "chat", "answer_questions", SAID),
    Place("suggestions", _("Suggestions"), "note", "see_suggestions", SAID),
    Place("surveys", _("Surveys"), "indicators", "see_surveys", SAID),
    Place("asks", _("Asking"), "send", "see_asks", SAID),
    Place("follow_ups", _("Follow-ups"), "phone", "follow_up", WORD),
    Place("contracts", _("Contracts"), "calendar", "see_contracts", WORD),
    Place("listening", _("How we listen"), "chat", "see_listening", WORD),
    Place("quality", _("Quality of answers"), "check", "see_quality", WORD),
    Place("practices", _("Ways of working"), "kept", "see_quality", WORD),
    Place("partners", _("Partners"), "partners", "see_partners", WORD),
    Place("indicators", _("Indicators"), "indicators", "see_indicators", WORD),
    Place("products", _("Products"), "note", "edit_products", SELLING),
    Place("categories", _("Categories"), "imports", "edit_categories", SELLING),
    Place("prices", _("Prices"), "tag", "see_prices", SELLING),
    Place("vouchers", _("Vouchers"), "percent", "edit_vouchers", SELLING),
    Place("stock", _("Stock"), "parcel", "see_stock", SELLING),
    Place("purchases", _("Purchases"), "cart", "see_purchases", SELLING),
    Place("shipping", _("Shipping"), "send", "see_shipping", SELLING),
    Place("payments", _("Payments"), "orders", "see_payments", SELLING),
    Place("tools", _("Confidence tools"), "trust", "see_desk", SELLING),
    Place("cards", _("Knowledge"), "note", "see_inbox", TEAM),
    Place("skills", _("Who knows what"), "team", "edit_skills", TEAM),
    Place("practice", _("Practice"), "chat", "practise", TEAM),
    Place("shifts", _("Shifts"), "calendar", "see_desk", TEAM),
    Place("capacity", _("People on the telephone"), "phone", "see_capacity", TEAM),
    Place("team", _("Team"), "team", "invite_staff", TEAM),
    Place("help", _("Help pages"), "note", "edit_help", SHOP),
    Place("pages", _("Pages of the shop"), "note", "edit_pages", SHOP),
    Place("answers", _("Answers"), "chat", "edit_answering", SHOP),
    Place("mailboxes", _("Mailboxes"), "mail", "edit_mailboxes", SHOP),
    Place("lines", _("Telephone lines"), "phone", "edit_mailboxes", SHOP),
    Place("chat:desk", _("Chat"), "chat", "edit_chat", SHOP),
    Place("imports", _("Imports"), "imports", "import_orders", SHOP),
    Place("api_keys", _("Keys for other programs"), "settings", "edit_settings", SHOP),
    Place("audit", _("Audit trail"), "audit", "see_audit", SHOP),
    Place("settings", _("Settings"), "settings", "edit_settings", SHOP),
)


@lru_cache(maxsize=64)
def _entered(role: str, language: str, *, is_demo: bool) -> list[tuple[str, dict[str, str]]]:
    """Where a role may go, by the names of the places, in words. No address of the desk is a language's."""
    found = []
    for place in PLACES:
        if not may(role, place.deed) or place.is_of_demo > is_demo:
            continue
        try:
            address = reverse(place.name if ":" in place.name else f"backoffice:{place.name}")
        except NoReverseMatch:
            continue
        said = {"label": str(place.label), "url": address, "icon": place.icon}
        found.append((place.name, {**said, "group": str(place.group)}))
    return found


def desk(request: HttpRequest) -> dict[str, object]:
    """Context processor: the places that this member of staff may enter."""
    user = request.user if hasattr(request, "user") else None
    if not request.path.startswith("/desk/") or not isinstance(user, User):
        return {}
    items = []
    entered = _entered(user.role, get_language() or "en", is_demo=settings.IS_DEMO)
    for name, said in entered:
        is_current = request.path == said["url"] or (
            name != "home" and request.path.startswith(said["url"])
        )
        items.append({**said, "is_current": is_current})
    return {
        "desk_nav_items": items,
        "home_url": reverse("backoffice:home"),
        "account_url": reverse("mfa_index"),
        "sign_out_url": reverse("account_logout"),
        "language_url": reverse("backoffice:language"),
        "live_renew_url": reverse("backoffice:live_ticket"),
    }
