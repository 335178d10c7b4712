"""The gate: the only loaders of withdrawals that edges use."""

from pistos.accounts.access import require
from pistos.accounts.models import User
from pistos.catalogue.models import Product
from pistos.kit.errors import NotFound, Unknown
from pistos.orders.models import Order
from pistos.partners.models import Partner
from pistos.returns.models import (
    Claim,
    ClaimLine,
    ClaimPhoto,
    CourierClaim,
    Repair,
    SoldItem,
    Withdrawal,
)
from pistos.stock.models import Location


def withdrawal_by_link(token: str) -> Withdrawal:
    """The declaration whose link its sender holds; NotFound for any other token."""
    found = Withdrawal.objects.select_related("order", "customer").filter(token=token).first()
    if found is None:
        raise NotFound
    return found


def withdrawal_for(agent: User, token: str) -> Withdrawal:
    require(agent, "see_returns")
    return withdrawal_by_link(token)


def claim_by_link(token: str) -> Claim:
    """The claim whose link its customer holds; NotFound for any other token, and once they were erased."""
    found = Claim.objects.select_related("order", "customer", "parcel").filter(token=token).first()
    if found is None or found.customer.erased_at is not None:
        raise NotFound
    return found


def claim_for(agent: User, token: str) -> Claim:
    require(agent, "see_returns")
    rows = Claim.objects.select_related("order", "customer", "parcel", "withdrawal", "new_parcel")
    found = rows.filter(token=token).first()
    if found is None:
        raise NotFound
    return found


def courier_claim_for(agent: User, pk: int) -> CourierClaim:
    require(agent, "see_returns")
    rows = CourierClaim.objects.select_related("claim__order", "parcel", "courier")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise NotFound
    return found


def photo_of(claim: Claim, photo_id: int) -> ClaimPhoto:
    found = claim.photos.filter(pk=photo_id).first()
    if found is None:
        raise NotFound
    return found


def line_of(claim: Claim, line_id: int) -> ClaimLine:
    found = claim.lines.select_related("line").filter(pk=line_id).first()
    if found is None:
        raise NotFound
    return found


def claim_of_code(agent: User, code: str) -> Claim | None:
    """The claim of a label's code, or of the newest claim on an order of this number."""
    require(agent, "see_returns")
    found = Claim.objects.filter(token=code).first()
    if found is None:
        rows = Claim.objects.filter(order__number=code.lstrip("#"))
        found = rows.order_by("-pk").first()
    return found


def repair_of(claim: Claim) -> Repair:
    """The repair that goes on."""
    found = claim.repairs.filter(ended_at=None).first()
    if found is None:
        raise NotFound
    return found


def item_for(agent: User, pk: int) -> SoldItem:
    require(agent, "handle_returns")
    found = SoldItem.objects.select_related("line").filter(pk=pk).first()
    if found is None:
        raise NotFound
    return found


def location_of(agent: User, code: str) -> Location | None:
    """A shelf of the shop; None for none, which puts nothing back."""
    require(agent, "handle_returns")
    return Location.objects.filter(code=code, is_active=True).first() if code else None


def partner_of_code(code: str) -> Partner | None:
    """A firm by its code as typed. Refuses with Unknown one that is not ours."""
    if not code.strip():
        return None
    found = Partner.objects.filter(code=code.strip()).first()
    if found is None:
        raise Unknown(code)
    return found


def order_named(agent: User, number: str) -> Order:
    """The newest order with this number, for whoever looks after returns. Refuses with Unknown."""
    require(agent, "handle_returns")
    rows = Order.objects.filter(number=number.strip().lstrip("#"), customer__erased_at=None)
    found = rows.order_by("-placed_at").first()
    if found is None:
        raise Unknown(number)
    return found


def product_of_sku(agent: User, sku: str) -> Product:
    """The product of a stock number as typed. Refuses with Unknown."""
    require(agent, "edit_exemptions")
    found = Product.objects.filter(sku=sku.strip()).first() if sku.strip() else None
    if found is None:
        raise Unknown(sku)
    return found
