"""What a customer is written about their contract: its terms, what is proposed, that it ends."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime

from django.conf import settings
from django.utils import translation

from pistos.asks.models import Approach
from pistos.asks.ports import stop_at_once_link, stop_link
from pistos.contracts.models import Contract, Decision, Outreach, Terms
from pistos.contracts.queries.terms import facts_of, terms_in_force
from pistos.contracts.rules.terms import compared, end_of
from pistos.contracts.rules.wording import changes_words, term_lines
from pistos.customers.queries import as_recipient
from pistos.kit.actors import Actor, Ref
from pistos.notifications.actions import NoAddress, write_message
from pistos.notifications.models import Message
from pistos.notifications.rules.drafts import Draft

TELLER = Actor.machine("contracts.telling")


def address_of(contract: Contract) -> str:
    """The customer's own page of the contract."""
    return f"{settings.SITE_URL}/{contract.customer.language}/contract/{contract.token}/"


def tell_terms(contract: Contract, terms: Terms, *, at: datetime) -> Message | None:
    """The terms that hold, and where they are renewed or let end. None without an address."""
    context = {
        "contract": contract.name,
        "is_renewal": terms.number > 1,
        "starts_on": terms.starts_on,
        "ends_on": end_of(terms.starts_on, terms.months),
        "lines": _lines(contract, terms),
    }
    key = f"contract_terms:{contract.pk}:{terms.number}"
    return _write(key, Draft("contract_terms", context, _ref(contract)), contract, at)


def tell_left(contract: Contract, decision: Decision, *, at: datetime) -> Message | None:
    """That it ends on its day, and nothing follows."""
    context = {"contract": contract.name, "ends_on": contract.ends_on}
    key = f"contract_left:{decision.pk}"
    return _write(key, Draft("contract_left", context, _ref(contract)), contract, at)


def tell_outreach(outreach: Outreach, approach: Approach, *, at: datetime) -> Message | None:
    """The words of who wrote it, what changes and what does not, and one link for a yes or a no."""
    contract, terms = outreach.contract, outreach.terms
    language = contract.customer.language
    present = facts_of(terms_in_force(contract))
    with translation.override(language):
        better, worse = changes_words(compared(present, facts_of(terms)), terms.currency, language)
    context = {
        "contract": contract.name,
        "words": outreach.words,
        "person": outreach.written_by.name,
        "is_offer": outreach.is_offer,
        "better": better,
        "worse": worse,
        "lines": _lines(contract, terms),
        "ends_on": contract.ends_on,
        "next_ends_on": end_of(terms.starts_on, terms.months),
        "stop_link": stop_link(approach.token, language),
    }
    at_once = stop_at_once_link(approach.token, language)
    headers = {
        "List-Unsubscribe": f"<{at_once}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    draft = Draft("contract_renewal", context, _ref(contract), headers)
    return _write(f"contract_renewal:{outreach.pk}", draft, contract, at)


def _lines(contract: Contract, terms: Terms) -> list[str]:
    language = contract.customer.language
    with translation.override(language):
        return term_lines(facts_of(terms), terms.currency, language)


def _write(key: str, draft: Draft, contract: Contract, at: datetime) -> Message | None:
    context: Mapping[str, object] = {**draft.context, "link": address_of(contract)}
    whole = Draft(draft.template, context, draft.about, draft.headers)
    with suppress(NoAddress):
        to = as_recipient(contract.customer)
        return write_message(key=key, draft=whole, to=to, by=TELLER, at=at)
    return None


def _ref(contract: Contract) -> Ref:
    return Ref("contract", str(contract.pk))
