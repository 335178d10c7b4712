"""What stands in an event's data, as a reader says it: codes of its app, letters, days."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from pistos.backoffice.asks.words import REASONS
from pistos.components.channels import CHANNELS
from pistos.components.review_words import STATES
from pistos.components.tags.speaking import language
from pistos.kit.words import dated_words

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
SAME_AS = {"was": "state", "old": "role", "new": "role"}
LETTERS: Mapping[str, object] = {
    "delivery_promised": _("the promised day"),
    "delivery_moved": _("the new day of a delivery"),
    "delivery_done": _("the delivery arrived"),
    "report_answered": _("answer to a report"),
    "payment_open": _("a payment is still open"),
    "ledger_head": _("the seal of the ledger"),
    "invitation": _("invitation to the team"),
    "praise_passed_on": _("praise passed on"),
    "silence_raised": _("a customer hears nothing"),
    "answer_overdue": _("an answer is overdue"),
    "product_recall": _("product recall"),
    "suggestions_unread": _("suggestions to go through"),
    "test_mail": _("test mail"),
    "contact_code": _("code for signing in"),
    "order_links": _("links to the orders"),
    "order_confirmed": _("confirmation of the order"),
    "order_changed": _("the order was changed"),
    "request_answered": _("answer to a request"),
    "order_short": _("something is missing for the order"),
    "instructions": _("instructions for use"),
    "review_confirm": _("confirming a review"),
    "review_held": _("a review is held"),
    "review_shown": _("a review that was held is shown"),
    "review_hidden": _("a review was hidden"),
    "review_appealed": _("decision on an appeal"),
    "review_replied": _("reply to a review"),
    "review_used": _("what a review changed"),
    "review_flag_decided": _("decision on a report about a review"),
    "answer_held": _("a buyer's answer is held"),
    "answer_shown": _("a buyer's answer that was held is shown"),
    "answer_hidden": _("a buyer's answer was hidden"),
    "answer_appealed": _("decision on an appeal"),
    "withdrawal_received": _("withdrawal received"),
    "withdrawal_refunded": _("money back after a withdrawal"),
    "claim_received": _("return received"),
    "claim_step": _("next step of a return"),
    "claim_value": _("deduction from a return"),
    "claim_done": _("a return is settled"),
    "complaint_heard": _("complaint heard"),
    "complaint_credited": _("what a complaint changed"),
    "correction_promised": _("a correction is promised"),
    "correction_late": _("a correction is late"),
    "mistake_corrected": _("a mistake was corrected"),
    "improvements_unread": _("improvements to go through"),
    "week": _("the week"),
    "incident_update": _("news of an incident"),
    "incident_silent": _("an incident without news"),
    "remedy_given": _("a remedy is promised"),
    "remedy_done": _("a remedy is done"),
    "remedy_asked": _("question whether a remedy helped"),
    "wish_offered": _("offer for an unusual request"),
    "refund_came_back": _("money that went back was sent back by the bank"),
    "wish_agreed": _("an unusual request is agreed"),
    "wish_done": _("an unusual request is done"),
    "wish_declined": _("an unusual request is declined"),
    "abuse_warning": _("warning"),
    "apology": _("apology with a plan"),
    "plan_changed": _("change in a plan"),
    "all_well_since": _("question whether all is well"),
    "personal_word": _("a personal word"),
    "win_back": _("one word to whoever stays away"),
    "panel_invitation": _("invitation to test what was changed"),
    "cart_left": _("a cart was left"),
    "ask": _("invitation to answer"),
    "thanks": _("thanks"),
    "letter": _("what a person wrote"),
    "contract_terms": _("terms of a contract"),
    "contract_renewal": _("a contract ends soon"),
    "contract_left": _("a contract ends as wished"),
}
OF_FIELDS: Mapping[tuple[str, str], Mapping[str, object]] = {
    ("asks", "reason"): REASONS,
    ("reviews", "state"): STATES,
}


def said(event: str, field: str, value: object) -> object:
    """The words for a code of the event's app; what is no code stays as it is."""
    if not isinstance(value, str):
        return value
    if field == "template":
        return LETTERS.get(value, value)
    if DAY.fullmatch(value):
        return dated_words(date.fromisoformat(value), language())
    if field == "channel":
        return CHANNELS.get(value, value)
    app = event.split(".")[0]
    own = OF_FIELDS.get((app, field), {})
    return own.get(value) or _choices(app).get(SAME_AS.get(field, field), {}).get(value, value)


@cache
def _choices(app: str) -> dict[str, dict[str, object]]:
    """The words of an app's own choices, by the name of the field that holds them."""
    found: dict[str, dict[str, object]] = {}
    for model in apps.get_app_config(app).get_models():
        for field in model._meta.get_fields():
            for value, label in getattr(field, "choices", None) or ():
                if value:
                    found.setdefault(field.name, {}).setdefault(value, label)
    return found
