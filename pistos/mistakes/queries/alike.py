"""New complaints that read like those which a corrected mistake was found by: is it back?"""

from dataclasses import dataclass

from django.db import connection

from pistos.complaints.models import Complaint
from pistos.mistakes.models import Mistake

MOST = 5
LEAST = 0.12
"""Below so much in common, two complaints are alike by chance."""

_ALIKE = """
WITH shown AS (
    SELECT DISTINCT ref_id::bigint AS id FROM mistakes_evidence
    WHERE mistake_id = %(mistake)s AND ref_kind = 'complaint' AND ref_id ~ '^[0-9]{1,15}$'
), known AS (
    SELECT m.complaint_id, m.mark FROM complaints_complaintmark m
    WHERE m.complaint_id IN (SELECT id FROM shown ORDER BY id DESC LIMIT 50)
), sizes AS (
    SELECT complaint_id, count(*) AS n FROM known GROUP BY complaint_id
), met AS (
    SELECT n.complaint_id AS new_id, k.complaint_id AS old_id, count(*) AS together
    FROM known k
    JOIN complaints_complaintmark n ON n.mark = k.mark
    JOIN complaints_complaint c ON c.id = n.complaint_id
    WHERE c.heard_at > %(since)s AND n.complaint_id NOT IN (SELECT id FROM shown)
    GROUP BY n.complaint_id, k.complaint_id
)
SELECT met.new_id, max(met.together::float / (s.n + (
    SELECT count(*) FROM complaints_complaintmark x WHERE x.complaint_id = met.new_id
) - met.together)) AS share
FROM met JOIN sizes s ON s.complaint_id = met.old_id
GROUP BY met.new_id ORDER BY share DESC, met.new_id DESC LIMIT %(most)s
"""


@dataclass(frozen=True, slots=True)
class AlikeComplaint:
    """A complaint, and how much of their marks it shares with the most alike of the evidence, 0 to 1."""

    complaint: Complaint
    share: float


def complaints_like(mistake: Mistake) -> list[AlikeComplaint]:
    """Heard after the newest correction and not linked yet, the most alike first. Two queries.

    Empty before a correction: until then the same words are evidence, not a return.
    """
    last = mistake.corrections.exclude(corrected_at=None).order_by("-round").first()
    if last is None:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_ALIKE, {"mistake": mistake.pk, "since": last.corrected_at, "most": MOST})
        shares = {pk: share for pk, share in cursor.fetchall() if share >= LEAST}
    rows = Complaint.objects.select_related("customer").in_bulk(list(shares))
    return [AlikeComplaint(rows[pk], share) for pk, share in shares.items()]
