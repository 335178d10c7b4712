"""django-oscar with the same goods: run by the Python of an environment of its own.

    python benchmarks/_oscar.py DATABASE_URL COUNT ROUNDS     figures as JSON on the last line

Its settings are those of its own documentation ("Building your own shop"), DEBUG off, with cached
templates, the simple search backend, guests let into the checkout, and mails kept in memory.
"""

import json
import logging
import os
import statistics
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from benchmarks._goods import COLOURS, KINDS, MATERIALS, goods, searches
from benchmarks._pages import host_of, middle, queries_of

ORDERS = 40


def configure(url: str) -> None:
    import django
    import oscar.defaults
    from django.conf import settings
    from oscar import INSTALLED_APPS

    parts = urlsplit(url)
    processors = (
        "django.template.context_processors.debug",
        "django.template.context_processors.request",
        "django.contrib.auth.context_processors.auth",
        "django.template.context_processors.i18n",
        "django.contrib.messages.context_processors.messages",
        "oscar.apps.search.context_processors.search_form",
        "oscar.apps.checkout.context_processors.checkout",
        "oscar.apps.communication.notifications.context_processors.notifications",
        "oscar.core.context_processors.metadata",
    )
    given = {name: value for name, value in vars(oscar.defaults).items() if name.isupper()}
    given |= {
        "SECRET_KEY": "bench",
        "DEBUG": False,
        "ALLOWED_HOSTS": ["*"],
        "USE_TZ": True,
        "SITE_ID": 1,
        "ROOT_URLCONF": __name__,
        "STATIC_URL": "/static/",
        "MEDIA_URL": "/media/",
        "MEDIA_ROOT": os.environ["PEER_FILES"],
        "EMAIL_BACKEND": "django.core.mail.backends.locmem.EmailBackend",
        "DEFAULT_AUTO_FIELD": "django.db.models.AutoField",
        "OSCAR_ALLOW_ANON_CHECKOUT": True,
        "OSCAR_DEFAULT_CURRENCY": "EUR",
        "AUTHENTICATION_BACKENDS": (
            "oscar.apps.customer.auth_backends.EmailBackend",
            "django.contrib.auth.backends.ModelBackend",
        ),
        "HAYSTACK_CONNECTIONS": {
            "default": {"ENGINE": "haystack.backends.simple_backend.SimpleEngine"}
        },
        "DATABASES": {
            "default": {
                "ENGINE": "django.db.backends.postgresql",
                "NAME": parts.path.lstrip("/"),
                "USER": parts.username,
                "PASSWORD": parts.password or "",
                "HOST": host_of(url),
                "PORT": parts.port or 5432,
                "CONN_MAX_AGE": None,
                "ATOMIC_REQUESTS": True,
            }
        },
        "INSTALLED_APPS": [*INSTALLED_APPS, "sorl.thumbnail"],
        "MIDDLEWARE": [
            "django.middleware.security.SecurityMiddleware",
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "django.middleware.clickjacking.XFrameOptionsMiddleware",
            "oscar.apps.basket.middleware.BasketMiddleware",
            "django.contrib.flatpages.middleware.FlatpageFallbackMiddleware",
        ],
        "TEMPLATES": [
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
                "OPTIONS": {"context_processors": list(processors)},
            }
        ],
    }
    settings.configure(**given)
    logging.disable(logging.CRITICAL)
    django.setup()


