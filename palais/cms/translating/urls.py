"""Addresses of the translators' desk, below /admin/."""

from django.urls import path

from palais.cms.translating import files, lists, passages

app_name = "translating"
urlpatterns = [
    path("languages/", lists.Lagging.as_view(), name="lagging"),
    path("languages/<int:pk>/", lists.Languages.as_view(), name="languages"),
    path("languages/<int:pk>/passages/", passages.Passages.as_view(), name="passages"),
    path("languages/<int:pk>/file/", files.Download.as_view(), name="download"),
    path("languages/<int:pk>/bring-in/", files.BringIn.as_view(), name="bring-in"),
    path("languages/<int:pk>/bring-in/<int:of>/", files.BroughtIn.as_view(), name="brought-in"),
]
