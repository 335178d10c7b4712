"""Addresses of mistakes, incidents and improvements on the desk."""

from django.urls import path

from pistos.backoffice.mistakes import deeds, improvements, incidents, lists, one

urlpatterns = [
    path("mistakes/", lists.mistakes, name="mistakes"),
    path("mistakes/new/", lists.new, name="new_mistake"),
    path("mistakes/<str:token>/", one.mistake, name="mistake"),
    path("mistakes/<str:token>/evidence/", deeds.show, name="mistake_evidence"),
    path("mistakes/<str:token>/contain/", deeds.contain, name="mistake_contain"),
    path("mistakes/<str:token>/why/", deeds.analyse, name="mistake_why"),
    path("mistakes/<str:token>/plan/", deeds.plan, name="mistake_plan"),
    path("mistakes/<str:token>/corrected/", deeds.correct, name="mistake_corrected"),
    path("mistakes/<str:token>/lesson/", deeds.learn, name="mistake_lesson"),
    path("mistakes/<str:token>/close/", deeds.close, name="mistake_close"),
    path("mistakes/<str:token>/same/", deeds.same, name="mistake_same"),
    path("mistakes/<str:token>/reopen/", deeds.reopen, name="mistake_reopen"),
    path("incidents/", incidents.incidents, name="incidents"),
    path("incidents/new/", incidents.declare, name="new_incident"),
    path("incidents/<str:token>/", incidents.incident, name="incident"),
    path("incidents/<str:token>/reached/", incidents.reach, name="incident_reached"),
    path("incidents/<str:token>/say/", incidents.say, name="incident_say"),
    path("incidents/<str:token>/step/<slug:code>/", incidents.step, name="incident_step"),
    path("incidents/<str:token>/review/", incidents.review, name="incident_review"),
    path("incidents/<str:token>/close/", incidents.close, name="incident_close"),
    path("improvements/", improvements.improvements, name="improvements"),
    path("improvements/new/", improvements.new, name="new_improvement"),
    path("improvements/review/", improvements.review, name="improvements_review"),
    path("improvements/week/", improvements.week, name="week"),
    path("improvements/worth/", improvements.worth, name="worth"),
    path("improvements/processes/", improvements.processes, name="processes"),
    path("improvements/processes/<int:process_id>/", improvements.process, name="process"),
    path("improvements/<str:token>/done/", improvements.finish, name="improvement_done"),
    path("improvements/<str:token>/measured/", improvements.measure, name="improvement_measured"),
    path("improvements/<str:token>/drop/", improvements.drop, name="improvement_drop"),
]
