"""What staff write to who asked or suggested, and by which rules it goes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pistos.components.choosing import offer
from pistos.questions.models import SuggestionState
from pistos.questions.rules.reasons import REASON_WORDS
from pistos.questions.rules.showing import LONGEST_ANSWER, LONGEST_SUGGESTION

REASONS = list(REASON_WORDS.items())
DECISIONS = {
    SuggestionState.CONSIDERED: _("We are considering it"),
    SuggestionState.DONE: _("It is done"),
    SuggestionState.DECLINED: _("Declined, with the reason"),
}


class AnswerForm(forms.Form):
    text = forms.CharField(
        label=_("Answer for everybody"),
        help_text=_("It stands on the product's page, and goes to whoever asked."),
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class RemoveForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Published reason"),
        help_text=_("There is none for criticism, and none for what harms a sale."),
        choices=REASONS,
    )


class DecideForm(forms.Form):
    """Where a suggestion can go from where it stands."""

    state = forms.ChoiceField(label=_("What becomes of it"), widget=forms.RadioSelect)
    reply = forms.CharField(
        label=_("To its author, and for everybody"),
        max_length=LONGEST_SUGGESTION,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, states: list[str], **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "state", [(code, DECISIONS[SuggestionState(code)]) for code in states])


class SittingForm(forms.Form):
    words = forms.CharField(
        label=_("What was decided, in short"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class RulesForm(forms.Form):
    buyers_invited = forms.IntegerField(
        label=_("Buyers invited to answer a question"), min_value=0, max_value=50
    )
    invitation_days = forms.IntegerField(
        label=_("Days they have for it"), min_value=1, max_value=90
    )
    sitting_days = forms.IntegerField(
        label=_("Days until the suggestions are gone through again"), min_value=1, max_value=365
    )
