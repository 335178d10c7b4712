"""What buyers say of the fit: what the size guide learns from."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.catalogue.models import Product
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.tools.events import FitNoted
from pistos.tools.facts import FitSaid
from pistos.tools.models import FitReport, Verdict


class FitUnusable(Refused):
    """No known verdict, or no size."""


@transaction.atomic
def note_fit(*, product: Product, said: FitSaid, by: Actor, at: datetime) -> FitReport:
    """Notes how a size fitted, for whoever hears it: a return, a review. Publishes `FitNoted`.

    The same source again corrects what it said, and publishes nothing where it says the same.
    """
    if said.verdict not in Verdict.values or not said.size.strip():
        raise FitUnusable(_("Say which size it was, and how it fitted."))
    where: dict[str, Any] = {
        "product": product,
        "source_kind": said.source_kind,
        "source_id": said.source_id,
    }
    what = {"size": said.size.strip()[:40], "verdict": said.verdict}
    known = FitReport.objects.select_for_update().filter(**where).first()
    if known is not None and (known.size, known.verdict) == (what["size"], what["verdict"]):
        return known
    report, _is_new = FitReport.objects.update_or_create(**where, defaults=what | {"noted_at": at})
    publish(FitNoted(product.pk, said.verdict), about=Ref("product", str(product.pk)), by=by, at=at)
    return report
