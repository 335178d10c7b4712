"""Addresses of the five steps. Included by the inbox's `urls`."""

from django.urls import path

from pistos.inbox.hearing import acting, finding, reason, steps

HERE = "c/<str:token>/hearing/"

urlpatterns = [
    path(f"{HERE}begin/", steps.begin, name="hearing_begin"),
    path(f"{HERE}findings/", finding.decide, name="hearing_decide"),
    path(f"{HERE}mark/", finding.mark, name="hearing_mark"),
    path(f"{HERE}answered/", finding.answered, name="hearing_answered"),
    path(f"{HERE}listened/", finding.listened, name="hearing_listened"),
    path(f"{HERE}ask/", steps.ask, name="hearing_ask"),
    path(f"{HERE}enough/", steps.enough, name="hearing_enough"),
    path(f"{HERE}reason/", reason.reason, name="hearing_reason"),
    path(f"{HERE}repeat/", steps.repeat, name="hearing_repeat"),
    path(f"{HERE}offer-call/", steps.call, name="hearing_call"),
    path(f"{HERE}heard-by-call/", steps.by_call, name="hearing_by_call"),
    path(f"{HERE}act/", acting.act, name="hearing_act"),
    path(f"{HERE}cover/", acting.cover, name="hearing_cover"),
    path(f"{HERE}done/", acting.done, name="hearing_done"),
    path(f"{HERE}short/", steps.short, name="hearing_short"),
    path(f"{HERE}kind/", steps.kind, name="hearing_kind"),
    path(f"{HERE}time-call/", steps.time_call, name="hearing_time_call"),
]
