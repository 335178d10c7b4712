"""What staff write about a review. Nothing here can change its stars or its words."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pistos.kit.languages import LANGUAGES
from pistos.reviews.actions import moderating, replying
from pistos.reviews.facts import Translation
from pistos.reviews.models import HOLDING, Review
from pistos.reviews.rules.content import LONGEST_SHORT, LONGEST_TEXT, LONGEST_TITLE
from pistos.reviews.rules.translations import PARTS
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


class TranslationForm(forms.Form):
    """The author's words in another language: every part that they wrote, and no other."""

    language = forms.ChoiceField(label=_("Into"))
    title = forms.CharField(label=_("In one line"), max_length=2 * LONGEST_TITLE)
    text = forms.CharField(
        label=_("What they say"),
        max_length=2 * LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    pros = forms.CharField(label=_("What is good about it"), max_length=2 * LONGEST_SHORT)
    cons = forms.CharField(label=_("What is not"), max_length=2 * LONGEST_SHORT)

    def __init__(self, *args: Any, review: Review, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["language"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (code, name) for code, name in LANGUAGES.items() if code != review.language
        ]
        for part in PARTS:
            if not getattr(review, part):
                del self.fields[part]

    def words(self) -> Translation:
        return Translation(**{part: self.cleaned_data.get(part, "") for part in PARTS})


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
