"""One person has one account, however the address is typed."""

import pytest
from django.db import IntegrityError, transaction

from palais.apps.people.models import User


def test_an_address_is_kept_in_lower_case(db):
    user = User.objects.create_user("  Ana@Example.ORG ", "a long password")
    assert (user.email, user.check_password("a long password"), user.is_staff) == (
        "ana@example.org",
        True,
        False,
    )
    assert User.objects.get_by_natural_key(" ANA@example.org") == user


def test_one_address_has_one_account(db):
    User.objects.create_user("ana@example.org")
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create_user("ANA@example.org")


def test_a_form_cleans_the_address_too(db):
    user = User(email="Ana@Example.ORG", password="x")
    user.full_clean()
    assert user.email == "ana@example.org"


def test_an_administrator_may_do_everything(db):
    user = User.objects.create_superuser("admin@example.org", "a long password")
    assert (user.is_staff, user.is_superuser, str(user)) == (True, True, "admin@example.org")


def test_an_account_without_password_lets_nobody_in(db, client):
    User.objects.create_user("ana@example.org")
    assert not client.login(username="ana@example.org", password="")
