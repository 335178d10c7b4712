"""Addresses of returns on the desk."""

from django.urls import path

from pistos.backoffice.returns import exemptions, withdrawals

urlpatterns = [
    path("returns/", withdrawals.withdrawals, name="returns"),
    path("returns/exempt/", exemptions.exempt, name="exemptions"),
    path("returns/exempt/save/", exemptions.save, name="save_exemption"),
    path("returns/<str:token>/", withdrawals.withdrawal, name="return"),
    path("returns/<str:token>/order/", withdrawals.find_order, name="return_order"),
    path("returns/<str:token>/goods/", withdrawals.goods, name="return_goods"),
    path("returns/<str:token>/back/", withdrawals.back, name="return_back"),
    path("returns/<str:token>/refund/", withdrawals.give_back, name="return_refund"),
    path("returns/<str:token>/elsewhere/", withdrawals.elsewhere, name="return_elsewhere"),
    path("returns/<str:token>/close/", withdrawals.close, name="return_close"),
]
