"""Addresses of shifts, calls, lines and capacity."""

from django.urls import path

from pistos.backoffice import calls, capacity, lines, shifts

urlpatterns = [
    path("shifts/", shifts.shifts, name="shifts"),
    path("shifts/plan/", shifts.plan, name="plan_shift"),
    path("shifts/<int:shift_id>/drop/", shifts.drop, name="drop_shift"),
    path("absences/note/", shifts.absent, name="note_absence"),
    path("absences/<int:absence_id>/drop/", shifts.back, name="drop_absence"),
    path("calls/", calls.calls, name="calls"),
    path("calls/log/", calls.log, name="log_call"),
    path("calls/<str:token>/reached/", calls.reached, name="call_reached"),
    path("calls/<str:token>/not-reached/", calls.not_reached, name="call_not_reached"),
    path("calls/<str:token>/cancel/", calls.cancel, name="call_cancelled"),
    path("capacity/", capacity.page, name="capacity"),
    path("lines/", lines.lines, name="lines"),
    path("lines/<str:token>/", lines.line, name="line"),
    path("lines/<str:token>/secret/", lines.new_secret, name="line_secret"),
    path("lines/reports/<int:report_id>/replay/", lines.replay, name="replay_report"),
]
