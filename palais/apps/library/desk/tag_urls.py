"""Addresses of tags at the desk, below /admin/."""

from django.urls import path

from palais.apps.library.desk import tag_model, tags

app_name = "library-tags"
urlpatterns = [
    path("tags-of-recommendations/", tags.Tags.as_view(), name="tags"),
    path("tags-of-recommendations/model/", tag_model.TagModel.as_view(), name="model"),
    path("tags-of-recommendations/<int:pk>/", tags.TagsOfRecommendation.as_view(), name="recommendation"),
]
