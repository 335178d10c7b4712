"""What the shop adds to its pages of information, and its own colour."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from pistos.backoffice.partner_deeds import GET_OR_POST
from pistos.components.gate import DeskRequest, by, desk
from pistos.components.information import OWN_WORDS
from pistos.components.refusals import refusal_on
from pistos.kit import clock
from pistos.kit.errors import NotFound
from pistos.kit.languages import LANGUAGES
from pistos.pricing.rules.vat import UNION
from pistos.shop.actions.noticing import put_up_notice, take_down_notice
from pistos.shop.actions.presenting import LONGEST_WORDS, change_accent, save_page_words
from pistos.shop.models import Shop
from pistos.shop.queries import official_notices, page_words, page_words_versions, the_shop
from pistos.shop.rules.notice import OFFICIAL

NOTHING: Mapping[str, Any] = {}


class WordsForm(forms.Form):
    """The shop's own words in each of its languages; all may stay empty."""

    def __init__(self, *args: Any, languages: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code in languages:
            self.fields[code] = forms.CharField(
                label=LANGUAGES[code],
                help_text=_("An empty line begins a paragraph, “- ” a list, “## ” a heading."),
                max_length=LONGEST_WORDS,
                required=False,
                widget=forms.Textarea(attrs={"lang": code, "rows": 8}),
            )


class AccentForm(forms.Form):
    accent = forms.CharField(
        label=_("Colour of links and buttons"),
        help_text=_("Six digits, for example #0b5cad. Empty: the colour of Pistos."),
        required=False,
        max_length=7,
    )


class NoticeForm(forms.Form):
    notice = forms.FileField(
        label=_("The official picture"), help_text=_("A PNG, JPEG or WebP picture of up to 1 MB.")
    )


@require_safe
@desk("edit_pages")
def pages(request: DeskRequest) -> HttpResponse:
    return _list(request, AccentForm(initial={"accent": the_shop().accent}))


def _list(
    request: DeskRequest, form: AccentForm, broken: Mapping[str, NoticeForm] = NOTHING
) -> HttpResponse:
    shop, own = the_shop(), page_words(OWN_WORDS.keys())
    rows = [
        {
            "code": code,
            "name": name,
            "written": [LANGUAGES[key] for key in own[code].words] if code in own else [],
            "missing": [LANGUAGES[key] for key in shop.languages if key not in own[code].words]
            if code in own
            else [],
        }
        for code, name in OWN_WORDS.items()
    ]
    context = {"rows": rows, "form": form, "notices": _notices(shop, broken)}
    status = 422 if form.is_bound or broken else 200
    return render(request, "backoffice/pages/list.html", context, status=status)


def _notices(shop: Shop, broken: Mapping[str, NoticeForm]) -> list[dict[str, Any]]:
    """The official notice of the legal guarantee, a row for each language of the shop that has one."""
    if shop.country not in UNION:
        return []
    found = official_notices()
    return [
        {
            "code": code,
            "language": LANGUAGES[code],
            "notice": found.get(code),
            "form": broken.get(code) or NoticeForm(prefix=code),
        }
        for code in shop.languages
        if code in OFFICIAL
    ]


@require_POST
@desk("edit_pages")
def put_up(request: DeskRequest, language: str) -> HttpResponse:
    form = NoticeForm(request.POST, request.FILES, prefix=language)
    if form.is_valid():
        with refusal_on(form, "notice"):
            data = form.cleaned_data["notice"].read()
            put_up_notice(language=language, data=data, by=by(request), at=clock.now())
            messages.success(request, _("Saved."))
            return redirect("backoffice:pages")
    return _list(request, AccentForm(initial={"accent": the_shop().accent}), {language: form})


@require_POST
@desk("edit_pages")
def take_down(request: DeskRequest, language: str) -> HttpResponse:
    take_down_notice(language=language, by=by(request), at=clock.now())
    messages.success(request, _("Saved."))
    return redirect("backoffice:pages")


@GET_OR_POST
@desk("edit_pages")
def page(request: DeskRequest, code: str) -> HttpResponse:
    if code not in OWN_WORDS:
        raise NotFound
    shop = the_shop()
    found = page_words([code]).get(code)
    kept = dict(found.words) if found else {}
    form = WordsForm(request.POST or None, languages=list(shop.languages), initial=kept)
    if request.method == "POST" and form.is_valid():
        with refusal_on(form):
            save_page_words(
                page=code, words=kept | form.cleaned_data, by=by(request), at=clock.now()
            )
            messages.success(request, _("Saved."))
            return redirect("backoffice:pages")
    context = {"form": form, "name": OWN_WORDS[code], "versions": page_words_versions(code)}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "backoffice/pages/words.html", context, status=status)


@require_POST
@desk("edit_settings")
def accent(request: DeskRequest) -> HttpResponse:
    form = AccentForm(request.POST)
    if form.is_valid():
        with refusal_on(form, "accent"):
            change_accent(accent=form.cleaned_data["accent"], by=by(request), at=clock.now())
            messages.success(request, _("Saved."))
            return redirect("backoffice:pages")
    return _list(request, form)
