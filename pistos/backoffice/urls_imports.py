"""Addresses of imports on the desk."""

from django.urls import path

from pistos.backoffice import imports

urlpatterns = [
    path("", imports.imports, name="imports"),
    path("upload/", imports.upload, name="upload_import"),
    path("rows/<int:row_id>/", imports.row, name="quarantined_row"),
    path("rows/<int:row_id>/correct/", imports.correct, name="correct_row"),
    path("<str:token>/", imports.run, name="import_run"),
    path("<str:token>/progress/", imports.progress, name="import_progress"),
    path("<str:token>/rehearse/", imports.rehearse, name="rehearse_import"),
    path("<str:token>/start/", imports.start, name="start_import"),
    path("<str:token>/quarantine.csv", imports.download, name="quarantine_csv"),
]
