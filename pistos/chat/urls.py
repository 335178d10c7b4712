"""The chat's pages on the desk. What visitors' browsers ask is answered by `wire`, before Django."""

from django.urls import path

from pistos.chat import desk

app_name = "chat"
urlpatterns = [
    path("", desk.chat, name="desk"),
    path("save/<str:part>/", desk.save, name="save"),
    path("rules/<int:rule_id>/", desk.rule, name="rule"),
    path("device/", desk.device, name="device"),
    path("device/told/", desk.told, name="told"),
    path("push/", desk.push, name="push"),
]
