"""Addresses of partners, their choice, and indicators."""

from django.urls import path

from pistos.backoffice import (
    answer_times,
    customer_trust,
    indicators,
    partner_deeds,
    partners,
    review_outcomes,
    selections,
)

urlpatterns = [
    path("partners/", partners.partners, name="partners"),
    path("partners/ranking/", partners.partners_ranking, name="partners_ranking"),
    path("partners/new/", partner_deeds.add, name="partner_add"),
    path("partners/firm/<slug:code>/", partners.partner, name="partner"),
    path("partners/firm/<slug:code>/edit/", partner_deeds.edit, name="partner_edit"),
    path("partners/firm/<slug:code>/terms/", partner_deeds.terms, name="partner_terms"),
    path("partners/firm/<slug:code>/trial/", partner_deeds.start_trial, name="partner_trial"),
    path("partners/firm/<slug:code>/activate/", partner_deeds.activate, name="partner_activate"),
    path("partners/firm/<slug:code>/end/", partner_deeds.end, name="partner_end"),
    path(
        "partners/firm/<slug:code>/steps/<slug:step>/done/",
        partner_deeds.record_step,
        name="partner_step_record",
    ),
    path(
        "partners/firm/<slug:code>/steps/<slug:step>/skip/",
        partner_deeds.skip_step,
        name="partner_step_skip",
    ),
    path("partners/firm/<slug:code>/praise/", partner_deeds.note_praise, name="partner_praise"),
    path(
        "partners/firm/<slug:code>/praise/<int:praise_id>/passed-on/",
        partner_deeds.pass_on_praise,
        name="partner_praise_pass_on",
    ),
    path("selections/", selections.selections, name="selections"),
    path("selections/new/", selections.open_selection, name="selection_open"),
    path("selections/<int:selection_id>/", selections.selection, name="selection"),
    path("selections/<int:selection_id>/criteria/", selections.criteria, name="selection_criteria"),
    path("selections/<int:selection_id>/skip/<slug:step>/", selections.skip, name="selection_skip"),
    path("selections/<int:selection_id>/decide/", selections.decide, name="selection_decide"),
    path(
        "selections/<int:selection_id>/candidates/", selections.add_candidate, name="candidate_add"
    ),
    path(
        "selections/<int:selection_id>/candidates/<slug:code>/",
        selections.assess,
        name="candidate",
    ),
    path(
        "selections/<int:selection_id>/candidates/<slug:code>/reference/",
        selections.check_reference,
        name="candidate_reference",
    ),
    path("customers/<str:token>/trust/", customer_trust.trust, name="customer_trust"),
    path("indicators/", indicators.indicators, name="indicators"),
    path("indicators/answer-times/", answer_times.answer_times, name="answer_times"),
    path("indicators/reviews/", review_outcomes.review_outcomes, name="review_outcomes"),
    path("indicators/reviews/figures.csv", review_outcomes.figures_csv, name="review_outcomes_csv"),
    path("indicators/reviews/all.csv", review_outcomes.export_csv, name="reviews_csv"),
    path("indicators/reviews/all.json", review_outcomes.export_json, name="reviews_json"),
    path("indicators/new/", indicators.add, name="indicator_add"),
    path("indicators/at/<slug:code>/", indicators.indicator, name="indicator"),
    path("indicators/at/<slug:code>/edit/", indicators.edit, name="indicator_edit"),
    path("indicators/at/<slug:code>/hide/", indicators.hide, name="indicator_hide"),
]
