"""Writes the CSV files of an invented shop in our own format, the same for every run."""

import csv
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

PLACES = (
    ("GR", "Attica", "Athens"),
    ("GR", "Central Macedonia", "Thessaloniki"),
    ("GR", "Crete", "Heraklion"),
    ("SI", "Osrednjeslovenska", "Ljubljana"),
    ("AM", "Yerevan", "Yerevan"),
)
COURIERS = ("Steady Post", "Swift Courier", "Old Road")
SUPPLIERS = tuple(f"Supplier {number}" for number in range(1, 21))
PRODUCTS = tuple((f"sku-{n}", f"Product {n}", f"category-{n % 12}") for n in range(400))
END = datetime(2026, 11, 1, tzinfo=UTC)

ORDERS = (
    "number placed_at status payment currency total customer customer_name email country region city"
).split()
LINES = "number product sku quantity unit_price category weight_grams".split()
PARCELS = (
    "number parcel courier supplier origin country region city handed_over_at delivered_at"
    " promised_on hand_over_promised_at"
).split()
SCANS = "number parcel happened_at code place".split()


def write_shop(folder: Path, count: int, *, seed: int = 1) -> None:
    """orders.csv, lines.csv, parcels.csv and scans.csv with `count` orders of fourteen months."""
    dice = random.Random(seed)
    tables = {"orders": ORDERS, "lines": LINES, "parcels": PARCELS, "scans": SCANS}
    files = {name: (folder / f"{name}.csv").open("w", newline="") for name in tables}
    writers = {name: csv.writer(file) for name, file in files.items()}
    for name, columns in tables.items():
        writers[name].writerow(columns)
    for number in range(count):
        _one(dice, number, END - timedelta(days=420 * (1 - number / count)), writers)
    for file in files.values():
        file.close()


def _one(dice: random.Random, number: int, placed: datetime, writers: dict) -> None:
    name = f"A-{number:07d}"
    country, region, city = dice.choice(PLACES)
    handed = placed + timedelta(days=dice.lognormvariate(0, 0.4))
    delivered = handed + timedelta(days=dice.lognormvariate(0.8, 0.4))
    is_there = dice.random() > 0.01
    customer = dice.randrange(30_000)
    total = 0.0
    for _ in range(1 if dice.random() < 0.8 else 2):
        sku, product, category = dice.choice(PRODUCTS)
        price = round(dice.uniform(3, 90), 2)
        total += price
        writers["lines"].writerow([name, product, sku, 1, f"{price:.2f}", category, 500])
    writers["orders"].writerow(
        [name, _at(placed), "delivered" if is_there else "sent", "paid", "EUR", f"{total:.2f}",
         f"c{customer}", f"Customer {customer}", f"c{customer}@example.org", country, region, city]
    )  # fmt: skip
    writers["parcels"].writerow(
        [name, "1", dice.choice(COURIERS), dice.choice(SUPPLIERS), "Attica", country, region, city,
         _at(handed), _at(delivered) if is_there else "", (placed + timedelta(days=5)).date(),
         _at(placed + timedelta(days=2))]
    )  # fmt: skip
    middle = handed + (delivered - handed) / 2
    scans = [(handed, "handed_over"), (middle, "in_transit")]
    if is_there:
        scans.append((delivered, "delivered"))
    for when, code in scans:
        writers["scans"].writerow([name, "1", _at(when), code, city])


def _at(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
