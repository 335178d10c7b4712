"""Surveys: what is asked, who was invited, what they answered, and how it counts.

Who was invited about what stands on the invitation, and stays when the person is erased: the figures
rest on it. The roll-ups are kept by trigger (decision 0009).
"""

from django.db import models
from django.db.models import Q

from pistos.accounts.models import User
from pistos.catalogue.models import Product
from pistos.conversations.models import Conversation, Team
from pistos.customers.models import Customer
from pistos.kit.languages import validate_translated
from pistos.kit.tokens import public_token
from pistos.orders.models import Order, Parcel
from pistos.partners.models import Partner
from pistos.stock.models import Location


class SurveyKind(models.TextChoices):
    """What a survey is made to find out; its first question measures it."""

    NPS = "nps"
    CSAT = "csat"
    CES = "ces"
    EXPECTATION = "expectation"
    COURTESY = "courtesy"
    ASPECTS = "aspects"
    VISIT = "visit"
    OWN = "own"


class Trigger(models.TextChoices):
    """After what it asks. `waves`: everybody who bought lately, again and again; `none`: by link alone.

    A case is a conversation about an order, or one in which a promise broke; any other that was
    answered and closed is `conversation`.
    """

    NONE = "none"
    DELIVERY = "delivery"
    CONVERSATION = "conversation"
    CASE = "case"
    DAMAGE = "damage"
    WAVES = "waves"


class Survey(models.Model):
    """`again_after_days` is how long one person is left alone by it, `wave_days` how long a wave lasts.

    After `alarm_days` without an answer it is silent, which is as bad as a bad figure. `targets` holds
    code of an aspect to the share that is to please. `script` is what a caller says first.
    """

    key = models.SlugField(max_length=40, unique=True)
    kind = models.CharField(max_length=12, choices=SurveyKind.choices)
    name = models.JSONField(default=dict, validators=[validate_translated])
    thanks = models.JSONField(default=dict, blank=True, validators=[validate_translated])
    script = models.JSONField(default=dict, blank=True, validators=[validate_translated])
    trigger = models.CharField(max_length=12, choices=Trigger.choices, default=Trigger.NONE)
    wait_hours = models.PositiveIntegerField(default=24)
    answer_days = models.PositiveSmallIntegerField(default=30)
    edit_hours = models.PositiveSmallIntegerField(default=24)
    again_after_days = models.PositiveSmallIntegerField(default=90)
    wave_days = models.PositiveSmallIntegerField(default=30)
    alarm_days = models.PositiveSmallIntegerField(default=14)
    targets = models.JSONField(default=dict, blank=True)
    is_active = models.BooleanField(default=True)
    added_at = models.DateTimeField()
    silent_since = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    wave_days__gte=1, alarm_days__gte=1, answer_days__gte=1, again_after_days__gte=1
                ),
                name="surveys_survey_days",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=SurveyKind.values, trigger__in=Trigger.values),
                name="surveys_survey_known",
            ),
        ]

    def __str__(self) -> str:
        return self.key


class QuestionSet(models.Model):
    """A version of a survey's questions; the newest is asked. An invitation keeps the one of its day."""

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="question_sets")
    number = models.PositiveIntegerField()
    questions = models.JSONField(default=list)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["survey", "number"], name="surveys_question_set_once")
        ]

    def __str__(self) -> str:
        return f"{self.survey_id} version {self.number}"


class Wave(models.Model):
    """One time round of a survey: invitations made from its first to its last day belong to it."""

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="waves")
    number = models.PositiveIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    asked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["survey", "number"], name="surveys_wave_once"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=models.F("starts_on")), name="surveys_wave_order"
            ),
        ]
        indexes = [models.Index(fields=["survey", "-starts_on"], name="surveys_wave_newest")]

    def __str__(self) -> str:
        return f"{self.survey_id} wave {self.number}"


class Place(models.Model):
    """A link of the shop's own, for anybody: on a card, on a page, or as a QR code in the `store` whose
    visits it asks about. The store never changes: its figures rest on it."""

    token = models.CharField(max_length=22, unique=True, default=public_token)
    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="places")
    name = models.CharField(max_length=80)
    store = models.ForeignKey(Location, null=True, on_delete=models.PROTECT, related_name="+")
    is_active = models.BooleanField(default=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name

    @property
    def is_visit(self) -> bool:
        return self.store_id is not None


class InvitedBy(models.TextChoices):
    """The way the question came. Who answers by link or QR was not asked one by one: no rate is known."""

    MAIL = "mail"
    CHAT = "chat"
    LINK = "link"
    QR = "qr"
    PHONE = "phone"


class Invitation(models.Model):
    """One person, one survey, one time; its token answers once and nothing else.

    What it was about is written when it is made. `promise` says whether the delivery or answer it asks
    about was "kept" or "broken" at that time, empty where nothing was promised. `nonce` and the shop's
    key make the token; `digest` finds it.
    """

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="invitations")
    question_set = models.ForeignKey(QuestionSet, on_delete=models.PROTECT)
    wave = models.ForeignKey(Wave, null=True, on_delete=models.PROTECT, related_name="invitations")
    channel = models.CharField(max_length=5, choices=InvitedBy.choices)
    nonce = models.BinaryField(max_length=16)
    digest = models.CharField(max_length=64, unique=True)
    customer = models.ForeignKey(
        Customer, null=True, on_delete=models.PROTECT, related_name="survey_invitations"
    )
    place = models.ForeignKey(
        Place, null=True, on_delete=models.PROTECT, related_name="invitations"
    )
    about_kind = models.CharField(max_length=20, blank=True)
    about_id = models.BigIntegerField(null=True)
    order = models.ForeignKey(Order, null=True, on_delete=models.SET_NULL, related_name="+")
    parcel = models.ForeignKey(Parcel, null=True, on_delete=models.SET_NULL, related_name="+")
    conversation = models.ForeignKey(
        Conversation, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    courier = models.ForeignKey(Partner, null=True, on_delete=models.PROTECT, related_name="+")
    product = models.ForeignKey(Product, null=True, on_delete=models.SET_NULL, related_name="+")
    agent = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    team = models.ForeignKey(Team, null=True, on_delete=models.SET_NULL, related_name="+")
    came_by = models.CharField(max_length=10, blank=True)
    topic = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=2, default="en")
    country = models.CharField(max_length=2, blank=True)
    promise = models.CharField(max_length=6, blank=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    delivered_on = models.DateField(null=True)
    answered_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "about_kind", "about_id"],
                condition=~Q(about_kind=""),
                name="surveys_asked_once",
            ),
            models.CheckConstraint(
                condition=Q(promise__in=["", "kept", "broken"]), name="surveys_promise_known"
            ),
            models.CheckConstraint(
                condition=Q(channel__in=InvitedBy.values), name="surveys_channel_known"
            ),
        ]
        indexes = [
            models.Index(fields=["customer", "survey", "-made_at"], name="surveys_invited"),
        ]

    def __str__(self) -> str:
        return f"invitation {self.pk}"


