"""Forms about the stock."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pistos.components.choosing import offer
from pistos.kit.languages import text_in
from pistos.partners.models import Partner
from pistos.stock.actions import Delivery, LocationFacts, SupplyFacts
from pistos.stock.models import Location

DEEDS = (
    ("arrived", _("Arrived: add them")),
    ("counted", _("Counted: so many lie here")),
    ("returned", _("Came back: add them")),
    ("spoiled", _("Spoiled: take them off")),
)


def _places(locations: list[Location]) -> list[tuple[str, str]]:
    return [(place.code, place.name) for place in locations]


class ChangeForm(forms.Form):
    """What happened to a variant's pieces at a place."""

    location = forms.ChoiceField(label=_("Place"))
    kind = forms.ChoiceField(label=_("What happened"), choices=DEEDS)
    quantity = forms.IntegerField(label=_("How many"), min_value=0, max_value=10_000_000)
    why = forms.CharField(label=_("Note"), max_length=200, required=False)

    def __init__(self, *args: Any, locations: list[Location], **named: Any) -> None:
        super().__init__(*args, **named)
        offer(self, "location", _places(locations))


class MoveForm(forms.Form):
    source = forms.ChoiceField(label=_("From which place"))
    target = forms.ChoiceField(label=_("To which place"))
    moved = forms.IntegerField(label=_("How many"), min_value=1, max_value=10_000_000)

    def __init__(self, *args: Any, locations: list[Location], **named: Any) -> None:
        super().__init__(*args, **named)
        for name in ("source", "target"):
            offer(self, name, _places(locations))


class IncomingForm(forms.Form):
    place = forms.ChoiceField(label=_("Place"))
    count = forms.IntegerField(label=_("How many"), min_value=1, max_value=10_000_000)
    expected_on = forms.DateField(
        label=_("Expected on"), widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, *args: Any, locations: list[Location], **named: Any) -> None:
        super().__init__(*args, **named)
        offer(self, "place", _places(locations))

    def value(self) -> Delivery:
        return Delivery(self.cleaned_data["count"], self.cleaned_data["expected_on"])


class SupplyForm(forms.Form):
    supplier = forms.ChoiceField(label=_("Supplier"))
    lead_days = forms.IntegerField(label=_("Days until it is here"), min_value=0, max_value=365)
    cost_amount = forms.DecimalField(
        label=_("Cost"), min_value=0, max_digits=12, decimal_places=2, required=False
    )
    cost_currency = forms.CharField(label=_("Currency"), max_length=3, required=False)
    is_preferred = forms.BooleanField(label=_("Preferred supplier"), required=False)
    sends_on_order = forms.BooleanField(
        label=_("Sold also when none lies here"),
        help_text=_("The promised day is then later by the supplier's days."),
        required=False,
    )

    def __init__(self, *args: Any, suppliers: list[Partner], **named: Any) -> None:
        super().__init__(*args, **named)
        offer(self, "supplier", [(partner.code, partner.name) for partner in suppliers])

    def value(self) -> SupplyFacts:
        given = self.cleaned_data
        return SupplyFacts(
            lead_days=given["lead_days"],
            cost_amount=given["cost_amount"],
            cost_currency=given["cost_currency"].upper(),
            is_preferred=given["is_preferred"],
            sends_on_order=given["sends_on_order"],
        )


class LocationForm(forms.Form):
    code = forms.SlugField(label=_("Short name"), max_length=40)
    name = forms.CharField(label=_("Name"), max_length=120)
    is_store = forms.BooleanField(label=_("A store that customers visit"), required=False)
    can_pick_up = forms.BooleanField(label=_("Orders can be fetched here"), required=False)
    address = forms.CharField(label=_("Address"), max_length=300, required=False)
    country = forms.CharField(label=_("Country"), max_length=2, required=False)
    hours = forms.CharField(label=_("Opening hours, in words"), max_length=300, required=False)
    position = forms.IntegerField(
        label=_("Order in which it is sold from"), min_value=0, max_value=999, initial=0
    )
    is_active = forms.BooleanField(label=_("In use"), required=False, initial=True)

    def value(self, language: str, before: Location | None) -> LocationFacts:
        given = self.cleaned_data
        hours = dict(before.hours) if before else {}
        if given["hours"]:
            hours[language] = given["hours"]
        else:
            hours.pop(language, None)
        return LocationFacts(
            code=given["code"],
            name=given["name"],
            is_store=given["is_store"],
            can_pick_up=given["can_pick_up"],
            address=given["address"],
            country=given["country"].upper(),
            hours=hours,
            position=given["position"],
            is_active=given["is_active"],
        )

    @staticmethod
    def of(location: Location, language: str) -> "LocationForm":
        names = ("code", "name", "is_store", "can_pick_up", "address", "country", "position")
        return LocationForm(
            initial={
                **{name: getattr(location, name) for name in (*names, "is_active")},
                "hours": text_in(location.hours, language),
            }
        )