def fill(count: int) -> None:
    """A category with one below it for each kind of ware; each thing with a price, stock and attributes."""
    from django.core.management import call_command
    from django.db import connection
    from oscar.apps.address.models import Country
    from oscar.apps.catalogue.categories import create_from_breadcrumbs
    from oscar.apps.catalogue.models import (
        Product,
        ProductAttribute,
        ProductAttributeValue,
        ProductCategory,
        ProductClass,
    )
    from oscar.apps.partner.models import Partner, StockRecord

    call_command("migrate", verbosity=0)
    Country.objects.create(
        iso_3166_1_a2="GR", printable_name="Greece", name="Greece", is_shipping_country=True
    )
    partner = Partner.objects.create(name="Kalamos")
    ware = ProductClass.objects.create(name="Ware", requires_shipping=True, track_stock=True)
    material = _attribute(ProductAttribute, ware, "material")
    colour = _attribute(ProductAttribute, ware, "colour")
    places = [create_from_breadcrumbs(f"Kitchen > {kind[0].capitalize()}") for kind in KINDS]
    found = list(goods(count))
    products = Product.objects.bulk_create(
        Product(structure="standalone", upc=good.sku, title=good.title("en"), slug=good.slug,
                description=f"{good.summary('en')} {good.description('en')}", product_class=ware)
        for good in found
    )  # fmt: skip
    pairs = list(zip(found, products, strict=True))
    StockRecord.objects.bulk_create(
        StockRecord(product=product, partner=partner, partner_sku=good.sku, price=good.amount,
                    price_currency="EUR", num_in_stock=1_000)
        for good, product in pairs
    )  # fmt: skip
    ProductCategory.objects.bulk_create(
        ProductCategory(product=product, category=places[good.kind]) for good, product in pairs
    )
    values = ((material, MATERIALS, "material"), (colour, COLOURS, "colour"))
    ProductAttributeValue.objects.bulk_create(
        ProductAttributeValue(
            attribute=attribute, product=product, value_text=words[getattr(good, name)][0]
        )
        for good, product in pairs
        for attribute, words, name in values
    )
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _attribute(model, ware, code):
    return model.objects.create(product_class=ware, name=code.title(), code=code, type="text")


def measure(count: int, rounds: int) -> dict[str, float]:
    """Milliseconds at the middle of full requests, the queries of the warm pages, and memory in MB."""
    from django.test import Client
    from oscar.apps.catalogue.models import Category, Product

    client = Client()
    every = list(Product.objects.order_by("pk"))
    some = [every[n * 37 % count].get_absolute_url() for n in range(rounds)]
    top = Category.objects.get(name="Kitchen").get_absolute_url()
    asked = [f"/search/?q={words}" for words in searches(rounds)]
    return {
        "product, first visit": middle(client, some),
        "product": middle(client, some[: rounds // 4] * 4),
        "category": middle(client, [top] * rounds),
        "search": middle(client, asked),
        "checkout": _ordered(every),
        "product, queries": queries_of(client, some[0]),
        "category, queries": queries_of(client, top),
        "search, queries": queries_of(client, asked[0]),
        "memory of a web process": _megabytes(),
    }


def _ordered(products) -> float:
    """The POST that places the order, by guests with two things in their baskets."""
    from oscar.apps.order.models import Order

    taken = []
    for number in range(ORDERS):
        client = _at_the_button(products[number * 2 : number * 2 + 2], number)
        began = time.perf_counter()
        answer = client.post("/checkout/preview/", {"action": "place_order"})
        taken.append((time.perf_counter() - began) * 1000)
        assert answer.status_code == 302, answer.status_code
    assert Order.objects.count() == ORDERS
    return round(statistics.median(taken), 2)


def _at_the_button(products, number: int):
    """A guest who went all the way to the page with the button."""
    from django.test import Client

    client = Client()
    for product in products:
        client.post(f"/basket/add/{product.pk}/", {"quantity": 1})
    guest = {"username": f"guest{number}@example.com", "options": "anonymous"}
    client.post("/checkout/", guest)
    address = {
        "first_name": "Cleo", "last_name": "Primer", "line1": "Ermou 1", "line4": "Athens",
        "postcode": "10563", "country": "GR",
    }  # fmt: skip
    client.post("/checkout/shipping-address/", address)
    client.get("/checkout/shipping-method/")
    client.get("/checkout/payment-method/")
    assert client.get("/checkout/preview/").status_code == 200
    return client


def _megabytes() -> float:
    with open("/proc/self/status") as status:
        line = next(line for line in status if line.startswith("VmRSS"))
    return round(int(line.split()[1]) / 1024, 1)


def addresses():
    from django.apps import apps
    from django.contrib import admin
    from django.urls import include, path

    return [
        path("i18n/", include("django.conf.urls.i18n")),
        path("admin/", admin.site.urls),
        path("", include(apps.get_app_config("oscar").urls[0])),
    ]


def main(arguments: list[str]) -> None:
    global urlpatterns
    configure(arguments[0])
    urlpatterns = addresses()
    count, rounds = map(int, arguments[1:3])
    fill(count)
    print(json.dumps({name: float(value) for name, value in measure(count, rounds).items()}))


if __name__ == "__main__":
    sys.modules["benchmarks._oscar"] = sys.modules["__main__"]
    main(sys.argv[1:])
