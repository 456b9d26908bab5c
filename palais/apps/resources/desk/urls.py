"""Addresses of the resources' desk, below /admin/."""

from django.urls import path

from palais.apps.resources.desk import editions, hubs, levels, links, proposals, versions, works

app_name = "resources-desk"
urlpatterns = [
    path("resources/", works.Works.as_view(), name="works"),
    path("resources/add/", works.AddWork.as_view(), name="work-add"),
    path("resources/publications/", versions.Publications.as_view(), name="publications"),
    path("resources/works/<slug:key>/versions/", versions.Versions.as_view(), name="versions"),
    path("resources/works/<slug:key>/reading-level/", levels.OfWork.as_view(), name="work-level"),
    path("reading-level/", levels.AnyText.as_view(), name="level"),
    path("resources/links/", links.Links.as_view(), name="links"),
    path("resources/hubs/", hubs.Hubs.as_view(), name="hubs"),
    path("resources/hubs/add/", hubs.AddHub.as_view(), name="hub-add"),
    path("resources/hubs/<slug:slug>/", hubs.OneHub.as_view(), name="hub"),
    path("resources/hubs/<slug:slug>/words/", hubs.ChangeHub.as_view(), name="hub-change"),
    path("resources/hubs/<slug:slug>/sections/add/", hubs.Section.as_view(), name="section-add"),
    path("resources/hubs/<slug:slug>/sections/<slug:section>/", hubs.Section.as_view(), name="section"),
    path("resources/works/<slug:key>/", works.OneWork.as_view(), name="work"),
    path("resources/works/<slug:key>/words/", works.ChangeWork.as_view(), name="work-change"),
    path("resources/works/<slug:key>/editions/add/", editions.AddEdition.as_view(), name="edition-add"),
    path("resources/works/<slug:key>/editions/<int:pk>/", editions.OneEdition.as_view(), name="edition"),
    path(
        "resources/works/<slug:key>/editions/<int:pk>/<slug:which>/",
        editions.EditionFile.as_view(),
        name="edition-file",
    ),
    path("proposals/", proposals.Proposals.as_view(), name="proposals"),
    path("proposals/<int:pk>/", proposals.OneProposal.as_view(), name="proposal"),
    path("proposals/<int:pk>/file/", proposals.ProposalFile.as_view(), name="proposal-file"),
]
