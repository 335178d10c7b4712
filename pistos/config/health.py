"""Is the program well? For load balancers and for the owner's own monitoring."""

from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse

from pistos.journal.queries import oldest_to_sift_at, youngest_heartbeat_at
from pistos.kit import clock
from pistos.kit.tasks import failed_tasks, oldest_waiting_at
from pistos.mailboxes.queries import oldest_fetch_at


def health(request: HttpRequest) -> JsonResponse:
    """200 when the database answers and a worker was heard in the last minute, else 503."""
    at = clock.now()
    try:
        heard_at = youngest_heartbeat_at()
        oldest_at = min(filter(None, (oldest_waiting_at(), oldest_to_sift_at())), default=None)
        fetched_at, failed = oldest_fetch_at(), failed_tasks()
    except DatabaseError:
        return _unlogged({"status": "down", "database": "unreachable"}, 503)
    worker_age = (at - heard_at).total_seconds() if heard_at else None
    is_well = worker_age is not None and worker_age < 60
    return _unlogged(
        {
            "status": "ok" if is_well else "degraded",
            "database": "ok",
            "worker_age_seconds": worker_age,
            "oldest_waiting_task_seconds": (at - oldest_at).total_seconds() if oldest_at else 0,
            "failed_tasks": sum(failed.values()),
            "oldest_fetch_seconds": (at - fetched_at).total_seconds() if fetched_at else None,
        },
        200 if is_well else 503,
    )


def _unlogged(answer: dict[str, object], status: int) -> JsonResponse:
    # Whoever asks every few seconds reads the answer; Django would log each 503 as an error.
    response = JsonResponse(answer, status=status)
    vars(response)["_has_been_logged"] = True
    return response
