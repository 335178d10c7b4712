"""Every component once, with plain invented values: the page that the browser tests look at."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from django import forms
from django.conf import settings
from django.template.backends.django import DjangoTemplates
from django.utils import translation

AT = datetime(2026, 11, 21, 12, 5, tzinfo=UTC)


def hours(count: float) -> datetime:
    return AT + timedelta(hours=count)


class Form(forms.Form):
    name = forms.CharField(label="Name of the shop", help_text="As customers know it.")
    target = forms.DecimalField(label="Target", help_text="The kept rate that you aim at.")
    kind = forms.ChoiceField(label="Kind", choices=[("a", "Delivery"), ("b", "Answer")])
    channel = forms.ChoiceField(
        label="Where the customer was told",
        choices=[("mail", "E-mail"), ("phone", "Telephone")],
        widget=forms.RadioSelect,
    )
    told = forms.BooleanField(label="The customer was told", help_text="Before the day is moved.")
    file = forms.FileField(label="Export of orders", help_text="CSV or JSON, up to 500 MB.")
    note = forms.CharField(label="Note", widget=forms.Textarea(attrs={"rows": 3}), required=False)


class Message(str):
    """A message of Django's, as a template sees it."""

    level_tag: str

    def __new__(cls, level: str, text: str) -> "Message":
        message = super().__new__(cls, text)
        message.level_tag = level
        return message


MONTHS = [
    *("Dec 2025", "Jan 2026", "Feb 2026", "Mar 2026", "Apr 2026", "May 2026"),
    *("Jun 2026", "Jul 2026", "Aug 2026", "Sep 2026", "Oct 2026", "Nov 2026"),
]
KEPT = [0.912, 0.921, 0.935, None, 0.941, 0.948, 0.962, 0.958, 0.971, 0.966, 0.955, 0.961]
TOLD = [0.88, 0.89, 0.9, None, 0.91, 0.92, 0.93, 0.92, 0.94, 0.93, 0.91, 0.93]

STATES = [
    *("open", "due_soon", "at_risk", "overdue", "broken", "kept"),
    *("moved", "fulfilled_late", "unproven", "corrected", "overturned", "withdrawn"),
]


