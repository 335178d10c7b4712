"""Help with choosing: questions about the need, and an honest answer, also "not for you"."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pistos.catalogue.models import Category
from pistos.catalogue.queries.categories import attribute_rules, category_by_slug
from pistos.catalogue.queries.listing import cards
from pistos.catalogue.queries.sheets import sheet_of
from pistos.catalogue.rules.content import AttributeRule
from pistos.kit import clock
from pistos.kit.errors import NotFound
from pistos.kit.languages import text_in
from pistos.storefront.cards import priced_cards
from pistos.storefront.frame import frame, shop_of_page
from pistos.storefront.shopping import cart_of, country_of, language_of_page
from pistos.storefront.tools.noting import note
from pistos.tools.queries.attached import tools_above, tools_at
from pistos.tools.queries.choosing import judged_in, judged_product
from pistos.tools.rules.choosing import (
    Answer,
    Judgement,
    Question,
    chosen_answers,
    read_questions,
)
from pistos.tools.rules.kinds import CHOOSE

MOST_SHOWN = 6
ANY = require_http_methods(["GET", "HEAD", "POST"])


@ANY
def choose(request: HttpRequest, slug: str) -> HttpResponse:
    """Of a category: which of its products suit the need, and which do not."""
    category = category_by_slug(slug)
    tool = tools_above(category.path).get(CHOOSE)
    if tool is None:
        raise NotFound
    questions = read_questions(tool.content)
    answers = _answered(request, questions)
    context: dict[str, Any] = {"back": reverse("storefront:category", args=[slug])}
    if answers and not _nevers(answers):
        context |= _advised(request, category, answers)
    return _page(request, questions, answers, context)


@ANY
def choose_product(request: HttpRequest, slug: str) -> HttpResponse:
    """Of one product: whether it suits the need, point by point."""
    language = language_of_page()
    sheet = sheet_of(slug, language, shop_of_page().default_language)
    tool = tools_at(sheet.product_id, [place.slug for place in sheet.path]).get(CHOOSE)
    if tool is None or tool.category is None:
        raise NotFound
    questions = read_questions(tool.content)
    answers = _answered(request, questions)
    context: dict[str, Any] = {
        "sheet": sheet,
        "back": reverse("storefront:product", args=[slug]),
        "others": reverse("storefront:choose", args=[sheet.path[-1].slug]),
    }
    if answers:
        note(request, sheet.product_id, CHOOSE)
        found = judged_product(sheet.product_id, answers)
        context["verdict"] = found.kind
        context["points"] = _points(found, _rules(tool.category), language)
    return _page(request, questions, answers, context)


def _page(
    request: HttpRequest,
    questions: Sequence[Question],
    answers: Sequence[Answer],
    more: Mapping[str, Any],
) -> HttpResponse:
    language = language_of_page()
    is_wrong = request.method == "POST" and not answers
    context = frame() | {
        "questions": [
            (
                question.code,
                text_in(question.text, language),
                [
                    (one.code, text_in(one.text, language), one in answers)
                    for one in question.answers
                ],
            )
            for question in questions
        ],
        "nevers": [text_in(words, language) for words in _nevers(answers)],
        "problem": _("Answer at least one question.") if is_wrong else "",
        "is_answered": bool(answers),
        **more,
    }
    status = 422 if is_wrong else 200
    return render(request, "storefront/tools/choose_page.html", context, status=status)


def _answered(request: HttpRequest, questions: Sequence[Question]) -> list[Answer]:
    return chosen_answers(questions, request.POST.dict()) if request.method == "POST" else []


def _nevers(answers: Sequence[Answer]) -> list[Mapping[str, str]]:
    return [answer.never for answer in answers if answer.never]


def _advised(
    request: HttpRequest, category: Category, answers: Sequence[Answer]
) -> dict[str, object]:
    language, shop = language_of_page(), shop_of_page()
    judged = dict(judged_in(category.pk, answers))
    right = [id_ for id_, found in judged.items() if found.kind != "no"][:MOST_SHOWN]
    wrong = [id_ for id_, found in judged.items() if found.kind == "no"][:MOST_SHOWN]
    rules = _rules(category)
    shown = priced_cards(
        cards(right + wrong, language, shop.default_language),
        country=country_of(cart_of(request)),
        at=clock.now(),
    )
    for row in shown:
        found = judged[row["card"].product_id]
        row["verdict"], row["points"] = found.kind, _points(found, rules, language)
    return {
        "right": [row for row in shown if row["verdict"] != "no"],
        "wrong": [row for row in shown if row["verdict"] == "no"],
        "is_advised": True,
    }


def _rules(category: Category) -> dict[str, AttributeRule]:
    return {rule.code: rule for rule in attribute_rules(category)}


def _points(
    found: Judgement, rules: Mapping[str, AttributeRule], language: str
) -> list[tuple[str, str]]:
    """Each point with its state, as a person reads it: "Volume: at least 900 ml"."""
    said = []
    for point in found.points:
        rule, answer = rules.get(point.answer.attribute), point.answer
        if rule is None:
            continue
        value = text_in((rule.choices or {}).get(answer.value, {}), language) or answer.value
        if rule.kind == "yes_no":
            value = _("yes") if answer.value == "yes" else _("no")
        words = {
            "is": "%(name)s: %(value)s",
            "at_least": _("%(name)s: at least %(value)s"),
            "at_most": _("%(name)s: at most %(value)s"),
        }[answer.test]
        whole = f"{value} {rule.unit}".strip()
        said.append((point.state, words % {"name": text_in(rule.name, language), "value": whole}))
    return said
