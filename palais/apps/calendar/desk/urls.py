"""Addresses of the calendar's desk, below /admin/."""

from django.urls import path

from palais.apps.calendar.desk import changing, deadlines, events, sessions

app_name = "calendar-desk"
urlpatterns = [
    path("calendar/", sessions.Sessions.as_view(), name="sessions"),
    path("calendar/sessions/<slug:slug>/", sessions.Session.as_view(), name="session"),
    path("calendar/sessions/<slug:slug>/<slug:kind>/change/", changing.Change.as_view(), name="change"),
    path("calendar/sessions/<slug:slug>/undo/<int:pk>/", changing.Undo.as_view(), name="undo"),
    path("calendar/deadlines/<slug:slug>/", deadlines.SetDeadline.as_view(), name="deadline"),
    path("calendar/events/", events.Events.as_view(), name="events"),
    path("calendar/events/add/", events.Add.as_view(), name="add-event"),
    path("calendar/events/<slug:slug>/", events.Change.as_view(), name="event"),
    path("calendar/events/<slug:slug>/cancel/", events.Cancel.as_view(), name="cancel-event"),
]
