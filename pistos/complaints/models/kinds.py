"""Where a complaint came from, what it is about, what is wished, and where it stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Origin(models.TextChoices):
    """By which door it was first heard. Never changed: a case stays where it began."""

    DOOR = "door", _("“Something is wrong”")
    MAIL = "mail", _("a mail")
    CHAT = "chat", _("a chat")
    PHONE = "phone", _("a telephone call")
    STORE = "store", _("a visit to the store")
    REVIEW = "review", _("a review")
    SURVEY = "survey", _("a survey answer")
    PROMISE = "promise", _("a broken promise")
    RETURN = "return", _("a return")
    POST = "post", _("a public post")


class Category(models.TextChoices):
    """What it is about, in broad strokes; causes are found later, and are another thing."""

    UNKNOWN = "", _("not said")
    TECHNICAL = "technical", _("a product that does not work")
    DAMAGED = "damaged", _("something damaged")
    WRONG = "wrong", _("something wrong or missing")
    LATE = "late", _("a late or lost delivery")
    PAYMENT = "payment", _("money or an invoice")
    SERVICE = "service", _("how we answered")
    ATTITUDE = "attitude", _("how we behaved")
    OTHER = "other", _("something else")


class WishedKind(models.TextChoices):
    """What would put it right, as the customer says. The first seven are remedies of the catalogue."""

    NOT_ASKED = "", _("not asked yet")
    REFUND = "refund", _("my money back")
    RESEND = "resend", _("the same sent again")
    REPAIR = "repair", _("a repair")
    REPLACEMENT = "replacement", _("something else in its place")
    VOUCHER = "voucher", _("a voucher")
    GIFT = "gift", _("a small gift")
    FREE_SHIPPING = "free_shipping", _("free delivery")
    EXPLANATION = "explanation", _("an explanation")
    APOLOGY = "apology", _("an apology")
    OTHER = "other", _("something else")


class CaseState(models.TextChoices):
    """`planned`: the customer was told what happens by when. `remedied`: it was done. `confirmed`: the
    customer says that it is well."""

    OPEN = "open", _("open")
    PLANNED = "planned", _("planned")
    REMEDIED = "remedied", _("put right")
    CONFIRMED = "confirmed", _("confirmed by the customer")
    CLOSED = "closed", _("closed")


UNRESOLVED = (CaseState.OPEN, CaseState.PLANNED)
UNCLOSED = (*UNRESOLVED, CaseState.REMEDIED, CaseState.CONFIRMED)


class EntryKind(models.TextChoices):
    """What happened to a complaint; each is one row that stays."""

    OPENED = "opened", _("heard")
    JOINED = "joined", _("heard again, by another way")
    RECLASSIFIED = "reclassified", _("judged anew")
    WISHED = "wished", _("said what would put it right")
    NOTED = "noted", _("noted")
    PROMISED = "promised", _("a solution was promised")
    PLANNED = "planned", _("the plan was told")
    REMEDIED = "remedied", _("put right")
    CONFIRMED = "confirmed", _("the customer says that it is well")
    DISPUTED = "disputed", _("the customer says that it is not well")
    CLOSED = "closed", _("closed")
    REOPENED = "reopened", _("opened again")
    PUBLIC = "public", _("appeared in public")
    CREDITED = "credited", _("led to something being fixed")
