"""The form of “something is wrong”: what, with which order, and what would put it right."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pistos.complaints.models import Category, WishedKind
from pistos.conversations.rules.tidying import many_lines
from pistos.kit.phones import international
from pistos.orders.models import Line
from pistos.storefront.contact_forms import LONGEST, FilesField, GuardedForm

OFFERED = (
    WishedKind.REFUND,
    WishedKind.RESEND,
    WishedKind.REPLACEMENT,
    WishedKind.REPAIR,
    WishedKind.VOUCHER,
    WishedKind.EXPLANATION,
    WishedKind.APOLOGY,
    WishedKind.OTHER,
)


class WrongForm(GuardedForm):
    """Nothing but the words must be given. `lines` are those of an order whose link was followed."""

    text = forms.CharField(
        label=_("What is wrong?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("In your own words, in your own language."),
    )
    category = forms.ChoiceField(label=_("What is it about?"), required=False)
    line = forms.ChoiceField(label=_("Which of the goods is it?"), required=False)
    wished_kind = forms.ChoiceField(
        label=_("What would put it right?"), required=False, widget=forms.RadioSelect
    )
    wished_words = forms.CharField(
        label=_("Or say it in your own words"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    number = forms.CharField(
        label=_("Number of the order, if it is about one"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        help_text=_(
            "So that we can answer you. Without it, only the next page shows what follows."
        ),
    )
    phone = forms.CharField(
        label=_("Your telephone number"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "type": "tel"}),
    )
    attached = FilesField(label=_("Pictures, if they show it better"), required=False)
    about = forms.CharField(widget=forms.HiddenInput, required=False, max_length=300)
    order = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)

    def __init__(
        self, *args: Any, country: str, lines: list[Line] | None = None, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.country = country
        category = cast(forms.ChoiceField, self.fields["category"])
        category.choices = [
            ("", _("I cannot say")),
            *((kind.value, kind.label) for kind in Category if kind is not Category.UNKNOWN),
        ]
        wished = cast(forms.ChoiceField, self.fields["wished_kind"])
        wished.choices = [(kind.value, kind.label) for kind in OFFERED]
        if lines is None:
            del self.fields["line"]
        else:
            line = cast(forms.ChoiceField, self.fields["line"])
            line.choices = [
                ("", _("All of them, or I cannot say")),
                *((str(each.pk), each.name) for each in lines),
            ]
            for name in ("number", "email", "phone"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if "phone" in self.fields:
            phone = international(given.get("phone", ""), self.country)
            if given.get("phone") and not phone:
                self.add_error("phone", gettext("Please enter the number with its area code."))
            given["phone"] = phone
        given["wished_words"] = many_lines(str(given.get("wished_words", ""))).strip()
        return given


class MoreForm(forms.Form):
    """More words about a complaint, by whoever holds its link."""

    text = forms.CharField(
        label=_("Is something missing, or different from what we understood?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    attached = FilesField(label=_("Pictures, if they show it better"), required=False)
    once = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)


class NotWellForm(forms.Form):
    """What is still not well."""

    words = forms.CharField(
        label=_("What is still not well?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
