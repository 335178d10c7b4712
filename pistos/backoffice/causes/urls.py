"""Addresses of causes on the desk. Included by the back office's `urls`."""

from django.urls import path

from pistos.backoffice.causes import pages, work

urlpatterns = [
    path("causes/", pages.causes, name="causes"),
    path("causes/alarms/", pages.alarms, name="cause_alarms"),
    path("causes/queue/", work.queue, name="cause_queue"),
    path("causes/queue/code/", work.code, name="code_causes"),
    path("causes/list/", pages.tree, name="cause_list"),
    path("causes/proposals/", work.proposals, name="cause_proposals"),
    path("causes/proposals/<int:proposal_id>/accept/", work.accept, name="accept_proposal"),
    path("causes/proposals/<int:proposal_id>/decline/", work.decline, name="decline_proposal"),
    path("causes/agreement/", work.agreement, name="cause_agreement"),
    path("causes/agreement/<int:coding_id>/", work.opinion, name="cause_opinion"),
    path("causes/list/<str:code>/", pages.cause, name="cause"),
    path("causes/list/<str:code>/reword/", work.reword, name="reword_cause"),
    path("causes/list/<str:code>/add/", work.add, name="add_cause"),
    path("causes/list/<str:code>/retire/", work.retire, name="retire_cause"),
]
