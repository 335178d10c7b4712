"""What stands before asking."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from pistos.asks.models import Hold
from pistos.customers.models import Customer


def open_holds() -> QuerySet[Hold]:
    return Hold.objects.filter(lifted_at=None)


def standing_before() -> Q:
    """For a queryset of asks: whether an open hold stands before each.

    A hold of an order stands before what is asked of it and what is asked of no order.
    """
    theirs = open_holds().filter(customer=OuterRef("customer"))
    of_it = theirs.filter(Q(order=None) | Q(order=OuterRef("order")))
    return Q(Exists(of_it)) | Q(Q(order=None), Exists(theirs))


def held_customers() -> QuerySet[Customer]:
    """Everyone before whose asks something stands."""
    return Customer.objects.filter(Exists(open_holds().filter(customer=OuterRef("pk"))))
