"""Prepared answers: the list, one in four languages, put away."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from pistos.components.gate import DeskRequest, by, desk
from pistos.components.refusals import refusal_on
from pistos.conversations.access import macro_for
from pistos.conversations.actions.macros import MacroWords, add_macro, edit_macro, hide_macro
from pistos.conversations.models import Macro
from pistos.conversations.queries.desk import macros_at_hand
from pistos.conversations.rules.macros import VARIABLES
from pistos.kit import clock
from pistos.kit.languages import LANGUAGES, text_in


class MacroForm(forms.Form):
    """Name and text in each of the shop's languages; the empty ones are left out."""

    tags = forms.CharField(
        label=gettext_lazy("Tags it sets, with commas between"), max_length=300, required=False
    )
    closes = forms.BooleanField(
        label=gettext_lazy("The conversation is closed with this answer"), required=False
    )

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        for code, language in LANGUAGES.items():
            self.fields[f"name_{code}"] = forms.CharField(
                label=_("Name in %(language)s") % {"language": language},
                max_length=80,
                required=False,
            )
            self.fields[f"text_{code}"] = forms.CharField(
                label=_("Text in %(language)s") % {"language": language},
                widget=forms.Textarea(attrs={"rows": 4, "lang": code}),
                max_length=20_000,
                required=False,
            )
        self.order_fields(
            [f"{part}_{code}" for code in LANGUAGES for part in ("name", "text")]
            + ["tags", "closes"]
        )

    @classmethod
    def of(cls, macro: Macro) -> "MacroForm":
        known = {f"name_{code}": text for code, text in macro.name.items()}
        known |= {f"text_{code}": text for code, text in macro.text.items()}
        return cls(initial={**known, "tags": ", ".join(macro.tags), "closes": macro.closes})

    def words(self) -> MacroWords:
        given = self.cleaned_data
        tags = [tag.strip() for tag in given["tags"].split(",")]
        return MacroWords(
            name={code: given[f"name_{code}"] for code in LANGUAGES if given[f"name_{code}"]},
            text={code: given[f"text_{code}"] for code in LANGUAGES if given[f"text_{code}"]},
            tags=tuple(tag for tag in tags if tag),
            closes=given["closes"],
        )


@desk("edit_macros")
def macros(request: DeskRequest) -> HttpResponse:
    rows = [
        {
            "macro": macro,
            "name": text_in(macro.name, request.LANGUAGE_CODE),
            "text": text_in(macro.text, request.LANGUAGE_CODE),
            "languages": [LANGUAGES[code] for code in LANGUAGES if macro.text.get(code)],
        }
        for macro in macros_at_hand()
    ]
    return render(request, "inbox/macros.html", {"rows": rows})


@desk("edit_macros")
def add(request: DeskRequest) -> HttpResponse:
    form = MacroForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusal_on(form):
            add_macro(words=form.words(), by=by(request), at=clock.now())
            messages.success(request, _("Saved."))
            return redirect("inbox:macros")
    return _form_page(request, form)


@desk("edit_macros")
def edit(request: DeskRequest, macro_id: int) -> HttpResponse:
    macro = macro_for(request.agent, macro_id)
    form = MacroForm(request.POST) if request.method == "POST" else MacroForm.of(macro)
    if request.method == "POST" and form.is_valid():
        with refusal_on(form):
            edit_macro(macro=macro, words=form.words(), by=by(request), at=clock.now())
            messages.success(request, _("Saved."))
            return redirect("inbox:macros")
    return _form_page(request, form, macro)


@require_POST
@desk("edit_macros")
def hide(request: DeskRequest, macro_id: int) -> HttpResponse:
    hide_macro(macro=macro_for(request.agent, macro_id), by=by(request), at=clock.now())
    messages.success(request, _("Put away."))
    return redirect("inbox:macros")


def _form_page(request: DeskRequest, form: MacroForm, macro: Macro | None = None) -> HttpResponse:
    context = {
        "form": form,
        "macro": macro,
        "variables": [f"{{{name}}}" for name in sorted(VARIABLES)],
    }
    return render(request, "inbox/macro.html", context, status=422 if form.errors else 200)
