"""Who knows what, and the rules that lead a question to them."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.accounts.models import User
from pistos.conversations.rules.tidying import one_line
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.kit.languages import LANGUAGES
from pistos.requests import events
from pistos.requests.models import RoutingRule, Skill, SkillKind
from pistos.requests.rules.likeness import stems_of

MOST_SKILLS = 60


class SkillsUnusable(Refused):
    """A language that nobody speaks here, or more than one person can know."""


class RuleUnusable(Refused):
    """A rule without a topic or without words."""


@transaction.atomic
def set_skills(
    *, person: User, skills: Iterable[tuple[str, str]], by: Actor, at: datetime
) -> list[Skill]:
    """All that a person knows from now on, as (kind, value). Publishes SkillsChanged.

    Refuses with SkillsUnusable.
    """
    tidy = sorted({(kind, one_line(value, 80).lower()) for kind, value in skills if value.strip()})
    is_known = all(
        kind in SkillKind.values and (kind != SkillKind.LANGUAGE or value in LANGUAGES)
        for kind, value in tidy
    )
    if not is_known or len(tidy) > MOST_SKILLS:
        raise SkillsUnusable(_("Please choose topics, categories and languages of the lists."))
    Skill.objects.filter(person=person).delete()
    rows = Skill.objects.bulk_create(
        Skill(person=person, kind=kind, value=value) for kind, value in tidy
    )
    told = events.SkillsChanged(person.pk, [f"{kind}:{value}" for kind, value in tidy])
    publish(told, about=Ref("user", str(person.pk)), by=by, at=at)
    return rows


@transaction.atomic
def save_routing_rule(
    *, topic: str, words: Sequence[str], is_assigning: bool, by: Actor, at: datetime
) -> RoutingRule:
    """Words that show a topic; the topic's rule from now on. Publishes RoutingRuleSaved.

    Refuses with RuleUnusable.
    """
    name = one_line(topic, 40).lower()
    tidy = sorted({one_line(word, 60).lower() for word in words} - {""})[:60]
    stems = sorted({stem for word in tidy for stem in stems_of(word)})
    if not name or not stems:
        raise RuleUnusable(_("Please name the topic, and words of three letters or more."))
    rule, _new = RoutingRule.objects.update_or_create(
        topic=name,
        defaults={"words": tidy, "stems": stems, "is_assigning": is_assigning, "made_at": at},
    )
    told = events.RoutingRuleSaved(name)
    publish(told, about=Ref("routing_rule", str(rule.pk)), by=by, at=at)
    return rule


@transaction.atomic
def drop_routing_rule(*, rule: RoutingRule, by: Actor, at: datetime) -> None:
    """No question is led by it any more. Publishes RoutingRuleDropped, once."""
    gone, _by_model = RoutingRule.objects.filter(pk=rule.pk).delete()
    if gone:
        told = events.RoutingRuleDropped(rule.topic)
        publish(told, about=Ref("routing_rule", str(rule.pk)), by=by, at=at)
