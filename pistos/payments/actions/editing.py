"""Setting up a way to pay."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.payments import events
from pistos.payments.facts import ProviderFacts
from pistos.payments.models import Provider
from pistos.payments.ports import provider_named
from pistos.payments.rules.offering import fee_problem
from pistos.payments.rules.references import is_iban


class ProviderUnusable(Refused):
    """What was entered would be unlawful, or would send money astray."""


@transaction.atomic
def edit_provider(*, provider: Provider, facts: ProviderFacts, by: Actor, at: datetime) -> None:
    """Saves a way to pay; publishes ProviderEdited with the fields that changed.

    Refuses a fee above cost or on cards (directive 2011/83/EU, article 19; 2015/2366, article 62), and
    an IBAN whose check digits are wrong.
    """
    port = provider_named(provider.code)
    problem = fee_problem(
        fee=facts.fee_amount,
        cost=facts.cost_amount,
        takes_cards=bool(port and port.takes_cards) or provider.code == "stripe",
    )
    if problem == "card":
        raise ProviderUnusable(_("The law forbids a fee for paying by card."))
    if problem:
        raise ProviderUnusable(_("The law allows no fee above what this way to pay costs you."))
    iban = facts.iban.replace(" ", "").upper()
    if iban and not is_iban(iban):
        raise ProviderUnusable(_("This IBAN has a typing mistake: its check digits are wrong."))
    wanted = {
        "is_active": facts.is_active,
        "countries": list(facts.countries),
        "least_amount": facts.least_amount,
        "most_amount": facts.most_amount,
        "fee_amount": facts.fee_amount,
        "cost_amount": facts.cost_amount,
        "account_holder": facts.account_holder,
        "iban": iban,
        "bic": facts.bic.replace(" ", "").upper(),
        "pay_within_days": facts.pay_within_days,
        "partner_id": facts.partner_id,
    }
    row = Provider.objects.select_for_update().get(pk=provider.pk)
    changed = sorted(name for name, value in wanted.items() if getattr(row, name) != value)
    if not changed:
        return
    Provider.objects.filter(pk=row.pk).update(**wanted)
    told = events.ProviderEdited(row.code, changed)
    publish(told, about=Ref("provider", row.code), by=by, at=at)
