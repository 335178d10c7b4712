"""What an estimate rests on, kept with the promise as it was when told."""

from dataclasses import asdict

from pistos.estimates.rules import Quote
from pistos.orders.models import Parcel
from pistos.promises.rules.terms import Grounds


def grounds_of(quote: Quote, parcel: Parcel) -> Grounds:
    """The quote's grounds as plain values; partners by their names of the day, not their codes."""
    facts: dict[str, object] = asdict(quote.grounds)
    names = dict(quote.grounds.names)
    if names.get("courier") and parcel.courier:
        names["courier"] = parcel.courier.name
    if names.get("supplier") and parcel.supplier:
        names["supplier"] = parcel.supplier.name
    facts["names"] = names
    return Grounds(
        chance=quote.chance, usual_on=quote.usual_on, model_version=quote.model, facts=facts
    )
