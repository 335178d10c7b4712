"""Addresses of the back office. Each is opened by the gate's deed, never by its address alone."""

from django.urls import path

from pistos.backoffice import audit, home, orders, promises

app_name = "backoffice"
urlpatterns = [
    path("", home.home, name="home"),
    path("live-ticket/", home.live_ticket, name="live_ticket"),
    path("promises/", promises.promises, name="promises"),
    path("promises/<str:token>/", promises.promise, name="promise"),
    path("orders/", orders.orders, name="orders"),
    path("orders/<str:token>/", orders.order, name="order"),
    path("audit/", audit.audit, name="audit"),
]
