"""Addresses of unusual requests, needs, and what roles decide, on the desk."""

from django.urls import path

from pistos.backoffice.requests import abuse, deciding, knowing, needs, skills, wishes

urlpatterns = [
    path("requests/", wishes.requests, name="requests"),
    path("requests/begin/", wishes.begin, name="begin_request"),
    path("requests/deciding/", deciding.deciding, name="deciding"),
    path("requests/deciding/save/", deciding.save, name="save_deciding"),
    path("requests/needs/<int:need_id>/end/", needs.end, name="end_need"),
    path("requests/abuse/", abuse.cases, name="abuse"),
    path("requests/abuse/warn/<str:message>/", abuse.warn, name="warn_of_abuse"),
    path("requests/abuse/<str:token>/", abuse.case, name="abuse_case"),
    path("requests/abuse/<str:token>/propose/", abuse.propose, name="propose_pause"),
    path("requests/abuse/<str:token>/witness/", abuse.witness, name="witness_pause"),
    path("requests/abuse/<str:token>/end/", abuse.end, name="end_abuse"),
    path("knowledge/", knowing.cards, name="cards"),
    path("knowledge/add/", knowing.edit, name="add_card"),
    path("knowledge/tips/", knowing.tips, name="tips"),
    path("knowledge/tips/add/", knowing.add_tip, name="add_tip"),
    path("knowledge/tips/<int:tip_id>/end/", knowing.drop_tip, name="end_tip"),
    path("knowledge/missing/<int:work_id>/done/", knowing.work_done, name="card_work_done"),
    path("knowledge/<int:card_id>/", knowing.card, name="card"),
    path("knowledge/<int:card_id>/edit/", knowing.edit, name="edit_card"),
    path("knowledge/<int:card_id>/end/", knowing.drop_card, name="end_card"),
    path("skills/", skills.skills, name="skills"),
    path("skills/<int:person_id>/", skills.save, name="save_skills"),
    path("skills/rules/", skills.save_rule, name="save_routing_rule"),
    path("skills/rules/<int:rule_id>/drop/", skills.drop_rule, name="drop_routing_rule"),
    path("requests/<str:token>/", wishes.one, name="request"),
    path("requests/<str:token>/judge/", wishes.judge, name="judge_request"),
    path("requests/<str:token>/offer/", wishes.offer, name="offer_request"),
    path("requests/<str:token>/finish/", wishes.finish, name="finish_request"),
    path("requests/<str:token>/decline/", wishes.decline, name="decline_request"),
    path("requests/<str:token>/collected/", wishes.collect, name="collect_request"),
    path("requests/<str:token>/call-off/", wishes.call_off, name="call_off_request"),
    path("requests/<str:token>/admit/", wishes.admit, name="admit_request"),
    path("customers/<str:token>/needs/", needs.needs, name="needs"),
    path("customers/<str:token>/needs/note/", needs.note, name="note_need"),
]
