"""What staff do with a review: answer, tell what was done, decide on published grounds. One action each."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pistos.backoffice.replies.remarks import accepted_of, remarks_shown
from pistos.backoffice.reviews.forms import (
    DecisionForm,
    HoldForm,
    LoopForm,
    ReplyForm,
    TranslationForm,
    WordsForm,
)
from pistos.backoffice.reviews.one import page
from pistos.components.gate import DeskRequest, desk
from pistos.components.refusals import refusal_on, refusal_told
from pistos.kit import clock
from pistos.replies.actions.public import PublicHeldBack
from pistos.reviews.access import appeal_for, flag_for, review_for
from pistos.reviews.actions import appealing, flagging, moderating
from pistos.reviews.actions.closing import close_loop
from pistos.reviews.actions.replying import RepliesAlike, reply_publicly
from pistos.reviews.actions.translating import translate_review
from pistos.reviews.models import PublicReply, Review


@require_POST
@desk("reply_to_reviews")
def reply(request: DeskRequest, public_id: str) -> HttpResponse:
    found, form = review_for(request.agent, public_id), ReplyForm(request.POST)
    alike: list[PublicReply] | None = None
    remarks: list[dict[str, object]] = []
    if form.is_valid():
        with refusal_on(form, "text"):
            try:
                reply_publicly(
                    review=found,
                    text=form.cleaned_data["text"],
                    by=request.agent,
                    at=clock.now(),
                    accepted=accepted_of(request),
                )
            except PublicHeldBack as held:
                remarks = remarks_shown(request, held.remarks)
                raise
            except RepliesAlike as found_alike:
                alike = list(found_alike.replies)
                raise
            messages.success(request, _("It stands under the review, and the author is told."))
            return redirect("backoffice:review", public_id=public_id)
    return page(request, found, alike=alike, reply_form=form, remarks=remarks)


@require_POST
@desk("reply_to_reviews")
def translate(request: DeskRequest, public_id: str) -> HttpResponse:
    """Beside the author's words, marked as ours."""
    found = review_for(request.agent, public_id)
    form = TranslationForm(request.POST, review=found)
    if form.is_valid():
        with refusal_on(form):
            translate_review(
                review=found,
                language=form.cleaned_data["language"],
                words=form.words(),
                by=request.agent,
                at=clock.now(),
            )
            messages.success(
                request, _("It stands beside the original, marked as our translation.")
            )
            return redirect("backoffice:review", public_id=public_id)
    return page(request, found, translation_form=form)


@require_POST
@desk("reply_to_reviews")
def close(request: DeskRequest, public_id: str) -> HttpResponse:
    """The author learns what was done with what they said."""
    found, form = review_for(request.agent, public_id), LoopForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        with refusal_on(form):
            close_loop(
                review=found,
                deed=given["deed"],
                words=given["words"],
                by=request.agent,
                at=clock.now(),
            )
            messages.success(request, _("The author is told."))
            return redirect("backoffice:review", public_id=public_id)
    return page(request, found, loop_form=form)


@require_POST
@desk("moderate_reviews")
def hold(request: DeskRequest, public_id: str) -> HttpResponse:
    found, form = review_for(request.agent, public_id), HoldForm(request.POST)
    if form.is_valid():
        ground = form.cleaned_data["ground"]
        return _done(
            request,
            found,
            lambda: moderating.hold_review(
                review=found, ground=ground, by=request.agent, at=clock.now()
            ),
            _("It is out of sight until it is decided."),
        )
    return page(request, found, hold_form=form)


@require_POST
@desk("moderate_reviews")
def show(request: DeskRequest, public_id: str) -> HttpResponse:
    found = review_for(request.agent, public_id)
    return _done(
        request,
        found,
        lambda: moderating.publish_review(review=found, by=request.agent, at=clock.now()),
        _("It is shown."),
    )


@require_POST
@desk("moderate_reviews")
def hide(request: DeskRequest, public_id: str) -> HttpResponse:
    """Refuses what is held, removes what is shown: on a published ground and in words, or not at all."""
    found, form = review_for(request.agent, public_id), DecisionForm(request.POST)
    if not form.is_valid():
        return page(request, found, decision_form=form)
    given = form.cleaned_data
    deed = moderating.refuse_review if found.state == "held" else moderating.remove_review
    return _done(
        request,
        found,
        lambda: deed(
            review=found,
            ground=given["ground"],
            words=given["words"],
            by=request.agent,
            at=clock.now(),
        ),
        _("It is not shown any more. The author is told why, and may appeal."),
    )


@require_POST
@desk("moderate_reviews")
def judge(request: DeskRequest, public_id: str) -> HttpResponse:
    found = review_for(request.agent, public_id)
    return _done(
        request,
        found,
        lambda: moderating.judge_signals(review=found, by=request.agent, at=clock.now()),
        _("Noted: nothing speaks against it."),
    )


@require_POST
@desk("moderate_reviews")
def keep(request: DeskRequest, flag_id: int) -> HttpResponse:
    """The reported review stays."""
    flag, form = flag_for(request.agent, flag_id), WordsForm(request.POST)
    words = form.cleaned_data["words"] if form.is_valid() else ""
    return _done(
        request,
        flag.review,
        lambda: flagging.keep_flagged(flag=flag, words=words, by=request.agent, at=clock.now()),
        _("It stays. Whoever reported it is told."),
    )


@require_POST
@desk("moderate_reviews")
def remove_flagged(request: DeskRequest, flag_id: int) -> HttpResponse:
    flag, form = flag_for(request.agent, flag_id), DecisionForm(request.POST)
    if not form.is_valid():
        return page(request, review_for(request.agent, flag.review.public_id), decision_form=form)
    given = form.cleaned_data
    return _done(
        request,
        flag.review,
        lambda: flagging.remove_flagged(
            flag=flag,
            ground=given["ground"],
            words=given["words"],
            by=request.agent,
            at=clock.now(),
        ),
        _("It is not shown any more. The author is told why, and may appeal."),
    )


@require_POST
@desk("moderate_reviews")
def uphold(request: DeskRequest, appeal_id: int) -> HttpResponse:
    """The author was right: it is shown again."""
    appeal, words = appeal_for(request.agent, appeal_id), request.POST.get("words", "")
    return _done(
        request,
        appeal.review,
        lambda: appealing.uphold_appeal(
            appeal=appeal, words=words, by=request.agent, at=clock.now()
        ),
        _("It is shown again, and the author is told."),
    )


@require_POST
@desk("moderate_reviews")
def confirm(request: DeskRequest, appeal_id: int) -> HttpResponse:
    """The decision stands, in words that the author reads."""
    appeal, words = appeal_for(request.agent, appeal_id), request.POST.get("words", "")
    return _done(
        request,
        appeal.review,
        lambda: appealing.confirm_removal(
            appeal=appeal, words=words, by=request.agent, at=clock.now()
        ),
        _("The decision stands, and the author is told why."),
    )


def _done(
    request: DeskRequest, found: Review, deed: Callable[[], object], said: str
) -> HttpResponse:
    with refusal_told(request):
        deed()
        messages.success(request, said)
    return redirect("backoffice:review", public_id=found.public_id)
