"""Addresses of contracts on the desk."""

from django.urls import path

from pistos.backoffice.contracts import deeds, pages

urlpatterns = [
    path("contracts/", pages.contracts, name="contracts"),
    path("contracts/begin/<str:token>/", pages.begin, name="begin_contract"),
    path("contracts/outreach/<str:token>/send/", deeds.send, name="send_outreach"),
    path("contracts/outreach/<str:token>/drop/", deeds.drop, name="drop_outreach"),
    path("contracts/<str:token>/", pages.contract, name="contract"),
    path("contracts/<str:token>/approach/", pages.approach, name="approach_customer"),
    path("contracts/<str:token>/leave/", deeds.leave, name="leave_contract"),
]
