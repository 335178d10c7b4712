"""The list of improvements, the register of processes, and the week."""

from collections.abc import Callable, Iterable
from datetime import date, datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pistos.accounts.rules import may
from pistos.backoffice.mistakes import improvement_forms as forms
from pistos.complaints.models import Complaint
from pistos.components import lists
from pistos.components.gate import DeskRequest, by, desk, tell
from pistos.components.refusals import refusal_on
from pistos.kit import clock
from pistos.kit.actors import Ref
from pistos.kit.errors import NotFound
from pistos.kit.keyset import NoSuchPlace
from pistos.mistakes.access import editor_named, improvement_for, process_for
from pistos.mistakes.actions import improving
from pistos.mistakes.facts import Described, Wanted
from pistos.mistakes.models import Department, Improvement, ItemState, Mistake
from pistos.mistakes.queries.improving import (
    findings_of,
    improvements_page,
    is_unreviewed,
    item_counts,
    newest_review,
    register,
    week_until,
)
from pistos.mistakes.queries.worth import worth_of_corrections
from pistos.promises.rules.due import day_of
from pistos.remedies.queries.policy import in_force
from pistos.reviews.models import Review
from pistos.shop.queries import the_shop

ORIGINS = ("review", "complaint", "mistake")


def _today() -> date:
    return day_of(clock.now(), the_shop().time_zone)


@require_safe
@desk("see_improvements")
def improvements(request: DeskRequest) -> HttpResponse:
    state, today = request.GET.get("state", ItemState.OPEN), _today()
    if state not in ItemState.values:
        raise NotFound
    place = lists.Place.of(request)
    try:
        page = improvements_page(state, after=place.after, before=place.before)
    except NoSuchPlace:
        raise NotFound from None
    here, counts = reverse("backoffice:improvements"), item_counts(today)
    origins = _origins(page.rows)
    context = {
        "rows": [(row, origins.get((row.origin_kind, row.origin_id))) for row in page.rows],
        "today": today,
        "shown": state,
        "counts": counts,
        "ways": [
            {
                "label": label,
                "url": f"{here}?state={code}",
                "is_current": code == state,
                "count": str(counts[code]),
            }
            for code, label in ItemState.choices
        ],
        "review": newest_review(),
        "is_unreviewed": is_unreviewed(today),
        "review_form": forms.ListReviewForm(auto_id="review_%s"),
        "place": lists.links(request, page, ("state",)),
        "may_edit": may(request.agent.role, "edit_improvements"),
    }
    return render(request, "backoffice/mistakes/improvements.html", context)


def _origins(rows: Iterable[Improvement]) -> dict[tuple[str, str], tuple[str, str]]:
    """The address of what each came from, and what it is, by kind and id. Three queries."""
    pages = (
        ("complaint", _("Complaint"), Complaint, "token"),
        ("review", _("Review"), Review, "public_id"),
        ("mistake", _("Mistake"), Mistake, "token"),
    )
    found = {}
    for kind, label, model, named in pages:
        ids = [int(row.origin_id) for row in rows if row.origin_kind == kind]
        for pk, name in model._default_manager.filter(pk__in=ids).values_list("pk", named):
            found[kind, str(pk)] = (reverse(f"backoffice:{kind}", args=[name]), label)
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@desk("edit_improvements")
def new(request: DeskRequest) -> HttpResponse:
    """`from` of the address names the review, complaint or mistake that it came from: "complaint:7"."""
    form = forms.ItemForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        kind, _colon, key = request.GET.get("from", "").partition(":")
        origin = Ref(kind, key[:60]) if kind in ORIGINS and key.isdecimal() else Ref("", "")
        wanted = Wanted(
            data["title"],
            editor_named(request.agent, data["owner"]),
            data["due_on"],
            data["expected"],
            origin,
            process_for(request.agent, data["process"]) if data["process"] else None,
        )
        with refusal_on(form):
            improving.add_improvement(wanted=wanted, by=by(request), at=clock.now())
            messages.success(request, _("It stands on the list."))
            return redirect("backoffice:improvements")
    status = 422 if form.is_bound else 200
    return render(
        request, "backoffice/mistakes/improvement_new.html", {"form": form}, status=status
    )


@require_POST
@desk("edit_improvements")
def finish(request: DeskRequest, token: str) -> HttpResponse:
    def deed(at: datetime) -> str:
        found = improvement_for(request.agent, token)
        improving.finish_improvement(improvement=found, by=by(request), at=at)
        return _("Done. What it brought is measured next.")

    return _back(request, deed)


@require_POST
@desk("edit_improvements")
def measure(request: DeskRequest, token: str) -> HttpResponse:
    def deed(at: datetime) -> str:
        found, words = improvement_for(request.agent, token), request.POST.get("words", "")
        improving.measure_improvement(improvement=found, measured=words, by=by(request), at=at)
        return _("Noted beside what was expected.")

    return _back(request, deed)


@require_POST
@desk("edit_improvements")
def drop(request: DeskRequest, token: str) -> HttpResponse:
    def deed(at: datetime) -> str:
        found, because = improvement_for(request.agent, token), request.POST.get("words", "")
        improving.drop_improvement(improvement=found, because=because, by=by(request), at=at)
        return _("Dropped; the reason stays.")

    return _back(request, deed)


@require_POST
@desk("edit_improvements")
def review(request: DeskRequest) -> HttpResponse:
    def deed(at: datetime) -> str:
        words = request.POST.get("words", "")
        row = improving.review_list(words=words, by=request.agent, at=at)
        return _("Noted. The next day is set: %(day)s.") % {"day": row.next_on}

    return _back(request, deed)


def _back(request: DeskRequest, deed: Callable[[datetime], str]) -> HttpResponse:
    tell(request, deed)
    return redirect("backoffice:improvements")


@require_safe
@desk("see_improvements")
def week(request: DeskRequest) -> HttpResponse:
    """Balanced: thanks and what was mended first; no names, no ranking."""
    found = week_until(clock.now(), _today())
    return render(request, "backoffice/mistakes/week.html", {"week": found})


@require_safe
@desk("see_improvements")
def worth(request: DeskRequest) -> HttpResponse:
    """What corrections were worth: prevention against recovery."""
    shop = the_shop()
    rows = worth_of_corrections(hour_amount=in_force().policy.hour_amount)
    context = {
        "rows": [
            {"row": row, "avoided": round(row.worth.avoided, 1), "worth": row.worth} for row in rows
        ],
        "saved": sum((row.worth.saved for row in rows), start=0),
        "spent": sum((row.worth.spent for row in rows), start=0),
        "currency": shop.currency,
    }
    return render(request, "backoffice/mistakes/worth.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@desk("edit_improvements")
def processes(request: DeskRequest) -> HttpResponse:
    form = forms.ProcessForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        owner = editor_named(request.agent, data["owner"])
        described = Described(data["name"], Department(data["department"]), owner)
        improving.add_process(described=described, by=by(request), at=clock.now())
        return redirect("backoffice:processes")
    context = {"rows": register(), "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "backoffice/mistakes/processes.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@desk("edit_improvements")
def process(request: DeskRequest, process_id: int) -> HttpResponse:
    """A process with what was found about it; a POST notes a finding."""
    found = process_for(request.agent, str(process_id))
    if request.method == "POST":

        def deed(at: datetime) -> str:
            words = request.POST.get("words", "")
            improving.note_finding(process=found, words=words, by=by(request), at=at)
            return _("Noted.")

        tell(request, deed)
        return redirect("backoffice:process", process_id)
    context = {"process": found, "findings": findings_of(found)}
    return render(request, "backoffice/mistakes/process.html", context)
