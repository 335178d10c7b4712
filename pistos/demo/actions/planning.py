"""What the filled rows still need: since when customers are known, and counts for the planner."""

from django.db import connection

FILLED = (
    *("orders_order", "orders_line", "orders_parcel", "orders_scan"),
    *("customers_customer", "promises_promise", "promises_entry", "promises_standing"),
)


def know_since_first_order() -> None:
    """Customers are known since they first bought, not since the demo was filled."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE customers_customer c SET known_since = f.placed_at FROM (SELECT customer_id,"
            " min(placed_at) AS placed_at FROM orders_order GROUP BY customer_id) f"
            " WHERE f.customer_id = c.id"
        )


def count_rows() -> None:
    """What was just filled in is new to the planner, which would read it in the slowest way."""
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {', '.join(FILLED)}")
