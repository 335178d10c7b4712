"""The only loaders of partners that edges use."""

from pistos.accounts.models import User
from pistos.accounts.rules import may
from pistos.kit.errors import NotFound
from pistos.partners.models import Partner, Praise


def partner_for(user: User, code: str) -> Partner:
    """The partner, for whoever may see partners; NotFound for the rest and for what is absent."""
    return _partner(user, code, "see_partners")


def partner_to_edit(user: User, code: str) -> Partner:
    """The same for whoever may change it."""
    return _partner(user, code, "edit_partner")


def praise_to_pass_on(user: User, code: str, praise_id: int) -> Praise:
    partner = partner_for(user, code)
    praise = Praise.objects.select_related("partner").filter(partner=partner, pk=praise_id).first()
    if praise is None:
        raise NotFound
    return praise


def _partner(user: User, code: str, deed: str) -> Partner:
    partner = Partner.objects.filter(code=code).first() if may(user.role, deed) else None
    if partner is None:
        raise NotFound
    return partner
