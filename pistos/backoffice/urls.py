"""Addresses of the back office. Each is opened by the gate's deed, never by its address alone."""

from django.urls import include, path

from pistos.backoffice import (
    answering,
    audit,
    customers,
    home,
    orders,
    promise_deeds,
    promises,
    settings,
)

app_name = "backoffice"
urlpatterns = [
    path("", include("pistos.backoffice.urls_measure")),
    path("", include("pistos.backoffice.urls_people")),
    path("", include("pistos.backoffice.urls_mail")),
    path("", include("pistos.backoffice.urls_calls")),
    path("", include("pistos.backoffice.urls_products")),
    path("", include("pistos.backoffice.urls_trade")),
    path("", include("pistos.backoffice.urls_payments")),
    path("imports/", include("pistos.backoffice.urls_imports")),
    path("help/", include("pistos.backoffice.urls_help")),
    path("", home.home, name="home"),
    path("live-ticket/", home.live_ticket, name="live_ticket"),
    path("promises/", promises.promises, name="promises"),
    path("promises/<str:token>/", promises.promise, name="promise"),
    path("promises/<str:token>/tell/", promise_deeds.tell, name="tell_promise"),
    path("promises/<str:token>/keep/", promise_deeds.keep, name="keep_promise"),
    path("promises/<str:token>/withdraw/", promise_deeds.withdraw, name="withdraw_promise"),
    path("promises/<str:token>/overturn/", promise_deeds.overturn, name="overturn_promise"),
    path("promises/<str:token>/report/", promise_deeds.answer_report, name="answer_report"),
    path("choices/<int:choice_id>/done/", promise_deeds.close_choice, name="close_choice"),
    path("orders/", orders.orders, name="orders"),
    path("", include("pistos.backoffice.urls_orders")),
    path("orders/<str:token>/", orders.order, name="order"),
    path("customers/", customers.customers, name="customers"),
    path("customers/<str:token>/", customers.customer, name="customer"),
    path("customers/<str:token>/change/", customers.change, name="change_customer"),
    path("customers/<str:token>/promise/", promise_deeds.make, name="make_promise"),
    path("customers/<str:token>/export/", customers.export, name="export_customer"),
    path("customers/<str:token>/erase/", customers.erase, name="erase_customer"),
    path("customers/<str:token>/merge/", customers.merge, name="merge_customer"),
    path("audit/", audit.audit, name="audit"),
    path("answers/", answering.answers, name="answers"),
    path("answers/save/", answering.save_answers, name="save_answers"),
    path("settings/", settings.settings, name="settings"),
    path("settings/save/<slug:part>/", settings.save, name="save_settings"),
    path("settings/logo/remove/", settings.drop_logo, name="drop_logo"),
    path("settings/closures/<int:closure_id>/", settings.remove_closure, name="remove_closure"),
]
