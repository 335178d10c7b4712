"""Addresses of buying: cart, checkout, account. Included by `urls`."""

from django.urls import path

from pistos.storefront import (
    account,
    account_firm,
    cart,
    cart_left,
    checkout,
    order_change,
    order_sheet,
    seen,
)

urlpatterns = [
    path("cart/", cart.cart, name="cart"),
    path("cart/add/", cart.add, name="cart-add"),
    path("cart/change/", cart.change, name="cart-change"),
    path("cart/wish/", cart.wish, name="cart-wish"),
    path("cart/seen/", cart.seen, name="cart-seen"),
    path("cart/voucher/", cart.voucher, name="cart-voucher"),
    path("cart/country/", cart.country, name="cart-country"),
    path("cart/checkout/", cart.to_checkout, name="cart-checkout"),
    path("cart/again/<str:token>/", cart_left.again, name="cart-again"),
    path("cart/stop/<str:token>/", cart_left.stop, name="cart-stop"),
    path("seen/", seen.seen, name="seen"),
    path("checkout/", checkout.checkout, name="checkout"),
    path("account/", account.account, name="account"),
    path("account/ask/", account.ask_code, name="account-ask"),
    path("account/code/<str:asked>/", account.enter_code, name="account-code"),
    path("account/in/<str:token>/", account.by_link, name="account-link"),
    path("account/leave/", account.leave, name="account-leave"),
    path("account/wishes/", account.save_wishes, name="account-wishes"),
    path("account/firm/", account_firm.save_firm, name="account-firm"),
    path("account/address/<str:token>/", account.drop_address, name="account-address"),
    path("account/again/<str:token>/", account.order_again, name="account-again"),
    path("saved/", account.saved, name="saved"),
    path("saved/change/", account.save_for_later, name="save"),
    path("orders/links/", order_change.links, name="order-links"),
    path("o/<str:token>/lines/", order_change.lines, name="order-lines"),
    path("o/<str:token>/wish/", order_change.wish, name="order-wish"),
    path("o/<str:token>/cancel/", order_change.cancel, name="order-cancel"),
    path("o/<str:token>/short/", order_change.short, name="order-short"),
    path("o/<str:token>/code/", order_change.ask_code, name="order-code"),
    path("o/<str:token>/address/", order_change.address, name="order-address"),
    path("o/<str:token>/sheet/<int:position>/", order_sheet.sheet, name="order-sheet"),
    path("o/<str:token>/contact/", order_change.contact, name="order-contact"),
]
