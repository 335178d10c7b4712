"""What authors and readers of reviews type."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pistos.reviews.facts import Complaint, OrderMatch, Writing
from pistos.reviews.models import Review
from pistos.reviews.rules.content import LONGEST_NAME, LONGEST_SHORT, LONGEST_TEXT, LONGEST_TITLE
from pistos.reviews.rules.words import GROUNDS
from pistos.storefront.contact_forms import FilesField, GuardedForm
from pistos.storefront.reviews.words import STARS_SAID

ASPECT = "aspect_"
FIVE = range(1, 6)


class ReviewForm(GuardedForm):
    """A review. Only the stars are needed; everything else is as much as its author wants to say."""

    stars = forms.TypedChoiceField(
        label=_("How many stars do you give it?"),
        choices=[(value, STARS_SAID[value]) for value in FIVE],
        coerce=int,
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("What would you tell a friend about it?"),
        help_text=_("Good or bad, in your own words. Nobody here can change them."),
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    title = forms.CharField(label=_("In one line"), max_length=LONGEST_TITLE, required=False)
    pros = forms.CharField(
        label=_("What is good about it"), max_length=LONGEST_SHORT, required=False
    )
    cons = forms.CharField(label=_("What is not"), max_length=LONGEST_SHORT, required=False)
    photos = FilesField(
        label=_("Photos"),
        help_text=_(
            "Up to five. Where and with what they were taken is removed from them before anybody sees them."
        ),
        required=False,
    )
    display_name = forms.CharField(
        label=_("Name shown"),
        help_text=_("As you like; empty, it says “A buyer”."),
        max_length=LONGEST_NAME,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    was_given = forms.BooleanField(
        label=_("I was given something for writing this"),
        help_text=_("Then that stands beside it."),
        required=False,
    )

    def __init__(
        self, *args: Any, aspects: Mapping[str, str], is_proven: bool = True, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.aspect_names = [f"{ASPECT}{code}" for code in aspects]
        for code, name in aspects.items():
            self.fields[f"{ASPECT}{code}"] = forms.TypedChoiceField(
                label=name,
                choices=[
                    ("", _("no answer")),
                    *((value, f"{value} – {STARS_SAID[value]}") for value in reversed(FIVE)),
                ],
                coerce=int,
                required=False,
            )
        if is_proven:
            for name in ("website", "shown", "once"):
                del self.fields[name]

    @property
    def aspect_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.aspect_names]

    @property
    def has_more(self) -> bool:
        """Whether the part that is folded away holds something, or an error."""
        names = ("title", "pros", "cons", "photos", *self.aspect_names)
        return any(self[name].errors or self[name].value() for name in names)

    def writing(self, language: str) -> Writing:
        given = self.cleaned_data
        return Writing(
            stars=given["stars"],
            title=given["title"],
            text=given["text"],
            pros=given["pros"],
            cons=given["cons"],
            display_name=given["display_name"],
            language=language,
            aspects={
                name.removeprefix(ASPECT): given[name] for name in self.aspect_names if given[name]
            },
            photos=tuple(each.read() for each in given["photos"]),
            was_given=given["was_given"],
        )

    @staticmethod
    def initial_of(review: Review) -> dict[str, object]:
        return {
            "stars": review.stars,
            "title": review.title,
            "text": review.text,
            "pros": review.pros,
            "cons": review.cons,
            "display_name": review.display_name,
            "was_given": review.is_incentivised,
            **{f"{ASPECT}{code}": value for code, value in review.aspects.items()},
        }


class OnSiteForm(ReviewForm):
    """A review of somebody who was not asked, or has lost the mail: the order proves that they bought."""

    order_number = forms.CharField(
        label=_("Number of the order"),
        help_text=_("It stands in every mail about the order."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=_("E-mail address of the order"),
        help_text=_(
            "We send a link there; only by it the review is shown. The address is shown to nobody."
        ),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    @property
    def match(self) -> OrderMatch:
        return OrderMatch(self.cleaned_data["order_number"], self.cleaned_data["email"])


class FlagForm(GuardedForm):
    """Why a review must not stand: one of the published grounds, and nothing else."""

    ground = forms.ChoiceField(
        label=_("What is wrong with it?"), choices=list(GROUNDS.items()), widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=_("Which part, and why?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("Only so that we can tell you what was decided. It is deleted after that."),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def complaint(self, language: str) -> Complaint:
        given = self.cleaned_data
        return Complaint(given["ground"], given["words"], given["email"], language)
