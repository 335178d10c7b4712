"""Where the things that the audit trail names can be looked at."""

from collections.abc import Iterable

from django.db.models import Model
from django.urls import reverse

from pistos.calls.models import Line
from pistos.catalogue.models import Category, Product
from pistos.complaints.models import Complaint
from pistos.contracts.models import Contract
from pistos.conversations.models import Conversation
from pistos.customers.models import Customer
from pistos.help.models import Article
from pistos.imports.models import Run
from pistos.indicators.models import Indicator
from pistos.journal.models import Event
from pistos.mailboxes.models import Mailbox
from pistos.mistakes.models import Incident, Mistake
from pistos.notifications.models import Message
from pistos.orders.models import Order, Parcel
from pistos.partners.models import Partner
from pistos.practice.models import TestPurchase
from pistos.promises.models import Promise
from pistos.questions.models import Question, Suggestion
from pistos.remedies.models import Remedy
from pistos.requests.models import UnusualRequest
from pistos.returns.models import Claim, Withdrawal
from pistos.reviews.models import Review
from pistos.scorecards.models import Selection

PAGES: dict[str, tuple[type[Model], str, str]] = {
    "article": (Article, "pk", "backoffice:help_article"),
    "category": (Category, "pk", "backoffice:category"),
    "complaint": (Complaint, "token", "backoffice:complaint"),
    "contract": (Contract, "token", "backoffice:contract"),
    "conversation": (Conversation, "token", "inbox:conversation"),
    "customer": (Customer, "token", "backoffice:customer"),
    "incident": (Incident, "token", "backoffice:incident"),
    "indicator": (Indicator, "code", "backoffice:indicator"),
    "line": (Line, "token", "backoffice:line"),
    "mailbox": (Mailbox, "pk", "backoffice:mailbox"),
    "message": (Message, "pk", "backoffice:message"),
    "mistake": (Mistake, "token", "backoffice:mistake"),
    "order": (Order, "token", "backoffice:order"),
    "parcel": (Parcel, "order__token", "backoffice:order"),
    "test_purchase": (TestPurchase, "token", "backoffice:test_purchase"),
    "partner": (Partner, "code", "backoffice:partner"),
    "product": (Product, "pk", "backoffice:product"),
    "promise": (Promise, "token", "backoffice:promise"),
    "question": (Question, "pk", "backoffice:question"),
    "remedy": (Remedy, "token", "backoffice:remedy"),
    "request": (UnusualRequest, "token", "backoffice:request"),
    "review": (Review, "public_id", "backoffice:review"),
    "suggestion": (Suggestion, "pk", "backoffice:suggestion"),
    "run": (Run, "token", "backoffice:import_run"),
    "claim": (Claim, "token", "backoffice:claim"),
    "withdrawal": (Withdrawal, "token", "backoffice:return"),
    "selection": (Selection, "pk", "backoffice:selection"),
}
"""By kind of subject: its model, the field that its page is found by, and the page."""

PLACES = {
    "answer_settings": "backoffice:answers",
    "closure": "backoffice:settings",
    "empowerment": "backoffice:deciding",
    "indicators": "backoffice:indicators",
    "invitation": "backoffice:team",
    "scorecards": "backoffice:partners_ranking",
    "settings": "backoffice:settings",
    "shop": "backoffice:settings",
    "courier_claim": "backoffice:courier_claims",
    "rehearsal": "backoffice:practice",
    "user": "backoffice:team",
}
"""Kinds that have no page of their own, and the page where all of them stand."""


def links_to(events: Iterable[Event]) -> dict[tuple[str, str], str]:
    """Addresses by kind and id; one query for each kind, and nothing for what is gone."""
    wanted: dict[str, set[str]] = {}
    for event in events:
        wanted.setdefault(event.subject_kind, set()).add(event.subject_id)
    found: dict[tuple[str, str], str] = {}
    for kind, ids in wanted.items():
        if kind in PLACES:
            found |= {(kind, id_): reverse(PLACES[kind]) for id_ in ids}
        if kind in PAGES:
            model, field, page = PAGES[kind]
            rows = model._default_manager.filter(pk__in=[id_ for id_ in ids if id_.isdecimal()])
            found |= {
                (kind, str(pk)): reverse(page, args=[key])
                for pk, key in rows.values_list("pk", field)
            }
    return found