class Response(models.Model):
    """What came of an invitation: one, whoever holds the link. `revision` counts the changes of mind.

    `is_sharp`: an answer of it wants a word from us; `answered_in` is the conversation that it opened.
    """

    invitation = models.OneToOneField(
        Invitation, primary_key=True, on_delete=models.PROTECT, related_name="response"
    )
    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="responses")
    answered_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    revision = models.PositiveSmallIntegerField(default=1)
    is_sharp = models.BooleanField(default=False)
    answered_in = models.ForeignKey(
        Conversation, null=True, on_delete=models.SET_NULL, related_name="survey_responses"
    )

    class Meta:
        indexes = [
            models.Index(fields=["survey", "answered_at", "invitation"], name="surveys_newest"),
            models.Index(
                fields=["survey", "answered_at", "invitation"],
                condition=Q(is_sharp=True),
                name="surveys_sharp",
            ),
        ]

    def __str__(self) -> str:
        return f"response {self.pk}"


class Answer(models.Model):
    """One question of a response: a value on its scale, or words, which go with the person."""

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="answers")
    code = models.CharField(max_length=30)
    kind = models.CharField(max_length=12)
    aspect = models.CharField(max_length=12, blank=True)
    value = models.SmallIntegerField(null=True)
    text = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["response", "code"], name="surveys_answer_once")
        ]

    def __str__(self) -> str:
        return f"{self.code} of {self.response_id}"


class CallState(models.TextChoices):
    """`refused`: they were reached and did not want to be asked. `missed`: called in vain three times."""

    WAITING = "waiting"
    DONE = "done"
    REFUSED = "refused"
    MISSED = "missed"


class SurveyCall(models.Model):
    """A customer to be asked by telephone; what came of it stands in their history too (`said_in`)."""

    token = models.CharField(max_length=22, unique=True, default=public_token)
    invitation = models.OneToOneField(Invitation, on_delete=models.PROTECT, related_name="call")
    number = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=8, choices=CallState.choices, default=CallState.WAITING)
    next_at = models.DateTimeField()
    tries_count = models.PositiveSmallIntegerField(default=0)
    has_consented = models.BooleanField(null=True)
    result = models.CharField(max_length=500, blank=True)
    called_at = models.DateTimeField(null=True)
    called_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    said_in = models.ForeignKey(
        Conversation, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        indexes = [
            models.Index(
                fields=["next_at", "id"], condition=Q(state="waiting"), name="surveys_to_call"
            ),
            models.Index(fields=["called_at", "id"], name="surveys_called"),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.token}"


class AnswerDay(models.Model):
    """Roll-up: answers by the day the response came, kept by trigger.

    `slice` says by what they are counted: "all", "wave", "product", "courier", "agent", "team",
    "channel", "language", "country", "topic", "promise", "place", "store"; `slice_key` which one.
    """

    survey_id = models.BigIntegerField()
    code = models.CharField(max_length=30)
    kind = models.CharField(max_length=12)
    aspect = models.CharField(max_length=12, default="")
    day = models.DateField()
    slice = models.CharField(max_length=10)
    slice_key = models.CharField(max_length=40, default="")
    value = models.SmallIntegerField()
    count = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "survey_id", "code", "kind", "aspect", "slice", "slice_key", "day", "value",
                ],
                name="surveys_answer_day",
            )
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["kind", "slice", "day"], name="surveys_day_of_kind"),
            models.Index(fields=["aspect", "slice", "day"], name="surveys_day_of_aspect"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.code}"


class InvitedDay(models.Model):
    """Roll-up: invitations by the day they were delivered, and how many of these were answered."""

    survey_id = models.BigIntegerField()
    day = models.DateField()
    slice = models.CharField(max_length=10)
    slice_key = models.CharField(max_length=40, default="")
    delivered = models.IntegerField(default=0)
    answered = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["survey_id", "slice", "slice_key", "day"], name="surveys_invited_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.day} of {self.survey_id}"
