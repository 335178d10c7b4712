"""VAT ids of business customers: entered by them, confirmed by a person who asked the register."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.customers.models import Customer
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.pricing.events import BusinessIdConfirmed, BusinessIdEntered
from pistos.pricing.models import BusinessId, VoucherUse
from pistos.pricing.rules.vat_ids import read_vat_id


class BusinessIdWrong(Refused):
    """A VAT id that cannot be right, or a confirmation without proof."""


@transaction.atomic
def enter_business_id(
    *, customer: Customer, text: str, firm: str, by: Actor, at: datetime
) -> BusinessId:
    """Keeps a VAT id whose form is right. A new one is unconfirmed again. Publishes `BusinessIdEntered`."""
    found = read_vat_id(text, customer.country)
    if found is None:
        raise BusinessIdWrong(
            _("This is no VAT number. Please check the letters of the country and each digit.")
        )
    row, _made = BusinessId.objects.update_or_create(
        customer=customer,
        defaults={
            "country": found.country,
            "number": str(found),
            "firm": firm.strip()[:200],
            "entered_at": at,
            "confirmed_at": None,
            "confirmed_by": "",
            "proof": "",
        },
    )
    publish(
        BusinessIdEntered(customer.pk, found.country),
        about=Ref("customer", str(customer.pk)),
        by=by,
        at=at,
    )
    return row


@transaction.atomic
def confirm_business_id(*, business_id: BusinessId, proof: str, by: Actor, at: datetime) -> None:
    """The register knows the firm; `proof` is its reference of the enquiry. Publishes
    `BusinessIdConfirmed`."""
    if not proof.strip():
        raise BusinessIdWrong(_("Please enter the reference of the enquiry at the register."))
    BusinessId.objects.filter(pk=business_id.pk).update(
        confirmed_at=at, confirmed_by=by.id, proof=proof.strip()[:120]
    )
    publish(
        BusinessIdConfirmed(business_id.customer_id, business_id.country),
        about=Ref("customer", str(business_id.customer_id)),
        by=by,
        at=at,
    )


@transaction.atomic
def move_business_ids(*, from_ids: list[int], to_id: int) -> None:
    """Two customers are one: the VAT id and the used vouchers go to the row that stays, which keeps its
    own id where it has one."""
    VoucherUse.objects.filter(customer_id__in=from_ids).update(customer_id=to_id)
    theirs = BusinessId.objects.filter(customer_id__in=from_ids).order_by("-entered_at")
    newest = theirs.first()
    if newest is not None and not BusinessId.objects.filter(customer_id=to_id).exists():
        BusinessId.objects.filter(pk=newest.pk).update(customer_id=to_id)
    BusinessId.objects.filter(customer_id__in=from_ids).delete()


@transaction.atomic
def forget_business_ids(*, customer_ids: list[int]) -> None:
    """A person is erased: their VAT id goes, their uses of vouchers lose the name."""
    BusinessId.objects.filter(customer_id__in=customer_ids).delete()
    VoucherUse.objects.filter(customer_id__in=customer_ids).update(customer=None)
