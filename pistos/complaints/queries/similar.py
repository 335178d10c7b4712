"""Complaints alike, among all there are: by marks, each of which is asked for its newest complaints only.

However many complaints hold a mark, at most NEWEST of them are read, so that the cost follows the words of
one complaint and not how many there are.
"""

from dataclasses import dataclass

from django.db import connection

from pistos.complaints.models import Complaint
from pistos.complaints.rules.likeness import marks_of

NEWEST = 60
MOST_MARKS = 60
CANDIDATES = 40
LEAST = 0.12
"""Below so much in common, two complaints are alike by chance."""

_CANDIDATES = """
SELECT found.complaint_id, count(*) AS together
FROM unnest(%(marks)s::bigint[]) AS asked(mark)
CROSS JOIN LATERAL (
    SELECT complaint_id FROM complaints_complaintmark
    WHERE mark = asked.mark ORDER BY complaint_id DESC LIMIT %(newest)s
) found
WHERE found.complaint_id <> %(but)s
GROUP BY found.complaint_id ORDER BY together DESC, found.complaint_id DESC LIMIT %(most)s
"""
_SIZES = """
SELECT complaint_id, count(*), count(*) FILTER (WHERE mark = ANY(%(marks)s::bigint[]))
FROM complaints_complaintmark WHERE complaint_id = ANY(%(ids)s::bigint[]) GROUP BY complaint_id
"""


@dataclass(frozen=True, slots=True)
class Alike:
    """A complaint, and how much of both their marks the two have in common, 0 to 1."""

    complaint: Complaint
    share: float


def similar_to(complaint: Complaint, *, most: int = 5) -> list[Alike]:
    """The most alike first; three queries. Empty where nothing was said in words."""
    return similar(complaint.text, but=complaint.pk, most=most)


def similar(text: str, *, but: int = 0, most: int = 5) -> list[Alike]:
    """Complaints like a text. Three queries."""
    marks = marks_of(text)[:MOST_MARKS]
    if not marks:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            _CANDIDATES, {"marks": marks, "newest": NEWEST, "but": but, "most": CANDIDATES}
        )
        ids = [row[0] for row in cursor.fetchall()]
        cursor.execute(_SIZES, {"marks": marks, "ids": ids})
        shares = {
            pk: together / (len(marks) + size - together)
            for pk, size, together in cursor.fetchall()
        }
    best = sorted((pk for pk in shares if shares[pk] >= LEAST), key=lambda pk: (-shares[pk], -pk))
    rows = Complaint.objects.select_related("order", "product").in_bulk(best[:most])
    return [Alike(rows[pk], shares[pk]) for pk in best[:most] if pk in rows]
