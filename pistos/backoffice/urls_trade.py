"""Addresses of prices, vouchers, stock and shipping on the desk."""

from django.urls import path

from pistos.backoffice import pricing, shipping, stock, vouchers

urlpatterns = [
    path("prices/", pricing.prices, name="prices"),
    path("prices/markets/", pricing.markets, name="markets"),
    path("prices/vat/", pricing.vat_rates, name="vat_rates"),
    path("prices/reductions/<int:price_id>/end/", pricing.end_reduction, name="end_reduction"),
    path(
        "prices/business/<int:business_id>/confirm/",
        pricing.confirm_business_id,
        name="confirm_business_id",
    ),
    path("prices/of/<str:sku>/", pricing.price, name="price"),
    path("prices/of/<str:sku>/set/", pricing.set_price, name="set_price"),
    path("prices/of/<str:sku>/reduce/", pricing.set_reduction, name="set_reduction"),
    path("prices/of/<str:sku>/content/", pricing.set_content, name="set_content"),
    path("vouchers/", vouchers.vouchers, name="vouchers"),
    path("vouchers/<int:voucher_id>/end/", vouchers.end_voucher, name="end_voucher"),
    path("stock/", stock.stock, name="stock"),
    path("stock/places/", stock.locations, name="locations"),
    path(
        "stock/incoming/<int:incoming_id>/receive/",
        stock.receive_incoming,
        name="receive_incoming",
    ),
    path("stock/supplies/<int:supply_id>/drop/", stock.drop_supply, name="drop_supply"),
    path("stock/of/<str:sku>/", stock.stock_item, name="stock_item"),
    path("stock/of/<str:sku>/change/", stock.change_stock, name="change_stock"),
    path("stock/of/<str:sku>/move/", stock.move_stock, name="move_stock"),
    path("stock/of/<str:sku>/incoming/", stock.note_incoming, name="note_incoming"),
    path("stock/of/<str:sku>/supply/", stock.set_supply, name="set_supply"),
    path("shipping/", shipping.shipping, name="shipping"),
    path("shipping/add/", shipping.add_method, name="add_method"),
    path("shipping/free/", shipping.set_free_shipping, name="set_free_shipping"),
    path("shipping/free/<int:rule_id>/end/", shipping.end_free_shipping, name="end_free_shipping"),
    path("shipping/<slug:code>/", shipping.method, name="method"),
    path("shipping/<slug:code>/change/", shipping.edit_method, name="edit_method"),
    path("shipping/<slug:code>/rates/", shipping.set_rates, name="set_shipping_rates"),
    path("shipping/<slug:code>/windows/", shipping.set_windows, name="set_windows"),
    path("shipping/<slug:code>/points/", shipping.set_points, name="set_points"),
]
