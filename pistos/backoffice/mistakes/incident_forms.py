"""What staff write in a crisis."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pistos.accounts.models import User
from pistos.backoffice.mistakes.incident_words import RULE_WORDS
from pistos.catalogue.models import Product, SheetVersion
from pistos.components.choosing import offer
from pistos.kit.languages import LANGUAGES
from pistos.mistakes.facts import Reached
from pistos.mistakes.models import IncidentKind
from pistos.partners.models import Partner

MOMENT = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


class DeclareForm(forms.Form):
    kind = forms.ChoiceField(
        label=gettext_lazy("What kind of incident"), choices=IncidentKind.choices
    )
    owner = forms.ChoiceField(label=gettext_lazy("Who owns it"))
    update_minutes = forms.IntegerField(
        label=gettext_lazy("A new word at least every"), min_value=5, max_value=10_080, initial=120
    )
    is_public = forms.BooleanField(
        label=gettext_lazy("On the public status page"), required=False, initial=True
    )

    def __init__(self, *args: Any, languages: list[str], **more: Any) -> None:
        super().__init__(*args, **more)
        self.languages = languages
        people = User.objects.filter(is_active=True).order_by("name", "pk")
        offer(self, "owner", [(str(row.pk), row.name) for row in people])
        for code in languages:
            self.fields[f"title_{code}"] = forms.CharField(
                label=_("What happened, in one line (%(language)s)")
                % {"language": LANGUAGES[code]},
                max_length=160,
                required=False,
            )

    def title(self) -> dict[str, str]:
        return {code: self.cleaned_data[f"title_{code}"] for code in self.languages}


class ReachedForm(forms.Form):
    kind = forms.ChoiceField(
        label=gettext_lazy("Whom it reaches"), choices=list(RULE_WORDS.items())
    )
    since = forms.DateTimeField(label=gettext_lazy("Since"), required=False, widget=MOMENT)
    until = forms.DateTimeField(label=gettext_lazy("Until"), required=False, widget=MOMENT)
    courier = forms.ChoiceField(label=gettext_lazy("Courier"), required=False)
    sku = forms.CharField(
        label=gettext_lazy("Product (its article number)"), max_length=120, required=False
    )
    version = forms.IntegerField(
        label=gettext_lazy("Version of its sheet"),
        help_text=gettext_lazy("Only who bought by it. Left empty: by whichever version."),
        min_value=1,
        required=False,
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        rows = Partner.objects.filter(kind="courier").order_by("name")
        offer(
            self,
            "courier",
            [
                ("", "–"),
                *((str(row.pk), row.name) for row in rows.only("name")),
            ],
        )

    def clean_sku(self) -> Product | None:
        sku = self.cleaned_data["sku"].strip()
        if not sku:
            return None
        found = Product.objects.filter(sku=sku).first() or Product.objects.filter(ref=sku).first()
        if found is None:
            raise forms.ValidationError(_("No product has this article number."))
        return found

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        number, product = data.get("version"), data.get("sku")
        found = None
        if number and product:
            found = SheetVersion.objects.filter(product=product, number=number).first()
        data["version"] = found
        if number and found is None and "sku" not in self.errors:
            self.add_error("version", _("The sheet of this product has no such version."))
        return data

    def rule(self) -> Reached:
        data = self.cleaned_data
        since: datetime | None = data["since"]
        product: Product | None = data["sku"]
        version: SheetVersion | None = data["version"]
        return Reached(
            data["kind"],
            since,
            data["until"],
            int(data["courier"]) if data["courier"] else None,
            product.pk if product else None,
            version.pk if version else None,
        )

    @staticmethod
    def of_version(version: SheetVersion) -> dict[str, Any]:
        """What it begins with where the buyers of one version of a sheet are meant."""
        return {"kind": "product", "sku": str(version.product), "version": version.number}


class SayForm(forms.Form):
    """The word in each language of the shop, and the two questions about it."""

    pleased = forms.CharField(
        label=gettext_lazy("In the customer's place: what in it would please you?"), max_length=500
    )
    annoyed = forms.CharField(
        label=gettext_lazy("And what would annoy you?"),
        help_text=gettext_lazy("If you can, take it out before you send."),
        max_length=500,
    )
    is_end = forms.BooleanField(label=gettext_lazy("It is over"), required=False)

    def __init__(self, *args: Any, languages: list[str], **more: Any) -> None:
        super().__init__(*args, **more)
        self.languages = languages
        names = []
        for code in languages:
            names.append(f"words_{code}")
            self.fields[names[-1]] = forms.CharField(
                label=_("To everybody (%(language)s)") % {"language": LANGUAGES[code]},
                max_length=2000,
                required=False,
                widget=forms.Textarea(attrs={"rows": 5}),
            )
        self.order_fields([*names, "pleased", "annoyed", "is_end"])

    def words(self) -> dict[str, str]:
        return {code: self.cleaned_data[f"words_{code}"] for code in self.languages}


class ReviewForm(forms.Form):
    happened = forms.CharField(
        label=gettext_lazy("What happened, hour by hour"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    went_well = forms.CharField(
        label=gettext_lazy("What went well"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    change = forms.CharField(
        label=gettext_lazy("What changes because of it"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
