"""How reviews are asked, as versions, and what they are asked about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.accounts.access import require
from pistos.accounts.models import User
from pistos.catalogue.models import Category
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.kit.languages import LANGUAGES, Translated
from pistos.reviews.events import AspectSaved, ReviewSettingsSaved
from pistos.reviews.models import Aspect, ReviewSettings

MOST_DAYS = 365


class SettingsUnusable(Refused):
    """A value that the shop cannot work with; the text names it."""


@dataclass(frozen=True, slots=True)
class SettingsFacts:
    """See `ReviewSettings`; `delays` are days by category id."""

    delay_days: int = 7
    delays: Mapping[int, int] = field(default_factory=dict)
    second_after_months: int = 6
    valid_days: int = 90
    most_of_order: int = 3
    stale_days: int = 120


@dataclass(frozen=True, slots=True)
class AspectFacts:
    """An aspect to be asked of every product, or of those of a category."""

    code: str
    name: Translated
    category: Category | None = None
    position: int = 0
    is_active: bool = True


@transaction.atomic
def save_review_settings(*, facts: SettingsFacts, by: User, at: datetime) -> ReviewSettings:
    """A new version, in force at once; what was requested before keeps its day. Publishes
    ReviewSettingsSaved. Refuses with SettingsUnusable and NotAllowed."""
    require(by, "edit_reviews")
    days = [facts.delay_days, *facts.delays.values()]
    if any(not 0 <= each <= MOST_DAYS for each in days):
        raise SettingsUnusable(_("Wait between 0 and 365 days after delivery."))
    if not 7 <= facts.valid_days <= MOST_DAYS:
        raise SettingsUnusable(_("Let an invitation last between 7 and 365 days."))
    if not 0 <= facts.second_after_months <= 60:
        raise SettingsUnusable(_("Ask again after at most 60 months, or 0 for never."))
    if not 1 <= facts.most_of_order <= 20:
        raise SettingsUnusable(_("Ask about one to twenty products of an order."))
    if not 7 <= facts.stale_days <= 3650:
        raise SettingsUnusable(_("Reviews become old after at least 7 days."))
    saved = ReviewSettings.objects.create(
        made_by=f"person {by.pk}",
        delay_days=facts.delay_days,
        delays={str(category): days for category, days in facts.delays.items()},
        second_after_months=facts.second_after_months,
        valid_days=facts.valid_days,
        most_of_order=facts.most_of_order,
        stale_days=facts.stale_days,
    )
    about = Ref("review_settings", str(saved.pk))
    publish(ReviewSettingsSaved(saved.pk), about=about, by=Actor.person(by.pk), at=at)
    return saved


@transaction.atomic
def save_aspect(*, facts: AspectFacts, by: User, at: datetime) -> Aspect:
    """Adds or changes an aspect, known by its category and code. Publishes AspectSaved. Refuses with
    SettingsUnusable and NotAllowed."""
    require(by, "edit_reviews")
    code = facts.code.strip().lower()
    name = {
        language: facts.name[language].strip() for language in LANGUAGES if facts.name.get(language)
    }
    if not code or len(code) > 30 or not code.replace("_", "").isalnum() or not code.isascii():
        raise SettingsUnusable(_("Write the code in small Latin letters, 30 at most."))
    if not any(name.values()):
        raise SettingsUnusable(_("Name the aspect in at least one language."))
    aspect, _is_new = Aspect.objects.update_or_create(
        category=facts.category,
        code=code,
        defaults={"name": name, "position": facts.position, "is_active": facts.is_active},
    )
    about = Ref("aspect", str(aspect.pk))
    publish(AspectSaved(aspect.pk, code), about=about, by=Actor.person(by.pk), at=at)
    return aspect
