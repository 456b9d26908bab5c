"""Addresses of the desk, below /admin/. Wagtail lets nobody in who may not enter its admin."""

from django.urls import path

from palais.apps.office.desk import (
    changes,
    conflicts,
    deeds,
    jobs,
    loads,
    organisations,
    people,
    reports,
    tables,
)

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
    path("changes/", changes.Changes.as_view(), name="changes"),
    path("people/", people.People.as_view(), name="people"),
    path("people/invite/", people.Invite.as_view(), name="invite"),
    path("people/invitations/<int:pk>/", people.OneInvitation.as_view(), name="one-invitation"),
    path("people/<int:pk>/", people.Person.as_view(), name="person"),
    path("my-states/", people.MyStates.as_view(), name="my-states"),
    path("organisations/", organisations.Organisations.as_view(), name="organisations"),
    path("organisations/add/", organisations.Add.as_view(), name="add-organisation"),
    path("organisations/<slug:key>/", organisations.OneOrganisation.as_view(), name="organisation"),
]
