"""What the public reads of questions: one product's, one question, and what was asked alike before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Q
from django.db.models.expressions import RawSQL

from pistos.help.rules.seeking import telling
from pistos.kit.errors import NotFound
from pistos.kit.keyset import Page, Sort, page_of
from pistos.kit.searching import any_query
from pistos.questions.models import Answer, Moderation, Question, Shown
from pistos.questions.rules.seeking import key_of, likeness

NEWEST = Sort("asked_at", is_descending=True)
FEW, MOST_ALIKE, LOOKED_AT = 3, 5, 40
LEAST_ALIKE = 0.2
PAGE = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is shown, with its public answers, the shop's first."""

    question: Question
    answers: tuple[Answer, ...] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Figures:
    """How many are public and answered; `removed` by reason stands beside them."""

    count: int = 0
    answered: int = 0
    removed: Mapping[str, int] = field(default_factory=dict)


def questions_of(product_id: int, *, after: str = "", before: str = "") -> Page[Question]:
    """A product's questions, the newest first. One query at any place of the list."""
    rows = Question.objects.filter(product_id=product_id, state=Shown.PUBLISHED)
    return page_of(rows.defer("words"), NEWEST, after=after, before=before, size=PAGE)


def with_answers(questions: Sequence[Question]) -> list[Asked]:
    """The questions with what was answered. One query."""
    answers: dict[int, list[Answer]] = {}
    rows = Answer.objects.filter(
        question_id__in=[question.pk for question in questions], state=Shown.PUBLISHED
    )
    for answer in rows.order_by("answered_at", "pk"):
        answers.setdefault(answer.question_id, []).append(answer)
    order = {"shop": 0, "sheet": 1, "private": 2, "buyer": 3}
    return [
        Asked(question, tuple(sorted(answers.get(question.pk, []), key=lambda a: order[a.kind])))
        for question in questions
    ]


def few_of(product_id: int) -> list[Asked]:
    """The newest answered ones, for the product's page. Two queries."""
    rows = Question.objects.filter(
        product_id=product_id, state=Shown.PUBLISHED, answered_at__isnull=False
    )
    found = list(rows.defer("words").order_by("-asked_at", "-pk")[:FEW])
    return with_answers(found) if found else []


def asked_counts(product_id: int) -> Figures:
    """How many are public and answered. One query."""
    sums = Question.objects.filter(product_id=product_id, state=Shown.PUBLISHED).aggregate(
        count=Count("pk"), answered=Count("pk", filter=Q(answered_at__isnull=False))
    )
    return Figures(sums["count"], sums["answered"])


def figures_of(product_id: int) -> Figures:
    """The same with what was removed, by reason. Two queries."""
    counts = asked_counts(product_id)
    removed = (
        Moderation.objects.filter(product_id=product_id, after=Shown.REMOVED)
        .exclude(appeal__decision="upheld")
        .values_list("reason")
        .annotate(count=Count("pk"))
        .order_by("reason")
    )
    return Figures(counts.count, counts.answered, dict(removed))


def alike(product_id: int, words: str) -> list[Asked]:
    """What was asked before in the same or similar words, the most alike first. Two queries."""
    asked, key = any_query(telling(words)), key_of(words)
    if not asked or not key:
        return []
    rows = (
        Question.objects.filter(product_id=product_id, state=Shown.PUBLISHED)
        .defer("words")
        .annotate(
            is_found=RawSQL("questions_question.words @@ %s::tsquery", [asked]),
            rank=RawSQL("ts_rank(questions_question.words, %s::tsquery)", [asked]),
        )
        .filter(is_found=True)
        .order_by("-rank", "-pk")[:LOOKED_AT]
    )
    scored = [(likeness(key, question.key), question) for question in rows]
    near = [pair for pair in scored if pair[0] >= LEAST_ALIKE]
    near.sort(key=lambda pair: (-pair[0], pair[1].answered_at is None, -pair[1].pk))
    found = [question for _share, question in near[:MOST_ALIKE]]
    return with_answers(found) if found else []


def question_shown(token: str) -> Question:
    """A question on its own page: public, or what became of it; NotFound for a token of none. One query."""
    found = Question.objects.filter(token=token).select_related("product", "conversation").first()
    if found is None:
        raise NotFound
    return found
