"""What customers say of us elsewhere: entered, matched to a case, answered."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from pistos.accounts.rules import may
from pistos.backoffice.replies.remarks import accepted_of, remarks_shown
from pistos.complaints.access import post_for
from pistos.complaints.actions.posting import (
    Answered,
    Known,
    Posted,
    enter_post,
    match_post,
    note_answer,
    note_outcome,
)
from pistos.complaints.models import UNRESOLVED, HandleBasis, Place, Post, Tone
from pistos.complaints.queries.posts import FILTERS, posts_page
from pistos.components import lists
from pistos.components.choosing import offer
from pistos.components.gate import DeskRequest, desk, tell
from pistos.components.refusals import refusal_on, refusal_told
from pistos.customers.models import Customer
from pistos.customers.queries import by_alias
from pistos.kit import clock
from pistos.replies.actions.public import PublicHeldBack

KEPT = ("which",)
LABELS = {
    "": gettext_lazy("All"),
    "open": gettext_lazy("Not answered yet"),
    "outcome": gettext_lazy("Put right, not said there yet"),
    "bad": gettext_lazy("Bad"),
    "unmatched": gettext_lazy("Nobody known"),
}


class KnownForm(forms.Form):
    """Who wrote it, as far as we know."""

    number = forms.CharField(label=gettext_lazy("Order number"), max_length=60, required=False)
    email = forms.EmailField(label=gettext_lazy("E-mail of the customer"), required=False)
    basis = forms.ChoiceField(
        label=gettext_lazy("By what right we keep their name there"), required=False
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        nothing = ("", _("We do not keep it"))
        offer(self, "basis", [nothing, *HandleBasis.choices])

    def known(self) -> Known:
        given = self.cleaned_data
        return Known(given["number"], _customer(given["email"]), given["basis"])


class PostForm(KnownForm):
    place = forms.ChoiceField(label=gettext_lazy("Where it stands"), choices=Place.choices)
    words = forms.CharField(
        label=gettext_lazy("What it says"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=5000,
    )
    tone = forms.ChoiceField(
        label=gettext_lazy("How it sounds"), choices=Tone.choices, initial=Tone.BAD
    )
    handle = forms.CharField(
        label=gettext_lazy("The writer's name there"), max_length=120, required=False
    )
    url = forms.CharField(label=gettext_lazy("Its address"), max_length=500, required=False)
    followers = forms.IntegerField(
        label=gettext_lazy("Followers, if you see them"), min_value=0, required=False
    )
    is_public = forms.BooleanField(
        label=gettext_lazy("Everybody can read it"), required=False, initial=True
    )
    field_order = (
        *("place", "words", "tone", "handle", "url", "followers", "is_public"),
        *("number", "email", "basis"),
    )


@require_safe
@desk("see_complaints")
def posts(request: DeskRequest) -> HttpResponse:
    return _list(request, PostForm())


def _list(request: DeskRequest, form: PostForm, *, status: int = 200) -> HttpResponse:
    which = request.GET.get("which", "")
    which = which if which in FILTERS else ""
    place = lists.Place.of(request)
    page = posts_page(which, after=place.after, before=place.before)
    context = {
        "rows": page.rows,
        "which": which,
        "filters": list(LABELS.items()),
        "place": lists.links(request, page, KEPT),
        "form": form,
        "may_handle": may(request.agent.role, "handle_complaints"),
    }
    return render(request, "backoffice/complaints/posts.html", context, status=status)


@require_POST
@desk("handle_complaints")
def enter(request: DeskRequest) -> HttpResponse:
    form, at = PostForm(request.POST), clock.now()
    if form.is_valid():
        given = form.cleaned_data
        said = Posted(
            place=given["place"],
            words=given["words"],
            tone=given["tone"],
            seen_at=at,
            handle=given["handle"],
            url=given["url"],
            followers=given["followers"] or 0,
            is_public=given["is_public"],
        )
        with refusal_on(form):
            made = enter_post(post=said, known=form.known(), by=request.agent, at=at)
            return redirect("backoffice:post", pk=made.pk)
    return _list(request, form, status=422)


@require_safe
@desk("see_complaints")
def post(request: DeskRequest, pk: int) -> HttpResponse:
    """The replier sees the case with its solution in progress beside the post."""
    return _one(request, post_for(request.agent, pk))


def _one(request: DeskRequest, found: Post, **held: object) -> HttpResponse:
    case = found.complaint
    context = {
        "post": found,
        "case": case,
        "is_put_right": case is not None and case.state not in UNRESOLVED,
        "form": KnownForm(),
        "may_handle": may(request.agent.role, "handle_complaints"),
        **held,
    }
    status = 422 if held else 200
    return render(request, "backoffice/complaints/post.html", context, status=status)


@require_POST
@desk("handle_complaints")
def match(request: DeskRequest, pk: int) -> HttpResponse:
    found, form = post_for(request.agent, pk), KnownForm(request.POST)

    def deed(at: datetime) -> str:
        known = form.known() if form.is_valid() else Known()
        match_post(post=found, known=known, by=request.agent, at=at)
        return _("Found: it stands with their case now.")

    tell(request, deed)
    return redirect("backoffice:post", pk=pk)


@require_POST
@desk("handle_complaints")
def answer(request: DeskRequest, pk: int) -> HttpResponse:
    """What the checks hold back comes back with the words, to be changed or stood by."""
    found = post_for(request.agent, pk)

    def deed(said: Answered, at: datetime) -> str:
        note_answer(post=found, answer=said, by=request.agent, at=at)
        return _("Noted: it is answered.")

    return _say(request, found, "answer", deed)


@require_POST
@desk("handle_complaints")
def outcome(request: DeskRequest, pk: int) -> HttpResponse:
    found = post_for(request.agent, pk)

    def deed(said: Answered, at: datetime) -> str:
        note_outcome(post=found, said=said, by=request.agent, at=at)
        return _("Noted: everybody can read how it ended.")

    return _say(request, found, "outcome", deed)


def _say(
    request: DeskRequest, found: Post, what: str, deed: Callable[[Answered, datetime], str]
) -> HttpResponse:
    words = request.POST.get("words", "")
    said = Answered(words, request.POST.get("public") == "1", accepted_of(request))
    with refusal_told(request):
        try:
            messages.success(request, deed(said, clock.now()))
        except PublicHeldBack as refused:
            remarks = remarks_shown(request, refused.remarks)
            held = {"words": words, "held_back": str(refused), "held": what}
            return _one(request, found, remarks=remarks, **held)
    return redirect("backoffice:post", pk=found.pk)


def _customer(email: str) -> Customer | None:
    return by_alias("email", email) if email else None
