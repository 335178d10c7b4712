"""The kinds, states and causes of the ledger."""

from django.db import models


class PromiseKind(models.TextChoices):
    DELIVERY = "delivery"
    HAND_OVER = "hand_over"
    ANSWER = "answer"
    CALL_BACK = "call_back"
    REFUND = "refund"
    FIX = "fix"
    PHOTOS = "photos"
    SETTLEMENT = "settlement"
    CUSTOM = "custom"


class Toward(models.TextChoices):
    CUSTOMER = "customer"
    SHOP = "shop"


class EntryKind(models.TextChoices):
    MADE = "made"
    MOVED = "moved"
    KEPT = "kept"
    BROKEN = "broken"
    FULFILLED_LATE = "fulfilled_late"
    UNPROVEN = "unproven"
    CORRECTED = "corrected"
    OVERTURNED = "overturned"
    WITHDRAWN = "withdrawn"


OUTCOMES = (EntryKind.KEPT, EntryKind.BROKEN, EntryKind.UNPROVEN, EntryKind.WITHDRAWN)
"""A promise has at most one of these; `corrected` and `overturned` change how it counts."""


class State(models.TextChoices):
    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"
    UNPROVEN = "unproven"
    WITHDRAWN = "withdrawn"


class Cause(models.TextChoices):
    """Why a promise broke; public."""

    NONE = ""
    COURIER_LATE = "courier_late"
    SUPPLIER_LATE = "supplier_late"
    SHOP_LATE = "shop_late"
    NO_PROOF = "no_proof"
    WRONG = "wrong"
    DAMAGED = "damaged"
    NOT_AS_DESCRIBED = "not_as_described"
    MONEY_RETURNED = "money_returned"
    ASKED_AGAIN = "asked_again"
    UNKNOWN = "unknown"
