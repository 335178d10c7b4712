"""A run over files of reviews: read twice (to understand, to record), recorded by the thousand.

Every row is counted either as read or as quarantined. A killed run leaves whole batches behind; the next
finds them the same, so that it ends as if it had run once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.db.models.functions import Now

from pistos.imports.actions.quarantining import Quarantine
from pistos.imports.actions.reading import ReviewFiles, Told, open_reviews
from pistos.imports.actions.turn import BY, alone, begin, check_count, end, refusal_on_record
from pistos.imports.models import Run, RunState
from pistos.imports.ports import Progress
from pistos.imports.rules.reasons import Unusable
from pistos.imports.rules.review_profiles import ReviewProfile, folded_name
from pistos.imports.rules.reviewing import RowReader
from pistos.journal.actions import publish
from pistos.kit.actors import Ref
from pistos.reviews.actions.figuring import remake_outcomes
from pistos.reviews.actions.purchases import record_purchase_reviews
from pistos.reviews.actions.recording import record_reviews
from pistos.reviews.events import ReviewsImported
from pistos.reviews.facts import PurchaseFacts, RecordedReviews, ReviewFacts

BATCH = 2_000
SHOWN = 8
MOST_SHOWN = 50
MOST_BAD = 1_000
"""Unusable rows after which a batch ends: they are written within its transaction."""


@dataclass(slots=True)
class Tally:
    """`read` and `quarantined` count rows; `hidden` what another shop had hidden and is shown here."""

    read: int = 0
    quarantined: int = 0
    new: int = 0
    same: int = 0
    differing: int = 0
    hidden: int = 0
    examples: list[dict[str, object]] = field(default_factory=list)


@dataclass(slots=True)
class _Batch:
    told: list[Told] = field(default_factory=list)
    facts: list[ReviewFacts | PurchaseFacts] = field(default_factory=list)


@dataclass(slots=True)
class Work:
    run: Run
    profile: ReviewProfile
    files: ReviewFiles
    quarantine: Quarantine
    at: datetime
    tally: Tally = field(default_factory=Tally)

    def batches(self) -> Iterator[_Batch]:
        reader = RowReader(self.profile, self.files.dates, self.at)
        batch, bad = _Batch(), 0
        for told in self.files.rows():
            facts = self._understood(reader, told)
            if facts is None:
                bad += 1
            else:
                batch.told.append(told)
                batch.facts.append(facts)
            if len(batch.facts) >= BATCH or bad >= MOST_BAD:
                yield batch
                batch, bad = _Batch(), 0
        yield batch

    def _understood(self, reader: RowReader, told: Told) -> ReviewFacts | PurchaseFacts | None:
        if told.row is None:
            self.put_away(told, told.problem, told.detail)
            return None
        is_of_product = self.profile.about == "product"
        try:
            facts = reader.review(told.row) if is_of_product else reader.purchase(told.row)
            self.tally.hidden += reader.was_hidden(told.row)
        except Unusable as problem:
            self.put_away(told, problem.code, problem.detail)
            return None
        return facts

    def put_away(self, told: Told, code: str, detail: str = "") -> None:
        self.tally.quarantined += 1
        self.quarantine.put(told.file.name, told.number, code, detail, told.original)


def import_reviews(
    *, run: Run, profile: ReviewProfile, paths: Sequence[Path], progress: Progress, at: datetime
) -> Run:
    """Imports files of reviews; writes to nobody. Refuses while another import runs, and files that are
    not what the profile describes; then nothing is written but the refusal on the run."""
    with alone(), refusal_on_record(run, at):
        begin(run, at)
        work = _open(run, profile, paths, at, is_kept=True)
        total = work.files.counted
        Run.objects.filter(pk=run.pk).update(total_count=total)
        for batch in work.batches():
            with transaction.atomic():
                _record(work, batch)
                work.quarantine.write()
                _note(work)
            progress.recording(work.tally.read + work.tally.quarantined, total)
        _finish(work, at)
    run.refresh_from_db()
    return run


def rehearse_reviews(
    *, run: Run, profile: ReviewProfile, paths: Sequence[Path], progress: Progress, at: datetime
) -> Run:
    """Does all that `import_reviews` does and takes every batch back: only the run is written."""
    with alone(), refusal_on_record(run, at):
        work = _open(run, profile, paths, at, is_kept=False)
        total = work.files.counted
        for batch in work.batches():
            with transaction.atomic():
                _record(work, batch)
                transaction.set_rollback(True)
            progress.recording(work.tally.read + work.tally.quarantined, total)
        check_count(work.tally, work.files.counted)
        summary = summary_of(work) | {"dry_run": True, "examples": work.quarantine.examples}
        Run.objects.filter(pk=run.pk).update(summary=summary, state=RunState.PREVIEW, problem="")
    run.refresh_from_db()
    return run


def preview_reviews(
    profile: ReviewProfile, paths: Sequence[Path], at: datetime
) -> dict[str, object]:
    """What is understood of files before anything is imported: no write, no address of a person."""
    work = _open(Run(profile=profile.name), profile, paths, at, is_kept=False)
    batch = next(work.batches())
    return {
        "rows": work.files.counted,
        "dates": list(work.files.dates),
        "files": _files_told(work),
        "unused_files": work.files.unused,
        "first_reviews": [_shown(facts) for facts in batch.facts[:SHOWN]],
        "problems": work.quarantine.examples[:SHOWN],
        "problem_count": work.tally.quarantined,
    }


def summary_of(work: Work) -> dict[str, object]:
    """The result as plain values, as `--json` prints it."""
    tally = work.tally
    return {
        "run": work.run.pk,
        "profile": work.profile.name,
        "about": work.profile.about,
        "rows": work.files.counted,
        "read": tally.read,
        "new": tally.new,
        "changed": 0,
        "same": tally.same,
        "differing_count": tally.differing,
        "differing_rows": tally.examples,
        "hidden_elsewhere": tally.hidden,
        "quarantined": tally.quarantined,
        "by_reason": dict(sorted(work.quarantine.by_reason.items())),
        "files": _files_told(work),
        "unused_files": work.files.unused,
        "dates": list(work.files.dates),
    }


def _open(
    run: Run, profile: ReviewProfile, paths: Sequence[Path], at: datetime, *, is_kept: bool
) -> Work:
    files = open_reviews(profile, paths)
    return Work(run, profile, files, Quarantine(run, is_kept=is_kept), at)


def _record(work: Work, batch: _Batch) -> None:
    recorded = _recorded(work, batch)
    for place, code in recorded.refused.items():
        work.put_away(batch.told[place], code)
    tally = work.tally
    tally.read += len(batch.facts) - len(recorded.refused)
    tally.new += recorded.new
    tally.same += recorded.same
    tally.differing += len(recorded.differing)
    for place in recorded.differing[: MOST_SHOWN - len(tally.examples)]:
        told = batch.told[place]
        tally.examples.append({"file": told.file.name, "row": told.number})


def _recorded(work: Work, batch: _Batch) -> RecordedReviews:
    products = [facts for facts in batch.facts if isinstance(facts, ReviewFacts)]
    if len(products) == len(batch.facts):
        return record_reviews(batch=products, at=work.at)
    purchases = [facts for facts in batch.facts if isinstance(facts, PurchaseFacts)]
    return record_purchase_reviews(batch=purchases, at=work.at)


def _note(work: Work) -> None:
    tally = work.tally
    Run.objects.filter(pk=work.run.pk).update(
        done_count=tally.read + tally.quarantined,
        heard_at=Now(),
        read_count=tally.read,
        new_count=tally.new,
        same_count=tally.same,
        quarantined_count=tally.quarantined,
    )


@transaction.atomic
def _finish(work: Work, at: datetime) -> None:
    run, tally = work.run, work.tally
    check_count(tally, work.files.counted)
    work.quarantine.write()
    names = [file.name for file in work.files.files]
    _note(work)
    end(run, files=names, summary=summary_of(work), at=at)
    about = Ref("run", str(run.pk))
    if tally.new:
        happened = ReviewsImported(work.profile.source, work.profile.about, tally.new)
        publish(happened, about=about, by=BY, at=at)
        remake_outcomes(at=at)


def _files_told(work: Work) -> list[dict[str, object]]:
    used = set(work.profile.columns)
    return [
        {
            "name": file.name,
            "table": "reviews",
            "rows": file.rows,
            "encoding": file.encoding,
            "delimiter": file.delimiter,
            "unused": [c for c in file.columns if folded_name(c) not in used],
        }
        for file in work.files.files
    ]


def _shown(facts: ReviewFacts | PurchaseFacts) -> dict[str, object]:
    subject = facts.product if isinstance(facts, ReviewFacts) else facts.order_ref
    return {
        "subject": subject,
        "stars": facts.stars,
        "title": facts.title[:80],
        "text": facts.text[:160],
        "written_at": facts.written_at,
        "has_reply": isinstance(facts, ReviewFacts) and bool(facts.reply),
    }
