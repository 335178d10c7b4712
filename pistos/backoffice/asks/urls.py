"""Addresses of asking and of personal follow-up."""

from django.urls import path

from pistos.backoffice.asks import follow_ups, rules, sent, silences

urlpatterns = [
    path("asks/", sent.asks, name="asks"),
    path("asks/rules/", rules.rules, name="ask_rules"),
    path("asks/rules/save/", rules.save_rules, name="save_ask_rules"),
    path("asks/rules/basis/", rules.save_basis, name="save_basis"),
    path("customers/<str:token>/silence/", silences.begin, name="silence_customer"),
    path("customers/<str:token>/silence/end/", silences.end, name="end_silence"),
    path("follow-ups/", follow_ups.follow_ups, name="follow_ups"),
    path("follow-ups/<int:follow_up_id>/", follow_ups.follow_up, name="follow_up"),
    path("follow-ups/<int:follow_up_id>/give/", follow_ups.give, name="give_follow_up"),
    path("follow-ups/<int:follow_up_id>/drop/", follow_ups.drop, name="drop_follow_up"),
]
