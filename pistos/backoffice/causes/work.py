"""The work on causes: coding what waits, deciding proposals, second opinions, keeping the list."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from pistos.accounts.rules import may
from pistos.backoffice.causes import words as said
from pistos.backoffice.causes.forms import (
    OTHER,
    AcceptForm,
    AddForm,
    CodeForm,
    OpinionForm,
    RetireForm,
    RewordForm,
)
from pistos.backoffice.causes.pages import cause_page, ways
from pistos.causes.access import cause_to_edit, coding_for, proposal_for, waiting_for
from pistos.causes.actions import growing
from pistos.causes.actions.coding import code_waiting
from pistos.causes.actions.doubling import give_second_opinion
from pistos.causes.actions.proposing import accept_proposal, decline_proposal
from pistos.causes.queries.agreement import (
    agreement_of_people,
    agreement_with_suggestions,
    for_a_second_opinion,
    lessons,
)
from pistos.causes.queries.proposals import open_proposals
from pistos.causes.queries.queue import waiting_groups
from pistos.causes.queries.tree import cause_names, choices, path_of
from pistos.causes.rules.tree import level_of
from pistos.components.gate import DeskRequest, by, desk, tell
from pistos.components.refusals import refusal_on
from pistos.components.tags.speaking import language
from pistos.kit import clock
from pistos.kit.languages import LANGUAGES


@require_safe
@desk("code_cause")
def queue(request: DeskRequest) -> HttpResponse:
    return _queue(request, None)


@require_POST
@desk("code_cause")
def code(request: DeskRequest) -> HttpResponse:
    """Those that were ticked, with the same causes and finding."""
    form = CodeForm(request.POST, groups=choices(language()))
    if not form.is_valid():
        return _queue(request, form)
    waiting = waiting_for(request.agent, form.cleaned_data["ids"])
    found = form.cleaned_data["found"]
    with refusal_on(form):
        count = code_waiting(
            waiting=waiting, codes=form.codes(), found=found, by=by(request), at=clock.now()
        )
        said_ = ngettext("%(count)s matter coded.", "%(count)s matters coded.", count)
        messages.success(request, said_ % {"count": count})
        return redirect("backoffice:cause_queue")
    return _queue(request, form)


def _queue(request: DeskRequest, refused: CodeForm | None) -> HttpResponse:
    groups, names = choices(language()), cause_names(language())
    ids = set(refused.data.getlist("ids")) if refused else set()  # type: ignore[attr-defined]  # a QueryDict
    rows = []
    for place, group in enumerate(waiting_groups()):
        is_refused = bool(ids & {str(row.pk) for row in group.rows})
        rows.append(
            {
                "place": place,
                "rows": group.rows,
                "suggestions": [
                    {
                        "code": one.code,
                        "name": path_of(one.code, names),
                        "share": one.share,
                    }
                    for one in group.suggestions
                ],
                "form": refused
                if refused and is_refused
                else CodeForm(groups=groups, auto_id=f"id_{place}_%s"),
                "is_first": place == 0,
            }
        )
    context = {"ways": ways("cause_queue"), "rows": rows, "other": OTHER}
    status = 422 if refused else 200
    return render(request, "backoffice/causes/queue.html", context, status=status)


@require_safe
@desk("see_causes")
def proposals(request: DeskRequest) -> HttpResponse:
    return _proposals(request, {})


@require_POST
@desk("edit_causes")
def accept(request: DeskRequest, proposal_id: int) -> HttpResponse:
    found = proposal_for(request.agent, proposal_id)
    form = AcceptForm(request.POST, aboves=_aboves(), prefix=str(found.pk))
    if form.is_valid():
        with refusal_on(form):
            new = form.new(form.cleaned_data["above"])
            accept_proposal(proposal=found, new=new, by=by(request), at=clock.now())
            messages.success(request, _("The cause is in the list."))
            return redirect("backoffice:cause", new.code)
    return _proposals(request, {found.pk: form})


@require_POST
@desk("edit_causes")
def decline(request: DeskRequest, proposal_id: int) -> HttpResponse:
    found = proposal_for(request.agent, proposal_id)

    def deed(at: object) -> str:
        decline_proposal(proposal=found, by=by(request), at=clock.now())
        return _("Turned down; the same words are not proposed again.")

    tell(request, deed)
    return redirect("backoffice:cause_proposals")


def _proposals(request: DeskRequest, forms: dict[int, AcceptForm]) -> HttpResponse:
    aboves = _aboves()
    rows = [
        {
            "proposal": row.proposal,
            "examples": row.examples,
            "form": forms.get(row.proposal.pk)
            or AcceptForm(aboves=aboves, prefix=str(row.proposal.pk)),
        }
        for row in open_proposals()
    ]
    context = {
        "ways": ways("cause_proposals"),
        "rows": rows,
        "may_edit": may(request.agent.role, "edit_causes"),
    }
    status = 422 if forms else 200
    return render(request, "backoffice/causes/proposals.html", context, status=status)


def _aboves() -> list[tuple[str, str]]:
    """Under what a new cause may stand: the roots and the second level."""
    names = cause_names(language())
    return [(code, path_of(code, names)) for code in sorted(names) if level_of(code) < 3]


@require_safe
@desk("see_causes")
def agreement(request: DeskRequest) -> HttpResponse:
    return _agreement(request, None)


@require_POST
@desk("code_cause")
def opinion(request: DeskRequest, coding_id: int) -> HttpResponse:
    coding = coding_for(request.agent, coding_id)
    form = OpinionForm(request.POST, groups=choices(language()))
    if form.is_valid():
        with refusal_on(form):
            chosen = form.cleaned_data["code"]
            give_second_opinion(coding=coding, code=chosen, by=by(request), at=clock.now())
            messages.success(request, _("Noted. It changes nothing, it measures."))
            return redirect("backoffice:cause_agreement")
    return _agreement(request, form)


def _agreement(request: DeskRequest, form: OpinionForm | None) -> HttpResponse:
    learned = {row.language: row for row in lessons()}
    found = {code: agreement_with_suggestions(language=code) for code in LANGUAGES}
    people, whole = agreement_of_people(), agreement_with_suggestions()
    context = {
        "ways": ways("cause_agreement"),
        "rows": [
            {
                "name": name,
                "kappa": said.kappa_words(found[code].kappa),
                "compared": said.compared_words(found[code].pairs),
                "lesson": learned.get(code),
            }
            for code, name in LANGUAGES.items()
        ],
        "people": said.kappa_words(people.kappa),
        "people_compared": said.compared_words(people.pairs),
        "whole": said.kappa_words(whole.kappa),
        "whole_compared": said.compared_words(whole.pairs),
        "coding": for_a_second_opinion(request.agent.pk, clock.now()),
        "form": form or OpinionForm(groups=choices(language())),
        "may_code": may(request.agent.role, "code_cause"),
    }
    status = 422 if form else 200
    return render(request, "backoffice/causes/agreement.html", context, status=status)


@require_POST
@desk("edit_causes")
def reword(request: DeskRequest, code: str) -> HttpResponse:
    cause = cause_to_edit(request.agent, code)
    form = RewordForm(request.POST)
    if form.is_valid():
        with refusal_on(form):
            growing.reword_cause(
                cause=cause,
                names=form.names(),
                kept_by=form.kept_by(),
                by=by(request),
                at=clock.now(),
            )
            messages.success(request, _("Saved. The code stays as it is."))
            return redirect("backoffice:cause", code)
    return cause_page(request, cause, reword=form)


@require_POST
@desk("edit_causes")
def add(request: DeskRequest, code: str) -> HttpResponse:
    above = cause_to_edit(request.agent, code)
    form = AddForm(request.POST, prefix="new")
    if form.is_valid():
        with refusal_on(form):
            made = growing.add_cause(new=form.new(above.code), by=by(request), at=clock.now())
            messages.success(request, _("The cause is in the list."))
            return redirect("backoffice:cause", made.code)
    return cause_page(request, above, add=form)


@require_POST
@desk("edit_causes")
def retire(request: DeskRequest, code: str) -> HttpResponse:
    cause = cause_to_edit(request.agent, code)
    form = RetireForm(request.POST, groups=choices(language()))
    if form.is_valid():
        chosen = form.cleaned_data["replaced_by"]
        instead = cause_to_edit(request.agent, chosen) if chosen else None
        with refusal_on(form):
            growing.retire_cause(cause=cause, replaced_by=instead, by=by(request), at=clock.now())
            messages.success(request, _("It can no longer be chosen. What was coded stays."))
            return redirect("backoffice:cause", code)
    return cause_page(request, cause, retire=form)
