"""Work on sheets: what visitors miss, what is below quality, what misleads."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from pistos.backoffice.product_words import REASONS, TASKS
from pistos.catalogue.access import task_for, wish_for
from pistos.catalogue.actions.tasks import close_task, close_wish
from pistos.catalogue.queries.tasks import open_tasks, sought_in_vain
from pistos.components.gate import DeskRequest, by, desk
from pistos.kit import clock
from pistos.kit.languages import LANGUAGES, text_in


@require_safe
@desk("edit_products")
def work(request: DeskRequest) -> HttpResponse:
    context = {
        "tasks": [
            {
                "task": task,
                "title": text_in(task.product.name, request.LANGUAGE_CODE) or task.product.sku,
                "kind": TASKS[task.kind],
                "reason": REASONS.get(task.reason, task.reason),
            }
            for task in open_tasks()
        ],
        "missed": [
            {"wish": wish, "language": LANGUAGES.get(wish.language, wish.language)}
            for wish in sought_in_vain()
        ],
    }
    return render(request, "backoffice/products/work.html", context)


@require_POST
@desk("edit_products")
def finish(request: DeskRequest, task_id: int) -> HttpResponse:
    close_task(task=task_for(request.agent, task_id), by=by(request), at=clock.now())
    return redirect("backoffice:product_work")


@require_POST
@desk("edit_products")
def settle(request: DeskRequest, wish_id: int) -> HttpResponse:
    close_wish(wish=wish_for(request.agent, wish_id), by=by(request), at=clock.now())
    return redirect("backoffice:product_work")
