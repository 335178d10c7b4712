"""Partners on the desk: the list, the ranking, and one partner with its scorecard."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pistos.accounts.rules import may
from pistos.backoffice import measure_words as said
from pistos.backoffice.partner_deeds import today
from pistos.backoffice.partner_forms import PraiseForm, TrialForm
from pistos.backoffice.scorecard_words import (
    card_context,
    place_words,
    ranked_context,
    score_words,
)
from pistos.components import lists
from pistos.components.gate import DeskRequest, desk
from pistos.journal.queries import events_about
from pistos.kit.actors import Ref
from pistos.kit.keyset import sort_named
from pistos.partners.access import partner_for
from pistos.partners.models import Partner, PartnerKind, PartnerState
from pistos.partners.queries import SORTS, Filter, partners_page, praises_of
from pistos.partners.rules import steps_missing, terms_of
from pistos.scorecards.models import Scorecard
from pistos.scorecards.queries.cards import card_of, newest_cards, ranking

KEPT = ("kind", "state", "words")


@require_safe
@desk("see_partners")
def partners(request: DeskRequest) -> HttpResponse:
    place = lists.Place.of(request)
    wanted = Filter(*(request.GET.get(name, "").strip() for name in KEPT))
    page = partners_page(
        wanted, sort_named(SORTS, place.sort, "name"), after=place.after, before=place.before
    )
    cards = newest_cards(page.rows)
    columns = {"name": _("Partner"), "since": _("Known since")}
    context = {
        "rows": [_row(partner, cards.get(partner.pk)) for partner in page.rows],
        "wanted": wanted,
        "kinds": said.PARTNER_KINDS.items(),
        "states": said.PARTNER_STATES.items(),
        "headers": lists.headers(request, columns, "name", KEPT),
        "place": lists.links(request, page, KEPT),
        "may_edit": may(request.agent.role, "edit_partner"),
    }
    return render(request, "backoffice/partners/list.html", context)


def _row(partner: Partner, card: Scorecard | None) -> dict[str, object]:
    return {
        "partner": partner,
        "kind": said.PARTNER_KINDS[partner.kind],
        "state": said.PARTNER_STATES[partner.state],
        "score": score_words(card),
    }


@require_safe
@desk("see_partners")
def partners_ranking(request: DeskRequest) -> HttpResponse:
    kind = request.GET.get("kind", "")
    kind = kind if kind in PartnerKind.values else PartnerKind.COURIER
    found = ranking(kind)
    context = {
        "ranked": ranked_context(found.ranked),
        "few": ranked_context(found.few),
        "ends_on": found.ends_on,
        "tabs": [
            {"label": label, "url": f"{request.path}?kind={name}", "is_current": name == kind}
            for name, label in said.PARTNER_KINDS.items()
        ],
    }
    return render(request, "backoffice/partners/ranking.html", context)


@require_safe
@desk("see_partners")
def partner(request: DeskRequest, code: str) -> HttpResponse:
    found = partner_for(request.agent, code)
    context = {
        "partner": found,
        "kind": said.PARTNER_KINDS[found.kind],
        "state": said.PARTNER_STATES[found.state],
        "card": card_context_or_none(found),
        "facts": _facts(found),
        "terms": _terms(found),
        "praises": praises_of(found),
        "history": [said.history_row(row) for row in events_about(Ref("partner", str(found.pk)))],
        "trial_form": TrialForm(),
        "praise_form": PraiseForm(),
        "may_edit": may(request.agent.role, "edit_partner"),
        **_steps(found),
    }
    return render(request, "backoffice/partners/partner.html", context)


def card_context_or_none(found: Partner) -> dict[str, object] | None:
    card = card_of(found)
    return card_context(card.scorecard, partner=found, card=card) if card else None


def _facts(found: Partner) -> list[tuple[str, object]]:
    return [
        (_("Whom to ask for"), found.contact_name),
        (_("E-mail"), found.email),
        (_("Telephone"), found.phone),
        (_("Website"), found.website),
        (_("Country"), found.country and place_words(found.country, "")),
        (_("Proves deliveries"), _("Yes") if found.gives_proof_of_delivery else _("No")),
    ]


def _terms(found: Partner) -> list[tuple[object, object]]:
    agreed = terms_of(found.terms)
    rows: list[tuple[object, object]] = [
        (said.DEADLINES[deadline], said.value_words(days, "days"))
        for deadline, days in agreed.days.items()
    ]
    if found.cost_amount is not None:
        rows.append((_("Price of one job"), said.money(found.cost_amount, found.cost_currency)))
    if agreed.harm_amount is not None:
        rows.append((_("Cost of one break"), said.money(agreed.harm_amount, found.cost_currency)))
    if agreed.notes:
        rows.append((_("Notes"), agreed.notes))
    return rows


def _steps(found: Partner) -> dict[str, object]:
    """Steps on record, those missing, and what may be done next."""
    recorded = list(found.steps.order_by("happened_at", "id"))
    missing = steps_missing(
        {row.step for row in recorded},
        trial_until=found.trial_until,
        today=today(),
    )
    is_waiting = found.state in (PartnerState.CANDIDATE, PartnerState.TRIAL)
    return {
        "steps": [{"row": row, "label": said.STEPS[row.step]} for row in recorded],
        "missing": [{"step": step, "label": said.STEPS[step]} for step in missing]
        if is_waiting
        else [],
        "may_activate": is_waiting and not missing,
        "may_try": found.state in (PartnerState.CANDIDATE, PartnerState.ENDED),
        "may_end": found.state in (PartnerState.TRIAL, PartnerState.ACTIVE),
    }
