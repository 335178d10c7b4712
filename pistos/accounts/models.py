"""Members of staff: who they are and which role they have."""

from datetime import datetime
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Lower, Now


class Role(models.TextChoices):
    OWNER = "owner"
    MANAGER = "manager"
    AGENT = "agent"


class UserManager(BaseUserManager["User"]):
    """Looks people up by e-mail, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """A member of staff. Nobody signs up: the first owner comes from the wizard, others by invitation."""

    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=10, choices=Role.choices, default=Role.AGENT)
    language = models.CharField(max_length=2, default="en")
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(db_default=Now())

    objects: ClassVar[UserManager] = UserManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="accounts_user_email"),
            models.CheckConstraint(
                condition=models.Q(role__in=Role.values), name="accounts_user_role"
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        return self.name


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open_at(self, at: datetime) -> "InvitationQuerySet":
        """Those that can still be accepted at `at`."""
        return self.filter(accepted_at=None, withdrawn_at=None, expires_at__gt=at)


class Invitation(models.Model):
    """A place kept for a colleague; the link carries the token, the row only its hash."""

    email = models.EmailField(max_length=254)
    role = models.CharField(max_length=10, choices=Role.choices)
    language = models.CharField(max_length=2, default="en")
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="invitations_sent")
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    def __str__(self) -> str:
        return self.email

    def is_open(self, at: datetime) -> bool:
        """Whether it can still be accepted at `at`."""
        return not self.accepted_at and not self.withdrawn_at and at < self.expires_at


class Scope(models.TextChoices):
    """What a key of the HTTP API may do."""

    SCANS = "scans"


class ApiKey(models.Model):
    """Another program's way in. The key itself is shown once; the row holds its digest alone."""

    name = models.CharField(max_length=80)
    token_hash = models.CharField(max_length=64, unique=True)
    scopes = ArrayField(models.CharField(max_length=20, choices=Scope.choices))
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="api_keys")
    ended_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name
