"""Addresses of the desk, below /admin/. Wagtail lets nobody in who may not enter its admin."""

from django.urls import path

from palais.apps.office.desk import changes, conflicts, deeds, health, jobs, loads, post, reports, tables

app_name = "desk"
urlpatterns = [
    path("facts/", tables.Tables.as_view(), name="tables"),
    path("facts/conflicts/", conflicts.Conflicts.as_view(), name="conflicts"),
    path("facts/conflicts/<int:pk>/", conflicts.Conflict.as_view(), name="conflict"),
    path("facts/loadings/", loads.Loads.as_view(), name="loads"),
    path("facts/tables/<slug:table>/", tables.Rows.as_view(), name="rows"),
    path("facts/tables/<slug:table>/row/", tables.Row.as_view(), name="row"),
    path("facts/tables/<slug:table>/add/", deeds.Add.as_view(), name="add"),
    path("facts/tables/<slug:table>/correct/", deeds.Correct.as_view(), name="correct"),
    path("facts/tables/<slug:table>/withdraw/", deeds.Withdraw.as_view(), name="withdraw"),
    path("facts/tables/<slug:table>/undo/", deeds.Undo.as_view(), name="undo"),
    path("reported-errors/", reports.Reports.as_view(), name="reports"),
    path("reported-errors/<int:pk>/", reports.Report.as_view(), name="report"),
    path("jobs/", jobs.Jobs.as_view(), name="jobs"),
    path("jobs/<uuid:pk>/", jobs.OneJob.as_view(), name="job"),
    path("post/", post.Post.as_view(), name="post"),
    path("post/address/", post.Address.as_view(), name="address"),
    path("post/<int:pk>/", post.Message.as_view(), name="message"),
    path("health/", health.Health.as_view(), name="health"),
    path("changes/", changes.Changes.as_view(), name="changes"),
]
