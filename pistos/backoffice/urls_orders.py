"""Addresses of preparing orders. Included by `urls`."""

from django.urls import path

from pistos.backoffice import order_deeds, purchases

urlpatterns = [
    path("orders/scans/", order_deeds.scan_file, name="scan_file"),
    path("orders/<str:token>/slip/", order_deeds.slip, name="packing_slip"),
    path("orders/<str:token>/prepare/", order_deeds.prepare, name="prepare_order"),
    path("orders/<str:token>/cancel/", order_deeds.cancel, name="cancel_order"),
    path("orders/<str:token>/wish/<int:position>/", order_deeds.wish, name="answer_request"),
    path("orders/<str:token>/short/<int:position>/", order_deeds.short, name="note_shortage"),
    path("orders/<str:token>/pack/<str:parcel>/", order_deeds.pack, name="pack_parcel"),
    path("orders/<str:token>/split/<str:parcel>/", order_deeds.split, name="split_parcel"),
    path("orders/<str:token>/hand-over/<str:parcel>/", order_deeds.hand_over, name="hand_over"),
    path("orders/<str:token>/scan/<str:parcel>/", order_deeds.scan, name="scan_parcel"),
    path("purchases/", purchases.purchases, name="purchases"),
    path("purchases/check/", purchases.check, name="self_check"),
]
