"""People with accounts, the organisations they work for, and the seats they hold there."""

from palais.apps.people.models.organisations import Organisation, OrganisationName
from palais.apps.people.models.seats import Seat
from palais.apps.people.models.users import User, UserManager

__all__ = ["Organisation", "OrganisationName", "Seat", "User", "UserManager"]
