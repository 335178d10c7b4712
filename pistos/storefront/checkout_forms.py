"""The order form: as few fields as an order needs, each with what a browser can fill in by itself.

Its budget is tested: eight that must be filled or chosen, thirteen in all, on one page. The thirteenth is
the law's: where an address is given, its owner may object to being asked (2002/58/EC, article 13(2)).
"""

from typing import Any, cast

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from pistos.checkout.facts import AskedOrNot
from pistos.checkout.rules.typos import likely_meant
from pistos.customers.models import Customer
from pistos.kit.phones import international
from pistos.kit.postcodes import longest_postcode, postcode_example, tidy_postcode
from pistos.kit.regions import country_name
from pistos.orders.facts import AddressFacts
from pistos.pricing.rules.vat_ids import read_vat_id

PLACE = ("street", "postcode", "city")
MOST_REQUIRED, MOST_FIELDS, MOST_PAGES = 8, 13, 3


def _filled(name: str, **more: str) -> forms.TextInput:
    return forms.TextInput(attrs={"autocomplete": name, **more})


class AddressForm(forms.Form):
    """Where it goes, as each country writes it."""

    name = forms.CharField(
        label=_("Full name"), max_length=120, widget=_filled("name", autocapitalize="words")
    )
    country = forms.ChoiceField(
        label=_("Country"), widget=forms.Select(attrs={"autocomplete": "country"})
    )
    street = forms.CharField(
        label=_("Street and number"), max_length=200, widget=_filled("street-address")
    )
    postcode = forms.CharField(label=_("Postcode"), max_length=20, widget=_filled("postal-code"))
    city = forms.CharField(label=_("Town"), max_length=120, widget=_filled("address-level2"))

    def __init__(
        self, *args: Any, countries: list[str], country: str, language: str, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        field = cast(forms.ChoiceField, self.fields["country"])
        named = [(country_name(code, language), code) for code in countries]
        field.choices = [(code, said) for said, code in sorted(named)]
        example = postcode_example(country)
        if example and "postcode" in self.fields:
            # Translators: how postcodes of a country are written
            self.fields["postcode"].help_text = gettext("For example %(postcode)s.") % {
                "postcode": example
            }
            self.fields["postcode"].widget.attrs["maxlength"] = longest_postcode(country)
            if example.replace(" ", "").isdigit():
                self.fields["postcode"].widget.attrs["inputmode"] = "numeric"

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        country, typed = given.get("country", ""), given.get("postcode", "")
        if country and typed:
            tidy = tidy_postcode(country, typed)
            if not tidy:
                self.add_error("postcode", self._wrong_postcode(country))
            given["postcode"] = tidy
        return given

    def _wrong_postcode(self, country: str) -> str:
        words = gettext(
            "This is not a postcode of the country you chose. There they look like %(one)s."
        )
        return words % {"one": postcode_example(country)}

    @property
    def address(self) -> AddressFacts:
        given = self.cleaned_data
        return AddressFacts(
            name=" ".join(given["name"].split()),
            company=given.get("company", ""),
            street=" ".join(given.get("street", "").split()),
            city=" ".join(given.get("city", "").split()),
            postcode=given.get("postcode", ""),
            country=given["country"],
            vat_id=given.get("vat_id", ""),
        )


class CheckoutForm(AddressForm):
    """The whole order on one page. `needs_address` is False for what is fetched; `needs_consent` is True
    where nobody may be asked how it was without their yes: elsewhere they may say no, right here."""

    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        help_text=_("The confirmation goes there, and every change before it happens."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )
    phone = forms.CharField(
        label=_("Telephone"),
        max_length=40,
        required=False,
        help_text=_("Only for the courier, to find you."),
        widget=forms.TextInput(attrs={"autocomplete": "tel", "type": "tel"}),
    )
    point = forms.ChoiceField(label=_("Pick-up point"), required=False)
    company = forms.CharField(
        label=_("Firm"), max_length=200, required=False, widget=_filled("organization")
    )
    vat_id = forms.CharField(label=_("VAT number"), max_length=20, required=False)
    asks_help = forms.BooleanField(
        label=_(
            "If I leave without ordering, you may write to me once and ask whether you can help."
        ),
        required=False,
    )
    no_asking = forms.BooleanField(
        label=_("Please do not ask me by e-mail how it was."),
        help_text=_("Otherwise we ask once it has arrived. Each such mail has a link to say no."),
        required=False,
    )
    may_ask = forms.BooleanField(
        label=_("You may ask me by e-mail how it was, once it has arrived."), required=False
    )
    email_kept = forms.CharField(widget=forms.HiddenInput, required=False, max_length=254)
    field_order = ("email", "name", "country", "street", "postcode", "city", "phone")

    def __init__(
        self,
        *args: Any,
        needs_address: bool,
        points: list[tuple[str, str]],
        needs_consent: bool,
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        del self.fields["no_asking" if needs_consent else "may_ask"]
        if points:
            self.fields["point"].required = True
            cast(forms.ChoiceField, self.fields["point"]).choices = points
        else:
            del self.fields["point"]
        if not needs_address:
            for name in PLACE:
                del self.fields[name]
        self.likely_email = ""

    @property
    def asked_or_not(self) -> AskedOrNot | None:
        """What was ticked about being asked, with the text beside it."""
        for name, is_yes in (("may_ask", True), ("no_asking", False)):
            if self.cleaned_data.get(name):
                words = str(self.fields[name].label)
                return AskedOrNot(is_yes, f"[{get_language()}] {words}")
        return None

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        email = given.get("email", "").lower()
        given["email"] = email
        meant = likely_meant(email)
        if meant and given.get("email_kept", "").lower() != email:
            self.likely_email = meant
            self.add_error("email", self._hint(meant))
        phone = international(given.get("phone", ""), given.get("country", ""))
        if given.get("phone") and not phone:
            self.add_error("phone", gettext("Please enter the number with its area code."))
        given["phone"] = phone
        if given.get("vat_id"):
            read = read_vat_id(given["vat_id"], given.get("country", ""))
            if read is None:
                self.add_error("vat_id", gettext("This cannot be a VAT number. Please check it."))
            given["vat_id"] = str(read or "")
        return given

    def _hint(self, meant: str) -> str:
        words = gettext(
            "Did you mean %(address)s? If it is right as it stands, press the button once more."
        )
        return words % {"address": meant}

    @classmethod
    def known(cls, customer: Customer | None) -> dict[str, str]:
        """What we know of whoever is signed in."""
        if customer is None:
            return {}
        return {"email": customer.email, "name": customer.name, "phone": customer.phone}
