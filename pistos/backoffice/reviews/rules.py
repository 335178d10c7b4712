"""How reviews are asked, and what they are asked about."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from pistos.catalogue.models import Category
from pistos.catalogue.queries.categories import category_choices
from pistos.components.choosing import offer
from pistos.components.gate import DeskRequest, desk
from pistos.components.refusals import refusal_on
from pistos.kit import clock
from pistos.kit.languages import LANGUAGES, text_in
from pistos.reviews.actions.settings import (
    MOST_DAYS,
    AspectFacts,
    SettingsFacts,
    save_aspect,
    save_review_settings,
)
from pistos.reviews.models import Aspect, ReviewSettings
from pistos.reviews.queries.aspects import aspect_rows
from pistos.reviews.queries.settings import settings_in_force

DELAY = "delay_"
Choices = list[tuple[int, str]]


class RulesForm(forms.Form):
    """A version of the rules; a category without days of its own waits as the one above it."""

    delay_days = forms.IntegerField(
        label=_("Days after delivery on which a buyer is asked"), min_value=0, max_value=MOST_DAYS
    )
    second_after_months = forms.IntegerField(
        label=_("Months of use after which they are asked once more"),
        help_text=_("0 asks once only."),
        min_value=0,
        max_value=60,
    )
    valid_days = forms.IntegerField(
        label=_("Days for which an invitation lasts"), min_value=7, max_value=MOST_DAYS
    )
    most_of_order = forms.IntegerField(
        label=_("Products of one order that are asked about at most"), min_value=1, max_value=20
    )
    stale_days = forms.IntegerField(
        label=_("Days after which a product without a new review asks its recent buyers"),
        min_value=7,
        max_value=3650,
    )

    def __init__(self, *args: Any, categories: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        self.delays = {f"{DELAY}{pk}": pk for pk, _name in categories}
        for pk, name in categories:
            self.fields[f"{DELAY}{pk}"] = forms.IntegerField(
                label=gettext("Days for %(category)s") % {"category": name},
                required=False,
                min_value=0,
                max_value=MOST_DAYS,
            )

    @classmethod
    def of(cls, rules: ReviewSettings, categories: Choices) -> "RulesForm":
        names = ("delay_days", "second_after_months", "valid_days", "most_of_order", "stale_days")
        kept = {name: getattr(rules, name) for name in names}
        delays = {f"{DELAY}{pk}": days for pk, days in rules.delays.items()}
        return cls(initial=kept | delays, categories=categories)

    def value(self) -> SettingsFacts:
        given = self.cleaned_data
        return SettingsFacts(
            delay_days=given["delay_days"],
            delays={pk: given[name] for name, pk in self.delays.items() if given[name] is not None},
            second_after_months=given["second_after_months"],
            valid_days=given["valid_days"],
            most_of_order=given["most_of_order"],
            stale_days=given["stale_days"],
        )


class AspectForm(forms.Form):
    """Something that is rated by itself."""

    code = forms.CharField(
        label=_("Code"), help_text=_("The same code again changes it."), max_length=30
    )
    category = forms.TypedChoiceField(
        label=_("Asked about"), required=False, coerce=int, empty_value=None
    )
    is_active = forms.BooleanField(label=_("It is asked"), required=False, initial=True)

    def __init__(self, *args: Any, categories: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "category", [("", gettext("every product")), *categories])
        for code, name in LANGUAGES.items():
            self.fields[code] = forms.CharField(
                label=name, required=False, max_length=60, widget=forms.TextInput({"lang": code})
            )

    def value(self) -> AspectFacts:
        given = self.cleaned_data
        return AspectFacts(
            code=given["code"],
            name={code: given[code] for code in LANGUAGES},
            category=Category.objects.filter(pk=given["category"] or 0).first(),
            is_active=given["is_active"],
        )


@require_safe
@desk("edit_reviews")
def rules(request: DeskRequest) -> HttpResponse:
    return _page(request)


@require_POST
@desk("edit_reviews")
def save_rules(request: DeskRequest) -> HttpResponse:
    form = RulesForm(request.POST, categories=category_choices(request.LANGUAGE_CODE))
    if form.is_valid():
        with refusal_on(form):
            save_review_settings(facts=form.value(), by=request.agent, at=clock.now())
            messages.success(request, gettext("Saved."))
            return redirect("backoffice:review_rules")
    return _page(request, form=form)


@require_POST
@desk("edit_reviews")
def save_aspect_of(request: DeskRequest) -> HttpResponse:
    form = AspectForm(request.POST, categories=category_choices(request.LANGUAGE_CODE))
    if form.is_valid():
        with refusal_on(form):
            save_aspect(facts=form.value(), by=request.agent, at=clock.now())
            messages.success(request, gettext("Saved."))
            return redirect("backoffice:review_rules")
    return _page(request, aspect_form=form)


def _page(request: DeskRequest, **bound: forms.Form) -> HttpResponse:
    language = request.LANGUAGE_CODE
    categories = category_choices(language)
    kept = settings_in_force()
    context = {
        "form": RulesForm.of(kept, categories),
        "aspect_form": AspectForm(categories=categories),
        "version": kept.version,
        "aspects": [_aspect(row, language, dict(categories)) for row in aspect_rows()],
        **bound,
    }
    return render(request, "backoffice/reviews/rules.html", context, status=422 if bound else 200)


def _aspect(row: Aspect, language: str, categories: dict[int, str]) -> dict[str, Any]:
    return {
        "aspect": row,
        "name": text_in(row.name, language) or row.code,
        "about": categories.get(row.category_id or 0, gettext("every product")),
    }
