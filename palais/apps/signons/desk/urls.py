"""Addresses of the desk of statements, below /admin/."""

from django.urls import path, re_path

from palais.apps.signons.desk import signatories, statements, texts

app_name = "statements-desk"
DEED = r"^statements/(?P<key>[-\w]+)/(?P<deed>publish|withdraw|drop)/$"
urlpatterns = [
    path("statements/", statements.Statements.as_view(), name="statements"),
    path("statements/add/", statements.Add.as_view(), name="add-statement"),
    path("statements/<slug:key>/", statements.OneStatement.as_view(), name="statement"),
    path("statements/<slug:key>/texts/new/", texts.Text.as_view(), name="new-text"),
    path("statements/<slug:key>/texts/<slug:language>/", texts.Text.as_view(), name="text"),
    path("statements/<slug:key>/signatories/", signatories.Signatories.as_view(), name="signatories"),
    path("statements/<slug:key>/signatories/undo/<int:pk>/", signatories.Undo.as_view(), name="undo"),
    path("statements/<slug:key>/files/", texts.Files.as_view(), name="files"),
    re_path(DEED, statements.Deed.as_view(), name="deed"),
]
