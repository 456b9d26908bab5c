"""Addresses of the library's desk, below /admin/."""

from django.urls import path

from palais.apps.library.desk import documents, review

app_name = "library-desk"
urlpatterns = [
    path("un-documents/", documents.Documents.as_view(), name="documents"),
    path("un-documents/add/", documents.Add.as_view(), name="add"),
    path("un-documents/together/<int:pk>/", documents.OneBatch.as_view(), name="batch"),
    path("un-documents/<int:pk>/", review.Review.as_view(), name="review"),
    path("un-documents/<int:pk>/remove/", review.Remove.as_view(), name="remove"),
    path("un-documents/<int:pk>/file/", review.Original.as_view(), name="original"),
]
