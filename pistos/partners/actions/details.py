"""Taking partners on, and what is known of and agreed with them."""

from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.partners.events import PartnerAdded, PartnerEdited, TermsAgreed
from pistos.partners.models import Partner, PartnerKind
from pistos.partners.rules import Terms, problems_with, terms_of


class CodeTaken(Refused):
    pass


class DetailsWrong(Refused):
    pass


class TermsImpossible(Refused):
    pass


@dataclass(frozen=True, slots=True)
class Details:
    """What is known of a firm; `code` and `kind` stay as they were added."""

    name: str
    contact_name: str = ""
    email: str = ""
    phone: str = ""
    website: str = ""
    country: str = ""
    gives_proof_of_delivery: bool = True
    cost_amount: Decimal | None = None
    cost_currency: str = ""


@transaction.atomic
def add_partner(*, code: str, kind: str, details: Details, by: Actor, at: datetime) -> Partner:
    """A new candidate. Refuses a code in use and details that cannot be."""
    partner = Partner(code=code, kind=kind, known_since=at, **asdict(details))
    _check(partner)
    try:
        with transaction.atomic():
            partner.save(force_insert=True)
    except IntegrityError:
        raise CodeTaken(
            _("The code “%(code)s” belongs to another partner.") % {"code": code}
        ) from None
    publish(PartnerAdded(partner.pk, kind), about=_ref(partner), by=by, at=at)
    return partner


@transaction.atomic
def edit_partner(*, partner: Partner, details: Details, by: Actor, at: datetime) -> Partner:
    """Changes what is known of a firm. No event when nothing differs."""
    locked = Partner.objects.select_for_update().get(pk=partner.pk)
    changed = [name for name, value in asdict(details).items() if getattr(locked, name) != value]
    if not changed:
        return locked
    for name in changed:
        setattr(locked, name, getattr(details, name))
    _check(locked)
    locked.save(update_fields=changed)
    publish(PartnerEdited(locked.pk, changed), about=_ref(locked), by=by, at=at)
    return locked


@transaction.atomic
def agree_terms(*, partner: Partner, terms: Terms, by: Actor, at: datetime) -> Partner:
    """Records what was agreed; the journal keeps what it replaced. Refuses impossible deadlines."""
    locked = Partner.objects.select_for_update().get(pk=partner.pk)
    if problems_with(terms, locked.kind):
        raise TermsImpossible(
            _("Each deadline is between 0 and 365 days, and one that this kind of partner has.")
        )
    if terms.harm_amount is not None and terms.harm_amount < 0:
        raise TermsImpossible(_("The cost of a broken promise is not below zero."))
    before = terms_of(locked.terms).as_json()
    if before == terms.as_json():
        return locked
    locked.terms = terms.as_json()
    locked.save(update_fields=["terms"])
    publish(TermsAgreed(locked.pk, before, locked.terms), about=_ref(locked), by=by, at=at)
    return locked


def _check(partner: Partner) -> None:
    if partner.kind not in PartnerKind.values:
        raise DetailsWrong(_("Choose what kind of partner it is."))
    if partner.cost_amount is not None and not partner.cost_currency:
        raise DetailsWrong(_("State the currency of the cost."))
    try:
        partner.clean_fields(exclude=["terms", "known_since"])
    except ValidationError as error:
        raise DetailsWrong(" ".join(error.messages)) from None


def _ref(partner: Partner) -> Ref:
    return Ref("partner", str(partner.pk))
