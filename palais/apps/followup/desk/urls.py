"""Addresses of the desk of the follow-up monitor, below /admin/."""

from django.urls import path

from palais.apps.followup.desk import activities, assessing, commitments, evidence, monitors, stories

app_name = "followup-desk"
urlpatterns = [
    path("follow-up/", monitors.Monitors.as_view(), name="monitors"),
    path("follow-up/add/", monitors.Add.as_view(), name="add-monitor"),
    path("follow-up/stories/", stories.Stories.as_view(), name="stories"),
    path("follow-up/stories/<int:pk>/", stories.OneStory.as_view(), name="story"),
    path("follow-up/stories/<int:pk>/publish/", stories.Publish.as_view(), name="publish-story"),
    path("follow-up/stories/<int:pk>/decline/", stories.Decline.as_view(), name="decline-story"),
    path("follow-up/<slug:key>/", monitors.OneMonitor.as_view(), name="monitor"),
    path("follow-up/<slug:key>/change/", monitors.Change.as_view(), name="change-monitor"),
    path("follow-up/<slug:key>/commitments/add/", commitments.Add.as_view(), name="add-commitment"),
    path("follow-up/<slug:key>/commitments/<slug:number>/", commitments.Change.as_view(), name="commitment"),
    path("follow-up/<slug:key>/commitments/<slug:number>/status/", assessing.Assess.as_view(), name="assess"),
    path("follow-up/<slug:key>/activities/add/", activities.Add.as_view(), name="add-activity"),
    path("follow-up/<slug:key>/activities/<int:number>/", activities.Change.as_view(), name="activity"),
    path(
        "follow-up/<slug:key>/activities/<int:number>/evidence/",
        evidence.EvidenceOf.as_view(),
        name="evidence",
    ),
]
