"""Addresses of confidence tools on the desk."""

from django.urls import path

from pistos.backoffice import tools

urlpatterns = [
    path("tools/", tools.tools, name="tools"),
    path("tools/<int:tool_id>/detach/", tools.detach, name="detach_tool"),
    path("products/<int:product_id>/tools/", tools.product_tools, name="product_tools"),
    path("products/<int:product_id>/tools/<slug:kind>/", tools.product_tool, name="product_tool"),
    path("categories/<int:category_id>/tools/", tools.category_tools, name="category_tools"),
    path(
        "categories/<int:category_id>/tools/<slug:kind>/",
        tools.category_tool,
        name="category_tool",
    ),
]
