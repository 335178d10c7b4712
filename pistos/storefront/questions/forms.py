"""What visitors type: a question, a suggestion, an answer of a buyer, a report."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pistos.questions.rules.reasons import REASON_WORDS
from pistos.questions.rules.showing import (
    LONGEST_ANSWER,
    LONGEST_NAME,
    LONGEST_QUESTION,
    LONGEST_SUGGESTION,
)
from pistos.storefront.contact_forms import GuardedForm


class PublicForm(GuardedForm):
    """Words for everybody to read. Nobody needs an account, a name or an address."""

    display_name = forms.CharField(
        label=_("Name shown"),
        help_text=_("As you like; you need not give one."),
        max_length=LONGEST_NAME,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("Only so that we can write you the answer. It is shown to nobody."),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def __init__(self, *args: Any, is_known: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        if is_known:
            del self.fields["email"]


class AskForm(PublicForm):
    text = forms.CharField(
        label=_("Your question"),
        max_length=LONGEST_QUESTION,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    field_order = ("text", "display_name", "email")


class SuggestForm(PublicForm):
    text = forms.CharField(
        label=_("Your suggestion"),
        max_length=LONGEST_SUGGESTION,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    is_credited = forms.BooleanField(
        label=_("Name me when it is done"), required=False, initial=False
    )
    field_order = ("text", "display_name", "is_credited", "email")


class ReplyForm(forms.Form):
    """An invited buyer's answer."""

    text = forms.CharField(
        label=_("Your answer"), max_length=LONGEST_ANSWER, widget=forms.Textarea(attrs={"rows": 5})
    )
    display_name = forms.CharField(
        label=_("Name shown"),
        help_text=_("As you like; you need not give one."),
        max_length=LONGEST_NAME,
        required=False,
    )


class FlagForm(forms.Form):
    """Why something must not stand there: one of the published reasons."""

    reason = forms.ChoiceField(
        label=_("What is wrong with it?"),
        choices=list(REASON_WORDS.items()),
        widget=forms.RadioSelect,
    )
    words = forms.CharField(label=_("In your words"), max_length=300, required=False)
    about = forms.CharField(widget=forms.HiddenInput, required=False, max_length=22)
