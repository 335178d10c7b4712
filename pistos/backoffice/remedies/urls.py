"""Addresses of making good on the desk."""

from django.urls import path

from pistos.backoffice.remedies import deciding, pages, policy, recovery, recovery_case

urlpatterns = [
    path("remedies/", pages.remedies, name="remedies"),
    path("remedies/rules/", policy.rules, name="remedy_rules"),
    path("remedies/decide/<slug:kind>/<str:key>/", deciding.decide, name="decide_remedy"),
    path("remedies/<str:token>/", pages.remedy, name="remedy"),
    path("remedies/<str:token>/approve/", pages.approve, name="approve_remedy"),
    path("remedies/<str:token>/decline/", pages.decline, name="decline_remedy"),
    path("remedies/<str:token>/done/", pages.note, name="remedy_done"),
    path("remedies/<str:token>/again/", pages.again, name="remedy_again"),
    path("remedies/<str:token>/withdraw/", pages.withdraw, name="withdraw_remedy"),
    path("remedies/<str:token>/uphold/", pages.uphold, name="uphold_dispute"),
    path("recovery/", recovery.recovery, name="recovery"),
    path("recovery/<str:token>/", recovery_case.case, name="recovery_case"),
    path("recovery/<str:token>/apologise/", recovery_case.apologise, name="apologise"),
    path(
        "recovery/<str:token>/step/<int:step_id>/done/", recovery_case.finish_step, name="step_done"
    ),
    path(
        "recovery/<str:token>/step/<int:step_id>/move/", recovery_case.move_step, name="step_move"
    ),
    path(
        "recovery/<str:token>/plan/<int:apology_id>/add/", recovery_case.add_step, name="step_add"
    ),
    path("recovery/<str:token>/word/", recovery_case.write, name="recovery_word"),
    path("recovery/<str:token>/attempt/", recovery_case.attempt, name="recovery_attempt"),
    path("recovery/<str:token>/win-back/", recovery_case.win_back, name="win_back"),
    path("recovery/<str:token>/panel/", recovery_case.invite, name="recovery_panel"),
    path("recovery/<str:token>/lost/", recovery_case.lose, name="recovery_lost"),
]