def context(**more: object) -> dict[str, object]:
    return {
        "now": AT,
        "zone": "Europe/Athens",
        "is_demo": True,
        "desk_nav_items": NAV,
        "states": STATES,
        "due_at": hours(2.5),
        "due_on": date(2026, 11, 27),
        "usual_on": date(2026, 11, 24),
        "messages": [
            Message("success", "The promise is made, and Cleo was told by e-mail."),
            Message("error", "This promise fell due yesterday and can no longer be moved."),
        ],
        "far_at": hours(70),
        "life": [
            {"words": "Told by e-mail", "at": hours(-50), "state": "open"},
            {"words": "Moved from Tuesday, Cleo was told", "at": hours(-20), "state": "moved"},
            {"words": "Delivered, signed by Cleo", "at": hours(-1), "state": "kept"},
        ],
        "grounds": "1,240 parcels to Central Macedonia by ACS in 90 days: 19 of 20 within 4 days.",
        "steps": [
            {"label": "Order received", "state": "kept", "actual_at": hours(-96)},
            {
                "label": "Handed to the courier",
                "state": "fulfilled_late",
                "promised_at": hours(-72),
                "actual_at": hours(-55),
            },
            {
                "label": "On the way",
                "state": "kept",
                "promised_at": hours(-30),
                "actual_at": hours(-41),
                "note": "Thessaloniki, sorting centre",
            },
            {"label": "Answer to your question", "state": "overdue", "promised_at": hours(-5)},
            {
                "label": "At your door",
                "state": "open",
                "promised_at": hours(33),
                "promised_on": date(2026, 11, 22),
            },
        ],
        "waiting": [
            ("Refund of 64.90 €", "Cleo Papadaki", "overdue", hours(-3), hours(-90), ""),
            ("Answer about a size", "Maja Novak", "due_soon", hours(1.2), hours(-6), "by e-mail"),
            (
                "Delivery of order 2026-10442",
                "Anahit Petrosyan",
                "at_risk",
                hours(20),
                hours(-60),
                "",
            ),
            ("Call back", "Giorgos Dimitriou", "open", hours(75), hours(-5), ""),
        ],
        "beside": [("as first told", "93.0%"), ("moved", "4.1%"), ("unproven", "1.2%")],
        "months": MONTHS,
        "series": [
            {"label": "Kept", "values": KEPT},
            {"label": "Kept as first told", "values": TOLD},
        ],
        "counts": [{"label": "Broken", "values": [41, 38, 30, 0, 22, 25, 19, 20, 14, 17, 23, 18]}],
        "causes": ["Handed over late", "Courier late", "Wrong goods", "No answer", "Other"],
        "cause_rows": [
            ("Sep 2026", [8, 5, 2, 1, 1]),
            ("Oct 2026", [6, 11, 3, 2, 1]),
            ("Nov 2026", [4, 9, 2, 0, 3]),
        ],
        "ranked": [("Courier late", 184), ("Handed over late", 121), ("Wrong goods", 40)],
        "crumbs": [("Promises", "#a"), ("About to slip", "#b"), ("Order 2026-10442", "")],
        "tab_items": [
            {"label": "Open", "url": "#open", "count": "1,204", "is_current": True},
            {"label": "About to slip", "url": "#slip", "count": "17"},
            {"label": "Due today", "url": "#today", "count": "96"},
            {"label": "Broken", "url": "#broken"},
        ],
        "step_names": ["Your shop", "Working hours", "Mailbox", "Invite"],
        "facts": [
            ("Customer", "Cleo Papadaki"),
            ("Told", "by e-mail, in Greek"),
            ("Courier", "ACS"),
            ("Proof", None),
        ],
        "rows": [
            ("2026-10442", "Cleo Papadaki", "kept", "64.90 €"),
            ("2026-10443", "Anahit Petrosyan", "at_risk", "1,240.00 €"),
            ("2026-10444", "Maja Novak Kovačič", "moved", "18.00 €"),
        ],
        "form": Form({"target": "ninety", "kind": "a", "channel": "mail"}, prefix="wrong"),
        "clean_form": Form(initial={"name": "Kalamos", "kind": "a"}, prefix="clean"),
        "span": timedelta(hours=2, minutes=10),
        **more,
    }


NAV = [
    {"label": "Today", "url": "#", "icon": "home", "is_current": True},
    {"label": "Promises", "url": "#", "icon": "promises", "count": "17"},
    {"label": "Orders", "url": "#", "icon": "orders"},
    {"label": "Customers", "url": "#", "icon": "customers"},
    {"label": "Partners", "url": "#", "icon": "partners", "group": "Learning"},
    {"label": "Indicators", "url": "#", "icon": "indicators", "group": "Learning"},
    {"label": "Imports", "url": "#", "icon": "imports", "group": "The shop"},
    {"label": "Audit trail", "url": "#", "icon": "audit", "group": "The shop"},
    {"label": "Team", "url": "#", "icon": "team", "group": "The shop"},
    {"label": "Settings", "url": "#", "icon": "settings", "group": "The shop"},
]


class Shop:
    name = "Kalamos"
    legal_name = "Kalamos IKE"
    legal_address = "Ermou 12\n105 63 Athens"
    tax_number = "EL998877665"
    email = "shop@kalamos.example"
    time_zone = "Europe/Athens"


def page(name: str, language: str) -> str:
    """The gallery in the desk's or the public frame."""
    engine = DjangoTemplates(
        {
            "NAME": "gallery",
            "DIRS": [Path(__file__).parent / "templates"],
            "APP_DIRS": True,
            "OPTIONS": {**settings.TEMPLATES[0]["OPTIONS"], "context_processors": []},
        }
    )
    with translation.override(language):
        return engine.get_template(f"gallery_{name}.html").render(
            context(shop=Shop(), trust_url="#trust")
        )
