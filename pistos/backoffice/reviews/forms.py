"""What staff write about a review. Nothing here can change its stars or its words."""

from django import forms
from django.utils.translation import gettext_lazy as _

from pistos.reviews.actions import moderating, replying
from pistos.reviews.models import HOLDING
from pistos.reviews.rules.words import DEEDS, GROUNDS


class ReplyForm(forms.Form):
    text = forms.CharField(
        label=_("Public reply"),
        help_text=_(
            "Everybody reads it, under your name. Say what is this buyer's own: what was said to others"
            " before is refused."
        ),
        max_length=replying.LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class LoopForm(forms.Form):
    deed = forms.ChoiceField(label=_("What was done with it"), choices=list(DEEDS.items()))
    words = forms.CharField(
        label=_("To the author, in your words"),
        max_length=moderating.LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class DecisionForm(forms.Form):
    """Hiding a review: a published ground, and words that its author reads."""

    ground = forms.ChoiceField(
        label=_("Published ground"),
        help_text=_("Few stars, hard words and disagreement are none."),
        choices=list(GROUNDS.items()),
    )
    words = forms.CharField(
        label=_("What it rests on"),
        help_text=_("The author reads this, with the way to appeal."),
        max_length=moderating.LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class HoldForm(forms.Form):
    ground = forms.ChoiceField(
        label=_("What harms by being seen"),
        choices=[(ground, GROUNDS[ground]) for ground in HOLDING],
    )


class WordsForm(forms.Form):
    words = forms.CharField(
        label=_("Why"),
        max_length=moderating.LONGEST_WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
